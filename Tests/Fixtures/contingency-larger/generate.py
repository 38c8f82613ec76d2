"""Exact truth for larger and stratified tables: whole numbers, fractions and 50 digits.

Run: python3 generate.py > expected.json
Fisher-Freeman-Halton: the number of tables by the product of the factorials of their cells, line by
line, in whole numbers without bounds or tolerances. Trend tests by fractions. Strata by fractions and
mpmath; where statsmodels has the same number it is asserted. R's p-values stand beside, as its
fisher.test gave them (generate.R).
"""
import json
import platform
import sys
from collections import defaultdict
from fractions import Fraction
from math import comb, factorial, gcd

import mpmath as mp
from mpmath import mpf

mp.mp.dps = 50


def num(x):
    if x == mp.inf:
        return "Infinity"
    if isinstance(x, Fraction):
        x = mpf(x.numerator) / x.denominator
    return float(mp.nstr(mpf(x), 20))


def real(x):
    return mpf(x.numerator) / x.denominator if isinstance(x, Fraction) else mpf(x)


def bisect(f, lo, hi, steps=170):
    lo, hi = mpf(lo), mpf(hi)
    for _ in range(steps):
        mid = (lo + hi) / 2
        if f(mid) > 0:
            lo = mid
        else:
            hi = mid
    return (lo + hi) / 2


def tail_p(chi2, df):
    return mp.gammainc(mpf(df) / 2, real(chi2) / 2, mp.inf, regularized=True)


def splits(left, size):
    if len(left) == 1:
        yield (size,)
        return
    after = sum(left[1:])
    for x in range(max(0, size - after), min(left[0], size) + 1):
        for rest in splits(left[1:], size - x):
            yield (x,) + rest


