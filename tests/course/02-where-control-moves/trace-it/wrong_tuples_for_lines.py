# Returns names with seconds in place of lines.
# score: 4
# finding: wrong-result

# %% trace-night
def trace_night(errands: list[tuple[str, str, int]]) -> list[str]:
    now, lines, due = 0, [], []
    for name, kind, seconds in errands:
        if kind == "repair":
            now += seconds
            lines.append((name, now))
        else:
            due.append((now + seconds, name))
    lines += [(name, max(end, now)) for end, name in sorted(due)]
    return [*lines, "closed"]
