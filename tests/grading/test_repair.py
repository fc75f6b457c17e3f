"""Odd submissions, mended: what stays, what comes back, what is told."""

from __future__ import annotations

import copy

import nbformat
import pytest
from nbformat import NotebookNode

from looplab.grading.reading import read_anything
from looplab.grading.repair import NOTES, RepairCells, repair


def claims(nb: NotebookNode) -> list[str]:
    """Grade ids in order, without repeats taken out."""
    found = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in nb.cells]
    return [name for name in found if name is not None]


RELEASED = ["setup", "add", "test-add", "double", "test-double", "say-why"]


class TestASoundSubmission:
    def test_it_is_not_changed_but_for_the_hidden_tests(self, small) -> None:
        nb = small.right()
        mended, notes = repair(nb, small.expected())
        assert notes == []
        assert [cell.source for cell in mended.cells if "BEGIN HIDDEN" not in cell.source] == [
            cell.source
            for cell in nb.cells
            if not cell.metadata.get("nbgrader", {}).get("points") or cell.cell_type == "markdown"
        ]
        assert "double(21)" in small.cell(mended, "test-double").source

    def test_the_submission_given_is_not_changed(self, small) -> None:
        nb = small.right()
        nb.cells.append(copy.deepcopy(small.cell(nb, "add")))
        before = copy.deepcopy(nb)
        repair(nb, small.expected())
        assert nb == before

    def test_mending_twice_gives_the_same(self, small) -> None:
        nb = small.right()
        nb.cells.insert(0, copy.deepcopy(small.cell(nb, "add")))
        once, _ = repair(nb, small.expected())
        assert repair(once, small.expected())[1] == []

    def test_the_result_is_a_valid_notebook(self, small) -> None:
        mended, _ = repair(small.right(), small.expected())
        nbformat.validate(mended)


class TestCopies:
    def test_of_a_copied_answer_the_last_one_counts(self, small) -> None:
        nb = small.right()
        again = copy.deepcopy(small.cell(nb, "add"))
        again.source = "async def add(a, b):\n    return b + a"
        nb.cells.insert(small.index(nb, "add") + 1, again)
        mended, notes = repair(nb, small.expected())
        assert claims(mended) == RELEASED
        assert "b + a" in small.cell(mended, "add").source
        assert ["more than once" in note for note in notes] == [True]

    def test_an_untouched_copy_does_not_take_the_place_of_an_answer(self, small) -> None:
        nb = small.released(add="async def add(a, b):\n    return a + b")
        nb.cells.append(copy.deepcopy(small.cell(small.released(), "add")))
        mended, _ = repair(nb, small.expected())
        assert "return a + b" in small.cell(mended, "add").source

    def test_a_copied_test_is_run_once(self, small) -> None:
        nb = small.right()
        nb.cells.append(copy.deepcopy(small.cell(nb, "test-double")))
        mended, notes = repair(nb, small.expected())
        assert claims(mended) == sorted(RELEASED, key=claims(mended).index)
        assert sum("with exam" in cell.source for cell in mended.cells) == 1
        assert "second copy of the cell `test-double`" in notes[0]


class TestMissingCells:
    @pytest.mark.parametrize("gone", RELEASED)
    def test_any_released_cell_comes_back_to_its_place(self, small, gone: str) -> None:
        nb = small.right()
        del nb.cells[small.index(nb, gone)]
        mended, notes = repair(nb, small.expected())
        assert claims(mended) == RELEASED
        assert [f"`{gone}` was missing" in note for note in notes] == [True]

    def test_all_of_them_come_back(self, small) -> None:
        mended, notes = repair(nbformat.v4.new_notebook(), small.expected())
        assert claims(mended) == RELEASED
        assert len(notes) == len(RELEASED)

    def test_an_answer_written_elsewhere_is_not_overwritten(self, small) -> None:
        nb = small.right()
        place = small.index(nb, "add")
        nb.cells[place] = nbformat.v4.new_code_cell(nb.cells[place].source)
        mended, _ = repair(nb, small.expected())
        assert "def" not in small.cell(mended, "add").source


