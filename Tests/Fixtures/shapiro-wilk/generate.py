"""Shapiro and Wilk's W and Royston's p at 40 digits: three values, small samples, large ones.

Run: python3 generate.py > exact.json
The large samples are sums of twelve whole numbers, which the test makes by the same rule.
"""
import json
import platform
import sys

import mpmath as mp
from mpmath import mpf

mp.mp.dps = 40


def quantile(p):
    return mp.sqrt(2) * mp.erfinv(2 * p - 1)


def polynomial(texts, x):
    return sum(mpf(t) * x ** i for i, t in enumerate(texts.split()))


def coefficients(n):
    if n == 3:
        return [-mp.sqrt(mpf(1) / 2), mpf(0), mp.sqrt(mpf(1) / 2)]
    half = [-quantile((i + mpf(5) / 8) / (n + mpf(1) / 4)) for i in range(n // 2)]
    length = 2 * mp.fsum(m * m for m in half)
    u = 1 / mp.sqrt(mpf(n))
    first = half[0] / mp.sqrt(length) + polynomial(
        "0 .221157 -.147981 -2.07119 4.434685 -2.706056", u)
    if n > 5:
        second = half[1] / mp.sqrt(length) + polynomial(
            "0 .042981 -.293762 -1.752461 5.682633 -3.582633", u)
        ends = [first, second]
    else:
        ends = [first]
    rest = mp.sqrt((length - 2 * mp.fsum(m * m for m in half[:len(ends)]))
                   / (1 - 2 * mp.fsum(a * a for a in ends)))
    upper = ends + [m / rest for m in half[len(ends):]]
    return [-a for a in upper] + [mpf(0)] * (n % 2) + upper[::-1]


def case(name, values):
    x = sorted(mpf(v) for v in values)
    n = len(x)
    mean = mp.fsum(x) / n
    w = mp.fsum(a * v for a, v in zip(coefficients(n), x)) ** 2 / mp.fsum(
        (v - mean) ** 2 for v in x)
    if n == 3:
        p = 6 / mp.pi * (mp.asin(mp.sqrt(min(w, mpf(1)))) - mp.asin(mp.sqrt(mpf(3) / 4)))
    else:
        y = mp.log(1 - w)
        if n <= 11:
            y = -mp.log(polynomial("-2.273 .459", mpf(n)) - y)
            mean = polynomial(".544 -.39978 .025054 -.0006714", mpf(n))
            spread = mp.exp(polynomial("1.3822 -.77857 .062767 -.0020322", mpf(n)))
        else:
            mean = polynomial("-1.5861 -.31082 -.083751 .0038915", mp.log(n))
            spread = mp.exp(polynomial("-.4803 -.082676 .0030302", mp.log(n)))
        p = mp.erfc((y - mean) / spread / mp.sqrt(2)) / 2
    return {"name": name, "values": values if n < 50 else [], "count": n,
            "w": float(w), "p": 0.0 if abs(p) < mpf(10) ** -30 and n == 3 else float(p)}


def sums(n):
    number = lambda k: (k * k * 31 + 7 * k) % 1009
    return [float(sum(number(12 * i + j) for j in range(12))) for i in range(n)]


if __name__ == "__main__":
    json.dump({"generator": f"Python {platform.python_version()}, mpmath {mp.__version__}",
               "cases": [
                   case("three tied", [1.0, 1.0, 2.0]), case("nearly tied", [1.0, 1.000000001, 2.0]),
                   case("nearly even", [1.0, 2.0, 3.000001]), case("three far", [-7.5, 1e6, 3.0]),
                   case("four", [1.0, 2.0, 2.0, 7.25]), case("five", [0.5, 1.0, 8.0, 2.0, 2.0]),
                   case("eleven", [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0, 5.0, 3.5, 8.0]),
                   case("twelve", [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0, 5.0, 3.5, 8.0, 9.5]),
                   case("sums", sums(50)), case("sums", sums(2000)), case("sums", sums(5000))]},
              sys.stdout, indent=1)
    print()
