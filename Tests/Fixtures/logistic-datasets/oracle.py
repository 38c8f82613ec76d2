"""Logistic regression from its definition, at 60 digits: what the generators here share.

A row has successes s of m trials, a frequency f (how often the row stands in the data) and an
offset. Nothing is rounded before the end; `plain` rounds to the nearest double.
"""

import mpmath as mp

mp.mp.dps = 60
ONE = mp.mpf(1)
Z95 = mp.sqrt(2) * mp.erfinv(mp.mpf("0.95"))


def plain(value):
    """Doubles, nearest, of everything within."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, mp.matrix):
        return [[float(value[i, j]) for j in range(value.cols)] for i in range(value.rows)]
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    return float(value) if isinstance(value, mp.mpf) else value


def normal_p(z):
    """Two-sided."""
    return mp.erfc(abs(z) / mp.sqrt(2))


def chi_p(x, df):
    if df == 0:
        return ONE
    return mp.gammainc(mp.mpf(df) / 2, max(x, mp.mpf(0)) / 2, regularized=True)


def inverse(h):
    """Of a positive definite matrix, scaled to a unit diagonal on the way."""
    p = h.rows
    d = [mp.sqrt(h[j, j]) for j in range(p)]
    r = mp.matrix([[h[j, k] / (d[j] * d[k]) for k in range(p)] for j in range(p)]) ** -1
    return mp.matrix([[(r[j, k] + r[k, j]) / (2 * d[j] * d[k]) for k in range(p)]
                      for j in range(p)])


class Data:
    """A design of exact doubles with its outcome."""

    def __init__(self, names, design, successes, trials=None, freq=None, offset=None):
        n = len(successes)
        self.names = list(names)
        self.x = [[mp.mpf(v) for v in row] for row in design]
        self.s = [mp.mpf(int(v)) for v in successes]
        self.m = [mp.mpf(int(v)) for v in (trials or [1] * n)]
        self.f = [mp.mpf(int(v)) for v in (freq or [1] * n)]
        self.o = [mp.mpf(v) for v in (offset or [0] * n)]
        self.n, self.p = n, len(self.names)

    def only(self, columns):
        """The same data with some columns (by index)."""
        new = Data.__new__(Data)
        new.names = [self.names[j] for j in columns]
        new.x = [[row[j] for j in columns] for row in self.x]
        new.s, new.m, new.f, new.o = self.s, self.m, self.f, self.o
        new.n, new.p = self.n, len(columns)
        return new

    @property
    def size(self):
        """Observations: trials times frequencies."""
        return sum(f * m for f, m in zip(self.f, self.m))

    @property
    def events(self):
        return sum(f * s for f, s in zip(self.f, self.s))

    def eta(self, b):
        return [mp.fdot(row, b) + o for row, o in zip(self.x, self.o)]

    def mu(self, b):
        return [1 / (1 + mp.exp(-e)) for e in self.eta(b)]

    def loglik(self, b):
        """Of the trials one by one: no binomial coefficients."""
        total = mp.mpf(0)
        for e, s, m, f in zip(self.eta(b), self.s, self.m, self.f):
            if f:
                total -= f * (s * mp.log1p(mp.exp(-e)) + (m - s) * mp.log1p(mp.exp(e)))
        return total

    def derivatives(self, b):
        """Log-likelihood, score and information."""
        p = self.p
        g = [mp.mpf(0)] * p
        h = [[mp.mpf(0)] * p for _ in range(p)]
        total = mp.mpf(0)
        for row, s, m, f, o in zip(self.x, self.s, self.m, self.f, self.o):
            if not f:
                continue
            e = mp.fdot(row, b) + o
            t = mp.exp(-abs(e))
            mu = 1 / (1 + t) if e >= 0 else t / (1 + t)
            lower = mp.log1p(t)  # log(1 + exp(-|e|))
            total -= f * (s * (lower if e >= 0 else lower - e)
                          + (m - s) * (lower + e if e >= 0 else lower))
            r = f * (s - m * mu)
            w = f * m * t / (1 + t) ** 2
            for j in range(p):
                if row[j]:
                    g[j] += r * row[j]
                    wx = w * row[j]
                    hj = h[j]
                    for k in range(j + 1):
                        hj[k] += wx * row[k]
        for j in range(p):
            for k in range(j):
                h[k][j] = h[j][k]
        return total, mp.matrix(g), mp.matrix(h)


def maximise(data, start=None):
    """The estimates by Newton's method; columns are divided by their largest magnitude."""
    p = data.p
    if p == 0:
        return []
    scale = [max(abs(row[j]) for row in data.x) or ONE for j in range(p)]
    scaled = Data.__new__(Data)
    scaled.names = data.names
    scaled.x = [[v / c for v, c in zip(row, scale)] for row in data.x]
    scaled.s, scaled.m, scaled.f, scaled.o = data.s, data.m, data.f, data.o
    scaled.n, scaled.p = data.n, p
    b = [v * c for v, c in zip(start, scale)] if start else [mp.mpf(0)] * p
    value, g, h = scaled.derivatives(b)
    for _ in range(500):
        step = mp.lu_solve(h, g)
        decrement = mp.sqrt(abs((g.T * step)[0]))
        if decrement < mp.mpf(10) ** -(mp.mp.dps - 22):
            return [(b[j] + step[j]) / scale[j] for j in range(p)]
        t = ONE
        while True:
            trial = [b[j] + t * step[j] for j in range(p)]
            new = scaled.derivatives(trial)
            if new[0] >= value - mp.mpf(10) ** -(mp.mp.dps - 12):
                break
            t /= 2
        b, (value, g, h) = trial, new
    raise RuntimeError("no convergence")


