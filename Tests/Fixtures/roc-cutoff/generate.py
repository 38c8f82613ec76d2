"""Best thresholds under six rules, and p-values that allow for the search, in whole numbers.

A cut reads its TP most suspicious events and FP others as events; both ends are cuts (nothing,
everything) except for the maximum chi-square. criterion is what is made best:

youden            largest J = sensitivity + specificity - 1.
closestToCorner   smallest (1 - sensitivity)^2 + (1 - specificity)^2.
cost              smallest costFN x prevalence x (1 - sensitivity)
                  + costFP x (1 - prevalence) x (1 - specificity); decimal parameters are exact;
                  prevalenceIsSample: the share of events.
sensitivity       largest specificity of the cuts with sensitivity >= atLeast.
specificity       largest sensitivity of the cuts with specificity >= atLeast.
chiSquare         largest Pearson chi-square of the 2 x 2 table, without correction, in either
                  direction, over the cuts that leave at least minimumShare of all records on each
                  side (and at least one record); negative: events are the less suspicious there.
                  No cut in the range: best is empty and everything else null.

best lists all equally good cuts, ascending in TP + FP. preferred is the position in best of the
most sensitive one (the last); for sensitivity and specificity that which no other dominates.

p is exact: the share of the assignments of the m events to the m + n records, ties kept, whose
best cut is at least as good (for chiSquare in the same range). It depends on (TP, FP) at the ends
of the runs of ties alone, so lattice paths from (0, 0) to (m, n) that avoid all such points are
counted (Koziol, Biometrics 1991;47:1557, for chi-square; Smirnov for Youden). pExact is the
fraction where it is short. For youden p is the one-sided Smirnov p and twoSidedP that of
max |J| >= the best J; limitP = exp(-2 s) and twoSidedLimitP = 2 sum (-1)^(k-1) exp(-2 k^2 s), with
s = m n / (m + n) J^2, their limits in large samples. On sets with up to 13 000 assignments all
p-values were found again by trying
every assignment (bruteForce true).

naive: Pearson chi-square without correction, its p (1 df), and Fisher's exact two-sided p (all
tables that are not more probable) at the preferred cut, null at the ends.

asymptotic (chiSquare, minimumShare e > 0 only): Lausen & Schumacher, Biometrics 1992;48:73:
p = phi(b) (b - 1/b) log((1-e)^2 / e^2) + 4 phi(b) / b, 1 when b < 1, with b = root of chi-square
(p92) and b = maxstat's M = root of chi-square x (N-1)/N (p92M, which maxstat::pLausen92 gives);
p94M: 2 P(Z > M) + sum over neighbouring cuts of exp(-M^2/2) / pi x (t - (M^2/4 - 1) t^3/6),
t = root of 1 - m1 (N - m2) / ((N - m1) m2), m1 < m2 the records below the cuts in the range
(Lausen & Schumacher 1994; maxstat::pLausen94). Not cut off at 1.

generate.R puts pROC, ks.test and maxstat beside it. Run in this folder: python3 generate.py
"""

import itertools
import math
import pathlib
import sys
from fractions import Fraction as F

sys.path.insert(0, str(pathlib.Path(__file__).parent / "../roc-data"))
import mpmath  # noqa: E402
import roc_data as roc  # noqa: E402
from roc_data import data_set, exact, mpf, number, real, upper  # noqa: E402


class Rule:
    """loss(tp, fp): None where the cut is not admissible, else smaller is better."""

    def __init__(self, name, loss, criterion, parameters=None, inner=False, order=None):
        self.name, self.loss, self.criterion = name, loss, criterion
        self.parameters, self.inner, self.order = parameters or {}, inner, order


def chi_square(tp, fp, m, n):
    """Pearson's statistic of the cut."""
    positive = tp + fp
    return F((m + n) * (tp * n - fp * m) ** 2, m * n * positive * (m + n - positive))


