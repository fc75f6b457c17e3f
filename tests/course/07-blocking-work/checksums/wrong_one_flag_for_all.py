# A global flag: once set, it stops all calls, and later ones too.
# score: 3
# finding: wrong-result swallowed-error

# %% checksums
stop = threading.Event()


async def checksums(files, threads):
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
    except BaseException:
        stop.set()
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    return {file.name: value for file, value in zip(files, sums)}
