# Drives each job in a thread of its own.
# score: 4
# finding: does-not-hold wrong-result swallowed-error deadlock

# %% mini-loop
import threading


class MiniLoop:
    def __init__(self):
        self.given = []
        self.threads = []
        self.running = False

    def start(self, coroutine) -> Job:
        job = Job(coroutine)
        job.over = threading.Event()
        if self.running:
            self.begin(job)
        else:
            self.given.append(job)
        return job

    def begin(self, job):
        thread = threading.Thread(target=self.drive, args=[job])
        self.threads.append(thread)
        thread.start()

    def drive(self, job):
        while True:
            try:
                wish = job.coroutine.send(None)
            except StopIteration as end:
                job.result = end.value
                break
            except Exception as error:
                job.error = error
                break
            if isinstance(wish, Pause):
                time.sleep(wish.seconds)
            else:
                wish.over.wait()
        job.done = True
        job.over.set()

    def run(self, main):
        self.running = True
        job = self.start(main)
        for one in self.given:
            self.begin(one)
        for thread in self.threads:
            thread.join()
        if job.error is not None:
            raise job.error
        return job.result
