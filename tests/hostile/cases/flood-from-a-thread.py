# note: a thread that goes on printing while the next cells are run
# expect: add=3

# %% add
import threading
import time


async def add(a, b):
    return a + b


def chat():
    while True:
        print("and another thing")
        time.sleep(0.001)


threading.Thread(target=chat, daemon=True).start()
