"""The instructor's side: nbgrader plug-ins, and the commands that call nbgrader.

Nothing on the learner's side imports this package, so that lessons and exercises work in any
notebook.
"""
