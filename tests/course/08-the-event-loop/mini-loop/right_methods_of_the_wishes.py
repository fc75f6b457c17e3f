# Each wish knows what to do, as in the lesson.
# score: 10

# %% mini-loop
def pause(wish, loop, job):
    loop.later(time.monotonic() + wish.seconds, job)


def wait(wish, loop, job):
    wish.waiting.append(job)


class MiniLoop:
    acts = {Pause: pause, Job: wait}

    def __init__(self):
        self.ready = deque()
        self.timers = []
        self.count = 0
        self.living = 0

    def later(self, when, job):
        self.count += 1
        heapq.heappush(self.timers, (when, self.count, job))

    def start(self, coroutine) -> Job:
        self.living += 1
        job = Job(coroutine)
        self.ready.append(job)
        return job

    def run(self, main):
        first = self.start(main)
        while self.living:
            if not self.ready and not self.timers:
                raise Stuck()
            if not self.ready and (wait := self.timers[0][0] - time.monotonic()) > 0:
                time.sleep(wait)
            while self.timers and self.timers[0][0] <= time.monotonic():
                self.ready.append(heapq.heappop(self.timers)[2])
            job = self.ready.popleft()
            try:
                wish = job.coroutine.send(None)
                self.acts[type(wish)](wish, self, job)
            except StopIteration as stop:
                job.result = stop.value
                self.over(job)
            except Exception as error:
                job.error = error
                self.over(job)
        if first.error:
            raise first.error
        return first.result

    def over(self, job):
        job.done = True
        self.living -= 1
        self.ready.extend(job.waiting)
