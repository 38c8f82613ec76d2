"""Tests of the log-rank family from their definitions, person by person, at 50 digits and more.

Sums are exact fractions where the weights are rational, mpmath numbers at 60 digits where they
are not (Tarone-Ware, powers of S). Permutation p-values list every deal of the records.
Run: python3 generate.py > expected.json
"""
import csv
import itertools
import json
import math
import platform
import random
from fractions import Fraction
from pathlib import Path

import mpmath
from mpmath import mp, mpf

mp.dps = 60
HERE = Path(__file__).resolve().parent
DATA = HERE.parents[2] / "Examples" / "Data"

WEIGHTS = {
    "log-rank": {"kind": "log-rank"},
    "gehan-breslow": {"kind": "gehan-breslow"},
    "tarone-ware": {"kind": "tarone-ware"},
    "survival-before": {"kind": "peto-peto", "form": "survival-before"},
    "prentice": {"kind": "peto-peto", "form": "prentice"},
    "modified": {"kind": "peto-peto", "form": "modified"},
    "modified-scaled": {"kind": "peto-peto", "form": "modified-scaled"},
    "andersen": {"kind": "peto-peto", "form": "andersen"},
    "fh 0 1": {"kind": "fleming-harrington", "rho": 0, "gamma": 1},
    "fh 1 0": {"kind": "fleming-harrington", "rho": 1, "gamma": 0},
    "fh 1 1": {"kind": "fleming-harrington", "rho": 1, "gamma": 1},
    "fh 0.5 2": {"kind": "fleming-harrington", "rho": 0.5, "gamma": 2},
    "fh 0.3 0.7": {"kind": "fleming-harrington", "rho": 0.3, "gamma": 0.7},
}


def real(x):
    return mpf(x.numerator) / x.denominator if isinstance(x, Fraction) else mpf(x)


def number(x):
    return float(real(x))


def power(base, exponent):
    if exponent == int(exponent):
        return base ** int(exponent)
    return real(base) ** mpf(exponent)


def weight_function(weight):
    """Called with (d, n) of each event time in ascending order."""
    state = {"before": Fraction(1)}

    def step(factor):
        before = state["before"]
        state["before"] = before * factor
        return before, state["before"]

    def call(d, n):
        kind = weight["kind"]
        if kind == "log-rank":
            return Fraction(1)
        if kind == "gehan-breslow":
            return Fraction(n)
        if kind == "tarone-ware":
            return mpmath.sqrt(n)
        form = weight.get("form")
        if kind == "peto-peto" and form != "survival-before":
            before, after = step(Fraction(n, n + d) if form == "prentice" else 1 - Fraction(d, n + 1))
            if form == "andersen":
                return before * Fraction(n, n + 1)
            return after * Fraction(n, n + 1) if form == "modified-scaled" else after
        before, _ = step(1 - Fraction(d, n))
        if kind == "peto-peto":
            return before
        return power(before, weight["rho"]) * power(1 - before, weight["gamma"])

    return call


def is_at_risk(p, t):
    return t <= p["time"] and (p["entry"] is None or p["entry"] < t)


def moments(strata, k, weight):
    """Of each stratum a list of (w, d by group, n by group)."""
    result = []
    for people in strata:
        w, rows = weight_function(weight), []
        for t in sorted({p["time"] for p in people if p["event"] and p["weight"]}):
            n = [sum(p["weight"] for p in people if p["group"] == g and is_at_risk(p, t))
                 for g in range(k)]
            d = [sum(p["weight"] for p in people
                     if p["group"] == g and p["time"] == t and p["event"]) for g in range(k)]
            rows.append((w(sum(d), sum(n)), d, n))
        result.append(rows)
    return result


def sums(all_rows, k):
    u = [Fraction(0)] * k
    e = [Fraction(0)] * k
    v = [[Fraction(0)] * k for _ in range(k)]
    plus = lambda a, b: a + b if isinstance(a, Fraction) and isinstance(b, Fraction) \
        else real(a) + real(b)
    times = lambda a, b: a * b if isinstance(a, Fraction) and isinstance(b, Fraction) \
        else real(a) * real(b)
    for rows in all_rows:
        for w, d, n in rows:
            dd, nn = sum(d), sum(n)
            for i in range(k):
                share = Fraction(dd * n[i], nn)
                e[i] += share
                u[i] = plus(u[i], times(w, d[i] - share))
                for j in range(k):
                    if nn > 1:
                        c = Fraction(dd * (nn - dd), nn - 1) * Fraction(n[i], nn) * (
                            int(i == j) - Fraction(n[j], nn))
                        v[i][j] = plus(v[i][j], times(times(w, w), c))
    return u, e, v


