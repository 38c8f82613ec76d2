"""The validation of a cutoff, from its definition on rows.

Two truths: the same resamples drawn by the published generator and evaluated row by row, and,
for tiny data, the average over every possible resample. Run in this folder:
python3 generate_bootstrap.py
"""

import collections
import csv
import itertools
import json
import pathlib
import platform
import runpy
from fractions import Fraction

HERE = pathlib.Path(__file__).parent
REFERENCE = runpy.run_path(str(HERE.parent / "random" / "reference.py"))
lemire, multinomial, take = (REFERENCE[name] for name in ("lemire", "multinomial", "take"))
splitmix64, xoshiro256starstar = REFERENCE["splitmix64"], REFERENCE["xoshiro256starstar"]


def thresholds(events, others):
    values = sorted(set(events + others))
    inner = [(a + b) / 2 for a, b in zip(values, values[1:])]
    return [float("-inf")] + inner + [float("inf")]


def choose(events, others, rule):
    """The most sensitive best threshold; a score below it is read as an event."""
    m, n = len(events), len(others)

    def loss(t):
        tp, fp = sum(v < t for v in events), sum(v < t for v in others)
        if rule == "youden":
            return Fraction(fp, n) - Fraction(tp, m)
        if rule == "closestToCorner":
            return Fraction(m - tp, m) ** 2 + Fraction(fp, n) ** 2
        ((name, numbers),) = rule.items()
        if name == "cost":
            p = Fraction(str(numbers["prevalence"]))
            return (Fraction(str(numbers["falseNegative"])) * p * Fraction(m - tp, m)
                    + Fraction(str(numbers["falsePositive"])) * (1 - p) * Fraction(fp, n))
        if name == "sensitivity":
            return (fp, m - tp) if tp >= Fraction(str(numbers["atLeast"])) * m else None
        if name == "specificity":
            return (m - tp, fp) if n - fp >= Fraction(str(numbers["atLeast"])) * n else None
        smaller = min(tp + fp, m + n - tp - fp)
        if smaller < max(1, Fraction(str(numbers["minimumShare"])) * (m + n)):
            return None
        return -Fraction((tp * n - fp * m) ** 2, smaller * (m + n - smaller))

    found = [(loss(t), t) for t in thresholds(events, others)]
    found = [(l, t) for l, t in found if l is not None]
    best = min((l for l, _ in found), default=None)
    return max((t for l, t in found if l == best), default=None)


def bootstrap(events, others, rule, resamples, seed):
    """Rows in ascending order, events drawn before others, one generator for each resample."""
    events, others = sorted(events), sorted(others)
    m, n = len(events), len(others)
    seeds = xoshiro256starstar(take(splitmix64(seed), 4))
    chosen, counts = [], [0, 0, 0, 0]
    for _ in range(resamples):
        generator = xoshiro256starstar(take(splitmix64(next(seeds)), 4))
        i = [lemire(generator, m) for _ in range(m)]
        j = [lemire(generator, n) for _ in range(n)]
        t = choose([events[k] for k in i], [others[k] for k in j], rule)
        if t is None:
            continue
        chosen.append(t)
        left_events = [events[k] for k in set(range(m)) - set(i)]
        left_others = [others[k] for k in set(range(n)) - set(j)]
        counts[0] += sum(v < t for v in left_events)
        counts[1] += len(left_events)
        counts[2] += sum(v >= t for v in left_others)
        counts[3] += len(left_others)
    chosen.sort()
    rank = (len(chosen) + 1) * 25 // 1000
    return {
        "rule": rule,
        "resamples": resamples,
        "seed": str(seed),
        "withoutCutoff": resamples - len(chosen),
        "lower": chosen[rank - 1],
        "upper": chosen[-rank],
        "sensitivity": counts[0] / counts[1],
        "specificity": counts[2] / counts[3],
    }


BLOCK = 4096


def draw(generator, count):
    """Records drawn by blocks of 4096: how many in each, then which."""
    sizes = [min(BLOCK, count - start) for start in range(0, count, BLOCK)]
    draws = multinomial(generator, count, sizes) if len(sizes) > 1 else [count]
    return [
        block * BLOCK + lemire(generator, size)
        for block, (size, k) in enumerate(zip(sizes, draws))
        for _ in range(k)
    ]


