# Believes that sleep(0) is no wait at all.
# score: 4
# finding: wrong-result

# %% trace-polite
def trace_polite(messages: list[list[str]]) -> list[str]:
    lines = []
    for words in messages:
        lines += [*words, "STOP"]
    return [*lines, "closed"]
