# Splits the group by hand, and lets an error pass that comes without one.
# score: 5
# finding: raised

# %% sort-the-wreckage
async def sort_out(work: Callable, report: dict[str, list[str]]) -> object:
    def note(name, group):
        for error in group.exceptions if group else ():
            if isinstance(error, ExceptionGroup):
                note(name, error)
            else:
                report[name].append(str(error))

    try:
        return await work()
    except ExceptionGroup as rest:
        for name, kinds in (
            ("network", (ConnectionError, TimeoutError)),
            ("disk", OSError),
            ("lists", ValueError),
        ):
            mine, rest = rest.split(kinds) if rest else (None, None)
            note(name, mine)
        if rest:
            raise rest
