"""Fine-Gray regressions at 50 digits, from the estimating function over an n x m table of weights.

Written from Fine and Gray 1999, Zhou et al. 2011 (strata) and Geskus 2011 (late entry) without any
package: the root by Newton's method on all pairs of persons and event times, the robust covariance
and the variance of predicted hazards from the influence of every person, summed over all times of
events, censoring and entry. That the formula of the influence is the derivative with respect to the
weight of a person is asserted by differencing the estimates themselves (check_influence).
Run: python3 generate.py > expected.json
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


def case(name, times, causes, columns, censoring=None, frequencies=None, offset=None,
         strata=None, entries=None, pooled=False):
    return {"name": name, "times": times, "causes": causes,
            "columns": [{"name": f"x{k + 1}", "values": v} for k, v in enumerate(columns)],
            "censoringGroups": censoring, "frequencies": frequencies, "offset": offset,
            "strata": strata, "entries": entries, "pooled": pooled}


def late(r, times, causes, columns, share=0.7, months=None):
    """Some enter late, before their ends; the first persons from the origin on."""
    entries = []
    for place, t in enumerate(times):
        u = r.random() * t * 0.6 if place > 4 and r.random() < share else 0.0
        entries.append(float(math.floor(u)) if months else u)
    return times, causes, columns, entries


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
    r = random.Random(2)
    t, c, x = simulated(12, 80, 2)
    strata = [r.choice("abc") for _ in t]
    found.append(case("strata, untied", t, c, x, strata=strata))
    found.append(case("strata, pooled censoring", t, c, x, strata=strata, pooled=True))
    t, c, x = simulated(13, 120, 2, 6)
    strata = [r.choice("ab") for _ in t]
    found.append(case("strata, ties", t, c, x, strata=strata))
    found.append(case("strata across groups of censoring", t, c, x, strata=strata,
                      censoring=[r.choice("pq") for _ in t]))
    t, c, x, e = late(r, *simulated(14, 80, 2))
    found.append(case("late entry, untied", t, c, x, entries=e))
    t, c, x, e = late(r, *simulated(15, 120, 2, 8), months=True)
    found.append(case("late entry, ties", t, c, x, entries=e))
    t, c, x, e = late(r, *simulated(16, 150, 2))
    strata = [r.choice("ab") for _ in t]
    found.append(case("late entry in strata", t, c, x, entries=e, strata=strata))
    t, c, x, e = late(r, *simulated(17, 100, 2, 8), months=True)
    found.append(case("late entry, strata, frequencies, offset", t, c, x, entries=e,
                      strata=[r.choice("ab") for _ in t], pooled=True,
                      frequencies=[r.choice([0, 1, 1, 2]) for _ in t],
                      offset=[0.5 * r.gauss(0, 1) for _ in t]))
    return found


class Data:
    """The persons of a case, and everything that follows from their weights."""

    def __init__(self, case, weights=None):
        rows = [i for i, _ in enumerate(case["times"])
                for _ in range(case["frequencies"][i] if case["frequencies"] else 1)]
        self.rows, self.p, self.n = rows, len(case["columns"]), len(rows)
        self.t = [case["times"][i] for i in rows]
        self.c = [case["causes"][i] for i in rows]
        self.e = [(case["entries"][i] if case["entries"] else 0.0) for i in rows]
        self.e = [u if u > 0 else -1.0 for u in self.e]
        self.s = [case["strata"][i] if case["strata"] else "" for i in rows]
        self.g = ([case["censoringGroups"][i] for i in rows] if case["censoringGroups"]
                  else ["" for _ in rows] if case["pooled"] else self.s)
        self.off = [mpf(case["offset"][i]) if case["offset"] else mpf(0) for i in rows]
        x = [[mpf(col["values"][i]) for col in case["columns"]] for i in rows]
        # Centred: the estimating function does not change.
        self.centre = [sum(x[j][k] for j in range(self.n)) / self.n for k in range(self.p)]
        self.x = [[x[j][k] - self.centre[k] for k in range(self.p)] for j in range(self.n)]
        self.m = weights or [mpf(1)] * self.n
        self.times = {q: sorted({u for u, e, h in zip(self.t, self.c, self.s) if e == 1 and h == q})
                      for q in sorted(set(self.s))}
        self.censored = {q: sorted({u for u, e, h in zip(self.t, self.c, self.g)
                                    if e == 0 and h == q}) for q in set(self.g)}
        self.entered = {q: sorted({u for u, h in zip(self.e, self.g) if u > 0 and h == q})
                        for q in set(self.g)}
        self.factors = {}
        for q in set(self.g):
            inside = [j for j in range(self.n) if self.g[j] == q]
            found = []
            for v in self.censored[q]:
                at_risk = mpmath.fsum(self.m[j] for j in inside if self.e[j] < v <= self.t[j])
                here = mpmath.fsum(self.m[j] for j in inside if self.t[j] == v and self.c[j] == 0)
                found.append((v, (at_risk - here) / at_risk))
            for v in self.entered[q]:
                at_risk = mpmath.fsum(self.m[j] for j in inside if self.e[j] <= v < self.t[j])
                here = mpmath.fsum(self.m[j] for j in inside if self.e[j] == v)
                # Before the first event of another cause nobody needs the chance of having entered.
                if at_risk > here:
                    found.append((v, at_risk / (at_risk - here)))
                else:
                    assert not any(self.c[j] == 2 and self.t[j] <= v for j in inside)
            self.factors[q] = sorted(found)
        self.known = {}
        self.W = {q: [[(j, w) for j in range(self.n) if self.s[j] == q
                       for w in [self.weight(j, u)] if w] for u in us]
                  for q, us in self.times.items()}
        self.d = {q: [mpmath.fsum(self.m[j] for j in range(self.n)
                                  if self.s[j] == q and self.t[j] == u and self.c[j] == 1)
                      for u in us] for q, us in self.times.items()}

    def free(self, q, u):
        if (q, u) not in self.known:
            value = mpf(1)
            for v, factor in self.factors[q]:
                if v < u:
                    value *= factor
            self.known[q, u] = value
        return self.known[q, u]

    def weight(self, j, u):
        if self.e[j] < u <= self.t[j]:
            return mpf(1)
        if self.c[j] != 2 or u <= self.e[j]:
            return mpf(0)
        return self.free(self.g[j], u) / self.free(self.g[j], self.t[j])

    def pass_over(self, b, with_information=True):
        n, p, x, m = self.n, self.p, self.x, self.m
        a = [mpmath.exp(self.off[j] + sum(b[k] * x[j][k] for k in range(p))) for j in range(n)]
        score, info, log = [mpf(0)] * p, matrix(p, p), mpf(0)
        means, sums = {}, {}
        for q in self.times:
            means[q], sums[q] = [], []
            for row, events in zip(self.W[q], self.d[q]):
                s0 = mpmath.fsum(m[j] * w * a[j] for j, w in row)
                s1 = [mpmath.fsum(m[j] * w * a[j] * x[j][k] for j, w in row) / s0
                      for k in range(p)]
                if with_information:
                    for k in range(p):
                        for o in range(k, p):
                            s2 = mpmath.fsum(m[j] * w * a[j] * x[j][k] * x[j][o]
                                             for j, w in row) / s0
                            info[k, o] += events * (s2 - s1[k] * s1[o])
                            info[o, k] = info[k, o]
                means[q].append(s1)
                sums[q].append(s0)
                log -= events * mpmath.log(s0)
                for k in range(p):
                    score[k] -= events * s1[k]
        for j in range(n):
            if self.c[j] == 1:
                log += m[j] * mpmath.log(a[j])
                for k in range(p):
                    score[k] += m[j] * x[j][k]
        return a, score, info, log, means, sums

    def root(self):
        b = [mpf(0)] * self.p
        for _ in range(60):
            found = self.pass_over(b)
            step = mpmath.lu_solve(found[2], matrix(found[1]))
            b = [b[k] + step[k] for k in range(self.p)]
            if max(abs(step[k]) / (1 + abs(b[k])) for k in range(self.p)) < mpf(10) ** -25:
                break
        return b

    def influences(self, b, exact=False):
        """The influence of each person on b, and a function of a stratum and time for that on the
        hazard. With exact=True the derivative of the product-limit G itself, which has Y - d in
        the place of Y and puts ties another way; Fine and Gray's formula otherwise."""
        n, p, x, t, c, e, g, s, m = (self.n, self.p, self.x, self.t, self.c, self.e, self.g, self.s,
                                     self.m)
        a, score, info, log, means, sums = self.pass_over(b)
        hazard = {q: [events / total for events, total in zip(self.d[q], sums[q])]
                  for q in self.times}
        weights = {q: [dict(row) for row in self.W[q]] for q in self.times}

        def spread(target, known, reaches):
            """Adds what each person does to the weights: known(j) lists what depends on the weight
            of j, by event time."""
            for q in set(g):
                inside = [j for j in range(n) if g[j] == q]
                for v in self.censored[q]:
                    at_risk = [j for j in inside if e[j] < v <= t[j]]
                    y = mpmath.fsum(m[j] for j in at_risk)
                    here = mpmath.fsum(m[j] for j in at_risk if t[j] == v and c[j] == 0)
                    total = [mpf(0)] * len(target[0])
                    for j in inside:
                        if c[j] == 2 and t[j] < v:
                            for u, value in known(j):
                                if u >= v and reaches(u):
                                    for k, one in enumerate(value):
                                        total[k] += m[j] * one
                    if not any(total):
                        continue
                    for j in at_risk:
                        jump = (1 if t[j] == v and c[j] == 0 else 0) - here / y
                        for k, one in enumerate(total):
                            target[j][k] += one / (y - here if exact else y) * jump
                for v in self.entered[q]:
                    at_risk = [j for j in inside if e[j] <= v < t[j]]
                    y = mpmath.fsum(m[j] for j in at_risk)
                    here = mpmath.fsum(m[j] for j in at_risk if e[j] == v)
                    total = [mpf(0)] * len(target[0])
                    for j in inside:
                        if c[j] == 2 and t[j] <= v:
                            for u, value in known(j):
                                if u > v and reaches(u):
                                    for k, one in enumerate(value):
                                        total[k] += m[j] * one
                    if not any(total):
                        continue
                    for j in at_risk:
                        jump = (1 if e[j] == v else 0) - here / y
                        for k, one in enumerate(total):
                            target[j][k] -= one / (y - here if exact else y) * jump

        residual = [[mpf(0)] * p for _ in range(n)]
        for j in range(n):
            for i, u in enumerate(self.times[s[j]]):
                w = weights[s[j]][i].get(j)
                if w is None:
                    continue
                jump = (1 if t[j] == u and c[j] == 1 else 0) - w * a[j] * hazard[s[j]][i]
                for k in range(p):
                    residual[j][k] += (x[j][k] - means[s[j]][i][k]) * jump
        spread(residual, lambda j: [
            (u, [(x[j][k] - means[s[j]][i][k]) * weights[s[j]][i].get(j, 0) * a[j] * hazard[s[j]][i]
                 for k in range(p)]) for i, u in enumerate(self.times[s[j]])], lambda u: True)
        inverse = mpmath.inverse(info)
        beta = [list(inverse * matrix(one)) for one in residual]

        def on_hazard(q, time, at):
            """The influence on the logarithm of the hazard of a record."""
            own = [[mpf(0)] for _ in range(n)]
            level, h = mpf(0), [mpf(0)] * p
            for i, u in enumerate(self.times[q]):
                if u > time:
                    break
                level += hazard[q][i]
                for k in range(p):
                    h[k] += hazard[q][i] * means[q][i][k]
                for j, w in weights[q][i].items():
                    jump = (1 if t[j] == u and c[j] == 1 else 0) - w * a[j] * hazard[q][i]
                    own[j][0] += jump / sums[q][i]
            spread(own, lambda j: [] if s[j] != q else [
                (u, [weights[q][i].get(j, 0) * a[j] * hazard[q][i] / sums[q][i]])
                for i, u in enumerate(self.times[q])], lambda u: u <= time)
            return [(own[j][0] - sum(h[k] * beta[j][k] for k in range(p))) / level
                    + sum((at[k] - self.centre[k]) * beta[j][k] for k in range(p))
                    for j in range(n)]
        return info, beta, on_hazard, hazard, log

    def log_hazard(self, b, q, time, at):
        _, _, _, _, _, sums = self.pass_over(b, False)
        level = sum(events / total for u, events, total
                    in zip(self.times[q], self.d[q], sums[q]) if u <= time)
        return mpmath.log(level) + sum(b[k] * (at[k] - self.centre[k]) for k in range(self.p))


