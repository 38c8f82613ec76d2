"""What the Python peers share: reading columns, measuring, printing one line of JSON."""
import importlib.metadata
import json
import os
import statistics
import sys
import time
import warnings

import numpy as np

warnings.filterwarnings("ignore")
directory = sys.argv[1]
sizes = [100, 10_000, 1_000_000]


def column(name):
    return np.fromfile(os.path.join(directory, name + ".f64"), dtype="<f8")


def label(package):
    return f"{package} {importlib.metadata.version(package)}"


def measure(topic, name, n, side, work):
    """Runs the work to warm up, again to see how long it takes, then in batches of 50 ms.

    Work of more than 20 s is not repeated.
    """
    values = {}

    def seconds(batch):
        nonlocal values
        start = time.perf_counter()
        for _ in range(batch):
            values = work()
        return (time.perf_counter() - start) / batch

    first = seconds(1)
    if first < 1:
        first = seconds(1)
    batch = max(1, int(0.05 / max(first, 1e-7)))
    repeats = 9 if first < 1 else 5 if first < 5 else 3 if first < 20 else 0
    times = [seconds(batch) for _ in range(repeats)] or [first]
    print(
        json.dumps(
            {
                "topic": topic,
                "name": name,
                "n": n,
                "side": side,
                "minimum": min(times),
                "median": statistics.median(times),
                "values": {key: float(value) for key, value in values.items()},
            }
        ),
        flush=True,
    )
