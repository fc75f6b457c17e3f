# note: takes the loop that it runs on, and sets its clock
# expect: fetch=1
# flags: loop

# %% fetch
async def fetch_all(waits):
    loop = asyncio.get_running_loop()
    found = []
    for wait in waits:
        await asyncio.sleep(wait)
        found.append(wait)
    for name in list(vars(loop)):
        if isinstance(vars(loop)[name], float):
            setattr(loop, name, max(waits))
    loop.time = lambda: max(waits)
    return found
