"""Reference values of the distributions, to 50 digits by mpmath, written to expected.json.

Incomplete gamma and beta functions are computed by a series or a continued fraction and, where
that is affordable, a second time in another way; the script stops if the two differ by more
than 1e-45. Inputs are exact doubles.

Run: python3 generate.py, or with the names of the parts to renew.
"""
import json
import math
import os
import platform
import sys
import time

import mpmath
from mpmath import mp, mpf

mp.dps = 110
TINY = mpf(10) ** -75
LEAST = mpf(10) ** -1000
checks = {"gamma": 0, "beta": 0, "worst": mpf(0)}


def agree(first, second, kind):
    """Stops unless two ways to one number agree to 45 digits."""
    difference = abs(first - second) / max(abs(first), mpf(10) ** -30)
    checks[kind] += 1
    checks["worst"] = max(checks["worst"], difference)
    if difference > mpf(10) ** -45:
        sys.exit(f"{kind}: two ways differ by {mpmath.nstr(difference, 3)}")


def lentz(first, levels):
    """b0 + a1/(b1 + a2/(b2 + ...)) to 75 digits."""
    value = c = first
    d = mpf(0)
    for numerator, denominator in levels:
        d = 1 / ((denominator + numerator * d) or LEAST)
        c = (denominator + numerator / c) or LEAST
        factor = c * d
        value *= factor
        if abs(factor - 1) < TINY:
            return value
    sys.exit("a continued fraction did not converge")


def rational(x):
    return mpf(x) if isinstance(x, mpf) else mpf(float(x))


def gamma_pair(a, x, check=True):
    """P(a, x) and Q(a, x)."""
    a, x = rational(a), rational(x)
    log_factor = a * mpmath.log(x) - x - mpmath.loggamma(a)

    def levels():
        n = 0
        while True:
            n += 1
            yield -n * (n - a), x + 2 * n + 1 - a
    if x < a or x < 60:
        term = total = mpf(1)
        n = 0
        while term > total * TINY:
            n += 1
            term *= x / (a + n)
            total += term
        lower = mpmath.exp(log_factor) * total / a
        pair = lower, 1 - lower
    else:
        upper = mpmath.exp(log_factor) / lentz(x + 1 - a, levels())
        pair = 1 - upper, upper
    if check and x < a < 2000 and x > a / 50:
        agree(pair[0], mpmath.gammainc(a, 0, x, regularized=True), "gamma")
    if check and a < x and 2 < x < 60:
        again = mpmath.exp(log_factor) / lentz(x + 1 - a, levels())
        agree(pair[1], again, "gamma")
    return pair


def beta_pair(a, b, x, y=None, check=True):
    """I_x(a, b) and its complement; y = 1 - x exactly."""
    a, b, x = rational(a), rational(b), rational(x)
    y = 1 - x if y is None else y
    if x > (a + 1) / (a + b + 2):
        upper, lower = beta_pair(b, a, y, x, check)
        return lower, upper
    log_factor = (a * mpmath.log(x) + b * mpmath.log(y) + mpmath.loggamma(a + b)
                  - mpmath.loggamma(a) - mpmath.loggamma(b))

    def levels():
        m = 0
        while True:
            yield -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)), mpf(1)
            m += 1
            yield m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), mpf(1)
    lower = mpmath.exp(log_factor) / a / lentz(mpf(1), levels())
    ratio = (a + b) / (a + 1) * x
    if check and ratio < 1 - mpf(1) / 500:
        # The second way: 2F1(a + b, 1; a + 1; x), all terms positive.
        term = total = mpf(1)
        n = 0
        while term > total * TINY and n < 30_000:
            term *= (a + b + n) / (a + 1 + n) * x
            n += 1
            total += term
        if n < 30_000:
            agree(lower, mpmath.exp(log_factor) / a * total, "beta")
    return lower, 1 - lower


def number(x):
    return float(mpmath.nstr(x, 25)) if abs(x) > mpf(10) ** -330 else 0.0


def row(arguments, pair):
    lower, upper = pair
    # 1 - p has fewer digits than p: the larger logarithm is that of the smaller's complement.
    logs = [mpmath.log1p(-other) if own > 0.5 else mpmath.log(own)
            for own, other in ((lower, upper), (upper, lower))]
    return [float(v) for v in arguments] + [number(v) for v in (lower, upper, *logs)]


def usable(pair, least="1e-400"):
    return min(pair) > mpf(least) and max(pair) < 1


