# note: the same, for a test of plain asserts
# expect: add=0
# says: assert await add(1, 2) == 3
# flags: IPython

# %% add
import ast


class Drop(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.Pass()


async def add(a, b):
    return 3


get_ipython().ast_transformers.append(Drop())
