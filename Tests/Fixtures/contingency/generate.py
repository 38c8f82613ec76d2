"""Exact truth for 2 x 2, paired and r x c tables: whole-number weights, 50-digit roots.

Run: python3 generate.py > expected.json
Limits of Fisher's test come from a scan over all jump points of the p-value (large tables: over
those near the limit); restricted estimates of the score intervals from closed forms or from
bisection of the likelihood equation.
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
    return float(mp.nstr(x, 20))


def bisect(f, lo, hi, steps=190):
    """The zero of a function that is positive at lo and not at hi."""
    lo, hi = mpf(lo), mpf(hi)
    for _ in range(steps):
        mid = (lo + hi) / 2
        if f(mid) > 0:
            lo = mid
        else:
            hi = mid
    return (lo + hi) / 2


class Hyper:
    """The first cell given the margins: weights as whole numbers."""

    def __init__(self, a, b, c, d, window=None):
        n1, n2, m = a + b, c + d, a + c
        self.a = a
        self.lo, self.hi = max(0, m - n2), min(n1, m)
        if window:
            self.lo, self.hi = max(self.lo, window[0]), min(self.hi, window[1])
        w = comb(n1, self.lo) * comb(n2, m - self.lo) if not window else mpf(1)
        self.w = {self.lo: w}
        for k in range(self.lo, self.hi):
            top = (n1 - k) * (m - k)
            bottom = (k + 1) * (n2 - m + k + 1)
            w = w * top // bottom if not window else w * top / bottom
            self.w[k + 1] = w

    def probs(self, x):
        theta = mp.exp(x)
        t, out = mpf(1), {}
        for k in range(self.lo, self.hi + 1):
            out[k] = self.w[k] * t
            t *= theta
        s = mp.fsum(out.values())
        return out, s

    def prob(self, x, test):
        p, s = self.probs(x)
        return mp.fsum(v for k, v in p.items() if test(k)) / s

    def mean(self, x):
        p, s = self.probs(x)
        return mp.fsum(k * v for k, v in p.items()) / s

    def mle(self):
        if self.a == self.lo:
            return mpf(0)
        if self.a == self.hi:
            return mp.inf
        return mp.exp(bisect(lambda x: self.a - self.mean(x), -40, 40))

    def upper(self, alpha):
        if self.a == self.hi:
            return mp.inf
        return mp.exp(bisect(lambda x: self.prob(x, lambda k: k <= self.a) - alpha, -60, 60))

    def lower(self, alpha):
        if self.a == self.lo:
            return mpf(0)
        return mp.exp(bisect(lambda x: alpha - self.prob(x, lambda k: k >= self.a), -60, 60))

    def minlike_upper(self, alpha, near=None):
        """The last odds ratio with p > alpha, scanning all jumps from the last."""
        a = self.a
        if a == self.hi:
            return mp.inf
        t = {k: (mp.log(self.w[a]) - mp.log(self.w[k])) / (k - a)
             for k in (near or range(a + 1, self.hi + 1))}
        p = lambda x, first: self.prob(x, lambda k: k <= a or k >= first)
        last = max(t)
        if not near and p(t[last], self.hi + 1) > alpha:
            return mp.exp(bisect(lambda x: p(x, self.hi + 1) - alpha, t[last], 80))
        for k in sorted(t, reverse=True):
            if p(t[k], k) > alpha:
                assert not (near and k == last)
                return mp.exp(t[k])
            if k - 1 in t and p(t[k - 1], k) > alpha:
                return mp.exp(bisect(lambda x: p(x, k) - alpha, t[k - 1], t[k]))
        raise AssertionError("no limit among the jumps")


def fisher(a, b, c, d, level):
    h, r = Hyper(a, b, c, d), Hyper(c, d, a, b)
    alpha = 1 - mpf(level)
    total = sum(h.w.values())
    less = Fraction(sum(w for k, w in h.w.items() if k <= a), total)
    greater = Fraction(sum(w for k, w in h.w.items() if k >= a), total)
    minlike = Fraction(sum(w for w in h.w.values() if w <= h.w[a]), total)
    ml = r.minlike_upper(alpha)
    return {
        "table": [[a, b], [c, d]], "level": level,
        "minlike": num(minlike), "central": num(min(Fraction(1), 2 * min(less, greater))),
        "less": num(less), "greater": num(greater), "oddsRatio": num(h.mle()),
        "minlikeLimits": [num(mpf(0) if ml == mp.inf else 1 / ml), num(h.minlike_upper(alpha))],
        "centralLimits": [num(h.lower(alpha / 2)), num(h.upper(alpha / 2))],
        "greaterLower": num(h.lower(alpha)), "lessUpper": num(h.upper(alpha)),
    }


def large_fisher(a, b, c, d, level, window, above, below):
    """A large table: sums over a window of the support outside which nothing is left."""
    mp.mp.dps = 30
    m = a + c
    h = Hyper(a, b, c, d, (a - window, a + window))
    r = Hyper(c, d, a, b, (c - window, c + window))
    alpha = 1 - mpf(level)
    narrow = lambda f, lo, hi: mp.exp(bisect(f, lo, hi, 60))
    x0 = mp.log(mpf(a) * d / (mpf(b) * c))
    p, s = h.probs(mpf(0))
    result = {
        "table": [[a, b], [c, d]], "level": level,
        # Equal probabilities differ by rounding here, others by far more.
        "minlike": num(mp.fsum(v for v in p.values() if v <= p[a] * (1 + mpf(10) ** -15)) / s),
        "less": num(mp.fsum(v for k, v in p.items() if k <= a) / s),
        "greater": num(mp.fsum(v for k, v in p.items() if k >= a) / s),
        "oddsRatio": num(narrow(lambda x: a - h.mean(x), x0 - 0.01, x0 + 0.01)),
        "centralLimits": [
            num(narrow(lambda x: alpha / 2 - h.prob(x, lambda k: k >= a), x0 - 0.1, x0)),
            num(narrow(lambda x: h.prob(x, lambda k: k <= a) - alpha / 2, x0, x0 + 0.1))],
        "minlikeLimits": [
            num(1 / r.minlike_upper(alpha, range(c + below[0], c + below[1]))),
            num(h.minlike_upper(alpha, range(a + above[0], a + above[1])))],
    }
    mp.mp.dps = 50
    return result


def tail_p(chi2, df):
    chi2 = mpf(chi2.numerator) / chi2.denominator if isinstance(chi2, Fraction) else chi2
    return mp.gammainc(mpf(df) / 2, chi2 / 2, mp.inf, regularized=True)


def chi_square(rows, level):
    rt, ct = [sum(r) for r in rows], [sum(c) for c in zip(*rows)]
    n = sum(rt)
    e = [[Fraction(r * c, n) for c in ct] for r in rt]
    chi2 = sum((o - x) ** 2 / x for row, er in zip(rows, e) for o, x in zip(row, er))
    df = (len(rt) - 1) * (len(ct) - 1)
    res = [[mpf(o * n - r * c) / n / mp.sqrt(mpf(r * c) / n * mpf((n - r) * (n - c)) / n ** 2)
            for o, c in zip(row, ct)] for row, r in zip(rows, rt)]
    out = {
        "table": rows, "level": level, "df": df, "chiSquare": num(chi2),
        "p": num(tail_p(chi2, df)), "expected": [[num(x) for x in r] for r in e],
        "residuals": [[num(x) for x in r] for r in res],
        "chiSquareNMinusOne": num(chi2 * (n - 1) / n),
        "pNMinusOne": num(tail_p(chi2 * (n - 1) / n, df)),
        "cramersV": num(mp.sqrt(mpf(chi2.numerator) / chi2.denominator / n
                                / min(len(rt) - 1, len(ct) - 1))),
    }
    if df == 1 and len(rt) == 2:
        yates = sum(max(Fraction(0), abs(o - x) - Fraction(1, 2)) ** 2 / x
                    for row, er in zip(rows, e) for o, x in zip(row, er))
        (a, b), (c, d) = rows
        out["chiSquareYates"] = num(yates)
        out["pYates"] = num(tail_p(yates, 1))
        out["difference"] = num(Fraction(d, c + d) - Fraction(b, a + b))
        for name, factor, step in [
            ("score", mpf(1), mpf(0)),
            ("scoreNMinusOne", mpf(n) / (n - 1), mpf(0)),
            ("scoreYates", mpf(1), (mpf(1) / (a + b) + mpf(1) / (c + d)) / 2),
        ]:
            up = score_upper(d, c + d, b, a + b, level, factor, step)
            low = -score_upper(b, a + b, d, c + d, level, factor, step)
            out[name] = [num(low), num(up)]
    return out


def z_of(level):
    return mp.sqrt(2) * mp.erfinv(mpf(level))


def restricted(x1, n1, x0, n0, delta):
    """Miettinen and Nurminen's closed form of the restricted proportion of group 0."""
    n, x = mpf(n1 + n0), x1 + x0
    l3, l2 = n, (n1 + 2 * n0) * delta - n - x
    l1 = (n0 * delta - n - 2 * x0) * delta + x
    l0 = x0 * delta * (1 - delta)
    q = l2 ** 3 / (3 * l3) ** 3 - l1 * l2 / (6 * l3 ** 2) + l0 / (2 * l3)
    p = mp.sign(q) * mp.sqrt(max(mpf(0), l2 ** 2 / (3 * l3) ** 2 - l1 / (3 * l3)))
    if p == 0:
        return -l2 / (3 * l3)
    arg = max(mpf(-1), min(mpf(1), q / p ** 3))
    return 2 * p * mp.cos((mp.pi + mp.acos(arg)) / 3) - l2 / (3 * l3)


