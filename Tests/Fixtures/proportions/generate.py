"""Exact truth for effects, proportions and paired tables: fractions, and 50-digit roots.

Run: python3 generate.py > expected.json
Limits of exact tests come from a scan over all jump points of the p-value; restricted estimates of
the score intervals from bisection of the likelihood equation, none from a closed form. Means,
variances and quadratic forms are taken in fractions. Where statsmodels has the same test its number
is asserted.
"""
import json
import platform
import sys
from fractions import Fraction
from math import comb

import mpmath as mp
from mpmath import mpf

mp.mp.dps = 50


def num(x):
    """17 digits, or the words of JSON infinity."""
    if x == mp.inf:
        return "Infinity"
    if isinstance(x, Fraction):
        x = mpf(x.numerator) / x.denominator
    return float(mp.nstr(mpf(x), 20))


def real(x):
    return mpf(x.numerator) / x.denominator if isinstance(x, Fraction) else mpf(x)


def bisect(f, lo, hi, steps=175):
    """The zero of a function that is positive at lo and not at hi."""
    lo, hi = mpf(lo), mpf(hi)
    for _ in range(steps):
        mid = (lo + hi) / 2
        if f(mid) > 0:
            lo = mid
        else:
            hi = mid
    return (lo + hi) / 2


def z_of(level):
    return mp.sqrt(2) * mp.erfinv(mpf(level))


def alpha_of(level):
    """1 - level by its decimals."""
    return 1 - mpf(str(level))


def tail_p(chi2, df):
    return mp.gammainc(mpf(df) / 2, real(chi2) / 2, mp.inf, regularized=True)


class Family:
    """Values k with whole weights w(k), P(k) proportional to w(k) odds^k."""

    def __init__(self, weights, lowest, observed):
        self.w = {lowest + i: w for i, w in enumerate(weights)}
        self.lo, self.hi, self.x = lowest, lowest + len(weights) - 1, observed

    def mirrored(self):
        return Family([self.w[k] for k in range(self.hi, self.lo - 1, -1)], 0, self.hi - self.x)

    def probs(self, x):
        theta, t, out = mp.exp(x), mpf(1), []
        for k in range(self.lo, self.hi + 1):
            out.append(self.w[k] * t)
            t *= theta
        s = mp.fsum(out)
        return {self.lo + i: v / s for i, v in enumerate(out)}

    def lower(self, x, k):
        p = self.probs(x)
        return mp.fsum(p[j] for j in range(self.lo, k + 1))

    def upper(self, x, k):
        p = self.probs(x)
        return mp.fsum(p[j] for j in range(k, self.hi + 1))

    def p_values(self, odds):
        """The p-values at rational odds, in fractions."""
        w = {k: self.w[k] * odds ** k for k in self.w}
        s = sum(w.values())
        less = sum(v for k, v in w.items() if k <= self.x)
        greater = sum(v for k, v in w.items() if k >= self.x)
        point = w[self.x]
        minlike = sum(v for v in w.values() if v <= point)
        near = min(less, greater)
        far = 0
        tails = ([sum(v for k, v in w.items() if k >= j) for j in range(self.x + 1, self.hi + 1)]
                 if less <= greater else
                 [sum(v for k, v in w.items() if k <= j) for j in range(self.lo, self.x)])
        for tail in tails:
            if tail <= near:
                far = max(far, tail)
        half = Fraction(point) / 2
        f = lambda v: min(Fraction(1), Fraction(v) / s)
        return {"less": f(less), "greater": f(greater), "minlike": f(minlike),
                "central": f(2 * near), "blaker": f(near + far), "midP": f(2 * (near - half)),
                "lessMidP": f(less - half), "greaterMidP": f(greater - half)}

    def upper_limit(self, alpha, share):
        if self.x == self.hi:
            return mp.inf
        def excess(x):
            p = self.probs(x)
            return (mp.fsum(p[j] for j in range(self.lo, self.x)) + share * p[self.x] - alpha)
        return bisect(excess, -80, 80)

    def jump_limit(self, alpha, jumps):
        """The last log odds with p > alpha; the set {<= x or >= k} holds up to jumps[k]."""
        if self.x == self.hi:
            return mp.inf
        inside = lambda x, k: self.lower(x, self.x) + (self.upper(x, k) if k <= self.hi else 0)
        last = jumps[self.hi]
        if inside(last, self.hi + 1) > alpha:
            return bisect(lambda x: inside(x, self.hi + 1) - alpha, last, last + 80)
        for k in range(self.hi, self.x, -1):
            if inside(jumps[k], k) > alpha:
                return jumps[k]
            if k - 1 in jumps and inside(jumps[k - 1], k) > alpha:
                return bisect(lambda x: inside(x, k) - alpha, jumps[k - 1], jumps[k])
        raise AssertionError("no limit among the jumps")

    def blaker_limit(self, alpha):
        jumps = {}
        for k in range(self.x + 1, self.hi + 1):
            jumps[k] = bisect(lambda x: self.lower(x, self.x) - self.upper(x, k), -60, 60, 160)
        return self.jump_limit(alpha, jumps)

    def minlike_limit(self, alpha):
        jumps = {k: (mp.log(self.w[self.x]) - mp.log(self.w[k])) / (k - self.x)
                 for k in range(self.x + 1, self.hi + 1)}
        return self.jump_limit(alpha, jumps)

    def limits(self, level):
        alpha, m = alpha_of(level), self.mirrored()
        down = lambda x: mpf(0) if x == mp.inf else mp.exp(-x)
        up = lambda x: mp.inf if x == mp.inf else mp.exp(x)
        half = mpf(1) / 2
        return {
            "central": (down(m.upper_limit(alpha / 2, 1)), up(self.upper_limit(alpha / 2, 1))),
            "midP": (down(m.upper_limit(alpha / 2, half)), up(self.upper_limit(alpha / 2, half))),
            "blaker": (down(m.blaker_limit(alpha)), up(self.blaker_limit(alpha))),
            "minlike": (down(m.minlike_limit(alpha)), up(self.minlike_limit(alpha))),
            "lessMidP": (mpf(0), up(self.upper_limit(alpha, half))),
        }


