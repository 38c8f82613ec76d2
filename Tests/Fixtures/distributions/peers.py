"""Errors of scipy and R on the points of expected.json: the peer columns of the validation table.

Run: python3 peers.py (needs scipy and Rscript). Prints function|region|n|median|worst per peer.
"""
import json
import math
import os
import subprocess
import tempfile

import scipy
from scipy import special, stats

FOLDER = os.path.dirname(os.path.abspath(__file__))
REFERENCE = json.load(open(os.path.join(FOLDER, "expected.json")))

SCIPY = {
    "normal": lambda z: (special.ndtr(z), special.ndtr(-z)),
    "gamma": lambda a, x: (special.gammainc(a, x), special.gammaincc(a, x)),
    "beta": lambda a, b, x: (special.betainc(a, b, x), special.betaincc(a, b, x)),
    "studentT": lambda n, t: (special.stdtr(n, t), special.stdtr(n, -t)),
    "fisherF": lambda m, n, f: (special.fdtr(m, n, f), special.fdtrc(m, n, f)),
    "binomial": lambda n, p, k: (stats.binom.cdf(k, n, p), stats.binom.sf(k, n, p)),
}
SCIPY_QUANTILE = {
    "normalQuantile": lambda p: -special.ndtri(p),
    "chiSquaredQuantile": lambda n, p, lower: (
        2 * (special.gammaincinv if lower else special.gammainccinv)(n / 2, p)),
    "studentTQuantile": lambda n, p: special.stdtrit(n, p),
    "fisherFQuantile": lambda m, n, p, lower: (
        stats.f.ppf(p, m, n) if lower else stats.f.isf(p, m, n)),
}
R = {
    "normal": "c(pnorm(r[1]), pnorm(r[1], lower.tail = FALSE))",
    "gamma": "c(pgamma(r[2], r[1]), pgamma(r[2], r[1], lower.tail = FALSE))",
    "beta": "c(pbeta(r[3], r[1], r[2]), pbeta(r[3], r[1], r[2], lower.tail = FALSE))",
    "studentT": "c(pt(r[2], r[1]), pt(r[2], r[1], lower.tail = FALSE))",
    "fisherF": "c(pf(r[3], r[1], r[2]), pf(r[3], r[1], r[2], lower.tail = FALSE))",
    "binomial": "c(pbinom(r[3], r[1], r[2]), pbinom(r[3], r[1], r[2], lower.tail = FALSE))",
    "normalQuantile": "qnorm(r[1], lower.tail = FALSE)",
    "chiSquaredQuantile": "qchisq(r[2], r[1], lower.tail = r[3] == 1)",
    "studentTQuantile": "qt(r[2], r[1])",
    "fisherFQuantile": "qf(r[3], r[1], r[2], lower.tail = r[4] == 1)",
}
PROBABILITY = {"normalQuantile": 0, "chiSquaredQuantile": 1, "studentTQuantile": 1,
               "fisherFQuantile": 2}
ARGUMENTS = {"normal": 1, "gamma": 2, "beta": 3, "studentT": 2, "fisherF": 3, "binomial": 3}


def in_r(name):
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "points.json")
        json.dump([[repr(v) for v in row] for row in REFERENCE[name]], open(source, "w"))
        target = os.path.join(folder, "values.json")
        script = f"""suppressWarnings({{
          rows <- jsonlite::fromJSON("{source}", simplifyVector = FALSE)
          values <- lapply(rows, function(row) {{ r <- as.numeric(unlist(row)); {R[name]} }})
          writeLines(vapply(values, function(v) paste(sprintf("%.17g", v), collapse = " "), ""),
                     "{target}") }})"""
        subprocess.run(["Rscript", "-e", script], check=True, timeout=300)
        return [[float(v) for v in line.split()] for line in open(target)]


def in_scipy(name):
    if name in SCIPY:
        # Binomial rows are trials, probability, k.
        return [[float(v) for v in SCIPY[name](*row[:ARGUMENTS[name]])]
                for row in REFERENCE[name]]
    return [[float(SCIPY_QUANTILE[name](*row[:-1]))] for row in REFERENCE[name]]


def error(actual, expected):
    if actual == expected:
        return 0.0
    if not math.isfinite(actual):
        return math.inf
    return abs(actual - expected) / max(abs(expected), 2.3e-308)


def regions(name, values):
    out = {"body": [], "tail": []}
    for row, computed in zip(REFERENCE[name], values):
        if name in PROBABILITY:
            expected, smaller = [row[-1]], row[PROBABILITY[name]]
        else:
            expected = row[-4:-2]
            smaller = min(expected)
        for actual, truth in zip(computed, expected):
            if abs(truth) >= 1e-300:
                out["tail" if smaller < 1e-10 else "body"].append(error(actual, truth))
    return out


if __name__ == "__main__":
    version = subprocess.run(["Rscript", "-e", "cat(R.version.string)"], capture_output=True,
                             text=True, check=True).stdout
    print(f"scipy {scipy.__version__}; {version}")
    for name in R:
        for peer, compute in (("R", in_r), ("scipy", in_scipy)):
            for region, errors in regions(name, compute(name)).items():
                if errors:
                    errors.sort()
                    print(f"{name}|{region}|{peer}|{len(errors)}|{errors[len(errors) // 2]:.1e}"
                          f"|{errors[-1]:.1e}", flush=True)
