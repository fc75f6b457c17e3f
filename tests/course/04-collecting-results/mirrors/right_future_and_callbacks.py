# A future that the first good task fulfils, from a callback.
# score: 8

# %% mirrors
async def first_copy(mirrors: list[str], fetch) -> str:
    loop = asyncio.get_running_loop()
    winner = loop.create_future()
    failed = []
    tasks = [loop.create_task(fetch(mirror)) for mirror in mirrors]

    def ended(task):
        if winner.done():
            return
        if not task.cancelled() and task.exception() is None:
            winner.set_result(task.result())
        else:
            failed.append(task)
            if len(failed) == len(tasks):
                winner.set_result(LookupError)

    for task in tasks:
        task.add_done_callback(ended)
    try:
        found = await winner if tasks else LookupError
        if found is LookupError:
            raise LookupError([task.exception() for task in tasks])
        return found
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
