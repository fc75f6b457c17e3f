# note: an IPython transformer that drops asserts from what is run
# expect: double=1
# finding: double=does-not-hold
# flags: IPython

# %% double
import ast


class Drop(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.Pass()


def double(n):
    return 2


get_ipython().ast_transformers.append(Drop())
