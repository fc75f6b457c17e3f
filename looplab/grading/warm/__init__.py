"""One submission's cells, in a process forked from a warm one, with no Jupyter messages between.

`client.Worker` is the grader's side. It starts a warm parent, a process that has imported and
warmed up what a notebook needs; the parent forks one child for each submission, and the child runs
cells as an ipykernel would. Nothing of nbgrader is in here, and nothing of nbformat in the parent.
"""
