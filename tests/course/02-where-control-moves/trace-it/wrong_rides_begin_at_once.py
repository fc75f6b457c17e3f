# Lets every ride begin at second 0, also one that stands after a repair.
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
            rides.append((seconds, name))
    return lines + [f"{name} {max(now, end)}" for end, name in sorted(rides)] + ["closed"]
