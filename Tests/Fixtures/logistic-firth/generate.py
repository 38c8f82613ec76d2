"""Writes expected.json: Firth's penalised logistic regression, solved at 60 digits.

The penalty is half the log determinant of the information of the whole design, also where a
coefficient is held fixed (as logistf). Profiles are searched globally: at each value of a
coefficient the others start from many points, in doubles; the roots are then made exact.
Takes some minutes; `python3 generate.py table kyphosis` does those models again, no others.
"""

import json
import platform
import sys
from pathlib import Path

import penalised
from penalised import Fast, derivatives, oracle, solve

import mpmath as mp
import numpy as np
import scipy
from scipy.optimize import minimize

here = Path(__file__).parent


def stored():
    sets = json.loads((here.parent / "logistic-datasets" / "datasets.json").read_text())
    return {d["name"]: d for d in sets["datasets"]}


def cases():
    """Name, kind of separation, columns, and what else."""
    lines = (here.parent / "logistic" / "endometrial.csv").read_text().split()
    head = lines[0].split(",")
    endo = {k: [float(line.split(",")[j]) for line in lines[1:]] for j, k in enumerate(head)}
    yield "endometrial", "quasi-complete", {k: endo[k] for k in ("NV", "PI", "EH")}, \
        dict(y=[int(v) for v in endo["HG"]])
    yield "complete, six rows", "complete", {"x": [1, 2, 3, 4, 5, 6]}, dict(y=[0, 0, 0, 1, 1, 1])
    yield "quasi-complete, three rows", "quasi-complete", {"x": [1, 2, 2]}, dict(y=[1, 0, 1])
    yield "quasi-complete, four rows", "quasi-complete", {"x": [-1, 0, 0, 1]}, dict(y=[0, 0, 1, 1])
    yield "complete, outcome is the column", "complete", {"x": [0] * 4 + [1] * 4}, \
        dict(y=[0] * 4 + [1] * 4)
    yield "table with an empty cell", "quasi-complete", {"x": [0, 1]}, dict(s=[3, 0], m=[17, 12])
    yield "table with an empty cell, frequencies", "quasi-complete", {"x": [0, 0, 1, 1]}, \
        dict(y=[1, 0, 1, 0], f=[3, 14, 0, 12])
    yield "table", "none", {"x": [0, 1]}, dict(s=[5, 9], m=[20, 18])
    yield "category with an empty cell", "quasi-complete", {
        "b": [0, 1, 0, 0, 1, 0], "c": [0, 0, 1, 0, 0, 1], "z": [0, 0, 0, 1, 1, 1]}, \
        dict(s=[4, 0, 3, 5, 0, 6], m=[10, 8, 9, 11, 7, 12],
             terms={"category": ["b", "c"], "z": ["z"]})
    sets = stored()
    for name, terms in (("kyphosis", None), ("lizards", {
            "height": ["height"], "diameter": ["diameter"], "shady": ["shady"],
            "time": ["midday", "late"]}), ("small trial", None), ("beetles", None),
            ("bacteria", {"treatment": ["treatment2", "treatment3"], "late": ["late"]})):
        d = sets[name]
        yield name, "none", {c["name"]: c["values"] for c in d["columns"]}, dict(
            y=d["outcome"], s=d["successes"], m=d["trials"], f=d["frequencies"], terms=terms)
    cars = {c["name"]: c["values"] for c in sets["mtcars, transmission"]["columns"]}
    yield "mtcars, four columns", "complete", {
        **cars, "qsec": json.loads((here.parent / "logistic-datasets" / "real.json")
                                   .read_text())["mtcars"]["qsec"]}, \
        dict(y=sets["mtcars, transmission"]["outcome"])
    for k, (a, c, y) in enumerate((
            ([8, 3, 6, 6, 7, 2], [6, 4, 4, 8, 6, 0], [1, 0, 0, 1, 1, 0]),
            ([4, 6, 8, 0, 1, 7, 8], [3, 5, 10, 0, 0, 9, 7], [0, 0, 1, 0, 0, 1, 1]),
            ([6, 5, 0, 8, 2, 1], [6, 4, -1, 8, 1, 2], [0, 1, 1, 0, 1, 0]))):
        yield f"several maxima, {k + 1}", None, {"a": a, "c": c}, dict(y=y)


def separation(data):
    """By linear programmes on small whole numbers."""
    from scipy.optimize import linprog
    rows = [(r, s, m - s) for r, s, m, f in zip(data.x, data.s, data.m, data.f) if f]
    z = np.array([[float(v) * sign for v in r] for r, e, o in rows
                  for sign in ([1] if e else []) + ([-1] if o else [])])
    z = z / np.abs(z).max(0)
    bounds = [(-1, 1)] * data.p
    if -linprog(-z.sum(0), A_ub=-z, b_ub=np.zeros(len(z)), bounds=bounds).fun < 1e-7:
        return "none"
    margin = linprog([0] * data.p + [-1], A_ub=np.hstack([-z, np.ones((len(z), 1))]),
                     b_ub=np.zeros(len(z)), bounds=bounds + [(None, 1)])
    return "complete" if -margin.fun > 1e-7 else "quasi-complete"


def followed(fast, k, b, top):
    """The limits that following one branch from the estimate finds (doubles)."""
    out = []
    for side in (-1, 1):
        warm, v, step = np.array(b), b[k], 0.02 * max(1.0, abs(b[k]) / 3)
        value = top
        for _ in range(20000):
            last = v
            v += side * step
            step *= 1.1
            value, warm = fast.inner(k, v, warm)
            if value < top - penalised.DROP:
                break
        low, high = last, v
        start = warm
        for _ in range(30):
            middle = (low + high) / 2
            value, _ = fast.inner(k, middle, start)
            low, high = (low, middle) if value < top - penalised.DROP else (middle, high)
        out.append(low / fast.scale[k])
    return out


