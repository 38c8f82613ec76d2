"""Writes expected.json: logistic fits by Newton's method at 60 digits, and separations.

Every number of a design is a double, given exactly; the fits solve that very problem.
Separations are decided by linear programmes (scipy, HiGHS) on small whole numbers, where the
margin between separated and overlapping is far above the solver's tolerance.
"""

import csv
import json
import math
import platform
import random
from pathlib import Path

import mpmath as mp
import numpy as np
import scipy
from scipy.optimize import linprog

mp.mp.dps = 60
here = Path(__file__).parent
vendored = here.parents[2] / "Examples" / "Data"


def rows(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def fit(columns, outcome, frequencies=None, intercept=True):
    """Coefficients, standard errors and log-likelihood to 60 digits, rounded to doubles."""
    n = len(outcome)
    freq = frequencies or [1] * n
    names = (["(intercept)"] if intercept else []) + list(columns)
    design = [
        ([mp.mpf(1)] if intercept else []) + [mp.mpf(float(columns[c][i])) for c in columns]
        for i in range(n)
    ]
    p = len(names)
    # Columns are divided by their largest magnitude: the iteration itself is then tame.
    scale = [max(abs(row[j]) for row in design) for j in range(p)]
    design = [[row[j] / scale[j] for j in range(p)] for row in design]
    b = [mp.mpf(0)] * p
    loglik = None
    for _ in range(400):
        def evaluate(b):
            total = mp.mpf(0)
            for row, y, f in zip(design, outcome, freq):
                eta = sum(x * c for x, c in zip(row, b))
                total -= f * (mp.log1p(mp.exp(-eta)) if y else mp.log1p(mp.exp(eta)))
            return total

        g = mp.matrix(p, 1)
        h = mp.matrix(p, p)
        for row, y, f in zip(design, outcome, freq):
            mu = 1 / (1 + mp.exp(-sum(x * c for x, c in zip(row, b))))
            w = f * mu * (1 - mu)
            for j in range(p):
                g[j] += f * ((1 if y else 0) - mu) * row[j]
                for k in range(p):
                    h[j, k] += w * row[j] * row[k]
        step = mp.lu_solve(h, g)
        decrement = mp.sqrt(sum(g[j] * step[j] for j in range(p)))
        old = evaluate(b)
        t = mp.mpf(1)
        while evaluate([b[j] + t * step[j] for j in range(p)]) < old - mp.mpf(10) ** -50:
            t /= 2
        b = [b[j] + t * step[j] for j in range(p)]
        if decrement < mp.mpf(10) ** -28:
            break
    else:
        raise RuntimeError("no convergence")
    h = mp.matrix(p, p)
    for row, y, f in zip(design, outcome, freq):
        mu = 1 / (1 + mp.exp(-sum(x * c for x, c in zip(row, b))))
        for j in range(p):
            for k in range(p):
                h[j, k] += f * mu * (1 - mu) * row[j] * row[k]
    inverse = h ** -1
    loglik = evaluate(b)
    events = sum(f for y, f in zip(outcome, freq) if y)
    total = sum(freq)
    null = (
        -2 * (events * mp.log(mp.mpf(events) / total)
              + (total - events) * mp.log(mp.mpf(total - events) / total))
        if intercept else 2 * total * mp.log(2)
    )
    estimates = [b[j] / scale[j] for j in range(p)]
    errors = [mp.sqrt(inverse[j, j]) / scale[j] for j in range(p)]
    chi = null + 2 * loglik
    df = len(columns)
    # Condition number (2-norm) of the weighted columns scaled to length 1.
    d = [mp.sqrt(h[j, j]) for j in range(p)]
    eigen = mp.eigsy(mp.matrix([[h[j, k] / (d[j] * d[k]) for k in range(p)] for j in range(p)]),
                     eigvals_only=True)
    return {
        "names": names,
        "estimates": [float(v) for v in estimates],
        "standardErrors": [float(v) for v in errors],
        "pValues": [float(mp.erfc(abs(v / s) / mp.sqrt(2))) for v, s in zip(estimates, errors)],
        "logLikelihood": float(loglik),
        "nullDeviance": float(null),
        "likelihoodRatioP": float(mp.gammainc(mp.mpf(df) / 2, chi / 2, regularized=True)),
        "condition": float(mp.sqrt(eigen[p - 1] / eigen[0])),
    }


def case(name, columns, outcome, frequencies=None, intercept=True):
    columns = {k: [float(v) for v in vs] for k, vs in columns.items()}
    return {
        "name": name,
        "columns": [{"name": k, "values": v} for k, v in columns.items()],
        "outcome": [bool(y) for y in outcome],
        "frequencies": frequencies,
        "intercept": intercept,
        "expected": fit(columns, outcome, frequencies, intercept),
    }


def cases():
    ky = rows(vendored / "kyphosis.csv")
    kyphosis = {
        "ageMonths": [float(r["ageMonths"]) for r in ky],
        "vertebrae": [float(r["vertebrae"]) for r in ky],
        "start": [float(r["start"]) for r in ky],
    }
    y = [r["kyphosis"] == "true" for r in ky]
    yield case("kyphosis", kyphosis, y)
    yield case("kyphosis without intercept", kyphosis, y, intercept=False)
    yield case("kyphosis, badly scaled", {
        "ageMonths": [v * 1e-6 for v in kyphosis["ageMonths"]],
        "vertebrae": [v * 1e6 for v in kyphosis["vertebrae"]],
        "start": [v * 1e3 + 1e6 for v in kyphosis["start"]],
    }, y)
    yield case("kyphosis, extreme units", {
        "ageMonths": [v * 1e-150 for v in kyphosis["ageMonths"]],
        "vertebrae": [v * 1e150 for v in kyphosis["vertebrae"]],
        "start": kyphosis["start"],
    }, y)
    lung = [r for r in rows(vendored / "lung.csv") if r["weightLoss"] and r["ecog"]]
    yield case("lung", {
        "age": [float(r["age"]) for r in lung],
        "female": [float(r["sex"] == "female") for r in lung],
        "ecog": [float(r["ecog"]) for r in lung],
        "weightLoss": [float(r["weightLoss"]) for r in lung],
        "days": [float(r["days"]) for r in lung],
    }, [r["died"] == "true" for r in lung])
    # Admissions by rank of school, hypothetical data of UCLA: refused and admitted.
    refused, admitted = [28, 97, 93, 55], [33, 54, 28, 12]
    yield case("admissions, grouped", {
        f"rank{k}": [float(i == k - 1) for i in range(4)] * 2 for k in (2, 3, 4)
    }, [False] * 4 + [True] * 4, refused + admitted)
    liz = rows(here / "lizards.csv")
    yield case("lizards, grouped", {
        "height": [float(r["height"] == ">=5ft") for r in liz] * 2,
        "diameter": [float(r["diameter"] == ">2in") for r in liz] * 2,
        "shady": [float(r["light"] == "shady") for r in liz] * 2,
        "midday": [float(r["time"] == "midday") for r in liz] * 2,
        "late": [float(r["time"] == "late") for r in liz] * 2,
    }, [True] * len(liz) + [False] * len(liz),
        [int(r["grahami"]) for r in liz] + [int(r["opalinus"]) for r in liz])
    rng = random.Random(20250101)
    n = 120
    a = [rng.gauss(0, 1) for _ in range(n)]
    c = [rng.gauss(0, 1) for _ in range(n)]
    noise = [rng.gauss(0, 1) for _ in range(n)]
    y = [rng.random() < 1 / (1 + math.exp(-(0.3 + 0.8 * u - 0.5 * v))) for u, v in zip(a, c)]
    for exponent in (2, 4, 7, 10):
        yield case(f"condition 1e{exponent}", {
            "a": a, "c": c, "near": [u + v + 10.0 ** -exponent * w for u, v, w in zip(a, c, noise)],
        }, y)
    yield case("calendar years and large offsets", {
        "year": [2000 + math.floor(10 * u) for u in a],
        "stamp": [1.6e9 + math.floor(86400 * v) for v in c],
    }, y)
    x = [-3.0, -2.5, -2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2, 2.5, 3]
    y = [False] * 6 + [True] * 6
    yield case("near separation, one pair overlaps", {"x": x + [0.25, 0.3]}, y + [True, False])
    for exponent in (3, 6, 8):
        gap = 2.0 ** -round(exponent * 3.3219)
        yield case(f"near separation, overlap 1e-{exponent}",
                   {"x": x + [0.25 - gap, 0.25 + gap]}, y + [True, False])
    yield case("near separation by a level", {
        "level": [0.0] * 40 + [1.0] * 40, "z": [float((7 * i) % 11) for i in range(80)],
    }, [i % 3 == 0 for i in range(40)] + [i == 0 for i in range(40)])
    yield case("rare event", {"x": [math.sqrt(i) for i in range(400)]},
               [i in (200, 390) for i in range(400)])
    yield case("a far outlier", {"x": [float(i) for i in range(20)] + [1e9]},
               [i % 2 == 0 for i in range(20)] + [True])


def separations():
    """Random small designs of whole numbers, and what linear programmes say of them."""
    rng = random.Random(7)
    found = {"none": 0, "quasi-complete": 0, "complete": 0}
    while min(found.values()) < 60:
        n, p = rng.randint(3, 12), rng.randint(1, 3)
        width = rng.choice([1, 2, 3, 10])
        x = [[rng.randint(0, width) for _ in range(p)] for _ in range(n)]
        truth = [rng.gauss(0, 1) for _ in range(p)]
        y = [sum(u * t for u, t in zip(r, truth)) + rng.gauss(0, rng.choice([0.1, 1, 3])) > 0
             for r in x]
        design = np.array([[1] + r for r in x], float)
        if n <= p or len(set(y)) < 2 or np.linalg.matrix_rank(design) < p + 1:
            continue
        z = design * np.where(y, 1, -1)[:, None]
        best = linprog(-z.sum(0), A_ub=-z, b_ub=np.zeros(n), bounds=(-1, 1))
        separated = -best.fun > 1e-7
        margin = linprog([0] * (p + 1) + [-1], A_ub=np.hstack([-z, np.ones((n, 1))]),
                         b_ub=np.zeros(n), bounds=[(-1, 1)] * (p + 1) + [(None, 1)])
        complete = -margin.fun > 1e-7
        kind = "complete" if complete else "quasi-complete" if separated else "none"
        if found[kind] >= 60:
            continue
        found[kind] += 1
        signs, finite = None, None
        if kind == "quasi-complete":
            # Rows that no direction tells apart: the others of their kind stay finite.
            tied = [i for i in range(n)
                    if -linprog(-z[i], A_ub=-z, b_ub=np.zeros(n), bounds=(-1, 1)).fun < 1e-7]
            rest = design[tied]
            rank = np.linalg.matrix_rank(rest) if tied else 0
            finite = [bool(tied) and bool(np.linalg.matrix_rank(np.vstack([rest, e])) == rank)
                      for e in np.eye(p + 1)]
            if rank == p:
                v = np.linalg.svd(rest)[2][-1]
                v = v if (z @ v).sum() > 0 else -v
                signs = [int(np.sign(c)) if abs(c) > 1e-9 else 0 for c in v]
        yield {"rows": x, "outcome": y, "kind": kind, "finite": finite, "signs": signs}


endometrial = rows(here / "endometrial.csv")
output = {
    "versions": {"python": platform.python_version(), "mpmath": mp.__version__,
                 "scipy": scipy.__version__, "numpy": np.__version__, "digits": mp.mp.dps},
    "fits": list(cases()),
    "separations": list(separations()),
    "endometrial": {
        "columns": [{"name": k, "values": [float(r[k]) for r in endometrial]}
                    for k in ("NV", "PI", "EH")],
        "outcome": [r["HG"] == "1" for r in endometrial],
    },
}
(here / "expected.json").write_text(json.dumps(output, indent=None, separators=(",", ":")) + "\n")
for c in output["fits"]:
    print(c["name"], c["expected"]["condition"], c["expected"]["estimates"])
