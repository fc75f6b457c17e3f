# Looks at the flag before each file, and not between its blocks.
# score: 5
# finding: does-not-hold raised

# %% checksums
async def checksums(files, threads):
    stop = threading.Event()

    loop = asyncio.get_running_loop()
    pool = ThreadPoolExecutor(max_workers=threads)

    def read(file):
        return 0 if stop.is_set() else checksum(file)

    try:
        sums = await asyncio.gather(*[loop.run_in_executor(pool, read, file) for file in files])
    finally:
        stop.set()
    return {file.name: value for file, value in zip(files, sums)}
