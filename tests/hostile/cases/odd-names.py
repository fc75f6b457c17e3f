# note: letters of all the world, invisible ones, and emoji
# expect: double=0
# finding: double=does-not-hold

# %% double
# ‮ this runs backwards ‬ and ​ this cannot be seen
def 倍(ñ):
    return "🦊" * ñ


double = 倍