class TestChangedCells:
    def test_an_edited_test_is_the_original_again(self, small) -> None:
        nb = small.right()
        small.cell(nb, "test-add").source = "assert True"
        mended, notes = repair(nb, small.expected())
        assert "add(-1, 41)" in small.cell(mended, "test-add").source
        assert notes == ["The cell `test-add` had been edited; the original one was graded."]

    @pytest.mark.parametrize("kind", ["markdown", "raw"])
    @pytest.mark.parametrize("name", ["add", "test-add"])
    def test_a_code_cell_of_another_type_is_code_again(self, small, name: str, kind: str) -> None:
        nb = small.right()
        cell = small.cell(nb, name)
        nb.cells[small.index(nb, name)] = nbformat.from_dict(
            {"cell_type": kind, "metadata": cell.metadata, "source": cell.source}
        )
        mended, notes = repair(nb, small.expected())
        assert small.cell(mended, name).cell_type == "code"
        assert notes == [f"The cell `{name}` had become a {kind} cell; it was changed back."]
        nbformat.validate(mended)

    def test_a_text_that_became_code_is_text_again(self, small) -> None:
        nb = small.right()
        cell = small.cell(nb, "say-why")
        nb.cells[small.index(nb, "say-why")] = nbformat.v4.new_code_cell(
            "Because I say so.", metadata=cell.metadata
        )
        mended, _ = repair(nb, small.expected())
        assert small.cell(mended, "say-why").cell_type == "markdown"
        nbformat.validate(mended)

    def test_points_and_tags_are_the_released_ones(self, small) -> None:
        nb = small.right()
        cell = small.cell(nb, "test-add")
        cell.metadata.nbgrader.points = 300
        cell.metadata.tags = ["skip-execution"]
        mended, _ = repair(nb, small.expected())
        assert small.cell(mended, "test-add").metadata.nbgrader.points == 3
        assert not any("tags" in cell.metadata for cell in mended.cells)

    def test_a_made_up_grade_id_is_an_ordinary_cell(self, small) -> None:
        nb = small.right()
        made_up = copy.deepcopy(small.cell(nb, "test-add"))
        made_up.metadata.nbgrader.grade_id = "test-everything"
        nb.cells.append(made_up)
        mended, _ = repair(nb, small.expected())
        assert claims(mended) == RELEASED

    @pytest.mark.parametrize("meta", [{}, {"grade_id": 7}, {"schema_version": 99}, {"grade": 1}])
    def test_broken_metadata_is_an_ordinary_cell(self, small, meta: dict[str, object]) -> None:
        nb = small.right()
        nb.cells.append(nbformat.v4.new_code_cell("x = 1", metadata={"nbgrader": meta}))
        mended, _ = repair(nb, small.expected())
        assert claims(mended) == RELEASED

    def test_equal_cell_ids_are_told_apart(self, small) -> None:
        nb = small.right()
        for cell in nb.cells:
            cell["id"] = "same"
        mended, _ = repair(nb, small.expected())
        assert len({cell["id"] for cell in mended.cells}) == len(mended.cells)


class TestOrder:
    def test_a_test_above_its_answer_comes_behind_it(self, small) -> None:
        nb = small.right()
        nb.cells.insert(0, nb.cells.pop(small.index(nb, "test-double")))
        mended, notes = repair(nb, small.expected())
        assert claims(mended) == RELEASED
        assert notes == ["The cell `test-double` stood where it cannot work; it was moved back."]

    def test_an_answer_that_was_moved_stays_and_its_test_follows(self, small) -> None:
        nb = small.right()
        nb.cells.append(nb.cells.pop(small.index(nb, "add")))
        mended, _ = repair(nb, small.expected())
        assert claims(mended) == ["setup", "double", "say-why", "add", "test-add", "test-double"]

    def test_a_given_cell_comes_before_what_needs_it(self, small) -> None:
        nb = small.right()
        nb.cells.append(nb.cells.pop(small.index(nb, "setup")))
        mended, _ = repair(nb, small.expected())
        assert claims(mended) == RELEASED

    def test_reversed_it_still_works(self, small) -> None:
        nb = small.right()
        nb.cells.reverse()
        mended, _ = repair(nb, small.expected())
        assert claims(mended) == ["setup", "say-why", "double", "add", "test-add", "test-double"]


