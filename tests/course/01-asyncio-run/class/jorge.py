# note: has not started
# expect: boarding-pass=0 launcher=0 what-run-cleans-up=0
# finding: boarding-pass=not-started launcher=not-started
