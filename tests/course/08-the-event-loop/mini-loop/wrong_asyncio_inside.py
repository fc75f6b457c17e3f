# Has asyncio do the work.
# score: 0
# finding: too-many-loops blocked-the-loop deadlock

# %% mini-loop
import asyncio


class MiniLoop:
    def __init__(self):
        Pause.__await__ = lambda pause: asyncio.sleep(pause.seconds).__await__()
        self.given = []

    def start(self, coroutine) -> Job:
        job = Job(coroutine)
        job.event = asyncio.Event()
        self.given.append(job)
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            pass
        else:
            self.begin()
        return job

    def begin(self):
        async def drive(job):
            try:
                job.result = await job.coroutine
            except Exception as error:
                job.error = error
            job.done = True

        self.tasks = getattr(self, "tasks", [])
        while self.given:
            job = self.given.pop(0)
            job.task = asyncio.create_task(drive(job))
            self.tasks.append(job.task)

    def run(self, main):
        def wait(job):
            yield from asyncio.shield(job.task).__await__() if not job.done else ()
            if job.error is not None:
                raise job.error
            return job.result

        Job.__await__ = wait
        first = self.start(main)

        async def all_of_them():
            self.begin()
            while any(not task.done() for task in self.tasks):
                await asyncio.wait(self.tasks)

        asyncio.run(all_of_them())
        if first.error is not None:
            raise first.error
        return first.result
