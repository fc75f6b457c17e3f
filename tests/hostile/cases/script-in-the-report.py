# note: names and results that are scripts, for the report to show
# expect: double=0 fetch=0
# finding: fetch=wrong-result

# %% double
class Script(int):
    def __repr__(self):
        return "<script>alert(31337)</script>"


def double(n):
    print("<script>alert(31337)</script>")
    raise type("<script>alert(31337)</script>", (Exception,), {})(
        "<img src=x onerror=alert(31337)>"
    )


# %% fetch
async def fetch_all(waits):
    await asyncio.sleep(max(waits))
    return ["<script>alert(31337)</script>"]


fetch_all.__name__ = fetch_all.__qualname__ = "<script>alert(31337)</script>"
