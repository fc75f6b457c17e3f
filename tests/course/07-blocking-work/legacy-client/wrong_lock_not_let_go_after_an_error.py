# Takes and lets go of the lock by hand: an error leaves it locked.
# score: 4
# finding: deadlock

# %% legacy-client
class AsyncBridge:
    def __init__(self, bridge: Bridge) -> None:
        self.bridge = bridge

        self.lock = asyncio.Lock()

    async def weigh(self, lorry: str) -> int:
        await self.lock.acquire()
        weight = await asyncio.to_thread(self.bridge.weigh, lorry)
        self.lock.release()
        return weight

    async def close(self) -> None:
        async with self.lock:
            await asyncio.to_thread(self.bridge.close)