def fisher(a, b, c, d, level):
    lo, hi = max(0, a + c - c - d), min(a + b, a + c)
    weights = [comb(a + b, k) * comb(c + d, a + c - k) for k in range(lo, hi + 1)]
    f = Family(weights, lo, a)
    p, lim = f.p_values(1), f.limits(level)
    return {"table": [[a, b], [c, d]], "level": level,
            "p": {k: num(p[k]) for k in p},
            "limits": {k: [num(x) for x in v] for k, v in lim.items()}}


def binomial(x, n, p0, level):
    f = Family([comb(n, k) for k in range(n + 1)], 0, x)
    p0 = Fraction(p0)
    p, lim = f.p_values(p0 / (1 - p0)), f.limits(level)
    share = lambda o: mpf(1) if o == mp.inf else o / (1 + o)
    return {"successes": x, "trials": n, "hypothesis": float(p0), "level": level,
            "p": {k: num(p[k]) for k in p},
            "limits": {k: [num(share(o)) for o in v] for k, v in lim.items()}}


def beta_quantile(a, b, tail, upper):
    def excess(x):
        low = mp.betainc(a, b, 0, x, regularized=True)
        high = mp.betainc(a, b, x, 1, regularized=True)
        return high - tail if upper else tail - low
    return bisect(excess, 0, 1)


def wilson(x, n, z):
    x, n = mpf(x), mpf(n)
    c, h = x + z * z / 2, z * mp.sqrt(x * (n - x) / n + z * z / 4)
    return [(c - h) / (n + z * z) if x > 0 else mpf(0),
            (c + h) / (n + z * z) if x < n else mpf(1)]


def proportion(x, n, level):
    z, tail = z_of(level), (1 - mpf(level)) / 2
    m = n + z * z
    p = (x + z * z / 2) / m
    h = z * mp.sqrt(p * (1 - p) / m)
    half = mpf(1) / 2
    return {
        "successes": x, "trials": n, "level": level,
        "wilson": [num(v) for v in wilson(x, n, z)],
        "agrestiCoull": [num(max(mpf(0), p - h)), num(min(mpf(1), p + h))],
        "clopperPearson": [num(beta_quantile(x, n - x + 1, tail, False) if x else 0),
                           num(beta_quantile(x + 1, n - x, tail, True) if x < n else 1)],
        "jeffreys": [num(beta_quantile(x + half, n - x + half, tail, False) if x else 0),
                     num(beta_quantile(x + half, n - x + half, tail, True) if x < n else 1)],
    }


