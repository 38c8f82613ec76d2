"""Exact rank tests by enumeration in whole numbers, and their intervals by brute-force inversion.

Every sign pattern or choice is enumerated and every p-value is a fraction. An interval is the
convex hull of all shifts with p > 1 - level, tried at every pairwise sum and in every gap.
Writes expected.json beside this file.
"""

import itertools
import json
import math
import pathlib
import platform
import random
from fractions import Fraction as F

import mpmath
import numpy

mpmath.mp.dps = 40


def number(x):
    if x is None or isinstance(x, str):
        return x
    return float(x)


# Ranks --------------------------------------------------------------------------------------


def doubled_ranks(keys):
    """Twice the average rank of each key."""
    order = sorted(keys)
    first, last = {}, {}
    for position, key in enumerate(order, 1):
        first.setdefault(key, position)
        last[key] = position
    return [first[key] + last[key] for key in keys]


def signed_ranks(differences, zeros):
    """Twice the ranks, with sign, of the nonzero differences."""
    used = differences if zeros == "pratt" else [d for d in differences if d != 0]
    ranks = doubled_ranks([abs(d) for d in used])
    return [(r if d > 0 else -r) for d, r in zip(used, ranks) if d != 0]


def signed_statistic(differences, zeros):
    return F(sum(r for r in signed_ranks(differences, zeros) if r > 0), 2)


SIGNS = {}


def signed_exact(differences, zeros, alternative):
    ranks = signed_ranks(differences, zeros)
    n = len(ranks)
    if n == 0:
        return F(1)
    if n not in SIGNS:
        codes = numpy.arange(2**n)[:, None] >> numpy.arange(n)[None, :] & 1
        SIGNS[n] = 2 * codes - 1
    sums = SIGNS[n] @ numpy.abs(numpy.array(ranks))
    observed = sum(ranks)
    return tail(sums, observed, alternative, 2**n)


def tail(sums, observed, alternative, total):
    if alternative == "greater":
        hits = (sums >= observed).sum()
    elif alternative == "less":
        hits = (sums <= observed).sum()
    else:
        hits = (abs(sums) >= abs(observed)).sum()
    return F(int(hits), total)


CHOICES = {}


def rank_sum_exact(x, y, alternative):
    ranks = numpy.array(doubled_ranks(list(x) + list(y)))
    m, total = len(x), len(x) + len(y)
    if (m, total) not in CHOICES:
        CHOICES[m, total] = numpy.array(list(itertools.combinations(range(total), m)))
    choices = CHOICES[m, total]
    sums = ranks[choices].sum(axis=1) - m * (total + 1)
    return tail(sums, int(ranks[:m].sum()) - m * (total + 1), alternative, len(choices))


def w_statistic(x, y):
    return sum(F(1) if a > b else F(1, 2) if a == b else F(0) for a in x for b in y)


# Normal approximation -----------------------------------------------------------------------


def normal_p(distance, variance, alternative, corrected):
    if variance == 0:
        return mpmath.mpf(1)
    c = F(1, 2) if corrected else F(0)
    sd = mpmath.sqrt(mpmath.mpf(variance.numerator) / variance.denominator)

    def upper(value):
        z = mpmath.mpf(value.numerator) / value.denominator / sd
        return mpmath.erfc(z / mpmath.sqrt(2)) / 2

    if alternative == "greater":
        return upper(distance - c)
    if alternative == "less":
        return upper(-distance - c)
    return min(mpmath.mpf(1), 2 * upper(max(F(0), abs(distance) - c)))


def signed_normal(differences, zeros, alternative, corrected):
    ranks = signed_ranks(differences, zeros)
    return normal_p(
        F(sum(ranks), 4), F(sum(r * r for r in ranks), 16), alternative, corrected)


def rank_sum_normal(x, y, alternative, corrected):
    ranks = doubled_ranks(list(x) + list(y))
    m, n, total = len(x), len(y), len(x) + len(y)
    spread = sum((r - total - 1) ** 2 for r in ranks)
    variance = F(m * n, total * (total - 1)) * F(spread, 4)
    return normal_p(
        F(sum(ranks[:m]) - m * (total + 1), 2), variance, alternative, corrected)


# Inversion ----------------------------------------------------------------------------------


def hull(points, pvalue, alpha):
    """The closed hull of the kept shifts; None for no limit."""
    points = sorted(set(points))
    gaps = (
        [points[0] - 1]
        + [(a + b) / 2 for a, b in zip(points, points[1:])]
        + [points[-1] + 1])
    lower = upper = "none"
    for index in range(len(points) + 1):
        if pvalue(gaps[index]) > alpha:
            lower = "-Infinity" if index == 0 else points[index - 1]
            break
        if index < len(points) and pvalue(points[index]) > alpha:
            lower = points[index]
            break
    for index in range(len(points), -1, -1):
        if pvalue(gaps[index]) > alpha:
            upper = "Infinity" if index == len(points) else points[index]
            break
        if index > 0 and pvalue(points[index - 1]) > alpha:
            upper = points[index - 1]
            break
    assert lower != "none" and upper != "none"
    return [number(lower), number(upper)]


