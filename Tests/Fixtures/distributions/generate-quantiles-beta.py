"""Reference quantiles of the beta family and masses of the discrete distributions, by mpmath.

Written to quantiles-beta.json. Each continuous quantile is solved to 30 digits and given as the
sum of two doubles, so that an error of a fraction of an ulp can be told. The incomplete beta
function is summed by its series with positive terms in whole numbers of fixed point, another way
than that of generate.py, and is compared with mpmath's own where that converges. Discrete
quantiles are decided by sums in fractions where the probability is a double next to a value of
the distribution function.

Run: python3 generate-quantiles-beta.py, or with the names of the parts to renew.
"""
import json
import math
import os
import platform
import sys
import time
from fractions import Fraction

import mpmath
from mpmath import mp, mpf
from scipy import special

DIGITS = 42
checks = {"count": 0, "worst": mpf(0)}


def terms_needed(a, b, x, y):
    """About how many terms of the series for I_x(a, b) it takes."""
    if x == 0 or y == 0:
        return 1.0 if x == 0 else math.inf
    peak = max(0.0, ((a + b) * x - a - 1) / y)
    width = 16 * math.sqrt((a + b + peak) * (a + 1 + peak) / (b - 1)) if b > 1 else math.inf
    fall = -math.log1p(-y) if y < 0.5 else -math.log(x)
    return peak + min(width, 110 / fall) + 50


def fixed_series(a, b, x):
    """Sum of (a + b)_n / (a + 1)_n x^n in fixed point."""
    bits = mp.prec + 40
    one = 1 << bits
    rise = int(mpmath.floor((a + b) * one))
    fall = int(mpmath.floor((a + 1) * one))
    share = int(mpmath.floor(x * one))
    term = total = one
    while True:
        term = (term * rise >> bits) * share // fall
        total += term
        rise += one
        fall += one
        if term < (total >> bits - 20) and rise * share < fall * one:
            return mpf(total) / one


def log_tail(a, b, u, upper):
    """The logarithm of the wanted tail at x / (1 - x) = e^u, and its derivative by u."""
    w = mpmath.exp(u)
    x, y = w / (1 + w), 1 / (1 + w)
    if a + mpmath.log(x) == a:
        x = w
    log_x, log_y = -mpmath.log1p(1 / w) if w > 1 else mpmath.log(x), -mpmath.log1p(w)
    if w > 1:
        log_y = mpmath.log(y)
    factor = (a * log_x + b * log_y - mpmath.loggamma(a) - mpmath.loggamma(b)
              + mpmath.loggamma(a + b))
    lower_side = (terms_needed(float(a), float(b), float(x), float(y))
                  <= terms_needed(float(b), float(a), float(y), float(x)))
    if lower_side:
        own = factor - mpmath.log(a) + mpmath.log(fixed_series(a, b, x))
    else:
        own = factor - mpmath.log(b) + mpmath.log(fixed_series(b, a, y))
    if lower_side == upper:
        if own >= 0:
            return None, None
        own = mpmath.log(-mpmath.expm1(own))
    slope = mpmath.exp(factor - own)
    return own, -slope if upper else slope


def start(a, b, p, upper):
    """A first log(x / y)."""
    a, b = float(a), float(b)
    with_x = special.betainccinv(a, b, p) if upper else special.betaincinv(a, b, p)
    with_y = special.betaincinv(b, a, p) if upper else special.betainccinv(b, a, p)
    guess = None
    if 1e-290 < with_x < 1 and 1e-290 < with_y < 1:
        guess = math.log(with_x) - math.log(with_y)
    # The leading terms at both ends, for tails that scipy cannot invert.
    log_beta = float(mpmath.loggamma(a) + mpmath.loggamma(b) - mpmath.loggamma(a + b))
    if upper:
        end = -(math.log(p) + math.log(b) + log_beta) / b
        return guess if guess is not None else max(end, 0.0)
    end = (math.log(p) + math.log(a) + log_beta) / a
    return guess if guess is not None else min(end, 0.0)


def beta_log_odds(a, b, p, upper):
    """log(x / y) with the tail p, to 30 digits; p an mpf not above 1/2."""
    a, b = mpf(a), mpf(b)
    spare = int(-mpmath.log10(p)) + 8 + max(0, int(mpmath.log10(max(a, b))))
    mp.dps = DIGITS + spare
    target = mpmath.log(p)
    u = mpf(start(a, b, float(p) or 5e-324, upper))
    for _ in range(200):
        own, slope = log_tail(a, b, u, upper)
        if own is None:
            u += 1 if not upper else -1
            continue
        step = (target - own) / slope
        step = max(min(step, mpf(50)), mpf(-50))
        u += step
        if abs(step) < mpf(10) ** -26 * max(1, abs(u)):
            return u
    sys.exit(f"no convergence at {a} {b} {p} {upper}")