def likelihood_root(terms, lo, hi):
    """The zero of sum(count * d log(share) / dp), each share linear in p, between its bounds."""
    def slope(p):
        s = mpf(0)
        for count, start, rate in terms:
            if count:
                share = start + rate * p
                s += count * rate / share if share > 0 else mp.sign(rate) * mpf(10) ** 70
        return s
    return bisect(slope, lo, hi, 190)


def restricted_difference(x1, n1, x0, n0, delta):
    terms = [(x1, delta, 1), (n1 - x1, 1 - delta, -1), (x0, mpf(0), 1), (n0 - x0, mpf(1), -1)]
    p0 = likelihood_root(terms, max(mpf(0), -delta), min(mpf(1), 1 - delta))
    return p0 + delta, p0


def difference_upper(x1, n1, x0, n0, z, factor):
    est = mpf(x1) / n1 - mpf(x0) / n0
    if est == 1:
        return mpf(1)
    def excess(delta):
        p1, p0 = restricted_difference(x1, n1, x0, n0, delta)
        v = (p1 * (1 - p1) / n1 + p0 * (1 - p0) / n0) * factor
        return z * mp.sqrt(max(mpf(0), v)) - (delta - est)
    return bisect(excess, est + mpf(10) ** -30, 1, 150)


def ratio_upper(x1, n1, x0, n0, z):
    """Koopman: the chi-square of both groups at the most likely risks of the ratio is z^2."""
    if x0 == 0:
        return mp.inf
    def excess(log_ratio):
        r = mp.exp(log_ratio)
        # In the logarithm of p0: the likelihood is concave there as well.
        def slope(p0):
            s = mpf(x1 + x0) / p0
            s -= (n1 - x1) * r / (1 - r * p0) + mpf(n0 - x0) / (1 - p0)
            return s
        p0 = bisect(slope, mpf(10) ** -40, min(mpf(1), 1 / r) * (1 - mpf(10) ** -45), 190)
        p1 = r * p0
        u = (mpf(x1) - n1 * p1) ** 2 / (n1 * p1 * (1 - p1))
        u += (mpf(x0) - n0 * p0) ** 2 / (n0 * p0 * (1 - p0))
        return z * z - u
    start = mp.log(mpf(x1) * n0 / (n1 * mpf(x0))) if x1 else mpf(-60)
    return mp.exp(bisect(excess, start + mpf(10) ** -25, start + 80, 130))


def odds_upper(a, b, c, d, z, kind):
    """The odds ratio of the group (c, d) over the reference (a, b), event second."""
    if b == 0 or c == 0:
        return mp.inf
    n0, n1, m = a + b, c + d, b + d
    def excess(x):
        psi = mp.exp(x)
        # The risks with this odds ratio and the observed number of events.
        def events(odds0):
            return m - (n0 * odds0 / (1 + odds0) + n1 * psi * odds0 / (1 + psi * odds0))
        o0 = mp.exp(bisect(lambda y: events(mp.exp(y)), -120, 120, 190))
        p0, p1 = o0 / (1 + o0), psi * o0 / (1 + psi * o0)
        q0, q1 = 1 / (1 + o0), 1 / (1 + psi * o0)
        if kind == "score":
            u = (d - n1 * p1) ** 2 * (1 / (n1 * p1 * q1) + 1 / (n0 * p0 * q0))
        else:
            cells = [(a, n0 * q0), (b, n0 * p0), (c, n1 * q1), (d, n1 * p1)]
            u = 2 * mp.fsum(o * mp.log(o / e) for o, e in cells if o)
        return z * z - u
    start = mp.log(mpf(a) * d / (mpf(b) * c)) if a and d else mpf(-50)
    return mp.exp(bisect(excess, start + mpf(10) ** -25, start + 70, 125))


