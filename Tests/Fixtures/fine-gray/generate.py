"""Fine-Gray regressions at 50 digits, from the estimating function over an n x m table of weights.

Written from Fine and Gray 1999 without any package: the root by Newton's method on all pairs of
persons and event times, the robust covariance from the residuals of every person and every time of
censoring. Run: python3 generate.py > expected.json
"""
import json
import math
import platform
import random
from pathlib import Path

import mpmath
from mpmath import matrix, mp, mpf

mp.dps = 50
MGUS = Path(__file__).resolve().parents[1] / "competing-risks" / "mgus2.json"


def simulated(seed, n, p, months=None, censor=0.3, beta=(0.6, -0.4, 0.3), rates=(0.5, 0.35)):
    r = random.Random(seed)
    times, causes, columns = [], [], [[] for _ in range(p)]
    for _ in range(n):
        x = [r.gauss(0, 1) if k % 2 == 0 else float(r.random() < 0.5) for k in range(p)]
        own = rates[0] * math.exp(sum(b * v for b, v in zip(beta, x)))
        all_rates = own + rates[1] + censor
        t, u = r.expovariate(all_rates), r.random() * all_rates
        times.append(float(math.floor(t * months) + 1) if months else t)
        causes.append(1 if u < own else 2 if u < own + rates[1] else 0)
        for k in range(p):
            columns[k].append(x[k])
    return times, causes, columns


def case(name, times, causes, columns, censoring=None, frequencies=None, offset=None):
    return {"name": name, "times": times, "causes": causes,
            "columns": [{"name": f"x{k + 1}", "values": v} for k, v in enumerate(columns)],
            "censoringGroups": censoring, "frequencies": frequencies, "offset": offset}


def cases():
    r = random.Random(1)
    found = [case("untied", *simulated(1, 60, 2)), case("ties", *simulated(2, 60, 2, 4)),
             case("heavy ties", *simulated(3, 150, 3, 1.5)),
             case("no censoring", *simulated(4, 50, 2, 6, censor=0.0)),
             case("no other cause", *simulated(5, 50, 2, 6, rates=(0.5, 0.0)))]
    t, c, x = simulated(6, 100, 2, 6)
    found.append(case("censoring groups", t, c, x, censoring=["ab"[r.random() < 0.4] for _ in t]))
    t, c, x = simulated(7, 40, 2, 6)
    found.append(case("frequencies", t, c, x, frequencies=[r.choice([0, 1, 2, 4]) for _ in t]))
    t, c, x = simulated(8, 80, 2)
    found.append(case("other units", t, c, [[1000 + 0.01 * v for v in x[0]], [1e6 * v for v in x[1]]]))
    t, c, x = simulated(9, 80, 2, 12)
    found.append(case("nearly collinear", t, c, [x[0], [a + 0.01 * b for a, b in zip(x[0], x[1])]]))
    t, c, x = simulated(10, 60, 2, 6)
    found.append(case("offset", t, c, x, offset=[0.5 * r.gauss(0, 1) for _ in t]))
    found.append(case("one column", *simulated(11, 30, 1, 3)))
    m = json.loads(MGUS.read_text())
    some = range(0, len(m["time"]), 3)
    found.append(case("mgus2, every third", [float(m["time"][i]) for i in some],
                      [m["cause"][i] for i in some],
                      [[float(m[k][i]) for i in some] for k in ("age", "sex", "hgb", "mspike")]))
    return found


