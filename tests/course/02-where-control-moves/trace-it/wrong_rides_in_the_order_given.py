# Lets the rides end in the order in which they began.
# score: 4
# finding: wrong-result

# %% trace-night
def trace_night(errands: list[tuple[str, str, int]]) -> list[str]:
    now, lines, rides = 0, [], []
    for name, kind, seconds in errands:
        if kind == "repair":
            now += seconds
            lines.append(f"{name} {now}")
        else:
            rides.append((now + seconds, name))
    for end, name in rides:
        now = max(now, end)
        lines.append(f"{name} {now}")
    return [*lines, "closed"]
