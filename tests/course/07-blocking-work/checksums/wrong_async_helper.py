# Puts async def around the reading, and gathers.
# score: 0
# finding: blocked-the-loop too-late

# %% checksums
async def read(file):
    return checksum(file)


async def checksums(files, threads):
    sums = await asyncio.gather(*[read(file) for file in files])
    return {file.name: value for file, value in zip(files, sums)}
