# note: writes to the gradebook, so that everybody has full marks
# expect: double=1
# finding: double=does-not-hold
# flags: gradebook
# needs: write

# %% double
import contextlib
import sqlite3

for up in ("..", "../..", "../../..", "../../../.."):
    with contextlib.suppress(Exception), sqlite3.connect(f"{up}/gradebook.db") as book:
        book.execute("UPDATE grade SET manual_score = 4, needs_manual_grade = 0")


def double(n):
    return 2