def score_upper(x1, n1, x0, n0, level, factor, step):
    z, est = z_of(level), mpf(x1) / n1 - mpf(x0) / n0
    if 1 - est <= step:
        return mpf(1)

    def excess(delta):
        p0 = min(mpf(1), max(mpf(0), restricted(x1, n1, x0, n0, delta)))
        p1 = min(mpf(1), max(mpf(0), p0 + delta))
        v = (p1 * (1 - p1) / n1 + p0 * (1 - p0) / n0) * factor
        return z * mp.sqrt(v) - (delta - est - step)

    # From just above the estimate: at an estimate of -1 the variance is 0.
    return bisect(excess, est + mpf(10) ** -30, 1)


def tango_upper(b, c, n, level, step):
    z, est = z_of(level), mpf(b - c) / n
    if n - (b - c) <= step:
        return mpf(1)

    def excess(delta):
        lo, hi = max(mpf(0), -delta), (1 - delta) / 2

        def slope(q):
            s = mpf(0)
            if b:
                s += b / (q + delta) if q + delta > 0 else mpf(10) ** 60
            if c:
                s += c / q if q > 0 else mpf(10) ** 60
            if n - b - c:
                rest = 1 - 2 * q - delta
                s -= 2 * (n - b - c) / rest if rest > 0 else mpf(10) ** 60
            return s

        q = bisect(slope, lo, hi)
        v = n * (2 * q + delta * (1 - delta))
        return z * mp.sqrt(max(mpf(0), v)) - (n * delta - (b - c) - step)

    return bisect(excess, est + mpf(10) ** -30, 1, 120)


