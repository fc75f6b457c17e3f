# One condition, on which everybody waits.
# score: 8

# %% breakfast
async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    results = {}
    news = asyncio.Condition()

    async def one(step):
        async with news:
            await news.wait_for(lambda: all(needed in results for needed in recipe[step]))
        result = await do(step)
        async with news:
            results[step] = result
            news.notify_all()

    await asyncio.gather(*[one(step) for step in recipe])
    return results
