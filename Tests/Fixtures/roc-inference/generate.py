"""Areas, four variances, tests and intervals in exact rational arithmetic and at 60 digits.

The area and all variances are fractions; square roots, tails and quantiles by mpmath. With m
events, n others, A the area, psi = 1, 1/2 or 0 for a pair:

delong         S10 / m + S01 / n, the sample variances of the placements; null (undefined) with
               one event or one other.
hanleyMcNeil   [A(1-A) + (m-1)(Q1-A^2) + (n-1)(Q2-A^2)] / (mn), Q1 = A/(2-A), Q2 = 2A^2/(1+A)
               (Radiology 1982;143:29, the exponential approximation).
rating         the same with Q1 and Q2 from the data, their Table II: Q1 = sum over scores of
               others x (above^2 + above tied + tied^2/3) / (n m^2) with the events above and
               tied, Q2 likewise, and A(1-A) first (1/3: ties are broken at random).
bamber         [E psi^2 + (m-1) Q1 + (n-1) Q2 - (m+n-1) A^2] / ((m-1)(n-1)) with
               E psi^2 = sum psi^2 / (mn), Q1 the mean of psi psi' over two different events and
               an other, Q2 over an event and two different others: unbiased (Bamber, J Math
               Psychol 1975;12:387); null with one event or one other.
null           (m+n+1) / (12mn) x (1 - sum(t^3-t) / ((m+n)^3-(m+n))): the variance over all
               assignments of the outcome to the records, ties kept; 0 when all are tied.

A variance of 0 or null has no tests and no intervals (empty lists), except: the null variance
tests 0.5 only. scale logit: (logit A - logit A0) / (SE / (A (1-A))); none when A is 0 or 1.
Plain limits are cut off at 0 and 1 (lower, upper); rawLower and rawUpper are not.

generate.R puts pROC beside it. Run in this folder: python3 generate.py
"""

import itertools
import pathlib
import sys
from fractions import Fraction

sys.path.insert(0, str(pathlib.Path(__file__).parent / "../roc-data"))
import mpmath  # noqa: E402
import roc_data as roc  # noqa: E402
from roc_data import data_set, deviate, exact, number, real, upper  # noqa: E402


def moments(case):
    """Sums over pairs from the cells: doubled placements of every record."""
    cells = roc.cells(case)
    m, n = len(case["events"]), len(case["others"])
    of_events, of_others = [], []
    events_before = others_before = 0
    for _, e, o in cells:
        # Twice the others beaten by an event here, twice the events that beat an other here.
        of_events.append((e, 2 * (n - others_before - o) + o))
        of_others.append((o, 2 * events_before + e))
        events_before += e
        others_before += o
    return m, n, of_events, of_others, cells


def variances(case):
    m, n, of_events, of_others, cells = moments(case)
    area = Fraction(sum(c * w for c, w in of_events), 2 * m * n)
    assert area == Fraction(sum(c * w for c, w in of_others), 2 * m * n)
    delong = bamber = None
    rows = sum(c * Fraction(w, 2) ** 2 for c, w in of_events)  # sum over events (sum psi)^2
    columns = sum(c * Fraction(w, 2) ** 2 for c, w in of_others)
    ties = sum(e * o for _, e, o in cells)
    squares = area * m * n - Fraction(ties, 4)  # sum psi^2
    if m > 1 and n > 1:
        s10 = sum(c * (Fraction(w, 2 * n) - area) ** 2 for c, w in of_events) / (m - 1)
        s01 = sum(c * (Fraction(w, 2 * m) - area) ** 2 for c, w in of_others) / (n - 1)
        delong = s10 / m + s01 / n
        q1 = (columns - squares) / (m * (m - 1) * n)
        q2 = (rows - squares) / (m * n * (n - 1))
        bamber = (
            squares / (m * n) + (m - 1) * q1 + (n - 1) * q2 - (m + n - 1) * area**2
        ) / ((m - 1) * (n - 1))
    q1, q2 = area / (2 - area), 2 * area**2 / (1 + area)

    def hanley(q1, q2):
        return (area * (1 - area) + (m - 1) * (q1 - area**2) + (n - 1) * (q2 - area**2)) / (m * n)

    above, r1, r2 = 0, Fraction(0), Fraction(0)
    below = n
    for _, e, o in cells:
        below -= o
        r1 += o * (above**2 + above * e + Fraction(e * e, 3))
        r2 += e * (below**2 + below * o + Fraction(o * o, 3))
        above += e
    r1, r2 = r1 / (n * m * m), r2 / (m * n * n)
    total = m + n
    tied = sum((e + o) ** 3 - (e + o) for _, e, o in cells)
    null = Fraction(total + 1, 12 * m * n) * (1 - Fraction(tied, total**3 - total))
    return area, {
        "delong": (delong, {}),
        "hanleyMcNeil": (hanley(q1, q2), {"q1": number(q1), "q2": number(q2)}),
        "rating": (hanley(r1, r2), {"q1": number(r1), "q2": number(r2)}),
        "bamber": (bamber, {}),
        "null": (null, {}),
    }


def logit(x):
    return mpmath.log(x / (1 - x))


