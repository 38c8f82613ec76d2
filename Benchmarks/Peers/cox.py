import numpy as np
import pandas
import lifelines
import statsmodels.api as statsmodels
from sksurv.linear_model import CoxPHSurvivalAnalysis

from common import column, label, measure

for rows, columns in [(99, 4), (10_000, 10), (1_000_000, 10)]:
    x = np.column_stack([column(f"cox-{rows}.x{j + 1}") for j in range(columns)])
    event = column(f"cox-{rows}.event")
    for kind in ["distinct", "tied"]:
        time = column(f"cox-{rows}.{kind}")
        name = f"cox-{columns}-{kind}"
        frame = pandas.DataFrame(x, columns=[f"x{j + 1}" for j in range(columns)])
        frame["time"] = time
        frame["event"] = event
        outcome = np.array(
            list(zip(event == 1, time)), dtype=[("event", bool), ("time", float)]
        )

        def of_lifelines():
            fit = lifelines.CoxPHFitter().fit(frame, "time", "event")
            values = {"first": fit.params_.iloc[0], "last": fit.params_.iloc[-1]}
            # It stops at few digits; a round number cannot be agreed on to 1e-6 otherwise.
            return values if rows < 1_000 else {}

        def of_statsmodels():
            model = statsmodels.PHReg(time, x, status=event, ties="efron")
            fit = model.fit()
            return {"first": fit.params[0], "last": fit.params[-1], "se": fit.bse[0]}

        def of_sksurv():  # no standard errors: less work than the others do
            model = CoxPHSurvivalAnalysis(ties="efron", tol=1e-12)
            fit = model.fit(x, outcome)
            return {"first": fit.coef_[0], "last": fit.coef_[-1]}

        # Of a million rows only what ends within minutes.
        measure("cox", name, rows, label("lifelines"), of_lifelines)
        if rows < 1_000_000:
            measure("cox", name, rows, label("statsmodels") + " PHReg", of_statsmodels)
            measure("cox", name, rows, label("scikit-survival") + " (no SE)", of_sksurv)
