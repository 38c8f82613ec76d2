"""Bootstrap of areas, partial areas, shares at a given share and their differences, on rows.

The resamples are drawn by the published generator (../random/reference.py), a generator for each
resample, events before others, and evaluated row by row in exact fractions. Percentile limits are
the r-th smallest and largest, r = (B + 1) 25 // 1000 for 0.95; p of a value with c replicates on
its smaller side or equal to it is 2 (c + 1) / (B + 1). Standard deviations and the normal
method by mpmath. Run in this folder: python3 generate.py
"""

import json
import pathlib
import runpy
import sys
from fractions import Fraction as F

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE / "../roc-data"))
import mpmath  # noqa: E402
import roc_data as roc  # noqa: E402
from roc_data import deviate, number, real, upper  # noqa: E402

REFERENCE = runpy.run_path(str(HERE.parent / "random" / "reference.py"))
lemire, take = REFERENCE["lemire"], REFERENCE["take"]
splitmix64, xoshiro = REFERENCE["splitmix64"], REFERENCE["xoshiro256starstar"]


def points(events, others):
    """The polygon of scores oriented upwards: (1 - specificity, sensitivity)."""
    m, n = len(events), len(others)
    cuts = [None] + sorted(set(events + others), reverse=True)
    return [
        (F(sum(c is not None and v >= c for v in others), n),
         F(sum(c is not None and v >= c for v in events), m)) for c in cuts
    ]


def area(events, others):
    return F(sum(1 + (a > b) - (a < b) for a in events for b in others),
             2 * len(events) * len(others))


def partial(low, high):
    def value(events, others):
        polygon, total = points(events, others), F(0)
        for (x0, y0), (x1, y1) in zip(polygon, polygon[1:]):
            a, b = max(x0, 1 - high), min(x1, 1 - low)
            if a < b:
                slope = (y1 - y0) / (x1 - x0)
                total += (b - a) * (y0 + slope * (a - x0) + y0 + slope * (b - x0)) / 2
        return total
    return value


def attainable(specificity):
    return lambda events, others: max(
        y for x, y in points(events, others) if 1 - x >= specificity)


def interpolated(specificity):
    def value(events, others):
        polygon, x, found = points(events, others), 1 - specificity, []
        for (x0, y0), (x1, y1) in zip(polygon, polygon[1:]):
            if x0 <= x <= x1:
                found += [y0, y1] if x0 == x1 else [y0 + (y1 - y0) * (x - x0) / (x1 - x0)]
        return max(found)
    return value


def turned(measure):
    """The same measure of the curve seen from the other side."""
    return lambda events, others: measure([-v for v in others], [-v for v in events])


MEASURES = {
    "area": area,
    "partial specificity 0.9 1": partial(F("0.9"), F(1)),
    "partial sensitivity 0.8 1": turned(partial(F("0.8"), F(1))),
    "attainable sensitivity at 0.9": attainable(F("0.9")),
    "interpolated sensitivity at 0.9": interpolated(F("0.9")),
    "attainable specificity at 0.75": turned(attainable(F("0.75"))),
}


def resamples(seeds, events, others):
    """Rows of each resample, drawn from rows in the order given."""
    for seed in seeds:
        generator = xoshiro(take(splitmix64(seed), 4))
        i = [lemire(generator, len(events)) for _ in events]
        j = [lemire(generator, len(others)) for _ in others]
        yield [events[k] for k in i], [others[k] for k in j]


def deviation(values):
    mean = sum(values) / len(values)
    return mpmath.sqrt(real(sum((v - mean) ** 2 for v in values) / (len(values) - 1)))


def inference(values, nulls):
    ordered, count = sorted(values), len(values)
    rank = (count + 1) * 25 // 1000
    error = deviation(values)
    return {
        "standardError": number(error), "lower": number(ordered[rank - 1]),
        "upper": number(ordered[count - rank]),
        "p": {str(float(null)): number(min(F(1), F(2 * (1 + min(
            sum(v <= null for v in values), sum(v >= null for v in values))), count + 1)))
            for null in nulls},
    }