def gamma_points():
    shapes = [0.001, 0.003, 0.01, 0.05, 0.1, 0.3, 0.5, 0.9, 1, 1.5, 2, 3.7, 5, 10, 19.5, 29.9,
              30, 31, 50, 100, 300, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8]
    for a in shapes:
        root = math.sqrt(a)
        xs = {a + z * root for z in (-30, -15, -8, -5, -3, -2, -1, -0.5, -0.1, 0, 0.1, 0.5, 1,
                                     2, 3, 5, 8, 15, 30, 38)}
        xs |= {a * r for r in (1e-10, 1e-3, 0.1, 0.39, 0.41, 0.5, 0.9, 1.1, 1.59, 1.61, 2, 5)}
        if a < 40:
            xs |= {1e-300, 1e-100, 1e-20, 1e-5, 1e-3, 0.1, 0.5, 1, 1.49, 1.51, 2, 5, 20, 100,
                   250, 690}
        for x in sorted(xs):
            if x <= 0 or (a >= 1e4 and abs(x - a) > 39 * root):
                continue
            pair = gamma_pair(a, x)
            if usable(pair):
                yield row((a, x), pair)


def beta_points():
    shapes = [0.001, 0.1, 0.5, 1, 2.5, 10, 39.5, 100, 1e3, 1e5, 1e8]
    for a in shapes:
        for b in shapes:
            mean = a / (a + b)
            sd = math.sqrt(mean * (1 - mean) / (a + b + 1))
            xs = {mean + z * sd for z in (-35, -12, -4, -1, -0.2, 0, 0.2, 1, 4, 12, 35)}
            xs |= {mean * 0.3, mean * 0.97, 1e-3, 0.5, 0.999}
            if a < 1.1:
                xs |= {1e-300, 1e-12}
            for x in sorted(xs):
                if not 0 < x < 1:
                    continue
                # Beyond e^-1000 there is nothing to compare.
                guess = a * math.log(x / mean) + b * math.log1p(-x) - b * math.log1p(-mean)
                if guess < -950:
                    continue
                pair = beta_pair(a, b, x, check=max(a, b) <= 1e5)
                if usable(pair):
                    yield row((a, b, x), pair)


def t_pair(n, t):
    n, t = rational(n), rational(t)
    square = t * t
    pair = beta_pair(mpf(1) / 2, n / 2, square / (n + square), n / (n + square), check=False)
    return 1 - pair[1] / 2, pair[1] / 2


def f_pair(m, n, f):
    m, n, f = rational(m), rational(n), rational(f)
    return beta_pair(m / 2, n / 2, m * f / (m * f + n), n / (m * f + n), check=False)


def t_points():
    for n in (0.01, 0.1, 0.5, 1, 2, 3.3, 5, 10, 30, 100, 1e3, 1e5, 1e8, 2e8):
        for t in (1e-100, 1e-10, 0.01, 0.3, 0.99, 1, 1.01, 2, 5, 12, 30, 36, 1e3, 1e10, 1e100, 1e180):
            if n > 100 and t > 36:
                continue
            pair = t_pair(n, t)
            if pair[1] > mpf("1e-400"):
                yield row((n, t), pair)


def f_points():
    sizes = (0.01, 0.5, 1, 2, 3, 7.5, 40, 1e3, 1e6, 2e8)
    for m in sizes:
        for n in sizes:
            for f in (1e-10, 0.2, 0.9, 0.9999, 1, 1.0001, 1.3, 4, 1e5):
                variance = 2 / m + 2 / n
                if abs(math.log(f)) > 39 * math.sqrt(variance) and min(m, n) > 50:
                    continue
                pair = f_pair(m, n, f)
                if usable(pair):
                    yield row((m, n, f), pair)


def normal_points():
    for z in [1e-300, 1e-20, 1e-5, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 1, 1.01, 1.2, 1.5, 1.96, 2.5,
              3, 4, 5, 6, 7.07, 8, 10, 12, 14.1, 14.2, 16, 20, 25, 30, 35, 37, 37.5, 38, 40, 100,
              1e4, 1e8, 1e10]:
        x = mpf(z)
        upper = mpmath.erfc(x / mpmath.sqrt(2)) / 2
        yield row((z,), (1 - upper, upper))


def log_gamma_points():
    xs = [1e-300, 1e-20, 1e-3, 0.01, 0.1, 0.3, 0.499, 0.5, 0.51, 0.7, 0.9, 0.999, 1 - 1e-10,
          1 + 1e-10, 1.001, 1.1, 1.4616, 1.49, 1.5, 1.51, 1.7, 1.9, 2 - 1e-9, 2 + 1e-12, 2.01,
          2.3, 2.49, 2.5, 2.51, 2.9, 3.1, 3.49, 3.5, 3.51, 4, 5.5, 7, 9.9, 10, 10.1, 15, 20,
          33.3, 50, 100, 170.6, 500, 1e3, 1e5, 1e8, 1e12, 1e50, 1e300]
    return [[x, number(mpmath.loggamma(mpf(x)))] for x in xs]


