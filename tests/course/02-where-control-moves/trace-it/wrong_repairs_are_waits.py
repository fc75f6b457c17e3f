# Believes that time.sleep waits as asyncio.sleep does: all errands at the same time.
# score: 4
# finding: wrong-result

# %% trace-night
def trace_night(errands: list[tuple[str, str, int]]) -> list[str]:
    ends = sorted((seconds, name) for name, kind, seconds in errands)
    return [f"{name} {end}" for end, name in ends] + ["closed"]
