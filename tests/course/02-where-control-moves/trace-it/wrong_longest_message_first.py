# Sorts the clerks by what they have left: nobody is preferred in the ready queue.
# score: 4
# finding: wrong-result

# %% trace-polite
def trace_polite(messages: list[list[str]]) -> list[str]:
    lines = []
    queue = [[*words, "STOP"] for words in messages]
    while queue:
        queue.sort(key=len, reverse=True)
        clerk = queue.pop(0)
        lines.append(clerk[0])
        if clerk[1:]:
            queue.append(clerk[1:])
    return [*lines, "closed"]
