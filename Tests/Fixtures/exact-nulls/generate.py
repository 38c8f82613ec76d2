"""Exact null distributions by counting in whole numbers, and Kolmogorov's limit by mpmath.

Smirnov: lattice paths that meet a distance (or none) at the end of a run of ties, of all paths.
Rank sums: the recursion of Mann and Whitney on numbers of partitions, additions only; with ties
by size and sum. Signed ranks: sign patterns by sum. Writes expected.json beside this file;
peers.py compares R and scipy with it.
"""

import json
import math
import pathlib
import platform
import random
from fractions import Fraction as F

import mpmath

mpmath.mp.dps = 50

# Kyphosis of the R package rpart: the score Start of those with and without it.
PRESENT = [5, 12, 14, 5, 12, 2, 6, 12, 1, 10, 3, 6, 8, 1, 8, 13, 6]
ABSENT = [
    5, 14, 1, 15, 16, 17, 16, 16, 16, 2, 12, 18, 16, 15, 13, 16, 9, 16, 3, 13, 6, 14, 16, 16, 16,
    11, 13, 16, 11, 16, 9, 9, 13, 3, 1, 16, 15, 13, 14, 10, 17, 17, 15, 15, 13, 9, 13, 1, 16, 16,
    10, 17, 13, 11, 16, 14, 12, 16, 10, 15, 15, 13, 13, 13]


# Smirnov ------------------------------------------------------------------------------------


def paths(ties, m, n, is_far):
    """All paths, and those that are at no end of a run of ties far."""
    ends, end = set(), 0
    for t in ties:
        end += t
        ends.add(end)
    row = []
    for i in range(m + 1):
        left = 0
        for j in range(n + 1):
            if i + j in ends and is_far(i * n - j * m):
                here = 0
            elif i == 0 and j == 0:
                here = 1
            else:
                here = (row[j] if i else 0) + left
            if i:
                row[j] = here
            else:
                row.append(here)
            left = here
    return math.comb(m + n, m), row[n]


def smirnov_tails(ties, m, n, d):
    """The probability of at least d, and of at most d, for D, D+ and D-."""
    sides = [abs, lambda x: x, lambda x: -x]
    upper, lower = [], []
    for side in sides:
        total, without = paths(ties, m, n, lambda x: side(x) >= d)
        upper.append(float(F(total - without, total)) if d > 0 else 1.0)
        total, within = paths(ties, m, n, lambda x: side(x) > d)
        lower.append(float(F(within, total)))
    return {"distance": d, "upper": upper, "lower": lower}


def ties_of(values):
    return [values.count(v) for v in sorted(set(values))]


def observed(first, second):
    m, n = len(first), len(second)
    return max(abs(sum(x <= v for x in first) * n - sum(y <= v for y in second) * m)
               for v in set(first + second))


def smirnov_case(name, ties, m, n, distances):
    assert sum(ties) == m + n
    return {"name": name, "ties": ties, "first": m, "second": n,
            "tails": [smirnov_tails(ties, m, n, d) for d in distances]}


