# A thread for each file, however many there are.
# score: 1
# finding: too-early does-not-hold raised

# %% checksums
async def checksums(files, threads):
    sums = await asyncio.gather(*[asyncio.to_thread(checksum, file) for file in files])
    return {file.name: value for file, value in zip(files, sums)}