def solve(a, b):
    n = len(b)
    m = [[real(x) for x in a[i]] + [real(b[i])] for i in range(n)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(m[r][i]))
        m[i], m[pivot] = m[pivot], m[i]
        m[i] = [x / m[i][i] for x in m[i]]
        for r in range(n):
            if r != i:
                m[r] = [x - m[r][i] * y for x, y in zip(m[r], m[i])]
    return [row[n] for row in m]


def components(v, k):
    """Sets of groups that are compared with each other, directly or not."""
    left, found = set(range(k)), []
    while left:
        part, new = set(), {left.pop()}
        while new:
            g = new.pop()
            part.add(g)
            new |= {j for j in left if v[g][j] != 0}
            left -= new
        found.append(sorted(part))
    return found


def chi_square(u, v, k):
    used = [g for part in components(v, k) for g in part[1:]]
    x = solve([[v[i][j] for j in used] for i in used], [u[i] for i in used])
    return sum(a * real(u[i]) for a, i in zip(x, used)), len(used)


def upper(x, df):
    return mpmath.gammainc(mpf(df) / 2, real(x) / 2, mpmath.inf, regularized=True)


def test(strata, k, weight):
    rows = moments(strata, k, weight)
    u, e, v = sums(rows, k)
    chi, df = chi_square(u, v, k)
    result = {"differences": [number(x) for x in u], "expected": [number(x) for x in e],
              "covariance": [[number(x) for x in row] for row in v], "chiSquare": number(chi),
              "degreesOfFreedom": df, "pValue": number(upper(chi, df))}
    scores = [1, 2, 4, 3, 7][:k]
    for name, c in [("trend", list(range(1, k + 1))), ("trendOfScores", scores)]:
        top = sum(ci * real(ui) for ci, ui in zip(c, u))
        below = sum(c[i] * c[j] * real(v[i][j]) for i in range(k) for j in range(k))
        z = top / mpmath.sqrt(below)
        result[name] = {"scores": c, "z": number(z), "pValue": number(upper(z * z, 1)),
                        "logRatio": number(top / below), "error": number(1 / mpmath.sqrt(below))}
    return result


def observed_over_expected(strata, k):
    u, e, v = sums(moments(strata, k, WEIGHTS["log-rank"]), k)
    _, df = chi_square(u, v, k)
    chi = sum(u[i] ** 2 / e[i] for i in range(k) if e[i])
    return {"chiSquare": number(chi), "pValue": number(upper(chi, df))}


def hazard_ratios(strata, level):
    """Two groups: logarithm, its standard error, limits, p, of the ratios that are formulas."""
    z = mpmath.sqrt(2) * mpmath.erfinv(mpf(level))
    rows = moments(strata, 2, WEIGHTS["log-rank"])
    u, e, v = sums(rows, 2)
    o = [u[i] + e[i] for i in range(2)]
    top = bottom = spread = Fraction(0)
    for part in rows:
        for _, (d1, d2), (n1, n2) in part:
            n = n1 + n2
            top += Fraction(d1 * n2, n)
            bottom += Fraction(d2 * n1, n)
            spread += Fraction((d1 + d2) * n1 * n2 - d1 * d2 * n, n * n)
    found = {"peto": (real(u[0]) / real(v[0][0]), 1 / mpmath.sqrt(real(v[0][0])))}
    if top and bottom:
        found["mantel-haenszel"] = (mpmath.log(real(top / bottom)),
                                    mpmath.sqrt(real(spread / (top * bottom))))
    else:
        found["mantel-haenszel"] = None
    if o[0] and o[1]:
        found["observed-over-expected"] = (mpmath.log(real(o[0] / e[0] / (o[1] / e[1]))),
                                           mpmath.sqrt(real(1 / e[0] + 1 / e[1])))
    else:
        found["observed-over-expected"] = None
    return {name: None if x is None else {
        "ratio": number(mpmath.exp(x[0])), "lower": number(mpmath.exp(x[0] - z * x[1])),
        "upper": number(mpmath.exp(x[0] + z * x[1])), "pValue": number(upper((x[0] / x[1]) ** 2, 1))}
        for name, x in found.items()}


def scores(people, weight):
    """w - A for an event at t, -A for a censoring; the same order as the people."""
    w, a, at = weight_function(weight), Fraction(0), {}
    weights = {}
    for t in sorted({p["time"] for p in people}):
        n = sum(1 for p in people if p["time"] >= t)
        d = sum(1 for p in people if p["time"] == t and p["event"])
        if d:
            weights[t] = w(d, n)
            step = weights[t] * Fraction(d, n) if isinstance(weights[t], Fraction) \
                else weights[t] * d / n
            a = a + step if isinstance(step, Fraction) and isinstance(a, Fraction) \
                else real(a) + real(step)
        at[t] = a
    return [(weights[p["time"]] if p["event"] else 0) - at[p["time"]] for p in people]


