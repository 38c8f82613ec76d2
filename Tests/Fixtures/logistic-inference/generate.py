"""Writes expected.json: everything that is asked of a fitted logistic model, at 60 digits.

Frequencies and trials count single observations: robust covariances, leverages, Brier, Tjur, the
c-statistic and Hosmer-Lemeshow are those of the data with every observation on its own row.
Where a binomial row as the unit is in use too (R), it is given beside, as "ByRow".
"""

import json
import platform
import sys
from pathlib import Path

import mpmath as mp

here = Path(__file__).parent
sys.path.insert(0, str(here.parent / "logistic-datasets"))
import oracle  # noqa: E402
from oracle import ONE, Z95, Data, chi_p, inverse, maximise, normal_p, test  # noqa: E402

Q95 = Z95 ** 2


def estimate(value, error, z=Z95):
    return {"estimate": value, "standardError": error, "lower": value - z * error,
            "upper": value + z * error}


def quadratic(cov, v):
    return mp.fsum(v[j] * v[k] * cov[j, k] for j in range(len(v)) for k in range(len(v)))


def sub(cov, tested):
    return mp.matrix([[cov[j, k] for k in tested] for j in tested])


def joint(b, cov, tested):
    u = mp.matrix([b[j] for j in tested])
    return (u.T * inverse(sub(cov, tested)) * u)[0]


def t_two_sided(t, df):
    return mp.betainc(mp.mpf(df) / 2, mp.mpf(1) / 2, 0, df / (df + t * t), regularized=True)


def t_quantile(df):
    return mp.findroot(lambda t: t_two_sided(t, df) - mp.mpf(5) / 100, mp.mpf(2))


def f_upper(x, d1, d2):
    return mp.betainc(mp.mpf(d2) / 2, mp.mpf(d1) / 2, 0, d2 / (d2 + d1 * x), regularized=True)


def profile_limits(data, b, best, errors):
    """Roots of 2 (l(b) - profile) = the 0.95 quantile of chi-square, by secants on its root."""
    out = []
    for k in range(data.p):
        others = [j for j in range(data.p) if j != k]
        limits = []
        for side in (-1, 1):
            warm = [b[j] for j in others]

            def root(v):
                nonlocal warm
                fixed = data.only(others)
                fixed.o = [o + v * row[k] for o, row in zip(data.o, data.x)]
                if others:
                    warm = maximise(fixed, warm)
                return mp.sqrt(max(2 * (best - fixed.loglik(warm)), mp.mpf(0))) - Z95

            u, v = b[k] + side * errors[k], b[k] + side * 2 * errors[k]
            fu, fv = root(u), root(v)
            for _ in range(60):
                step = -fv * (v - u) / (fv - fu)
                step = max(min(step, 4 * errors[k]), -4 * errors[k])
                u, fu, v = v, fv, v + step
                fv = root(v)
                if abs(step) < errors[k] * mp.mpf(10) ** -22:
                    break
            else:
                raise RuntimeError("no root")
            assert (v - b[k]) * side > 0
            limits.append(v)
        out.append({"name": data.names[k], "lower": limits[0], "upper": limits[1]})
    return out


