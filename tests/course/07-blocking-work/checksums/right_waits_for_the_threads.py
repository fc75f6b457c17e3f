# Waits without holding the loop until the threads have seen the flag, then ends the pool.
# score: 8

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
        jobs = [loop.run_in_executor(pool, read, file) for file in files]
        everything = asyncio.gather(*jobs)
        try:
            sums = await asyncio.shield(everything)
        except BaseException:
            stop.set()
            await asyncio.wait(jobs)
            if everything.done() and not everything.cancelled():
                everything.exception()
            raise
    return dict(zip([file.name for file in files], sums))
