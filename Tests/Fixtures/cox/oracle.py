"""Cox regression at 60 digits: sums over risk sets in mpmath, Newton's method, and what follows."""
from mpmath import mp, mpf, matrix, exp, log, sqrt

mp.dps = 60


class Rows:
    """A data set in the order of falling time, by stratum; frequencies are repeated rows."""

    def __init__(self, time, event, x, entry=None, strata=None, cluster=None):
        n = len(time)
        self.n, self.p = n, len(x)
        self.time = [mpf(t) for t in time]
        self.event = [bool(e) for e in event]
        self.x = [[mpf(c[i]) for c in x] for i in range(n)]
        self.entry = [mpf(e) if e > 0 else mpf(-1) for e in entry] if entry else [mpf(-1)] * n
        self.strata = strata or [0] * n
        self.cluster = cluster or list(range(n))
        # event times: (stratum, time, events, leaving before, entering at or after)
        self.groups = []
        for s in sorted(set(self.strata)):
            rows = [i for i in range(n) if self.strata[i] == s]
            for t in sorted({self.time[i] for i in rows if self.event[i]}, reverse=True):
                dead = [i for i in rows if self.event[i] and self.time[i] == t]
                self.groups.append((s, t, dead))
        self.by_exit = {s: sorted((i for i in range(n) if self.strata[i] == s),
                                  key=lambda i: -self.time[i]) for s in set(self.strata)}
        self.by_entry = {s: sorted((i for i in range(n) if self.strata[i] == s),
                                   key=lambda i: -self.entry[i]) for s in set(self.strata)}


class Point:
    """Likelihood, score, information and more at coefficients."""

    def __init__(self, rows, b, ties, squares=True):
        n, p = rows.n, rows.p
        self.rows, self.b, self.ties = rows, b, ties
        self.risk = [exp(sum(b[c] * rows.x[i][c] for c in range(p))) for i in range(n)]
        r, x = self.risk, rows.x
        self.loglik = mpf(0)
        self.score = [mpf(0)] * p
        self.info = matrix(p, p)
        # by event time: hazard, own hazard, mean, sums of mean / denominator, variance, information
        self.terms = []
        stratum = None
        for s, t, dead in rows.groups:
            if s != stratum:
                stratum, out, into = s, 0, 0
                s0, s1 = mpf(0), [mpf(0)] * p
                s2 = [[mpf(0)] * p for _ in range(p)]
                exits, entries = rows.by_exit[s], rows.by_entry[s]

            def add(i, sign):
                nonlocal s0
                w = sign * r[i]
                s0 += w
                for a in range(p):
                    wa = w * x[i][a]
                    s1[a] += wa
                    for c in range(a + 1):
                        s2[a][c] += wa * x[i][c]
            while out < len(exits) and rows.time[exits[out]] >= t:
                add(exits[out], 1)
                out += 1
            while into < len(entries) and rows.entry[entries[into]] >= t:
                add(entries[into], -1)
                into += 1
            d = len(dead)
            d0 = sum(r[i] for i in dead)
            d1 = [sum(r[i] * x[i][a] for i in dead) for a in range(p)]
            d2 = [[sum(r[i] * x[i][a] * x[i][c] for i in dead) for c in range(a + 1)]
                  for a in range(p)]
            for i in dead:
                self.loglik += log(r[i])
                for a in range(p):
                    self.score[a] += x[i][a]
            hazard, own, var = mpf(0), mpf(0), mpf(0)
            mean, lag, ownlag = [mpf(0)] * p, [mpf(0)] * p, [mpf(0)] * p
            local = matrix(p, p)
            for step in range(d):
                f = mpf(step) / d if ties == "efron" else mpf(0)
                den = s0 - f * d0
                m = [(s1[a] - f * d1[a]) / den for a in range(p)]
                self.loglik -= log(den)
                hazard += 1 / den
                own += (1 - f) / den
                var += 1 / den ** 2
                for a in range(p):
                    self.score[a] -= m[a]
                    mean[a] += m[a] / d
                    lag[a] += m[a] / den
                    ownlag[a] += (1 - f) * m[a] / den
                    for c in range(a + 1):
                        local[a, c] += (s2[a][c] - f * d2[a][c]) / den - m[a] * m[c]
            for a in range(p):
                for c in range(a):
                    local[c, a] = local[a, c]
            self.info += local
            self.terms.append((s, t, dead, hazard, own, mean, lag, ownlag, var, local))

    def residuals(self):
        """Martingale and score residuals."""
        rows, p = self.rows, self.rows.p
        martingale = [mpf(1) if e else mpf(0) for e in rows.event]
        score = [[mpf(0)] * p for _ in range(rows.n)]
        by = {}
        for term in self.terms:
            by.setdefault(term[0], []).append(term)
        for i in range(rows.n):
            for s, t, dead, hazard, own, mean, lag, ownlag, var, local in by.get(rows.strata[i], []):
                if not (rows.entry[i] < t <= rows.time[i]):
                    continue
                mine = rows.event[i] and rows.time[i] == t
                rise, mid = (own, ownlag) if mine else (hazard, lag)
                martingale[i] -= self.risk[i] * rise
                for a in range(p):
                    score[i][a] -= self.risk[i] * (rows.x[i][a] * rise - mid[a])
                    if mine:
                        score[i][a] += rows.x[i][a] - mean[a]
        return martingale, score


