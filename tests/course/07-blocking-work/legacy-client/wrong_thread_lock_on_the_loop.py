# Takes a threading.Lock in the coroutine and awaits under it: the second task holds the loop.
# score: 0
# finding: deadlock

# %% legacy-client
class AsyncBridge:
    def __init__(self, bridge: Bridge) -> None:
        self.bridge = bridge

        self.lock = threading.Lock()

    async def weigh(self, lorry: str) -> int:
        with self.lock:
            return await asyncio.to_thread(self.bridge.weigh, lorry)

    async def close(self) -> None:
        with self.lock:
            await asyncio.to_thread(self.bridge.close)
