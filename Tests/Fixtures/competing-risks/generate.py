"""Cumulative incidence in exact fractions and Gray's test at 50 digits, written from the formulas.

Person by person, without any package for competing risks. The Greenwood-type variance is the sum of
squared influences of the persons (infinitesimal jackknife) where nobody enters late, and the
multinomial delta method everywhere; the two are held against each other here.
Run: python3 generate.py > expected.json
"""
import json
import platform
from fractions import Fraction

import mpmath
from mpmath import mp, mpf

from data import cases

mp.dps = 50
SCALES = ["log-log", "complementary log-log", "log", "plain", "logit", "arcsine"]
Z = {0.95: mpmath.sqrt(2) * mpmath.erfinv(mpf(0.95)), 0.9: mpmath.sqrt(2) * mpmath.erfinv(mpf(0.9))}


def real(x):
    return mpf(x.numerator) / x.denominator if isinstance(x, Fraction) else mpf(x)


def number(x):
    """The double nearest to the exact value."""
    return None if x is None else float(x)


def expanded(case):
    """Each person once, as often as the weight says."""
    people = []
    for i, t in enumerate(case["times"]):
        w = case["weights"][i] if case["weights"] else 1
        people += w * [{
            "time": Fraction(t), "cause": case["causes"][i], "group": case["groupCodes"][i],
            "stratum": case["stratumCodes"][i],
            "entry": None if not case["entries"] or case["entries"][i] is None
            else Fraction(case["entries"][i])}]
    return people


class Curve:
    """Aalen and Johansen's estimate of one cause, with both variances, in fractions."""

    def __init__(self, people, cause):
        self.people, self.cause = people, cause
        self.times = sorted({p["time"] for p in people}
                            | {p["entry"] for p in people if p["entry"] is not None})
        ends, starts = {}, {}
        for p in people:
            ends.setdefault(p["time"], []).append(p["cause"])
            if p["entry"] is not None:
                starts[p["entry"]] = starts.get(p["entry"], 0) + 1
        at_risk = sum(1 for p in people if p["entry"] is None)
        self.rows = []
        s, f = Fraction(1), Fraction(0)
        for t in self.times:
            here = ends.get(t, [])
            own = sum(1 for c in here if c == cause)
            all_events = sum(1 for c in here if c)
            before = s
            if all_events:
                f += s * Fraction(own, at_risk)
                s *= Fraction(at_risk - all_events, at_risk)
            self.rows.append({"time": t, "r": at_risk, "own": own, "others": all_events - own,
                              "before": before, "S": s, "F": f})
            at_risk += starts.get(t, 0) - len(here)

    def last(self, t):
        found = [i for i, row in enumerate(self.rows) if row["time"] <= t]
        return found[-1] if found else None

    def greenwood(self, index):
        """Delta method with multinomial hazards."""
        end, total = self.rows[index]["F"], Fraction(0)
        for row in self.rows[:index + 1]:
            if row["own"] + row["others"] == 0:
                continue
            # Gradient of F(t) by the hazards of the cause and of the others.
            later = (end - row["F"]) / row["S"] if row["S"] else Fraction(0)
            gradient = (row["before"] * (1 - later), -row["before"] * later)
            h = (Fraction(row["own"], row["r"]), Fraction(row["others"], row["r"]))
            mean = sum(a * b for a, b in zip(gradient, h))
            total += (sum(a * a * b for a, b in zip(gradient, h)) - mean * mean) / row["r"]
        return total

    def jackknife(self, index):
        """Sum of squared influences on F(t), person by person, from the derivative of each hazard."""
        end, total = self.rows[index]["F"], Fraction(0)
        for p in self.people:
            influence = Fraction(0)
            for row in self.rows[:index + 1]:
                if row["time"] > p["time"]:
                    break
                if row["own"] + row["others"] == 0:
                    continue
                later = (end - row["F"]) / row["S"] if row["S"] else Fraction(0)
                mine = p["time"] == row["time"]
                own = (1 if mine and p["cause"] == self.cause else 0) - Fraction(row["own"], row["r"])
                others = (1 if mine and p["cause"] not in (0, self.cause) else 0) - Fraction(
                    row["others"], row["r"])
                influence += row["before"] / row["r"] * (own * (1 - later) - others * later)
            total += influence * influence
        return total

    def aalen(self, index):
        end, total = self.rows[index]["F"], Fraction(0)
        for row in self.rows[:index + 1]:
            r, own, others = row["r"], row["own"], row["others"]

            def spread(d):
                return Fraction(d * (r - d), r * r * (r - 1)) if d > 1 else Fraction(d, r * r)
            later = (end - row["F"]) / row["S"] if row["S"] else Fraction(0)
            total += row["before"] ** 2 * ((1 - later) ** 2 * spread(own) + later ** 2 * spread(others))
        return total

    def time_lost(self, tau):
        """The area under F to tau and its Greenwood-type variance."""
        def area(f_from):
            """The integral of F - F(i) from a row to tau."""
            total, previous = Fraction(0), None
            for row in self.rows:
                if row["time"] > tau:
                    break
                if previous is not None and previous["time"] >= f_from["time"]:
                    total += (row["time"] - previous["time"]) * (previous["F"] - f_from["F"])
                previous = row
            if previous is not None and previous["time"] >= f_from["time"]:
                total += (tau - previous["time"]) * (previous["F"] - f_from["F"])
            return total
        value, variance = area({"time": Fraction(-1), "F": Fraction(0)}), Fraction(0)
        for row in self.rows:
            if row["time"] > tau or row["own"] + row["others"] == 0:
                continue
            later = area(row) / row["S"] if row["S"] else Fraction(0)
            gradient = (row["before"] * (tau - row["time"] - later), -row["before"] * later)
            h = (Fraction(row["own"], row["r"]), Fraction(row["others"], row["r"]))
            mean = sum(a * b for a, b in zip(gradient, h))
            variance += (sum(a * a * b for a, b in zip(gradient, h)) - mean * mean) / row["r"]
        return value, variance


