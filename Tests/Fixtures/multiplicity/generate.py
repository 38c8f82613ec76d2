"""Adjusted p-values in exact fractions, from what the procedures mean.

Holm's is the closure of Bonferroni's: a hypothesis falls when every set of hypotheses that holds
it falls (all subsets are tried, up to 10 hypotheses). The others are the least level at which
the step-up procedure, run at that level, rejects the hypothesis.
Run: python3 generate.py > expected.json
"""
import itertools
import json
import platform
import random
from fractions import Fraction


def bonferroni(p):
    return [min(Fraction(1), len(p) * x) for x in p]


def holm(p):
    if len(p) > 10:  # Holm 1979 as he wrote it: go on while p(j) <= alpha / (m - j + 1)
        return least_level(p, [Fraction(1, len(p) - j) for j in range(len(p))], stepwise_down)
    worst = [Fraction(0)] * len(p)
    for size in range(1, len(p) + 1):
        for subset in itertools.combinations(range(len(p)), size):
            value = min(Fraction(1), size * min(p[i] for i in subset))
            for i in subset:
                worst[i] = max(worst[i], value)
    return worst


def stepwise_down(p, share, alpha):
    order = sorted(range(len(p)), key=lambda i: p[i])
    rejected = set()
    for j, i in enumerate(order):
        if p[i] > alpha * share[j]:
            break
        rejected.add(i)
    return rejected


def stepwise_up(p, share, alpha):
    order = sorted(range(len(p)), key=lambda i: p[i])
    for j in reversed(range(len(p))):
        if p[order[j]] <= alpha * share[j]:
            return set(order[:j + 1])
    return set()


def least_level(p, share, procedure):
    """Levels at which anything changes are p(j) / share; 1 when none below rejects."""
    levels = sorted({x / s for x in p for s in share if x / s <= 1} | {Fraction(1)})
    result = [Fraction(1)] * len(p)
    for alpha in reversed(levels):
        for i in procedure(p, share, alpha):
            result[i] = alpha
    return result


def hochberg(p):
    return least_level(p, [Fraction(1, len(p) - j) for j in range(len(p))], stepwise_up)


def benjamini_hochberg(p):
    return least_level(p, [Fraction(j + 1, len(p)) for j in range(len(p))], stepwise_up)


def benjamini_yekutieli(p):
    harmonic = sum(Fraction(1, j + 1) for j in range(len(p)))
    return least_level(p, [Fraction(j + 1, len(p)) / harmonic for j in range(len(p))], stepwise_up)


METHODS = {"unadjusted": list, "bonferroni": bonferroni, "holm": holm, "hochberg": hochberg,
           "benjamini-hochberg": benjamini_hochberg, "benjamini-yekutieli": benjamini_yekutieli}


def drawn(seed, m, power):
    draw = random.Random(seed)
    return [draw.random() ** power for _ in range(m)]


CASES = [
    # Benjamini and Hochberg 1995, section 3.2: 15 comparisons of a trial of thrombolysis.
    [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
     0.5719, 0.6528, 0.7590, 1.0],
    [0.04], [], [1.0, 1.0, 1.0], [0.02, 0.02, 0.02], [0.03, 0.01, 0.03, 0.5, 0.01],
    [0.0, 1e-300, 2.5e-17, 0.9], [0.01, 0.02, 0.03, 0.04], [0.04, 0.03, 0.02, 0.01],
    [0.6, 0.5, 0.4, 0.012, 0.9, 0.011], drawn(1, 10, 1), drawn(2, 9, 3), drawn(3, 28, 4),
]
print(json.dumps({
    "versions": {"python": platform.python_version()},
    "cases": [{"pValues": p, "adjusted": {
        name: [float(x) for x in method([Fraction(x) for x in p])]
        for name, method in METHODS.items()}} for p in CASES]}))