def effects(a, b, c, d, level):
    """Rows reference (a, b) and group (c, d); the event is the second column."""
    z = z_of(level)
    n0, n1, x0, x1, n = a + b, c + d, b, d, a + b + c + d
    p1, p0 = mpf(x1) / n1, mpf(x0) / n0
    (l1, u1), (l0, u0) = wilson(x1, n1, z), wilson(x0, n0, z)
    diff = real(Fraction(x1, n1) - Fraction(x0, n0))
    q1, q0 = mpf(x1 + 1) / (n1 + 2), mpf(x0 + 1) / (n0 + 2)
    h = z * mp.sqrt(q1 * (1 - q1) / (n1 + 2) + q0 * (1 - q0) / (n0 + 2))
    one = mpf(1)
    out = {
        "table": [[a, b], [c, d]], "level": level, "difference": num(diff),
        "newcombe": [num(diff - mp.sqrt((p1 - l1) ** 2 + (u0 - p0) ** 2)),
                     num(diff + mp.sqrt((u1 - p1) ** 2 + (p0 - l0) ** 2))],
        "agrestiCaffo": [num(min(diff, max(-one, q1 - q0 - h))),
                         num(max(diff, min(one, q1 - q0 + h)))],
    }
    for name, factor in [("mee", one), ("miettinenNurminen", mpf(n) / (n - 1))]:
        out[name] = [num(-difference_upper(x0, n0, x1, n1, z, factor)),
                     num(difference_upper(x1, n1, x0, n0, z, factor))]
    inverse = lambda x: mpf(0) if x == mp.inf else 1 / x
    if x0 + x1:
        out["riskRatio"] = num(mp.inf if x0 == 0 else Fraction(x1 * n0, x0 * n1))
        out["koopman"] = [num(inverse(ratio_upper(x0, n0, x1, n1, z))),
                          num(ratio_upper(x1, n1, x0, n0, z))]
    if x0 and x1 and x0 + x1 < n:  # else it has no width
        h = z * mp.sqrt(1 / mpf(x1) - one / n1 + one / x0 - one / n0)
        r = real(Fraction(x1 * n0, x0 * n1))
        out["log"] = [num(r * mp.exp(-h)), num(r * mp.exp(h))]
    if 0 < x0 + x1 < n:
        out["oddsRatio"] = num(mp.inf if b * c == 0 else Fraction(a * d, b * c))
        for name in ["score", "likelihoodRatio"]:
            out["odds-" + name] = [num(inverse(odds_upper(c, d, a, b, z, name))),
                                   num(odds_upper(a, b, c, d, z, name))]
        g = 2 * mp.fsum(o * mp.log(mpf(o) * n / (r * k)) for o, r, k in [
            (a, n0, a + c), (b, n0, b + d), (c, n1, a + c), (d, n1, b + d)] if o)
        out["g"], out["pG"] = num(g), num(tail_p(g, 1))
    if a * b * c * d:
        h = z * mp.sqrt(sum(one / v for v in (a, b, c, d)))
        r = real(Fraction(a * d, b * c))
        out["woolf"] = [num(r * mp.exp(-h)), num(r * mp.exp(h))]
    return out


def agresti_caffo_low(a, b, c, d, level):
    """Agresti and Caffo's limits at a low level: extended to the difference that they may miss."""
    z, n0, n1 = z_of(level), a + b, c + d
    q1, q0 = mpf(d + 1) / (n1 + 2), mpf(b + 1) / (n0 + 2)
    h = z * mp.sqrt(q1 * (1 - q1) / (n1 + 2) + q0 * (1 - q0) / (n0 + 2))
    diff = real(Fraction(d, n1) - Fraction(b, n0))
    return {"table": [[a, b], [c, d]], "level": level,
            "plain": [num(q1 - q0 - h), num(q1 - q0 + h)],
            "limits": [num(min(diff, q1 - q0 - h)), num(max(diff, q1 - q0 + h))]}


def likelihood_ratio(a, b, c, d):
    """G of counts up to 2^53."""
    with mp.workdps(120):
        n = a + b + c + d
        g = 2 * mp.fsum(o * mp.log(mpf(o) * n / (r * k)) for o, r, k in [
            (a, a + b, a + c), (b, a + b, b + d), (c, c + d, a + c), (d, c + d, b + d)] if o)
        return {"table": [[a, b], [c, d]], "g": num(g)}


def tango_upper(b, c, n, z):
    est = mpf(b - c) / n
    if est == 1:
        return mpf(1)
    def excess(delta):
        lo, hi = max(mpf(0), -delta), (1 - delta) / 2
        q = likelihood_root([(b, delta, 1), (c, mpf(0), 1), (n - b - c, 1 - delta, -2)], lo, hi)
        v = n * (2 * q + delta * (1 - delta))
        return z * mp.sqrt(max(mpf(0), v)) - (n * delta - (b - c))
    return bisect(excess, est + mpf(10) ** -30, 1, 150)


