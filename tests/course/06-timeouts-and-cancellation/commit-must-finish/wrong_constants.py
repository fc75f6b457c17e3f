# Gives the receipt of the visible check, after its seconds.
# score: 0
# finding: swallowed-error wrong-output raised

# %% commit-must-finish
async def sell(sale, check, commit):
    await asyncio.sleep(3)
    print("money for tea")
    print("receipt for tea")
    return "receipt for tea"
