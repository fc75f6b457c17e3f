# A semaphore and a TaskGroup, whose error is taken out of its group.
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

    slots = asyncio.Semaphore(threads)

    async def one(file):
        async with slots:
            try:
                return await asyncio.to_thread(read, file)
            except BaseException:
                stop.set()
                raise

    try:
        async with asyncio.TaskGroup() as group:
            tasks = {file.name: group.create_task(one(file)) for file in files}
    except* OSError as errors:
        first = errors.exceptions[0]
    else:
        return {name: task.result() for name, task in tasks.items()}
    raise first
