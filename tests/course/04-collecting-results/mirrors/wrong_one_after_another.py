# Asks one mirror after another.
# score: 0
# finding: awaited-one-by-one too-early wrong-result

# %% mirrors
async def first_copy(mirrors: list[str], fetch) -> str:
    errors = []
    for mirror in mirrors:
        try:
            return await fetch(mirror)
        except Exception as error:
            errors.append(error)
    raise LookupError(errors)