def many_rows(values, resamples, seed):
    """Several blocks, few distinct values: counts of drawn and left-out rows by value."""
    rows = {kind: sorted(v for v, c in counts.items() for _ in range(c))
            for kind, counts in values.items()}
    seeds = xoshiro256starstar(take(splitmix64(seed), 4))
    totals = [0, 0, 0, 0]
    for _ in range(resamples):
        generator = xoshiro256starstar(take(splitmix64(next(seeds)), 4))
        drawn = {kind: draw(generator, len(rows[kind])) for kind in ("events", "others")}
        counts = {kind: collections.Counter(rows[kind][k] for k in drawn[kind]) for kind in drawn}
        m, n = len(rows["events"]), len(rows["others"])
        ts = thresholds(list(counts["events"]), list(counts["others"]))

        def youden(t):
            tp = sum(c for v, c in counts["events"].items() if v < t)
            fp = sum(c for v, c in counts["others"].items() if v < t)
            return tp * n - fp * m

        t = max(t for t in ts if youden(t) == max(map(youden, ts)))
        for k, (kind, is_right) in enumerate(
            [("events", lambda v: v < t), ("others", lambda v: v >= t)]
        ):
            left = set(range(len(rows[kind]))) - set(drawn[kind])
            totals[2 * k] += sum(is_right(rows[kind][r]) for r in left)
            totals[2 * k + 1] += len(left)
    return {
        "values": sorted(set(values["events"]) | set(values["others"])),
        "events": [c for _, c in sorted(values["events"].items())],
        "others": [c for _, c in sorted(values["others"].items())],
        "resamples": resamples,
        "seed": str(seed),
        "sensitivity": totals[0] / totals[1],
        "specificity": totals[2] / totals[3],
    }


def every_resample(events, others, rule):
    """The limit of the pooled accuracies as the number of resamples grows."""
    m, n = len(events), len(others)
    counts = [0, 0, 0, 0]
    for i in itertools.product(range(m), repeat=m):
        for j in itertools.product(range(n), repeat=n):
            t = choose([events[k] for k in i], [others[k] for k in j], rule)
            left_events = [events[k] for k in set(range(m)) - set(i)]
            left_others = [others[k] for k in set(range(n)) - set(j)]
            counts[0] += sum(v < t for v in left_events)
            counts[1] += len(left_events)
            counts[2] += sum(v >= t for v in left_others)
            counts[3] += len(left_others)
    return {
        "rule": rule,
        "events": events,
        "others": others,
        "sensitivity": counts[0] / counts[1],
        "specificity": counts[2] / counts[3],
    }


events, others = [], []
with open(HERE / "../../../Examples/Data/kyphosis.csv", newline="") as stream:
    for row in csv.DictReader(stream):
        (events if row["kyphosis"] == "true" else others).append(float(row["start"]))

(HERE / "expected-bootstrap.json").write_text(
    json.dumps(
        {
            "versions": {"python": platform.python_version()},
            "kyphosisStart": {"events": events, "others": others},
            "resampled": [
                bootstrap(events, others, "youden", 200, 1),
                bootstrap(events, others, "youden", 99, (1 << 64) - 1),
                bootstrap(events, others, "closestToCorner", 200, 20250),
                *(
                    bootstrap(events, others, rule, 200, 3)
                    for rule in (
                        {"cost": {"falseNegative": 5, "falsePositive": 1.5, "prevalence": 0.3}},
                        {"sensitivity": {"atLeast": 0.8}},
                        {"specificity": {"atLeast": 0.8}},
                        {"maximumChiSquare": {"minimumShare": 0.1}},
                        {"maximumChiSquare": {"minimumShare": 0.43}},
                    )
                ),
            ],
            "manyRows": many_rows(
                {
                    "events": {1.0: 3000, 2.0: 2500, 3.0: 2000, 4.0: 1500},
                    "others": {1.0: 2500, 2.0: 2400, 3.0: 2500, 4.0: 2600},
                },
                39,
                7,
            ),
            "enumerated": [
                every_resample([1.0, 2, 4], [3.0, 5, 6], "youden"),
                every_resample([1.0, 3, 3, 8], [2.0, 3, 7], "youden"),
                every_resample([5.0, 6, 6], [1.0, 2, 6, 7], "closestToCorner"),
            ],
        },
        indent=1,
    )
    + "\n"
)
