"""Writes expected.json: restricted cubic splines, contrasts, and models with each.

The spline is Harrell's truncated power basis, linear beyond the outer knots, divided by the square
of the distance between them (rms::rcs, norm = 2), in exact fractions of the given doubles.
"""

import json
import platform
import sys
from fractions import Fraction
from pathlib import Path

import mpmath as mp

here = Path(__file__).parent
sys.path.insert(0, str(here.parent / "logistic-datasets"))
import oracle  # noqa: E402


def spline(x, knots):
    """The column x and the k - 2 further columns."""
    x, t = Fraction(x), [Fraction(k) for k in knots]
    k = len(t)

    def cube(v):
        return max(v, Fraction(0)) ** 3

    return [x] + [
        (cube(x - t[j]) - cube(x - t[k - 2]) * (t[k - 1] - t[j]) / (t[k - 1] - t[k - 2])
         + cube(x - t[k - 1]) * (t[k - 2] - t[j]) / (t[k - 1] - t[k - 2]))
        / (t[k - 1] - t[0]) ** 2
        for j in range(k - 2)
    ]


def exact(values):
    return [mp.mpf(v.numerator) / v.denominator if isinstance(v, Fraction) else mp.mpf(v)
            for v in values]


def model(name, names, rows, outcome, **extra):
    design = [exact([1] + list(r)) for r in rows]
    fit = oracle.plain(oracle.expected(oracle.Data(["(intercept)"] + names, design, outcome)))
    print(name, fit["estimates"], flush=True)
    return {"name": name, **extra, "outcome": outcome, "expected": fit}


def main():
    stored = json.loads((here.parent / "logistic-datasets" / "datasets.json").read_text())
    stored = {d["name"]: d for d in stored["datasets"]}
    real = json.loads((here.parent / "logistic-datasets" / "real.json").read_text())
    bases = []
    for name, knots, points in (
            ("three knots", [0, 1, 3], [-2, 0, 0.5, 1, 2, 3, 3.5, 10]),
            ("four knots", [2.5, 10, 40.25, 120], [-5, 2.5, 3, 10, 33.3, 40.25, 100, 120, 300]),
            ("five knots", [0.1, 0.2, 0.3, 0.7, 0.9], [0, 0.1, 0.15, 0.25, 0.5, 0.9, 1, 2]),
            ("seven knots, negative", [-30, -20, -10, 0, 10, 20, 30],
             [-100, -30, -25, -0.5, 0, 1e-9, 15, 29.999, 30, 1000]),
            ("near knots", [1, 1.0009765625, 2], [0, 1, 1.00048828125, 1.5, 2, 3]),
            ("calendar days", [18000, 18500, 19000, 19500], [17000, 18000.5, 18750, 19250, 20000])):
        bases.append({"name": name, "knots": knots, "points": points,
                      "basis": [[float(v) for v in spline(x, knots)] for x in points]})
    ky = {c["name"]: c["values"] for c in stored["kyphosis"]["columns"]}
    y = stored["kyphosis"]["outcome"]
    models = []
    for knots in ([20, 80, 150], [5, 45, 100, 140], [3, 20, 80, 120, 170]):
        models.append(model(
            f"kyphosis, spline of age with {len(knots)} knots",
            ["age"] + [f"age spline {j + 1}" for j in range(len(knots) - 2)] + ["start"],
            [spline(a, knots) + [s] for a, s in zip(ky["ageMonths"], ky["start"])], y,
            columns=[{"name": "age", "values": ky["ageMonths"]},
                     {"name": "start", "values": ky["start"]}], knots=knots))
    d = real["infert"]
    table = {1: [1, 0], 2: [0, 1], 3: [-1, -1]}
    treat = {1: [0, 0], 2: [1, 0], 3: [0, 1]}
    columns = [{"name": k, "values": d[k]} for k in ("education", "parity", "spontaneous")]
    for name, code in (("sum contrasts", table), ("treatment contrasts", treat)):
        models.append(model(
            f"infert, {name} of education", ["education1", "education2", "parity", "spontaneous"]
            if code is table else ["education2", "education3", "parity", "spontaneous"],
            [code[e] + [p, s] for e, p, s in zip(d["education"], d["parity"], d["spontaneous"])],
            d["case"], columns=columns, knots=None))
    models.append(model(
        "infert, sum contrasts of education by spontaneous",
        ["education1", "education2", "spontaneous", "education1:spontaneous",
         "education2:spontaneous"],
        [table[e] + [s] + [v * s for v in table[e]]
         for e, s in zip(d["education"], d["spontaneous"])], d["case"], columns=columns,
        knots=None))
    models.append(model(
        "infert, treatment contrasts of education by spontaneous",
        ["education2", "education3", "spontaneous", "education2:spontaneous",
         "education3:spontaneous"],
        [treat[e] + [s] + [v * s for v in treat[e]]
         for e, s in zip(d["education"], d["spontaneous"])], d["case"], columns=columns,
        knots=None))
    models.append(model(
        "infert, age to the third power", ["age", "age^2", "age^3", "spontaneous"],
        [[a, a ** 2, a ** 3, s] for a, s in zip(d["age"], d["spontaneous"])], d["case"],
        columns=[{"name": k, "values": d[k]} for k in ("age", "spontaneous")], knots=None))
    contrasts = [{
        "levels": k,
        "treatment": [[int(r == c + 1) for c in range(k - 1)] for r in range(k)],
        "sum": [[int(r == c) - int(r == k - 1) for c in range(k - 1)] for r in range(k)],
    } for k in range(2, 7)]
    # The sum of the derivatives of sites is the derivative of the whole, at any point.
    data = oracle.Data(
        ["(intercept)", "parity", "spontaneous"],
        [[1, p, s] for p, s in zip(d["parity"], d["spontaneous"])], d["case"])
    at = [mp.mpf("-1.5"), mp.mpf("0.25"), mp.mpf("0.75")]
    parts = []
    for first, last in ((0, 60), (60, 61), (61, 248), (0, 248)):
        part = oracle.Data(data.names, data.x[first:last], data.s[first:last])
        value, g, h = part.derivatives(at)
        parts.append(oracle.plain({"firstRow": first, "endRow": last, "logLikelihood": value,
                                   "score": list(g), "information": h}))
    versions = {"python": platform.python_version(), "mpmath": mp.__version__,
                "digits": mp.mp.dps}
    (here / "expected.json").write_text(json.dumps(
        {"versions": versions, "splines": bases, "contrasts": contrasts, "models": models,
         "derivatives": {"columns": [{"name": k, "values": d[k]} for k in
                                     ("parity", "spontaneous")], "outcome": d["case"],
                         "at": [float(v) for v in at], "parts": parts}},
        separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
