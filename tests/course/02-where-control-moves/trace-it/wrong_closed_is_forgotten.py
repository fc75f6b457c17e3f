# Forgets that each office closes.
# score: 0
# finding: wrong-result

# %% trace-hasty
def trace_hasty(messages: list[list[str]]) -> list[str]:
    return [word for words in messages for word in (*words, "STOP")]


# %% trace-polite
def trace_polite(messages: list[list[str]]) -> list[str]:
    lines = []
    queue = [[*words, "STOP"] for words in messages]
    while queue:
        clerk = queue.pop(0)
        lines.append(clerk[0])
        if clerk[1:]:
            queue.append(clerk[1:])
    return lines


# %% trace-night
def trace_night(errands: list[tuple[str, str, int]]) -> list[str]:
    now, lines, due = 0, [], []
    for name, kind, seconds in errands:
        if kind == "repair":
            now += seconds
            lines.append(f"{name} {now}")
        else:
            due.append((now + seconds, name))
    return lines + [f"{name} {max(end, now)}" for end, name in sorted(due)]
