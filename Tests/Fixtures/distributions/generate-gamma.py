"""Reference values around the gamma and the normal distribution, to 50 digits by mpmath, written
to expected-gamma.json: quantiles of both tails, inverse error functions, densities, digamma.

A quantile is found by Newton's method on logarithms until the step is below 1e-40; its
probability is the exact double of the row. A result too small for a normal number is rounded
once, to the nearest subnormal number. Arguments at the borders of regions are among the shapes.

Run: python3 generate-gamma.py (some minutes)
"""
import json
import math
import os
import platform
import random

import mpmath
from mpmath import mp, mpf
from scipy import special

mp.dps = 60
TINY = mpf(10) ** -55
random.seed(2)


def number(x):
    """The nearest double; by fractions, so that it is rounded once also below 1e-308."""
    if x == 0:
        return 0.0
    sign, mantissa, exponent, _ = x._mpf_
    if exponent >= 0:
        value = float(int(mantissa) << exponent)
    else:
        value = int(mantissa) / (1 << -exponent) if exponent > -1000 else divide(
            int(mantissa), -exponent)
    return -value if sign else value


def divide(mantissa, bits):
    from fractions import Fraction
    return float(Fraction(mantissa, 1 << bits))


def gamma_pair(a, x):
    """P(a, x) and Q(a, x) by the series of P, or the continued fraction of Q far above a."""
    log_factor = a * mpmath.log(x) - x - mpmath.loggamma(a)
    if x < a + 40 or x < a + 6 * mpmath.sqrt(a):
        # Fixed point: the terms only matter to their absolute size.
        bits = 300
        scale = 1 << bits
        up = int(x * scale)
        divisor = int(a * scale)
        term = total = scale
        while term:
            divisor += scale
            term = term * up // divisor
            total += term
        with mpmath.workdps(100):
            lower = mpmath.exp(log_factor) * mpf(total) / scale / a
            return lower, 1 - lower
    c = value = x + 1 - a
    d = mpf(0)
    n = 0
    while True:
        n += 1
        numerator, denominator = -n * (n - a), x + 2 * n + 1 - a
        d = 1 / (denominator + numerator * d)
        c = denominator + numerator / c
        value *= c * d
        if abs(c * d - 1) < TINY:
            break
    upper = mpmath.exp(log_factor) / value
    return 1 - upper, upper


def gamma_quantile(a, p, lower):
    """x with P(a, x) = p, or Q(a, x) = p."""
    a, p = mpf(a), mpf(p)
    with mpmath.workdps(100):
        below = p if lower else 1 - p
        leading = (mpmath.log(below) + mpmath.loggamma(a + 1)) / a
    if leading < -200:
        return mpmath.exp(leading)
    start = (special.gammaincinv if lower else special.gammainccinv)(float(a), float(p))
    z = mpmath.log(mpf(float(start))) if 0 < start < math.inf else leading
    if lower and z > leading + 1 and a < 2:
        z = leading
    target = mpmath.log(p)
    for _ in range(100):
        x = mpmath.exp(z)
        tail = gamma_pair(a, x)[0 if lower else 1]
        slope = mpmath.exp(a * z - x - mpmath.loggamma(a))
        step = (mpmath.log(tail) - target) * tail / slope
        z -= max(min(step if lower else -step, mpf(3)), mpf(-3))
        # The step after this one is its square.
        if abs(step) < mpf(10) ** -21:
            return mpmath.exp(z)
    raise SystemExit(f"no quantile: {a} {p} {lower} {step}")


SHAPES = [1e-3, 3e-3, 0.01, 0.05, 0.1, 0.3, 0.5, 0.9, 1, 1.5, 2, 2.5, 3.7, 5, 7.5, 10, 15, 19.5,
          25, 29.5, 29.9, 30, 31, 50, 100, 150.5, 300, 1e3, 3e3, 9.9e3, 1.01e4, 3e4, 1e5, 1e6,
          1e7, 1e8]
