"""Writes expected.json: conditional logistic regression by its exact likelihood, at 60 digits.

A stratum of n rows with d events adds sum(eta of the events) - log e_d(exp(eta)), where e_d is the
elementary symmetric function, with its first and second derivatives by the same recursion.
"""

import json
import platform
import sys
from pathlib import Path

import mpmath as mp

here = Path(__file__).parent
sys.path.insert(0, str(here.parent / "logistic-datasets"))
import oracle  # noqa: E402
from generate import linear_congruential  # noqa: E402
from oracle import Z95, inverse, normal_p, test  # noqa: E402


class Strata:
    def __init__(self, names, rows, outcome, stratum, offset=None):
        self.names, self.p = list(names), len(names)
        self.strata = []
        for g in sorted(set(stratum)):
            member = [i for i, v in enumerate(stratum) if v == g]
            x = [[mp.mpf(v) for v in rows[i]] for i in member]
            y = [outcome[i] for i in member]
            o = [mp.mpf(offset[i]) if offset else mp.mpf(0) for i in member]
            if 0 < sum(y) < len(y):
                # The mean of a stratum cancels from the likelihood.
                mean = [mp.fsum(r[j] for r in x) / len(x) for j in range(self.p)]
                x = [[u - v for u, v in zip(r, mean)] for r in x]
                self.strata.append((x, y, o))
        self.rows = sum(len(y) for _, y, _ in self.strata)
        self.events = sum(sum(y) for _, y, _ in self.strata)

    def holding(self, k, v):
        """Without column k, which goes to the offset with coefficient v."""
        new = Strata.__new__(Strata)
        new.names = [s for j, s in enumerate(self.names) if j != k]
        new.p, new.rows, new.events = self.p - 1, self.rows, self.events
        new.strata = [([r[:k] + r[k + 1:] for r in x], y,
                       [u + v * r[k] for u, r in zip(o, x)]) for x, y, o in self.strata]
        return new

    def only(self, columns):
        new = Strata.__new__(Strata)
        new.names = [self.names[j] for j in columns]
        new.p, new.rows, new.events = len(columns), self.rows, self.events
        new.strata = [([[r[j] for j in columns] for r in x], y, o) for x, y, o in self.strata]
        return new

    def derivatives(self, b):
        p = self.p
        total, g, h = mp.mpf(0), mp.matrix(p, 1), mp.matrix(p, p)
        for x, y, o in self.strata:
            d = sum(y)
            e = [mp.mpf(1)] + [mp.mpf(0)] * d
            e1 = [[mp.mpf(0)] * p for _ in range(d + 1)]
            e2 = [[[mp.mpf(0)] * p for _ in range(p)] for _ in range(d + 1)]
            for r, c in zip(x, o):
                w = mp.exp(mp.fdot(r, b) + c if p else c)
                for k in range(d, 0, -1):
                    if not e[k - 1]:
                        continue
                    for i in range(p):
                        for j in range(i + 1):
                            e2[k][i][j] += w * (e2[k - 1][i][j] + e1[k - 1][i] * r[j]
                                                + r[i] * e1[k - 1][j] + e[k - 1] * r[i] * r[j])
                    for i in range(p):
                        e1[k][i] += w * (e1[k - 1][i] + e[k - 1] * r[i])
                    e[k] += w * e[k - 1]
            total -= mp.log(e[d])
            for r, c, event in zip(x, o, y):
                if event:
                    total += (mp.fdot(r, b) if p else 0) + c
                    for j in range(p):
                        g[j] += r[j]
            for i in range(p):
                g[i] -= e1[d][i] / e[d]
                for j in range(i + 1):
                    v = e2[d][i][j] / e[d] - e1[d][i] * e1[d][j] / e[d] ** 2
                    h[i, j] += v
                    if i != j:
                        h[j, i] += v
        return total, g, h

    def maximise(self, start=None):
        if self.p == 0:
            return []
        b = list(start) if start else [mp.mpf(0)] * self.p
        value, g, h = self.derivatives(b)
        for _ in range(200):
            cov = inverse(h)
            step = cov * g
            decrement = mp.sqrt(abs((g.T * step)[0]))
            if decrement < mp.mpf(10) ** -38:
                return [u + v for u, v in zip(b, step)]
            t = mp.mpf(1)
            while True:
                trial = [u + t * v for u, v in zip(b, step)]
                new = self.derivatives(trial)
                if new[0] >= value - mp.mpf(10) ** -48:
                    break
                t /= 2
            b, (value, g, h) = trial, new
        raise RuntimeError("no convergence")


