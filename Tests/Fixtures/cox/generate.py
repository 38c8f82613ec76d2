"""Cox regressions of data.json at 60 digits. Run: python3 generate.py > expected.json"""
import json
import sys
from mpmath import mp, mpf, sqrt, nstr

from oracle import Rows, baseline, fit, proportionality, quadratic, robust


def f(v):
    return float(v)


def terms(columns):
    """Columns of one category are one term."""
    names, groups = [], []
    for place, column in enumerate(columns):
        name = column["name"].split(":")[0]
        if name in names:
            groups[names.index(name)].append(place)
        else:
            names.append(name)
            groups.append([place])
    return names, groups


def case(data, ties):
    columns = [c["values"] for c in data["columns"]]
    keys = ["time", "event", "entry", "strata", "cluster"]
    values = {k: data.get(k) for k in keys}
    copies = data.get("frequency")
    if copies:
        copies = [int(c) for c in copies]
        columns = [[v for v, c in zip(col, copies) for _ in range(c)] for col in columns]
        values = {k: [v for v, c in zip(col, copies) for _ in range(c)] if col else None
                  for k, col in values.items()}
    rows = Rows(values["time"], values["event"], columns, values["entry"], values["strata"],
                values["cluster"])
    null, point = fit(rows, ties)
    p = rows.p
    covariance = point.info ** -1
    inverse = covariance
    scale = [sqrt(point.info[a, a]) for a in range(p)]
    unit = mp.matrix(p, p)
    for a in range(p):
        for c in range(p):
            unit[a, c] = point.info[a, c] / scale[a] / scale[c]
    condition = sqrt(mp.mnorm(unit, 1) * mp.mnorm(unit ** -1, 1))
    sandwich = robust(point, covariance)
    martingale, score = point.residuals()
    names, groups = terms(data["columns"])
    centre = [sum(c) / len(c) for c in columns]
    last = max(t for t in values["time"])
    times = [last / 8, last / 4, last / 2, last]
    strata = sorted(set(rows.strata))
    first = {}
    for i in range(rows.n):
        first.setdefault(rows.strata[i], i)
    steps = [(s, t, hazard, mean) for s, t, dead, hazard, own, mean, *_ in point.terms]
    out = {
        "name": data["name"], "ties": ties, "count": rows.n, "events": sum(rows.event),
        "estimates": [f(v) for v in point.b],
        "standardErrors": [f(sqrt(covariance[a, a])) for a in range(p)],
        "covariance": [[f(covariance[a, c]) for c in range(p)] for a in range(p)],
        "logLikelihood": f(point.loglik), "nullLogLikelihood": f(null.loglik),
        "scoreTest": f(quadratic(null.info, null.score)),
        "waldTest": f(sum(point.b[a] * point.info[a, c] * point.b[c]
                          for a in range(p) for c in range(p))),
        "condition": f(condition),
        "robust": [[f(sandwich[a, c]) for c in range(p)] for a in range(p)],
        "martingale": [f(v) for v in martingale] if rows.n < 400 and not copies else None,
        "scoreSquares": [f(sum(row[a] ** 2 for row in score)) for a in range(p)],
        "martingaleSquares": f(sum(v * v for v in martingale)),
        "schoenfeldSquares": [f(sum((rows.x[i][a] - mean[a]) ** 2
                                    for _, _, dead, _, _, mean, *_ in point.terms for i in dead))
                              for a in range(p)],
        "record": centre, "times": times,
        "predicted": [[[f(v) for v in pair] for pair in baseline(
            point, s, [mpf(v) for v in centre], [mpf(t) for t in times])] for s in strata],
        "terms": names,
        "proportionality": {kind: [f(v) for v in proportionality(point, kind, groups)]
                            for kind in ["identity", "log", "rank", "km"]},
    }
    print(data["name"], ties, nstr(condition, 5), file=sys.stderr)
    return out


if __name__ == "__main__":
    data = json.load(open("data.json"))
    cases = [case(one, ties) for one in data["sets"] for ties in ["efron", "breslow"]]
    print(json.dumps({"mpmath": __import__("mpmath").__version__, "cases": cases}))