def robust(data, mu, cov, cluster, tested):
    """Sandwiches of single observations, of binomial rows where they differ, and of clusters."""
    p = data.p
    lever = [quadratic(cov, row) for row in data.x]

    def sandwich(omega):
        meat = mp.matrix(p, p)
        for row, o in zip(data.x, omega):
            if o:
                for j in range(p):
                    for k in range(p):
                        meat[j, k] += o * row[j] * row[k]
        return cov * meat * cov

    def family(omega, hat, n, prefix=""):
        base = sandwich([o(0) for o in omega])
        return {
            prefix + "hc0": base,
            prefix + "hc1": base * (n / (n - p)),
            prefix + "hc0TimesNOverNMinus1": base * (n / (n - 1)),
            prefix + "hc2": sandwich([o(1) for o in omega]),
            prefix + "hc3": sandwich([o(2) for o in omega]),
        }

    single = [
        (lambda power, s=s, m=m, f=f, q=q, h=h:
         f * (s * (1 - q) ** 2 + (m - s) * q ** 2) / (1 - q * (1 - q) * h) ** power)
        for s, m, f, q, h in zip(data.s, data.m, data.f, mu, lever)
    ]
    out = family(single, lever, data.size)
    if any(m != 1 for m in data.m):
        rows = [
            (lambda power, s=s, m=m, q=q, h=h:
             (s - m * q) ** 2 / (1 - m * q * (1 - q) * h) ** power)
            for s, m, q, h in zip(data.s, data.m, mu, lever)
        ]
        out["byRow"] = family(rows, lever, mp.mpf(data.n))
    if cluster:
        groups = sorted(set(cluster))
        total = {g: [mp.mpf(0)] * p for g in groups}
        for row, s, m, f, q, g in zip(data.x, data.s, data.m, data.f, mu, cluster):
            for j in range(p):
                total[g][j] += f * (s - m * q) * row[j]
        meat = mp.matrix(p, p)
        for u in total.values():
            for j in range(p):
                for k in range(p):
                    meat[j, k] += u[j] * u[k]
        base, count, n = cov * meat * cov, mp.mpf(len(groups)), data.size
        cr1 = base * (count / (count - 1))
        quantile = t_quantile(count - 1)
        b = data.fitted
        out["cluster"] = {
            "clusters": len(groups),
            "cr0": base,
            "cr1": cr1,
            "cr1TimesNMinus1OverNMinusP": cr1 * ((n - 1) / (n - p)),
            "tQuantile": quantile,
            "coefficients": [
                {"name": data.names[j], "t": b[j] / mp.sqrt(cr1[j, j]),
                 "pValue": t_two_sided(b[j] / mp.sqrt(cr1[j, j]), count - 1),
                 **estimate(b[j], mp.sqrt(cr1[j, j]), quantile)} for j in range(p)],
            "jointTest": {
                "columns": [data.names[j] for j in tested],
                "waldChiSquare": joint(b, cr1, tested),
                "pValueChiSquare": chi_p(joint(b, cr1, tested), len(tested)),
                "f": joint(b, cr1, tested) / len(tested),
                "degreesOfFreedom": [len(tested), int(count) - 1],
                "pValueF": f_upper(joint(b, cr1, tested) / len(tested), len(tested), count - 1),
            },
        }
    return out


def concordance(pairs):
    """c of (prediction, events, others), ties one half."""
    below = mp.mpf(0)
    wins = mp.mpf(0)
    levels = {}
    for q, e, o in pairs:
        a = levels.setdefault(q, [mp.mpf(0), mp.mpf(0)])
        a[0] += e
        a[1] += o
    for q in sorted(levels):
        e, o = levels[q]
        wins += e * (below + o / 2)
        below += o
    return wins / (below * sum(e for e, _ in levels.values()))