def rules(m, n):
    total = m + n
    found = [
        Rule("youden", lambda tp, fp: F(fp, n) - F(tp, m), lambda loss: -loss),
        Rule("closestToCorner", lambda tp, fp: F(m - tp, m) ** 2 + F(fp, n) ** 2,
             lambda loss: loss),
    ]
    for fn_cost, fp_cost, prevalence in (("1", "1", "0.5"), ("1", "1", None), ("5", "1", "0.2"),
                                         ("2.5", "1", None), ("1", "4", "0.3")):
        share = F(m, total) if prevalence is None else F(prevalence)

        def loss(tp, fp, a=F(fn_cost) * share, b=F(fp_cost) * (1 - share)):
            return a * F(m - tp, m) + b * F(fp, n)

        found.append(Rule("cost", loss, lambda loss: loss, {
            "costFalseNegative": float(fn_cost), "costFalsePositive": float(fp_cost),
            "prevalence": number(share), "prevalenceIsSample": prevalence is None}))
    for level in ("0.5", "0.8", "0.9", "0.95", "1"):
        found.append(Rule(
            "sensitivity",
            lambda tp, fp, s=F(level): F(fp, n) if F(tp, m) >= s else None,
            lambda loss: 1 - loss, {"atLeast": float(level)}, order=lambda tp, fp: tp))
    for level in ("0.5", "0.8", "0.9", "0.95", "1"):
        found.append(Rule(
            "specificity",
            lambda tp, fp, s=F(level): F(m - tp, m) if F(n - fp, n) >= s else None,
            lambda loss: 1 - loss, {"atLeast": float(level)}, order=lambda tp, fp: -fp))
    for level in ("0", "0.1", "0.25"):
        def loss(tp, fp, e=F(level)):
            smaller = min(tp + fp, total - tp - fp)
            return -chi_square(tp, fp, m, n) if smaller >= max(1, e * total) else None

        found.append(Rule("chiSquare", loss, lambda loss: -loss,
                          {"minimumShare": float(level)}, inner=True))
    return found


def avoiding(case, is_hit):
    """The number of lattice paths through no (TP, FP) at the end of a run of ties that is hit."""
    m, n = len(case["events"]), len(case["others"])
    ends = {tp + fp for tp, fp in roc.cuts(case)}
    row = []
    for i in range(m + 1):
        left = 0
        for j in range(n + 1):
            ways = 1 if i + j == 0 else left + (row[j] if i else 0)
            if ways and i + j in ends and is_hit(i, j):
                ways = 0
            if i:
                row[j] = ways
            else:
                row.append(ways)
            left = ways
    return row[n]


def share_of_paths(case, is_hit):
    total = math.comb(len(case["events"]) + len(case["others"]), len(case["events"]))
    return F(total - avoiding(case, is_hit), total)


def by_trying(case, rule, observed):
    """The same share by every assignment, best cut by best cut."""
    m, n = len(case["events"]), len(case["others"])
    sizes = [e + o for _, e, o in roc.cells(case)]
    cell = [k for k, size in enumerate(sizes) for _ in range(size)]
    good = total = 0
    for chosen in itertools.combinations(range(m + n), m):
        events = [0] * len(sizes)
        for record in chosen:
            events[cell[record]] += 1
        tp = fp = 0
        losses = [rule.loss(0, 0)] if not rule.inner else []
        for e, size in zip(events, sizes):
            tp, fp = tp + e, fp + size - e
            if not rule.inner or tp + fp < m + n:
                losses.append(rule.loss(tp, fp))
        total += 1
        good += min(v for v in losses if v is not None) <= observed
    return F(good, total)


def fisher(tp, fp, m, n):
    positive, total = tp + fp, m + n

    def weight(k):
        return math.comb(m, k) * math.comb(n, positive - k)

    mine = weight(tp)
    every = [weight(k) for k in range(max(0, positive - n), min(m, positive) + 1)]
    return F(sum(w for w in every if w <= mine), math.comb(total, positive))


def normal_density(b):
    return mpmath.exp(-b * b / 2) / mpmath.sqrt(2 * mpmath.pi)


def kolmogorov(square):
    """The limit of the two-sided Smirnov p at m n / (m + n) D^2 = square."""
    if square == 0:
        return mpf(1)
    total, k = mpf(0), 1
    while True:
        term = mpmath.exp(-2 * k * k * square)
        total += term if k % 2 else -term
        if term < mpf(10) ** -58:
            return 2 * total
        k += 1


def lausen_1992(b, e):
    if b < 1:
        return mpf(1)
    return max(mpf(0), 4 * normal_density(b) / b + normal_density(b) * (b - 1 / b)
               * mpmath.log((1 - e) ** 2 / e**2))


def lausen_1994(b, sizes, total):
    extra = mpf(0)
    for m1, m2 in zip(sizes, sizes[1:]):
        t = mpmath.sqrt(1 - mpf(m1) * (total - m2) / (mpf(total - m1) * m2))
        extra += mpmath.exp(-b * b / 2) / mpmath.pi * (t - (b * b / 4 - 1) * t**3 / 6)
    return 2 * upper(b) + extra


