# A TaskGroup, out of which a single error is taken.
# score: 7

# %% progress-report
async def develop_all(films: list[str], develop, show) -> list[str | None]:
    pictures = dict.fromkeys(range(len(films)))
    left = len(films)

    async def one(place):
        nonlocal left
        try:
            pictures[place] = await develop(films[place])
        except Spoiled:
            pass
        left -= 1
        show(len(films) - left, len(films))

    try:
        async with asyncio.TaskGroup() as group:
            for place in pictures:
                group.create_task(one(place))
    except BaseExceptionGroup as errors:
        raise errors.exceptions[0] from None
    return list(pictures.values())
