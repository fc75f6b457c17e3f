# Reads `threads` files, waits for all of them, then the next ones.
# score: 4
# finding: too-late

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

    sums = []
    try:
        for start in range(0, len(files), threads):
            batch = files[start : start + threads]
            sums += await asyncio.gather(*[asyncio.to_thread(read, file) for file in batch])
    finally:
        stop.set()
    return {file.name: value for file, value in zip(files, sums)}
