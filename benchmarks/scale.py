"""Whether a submission costs the same in a class of 50 and in one of 2,000.

The seconds of processor time, of all processes; what a class of one costs is the start, and is
taken off. Option: --counts 50 2000
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from measuring import at_most
from measuring.classes import course_of, looplab, run

FLAT = 1.2  # limit: the most over the least


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--counts", type=int, nargs="+", default=[50, 2000])
    counts = options.parse_args().counts
    with tempfile.TemporaryDirectory() as name:
        start = run(course_of(Path(name, "1"), 1).root, looplab())
        each = []
        for count in counts:
            course = course_of(Path(name, str(count)), count)
            cost = run(course.root, looplab())
            each.append((cost.computed - start.computed) / (count - 1))
            again = run(course.root, looplab())
            print(
                f"  {count:6} submissions: {cost.seconds:8.1f} s, {cost.computed:8.1f} s computed, "
                f"{each[-1]:.3f} s for each; to see that nothing changed {again.seconds:.1f} s"
            )
    at_most("the most / the least", max(each) / min(each), FLAT)


if __name__ == "__main__":
    main()
