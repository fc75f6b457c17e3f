# Calls the old program.
# score: 1
# finding: blocked-the-loop

# %% quiet-night
async def quiet_night(plan):
    return await night(plan)
