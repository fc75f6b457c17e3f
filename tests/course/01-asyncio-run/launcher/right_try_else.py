# try, except, else, with the entry built step by step.
# score: 6

# %% launcher
def launch(jobs: list) -> list:
    answer = []
    for number in range(len(jobs)):
        coroutine = jobs[number]()
        try:
            value = asyncio.run(coroutine)
        except Exception as problem:
            entry = ("error", problem)
        else:
            entry = ("ok", value)
        answer.append(entry)
    return answer