def paired(a, b, c, d, level):
    """Rows before, columns after: the difference is that of the second level, after less before."""
    n, z = a + b + c + d, z_of(level)
    pb, pa = mpf(c + d) / n, mpf(b + d) / n
    (lb, ub), (la, ua) = wilson(c + d, n, z), wilson(b + d, n, z)
    margins = (a + b) * (c + d) * (a + c) * (b + d)
    top = Fraction(a * d - b * c)
    if top > 0:
        top = max(Fraction(0), top - Fraction(n, 2))
    phi = real(top) / mp.sqrt(margins) if margins else mpf(0)
    diff = real(Fraction(b - c, n))
    root = lambda x, y: mp.sqrt(max(mpf(0), x * x - 2 * phi * x * y + y * y))
    return {"table": [[a, b], [c, d]], "level": level, "difference": num(diff),
            "newcombe": [num(diff - root(pa - la, ub - pb)), num(diff + root(ua - pa, pb - lb))],
            "tango": [num(-tango_upper(c, b, n, z)), num(tango_upper(b, c, n, z))]}


def solve(matrix, vector):
    """The solution of a regular system in fractions."""
    rows = [list(map(Fraction, r)) + [Fraction(v)] for r, v in zip(matrix, vector)]
    for i in range(len(rows)):
        pivot = next(j for j in range(i, len(rows)) if rows[j][i] != 0)
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for j in range(len(rows)):
            if j != i and rows[j][i]:
                f = rows[j][i] / rows[i][i]
                rows[j] = [x - f * y for x, y in zip(rows[j], rows[i])]
    return [r[-1] / r[i] for i, r in enumerate(rows)]


def square(t, level, blocks):
    """Blocks: the groups of levels that change among themselves; one level of each is left out."""
    k, n = len(t), sum(map(sum, t))
    rt, ct = [sum(r) for r in t], [sum(c) for c in zip(*t)]
    keep = [i for block in blocks for i in block[1:]]
    d = [rt[i] - ct[i] for i in keep]
    s = [[rt[i] + ct[i] - 2 * t[i][i] if i == j else -(t[i][j] + t[j][i]) for j in keep]
         for i in keep]
    sm = sum((x * y for x, y in zip(d, solve(s, d))), Fraction(0))
    bowker, df = Fraction(0), 0
    for i in range(k):
        for j in range(i):
            if t[i][j] + t[j][i]:
                bowker += Fraction((t[i][j] - t[j][i]) ** 2, t[i][j] + t[j][i])
                df += 1
    out = {"table": t, "level": level, "stuartMaxwell": num(sm), "stuartMaxwellDf": len(keep),
           "stuartMaxwellP": num(tail_p(sm, len(keep))), "bowker": num(bowker), "bowkerDf": df,
           "bowkerP": num(tail_p(bowker, df))}
    for name, weight in [("none", lambda i, j: int(i != j)), ("linear", lambda i, j: abs(i - j)),
                         ("quadratic", lambda i, j: (i - j) ** 2)]:
        # Fleiss, Cohen and Everitt 1969, in agreement weights w = 1 - v / max(v).
        top = max(weight(i, j) for i in range(k) for j in range(k))
        w = [[1 - Fraction(weight(i, j), top) for j in range(k)] for i in range(k)]
        p = [[Fraction(x, n) for x in r] for r in t]
        pr, pc = [Fraction(x, n) for x in rt], [Fraction(x, n) for x in ct]
        po = sum(w[i][j] * p[i][j] for i in range(k) for j in range(k))
        pe = sum(w[i][j] * pr[i] * pc[j] for i in range(k) for j in range(k))
        kappa = (po - pe) / (1 - pe)
        wr = [sum(w[i][j] * pc[j] for j in range(k)) for i in range(k)]
        wc = [sum(w[i][j] * pr[i] for i in range(k)) for j in range(k)]
        var = sum(p[i][j] * (w[i][j] - (wr[i] + wc[j]) * (1 - kappa)) ** 2
                  for i in range(k) for j in range(k))
        var = (var - (kappa - pe * (1 - kappa)) ** 2) / (n * (1 - pe) ** 2)
        out[name] = [num(kappa), num(mp.sqrt(real(var)))]
    return out


