"""Writes expected.json: least squares, ranks and inverses in exact fractions.

The sets of NIST's Statistical Reference Datasets (public domain) are solved as certified and,
where a power of x is no double, once more for the doubles that a program is really given. The
ladder is a list of designs whose last column nears a combination of the others.
"""

import json
import platform
import random
from fractions import Fraction as F
from math import comb
from pathlib import Path

import mpmath as mp

mp.mp.dps = 60
here = Path(__file__).parent

LONGLEY = """
60323 83.0 234289 2356 1590 107608 1947
61122 88.5 259426 2325 1456 108632 1948
60171 88.2 258054 3682 1616 109773 1949
61187 89.5 284599 3351 1650 110929 1950
63221 96.2 328975 2099 3099 112075 1951
63639 98.1 346999 1932 3594 113270 1952
64989 99.0 365385 1870 3547 115094 1953
63761 100.0 363112 3578 3350 116219 1954
66019 101.2 397469 2904 3048 117388 1955
67857 104.6 419180 2822 2857 118734 1956
68169 108.4 442769 2936 2798 120445 1957
66513 110.8 444546 4681 2637 121950 1958
68655 112.6 482704 3813 2552 123366 1959
69564 114.2 502601 3931 2514 125368 1960
69331 115.7 518173 4806 2572 127852 1961
70551 116.9 554894 4007 2827 130081 1962
"""

FILIP_X = """
-6.860120914 -4.324130045 -4.358625055 -4.358426747 -6.955852379 -6.661145254 -6.355462942
-6.118102026 -7.115148017 -6.815308569 -6.519993057 -6.204119983 -5.853871964 -6.109523091
-5.79832982 -5.482672118 -5.171791386 -4.851705903 -4.517126416 -4.143573228 -3.709075441
-3.499489089 -6.300769497 -5.953504836 -5.642065153 -5.031376979 -4.680685696 -4.329846955
-3.928486195 -8.56735134 -8.363211311 -8.107682739 -7.823908741 -7.522878745 -7.218819279
-6.920818754 -6.628932138 -6.323946875 -5.991399828 -8.781464495 -8.663140179 -8.473531488
-8.247337057 -7.971428747 -7.676129393 -7.352812702 -7.072065318 -6.774174009 -6.478861916
-6.159517513 -6.835647144 -6.53165267 -6.224098421 -5.910094889 -5.598599459 -5.290645224
-4.974284616 -4.64454848 -4.290560426 -3.885055584 -3.408378962 -3.13200249 -8.726767166
-8.66695597 -8.511026475 -8.165388579 -7.886056648 -7.588043762 -7.283412422 -6.995678626
-6.691862621 -6.392544977 -6.067374056 -6.684029655 -6.378719832 -6.065855188 -5.752272167
-5.132414673 -4.811352704 -4.098269308 -3.66174277 -3.2644011
"""

FILIP_Y = """
0.8116 0.9072 0.9052 0.9039 0.8053 0.8377 0.8667 0.8809 0.7975 0.8162 0.8515 0.8766 0.8885
0.8859 0.8959 0.8913 0.8959 0.8971 0.9021 0.909 0.9139 0.9199 0.8692 0.8872 0.89 0.891 0.8977
0.9035 0.9078 0.7675 0.7705 0.7713 0.7736 0.7775 0.7841 0.7971 0.8329 0.8641 0.8804 0.7668
0.7633 0.7678 0.7697 0.77 0.7749 0.7796 0.7897 0.8131 0.8498 0.8741 0.8061 0.846 0.8751 0.8856
0.8919 0.8934 0.894 0.8957 0.9047 0.9129 0.9209 0.9219 0.7739 0.7681 0.7665 0.7703 0.7702
0.7761 0.7809 0.7961 0.8253 0.8602 0.8809 0.8301 0.8664 0.8834 0.8898 0.8964 0.8963 0.9074
0.9119 0.9228
"""

WAMPLER_DELTA = [759, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 1838, -2048, 2048,
                 -2048, 1838, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 759]


def inverse(matrix):
    """The inverse of a matrix of fractions."""
    n = len(matrix)
    rows = [list(row) + [F(i == j) for j in range(n)] for i, row in enumerate(matrix)]
    for column in range(n):
        pivot = next(r for r in range(column, n) if rows[r][column])
        rows[column], rows[pivot] = rows[pivot], rows[column]
        lead = rows[column][column]
        rows[column] = [v / lead for v in rows[column]]
        for r in range(n):
            if r != column and rows[r][column]:
                share = rows[r][column]
                rows[r] = [a - share * b for a, b in zip(rows[r], rows[column])]
    return [row[n:] for row in rows]


def real(value):
    return mp.mpf(value.numerator) / value.denominator if isinstance(value, F) else mp.mpf(value)


def root(value):
    return mp.sqrt(real(value))


def solve(columns, response):
    """Coefficients, their standard errors, the residual standard deviation, the condition."""
    p, n = len(columns), len(response)
    gram = [[sum(a * b for a, b in zip(u, v)) for v in columns] for u in columns]
    inverted = inverse(gram)
    right = [sum(a * b for a, b in zip(u, response)) for u in columns]
    b = [sum(a * c for a, c in zip(row, right)) for row in inverted]
    rest = [y - sum(b[j] * columns[j][i] for j in range(p)) for i, y in enumerate(response)]
    variance = sum(r * r for r in rest) / (n - p)
    lengths = [root(gram[j][j]) for j in range(p)]
    scaled = mp.matrix(p, p)
    for j in range(p):
        for k in range(p):
            scaled[j, k] = real(gram[j][k]) / (lengths[j] * lengths[k])
    eigen = mp.eigsy(scaled, eigvals_only=True)
    return {
        "coefficients": b,
        "standardErrors": [root(variance * inverted[j][j]) for j in range(p)],
        "unscaledErrors": [root(inverted[j][j]) for j in range(p)],
        "residualStandardDeviation": root(variance),
        "condition": mp.sqrt(eigen[p - 1] / eigen[0]),
    }


