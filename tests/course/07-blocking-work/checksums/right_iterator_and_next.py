# Takes block by block with next(), and looks at the flag before each.
# score: 8

# %% checksums
class Stop:
    asked = False


async def checksums(files, threads):
    stop = Stop()

    def read(file):
        value, blocks = 0, file.blocks()
        while not stop.asked:
            block = next(blocks, None)
            if block is None:
                return value
            value = zlib.crc32(block, value)
        raise RuntimeError("stopped")

    pool = ThreadPoolExecutor(threads)
    futures = {file.name: asyncio.wrap_future(pool.submit(read, file)) for file in files}
    try:
        if futures:
            done, _ = await asyncio.wait(futures.values(), return_when=asyncio.FIRST_EXCEPTION)
            for future in done:
                future.result()
        return {name: future.result() for name, future in futures.items()}
    finally:
        stop.asked = True
        pool.shutdown(wait=False)
        for future in futures.values():
            future.cancel()
            if future.done() and not future.cancelled():
                future.exception()
