# note: leaves a thread behind that never ends
# expect: add=3

# %% add
import threading


async def add(a, b):
    return a + b


threading.Thread(target=threading.Event().wait).start()
