# note: deletes all names of the notebook, with IPython's own command
# expect: double=0 fetch=0
# finding: double=not-defined

# %% double
%reset -f
