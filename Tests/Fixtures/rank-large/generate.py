"""Estimates and asymptotic intervals of 30 000 values, by bisection over whole numbers.

The values are whole numbers by a rule that the test repeats; every pairwise sum is a whole number,
so the k-th smallest is found by counting with numpy's searchsorted. Writes expected.json.
"""

import json
import pathlib
import platform
from fractions import Fraction as F

import mpmath
import numpy

mpmath.mp.dps = 30
N = 30000
i = numpy.arange(1, N + 1, dtype=numpy.int64)
x = (i * i * 31 + 7 * i) % 1000003
y = (i * i * 17 + 11 * i + 5) % 1000003 + 4000
d = x - 497000


def differences_up_to(t):
    ys = numpy.sort(y)
    return int((N - numpy.searchsorted(ys, x - t, side="left")).sum())


def walsh_up_to(t):
    ds = numpy.sort(d)
    ordered = int(numpy.searchsorted(ds, t - d, side="right").sum())
    return (ordered + int((2 * d <= t).sum())) // 2


def kth(count, k, low=-10**7, high=10**7):
    while high - low > 1:
        middle = (low + high) // 2
        if count(middle) >= k:
            high = middle
        else:
            low = middle
    return high


def median(count, pairs):
    return F(kth(count, (pairs + 1) // 2) + kth(count, pairs // 2 + 1), 2)


def p_two_sided(distance, variance):
    z = mpmath.mpf(max(0, float(abs(distance)) - 0.5)) / mpmath.sqrt(
        mpmath.mpf(variance.numerator) / variance.denominator)
    return mpmath.erfc(z / mpmath.sqrt(2))


def ties(values):
    _, counts = numpy.unique(values, return_counts=True)
    return sum(int(c) ** 3 - int(c) for c in counts)


def critical(pairs, variance):
    """The smallest number of sums below a gap that the test keeps at 95 %."""
    low, high = -1, pairs // 2
    while high - low > 1:
        middle = (low + high) // 2
        if p_two_sided(F(pairs, 2) - middle, variance) <= mpmath.mpf(1) / 20:
            low = middle
        else:
            high = middle
    return high


pairs = N * N
gap = F(N * N, 12) * (2 * N + 1 - F(ties(x) + ties(y), 2 * N * (2 * N - 1)))
k = critical(pairs, gap)
own = F(N * N, 12) * (
    2 * N + 1 - F(ties(numpy.concatenate([x, y])), 2 * N * (2 * N - 1)))
above = int(numpy.searchsorted(numpy.sort(y), x, side="left").sum())
upto = int(numpy.searchsorted(numpy.sort(y), x, side="right").sum())
w = F(above + upto, 2)
two = {
    "statistic": float(w), "p": float(p_two_sided(w - F(pairs, 2), own)),
    "estimate": float(median(differences_up_to, pairs)),
    "interval": [kth(differences_up_to, k), kth(differences_up_to, pairs + 1 - k)],
}

sums = N * (N + 1) // 2
gap = F(N * (N + 1) * (2 * N + 1), 24) - F(ties(d), 48)
k = critical(sums, gap)
limits = [F(kth(walsh_up_to, k), 2), F(kth(walsh_up_to, sums + 1 - k), 2)]


def signed_p(shift):
    moved = 2 * d - int(2 * shift)
    moved = moved[moved != 0]
    size = numpy.abs(moved)
    order = numpy.sort(size)
    doubled = (numpy.searchsorted(order, size, "left")
               + numpy.searchsorted(order, size, "right") + 1)
    variance = F(int((doubled.astype(object) ** 2).sum()), 16)
    return F(int((numpy.sign(moved) * doubled).sum()), 4), variance, F(
        int(doubled[moved > 0].sum()), 2)


# A shift at a difference drops zeros: the nearest ones outside might still be kept.
values = numpy.unique(d)
for value in values[values < limits[0]][-20:]:
    distance, variance, _ = signed_p(F(int(value)))
    if p_two_sided(distance, variance) > mpmath.mpf(1) / 20:
        limits[0] = min(limits[0], F(int(value)))
for value in values[values > limits[1]][:20]:
    distance, variance, _ = signed_p(F(int(value)))
    if p_two_sided(distance, variance) > mpmath.mpf(1) / 20:
        limits[1] = max(limits[1], F(int(value)))
distance, variance, v = signed_p(F(0))
signed = {
    "statistic": float(v), "p": float(p_two_sided(distance, variance)),
    "estimate": float(median(walsh_up_to, sums) / 2), "interval": [float(l) for l in limits],
}
pathlib.Path(__file__).with_name("expected.json").write_text(json.dumps({
    "generator": f"Python {platform.python_version()}, mpmath {mpmath.__version__}, "
                 f"numpy {numpy.__version__}",
    "count": N, "rankSum": two, "signedRank": signed}, indent=1) + "\n")
