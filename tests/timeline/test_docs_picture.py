from __future__ import annotations

import asyncio
from pathlib import Path

from golden_files import agrees

from looplab import simulate

PICTURE = Path(__file__).parents[2] / "docs" / "images" / "timeline.svg"


async def read(station: str, delay: float, degrees: int) -> int:
    await asyncio.sleep(delay)
    print(f"{station}: {degrees} degrees")
    return degrees


async def report() -> list[int]:
    return await asyncio.gather(read("Oslo", 1.0, 4), read("Lima", 0.5, 19), read("Cairo", 1.5, 31))


def test_the_readme_shows_what_this_program_really_does() -> None:
    from looplab.timeline import svg

    run = simulate(report)
    assert (run.elapsed, run.result) == (1.5, [4, 19, 31])
    agrees(PICTURE, svg(run))
