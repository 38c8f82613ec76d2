"""Reference outputs of the generators. Run in this folder: python3 generate.py"""

import json
import pathlib
import platform

from reference import (
    MASK,
    binomial,
    lemire,
    multinomial,
    sample,
    shuffled,
    splitmix64,
    take,
    xoshiro256starstar,
)

expected = {"versions": {"python": platform.python_version()}, "sequences": []}
for seed in [0, 1, 42, 1234567, MASK]:
    state = take(splitmix64(seed), 4)
    bounded = xoshiro256starstar(state)
    large = xoshiro256starstar(state)
    expected["sequences"].append(
        {
            "seed": str(seed),
            "splitMix": [str(x) for x in take(splitmix64(seed), 8)],
            "xoshiro": [str(x) for x in take(xoshiro256starstar(state), 8)],
            "thousandth": str(take(xoshiro256starstar(state), 1000)[-1]),
            "below99": [lemire(bounded, 99) for _ in range(20)],
            "belowThreeQuarters": [str(lemire(large, 3 << 62)) for _ in range(20)],
            "uniform": [(x >> 11) / 2**53 for x in take(xoshiro256starstar(state), 8)],
        }
    )
generator = xoshiro256starstar(take(splitmix64(2), 4))
expected["binomials"] = [
    {"trials": t, "favourable": f, "total": n, "counts": [binomial(generator, t, f, n) for _ in range(5)]}
    for t, f, n in [(1, 1, 3), (10, 1, 2), (64, 2, 7), (1000, 999, 1000), (10**6, 3, 10)]
]
expected["multinomials"] = [
    {"trials": t, "sizes": sizes, "counts": multinomial(generator, t, sizes)}
    for t, sizes in [(5, [3]), (99, [1] * 20), (1000, [5, 0, 1, 100, 3, 3, 20]), (10**5, [1, 10**9])]
]
generator = xoshiro256starstar(take(splitmix64(3), 4))
expected["shuffles"] = [shuffled(generator, range(n)) for n in [0, 1, 2, 10, 99]]
expected["samples"] = [
    {"count": k, "total": n, "drawn": sample(generator, k, n)}
    for k, n in [(0, 0), (0, 5), (1, 1), (5, 5), (10, 99), (7, 10**6)]
]
path = pathlib.Path(__file__).with_name("expected.json")
path.write_text(json.dumps(expected, indent=1) + "\n")
