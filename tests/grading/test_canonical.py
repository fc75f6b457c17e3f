"""What `make tidy` does to a notebook, and what it must leave alone."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell

from looplab.grading.canonical import canonical, canonical_text, main, notebooks_in


def saved_by_an_editor() -> NotebookNode:
    """A notebook with every trace that we know editors and runs to leave."""
    ran = new_code_cell(
        "print('hi')",
        id="say-hi",
        execution_count=3,
        outputs=[new_output("stream", name="stdout", text="hi\n")],
        metadata={
            "collapsed": False,
            "editable": True,
            "execution": {"iopub.status.busy": "2024-01-01T00:00:00Z"},
            "jupyter": {"outputs_hidden": False},
            "scrolled": True,
            "tags": ["raises-exception"],
            "vscode": {"languageId": "python"},
        },
    )
    return new_notebook(
        cells=[ran, new_markdown_cell("# Title", id="title")],
        metadata={
            "celltoolbar": "Create Assignment",
            "kernelspec": {"display_name": ".venv", "language": "python", "name": "venv-3-12"},
            "language_info": {"name": "python", "version": "3.12.1"},
            "widgets": {},
        },
    )


class TestWhatGoes:
    def test_outputs_and_execution_counts_go(self) -> None:
        cell = canonical(saved_by_an_editor()).cells[0]
        assert cell.outputs == []
        assert cell.execution_count is None

    def test_an_editors_metadata_goes(self) -> None:
        nb = canonical(saved_by_an_editor())
        assert nb.cells[0].metadata == {"tags": ["raises-exception"]}
        assert nb.metadata == {
            "kernelspec": {
                "display_name": "Python 3 (ipykernel)",
                "language": "python",
                "name": "python3",
            },
            "language_info": {"name": "python"},
        }


class TestWhatStays:
    def test_the_notebook_given_is_not_changed(self) -> None:
        nb = saved_by_an_editor()
        before = copy.deepcopy(nb)
        canonical(nb)
        assert nb == before

    def test_text_and_order_of_cells_stay(self) -> None:
        nb = canonical(saved_by_an_editor())
        assert [cell.source for cell in nb.cells] == ["print('hi')", "# Title"]

    def test_nbgraders_data_and_locks_stay(self) -> None:
        graded = {"grade": True, "grade_id": "test-x", "points": 2, "schema_version": 3}
        cell = new_code_cell(
            "", metadata={"nbgrader": graded, "editable": False, "deletable": False}
        )
        kept = canonical(new_notebook(cells=[cell])).cells[0].metadata
        assert kept == {"nbgrader": graded, "editable": False, "deletable": False}

    def test_a_cell_folded_on_purpose_stays_folded(self) -> None:
        cell = new_code_cell("", metadata={"jupyter": {"source_hidden": True}})
        kept = canonical(new_notebook(cells=[cell])).cells[0].metadata
        assert kept == {"jupyter": {"source_hidden": True}}

    def test_a_pasted_picture_stays(self) -> None:
        cell = new_markdown_cell(
            "![](attachment:a.png)", attachments={"a.png": {"image/png": "AA=="}}
        )
        assert canonical(new_notebook(cells=[cell])).cells[0].attachments == cell.attachments

    def test_a_raw_cell_stays_raw(self) -> None:
        assert canonical(new_notebook(cells=[new_raw_cell("x")])).cells[0].cell_type == "raw"


class TestIds:
    @staticmethod
    def ids(*cells: NotebookNode) -> list[str]:
        # Not through new_notebook(): it mends ids itself, with a warning.
        nb = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}
        return [cell["id"] for cell in json.loads(canonical_text(json.dumps(nb)))["cells"]]

    def test_a_readable_id_stays(self) -> None:
        assert self.ids(new_code_cell("x = 1", id="set-x")) == ["set-x"]

    def test_a_machine_made_id_is_named_after_the_text(self) -> None:
        uuid = "0b9e1f3e-5c1f-4d5e-9a55-0123456789ab"
        cells = [
            new_markdown_cell("## Why it *waits*", id="0123abcd"),
            new_code_cell("x = 1", id=uuid),
        ]
        assert self.ids(*cells) == ["why-it-waits", "x-1"]

    def test_a_grade_cell_is_named_after_its_grade_id(self) -> None:
        cell = new_code_cell(
            "", id="0123abcd", metadata={"nbgrader": {"grade_id": "test-launcher"}}
        )
        assert self.ids(cell) == ["test-launcher"]

    def test_of_two_equal_ids_the_first_stays(self) -> None:
        assert self.ids(new_code_cell("a", id="same"), new_code_cell("b", id="same")) == [
            "same",
            "b",
        ]

    def test_equal_texts_are_counted(self) -> None:
        cells = [new_code_cell("run()", id=f"0123abc{n}") for n in range(3)]
        assert self.ids(*cells) == ["run", "run-2", "run-3"]

    def test_a_text_that_looks_machine_made_is_told_apart(self) -> None:
        assert self.ids(new_code_cell("deadbeef", id="0123abcd")) == ["code-deadbeef"]

    def test_a_cell_without_id_or_text_gets_one(self) -> None:
        cell = new_code_cell("")
        del cell["id"]
        assert self.ids(cell) == ["code"]


class TestBytes:
    def test_it_ends_in_a_newline_with_one_space_of_indent_and_plain_utf_8(self) -> None:
        text = canonical_text(
            nbformat.v4.writes(new_notebook(cells=[new_markdown_cell("naïve → 東京")]))
        )
        assert text.endswith("}\n")
        assert '\n "cells": [' in text
        assert "naïve → 東京" in text

    def test_keys_are_sorted(self) -> None:
        text = canonical_text(nbformat.v4.writes(saved_by_an_editor()))
        assert (
            text
            == json.dumps(json.loads(text), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
        )

    def test_windows_line_ends_become_plain_ones(self) -> None:
        text = canonical_text(nbformat.v4.writes(new_notebook(cells=[new_code_cell("a\r\nb")])))
        assert "\\r" not in text

    def test_a_notebook_of_an_older_format_is_brought_up(self) -> None:
        old = nbformat.v3.new_notebook(
            worksheets=[nbformat.v3.new_worksheet(cells=[nbformat.v3.new_code_cell(input="x")])]
        )
        new = json.loads(canonical_text(nbformat.v3.writes_json(old)))
        assert (new["nbformat"], new["nbformat_minor"]) == (4, 5)

    @settings(max_examples=60, derandomize=True, deadline=None)
    @given(
        st.lists(
            st.tuples(
                st.sampled_from(["code", "markdown", "raw"]),
                st.text(max_size=20),
                st.sampled_from(["a", "a-2", "0123abcd", "deadbeef", "not valid", ""]),
            ),
            max_size=5,
        )
    )
    def test_doing_it_twice_changes_nothing(self, cells: list[tuple[str, str, str]]) -> None:
        nb = {
            "nbformat": 4,
            "nbformat_minor": 5,
            "metadata": {},
            "cells": [
                {"cell_type": kind, "source": text, "id": id_, "metadata": {}, "outputs": []}
                for kind, text, id_ in cells
            ],
        }
        once = canonical_text(json.dumps(nb))
        assert canonical_text(once) == once
        ids = [cell["id"] for cell in json.loads(once)["cells"]]
        assert len(set(ids)) == len(ids)


class TestCommand:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        nbformat.write(saved_by_an_editor(), tmp_path / "messy.ipynb")
        nbformat.write(canonical(saved_by_an_editor()), tmp_path / "tidy.ipynb")
        backups = tmp_path / ".ipynb_checkpoints"
        backups.mkdir()
        (backups / "tidy-checkpoint.ipynb").write_text("no notebook at all")
        return tmp_path

    def test_check_lists_offenders_and_says_what_to_run(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        before = (folder / "messy.ipynb").read_bytes()
        assert main(["--check", str(folder)]) == 1
        out = capsys.readouterr().out
        assert "messy.ipynb" in out
        assert "tidy.ipynb: " not in out
        assert "run make tidy" in out
        assert (folder / "messy.ipynb").read_bytes() == before

    def test_tidying_once_satisfies_the_check(self, folder: Path) -> None:
        assert main([str(folder)]) == 0
        assert main(["--check", str(folder)]) == 0

    def test_a_broken_notebook_is_named_and_the_rest_is_tidied(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (folder / "broken.ipynb").write_text("<<<<<<< HEAD\n{}")
        assert main([str(folder)]) == 1
        captured = capsys.readouterr()
        assert "broken.ipynb: cannot be read: it is not valid JSON" in captured.err
        assert "messy.ipynb: tidied" in captured.out

    def test_json_that_is_no_notebook_is_named_too(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for number, text in enumerate(
            ['{"nbformat": 4}', "[]", "3", '{"nbformat": 4, "cells": [{}]}']
        ):
            (tmp_path / f"{number}.ipynb").write_text(text)
        assert main([str(tmp_path)]) == 1
        assert capsys.readouterr().err.count("cannot be read") == 4

    def test_a_folder_that_is_not_there_is_said_in_words(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main([str(tmp_path / "nowhere")]) == 1
        assert "There is no" in capsys.readouterr().err

    def test_an_editors_backups_are_passed_over(self, folder: Path) -> None:
        assert [path.name for path in notebooks_in([folder])] == ["messy.ipynb", "tidy.ipynb"]