def output(solution):
    return {k: [float(x) for x in v] if isinstance(v, list) else float(v)
            for k, v in solution.items()}


def case(name, columns, response, certified):
    """A set as decimals or whole numbers, and as the doubles nearest to them."""
    doubles = [[float(v) for v in column] for column in columns]
    given = [float(v) for v in response]
    exact = solve(columns, response)
    for key, values in certified.items():
        for ours, theirs in zip(exact[key], values):
            off = abs(real(ours) - mp.mpf(theirs))
            assert off <= mp.mpf("6e-15") * abs(real(ours)), (name, ours, theirs)
    return {
        "name": name, "columns": doubles, "response": given, "certified": output(exact),
        "ofDoubles": output(solve([[F(v) for v in c] for c in doubles], [F(v) for v in given])),
    }


def sets():
    table = [[F(v) for v in line.split()] for line in LONGLEY.strip().splitlines()]
    columns = [[F(1)] * 16] + [[row[j] for row in table] for j in range(1, 7)]
    yield case("Longley", columns, [row[0] for row in table], {
        "coefficients": ["-3482258.63459582", "15.0618722713733", "-0.358191792925910E-01",
                         "-2.02022980381683", "-1.03322686717359", "-0.511041056535807E-01",
                         "1829.15146461355"],
        "standardErrors": ["890420.383607373", "84.9149257747669", "0.334910077722432E-01",
                           "0.488399681651699", "0.214274163161675", "0.226073200069370",
                           "455.478499142212"]})
    x = [F(v) for v in FILIP_X.split()]
    yield case("Filip", [[v ** k for v in x] for k in range(11)], [F(v) for v in FILIP_Y.split()], {
        "coefficients": ["-1467.48961422980", "-2772.17959193342", "-2316.37108160893",
                         "-1127.97394098372", "-354.478233703349", "-75.1242017393757",
                         "-10.8753180355343", "-1.06221498588947", "-0.670191154593408E-01",
                         "-0.246781078275479E-02", "-0.402962525080404E-04"],
        "standardErrors": ["298.084530995537", "559.779865474950", "466.477572127796",
                           "227.204274477751", "71.6478660875927", "15.2897178747400",
                           "2.23691159816033", "0.221624321934227", "0.142363763154724E-01",
                           "0.535617408889821E-03", "0.896632837373868E-05"]})
    x = [F(v) for v in range(21)]
    powers = [[v ** k for v in x] for k in range(6)]
    ones = [sum(p[i] for p in powers) for i in range(21)]
    tenths = [sum(p[i] / 10 ** k for k, p in enumerate(powers)) for i in range(21)]
    yield case("Wampler1", powers, ones, {"coefficients": [1] * 6})
    yield case("Wampler2", powers, tenths,
               {"coefficients": ["1", "0.1", "0.01", "0.001", "0.0001", "0.00001"]})
    errors = ["2152.32624678170", "2363.55173469681", "779.343524331583", "101.475507550350",
              "5.64566512170752", "0.112324854679312"]
    for name, factor in (("Wampler3", 1), ("Wampler4", 100), ("Wampler5", 10000)):
        response = [v + factor * d for v, d in zip(ones, WAMPLER_DELTA)]
        yield case(name, powers, response, {
            "coefficients": [1] * 6,
            "standardErrors": [mp.mpf(v) * factor for v in errors]})


def ladder():
    rng = random.Random(1)
    n = 60
    u = [rng.gauss(0, 1) for _ in range(n)]
    v = [rng.gauss(0, 1) for _ in range(n)]
    w = [rng.gauss(0, 1) for _ in range(n)]
    y = [rng.gauss(0, 1) for _ in range(n)]
    for half in range(0, 21):
        small = 10.0 ** (-half / 2)
        columns = [[1.0] * n, u, v, [a + b + small * c for a, b, c in zip(u, v, w)]]
        exact = solve([[F(x) for x in c] for c in columns], [F(x) for x in y])
        yield {"columns": columns, "response": y, "expected": output(exact)}


def hilbert(n):
    """The inverse of the matrix 1 / (i + j + 1), in whole numbers (Choi 1983)."""
    return [[(-1) ** (i + j) * (i + j + 1) * comb(n + i, n - j - 1) * comb(n + j, n - i - 1)
             * comb(i + j, i) ** 2 for j in range(n)] for i in range(n)]


for n in range(2, 13):
    matrix = [[F(1, i + j + 1) for j in range(n)] for i in range(n)]
    assert inverse(matrix) == [[F(v) for v in row] for row in hilbert(n)]

text = json.dumps({
    "versions": {"python": platform.python_version(), "mpmath": mp.__version__},
    "sets": list(sets()),
    "ladder": list(ladder()),
    "hilbert": [{"order": n, "inverse": [[float(v) for v in row] for row in hilbert(n)]}
                for n in range(2, 13)],
}, separators=(",", ":"))
(here / "expected.json").write_text(text + "\n")
