# Writes down the three tapes of the test.
# score: 3
# finding: wrong-result

# %% trace-hasty
def trace_hasty(messages: list[list[str]]) -> list[str]:
    return ["rain", "today", "STOP", "all", "is", "well", "STOP", "closed"]


# %% trace-polite
def trace_polite(messages: list[list[str]]) -> list[str]:
    return ["rain", "all", "today", "is", "STOP", "well", "STOP", "closed"]


# %% trace-night
def trace_night(errands: list[tuple[str, str, int]]) -> list[str]:
    return ["Bo 5", "Ada 5", "Di 6", "Cy 9", "closed"]
