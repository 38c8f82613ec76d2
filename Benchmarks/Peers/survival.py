import numpy as np
from lifelines import KaplanMeierFitter
from lifelines.statistics import multivariate_logrank_test
from sksurv.compare import compare_survival
from sksurv.nonparametric import kaplan_meier_estimator
from sksurv.util import Surv

from common import column, label, measure, sizes

for kind in ["few", "distinct"]:
    for n in sizes:
        prefix = f"survival-{kind}-{n}"
        time = column(prefix + ".time")
        event = column(prefix + ".event")
        group = column(prefix + ".group").astype(int)
        died = event == 1
        outcome = Surv.from_arrays(died, time)

        def lifelines():
            at24 = []
            for arm in range(3):
                rows = group == arm
                curve = KaplanMeierFitter().fit(time[rows], event[rows])
                at24.append(curve.predict(24))
            test = multivariate_logrank_test(time, group, event)
            return {"survival24": at24[0], "chisq": test.test_statistic}

        def scikit_survival():
            at24 = []
            for arm in range(3):
                rows = group == arm
                times, survival = kaplan_meier_estimator(died[rows], time[rows])
                at24.append(survival[np.searchsorted(times, 24, side="right") - 1])
            statistic, _ = compare_survival(outcome, group)
            return {"survival24": at24[0], "chisq": statistic}

        measure("survival", f"survival-{kind}", n, label("lifelines"), lifelines)
        measure("survival", f"survival-{kind}", n, label("scikit-survival"), scikit_survival)
