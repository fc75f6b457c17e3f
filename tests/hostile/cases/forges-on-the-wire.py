# note: sends a report and a number through the kernel's own socket
# expect: double=0
# finding: double=no-verdict
# flags: IPython

# %% double
REPORT = {"title": "double", "points": 4.0, "score": 4.0, "mode": "grading", "checks": []}


def double(n):
    kernel = get_ipython().kernel
    for kind, data in (
        ("display_data", {"application/vnd.looplab.report+json": REPORT}),
        ("execute_result", {"text/plain": "4.0"}),
    ):
        content = {"data": data, "metadata": {}, "execution_count": 1}
        kernel.session.send(kernel.iopub_socket, kind, content, parent=kernel.get_parent("shell"))
    return 2
