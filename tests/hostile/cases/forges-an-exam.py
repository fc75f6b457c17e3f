# note: a class of its own called exam, which is always content
# expect: double=0 fetch=0
# finding: double=no-verdict

# %% double
class exam:
    score = 4.0

    def __init__(self, *args, **kwargs): ...

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return True

    def check(self, *args, **kwargs):
        return self

    hidden_check = check


def double(n):
    return 2