def condition(h):
    """Of the weighted columns scaled to length 1, in the 2-norm."""
    p = h.rows
    d = [mp.sqrt(h[j, j]) for j in range(p)]
    eigen = mp.eigsy(mp.matrix([[h[j, k] / (d[j] * d[k]) for k in range(p)] for j in range(p)]),
                     eigvals_only=True)
    return mp.sqrt(eigen[p - 1] / eigen[0])


def log_binomials(data):
    """What the binomial coefficients add to the log-likelihood."""
    return sum(f * mp.log(mp.binomial(m, s)) for f, m, s in zip(data.f, data.m, data.s))


def saturated(data):
    total = mp.mpf(0)
    for s, m, f in zip(data.s, data.m, data.f):
        if s:
            total += f * s * mp.log(s / m)
        if m - s:
            total += f * (m - s) * mp.log((m - s) / m)
    return total


def pearson(data, mu):
    return sum(f * (s - m * q) ** 2 / (m * q * (1 - q))
               for f, s, m, q in zip(data.f, data.s, data.m, mu) if f and m)


def null_model(data, intercept=True):
    """Estimates of the model of the intercept alone (padded with 0) and its log-likelihood."""
    if not intercept:
        zero = [mp.mpf(0)] * data.p
        return zero, data.loglik(zero)
    small = data.only([0])
    b = maximise(small)
    return b + [mp.mpf(0)] * (data.p - 1), small.loglik(b)


def score_test(data, b0, tested):
    """Rao's test at restricted estimates b0."""
    _, g, h = data.derivatives(b0)
    return (g.T * inverse(h) * g)[0], len(tested)


def wald_test(b, cov, tested):
    v = mp.matrix([[cov[j, k] for k in tested] for j in tested])
    u = mp.matrix([b[j] for j in tested])
    return (u.T * inverse(v) * u)[0], len(tested)


def test(statistic, df):
    return {"statistic": statistic, "degreesOfFreedom": df, "pValue": chi_p(statistic, df)}


def expected(data, intercept=True):
    """What a fit is checked against."""
    b = maximise(data)
    value, _, h = data.derivatives(b)
    cov = inverse(h)
    mu = data.mu(b)
    null_b, null = null_model(data, intercept)
    full = saturated(data)
    slopes = list(range(1 if intercept else 0, data.p))
    used = sum(1 for f, m in zip(data.f, data.m) if f and m)
    result = {
        "names": data.names,
        "estimates": b,
        "standardErrors": [mp.sqrt(cov[j, j]) for j in range(data.p)],
        "pValues": [normal_p(b[j] / mp.sqrt(cov[j, j])) for j in range(data.p)],
        "logLikelihood": value,
        "logLikelihoodWithBinomialCoefficients": value + log_binomials(data),
        "nullLogLikelihood": null,
        "deviance": 2 * (full - value),
        "nullDeviance": 2 * (full - null),
        "pearson": pearson(data, mu),
        "rowsUsed": used,
        "observations": int(data.size),
        "events": int(data.events),
        "residualDegreesOfFreedom": int(sum(f for f, m in zip(data.f, data.m) if m)) - data.p,
        "condition": condition(h),
    }
    if slopes:
        result["likelihoodRatioTest"] = test(2 * (value - null), len(slopes))
        result["scoreTest"] = test(*score_test(data, null_b, slopes))
        result["waldTest"] = test(*wald_test(b, cov, slopes))
    return result
