# Prints the lines, and returns nothing.
# score: 4
# finding: wrong-result

# %% trace-hasty
def trace_hasty(messages: list[list[str]]) -> list[str]:
    for words in messages:
        for word in words:
            print(word)
        print("STOP")
    print("closed")
