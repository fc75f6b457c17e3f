# Each call waits until the job before it has ended, whatever became of its task.
# score: 8

# %% legacy-client
class AsyncBridge:
    def __init__(self, bridge):
        self.bridge = bridge
        self.last = None

    async def _run(self, function, *args):
        loop = asyncio.get_running_loop()
        before, mine = self.last, loop.create_future()
        self.last = mine

        def over(_=None):
            if not mine.done():
                mine.set_result(None)

        if before is not None:
            try:
                await asyncio.shield(before)
            except asyncio.CancelledError:
                before.add_done_callback(over)
                raise
        job = loop.run_in_executor(None, function, *args)
        job.add_done_callback(lambda job: job.cancelled() or job.exception() or None)
        job.add_done_callback(over)
        return await asyncio.shield(job)

    async def weigh(self, lorry):
        return await self._run(self.bridge.weigh, lorry)

    async def close(self):
        await self._run(self.bridge.close)