TAILS = [5e-324, 1e-310, 1e-300, 3e-251, 1e-200, 1e-100, 1e-50, 1e-30, 1e-16, 2.0 ** -53, 1e-10,
         1.01e-8, 0.99e-8, 1e-5, 1e-3, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.45, 0.499, 0.5,
         0.6, 0.9, 0.975, 0.999, 1 - 1e-10, 1 - 2.0 ** -53]


def chi_squared_quantiles():
    """Degrees of freedom, p, 1 for the lower tail, quantile."""
    for a in SHAPES:
        tails = TAILS if a < 1e6 else TAILS[2::3] if a < 5e6 else TAILS[2::6]
        for p in tails + [random.random() * 0.5 for _ in range(3 if a < 1e6 else 0)]:
            for lower in (True, False):
                x = 2 * gamma_quantile(a, p, lower)
                if x > mpf(2) ** -1074:
                    yield [2 * a, p, int(lower), number(x)]
        # Quantiles that are subnormal numbers.
        for x in (1e-305, 3e-310, 1e-315, 1e-320, 1e-322):
            p = float(gamma_pair(mpf(a), mpf(x))[0]) if a < 1 else 0
            if p > 0:
                yield [2 * a, p, 1, number(2 * gamma_quantile(a, p, True))]


def erfc_root(p):
    """x with erfc(x) = p, for p at most 1 and an mpf."""
    with mpmath.workdps(80):
        gap = 1 - p
        if gap == 0:
            return mpf(0)
        x = mpf(float(special.erfcinv(float(p)))) if p > mpf(10) ** -300 else mpmath.sqrt(
            -mpmath.log(p))
        if gap < 0.1:
            x = gap * mpmath.sqrt(mpmath.pi) / 2
        for _ in range(100):
            slope = -2 / mpmath.sqrt(mpmath.pi) * mpmath.exp(-x * x)
            value = 1 - mpmath.erf(x) if x < 1 else mpmath.erfc(x)
            step = (value - p) / slope if p > 0.01 else (
                (mpmath.log(value) - mpmath.log(p)) * value / slope)
            x -= step
            if abs(step) < abs(x) * mpf(10) ** -25:
                return x
    raise SystemExit(f"no root: {p}")


NORMAL_TAILS = (
    [5e-324, 2e-323, 1e-320, 1e-315, 1e-310, 2.2250738585072014e-308, 1e-300, 1e-290, 9.9e-291]
    + [10 ** -(300 * random.random()) for _ in range(120)]
    + [10 ** -(3 * random.random()) / 2 for _ in range(120)]
    + [0.5 - 10 ** -(15 * random.random()) for _ in range(60)]
    + [0.5 - 2.0 ** -k for k in (2, 3, 10, 30, 52, 53, 54)]
    + [0.0749, 0.075, 0.0751, 0.025, 0.005, 0.1, 0.05, 0.2, 0.25, 0.4])


def normal_quantiles():
    """p, the value with p above it."""
    for p in NORMAL_TAILS:
        yield [p, number(mpmath.sqrt(2) * erfc_root(2 * mpf(p)))]


def erfc_inverses():
    for p in [2 * p for p in NORMAL_TAILS] + [5e-324, 1.5e-323]:
        yield [p, number(erfc_root(mpf(p)))]
    for p in [1 + random.random() for _ in range(40)] + [2 - 2.0 ** -k for k in (10, 30, 51, 52)]:
        yield [p, number(-erfc_root(2 - mpf(p)))]


def erf_inverses():
    values = ([10 ** -(300 * random.random()) for _ in range(30)] + [5e-324, 1e-310, 2e-308]
              + [random.random() for _ in range(100)] + [0.849, 0.85, 0.851]
              + [1 - 10 ** -(15 * random.random()) for _ in range(60)] + [1 - 2.0 ** -53])
    for v in values:
        if v < 1e-20:
            yield [v, number(mpf(v) * mpmath.sqrt(mpmath.pi) / 2)]
        else:
            yield [v, number(erfc_root(1 - mpf(v)))]


