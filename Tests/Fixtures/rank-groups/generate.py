"""Trends, Dunn's and Friedman's tests: enumeration in fractions, and 40 digits where normal.

Writes expected.json beside this file.
"""

import collections
import itertools
import json
import math
import pathlib
import platform
import random
from fractions import Fraction as F

import mpmath as mp

mp.mp.dps = 40


def real(x):
    return mp.mpf(x.numerator) / x.denominator if isinstance(x, F) else mp.mpf(x)


def doubled_ranks(keys):
    order = sorted(keys)
    first, last = {}, {}
    for position, key in enumerate(order, 1):
        first.setdefault(key, position)
        last[key] = position
    return [first[key] + last[key] for key in keys]


def upper(z):
    return mp.erfc(real(z) / mp.sqrt(2)) / 2


def root(x):
    return mp.sqrt(real(x))


def chi_upper(x, df):
    return mp.gammainc(mp.mpf(df) / 2, real(x) / 2, mp.inf, regularized=True)


# Trend --------------------------------------------------------------------------------------


def doubled_j(groups):
    return sum(2 * (b > a) + (a == b)
               for g, h in itertools.combinations(groups, 2) for a in g for b in h)


def assignments(values, sizes):
    """All assignments of positions to groups."""
    def place(rest, sizes):
        if len(sizes) == 1:
            yield [rest]
            return
        for chosen in itertools.combinations(rest, sizes[0]):
            left = [i for i in rest if i not in set(chosen)]
            for others in place(left, sizes[1:]):
                yield [list(chosen)] + others
    for parts in place(list(range(len(values))), sizes):
        yield [[values[i] for i in part] for part in parts]


def trend_case(texts):
    groups = [[F(v) for v in t.split()] for t in texts]
    sizes = [len(g) for g in groups]
    values = [v for g in groups for v in g]
    observed = doubled_j(groups)
    pairs = sum(a * b for a, b in itertools.combinations(sizes, 2))
    counts = collections.Counter(doubled_j(a) for a in assignments(values, sizes))
    total = sum(counts.values())
    mean = F(sum(j * c for j, c in counts.items()), total)
    assert mean == pairs
    variance = F(sum((j - mean) ** 2 * c for j, c in counts.items()), total) / 4
    distance = abs(F(observed - pairs, 2))
    sd = root(variance)
    up = F(sum(c for j, c in counts.items() if j >= observed), total)
    down = F(sum(c for j, c in counts.items() if j <= observed), total)
    far = F(sum(c for j, c in counts.items() if abs(j - pairs) >= abs(observed - pairs)), total)
    normal = lambda c: float(min(mp.mpf(1), 2 * upper(real(max(F(0), distance - c)) / sd))) \
        if variance else 1.0
    return {"groups": [[float(v) for v in g] for g in groups], "j": observed / 2,
            "greater": float(up), "less": float(down), "twoSided": float(far),
            "doubled": float(min(F(1), 2 * min(up, down))),
            "corrected": normal(F(1, 2)), "uncorrected": normal(F(0))}


def counted_case(counts):
    """The normal approximation of counted values, groups in rows: whole numbers to the end."""
    sizes, ties = [sum(row) for row in counts], [sum(column) for column in zip(*counts)]
    n = sum(sizes)
    excess = sum(x * y * ((j > i) - (j < i)) for a, b in itertools.combinations(counts, 2)
                 for i, x in enumerate(a) for j, y in enumerate(b))
    cubic = lambda k: k * (k - 1) * (2 * k + 5)
    triples = lambda k: k * (k - 1) * (k - 2)
    couples = lambda k: k * (k - 1)
    over = lambda f: sum(map(f, sizes)) * sum(map(f, ties))
    variance = (F(cubic(n) - sum(map(cubic, sizes)) - sum(map(cubic, ties)), 72)
                + (F(over(triples), 36 * triples(n)) if n > 2 else 0) + F(over(couples), 8 * couples(n)))
    z = real(F(excess, 2)) / root(variance)
    return {"counts": counts, "z": float(z), "p": float(2 * upper(abs(z)))}


def untied_case(size, count):
    """Groups of one size without ties: the Gaussian multinomial coefficients, multiplied out."""
    groups = [[(40 * (i + size * g) + 7) % 101 + 10.4 * g for i in range(size)]
              for g in range(count)]
    values = [v for g in groups for v in g]
    assert len(set(values)) == len(values)
    observed = doubled_j(groups) // 2
    ways, total = [1], size
    for _ in range(count - 1):
        binomial = gaussian(total + size, size)
        product = [0] * (len(ways) + len(binomial) - 1)
        for i, a in enumerate(ways):
            for j, b in enumerate(binomial):
                product[i + j] += a * b
        ways, total = product, total + size
    pairs, count_all = len(ways) - 1, sum(ways)
    up = F(sum(ways[observed:]), count_all)
    far = abs(2 * observed - pairs)
    both = F(sum(w for j, w in enumerate(ways) if abs(2 * j - pairs) >= far), count_all)
    return {"groups": groups, "j": observed, "greater": float(up), "twoSided": float(both)}


def gaussian(n, k):
    """The coefficients of the Gaussian binomial: choices of k of n by their inversions."""
    rows = {(0, 0): [1]}
    for m in range(1, n + 1):
        for j in range(0, min(m, k) + 1):
            if j == 0 or j == m:
                rows[m, j] = [1]
                continue
            # The last is chosen (it passes the m - j others), or it is not.
            one, other = rows[m - 1, j - 1], rows[m - 1, j]
            out = [0] * (j * (m - j) + 1)
            for i, c in enumerate(one):
                out[i + m - j] += c
            for i, c in enumerate(other):
                out[i] += c
            rows[m, j] = out
        for j in range(0, k + 1):
            rows.pop((m - 2, j), None)
    return rows[n, k]


