# After an error the jobs of the queue begin, and read one block each before they look at the flag.
# score: 7
# finding: raised

# %% checksums
async def checksums(files, threads):
    stop = threading.Event()

    loop = asyncio.get_running_loop()
    pool = ThreadPoolExecutor(max_workers=threads)

    def read(file):
        value = 0
        for block in file.blocks():
            value = zlib.crc32(block, value)
            if stop.is_set():
                break
        return value

    try:
        sums = await asyncio.gather(*[loop.run_in_executor(pool, read, file) for file in files])
    finally:
        stop.set()
        pool.shutdown(wait=False)
    return {file.name: value for file, value in zip(files, sums)}
