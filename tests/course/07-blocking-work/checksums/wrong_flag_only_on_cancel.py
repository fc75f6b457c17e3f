# Sets the flag when it is cancelled, but not after an error.
# score: 7
# finding: raised

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

    try:
        sums = await asyncio.gather(*[loop.run_in_executor(pool, read, file) for file in files])
    except asyncio.CancelledError:
        stop.set()
        raise
    return {file.name: value for file, value in zip(files, sums)}
