"""H and p of the Kruskal-Wallis cases of generate.R in fractions and 40 digits.

R's kruskal.test subtracts 3 (n + 1) from a number of that size and loses up to 4 digits of H.
Reads expected.json, writes kruskal.json beside it.
"""

import json
import pathlib
import platform
from fractions import Fraction as F

import mpmath

mpmath.mp.dps = 40
folder = pathlib.Path(__file__).parent
result = []
for case in json.loads((folder / "expected.json").read_text())["kruskal"]:
    values = [F(repr(v)) for v in case["values"]]
    order = sorted(values)
    rank = {v: F(2 * order.index(v) + order.count(v) + 1, 2) for v in set(values)}
    n = len(values)
    mean = F(n + 1, 2)
    sums, counts = {}, {}
    for v, g in zip(values, case["group"]):
        sums[g] = sums.get(g, 0) + rank[v] - mean
        counts[g] = counts.get(g, 0) + 1
    h = (n - 1) * sum(s * s / counts[g] for g, s in sums.items()) / sum(
        (rank[v] - mean) ** 2 for v in values)
    x = mpmath.mpf(h.numerator) / h.denominator
    df = len(sums) - 1
    p = mpmath.gammainc(mpmath.mpf(df) / 2, x / 2, regularized=True)
    result.append({"name": case["name"], "h": float(h), "df": df, "p": float(p)})
(folder / "kruskal.json").write_text(json.dumps({
    "generator": f"Python {platform.python_version()}, mpmath {mpmath.__version__}",
    "kruskal": result}, indent=1) + "\n")
