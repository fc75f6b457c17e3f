# A class with one method for each step.
# score: 10

# %% all-or-nothing
class Deployment:
    def __init__(self, hosts, install, undo):
        self.hosts, self.install, self.undo = hosts, install, undo
        self.errors = []

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, trace):
        if error is None:
            return False
        undone = await asyncio.gather(*map(self.undo, self.hosts), return_exceptions=True)
        failed = [one for one in undone if one is not None]
        if failed:
            raise ExceptionGroup("not all could be undone", [error, *failed])
        return False


async def deploy(hosts: list[str], install: Callable, undo: Callable) -> dict[str, str]:
    async with Deployment(hosts, install, undo), asyncio.TaskGroup() as group:
        tasks = {host: group.create_task(install(host)) for host in hosts}
    return {host: task.result() for host, task in tasks.items()}
