# Gathers the one piece of work, and sorts by a table.
# score: 6

# %% sort-the-wreckage
async def sort_out(work: Callable, report: dict[str, list[str]]) -> object:
    table = [(ConnectionError, "network"), (TimeoutError, "network")]
    table += [(OSError, "disk"), (ValueError, "lists")]
    [done] = await asyncio.gather(asyncio.create_task(kept(work)))
    if done[0] == "value":
        return done[1]

    def sort(error):
        if isinstance(error, ExceptionGroup):
            left = [one for one in map(sort, error.exceptions) if one is not None]
            return error.derive(left) if left else None
        for kind, name in table:
            if isinstance(error, kind):
                report[name].append(str(error))
                return None
        return error

    rest = sort(done[1])
    if rest is not None:
        raise rest


async def kept(work):
    try:
        return ("value", await work())
    except Exception as error:
        return ("error", error)
