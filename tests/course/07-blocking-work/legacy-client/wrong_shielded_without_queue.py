# Shields the job from the cancel, but the lock is let go all the same.
# score: 5
# finding: raised

# %% legacy-client
class AsyncBridge:
    def __init__(self, bridge: Bridge) -> None:
        self.bridge = bridge

        self.lock = asyncio.Lock()

    async def weigh(self, lorry: str) -> int:
        async with self.lock:
            return await asyncio.shield(asyncio.to_thread(self.bridge.weigh, lorry))

    async def close(self) -> None:
        async with self.lock:
            await asyncio.to_thread(self.bridge.close)
