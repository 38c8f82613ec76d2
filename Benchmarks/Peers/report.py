"""A study of 99 records from CSV to tables and figures, as one Python program.

The analyses of Examples/Plans/recurrence.json; the tables go to report.txt, the figures to SVG files.
usage: report.py cohort.csv FOLDER
The last line of the output holds the numbers on which all sides must agree.
"""
import json
import os
import sys

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import statsmodels.formula.api as smf
from lifelines import KaplanMeierFitter
from lifelines.statistics import multivariate_logrank_test
from scipy import stats
from sklearn.metrics import roc_auc_score, roc_curve

path, folder = sys.argv[1:3]
os.makedirs(folder, exist_ok=True)
d = pd.read_csv(path)
arms = ["reoperation", "radiotherapy", "conservative"]
out = open(os.path.join(folder, "report.txt"), "w")


def quartiles(x):
    return "%.4g (%.4g to %.4g)" % (x.median(), x.quantile(0.25), x.quantile(0.75))


baseline = {}
for name in ["age", "monthsToRecurrence", "painBefore", "motorBefore"]:
    groups = [d.loc[d.care == arm, name].dropna() for arm in arms]
    baseline[name] = stats.kruskal(*groups).pvalue
    print(name, *map(quartiles, groups), quartiles(d[name]), d[name].isna().sum(), baseline[name], file=out)
for name in ["walksBefore", "hospital"]:
    table = pd.crosstab(d[name], d.care)
    baseline[name] = stats.chi2_contingency(table, correction=False).pvalue
    print(table, table / table.sum(), baseline[name], file=out)

for before, after in [("painBefore", "painAfter"), ("motorBefore", "motorAfter")]:
    for arm in arms:
        pairs = d.loc[d.care == arm, [before, after]].dropna()
        change = pairs[after] - pairs[before]
        test = stats.wilcoxon(change)
        print(arm, quartiles(pairs[before]), quartiles(pairs[after]), (change < 0).sum(), (change == 0).sum(),
              (change > 0).sum(), test.pvalue, file=out)
walking = {}
for arm in arms:
    pairs = d.loc[d.care == arm, ["walksBefore", "walksAfter"]].dropna().astype(bool)
    gained = int((~pairs.walksBefore & pairs.walksAfter).sum())
    lost = int((pairs.walksBefore & ~pairs.walksAfter).sum())
    walking[arm] = stats.binomtest(gained, gained + lost).pvalue
    print(arm, gained, lost, walking[arm], file=out)

treated = d[d.care != "conservative"].copy()
treated["failed"] = treated.failed.astype(bool).astype(int)
failures = pd.crosstab(treated.care, treated.failed)
fisher = stats.fisher_exact(failures).pvalue
print(failures, fisher, file=out)
changes = (treated.painAfter - treated.painBefore).dropna()
print(stats.mannwhitneyu(changes[treated.failed == 1], changes[treated.failed == 0]), file=out)
for terms in ["monthsToRecurrence", "age", "hospital"]:
    print(smf.logit("failed ~ " + terms, treated).fit(disp=0).summary(), file=out)
adjusted = smf.logit("failed ~ monthsToRecurrence + age + hospital", treated).fit(disp=0)
print(adjusted.summary(), file=out)
area = roc_auc_score(treated.failed, -treated.monthsToRecurrence)
false, true, thresholds = roc_curve(treated.failed, -treated.monthsToRecurrence)
print(area, thresholds[np.argmax(true - false)], file=out)
figure, axes = plt.subplots(figsize=(3.35, 3.35))
axes.plot(false, true)
axes.plot([0, 1], [0, 1])
figure.savefig(os.path.join(folder, "roc.svg"))

figure, axes = plt.subplots(figsize=(6.7, 5))
medians = []
for arm in arms:
    part = d[d.care == arm]
    curve = KaplanMeierFitter(label=arm).fit(part.monthsFollowed, part.died)
    medians.append(curve.median_survival_time_)
    print(curve.event_table, curve.survival_function_at_times([6, 12, 24]), file=out)
    curve.plot_survival_function(ax=axes, show_censors=True)
test = multivariate_logrank_test(d.monthsFollowed, d.care, d.died)
print(medians, test.test_statistic, test.p_value, file=out)
figure.savefig(os.path.join(folder, "survival.svg"))
out.close()

print(json.dumps({
    "age": baseline["age"], "hospital": baseline["hospital"], "walking": walking["reoperation"], "fisher": fisher,
    "odds": float(np.exp(adjusted.params["monthsToRecurrence"])),
    "oddsP": float(adjusted.pvalues["monthsToRecurrence"]), "area": float(area),
    "logRank": float(test.test_statistic), "median": float(medians[0])}))