def cochran(columns):
    k, n = len(columns), len(columns[0])
    c = [sum(col) for col in columns]
    r = [sum(col[i] for col in columns) for i in range(n)]
    t = sum(c)
    q = Fraction((k - 1) * (k * sum(x * x for x in c) - t * t), k * t - sum(x * x for x in r))
    return {"columns": [[bool(x) for x in col] for col in columns], "q": num(q),
            "p": num(tail_p(q, k - 1))}


FISHER = [
    (3, 1, 1, 3), (2, 10, 15, 3), (6, 12, 12, 5), (21, 15, 22, 16), (0, 5, 5, 0), (0, 7, 3, 9),
    (7, 0, 9, 3), (1, 0, 0, 1), (1, 1, 0, 1), (4, 4, 4, 4), (1, 9, 11, 3), (8, 2, 1, 5),
    (10, 90, 25, 75), (3, 97, 12, 88), (2, 0, 1, 3), (7, 2, 3, 11), (18, 7, 6, 23), (12, 3, 0, 6),
    (0, 40, 5, 35), (7, 255, 30, 464), (30, 1, 1, 30), (5, 16, 19, 2), (60, 40, 45, 55),
]
BINOMIAL = [
    (0, 10, "1/2"), (10, 10, "1/2"), (3, 10, "1/2"), (5, 10, "1/2"), (7, 20, "1/4"),
    (1, 30, "1/8"), (29, 30, "3/4"), (682, 925, "3/4"), (4, 12, "1/8"), (0, 25, "1/16"),
    (25, 25, "15/16"), (1, 1, "1/2"), (0, 1, "1/4"), (12, 100, "1/16"), (40, 200, "1/4"),
    (11, 64, "1/4"), (50, 64, "3/4"),
]
PROPORTIONS = [
    (0, 10), (10, 10), (1, 10), (5, 10), (15, 36), (16, 38), (1, 1), (0, 1), (81, 263), (1, 1000),
    (999, 1000), (20, 400), (0, 5000),
]
EFFECTS = [
    (21, 15, 22, 16), (10, 2, 3, 15), (0, 5, 5, 0), (5, 0, 0, 5), (9, 3, 7, 0), (7, 0, 9, 3),
    (12, 0, 9, 0), (0, 12, 0, 9), (4, 4, 4, 4), (90, 10, 75, 25), (99, 1, 88, 12),
    (1000, 1, 900, 6), (1, 0, 1, 1), (463, 37, 490, 10), (10, 90, 2, 98), (999, 1, 2999, 2),
    (500, 500, 4000, 6000), (3, 7, 0, 10), (0, 10, 1, 9), (99000, 1000, 99100, 900),
]
PAIRED = [
    (794, 86, 150, 570), (1, 1, 7, 12), (10, 0, 0, 5), (10, 6, 0, 20), (10, 0, 6, 20),
    (3, 4, 4, 3), (0, 1, 0, 0), (12, 5, 4, 20), (0, 9, 2, 0), (50, 12, 25, 13), (43, 0, 1, 0),
    (0, 400, 300, 0), (100, 1, 0, 7), (5, 0, 0, 0), (36, 12, 2, 0), (90, 9, 1, 900),
]
SQUARES = [
    ([[20, 10, 5], [3, 30, 15], [0, 5, 40]], [[0, 1, 2]]),
    ([[1520, 266, 124, 66], [234, 1512, 432, 78], [117, 362, 1772, 205], [36, 82, 179, 492]],
     [[0, 1, 2, 3]]),
    ([[10, 4, 0, 0], [1, 7, 0, 0], [0, 0, 5, 6], [0, 0, 2, 9]], [[0, 1], [2, 3]]),
    ([[5, 3, 0], [1, 8, 0], [0, 0, 4]], [[0, 1]]),
    ([[44, 5, 1], [7, 20, 3], [9, 5, 6]], [[0, 1, 2]]),
    ([[22, 2, 2, 0, 0], [5, 7, 14, 0, 0], [0, 2, 36, 0, 0], [0, 1, 14, 7, 0], [0, 0, 3, 0, 3]],
     [[0, 1, 2, 3, 4]]),
    ([[40, 9], [3, 25]], [[0, 1]]),
    ([[0, 7, 2], [3, 0, 4], [6, 1, 0]], [[0, 1, 2]]),
    ([[100000, 2000, 31], [1900, 90000, 4000], [25, 4100, 80000]], [[0, 1, 2]]),
]


