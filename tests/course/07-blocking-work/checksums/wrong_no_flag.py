# Believes that cancelling ends the threads.
# score: 5
# finding: does-not-hold raised

# %% checksums
async def checksums(files, threads):
    loop = asyncio.get_running_loop()
    pool = ThreadPoolExecutor(max_workers=threads)

    try:
        sums = await asyncio.gather(*[loop.run_in_executor(pool, checksum, f) for f in files])
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return {file.name: value for file, value in zip(files, sums)}
