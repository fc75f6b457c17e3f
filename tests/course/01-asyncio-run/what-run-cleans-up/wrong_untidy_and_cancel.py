# Calls untidy_main, then cancels what is left and waits for nothing.
# score: 2
# finding: cancel-not-awaited

# %% tidy-main
async def tidy_main(seconds: float) -> None:
    await untidy_main(seconds)
    for t in asyncio.all_tasks() - {asyncio.current_task()}:
        t.cancel()
    print("main is done")
