"""What the audit's checks are held against, by exact fractions, 30 digits (mpmath) and exhaustive search.

Run: python3 generate.py > expected.json
"""

import itertools
import json
import random
import sys
from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import mpmath
from mpmath import mp, mpf

mp.dps = 30
random.seed(12)


def number(x):
    return float(x)


def normal_sf(z):
    return mpmath.erfc(mpf(z) / mpmath.sqrt(2)) / 2


def two_sided(z):
    return 2 * normal_sf(abs(z))


def quantile(p):  # the z with a two-sided p
    return mpmath.sqrt(2) * mpmath.erfinv(1 - mpf(p))


def chi_sf(x, df):
    return mpmath.gammainc(mpf(df) / 2, mpf(x) / 2, regularized=True)


def t_two_sided(t, df):
    t, df = mpf(t), mpf(df)
    return mpmath.betainc(df / 2, mpf(1) / 2, 0, df / (df + t * t), regularized=True)


def f_sf(f, d1, d2):
    f, d1, d2 = mpf(f), mpf(d1), mpf(d2)
    return mpmath.betainc(d2 / 2, d1 / 2, 0, d2 / (d2 + d1 * f), regularized=True)


def binomial(n, k):
    return mpmath.binomial(n, k)


# --- Rounding: which fractions k / 40 are printed as a text of two decimals, each way.


def rounding():
    cases = []
    for k in range(-20, 21):
        value = Decimal(k) / Decimal(200)  # multiples of 0.005: half of them midway
        up = value.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
        even = value.quantize(Decimal("0.01"), rounding=ROUND_HALF_EVEN)
        cut = Decimal(int(value * 100)) / 100
        cases.append({
            "value": float(value), "halfUp": f"{up:.2f}", "halfEven": f"{even:.2f}", "truncated": f"{cut:.2f}",
        })
    return cases


# --- Two counts: every test by its formula.


def count_tests(a, n1, c, n2):
    b, d, n = n1 - a, n2 - c, n1 + n2
    m1, m0 = a + c, b + d
    det = mpf(a * d - b * c)
    chi = n * det**2 / (mpf(n1) * n2 * m1 * m0)
    yates = n * max(mpf(0), abs(det) - mpf(n) / 2) ** 2 / (mpf(n1) * n2 * m1 * m0)
    p = {
        "chi-square": chi_sf(chi, 1), "chi-square with continuity correction": chi_sf(yates, 1),
        "N - 1 chi-square": chi_sf(chi * (n - 1) / n, 1),
    }
    g = mpf(0)
    for o, e in ((a, mpf(n1) * m1 / n), (b, mpf(n1) * m0 / n), (c, mpf(n2) * m1 / n), (d, mpf(n2) * m0 / n)):
        g += 2 * o * mpmath.log(o / e) if o else 0
    p["likelihood ratio (G)"] = chi_sf(g, 1)
    p1, p2 = mpf(a) / n1, mpf(c) / n2
    variance = p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2
    if variance > 0:
        p["z, unpooled"] = two_sided((p1 - p2) / mpmath.sqrt(variance))
    if min(a, b, c, d) > 0:
        log_odds = mpmath.log(mpf(a * d) / (b * c))
        p["Wald test of the log odds ratio"] = two_sided(
            log_odds / mpmath.sqrt(mpf(1) / a + mpf(1) / b + mpf(1) / c + mpf(1) / d))
    if a > 0 and c > 0 and mpf(1) / a - mpf(1) / n1 + mpf(1) / c - mpf(1) / n2 > 0:
        p["Wald test of the log risk ratio"] = two_sided(
            mpmath.log(p1 / p2) / mpmath.sqrt(mpf(1) / a - mpf(1) / n1 + mpf(1) / c - mpf(1) / n2))
    low, high = max(0, m1 - n2), min(m1, n1)
    weights = {k: int(binomial(n1, k)) * int(binomial(n2, m1 - k)) for k in range(low, high + 1)}
    total = sum(weights.values())
    mass = Fraction(weights[a], total)
    less = Fraction(sum(w for k, w in weights.items() if k <= a), total)
    more = Fraction(sum(w for k, w in weights.items() if k >= a), total)
    minlike = Fraction(sum(w for w in weights.values() if w <= weights[a]), total)
    p["Fisher"] = minlike
    p["Fisher, twice the smaller tail"] = min(Fraction(1), 2 * min(less, more))
    p["Fisher, mid-p"] = minlike - mass / 2
    p["Fisher, twice the smaller mid-p tail"] = min(Fraction(1), 2 * min(less, more) - mass)
    return {name: number(value) for name, value in p.items()}


