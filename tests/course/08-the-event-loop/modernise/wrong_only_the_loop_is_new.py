# new_event_loop for get_event_loop, and nothing else.
# score: 3
# finding: endless

# %% modernise
def ferry(cars: list[Car]) -> list[str]:
    loop = asyncio.new_event_loop()
    horn = asyncio.ensure_future(blow_horn(), loop=loop)
    loop.run_until_complete(move_ramp("down"))
    aboard = []

    def count(driving):
        aboard.append(driving.result())
        if len(aboard) == len(cars):
            loop.stop()

    for car in cars:
        driving = asyncio.ensure_future(drive_aboard(car), loop=loop)
        driving.add_done_callback(count)
    loop.run_forever()
    horn.cancel()
    loop.run_until_complete(asyncio.wait([horn]))
    loop.run_until_complete(move_ramp("up"))
    loop.close()
    return aboard
