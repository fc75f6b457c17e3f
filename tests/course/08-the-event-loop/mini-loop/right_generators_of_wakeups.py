# Each job is a plain function `step` in a queue; pauses are a sorted list.
# score: 10

# %% mini-loop
class MiniLoop:
    def __init__(self):
        self.queue, self.alarms, self.open = [], [], set()

    def start(self, coroutine) -> Job:
        job = Job(coroutine)
        self.open.add(job)
        self.queue.append(lambda: self.step(job))
        return job

    def step(self, job):
        try:
            wish = job.coroutine.send(None)
        except StopIteration as stop:
            job.result = stop.value
        except Exception as error:
            job.error = error
        else:
            again = lambda: self.step(job)
            if type(wish) is Job:
                wish.waiting.append(again)
            elif wish.seconds <= 0:
                self.queue.append(again)
            else:
                self.alarms.append((time.monotonic() + wish.seconds, again))
                self.alarms.sort(key=lambda alarm: alarm[0])
            return
        job.done = True
        self.open.discard(job)
        self.queue += job.waiting

    def run(self, main):
        main = self.start(main)
        while self.open:
            now = time.monotonic()
            while self.alarms and self.alarms[0][0] <= now:
                self.queue.append(self.alarms.pop(0)[1])
            if self.queue:
                self.queue.pop(0)()
            elif self.alarms:
                time.sleep(self.alarms[0][0] - now)
            else:
                raise Stuck("nobody can go on")
        if main.error:
            raise main.error
        return main.result
