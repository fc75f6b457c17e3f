"""Answer files: how a learner's notebook is filled from one."""

from __future__ import annotations

import nbformat
import pytest

from looplab.grading.sample import fill, parse, read_class

HEAD = "# note: adds well\n# expect: add=3 double=1.5\n# finding: double=wrong-result\n"


def filled(small, sections: str):
    data = fill(small.released(), parse("ada", HEAD + sections))
    return nbformat.reads(data.decode(), 4)


class TestTheHead:
    def test_it_says_who_and_what_to_expect(self) -> None:
        ada = parse("ada", HEAD)
        assert (ada.student, ada.note) == ("ada", "adds well")
        assert ada.expect == {"add": 3.0, "double": 1.5}
        assert ada.findings == {"double": "wrong-result"}

    def test_a_file_without_expected_scores_is_refused(self) -> None:
        with pytest.raises(ValueError, match="ada: the file needs a line such as"):
            parse("ada", "# note: nothing\n# %% add\n")


class TestSections:
    def test_an_answer_takes_the_place_of_the_cell(self, small) -> None:
        nb = filled(small, "# %% add\n\nasync def add(a, b):\n    return 3\n\n# %% double\nx = 1")
        assert small.cell(nb, "add").source == "async def add(a, b):\n    return 3"
        assert small.cell(nb, "double").source == "x = 1"

    def test_a_cell_without_a_section_stays_the_stub(self, small) -> None:
        assert "NotImplementedError" in small.cell(filled(small, ""), "add").source

    def test_a_syntax_error_is_an_answer_too(self, small) -> None:
        nb = filled(small, "# %% add\nasync def add(a, b)\n    return 3")
        assert small.cell(nb, "add").source.startswith("async def add(a, b)\n")

    def test_a_cell_is_deleted(self, small) -> None:
        nb = filled(small, "# %% delete: test-add")
        with pytest.raises(ValueError, match="not in list"):
            small.index(nb, "test-add")

    def test_a_cell_is_duplicated(self, small) -> None:
        nb = filled(small, "# %% add\nx = 1\n# %% duplicate: add")
        place = small.index(nb, "add")
        assert nb.cells[place].source == nb.cells[place + 1].source == "x = 1"
        assert nb.cells[place + 1].metadata.nbgrader.grade_id == "add"

    def test_a_cell_is_retyped(self, small) -> None:
        cell = small.cell(filled(small, "# %% retype: add as markdown"), "add")
        assert cell.cell_type == "markdown"
        assert "NotImplementedError" in cell.source

    def test_a_cell_is_added(self, small) -> None:
        nb = filled(small, "# %% extra after: add\nawait add(1, 2)")
        assert nb.cells[small.index(nb, "add") + 1].source == "await add(1, 2)"

    def test_something_else_is_handed_in(self, small) -> None:
        text = "# %% file\nprint('hi')"
        assert fill(small.released(), parse("ada", HEAD + text)) == b"print('hi')"

    def test_a_cell_that_is_not_there_is_refused(self, small) -> None:
        with pytest.raises(ValueError, match="ada: the notebook has no cell 'ad'; it has: setup"):
            filled(small, "# %% ad\nx = 1")

    def test_an_unknown_section_is_refused(self) -> None:
        with pytest.raises(ValueError, match="ada: the section '# %% paint: add red' is none"):
            parse("ada", HEAD + "# %% paint: add red")

    def test_the_released_notebook_is_not_changed(self, small) -> None:
        nb = small.released()
        before = nbformat.v4.writes(nb)
        fill(nb, parse("ada", HEAD + "# %% add\nx = 1"))
        assert nbformat.v4.writes(nb) == before

    def test_what_is_handed_in_is_a_valid_notebook(self, small) -> None:
        nbformat.validate(filled(small, "# %% duplicate: add\n# %% extra after: add\nx = 1"))


def test_a_class_is_every_file_of_a_folder_by_name(tmp_path) -> None:
    for name in ("bob", "ada"):
        (tmp_path / f"{name}.py").write_text(HEAD)
    assert [one.student for one in read_class(tmp_path)] == ["ada", "bob"]
