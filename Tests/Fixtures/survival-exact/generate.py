"""Kaplan-Meier, Greenwood, medians and log-rank in exact fractions, limits at 50 digits.

Written from the definitions, person by person, without any survival package:
at risk at t: entry < t <= time (without entry from 0 on, 0 included).
"""
import csv
import json
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
    if sum(1 for g in groups if g) == 2:
        pair = [i for i in range(k) if groups[i]]
        o, w = observed[pair[0]] - expected[pair[0]], v[pair[0]][pair[0]]
        half = z * mpmath.sqrt(real(w))
        result["hazardRatio"] = [number(mpmath.exp(x / real(w)))
                                 for x in (real(o), real(o) - half, real(o) + half)]
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
    case("an empty group", at_random(5, 40, 2, 20, False, False), ["a", "b", "c"]),
]
json.dump({"versions": {"python": platform.python_version(), "mpmath": mpmath.__version__},
           "cases": cases}, open(HERE / "expected.json", "w"))
