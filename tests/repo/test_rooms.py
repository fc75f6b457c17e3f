"""looplab's rooms import one another in one direction only, and stay small.

What a learner uses works in any notebook, with no nbgrader installed: that is what the arrows buy.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

LONGEST = 400

ARROWS = {
    "clock": set(),
    "run": set(),
    "recorder": {"clock", "run"},
    "observe": {"clock", "recorder", "run"},
    "diagnose": {"run"},
    "timeline": {"run"},
    "storage": {"run"},
    "exam": {"observe", "diagnose", "timeline", "storage"},
    "card": {"exam"},
    "grading": {"card"},
    "cli": {"grading"},
}
LEARNERS_SIDE = ARROWS.keys() - {"grading", "cli"}


def below(room: str) -> set[str]:
    """Every room that an arrow, or a chain of them, leads to."""
    return ARROWS[room] | {far for near in ARROWS[room] for far in below(near)}


def room_of(module: Path, package: Path) -> str:
    """The room that a module stands in; `looplab` itself for the package's own door."""
    name = module.relative_to(package).parts[0].removesuffix(".py")
    return "looplab" if name == "__init__" else name


def statements(tree: ast.AST, *, everywhere: bool) -> Iterator[ast.AST]:
    """The statements that run on import, or all of them; never those for a type checker alone."""
    for node in ast.iter_child_nodes(tree):
        function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        types_only = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        if not types_only and (everywhere or not function):
            yield node
            yield from statements(node, everywhere=everywhere)


def rooms_imported(module: Path, package: Path, *, everywhere: bool = False) -> set[str]:
    """The rooms of looplab that a module imports: on import, or anywhere in it."""
    found: set[str] = set()
    folder = ["looplab", *module.relative_to(package).parts[:-1]]
    for node in statements(ast.parse(module.read_text("utf-8")), everywhere=everywhere):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = folder[: len(folder) - node.level + 1] if node.level else []
            start = ".".join([*base, *([node.module] if node.module else [])])
            names = [f"{start}.{alias.name}" for alias in node.names]
        else:
            continue
        # `from looplab import x`: x is a room, or a name that the package's door hands on.
        parts = [name.split(".") for name in names if name.startswith("looplab.")]
        found |= {part[1] if part[1] in ARROWS else "looplab" for part in parts}
    return found


@pytest.fixture(scope="module")
def package(root: Path) -> Path:
    return root / "looplab"


@pytest.fixture(scope="module")
def modules(package: Path) -> list[Path]:
    return sorted(package.rglob("*.py"))


def test_every_module_stands_in_a_room_that_has_arrows(package: Path, modules: list[Path]) -> None:
    unknown = {room_of(module, package) for module in modules} - ARROWS.keys() - {"looplab"}
    unknown -= {"__main__"}
    assert not unknown, "A new room needs its place in ARROWS in this file, and in docs/."


def test_imports_follow_the_arrows(package: Path, modules: list[Path]) -> None:
    wrong = []
    for module in modules:
        room = room_of(module, package)
        allowed = below(room) | {room} if room in ARROWS else set(LEARNERS_SIDE)
        wrong += [
            f"{module.relative_to(package.parent)} imports {other}"
            for other in sorted(rooms_imported(module, package) - allowed)
        ]
    assert not wrong, "Move what both need into the lower room; ARROWS in this file is the plan."


def test_the_learners_side_never_reaches_for_grading(package: Path, modules: list[Path]) -> None:
    wrong = [
        str(module.relative_to(package.parent))
        for module in modules
        if room_of(module, package) in LEARNERS_SIDE | {"looplab"}
        and rooms_imported(module, package, everywhere=True) & {"grading", "cli"}
    ]
    assert not wrong, "Lessons must run where nbgrader is not installed: import no grading here."


def test_importing_looplab_loads_no_nbgrader() -> None:
    code = "import looplab, sys; print([m for m in sys.modules if 'grad' in m])"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert loaded.strip() == "[]", "A lesson would wait for nbgrader, or not start without it."


def test_a_module_can_be_read_in_one_sitting(root: Path, modules: list[Path]) -> None:
    long = {
        str(module.relative_to(root)): count
        for module in modules
        if (count := len(module.read_text("utf-8").splitlines())) >= LONGEST
    }
    assert not long, f"Split these: a module has fewer than {LONGEST} lines."


@pytest.mark.parametrize(
    ("line", "room"),
    [
        ("import looplab.grading.course", "grading"),
        ("from looplab import exam", "exam"),
        ("from looplab import simulate", "looplab"),
        ("from looplab.run import Run", "run"),
        ("from ..run import Run", "run"),
        ("from . import scene", "timeline"),
    ],
)
def test_every_way_to_write_an_import_is_seen(tmp_path: Path, line: str, room: str) -> None:
    module = tmp_path / "timeline" / "draw.py"
    module.parent.mkdir()
    module.write_text(line)
    assert rooms_imported(module, tmp_path) == {room}