def median(values):
    values = sorted(values)
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


def walsh(d):
    return [(a + b) / 2 for i, a in enumerate(d) for b in d[i:]]


ALTERNATIVES = ["two-sided", "greater", "less"]


def signed_case(name, texts, levels, exact=True):
    d = [F(t) for t in texts]
    points = walsh(d)
    rows = []
    for zeros in ["wilcoxon", "pratt"]:
        for alternative in ALTERNATIVES:
            kinds = [("asymptotic", True), ("asymptotic", False)]
            if exact:
                kinds.insert(0, ("exact", False))
            for method, corrected in kinds:
                def pvalue(shift):
                    moved = [v - shift for v in d]
                    if method == "exact":
                        return signed_exact(moved, zeros, alternative)
                    return signed_normal(moved, zeros, alternative, corrected)

                for level in levels:
                    alpha = 1 - F(level)
                    if method != "exact":
                        alpha = mpmath.mpf(alpha.numerator) / alpha.denominator
                    rows.append({
                        "zeros": zeros, "alternative": alternative, "method": method,
                        "corrected": corrected, "level": float(level),
                        "p": number(pvalue(F(0))),
                        "statistic": number(signed_statistic(d, zeros)),
                        "interval": hull(points, pvalue, alpha) if any(d) else None,
                    })
    return {"name": name, "differences": [float(v) for v in d],
            "pseudomedian": number(median(points)), "tests": rows}


def rank_sum_case(name, xs, ys, levels, exact=True):
    x, y = [F(t) for t in xs], [F(t) for t in ys]
    points = [a - b for a in x for b in y]
    rows = []
    for alternative in ALTERNATIVES:
        kinds = [("asymptotic", True), ("asymptotic", False)]
        if exact:
            kinds.insert(0, ("exact", False))
        for method, corrected in kinds:
            def pvalue(shift):
                moved = [v - shift for v in x]
                if method == "exact":
                    return rank_sum_exact(moved, y, alternative)
                return rank_sum_normal(moved, y, alternative, corrected)

            for level in levels:
                alpha = 1 - F(level)
                if method != "exact":
                    alpha = mpmath.mpf(alpha.numerator) / alpha.denominator
                rows.append({
                    "alternative": alternative, "method": method, "corrected": corrected,
                    "level": float(level), "p": number(pvalue(F(0))),
                    "statistic": number(w_statistic(x, y)),
                    "interval": hull(points, pvalue, alpha),
                })
    return {"name": name, "x": [float(v) for v in x], "y": [float(v) for v in y],
            "shift": number(median(points)), "tests": rows}


# Null distributions in whole numbers --------------------------------------------------------


def signed_null(ranks):
    """Counts by sum: one long number with a field for each coefficient."""
    width = len(ranks) + 8
    packed = 1
    for rank in ranks:
        packed += packed << (width * rank)
    return unpack(packed, width, sum(ranks) + 1)


def rank_sum_null(ranks, m):
    width = len(ranks) + 8
    rows = [1] + [0] * m
    for index, rank in enumerate(sorted(ranks)):
        for size in range(min(index + 1, m), 0, -1):
            rows[size] += rows[size - 1] << (width * rank)
    return unpack(rows[m], width, sum(sorted(ranks)[-m:]) + 1)