def fit(rows, ties):
    b = [mpf(0)] * rows.p
    null = Point(rows, b, ties)
    point = null
    for _ in range(60):
        step = mp.lu_solve(point.info, matrix(point.score))
        share = mpf(1)
        while True:
            there = Point(rows, [b[a] + share * step[a] for a in range(rows.p)], ties)
            if there.loglik >= point.loglik - mpf(10) ** -40:
                break
            share /= 2
        b, point = there.b, there
        if max(abs(s) for s in step) < mpf(10) ** -28:
            return null, point
    raise RuntimeError("no convergence")


def quadratic(info, u):
    return sum(u[a] * v for a, v in enumerate(mp.lu_solve(info, matrix(u))))


def robust(point, covariance):
    _, score = point.residuals()
    p = point.rows.p
    sums = {}
    for i, c in enumerate(point.rows.cluster):
        own = sums.setdefault(c, [mpf(0)] * p)
        for a in range(p):
            own[a] += score[i][a]
    meat = matrix(p, p)
    for own in sums.values():
        for a in range(p):
            for c in range(p):
                meat[a, c] += own[a] * own[c]
    return covariance * meat * covariance


def transformed(rows, kind):
    """g of the time of each event time, as survival's cox.zph takes it."""
    times = rows.time
    if kind == "identity":
        return {t: t for t in times}
    if kind == "log":
        return {t: log(t) for t in times}
    if kind == "rank":
        order = sorted(times)
        return {t: (mpf(order.index(t)) + order.index(t) + order.count(t) + 1) / 2 for t in set(times)}
    curve, s = {}, mpf(1)
    for t in sorted(set(times)):
        curve[t] = 1 - s
        at_risk = sum(1 for i in range(rows.n) if rows.entry[i] < t <= times[i])
        d = sum(1 for i in range(rows.n) if rows.event[i] and times[i] == t)
        s *= 1 - mpf(d) / at_risk
    return curve


def proportionality(point, kind, terms):
    """The score test of Grambsch and Therneau, of each term and of all."""
    rows, p = point.rows, point.rows.p
    g = transformed(rows, kind)
    events = [t for _, t, dead, *_ in point.terms for _ in dead]
    centre = sum(g[t] for t in events) / len(events)
    u = [mpf(0)] * (2 * p)
    info = matrix(2 * p, 2 * p)
    for s, t, dead, hazard, own, mean, lag, ownlag, var, local in point.terms:
        w = g[t] - centre
        for i in dead:
            for a in range(p):
                u[p + a] += w * (rows.x[i][a] - mean[a])
        for a in range(p):
            for c in range(p):
                info[a, c] += local[a, c]
                info[a, p + c] += w * local[a, c]
                info[p + a, c] += w * local[a, c]
                info[p + a, p + c] += w * w * local[a, c]

    def test(columns):
        keep = list(range(p)) + [p + c for c in columns]
        part = matrix(len(keep), len(keep))
        for a, i in enumerate(keep):
            for c, j in enumerate(keep):
                part[a, c] = info[i, j]
        return quadratic(part, [u[i] for i in keep])
    return [test(c) for c in terms] + [test(list(range(p)))]


def baseline(point, stratum, x, times):
    """Cumulated hazard at a record x with its variance, at times."""
    rows, p = point.rows, point.rows.p
    inverse = point.info ** -1
    risk = exp(sum(point.b[a] * x[a] for a in range(p)))
    out = []
    for at in times:
        h, v, d = mpf(0), mpf(0), [mpf(0)] * p
        for s, t, dead, hazard, own, mean, lag, ownlag, var, local in point.terms:
            if s == stratum and t <= at:
                h += hazard
                v += var
                for a in range(p):
                    d[a] += x[a] * hazard - lag[a]
        between = sum(d[a] * inverse[a, c] * d[c] for a in range(p) for c in range(p))
        out.append((risk * h, risk * sqrt(v + between)))
    return out
