# Hands over the answer of the call, not the function.
# score: 0
# finding: blocked-the-loop raised

# %% legacy-client
class AsyncBridge:
    def __init__(self, bridge: Bridge) -> None:
        self.bridge = bridge

    async def weigh(self, lorry: str) -> int:
        return await asyncio.to_thread(self.bridge.weigh(lorry))

    async def close(self) -> None:
        await asyncio.to_thread(self.bridge.close())