def counts():
    tables = [(15, 36, 16, 38)]
    while len(tables) < 40:
        n1, n2 = random.randint(3, 90), random.randint(3, 90)
        a, c = random.randint(0, n1), random.randint(0, n2)
        if 0 < a + c < n1 + n2:
            tables.append((a, n1, c, n2))
    return [{"a": a, "n1": n1, "c": c, "n2": n2, "p": count_tests(a, n1, c, n2)} for a, n1, c, n2 in tables]


# --- Pairs: every split, by exact binomial sums.


def pair_tests(small, m):
    cumulative = sum(int(binomial(m, k)) for k in range(small + 1))
    two, d = Fraction(2 * cumulative, 2**m), m - 2 * small
    return {
        "exact McNemar": number(min(Fraction(1), two)),
        "mid-p McNemar": number(min(Fraction(1), two - Fraction(int(binomial(m, small)), 2**m))),
        "chi-square McNemar": number(two_sided(d / mpmath.sqrt(m))),
        "chi-square McNemar with continuity correction": number(two_sided(max(0, d - 1) / mpmath.sqrt(m))),
        "exact McNemar, one-sided": number(Fraction(cumulative, 2**m)),
    }


def pairs():
    cases = []
    tests = {m: {s: pair_tests(s, m) for s in range(m // 2 + 1)} for m in range(1, 61)}
    for n, text in ((38, "0.031"), (36, "0.041"), (38, "0.002"), (25, "0.05"), (60, "0.50"), (12, "0.013")):
        unit = Fraction(1, 10 ** len(text.split(".")[1]))
        low, high = Fraction(text) - unit / 2, Fraction(text) + unit / 2
        found = {}
        for name in tests[1][0]:
            found[name] = [
                [m - s, s] for m in range(1, n + 1) for s in range(m // 2 + 1)
                if low <= Fraction(tests[m][s][name]) <= high
            ]
        cases.append({"pairs": n, "p": text, "splits": found})
    return cases


# --- Ratios: what two figures imply for the third, by the corners of their rounding intervals.


def bounds(text):
    unit = Fraction(1, 10 ** len(text.split(".")[1])) if "." in text else Fraction(1)
    value = Fraction(text)
    return mpf((value - unit / 2).numerator) / (value - unit / 2).denominator, mpf(
        (value + unit / 2).numerator) / (value + unit / 2).denominator


def ratios():
    cases = []
    for r, p in (("0.953", "0.045"), ("1.52", "0.021"), ("2.4", "0.30"), ("0.71", "0.004")):
        lowers, uppers = [], []
        for x in bounds(r):
            for q in bounds(p):
                width = quantile("0.05") * abs(mpmath.log(x)) / quantile(q)
                lowers.append(mpmath.exp(mpmath.log(x) - width))
                uppers.append(mpmath.exp(mpmath.log(x) + width))
        cases.append({
            "ratio": r, "p": p, "lower": [number(min(lowers)), number(max(lowers))],
            "upper": [number(min(uppers)), number(max(uppers))],
        })
    limits = []
    for low, high in (("0.91", "1.24"), ("1.02", "3.75"), ("0.35", "0.88"), ("1.2", "9.9")):
        # p falls as |log l + log u| / (log u - log l) rises: at corners.
        values = [
            two_sided(quantile("0.05") * (mpmath.log(a) + mpmath.log(b)) / (mpmath.log(b) - mpmath.log(a)))
            for a in bounds(low) for b in bounds(high)
        ]
        centres = [mpmath.sqrt(a * b) for a in bounds(low) for b in bounds(high)]
        limits.append({
            "lower": low, "upper": high, "p": [number(min(values)), number(max(values))],
            "ratio": [number(min(centres)), number(max(centres))],
        })
    return {"fromP": cases, "fromLimits": limits}


# --- Areas: every arrangement of small groups, with ties; and the figures of Park et al.


def area_cases():
    cases = []
    for m, n in ((2, 2), (2, 3), (3, 3), (2, 5), (3, 4), (4, 4)):
        found = {}
        # Weak orders of m + n records, up to relabelling: a sequence of blocks (events, others).
        def blocks(events, others):
            if events == 0 and others == 0:
                yield []
                return
            for e in range(events + 1):
                for o in range(others + 1):
                    if e + o > 0:
                        for rest in blocks(events - e, others - o):
                            yield [(e, o)] + rest

        for pattern in blocks(m, n):
            below_others, below_events = 0, 0
            v, w, tied = [], [], False
            for e, o in pattern:
                v += [Fraction(2 * below_others + o, 2 * n)] * e
                w += [Fraction(2 * (m - below_events - e) + e, 2 * m)] * o
                tied = tied or (e > 0 and o > 0)
                below_others += o
                below_events += e
            area = sum(v) / m
            first = sum((x - area) ** 2 for x in v) / (m - 1) / m
            second = sum((x - area) ** 2 for x in w) / (n - 1) / n
            key = (area, tied)
            low, high = found.get(key, (first + second, first + second))
            found[key] = (min(low, first + second), max(high, first + second))
        for (area, tied), (low, high) in sorted(found.items()):
            cases.append({
                "m": m, "n": n, "area": number(area), "ties": tied, "least": number(mpmath.sqrt(mpf(low.numerator) / low.denominator)),
                "greatest": number(mpmath.sqrt(mpf(high.numerator) / high.denominator)),
            })
    return cases


def hanley(a, m, n):
    q1, q2 = a / (2 - a), 2 * a * a / (1 + a)
    return mpmath.sqrt((a * (1 - a) + (m - 1) * (q1 - a * a) + (n - 1) * (q2 - a * a)) / (m * n))


def park():
    low, high = mpf("0.7125"), mpf("0.7135")
    m, n = 31, 43
    greatest = mpmath.sqrt(low * (1 - low) / (min(m, n) - 1))
    splits, attained = [], []
    for i in range(2, m + 1):
        for j in range(2, n + 1):
            se = mpmath.sqrt(mpf(i + j + 1) / (12 * i * j))
            p = lambda a: two_sided((a - mpf(1) / 2) / se)
            if p(high) <= mpf("0.0565") and p(low) >= mpf("0.0555"):
                splits.append(f"{i}/{j}")
                halves = range(int(mpmath.ceil(low * 2 * i * j)), int(mpmath.floor(high * 2 * i * j)) + 1)
                if any(mpf("0.0555") <= p(mpf(k) / (2 * i * j)) <= mpf("0.0565") for k in halves):
                    attained.append(f"{i}/{j}")
    needed = max(
        i for i in range(2, 200)
        if mpmath.sqrt(low * (1 - low) / (i - 1)) >= (low - mpf(1) / 2) / quantile("0.0555"))
    return {
        "greatestError": number(greatest),
        "greatestP": number(two_sided((low - mpf(1) / 2) / greatest)),
        "hanley": [number(two_sided((a - mpf(1) / 2) / hanley(a, m, n))) for a in (high, low)],
        "splits": splits, "attained": attained, "smallerGroup": needed,
        "failures": [k for k in range(75) if Fraction(4185, 10000) <= Fraction(k, 74) <= Fraction(4195, 10000)],
    }


# --- Whole numbers: every mean, median and standard deviation that small samples have.


def texts(value, decimals):
    """A fraction rounded half up, half to even and half down: a midpoint is a short decimal, so exact here."""
    d = Decimal(1).scaleb(-decimals)
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return {str(exact.quantize(d, rounding=r)) for r in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN)}


def whole():
    means = [
        {"n": n, "items": items, "means": sorted(
            {t for k in range(3 * n * items + 1) for t in texts(Fraction(k, n * items), 2)}, key=float)}
        for n, items in ((7, 1), (16, 1), (24, 1), (33, 1), (11, 3))
    ]
    deviations = []
    for n, top in ((3, 4), (4, 3), (5, 3)):
        found = set()
        for x in itertools.combinations_with_replacement(range(top + 1), n):
            total, squares = sum(x), sum(v * v for v in x)
            variance = Fraction(n * squares - total * total, n * (n - 1))
            sd = (Decimal(variance.numerator) / Decimal(variance.denominator)).sqrt()
            for mean in texts(Fraction(total, n), 2):
                found.add((mean, str(sd.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))))
        deviations.append({"n": n, "maximum": top, "pairs": sorted(found)})
    return {"means": means, "deviations": deviations}


# --- Statistics: the least and greatest p over the corners of the rounding intervals.


def statistics():
    cases = []
    for name, value, freedoms in (
        ("t", "2.20", ["28"]), ("t", "-1.05", ["13.4"]), ("t", "4.9", ["6"]), ("F", "3.92", ["2", "45"]),
        ("F", "1.1", ["3", "200"]), ("chi-square", "3.84", ["1"]), ("chi-square", "11.07", ["5"]),
        ("z", "1.96", []), ("z", "-2.6", []), ("r", "0.31", ["40"]), ("r", "-0.85", ["8"]),
    ):
        low, high = sorted(abs(v) for v in bounds(value))
        if name == "z":
            p = [two_sided(high), two_sided(low)]
        elif name == "t":
            df = bounds(freedoms[0])
            p = [t_two_sided(high, df[1]), t_two_sided(low, df[0])]
        elif name == "r":
            df = int(freedoms[0])
            p = [t_two_sided(r * mpmath.sqrt(df / (1 - r * r)), df) for r in (high, low)]
        elif name == "chi-square":
            p = [chi_sf(high, int(freedoms[0])), chi_sf(low, int(freedoms[0]))]
        else:
            first, second = int(freedoms[0]), bounds(freedoms[1])
            # A grid of the rounding intervals; the library's bounds are a little wider.
            grid = [f_sf(f, first, d) for f in (low, high) for d in mpmath.linspace(second[0], second[1], 5)]
            p = [min(grid), max(grid)]
        cases.append({"name": name, "value": value, "freedoms": freedoms, "p": [number(v) for v in p]})
    return cases


# --- Rank tests: the smallest p-values.


def t_differences():
    """Differences of means with the interval and the p-value of Student's t, printed with so many decimals."""
    cases = []
    for x, se, df, level, digits in (
        ("0.17", "0.981", 8, "0.95", 2), ("1.333", "0.52", 4, "0.95", 2), ("-2.5", "0.8", 12, "0.9", 2),
        ("0.79", "0.611", 22, "0.95", 2), ("4.2", "1.1", 3, "0.99", 3), ("-0.06", "0.55", 9, "0.95", 2),
    ):
        x, se, level = mpf(x), mpf(se), mpf(level)
        q = mpmath.findroot(lambda t: t_two_sided(t, df) - (1 - level), quantile(1 - level) * (1 + mpf(2) / df))

        def text(value, d=digits):
            return str(Decimal(mpmath.nstr(value, 25)).quantize(Decimal(1).scaleb(-d), ROUND_HALF_UP))

        cases.append({
            "difference": text(x), "lower": text(x - q * se), "upper": text(x + q * se), "df": str(df),
            "p": text(t_two_sided(x / se, df), 3), "level": number(level),
        })
    return cases


def ranks():
    return [
        {"sizes": [7], "exact": number(mpf(2) ** -7), "approximate": number(normal_sf(mpmath.sqrt(7)))},
        {"sizes": [3, 4], "exact": number(1 / binomial(7, 3)), "approximate": number(normal_sf(mpmath.sqrt(6)))},
        {"sizes": [31, 43], "exact": number(1 / binomial(74, 31)), "approximate": number(normal_sf(mpmath.sqrt(73)))},
        {"sizes": [3, 3, 4], "exact": number(1 / (binomial(10, 3) * binomial(7, 3))), "approximate": number(chi_sf(9, 2))},
    ]


json.dump(
    {
        "versions": {"python": sys.version.split()[0], "mpmath": mpmath.__version__},
        "rounding": rounding(), "counts": counts(), "pairs": pairs(), "ratios": ratios(), "areas": area_cases(),
        "park": park(), "whole": whole(), "statistics": statistics(), "ranks": ranks(),
        "tDifferences": t_differences(),
    },
    sys.stdout, indent=1, ensure_ascii=False)
print()
