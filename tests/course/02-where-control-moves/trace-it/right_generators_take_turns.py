# Lets plain generators take turns in a deque, and heaps up the rides.
# score: 6

# %% trace-hasty
def trace_hasty(messages):
    tape = []
    for words in messages:
        tape.extend(words)
        tape.append("STOP")
    tape.append("closed")
    return tape


# %% trace-polite
from collections import deque


def trace_polite(messages):
    def clerk(words):
        yield from words
        yield "STOP"

    tape, ready = [], deque(clerk(words) for words in messages)
    while ready:
        try:
            tape.append(next(ready[0]))
        except StopIteration:
            ready.popleft()
        else:
            ready.rotate(-1)
    return [*tape, "closed"]


# %% trace-night
import heapq


def trace_night(errands):
    clock, timers, tape = 0, [], []
    for name, kind, seconds in errands:
        if kind == "ride":
            heapq.heappush(timers, (clock + seconds, name))
        else:
            clock += seconds
            tape.append(f"{name} {clock}")
    while timers:
        due, name = heapq.heappop(timers)
        clock = max(clock, due)
        tape.append(f"{name} {clock}")
    return [*tape, "closed"]
