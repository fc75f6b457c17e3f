# note: the same, put there anew by the tested function while its test runs
# expect: double=1
# flags: IPython
# open: what a process says of itself can be false in every word; a person is told

# %% double
shell = get_ipython()
publish = shell.display_pub.publish


def forge(data, *args, **kwargs):
    for report in data.values():
        if isinstance(report, dict) and "checks" in report:
            report["score"] = report["points"]
            for check in report["checks"]:
                check |= {"earned": check["points"], "finding": None, "status": "passed"}
    return publish(data, *args, **kwargs)


def double(n):
    shell.display_pub.publish = forge
    shell.display_formatter.formatters["text/plain"].for_type(
        float, lambda *a: a[1].text("4.0")
    )
    return 2
