"""Errors of scipy and R on the points of expected-gamma.json, for the validation table.

Run: python3 peers-gamma.py (needs scipy and Rscript).
Prints function|region|peer|n|median|worst, relative for functions and in units in the last place
for quantiles.
"""
import json
import math
import os
import subprocess
import tempfile

import scipy
from scipy import special, stats

FOLDER = os.path.dirname(os.path.abspath(__file__))
REFERENCE = json.load(open(os.path.join(FOLDER, "expected-gamma.json")))

# Name: the part of the reference, scipy, R, the column of the truth, that of the region or None.
FUNCTIONS = {
    "chi-squared quantile": (
        "chiSquaredQuantile", lambda n, p, lower, x: (
            2 * (special.gammaincinv if lower else special.gammainccinv)(n / 2, p)),
        "qchisq(r[2], r[1], lower.tail = r[3] == 1)", 3, 1),
    "normal quantile": (
        "normalQuantile", lambda p, z: -special.ndtri(p), "qnorm(r[1], lower.tail = FALSE)", 1, 0),
    "inverse erfc": (
        "inverseErfc", lambda p, x: special.erfcinv(p),
        "qnorm(r[1] / 2, lower.tail = FALSE) / sqrt(2)", 1, 0),
    "inverse erf": (
        "inverseErf", lambda v, x: special.erfinv(v), "qnorm((1 + r[1]) / 2) / sqrt(2)", 1, None),
    "normal upper tail": (
        "normal", lambda z, *_: special.ndtr(-z), "pnorm(r[1], lower.tail = FALSE)", 2, 2),
    "normal cdf": ("normal", lambda z, *_: special.ndtr(z), "pnorm(r[1])", 1, None),
    "normal log upper tail": (
        "normal", lambda z, *_: special.log_ndtr(-z),
        "pnorm(r[1], lower.tail = FALSE, log.p = TRUE)", 4, 2),
    "normal log cdf": (
        "normal", lambda z, *_: special.log_ndtr(z), "pnorm(r[1], log.p = TRUE)", 3, 2),
    "log-gamma": ("logGamma", lambda x, y: special.gammaln(x), "lgamma(r[1])", 1, None),
    "digamma": ("digamma", lambda x, y: special.psi(x), "digamma(r[1])", 1, None),
    "trigamma": ("trigamma", lambda x, y: special.polygamma(1, x), "trigamma(r[1])", 1, None),
    "chi-squared density": (
        "chiSquaredDensity", lambda n, x, *_: stats.chi2.pdf(x, n), "dchisq(r[2], r[1])", 2, 2),
    "chi-squared log density": (
        "chiSquaredDensity", lambda n, x, *_: stats.chi2.logpdf(x, n),
        "dchisq(r[2], r[1], log = TRUE)", 3, None),
}


def in_r(part, expression):
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "rows.json")
        json.dump([[repr(v) for v in row] for row in REFERENCE[part]], open(source, "w"))
        target = os.path.join(folder, "values")
        script = f"""suppressWarnings({{
          rows <- jsonlite::fromJSON("{source}", simplifyVector = FALSE)
          values <- vapply(rows, function(row) {{ r <- as.numeric(unlist(row)); {expression} }}, 0)
          writeLines(sprintf("%.17g", values), "{target}") }})"""
        subprocess.run(["Rscript", "-e", script], check=True, timeout=300)
        return [float(line) for line in open(target)]


def error(actual, expected, quantile):
    if actual == expected:
        return 0.0
    if not math.isfinite(actual):
        return math.inf
    if quantile:
        return abs(actual - expected) / math.ulp(expected)
    return abs(actual - expected) / max(abs(expected), 2.3e-308)


def main():
    version = subprocess.run(["Rscript", "-e", "cat(R.version.string)"], capture_output=True,
                             text=True, check=True).stdout
    print(f"scipy {scipy.__version__}; {version}")
    for name, (part, function, expression, truth, region) in FUNCTIONS.items():
        rows = REFERENCE[part]
        for peer, values in (("R", in_r(part, expression)),
                             ("scipy", [float(function(*row)) for row in rows])):
            out = {"body": [], "tail": []}
            for row, actual in zip(rows, values):
                expected = row[truth]
                if part == "chiSquaredDensity" and truth == 2 and expected < 1e-300:
                    continue
                if part == "normal" and truth == 2 and expected < 1e-300:
                    continue
                tail = region is not None and row[region] < 1e-10
                quantile = "quantile" in name or "inverse" in name
                out["tail" if tail else "body"].append(error(actual, expected, quantile))
            for where, errors in out.items():
                if errors:
                    errors.sort()
                    print(f"{name}|{where}|{peer}|{len(errors)}|{errors[len(errors) // 2]:.2g}"
                          f"|{errors[-1]:.2g}", flush=True)


if __name__ == "__main__":
    main()