def limits(scale, f, v, z):
    if f <= 0 or f >= 1:
        return None
    f, half = real(f), z * mpmath.sqrt(real(v))
    if scale == "plain":
        return max(mpf(0), f - half), min(mpf(1), f + half)
    if scale == "log":
        return f * mpmath.exp(-half / f), min(mpf(1), f * mpmath.exp(half / f))
    if scale == "log-log":
        y, w = mpmath.log(-mpmath.log(f)), half / (f * -mpmath.log(f))
        return mpmath.exp(-mpmath.exp(y + w)), mpmath.exp(-mpmath.exp(y - w))
    if scale == "complementary log-log":
        y, w = mpmath.log(-mpmath.log(1 - f)), half / ((1 - f) * -mpmath.log(1 - f))
        return 1 - mpmath.exp(-mpmath.exp(y - w)), 1 - mpmath.exp(-mpmath.exp(y + w))
    if scale == "logit":
        y, w = mpmath.log(f / (1 - f)), half / (f * (1 - f))
        return 1 / (1 + mpmath.exp(w - y)), 1 / (1 + mpmath.exp(-w - y))
    y, w = mpmath.asin(mpmath.sqrt(f)), half / (2 * mpmath.sqrt(f * (1 - f)))
    return (mpmath.sin(max(mpf(0), y - w)) ** 2, mpmath.sin(min(mpmath.pi / 2, y + w)) ** 2)