class TestSplitAndMerged:
    def test_an_answer_in_two_halves_is_run_whole(self, small) -> None:
        nb = small.right()
        place = small.index(nb, "add")
        half = copy.deepcopy(nb.cells[place])
        nb.cells[place].source, half.source = "two = 2", "async def add(a, b):\n    return a + b"
        nb.cells.insert(place + 1, half)
        mended, notes = repair(nb, small.expected())
        assert claims(mended) == RELEASED
        place = small.index(mended, "add")
        assert [c.source for c in mended.cells[place - 1 : place + 1]] == ["two = 2", half.source]
        assert len(notes) == 1

    def test_a_test_in_two_halves_is_whole_again(self, small) -> None:
        nb = small.right()
        place = small.index(nb, "test-double")
        half = copy.deepcopy(nb.cells[place])
        nb.cells[place].source, half.source = half.source[:30], half.source[30:]
        nb.cells.insert(place + 1, half)
        mended, _ = repair(nb, small.expected())
        assert claims(mended) == RELEASED
        assert "double(21)" in small.cell(mended, "test-double").source
        assert sum("with exam" in cell.source for cell in mended.cells) == 1

    def test_an_answer_merged_with_its_test_is_run_and_the_test_after_it(self, small) -> None:
        nb = small.right()
        place = small.index(nb, "double")
        nb.cells[place].source += "\n\n" + nb.cells.pop(place + 1).source
        mended, notes = repair(nb, small.expected())
        assert claims(mended) == RELEASED
        assert notes == ["The cell `test-double` was missing; it was put back."]


class TestTooMuch:
    def test_of_twenty_thousand_cells_the_first_and_the_released_ones_are_kept(self, small) -> None:
        nb = small.right()
        nb.cells[1:1] = [nbformat.v4.new_code_cell(f"x = {n}") for n in range(20_000)]
        mended, notes = repair(nb, small.expected())
        assert claims(mended) == RELEASED
        assert len(mended.cells) < 1_020
        assert "the first 1,000 were run" in notes[0]

    @pytest.mark.parametrize("name", ["id", "grade id"])
    def test_a_long_name_is_none(self, small, name: str) -> None:
        nb = small.right()
        cell = nbformat.v4.new_code_cell("x = 1")
        if name == "id":
            cell["id"] = "x" * 100_000
        else:
            cell.metadata.nbgrader = {"grade_id": "x" * 100_000}
        nb.cells.append(cell)
        mended, _ = repair(nb, small.expected())
        assert claims(mended) == RELEASED
        nbformat.validate(mended)


class TestWhatIsTold:
    def test_the_first_cell_lists_what_was_done(self, small) -> None:
        nb = small.right()
        del nb.cells[small.index(nb, "test-add")]
        mended, notes = repair(nb, small.expected())
        assert mended.cells[0].cell_type == "markdown"
        assert mended.cells[0].metadata[NOTES] == notes
        assert notes[0] in mended.cells[0].source

    def test_a_file_that_is_no_notebook_is_told_as_one_thing(self, small) -> None:
        mended, notes = repair(read_anything(b"print('hi')"), small.expected())
        assert len(notes) == 1
        assert "could not be graded" in notes[0]
        assert claims(mended) == RELEASED

    def test_nobody_can_pretend_that_the_file_was_unreadable(self, small) -> None:
        nb = small.right()
        nb.metadata["looplab-unreadable"] = "the instructor is a fool"
        handed_in = read_anything(nbformat.v4.writes(nb).encode())
        assert repair(handed_in, small.expected())[1] == []


def test_the_preprocessor_takes_the_cells_from_the_gradebook(small) -> None:
    nb = small.right()
    del nb.cells[small.index(nb, "test-add")]
    about = {"student": "ada", "assignment": small.unit, "notebook": small.unit}
    about["db_url"] = f"sqlite:///{small.root}/gradebook.db"
    mended, _ = RepairCells().preprocess(nb, {"nbgrader": about})
    assert claims(mended) == RELEASED
