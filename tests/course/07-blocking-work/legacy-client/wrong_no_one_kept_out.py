# A thread for each call, and nothing keeps two of them apart.
# score: 0
# finding: raised

# %% legacy-client
class AsyncBridge:
    def __init__(self, bridge: Bridge) -> None:
        self.bridge = bridge

    async def weigh(self, lorry: str) -> int:
        return await asyncio.to_thread(self.bridge.weigh, lorry)

    async def close(self) -> None:
        await asyncio.to_thread(self.bridge.close)
