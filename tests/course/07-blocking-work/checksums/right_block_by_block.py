# Calls the thread anew for each block: then cancelling is enough.
# score: 8

# %% checksums
async def checksums(files, threads):
    slots = asyncio.Semaphore(threads)

    async def one(file):
        value, blocks = 0, file.blocks()
        async with slots:
            while (block := await asyncio.to_thread(next, blocks, None)) is not None:
                value = zlib.crc32(block, value)
        return value

    tasks = [asyncio.create_task(one(file)) for file in files]
    try:
        sums = await asyncio.gather(*tasks)
        return {file.name: value for file, value in zip(files, sums)}
    finally:
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
