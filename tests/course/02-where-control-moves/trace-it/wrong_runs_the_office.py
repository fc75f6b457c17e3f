# Runs the polite office, and reads off what it prints.
# score: 4
# finding: does-not-hold

# %% trace-polite
from looplab import simulate


def trace_polite(messages: list[list[str]]) -> list[str]:
    return [line.text for line in simulate(polite_office, messages).output]
