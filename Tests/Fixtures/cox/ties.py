"""Sums over the factors of Efron's likelihood by digamma functions at 80 digits, and Cox regressions
of records that occur hundreds of thousands of times. Run: python3 ties.py > ties.json"""
import json
from mpmath import exp, log, loggamma, matrix, mp, mpf, psi, sqrt

mp.dps = 80


def sums(d, rest, events):
    """The six sums over the denominators rest + m events / d, m = 1 ... d."""
    d, rest, events = mpf(d), mpf(rest), mpf(events)
    u = events / d
    q = rest / u
    h1 = psi(0, q + d + 1) - psi(0, q + 1)
    h2 = psi(1, q + 1) - psi(1, q + d + 1)
    return {
        "inverse": h1 / u, "share": (d - q * h1) / d / u,
        "logarithm": d * log(u) + loggamma(q + d + 1) - loggamma(q + 1),
        "square": h2 / u ** 2, "squareShare": (h1 - q * h2) / d / u ** 2,
        "squareShares": (d - 2 * q * h1 + q * q * h2) / d ** 2 / u ** 2}


def fit(times, events, columns, counts):
    """Efron's likelihood of frequencies; rows of one time with the event are tied."""
    p, n = len(columns), len(times)
    b = [mpf(0)] * p
    x = [[mpf(c[i]) for c in columns] for i in range(n)]
    for turn in range(60):
        risk = [counts[i] * exp(sum(b[c] * x[i][c] for c in range(p))) for i in range(n)]
        loglik, score, info = mpf(0), [mpf(0)] * p, matrix(p, p)
        for t in sorted({times[i] for i in range(n) if events[i]}):
            dead = [i for i in range(n) if events[i] and times[i] == t]
            others = [i for i in range(n) if times[i] >= t and i not in dead]
            d = sum(counts[i] for i in dead)

            def moments(rows):
                return (sum((risk[i] for i in rows), mpf(0)),
                        [sum((risk[i] * x[i][a] for i in rows), mpf(0)) for a in range(p)],
                        [[sum((risk[i] * x[i][a] * x[i][c] for i in rows), mpf(0))
                          for c in range(p)] for a in range(p)])
            r0, r1, r2 = moments(others)
            d0, d1, d2 = moments(dead)
            s = sums(d, r0, d0)
            loglik += sum(counts[i] * log(risk[i] / counts[i]) for i in dead) - s["logarithm"]
            for a in range(p):
                score[a] += sum(counts[i] * x[i][a] for i in dead)
                score[a] -= s["inverse"] * r1[a] + s["share"] * d1[a]
                for c in range(p):
                    info[a, c] += s["inverse"] * r2[a][c] + s["share"] * d2[a][c]
                    info[a, c] -= (s["square"] * r1[a] * r1[c] + s["squareShares"] * d1[a] * d1[c]
                                   + s["squareShare"] * (r1[a] * d1[c] + d1[a] * r1[c]))
        step = mp.lu_solve(info, matrix(score))
        if max(abs(v) for v in step) < mpf(10) ** -40:
            break
        share = min(mpf(1), 2 / max(abs(v) for v in step))
        b = [b[a] + share * step[a] for a in range(p)]
    covariance = info ** -1
    return {"estimates": [float(v) for v in b], "logLikelihood": float(loglik),
            "standardErrors": [float(sqrt(covariance[a, a])) for a in range(p)]}


cases = []
for d in (2, 255, 256, 257, 1000, 12345, 10 ** 6, 4 * 10 ** 9):
    for rest in (0.0, 2.0 ** -30, 0.375, 1.0, 37.5, 2.0 ** 20, 2.0 ** 60):
        for events in (1.0, 0.8125 * d):
            values = {k: float(v) for k, v in sums(d, rest, events).items()}
            cases.append({"steps": d, "rest": rest, "events": events, **values})
times = [float(t) for t in (1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4)]
events = [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0]
columns = [[float(v) for v in (0, 1, 1, 1, 0, 0, 1, 1, 0, 0, 1, 0)],
           [float(v) for v in (3, 5, 2, 7, 1, 4, 8, 2, 6, 5, 9, 3)]]
counts = [310000, 420001, 90000, 1000000, 250000, 5, 77777, 123456, 31, 800000, 650000, 200000]
fits = [{"times": times, "events": events, "columns": columns, "counts": counts,
         **fit(times, events, columns, counts)}]
# Without the last censored: at the last time all that are left have the event.
fits.append({"times": times[:-1], "events": events[:-1], "columns": [c[:-1] for c in columns],
             "counts": counts[:-1],
             **fit(times[:-1], events[:-1], [c[:-1] for c in columns], counts[:-1])})
print(json.dumps({"sums": cases, "fits": fits}))
