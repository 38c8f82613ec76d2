"""Partial likelihoods at given coefficients, at 120 digits. Run: python3 derivatives.py > derivatives.json

Rows come and go whose risks are e^0 to e^40 (or e^300) times each other, in such an order that a sum
from which those are subtracted that left keeps no digit of the others.
"""
import json
import random
from mpmath import mp, mpf

import oracle
from oracle import Point, Rows

mp.dps = 120


def point(name, time, event, entry, columns, b, strata=None):
    out = {"name": name, "time": time, "event": event, "entry": entry, "columns": columns,
           "coefficients": b, "strata": strata, "values": {}}
    for ties in ("efron", "breslow"):
        at = Point(Rows(time, event, columns, entry, strata), [mpf(v) for v in b], ties)
        p = len(b)
        out["values"][ties] = {
            "logLikelihood": float(at.loglik), "score": [float(v) for v in at.score],
            "information": [[float(at.info[r, c]) for c in range(p)] for r in range(p)]}
    return out


def visitors(seed, n, reach, spread, strata=False):
    """Most rows have small risks and stay; a few of great risk enter and leave between events."""
    pick = random.Random(seed)
    time, event, entry, x, z = [], [], [], [], []
    for row in range(n):
        start = pick.randrange(0, 40)
        stay = pick.randrange(1, 6) if row % 3 == 0 else pick.randrange(5, 40)
        entry.append(start / 2)
        time.append((start + stay) / 2)
        event.append(int(pick.random() < 0.6))
        x.append(float(pick.randrange(0, reach + 1)) if row % 3 == 0 else float(pick.randrange(0, 3)))
        z.append(spread + pick.randrange(0, 64) / 8)
    return time, event, entry, [x, z], [pick.randrange(0, 2) for _ in range(n)] if strata else None


sets = []
for name, seed, n, reach, spread, b, strata in [
        ("forty", 1, 60, 40, 0.0, [1.0, 0.125], False),
        ("forty, far from 0", 2, 60, 40, 2000.0, [1.0, 0.0009765625], False),
        ("eighty, strata", 3, 90, 80, 0.0, [1.0, -0.25], True),
        ("three hundred", 4, 40, 300, 0.0, [1.0, 0.25], False)]:
    time, event, entry, columns, groups = visitors(seed, n, reach, spread, strata)
    sets.append(point(name, time, event, entry, columns, b, groups))
# One row of e^40 is there at every time before the event of the others, and never at it.
time, event, entry, x = [], [], [], []
for step in range(12):
    time += [step + 1.0, step + 0.75]
    event += [1, 0]
    entry += [0.0, step + 0.25]
    x += [step % 4 / 4, 40.0]
sets.append(point("gone before each event", time, event, entry, [x], [1.0]))
print(json.dumps({"sets": sets}))
