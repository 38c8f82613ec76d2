"""Errors of scipy and R on the points of quantiles-beta.json, for the validation tables.

Run: python3 peers-quantiles-beta.py (needs scipy and Rscript). Prints
function|region|peer|n|median|worst, quantiles in units in the last place of the true value, masses
as relative errors, and of discrete quantiles how many are wrong.
"""
import json
import math
import os
import subprocess
import tempfile

import scipy
from scipy import special, stats

FOLDER = os.path.dirname(os.path.abspath(__file__))
REFERENCE = json.load(open(os.path.join(FOLDER, "quantiles-beta.json")))


def noncentral(row):
    m, other, n, odds = row[:4]
    return stats.nchypergeom_fisher(m + other, m, n, odds)


# Each gives one value per row; rows end with the expected value, as listed in EXPECTED.
SCIPY = {
    "betaQuantile": lambda a, b, p, u, *_: (
        special.betainccinv if u else special.betaincinv)(a, b, p),
    "studentTQuantile": lambda n, p, *_: special.stdtrit(n, p),
    "fisherFQuantile": lambda m, n, p, u, *_: (
        stats.f.isf(p, m, n) if u else stats.f.ppf(p, m, n)),
    "binomialQuantile": lambda n, p, q, u, *_: (
        stats.binom.isf(q, n, p) if u else stats.binom.ppf(q, n, p)),
    "hypergeometricQuantile": lambda m, M, n, odds, q, u, *_: (
        (stats.hypergeom.isf if u else stats.hypergeom.ppf)(q, m + M, m, n)
        if odds == 1 else None),
    "binomialMass": lambda n, p, k, *_: stats.binom.pmf(k, n, p),
    "hypergeometric": lambda m, M, n, k, *_: stats.hypergeom.pmf(k, m + M, m, n),
}
R = {
    "betaQuantile": "qbeta(r[3], r[1], r[2], lower.tail = r[4] == 0)",
    "studentTQuantile": "qt(r[2], r[1])",
    "fisherFQuantile": "qf(r[3], r[1], r[2], lower.tail = r[4] == 0)",
    "binomialQuantile": "qbinom(r[3], r[1], r[2], lower.tail = r[4] == 0)",
    "hypergeometricQuantile":
        "if (r[4] == 1) qhyper(r[5], r[1], r[2], r[3], lower.tail = r[6] == 0) else NA",
    "binomialMass": "dbinom(r[3], r[1], r[2])",
    "hypergeometric": "dhyper(r[4], r[1], r[2], r[3])",
}
EXPECTED = {"betaQuantile": 4, "studentTQuantile": 2, "fisherFQuantile": 4,
            "binomialQuantile": 4, "hypergeometricQuantile": 6, "binomialMass": 3,
            "hypergeometric": 4}
PROBABILITY = {"betaQuantile": 2, "studentTQuantile": 1, "fisherFQuantile": 2}


def in_r(name):
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "points.json")
        json.dump([[repr(v) for v in row] for row in REFERENCE[name]], open(source, "w"))
        target = os.path.join(folder, "values.txt")
        script = f"""suppressWarnings({{
          rows <- jsonlite::fromJSON("{source}", simplifyVector = FALSE)
          values <- vapply(rows, function(row) {{
            r <- as.numeric(unlist(row)); as.numeric({R[name]}) }}, 0)
          writeLines(sprintf("%.17g", values), "{target}") }})"""
        subprocess.run(["Rscript", "-e", script], check=True, timeout=300)
        return [None if line.strip() == "NA" else float(line) for line in open(target)]


def in_scipy(name):
    return [SCIPY[name](*row) for row in REFERENCE[name]]


def show(name, region, peer, errors):
    if errors:
        errors.sort()
        print(f"{name}|{region}|{peer}|{len(errors)}|{errors[len(errors) // 2]:.2g}"
              f"|{errors[-1]:.2g}", flush=True)


def report(name, peer, values):
    column = EXPECTED[name]
    if name in ("binomialQuantile", "hypergeometricQuantile"):
        pairs = [(v, row[column]) for v, row in zip(values, REFERENCE[name]) if v is not None]
        # Below its support scipy answers a probability of 0 or the like with -1.
        wrong = sum(1 for v, k in pairs if v != k)
        print(f"{name}|wrong|{peer}|{len(pairs)}|{wrong}", flush=True)
        return
    out = {"body": [], "tail": []}
    for value, row in zip(values, REFERENCE[name]):
        value = float(value)
        if name in PROBABILITY:
            high, low = row[column], row[column + 1]
            error = abs((value - high) - low) / math.ulp(high)
            p = row[PROBABILITY[name]]
            smaller = min(p, 1 - p)
        else:
            high = row[column]
            if high < 1e-300:
                continue
            error = abs(value / high - 1)
            smaller = high
        if not math.isfinite(error):
            error = math.inf
        out["tail" if smaller < 1e-10 else "body"].append(error)
    for region, errors in out.items():
        show(name, region, peer, errors)


if __name__ == "__main__":
    version = subprocess.run(["Rscript", "-e", "cat(R.version.string)"], capture_output=True,
                             text=True, check=True).stdout
    print(f"scipy {scipy.__version__}; {version}")
    for name in R:
        report(name, "R", in_r(name))
        report(name, "scipy", in_scipy(name))