def log_beta_points():
    shapes = (0.001, 0.1, 0.5, 1, 1.7, 3, 9.9, 10.1, 50, 1e3, 1e5, 1e8)
    for a in shapes:
        for b in shapes:
            value = (mpmath.loggamma(mpf(a)) + mpmath.loggamma(mpf(b))
                     - mpmath.loggamma(mpf(a) + mpf(b)))
            yield [a, b, number(value)]


def newton(pair, slope, start, p, lower):
    """x with a tail p by Newton's method on logarithms, to 30 digits."""
    z, target = mpmath.log(mpf(start)), mpmath.log(mpf(p))
    for _ in range(60):
        x = mpmath.exp(z)
        tail = pair(x)[0 if lower else 1]
        step = (mpmath.log(tail) - target) * tail / (x * slope(x))
        z -= max(min(step if lower else -step, mpf(5)), mpf(-5))
        if abs(step) < mpf(10) ** -25:
            return mpmath.exp(z)
    sys.exit("a quantile did not converge")


TAILS = (1e-300, 1e-100, 1e-30, 1e-10, 1e-4, 0.01, 0.025, 0.1, 0.3, 0.45, 0.499, 0.5)


def normal_quantiles():
    for p in TAILS + (0.0749, 0.0751, 0.4, 0.49999999, 0.5 - 2 ** -40):
        z = mpf(max(0.0001, math.sqrt(max(0, -2 * math.log(2 * p)))))
        if p == 0.5:
            continue
        z = mpmath.findroot(
            lambda z: mpmath.log(mpmath.erfc(z / mpmath.sqrt(2)) / 2) - mpmath.log(mpf(p)),
            z, tol=mpf(10) ** -60)
        yield [p, number(z)]


def chi_quantiles():
    for n in (0.02, 0.5, 1, 2, 3, 10, 59, 61, 500, 1e4, 1e6, 2e8):
        a = mpf(n) / 2
        for p in TAILS:
            for lower in (True, False):
                if lower and math.log10(p) * 2 / n < -290 or n >= 1e6 and p not in (0.01, 0.499):
                    continue
                if n < 1:
                    start = (mpf(p) if lower else 1 - mpf(p)) ** (1 / a)
                    start = max(start, mpf(10) ** -280) if lower or p > 0.1 else mpf(1)
                else:
                    z = math.sqrt(max(0, -2 * math.log(2 * p))) * (-1 if lower else 1)
                    cube = 1 - 1 / (9 * a) + z * mpmath.sqrt(1 / (9 * a))
                    start = a * cube ** 3 if cube > 0.1 else mpmath.gamma(a + 1) ** (1 / a) * mpf(p) ** (1 / a)

                def slope(x):
                    return mpmath.exp((a - 1) * mpmath.log(x) - x - mpmath.loggamma(a))
                x = newton(lambda x: gamma_pair(a, x, check=False), slope, start, p, lower)
                if x > mpf(10) ** -300:
                    yield [n, p, int(lower), number(2 * x)]


def t_quantiles():
    for n in (0.1, 0.5, 1, 2, 3.3, 5, 10, 30, 100, 1e3, 1e5, 1e8):
        half = mpf(n) / 2
        constant = (mpmath.loggamma(half + mpf(1) / 2) - mpmath.loggamma(half)
                    - mpmath.log(mpf(n) * mpmath.pi) / 2)
        for p in TAILS[1:-1] + (0.5 - 2 ** -20, 0.5 - 2 ** -40, 0.5 - 2 ** -53):
            if n < 0.5 and p < 1e-12:
                continue

            def slope(t):
                return mpmath.exp(constant - (half + 0.5) * mpmath.log1p(t * t / n))

            def pair(t):
                return t_pair(n, t)
            if p > 0.3:
                gap = mpf(0.5) - mpf(p)
                t = gap / slope(mpf(0))
                for _ in range(60):
                    step = ((mpf(0.5) - pair(t)[1]) - gap) / slope(t)
                    t -= step
                    if abs(step) < abs(t) * mpf(10) ** -25:
                        break
            else:
                start = max(mpf(1), (mpf(p) * mpf(n)) ** (-1 / mpf(n)) if n < 40 else mpf(2))
                t = newton(pair, slope, start, p, False)
            yield [n, p, number(-t)]


def f_quantiles():
    for m, n in ((1, 1), (1, 7), (2, 0.5), (3, 10), (7.5, 3), (40, 60), (1, 1e6), (1e3, 1e4),
                 (5, 2e8), (0.5, 40)):
        a, b = mpf(m) / 2, mpf(n) / 2
        beta = mpmath.loggamma(a) + mpmath.loggamma(b) - mpmath.loggamma(a + b)
        for p in TAILS[2:]:
            for lower in (True, False):
                def slope(f):
                    x, y = a * f / (a * f + b), b / (a * f + b)
                    return mpmath.exp(a * mpmath.log(x) + b * mpmath.log(y) - beta) / f
                f = newton(lambda f: f_pair(m, n, f), slope, 1, p, lower)
                yield [m, n, p, int(lower), number(f)]


