"""Writes peer-digits.json and peer-digits.md: the digits of R's glm and of statsmodels.

Digits are -log10 of the relative error against expected.json, the smallest of the coefficients
(or standard errors); a coefficient's error is relative to the larger of |estimate| and standard
error. 16 stands for 16 or more; "fails" for an error, no convergence to a number, or no digit.
Run after generate.py, from this folder: python3 peers.py
"""

import json
import math
import platform
import subprocess
import tempfile
import warnings
from pathlib import Path

import numpy as np
import scipy
import statsmodels
import statsmodels.api as sm

import generate

here = Path(__file__).parent
QUANTITIES = ("estimates", "standardErrors", "logLikelihood", "deviance", "nullDeviance", "pearson",
              "score")


def digits(value, truth, scale=None):
    scale = abs(truth) if scale is None else scale
    if value is None or not math.isfinite(value):
        return None
    if value == truth:
        return 16.0
    if scale == 0:
        return None
    return round(max(0.0, min(16.0, -math.log10(abs(value - truth) / scale))), 1)


def worst(values):
    return None if any(v is None for v in values) else min(values)


def compare(peer, fit, grouped):
    """Digits per quantity, or None where the peer has none."""
    if peer is None or "error" in peer:
        return None
    loglik = fit["logLikelihoodWithBinomialCoefficients"] if grouped else fit["logLikelihood"]
    peer = {k: v for k, v in peer.items() if k in QUANTITIES}
    for k, v in peer.items():
        many = [float("nan" if u in (None, "NA", {}) else u)
                for u in (v if isinstance(v, list) else [v])]
        peer[k] = many if k in ("estimates", "standardErrors") else many[0]
    out = {
        "estimates": worst([digits(v, t, max(abs(t), s)) for v, t, s in
                            zip(peer["estimates"], fit["estimates"], fit["standardErrors"])]),
        "standardErrors": worst([digits(v, t) for v, t in
                                 zip(peer["standardErrors"], fit["standardErrors"])]),
        "logLikelihood": digits(peer.get("logLikelihood"), loglik),
        "deviance": digits(peer.get("deviance"), fit["deviance"]),
        "nullDeviance": digits(peer.get("nullDeviance"), fit["nullDeviance"]),
        "pearson": digits(peer.get("pearson"), fit["pearson"]),
        "score": digits(peer.get("score"), fit["scoreTest"]["statistic"])
        if "scoreTest" in fit else None,
    }
    return out


def python(x, y, s, m, f, o, kind):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            if kind == "logit":
                if s is not None or f is not None:
                    return None
                fit = sm.Logit(y, x, offset=o).fit(disp=0)
                return {"estimates": list(fit.params), "standardErrors": list(fit.bse),
                        "logLikelihood": fit.llf}
            outcome = y if s is None else np.column_stack([s, m - s])
            fit = sm.GLM(outcome, x, family=sm.families.Binomial(), offset=o,
                         freq_weights=f).fit()
            return {"estimates": list(fit.params), "standardErrors": list(fit.bse),
                    "logLikelihood": fit.llf, "deviance": fit.deviance,
                    "nullDeviance": fit.null_deviance, "pearson": fit.pearson_chi2}
        except Exception as error:  # statsmodels raises many kinds
            return {"error": f"{type(error).__name__}: {error}"}


def main():
    fits = {f["name"]: f for f in json.loads((here / "expected.json").read_text())["fits"]}
    folder = Path(tempfile.mkdtemp())
    names, results = [], []
    for i, (name, columns, spec) in enumerate(generate.sets()):
        n = len(spec.get("y") or spec["s"])
        design = ([[1.0] * n] if spec.get("intercept", True) else []) + list(columns.values())
        x = np.array(design, float).T
        fields = {f"x{j}": x[:, j] for j in range(x.shape[1])}
        if "s" in spec:
            fields["s"], fields["m"] = spec["s"], spec["m"]
        else:
            fields["y"] = spec["y"]
        fields["f"] = spec.get("f") or [1] * n
        fields["o"] = spec.get("offset") or [0] * n
        with open(folder / f"{i}.csv", "w") as file:
            file.write(",".join(fields) + "\n")
            for row in zip(*fields.values()):
                file.write(",".join(repr(float(v)) for v in row) + "\n")
        array = {k: np.array(spec[k], float) if spec.get(k) else None
                 for k in ("y", "s", "m", "f", "offset")}
        arguments = (x, array["y"], array["s"], array["m"], array["f"], array["offset"])
        results.append((python(*arguments, "glm"), python(*arguments, "logit")))
        names.append((name, "s" in spec))
    subprocess.run(["Rscript", str(here / "peers.R"), str(folder)], check=True)
    r = json.loads((folder / "r.json").read_text())
    rows = []
    for i, (name, grouped) in enumerate(names):
        fit = fits[name]
        peers = {"r": r["default"][str(i)], "rTight": r["tight"][str(i)],
                 "statsmodelsGLM": results[i][0], "statsmodelsLogit": results[i][1]}
        rows.append({
            "name": name, "condition": fit["condition"],
            "rConverged": peers["r"].get("converged"),
            "rWarnings": peers["r"].get("warnings") or peers["r"].get("error") or [],
            "errors": {k: v["error"] for k, v in peers.items() if v and "error" in v},
            **{k: compare(v, fit, grouped) for k, v in peers.items()},
        })
    versions = {"python": platform.python_version(), "numpy": np.__version__,
                "scipy": scipy.__version__, "statsmodels": statsmodels.__version__,
                "r": r["version"]}
    (here / "peer-digits.json").write_text(
        json.dumps({"versions": versions, "datasets": rows}, indent=1) + "\n")

    def cell(row, peer, what):
        part = row[peer]
        if part is None:
            return "fails" if peer in row["errors"] else ""
        value = part[what]
        return "fails" if value is None or value < 0.5 else f"{value:.1f}"

    lines = [
        "| data set | condition | R coef. | R SE | R coef., epsilon 1e-14 | R SE, epsilon 1e-14 "
        "| statsmodels GLM coef. | SE | statsmodels Logit coef. | SE |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for row in rows:
        cells = [cell(row, p, w) for p in ("r", "rTight", "statsmodelsGLM", "statsmodelsLogit")
                 for w in ("estimates", "standardErrors")]
        lines.append(f"| {row['name']} | {row['condition']:.0e} | " + " | ".join(cells) + " |")
    lines += ["", f"R {versions['r'].split()[2]} `glm`, statsmodels {versions['statsmodels']}."]
    (here / "peer-digits.md").write_text("\n".join(lines) + "\n")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
