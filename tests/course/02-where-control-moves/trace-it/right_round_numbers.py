# Counts the rounds, and asks in each who still has a word.
# score: 6

# %% trace-hasty
def trace_hasty(messages: list[list[str]]) -> list[str]:
    return sum(([*words, "STOP"] for words in messages), []) + ["closed"]


# %% trace-polite
def trace_polite(messages: list[list[str]]) -> list[str]:
    lines = []
    longest = max((len(words) for words in messages), default=0)
    for turn in range(longest + 1):
        for words in messages:
            if turn < len(words):
                lines.append(words[turn])
            elif turn == len(words):
                lines.append("STOP")
    lines.append("closed")
    return lines


# %% trace-night
def trace_night(errands: list[tuple[str, str, int]]) -> list[str]:
    events = []
    clock = 0
    for name, kind, seconds in errands:
        if kind == "repair":
            clock += seconds
            events.append((0, clock, name, clock))
        else:
            events.append((1, clock + seconds, name, None))
    lines = []
    for _, at, name, shown in sorted(events, key=lambda event: event[:2]):
        lines.append(f"{name} {shown if shown is not None else max(at, clock)}")
    return lines + ["closed"]
