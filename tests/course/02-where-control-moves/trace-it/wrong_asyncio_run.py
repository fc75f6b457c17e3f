# Runs the hasty office with asyncio.run, and catches what it prints.
# score: 4
# finding: too-many-loops

# %% trace-hasty
import contextlib
import io


def trace_hasty(messages: list[list[str]]) -> list[str]:
    with contextlib.redirect_stdout(io.StringIO()) as tape:
        asyncio.run(hasty_office(messages))
    return tape.getvalue().splitlines()
