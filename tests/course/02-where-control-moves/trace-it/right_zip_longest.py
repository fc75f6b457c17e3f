# Takes the words round by round.
# score: 6

# %% trace-hasty
def trace_hasty(messages: list[list[str]]) -> list[str]:
    return [word for words in messages for word in (*words, "STOP")] + ["closed"]


# %% trace-polite
from itertools import chain, zip_longest


def trace_polite(messages: list[list[str]]) -> list[str]:
    rounds = zip_longest(*[[*words, "STOP"] for words in messages])
    return [word for word in chain(*rounds) if word is not None] + ["closed"]


# %% trace-night
def trace_night(errands: list[tuple[str, str, int]]) -> list[str]:
    repairs = [(name, seconds) for name, kind, seconds in errands if kind == "repair"]
    free = sum(seconds for _, seconds in repairs)
    lines = [f"{name} {sum(s for _, s in repairs[:n])}" for n, (name, _) in enumerate(repairs, 1)]
    rides = {}
    for place, (name, kind, seconds) in enumerate(errands):
        if kind == "ride":
            held = sum(s for _, k, s in errands[:place] if k == "repair")
            rides[name] = held + seconds
    for name in sorted(rides, key=rides.get):
        lines.append(name + " " + str(max(free, rides[name])))
    return lines + ["closed"]