def unpack(packed, width, count):
    text = packed.to_bytes((width * count) // 8 + 9, "little")
    result = []
    for index in range(count):
        bit = index * width
        chunk = int.from_bytes(text[bit // 8:(bit + width) // 8 + 2], "little")
        result.append(chunk >> (bit % 8) & ((1 << width) - 1))
    return result


def tails(counts, sums):
    total = sum(counts)
    return [{
        "sum": s,
        "lower": float(F(sum(counts[: s + 1]), total)),
        "upper": float(F(sum(counts[s:]), total)),
    } for s in sums]


def both(counts, mean, sums):
    total = sum(counts)
    return [float(F(
        sum(c for s, c in enumerate(counts) if abs(s - mean) >= abs(observed - mean)), total))
        for observed in sums]


def null_case(name, ranks, m=None):
    counts = signed_null(ranks) if m is None else rank_sum_null(ranks, m)
    mean = F(sum(ranks), 2) if m is None else F(sum(ranks) * m, len(ranks))
    occupied = [s for s, c in enumerate(counts) if c]
    picks = sorted({
        occupied[int(q * (len(occupied) - 1))]
        for q in [0, .001, .01, .05, .1, .2, .3, .4, .45, .5, .55, .6, .8, .9, .99, 1]
    } | {int(mean), int(mean) + 1})
    return {"name": name, "doubledRanks": ranks, "count": m, "tails": tails(counts, picks),
            "bothTails": both(counts, mean, picks)}


def main():
    random.seed(20251029)
    signed = [
        signed_case("N5 ties", "1 1 2 3 4".split(), ["0.95", "0.8"]),
        signed_case("N5 one zero", "0 1 2 3 4".split(), ["0.95", "0.8"]),
        signed_case("N5 zeros", "0 0 1 -1 2 2 3 -2 4 5 5 6".split(), ["0.95"]),
        signed_case("N6", "1 2 3 4 5 6 7 8 20 30".split(), ["0.95"]),
        signed_case("balanced", "1 2 -3".split(), ["0.95", "0.5"]),
        signed_case("all equal", "2 2 2 2 2 2 2".split(), ["0.95"]),
        signed_case("all zero", "0 0 0".split(), ["0.95"]),
        signed_case("one", "3".split(), ["0.95", "0.4"]),
        signed_case("decimal ties", "0.2 -0.2 0.2 0.4 0.1 0.7 0.7".split(), ["0.95", "0.9"]),
        signed_case("exact level", "1 2 3 4 5 6".split(), ["0.96875", "0.9375", "0.95"]),
    ]
    for index in range(8):
        n = random.randint(4, 10)
        spread = random.choice([2, 4, 10])
        texts = [str(F(random.randint(-spread, spread + 2), 2)) for _ in range(n)]
        signed.append(signed_case(f"random {index}", texts, ["0.95", "0.8"]))
    for index in range(4):
        n = random.randint(18, 30)
        spread = random.choice([3, 8, 60])
        texts = [str(random.randint(-spread, 2 * spread)) for _ in range(n)]
        signed.append(signed_case(f"larger {index}", texts, ["0.95"], exact=False))
    two = [
        rank_sum_case("N6", "1 2 3 4 5".split(), "10 11 12 40 50".split(), ["0.95"]),
        rank_sum_case("separated", "1 2 3".split(), "4 5 6".split(), ["0.95", "0.9"]),
        rank_sum_case("tied", "1 1 2 2 3".split(), "2 2 3 3 3 4".split(), ["0.95", "0.8"]),
        rank_sum_case("all tied", "1 1 1".split(), "1 1 1 1".split(), ["0.95"]),
        rank_sum_case("constant", "1 1 1 1 1".split(), "2 2 2 2 2".split(), ["0.95"]),
        rank_sum_case("one each", "1".split(), "2".split(), ["0.95", "0.4"]),
        rank_sum_case("decimals", "7.3 0.3 6.2 1.5".split(), "7.1 0.1 6.0 0.7 1.5".split(),
                      ["0.95", "0.8"]),
        rank_sum_case("unequal", "3".split(), "1 2 2 4 5 7 7 8 9 10 11".split(),
                      ["0.95", "0.8"]),
    ]
    for index in range(8):
        m, n = random.randint(2, 6), random.randint(2, 6)
        spread = random.choice([2, 4, 10, 100])
        xs = [str(F(random.randint(0, spread), 2)) for _ in range(m)]
        ys = [str(F(random.randint(0, spread), 2) + 1) for _ in range(n)]
        two.append(rank_sum_case(f"random {index}", xs, ys, ["0.95", "0.8"]))
    for index in range(4):
        m, n = random.randint(12, 20), random.randint(12, 20)
        spread = random.choice([3, 8, 1000])
        xs = [str(random.randint(0, spread)) for _ in range(m)]
        ys = [str(random.randint(0, spread)) for _ in range(n)]
        two.append(rank_sum_case(f"larger {index}", xs, ys, ["0.95"], exact=False))

    scores = [random.choices(range(11), weights=[1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1])[0]
              for _ in range(200)]
    magnitudes = [random.randint(1, 12) for _ in range(120)]
    nulls = {
        "signedRank": [
            null_case("untied 200", [2 * i for i in range(1, 201)]),
            null_case("untied 9", [2 * i for i in range(1, 10)]),
            null_case("tied 120", doubled_ranks(magnitudes)),
            null_case("Pratt", [9, 9, 13, 13, 16]),
            null_case("one", [2]),
            null_case("none", []),
        ],
        "rankSum": [
            null_case("untied 100 + 100", [2 * i for i in range(1, 201)], 100),
            null_case("tied 100 + 100", doubled_ranks(scores), 100),
            null_case("tied 140 + 60", doubled_ranks(scores), 140),
            null_case("tied 30 + 170", doubled_ranks(scores), 30),
            null_case("small", doubled_ranks([1, 1, 2, 3, 3, 3, 4]), 3),
            null_case("all tied", doubled_ranks([1, 1, 1, 1]), 2),
            null_case("one of one", [2], 1),
            null_case("none of two", [3, 3], 0),
        ],
    }
    result = {
        "generator": f"Python {platform.python_version()}, mpmath {mpmath.__version__}, "
                     f"numpy {numpy.__version__}",
        "signedRank": signed, "rankSum": two, "nulls": nulls,
    }
    path = pathlib.Path(__file__).with_name("expected.json")
    path.write_text(json.dumps(result, indent=1) + "\n")


main()
