# Takes the group apart with `split`, and raises what is left.
# score: 6

# %% sort-the-wreckage
async def sort_out(work: Callable, report: dict[str, list[str]]) -> object:
    def texts(error):
        if isinstance(error, BaseExceptionGroup):
            return [text for one in error.exceptions for text in texts(one)]
        return [str(error)]

    kinds = {"network": (ConnectionError, TimeoutError), "disk": OSError, "lists": ValueError}
    try:
        return await work()
    except Exception as error:
        plain = not isinstance(error, ExceptionGroup)
        rest = ExceptionGroup("alone", [error]) if plain else error
        for name, kind in kinds.items():
            if rest is not None:
                found, rest = rest.split(kind)
                if found is not None:
                    report[name].extend(texts(found))
        if rest is not None:
            raise error if plain else rest
    return None
