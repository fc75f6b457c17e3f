# One thread of its own, which takes calls from a queue.Queue and answers through the loop.
# score: 8

# %% legacy-client
import queue


class AsyncBridge:
    def __init__(self, bridge):
        self.bridge = bridge
        self.loop = asyncio.get_running_loop()
        self.calls = queue.SimpleQueue()
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while (call := self.calls.get()) is not None:
            future, function, args = call
            try:
                answer, error = function(*args), None
            except Exception as caught:
                answer, error = None, caught
            self.loop.call_soon_threadsafe(self.tell, future, answer, error)

    @staticmethod
    def tell(future, answer, error):
        if future.cancelled():
            return
        if error is None:
            future.set_result(answer)
        else:
            future.set_exception(error)

    async def ask(self, function, *args):
        future = self.loop.create_future()
        self.calls.put((future, function, args))
        return await future

    async def weigh(self, lorry):
        return await self.ask(self.bridge.weigh, lorry)

    async def close(self):
        await self.ask(self.bridge.close)
        self.calls.put(None)
