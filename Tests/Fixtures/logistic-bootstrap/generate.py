"""Writes expected.json: optimism-corrected measures for resamples that are given row by row.

Harrell's bootstrap: a model per resample, measured there and on the original rows; the mean
difference (optimism) is taken from the apparent measure. 50 digits at least.
"""

import json
import platform
import sys
from pathlib import Path

import mpmath as mp

here = Path(__file__).parent
sys.path.insert(0, str(here.parent / "logistic-datasets"))
import oracle  # noqa: E402
from generate import linear_congruential  # noqa: E402
from oracle import Data, maximise  # noqa: E402

N, RESAMPLES = 60, 20


def measures(outcome, eta):
    mu = [1 / (1 + mp.exp(-e)) for e in eta]
    wins, pairs = mp.mpf(0), 0
    for e, y in zip(eta, outcome):
        if y:
            for other, z in zip(eta, outcome):
                if not z:
                    pairs += 1
                    wins += 1 if e > other else mp.mpf(1) / 2 if e == other else 0
    brier = mp.fsum((y - q) ** 2 for y, q in zip(outcome, mu)) / len(outcome)
    line = maximise(Data(["(intercept)", "eta"], [[1, e] for e in eta], outcome))
    large = maximise(Data(["(intercept)"], [[1]] * len(eta), outcome, offset=eta))
    return {"concordance": wins / pairs, "brier": brier, "calibrationSlope": line[1],
            "calibrationIntercept": line[0], "calibrationInTheLarge": large[0]}


def chop(value):
    """What is 0 in exact arithmetic, as 0."""
    if isinstance(value, dict):
        return {k: chop(v) for k, v in value.items()}
    if isinstance(value, list):
        return [chop(v) for v in value]
    return 0.0 if isinstance(value, float) and abs(value) < 1e-40 else value


def main():
    draw = linear_congruential(314159)
    a = [next(draw) % 101 for _ in range(N)]
    b = [next(draw) % 21 - 10 for _ in range(N)]
    y = [int(next(draw) % 100 < 20 + u // 2 - 2 * v) for u, v in zip(a, b)]
    rows = [[1, u, v] for u, v in zip(a, b)]
    data = Data(["(intercept)", "a", "b"], rows, y)
    fit = maximise(data)
    apparent = measures(y, data.eta(fit))
    resamples, per = [], []
    for _ in range(RESAMPLES):
        index = [next(draw) % N for _ in range(N)]
        sample = Data(data.names, [rows[i] for i in index], [y[i] for i in index])
        estimates = maximise(sample)  # raises where the resample is separated
        inside = measures([y[i] for i in index], sample.eta(estimates))
        outside = measures(y, data.eta(estimates))
        resamples.append(index)
        per.append({"estimates": estimates, "inResample": inside, "onOriginal": outside})
    optimism = {k: mp.fsum(r["inResample"][k] - r["onOriginal"][k] for r in per) / RESAMPLES
                for k in apparent}
    result = {
        "columns": [{"name": "a", "values": a}, {"name": "b", "values": b}],
        "outcome": y, "resamples": resamples, "estimates": fit, "apparent": apparent,
        "perResample": per, "optimism": optimism,
        "corrected": {k: apparent[k] - optimism[k] for k in apparent},
    }
    result = chop(oracle.plain(result))
    print(result["apparent"], result["optimism"], result["corrected"])
    versions = {"python": platform.python_version(), "mpmath": mp.__version__,
                "digits": mp.mp.dps}
    (here / "expected.json").write_text(
        json.dumps({"versions": versions, **result}, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
