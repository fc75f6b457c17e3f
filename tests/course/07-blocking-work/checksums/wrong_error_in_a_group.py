# A TaskGroup around it: the error comes out in a group.
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

    async def one(file):
        return await loop.run_in_executor(pool, read, file)

    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one(file)) for file in files]
    finally:
        stop.set()
        pool.shutdown(wait=False, cancel_futures=True)
    return {file.name: task.result() for file, task in zip(files, tasks)}
