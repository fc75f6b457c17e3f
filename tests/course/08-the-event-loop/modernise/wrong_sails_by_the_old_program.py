# Sets a loop for get_event_loop to find, and calls the old program.
# score: 3
# finding: endless

# %% modernise
def ferry(cars: list[Car]) -> list[str]:
    asyncio.set_event_loop(asyncio.new_event_loop())
    return old_ferry(cars)
