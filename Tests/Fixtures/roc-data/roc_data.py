"""The data sets of the roc fixtures, and the arithmetic they share: whole numbers and fractions.

A data set is a dictionary: name, eventsScore ("higher" or "lower": which scores point to an
event), events and others (the scores as exact fractions). packages.json beside this file comes
from generate.R; kyphosis and lung from Examples/Data.
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

mp.dps = 60
HERE = pathlib.Path(__file__).parent
PACKAGES = json.loads((HERE / "packages.json").read_text())
VERSIONS = {"python": platform.python_version(), "mpmath": mpmath.__version__}

# DeLong et al., Biometrics 1988;44:837: albumin, total protein, Krebs-Goldberg score (to be
# taken from 10) and whether the bowel obstruction was relieved by surgery; the 43 complete of 49
# patients as printed in the SAS/STAT user's guide, LOGISTIC procedure.
OVARIAN = [line.split() for line in """3.0 5.8 10 0;3.2 6.3 5 1;3.9 6.8 3 1;2.8 4.8 6 0
3.2 5.8 3 1;0.9 4.0 5 0;2.5 5.7 8 0;1.6 5.6 5 1
3.8 5.7 5 1;3.7 6.7 6 1;3.2 5.4 4 1;3.8 6.6 6 1
4.1 6.6 5 1;3.6 5.7 5 1;4.3 7.0 4 1;3.6 6.7 4 0
2.3 4.4 6 1;4.2 7.6 4 0;4.0 6.6 6 0;3.5 5.8 6 1
3.8 6.8 7 1;3.0 4.7 8 0;4.5 7.4 5 1;3.7 7.4 5 1
3.1 6.6 6 1;4.1 8.2 6 1;4.3 7.0 5 1;4.3 6.5 4 1
3.2 5.1 5 1;2.6 4.7 6 1;3.3 6.8 6 0;1.7 4.0 7 0
3.7 6.1 5 1;3.3 6.3 7 1;4.2 7.7 6 1;3.5 6.2 5 1
2.9 5.7 9 0;2.1 4.8 7 1;2.8 6.2 8 0;4.0 7.0 7 1
3.3 5.7 6 1;3.7 6.9 5 1;3.6 6.6 5 1""".replace("\n", ";").split(";")]


def table(file, outcome, scores):
    """Rows of (event, score, ...) with None for an empty cell."""
    rows = []
    with open(HERE / "../../../Examples/Data" / file, newline="") as stream:
        for row in csv.DictReader(stream):
            if row[outcome]:
                rows.append(
                    [row[outcome] == "true"]
                    + [Fraction(row[s]) if row[s] else None for s in scores]
                )
    return rows


def asah():
    data = PACKAGES["asah"]
    return [
        [poor, Fraction(w), Fraction(s), Fraction(n)]
        for poor, w, s, n in zip(data["poor"], data["wfns"], data["s100b"], data["ndka"])
    ]


def ovarian():
    return [[r[3] == "1", Fraction(r[0]), Fraction(r[1]), 10 - Fraction(r[2])] for r in OVARIAN]


def kyphosis():
    return table("kyphosis.csv", "kyphosis", ["start", "ageMonths", "vertebrae"])


def lung():
    return table("lung.csv", "died", ["ecog", "weightLoss", "karnofskyPhysician"])


def treepipit():
    data = PACKAGES["treepipit"]
    return [[c > 0, Fraction(s)] for c, s in zip(data["counts"], data["coverstorey"])]


def data_set(name, events, others, events_score="higher"):
    return {
        "name": name,
        "eventsScore": events_score,
        "events": [Fraction(v) for v in events],
        "others": [Fraction(v) for v in others],
    }


def columns(name, rows, column, events_score="higher"):
    """One score of a table, without the rows that miss it."""
    kept = [r for r in rows if r[column] is not None]
    return data_set(
        name, [r[column] for r in kept if r[0]], [r[column] for r in kept if not r[0]],
        events_score)


def repeated(counts):
    return [Fraction(value) for value, count in enumerate(counts, 1) for _ in range(count)]


def real_data():
    return [
        data_set("hanley-mcneil", repeated([3, 2, 2, 11, 33]), repeated([33, 6, 6, 11, 2])),
        columns("kyphosis start", kyphosis(), 1, "lower"),
        columns("kyphosis age", kyphosis(), 2),
        columns("kyphosis vertebrae", kyphosis(), 3),
        columns("aSAH wfns", asah(), 1),
        columns("aSAH s100b", asah(), 2),
        columns("aSAH ndka", asah(), 3),
        columns("ovarian albumin", ovarian(), 1),
        columns("ovarian total protein", ovarian(), 2),
        columns("ovarian Krebs-Goldberg", ovarian(), 3),
    ]


def simulated(count, events, seed, shift, digits):
    draw = random.Random(seed)

    def score(centre):
        return Fraction(round(draw.gauss(centre, 1.0) * 10**digits), 10**digits)

    return [score(shift) for _ in range(events)], [score(0) for _ in range(count - events)]


def cells(case):
    """(score, events, others) of the distinct scores, most suspicious first."""
    values = sorted(
        set(case["events"] + case["others"]), reverse=case["eventsScore"] == "higher")
    where = {v: k for k, v in enumerate(values)}
    counts = [[v, 0, 0] for v in values]
    for v in case["events"]:
        counts[where[v]][1] += 1
    for v in case["others"]:
        counts[where[v]][2] += 1
    return counts


def stored(case):
    """The data as written: distinct scores ascending, with the events and others at each."""
    ascending = sorted(cells(case))
    return {
        "name": case["name"],
        "eventsScore": case["eventsScore"],
        "scores": [float(c[0]) for c in ascending],
        "eventCounts": [c[1] for c in ascending],
        "otherCounts": [c[2] for c in ascending],
        "events": len(case["events"]),
        "others": len(case["others"]),
    }


def cuts(case):
    """(TP, FP) of every cut, from nothing read as an event to everything."""
    points, tp, fp = [(0, 0)], 0, 0
    for _, e, o in cells(case):
        tp, fp = tp + e, fp + o
        points.append((tp, fp))
    return points


def thresholds(case):
    """The midpoint threshold of every cut as a number or "Infinity" / "-Infinity"."""
    values = [c[0] for c in cells(case)]
    first, last = "Infinity", "-Infinity"
    if case["eventsScore"] == "lower":
        first, last = last, first
    return [first] + [float((a + b) / 2) for a, b in zip(values, values[1:])] + [last]


def real(q):
    q = Fraction(q)
    return mpf(q.numerator) / q.denominator


def number(x):
    """A double, an infinity as Swift's decoder of extended reals reads it, or null."""
    if x is None:
        return None
    if isinstance(x, (Fraction, int)):
        return float(real(x))
    x = float(x)
    if math.isinf(x):
        return "Infinity" if x > 0 else "-Infinity"
    if math.isnan(x):
        raise ValueError("not a number")
    return x


def exact(q):
    """A fraction as text."""
    return None if q is None else f"{q.numerator}/{q.denominator}"


def upper(x):
    """The upper tail of the normal distribution."""
    return mpmath.erfc(x / mpmath.sqrt(2)) / 2


def deviate(level):
    """z with P(|Z| <= z) = level."""
    return mpmath.sqrt(2) * mpmath.erfinv(real(Fraction(level)))


def chi_square_tail(x, df=1):
    return mpmath.gammainc(mpf(df) / 2, mpf(x) / 2, mpmath.inf, regularized=True)


def write(folder, content):
    pathlib.Path(folder, "expected.json").write_text(json.dumps(content) + "\n")
