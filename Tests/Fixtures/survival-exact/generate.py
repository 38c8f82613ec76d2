"""Kaplan-Meier, Greenwood, medians and log-rank in exact fractions, limits at 50 digits.

Written from the definitions, person by person, without any survival package:
at risk at t: entry < t <= time (without entry from 0 on, 0 included).
"""
import csv
import json
import math
import platform
import random
from fractions import Fraction
from pathlib import Path

import mpmath
from mpmath import mp, mpf

mp.dps = 50
HERE = Path(__file__).resolve().parent
DATA = HERE.parents[2] / "Examples" / "Data"
SCALES = ["log-log", "log", "plain", "logit", "arcsine"]


def real(x):
    return mpf(x.numerator) / x.denominator if isinstance(x, Fraction) else mpf(x)


def number(x):
    """The double nearest to the exact value."""
    if x is None:
        return None
    return float(x) if isinstance(x, Fraction) else float(mpf(x))


def limits(scale, s, g, z):
    if s <= 0 or s >= 1:
        return None
    s, width = real(s), z * mpmath.sqrt(real(g))
    if scale == "plain":
        return max(mpf(0), s - s * width), min(mpf(1), s + s * width)
    if scale == "log":
        return s * mpmath.exp(-width), min(mpf(1), s * mpmath.exp(width))
    if scale == "log-log":
        y, half = mpmath.log(-mpmath.log(s)), width / abs(mpmath.log(s))
        return mpmath.exp(-mpmath.exp(y + half)), mpmath.exp(-mpmath.exp(y - half))
    if scale == "logit":
        y, half = mpmath.log(s / (1 - s)), width / (1 - s)
        return 1 / (1 + mpmath.exp(half - y)), 1 / (1 + mpmath.exp(-half - y))
    y, half = mpmath.asin(mpmath.sqrt(s)), width / 2 * mpmath.sqrt(s / (1 - s))
    return (mpmath.sin(max(mpf(0), y - half)) ** 2,
            mpmath.sin(min(mpmath.pi / 2, y + half)) ** 2)


def is_at_risk(person, t):
    entry = person["entry"]
    return t <= person["time"] and (entry is None or entry < t)


def curve(people, z):
    times = sorted({p["time"] for p in people}
                   | {p["entry"] for p in people if p["entry"] is not None})
    s, g, rows = Fraction(1), Fraction(0), []
    for t in times:
        r = sum(p["weight"] for p in people if is_at_risk(p, t))
        d = sum(p["weight"] for p in people if p["time"] == t and p["event"])
        c = sum(p["weight"] for p in people if p["time"] == t and not p["event"])
        e = sum(p["weight"] for p in people if p["entry"] == t)
        if d:
            s *= Fraction(r - d, r)
            if r > d:
                g += Fraction(d, r * (r - d))
        rows.append({"time": t, "r": r, "d": d, "c": c, "e": e, "s": s, "g": g,
                     "limits": {k: limits(k, s, g, z) for k in SCALES}})
    return rows


def median(rows):
    half = Fraction(1, 2)
    falls = [row for row in rows if row["d"]]
    for i, row in enumerate(falls):
        if row["s"] == half and i + 1 < len(falls):
            return row["time"] + (falls[i + 1]["time"] - row["time"]) / 2
        if row["s"] <= half:
            return row["time"]
    return None


def crossing(rows, scale, side):
    for row in rows:
        limit = row["limits"][scale]
        if row["d"] and limit is not None and limit[side] <= mpf(1) / 2:
            return row["time"]
    return None


def solve(a, b):
    """Gauss in fractions."""
    n = len(b)
    m = [list(a[i]) + [b[i]] for i in range(n)]
    for i in range(n):
        pivot = next(k for k in range(i, n) if m[k][i] != 0)
        m[i], m[pivot] = m[pivot], m[i]
        m[i] = [x / m[i][i] for x in m[i]]
        for k in range(n):
            if k != i:
                m[k] = [x - m[k][i] * y for x, y in zip(m[k], m[i])]
    return [row[n] for row in m]