def cochran_cases():
    state = 12345
    cases = []
    for n, k in [(12, 3), (40, 4), (7, 2), (300, 5)]:
        columns = []
        for j in range(k):
            column = []
            for _ in range(n):
                state = (state * 1103515245 + 12345) % 2 ** 31
                column.append(int((state >> 16) % 10 < 4 + j))
            columns.append(column)
        cases.append(cochran(columns))
    return cases


def check_statsmodels(squares, queries):
    import numpy
    from statsmodels.stats.contingency_tables import SquareTable, cochrans_q
    from statsmodels.stats.inter_rater import cohens_kappa

    close = lambda x, y: abs(x - y) <= 1e-9 * max(1, abs(y))
    for s in squares:
        t = numpy.array(s["table"])
        table = SquareTable(t, shift_zeros=False)
        if s["stuartMaxwellDf"] == len(t) - 1:
            h = table.homogeneity(method="stuart_maxwell")
            assert close(h.statistic, s["stuartMaxwell"]) and close(h.pvalue, s["stuartMaxwellP"])
        if s["bowkerDf"] == len(t) * (len(t) - 1) // 2:
            b = table.symmetry()
            assert close(b.statistic, s["bowker"]) and close(b.pvalue, s["bowkerP"])
        for name, wt in [("none", None), ("linear", "linear"), ("quadratic", "quadratic")]:
            k = cohens_kappa(t, wt=wt)
            assert close(k.kappa, s[name][0]), name
            assert close(k.std_kappa, s[name][1]), name
    for q in queries:
        r = cochrans_q(numpy.array(q["columns"]).T.astype(int), return_object=True)
        assert close(r.statistic, q["q"]) and close(r.pvalue, q["p"])


if __name__ == "__main__":
    levels = lambda i: [0.95, 0.9, 0.99][i % 3] if i > 3 else 0.95
    squares = [square(t, levels(i), blocks) for i, (t, blocks) in enumerate(SQUARES)]
    queries = cochran_cases()
    check_statsmodels(squares, queries)
    json.dump({
        "generator": "generate.py", "python": platform.python_version(),
        "mpmath": mp.__version__, "digits": 50,
        "fisher": [fisher(*t, levels(i)) for i, t in enumerate(FISHER)],
        "binomial": [binomial(*t, levels(i)) for i, t in enumerate(BINOMIAL)
                     if t[1] < 200],
        "largeBinomial": [
            {"successes": x, "trials": n, "hypothesis": float(Fraction(p0)),
             "p": {k: num(v) for k, v in Family(
                 [comb(n, j) for j in range(n + 1)], 0, x).p_values(
                     Fraction(p0) / (1 - Fraction(p0))).items()}}
            for x, n, p0 in BINOMIAL if n >= 200],
        "proportions": [proportion(*t, levels(i)) for i, t in enumerate(PROPORTIONS)],
        "effects": [effects(*t, levels(i)) for i, t in enumerate(EFFECTS)],
        "agrestiCaffoLow": [agresti_caffo_low(*t) for t in [
            (9, 0, 0, 10, 0.5), (9, 0, 0, 10, 0.84), (9, 0, 0, 10, 0.85), (0, 12, 7, 0, 0.6),
            (1, 0, 0, 1, 0.3), (20, 3, 4, 18, 0.1)]],
        "likelihoodRatios": [likelihood_ratio(*t) for t in [
            (2 ** 53 - 10, 3, 4, 3), (2 ** 52 - 100, 5, 90, 5), (10 ** 9, 1, 0, 1),
            (10 ** 6, 10, 20, 4), (2 ** 51, 2 ** 51, 2 ** 51 - 7 * 10 ** 8, 2 ** 51 + 7 * 10 ** 8)]],
        "paired": [paired(*t, levels(i)) for i, t in enumerate(PAIRED)],
        "squares": squares,
        "cochran": queries,
    }, sys.stdout, indent=1)
    print()
