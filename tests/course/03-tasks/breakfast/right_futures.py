# A future for each step, made before anything begins.
# score: 8

# %% breakfast
async def cook(recipe: dict[str, list[str]], do) -> dict[str, str]:
    loop = asyncio.get_running_loop()
    results = {step: loop.create_future() for step in recipe}

    async def one(step, needs):
        for needed in needs:
            await results[needed]
        results[step].set_result(await do(step))

    tasks = [asyncio.create_task(one(*entry)) for entry in recipe.items()]
    for task in tasks:
        await task
    return {step: future.result() for step, future in results.items()}