def conditional_hazard_ratio(first, second, z):
    """The root of the score given the times of events, and the score interval.

    Every time has the whole list of its counts with their weights. The sign of the squared score
    less z^2 information is followed on a grid, so that each limit is known to be the only one.
    """
    sets = []
    for t in sorted({p["time"] for p in first + second if p["event"]}):
        n1, n0 = (sum(p["weight"] for p in g if is_at_risk(p, t)) for g in (first, second))
        d1, d0 = (sum(p["weight"] for p in g if p["time"] == t and p["event"])
                  for g in (first, second))
        d = d1 + d0
        ways = [(k, math.comb(n1, k) * math.comb(n0, d - k))
                for k in range(max(0, d - n0), min(n1, d) + 1)]
        if len(ways) > 1:
            sets.append((d1, ways))

    def moments(beta):
        score = information = mpf(0)
        for d1, ways in sets:
            terms = [(k, w * mpmath.exp((k - d1) * beta)) for k, w in ways]
            total = sum(w for _, w in terms)
            miss = sum((d1 - k) * w for k, w in terms) / total
            score += miss
            information += sum((d1 - k) ** 2 * w for k, w in terms) / total - miss ** 2
        return score, information

    def root(f, low, high):
        return mpmath.findroot(f, (low, high), solver="anderson", tol=mpf(10) ** -40,
                               maxsteps=500)

    def excess(beta):
        score, information = moments(beta)
        return score ** 2 - z ** 2 * information

    far = mpf(40)
    if all(d1 == ways[-1][0] for d1, ways in sets):
        beta = mpmath.inf
    elif all(d1 == ways[0][0] for d1, ways in sets):
        beta = -mpmath.inf
    else:
        beta = root(lambda b: moments(b)[0], -far, far)
    middle = max(-far, min(far, beta))
    grids = [[-far + (middle + far) * i / 200 for i in range(200)] + [middle],
             [middle] + [far - (far - middle) * i / 200 for i in reversed(range(200))]]
    limits = []
    for side, grid in zip((-1, 1), grids):
        signs = [excess(b) > 0 for b in grid]
        changes = [i for i in range(200) if signs[i] != signs[i + 1]]
        if beta == side * mpmath.inf:
            assert not changes[1:]
            limits.append(beta)
        else:
            if abs(beta) == mpmath.inf:  # its interval is open: the far end is inside
                changes = changes[:1] if side < 0 else changes[-1:]
            assert len(changes) == 1, changes
            i = changes[0]
            limits.append(root(excess, grid[i], grid[i + 1]))
    return [mpmath.exp(x) for x in (beta, *limits)]


def log_rank(groups, z):
    k = len(groups)
    observed = [sum(p["weight"] for p in g if p["event"]) for g in groups]
    expected = [Fraction(0)] * k
    v = [[Fraction(0)] * k for _ in range(k)]
    for t in sorted({p["time"] for g in groups for p in g if p["event"]}):
        rs = [sum(p["weight"] for p in g if is_at_risk(p, t)) for g in groups]
        d = sum(p["weight"] for g in groups for p in g if p["time"] == t and p["event"])
        r = sum(rs)
        for i in range(k):
            expected[i] += Fraction(d * rs[i], r)
            for j in range(k):
                if r > 1:
                    v[i][j] += Fraction(d * (r - d), r - 1) * Fraction(rs[i], r) * (
                        int(i == j) - Fraction(rs[j], r))
    used = [i for i in range(k) if expected[i] > 0][1:]
    u = [observed[i] - expected[i] for i in used]
    chi = sum(x * y for x, y in zip(solve([[v[i][j] for j in used] for i in used], u), u))
    df = len(used)
    p = mpmath.gammainc(mpf(df) / 2, real(chi) / 2, mpmath.inf, regularized=True)
    result = {"observed": observed, "expected": [number(e) for e in expected],
              "covariance": [[number(x) for x in row] for row in v],
              "chiSquare": number(chi), "degreesOfFreedom": df, "pValue": number(p)}
    pair = [g for g in groups if g]
    if len(pair) == 2:
        result["hazardRatio"] = [None if x == mpmath.inf else number(x)
                                 for x in conditional_hazard_ratio(*pair, z)]
    return result


def case(name, people, names, level="0.95"):
    z = mpmath.sqrt(2) * mpmath.erfinv(mpf(level))
    groups = [[p for p in people if p["group"] == i and p["weight"]] for i in range(len(names))]
    curves = []
    for label, group in zip(names, groups):
        rows = curve(group, z)
        curves.append({
            "group": label, "median": median(rows),
            "medianLimits": {k: [crossing(rows, k, 0), crossing(rows, k, 1)] for k in SCALES},
            "rows": [{
                "time": row["time"], "atRisk": row["r"], "events": row["d"],
                "censored": row["c"], "lateEntries": row["e"], "survival": number(row["s"]),
                "standardError":
                    number(real(row["s"]) * mpmath.sqrt(real(row["g"]))) if row["s"] else None,
                "limits": {k: None if v is None else [number(v[0]), number(v[1])]
                           for k, v in row["limits"].items()}} for row in rows]})
    return {"name": name, "level": float(level), "groupNames": names,
            "times": [p["time"] for p in people], "events": [p["event"] for p in people],
            "entries": [p["entry"] for p in people], "weights": [p["weight"] for p in people],
            "groupCodes": [p["group"] for p in people], "curves": curves,
            "logRank": log_rank(groups, z) if len(names) > 1 else None}


def person(time, event, group=0, entry=None, weight=1):
    return {"time": float(time), "event": bool(event), "group": group,
            "entry": None if entry is None else float(entry), "weight": weight}


def from_csv(file, time, event, group, names):
    with open(DATA / file) as text:
        rows = [r for r in csv.DictReader(text) if r[group] != ""]
    return [person(r[time], r[event] == "true", names.index(r[group])) for r in rows]


