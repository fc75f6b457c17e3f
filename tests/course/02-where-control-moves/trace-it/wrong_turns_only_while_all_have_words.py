# Takes turns with zip, which ends with the shortest message; the rest is typed in one go.
# score: 5
# finding: wrong-result

# %% trace-polite
def trace_polite(messages: list[list[str]]) -> list[str]:
    typed = [[*words, "STOP"] for words in messages]
    lines = [word for turn in zip(*typed) for word in turn]
    shortest = min((len(words) for words in typed), default=0)
    for words in typed:
        lines += words[shortest:]
    return [*lines, "closed"]
