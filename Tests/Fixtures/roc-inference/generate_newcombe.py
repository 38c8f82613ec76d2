"""Newcombe's method 5 (Stat Med 2006;25:559) at 60 digits on the data of expected.json.

Limits: the roots of (area - A)^2 = z^2 V(A), V(A) = A (1 - A) (1 + c (1 - A) / (2 - A)
+ c A / (1 + A)) / (m n) with c = (m + n) / 2 - 1, z, p of 0.5 and z7, p7 of 0.7.
Run in this folder after generate.py: python3 generate_newcombe.py
"""

import json
import pathlib
import sys
from fractions import Fraction

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE / "../roc-data"))
import mpmath  # noqa: E402
import roc_data as roc  # noqa: E402
from roc_data import deviate, mpf, number, real, upper  # noqa: E402


def one(case):
    m, n, area = case["events"], case["others"], real(Fraction(case["areaExact"]))
    c = mpf(m + n) / 2 - 1

    def variance(a):
        return a * (1 - a) * (1 + c * (1 - a) / (2 - a) + c * a / (1 + a)) / (m * n)

    z = deviate("0.95")

    def limit(low, high, outside_below):
        for _ in range(220):
            a = (low + high) / 2
            outside = (area - a) ** 2 > z * z * variance(a)
            if outside == outside_below:
                low = a
            else:
                high = a
        return (low + high) / 2

    def test(null):
        score = (area - null) / mpmath.sqrt(variance(null))
        if area == null:
            score = mpf(0)
        return number(score), number(2 * upper(abs(score)))

    half, seven = test(mpf(1) / 2), test(mpf(7) / 10)
    return {
        "name": case["name"],
        "lower": 0.0 if area == 0 else number(limit(mpf(0), area, True)),
        "upper": 1.0 if area == 1 else number(limit(area, mpf(1), False)),
        "z": half[0], "p": half[1], "z7": seven[0], "p7": seven[1],
    }


cases = json.loads((HERE / "expected.json").read_text())["cases"]
(HERE / "expected-newcombe.json").write_text(
    json.dumps({"versions": roc.VERSIONS, "cases": [one(c) for c in cases]}, indent=1) + "\n")
