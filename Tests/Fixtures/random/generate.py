"""Reference outputs of the generators. Run in this folder: python3 generate.py"""

import json
import pathlib
import platform

from reference import MASK, lemire, splitmix64, take, xoshiro256starstar

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
path = pathlib.Path(__file__).with_name("expected.json")
path.write_text(json.dumps(expected, indent=1) + "\n")
