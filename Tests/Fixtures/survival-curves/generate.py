"""Quantiles, numbers at risk, cumulative hazards, restricted means and comparisons of curves.

Written from the definitions, person by person, in exact fractions, limits and p-values at 50
digits, without any survival package. At risk at t: entry < t <= time (without entry from 0 on, 0
included). Run: python3 generate.py > expected.json
"""
import csv
import json
import platform
import random
import sys
from fractions import Fraction as F
from pathlib import Path

import mpmath
from mpmath import mp, mpf

mp.dps = 50
DATA = Path(__file__).resolve().parents[2] / ".." / "Examples" / "Data"
SCALES = ["log-log", "log", "plain", "logit", "arcsine"]
Z = mpmath.sqrt(2) * mpmath.erfinv(mpf("0.95"))


def real(x):
    return mpf(x.numerator) / x.denominator if isinstance(x, F) else mpf(x)


def number(x):
    return None if x is None else float(x) if isinstance(x, F) else float(mpf(x))


def limits(scale, s, g):
    if s <= 0 or s >= 1:
        return None
    s, width = real(s), Z * mpmath.sqrt(real(g))
    if scale == "plain":
        return s - s * width, s + s * width
    if scale == "log":
        return s * mpmath.exp(-width), s * mpmath.exp(width)
    if scale == "log-log":
        y, half = mpmath.log(-mpmath.log(s)), width / abs(mpmath.log(s))
        return mpmath.exp(-mpmath.exp(y + half)), mpmath.exp(-mpmath.exp(y - half))
    if scale == "logit":
        y, half = mpmath.log(s / (1 - s)), width / (1 - s)
        return 1 / (1 + mpmath.exp(half - y)), 1 / (1 + mpmath.exp(-half - y))
    y, half = mpmath.asin(mpmath.sqrt(s)), width / 2 * mpmath.sqrt(s / (1 - s))
    return (mpmath.sin(max(mpf(0), y - half)) ** 2,
            mpmath.sin(min(mpmath.pi / 2, y + half)) ** 2)


def at_risk(people, t):
    return sum(p["weight"] for p in people
               if t <= p["time"] and (p["entry"] is None or p["entry"] < t))


def steps(people):
    """The event times with r, d, S and Greenwood's sum."""
    s, g, result = F(1), F(0), []
    for t in sorted({p["time"] for p in people if p["event"]}):
        r = at_risk(people, t)
        d = sum(p["weight"] for p in people if p["time"] == t and p["event"])
        if d == 0:
            continue
        s *= F(r - d, r)
        if r > d:
            g += F(d, r * (r - d))
        result.append((F(t), r, d, s, g))
    return result


def last_time(people):
    return max(F(p["time"]) for p in people)


def quantile(curve, p, rule):
    for i, (t, _, _, s, _) in enumerate(curve):
        if s == 1 - p and rule == "midpoint" and i + 1 < len(curve):
            return t + (curve[i + 1][0] - t) / 2
        if s <= 1 - p:
            return t
    return None


def quantile_limits(curve, p, scale):
    found = []
    for side in (0, 1):
        times = [t for t, _, _, s, g in curve
                 if limits(scale, s, g) and limits(scale, s, g)[side] <= real(1 - p)]
        found.append(times[0] if times else None)
    return found


def survival(curve, t):
    s, g = F(1), F(0)
    for u, _, _, value, variance in curve:
        if u <= t:
            s, g = value, variance
    return s, g


def restricted(curve, tau):
    """The area below S up to tau and its variance, by summing rectangles."""
    def area(start):
        total, level, at = F(0), F(1), F(0)
        for t, _, _, s, _ in curve:
            end = min(t, tau)
            if end > max(at, start):
                total += level * (end - max(at, start))
            at, level = max(at, end), s
        if tau > max(at, start):
            total += level * (tau - max(at, start))
        return total
    variance = sum(area(t) ** 2 * F(d, r * (r - d)) for t, r, d, _, _ in curve
                   if t <= tau and r > d)
    return area(F(0)), variance


def compare(one, two):
    """Difference and ratio of (value, variance), with limits, z and p."""
    (a, va), (b, vb) = one, two
    result = {}

    def add(name, value, error, back):
        z = value / error
        result[name] = [number(x) for x in (
            back(value), back(value - Z * error), back(value + Z * error), z,
            mpmath.erfc(abs(z) / mpmath.sqrt(2)), error)]

    if va + vb > 0:
        add("difference", real(a - b), mpmath.sqrt(real(va + vb)), lambda x: x)
    if a > 0 and b > 0 and va + vb > 0:
        add("ratio", mpmath.log(real(a) / real(b)),
            mpmath.sqrt(real(va / a ** 2 + vb / b ** 2)), mpmath.exp)
    return result


def hazards(people, curve):
    """Both estimators with variances, limits on both scales, and exp(-H)."""
    result = {}
    for name in ("Nelson-Aalen", "Fleming-Harrington"):
        h, v, rows = F(0), F(0), []
        for t, r, d, _, _ in curve:
            if name == "Nelson-Aalen":
                h, v = h + F(d, r), v + F(d, r * r)
            else:
                h += sum(F(1, r - j) for j in range(d))
                v += sum(F(1, (r - j) ** 2) for j in range(d))
            x, se = real(h), mpmath.sqrt(real(v))
            factor = mpmath.exp(Z * se / x)
            rows.append([number(y) for y in (
                t, x, se, x / factor, x * factor, max(mpf(0), x - Z * se), x + Z * se,
                mpmath.exp(-x))])
        result[name] = rows
    return result


