# As many tasks as threads; each takes the next file and has it read by to_thread.
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

    todo = iter(files)
    sums = {file.name: 0 for file in files}

    async def worker():
        for file in todo:
            sums[file.name] = await asyncio.to_thread(read, file)

    tasks = [asyncio.create_task(worker()) for _ in range(threads)]
    try:
        await asyncio.gather(*tasks)
    finally:
        stop.set()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return sums
