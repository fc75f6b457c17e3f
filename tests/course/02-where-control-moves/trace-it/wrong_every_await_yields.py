# Believes that each await gives way, so that the hasty office takes turns like the polite one.
# score: 4
# finding: wrong-result

# %% trace-hasty
def trace_hasty(messages: list[list[str]]) -> list[str]:
    lines = []
    queue = [[*words, "STOP"] for words in messages]
    while queue:
        clerk = queue.pop(0)
        lines.append(clerk[0])
        if clerk[1:]:
            queue.append(clerk[1:])
    return [*lines, "closed"]
