"""Build the cheat sheet: the lessons' own "Which tool when" tables on one printable page.

Nothing is written here that a lesson does not say: one box for each lesson, in their order, under
the lesson's own title. Who calls this: ``make cheatsheet``; a test compares what is committed.
"""

from __future__ import annotations

import html
import re
from pathlib import Path

import mistune
import nbformat

from looplab.grading.course import ROOT

PAGE = Path("docs", "cheat-sheet.html")
_TABLE = re.compile(r"^## Which tool when\n+((?:\|.*\n?)+)", re.MULTILINE)
_STYLE = """
@page { size: A4 landscape; margin: 8mm }
body { margin: 0 auto; padding: 1rem; max-width: 1400px; color: #1a202c; background: #fff;
  font: 13px/1.35 system-ui, "DejaVu Sans", sans-serif }
h1 { font-size: 1.5em; margin: 0 0 .1em }
p { margin: 0 0 .8em; color: #4a5568 }
main { columns: 3 26em; column-gap: 1.2em }
section { break-inside: avoid; margin: 0 0 .9em }
h2 { font-size: 1.08em; margin: 0 0 .25em; color: #215387 }
table { border-collapse: collapse; width: 100% }
th { display: none }
td { border-top: 1px solid #cbd5e0; padding: .22em .3em; vertical-align: top }
td:first-child { width: 46% }
code { font: .92em "DejaVu Sans Mono", ui-monospace, monospace; background: #edf2f7;
  padding: 0 .2em; border-radius: 3px; overflow-wrap: anywhere }
@media print { body { font-size: 9px; line-height: 1.25; padding: 0; max-width: none }
  main { columns: 3; column-gap: 4mm } section { margin-bottom: 2mm } p { margin-bottom: 2mm }
  code { background: none; padding: 0 } }
"""


def tables(notebooks: Path) -> dict[str, str]:
    """Read each lesson's title, and its table as Markdown; lessons without one are left out.

    Args:
        notebooks: the folder with the lessons.
    """
    found = {}
    for path in sorted(notebooks.glob("*.ipynb")):
        cells = nbformat.read(path, as_version=4).cells
        texts = [cell.source for cell in cells if cell.cell_type == "markdown"]
        for text in texts:
            if match := _TABLE.search(text + "\n"):
                found[texts[0].splitlines()[0].removeprefix("# ")] = match[1]
    return found


def page(notebooks: Path) -> str:
    """Write the sheet as HTML that needs nothing else, links to other files taken out."""
    boxes = []
    for title, table in tables(notebooks).items():
        without_links = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", table)
        body = mistune.html(without_links)
        boxes.append(f"<section>\n<h2>{html.escape(title)}</h2>\n{body}</section>\n")
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>asyncio: which tool when</title>\n<style>{_STYLE}</style>\n"
        "<h1>asyncio: which tool when</h1>\n"
        "<p>On the left what you want, on the right what does it. "
        "The number is that of the lesson which shows it.</p>\n"
        f"<main>\n{''.join(boxes)}</main>\n</html>\n"
    )


def main() -> None:
    """Write the sheet of this course."""
    (ROOT / PAGE).write_text(page(ROOT / "notebooks"), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