def permutation(strata, k, weight):
    """Exact p by listing all deals to two groups within strata, and the standardised sum."""
    parts, u, variance = [], 0, mpf(0)
    for people in strata:
        a = scores(people, weight)
        first = [i for i, p in enumerate(people) if p["group"] == 0]
        parts.append([sum(a[i] for i in chosen) if chosen else Fraction(0)
                      for chosen in itertools.combinations(range(len(people)), len(first))])
        own = sum((a[i] for i in first), Fraction(0))
        u = u + own if isinstance(own, Fraction) and isinstance(u, (int, Fraction)) \
            else real(u) + real(own)
        n = len(people)
        if n > 1:
            variance += sum(real(x) ** 2 for x in a) / (n - 1) * len(first) * (n - len(first)) / n
    slack = 0 if isinstance(u, Fraction) else mpf(10) ** -40
    far = total = 0
    for combined in itertools.product(*parts):
        total += 1
        far += abs(sum(combined)) >= abs(u) - slack
    return {"z": number(real(u) / mpmath.sqrt(variance)), "pValue": number(Fraction(far, total))}


def pairwise(strata, k):
    """p of each pair on its own records, log-rank and Peto-Peto, and Holm's step-down."""
    pairs, result = list(itertools.combinations(range(k), 2)), {"pairs": []}
    for name in ("log-rank", "modified"):
        p = []
        for i, j in pairs:
            parts = [[{**x, "group": int(x["group"] == j)} for x in people
                      if x["group"] in (i, j)] for people in strata]
            u, _, v = sums(moments(parts, 2, WEIGHTS[name]), 2)
            p.append(upper(real(u[0]) ** 2 / real(v[0][0]), 1))
        order, worst, adjusted = sorted(range(len(p)), key=lambda i: p[i]), mpf(0), [None] * len(p)
        for rank, i in enumerate(order):
            worst = max(worst, min(mpf(1), (len(p) - rank) * p[i]))
            adjusted[i] = worst
        result[name] = {"pValues": [number(x) for x in p], "holm": [number(x) for x in adjusted]}
    result["pairs"] = pairs
    return result


def person(time, event, group=0, stratum=0, entry=None, weight=1):
    return {"time": float(time), "event": bool(event), "group": group, "stratum": stratum,
            "entry": None if entry is None else float(entry), "weight": weight}


def at_random(seed, n, k, grid, strata=1, late=False, weighted=False, censored=0.4, effect=0.4):
    draw = random.Random(seed)
    people = []
    for _ in range(n):
        group, stratum = draw.randrange(k), draw.randrange(strata)
        time = min(grid, int(draw.expovariate(1 + effect * group) * grid / 2) + 1) / 4
        entry = None
        if late and draw.random() < 0.5 and time > 0.25:
            entry = draw.randrange(1, int(time * 4)) / 4
        people.append(person(time, draw.random() >= censored, group, stratum, entry,
                             draw.randrange(0, 4) if weighted else 1))
    return people


def from_csv(file, time, event, group, names, stratum=None, strata=()):
    with open(DATA / file) as text:
        rows = [r for r in csv.DictReader(text)
                if r[group] != "" and (stratum is None or r[stratum] != "")]
    return [person(r[time], r[event] == "true", names.index(r[group]),
                   strata.index(r[stratum]) if stratum else 0) for r in rows]


GLIOMA = ([6, 13, 21, 30, -31, 37, 38, -47, 49, 50, 63, 79, -80, -82, -82, 86, 98, -149, 202, 219],
          [10, 10, 12, 13, 14, 15, 16, 17, 18, 20, 24, 24, 25, 28, 30, 33, -34, 35, 37, 40, 40,
           -40, 46, 48, -70, 76, 81, 82, 91, 112, 181])
TEST1 = [(9, 1, 0), (1, 1, 1), (1, 0, 1), (6, 1, 1), (6, 1, 0), (8, 0, 0)]


def case(name, people, groups, strata=("all",), permute=False, level="0.95"):
    k = len(groups)
    parts = [[p for p in people if p["stratum"] == s] for s in range(len(strata))]
    result = {"name": name, "groupNames": list(groups), "stratumNames": list(strata),
              "level": float(level),
              "times": [p["time"] for p in people], "events": [p["event"] for p in people],
              "entries": [p["entry"] for p in people], "weights": [p["weight"] for p in people],
              "groupCodes": [p["group"] for p in people],
              "stratumCodes": [p["stratum"] for p in people],
              "observed": [sum(p["weight"] for p in people if p["event"] and p["group"] == g)
                           for g in range(k)],
              "tests": [{"weight": weight, **test(parts, k, weight)}
                        for weight in WEIGHTS.values()],
              "observedOverExpected": observed_over_expected(parts, k)}
    if k == 2:
        result["hazardRatios"] = hazard_ratios(parts, level)
    else:
        result["pairwise"] = pairwise(parts, k)
    if permute:
        result["permutations"] = [{"weight": weight, **permutation(parts, k, weight)}
                                  for weight in WEIGHTS.values()]
    return result


