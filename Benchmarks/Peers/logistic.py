import numpy as np
import statsmodels.api as statsmodels
from sklearn.linear_model import LogisticRegression

from common import column, label, measure

for rows, columns in [(99, 4), (100_000, 10), (1_000_000, 20)]:
    covariates = np.column_stack(
        [column(f"logistic-{rows}.x{j + 1}") for j in range(columns)]
    )
    design = np.column_stack([np.ones(rows), covariates])
    outcome = column(f"logistic-{rows}.y")

    def newton():
        fit = statsmodels.Logit(outcome, design).fit(disp=0, tol=1e-12)
        return {"first": fit.params[1], "last": fit.params[columns], "se": fit.bse[1]}

    def glm():
        model = statsmodels.GLM(outcome, design, family=statsmodels.families.Binomial())
        fit = model.fit(tol=1e-12)
        return {"first": fit.params[1], "last": fit.params[columns], "se": fit.bse[1]}

    def coefficients():  # no standard errors: less work than the others do
        model = LogisticRegression(C=np.inf, solver="newton-cholesky", tol=1e-10)
        fit = model.fit(covariates, outcome)
        return {"first": fit.coef_[0][0], "last": fit.coef_[0][columns - 1]}

    scaled = (covariates - covariates.mean(axis=0)) / covariates.std(axis=0)

    def quasi_newton():  # on columns scaled before; stops at a few digits: nothing to compare
        LogisticRegression(C=np.inf, solver="lbfgs").fit(scaled, outcome)
        return {}

    name = f"logistic-{columns}"
    measure("logistic", name, rows, label("statsmodels") + " Logit", newton)
    measure("logistic", name, rows, label("statsmodels") + " GLM", glm)
    measure("logistic", name, rows, label("scikit-learn") + " (no SE)", coefficients)
    measure("logistic", name, rows, label("scikit-learn") + " lbfgs (no SE)", quasi_newton)
