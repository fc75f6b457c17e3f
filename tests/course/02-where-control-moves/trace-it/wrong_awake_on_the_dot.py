# Lets a ride end at the second at which it is due, though a repair holds the loop.
# score: 4
# finding: wrong-result

# %% trace-night
def trace_night(errands: list[tuple[str, str, int]]) -> list[str]:
    now, ends = 0, []
    for name, kind, seconds in errands:
        if kind == "repair":
            now += seconds
            ends.append((now, name))
        else:
            ends.append((now + seconds, name))
    return [f"{name} {end}" for end, name in sorted(ends)] + ["closed"]
