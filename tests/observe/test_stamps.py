"""Whether something has changed is seen without touching it, and never overlooked."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest

from looplab.exam.unchanged import Unchanged
from looplab.observe import stamps, state
from looplab.observe.stamps import Stamps
from looplab.observe.state import State


class Plain:
    """Has a method."""

    def method(self, one: int = 1, *, two: int = 2) -> None:
        """Do nothing."""


def other(self: Any, one: int = 3, *, two: int = 4) -> None:
    """Do nothing else."""


COUNTED = pytest.mark.skipif(
    sys.version_info >= (3, 14), reason="from 3.14 on no dictionary's changes are counted"
)
CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "another value": lambda names: names.update(a=0),
    "a new name": lambda names: names.setdefault("new", 1),
    "a name less": lambda names: names.pop("a"),
    "the last name less": lambda names: names.popitem(),
    "none left": lambda names: names.clear(),
    "there and back": lambda names: (names.update(a=0), names.update(a=1)),
    "another order": lambda names: names.update(a=names.pop("a")),
}


@COUNTED
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_each_change_of_a_dictionary_has_a_new_stamp(change: Callable[..., object]) -> None:
    first: dict[str, Any] = {"a": 1, "b": 2}
    second: dict[str, Any] = {"a": 1, "b": 2}
    found = Stamps([first, second])
    before = found.read()
    assert found.changed(before, found.read()) == []
    change(second)
    assert found.changed(before, found.read()) == [1]


@COUNTED
def test_each_change_of_a_function_has_a_new_stamp() -> None:
    found = Stamps([{}], [Plain.method, test_each_change_of_a_function_has_a_new_stamp])
    for name in ("__code__", "__defaults__", "__kwdefaults__"):
        before, kept = found.read(), getattr(Plain.method, name)
        setattr(Plain.method, name, getattr(other, name))
        try:
            assert found.changed(before, found.read()) == [1], name
        finally:
            setattr(Plain.method, name, kept)
        assert found.changed(before, found.read()) == [], name


@COUNTED
def test_a_class_has_the_stamp_of_its_names() -> None:
    found = Stamps([vars(Plain)])
    before = found.read()
    Plain.new = 1  # type: ignore[attr-defined]
    try:
        assert found.changed(before, found.read()) == [0]
    finally:
        del Plain.new  # type: ignore[attr-defined]


@pytest.fixture(params=["with stamps", "without"])
def either(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "without":
        monkeypatch.setattr(stamps, "_TAG", None)
    monkeypatch.setattr(state, "_modules", state._Modules())
    return str(request.param)


def test_what_changed_is_found_with_stamps_and_without(either: str) -> None:
    names: dict[str, Any] = {"a": 1, "b": 2}
    places = [(names, {"a": 1}, frozenset({"len"})), (vars(Plain), {**vars(Plain)}, frozenset())]
    unchanged = Unchanged(places, [Plain.method])
    assert unchanged()
    names["b"] = 3  # nobody asked for this one
    assert unchanged()
    names["a"] = 0
    assert not unchanged()
    assert not unchanged(), "once seen, still seen"
    names["a"] = 1
    assert unchanged()
    names["len"] = len
    assert not unchanged()
    del names["len"]
    Plain.new = 1  # type: ignore[attr-defined]
    assert not unchanged()
    del Plain.new  # type: ignore[attr-defined]
    assert unchanged()
    code = Plain.method.__code__
    Plain.method.__code__ = other.__code__
    assert not unchanged()
    Plain.method.__code__ = code
    assert unchanged()


def test_what_was_not_so_from_the_beginning_is_found(either: str) -> None:
    assert not Unchanged([({"a": 1}, {"a": 2}, frozenset())], [])()


def test_state_is_put_back_each_time_with_stamps_and_without(either: str) -> None:
    real_sleep, real_time = asyncio.sleep, time.time
    for _ in range(3):
        before = State()
        asyncio.sleep = time.time = print
        assert before.put_back() == ["asyncio.sleep", "time.time"]
        assert (asyncio.sleep, time.time) == (real_sleep, real_time)
        assert State().put_back() == []


def test_a_name_that_a_program_added_counts_from_the_next_one_on(either: str) -> None:
    before = State()
    asyncio.extra = 1  # type: ignore[attr-defined]
    try:
        assert before.put_back() == []
        before = State()
        asyncio.extra = 2  # type: ignore[attr-defined]
        assert before.put_back() == ["asyncio.extra"]
        assert asyncio.extra == 1  # type: ignore[attr-defined]
    finally:
        del asyncio.extra  # type: ignore[attr-defined]
