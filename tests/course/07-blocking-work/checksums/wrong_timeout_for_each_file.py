# Gives each file five seconds with wait_for, and believes that ends the thread.
# score: 3
# finding: does-not-hold raised

# %% checksums
async def checksums(files, threads):
    slots = asyncio.Semaphore(threads)

    async def one(file):
        async with slots:
            return await asyncio.wait_for(asyncio.to_thread(checksum, file), 5)

    sums = await asyncio.gather(*[one(file) for file in files])
    return {file.name: value for file, value in zip(files, sums)}
