"""What a submission can put onto a page in order to act there, and a page with all of it."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from looplab.diagnose import Finding
from looplab.exam.report import MIME, Report
from looplab.exam.result import CheckResult
from looplab.run import Line, Run, TaskSpan
from pages.making import feedback, graded

ELSEWHERE = "http://elsewhere.invalid"
RUN = "alert(31337)"
LEADS_AWAY = f'<meta http-equiv="refresh" content="0;url={ELSEWHERE}/refresh">'
"""What no content security policy keeps from acting: only cleaning does."""

PIECES = (
    f"<script>{RUN}</script>",
    f'<script src="{ELSEWHERE}/a.js"></script>',
    f"<img src=x onerror={RUN}>",
    f'<img src="{ELSEWHERE}/picture.png">',
    f"<svg xmlns='http://www.w3.org/2000/svg' onload='{RUN}'><script>{RUN}</script></svg>",
    f"<svg><image href='{ELSEWHERE}/inside.png'/></svg>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f'<iframe src="{ELSEWHERE}/frame"></iframe>',
    f'<object data="{ELSEWHERE}/object"></object><embed src="{ELSEWHERE}/embed">',
    f"<style>@import url({ELSEWHERE}/a.css); h1 {{ background: url({ELSEWHERE}/b.png) }}</style>",
    f'<p style="background-image: url({ELSEWHERE}/c.png)">styled</p>',
    f'<link rel="stylesheet" href="{ELSEWHERE}/d.css">',
    f'<form action="{ELSEWHERE}/form"><input autofocus onfocus="{RUN}"><button>go</button></form>',
    f"<details open ontoggle={RUN}><summary>open</summary></details>",
    f'<video src="{ELSEWHERE}/v" onerror={RUN}></video><audio src="{ELSEWHERE}/w"></audio>',
    f'<a href="javascript:{RUN}">points</a><a href=" java\tscript:{RUN}">points</a>',
    f'<math><mtext><table><mglyph><style><img src=x onerror="{RUN}">',
    f'<noscript><p title="</noscript><img src=x onerror={RUN}>">',
    f"</pre></code></div></details></section></main><script>{RUN}</script>",
    f'"><script>{RUN}</script>',
    f"{{{{ 7 * 7 }}}}<b onmouseover={RUN}>",
    f'<base href="{ELSEWHERE}/">',
)
ALL = "\n".join(PIECES)
MARKDOWN = f"[points](javascript:{RUN}) ![p]({ELSEWHERE}/md.png) <{'javascript:' + RUN}>\n\n"


@cache
def page() -> str:
    """Write the feedback page of a submission that tries everything, everywhere."""
    return feedback(notebook(), student=ALL, unit=ALL)


def notebook(name: str = ALL) -> NotebookNode:
    """Make a graded notebook; `name` is a grade id, which no submission can choose."""
    outputs = [
        *(new_output("display_data", {"text/html": piece}) for piece in (*PIECES, LEADS_AWAY, ALL)),
        *(new_output("display_data", {"image/svg+xml": piece}) for piece in PIECES),
        new_output("display_data", {"text/markdown": MARKDOWN + ALL}),
        new_output("display_data", {"text/latex": ALL}),
        new_output("display_data", {"application/javascript": RUN, "text/plain": ALL}),
        new_output("display_data", {"application/javascript": RUN}),
        new_output("display_data", {"image/png": f'"><script>{RUN}</script>'}),
        new_output("display_data", {f"text/{ALL}": ALL}),
        new_output("display_data", {"application/json": {ALL: [ALL]}}),
        new_output("stream", name="stdout", text=ALL),
        new_output("error", ename=ALL, evalue=ALL, traceback=[ALL]),
    ]
    return new_notebook(
        metadata={
            "title": ALL,
            "widgets": {"application/vnd.jupyter.widget-state+json": {"state": {}}},
        },
        cells=[
            new_markdown_cell("mended", metadata={"looplab-notes": [ALL]}),
            new_markdown_cell(f"# {PIECES[0]}\n\n## {PIECES[2]} (3 points)\n\n{MARKDOWN}{ALL}"),
            new_code_cell(ALL, outputs=outputs, metadata=graded("answer", comment=ALL)),
            new_code_cell(
                "e.score",
                outputs=[new_output("display_data", {MIME: report().to_data()})],
                metadata=graded("test-queue", points=6.0, score=2.0),
            ),
            new_code_cell(
                "assert x",
                outputs=[new_output("error", ename=ALL, evalue=ALL, traceback=[ALL])],
                metadata=graded(name, points=3.0, score=0.0),
            ),
            new_markdown_cell(ALL, metadata=graded("why", points=3.0, score=3.0, comment=ALL)),
        ],
    )


def report() -> Report:
    """A report all of whose words want to act."""
    told = Finding("raised", ALL, (ALL,), ALL)
    run = Run(
        elapsed=1.0,
        tasks=(TaskSpan(0, ALL, ALL, ended=1.0),),
        output=(Line(0.5, ALL, ALL),),
    )
    check = CheckResult(ALL, 6.0, 2.0, False, told, (ALL, ALL), ALL, _stored(run), "0")
    return Report(ALL, 6.0, 2.0, "grading", (check,), ALL, True, (ALL,))


def _stored(run: Run) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(run.to_json())
    return data