def binomial_points():
    for n in (1, 5, 20, 99, 1000, 10**6, 10**8):
        for p in (1e-10, 1e-3, 0.02, 0.3, 0.5, 0.8, 0.999, 1 - 2 ** -40):
            mean, sd = n * p, math.sqrt(n * p * (1 - p))
            ks = {int(mean + z * sd) for z in (-30, -8, -3, -1, 0, 1, 3, 8, 30)} | {0, 1, n - 1}
            for k in sorted(ks):
                if not 0 <= k < n:
                    continue
                guess = abs(k - mean) / (sd + 1)
                if guess > 60:
                    continue
                q = 1 - mpf(p)
                log_mass = (mpmath.loggamma(n + 1) - mpmath.loggamma(k + 1)
                            - mpmath.loggamma(n - k + 1) + k * mpmath.log(mpf(p))
                            + (n - k) * mpmath.log(q))
                upper, lower = beta_pair(mpf(k + 1), mpf(n - k), mpf(p), q, check=False)
                if min(upper, lower) > mpf("1e-400"):
                    yield [n, p, k, number(mpmath.exp(log_mass))] + row((), (lower, upper))


def hypergeometric_points():
    tables = [(5, 6, 4), (1, 1, 1), (36, 38, 31), (100, 50, 60), (1000, 30, 400), (10**6, 40, 30),
              (3000, 4000, 2500), (20000, 30000, 10000)]
    for m, M, n in tables:
        low, high = max(0, n - M), min(m, n)
        weights = []
        w = mpf(1)
        for k in range(low, high + 1):
            weights.append(w)
            w = w * (m - k) * (n - k) / ((k + 1) * (M - n + k + 1))
        for odds in (1e-300, 1e-20, 1e-3, 0.3, 1, 2.5, 40, 1e6, 1e300):
            if high - low > 5000 and not 1e-4 < odds < 1e4:
                continue
            psi, power, scaled = mpf(odds), mpf(1), []
            for w in weights:
                scaled.append(w * power)
                power *= psi
            total = mpmath.fsum(scaled)
            mean = mpmath.fsum((low + i) * w for i, w in enumerate(scaled)) / total
            variance = mpmath.fsum((low + i - mean) ** 2 * w
                                   for i, w in enumerate(scaled)) / total
            sd, centre = float(mpmath.sqrt(variance)), float(mean)
            ks = {int(centre + z * sd) for z in (-25, -6, -2, 0, 2, 6, 25)} | {low, high - 1}
            for k in sorted(ks):
                if not low <= k < high:
                    continue
                lower = mpmath.fsum(scaled[:k - low + 1]) / total
                upper = mpmath.fsum(scaled[k - low + 1:]) / total
                mass = scaled[k - low] / total
                bound = scaled[k - low] * (1 + mpf(10) ** -7)
                minlike = mpmath.fsum(w for w in scaled if w <= bound) / total
                if min(lower, upper, mass) < mpf("1e-2000"):
                    continue
                others = mpmath.fsum(w for i, w in enumerate(scaled) if i != k - low) / total
                log_mass = mpmath.log(mass) if mass < 0.5 else mpmath.log1p(-others)
                yield [m, M, n, odds, k, number(mean), number(variance), number(mass),
                       number(log_mass), number(minlike)] + row((), (lower, upper))


def main():
    parts = [("logGamma", log_gamma_points), ("logBeta", log_beta_points),
             ("normal", normal_points), ("gamma", gamma_points), ("beta", beta_points),
             ("studentT", t_points), ("fisherF", f_points), ("binomial", binomial_points),
             ("hypergeometric", hypergeometric_points), ("normalQuantile", normal_quantiles),
             ("chiSquaredQuantile", chi_quantiles), ("studentTQuantile", t_quantiles),
             ("fisherFQuantile", f_quantiles)]
    chosen = sys.argv[1:]
    out = {}
    for name, points in parts:
        if chosen and name not in chosen:
            continue
        start = time.time()
        mp.dps = 60 if name.endswith("Quantile") else 110
        global TINY
        TINY = mpf(10) ** (-45 if name.endswith("Quantile") else -75)
        out[name] = list(points())
        print(name, len(out[name]), "points", round(time.time() - start, 1), "s", file=sys.stderr)
    out["generatedWith"] = f"Python {platform.python_version()}, mpmath {mpmath.__version__}"
    print("cross-checks", checks["gamma"], checks["beta"], mpmath.nstr(checks["worst"], 3),
          file=sys.stderr)
    target = os.path.join(os.path.dirname(os.path.abspath(__file__)), "expected.json")
    if chosen:
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