def seeds(seed, count):
    return take(xoshiro(take(splitmix64(seed), 4)), count)


def single(name, rows, column, sign, count, seed):
    # Most suspicious first: the order of the cells in which records are numbered.
    events = sorted((sign * r[column] for r in rows if r[0]), reverse=True)
    others = sorted((sign * r[column] for r in rows if not r[0]), reverse=True)
    drawn = list(resamples(seeds(seed, count), events, others))
    return {
        "name": name, "eventsScore": "higher" if sign > 0 else "lower",
        "scores": [float(r[column]) for r in rows], "outcomes": [r[0] for r in rows],
        "resamples": count, "seed": seed,
        "measures": {
            key: {"estimate": number(f(events, others)), **inference(
                [f(e, o) for e, o in drawn], {"area": [F("0.5"), F("0.75")],
                "partial specificity 0.9 1": [F("0.005")],
                "partial sensitivity 0.8 1": [F("0.02")]}.get(key, []))}
            for key, f in MEASURES.items()
        },
    }


def differences(values, observed):
    result = inference(values, [F(0)])
    error = deviation(values)
    z = real(observed) / error
    half = deviate("0.95") * error
    result.update(
        estimate=number(observed), z=number(z), normalP=number(2 * upper(abs(z))),
        normalLower=number(real(observed) - half), normalUpper=number(real(observed) + half))
    return result


def paired(rows, signs, count, seed):
    rows = sorted(rows, key=lambda r: r[1:])
    events, others = [r for r in rows if r[0]], [r for r in rows if not r[0]]
    drawn = list(resamples(seeds(seed, count), events, others))

    def value(f, e, o, k):
        return f([signs[k] * r[k + 1] for r in e], [signs[k] * r[k + 1] for r in o])

    return {
        "values": [[float(r[k + 1]) for r in rows] for k in range(len(signs))],
        "outcomes": [r[0] for r in rows],
        "eventsScores": ["higher" if s > 0 else "lower" for s in signs],
        "resamples": count, "seed": seed,
        "measures": {
            key: [differences(
                [value(f, e, o, i) - value(f, e, o, j) for e, o in drawn],
                value(f, events, others, i) - value(f, events, others, j))
                for i in range(len(signs)) for j in range(i + 1, len(signs))]
            for key, f in MEASURES.items()
        },
    }


def unpaired(rows, column, sign, split, count, seed):
    parts = [[r for r in rows if split(r)], [r for r in rows if not split(r)]]
    both = seeds(seed, 2 * count)
    curves, drawn = [], []
    for part, start in zip(parts, (0, count)):
        e = sorted((sign * r[column] for r in part if r[0]), reverse=True)
        o = sorted((sign * r[column] for r in part if not r[0]), reverse=True)
        curves.append((e, o))
        drawn.append(list(resamples(both[start:start + count], e, o)))
    return {
        "parts": [{"scores": [float(r[column]) for r in p], "outcomes": [r[0] for r in p]}
                  for p in parts],
        "eventsScore": "higher" if sign > 0 else "lower", "resamples": count, "seed": seed,
        "measures": {
            key: differences([f(*a) - f(*b) for a, b in zip(*drawn)],
                             f(*curves[0]) - f(*curves[1]))
            for key, f in MEASURES.items()
        },
    }


kyphosis = roc.table("kyphosis.csv", "kyphosis", ["start", "ageMonths", "vertebrae"])
(HERE / "expected.json").write_text(json.dumps({
    "versions": roc.VERSIONS,
    "single": [
        single("kyphosis start", kyphosis, 1, -1, 199, 1),
        single("kyphosis age", kyphosis, 2, 1, 99, 20250),
    ],
    "paired": paired(kyphosis, [-1, 1, 1], 99, 5),
    "unpaired": unpaired(kyphosis, 1, -1, lambda r: r[2] > 87, 99, 11),
}, indent=1) + "\n")
