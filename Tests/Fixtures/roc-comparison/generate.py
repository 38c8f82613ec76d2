"""Differences of areas by DeLong et al., Biometrics 1988;44:837, in exact rational arithmetic.

paired      All areas on the records that have every score (complete cases), their covariance
            matrix S10 / m + S01 / n of the placements as fractions, all pairs first minus second
            (on the same complete records), and the test that all k areas are equal: chi-square
            (L A)' (L V L')^-1 (L A) with L the k - 1 successive differences, df = the rank of
            L V L' (a consistent system is solved in its range); statistic null when the system
            has no solution (a difference other than 0 with variance 0), statistic 0, df 0, p 1
            when all differences and variances are 0.
pairwise    The pairs again, each on all records that have both of its scores.
unpaired    Two independent samples: variance = sum of the DeLong variances; z by the normal
            distribution, and pROC's t with df = (V1 + V2)^2 / (V1^2/(N1-1) + V2^2/(N2-1)), N the
            records of a sample.

A difference with variance 0 has z, p and limits null. correlation null when a variance is 0.
z, p (two-sided) and limits (95 and 90 %, not cut off) by mpmath at 60 digits.
generate.R puts pROC beside it. Run in this folder: python3 generate.py
"""

import pathlib
import random
import sys
from fractions import Fraction as F

sys.path.insert(0, str(pathlib.Path(__file__).parent / "../roc-data"))
import mpmath  # noqa: E402
import roc_data as roc  # noqa: E402
from roc_data import deviate, exact, mpf, number, real, upper  # noqa: E402


def placements(x, y):
    """Area and placements of events x and others y, oriented upwards."""
    m, n = len(x), len(y)
    v10 = [F(sum(1 + (a > b) - (a < b) for b in y), 2 * n) for a in x]
    v01 = [F(sum(1 + (a > b) - (a < b) for a in x), 2 * m) for b in y]
    return sum(v10) / m, v10, v01


def covariance(rows, columns, signs):
    """Areas and covariance matrix of the columns of complete rows (event, score, ...)."""
    parts = [
        placements([s * r[c] for r in rows if r[0]], [s * r[c] for r in rows if not r[0]])
        for c, s in zip(columns, signs)
    ]
    m, n = len(parts[0][1]), len(parts[0][2])

    def entry(i, j):
        (a, x, y), (b, u, w) = parts[i], parts[j]
        return (
            sum((p - a) * (q - b) for p, q in zip(x, u)) / (m * (m - 1))
            + sum((p - a) * (q - b) for p, q in zip(y, w)) / (n * (n - 1))
        )

    k = len(columns)
    return [p[0] for p in parts], [[entry(i, j) for j in range(k)] for i in range(k)], m, n


def difference(first, second, names, counts):
    """Two areas with the covariance matrix of both."""
    (a, va), (b, vb), cov = first, second, names[2]
    variance = va + vb - 2 * cov
    gap = a - b
    result = {
        "first": names[0], "second": names[1], "events": counts[0], "others": counts[1],
        "firstArea": number(a), "secondArea": number(b),
        "difference": number(gap), "differenceExact": exact(gap),
        "variance": number(variance), "varianceExact": exact(variance),
        "standardError": number(mpmath.sqrt(real(variance))),
        "correlation": number(real(cov) / mpmath.sqrt(real(va * vb))) if va * vb else None,
        "z": None, "p": None, "intervals": [],
    }
    if variance:
        error = mpmath.sqrt(real(variance))
        z = real(gap) / error
        result["z"], result["p"] = number(z), number(2 * upper(abs(z)))
        for level in ("0.95", "0.9"):
            half = deviate(level) * error
            result["intervals"].append({
                "level": float(level), "lower": number(real(gap) - half),
                "upper": number(real(gap) + half)})
    return result


def equality(areas, matrix):
    """Chi-square of k equal areas."""
    k = len(areas)
    gaps = [areas[i] - areas[i + 1] for i in range(k - 1)]
    spread = [
        [matrix[i][j] - matrix[i][j + 1] - matrix[i + 1][j] + matrix[i + 1][j + 1]
         for j in range(k - 1)] for i in range(k - 1)
    ]
    system = [row + [gap] for row, gap in zip(spread, gaps)]
    pivots, row = [], 0
    for column in range(k - 1):
        found = next((r for r in range(row, k - 1) if system[r][column] != 0), None)
        if found is None:
            continue
        system[row], system[found] = system[found], system[row]
        system[row] = [v / system[row][column] for v in system[row]]
        for r in range(k - 1):
            if r != row and system[r][column] != 0:
                factor = system[r][column]
                system[r] = [a - factor * b for a, b in zip(system[r], system[row])]
        pivots.append(column)
        row += 1
    if any(system[r][-1] != 0 for r in range(row, k - 1)):
        return {"statistic": None, "statisticExact": None, "degreesOfFreedom": row, "p": None}
    solution = [F(0)] * (k - 1)
    for r, column in enumerate(pivots):
        solution[column] = system[r][-1]
    statistic = sum(s * g for s, g in zip(solution, gaps))
    return {
        "statistic": number(statistic), "statisticExact": exact(statistic),
        "degreesOfFreedom": row,
        "p": number(roc.chi_square_tail(real(statistic), row)) if row else 1.0,
    }


