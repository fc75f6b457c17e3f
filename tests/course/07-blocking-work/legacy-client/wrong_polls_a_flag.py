# Asks again and again whether the bridge is free.
# score: 0
# finding: too-late raised

# %% legacy-client
class AsyncBridge:
    def __init__(self, bridge: Bridge) -> None:
        self.bridge = bridge

        self.busy = False

    async def weigh(self, lorry: str) -> int:
        while self.busy:
            await asyncio.sleep(0.3)
        self.busy = True
        try:
            return await asyncio.to_thread(self.bridge.weigh, lorry)
        finally:
            self.busy = False

    async def close(self) -> None:
        while self.busy:
            await asyncio.sleep(0.3)
        await asyncio.to_thread(self.bridge.close)
