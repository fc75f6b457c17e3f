"""What each worker needs, loaded and found out once: workers are forked from who has done so."""

from contextlib import suppress
from threading import Thread

from looplab.grading.sandbox import NoSandboxError, choose
from looplab.observe.young import freeze_for_good
from looplab.recorder.log import uncollected

__all__ = ["job"]


def _choose() -> None:
    with suppress(NoSandboxError):  # the first submission says so
        choose()  # it tries out what there is, by starting it


with uncollected():  # what is imported stays
    trying = Thread(target=_choose)
    trying.start()
    from looplab.grading.engine import job

    trying.join()  # or it would not be there in a forked process

freeze_for_good()  # or the collections of each worker would copy all that is shared here
