# Calls the driver itself: async def makes it no less blocking.
# score: 1
# finding: blocked-the-loop

# %% legacy-client
class AsyncBridge:
    def __init__(self, bridge: Bridge) -> None:
        self.bridge = bridge

    async def weigh(self, lorry: str) -> int:
        return self.bridge.weigh(lorry)

    async def close(self) -> None:
        self.bridge.close()