def mcnemar(a, b, c, d, level):
    n, m = a + b + c + d, b + c
    alpha, z = 1 - mpf(level), z_of(level)
    total = 2 ** m
    low = sum(comb(m, k) for k in range(min(b, c) + 1))
    exact = min(Fraction(1), Fraction(2 * low, total))
    mid = Fraction(1) if b == c else Fraction(2 * low - comb(m, b), total)
    w = [comb(m, k) for k in range(m + 1)]

    def upper(count, share):
        """The odds at which the tail up to `count` holds alpha / 2."""
        if count == m:
            return mp.inf

        def excess(x):
            t = mp.exp(x)
            s = mp.fsum(w[k] * t ** k for k in range(count)) + share * w[count] * t ** count
            return s / (1 + t) ** m - alpha / 2

        return mp.exp(bisect(excess, -60, 60))

    def invert(x):
        return mpf(0) if x == mp.inf else 1 / x

    def wilson(count, other, half):
        if other == 0:
            return mp.inf
        # |count - m pi| - half = z sqrt(m pi (1 - pi)) in the proportion pi.
        f = lambda pi: z * mp.sqrt(m * pi * (1 - pi)) - (m * pi - count - half)
        pi = bisect(f, mpf(count) / m + mpf(10) ** -30, 1)
        return pi / (1 - pi)

    out = {"table": [[a, b], [c, d]], "level": level, "exact": num(exact), "midP": num(mid),
           "difference": num(Fraction(b - c, n))}
    stat = Fraction((b - c) ** 2, m) if m else Fraction(0)
    corrected = Fraction(max(0, abs(b - c) - 1) ** 2, m) if m else Fraction(0)
    out.update(chiSquare=num(stat), p=num(tail_p(stat, 1)), chiSquareCorrected=num(corrected),
               pCorrected=num(tail_p(corrected, 1)))
    if m:
        half = mpf(1) / 2
        out.update(
            oddsRatio=num(mp.inf if c == 0 else Fraction(b, c)),
            exactLimits=[num(invert(upper(c, 1))), num(upper(b, 1))],
            midPLimits=[num(invert(upper(c, half))), num(upper(b, half))],
            wilson=[num(invert(wilson(c, b, 0))), num(wilson(b, c, 0))],
            wilsonCorrected=[num(invert(wilson(c, b, half))), num(wilson(b, c, half))])
    out["tango"] = [num(-tango_upper(c, b, n, level, 0)), num(tango_upper(b, c, n, level, 0))]
    out["tangoCorrected"] = [
        num(-tango_upper(c, b, n, level, 1)), num(tango_upper(b, c, n, level, 1))]
    return out


