# Drives each coroutine to its end before the next.
# score: 1
# finding: wrong-order wrong-result swallowed-error

# %% mini-loop
class MiniLoop:
    def __init__(self):
        self.jobs = deque()

    def start(self, coroutine) -> Job:
        job = Job(coroutine)
        self.jobs.append(job)
        return job

    def drive(self, job):
        if job in self.jobs:
            self.jobs.remove(job)
        try:
            while True:
                wish = job.coroutine.send(None)
                if isinstance(wish, Pause):
                    time.sleep(wish.seconds)
                else:
                    self.drive(wish)
        except StopIteration as end:
            job.result = end.value
        except Exception as error:
            job.error = error
        job.done = True

    def run(self, main):
        job = self.start(main)
        while self.jobs:
            self.drive(self.jobs[0])
        if job.error is not None:
            raise job.error
        return job.result