def held(data, fast, fixed, start):
    """The best of many constrained maxima with the listed coefficients at 0."""
    free = [j for j in range(data.p) if j not in fixed]
    rng = np.random.default_rng(3)

    def f(c):
        b = np.zeros(data.p)
        b[free] = c
        value, g = fast.value(b)
        return -value, -g[free]

    if not free:
        return [mp.mpf(0)] * data.p
    runs = [minimize(f, s, jac=True, method="BFGS", options={"gtol": 1e-9}) for s in
            [np.array(start)[free]] + [rng.normal(size=len(free)) * w for w in
                                       (0.1, 1, 3, 8)]]
    best = min((r for r in runs if np.abs(f(r.x)[1]).max() < 1e-4), key=lambda r: r.fun)
    b = np.zeros(data.p)
    b[free] = best.x
    return solve(data, list(b / fast.scale), free)


def analyse(name, columns, spec):
    outcome = spec.get("y") or spec["s"]
    n = len(outcome)
    names = ["(intercept)"] + list(columns)
    data = oracle.Data(names, [[1] + [columns[k][i] for k in columns] for i in range(n)],
                       outcome, spec.get("m"), spec.get("f"))
    fast = Fast(data)
    p = data.p
    full = held(data, fast, [], [0.0] * p)
    top, g, cov, loglik = derivatives(data, full)
    assert max(abs(g[j]) * mp.sqrt(cov[j, j]) for j in range(p)) < mp.mpf(10) ** -40
    errors = [mp.sqrt(cov[j, j]) for j in range(p)]
    scaled = np.array([float(v) for v in full]) * fast.scale
    top_fast = fast.value(scaled)[0]
    terms = spec.get("terms") or {k: [k] for k in columns}

    def ratio(fixed):
        value = derivatives(data, held(data, fast, fixed, scaled))[0]
        return oracle.test(2 * (top - value), len(fixed))

    limits = []
    for k in range(p):
        crossings, most = fast.search(k, scaled, top_fast)
        exact = []
        for side, b in crossings:
            root = solve(data, [u / s for u, s in zip(b, fast.scale)],
                         [j for j in range(p) if j != k], top - oracle.Z95 ** 2 / 2, k)
            exact.append((side, root[k]))
        lower = [v for side, v in exact if side < 0]
        upper = [v for side, v in exact if side > 0]
        limits.append({
            "name": names[k], "lower": min(lower), "upper": max(upper),
            "crossings": sorted(v for _, v in exact), "localMaximaMet": most,
            "followingOneBranch": followed(fast, k, scaled, top_fast),
        })
    null = derivatives(data, held(data, fast, list(range(1, p)), scaled))[0]
    result = {
        "separation": separation(data),
        "names": names,
        "estimates": full,
        "standardErrors": errors,
        "covariance": cov,
        "penalizedLogLikelihood": top,
        "logLikelihood": loglik,
        "coefficientTests": [{"name": names[k], **ratio([k])} for k in range(p)],
        "terms": [{"term": t, "columns": c, **ratio([names.index(v) for v in c])}
                  for t, c in terms.items()],
        "nullPenalizedLogLikelihood": null,
        "likelihoodRatioTest": oracle.test(2 * (top - null), p - 1),
        "waldIntervals": [{"name": names[k], "lower": full[k] - oracle.Z95 * errors[k],
                           "upper": full[k] + oracle.Z95 * errors[k],
                           "pValue": oracle.normal_p(full[k] / errors[k])} for k in range(p)],
        "profileIntervals": limits,
    }
    return {
        "name": name,
        "columns": [{"name": k, "values": v} for k, v in columns.items()],
        "outcome": spec.get("y"), "successes": spec.get("s"), "trials": spec.get("m"),
        "frequencies": spec.get("f"),
        "expected": oracle.plain(result),
    }


def chop(value):
    """What is 0 in exact arithmetic, as 0; a p-value may be tiny and is none of it."""
    if isinstance(value, dict):
        return {k: v if k == "pValue" else chop(v) for k, v in value.items()}
    if isinstance(value, list):
        return [chop(v) for v in value]
    return 0.0 if isinstance(value, float) and abs(value) < 1e-40 else value


def main():
    """All models, or those whose names begin with an argument; the others stay as they are."""
    wanted = sys.argv[1:]
    path = here / "expected.json"
    old = {m["name"]: m for m in json.loads(path.read_text())["models"]} if wanted else {}
    versions = {"python": platform.python_version(), "mpmath": mp.__version__,
                "numpy": np.__version__, "scipy": scipy.__version__, "digits": mp.mp.dps}
    models = []
    for name, kind, columns, spec in cases():
        if wanted and not any(name.startswith(w) for w in wanted):
            models += [old[name]] if name in old else []
            continue
        model = chop(analyse(name, columns, spec))
        e = model["expected"]
        print(name, e["separation"], e["estimates"], e["penalizedLogLikelihood"],
              [(q["lower"], q["upper"], len(q["crossings"]), q["localMaximaMet"],
                q["followingOneBranch"]) for q in e["profileIntervals"]], flush=True)
        assert kind in (None, e["separation"]), (kind, e["separation"])
        models.append(model)
    path.write_text(json.dumps({"versions": versions, "models": models},
                               separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
