"""Areas and DeLong's variances of large counts by score, in exact rational arithmetic.

The placements follow from their definition, cell by cell; the counts are so large that squares
of 2 m n leave 128 binary digits. Run in this folder: python3 generate_counts.py
"""

import json
import pathlib
import random
from fractions import Fraction

from mpmath import mp, mpf, sqrt

mp.dps = 50
HERE = pathlib.Path(__file__).parent


def real(q):
    return mpf(q.numerator) / q.denominator


def case(name, events, others):
    m, n = sum(events), sum(others)
    v10 = [
        Fraction(2 * sum(others[:cell]) + others[cell], 2 * n) for cell in range(len(events))
    ]
    v01 = [
        Fraction(2 * sum(events[cell + 1 :]) + events[cell], 2 * m)
        for cell in range(len(events))
    ]
    area = sum(e * v for e, v in zip(events, v10)) / m
    assert area == sum(o * v for o, v in zip(others, v01)) / n
    s10 = sum(e * (v - area) ** 2 for e, v in zip(events, v10)) / (m - 1)
    s01 = sum(o * (v - area) ** 2 for o, v in zip(others, v01)) / (n - 1)
    return {
        "name": name,
        "events": events,
        "others": others,
        "area": float(real(area)),
        "standardError": float(sqrt(real(s10 / m + s01 / n))),
    }


draw = random.Random(20)
cases = [
    case(
        "many of both",
        [draw.randrange(1 << 26) for _ in range(30)],
        [draw.randrange(1 << 26) for _ in range(30)],
    ),
    case("few events", [0, 1, 0, 2, 3], [1 << 50, 5, 1 << 48, 1 << 51, 0]),
    case("few others", [1 << 51, 1 << 50, 7, 1 << 49], [3, 0, 4, 1]),
    case("nearly separate", [0, 1, (1 << 30) - 1], [(1 << 30) - 2, 2, 0]),
    case("nearly all tied", [0, 1 << 29, 1], [1, 1 << 29, 0]),
]
path = HERE / "expected-counts.json"
path.write_text(json.dumps({"cases": cases}, indent=1) + "\n")
