# Ends on a cancel, but as if all were well.
# score: 7
# finding: swallowed-cancel

# %% retry
async def retry(attempt, *, tries, limit, pause, longest):
    try:
        for number in range(1, tries + 1):
            try:
                async with asyncio.timeout(limit):
                    return await attempt()
            except (ConnectionError, TimeoutError):
                if number == tries:
                    raise
            await asyncio.sleep(min(pause, longest))
            pause *= 2
    except asyncio.CancelledError:
        print("stopped")