def inference(area, variance, more, name):
    result = {
        "variance": number(variance), "varianceExact": exact(variance),
        "standardError": None, **more, "tests": [], "intervals": [],
    }
    if variance is not None and variance < 0:  # Bamber's may be
        return result
    error = None if variance is None else mpmath.sqrt(real(variance))
    result["standardError"] = number(error)
    if not error:
        return result
    a = real(area)
    for scale in ("plain", "logit"):
        if scale == "logit" and (area in (0, 1) or name == "null"):
            continue
        for null in (Fraction(1, 2), Fraction(7, 10)):
            if name == "null" and null != Fraction(1, 2):
                continue
            if scale == "plain":
                z = real(area - null) / error
            else:
                z = (logit(a) - logit(real(null))) / (error / (a * (1 - a)))
            if area == null:
                z = roc.mpf(0)
            result["tests"].append({
                "scale": scale, "null": float(null), "z": number(z),
                "p": number(2 * upper(abs(z))), "pGreater": number(upper(z)),
                "pLess": number(upper(-z)),
            })
        if name == "null":
            continue
        for level in ("0.95", "0.9"):
            half = deviate(level)
            if scale == "plain":
                raw = [a - half * error, a + half * error]
                limits = [max(roc.mpf(0), raw[0]), min(roc.mpf(1), raw[1])]
            else:
                spread = half * error / (a * (1 - a))
                raw = limits = [1 / (1 + mpmath.exp(-(logit(a) + s * spread))) for s in (-1, 1)]
            result["intervals"].append({
                "scale": scale, "level": float(level), "lower": number(limits[0]),
                "upper": number(limits[1]), "rawLower": number(raw[0]),
                "rawUpper": number(raw[1]),
            })
    return result


def result(case):
    area, all_variances = variances(case)
    return {
        **roc.stored(case),
        "area": number(area),
        "areaExact": exact(area),
        **{k: inference(area, v, more, k) for k, (v, more) in all_variances.items()},
    }


def all_cases():
    cases = roc.real_data() + [
        roc.columns("kyphosis start, wrong way", roc.kyphosis(), 1, "higher"),
        roc.columns("lung ecog", roc.lung(), 1),
        data_set("heavy ties, two scores", [1] * 9 + [0] * 3, [1] * 4 + [0] * 11),
        data_set("no ties", [3, 5, 8, 9, 11, 14], [1, 2, 4, 6, 7, 10, 12]),
        data_set("below half", [1, 2, 2, 4, 5], [3, 4, 5, 6, 7, 7]),
        data_set("area 1", [5, 6, 7, 7], [1, 2, 3, 3, 4]),
        data_set("area 0", [1, 2, 3], [5, 6, 7, 7]),
        data_set("area 1, lower", [1, 2, 3], [5, 6, 7, 7], "lower"),
        data_set("all tied", [4] * 5, [4] * 7),
        data_set("one event", [6], [1, 2, 3, 5, 6, 7, 8, 9]),
        data_set("one other", [2, 4, 6, 8], [5]),
        data_set("one and one", [2], [1]),
        data_set("two and two", [1, 3], [0, 2]),
        data_set("near perfect", list(range(100, 160)), list(range(41, 101))),
        data_set("one inversion", list(range(20, 40)) + [Fraction(-1, 2)],
                 [Fraction(-v) for v in range(25)]),
        data_set("area exactly half", [2, 3, 3, 4], [1, 3, 3, 5]),
        data_set("simulated", *roc.simulated(2000, 600, 6, 0.7, 3)),
        data_set("simulated, unbalanced", *roc.simulated(500, 15, 7, -0.4, 1)),
    ]
    return cases


def check(case):
    """The variances again by their definitions, over all pairs and all assignments."""
    area, all_variances = variances(case)
    x, y = case["events"], case["others"]
    m, n = len(x), len(y)
    sign = 1 if case["eventsScore"] == "higher" else -1

    def psi(a, b):
        return Fraction(1 + (sign * a > sign * b) - (sign * a < sign * b), 2)

    pairs = [[psi(a, b) for b in y] for a in x]
    assert area == sum(map(sum, pairs)) / (m * n)
    if m > 1 and n > 1:
        v10 = [sum(row) / n for row in pairs]
        v01 = [sum(row[j] for row in pairs) / m for j in range(n)]
        s10 = sum((v - area) ** 2 for v in v10) / (m - 1)
        s01 = sum((v - area) ** 2 for v in v01) / (n - 1)
        assert all_variances["delong"][0] == s10 / m + s01 / n
        if m * n < 60:
            apart = [
                pairs[i][j] * pairs[k][l]
                for i in range(m) for k in range(m) if i != k
                for j in range(n) for l in range(n) if j != l
            ]
            assert all_variances["bamber"][0] == area**2 - sum(apart) / len(apart)
    if m + n <= 13:
        pooled = x + y
        areas = []
        for chosen in itertools.combinations(range(m + n), m):
            rest = [v for k, v in enumerate(pooled) if k not in chosen]
            areas.append(sum(psi(pooled[k], b) for k in chosen for b in rest) / (m * n))
        assert sum(areas) / len(areas) == Fraction(1, 2)
        spread = sum((a - Fraction(1, 2)) ** 2 for a in areas) / len(areas)
        assert all_variances["null"][0] == spread


if __name__ == "__main__":
    for case in all_cases():
        if len(case["events"]) * len(case["others"]) < 4000:
            check(case)
    roc.write(roc.pathlib.Path(__file__).parent, {
        "versions": roc.VERSIONS, "cases": [result(c) for c in all_cases()],
    })
