# Threads of its own, a deque of files, and an answer through call_soon_threadsafe.
# score: 8

# %% checksums
from collections import deque


async def checksums(files, threads):
    loop = asyncio.get_running_loop()
    todo, sums, stop, over = deque(files), {}, threading.Event(), loop.create_future()

    def finish(error=None):
        if not over.done():
            over.set_exception(error) if error else over.set_result(None)

    def put(name, value):
        sums[name] = value
        if len(sums) == len(files):
            finish()

    def serve():
        while not stop.is_set():
            try:
                file = todo.popleft()
            except IndexError:
                return
            value = 0
            try:
                for block in file.blocks():
                    value = zlib.crc32(block, value)
                    if stop.is_set():
                        return
            except OSError as error:
                loop.call_soon_threadsafe(finish, error)
                return
            loop.call_soon_threadsafe(put, file.name, value)

    if not files:
        return {}
    for _ in range(min(threads, len(files))):
        threading.Thread(target=serve).start()
    try:
        await over
    finally:
        stop.set()
    return {file.name: sums[file.name] for file in files}
