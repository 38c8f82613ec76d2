"""Correlations: all orders in fractions, and 30 digits where a distribution is continuous.

The exact interval of Pearson's r integrates its density under bivariate normality, a
hypergeometric function. Writes expected.json beside this file.
"""

import itertools
import json
import pathlib
import platform
import random
from fractions import Fraction as F

import mpmath as mp

mp.mp.dps = 30


def real(x):
    return mp.mpf(x.numerator) / x.denominator if isinstance(x, F) else mp.mpf(x)


def t_upper(t, v):
    tail = mp.betainc(mp.mpf(v) / 2, mp.mpf(1) / 2, 0, v / (v + t * t), regularized=True) / 2
    return tail if t > 0 else 1 - tail


def normal_upper(z):
    return mp.erfc(z / mp.sqrt(2)) / 2


def normal_quantile(p):
    """The point with the upper tail p."""
    return mp.sqrt(2) * mp.erfinv(1 - 2 * mp.mpf(p))


def doubled_ranks(keys):
    order = sorted(keys)
    first, last = {}, {}
    for position, key in enumerate(order, 1):
        first.setdefault(key, position)
        last[key] = position
    return [first[key] + last[key] for key in keys]


def parts(x, y):
    mx, my = sum(x) / F(len(x)), sum(y) / F(len(y))
    return (sum((a - mx) ** 2 for a in x), sum((b - my) ** 2 for b in y),
            sum((a - mx) * (b - my) for a, b in zip(x, y)))


def r_upper(r, rho, n):
    """P(R >= r) for n pairs."""
    n, rho = mp.mpf(n), mp.mpf(rho)
    c = (n - 2) * mp.gamma(n - 1) * (1 - rho ** 2) ** ((n - 1) / 2) / (
        mp.sqrt(2 * mp.pi) * mp.gamma(n - mp.mpf(1) / 2))
    # With q = tanh z, 1 - q^2 = 1 / cosh(z)^2 and the ends are far away.
    g = lambda z: c / mp.cosh(z) ** (n - 2) / (1 - rho * mp.tanh(z)) ** (
        n - mp.mpf(3) / 2) * mp.hyp2f1(0.5, 0.5, n - mp.mpf(1) / 2, (1 + rho * mp.tanh(z)) / 2)
    start = mp.atanh(r)
    width = 1 / mp.sqrt(n)
    centre = mp.atanh(rho)
    points = [start] + [p for p in (centre + k * width for k in range(-6, 9, 2)) if p > start]
    points += [points[-1] + k for k in (2, 10, 40)]
    return mp.quad(g, points)


def exact_limit(p, r, n):
    with mp.workdps(18):
        h = lambda z: r_upper(r, mp.tanh(z), n) - p
        z0 = mp.atanh(r) - normal_quantile(p) / mp.sqrt(max(1, n - 3))
        width = 1 / mp.sqrt(n)
        low, high = z0 - width, z0 + width
        while h(low) > 0:
            low -= width
        while h(high) < 0:
            high += width
        return mp.tanh(mp.findroot(h, (low, high), solver="anderson", tol=1e-17))


def pearson_case(x, y, level):
    x, y = [F(a) for a in x], [F(b) for b in y]
    n = len(x)
    sx, sy, sxy = parts(x, y)
    r = real(sxy) / mp.sqrt(real(sx) * real(sy))
    t = real(sxy) * mp.sqrt(n - 2) / mp.sqrt(real(sx * sy - sxy * sxy))
    alpha = real(1 - F(level))
    row = {"x": [float(a) for a in x], "y": [float(b) for b in y], "level": float(level),
           "r": float(r), "t": float(t), "p": float(2 * t_upper(abs(t), n - 2)),
           "greater": float(t_upper(t, n - 2)),
           "interval": [float(exact_limit(alpha / 2, r, n)),
                        float(exact_limit(1 - alpha / 2, r, n))],
           "lower": float(exact_limit(alpha, r, n))}
    if n > 3:
        z, error = mp.atanh(r), 1 / mp.sqrt(n - 3)
        q = normal_quantile(alpha / 2) * error
        row.update({"z": float(z / error), "zP": float(2 * normal_upper(abs(z / error))),
                    "zInterval": [float(mp.tanh(z - q)), float(mp.tanh(z + q))]})
    return row