def check_influence():
    """The formula against differences of the estimates in the weight of a person."""
    r = random.Random(5)
    t, c, x, e = late(r, *simulated(18, 24, 1, censor=0.5))
    for strata, pooled in ((["ab"[i % 2] for i in range(24)], True), (None, True)):
        one = case("check", t, c, x, entries=e, strata=strata, pooled=pooled)
        data = Data(one)
        b = data.root()
        _, beta, on_hazard, _, _ = data.influences(b, exact=True)
        q = sorted(data.times)[0]
        time, at = data.times[q][len(data.times[q]) // 2], [mpf("0.3")]
        influence = on_hazard(q, time, at)
        step = mpf(10) ** -12
        for j in range(24):
            found = []
            for sign in (1, -1):
                other = Data(one, [mpf(1) + (sign * step if i == j else 0) for i in range(24)])
                other_b = other.root()
                found.append((other_b[0], other.log_hazard(other_b, q, time, at)))
            slope = [(found[0][k] - found[1][k]) / (2 * step) for k in range(2)]
            assert abs(slope[0] - beta[j][0]) < mpf(10) ** -18, (j, slope[0], beta[j][0])
            assert abs(slope[1] - influence[j]) < mpf(10) ** -18, (j, slope[1], influence[j])


def fit(case):
    data = Data(case)
    n, p = data.n, data.p
    null = data.pass_over([mpf(0)] * p, False)[3]
    b = data.root()
    info, beta, on_hazard, hazard, log = data.influences(b)
    V = matrix(p, p)
    for k in range(p):
        for o in range(p):
            V[k, o] = mpmath.fsum(one[k] * one[o] for one in beta)
    wald = (matrix(b).T * mpmath.lu_solve(V, matrix(b)))[0]
    predictions = []
    for row, share in ((0, 0.5), (n // 2, 0.9), (n // 3, 0.2)):
        q = data.s[row]
        times = data.times[q]
        time = times[int(len(times) * share)]
        record = [col["values"][data.rows[row]] for col in case["columns"]]
        cumulative = sum(h for h, u in zip(hazard[q], times) if u <= time)
        eta = sum(b[k] * data.x[row][k] for k in range(p)) + data.off[row]
        influence = on_hazard(q, time, [mpf(v) for v in record])
        predictions.append({
            "time": time, "values": record, "offset": float(data.off[row]), "stratum": q or None,
            "incidence": float(1 - mpmath.exp(-cumulative * mpmath.exp(eta))),
            "logHazardError": float(mpmath.sqrt(mpmath.fsum(v * v for v in influence)))})
    return {"coefficients": [float(v) for v in b],
            "standardErrors": [float(mpmath.sqrt(V[k, k])) for k in range(p)],
            "covariance": [[float(V[k, o]) for o in range(p)] for k in range(p)],
            "logPseudolikelihood": float(log), "nullLogPseudolikelihood": float(null),
            "wald": float(wald), "count": n, "events": data.c.count(1),
            "predictions": predictions}


def main():
    check_influence()
    print(json.dumps({"python": platform.python_version(), "mpmath": mpmath.__version__,
                      "cases": [{**one, **fit(one)} for one in cases()]}))


main()
