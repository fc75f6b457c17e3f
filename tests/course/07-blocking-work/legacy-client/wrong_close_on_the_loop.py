# Calls close itself.
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
        self.bridge.close()