def curve_values(people, cause, is_long):
    curve = Curve(people, cause)
    count = len(curve.rows)
    places = list(range(count)) if count <= 60 else sorted(
        {0, 1, 2, count - 1, count - 2} | {count * k // 12 for k in range(12)})
    rows = []
    for i in places:
        row = curve.rows[i]
        greenwood = curve.greenwood(i)
        if not is_long and all(p["entry"] is None for p in people):
            assert greenwood == curve.jackknife(i)
        aalen = curve.aalen(i)
        rows.append({
            "index": i, "time": number(row["time"]), "atRisk": row["r"], "incidence": number(row["F"]),
            "eventFree": number(row["S"]), "greenwood": number(mpmath.sqrt(real(greenwood))),
            "aalen": number(mpmath.sqrt(real(aalen))),
            "limits": {scale: [number(x) for x in found] if found else None for scale in SCALES
                       for found in [limits(scale, row["F"], greenwood, Z[0.95])]},
            "aalenLimits": [number(x) for x in found] if (
                found := limits("log-log", row["F"], aalen, Z[0.9])) else None})
    tau = curve.rows[count * 3 // 4]["time"] - Fraction(1, 8)
    lost, variance = curve.time_lost(tau)
    quantiles = []
    if not is_long:
        bounds = [(limits("log-log", row["F"], curve.greenwood(i), Z[0.95]) or (row["F"], row["F"]))
                  for i, row in enumerate(curve.rows)]
        for p in (Fraction(1, 10), Fraction(1, 4), Fraction(1, 2)):
            def first(reached):
                return next((number(curve.rows[i]["time"]) for i in range(count) if reached(i)), None)
            quantiles.append({
                "probability": float(p), "time": first(lambda i: curve.rows[i]["F"] >= p),
                "lower": first(lambda i: real(bounds[i][1]) >= real(p)),
                "upper": first(lambda i: real(bounds[i][0]) >= real(p))})
    return {"rows": rows, "count": count, "quantiles": quantiles,
            "timeLost": {"tau": number(tau), "value": number(lost),
                         "standardError": number(mpmath.sqrt(real(variance)))}}


def gray_stratum(people, groups, cause, rho):
    times = sorted({p["time"] for p in people if p["cause"]})
    k = len(groups)
    S, F, F0 = [mpf(1)] * k, [mpf(0)] * k, mpf(0)
    z, expected, kept = [mpf(0)] * k, [mpf(0)] * k, []
    for u in times:
        Y = [sum(1 for p in people if p["time"] >= u and p["group"] == g) for g in groups]
        d = [[sum(1 for p in people if p["time"] == u and p["group"] == g and inside(p["cause"]))
              for g in groups] for inside in (lambda c: c == cause, lambda c: c not in (0, cause))]
        h = [Y[r] / S[r] if Y[r] else mpf(0) for r in range(k)]
        R = [h[r] * (1 - F[r]) for r in range(k)]
        n1, H, L, before = sum(d[0]), sum(h), (1 - F0) ** rho, F0
        A = [[L * h[r] * ((q == r) - h[q] / H) for r in range(k)] for q in range(k)]
        s_before = list(S)
        if n1:
            for q in range(k):
                expected[q] += n1 * R[q] / sum(R)
                z[q] += L * (d[0][q] - n1 * R[q] / sum(R))
            F0 += n1 / H
        for r in range(k):
            if Y[r]:
                F[r] += S[r] * d[0][r] / Y[r]
                S[r] = S[r] * (Y[r] - d[0][r] - d[1][r]) / Y[r]
        kept.append((Y, d, h, H, n1, A, before, F0, s_before, list(S)))
    V = mpmath.matrix(k, k)
    E = [[mpf(0)] * k for _ in range(k)]
    for Y, d, h, H, n1, A, before, after, s_before, s_after in reversed(kept):
        for r in range(k):
            if not Y[r]:
                continue
            x = (1 - after) / s_after[r] if s_after[r] > 0 else mpf(0)
            parts = []
            if n1:
                tied = 1 - (n1 - 1) / (H * s_before[r] - 1) if n1 > 1 else 1
                parts.append((n1 / (H * h[r]) * tied,
                              [A[q][r] + (1 - x) * E[q][r] for q in range(k)]))
            if d[1][r]:
                tied = 1 - mpf(d[1][r] - 1) / (Y[r] - 1) if d[1][r] > 1 else 1
                parts.append((d[1][r] / h[r] ** 2 * tied, [x * E[q][r] for q in range(k)]))
            for w, a in parts:
                for p in range(k):
                    for q in range(k):
                        V[p, q] += a[p] * a[q] * w
        if n1:
            for q in range(k):
                for r in range(k):
                    if A[q][r]:
                        E[q][r] += A[q][r] * n1 / (H * (1 - before))
    return z, expected, V


def gray(people, case, cause, rho):
    groups = list(range(len(case["groupNames"])))
    z, expected, V = [mpf(0)] * len(groups), [mpf(0)] * len(groups), mpmath.matrix(len(groups))
    for s in range(len(case["stratumNames"])):
        part = gray_stratum([p for p in people if p["stratum"] == s], groups, cause, rho)
        z = [a + b for a, b in zip(z, part[0])]
        expected = [a + b for a, b in zip(expected, part[1])]
        V += part[2]
    used = [g for g in groups if V[g, g] > mpf(10) ** -40][:-1]
    if not used:
        return None
    sub = mpmath.matrix(len(used), len(used))
    for i, a in enumerate(used):
        for j, b in enumerate(used):
            sub[i, j] = V[a, b]
    u = mpmath.matrix([z[g] for g in used])
    value = (u.T * mpmath.lu_solve(sub, u))[0]
    return {"cause": case["causeNames"][cause - 1], "rho": float(rho), "statistic": number(value),
            "degreesOfFreedom": len(used),
            "pValue": number(mpmath.gammainc(mpf(len(used)) / 2, value / 2, regularized=True)),
            "scores": [number(x) for x in z], "expected": [number(x) for x in expected],
            "covariance": [[number(V[i, j]) for j in groups] for i in groups]}


def comparison(people, case, cause):
    """The first two groups with records at the median event time, on three scales."""
    groups = sorted({p["group"] for p in people})[:2]
    if len(groups) < 2:
        return None
    events = sorted(p["time"] for p in people if p["cause"] == cause)
    if not events:
        return None
    t, found = events[len(events) // 2], []
    for g in groups:
        curve = Curve([p for p in people if p["group"] == g], cause)
        i = curve.last(t)
        if i is None or curve.rows[-1]["time"] < t:
            return None
        found.append((real(curve.rows[i]["F"]), mpmath.sqrt(real(curve.greenwood(i)))))
    result = {"time": number(t), "cause": case["causeNames"][cause - 1],
              "groups": [case["groupNames"][g] for g in groups]}
    scales = {"difference": lambda f, e: (f, e), "ratio": lambda f, e: (mpmath.log(f), e / f),
              "ratio of cumulative subdistribution hazards": lambda f, e: (
                  mpmath.log(-mpmath.log(1 - f)), e / ((1 - f) * -mpmath.log(1 - f)))}
    if any(f <= 0 or f >= 1 for f, _ in found):
        return None
    result["contrasts"] = {}
    for name, scale in scales.items():
        (a, ea), (b, eb) = (scale(*x) for x in found)
        value, error = a - b, mpmath.sqrt(ea * ea + eb * eb)
        shown = (lambda x: x) if name == "difference" else mpmath.exp
        result["contrasts"][name] = {
            "value": number(shown(value)), "z": number(value / error),
            "pValue": number(mpmath.erfc(abs(value / error) / mpmath.sqrt(2))),
            "lower": number(shown(value - Z[0.95] * error)),
            "upper": number(shown(value + Z[0.95] * error))}
    return result


def main():
    result = []
    for case in cases():
        people = expanded(case)
        is_long = len(people) > 200
        curves = []
        for cause in range(1, len(case["causeNames"]) + 1):
            for g in range(len(case["groupNames"])):
                own = [p for p in people if p["group"] == g]
                if own:
                    curves.append({"cause": case["causeNames"][cause - 1],
                                   "group": case["groupNames"][g],
                                   **curve_values(own, cause, is_long)})
        tests = []
        if case["entries"] is None:
            for cause in range(1, len(case["causeNames"]) + 1):
                for rho in (0, 1, mpf("0.5")):
                    if case["name"] == "mgus2" and rho:
                        continue
                    if any(p["cause"] == cause for p in people):
                        tests.append(gray(people, case, cause, rho))
        comparisons = [comparison(people, case, cause)
                       for cause in range(1, len(case["causeNames"]) + 1)]
        result.append({**case, "curves": curves, "gray": [t for t in tests if t],
                       "comparisons": [c for c in comparisons if c]})
    print(json.dumps({"python": platform.python_version(), "mpmath": mpmath.__version__,
                      "cases": result}))


main()
