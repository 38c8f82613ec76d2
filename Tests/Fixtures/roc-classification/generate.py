"""The 2 x 2 table at a threshold and what follows from it, with named intervals, at 60 digits.

Threshold: an event is read where the score is above it (below with eventsScore "lower").
Each of sensitivity, specificity, ppv, npv, accuracy is a share of whole numbers with Wilson's
(score, uncorrected) and Clopper-Pearson's limits at 95 and 90 %; null without a denominator.
Clopper-Pearson: lower 0 at no success, upper 1 at no failure.

positiveLikelihoodRatio = sensitivity / (1 - specificity), negativeLikelihoodRatio =
(1 - sensitivity) / specificity, oddsRatio = TP TN / (FP FN): 0 or "Infinity" with a zero on one
side, null when 0/0. log intervals: value x exp(+- z SE),
  LR+  SE^2 = 1/TP - 1/m + 1/FP - 1/n;  LR-  SE^2 = 1/FN - 1/m + 1/TN - 1/n
       (Simel et al., J Clin Epidemiol 1991;44:763), m events and n others;
  odds ratio  SE^2 = 1/TP + 1/FP + 1/TN + 1/FN (Woolf).
logIntervals is empty when a count under a 1/ is zero. halfIntervals: the same with 0.5 added to
all four cells (m + 1, n + 1), with its own halfValue; for every table.
The log interval of LR+ has no width when every record is read as an event (TP = m, FP = n), that
of LR- when none is: mathematically the formula's, but no interval to report.
scoreIntervals (LR only): Koopman, Biometrics 1984;40:513, chi-square of the constrained estimates
= z^2; for every table, 0 below when the first count is 0, "Infinity" above when the second is.
oneSidedZero (LR with exactly one zero among its two counts): "lower" or "upper", the end of the
logarithmic scale at which the estimate lies.

At a prevalence (predictive): ppv = se p / (se p + (1-sp)(1-p)), npv = sp (1-p) / (sp (1-p) +
(1-se) p); null when 0/0. Mercaldo, Lau & Zhou, Stat Med 2007;26:2170, on the logit scale:
  logit ppv = log(se p / ((1-sp)(1-p))), variance (1-se)/(m se) + sp/(n (1-sp));
  logit npv = log(sp (1-p) / ((1-se) p)), variance se/(m (1-se)) + (1-sp)/(n sp).
logit: these limits; empty when se or 1-sp (ppv), 1-se or sp (npv) is 0. adjusted: their adjusted
form for all tables: se~ = (TP + z^2/2) / (m + z^2), sp~ likewise, in the estimate and, with
m + z^2 and n + z^2, in the variance; its own estimate in each interval. Our rule: logit where it
exists, else adjusted (R's bdpv::BDtest takes adjusted for both as soon as any cell is 0).

generate.R puts binom.test, prop.test and pROC beside it. Run in this folder: python3 generate.py
"""

import math
import pathlib
import sys
from fractions import Fraction as F

sys.path.insert(0, str(pathlib.Path(__file__).parent / "../roc-data"))
import mpmath  # noqa: E402
import scipy.stats  # noqa: E402
import roc_data as roc  # noqa: E402
from roc_data import data_set, deviate, mpf, number, real  # noqa: E402

LEVELS = ("0.95", "0.9")
PREVALENCES = ("0.5", "0.21", "0.03", "0.001")


def wilson(x, n, level):
    z = deviate(level)
    p = mpf(x) / n
    centre = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * mpmath.sqrt(p * (1 - p) / n + z**2 / (4 * mpf(n) ** 2)) / (1 + z**2 / n)
    # At 0 and n one limit is exactly 0 or 1.
    return (mpf(0) if x == 0 else centre - half), (mpf(1) if x == n else centre + half)


def beta_quantile(p, a, b):
    """Newton's method on the binomial tail P(X >= a) of a + b - 1 trials, from scipy's root."""
    n = a + b - 1
    x = mpf(float(scipy.stats.beta.ppf(float(p), a, b)))
    weight = n * math.comb(n - 1, a - 1)
    for _ in range(6):
        # The sum over the shorter tail, with one power at its start.
        if a > n - a + 1:
            ks, sign = range(a, n + 1), 1
        else:
            ks, sign = range(a), -1
        odds, term = x / (1 - x), math.comb(n, ks[0]) * x ** ks[0] * (1 - x) ** (n - ks[0])
        tail = mpf(0)
        for k in ks:
            tail += term
            term = term * (n - k) / (k + 1) * odds
        if sign < 0:
            tail = 1 - tail
        x -= (tail - p) / (weight * x ** (a - 1) * (1 - x) ** (b - 1))
    assert abs(tail - p) < mpf(10) ** -45
    return x


