# Gives the turns in the thread of a pool.
# score: 6
# finding: does-not-hold wrong-result

# %% mini-loop
from concurrent.futures import ThreadPoolExecutor


class MiniLoop:
    def __init__(self):
        self.ready = deque()
        self.pauses = []
        self.numbers = itertools.count()
        self.jobs = []

    def start(self, coroutine) -> Job:
        job = Job(coroutine)
        self.jobs.append(job)
        self.ready.append(job)
        return job

    def run(self, main):
        job = self.start(main)
        while self.ready or self.pauses:
            if not self.ready:
                time.sleep(max(0, self.pauses[0][0] - time.monotonic()))
            while self.pauses and self.pauses[0][0] <= time.monotonic():
                self.ready.append(heapq.heappop(self.pauses)[-1])
            for _ in range(len(self.ready)):
                with ThreadPoolExecutor(1) as pool:
                    pool.submit(self.turn, self.ready.popleft()).result()
        if not all(job.done for job in self.jobs):
            raise Stuck
        if job.error is not None:
            raise job.error
        return job.result

    def turn(self, job):
        try:
            wish = job.coroutine.send(None)
        except StopIteration as end:
            self.finish(job, result=end.value)
        except Exception as error:
            self.finish(job, error=error)
        else:
            if isinstance(wish, Pause):
                when = time.monotonic() + wish.seconds
                heapq.heappush(self.pauses, (when, next(self.numbers), job))
            else:
                wish.waiting.append(job)

    def finish(self, job, result=None, error=None):
        job.result, job.error, job.done = result, error, True
        self.ready.extend(job.waiting)