def profile(data, b, best, errors, k):
    limits = []
    for side in (-1, 1):
        warm = [v for j, v in enumerate(b) if j != k]

        def root(v):
            nonlocal warm
            fixed = data.holding(k, v)
            warm = fixed.maximise(warm)
            return mp.sqrt(max(2 * (best - fixed.derivatives(warm)[0]), mp.mpf(0))) - Z95

        u, v = b[k] + side * errors[k], b[k] + side * 2 * errors[k]
        fu, fv = root(u), root(v)
        for _ in range(60):
            step = max(min(-fv * (v - u) / (fv - fu), 4 * errors[k]), -4 * errors[k])
            u, fu, v = v, fv, v + step
            fv = root(v)
            if abs(step) < errors[k] * mp.mpf(10) ** -20:
                break
        limits.append(v)
    return {"name": data.names[k], "lower": limits[0], "upper": limits[1]}


def analyse(data, terms):
    b = data.maximise()
    value, _, h = data.derivatives(b)
    cov = inverse(h)
    zero = [mp.mpf(0)] * data.p
    null, g0, h0 = data.derivatives(zero)
    errors = [mp.sqrt(cov[j, j]) for j in range(data.p)]
    per_term = []
    for name, columns in terms.items():
        rest = [j for j in range(data.p) if j not in columns]
        small = data.only(rest)
        c = small.maximise()
        padded = list(zero)
        for j, v in zip(rest, c):
            padded[j] = v
        _, g, info = data.derivatives(padded)
        u = mp.matrix([b[j] for j in columns])
        v = mp.matrix([[cov[j, k] for k in columns] for j in columns])
        per_term.append({
            "term": name,
            "likelihoodRatio": test(2 * (value - small.derivatives(c)[0]), len(columns)),
            "score": test((g.T * inverse(info) * g)[0], len(columns)),
            "wald": test((u.T * inverse(v) * u)[0], len(columns)),
        })
    u = mp.matrix(b)
    return {
        "names": data.names, "estimates": b, "standardErrors": errors, "covariance": cov,
        "pValues": [normal_p(v / e) for v, e in zip(b, errors)],
        "logLikelihood": value, "nullLogLikelihood": null,
        "likelihoodRatioTest": test(2 * (value - null), data.p),
        "scoreTest": test((g0.T * inverse(h0) * g0)[0], data.p),
        "waldTest": test((u.T * h * u)[0], data.p),
        "terms": per_term,
        "profileIntervals": [profile(data, b, value, errors, k) for k in range(data.p)],
        "informativeStrata": len(data.strata), "informativeRows": data.rows,
        "informativeEvents": data.events,
    }


