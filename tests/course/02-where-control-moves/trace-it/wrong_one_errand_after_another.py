# Believes that gather runs one errand after the other.
# score: 4
# finding: wrong-result

# %% trace-night
def trace_night(errands: list[tuple[str, str, int]]) -> list[str]:
    now, lines = 0, []
    for name, kind, seconds in errands:
        now += seconds
        lines.append(f"{name} {now}")
    return [*lines, "closed"]
