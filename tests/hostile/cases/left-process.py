# note: leaves a process behind in a session of its own
# expect: add=3
# needs: outlive

# %% add
import subprocess


async def add(a, b):
    return a + b


subprocess.Popen(["sleep", "31337"], start_new_session=True)
