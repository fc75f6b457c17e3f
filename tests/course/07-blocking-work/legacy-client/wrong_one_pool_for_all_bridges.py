# One pool, a global one, for every bridge there is.
# score: 7
# finding: too-late

# %% legacy-client
POOL = ThreadPoolExecutor(max_workers=1)


class AsyncBridge:
    def __init__(self, bridge):
        self.bridge = bridge

    async def weigh(self, lorry):
        return await asyncio.get_running_loop().run_in_executor(POOL, self.bridge.weigh, lorry)

    async def close(self):
        await asyncio.get_running_loop().run_in_executor(POOL, self.bridge.close)
