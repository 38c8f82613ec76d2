"""Tests of groups, changes and correlations of the example data, by scipy and fractions.

Run at the root of the project. Writes expected.json beside this file.
"""

import csv
import json
import math
import pathlib
from fractions import Fraction as F

import numpy as np
import scipy
from scipy import stats
from statsmodels.stats.contingency_tables import cochrans_q

root = pathlib.Path(__file__).resolve().parents[3]


def rows(name):
    with open(root / name, newline="") as file:
        return list(csv.DictReader(file))


def number(text):
    return float(text) if text else math.nan


kyphosis = rows("Examples/Data/kyphosis.csv")
lung = rows("Examples/Data/lung.csv")
cohort = rows("Examples/Acceptance/cohort.csv")

start = {k: [number(r["start"]) for r in kyphosis if r["kyphosis"] == k]
         for k in ("false", "true")}
munzel = stats.brunnermunzel(start["true"], start["false"])
welch = stats.ttest_ind(start["false"], start["true"], equal_var=False)
student = stats.ttest_ind(start["false"], start["true"])
age = np.array([number(r["ageMonths"]) for r in kyphosis])
begin = np.array([number(r["start"]) for r in kyphosis])

ages = [[number(r["age"]) for r in lung if r["ecog"] == str(e)] for e in (0, 1, 2, 3)]
anova = stats.f_oneway(*ages)

pairs = {}
for care in ("conservative", "radiotherapy", "reoperation"):
    both = [(number(r["painBefore"]), number(r["painAfter"])) for r in cohort
            if r["care"] == care and r["painBefore"] and r["painAfter"]]
    test = stats.ttest_rel([b for _, b in both], [a for a, _ in both])
    up, down = sum(b > a for a, b in both), sum(b < a for a, b in both)
    tail = F(sum(math.comb(up + down, i) for i in range(min(up, down) + 1)), 2 ** (up + down))
    pairs[care] = {"n": len(both), "t": test.statistic, "p": test.pvalue,
                   "sign": float(min(F(1), 2 * tail))}

# Friedman's test of two columns with their ties: the sign test's z squared over the untied rows.
both = [(number(r["painBefore"]), number(r["painAfter"])) for r in cohort
        if r["painBefore"] and r["painAfter"]]
up, down = sum(b > a for a, b in both), sum(b < a for a, b in both)

# Cochran's Q by statsmodels, and McNemar's exact tests of all pairs with Holm's adjustment.
names = ["walksBefore", "walksAfter", "died"]
complete = [[r[n] == "true" for n in names] for r in cohort if all(r[n] for n in names)]
cochran = cochrans_q(np.array(complete, dtype=int))
exact = []
for i, j in ((0, 1), (0, 2), (1, 2)):
    b, c = sum(r[i] and not r[j] for r in complete), sum(r[j] and not r[i] for r in complete)
    tail = F(sum(math.comb(b + c, k) for k in range(min(b, c) + 1)), 2 ** (b + c))
    exact.append({"p": float(min(F(1), 2 * tail)), "difference": float(F(b - c, len(complete)))})
carried = 0.0
for place, k in enumerate(sorted(range(3), key=lambda k: exact[k]["p"])):
    carried = max(carried, min(1.0, (3 - place) * exact[k]["p"]))
    exact[k]["holm"] = carried

path = pathlib.Path(__file__).with_name("expected.json")
path.write_text(json.dumps({
    "generator": f"scipy {scipy.__version__}, numpy {np.__version__}",
    "brunnerMunzel": {"t": munzel.statistic, "p": munzel.pvalue},
    "welch": {"t": welch.statistic, "p": welch.pvalue},
    "student": {"t": student.statistic, "p": student.pvalue},
    "anova": {"f": anova.statistic, "p": anova.pvalue},
    "pearson": stats.pearsonr(age, begin).statistic,
    "spearman": stats.spearmanr(age, begin).statistic,
    "kendall": stats.kendalltau(age, begin).statistic,
    "pairs": pairs,
    "cochran": {"n": len(complete), "q": float(cochran.statistic), "p": float(cochran.pvalue),
                "pairs": exact},
    "friedman": {"n": len(both), "q": float(F((up - down) ** 2, up + down))},
}, indent=1) + "\n")
