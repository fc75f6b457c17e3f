# note: an object that says it is whatever it is asked for
# expect: fetch=0
# finding: fetch=wrong-result

# %% fetch
class Chameleon(list):
    __class__ = list

    def __eq__(self, other):
        return True

    __ne__ = __hash__ = None


async def fetch_all(waits):
    await asyncio.sleep(max(waits))
    return Chameleon()
