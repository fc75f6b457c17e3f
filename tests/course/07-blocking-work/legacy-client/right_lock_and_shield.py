# An asyncio.Lock that a shielded task of its own holds until the thread has come out.
# score: 8

# %% legacy-client
class AsyncBridge:
    def __init__(self, bridge):
        self.bridge = bridge
        self.lock = asyncio.Lock()
        self.tasks = set()

    async def _call(self, function, *args):
        async with self.lock:
            return await asyncio.to_thread(function, *args)

    def _start(self, function, *args):
        task = asyncio.create_task(self._call(function, *args))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        return asyncio.shield(task)

    async def weigh(self, lorry):
        return await self._start(self.bridge.weigh, lorry)

    async def close(self):
        await self._start(self.bridge.close)
