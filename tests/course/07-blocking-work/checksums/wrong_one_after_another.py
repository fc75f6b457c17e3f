# In a thread, but one file after another.
# score: 3
# finding: too-late raised

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
        return {file.name: await asyncio.to_thread(read, file) for file in files}
    finally:
        stop.set()
