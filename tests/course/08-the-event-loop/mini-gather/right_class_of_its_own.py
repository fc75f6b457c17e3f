# A class that is called back, with an awaitable inside.
# score: 8

# %% mini-gather
class Collection:
    def __init__(self, buoys):
        self.values = {}
        self.size = len(buoys)
        self.future = asyncio.get_running_loop().create_future()
        self.questions = []
        for number, buoy in enumerate(buoys):
            self.questions.append(buoy.ask(partial(self.add, number), self.fail))
        self.look()

    def add(self, number, height):
        self.values[number] = height
        self.look()

    def look(self):
        if len(self.values) == self.size and not self.future.done():
            self.future.set_result([self.values[number] for number in range(self.size)])

    def fail(self, error):
        if not self.future.done():
            self.future.set_exception(error)

    def __await__(self):
        return self.future.__await__()


async def mini_gather(*buoys: Buoy) -> list:
    collection = Collection(buoys)
    try:
        return await collection
    except BaseException:
        for question in collection.questions:
            question.give_up()
        raise
