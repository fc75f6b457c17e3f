# Answers a cancel with what there is; and awaits in order, so that an error comes late.
# score: 5
# finding: swallowed-cancel raised

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
    try:
        jobs = [loop.run_in_executor(pool, read, file) for file in files]
        for file, job in zip(files, jobs):
            sums[file.name] = await job
    except asyncio.CancelledError:
        pass
    finally:
        stop.set()
        pool.shutdown(wait=False, cancel_futures=True)
    return sums
