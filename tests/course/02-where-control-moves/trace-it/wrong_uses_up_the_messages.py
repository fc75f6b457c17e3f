# Takes the words out of the lists that it was given.
# score: 4
# finding: does-not-hold

# %% trace-polite
def trace_polite(messages: list[list[str]]) -> list[str]:
    lines = []
    queue = list(messages)
    while queue:
        words = queue.pop(0)
        if words:
            lines.append(words.pop(0))
            queue.append(words)
        else:
            lines.append("STOP")
    return [*lines, "closed"]
