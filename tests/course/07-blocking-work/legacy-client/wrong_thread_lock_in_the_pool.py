# A threading.Lock inside the job: right, but who waits for it sits in one of the shared threads.
# score: 7
# finding: raised

# %% legacy-client
class AsyncBridge:
    def __init__(self, bridge: Bridge) -> None:
        self.bridge = bridge

        self.lock = threading.Lock()

    def _call(self, function, *args):
        with self.lock:
            return function(*args)

    async def weigh(self, lorry: str) -> int:
        return await asyncio.to_thread(self._call, self.bridge.weigh, lorry)

    async def close(self) -> None:
        await asyncio.to_thread(self._call, self.bridge.close)
