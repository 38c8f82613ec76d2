"""t tests, effect sizes with noncentral intervals, analysis of variance: 40 digits from fractions.

Sums are fractions, t and F tails incomplete beta functions, noncentral tails integrals (t) and
Poisson mixtures (F). Writes expected.json beside this file.
"""

import json
import pathlib
import platform
import random
from fractions import Fraction as F

import mpmath as mp

mp.mp.dps = 40


def real(x):
    return mp.mpf(x.numerator) / x.denominator if isinstance(x, F) else mp.mpf(x)


def t_upper(t, v):
    tail = mp.betainc(mp.mpf(v) / 2, mp.mpf(1) / 2, 0, v / (v + t * t), regularized=True) / 2
    return tail if t > 0 else 1 - tail


def t_quantile(p, v):
    """The point with the upper tail p < 1/2."""
    low, high = mp.mpf(0), mp.mpf(1)
    while t_upper(high, v) > p:
        high *= 2
    return mp.findroot(lambda t: t_upper(t, v) - p, (low, high), solver="anderson", tol=1e-30)


def f_upper(f, a, b):
    if f <= 0:
        return mp.mpf(1)
    return mp.betainc(b / 2, a / 2, 0, b / (b + a * f), regularized=True)


def noncentral_upper(t, v, delta):
    """P(T >= t), an integral over the chi distribution."""
    v, t, delta = mp.mpf(v), mp.mpf(t), mp.mpf(delta)
    c = mp.log(2) + v / 2 * mp.log(v / 2) - mp.loggamma(v / 2)
    f = lambda s: mp.exp(c + (v - 1) * mp.log(s) - v * s * s / 2) * mp.erfc(
        (t * s - delta) / mp.sqrt(2)) / 2
    width = 1 / mp.sqrt(2 * v)
    points = [mp.mpf(0)] + [1 + k * width for k in range(-12, 13, 3) if 1 + k * width > 0.01]
    points += [points[-1] + k for k in (1, 3, 9)]
    return mp.quad(f, points)


def noncentrality(p, t, v):
    """The noncentrality with the upper tail p."""
    with mp.workdps(20):
        g = lambda d: noncentral_upper(t, v, d) - p
        low, high = t - 2, t + 2
        while g(low) > 0:
            low -= 2
        while g(high) < 0:
            high += 2
        return mp.findroot(g, (low, high), solver="anderson", tol=1e-16)


def noncentral_f_upper(f, a, b, lam):
    lam = mp.mpf(lam)
    total, j, weight = mp.mpf(0), 0, mp.exp(-lam / 2)
    done = mp.mpf(0)
    while True:
        y = mp.mpf(b) / (b + a * f)
        total += weight * mp.betainc(mp.mpf(b) / 2, mp.mpf(a) / 2 + j, 0, y, regularized=True)
        done += weight
        if 1 - done < mp.mpf(10) ** -22 and j > lam:
            return total
        j += 1
        weight *= lam / 2 / j


def noncentrality_f(p, f, a, b):
    with mp.workdps(25):
        g = lambda lam: noncentral_f_upper(f, a, b, lam) - p
        if g(mp.mpf(0)) >= 0:
            return mp.mpf(0)
        low, high = mp.mpf(0), mp.mpf(1)
        while g(high) < 0:
            high *= 2
        return mp.findroot(g, (low, high), solver="anderson", tol=1e-17)


def moments(x):
    mean = sum(x) / len(x)
    return mean, sum((v - mean) ** 2 for v in x)


def correction(v):
    v = mp.mpf(v)
    return mp.gamma(v / 2) / (mp.sqrt(v / 2) * mp.gamma((v - 1) / 2))


def t_results(difference, error, v, factor, level):
    t = real(difference) / error
    alpha = real(1 - F(level))
    q = t_quantile(alpha / 2, v)
    one = t_quantile(alpha, v)
    low = noncentrality(alpha / 2, t, v) * factor
    high = noncentrality(1 - alpha / 2, t, v) * factor
    return {
        "level": float(level), "t": float(t), "df": float(v), "p": float(2 * t_upper(abs(t), v)),
        "greater": float(t_upper(t, v)), "less": float(t_upper(-t, v)),
        "difference": float(real(difference)),
        "interval": [float(real(difference) - q * error), float(real(difference) + q * error)],
        "lower": float(real(difference) - one * error),
        "d": float(t * factor), "dInterval": [float(low), float(high)],
        "dLower": float(noncentrality(alpha, t, v) * factor),
        "g": float(t * factor * correction(v)) if v > 1 else None,
    }


def one_case(texts, null, level):
    x = [F(t) for t in texts]
    n = len(x)
    mean, ss = moments(x)
    error = mp.sqrt(real(ss / (n - 1) / n))
    row = t_results(mean - F(null), error, mp.mpf(n - 1), 1 / mp.sqrt(n), level)
    row.update({"values": [float(v) for v in x], "null": float(F(null)), "mean": float(mean),
                "sd": float(mp.sqrt(real(ss / (n - 1))))})
    return row


