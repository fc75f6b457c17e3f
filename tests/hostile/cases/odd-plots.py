# note: draws a picture in every call, and closes none
# expect: double=4

# %% double
import matplotlib.pyplot as plt


def double(n):
    plt.figure()
    return 2 * n


plt.plot([1, 2, 3])
plt.show()