def paired(name, rows, scores):
    """scores: (name, eventsScore); a missing score is None."""
    k = len(scores)
    signs = [1 if s[1] == "higher" else -1 for s in scores]
    complete = [r for r in rows if None not in r]
    areas, matrix, m, n = covariance(complete, range(1, k + 1), signs)
    pairs, each = [], []
    for i in range(k):
        for j in range(i + 1, k):
            pairs.append(difference(
                (areas[i], matrix[i][i]), (areas[j], matrix[j][j]),
                (scores[i][0], scores[j][0], matrix[i][j]), (m, n)))
            if len(complete) < len(rows):
                both = [r for r in rows if r[i + 1] is not None and r[j + 1] is not None]
                a, v, p, q = covariance(both, (i + 1, j + 1), (signs[i], signs[j]))
                each.append(difference(
                    (a[0], v[0][0]), (a[1], v[1][1]), (scores[i][0], scores[j][0], v[0][1]),
                    (p, q)))
    return {
        "name": name,
        "outcomes": [r[0] for r in rows],
        "scores": [
            {"name": s[0], "eventsScore": s[1],
             "values": [None if r[c + 1] is None else float(r[c + 1]) for r in rows]}
            for c, s in enumerate(scores)
        ],
        "records": len(rows), "complete": len(complete), "events": m, "others": n,
        "areas": [number(a) for a in areas], "areasExact": [exact(a) for a in areas],
        "covariance": [[number(v) for v in row] for row in matrix],
        "covarianceExact": [[exact(v) for v in row] for row in matrix],
        "pairs": pairs, "pairwise": each, "equality": equality(areas, matrix),
    }


def student_tail(t, df):
    return mpmath.betainc(df / 2, mpf(1) / 2, 0, df / (df + t * t), regularized=True) / 2


def student_deviate(level, df):
    tail = (1 - real(F(level))) / 2
    start = deviate(level)
    return mpmath.findroot(lambda t: student_tail(t, df) - tail, (start, start * 1.2))


def unpaired(name, first, second):
    def area(case):
        sign = 1 if case["eventsScore"] == "higher" else -1
        a, v10, v01 = placements([sign * v for v in case["events"]],
                                 [sign * v for v in case["others"]])
        m, n = len(v10), len(v01)
        return a, (sum((v - a) ** 2 for v in v10) / (m * (m - 1))
                   + sum((v - a) ** 2 for v in v01) / (n * (n - 1))), m + n

    (a, va, na), (b, vb, nb) = area(first), area(second)
    gap, variance = a - b, va + vb
    result = {
        "name": name, "first": roc.stored(first), "second": roc.stored(second),
        "firstArea": number(a), "secondArea": number(b),
        "firstVariance": number(va), "secondVariance": number(vb),
        "difference": number(gap), "differenceExact": exact(gap), "variance": number(variance),
        "standardError": number(mpmath.sqrt(real(variance))),
        "z": None, "p": None, "degreesOfFreedom": None, "studentP": None,
        "studentPGreater": None, "intervals": [],
    }
    if variance:
        error = mpmath.sqrt(real(variance))
        z = real(gap) / error
        df = real(variance**2 / (va**2 / (na - 1) + vb**2 / (nb - 1)))
        result.update(
            z=number(z), p=number(2 * upper(abs(z))), degreesOfFreedom=number(df),
            studentP=number(2 * student_tail(abs(z), df)),
            studentPGreater=number(student_tail(z, df) if z >= 0 else 1 - student_tail(-z, df)))
        for level in ("0.95", "0.9"):
            for distribution, half in (("normal", deviate(level) * error),
                                       ("student", student_deviate(level, df) * error)):
                result["intervals"].append({
                    "level": float(level), "distribution": distribution,
                    "lower": number(real(gap) - half), "upper": number(real(gap) + half)})
    return result


def made(count, events, seed):
    """Three correlated scores with one decimal, and a fourth worth nothing."""
    draw = random.Random(seed)
    rows = []
    for k in range(count):
        common = draw.gauss(0, 1)
        event = k < events
        rows.append([event] + [
            F(round(10 * (shift * event + common + draw.gauss(0, spread))), 10)
            for shift, spread in ((1.2, 0.6), (0.9, 0.8), (0.6, 1.2), (0.0, 1.5))])
    draw.shuffle(rows)
    return rows