# All pairs ----------------------------------------------------------------------------------


def dunn_case(texts):
    groups = [[F(v) for v in t.split()] for t in texts]
    values = [v for g in groups for v in g]
    ranks = [F(r, 2) for r in doubled_ranks(values)]
    total = len(values)
    spread = sum((r - F(total + 1, 2)) ** 2 for r in ranks) / (total - 1)
    means, start = [], 0
    for g in groups:
        means.append(sum(ranks[start:start + len(g)]) / len(g))
        start += len(g)
    rows = []
    for i, j in itertools.combinations(range(len(groups)), 2):
        z = real(means[i] - means[j]) / root(
            spread * (F(1, len(groups[i])) + F(1, len(groups[j]))))
        rows.append({"difference": float(means[i] - means[j]), "z": float(z),
                     "p": float(2 * upper(abs(z)))})
    ordered = sorted(range(len(rows)), key=lambda k: rows[k]["p"])
    carried = 0.0
    for place, k in enumerate(ordered):
        carried = max(carried, min(1.0, rows[k]["p"] * (len(rows) - place)))
        rows[k]["holm"] = carried
    return {"groups": [[float(v) for v in g] for g in groups], "pairs": rows}


def friedman_case(rows):
    n, k = len(rows), len(rows[0])
    ranks = [[F(r, 2) for r in doubled_ranks(row)] for row in rows]
    sums = [sum(r[j] for r in ranks) for j in range(k)]
    spread = sum((r - F(k + 1, 2)) ** 2 for row in ranks for r in row)
    q = (k - 1) * sum((s - F(n * (k + 1), 2)) ** 2 for s in sums) / spread
    pairs = []
    for i, j in itertools.combinations(range(k), 2):
        z = real(sums[i] - sums[j]) / root(2 * spread / (k - 1))
        pairs.append({"difference": float((sums[i] - sums[j]) / n), "z": float(z),
                      "p": float(2 * upper(abs(z)))})
    return {"columns": [[float(row[j]) for row in rows] for j in range(k)],
            "q": float(q), "p": float(chi_upper(q, k - 1)), "w": float(q / (n * (k - 1))),
            "meanRanks": [float(s / n) for s in sums], "pairs": pairs}


def main():
    random.seed(88)
    trends = [trend_case(t) for t in [
        ["1 2 3", "2.5 4 5", "3.5 6 7"], ["1 1 2", "2 2 3", "1 3 3 4"],
        ["5 6 7", "1 2 3"], ["1 1 2 5", "2 2 2 3 3"], ["1 1", "1 1 1"],
        ["4", "3", "2", "1"], ["0 1 1", "1 1 2", "1 2", "2 3"]]]
    for _ in range(5):
        trends.append(trend_case([
            " ".join(str(random.randint(0, 4)) for _ in range(random.randint(1, 4)))
            for _ in range(3)]))
    # Hollander and Wolfe, table 6.6: motivational effect of information on performance.
    motivation = ["40 35 38 43 44 41", "38 40 47 44 40 42", "48 40 45 43 46 44"]
    dunn = [dunn_case(t) for t in [
        motivation, ["1 2 3", "2 2 4 5", "7 8 9 9"], ["1 1 1 2", "1 1 3", "2 2", "5 6 7 1"]]]
    # Hollander and Wolfe, table 7.1: rounding first base.
    base = [[5.40, 5.50, 5.55], [5.85, 5.70, 5.75], [5.20, 5.60, 5.50], [5.55, 5.50, 5.40],
            [5.90, 5.85, 5.70], [5.45, 5.55, 5.60], [5.40, 5.40, 5.35], [5.45, 5.50, 5.35],
            [5.25, 5.15, 5.00], [5.85, 5.80, 5.70], [5.25, 5.20, 5.10], [5.65, 5.55, 5.45],
            [5.60, 5.35, 5.45], [5.05, 5.00, 4.95], [5.50, 5.50, 5.40], [5.45, 5.55, 5.50],
            [5.55, 5.55, 5.35], [5.45, 5.50, 5.55], [5.50, 5.45, 5.25], [5.65, 5.60, 5.40],
            [5.70, 5.65, 5.55], [6.30, 6.30, 6.25]]
    friedman = [friedman_case(base), friedman_case([[1, 2], [1, 3], [2, 1], [1, 4], [3, 3]])]
    for k in (3, 4, 6):
        friedman.append(friedman_case(
            [[random.randint(0, 5) for _ in range(k)] for _ in range(7)]))
    path = pathlib.Path(__file__).with_name("expected.json")
    path.write_text(json.dumps({
        "generator": f"Python {platform.python_version()}, mpmath {mp.__version__}",
        "trends": trends,
        "counted": [counted_case(c) for c in [
            [[0, 500_000, 3], [2, 499_990, 5]], [[10 ** 8, 7], [3 * 10 ** 8, 1]],
            [[3, 10 ** 6, 0], [0, 1, 0], [1, 0, 1]], [[2, 10 ** 9 - 40, 9], [4, 3, 1], [0, 1, 20]],
            [[400, 300, 200], [310, 330, 260], [250, 300, 350]], [[1, 0], [0, 1]]]],
        "untied": [untied_case(33, 3), untied_case(5, 4)], "dunn": dunn, "friedman": friedman,
    }, indent=1) + "\n")


main()