def spread(m, n, parts=8):
    return sorted({m * n * k // parts for k in range(parts + 1)} | {1})


def smirnov_cases():
    random.seed(20251029)
    scores = random.choices(range(11), weights=[1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1], k=200)
    few = random.choices(range(200), k=74)
    kyphosis = ties_of(PRESENT + ABSENT)
    d = observed(PRESENT, ABSENT)
    return [
        smirnov_case("one each", [1, 1], 1, 1, [0, 1]),
        smirnov_case("one against five", [1] * 6, 1, 5, [0, 1, 2, 3, 4, 5]),
        smirnov_case("small", [1] * 12, 5, 7, range(0, 36)),
        smirnov_case("small, tied", [2, 1, 3, 3, 1, 2], 7, 5, range(0, 36)),
        smirnov_case("all tied", [12], 5, 7, [0, 1, 20, 35]),
        smirnov_case("31 + 43", [1] * 74, 31, 43, spread(31, 43, 16)),
        smirnov_case("31 + 43, tied", ties_of(few), 31, 43, spread(31, 43, 16)),
        smirnov_case("100 + 100", [1] * 200, 100, 100, spread(100, 100, 10)),
        smirnov_case("100 + 100, tied", ties_of(scores), 100, 100, spread(100, 100, 10)),
        smirnov_case("30 + 170, tied", ties_of(scores), 30, 170, spread(30, 170, 10)),
        smirnov_case("kyphosis", kyphosis, 17, 64, [d - 1, d, d + 1, 17 * 64]),
        smirnov_case("kyphosis without its ties", [1] * 81, 17, 64, [d]),
        smirnov_case("500 + 600", [1] * 1100, 500, 600, [9000, 30000, 150000, 280000, 294000]),
    ]


# Rank sums ----------------------------------------------------------------------------------


def gaussian(m, n):
    """Numbers of choices by the pairs won: multiplied out without ever dividing.

    N(m, n) = N(m - 1, n) moved by n, and N(m, n - 1): the largest one is chosen or it is not.
    """
    rows = {(0, j): [1] for j in range(n + 1)}
    for i in range(1, m + 1):
        rows[i, 0] = [1]
        for j in range(1, n + 1):
            row = rows[i, j - 1] + [0] * i
            for index, count in enumerate(rows[i - 1, j]):
                row[index + j] += count
            rows[i, j] = row
        for j in range(n + 1):
            del rows[i - 1, j]
    return rows[m, n]


def untied_case(m, n):
    counts = gaussian(m, n)
    total = math.comb(m + n, m)
    assert sum(counts) == total
    picks = sorted({int(q * m * n) for q in
                    [0, .0003, .003, .01, .03, .1, .2, .3, .4, .45, .5, .55, .7, .9, .99, 1]})
    sums, running = {}, 0
    for w, count in enumerate(counts):
        running += count
        sums[w] = running
    tails = [{"count": w, "lower": float(F(sums[w], total)),
              "upper": float(F(total - sums[w] + counts[w], total)),
              "both": float(min(F(1), F(2 * sums[min(w, m * n - w)], total)))
              if 2 * w != m * n else 1.0} for w in picks]
    return {"first": m, "second": n, "tails": tails}


# Kolmogorov's limit -------------------------------------------------------------------------


def kolmogorov(x):
    x = mpmath.mpf(float(x))
    upper = 2 * mpmath.nsum(lambda k: (-1) ** (int(k) - 1) * mpmath.exp(-2 * k * k * x * x),
                            [1, mpmath.inf], method="d") if x >= 1 else None
    lower = mpmath.sqrt(2 * mpmath.pi) / x * sum(
        mpmath.exp(-k * k * mpmath.pi ** 2 / (8 * x * x)) for k in range(1, 400, 2))
    upper = 1 - lower if upper is None else upper
    lower = 1 - upper if x >= 1 else lower
    return {"x": float(x), "upper": float(upper), "lower": float(lower)}


def main():
    result = {
        "generator": f"Python {platform.python_version()}, mpmath {mpmath.__version__}",
        "smirnov": smirnov_cases(),
        "untiedRankSum": [untied_case(m, n) for m, n in
                          [(1, 1), (1, 9), (3, 4), (6, 5), (2, 300), (30, 70), (60, 60)]],
        "kolmogorov": [kolmogorov(x) for x in [
            "0.05", "0.1", "0.25", "0.5", "0.625", "0.75", "0.796875", "0.8125", "0.875", "1",
            "1.25", "1.5", "2", "2.5", "4", "8.125", "12.3125", "18.5"]],
    }
    path = pathlib.Path(__file__).with_name("expected.json")
    path.write_text(json.dumps(result, indent=1) + "\n")


main()
