# Puts the sums into the dict as they come.
# score: 6
# finding: does-not-hold

# %% checksums
async def checksums(files, threads):
    stop = threading.Event()

    def read(file):
        value = 0
        if stop.is_set():
            return value
        for block in file.blocks():
            value = zlib.crc32(block, value)
            if stop.is_set():
                return value
        return value

    loop = asyncio.get_running_loop()
    pool = ThreadPoolExecutor(max_workers=threads)

    sums = {}

    async def one(file):
        sums[file.name] = await loop.run_in_executor(pool, read, file)

    try:
        await asyncio.gather(*[one(file) for file in files])
    finally:
        stop.set()
        pool.shutdown(wait=False, cancel_futures=True)
    return sums
