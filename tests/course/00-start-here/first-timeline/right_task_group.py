# Starts both in a task group.
# score: 5

# %% send
async def send(pack, print_label, courier):
    async with asyncio.TaskGroup() as group:
        parcel = group.create_task(pack())
        label = group.create_task(print_label())
    return await courier(parcel.result(), label.result())