def freeman_halton(rows):
    rt, ct = [sum(r) for r in rows], [sum(c) for c in zip(*rows)]
    lines, cats = (rt, ct) if len(rt) >= len(ct) else (ct, rt)
    f = [factorial(k) for k in range(sum(rt) + 1)]
    observed = 1
    for r in rows:
        for x in r:
            observed *= f[x]
    # By what is left, sorted: how many ways there are to each product of factorials.
    nodes = {tuple(sorted(cats)): {1: 1}}
    for size in sorted(lines):
        following = {}
        for left, ways in nodes.items():
            for x in splits(left, size):
                rest = tuple(sorted(a - b for a, b in zip(left, x)))
                product = 1
                for k in x:
                    product *= f[k]
                target = following.setdefault(rest, defaultdict(int))
                for p, c in ways.items():
                    target[p * product] += c
        nodes = following
    (ways,) = nodes.values()
    top = 1  # the least common multiple
    for p in ways:
        top = top * p // gcd(top, p)
    total = sum(c * (top // p) for p, c in ways.items())
    part = sum(c * (top // p) for p, c in ways.items() if p >= observed)
    return {"table": rows, "p": num(Fraction(part, total)), "tables": sum(ways.values())}


def trend(rows, scores):
    totals, events = [sum(r) for r in rows], [r[1] for r in rows]
    n, m = sum(totals), sum(events)
    s = [Fraction(x) for x in scores]
    mean = sum(a * b for a, b in zip(s, totals)) / n
    p = Fraction(m, n)
    squares = sum(t * (x - mean) ** 2 for t, x in zip(totals, s))
    cov = sum(e * (x - mean) for e, x in zip(events, s))
    z = real(cov) / mp.sqrt(real(p * (1 - p) * squares))
    # The number of ways to each score sum.
    ways = {(0, Fraction(0)): 1}
    for t, x in zip(totals, s):
        following = defaultdict(int)
        for (e, sum_), w in ways.items():
            for k in range(0, min(t, m - e) + 1):
                following[e + k, sum_ + k * x] += w * comb(t, k)
        ways = following
    sums = {sum_: w for (e, sum_), w in ways.items() if e == m}
    total = comb(n, m)
    assert sum(sums.values()) == total
    seen = sum(e * x for e, x in zip(events, s))
    centre = mean * m
    return {"table": rows, "scores": [float(x) for x in s], "z": num(z),
            "slope": num(cov / squares), "p": num(mp.erfc(abs(z) / mp.sqrt(2))),
            "greater": num(mp.erfc(z / mp.sqrt(2)) / 2), "less": num(mp.erfc(-z / mp.sqrt(2)) / 2),
            "exact": num(Fraction(sum(w for v, w in sums.items()
                                      if abs(v - centre) >= abs(seen - centre)), total)),
            "exactLess": num(Fraction(sum(w for v, w in sums.items() if v <= seen), total)),
            "exactGreater": num(Fraction(sum(w for v, w in sums.items() if v >= seen), total))}


def strata(tables, level):
    """Each (a, b, c, d): reference row (a, b), group row (c, d), event second."""
    kept = [t for t in tables
            if t[0] + t[1] and t[2] + t[3] and t[0] + t[2] and t[1] + t[3]]
    z = mp.sqrt(2) * mp.erfinv(mpf(level))
    excess = variance = Fraction(0)
    r = s = pr = psqr = qs = Fraction(0)
    rr = rs = rv = Fraction(0)
    w = rd = sp = sq = Fraction(0)
    # The effects of risks have every stratum with records in both rows.
    for a, b, c, d in tables:
        n, n0, n1 = a + b + c + d, a + b, c + d
        if not (n0 and n1):
            continue
        rr, rs = rr + Fraction(d * n0, n), rs + Fraction(b * n1, n)
        rv += Fraction((b + d) * n1 * n0 - d * b * n, n * n)
        rd += Fraction(d * n0 - b * n1, n)
        w += Fraction(n1 * n0, n)
        sp += (n1 * n1 * b - n0 * n0 * d + Fraction(n1 * n0 * (n0 - n1), 2)) / n ** 2
        sq += Fraction(d * (n0 - b) + b * (n1 - d), 2 * n)
    for a, b, c, d in kept:
        n, n0, n1, m1, m0 = a + b + c + d, a + b, c + d, b + d, a + c
        excess += d - Fraction(n1 * m1, n)
        variance += Fraction(n1 * n0 * m1 * m0, n * n * (n - 1))
        rk, sk = Fraction(a * d, n), Fraction(b * c, n)
        p, q = Fraction(a + d, n), Fraction(b + c, n)
        r, s = r + rk, s + sk
        pr, psqr, qs = pr + p * rk, psqr + p * sk + q * rk, qs + q * sk
    chi = excess ** 2 / variance
    corrected = max(Fraction(0), abs(excess) - Fraction(1, 2)) ** 2 / variance
    out = {"tables": [list(t) for t in tables], "level": level, "chiSquare": num(chi),
           "p": num(tail_p(chi, 1)), "chiSquareCorrected": num(corrected),
           "pCorrected": num(tail_p(corrected, 1))}
    delta = rd / w
    half = z * mp.sqrt(real(delta * sp + sq)) / real(w)
    # Without a variance there is no interval.
    out["riskDifference"] = [num(delta)] if not half else [
        num(delta), num(max(mpf(-1), real(delta) - half)), num(min(mpf(1), real(delta) + half))]
    if r and s:
        v = real(pr / (2 * r * r) + psqr / (2 * r * s) + qs / (2 * s * s))
        ratio = real(r / s)
        out["oddsRatio"] = [num(ratio), num(ratio * mp.exp(-z * mp.sqrt(v))),
                            num(ratio * mp.exp(z * mp.sqrt(v)))]
        out["oddsRatioP"] = num(mp.erfc(abs(mp.log(ratio)) / mp.sqrt(2 * v)))
        if len(kept) > 1:
            bd = total = weight = mpf(0)
            for a, b, c, d in kept:
                n0, n1, m1 = a + b, c + d, b + d
                lo, hi = max(0, m1 - n0), min(n1, m1)
                x = bisect(lambda y: ratio * (n1 - y) * (m1 - y) - y * (n0 - m1 + y), lo, hi)
                vk = 1 / (1 / x + 1 / (n1 - x) + 1 / (m1 - x) + 1 / (n0 - m1 + x))
                bd += (d - x) ** 2 / vk
                total, weight = total + d - x, weight + vk
            tarone = bd - total ** 2 / weight
            df = len(kept) - 1
            out.update(breslowDay=num(bd), tarone=num(tarone), breslowDayP=num(tail_p(bd, df)),
                       taroneP=num(tail_p(tarone, df)), df=df)
    if rr and rs:
        v = mp.sqrt(real(rv / (rr * rs)))
        out["riskRatio"] = [num(rr / rs)] if not v else [
            num(rr / rs), num(real(rr / rs) * mp.exp(-z * v)), num(real(rr / rs) * mp.exp(z * v))]
    return out


def noncentral_upper(x, df, lam):
    """P(X >= x) by the Poisson mixture, term by term."""
    h, s, j = lam / 2, mpf(0), 0
    weight = mp.exp(-h)
    while True:
        term = weight * mp.gammainc(mpf(df) / 2 + j, x / 2, mp.inf, regularized=True)
        s += term
        if j > h and weight < mpf(10) ** -35:
            return s
        j += 1
        weight *= h / j


def cramer(rows, level):
    rt, ct = [sum(r) for r in rows], [sum(c) for c in zip(*rows)]
    n = sum(rt)
    chi = sum((o - Fraction(a * b, n)) ** 2 / Fraction(a * b, n)
              for row, a in zip(rows, rt) for o, b in zip(row, ct))
    df = (len(rt) - 1) * (len(ct) - 1)
    size = n * (min(len(rt), len(ct)) - 1)
    x, alpha = real(chi), 1 - mpf(level)

    def limit(tail):
        if tail_p(chi, df) >= tail:
            return mpf(0)
        return min(mpf(1), mp.sqrt(
            bisect(lambda lam: tail - noncentral_upper(x, df, lam), 0, 4 * x + 60, 60) / size))

    pearson = [[mpf(o * n - a * b) / n / mp.sqrt(mpf(a * b) / n) for o, b in zip(row, ct)]
               for row, a in zip(rows, rt)]
    g = 2 * mp.fsum(o * mp.log(mpf(o) * n / (a * b)) for row, a in zip(rows, rt)
                    for o, b in zip(row, ct) if o)
    return {"table": rows, "level": level, "v": num(mp.sqrt(x / size)),
            "oneSided": num(limit(alpha)), "equalTails": [num(limit(alpha / 2)),
                                                           num(limit(1 - alpha / 2))],
            "pearson": [[num(v) for v in r] for r in pearson], "g": num(g),
            "pG": num(tail_p(g, df))}


JOB = [[1, 2, 1, 0], [3, 3, 6, 1], [10, 10, 14, 9], [6, 7, 12, 11]]
MEHTA = [[1, 2, 2, 1, 1, 0, 1], [2, 0, 0, 2, 3, 0, 0], [0, 1, 1, 1, 2, 7, 3],
         [1, 1, 2, 0, 0, 0, 1], [0, 1, 1, 1, 1, 0, 0]]
FISHER = [
    JOB, MEHTA, [[3, 1, 2], [1, 4, 1]], [[2, 0, 1], [0, 3, 0], [1, 0, 4]], [[5, 0, 0], [0, 5, 0]],
    [[1, 1], [1, 1], [1, 1]], [[4, 4, 4], [4, 4, 4], [4, 4, 4]], [[10, 3, 2, 5], [4, 9, 6, 1]],
    [[1, 2, 3, 5], [2, 2, 6, 0], [1, 2, 1, 0], [3, 2, 0, 3], [3, 0, 2, 2]],
    [[3, 3, 4, 2], [1, 6, 4, 1], [4, 5, 4, 3], [3, 6, 3, 0], [5, 1, 1, 1]],
    [[30, 12, 8], [22, 18, 20]], [[18, 3, 1, 9, 4, 6], [7, 9, 2, 3, 8, 5]],
    [[40, 2, 1], [38, 5, 0], [22, 9, 4], [60, 1, 2]], [[150, 2, 1], [160, 9, 4]],
    [[20, 1, 0, 0], [0, 18, 2, 0], [1, 0, 15, 1], [0, 0, 1, 12]],
    [[1, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 0, 1]],
    [[2, 1, 0, 1], [0, 2, 1, 0], [1, 0, 3, 0], [0, 1, 0, 2], [1, 1, 1, 0], [0, 0, 2, 1]],
    [[700, 12], [650, 30], [800, 9]], [[6, 3], [2, 8], [9, 1], [4, 4], [0, 5]],
]
TREND = [
    ([[17066, 48], [14464, 38], [788, 5], [126, 1], [37, 1]], ["0", "1/2", "3/2", "4", "7"], False),
    ([[10, 2], [8, 4], [5, 7], [3, 9]], ["1", "2", "3", "4"], True),
    ([[3, 0], [2, 1], [0, 3]], ["1", "2", "3"], True),
    ([[20, 5], [18, 7], [15, 10], [14, 11], [9, 16]], ["0", "1", "2", "5", "10"], True),
    ([[7, 7], [7, 7], [7, 7]], ["1", "2", "3"], True),
    ([[30, 1], [28, 3], [33, 0], [20, 9]], ["1/4", "1/2", "1", "2"], True),
    ([[0, 4], [5, 1], [4, 4]], ["3", "1", "2"], True),
]
UCB = [(313, 512, 19, 89), (207, 353, 8, 17), (205, 120, 391, 202), (279, 138, 244, 131),
       (138, 53, 299, 94), (351, 22, 317, 24)]
STRATA = [
    UCB, [(10, 5, 8, 9), (12, 3, 6, 6), (20, 11, 15, 14)], [(0, 3, 5, 2), (4, 4, 0, 0), (2, 1, 1, 3)],
    [(5, 5, 5, 5), (6, 6, 6, 6)], [(1, 0, 0, 1), (0, 1, 1, 0), (1, 0, 1, 1)],
    [(9, 0, 7, 0), (8, 2, 6, 3), (5, 1, 2, 4)], [(1000, 3, 990, 9), (2000, 5, 1900, 14)],
    [(8, 0, 5, 3), (7, 0, 6, 4)], [(36, 30, 12, 40)],
    [(15, 5, 10, 10), (0, 4, 0, 12), (50, 0, 40, 0), (3, 4, 0, 0)],
    [(2, 48, 429000, 571000), (12, 10, 9, 3), (30, 3, 8, 2)],
    # Told apart without exception, in all strata; and where one has events alone.
    [(5, 0, 0, 7), (3, 0, 0, 2)], [(3, 0, 0, 9), (11, 0, 0, 13), (7, 0, 0, 1)],
    [(0, 4, 0, 9), (5, 0, 0, 7)],
]
CRAMER = [JOB, [[762, 327, 468], [484, 239, 477]], [[83, 3], [90, 3], [129, 7], [70, 12]],
          [[10, 20, 30], [6, 9, 80]], [[30, 2, 1], [3, 25, 4], [2, 3, 28]], [[21, 15], [22, 16]],
          [[5, 0, 0], [0, 6, 0], [0, 0, 7]]]


def check_statsmodels(cases):
    import numpy
    from statsmodels.stats.contingency_tables import StratifiedTable

    close = lambda x, y: abs(x - y) <= 1e-9 * max(1e-3, abs(y))
    for case in cases:
        t = [numpy.array([[a, b], [c, d]]) for a, b, c, d in case["tables"]]
        if any((x.sum(axis=0) == 0).any() or (x.sum(axis=1) == 0).any() for x in t):
            continue
        s = StratifiedTable(t)
        test = s.test_null_odds(correction=False)
        assert close(test.statistic, case["chiSquare"])
        if "oddsRatio" in case:
            assert close(s.oddsratio_pooled, case["oddsRatio"][0])
            low, high = s.oddsratio_pooled_confint(alpha=1 - case["level"])
            assert close(low, case["oddsRatio"][1]) and close(high, case["oddsRatio"][2])
        # At an odds ratio of 1 statsmodels divides by 0; its roots lose the digits of small cells.
        if max(max(x.ravel()) for x in t) > 1e5:
            continue
        if "tarone" in case and case["oddsRatio"][0] != 1:
            assert close(s.test_equal_odds(adjust=True).statistic, case["tarone"])
            assert close(s.test_equal_odds(adjust=False).statistic, case["breslowDay"])


if __name__ == "__main__":
    levels = lambda i: [0.95, 0.9, 0.99][i % 3] if i > 2 else 0.95
    stratified = [strata(t, levels(i)) for i, t in enumerate(STRATA)]
    check_statsmodels(stratified)

    def trends():
        for rows, scores, is_small in TREND:
            if is_small:
                yield trend(rows, scores)
                continue
            # Too many sums for fractions: the asymptotic test alone.
            totals, events = [sum(r) for r in rows], [r[1] for r in rows]
            s = [Fraction(x) for x in scores]
            n, m = sum(totals), sum(events)
            mean = sum(a * b for a, b in zip(s, totals)) / n
            squares = sum(t * (x - mean) ** 2 for t, x in zip(totals, s))
            cov = sum(e * (x - mean) for e, x in zip(events, s))
            z = real(cov) / mp.sqrt(real(Fraction(m * (n - m), n * n) * squares))
            yield {"table": rows, "scores": [float(x) for x in s], "z": num(z),
                   "slope": num(cov / squares), "p": num(mp.erfc(abs(z) / mp.sqrt(2))),
                   "greater": num(mp.erfc(z / mp.sqrt(2)) / 2),
                   "less": num(mp.erfc(-z / mp.sqrt(2)) / 2)}

    json.dump({
        "generator": "generate.py", "python": platform.python_version(),
        "mpmath": mp.__version__, "digits": 50,
        "fisher": [freeman_halton(t) for t in FISHER],
        "trend": list(trends()),
        "strata": stratified,
        "cramer": [cramer(t, levels(i)) for i, t in enumerate(CRAMER)],
    }, sys.stdout, indent=1)
    print()
