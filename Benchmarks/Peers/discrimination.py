import numpy as np
from scipy.stats import rankdata
from sklearn.metrics import roc_auc_score, roc_curve

from common import column, label, measure, sizes

for kind in ["decimals", "distinct"]:
    for n in sizes:
        prefix = f"scores-{kind}-{n}"
        score = column(prefix + ".score")
        event = column(prefix + ".event")

        def curve():  # no variance: less work than the others do
            false_positive, true_positive, _ = roc_curve(event, score)
            area = np.trapezoid(true_positive, false_positive)
            return {"auc": area}

        def delong():  # midranks, Sun and Xu 2014, doi 10.1109/LSP.2014.2337313
            cases, controls = score[event == 1], score[event == 0]
            m, k = len(cases), len(controls)
            together = rankdata(np.concatenate([cases, controls]))
            v10 = (together[:m] - rankdata(cases)) / k
            v01 = 1 - (together[m:] - rankdata(controls)) / m
            variance = v10.var(ddof=1) / m + v01.var(ddof=1) / k
            return {"auc": v10.mean(), "se": np.sqrt(variance)}

        name = f"roc-{kind}"
        measure("discrimination", name, n, label("scikit-learn") + " (no SE)", curve)
        measure("discrimination", name, n, label("scipy") + " midranks", delong)
