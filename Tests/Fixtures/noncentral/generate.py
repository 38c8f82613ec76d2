"""Noncentral t and F: tails as integrals and mixtures at 30 digits. Writes expected.json."""

import json
import pathlib
import platform

import mpmath as mp

mp.mp.dps = 30


def t_upper(t, v, delta):
    """P(T >= t) as an integral over y = log S."""
    v, t, delta = mp.mpf(v), mp.mpf(t), mp.mpf(delta)
    c = mp.log(2) + v / 2 * mp.log(v / 2) - mp.loggamma(v / 2)
    f = lambda y: mp.exp(c + v * y - v * mp.exp(2 * y) / 2) * mp.erfc(
        (t * mp.exp(y) - delta) / mp.sqrt(2)) / 2
    # The integrand's peak, by a coarse search of its logarithm.
    height = lambda y: v * y - v * mp.exp(2 * y) / 2 + mp.log(
        mp.erfc((t * mp.exp(y) - delta) / mp.sqrt(2)))
    peak, step = mp.mpf(0), mp.mpf(2)
    while step > mp.mpf("0.001"):
        better = max((peak - step, peak + step), key=height)
        if height(better) > height(peak):
            peak = better
        else:
            step /= 2
    # The trapezoidal rule with a step far below what it needs for 30 digits.
    step = 1 / (8 * mp.sqrt(2 * v + t * t + delta * delta) + 40)
    total = f(peak)
    for way in (step, -step):
        k = 1
        while True:
            term = f(peak + k * way)
            total += term
            k += 1
            if term < total * mp.mpf(10) ** -32:
                break
    return total * step


def f_upper(f, a, b, lam):
    f, a, b, lam = map(mp.mpf, (f, a, b, lam))
    y = b / (b + a * f)
    total, j = mp.mpf(0), 0
    weight = done = mp.exp(-lam / 2)
    total = weight * mp.betainc(b / 2, a / 2, 0, y, regularized=True)
    while 1 - done > mp.mpf(10) ** -26:
        j += 1
        weight *= lam / 2 / j
        done += weight
        total += weight * mp.betainc(b / 2, a / 2 + j, 0, y, regularized=True)
    return total


def main():
    t = [{"t": t, "df": v, "delta": d, "upper": float(t_upper(t, v, d)),
          "lower": float(t_upper(-t, v, -d))}
         for v in (1, 2.5, 9, 98, 5000) for t, d in [
             (0, 0), (0, 1.5), (2, 0), (2, 2), (-1.5, 1), (5, 1), (5, 9), (12, 3), (30, 28),
             (1, -6), (40, 0.5), (60, 55), (50, 400)]]
    f = [{"f": f, "a": a, "b": b, "lambda": lam, "upper": float(f_upper(f, a, b, lam))}
         for a, b in ((1, 5), (2, 97), (5, 30)) for f, lam in [
             (0.5, 0), (0.5, 3), (3, 1), (3, 12), (8, 4), (20, 60), (40, 1)]]
    path = pathlib.Path(__file__).with_name("expected.json")
    path.write_text(json.dumps({
        "generator": f"Python {platform.python_version()}, mpmath {mp.__version__}",
        "t": t, "f": f}, indent=1) + "\n")


main()
