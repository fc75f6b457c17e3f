# The pool in a `with` block, and no flag: it reads all that it has begun, and holds the loop.
# score: 4
# finding: blocked-the-loop too-late

# %% checksums
async def checksums(files, threads):
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(threads) as pool:
        sums = await asyncio.gather(*[loop.run_in_executor(pool, checksum, f) for f in files])
    return {file.name: value for file, value in zip(files, sums)}
