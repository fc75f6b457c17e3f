# note: another event loop policy, and a child watcher of its own
# expect: fetch=3

# %% fetch
class Policy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        raise RuntimeError("no loops today")


asyncio.set_event_loop_policy(Policy())


async def fetch_all(waits):
    await asyncio.gather(*(asyncio.sleep(wait) for wait in waits))
    return list(waits)
