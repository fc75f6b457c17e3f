# A global flag, cleared at the start of each call: it still stops a call beside it.
# score: 7
# finding: wrong-result

# %% checksums
stop = threading.Event()


async def checksums(files, threads):
    stop.clear()
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
    finally:
        stop.set()
        pool.shutdown(wait=False, cancel_futures=True)
    return {file.name: value for file, value in zip(files, sums)}
