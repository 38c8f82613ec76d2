"""Reference values of the double-double functions, as sums of two doubles.

Every argument and every result is the pair of its nearest double and the double nearest to the
rest; computed by mpmath to 60 digits and written to expected-double-double.json.

Run: python3 generate-double-double.py
"""
import json
import os
import platform
import random

import mpmath
from mpmath import mp, mpf

mp.dps = 60
random.seed(1)


def pair(x):
    high = float(x)
    return [high, float(x - mpf(high)) if abs(high) > 1e-290 else 0.0]


def exact(x):
    high, low = pair(mpf(x))
    return mpf(high) + mpf(low)


def rows(function, arguments):
    arguments = [exact(x) for x in arguments]
    return [pair(x) + pair(function(x)) for x in arguments]


def spread(low, high, count):
    """Numbers with all digits, evenly spread on the logarithmic scale."""
    step = (mpmath.log(high) - mpmath.log(low)) / count
    return [mpmath.exp(mpmath.log(mpf(low)) + (k + mpf(random.random())) * step)
            for k in range(count)]


def both(values):
    return [-x for x in values] + values


tiny = spread(1e-30, 1e-3, 20)
exponents = both(tiny + spread(1e-3, 600, 40)) + [0, 1, -1, mpf(1) / 3]
near_one = [1 + x for x in both(spread(1e-25, 0.4, 30))]
numbers = spread(1e-300, 1e300, 40) + spread(0.1, 10, 30) + near_one + [2, 10]
above = both(tiny + spread(1e-3, 0.99, 40)) + spread(1, 1e20, 20)
gammas = (spread(1e-300, 1e-10, 15) + spread(1e-10, 1e-3, 15) + spread(1e-3, 30, 120)
          + [1 + x for x in both(spread(1e-20, 0.49, 30))]
          + [2 + x for x in both(spread(1e-20, 0.49, 30))] + spread(30, 1e20, 40)
          + [0.5, 1.5, 2.5, 3, 10, 19.5, 20, 20.5, 1000.5])


def stirling_error(x):
    with mpmath.workdps(100):
        return (mpmath.loggamma(x) - (x - mpf(1) / 2) * mpmath.log(x) + x
                - mpmath.log(2 * mpmath.pi) / 2)


def log_one_plus_minus(x):
    with mpmath.workdps(120):
        return mpmath.log(1 + x) - x


def log_gamma(x):
    with mpmath.workdps(100):
        return mpmath.loggamma(x)


def log_one_plus(x):
    with mpmath.workdps(100):
        return mpmath.log(1 + x)


products = [(a, random.choice((-1, 1)) * b) for a, b in
            zip(spread(1e-100, 1e100, 60), spread(1e-90, 1e110, 60))]
products += [(1 + a, b - 1) for a, b in zip(spread(1e-10, 1, 30), spread(1e-10, 1, 30))]
products = [(exact(a), exact(b)) for a, b in products]

out = {
    "exp": rows(mpmath.exp, exponents),
    "expMinusOne": rows(mpmath.expm1, exponents),
    "log": rows(mpmath.log, numbers),
    "logOnePlus": rows(log_one_plus, above),
    "logOnePlusMinus": rows(log_one_plus_minus, above),
    "squareRoot": rows(mpmath.sqrt, numbers),
    "logGamma": rows(log_gamma, gammas),
    "stirlingError": rows(stirling_error, [x for x in gammas if x > 1e-3]),
    "sum": [pair(a) + pair(b) + pair(a + b) for a, b in products],
    "product": [pair(a) + pair(b) + pair(a * b) for a, b in products],
    "quotient": [pair(a) + pair(b) + pair(a / b) for a, b in products],
}
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "expected-double-double.json")
with open(path, "w") as file:
    file.write("{\n")
    for name, values in out.items():
        lines = ",\n".join(json.dumps(row) for row in values)
        file.write(f'"{name}": [\n{lines}\n],\n')
    versions = {"python": platform.python_version(), "mpmath": mpmath.__version__}
    file.write(f'"versions": {json.dumps(versions)}\n}}\n')