def hosmer_lemeshow(pairs, groups=10):
    """By three ways to form the groups."""
    pairs = sorted((q, e, o) for q, e, o in pairs if e + o)
    n = int(sum(e + o for _, e, o in pairs))

    def at(index):
        seen = 0
        for q, e, o in pairs:
            seen += int(e + o)
            if index < seen:
                return q
        return pairs[-1][0]

    breaks = []
    for k in range(groups + 1):
        low, part = divmod((n - 1) * k, groups)
        cut = at(low) + (at(low + 1) - at(low)) * mp.mpf(part) / groups if part else at(low)
        if not breaks or cut > breaks[-1]:
            breaks.append(cut)
    quantile = {}
    for q, e, o in pairs:
        g = max(next(i for i, c in enumerate(breaks) if q <= c), 1)
        t = quantile.setdefault(g, [mp.mpf(0)] * 3)
        t[0] += e
        t[1] += o
        t[2] += q * (e + o)

    together, seen = {}, 0
    blocks = {}
    for q, e, o in pairs:
        t = blocks.setdefault(q, [mp.mpf(0)] * 2)
        t[0] += e
        t[1] += o
    for q in sorted(blocks):
        e, o = blocks[q]
        size = int(e + o)
        # Middle of the block's positions (0-based, halves doubled): twice seen + size.
        g = min(groups - 1, (2 * seen + size) * groups // (2 * n))
        t = together.setdefault(g, [mp.mpf(0)] * 3)
        t[0] += e
        t[1] += o
        t[2] += q * (e + o)
        seen += size

    def summary(table):
        rows = [table[g] for g in sorted(table)]
        chi = mp.fsum((e - x) ** 2 / x + (e - x) ** 2 / (e + o - x) for e, o, x in rows)
        df = len(rows) - 2
        return {
            "statistic": chi, "degreesOfFreedom": df, "pValue": chi_p(chi, df),
            "pValueExternal": chi_p(chi, len(rows)),
            "groups": [{"count": int(e + o), "events": int(e), "expectedEvents": x}
                       for e, o, x in rows],
        }

    return {"quantileType7": summary(quantile), "middleOfTies": summary(together)}


def calibration(data, predictions):
    """Of given predictions: intercept with the logit as offset, and slope with its intercept."""
    logit = [mp.log(q / (1 - q)) for q in map(mp.mpf, predictions)]
    large = Data(["(intercept)"], [[1]] * data.n, data.s, data.m, data.f, logit)
    a = maximise(large)
    slope = Data(["(intercept)", "logit"], [[1, v] for v in logit], data.s, data.m, data.f)
    b = maximise(slope)
    c = inverse(slope.derivatives(b)[2])
    pairs = [(mp.mpf(q), f * s, f * (m - s))
             for q, s, m, f in zip(predictions, data.s, data.m, data.f)]
    n = data.size
    z = (mp.fsum((e - (e + o) * q) * (1 - 2 * q) for q, e, o in pairs)
         / mp.sqrt(mp.fsum((e + o) * (1 - 2 * q) ** 2 * q * (1 - q) for q, e, o in pairs)))
    value_a, value_b = large.loglik(a), slope.loglik(b)
    raw = Data([], [[]] * data.n, data.s, data.m, data.f, logit).loglik([])
    return {
        "predictions": [float(q) for q in predictions],
        "interceptInTheLarge": estimate(a[0], 1 / mp.sqrt(large.derivatives(a)[2][0, 0])),
        "intercept": estimate(b[0], mp.sqrt(c[0, 0])),
        "slope": estimate(b[1], mp.sqrt(c[1, 1])),
        "testOfBoth": test(2 * (value_b - raw), 2),
        "testOfIntercept": test(2 * (value_a - raw), 1),
        "testOfSlope": test(2 * (value_b - value_a), 1),
        "observedOverExpected": data.events / mp.fsum((e + o) * q for q, e, o in pairs),
        "brier": mp.fsum(e * (1 - q) ** 2 + o * q ** 2 for q, e, o in pairs) / n,
        "concordance": concordance(pairs),
        "spiegelhalterZ": z,
        "spiegelhalterP": normal_p(z),
        "hosmerLemeshow": hosmer_lemeshow(pairs),
    }


def indices(data, b, value, null, mu):
    n, p = data.size, data.p
    events = data.events
    pairs = [(q, f * s, f * (m - s)) for q, s, m, f in zip(mu, data.s, data.m, data.f)]
    coefficients = oracle.log_binomials(data)
    cox = 1 - mp.exp(2 * (null - value) / n)
    brier = mp.fsum(e * (1 - q) ** 2 + o * q ** 2 for q, e, o in pairs) / n
    rate = events / n
    rows = sum(1 for f in data.f if f)
    return {
        "aic": -2 * value + 2 * p,
        "bic": -2 * value + p * mp.log(n),
        "aicWithBinomialCoefficients": -2 * (value + coefficients) + 2 * p,
        "bicOfRowsWithBinomialCoefficients": -2 * (value + coefficients) + p * mp.log(rows),
        "aicc": -2 * value + 2 * p + 2 * mp.mpf(p) * (p + 1) / (n - p - 1),
        "mcFadden": 1 - value / null,
        "mcFaddenAdjusted": 1 - (value - p) / null,
        "coxSnell": cox,
        "nagelkerke": cox / (1 - mp.exp(2 * null / n)),
        "tjur": (mp.fsum(e * q for q, e, o in pairs) / events
                 - mp.fsum(o * q for q, e, o in pairs) / (n - events)),
        "brier": brier,
        "brierScaled": 1 - brier / (rate * (1 - rate)),
        "concordance": concordance(pairs),
        "eventsPerVariable": min(events, n - events) / (p - 1),
        "hosmerLemeshow": hosmer_lemeshow(pairs),
    }


def influence(data, mu, cov, rows):
    """Of each listed row: a single observation, or a binomial row with its trials."""
    out = []
    p = data.p
    errors = [mp.sqrt(cov[j, j]) for j in range(p)]
    for i in rows:
        row, s, m, q = data.x[i], data.s[i], data.m[i], mu[i]
        w = m * q * (1 - q)
        h = w * quadratic(cov, row)
        raw = s - m * q
        deviance = mp.sqrt(2 * ((s * mp.log(s / (m * q)) if s else 0)
                                + ((m - s) * mp.log((m - s) / (m * (1 - q))) if m - s else 0)))
        deviance = deviance if raw >= 0 else -deviance
        chi = raw / mp.sqrt(w)
        c = [mp.fsum(cov[j, k] * row[k] for k in range(p)) for j in range(p)]
        dfbeta = [v * raw / (1 - h) for v in c]
        out.append({
            "row": i, "leverage": h, "pearsonResidual": chi, "devianceResidual": deviance,
            "standardizedPearson": chi / mp.sqrt(1 - h),
            "standardizedDeviance": deviance / mp.sqrt(1 - h),
            "cooksDistance": chi ** 2 * h / ((1 - h) ** 2 * p),
            "dfbeta": dfbeta,
            "dfbetaOverStandardError": [v / e for v, e in zip(dfbeta, errors)],
            "dfbetaOfR": [v * mp.sqrt(w) * deviance / (1 - h) for v in c],
        })
    return out


def inflation(data, terms, cov, mu):
    """Generalised variance inflation: of the coefficients' covariance, and of the design."""
    def correlation(c, index):
        return mp.matrix([[c[j, k] / mp.sqrt(c[j, j] * c[k, k]) for k in index] for j in index])

    n = data.size
    mean = [mp.fsum(f * m * row[j] for row, f, m in zip(data.x, data.f, data.m)) / n
            for j in range(data.p)]
    cross = mp.matrix(data.p, data.p)
    for row, f, m in zip(data.x, data.f, data.m):
        for j in range(data.p):
            for k in range(data.p):
                cross[j, k] += f * m * (row[j] - mean[j]) * (row[k] - mean[k])
    slopes = list(range(1, data.p))
    out = []
    for name, columns in terms.items():
        rest = [j for j in slopes if j not in columns]
        entry = {"term": name, "degreesOfFreedom": len(columns)}
        for key, c in (("gvif", cov), ("gvifOfDesign", cross)):
            def det(index):
                return mp.det(correlation(c, index)) if index else ONE
            value = det(columns) * det(rest) / det(slopes)
            entry[key] = value
            entry[key + "Scaled"] = value ** (ONE / (2 * len(columns)))
        out.append(entry)
    return out


def standardised(data, cov, mu_of, changes):
    """Risk with columns set to given values in every row, averaged over the observations."""
    n = data.size

    def risk(change):
        total, gradient = mp.mpf(0), [mp.mpf(0)] * data.p
        for row, f, m, o in zip(data.x, data.f, data.m, data.o):
            new = [mp.mpf(change.get(name, v)) for name, v in zip(data.names, row)]
            q = mu_of(new, o)
            total += f * m * q
            for j in range(data.p):
                gradient[j] += f * m * q * (1 - q) * new[j]
        return total / n, [g / n for g in gradient]

    (r0, g0), (r1, g1) = risk(changes["from"]), risk(changes["to"])

    def error(gradient):
        return mp.sqrt(quadratic(cov, gradient))

    difference = estimate(r1 - r0, error([u - v for u, v in zip(g1, g0)]))
    log_ratio = estimate(mp.log(r1 / r0), error([u / r1 - v / r0 for u, v in zip(g1, g0)]))
    odds = [r / (1 - r) for r in (r0, r1)]
    log_odds = estimate(mp.log(odds[1] / odds[0]), error(
        [u / (r1 * (1 - r1)) - v / (r0 * (1 - r0)) for u, v in zip(g1, g0)]))
    return {**changes, "riskFrom": estimate(r0, error(g0)), "riskTo": estimate(r1, error(g1)),
            "riskDifference": difference, "logRiskRatio": log_ratio,
            "riskRatio": [mp.exp(log_ratio[k]) for k in ("estimate", "lower", "upper")],
            "logMarginalOddsRatio": log_odds}


def subset(data, terms, kept):
    columns = [0] + [j for name in kept for j in terms[name]]
    small = data.only(columns)
    b = maximise(small)
    padded = [mp.mpf(0)] * data.p
    for j, v in zip(columns, b):
        padded[j] = v
    return small, b, small.loglik(b), padded


def elimination(data, terms):
    """Backward: by the largest p above 0.05 (likelihood ratio, Wald), and by AIC."""
    out = {}
    for rule in ("byLikelihoodRatio", "byWald", "byAIC"):
        kept, steps = list(terms), []
        while kept:
            small, b, value, _ = subset(data, terms, kept)
            cov = inverse(small.derivatives(b)[2])
            options, position = [], 1
            for name in kept:
                count = len(terms[name])
                index = list(range(position, position + count))
                position += count
                without = subset(data, terms, [k for k in kept if k != name])
                if rule == "byAIC":
                    options.append((-(2 * (value - without[2]) - 2 * count), name,
                                    {"aic": -2 * without[2] + 2 * (small.p - count)}))
                else:
                    chi = (joint(b, cov, index) if rule == "byWald"
                           else 2 * (value - without[2]))
                    options.append((chi_p(chi, count), name, test(chi, count)))
            best = max(options)
            if (best[0] <= 0 if rule == "byAIC" else best[0] < mp.mpf("0.05")):
                break
            steps.append({"dropped": best[1], **best[2]})
            kept.remove(best[1])
        out[rule] = {"steps": steps, "kept": kept}
    return out


def analyse(case):
    data, terms = case["data"], case["terms"]
    b = maximise(data)
    data.fitted = b
    value, _, h = data.derivatives(b)
    cov = inverse(h)
    mu = data.mu(b)
    errors = [mp.sqrt(cov[j, j]) for j in range(data.p)]
    _, null = oracle.null_model(data)
    per_term = []
    for name, columns in terms.items():
        _, _, reduced, padded = subset(data, terms, [k for k in terms if k != name])
        per_term.append({
            "term": name, "columns": [data.names[j] for j in columns],
            "likelihoodRatio": test(2 * (value - reduced), len(columns)),
            "score": test(*oracle.score_test(data, padded, columns)),
            "wald": test(joint(b, cov, columns), len(columns)),
        })
    small = case["nested"]
    _, small_b, reduced, padded = subset(data, terms, small)
    dropped = [j for name in terms if name not in small for j in terms[name]]
    vector = [mp.mpf(v) for v in case["combination"]]
    combined = mp.fsum(u * v for u, v in zip(vector, b))
    predictions = []
    for row in case["points"]:
        row = [mp.mpf(v) for v in row]
        eta, error = mp.fdot(row, b), mp.sqrt(quadratic(cov, row))
        q = 1 / (1 + mp.exp(-eta))
        predictions.append({
            "row": row, "linearPredictor": estimate(eta, error), "probability": q,
            "lower": 1 / (1 + mp.exp(-(eta - Z95 * error))),
            "upper": 1 / (1 + mp.exp(-(eta + Z95 * error))),
            "standardErrorOfProbability": q * (1 - q) * error,
        })
    tested = dropped
    return {
        **oracle.expected(data),
        "covariance": cov,
        "waldIntervals": [{"name": data.names[j], **estimate(b[j], errors[j])}
                          for j in range(data.p)],
        "profileIntervals": profile_limits(data, b, value, errors),
        "terms": per_term,
        "nested": {
            "kept": small, "likelihoodRatio": test(2 * (value - reduced), len(dropped)),
            "score": test(*oracle.score_test(data, padded, dropped)),
            "wald": test(joint(b, cov, dropped), len(dropped)),
        },
        "robust": robust(data, mu, cov, case.get("cluster"), tested),
        "combination": {"weights": vector, **estimate(combined, mp.sqrt(quadratic(cov, vector)))},
        "predictions": predictions,
        "standardised": standardised(
            data, cov, lambda row, o: 1 / (1 + mp.exp(-(mp.fdot(row, b) + o))), case["change"]),
        "indices": indices(data, b, value, null, mu),
        "calibration": calibration(data, [
            float(min(max(mp.nint(1000 / (1 + mp.exp(-(mp.fdot(row, b) + o) * 7 / 10 - mp.mpf(1) / 5)))
                    / 1000, mp.mpf(1) / 1000), mp.mpf(999) / 1000))
            for row, o in zip(data.x, data.o)]),
        "influence": influence(data, mu, cov, case["rows"]),
        "inflation": inflation(data, terms, cov, mu),
        "elimination": elimination(data, terms),
    }


def cases():
    stored = json.loads((here.parent / "logistic-datasets" / "datasets.json").read_text())
    stored = {d["name"]: d for d in stored["datasets"]}
    real = json.loads((here.parent / "logistic-datasets" / "real.json").read_text())

    def load(name):
        d = stored[name]
        columns = {c["name"]: c["values"] for c in d["columns"]}
        n = len(d["outcome"] or d["successes"])
        return Data(["(intercept)"] + list(columns),
                    [[1] + [columns[k][i] for k in columns] for i in range(n)],
                    d["outcome"] or d["successes"], d["trials"], d["frequencies"], d["offset"])

    yield "kyphosis", dict(
        data=load("kyphosis"), terms={"ageMonths": [1], "vertebrae": [2], "start": [3]},
        nested=["start"], combination=[0, 12, 1, -1],
        points=[[1, 60, 4, 12], [1, 0, 0, 0], [1, 150, 7, 2]],
        change={"from": {"start": 15}, "to": {"start": 5}}, rows=list(range(81)))
    yield "infert, education", dict(
        data=load("infert, education"), cluster=real["infert"]["stratum"],
        terms={"education": [1, 2], "age": [3], "parity": [4], "induced": [5], "spontaneous": [6]},
        nested=["parity", "spontaneous"], combination=[0, 1, -1, 0, 0, 0, 0],
        points=[[1, 0, 0, 30, 2, 0, 0], [1, 1, 0, 25, 1, 0, 1], [1, 0, 1, 40, 3, 2, 1]],
        change={"from": {"induced": 0}, "to": {"induced": 1}}, rows=list(range(0, 248, 8)))
    yield "mtcars, transmission", dict(
        data=load("mtcars, transmission"), terms={"wt": [1], "hp": [2]}, nested=["wt"],
        combination=[1, 3, 120], points=[[1, 2.5, 100], [1, 3.5, 150], [1, 1.5, 70]],
        change={"from": {"hp": 100}, "to": {"hp": 150}}, rows=list(range(32)))
    yield "bacteria", dict(
        data=load("bacteria"), cluster=real["bacteria"]["patient"],
        terms={"treatment": [1, 2], "late": [3]}, nested=["late"], combination=[0, 1, -1, 0],
        points=[[1, 0, 0, 0], [1, 1, 0, 1], [1, 0, 1, 1]],
        change={"from": {"treatment2": 0, "treatment3": 0}, "to": {"treatment2": 1,
                                                                   "treatment3": 0}},
        rows=list(range(0, 220, 10)))
    yield "titanic, frequencies", dict(
        data=load("titanic, frequencies"),
        terms={"class": [1, 2, 3], "female": [4], "adult": [5]}, nested=["female"],
        combination=[0, -1, 0, 1, 0, 0],
        points=[[1, 0, 0, 0, 1, 1], [1, 0, 1, 0, 0, 1], [1, 1, 0, 0, 1, 0]],
        change={"from": {"female": 0}, "to": {"female": 1}},
        rows=[i for i, f in enumerate(stored["titanic, frequencies"]["frequencies"]) if f])
    yield "lizards", dict(
        data=load("lizards"),
        terms={"height": [1], "diameter": [2], "shady": [3], "time": [4, 5]},
        nested=["height", "time"], combination=[0, 1, -1, 0, 0, 0],
        points=[[1, 0, 0, 0, 0, 0], [1, 1, 0, 1, 0, 1], [1, 0, 1, 0, 1, 0]],
        change={"from": {"height": 0}, "to": {"height": 1}}, rows=list(range(23)))


def main():
    models = []
    for name, case in cases():
        result = oracle.plain(analyse(case))
        models.append({
            "name": name, "dataset": name,
            "terms": [{"name": k, "columns": [case["data"].names[j] for j in v]}
                      for k, v in case["terms"].items()],
            "cluster": case.get("cluster"), "expected": result,
        })
        print(name, result["estimates"], result["profileIntervals"][1], flush=True)
    versions = {"python": platform.python_version(), "mpmath": mp.__version__,
                "digits": mp.mp.dps, "level": 0.95, "eliminationThreshold": 0.05}
    (here / "expected.json").write_text(
        json.dumps({"versions": versions, "models": models}, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
