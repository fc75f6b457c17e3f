from __future__ import annotations

import re
import subprocess
import sys
import warnings
from pathlib import Path
from xml.dom import minidom

import pytest
from handmade_runs import ALL, crowd, gathered
from hypothesis import HealthCheck, given, settings
from random_runs import runs

from looplab.run import Line, Run, TaskSpan
from looplab.timeline import compare, draw, mimebundle, svg


@pytest.mark.parametrize("name", ALL)
def test_the_same_run_gives_the_same_bytes(name: str) -> None:
    assert svg(ALL[name]()) == svg(ALL[name]())


def test_another_process_with_another_style_gives_the_same_bytes(tmp_path: Path) -> None:
    program = """
import sys
sys.path.insert(0, sys.argv[1])
import matplotlib
matplotlib.rcParams.update({
    "font.size": 30, "text.color": "red", "svg.fonttype": "none", "axes.facecolor": "black",
    "lines.scale_dashes": False, "hatch.linewidth": 9, "savefig.dpi": 7, "text.usetex": True,
})
def settings():
    return {k: str(v) for k, v in dict.items(matplotlib.rcParams)}
before = settings()
from handmade_runs import ALL
from looplab.timeline import svg
sys.stdout.buffer.write(svg(ALL["blocked"]()).encode())
assert settings() == before, "the reader's style was changed"
assert "matplotlib.pyplot" not in sys.modules, "pyplot was imported"
"""
    done = subprocess.run(
        [sys.executable, "-W", "error::UserWarning", "-c", program, str(Path(__file__).parent)],
        capture_output=True,
        check=False,
        env={"PYTHONHASHSEED": "77", "MPLCONFIGDIR": str(tmp_path), "PATH": ""},
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode() == svg(ALL["blocked"]())


def test_matplotlib_is_imported_only_to_draw() -> None:
    program = """
import sys
from looplab.run import Run
from looplab.timeline import table
table(Run(1.0))
assert not any(name.startswith(("matplotlib", "numpy")) for name in sys.modules)
"""
    subprocess.run([sys.executable, "-c", program], check=True)


@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(runs())
def test_any_run_gives_well_formed_svg_without_a_warning(run: Run) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        text = svg(run)
    minidom.parseString(text.encode())


def test_glyphs_that_the_font_lacks_cost_no_warning() -> None:
    task = TaskSpan(0, "fetch('日本\U0001f600$x$\ud800')", "fetch", started=0.0, ended=1.0)
    run = Run(1.0, tasks=(task,), output=(Line(1.0, "ψ 日 \x1b[31m", "fetch"),))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        text = mimebundle(run)["text/html"]
    text.encode()


def test_two_pictures_on_a_page_share_no_name() -> None:
    names = [set(re.findall(r' id="([^"]*)"', svg(make()))) for make in ALL.values()]
    assert all(names)
    assert len(set.union(*names)) == sum(len(some) for some in names)


def test_every_name_that_is_used_is_there() -> None:
    text = svg(ALL["cancel_wave"]())
    used = set(re.findall(r'(?:href="#|url\(#)([^")]+)', text))
    assert used == set(re.findall(r' id="([^"]*)"', text))


def test_nothing_in_it_reaches_out_of_the_picture() -> None:
    text = svg(ALL["gathered"]())
    assert "<style" not in text and "<script" not in text
    assert set(re.findall(r"https?://[^\"' ]+", text)) == {
        "http://www.w3.org/1999/xlink",
        "http://www.w3.org/2000/svg",
    }


def test_it_says_what_it_shows_to_those_who_do_not_see_it() -> None:
    text = svg(ALL["gathered"]())
    assert 'role="img"' in text
    assert 'aria-label="Timeline of main(): 4 tasks, 1.5 seconds of virtual time.' in text
    assert "<title>Timeline of main()" in text


def test_a_notebook_gets_the_picture_with_the_table_folded_under_it() -> None:
    bundle = mimebundle(ALL["gathered"]())
    assert set(bundle) == {"text/html", "text/plain"}
    html = bundle["text/html"]
    assert html.index("<svg") < html.index("<details") < html.index("fetch(&#x27;a&#x27;)  ")
    assert "<details open" not in html


def test_without_values_no_argument_and_no_printed_text_is_left() -> None:
    run = gathered({"secret-a": 1.0, "secret-b": 0.5})
    bundle = mimebundle(run, values=False)
    assert "secret" not in bundle["text/html"] + bundle["text/plain"]
    assert "secret" in mimebundle(run)["text/html"]
    assert svg(run, values=False) == svg(run.without_values())


def test_the_title_can_be_chosen() -> None:
    assert "Timeline of my program:" in svg(ALL["gathered"](), title="my program")


def test_a_figure_can_be_saved_by_anyone(tmp_path: Path) -> None:
    figure = draw(ALL["threads"](), width=6.0)
    assert figure.get_size_inches()[0] == pytest.approx(6.0)
    figure.savefig(tmp_path / "run.png")
    figure.savefig(tmp_path / "run.pdf")
    assert (tmp_path / "run.png").read_bytes().startswith(b"\x89PNG")


def test_a_run_shows_itself() -> None:
    bundle = gathered({"a": 1.0})._repr_mimebundle_()
    assert "<svg" in str(bundle["text/html"])


def test_a_comparison_shows_itself() -> None:
    both = compare(ALL["gathered"](), ALL["one_by_one"]())
    bundle = both._repr_mimebundle_()
    assert "They part at 0 s" in str(bundle["text/html"])
    assert "== yours ==" in str(bundle["text/plain"])
    assert both.svg() == compare(ALL["gathered"](), ALL["one_by_one"]()).svg()


def test_a_picture_is_not_heavy() -> None:
    assert len(svg(ALL["gathered"]())) < 60_000
    assert len(svg(crowd(200))) < 160_000
