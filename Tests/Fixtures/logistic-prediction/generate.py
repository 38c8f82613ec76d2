"""The probability at the fifth of ten points, with its Wald interval, at 50 digits.

Moving all points by the same distance changes nothing. Run from this folder.
"""

import json
import sys

import mpmath
from mpmath import erfinv, exp, matrix, mp, mpf, sqrt

mp.dps = 50
OUTCOME = [0, 1, 0, 0, 1, 0, 1, 1, 0, 1]
rows = [(mpf(1), mpf(i)) for i in range(10)]
b = matrix([0, 0])
for _ in range(60):
    information, score = matrix(2, 2), matrix(2, 1)
    for row, y in zip(rows, OUTCOME):
        p = 1 / (1 + exp(-(b[0] * row[0] + b[1] * row[1])))
        for i in range(2):
            score[i] += row[i] * (y - p)
            for j in range(2):
                information[i, j] += p * (1 - p) * row[i] * row[j]
    b = b + information**-1 * score
point = matrix([1, 4])
eta = b[0] + 4 * b[1]
reach = sqrt(2) * erfinv(mpf(95) / 100) * sqrt((point.T * information**-1 * point)[0])
values = [1 / (1 + exp(-t)) for t in (eta, eta - reach, eta + reach)]
result = {
    "versions": {"python": sys.version.split()[0], "mpmath": mpmath.__version__},
    "outcome": [y == 1 for y in OUTCOME],
    "probability": float(values[0]),
    "limits": [float(values[1]), float(values[2])],
}
with open("expected.json", "w", encoding="utf-8") as file:
    json.dump(result, file, indent=2)
    file.write("\n")