def rank_case(x, y, level):
    x, y = [F(a) for a in x], [F(b) for b in y]
    n = len(x)
    alpha = real(1 - F(level))
    q = normal_quantile(alpha / 2)
    # Spearman.
    a, b = [F(r, 2) for r in doubled_ranks(x)], [F(r, 2) for r in doubled_ranks(y)]
    sa, sb, sab = parts(a, b)
    rho = real(sab) / mp.sqrt(real(sa * sb))
    rest = real(sa * sb - sab * sab)
    row = {"x": [float(v) for v in x], "y": [float(v) for v in y], "level": float(level),
           "rho": float(rho)}
    if rest:
        t = real(sab) * mp.sqrt(n - 2) / mp.sqrt(rest)
        row["rhoT"] = float(t)
        row["rhoAsymptotic"] = float(2 * t_upper(abs(t), n - 2))
        z = mp.atanh(rho)
        reach = q * mp.sqrt((1 + rho ** 2 / 2) / (n - 3))
        row["rhoInterval"] = [float(mp.tanh(z - reach)), float(mp.tanh(z + reach))]
    # Kendall.
    sign = lambda u: (u > 0) - (u < 0)
    pairs = list(itertools.combinations(range(n), 2))
    s = sum(sign(x[i] - x[j]) * sign(y[i] - y[j]) for i, j in pairs)
    runs = lambda v: [v.count(c) for c in set(v)]
    tx, ty = runs(x), runs(y)
    wr, wc = n * n - sum(c * c for c in tx), n * n - sum(c * c for c in ty)
    tau = 2 * s / mp.sqrt(wr * wc)
    row["s"], row["tau"] = s, float(tau)
    w = mp.sqrt(wr * wc)
    terms = [2 * w * sum(sign(x[i] - x[j]) * sign(y[i] - y[j]) for j in range(n))
             + tau * (x.count(x[i]) * wc + y.count(y[i]) * wr) for i in range(n)]
    variance = (sum(v * v for v in terms) - n ** 3 * tau ** 2 * (wr + wc) ** 2) / w ** 4
    if variance > 1e-20:
        error = mp.sqrt(variance)
        row["tauInterval"] = [float(max(-1, tau - q * error)), float(min(1, tau + q * error))]
    c3 = lambda m: m * (m - 1) * (2 * m + 5)
    v = F(c3(n) - sum(map(c3, tx)) - sum(map(c3, ty)), 18)
    v += F(sum(m * (m - 1) for m in tx) * sum(m * (m - 1) for m in ty), 2 * n * (n - 1))
    if n > 2:
        v += F(sum(m * (m - 1) * (m - 2) for m in tx) * sum(m * (m - 1) * (m - 2) for m in ty),
               9 * n * (n - 1) * (n - 2))
    row["tauZ"] = float(s / mp.sqrt(real(v)))
    row["tauAsymptotic"] = float(min(1, 2 * normal_upper(abs(s) / mp.sqrt(real(v)))))
    if n <= 8:
        total = up = far = rup = rfar = 0
        observed = sum(p * r for p, r in zip(a, b)) - n * F(n + 1, 2) ** 2
        ix = [[sign(x[i] - x[j]) for j in range(n)] for i in range(n)]
        iy = [[sign(y[i] - y[j]) for j in range(n)] for i in range(n)]
        da, db = doubled_ranks(x), doubled_ranks(y)
        centre = n * (n + 1) ** 2
        seen = sum(p * r for p, r in zip(da, db)) - centre
        for order in itertools.permutations(range(n)):
            k = sum(ix[i][j] * iy[order[i]][order[j]] for i, j in pairs)
            m = sum(da[i] * db[order[i]] for i in range(n)) - centre
            total += 1
            up += k >= s
            far += abs(k) >= abs(s)
            rup += m >= seen
            rfar += abs(m) >= abs(seen)
        row.update({"tauExact": float(F(far, total)), "tauGreater": float(F(up, total)),
                    "rhoExact": float(F(rfar, total)), "rhoGreater": float(F(rup, total))})
    return row


def main():
    random.seed(77)
    # Hollander and Wolfe, example 8.1: lightness of tuna and its quality.
    lightness = "44.4 45.9 41.9 53.3 44.7 44.1 50.7 45.2 60.1".split()
    quality = "2.6 3.1 2.5 5.0 3.6 4.0 5.2 2.8 3.8".split()
    pearson = [pearson_case(lightness, quality, "0.95"),
               pearson_case("1 2 4".split(), "2 1 7".split(), "0.9"),
               pearson_case([str(10 ** 8 + i) for i in range(1, 7)],
                            [str(F(v)) for v in "1 3 2 5 4 6".split()], "0.95"),
               pearson_case([str(i) for i in range(10)],
                            [str(F(i) + F((-1) ** i, 10 ** 4)) for i in range(10)], "0.95"),
               pearson_case([str(random.randint(0, 50)) for _ in range(30)],
                            [str(random.randint(0, 50)) for _ in range(30)], "0.99"),
               pearson_case("5 4 3 2 1 0".split(), "0 2 1 3 5 9".split(), "0.8")]
    ranks = [rank_case(lightness, quality, "0.95"),
             rank_case("1 2 3 4 5 6 7".split(), "2 1 4 3 7 5 6".split(), "0.95"),
             rank_case("1 1 2 3 3 4".split(), "2 3 3 1 5 5".split(), "0.9"),
             rank_case("1 2 3 4 5 6 7 8".split(), "1 1 1 2 2 3 3 3".split(), "0.95"),
             rank_case("1 2 3 4".split(), "1 2 3 4".split(), "0.95")]
    for _ in range(4):
        n = random.randint(5, 8)
        ranks.append(rank_case([str(random.randint(0, 5)) for _ in range(n)],
                               [str(random.randint(0, 9)) for _ in range(n)], "0.9"))
    for n in (20, 60):
        ranks.append(rank_case([str(random.randint(0, 10)) for _ in range(n)],
                               [str(random.randint(0, 30)) for _ in range(n)], "0.95"))
    path = pathlib.Path(__file__).with_name("expected.json")
    path.write_text(json.dumps({
        "generator": f"Python {platform.python_version()}, mpmath {mp.__version__}",
        "pearson": pearson, "ranks": ranks,
    }, indent=1) + "\n")


main()
