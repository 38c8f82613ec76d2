"""Areas, DeLong variances, cutoffs and Smirnov p-values in exact rational arithmetic.

Every quantity comes from its definition over all pairs or all lattice paths, at 50 digits;
run in this folder: python3 generate.py
"""

import csv
import json
import math
import pathlib
import platform
import random
from fractions import Fraction

import mpmath
from mpmath import mp, mpf

mp.dps = 50
HERE = pathlib.Path(__file__).parent
DATA = HERE / "../../../Examples/Data"


def quantile(p):
    return mpmath.sqrt(2) * mpmath.erfinv(2 * mpf(p) - 1)


def upper(x):
    return mpmath.erfc(x / mpmath.sqrt(2)) / 2


def real(q):
    return mpf(q.numerator) / q.denominator


Z = quantile(mpf("0.975"))


def delong(events, others):
    """The area and DeLong's variance over all pairs, as fractions."""
    m, n = len(events), len(others)

    def kernel(x, y):
        return Fraction(2 if x > y else 1 if x == y else 0, 2)

    v10 = [sum(kernel(x, y) for y in others) / n for x in events]
    v01 = [sum(kernel(x, y) for x in events) / m for y in others]
    area = sum(v10) / m
    s10 = sum((v - area) ** 2 for v in v10) / (m - 1)
    s01 = sum((v - area) ** 2 for v in v01) / (n - 1)
    return area, s10 / m + s01 / n


def smirnov(events, others, excess):
    """P(max |i / m - j / n| >= excess / (m n)) over all orders of the records, ties kept."""
    m, n = len(events), len(others)
    pooled = sorted(events + others)
    ends = {k for k in range(1, m + n + 1) if k == m + n or pooled[k] != pooled[k - 1]}
    inside = [[0] * (n + 1) for _ in range(m + 1)]
    for i in range(m + 1):
        for j in range(n + 1):
            if i + j in ends and abs(i * n - j * m) >= excess:
                continue
            if i + j == 0:
                inside[i][j] = 1 if excess > 0 else 0
                continue
            inside[i][j] = (inside[i - 1][j] if i else 0) + (inside[i][j - 1] if j else 0)
    total = math.comb(m + n, m)
    return real(Fraction(total - inside[m][n], total))


