import numpy as np
from lifelines import AalenJohansenFitter
from sksurv.nonparametric import cumulative_incidence_competing_risks

from common import column, label, measure, sizes

for kind in ["few", "distinct"]:
    for n in sizes:
        prefix = f"risks-{kind}-{n}"
        time = column(prefix + ".time")
        cause = column(prefix + ".cause").astype(int)
        group = column(prefix + ".group").astype(int)

        def scikit_survival():
            found = []
            for arm in range(3):
                rows = group == arm
                times, incidence, limits = cumulative_incidence_competing_risks(
                    cause[rows], time[rows], conf_type="log-log", var_type="Dinse_Approx"
                )
                place = np.searchsorted(times, 24, side="right") - 1
                found.append(incidence[1, place])
            return {"incidence24": found[0]}

        def lifelines():
            found = []
            for arm in range(3):
                rows = group == arm
                for event in (1, 2):
                    curve = AalenJohansenFitter().fit(time[rows], cause[rows], event)
                    table = curve.cumulative_density_
                    place = np.searchsorted(table.index.to_numpy(), 24, side="right") - 1
                    found.append(table.to_numpy()[place, 0])
            return {"incidence24": found[0]}

        # Its variance takes time in proportion to the square of the number of times.
        if n < 1_000_000:
            measure("risks", f"incidence-{kind}", n, label("scikit-survival"), scikit_survival)
        # Ties are moved apart at random, so that it does the same work on distinct times only; the
        # variance takes minutes beyond a hundred.
        if kind == "distinct" and n == 100:
            measure("risks", f"incidence-{kind}", n, label("lifelines"), lifelines)
