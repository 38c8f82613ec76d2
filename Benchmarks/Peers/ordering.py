import numpy as np
from scipy.stats import rankdata

from common import column, label, measure, sizes

largest = max(sizes)
kinds = [(kind, n) for kind in ["distinct", "decimals"] for n in sizes]
kinds += [(kind, largest) for kind in ["nearly-sorted", "reversed", "one-exponent", "constant"]]
for kind, n in kinds:
    x = column(f"scores-{kind}-{n}.score")

    def sort():
        return {"middle": np.sort(x)[n // 2]}

    def order():
        return {"middle": x[np.argsort(x, kind="stable")[n // 2]]}

    def unstable_order():  # leaves tied values in any order
        return {"middle": x[np.argsort(x)[n // 2]]}

    def distinct():
        values, counts = np.unique(x, return_counts=True)
        return {"size": len(values), "most": counts.max()}

    def ranks():
        result = rankdata(x)
        return {"first": result[0], "last": result[-1]}

    measure("ordering", f"sort-{kind}", n, label("numpy"), sort)
    measure("ordering", f"order-{kind}", n, label("numpy") + " stable", order)
    measure("ordering", f"order-{kind}", n, label("numpy") + " (not stable)", unstable_order)
    measure("ordering", f"distinct-{kind}", n, label("numpy"), distinct)
    measure("ordering", f"ranks-{kind}", n, label("scipy"), ranks)

random = np.random.default_rng(1)
rows = np.arange(largest)
measure(
    "ordering", "shuffle", largest, label("numpy"),
    lambda: {"sum": random.permutation(rows).sum()},
)