def normal_points():
    """z, the four values of ReferenceTests."""
    zs = ([random.random() * 8 for _ in range(150)] + [random.random() * 38 for _ in range(100)]
          + [10 ** -(20 * random.random()) for _ in range(30)]
          + [math.nextafter(1, 0), 1, 14.142, 14.143, 38.4, 38.56])
    with mpmath.workdps(400):
        for z in zs:
            upper = mpmath.erfc(mpf(z) / mpmath.sqrt(2)) / 2
            lower = 1 - upper
            yield [z, number(+lower), number(+upper), number(mpmath.log1p(-upper)),
                   number(mpmath.log(upper))]


def log_gammas():
    xs = ([10 ** -(300 * random.random()) for _ in range(40)]
          + [random.random() * 20 for _ in range(200)]
          + [10 ** (300 * random.random()) for _ in range(60)]
          + [1 + 10 ** -(15 * random.random()) for _ in range(20)]
          + [2 - 10 ** -(15 * random.random()) for _ in range(20)])
    with mpmath.workdps(100):
        return [[x, number(mpmath.loggamma(mpf(x)))] for x in xs if x not in (1, 2)]


def digammas(order):
    xs = ([10 ** -(100 * random.random()) for _ in range(40)]
          + [random.random() * 20 for _ in range(150)]
          + [1.461632144968362 + 10 ** -(15 * random.random()) for _ in range(20)]
          + [1.4616321449683622, 1.4616321449683624, 0.5, 1, 1.5, 2, 2.5, 3, 10, 9.999, 20]
          + [10 ** (100 * random.random()) for _ in range(60)])
    with mpmath.workdps(120):
        return [[x, number(mpmath.psi(order, mpf(x)))] for x in xs]


def chi_squared_densities():
    """Degrees of freedom, x, density, its logarithm."""
    for a in SHAPES:
        root = math.sqrt(a)
        xs = ({a + z * root for z in (-30, -8, -3, -1, -0.1, 0, 0.1, 1, 3, 8, 30)}
              | {a * r for r in (1e-10, 1e-3, 0.1, 0.39, 0.41, 0.9, 1.59, 1.61, 5)}
              | ({1e-300, 1e-100, 1e-20, 0.1, 1, 20, 250, 690} if a < 40 else set()))
        for x in sorted(xs):
            if x <= 0:
                continue
            with mpmath.workdps(100):
                logarithm = ((mpf(a) - 1) * mpmath.log(mpf(x)) - mpf(x) - mpmath.loggamma(mpf(a))
                             - mpmath.log(2))
                density = mpmath.exp(logarithm)
                value = number(density) if abs(logarithm) < 690 else -1.0
                if abs(logarithm) < 1e6:
                    yield [2 * a, 2 * x, value, number(logarithm)]


out = {
    "chiSquaredQuantile": list(chi_squared_quantiles()),
    "normalQuantile": list(normal_quantiles()),
    "inverseErfc": list(erfc_inverses()),
    "inverseErf": list(erf_inverses()),
    "normal": list(normal_points()),
    "logGamma": log_gammas(),
    "digamma": digammas(0),
    "trigamma": digammas(1),
    "chiSquaredDensity": list(chi_squared_densities()),
}
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "expected-gamma.json")
with open(path, "w") as file:
    file.write("{\n")
    for name, rows in out.items():
        lines = ",\n".join(json.dumps(row) for row in rows)
        file.write(f'"{name}": [\n{lines}\n],\n')
        print(name, len(rows))
    versions = f"Python {platform.python_version()}, mpmath {mpmath.__version__}"
    file.write(f'"generatedWith": {json.dumps(versions)}\n}}\n')
