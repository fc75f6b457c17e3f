# A task takes the calls from an asyncio.Queue; close ends it.
# score: 8

# %% legacy-client
class AsyncBridge:
    def __init__(self, bridge):
        self.bridge = bridge
        self.calls = asyncio.Queue()
        self.clerk = None

    async def serve(self):
        while True:
            function, args, answer = await self.calls.get()
            try:
                value = await asyncio.to_thread(function, *args)
            except Exception as error:
                if not answer.cancelled():
                    answer.set_exception(error)
            else:
                if not answer.cancelled():
                    answer.set_result(value)
            if self.calls.empty():
                self.clerk = None
                return

    def ask(self, function, *args):
        answer = asyncio.get_running_loop().create_future()
        self.calls.put_nowait((function, args, answer))
        if self.clerk is None:
            self.clerk = asyncio.create_task(self.serve())
        return answer

    async def weigh(self, lorry):
        return await self.ask(self.bridge.weigh, lorry)

    async def close(self):
        await self.ask(self.bridge.close)
