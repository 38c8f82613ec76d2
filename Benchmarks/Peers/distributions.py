import numpy as np
from scipy import special

from common import label, measure

points = (np.arange(1, 1001) - 0.5) / 1000


def values(name, function):
    measure("distributions", name, 1000, label("scipy"), lambda: {"sum": function(points).sum()})


values("normal-upper-tail", lambda p: special.ndtr(-6 * p))
values("normal-quantile", lambda p: 1 + special.ndtri(p))
for degrees in (1, 5, 50, 1000):
    values(f"chi-squared-{degrees}-cdf", lambda p: special.chdtr(degrees, 2 * degrees * p))
    values(f"chi-squared-{degrees}-upper-tail", lambda p: special.chdtrc(degrees, 2 * degrees * p))
    values(f"chi-squared-{degrees}-quantile", lambda p: 2 * special.gammaincinv(degrees / 2, p))
