# Leaves the pool's `with` block, which waits for the threads and holds the loop.
# score: 5
# finding: blocked-the-loop

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
    with ThreadPoolExecutor(threads) as pool:
        try:
            sums = await asyncio.gather(*[loop.run_in_executor(pool, read, file) for file in files])
        finally:
            stop.set()
    return {file.name: value for file, value in zip(files, sums)}
