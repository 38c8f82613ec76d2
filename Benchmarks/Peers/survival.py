import numpy as np
from lifelines import KaplanMeierFitter
from lifelines.statistics import multivariate_logrank_test
from sksurv.compare import compare_survival
from sksurv.nonparametric import kaplan_meier_estimator
from sksurv.util import Surv

from common import column, label, measure, sizes

for kind in ["few", "thousands", "distinct"]:
    for n in sizes:
        prefix = f"survival-{kind}-{n}"
        time = column(prefix + ".time")
        event = column(prefix + ".event")
        group = column(prefix + ".group").astype(int)
        died = event == 1
        outcome = Surv.from_arrays(died, time)

        def lifelines_curves():
            at24 = []
            for arm in range(3):
                rows = group == arm
                curve = KaplanMeierFitter().fit(time[rows], event[rows])
                place = np.searchsorted(curve.timeline, 24, side="right") - 1
                limits = curve.confidence_interval_.to_numpy()[place]
                at24.append([curve.survival_function_.to_numpy()[place, 0], *limits])
            return dict(zip(["survival24", "lower24", "upper24"], at24[0]))

        def lifelines_test():
            test = multivariate_logrank_test(time, group, event)
            return {"chisq": test.test_statistic}

        def scikit_survival_curves():
            at24 = []
            for arm in range(3):
                rows = group == arm
                times, survival, limits = kaplan_meier_estimator(
                    died[rows], time[rows], conf_type="log-log"
                )
                place = np.searchsorted(times, 24, side="right") - 1
                at24.append([survival[place], *limits[:, place]])
            return dict(zip(["survival24", "lower24", "upper24"], at24[0]))

        def scikit_survival_test():
            statistic, _ = compare_survival(outcome, group)
            return {"chisq": statistic}

        for analysis, package, work in [
            ("kaplan-meier", "lifelines", lifelines_curves),
            ("log-rank", "lifelines", lifelines_test),
            ("kaplan-meier", "scikit-survival", scikit_survival_curves),
            ("log-rank", "scikit-survival", scikit_survival_test),
        ]:
            measure("survival", f"survival-{analysis}-{kind}", n, label(package), work)
