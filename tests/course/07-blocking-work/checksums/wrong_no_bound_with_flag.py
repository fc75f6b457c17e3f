# Stops well, but takes a thread for each file, however many there are.
# score: 4
# finding: too-early raised

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

    try:
        sums = await asyncio.gather(*[asyncio.to_thread(read, file) for file in files])
    finally:
        stop.set()
    return {file.name: value for file, value in zip(files, sums)}
