"""Split zeros, doubled tails, sign tests, Brunner-Munzel and Newcombe's interval, by enumeration.

p-values of exact tests are fractions, those of approximations mpmath at 40 digits; intervals are
found by trying every value at which the test can change. Writes expected.json beside this file.
"""

import itertools
import json
import pathlib
import platform
import random
from fractions import Fraction as F

import mpmath as mp

mp.mp.dps = 40
ALTERNATIVES = ["two-sided", "greater", "less"]


def real(x):
    return mp.mpf(x.numerator) / x.denominator if isinstance(x, F) else mp.mpf(x)


def number(x):
    return x if x is None or isinstance(x, str) else float(x)


def doubled_ranks(keys):
    order = sorted(keys)
    first, last = {}, {}
    for position, key in enumerate(order, 1):
        first.setdefault(key, position)
        last[key] = position
    return [first[key] + last[key] for key in keys]


def hull(points, pvalue, alpha):
    points = sorted(set(points))
    gaps = [points[0] - 1] + [(a + b) / 2 for a, b in zip(points, points[1:])] + [points[-1] + 1]
    kept = []  # (position, value) in order: gap 0, point 0, gap 1, ...
    for index in range(len(points) + 1):
        if pvalue(gaps[index]) > alpha:
            kept.append((2 * index, gaps[index]))
        if index < len(points) and pvalue(points[index]) > alpha:
            kept.append((2 * index + 1, points[index]))
    if not kept:
        return None
    low, high = kept[0][0], kept[-1][0]
    lower = "-Infinity" if low == 0 else points[(low - 1) // 2]
    upper = "Infinity" if high == 2 * len(points) else points[high // 2]
    return [number(lower), number(upper)]


# Split zeros --------------------------------------------------------------------------------


def split_parts(d):
    ranks = doubled_ranks([abs(v) for v in d])
    return ranks, sum((r if v > 0 else -r) for v, r in zip(d, ranks) if v != 0)


def split_exact(d, alternative):
    if not any(d):
        return F(1)
    ranks, observed = split_parts(d)
    sums = {0: 1}
    for r in ranks:
        new = {}
        for s, c in sums.items():
            new[s + r] = new.get(s + r, 0) + c
            new[s - r] = new.get(s - r, 0) + c
        sums = new
    hits = sum(c for s, c in sums.items() if
               (s >= observed if alternative == "greater" else
                s <= observed if alternative == "less" else abs(s) >= abs(observed)))
    return F(hits, 2 ** len(d))


def normal_p(distance, variance, alternative, corrected):
    if variance == 0:
        return mp.mpf(1)
    c = F(1, 2) if corrected else F(0)
    sd = mp.sqrt(real(variance))
    upper = lambda v: mp.erfc(real(v) / sd / mp.sqrt(2)) / 2
    if alternative == "greater":
        return upper(distance - c)
    if alternative == "less":
        return upper(-distance - c)
    return min(mp.mpf(1), 2 * upper(max(F(0), abs(distance) - c)))


def split_normal(d, alternative, corrected):
    if not any(d):
        return mp.mpf(1)
    ranks, observed = split_parts(d)
    return normal_p(F(observed, 4), F(sum(r * r for r in ranks), 16), alternative, corrected)


def split_case(texts, level):
    d = [F(t) for t in texts]
    points = [(a + b) / 2 for i, a in enumerate(d) for b in d[i:]]
    ranks, observed = split_parts(d)
    tests = []
    for alternative in ALTERNATIVES:
        for method, p in [
                ("exact", lambda v: split_exact(v, alternative)),
                ("corrected", lambda v: split_normal(v, alternative, True)),
                ("uncorrected", lambda v: split_normal(v, alternative, False))]:
            moved = lambda shift: p([v - shift for v in d])
            tests.append({
                "alternative": alternative, "method": method, "p": number(p(d)),
                "interval": hull(points, moved, 1 - F(level) if method == "exact"
                                 else real(1 - F(level))) if any(d) else None})
    return {"differences": [float(v) for v in d], "level": float(level),
            "v": number(F(sum(ranks) + observed, 4)),
            "biserial": number(F(observed, sum(ranks))) if any(d) else None, "tests": tests}


def biserial_case(texts, zeros, level):
    """The rank-biserial correlation: Fisher's z with the null standard error."""
    d = [F(t) for t in texts]
    if zeros == "wilcoxon":
        d = [v for v in d if v]
    ranks = doubled_ranks([abs(v) for v in d])
    signed = [(r if v > 0 else -r if v < 0 else 0) for v, r in zip(d, ranks)]
    # Pratt: zeros are ranked and then dropped. Split: they keep half of their ranks on each side.
    ranks = [r for v, r in zip(d, ranks) if v or zeros == "split"]
    r = F(sum(signed), sum(ranks))
    error = mp.sqrt(sum(k * k for k in ranks)) / sum(ranks)
    out = {"differences": [float(F(t)) for t in texts], "zeros": zeros, "level": float(level),
           "value": number(r)}
    if abs(r) < 1:
        centre = mp.atanh(real(r))
        z = lambda tail: mp.sqrt(2) * mp.erfinv(1 - 2 * tail)
        two, one = z(real(1 - F(level)) / 2), z(real(1 - F(level)))
        out["interval"] = [number(mp.tanh(centre - two * error)),
                           number(mp.tanh(centre + two * error))]
        out["lower"] = number(mp.tanh(centre - one * error))
        out["upper"] = number(mp.tanh(centre + one * error))
    return out


# Doubled tails ------------------------------------------------------------------------------


def rank_sum_p(x, y, alternative, doubled):
    ranks = doubled_ranks(list(x) + list(y))
    m, total = len(x), len(ranks)
    mean = m * (total + 1)
    observed = sum(ranks[:m]) - mean
    up = down = far = count = 0
    for choice in itertools.combinations(ranks, m):
        s = sum(choice) - mean
        up += s >= observed
        down += s <= observed
        far += abs(s) >= abs(observed)
        count += 1
    if alternative == "greater":
        return F(up, count)
    if alternative == "less":
        return F(down, count)
    return min(F(1), F(2 * min(up, down), count)) if doubled else F(far, count)


def newcombe(x, y, alternative, level):
    m, n = len(x), len(y)
    area = sum(F(1) if a > b else F(1, 2) if a == b else F(0) for a in x for b in y) / (m * n)
    tail = real((1 - F(level)) / (2 if alternative == "two-sided" else 1))
    z = -mp.sqrt(2) * mp.erfinv(2 * tail - 1)
    c = real(F(m + n, 2) - 1)

    def limit(a, other):
        # The root below the area a, whose complement is `other`.
        if a == 0:
            return mp.mpf(0)
        f = lambda t: (real(a) - t) ** 2 - z * z * t * (1 - t) * (
            1 + c * (1 - t) / (2 - t) + c * t / (1 + t)) / (m * n)
        if a == 1:  # both sides have the factor 1 - t
            f = lambda t: (1 - t) - z * z * t * (
                1 + c * (1 - t) / (2 - t) + c * t / (1 + t)) / (m * n)
        low, high = mp.mpf(0), real(a)
        for _ in range(160):
            middle = (low + high) / 2
            if f(middle) > 0:
                low = middle
            else:
                high = middle
        return low

    lower = mp.mpf(0) if alternative == "less" else limit(area, 1 - area)
    upper = mp.mpf(1) if alternative == "greater" else 1 - limit(1 - area, area)
    return area, [number(lower), number(upper)]


def doubled_case(xs, ys, level):
    x, y = [F(t) for t in xs], [F(t) for t in ys]
    points = [a - b for a in x for b in y]
    area, superiority = newcombe(x, y, "two-sided", level)
    return {
        "x": [float(v) for v in x], "y": [float(v) for v in y], "level": float(level),
        "doubled": number(rank_sum_p(x, y, "two-sided", True)),
        "distance": number(rank_sum_p(x, y, "two-sided", False)),
        "interval": hull(points, lambda s: rank_sum_p([v - s for v in x], y, "two-sided", True),
                         1 - F(level)),
        "superiority": number(area), "newcombe": superiority,
        "newcombeGreater": newcombe(x, y, "greater", level)[1],
        "newcombeLess": newcombe(x, y, "less", level)[1],
    }


# Sign test ----------------------------------------------------------------------------------


def sign_p(d, alternative):
    up, down = sum(v > 0 for v in d), sum(v < 0 for v in d)
    n = up + down
    tail = lambda k: F(sum(mp.libmp.ifac(n) // mp.libmp.ifac(i) // mp.libmp.ifac(n - i)
                           for i in range(k + 1)), 2 ** n)
    if n == 0:
        return F(1)
    if alternative == "greater":
        return tail(down)
    if alternative == "less":
        return tail(up)
    return F(1) if up == down else min(F(1), 2 * tail(min(up, down)))


def sign_case(texts, level):
    d = [F(t) for t in texts]
    ordered = sorted(d)
    half = len(d) // 2
    middle = ordered[half] if len(d) % 2 else (ordered[half - 1] + ordered[half]) / 2
    return {
        "differences": [float(v) for v in d], "level": float(level), "median": number(middle),
        "tests": [{
            "alternative": a, "p": number(sign_p(d, a)),
            "interval": hull(d, lambda s: sign_p([v - s for v in d], a), 1 - F(level))
            if any(d) else None} for a in ALTERNATIVES]}


# Brunner-Munzel -----------------------------------------------------------------------------


def placements(x, y):
    score = lambda a, b: F(1) if a > b else F(1, 2) if a == b else F(0)
    first = [sum(score(a, b) for b in y) / len(y) for a in x]
    second = [sum(score(a, b) for a in x) / len(x) for b in y]
    w = sum(first) / len(x)
    var = lambda v: sum((p - w) ** 2 for p in v) / (len(v) - 1)
    return w, var(first) / len(x), var(second) / len(y)


def student_cdf(t, v):
    """The lower tail of Student's t."""
    x = v / (v + t * t)
    tail = mp.betainc(v / 2, mp.mpf(1) / 2, 0, x, regularized=True) / 2
    return tail if t < 0 else 1 - tail


def student_upper(t, v):
    x = v / (v + t * t)
    tail = mp.betainc(v / 2, mp.mpf(1) / 2, 0, x, regularized=True) / 2
    return tail if t > 0 else 1 - tail


def student_quantile(p, v):
    f = lambda t: student_upper(t, v) - p
    return mp.findroot(f, (mp.mpf(1), mp.mpf(3)), tol=1e-34)


def key(x, y):
    w, a, b = placements(x, y)
    e = w - F(1, 2)
    if e == 0:
        return 0, F(0)
    if a + b == 0:
        return (1 if e > 0 else -1), None  # infinite
    return (1 if e > 0 else -1), e * e / (a + b)


def compare(first, second):
    """-1, 0 or 1 for signed squares, of which None is infinite."""
    def order(k):
        sign, size = k
        return (sign, F(0)) if size is None else (0, sign * size)
    u, v = order(first), order(second)
    return (u > v) - (u < v)


def munzel_case(xs, ys, level):
    x, y = [F(t) for t in xs], [F(t) for t in ys]
    m, n = len(x), len(y)
    w, a, b = placements(x, y)
    v = a + b
    t = real(w - F(1, 2)) / mp.sqrt(real(v))
    df = real(v * v / (a * a / (m - 1) + b * b / (n - 1)))
    alpha = real(1 - F(level))
    q = student_quantile(alpha / 2, df)
    reach = q * mp.sqrt(real(v))
    one = student_quantile(alpha, df) * mp.sqrt(real(v))
    values = x + y
    observed = key(x, y)
    keys = []
    for choice in itertools.combinations(range(m + n), m):
        chosen = set(choice)
        keys.append(key([values[i] for i in choice],
                        [values[i] for i in range(m + n) if i not in chosen]))
    size = lambda k: (1 if k[0] else 0, k[1])
    total = len(keys)
    far = sum(compare(size(k), size(observed)) >= 0 for k in keys)
    up = sum(compare(k, observed) >= 0 for k in keys)
    down = sum(compare(k, observed) <= 0 for k in keys)
    # The largest distance that is kept.
    import functools
    order = sorted((size(k) for k in keys), key=functools.cmp_to_key(compare), reverse=True)
    kept = None
    for candidate in order:
        share = F(sum(compare(k, candidate) >= 0 for k in order), total)
        if share > 1 - F(level):
            kept = candidate
            break
    reach_perm = mp.inf if kept[1] is None else mp.sqrt(real(kept[1] * v))
    clip = lambda value: number(min(mp.mpf(1), max(mp.mpf(0), value)))
    return {
        "x": [float(c) for c in x], "y": [float(c) for c in y], "level": float(level),
        "w": number(w), "t": number(t), "df": number(df),
        "p": number(2 * student_upper(abs(t), df)), "greater": number(student_upper(t, df)),
        "interval": [clip(real(w) - reach), clip(real(w) + reach)],
        "lowerLimit": clip(real(w) - one),
        "permutation": number(F(far, total)), "permutationGreater": number(F(up, total)),
        "permutationLess": number(F(down, total)),
        "permutationInterval": [clip(real(w) - reach_perm), clip(real(w) + reach_perm)],
    }


def counted_permutations(x, y):
    """The permutation p-values of samples with few distinct values, by how many of each."""
    values = sorted(set(x + y))
    sizes = [(x + y).count(v) for v in values]
    observed = key(x, y)
    far = up = down = total = 0

    def choices(place, left):
        if place == len(sizes):
            if left == 0:
                yield ()
            return
        for taken in range(min(left, sizes[place]) + 1):
            for rest in choices(place + 1, left - taken):
                yield (taken,) + rest

    size = lambda k: (1 if k[0] else 0, k[1])
    for taken in choices(0, len(x)):
        ways = 1
        for n, k in zip(sizes, taken):
            ways *= mp.libmp.ifac(n) // mp.libmp.ifac(k) // mp.libmp.ifac(n - k)
        one = [v for v, k in zip(values, taken) for _ in range(k)]
        other = [v for v, n, k in zip(values, sizes, taken) for _ in range(n - k)]
        found = key(one, other)
        total += ways
        far += ways * (compare(size(found), size(observed)) >= 0)
        up += ways * (compare(found, observed) >= 0)
        down += ways * (compare(found, observed) <= 0)
    return {"x": [float(v) for v in x], "y": [float(v) for v in y],
            "twoSided": number(F(far, total)), "greater": number(F(up, total)),
            "less": number(F(down, total))}


def main():
    random.seed(8)
    split = [split_case(t.split(), level) for t, level in [
        ("0 0 0 1 -1 2 2 3 -2 4 5 5 6", "0.95"), ("0 1 2 3 4", "0.8"), ("1 1 2 3 4", "0.95"),
        ("0 0 0", "0.95"), ("0 3 -1 4 4 0.5 -0.5 2", "0.9"), ("2 2 2 2 0 0 0 0 0", "0.95")]]
    for _ in range(5):
        texts = [str(F(random.randint(-3, 5), 2)) for _ in range(random.randint(5, 9))]
        split.append(split_case(texts, "0.9"))
    doubled = [doubled_case(x.split(), y.split(), level) for x, y, level in [
        ("1 1 2 2 3", "2 2 3 3 3 4 4 4", "0.95"), ("3", "1 2 2 4 5 7 7 8 9 10 11", "0.8"),
        ("1 2 3", "4 5 6", "0.9"), ("1 1 1", "1 1 1 1", "0.95"), ("5 5 6 7", "1 1 1 2 2 2 5", "0.95")]]
    for _ in range(6):
        m, n = random.randint(2, 4), random.randint(4, 8)
        doubled.append(doubled_case(
            [str(random.randint(0, 6)) for _ in range(m)],
            [str(random.randint(1, 8)) for _ in range(n)], random.choice(["0.95", "0.8"])))
    sign = [sign_case(t.split(), level) for t, level in [
        ("1 2 3 4 5 -1 0", "0.95"), ("0 0 0", "0.95"), ("1 -1", "0.95"), ("2", "0.4"),
        ("0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1.0 1.1 -0.2", "0.95"),
        ("3 3 3 3 3 3 3 3", "0.95"), ("1 2 3 4 5 6", "0.96875"), ("-2 -2 0 0 0 5 5 5 7", "0.8")]]
    for _ in range(5):
        texts = [str(F(random.randint(-4, 7), 4)) for _ in range(random.randint(6, 20))]
        sign.append(sign_case(texts, "0.9"))
    munzel = [munzel_case(x.split(), y.split(), level) for x, y, level in [
        ("1 2 1 1 1 1 1 1 1 1 2 4 1 1"[:15], "3 3 4 3 1 2 3"[:13], "0.95"),
        ("1.5 2.5 3.5 9", "1 2 3 4 5 6", "0.9"), ("1 1 2 3 3", "2 2 3 5 5 7", "0.95"),
        ("2 4 6 8 8", "1 2 3 9", "0.95")]]
    for _ in range(4):
        munzel.append(munzel_case(
            [str(random.randint(0, 9)) for _ in range(random.randint(3, 6))],
            [str(random.randint(2, 9)) for _ in range(random.randint(3, 6))], "0.9"))
    path = pathlib.Path(__file__).with_name("expected.json")
    path.write_text(json.dumps({
        "generator": f"Python {platform.python_version()}, mpmath {mp.__version__}",
        "split": split, "doubled": doubled, "sign": sign, "brunnerMunzel": munzel,
        "biserial": [biserial_case(t.split(), zeros, level) for zeros in
                     ("wilcoxon", "pratt", "split") for t, level in [
            ("0 0 0 1 -1 2 2 3 -2 4 5 5 0 6", "0.95"), ("1 1 2 3 4", "0.95"), ("0 3 1 -2", "0.8"),
            ("1.83 0.5 -1.62 2.48 1.68 1.88 -1.55 3.06 1.3", "0.9"), ("-2", "0.95"),
            ("0.1 -0.2 0.3 0.3 -0.3 0 0 5 7 -7 7 7 7 8 9 9 1 -1 -1", "0.99")]],
        # Brunner and Munzel's pain scores of shoulder surgery, and samples of many ties.
        "permutations": [counted_permutations([F(v) for v in x], [F(v) for v in y]) for x, y in [
            ([3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4], [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1]),
            ([0] * 20 + [1] * 15 + [2] * 25, [0] * 30 + [1] * 16 + [2] * 14),
            ([0] * 9 + [1] * 3, [0] * 2 + [1] * 30)]],
    }, indent=1) + "\n")


main()
