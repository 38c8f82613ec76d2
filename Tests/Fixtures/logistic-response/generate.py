"""Writes expected.json: the response of logistic rows, at 50 digits.

For a linear predictor m: log p, log q, p, q and sqrt(p q) with p = 1 / (1 + exp(-m)), q = 1 - p.
Values that a double cannot hold as a normal number are left out of the list of m.
"""

import json
import platform
import random
from pathlib import Path

import mpmath as mp

mp.mp.dps = 50
rng = random.Random(3)
points = [0.0, 2.0 ** -1074, 1e-300, 1e-20, 1e-10, 1e-5, 0.001, 0.3465735902799726, 0.34657359027997264,
          0.8813735870195429, 0.8813735870195430, 0.881373587019544, 1.0, 36.7, 37.5, 700.0, 708.0]
points += [rng.uniform(0, 1) for _ in range(120)]
points += [rng.uniform(0, 40) for _ in range(120)]
points += [rng.uniform(40, 700) for _ in range(60)]
points += [k * 0.34657359027997264 for k in range(1, 100)]
rows = []
for m in [s * v for v in points for s in (1, -1)]:
    x = mp.mpf(m)
    e = mp.exp(-abs(x))
    large, small = 1 / (1 + e), e / (1 + e)
    p, q = (large, small) if m > 0 else (small, large)
    rows.append([m, float(-mp.log1p(mp.exp(-x))), float(-mp.log1p(mp.exp(x))), float(p), float(q),
                 float(mp.sqrt(p * q))])
text = json.dumps({
    "versions": {"python": platform.python_version(), "mpmath": mp.__version__},
    "columns": ["m", "log p", "log q", "p", "q", "root"],
    "rows": rows,
}, separators=(",", ":"))
(Path(__file__).parent / "expected.json").write_text(text + "\n")