def clopper_pearson(x, n, level):
    tail = (1 - real(F(level))) / 2
    lower = mpf(0) if x == 0 else beta_quantile(tail, x, n - x + 1)
    upper = mpf(1) if x == n else 1 - beta_quantile(tail, n - x, x + 1)
    return lower, upper


REMEMBERED = {}


def share(x, n):
    if n == 0:
        return {"successes": x, "trials": n, "value": None, "intervals": []}
    if (x, n) not in REMEMBERED:
        REMEMBERED[x, n] = [
            {"method": name, "level": float(level), "lower": number(limits[0]),
             "upper": number(limits[1])}
            for level in LEVELS
            for name, limits in (("wilson", wilson(x, n, level)),
                                 ("clopperPearson", clopper_pearson(x, n, level)))
        ]
    return {"successes": x, "trials": n, "value": number(F(x, n)),
            "intervals": REMEMBERED[x, n]}


def log_limits(value, square):
    return [
        {"level": float(level),
         "lower": number(real(value) * mpmath.exp(-deviate(level) * mpmath.sqrt(real(square)))),
         "upper": number(real(value) * mpmath.exp(deviate(level) * mpmath.sqrt(real(square))))}
        for level in LEVELS
    ]


def score_limits(x1, n1, x0, n0):
    """Koopman's limits of (x1 / n1) / (x0 / n0), Biometrics 1984;40:513."""

    def excess(log_theta, z):
        # Pearson's chi-square of the constrained estimates p1 = theta p0, less z^2.
        theta = mpmath.exp(log_theta)
        a, b, c = (n1 + n0) * theta, n1 * theta + x1 + n0 + x0 * theta, x1 + x0
        p0 = 2 * mpf(c) / (b + mpmath.sqrt(b * b - 4 * a * c))
        # A group whose estimate is 1 (all of it counted, the bound reached) adds nothing.
        p0 = mpf(1) if abs(1 - p0) < mpf(10) ** -50 else p0
        p1 = theta * p0
        p1 = mpf(1) if abs(1 - p1) < mpf(10) ** -50 else p1
        gap = mpf(x1) / n1 - theta * mpf(x0) / n0
        spread = p1 * (1 - p1) / n1 + theta**2 * p0 * (1 - p0) / n0
        score = gap**2 / spread if spread else mpf(0)
        pearson = sum(
            (x - n * p) ** 2 / (n * p * (1 - p))
            for x, n, p in ((x1, n1, p1), (x0, n0, p0)) if p < 1
        )
        assert abs(score - pearson) <= mpf(10) ** -20 * (1 + score), (score, pearson)
        return score - z * z

    def bisect(inside, outside, z):
        for _ in range(150):
            middle = (inside + outside) / 2
            if excess(middle, z) < 0:
                inside = middle
            else:
                outside = middle
        return mpmath.exp(inside)

    limits = []
    for level in LEVELS:
        z = deviate(level)
        # A start close to the estimate, on the logarithmic scale.
        if x1 and x0:
            start = mpmath.log(mpf(x1) * n0 / (mpf(n1) * x0))
        else:
            start = mpf(-40 if x1 == 0 else 40)
        lower, upper = mpf(0), mpf("inf")
        if x1:
            lower = bisect(start - mpf(10) ** -20, mpf(-40), z)
        if x0:
            upper = bisect(start + mpf(10) ** -20, mpf(40), z)
        limits.append({"level": float(level), "lower": number(lower), "upper": number(upper)})
    return limits


def ratio(a, m, b, n, minus=True):
    """(a / m) / (b / n), or a n / (m b) as an odds ratio with the cells a, n over m, b."""
    above, below = (F(a) * n, F(b) * m) if minus else (F(a) * n, F(m) * b)
    value = None
    if below:
        value = number(above / below)
    elif above:
        value = "Infinity"
    if minus:
        fine = a > 0 and b > 0
        square = F(1, a) - F(1, m) + F(1, b) - F(1, n) if fine else None
    else:
        fine = min(a, m, b, n) > 0
        square = F(1, a) + F(1, m) + F(1, b) + F(1, n) if fine else None
    half = F(1, 2)
    if minus:
        half_value = (a + half) / (m + 1) / ((b + half) / (n + 1))
        half_square = 1 / (a + half) - F(1, m + 1) + 1 / (b + half) - F(1, n + 1)
    else:
        half_value = (a + half) * (n + half) / ((m + half) * (b + half))
        half_square = sum(1 / (v + half) for v in (a, m, b, n))
    result = {
        "value": value, "logIntervals": log_limits(above / below, square) if fine else [],
        "halfValue": number(half_value), "halfIntervals": log_limits(half_value, half_square),
    }
    if minus:
        result["scoreIntervals"] = score_limits(a, m, b, n)
        result["oneSidedZero"] = (
            None if (a == 0) == (b == 0) else "lower" if a == 0 else "upper")
    return result


