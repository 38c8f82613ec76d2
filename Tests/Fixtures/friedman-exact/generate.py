"""Exact p-values of Friedman's test in whole numbers, with and without ties.

Counts all k! orders of the ranks of each block, tied ones as often as they come, over the sums of all
treatments as they stand: neither sorted nor merged. Writes expected.json beside this file.
"""

import collections
import itertools
import json
import pathlib
import platform
import random
from fractions import Fraction as F


def doubled_ranks(row):
    return tuple(2 * sum(y < x for y in row) + sum(y == x for y in row) + 1 for x in row)


def case(rows):
    k = len(rows[0])
    ranks = [doubled_ranks(row) for row in rows]
    states = {tuple([0] * k): 1}
    for block in ranks:
        orders = list(itertools.permutations(block))
        fresh = collections.Counter()
        for sums, ways in states.items():
            for order in orders:
                fresh[tuple(s + r for s, r in zip(sums, order))] += ways
        states = fresh
    mean = len(rows) * (k + 1)

    def squares(sums):
        return sum((s - mean) ** 2 for s in sums)

    seen = squares([sum(block[j] for block in ranks) for j in range(k)])
    total = sum(states.values())
    kept = sum(ways for sums, ways in states.items() if squares(sums) >= seen)
    return {"columns": [[float(row[j]) for row in rows] for j in range(k)],
            "p": float(F(kept, total))}


def rows(n, k, levels, drift=0.0):
    return [[int(levels * random.random() + drift * j) for j in range(k)] for _ in range(n)]


def main():
    random.seed(1937)
    untied = [[random.random() + 0.3 * j for j in range(3)] for _ in range(20)]
    cases = [[[1, 2, 3]], [[1, 2, 3]] * 3, [[1, 2]] * 9 + [[2, 1]], [[0, 1, 1], [0, 0, 1], [1, 1, 1]],
             untied, rows(36, 3, 10, 1.5), rows(36, 3, 4), rows(45, 3, 6, 0.5), rows(60, 2, 5, 1.0),
             rows(7, 4, 8, 2.0), rows(12, 4, 4, 0.5), rows(14, 4, 2), rows(5, 5, 9, 2.0),
             rows(5, 5, 3), rows(3, 6, 20, 8.0), rows(4, 6, 2), rows(2, 7, 3, 1.0)]
    path = pathlib.Path(__file__).with_name("expected.json")
    path.write_text(json.dumps({
        "generator": f"Python {platform.python_version()}",
        "cases": [case(example) for example in cases]}, indent=1) + "\n")


main()
