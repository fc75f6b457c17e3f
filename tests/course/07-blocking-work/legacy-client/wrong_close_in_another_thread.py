# Closes in a thread of the loop's pool, while another may still be inside.
# score: 7
# finding: raised

# %% legacy-client
class AsyncBridge:
    def __init__(self, bridge: Bridge) -> None:
        self.bridge = bridge
        self.pool = ThreadPoolExecutor(max_workers=1)

    async def weigh(self, lorry: str) -> int:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.pool, self.bridge.weigh, lorry)

    async def close(self) -> None:
        await asyncio.to_thread(self.bridge.close)