def pair(value):
    """Two doubles with the sum value, or None outside the range of normal numbers."""
    if not mpf(10) ** -300 < abs(value) < mpf(10) ** 300:
        return None
    high = float(value)
    return [high, float(value - mpf(high))]


def exact_tail(p, upper):
    """The smaller tail as an exact mpf and its side."""
    mp.dps = 400
    return (mpf(p), upper) if p <= 0.5 else (1 - mpf(p), not upper)


SHAPES = [0.001, 0.02, 0.5, 1, 2.5, 10, 39.5, 1e3, 1e5, 1e8]
NEAR_ONE = [0.975, 1 - 2 ** -20, 1 - 2 ** -53]
LEVELS = [1e-300, 1e-100, 1e-30, 1e-10, 1e-4, 0.025, 0.1, 0.3, 0.499, 0.5 - 2 ** -53, 0.5]


def beta_points():
    for a in SHAPES:
        for b in SHAPES:
            costly = min(a, b) > 500
            for p in ([1e-30, 0.025] if costly else LEVELS + NEAR_ONE):
                for upper in (False, True):
                    tail, side = exact_tail(p, upper)
                    u = beta_log_odds(a, b, tail, side)
                    w = mpmath.exp(u)
                    x, y = pair(w / (1 + w)), pair(1 / (1 + w))
                    if x and y:
                        yield [a, b, p, int(upper)] + x + y


def t_points():
    sizes = [0.01, 0.05, 0.1, 0.3, 0.5, 0.9, 1, 1.5, 2, 2.7, 3, 4.4, 5, 10, 29.3, 100, 1e3,
             12345.6, 1e5, 1e6, 1e8]
    levels = [1e-300, 1e-200, 1e-100, 1e-60, 1e-30, 1e-15, 1e-10, 1e-6, 1e-4, 0.001, 0.01,
              0.025, 0.05, 0.1, 0.2, 0.2499, 0.25, 0.2501, 0.3, 0.4, 0.45, 0.49, 0.499]
    levels += [0.5 - 2.0 ** -k for k in (10, 20, 30, 40, 52, 53, 54)]
    levels += [0.75, 0.975, 0.9999, 1 - 2 ** -53]
    for n in sizes:
        for p in levels:
            tail, upper = exact_tail(p, False)
            # |T| is solved from its lower tail near the middle.
            lower = tail > mpf(1) / 4
            two_sided = 1 - 2 * tail if lower else 2 * tail
            u = beta_log_odds(mpf(1) / 2, mpf(n) / 2, two_sided, not lower)
            t = mpmath.sqrt(mpf(n) * mpmath.exp(u))
            value = pair(t if upper else -t)
            if value:
                yield [n, p] + value


def f_points():
    sizes = [0.01, 0.5, 1, 2, 3, 7.5, 40, 1e3, 1e6, 1e8]
    for m in sizes:
        for n in sizes:
            costly = min(m, n) > 500
            for p in ([1e-10, 0.025, 0.975] if costly else LEVELS[:8] + [0.5, 0.975]):
                for upper in (False, True):
                    tail, side = exact_tail(p, upper)
                    u = beta_log_odds(mpf(m) / 2, mpf(n) / 2, tail, side)
                    value = pair(mpmath.exp(u) * mpf(n) / mpf(m))
                    if value:
                        yield [m, n, p, int(upper)] + value


GRID = [1e-300, 1e-100, 1e-20, 1e-8, 1e-3, 0.025, 0.3, 0.5, 0.7, 0.975, 1 - 1e-9, 1 - 2 ** -53, 1]


def neighbours(value):
    """The nearest double of a Fraction and the two beside it."""
    if value < Fraction(1, 10 ** 300):
        return []
    nearest = value.numerator / value.denominator
    around = (nearest, math.nextafter(nearest, 0), math.nextafter(nearest, 2))
    return [p for p in around if 0 < p <= 1]


def least_index(values, p):
    """The first index whose value is at least p; values rise."""
    low, high = 0, len(values) - 1
    while low < high:
        middle = (low + high) // 2
        if values[middle] >= p:
            high = middle
        else:
            low = middle + 1
    return low


def discrete_quantiles(first, weights, picks):
    """Rows (p, upper, k) from whole-number or fraction weights."""
    total = sum(weights)
    below, above, sum_below = [], [], 0
    for w in weights:
        sum_below += w
        below.append(sum_below)
        above.append(total - sum_below)
    # As whole numbers: comparisons of fractions would reduce them each time.
    levels = {(p, False) for p in GRID} | {(p, True) for p in GRID}
    for i in picks:
        if 0 <= i < len(weights):
            levels |= {(p, False) for p in neighbours(Fraction(below[i], total))}
            levels |= {(p, True) for p in neighbours(Fraction(above[i], total))}
    for p, upper in sorted(levels):
        exact = Fraction(p)
        goal = exact.numerator * total
        scale = exact.denominator
        if upper:
            low, high = 0, len(above) - 1
            while low < high:
                middle = (low + high) // 2
                if above[middle] * scale <= goal:
                    high = middle
                else:
                    low = middle + 1
        else:
            low, high = 0, len(below) - 1
            while low < high:
                middle = (low + high) // 2
                if below[middle] * scale >= goal:
                    high = middle
                else:
                    low = middle + 1
        yield [p, int(upper), first + low]