def wilson(x, n):
    p = mpf(x) / n
    centre = (p + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z * mpmath.sqrt(p * (1 - p) / n + Z**2 / (4 * mpf(n) ** 2)) / (1 + Z**2 / n)
    return [float(centre - half), float(centre + half)]


def case(name, events_score, events, others, keep=True):
    """Everything about one data set; scores are exact numbers."""
    sign = 1 if events_score == "higher" else -1
    x = [sign * v for v in events]
    y = [sign * v for v in others]
    m, n = len(x), len(y)
    area, variance = delong(x, y)
    error = mpmath.sqrt(real(variance))
    a = real(area)
    z = (a - mpf(1) / 2) / error
    logit = mpmath.log(a / (1 - a))
    logit_error = error / (a * (1 - a))

    def back(t):
        return float(1 / (1 + mpmath.exp(-t)))

    best = {"youden": None, "corner": None}
    where = {"youden": [], "corner": []}
    for tp, fp in sorted(
        {(sum(v > t for v in x), sum(v > t for v in y)) for t in x + y + [min(x + y) - 1]}
    ):
        losses = {
            "youden": Fraction(fp, n) - Fraction(tp, m),
            "corner": Fraction(m - tp, m) ** 2 + Fraction(fp, n) ** 2,
        }
        for rule, loss in losses.items():
            if best[rule] is None or loss < best[rule]:
                best[rule], where[rule] = loss, []
            if loss == best[rule]:
                where[rule].append([tp, fp])
    tp, fp = where["youden"][-1]
    result = {
        "name": name,
        "eventsScore": events_score,
        "events": m,
        "others": n,
        "area": float(a),
        "standardError": float(error),
        "lower": float(max(mpf(0), a - Z * error)),
        "upper": float(min(mpf(1), a + Z * error)),
        "z": float(z),
        "p": float(2 * upper(abs(z))),
        "logitLower": back(logit - Z * logit_error),
        "logitUpper": back(logit + Z * logit_error),
        "logitP": float(2 * upper(abs(logit / logit_error))),
        "youden": where["youden"],
        "closestToCorner": where["corner"],
        "youdenIndex": float(real(-best["youden"])),
        "smirnov": float(smirnov(x, y, tp * n - fp * m)),
        "sensitivityInterval": wilson(tp, m),
        "specificityInterval": wilson(n - fp, n),
    }
    if keep:
        result["eventScores"] = [float(v) for v in events]
        result["otherScores"] = [float(v) for v in others]
    return result


def column(file, outcome, score):
    events, others = [], []
    with open(DATA / file, newline="") as stream:
        for row in csv.DictReader(stream):
            if row[outcome] and row[score]:
                (events if row[outcome] == "true" else others).append(Fraction(row[score]))
    return events, others


def repeated(counts):
    return [Fraction(value) for value, count in enumerate(counts, 1) for _ in range(count)]


draw = random.Random(20250)
cases = [
    case("hanley-mcneil", "higher", repeated([3, 2, 2, 11, 33]), repeated([33, 6, 6, 11, 2])),
    case("kyphosis start", "lower", *column("kyphosis.csv", "kyphosis", "start")),
    case("kyphosis age", "higher", *column("kyphosis.csv", "kyphosis", "ageMonths")),
    case("kyphosis vertebrae", "higher", *column("kyphosis.csv", "kyphosis", "vertebrae")),
    case("lung ecog", "higher", *column("lung.csv", "died", "ecog")),
    case("lung weight loss", "higher", *column("lung.csv", "died", "weightLoss")),
    case("lung karnofsky", "lower", *column("lung.csv", "died", "karnofskyPhysician")),
    # The wrong direction: the area stays below 0.5.
    case("kyphosis start, wrong way", "higher", *column("kyphosis.csv", "kyphosis", "start")),
    # Two equally good cutoffs.
    case("tied cutoffs", "higher", [Fraction(v) for v in (2, 4, 4, 6)],
         [Fraction(v) for v in (1, 3, 3, 5)]),
    case("two and two", "higher", [Fraction(1), Fraction(3)], [Fraction(0), Fraction(2)]),
    # Nearly separated: a far tail of p.
    case("far tail", "higher",
         [Fraction(draw.randrange(300, 1500)) for _ in range(120)],
         [Fraction(draw.randrange(0, 1000)) for _ in range(150)]),
    case("eighths", "lower",
         [Fraction(draw.randrange(-400, 300), 8) for _ in range(60)],
         [Fraction(draw.randrange(-300, 400), 8) for _ in range(80)]),
]


def bound(root, half=False):
    return float((mpf("0.025") ** (mpf(1) / root)) / (2 if half else 1))


def kolmogorov(distance):
    scaled = mpf(distance) * mpmath.sqrt(5000)
    return float(
        2 * sum((-1) ** (k - 1) * mpmath.exp(-2 * k * k * scaled**2) for k in range(1, 2000))
    )


(HERE / "expected.json").write_text(
    json.dumps(
        {
            "versions": {"python": platform.python_version(), "mpmath": mpmath.__version__},
            "cases": cases,
            # Kolmogorov's limit at distances of two samples of 10 000.
            "limit": {
                "distances": [0.0008, 0.004, 0.008, 0.02, 0.1],
                "p": [kolmogorov(d) for d in ("0.0008", "0.004", "0.008", "0.02", "0.1")],
            },
            # tail^(1/k): the limit of an area of 1 with k = min(events, others).
            "bounds": {
                "k": [2, 3, 5, 17, 1000],
                "root": [bound(k) for k in (2, 3, 5, 17, 1000)],
                "complement": [
                    float(1 - mpf("0.025") ** (mpf(1) / k)) for k in (2, 3, 5, 17, 1000)
                ],
                "p": [float(mpf(2) ** (1 - k)) for k in (2, 3, 5, 17, 1000)],
            },
        }
    )
    + "\n"
)
