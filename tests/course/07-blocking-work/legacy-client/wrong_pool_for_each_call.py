# A pool of one thread, but a new one for each call, and its end is waited for on the loop.
# score: 1
# finding: blocked-the-loop

# %% legacy-client
class AsyncBridge:
    def __init__(self, bridge: Bridge) -> None:
        self.bridge = bridge

    async def weigh(self, lorry: str) -> int:
        with ThreadPoolExecutor(max_workers=1) as pool:
            return pool.submit(self.bridge.weigh, lorry).result()

    async def close(self) -> None:
        with ThreadPoolExecutor(max_workers=1) as pool:
            pool.submit(self.bridge.close).result()
