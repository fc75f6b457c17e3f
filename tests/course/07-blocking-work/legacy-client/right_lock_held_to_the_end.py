# Waits for the thread under the lock, also when cancelled, and only then raises again.
# score: 8

# %% legacy-client
class AsyncBridge:
    def __init__(self, bridge):
        self.bridge = bridge
        self.lock = asyncio.Lock()

    async def weigh(self, lorry):
        async with self.lock:
            job = asyncio.get_running_loop().run_in_executor(None, self.bridge.weigh, lorry)
            try:
                return await asyncio.shield(job)
            except asyncio.CancelledError:
                await asyncio.wait([job])
                raise

    async def close(self):
        async with self.lock:
            await asyncio.to_thread(self.bridge.close)
