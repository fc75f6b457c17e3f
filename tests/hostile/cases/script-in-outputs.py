# note: outputs that are scripts, pictures with handlers, and frames
# expect: double=4

# %% double
from IPython.display import HTML, SVG, Javascript, Latex, Markdown, display


def double(n):
    return 2 * n


display(HTML("<script>alert(31337)</script><img src=x onerror='alert(31337)'>"))
display(HTML("<iframe srcdoc='<script>alert(31337)</script>'></iframe>"))
display(HTML("<a href='javascript:alert(31337)'>free points</a>"))
display(Javascript("alert(31337)"))
display(Markdown("[free points](javascript:alert(31337)) <b onclick='alert(31337)'>x</b>"))
display(Latex("<script>alert(31337)</script>"))
display(SVG("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(31337)'></svg>"))
display({"text/html": "<script>alert(31337)</script>"}, raw=True)
