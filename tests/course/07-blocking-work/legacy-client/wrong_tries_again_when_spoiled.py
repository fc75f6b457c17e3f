# Goes in at any time, and tries again when it was one too many.
# score: 0
# finding: wrong-result raised

# %% legacy-client
class AsyncBridge:
    def __init__(self, bridge: Bridge) -> None:
        self.bridge = bridge

    async def weigh(self, lorry: str) -> int:
        for _ in range(5):
            try:
                return await asyncio.to_thread(self.bridge.weigh, lorry)
            except Exception:
                await asyncio.sleep(1)

    async def close(self) -> None:
        await asyncio.to_thread(self.bridge.close)