def predictive(tp, fp, tn, fn, prevalence):
    m, n, p = tp + fn, fp + tn, F(prevalence)
    result = {"prevalence": float(prevalence)}
    for name, right, wrong, weight in (("ppv", F(tp, m), F(fp, n), p / (1 - p)),
                                       ("npv", F(tn, n), F(fn, m), (1 - p) / p)):
        # odds = right x weight / wrong; right of its group, wrong of the other.
        above, below = right * weight, wrong
        value = above / (above + below) if above + below else None
        one, other = (m, n) if name == "ppv" else (n, m)
        intervals, adjusted = [], []
        for level in LEVELS:
            z = deviate(level)
            if right and wrong:
                variance = (1 - real(right)) / real(right) / one \
                    + (1 - real(wrong)) / real(wrong) / other
                centre = mpmath.log(real(above / below))
                intervals.append({
                    "level": float(level),
                    "lower": number(1 / (1 + mpmath.exp(-(centre - z * mpmath.sqrt(variance))))),
                    "upper": number(1 / (1 + mpmath.exp(-(centre + z * mpmath.sqrt(variance)))))})
            k = z**2
            r = (real(right) * one + k / 2) / (one + k)
            w = (real(wrong) * other + k / 2) / (other + k)
            variance = (1 - r) / r / (one + k) + (1 - w) / w / (other + k)
            centre = mpmath.log(r * real(weight) / w)
            adjusted.append({
                "level": float(level), "estimate": number(1 / (1 + mpmath.exp(-centre))),
                "lower": number(1 / (1 + mpmath.exp(-(centre - z * mpmath.sqrt(variance))))),
                "upper": number(1 / (1 + mpmath.exp(-(centre + z * mpmath.sqrt(variance)))))})
        result[name] = {"value": number(value), "logit": intervals, "adjusted": adjusted}
    return result


def at(case, threshold):
    cut = F(threshold)
    positive = (lambda v: v > cut) if case["eventsScore"] == "higher" else (lambda v: v < cut)
    tp, fp = sum(map(positive, case["events"])), sum(map(positive, case["others"]))
    return {"threshold": float(cut),
            **table(tp, fp, len(case["others"]) - fp, len(case["events"]) - tp)}


def table(tp, fp, tn, fn):
    m, n = tp + fn, fp + tn
    return {
        "truePositives": tp, "falsePositives": fp, "trueNegatives": tn, "falseNegatives": fn,
        "sensitivity": share(tp, m), "specificity": share(tn, n), "ppv": share(tp, tp + fp),
        "npv": share(tn, tn + fn), "accuracy": share(tp + tn, m + n),
        "youdenIndex": number(F(tp, m) + F(tn, n) - 1),
        "positiveLikelihoodRatio": ratio(tp, m, fp, n),
        "negativeLikelihoodRatio": ratio(fn, m, tn, n),
        "oddsRatio": ratio(tp, fn, fp, tn, minus=False),
        "predictive": [predictive(tp, fp, tn, fn, p) for p in PREVALENCES],
    }


real_sets = {c["name"]: c for c in roc.real_data()}
wanted = [
    (real_sets["kyphosis start"], ["12.5", "8.5", "12", "0", "20", "1"]),
    (real_sets["aSAH s100b"], ["0.2", "0.205", "0.51", "1.05", "0.03"]),
    (real_sets["aSAH wfns"], ["1.5", "3.5", "4"]),
    (real_sets["hanley-mcneil"], ["1.5", "3.5", "4.5"]),
    (real_sets["ovarian albumin"], ["3.05", "4.4"]),
    (data_set("area 1", [5, 6, 7, 7], [1, 2, 3, 3, 4]), ["4.5", "3.5", "6.5", "0", "9"]),
    (data_set("area 0", [1, 2, 3], [5, 6, 7, 7]), ["4", "5.5", "1.5"]),
    (data_set("one event", [6], [1, 2, 3, 5, 6, 7, 8, 9]), ["5.5", "6", "7"]),
]
# Mercaldo's example: Alzheimer's disease and ApoE4, 240 of 418 and 288 of 375.
tables = [("Mercaldo", (240, 87, 288, 178)), ("one each", (1, 1, 1, 1)),
          ("no false positive", (12, 0, 30, 8)), ("no false negative", (20, 5, 25, 0)),
          ("nothing wrong", (20, 0, 30, 0)), ("nothing right", (0, 30, 0, 20)),
          ("large", (523, 41, 959, 77))]
roc.write(roc.pathlib.Path(__file__).parent, {
    "versions": {**roc.VERSIONS, "scipy": scipy.__version__},
    "cases": [{**roc.stored(c), "at": [at(c, t) for t in ts]} for c, ts in wanted],
    "tables": [{"name": name, **table(*cells)} for name, cells in tables],
})
