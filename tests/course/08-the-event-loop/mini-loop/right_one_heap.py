# All in one heap: who is ready is due now.
# score: 10

# %% mini-loop
class MiniLoop:
    def __init__(self):
        self.agenda = []
        self.tickets = itertools.count()
        self.unfinished = set()

    def note(self, job, seconds=0):
        heapq.heappush(self.agenda, (time.monotonic() + seconds, next(self.tickets), job))

    def start(self, coroutine) -> Job:
        job = Job(coroutine)
        self.unfinished.add(job)
        self.note(job)
        return job

    def run(self, main):
        first = self.start(main)
        while self.agenda:
            when, _, job = heapq.heappop(self.agenda)
            late = time.monotonic() - when
            if late < 0:
                time.sleep(-late)
            try:
                wish = job.coroutine.send(None)
            except StopIteration as end:
                job.result = end.value
            except Exception as error:
                job.error = error
            else:
                match wish:
                    case Pause():
                        self.note(job, wish.seconds)
                    case Job():
                        wish.waiting.append(job)
                continue
            job.done = True
            self.unfinished.remove(job)
            for other in job.waiting:
                self.note(other)
        if self.unfinished:
            raise Stuck(len(self.unfinished))
        if first.error is not None:
            raise first.error
        return first.result