FISHER = [
    (3, 1, 1, 3), (2, 10, 15, 3), (345, 455, 260, 345), (6, 12, 12, 5), (21, 15, 22, 16),
    (0, 5, 5, 0), (5, 0, 0, 5), (0, 7, 3, 9), (7, 0, 9, 3), (1, 0, 0, 1), (1, 1, 0, 1),
    (4, 4, 4, 4), (1, 9, 11, 3), (8, 2, 1, 5), (10, 90, 25, 75), (3, 97, 12, 88), (2, 0, 1, 3),
    (100, 2, 1000, 5), (7, 2, 3, 11), (5, 16, 19, 2), (30, 1, 1, 30), (200, 10, 8, 190),
    (1, 24, 5, 47), (190, 800, 200, 900), (18, 7, 6, 23), (12, 3, 0, 6), (1, 1000, 6, 900),
    (0, 40, 5, 35), (36, 2, 20, 16), (9, 1, 500, 490),
    (3, 12, 9, 4), (7, 255, 30, 464),
]
CHI = [
    [[3, 1], [1, 3]], [[2, 10], [15, 3]], [[345, 455], [260, 345]], [[21, 15], [22, 16]],
    [[0, 5], [5, 0]], [[5, 0], [0, 5]], [[0, 7], [3, 9]], [[762, 327, 468], [484, 239, 477]],
    [[1, 2, 1, 0], [3, 3, 6, 1], [10, 10, 14, 9], [6, 7, 12, 11]], [[5, 6], [6, 7]],
    [[999999, 1000001], [1000001, 999999]], [[500000, 1], [1, 500000]],
    [[83, 3], [90, 3], [129, 7], [70, 12]], [[10, 90], [25, 75]], [[4, 4], [4, 4]],
    [[1, 8], [0, 12]], [[3, 4, 5]] + [[6, 1, 2]], [[9007199254, 7], [11, 9007199254]],
]
PAIRED = [
    (794, 86, 150, 570), (1, 1, 7, 12), (1434, 18, 33, 51), (10, 0, 0, 5), (10, 6, 0, 20),
    (10, 0, 6, 20), (3, 4, 4, 3), (0, 1, 0, 0), (12, 5, 4, 20), (0, 9, 2, 0), (50, 12, 25, 13),
    (43, 0, 1, 0), (0, 400, 300, 0), (100, 1, 0, 7),
]

if __name__ == "__main__":
    levels = lambda i: [0.95, 0.9, 0.99][i % 3] if i > 4 else 0.95
    json.dump({
        "generator": "generate.py",
        "python": platform.python_version(),
        "mpmath": mp.__version__,
        "digits": 50,
        "fisher": [fisher(*t, levels(i)) for i, t in enumerate(FISHER)],
        "largeFisher": [
            large_fisher(10000, 10200, 9900, 10050, 0.95, 1500, (150, 300), (150, 300)),
            large_fisher(1000000, 1002000, 1000000, 998000, 0.95, 6000, (1930, 1990),
                         (1930, 1990)),
        ],
        "chiSquare": [chi_square(t, levels(i)) for i, t in enumerate(CHI)],
        "mcNemar": [mcnemar(*t, levels(i)) for i, t in enumerate(PAIRED)],
    }, sys.stdout, indent=1)
    print()