def cases():
    real = json.loads((here.parent / "logistic-datasets" / "real.json").read_text())
    d = real["infert"]
    yield "infert", {k: d[k] for k in ("spontaneous", "induced")}, d["case"], d["stratum"], None
    yield "infert, interaction", {
        "spontaneous": d["spontaneous"], "induced": d["induced"],
        "spontaneous:induced": [u * v for u, v in zip(d["spontaneous"], d["induced"])],
    }, d["case"], d["stratum"], None
    # Pairs of one exposed and one not: 21 with the case exposed, 8 with the control; log(21 / 8).
    exposed, outcome, stratum = [], [], []
    for i, (case, control) in enumerate([(1, 0)] * 21 + [(0, 1)] * 8 + [(1, 1)] * 5 + [(0, 0)] * 9):
        exposed += [case, control]
        outcome += [1, 0]
        stratum += [i, i]
    yield "pairs", {"exposed": exposed}, outcome, stratum, None
    # Hospitals; the last two have no event and events alone.
    draw = linear_congruential(99)
    age, treated, stage, outcome, hospital = [], [], [], [], []
    for g, (size, limit) in enumerate(
            ((8, 300), (11, 450), (16, 250), (19, 550), (9, 650), (13, 400), (5, 0), (3, 5000))):
        for _ in range(size):
            age.append(40 + next(draw) % 45)
            treated.append(next(draw) % 2)
            stage.append(next(draw) % 3)
            outcome.append(int(next(draw) % 1000 < limit + (limit not in (0, 5000)) * (
                4 * (age[-1] - 60) - 150 * treated[-1] + 90 * stage[-1])))
            hospital.append(g)
    columns = {"age": age, "treated": treated, "stage2": [int(v == 1) for v in stage],
               "stage3": [int(v == 2) for v in stage]}
    yield "hospitals", columns, outcome, hospital, {
        "age": [0], "treated": [1], "stage": [2, 3]}
    yield "hospitals, large units", {
        "age": [v * 1e6 + 1e9 for v in age], "treated": [v * 1e-6 for v in treated]}, \
        outcome, hospital, None
    # One large stratum.
    x, y = [], []
    for _ in range(120):
        x.append(next(draw) % 200)
        y.append(int(next(draw) % 300 < 50 + x[-1] // 2))
    yield "one large stratum", {"x": x}, y, [0] * 120, None


def main():
    models = []
    for name, columns, outcome, stratum, terms in cases():
        n = len(outcome)
        data = Strata(list(columns), [[columns[k][i] for k in columns] for i in range(n)],
                      outcome, stratum)
        result = oracle.plain(analyse(data, terms or {k: [j] for j, k in enumerate(columns)}))
        models.append({
            "name": name,
            "columns": [{"name": k, "values": v} for k, v in columns.items()],
            "terms": [{"name": k, "columns": [list(columns)[j] for j in v]} for k, v in
                      (terms or {k: [j] for j, k in enumerate(columns)}).items()],
            "outcome": outcome, "stratum": stratum, "expected": result,
        })
        print(name, sum(outcome), n, result["estimates"], result["logLikelihood"],
              result["profileIntervals"], flush=True)
    # No finite estimate: every case above its controls, and never below with one pair equal.
    separated = [
        {"name": "complete", "x": [1, 2, 3, 5, 4, 4.5], "outcome": [0, 1, 0, 1, 0, 1],
         "stratum": [0, 0, 1, 1, 2, 2], "sign": 1},
        {"name": "quasi-complete", "x": [2, 2, 3, 1, 4, 2], "outcome": [0, 1, 0, 1, 0, 1],
         "stratum": [0, 0, 1, 1, 2, 2], "sign": -1},
        {"name": "several events a stratum", "x": [1, 2, 3, 4, 4, 0, 1, 5],
         "outcome": [0, 0, 1, 1, 1, 0, 0, 1], "stratum": [0, 0, 0, 0, 0, 1, 1, 1], "sign": 1},
        {"name": "constant within strata", "x": [1, 1, 2, 2, 5, 5], "outcome": [0, 1, 0, 1, 1, 0],
         "stratum": [0, 0, 1, 1, 2, 2], "sign": 0},
    ]
    versions = {"python": platform.python_version(), "mpmath": mp.__version__,
                "digits": mp.mp.dps}
    (here / "expected.json").write_text(json.dumps(
        {"versions": versions, "models": models, "notEstimable": separated},
        separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
