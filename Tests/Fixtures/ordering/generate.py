"""Orders, ranks and counts by NumPy and SciPy. Run in this folder: python3 generate.py"""

import json
import pathlib
import platform

import numpy as np
import scipy
from scipy.stats import rankdata

random = np.random.default_rng(7)
cases = {
    "one": [3.5],
    "tied": [2.0] * 7,
    "zeros": [0.0, -0.0, 1.0, -0.0, 0.0, -1.0],
    "extremes": [1.7976931348623157e308, 5e-324, -5e-324, 0.0, -1.7976931348623157e308,
                 2.2250738585072014e-308, 1.0, -1.0],
    "pain": random.integers(0, 11, 99).astype(float).tolist(),
    "decimals": np.round(random.normal(50, 20, 99), 1).tolist(),
    "normal": random.normal(size=50).tolist(),
    "magnitudes": (random.choice([-1.0, 1.0], 60) * 10.0 ** random.uniform(-300, 300, 60)).tolist(),
    "last bits": (1 + random.integers(0, 40, 80) * 2.0**-52).tolist(),
    "descending": np.arange(40.0, 0, -1).tolist(),
    "many": np.round(random.normal(0, 30, 300)).tolist(),
}
expected = {
    "versions": {
        "python": platform.python_version(), "numpy": np.__version__, "scipy": scipy.__version__
    },
    "cases": [],
}
for name, values in cases.items():
    x = np.array(values)
    distinct, counts = np.unique(x, return_counts=True)
    expected["cases"].append({
        "name": name,
        "values": values,
        "order": np.argsort(x, kind="stable").tolist(),
        "doubledMidRanks": [int(2 * rank) for rank in rankdata(x)],
        "distinct": (distinct + 0.0).tolist(),
        "counts": counts.tolist(),
    })
path = pathlib.Path(__file__).with_name("expected.json")
path.write_text(json.dumps(expected, indent=1) + "\n")
