# The pool's own futures, wrapped for the loop.
# score: 8

# %% legacy-client
class AsyncBridge:
    def __init__(self, bridge):
        self._b = bridge
        self._ex = ThreadPoolExecutor(1, thread_name_prefix="bridge")

    async def weigh(self, lorry):
        return await asyncio.wrap_future(self._ex.submit(self._b.weigh, lorry))

    async def close(self):
        await asyncio.wrap_future(self._ex.submit(self._b.close))
