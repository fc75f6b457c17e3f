# note: shows pictures without end
# expect: add=3
# says: more than 2 MB of output

# %% add
from IPython.display import Image, display


async def add(a, b):
    return a + b


while True:
    display(Image(b"\x89PNG" + b"x" * 10_000, format="png"))