def small(outcomes, *scores):
    return [[bool(o)] + [None if s is None else F(s) for s in rest]
            for o, *rest in zip(outcomes, *scores)]


HIGHER = "higher"
asah = roc.asah()
event = [1, 1, 1, 1, 0, 0, 0, 0, 0]
paired_cases = [
    paired("aSAH", asah, [("wfns", HIGHER), ("s100b", HIGHER), ("ndka", HIGHER)]),
    paired("ovarian", roc.ovarian(),
           [("albumin", HIGHER), ("total protein", HIGHER), ("Krebs-Goldberg", HIGHER)]),
    paired("kyphosis", roc.kyphosis(),
           [("start", "lower"), ("age", HIGHER), ("vertebrae", HIGHER)]),
    # Missing scores: different records for the joint test and for each pair.
    paired("lung", roc.lung(),
           [("ecog", HIGHER), ("weight loss", HIGHER), ("karnofsky", "lower")]),
    paired("made, four scores", made(150, 60, 11),
           [("a", HIGHER), ("b", HIGHER), ("c", HIGHER), ("d", HIGHER)]),
    paired("below half", made(40, 15, 12),
           [("a", "lower"), ("b", "lower"), ("c", HIGHER), ("d", HIGHER)]),
    # Degenerate.
    paired("identical", small(event, [5, 3, 4, 2, 1, 3, 2, 1, 0], [5, 3, 4, 2, 1, 3, 2, 1, 0]),
           [("a", HIGHER), ("same", HIGHER)]),
    paired("identical in order",
           small(event, [5, 3, 4, 2, 1, 3, 2, 1, 0], [50, 9, 11, 4, 2, 9, 4, 2, -7]),
           [("a", HIGHER), ("same order", HIGHER)]),
    paired("identical and a third",
           small(event, [5, 3, 4, 2, 1, 3, 2, 1, 0], [5, 3, 4, 2, 1, 3, 2, 1, 0],
                 [3, 1, 5, 4, 2, 4, 0, 1, 6]),
           [("a", HIGHER), ("same", HIGHER), ("other", HIGHER)]),
    paired("one is perfect", small(event, [9, 8, 7, 6, 5, 4, 3, 2, 1],
                                   [5, 3, 4, 2, 1, 3, 2, 1, 0]),
           [("perfect", HIGHER), ("a", HIGHER)]),
    paired("perfect and all tied", small(event, [9, 8, 7, 6, 5, 4, 3, 2, 1], [1] * 9),
           [("perfect", HIGHER), ("tied", HIGHER)]),
    paired("mirrored", small(event, [5, 3, 4, 2, 1, 3, 2, 1, 0], [5, 3, 4, 2, 1, 3, 2, 1, 0]),
           [("a", HIGHER), ("a reversed", "lower")]),
    paired("equal areas, other orders", small([1, 1, 0, 0], [4, 2, 3, 1], [2, 4, 3, 1]),
           [("a", HIGHER), ("b", HIGHER)]),
]


def by_half(rows, column, name, remainder, direction=HIGHER):
    return roc.columns(name, [r for k, r in enumerate(rows) if k % 2 == remainder], column,
                       direction)


unpaired_cases = [
    unpaired("aSAH wfns and s100b as if unpaired", roc.columns("wfns", asah, 1),
             roc.columns("s100b", asah, 2)),
    unpaired("aSAH ndka, odd and even records", by_half(asah, 3, "odd", 0),
             by_half(asah, 3, "even", 1)),
    unpaired("Hanley-McNeil and kyphosis start", roc.real_data()[0], roc.real_data()[1]),
    unpaired("simulated", roc.data_set("first", *roc.simulated(300, 120, 21, 1.0, 2)),
             roc.data_set("second", *roc.simulated(180, 40, 22, 0.4, 2))),
    unpaired("the same data twice", roc.columns("a", asah, 2), roc.columns("b", asah, 2)),
    unpaired("one is perfect", roc.data_set("perfect", [5, 6, 7, 7], [1, 2, 3, 3, 4]),
             roc.data_set("other", [1, 3, 5, 6], [2, 3, 0, 4, 1])),
    unpaired("both perfect", roc.data_set("perfect", [5, 6, 7, 7], [1, 2, 3, 3, 4]),
             roc.data_set("too", [2, 3], [0, 1])),
]

roc.write(roc.pathlib.Path(__file__).parent, {
    "versions": roc.VERSIONS, "paired": paired_cases, "unpaired": unpaired_cases})