def outcome(case, rule, brute):
    m, n = len(case["events"]), len(case["others"])
    where = roc.thresholds(case)
    points = list(enumerate(roc.cuts(case)))
    if rule.inner:
        points = points[1:-1]
    losses = [(rule.loss(tp, fp), k, tp, fp) for k, (tp, fp) in points]
    losses = [v for v in losses if v[0] is not None]
    result = {"rule": rule.name, **rule.parameters, "criterion": None, "criterionExact": None,
              "best": [], "preferred": None, "p": None, "pExact": None, "bruteForce": brute,
              "naive": None}
    if rule.name == "youden":
        result["twoSidedP"] = result["limitP"] = result["twoSidedLimitP"] = None
    if rule.name == "chiSquare":
        result["asymptotic"] = None
    if not losses:
        return result
    best = min(v[0] for v in losses)
    winners = [v for v in losses if v[0] == best]
    preferred = len(winners) - 1
    if rule.order:
        preferred = max(range(len(winners)), key=lambda k: rule.order(*winners[k][2:]))

    def is_hit(tp, fp):
        if rule.inner and tp + fp in (0, m + n):
            return False
        loss = rule.loss(tp, fp)
        return loss is not None and loss <= best

    p = share_of_paths(case, is_hit)
    if brute:
        assert p == by_trying(case, rule, best), (case["name"], rule.name)
    text = exact(p)
    result.update(
        criterion=number(rule.criterion(best)), criterionExact=exact(F(rule.criterion(best))),
        best=[{
            "threshold": where[k], "truePositives": tp, "falsePositives": fp,
            "sensitivity": number(F(tp, m)), "specificity": number(F(n - fp, n)),
        } for _, k, tp, fp in winners],
        preferred=preferred, p=number(p), pExact=text if len(text) < 80 else None)
    _, _, tp, fp = winners[preferred]
    if 0 < tp + fp < m + n:
        statistic = chi_square(tp, fp, m, n)
        result["naive"] = {
            "chiSquare": number(statistic),
            "p": number(roc.chi_square_tail(real(statistic))),
            "fisherP": number(fisher(tp, fp, m, n))}
    if rule.name == "youden":
        result["twoSidedP"] = number(share_of_paths(
            case, lambda tp, fp: abs(F(tp, m) - F(fp, n)) >= -best))
        square = real(best**2 * F(m * n, m + n))
        result["limitP"] = number(mpmath.exp(-2 * square))
        result["twoSidedLimitP"] = number(min(mpf(1), kolmogorov(square)))
    if rule.name == "chiSquare":
        share = rule.parameters["minimumShare"]
        for entry in result["best"]:
            entry["negative"] = (
                entry["truePositives"] * n - entry["falsePositives"] * m < 0)
        if share > 0:
            b = mpmath.sqrt(real(-best))
            adjusted = b * mpmath.sqrt(mpf(m + n - 1) / (m + n))
            sizes = sorted(
                tp + fp if case["eventsScore"] == "lower" else m + n - tp - fp
                for _, _, tp, fp in losses)
            result["asymptotic"] = {
                "M": number(adjusted), "p92": number(lausen_1992(b, real(F(str(share))))),
                "p92M": number(lausen_1992(adjusted, real(F(str(share))))),
                "p94M": number(lausen_1994(adjusted, sizes, m + n))}
    return result


def result(case):
    m, n = len(case["events"]), len(case["others"])
    brute = math.comb(m + n, m) <= 13000
    return {**roc.stored(case), "rules": [outcome(case, r, brute) for r in rules(m, n)]}


cases = roc.real_data() + [
    roc.columns("kyphosis start, wrong way", roc.kyphosis(), 1, "higher"),
    roc.columns("lung ecog", roc.lung(), 1),
    roc.columns("treepipit", roc.treepipit(), 1, "lower"),
    data_set("tied cutoffs", [2, 4, 4, 6], [1, 3, 3, 5]),
    data_set("three tied", [2, 4, 6, 8], [1, 3, 5, 7]),
    data_set("tied corner", [1, 3, 3, 5, 5, 7], [0, 2, 4, 4, 6, 6]),
    data_set("unequal groups", [3, 4, 4, 7, 9], [1, 1, 2, 3, 4, 4, 5, 6, 8]),
    data_set("lower, heavy ties", [1, 1, 2, 2, 3], [1, 2, 2, 3, 3, 3, 3, 4, 4], "lower"),
    data_set("below half", [1, 2, 2, 4, 5], [3, 4, 5, 6, 7, 7]),
    data_set("area 1", [5, 6, 7, 7], [1, 2, 3, 3, 4]),
    data_set("area 0", [1, 2, 3], [5, 6, 7, 7]),
    data_set("all tied", [4] * 5, [4] * 7),
    data_set("two scores", [1] * 6 + [0] * 2, [1] * 2 + [0] * 4),
    data_set("one event", [6], [1, 2, 3, 5, 6, 7, 8, 9]),
    data_set("one other", [2, 4, 6, 8], [5]),
    data_set("one and one", [2], [1]),
    data_set("far tail", *roc.simulated(220, 90, 31, 1.6, 1)),
    data_set("simulated", *roc.simulated(300, 80, 32, 0.5, 1)),
    data_set("simulated, few ties", *roc.simulated(500, 200, 33, 0.3, 3)),
]
if __name__ == "__main__":
    roc.write(roc.pathlib.Path(__file__).parent, {
        "versions": roc.VERSIONS, "cases": [result(c) for c in cases]})
