# note: the same, for a test of plain asserts
# expect: add=0 double=0 fetch=0
# flags: IPython
# open: a test of plain asserts keeps nbgrader's rules; the hooks must be put back before each test

# %% add
import ast


class Drop(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.Pass()


async def add(a, b):
    return 3


get_ipython().ast_transformers.append(Drop())
