"""Weighted Kaplan-Meier curves with the infinitesimal jackknife by cluster, in exact fractions.

The influence of every record on log S is summed from its definition, record by record: with r at
risk and d events by weight, those at risk change log S by d / (r (r - d)), those with the event by
-1 / (r - d) besides. Also makes data.csv, the same records for R. Writes expected.json.
"""
import csv
import json
import platform
import random
from fractions import Fraction as F
from pathlib import Path

import mpmath
from mpmath import mp, mpf

mp.dps = 50
HERE = Path(__file__).resolve().parent


def make(seed, n, grid, groups, late, weights, clusters):
    """Heavy ties; weights are doubles with two decimals; clusters of about three."""
    draw = random.Random(seed)
    rows = []
    for i in range(n):
        time = 1 + min(grid, int(draw.expovariate(1) * grid / 2))
        entry = draw.randrange(0, time) if late and draw.random() < 0.4 else None
        rows.append({
            "group": draw.randrange(groups), "time": float(time), "event": draw.random() < 0.6,
            "entry": None if not entry else float(entry),
            "weight": round(0.2 + 3 * draw.random(), 2) if weights else 1.0,
            "cluster": f"c{draw.randrange(max(1, n // 3))}" if clusters else None})
    return rows


CASES = {
    "plain": make(1, 40, 12, 2, False, False, False),
    "weights": make(2, 40, 12, 2, False, True, False),
    "clusters": make(3, 60, 15, 2, False, False, True),
    "weights and clusters": make(4, 70, 15, 3, False, True, True),
    "late entry": make(5, 80, 15, 1, True, True, True),
}


def curve(rows):
    s, variances = F(1), []
    keys = [r["cluster"] or i for i, r in enumerate(rows)]
    influence = {k: F(0) for k in keys}
    result = []
    for t in sorted({r["time"] for r in rows}):
        inside = [(k, r) for k, r in zip(keys, rows)
                  if t <= r["time"] and (r["entry"] is None or r["entry"] < t)]
        all_ = sum(F(r["weight"]) for _, r in inside)
        events = [(k, r) for k, r in inside if r["time"] == t and r["event"]]
        d = sum((F(r["weight"]) for _, r in events), F(0))
        c = sum((F(r["weight"]) for _, r in inside if r["time"] == t and not r["event"]), F(0))
        if d:
            s *= (all_ - d) / all_
            if d < all_:
                for k, r in inside:
                    influence[k] += F(r["weight"]) * d / (all_ * (all_ - d))
                for k, r in events:
                    influence[k] -= F(r["weight"]) / (all_ - d)
        variance = sum(x * x for x in influence.values())
        error = mpmath.sqrt(mpf(variance.numerator) / variance.denominator) if s else None
        result.append({
            "time": t, "atRisk": float(all_), "events": float(d), "censored": float(c),
            "survival": float(s),
            "standardError": None if error is None else float(
                error * mpf(s.numerator) / s.denominator)})
    return result


with open(HERE / "data.csv", "w", newline="") as text:
    writer = csv.writer(text)
    writer.writerow(["case", "group", "time", "event", "entry", "weight", "cluster"])
    for name, rows in CASES.items():
        for i, r in enumerate(rows):
            writer.writerow([name, r["group"], r["time"], int(r["event"]), r["entry"] or 0,
                             r["weight"], r["cluster"] or f"r{i}"])
json.dump({
    "versions": {"python": platform.python_version(), "mpmath": mpmath.__version__},
    "cases": [{
        "name": name, "rows": rows,
        "curves": [curve([r for r in rows if r["group"] == g])
                   for g in range(1 + max(r["group"] for r in rows))]}
        for name, rows in CASES.items()]}, open(HERE / "expected.json", "w"))