def case(name, people, names, probabilities, times, taus):
    groups = [[p for p in people if p["group"] == i and p["weight"]] for i in range(len(names))]
    curves = [steps(g) for g in groups]
    result = {
        "name": name, "groupNames": names, "times": [p["time"] for p in people],
        "events": [p["event"] for p in people], "entries": [p["entry"] for p in people],
        "weights": [p["weight"] for p in people], "groupCodes": [p["group"] for p in people],
        "groups": [], "restricted": [], "survival": []}
    for group, curve in zip(groups, curves):
        entry = {"quantiles": [], "numbers": [], "hazards": hazards(group, curve)}
        for p in probabilities:
            p = F(p)
            entry["quantiles"].append({
                "probability": float(p),
                "midpoint": number(quantile(curve, p, "midpoint")),
                "first": number(quantile(curve, p, "first")),
                "limits": {k: [number(x) for x in quantile_limits(curve, p, k)]
                           for k in SCALES}})
        for t in times:
            entry["numbers"].append([
                t, at_risk(group, t),
                sum(p["weight"] for p in group if p["event"] and p["time"] <= t),
                sum(p["weight"] for p in group if not p["event"] and p["time"] <= t),
                sum(p["weight"] for p in group if p["entry"] is not None and p["entry"] < t)])
        result["groups"].append(entry)
    for tau in taus:
        if any(tau > last_time(g) for g in groups):
            continue
        means = [restricted(c, F(tau)) for c in curves]
        lost = [(F(tau) - m, v) for m, v in means]
        entry = {"time": tau, "mean": [number(m) for m, _ in means],
                 "lost": [number(m) for m, _ in lost],
                 "standardError": [number(mpmath.sqrt(real(v))) for _, v in means]}
        if len(groups) > 1:
            entry["contrasts"] = compare(means[0], means[1])
            entry["contrasts"]["ratio of losses"] = compare(lost[0], lost[1]).get("ratio")
        result["restricted"].append(entry)
    for t in times:
        if len(groups) < 2 or any(t > last_time(g) for g in groups[:2]):
            continue
        values = [survival(c, t) for c in curves[:2]]
        if any(s == 0 for s, _ in values):
            continue
        values = [(s, s * s * g) for s, g in values]
        contrasts = compare(*values)
        contrasts["ratio of losses"] = compare(
            *[(1 - s, v) for s, v in values]).get("ratio")
        result["survival"].append({"time": t, "contrasts": contrasts})
    return result


def person(time, event, group=0, entry=None, weight=1):
    return {"time": float(time), "event": bool(event), "group": group,
            "entry": None if entry is None else float(entry), "weight": weight}


def from_csv(file, time, event, group, names):
    with open(DATA / file) as text:
        return [person(r[time], r[event] == "true", names.index(r[group]))
                for r in csv.DictReader(text)]


def at_random(seed, n, k, grid, late, weighted):
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


QUARTERS = ["1/4", "1/2", "3/4"]
TENTHS = ["1/10", "1/5", "3/10", "2/5", "1/2", "3/5", "7/10", "4/5", "9/10"]
# Therneau and Grambsch, Modeling Survival Data, 2000, appendix E, test data 1 and 2.
TEST1 = [(9, 1, 0), (1, 1, 1), (1, 0, 1), (6, 1, 1), (6, 1, 0), (8, 0, 0)]
TEST2 = list(zip([1, 2, 5, 2, 1, 7, 3, 4, 8, 8], [2, 3, 6, 7, 8, 9, 9, 9, 14, 17],
                 [1, 1, 1, 1, 1, 1, 1, 0, 0, 0]))
cases = [
    case("mercaptopurine",
         from_csv("mercaptopurine.csv", "weeks", "relapsed", "treatment",
                  ["mercaptopurine", "placebo"]), ["mercaptopurine", "placebo"],
         QUARTERS + ["1/3"], [0, 6, 8, 10, 22, 23, 35], [4, 10, 21.5, 23]),
    case("lung by sex", from_csv("lung.csv", "days", "died", "sex", ["male", "female"]),
         ["male", "female"], TENTHS, [0, 5, 180, 360.5, 700, 965], [5, 180, 500.25, 965]),
    case("test 1", [person(t, d) for t, d, _ in TEST1], ["all"],
         ["1/6", "7/12", "1/2"], [0, 1, 5, 6, 8, 9], [1, 6, 8.5, 9]),
    case("test 2", [person(t, d, 0, e) for e, t, d in TEST2], ["all"], QUARTERS,
         [0, 1, 2, 3, 6, 8, 9, 14, 17, 18], [2, 6, 9, 12]),
    case("ten persons", [person(t, True) for t in range(1, 11)], ["all"], TENTHS,
         [0, 3, 3.5, 10], [0.5, 3, 9.75, 10]),
    case("ties", at_random(1, 80, 2, 24, False, False), ["a", "b"], TENTHS,
         [0, 1, 2.5, 4], [0.75, 2, 4.125]),
    case("late entry and weights", at_random(4, 90, 2, 30, True, True), ["a", "b"], QUARTERS,
         [0, 0.25, 1, 2.5, 4], [0.75, 2, 4.125]),
    case("many ties", [person(1 + i % 3, i % 7 > 0, 0, None, 1 + i % 4) for i in range(400)],
         ["all"], TENTHS, [1, 2, 3], [1.5, 3]),
]
json.dump({"versions": {"python": platform.python_version(), "mpmath": mpmath.__version__},
           "cases": cases}, sys.stdout)