CASES = [
    case("lung by sex", from_csv("lung.csv", "days", "died", "sex", ["male", "female"]),
         ["male", "female"]),
    case("lung by ECOG", from_csv("lung.csv", "days", "died", "ecog", ["0", "1", "2", "3"]),
         ["0", "1", "2", "3"]),
    case("lung by sex within ECOG",
         from_csv("lung.csv", "days", "died", "sex", ["male", "female"], "ecog",
                  ["0", "1", "2", "3"]), ["male", "female"], ["0", "1", "2", "3"]),
    case("lung by ECOG within sex",
         from_csv("lung.csv", "days", "died", "ecog", ["0", "1", "2", "3"], "sex",
                  ["male", "female"]), ["0", "1", "2", "3"], ["male", "female"], level="0.9"),
    case("mercaptopurine",
         from_csv("mercaptopurine.csv", "weeks", "relapsed", "treatment",
                  ["mercaptopurine", "placebo"]), ["mercaptopurine", "placebo"]),
    case("glioma", [person(abs(t), t > 0, g) for g in (0, 1) for t in GLIOMA[g]],
         ["astrocytoma", "glioblastoma"]),
    case("test 1", [person(t, d, g) for t, d, g in TEST1], ["0", "1"], permute=True),
    case("five groups, ties", at_random(1, 90, 5, 24), list("abcde")),
    case("late entry", at_random(2, 80, 3, 30, late=True), list("abc")),
    case("late entry, weights, strata", at_random(3, 90, 3, 20, 3, True, True), list("abc"),
         ["x", "y", "z"]),
    case("heavy ties", at_random(4, 120, 2, 5), ["a", "b"]),
    case("weights", at_random(5, 60, 2, 16, 2, False, True), ["a", "b"], ["x", "y"], level="0.99"),
    case("small", at_random(6, 13, 2, 40), ["a", "b"], permute=True),
    case("small with ties", at_random(7, 15, 2, 6, effect=2), ["a", "b"], permute=True),
    case("small, strata", at_random(8, 16, 2, 12, 3, effect=2), ["a", "b"], ["x", "y", "z"],
         permute=True),
    case("small, no censoring", at_random(9, 14, 2, 60, censored=0, effect=3), ["a", "b"],
         permute=True),
    case("one event each side", [person(2, True, 0), person(3, True, 1), person(4, False, 0),
                                 person(4, False, 1), person(5, False, 1)], ["a", "b"],
         permute=True),
]


def counted(people, weight):
    """Exact p for many records of two groups: the deals are counted by their sums, as fractions."""
    a, first = scores(people, weight), sum(1 for p in people if p["group"] == 0)
    unit = math.lcm(*(Fraction(x).denominator for x in a))
    a = [int(x * unit) for x in a]
    ways = [{} for _ in range(first + 1)]
    ways[0][0] = 1
    for x in a:
        for n in reversed(range(first)):
            for total, count in ways[n].items():
                ways[n + 1][total + x] = ways[n + 1].get(total + x, 0) + count
    own = abs(sum(x for x, p in zip(a, people) if p["group"] == 0))
    far = sum(count for total, count in ways[first].items() if abs(total) >= own)
    return {"times": [p["time"] for p in people], "events": [p["event"] for p in people],
            "groupCodes": [p["group"] for p in people], "weight": weight,
            "pValue": number(Fraction(far, math.comb(len(a), first)))}


LARGER = [
    counted([person(t, True, int(t > 4)) for t in range(1, 41)], WEIGHTS["log-rank"]),
    counted([person(t, True, int(t < 38)) for t in range(1, 41)], WEIGHTS["log-rank"]),
    counted(at_random(10, 120, 2, 3, effect=1), WEIGHTS["log-rank"]),
    counted(at_random(10, 120, 2, 3, effect=1), WEIGHTS["gehan-breslow"]),
    counted(at_random(11, 90, 2, 4, effect=0.8, censored=0.1), WEIGHTS["modified"]),
]
print(json.dumps({"versions": {"python": platform.python_version(), "mpmath": mpmath.__version__},
                  "cases": CASES, "larger": LARGER}))
