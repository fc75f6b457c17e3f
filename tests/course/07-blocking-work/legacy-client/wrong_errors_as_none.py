# Catches the driver's errors and gives None.
# score: 7
# finding: wrong-result

# %% legacy-client
class AsyncBridge:
    def __init__(self, bridge: Bridge) -> None:
        self.bridge = bridge
        self.pool = ThreadPoolExecutor(max_workers=1)

    async def weigh(self, lorry: str) -> int:
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self.pool, self.bridge.weigh, lorry)
        except LookupError as error:
            print(error)

    async def close(self) -> None:
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self.pool, self.bridge.close)
