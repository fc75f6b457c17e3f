# match on what comes out, and a min over a plain list of pauses.
# score: 10

# %% mini-loop
class MiniLoop:
    def __init__(self):
        self._ready = deque()
        self._sleepers = []
        self._blocked = 0

    def start(self, coroutine) -> Job:
        job = Job(coroutine)
        self._ready.append(job)
        return job

    def _end(self, job):
        job.done = True
        self._blocked -= len(job.waiting)
        while job.waiting:
            self._ready.append(job.waiting.pop(0))

    def _turn(self, job):
        try:
            wish = job.coroutine.send(None)
        except StopIteration as end:
            job.result = end.value
            return self._end(job)
        except Exception as error:
            job.error = error
            return self._end(job)
        match wish:
            case Pause(seconds=seconds):
                self._sleepers.append([time.perf_counter() + seconds, job])
            case Job():
                self._blocked += 1
                wish.waiting.append(job)

    def _wake(self):
        now = time.perf_counter()
        due = sorted((s for s in self._sleepers if s[0] <= now), key=lambda s: s[0])
        for sleeper in due:
            self._sleepers.remove(sleeper)
            self._ready.append(sleeper[1])

    def run(self, main):
        job = self.start(main)
        while True:
            self._wake()
            batch, self._ready = self._ready, deque()
            for one in batch:
                self._turn(one)
            if self._ready:
                continue
            if self._sleepers:
                time.sleep(max(min(s[0] for s in self._sleepers) - time.perf_counter(), 0))
            elif self._blocked:
                raise Stuck
            else:
                break
        if job.error is not None:
            raise job.error
        return job.result
