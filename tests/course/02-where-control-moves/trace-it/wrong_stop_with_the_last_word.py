# Types STOP in the turn of the last word, before giving way.
# score: 4
# finding: wrong-result

# %% trace-polite
def trace_polite(messages: list[list[str]]) -> list[str]:
    lines = []
    queue = [list(words) for words in messages]
    while queue:
        clerk = queue.pop(0)
        if clerk:
            lines.append(clerk[0])
        if clerk[1:]:
            queue.append(clerk[1:])
        else:
            lines.append("STOP")
    return [*lines, "closed"]
