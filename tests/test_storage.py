from __future__ import annotations

import json
import pickle
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from looplab.run import (
    Cancel,
    Leak,
    Line,
    LoopSpan,
    Place,
    Run,
    Shown,
    Span,
    Stop,
    Stuck,
    TaskSpan,
    ThreadSpan,
)
from looplab.storage import LONGEST, StorageError, StoredError, from_json, to_json

quickly = settings(deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
times = st.floats(0, 1e6)
words = st.text(max_size=12)
steps = st.integers(0, 10**6)
places = st.none() | st.builds(Place, words, st.integers(1, 999), words)
outcomes = st.sampled_from(["done", "failed", "cancelled", "pending"])


def several(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=most).map(tuple)


spans = st.builds(
    Span,
    st.sampled_from(["running", "ready", "waiting", "blocking"]),
    times,
    times,
    words,
    st.booleans(),
    several(words),
    places,
    steps,
    steps,
)
tasks = st.builds(
    TaskSpan,
    id=steps,
    label=words,
    name=words,
    loop=steps,
    parent=st.none() | steps,
    created=times,
    started=st.none() | times,
    ended=st.none() | times,
    outcome=outcomes,
    error=words,
    spans=several(spans),
    cancels=several(st.builds(Cancel, times, words, steps)),
    place=places,
)
threads = st.builds(
    ThreadSpan,
    id=steps,
    label=words,
    parent=st.none() | steps,
    outcome=outcomes,
    spans=several(spans),
)
kept = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
stops = st.none() | st.builds(
    Stop,
    st.sampled_from(["deadlock", "busy-wait", "endless", "frozen"]),
    times,
    words,
    several(st.builds(Stuck, words, words, places)),
)
leaks = several(st.builds(Leak, words, places))
runs = st.builds(
    Run,
    elapsed=times,
    result=kept | words.map(Shown),
    exception=st.none() | st.builds(StoredError, words, words),
    raised_at=places,
    tasks=several(tasks),
    threads=several(threads),
    loops=several(st.builds(LoopSpan, steps, times, st.none() | times)),
    output=several(
        st.builds(Line, times, words, words, st.sampled_from(["stdout", "stderr"]), steps)
    ),
    never_awaited=leaks,
    never_retrieved=leaks,
    stop=stops,
    steps=steps,
    virtual=st.booleans(),
)


@quickly
@given(runs)
def test_a_run_comes_back_as_it_was(run: Run) -> None:
    assert from_json(to_json(run)) == run


@quickly
@given(runs)
def test_storing_again_gives_the_same_text(run: Run) -> None:
    text = to_json(run)
    assert to_json(from_json(text)) == text


@quickly
@given(kept)
def test_a_result_that_json_has_a_form_for_is_kept_with_its_types(value: object) -> None:
    back = from_json(to_json(Run(0.0, result=value))).result
    assert repr(back) == repr(value)


@pytest.mark.parametrize(
    "value",
    [
        (1, 2),
        {1: "a"},
        {1, 2},
        b"bytes",
        float("nan"),
        [float("inf")],
        object,
        Ellipsis,
        [[(1,)]],
        type("Pair", (tuple,), {})((1, 2)),
        type("Number", (int,), {})(3),
        10**5000,
    ],
    ids=lambda v: type(v).__name__,
)
def test_any_other_result_is_kept_as_its_repr(value: object) -> None:
    if isinstance(value, int) and type(value) is int:
        assert "int" in from_json(to_json(Run(0.0, result=value))).result.text
        return
    assert from_json(to_json(Run(0.0, result=value))).result == Shown(repr(value))


def test_a_long_repr_is_cut_and_a_broken_one_is_named() -> None:
    class Broken:
        def __repr__(self) -> str:
            raise RuntimeError("no")

    long = from_json(to_json(Run(0.0, result=("x" * 9000,)))).result
    assert len(long.text) == LONGEST
    broken = from_json(to_json(Run(0.0, result=Broken()))).result
    assert "Broken" in broken.text and "RuntimeError" in broken.text


def test_a_result_that_contains_itself_is_kept_as_its_repr() -> None:
    loop: list[object] = []
    loop.append(loop)
    assert from_json(to_json(Run(0.0, result=loop))).result == Shown("[[...]]")


def test_an_exception_comes_back_as_its_class_and_text() -> None:
    class Rude(Exception):
        def __str__(self) -> str:
            raise RuntimeError("no")

    back = from_json(to_json(Run(0.0, exception=ValueError("no seat")))).exception
    assert back == StoredError("ValueError", "no seat")
    assert (str(back), repr(back)) == ("no seat", "ValueError('no seat')")
    assert pickle.loads(pickle.dumps(back)) == back
    rude = from_json(to_json(Run(0.0, exception=Rude()))).exception
    assert isinstance(rude, StoredError) and rude.name_of_class == "Rude"


def test_what_is_usual_is_left_out() -> None:
    assert to_json(Run(1.5)) == '{"looplab-run":1,"elapsed":1.5}'


def test_lone_surrogates_survive() -> None:
    run = Run(0.0, output=(Line(0.0, "\ud800"),))
    assert from_json(to_json(run)) == run
    to_json(run).encode()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not JSON"),
        ("[1]", "no stored run"),
        ("{}", 'no field "looplab-run"'),
        ('{"looplab-run":2,"elapsed":1}', "update looplab"),
        ('{"looplab-run":1}', "damaged"),
        ('{"looplab-run":1,"elapsed":1,"tasks":[{"ids":1}]}', "unknown field 'ids'"),
        ('{"looplab-run":1,"elapsed":1,"tasks":[3]}', "damaged"),
        ("[" * 100_000, "no stored run"),
    ],
)
def test_what_is_no_stored_run_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(StorageError, match=words):
        from_json(text)


def test_the_text_is_one_line_of_strict_json() -> None:
    text = to_json(Run(float("inf"), result=[float("nan")]))
    assert "\n" not in text
    json.loads(text, parse_constant=pytest.fail)
    assert from_json(text).elapsed == float("inf")