def two_case(xs, ys, level, pooled):
    x, y = [F(t) for t in xs], [F(t) for t in ys]
    m, n = len(x), len(y)
    (a, sa), (b, sb) = moments(x), moments(y)
    if pooled:
        variance = (sa + sb) / (m + n - 2)
        error, v = mp.sqrt(real(variance * (F(1, m) + F(1, n)))), mp.mpf(m + n - 2)
        unit = mp.sqrt(real(variance))
    else:
        u, w = sa / (m - 1) / m, sb / (n - 1) / n
        error = mp.sqrt(real(u + w))
        v = real((u + w) ** 2 / (u * u / (m - 1) + w * w / (n - 1)))
        unit = mp.sqrt(real((sa / (m - 1) + sb / (n - 1)) / 2))
    row = t_results(a - b, error, v, error / unit, level)
    row.update({"x": [float(c) for c in x], "y": [float(c) for c in y], "pooled": pooled})
    return row


def anova_case(texts):
    groups = [[F(v) for v in t.split()] for t in texts]
    k, total = len(groups), sum(map(len, groups))
    stats = [moments(g) for g in groups]
    grand = sum(sum(g) for g in groups) / total
    between = sum(len(g) * (m - grand) ** 2 for g, (m, _) in zip(groups, stats))
    within = sum(s for _, s in stats)
    a, b = k - 1, total - k
    f = (between / a) / (within / b)
    fr = real(f)
    lam = noncentrality_f(mp.mpf("0.05"), fr, a, b)
    mse = within / b
    row = {
        "groups": [[float(v) for v in g] for g in groups], "between": float(between),
        "within": float(within), "f": float(f), "df": [a, b],
        "p": float(f_upper(fr, mp.mpf(a), mp.mpf(b))),
        "eta": float(between / (between + within)), "etaLower": float(lam / (lam + total)),
        "omega": float((between - a * mse) / (between + within + mse)),
    }
    # Welch.
    w = [len(g) / (s / (len(g) - 1)) for g, (_, s) in zip(groups, stats)]
    whole = sum(w)
    centre = sum(wi * m for wi, (m, _) in zip(w, stats)) / whole
    tail = sum((1 - wi / whole) ** 2 / (len(g) - 1) for wi, g in zip(w, groups))
    top = sum(wi * (m - centre) ** 2 for wi, (m, _) in zip(w, stats)) / (k - 1)
    star = top / (1 + F(2 * (k - 2), k * k - 1) * tail)
    v = F(k * k - 1) / (3 * tail)
    row.update({"welchF": float(star), "welchDf": float(v),
                "welchP": float(f_upper(real(star), mp.mpf(a), real(v)))})
    # Brown and Forsythe's, and Levene's own.
    for name, centre_of in [("brownForsythe", median), ("levene", lambda g: sum(g) / len(g))]:
        z = [[abs(v - centre_of(g)) for v in g] for g in groups]
        s = [moments(g) for g in z]
        grand = sum(sum(g) for g in z) / total
        up = sum(len(g) * (m - grand) ** 2 for g, (m, _) in zip(z, s)) / a
        down = sum(q for _, q in s) / b
        row[name] = {"f": float(up / down),
                     "p": float(f_upper(real(up / down), mp.mpf(a), mp.mpf(b)))}
    return row


def median(g):
    g = sorted(g)
    h = len(g) // 2
    return g[h] if len(g) % 2 else (g[h - 1] + g[h]) / 2


def main():
    random.seed(9)
    # Student's sleep data, and the same far from 0.
    one = "0.7 -1.6 -0.2 -1.2 -0.1 3.4 3.7 0.8 0.0 2.0".split()
    two = "1.9 0.8 1.1 0.1 -0.1 4.4 5.5 1.6 4.6 3.4".split()
    # The doubles themselves: near 1e8 they keep tenths to 1e-8.
    double = lambda t: str(F(float(F(t) + 10 ** 8)))
    far = [double(t) for t in one]
    singles = [one_case([str(F(b) - F(a)) for a, b in zip(one, two)], "0", "0.95"),
               one_case(far, "100000000", "0.9"), one_case("1 2 4".split(), "0", "0.95"),
               one_case("3 4".split(), "1", "0.8"),
               one_case([str(F(random.randint(-300, 500), 100)) for _ in range(40)], "0.5", "0.99")]
    pairs = []
    for pooled in (False, True):
        pairs += [two_case(one, two, "0.95", pooled),
                  two_case("1 2 3 9".split(), "11 12.5 12 15 13 30".split(), "0.9", pooled),
                  two_case(far, [double(t) for t in two], "0.95", pooled),
                  two_case([str(F(random.randint(0, 900), 10)) for _ in range(30)],
                           [str(F(random.randint(100, 700), 10)) for _ in range(50)], "0.95", pooled)]
    anova = [anova_case(["2.9 3.0 2.5 2.6 3.2", "3.8 2.7 4.0 2.4", "2.8 3.4 3.7 2.2 2.0"]),
             anova_case(["1 2 3 4", "2 4 6 7 8", "10 11 13"]),
             anova_case(["100000001 100000002 100000004", "100000003 100000005 100000006"]),
             anova_case([" ".join(str(random.randint(0, 60)) for _ in range(n))
                         for n in (12, 20, 9, 15)])]
    path = pathlib.Path(__file__).with_name("expected.json")
    path.write_text(json.dumps({
        "generator": f"Python {platform.python_version()}, mpmath {mp.__version__}",
        "single": singles, "two": pairs, "anova": anova,
    }, indent=1) + "\n")


main()
