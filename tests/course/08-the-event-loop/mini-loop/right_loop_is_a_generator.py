# The loop itself is a generator that yields how long to sleep.
# score: 10

# %% mini-loop
class MiniLoop:
    def __init__(self):
        self.jobs = deque()
        self.heap = []
        self.serial = itertools.count().__next__
        self.alive = set()

    def start(self, coroutine) -> Job:
        job = Job(coroutine)
        self.alive.add(job)
        self.jobs.append(job)
        return job

    def naps(self):
        while self.alive:
            while self.heap and self.heap[0][0] <= time.time():
                self.jobs.append(heapq.heappop(self.heap)[2])
            if self.jobs:
                self.advance(self.jobs.popleft())
            elif self.heap:
                yield self.heap[0][0] - time.time()
            else:
                raise Stuck

    def advance(self, job):
        try:
            asked = job.coroutine.send(None)
            if isinstance(asked, Job):
                asked.waiting.append(job)
            else:
                heapq.heappush(self.heap, (time.time() + asked.seconds, self.serial(), job))
            return
        except StopIteration as returned:
            job.result = returned.value
        except Exception as raised:
            job.error = raised
        job.done = True
        self.alive.remove(job)
        self.jobs.extend(job.waiting)

    def run(self, main):
        job = self.start(main)
        for seconds in self.naps():
            time.sleep(seconds)
        return self.outcome(job)

    def outcome(self, job):
        try:
            job.__await__().send(None)
        except StopIteration as end:
            return end.value
