# No finally: one helper stops everything, on each way out.
# score: 8

# %% mirrors
async def first_copy(mirrors: list[str], fetch) -> str:
    async def stop():
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    tasks = [asyncio.ensure_future(fetch(mirror)) for mirror in mirrors]
    for answer in asyncio.as_completed(tasks):
        try:
            copy = await answer
        except Exception:
            continue
        except BaseException:
            await stop()
            raise
        await stop()
        return copy
    raise LookupError([task.exception() for task in tasks])