def binomial_weights(n, p):
    share = Fraction(p)
    up, down = share.numerator, share.denominator - share.numerator
    weights = [down ** n]
    for k in range(n):
        weights.append(weights[-1] * (n - k) * up // ((k + 1) * down))
    return weights


def binomial_quantiles():
    for n, p in ((0, 0.3), (1, 0.5), (5, 0.5), (10, 0.25), (20, 0.3), (20, 0.5), (53, 0.5),
                 (60, 0.5), (99, 0.02), (99, 1 - 2 ** -30), (400, 1e-10), (400, 0.8), (1000, 0.5)):
        weights = binomial_weights(n, p)
        mean, sd = n * p, math.sqrt(n * p * (1 - p))
        picks = {int(mean + z * sd) for z in (-8, -3, -1, 0, 0.7, 2, 5, 9)} | {0, 1, n - 1, n}
        for row in discrete_quantiles(0, weights, sorted(picks)):
            yield [n, p] + row
    # Many trials: k from a beta tail, told apart from its neighbour to 35 digits.
    for n, p in ((10 ** 6, 0.3), (10 ** 6, 1e-5), (10 ** 8, 0.5), (10 ** 8, 0.02)):
        mean, sd = n * p, math.sqrt(n * p * (1 - p))
        for z in (-12, -3, -0.5, 1.96, 6):
            k = max(0, int(mean + z * sd))
            mp.dps = 90
            u = mpmath.log(mpf(p)) - mpmath.log(1 - mpf(p))
            log_above, _ = log_tail(mpf(k + 1), mpf(n - k), u, False)
            log_below, _ = log_tail(mpf(k + 1), mpf(n - k), u, True)
            for upper, log in ((False, log_below), (True, log_above)):
                value = mpmath.exp(log)
                nearest = float(value)
                for q in (nearest, math.nextafter(nearest, 0), math.nextafter(nearest, 2)):
                    # Near 1 the next double is farther than the next k.
                    if 1e-300 < q < 0.999:
                        reached = value <= q if upper else value >= q
                        yield [n, p, q, int(upper), k if reached else k + 1]


TABLES = [(5, 6, 4), (1, 1, 1), (4, 0, 2), (36, 38, 31), (100, 50, 60), (1000, 30, 400),
          (300, 400, 250), (1500, 2000, 900)]


def table_weights(m, M, n, odds):
    share = Fraction(odds)
    low, high = max(0, n - M), min(m, n)
    steps = high - low
    # Scaled by the odds' denominator to the power of the number of steps.
    weights = [math.comb(m, low) * math.comb(M, n - low) * share.denominator ** steps]
    for k in range(low, high):
        weights.append(weights[-1] * (m - k) * (n - k) * share.numerator
                       // ((k + 1) * (M - n + k + 1) * share.denominator))
    return low, weights


def hypergeometric_quantiles():
    for m, M, n in TABLES:
        for odds in ((1,) if M > 1000 else (1e-20, 0.3, 1, 2.5, 1e6)):
            low, weights = table_weights(m, M, n, odds)
            total = sum(weights)
            peak = max(range(len(weights)), key=lambda i: weights[i])
            picks = {0, 1, peak - 9, peak - 2, peak - 1, peak, peak + 1, peak + 3, peak + 12,
                     len(weights) - 2, len(weights) - 1}
            for row in discrete_quantiles(low, weights, sorted(picks)):
                yield [m, M, n, float(odds)] + row


def log_of(numerator, denominator):
    """The logarithm of a fraction up to 1, exact near 1 too."""
    if 2 * numerator > denominator:
        return mpmath.log1p(-mpf(denominator - numerator) / denominator)
    return mpmath.log(mpf(numerator)) - mpmath.log(mpf(denominator))


def value_of(log):
    return float(mpmath.exp(log)) if log > -700 else 0.0


def hypergeometric_points():
    """Masses, log masses and tails of the central distribution, as ratios of whole numbers."""
    mp.dps = 60
    for m, M, n in TABLES + [(20000, 30000, 10000)]:
        low, weights = table_weights(m, M, n, 1)
        total = sum(weights)
        mean = n * m / (m + M)
        sd = math.sqrt(mean * M / (m + M) * (m + M - n) / max(1, m + M - 1))
        ks = {int(mean + z * sd) for z in (-36, -25, -14, -8, -5, -3, -1, 0, 1, 3, 5, 8, 14, 25, 36)}
        ks |= {low, low + 1, low + len(weights) - 2, low + len(weights) - 1}
        for k in sorted(ks):
            if not low <= k < low + len(weights):
                continue
            i = k - low
            log_mass = log_of(weights[i], total)
            below = sum(weights[:i + 1])
            if below == total:
                continue
            logs = log_of(below, total), log_of(total - below, total)
            if min(log_mass, *logs) > -20000:
                yield [m, M, n, k, value_of(log_mass), float(log_mass)] + [
                    value_of(v) for v in logs] + [float(v) for v in logs]


def binomial_masses():
    mp.dps = 60
    for n in (1, 5, 20, 99, 1000, 10 ** 6, 10 ** 8):
        for p in (1e-300, 1e-10, 1e-3, 0.02, 0.3, 0.5, 0.8, 0.999, 1 - 2 ** -40):
            mean, sd = n * p, math.sqrt(n * p * (1 - p))
            ks = {int(mean + z * sd) for z in (-37, -30, -20, -12, -8, -5, -3, -1, 0, 1, 3, 5, 8,
                                               12, 20, 30, 37)} | {0, 1, 2, 20, n - 1, n}
            for k in sorted(ks):
                if not 0 <= k <= n:
                    continue
                log = (mpmath.loggamma(n + 1) - mpmath.loggamma(k + 1)
                       - mpmath.loggamma(n - k + 1) + k * mpmath.log(mpf(p))
                       + (n - k) * mpmath.log1p(-mpf(p)))
                if log > -20000:
                    yield [n, p, k, value_of(log), float(log)]


def table_masses():
    """Masses and log masses of the noncentral distribution, as ratios of whole numbers."""
    mp.dps = 60
    for m, M, n in TABLES[:-1]:
        for odds in (1e-20, 1e-3, 0.3, 2.5, 40.0, 1e6):
            low, weights = table_weights(m, M, n, odds)
            total = sum(weights)
            size = len(weights)
            for i in sorted({0, 1, size - 1, size - 2} | set(range(0, size, max(1, size // 12)))):
                if 0 <= i < size:
                    log = log_of(weights[i], total)
                    if log > -20000:
                        yield [m, M, n, odds, low + i, value_of(log), float(log)]


def verify():
    """The series against mpmath's own incomplete beta function."""
    mp.dps = DIGITS
    for a, b, u in ((0.02, 0.5, -3.0), (2.5, 10, -1.0), (39.5, 0.5, 4.5), (1, 1000, -7.0),
                    (0.5, 0.5, 0.25), (10, 2.5, 2.0)):
        w = mpmath.exp(u)
        expected = mpmath.betainc(a, b, 0, w / (1 + w), regularized=True)
        own, _ = log_tail(mpf(a), mpf(b), mpf(u), False)
        other, _ = log_tail(mpf(a), mpf(b), mpf(u), True)
        for error in (abs(mpmath.exp(own) / expected - 1),
                      abs(mpmath.exp(other) / (1 - expected) - 1)):
            checks["count"] += 1
            checks["worst"] = max(checks["worst"], error)
            if error > mpf(10) ** -34:
                sys.exit(f"two ways differ by {mpmath.nstr(error, 3)} at {a} {b} {u}")


def main():
    parts = [("betaQuantile", beta_points), ("studentTQuantile", t_points),
             ("fisherFQuantile", f_points), ("binomialQuantile", binomial_quantiles),
             ("hypergeometricQuantile", hypergeometric_quantiles),
             ("binomialMass", binomial_masses), ("hypergeometric", hypergeometric_points),
             ("noncentralMass", table_masses)]
    verify()
    print("cross-checks", checks["count"], mpmath.nstr(checks["worst"], 3), file=sys.stderr)
    chosen = sys.argv[1:]
    out = {}
    for name, points in parts:
        if chosen and name not in chosen:
            continue
        begin = time.time()
        out[name] = list(points())
        print(name, len(out[name]), "points", round(time.time() - begin, 1), "s",
              file=sys.stderr, flush=True)
    out["generatedWith"] = f"Python {platform.python_version()}, mpmath {mpmath.__version__}"
    target = os.path.join(os.path.dirname(os.path.abspath(__file__)), "quantiles-beta.json")
    if chosen and os.path.exists(target):
        with open(target) as file:
            out = {**json.load(file), **out}
    with open(target, "w") as file:
        file.write("{\n")
        file.write(",\n".join(
            f'"{name}": ' + (json.dumps(value) if isinstance(value, str) else
                             "[\n" + ",\n".join(json.dumps(r) for r in value) + "]")
            for name, value in out.items()))
        file.write("\n}\n")


main()
