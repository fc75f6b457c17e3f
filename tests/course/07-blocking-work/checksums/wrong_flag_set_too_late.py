# Sets an asyncio.Event behind the `await`: a cancel never comes there.
# score: 5
# finding: does-not-hold raised

# %% checksums
async def checksums(files, threads):
    stop = asyncio.Event()
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

    sums = await asyncio.gather(*[loop.run_in_executor(pool, read, file) for file in files])
    stop.set()
    return {file.name: value for file, value in zip(files, sums)}