def at_random(seed, n, k, grid, late, weighted):
    """Heavy ties: times on a grid; 0 occurs."""
    draw = random.Random(seed)
    people = []
    for _ in range(n):
        group = draw.randrange(k)
        time = min(grid, int(draw.expovariate(1 + 0.3 * group) * grid / 2)) / 4
        entry = None
        if late and draw.random() < 0.5 and time > 0.25:
            entry = draw.randrange(1, int(time * 4)) / 4
        people.append(person(time, draw.random() < 0.6, group, entry,
                             draw.randrange(0, 5) if weighted else 1))
    return people


# Astrocytoma, then glioblastoma; minus: censored. Bland and Altman, BMJ 328:1073, 2004.
GLIOMA = ([6, 13, 21, 30, -31, 37, 38, -47, 49, 50, 63, 79, -80, -82, -82, 86, 98, -149, 202, 219],
          [10, 10, 12, 13, 14, 15, 16, 17, 18, 20, 24, 24, 25, 28, 30, 33, -34, 35, 37, 40, 40,
           -40, 46, 48, -70, 76, 81, 82, 91, 112, 181])
# Therneau and Grambsch, Modeling Survival Data, 2000, appendix E, test data 1 and 2.
TEST1 = [(9, 1, 0), (1, 1, 1), (1, 0, 1), (6, 1, 1), (6, 1, 0), (8, 0, 0)]
TEST2 = list(zip([1, 2, 5, 2, 1, 7, 3, 4, 8, 8], [2, 3, 6, 7, 8, 9, 9, 9, 14, 17],
                 [1, 1, 1, 1, 1, 1, 1, 0, 0, 0], [1, 0, 0, 1, 0, 1, 1, 1, 0, 0]))

cases = [
    case("mercaptopurine",
         from_csv("mercaptopurine.csv", "weeks", "relapsed", "treatment",
                  ["mercaptopurine", "placebo"]), ["mercaptopurine", "placebo"]),
    case("lung by sex", from_csv("lung.csv", "days", "died", "sex", ["male", "female"]),
         ["male", "female"]),
    case("lung by ECOG", from_csv("lung.csv", "days", "died", "ecog", ["0", "1", "2", "3"]),
         ["0", "1", "2", "3"]),
    case("glioma", [person(abs(t), t > 0, g) for g in (0, 1) for t in GLIOMA[g]],
         ["astrocytoma", "glioblastoma"]),
    case("test 1", [person(t, d, g) for t, d, g in TEST1], ["0", "1"]),
    case("test 2", [person(t, d, g, e) for e, t, d, g in TEST2], ["0", "1"]),
    case("test 2, one group", [person(t, d, 0, e) for e, t, d, g in TEST2], ["all"]),
    case("ties", at_random(1, 80, 3, 24, False, False), ["a", "b", "c"], "0.9"),
    case("weights", at_random(2, 60, 2, 16, False, True), ["a", "b"], "0.99"),
    case("late entry", at_random(3, 120, 3, 40, True, False), ["a", "b", "c"]),
    case("late entry and weights", at_random(4, 90, 4, 30, True, True), ["a", "b", "c", "d"]),
    case("separated in time", [person(i, True, int(i > 60)) for i in range(1, 121)], ["a", "b"]),
    # The one-step estimate exp((O - E) / V) is 19101 here.
    case("unbalanced",
         [person(t, True, 0) for t in (1, 2, 3, 5, 7)]
         + [person(t, True, 1) for t in range(4, 44)], ["few", "many"]),
    case("heavy ties",
         [person(t, i < d, g, None, 1) for g, t, n, d in
          [(0, 1, 40, 25), (1, 1, 30, 12), (0, 2, 30, 14), (1, 2, 35, 21), (0, 3, 20, 2),
           (1, 3, 50, 17), (0, 4, 9, 9), (1, 4, 12, 11)] for i in range(n)], ["a", "b"]),
    case("two groups, late entry", at_random(6, 150, 2, 30, True, True), ["a", "b"], "0.9"),
    case("two groups, large weights",
         [{**p, "weight": p["weight"] * 37} for p in at_random(7, 40, 2, 12, True, True)],
         ["a", "b"]),
    case("first group first", [person(t, t < 9, int(t > 5)) for t in range(1, 13)], ["a", "b"]),
    case("first group never", [person(t, t < 6, int(t < 6)) for t in range(1, 13)], ["a", "b"]),
    case("first group never, ties",
         [person(t // 2, t < 3, int(t < 6)) for t in range(1, 13)], ["a", "b"]),
    case("one event", [person(3, True, 0), person(4, False, 0), person(4, False, 1),
                       person(5, False, 1), person(5, False, 1)], ["a", "b"]),
    case("all but one of a tie",
         [person(2, i != 4, i % 2) for i in range(12)]
         + [person(1, i < 3, i % 2) for i in range(7)], ["a", "b"]),
    case("an empty group", at_random(5, 40, 2, 20, False, False), ["a", "b", "c"]),
]
json.dump({"versions": {"python": platform.python_version(), "mpmath": mpmath.__version__},
           "cases": cases}, open(HERE / "expected.json", "w"))