def fit(case):
    rows = [i for i, _ in enumerate(case["times"])
            for _ in range(case["frequencies"][i] if case["frequencies"] else 1)]
    t = [case["times"][i] for i in rows]
    c = [case["causes"][i] for i in rows]
    x = [[mpf(col["values"][i]) for col in case["columns"]] for i in rows]
    off = [mpf(case["offset"][i]) if case["offset"] else mpf(0) for i in rows]
    g = [case["censoringGroups"][i] if case["censoringGroups"] else "" for i in rows]
    n, p = len(rows), len(case["columns"])
    # Centred: the estimating function does not change.
    centre = [sum(x[j][k] for j in range(n)) / n for k in range(p)]
    x = [[x[j][k] - centre[k] for k in range(p)] for j in range(n)]
    times = sorted({u for u, e in zip(t, c) if e == 1})
    censored = {q: sorted({u for u, e, h in zip(t, c, g) if e == 0 and h == q}) for q in set(g)}
    known = {}

    def free(q, u):
        if (q, u) not in known:
            value = mpf(1)
            for s in censored[q]:
                if s >= u:
                    break
                at_risk = sum(1 for a, h in zip(t, g) if a >= s and h == q)
                here = sum(1 for a, e, h in zip(t, c, g) if a == s and e == 0 and h == q)
                value *= mpf(at_risk - here) / at_risk
            known[q, u] = value
        return known[q, u]

    def weight(j, u):
        if t[j] >= u:
            return mpf(1)
        return free(g[j], u) / free(g[j], t[j]) if c[j] == 2 else mpf(0)
    W = [[(j, weight(j, u)) for j in range(n)] for u in times]
    W = [[(j, w) for j, w in row if w] for row in W]
    d = [sum(1 for a, e in zip(t, c) if a == u and e == 1) for u in times]

    def pass_over(b, with_information=True):
        a = [mpmath.exp(off[j] + sum(b[k] * x[j][k] for k in range(p))) for j in range(n)]
        score, info, log = [mpf(0)] * p, matrix(p, p), mpf(0)
        means, sums = [], []
        for row, events in zip(W, d):
            s0 = mpmath.fsum(w * a[j] for j, w in row)
            s1 = [mpmath.fsum(w * a[j] * x[j][k] for j, w in row) / s0 for k in range(p)]
            if with_information:
                for k in range(p):
                    for m in range(k, p):
                        s2 = mpmath.fsum(w * a[j] * x[j][k] * x[j][m] for j, w in row) / s0
                        info[k, m] += events * (s2 - s1[k] * s1[m])
                        info[m, k] = info[k, m]
            means.append(s1)
            sums.append(s0)
            log -= events * mpmath.log(s0)
            for k in range(p):
                score[k] -= events * s1[k]
        for j in range(n):
            if c[j] == 1:
                log += mpmath.log(a[j])
                for k in range(p):
                    score[k] += x[j][k]
        return a, score, info, log, means, sums
    b = [mpf(0)] * p
    null = pass_over(b, False)[3]
    for _ in range(60):
        a, score, info, log, means, sums = pass_over(b)
        step = mpmath.lu_solve(info, matrix(score))
        b = [b[k] + step[k] for k in range(p)]
        if max(abs(step[k]) / (1 + abs(b[k])) for k in range(p)) < mpf(10) ** -25:
            break
    a, score, info, log, means, sums = pass_over(b)
    hazard = [events / s for events, s in zip(d, sums)]
    weights = [dict(row) for row in W]
    residual = [[mpf(0)] * p for _ in range(n)]
    for j in range(n):
        for i, u in enumerate(times):
            w = weights[i].get(j)
            if w is None:
                continue
            jump = (1 if t[j] == u and c[j] == 1 else 0) - w * a[j] * hazard[i]
            for k in range(p):
                residual[j][k] += (x[j][k] - means[i][k]) * jump
    for q in censored:
        for v in censored[q]:
            at_risk = [j for j in range(n) if g[j] == q and t[j] >= v]
            here = sum(1 for j in at_risk if t[j] == v and c[j] == 0)
            total = [mpf(0)] * p
            for j in range(n):
                if g[j] != q or c[j] != 2 or t[j] >= v:
                    continue
                for i, u in enumerate(times):
                    if u >= v:
                        for k in range(p):
                            total[k] += (x[j][k] - means[i][k]) * weights[i].get(j, 0) * a[j] * hazard[i]
            for j in at_risk:
                jump = (1 if t[j] == v and c[j] == 0 else 0) - mpf(here) / len(at_risk)
                for k in range(p):
                    residual[j][k] += total[k] / len(at_risk) * jump
    meat = matrix(p, p)
    for k in range(p):
        for m in range(p):
            meat[k, m] = mpmath.fsum(s[k] * s[m] for s in residual)
    inverse = mpmath.inverse(info)
    V = inverse * meat * inverse
    wald = (matrix(b).T * mpmath.lu_solve(V, matrix(b)))[0]
    middle = times[len(times) // 2]
    cumulative = sum(h for h, u in zip(hazard, times) if u <= middle)
    record = [col["values"][rows[0]] for col in case["columns"]]
    eta = sum(b[k] * x[0][k] for k in range(p)) + off[0]
    return {"coefficients": [float(v) for v in b],
            "standardErrors": [float(mpmath.sqrt(V[k, k])) for k in range(p)],
            "covariance": [[float(V[k, m]) for m in range(p)] for k in range(p)],
            "logPseudolikelihood": float(log), "nullLogPseudolikelihood": float(null),
            "wald": float(wald), "count": n, "events": sum(d),
            "prediction": {"time": middle, "values": record,
                           "offset": float(off[0]),
                           "incidence": float(1 - mpmath.exp(-cumulative * mpmath.exp(eta)))}}


def main():
    print(json.dumps({"python": platform.python_version(), "mpmath": mpmath.__version__,
                      "cases": [{**one, **fit(one)} for one in cases()]}))


main()
