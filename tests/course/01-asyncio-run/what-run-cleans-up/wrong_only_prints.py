# Prints the lines itself, and starts none of the parts.
# score: 2
# finding: too-few-at-once

# %% tidy-main
async def tidy_main(seconds: float) -> None:
    print("first reading: 0")
    for i in range(int(seconds)):
        await asyncio.sleep(1)
        print("beat")
    await asyncio.sleep(seconds-int(seconds))
    print("heartbeat stopped")
    print("readings closed")
    await asyncio.sleep(max(0, 5-seconds))
    print("archive written")
    print("main is done")
