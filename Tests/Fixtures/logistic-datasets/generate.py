"""Writes datasets.json and expected.json: at least 25 logistic fits solved at 60 digits.

Every number of a design is a double, given exactly; the fits solve that very problem and are
rounded to the nearest double at the end. Synthetic sets come from whole-number arithmetic. The
set of 20 thousand rows is not stored: `twenty_thousand` says how to make it.
Run data.R first where real.json is to be made anew.
"""

import json
import platform
from pathlib import Path

import mpmath as mp

import oracle

here = Path(__file__).parent
fixtures = here.parent
MASK = (1 << 64) - 1


def linear_congruential(seed):
    """Knuth's MMIX generator; the upper 31 bits of each state."""
    while True:
        seed = (seed * 6364136223846793005 + 1442695040888963407) & MASK
        yield seed >> 33


def twenty_thousand():
    """Per row, in this order, one number u of the generator (seed 20261123) for each of:

    age = 20 + u mod 61, female = u mod 2, mass = (u mod 4096) / 128, centre = u mod 4 (columns
    centre1, centre2, centre3), marker = (u mod 2000003) / 1024, and the outcome, an event where
    u mod 1000 < 40 + 4 (age - 20) + 60 female + 3 floor(mass) + 20 centre + floor(marker / 10).
    """
    draw = linear_congruential(20261123)
    columns = {k: [] for k in ("age", "female", "mass", "centre1", "centre2", "centre3", "marker")}
    outcome = []
    for _ in range(20_000):
        age = 20 + next(draw) % 61
        female = next(draw) % 2
        mass = (next(draw) % 4096) / 128
        centre = next(draw) % 4
        marker = (next(draw) % 2_000_003) / 1024
        limit = (40 + 4 * (age - 20) + 60 * female + 3 * int(mass) + 20 * centre
                 + int(marker / 10))
        outcome.append(int(next(draw) % 1000 < limit))
        for name, value in (("age", age), ("female", female), ("mass", mass), ("marker", marker)):
            columns[name].append(value)
        for k in (1, 2, 3):
            columns[f"centre{k}"].append(int(centre == k))
    return columns, outcome


def levels(name, codes, count, first=1):
    """Treatment contrasts: indicators of the levels after the first."""
    return {f"{name}{k}": [int(c == k) for c in codes] for k in range(first + 1, first + count)}


def csv_rows(path):
    lines = path.read_text().split("\n")
    head = lines[0].split(",")
    return [dict(zip(head, line.split(","))) for line in lines[1:] if line]


def sets():
    """Name, columns, and what else a set has."""
    real = json.loads((here / "real.json").read_text())
    ky = csv_rows(fixtures.parents[1] / "Examples" / "Data" / "kyphosis.csv")
    age = [int(r["ageMonths"]) for r in ky]
    vertebrae = [int(r["vertebrae"]) for r in ky]
    start = [int(r["start"]) for r in ky]
    ky_y = [int(r["kyphosis"] == "true") for r in ky]
    yield "kyphosis", {"ageMonths": age, "vertebrae": vertebrae, "start": start}, dict(y=ky_y)
    yield "kyphosis, powers and interaction", {
        "ageMonths": age, "ageMonths^2": [v * v for v in age], "start": start,
        "start^2": [v * v for v in start],
        "ageMonths:start": [u * v for u, v in zip(age, start)],
    }, dict(y=ky_y)
    yield "kyphosis, no intercept", {"ageMonths": age, "start": start}, \
        dict(y=ky_y, intercept=False)
    yield "kyphosis, columns of 1e-6 to 1e6", {
        "ageMonths": [v * 1e-6 for v in age], "vertebrae": [v * 1e6 for v in vertebrae],
        "start": [v + 1e6 for v in start],
    }, dict(y=ky_y)
    yield "kyphosis, intercept alone", {}, dict(y=ky_y)

    lung = [r for r in csv_rows(fixtures.parents[1] / "Examples" / "Data" / "lung.csv")
            if r["ecog"] and r["weightLoss"]]
    died = [int(r["died"] == "true") for r in lung]
    yield "lung", {
        "age": [int(r["age"]) for r in lung], "female": [int(r["sex"] == "female") for r in lung],
        "ecog": [int(r["ecog"]) for r in lung],
        "weightLoss": [int(r["weightLoss"]) for r in lung],
    }, dict(y=died)
    yield "lung, offset of log days", {
        "age": [int(r["age"]) for r in lung], "female": [int(r["sex"] == "female") for r in lung],
    }, dict(y=died, offset=[float(mp.log(int(r["days"]))) for r in lung])

    d = real["infert"]
    yield "infert", {k: d[k] for k in ("spontaneous", "induced")}, dict(y=d["case"])
    yield "infert, education", {
        **levels("education", d["education"], 3),
        **{k: d[k] for k in ("age", "parity", "induced", "spontaneous")},
    }, dict(y=d["case"])
    d = real["bacteria"]
    yield "bacteria", {
        **levels("treatment", d["treatment"], 3), "late": [int(w > 2) for w in d["week"]],
    }, dict(y=d["present"])
    d = real["mtcars"]
    yield "mtcars, transmission", {"wt": d["wt"], "hp": d["hp"]}, dict(y=d["am"])
    yield "mtcars, engine", {"mpg": d["mpg"]}, dict(y=d["vs"])

    d = real["esoph"]
    yield "esoph", {
        **levels("age", d["agegp"], 6), **levels("alcohol", d["alcgp"], 4),
        **levels("tobacco", d["tobgp"], 4),
    }, dict(s=d["ncases"], m=[a + b for a, b in zip(d["ncases"], d["ncontrols"])])
    d = real["menarche"]
    yield "menarche", {"age": d["Age"]}, dict(s=d["Menarche"], m=d["Total"])
    d = real["budworm"]
    yield "budworm", {
        "female": d["female"], "logDose": d["logDose"],
        "female:logDose": [u * v for u, v in zip(d["female"], d["logDose"])],
    }, dict(s=d["dead"], m=d["trials"])
    d = real["beetles"]
    yield "beetles", {"dose": d["dose"]}, dict(s=d["killed"], m=d["trials"])
    liz = csv_rows(fixtures / "logistic" / "lizards.csv")
    yield "lizards", {
        "height": [int(r["height"] == ">=5ft") for r in liz],
        "diameter": [int(r["diameter"] == ">2in") for r in liz],
        "shady": [int(r["light"] == "shady") for r in liz],
        "midday": [int(r["time"] == "midday") for r in liz],
        "late": [int(r["time"] == "late") for r in liz],
    }, dict(s=[int(r["grahami"]) for r in liz],
            m=[int(r["grahami"]) + int(r["opalinus"]) for r in liz])
    d = real["titanic"]
    yield "titanic, frequencies", {
        **levels("class", d["class"], 4), "female": d["female"], "adult": d["adult"],
    }, dict(y=d["survived"], f=d["frequency"])
    d = real["ucb"]
    yield "berkeley, frequencies", {
        "female": d["female"], **levels("department", d["department"], 6),
    }, dict(y=d["admitted"], f=d["frequency"])
    admitted, refused = [33, 54, 28, 12], [28, 97, 93, 55]
    yield "admissions, grouped", {f"rank{k}": [int(i == k) for i in range(1, 5)]
                                  for k in (2, 3, 4)}, \
        dict(s=admitted, m=[a + b for a, b in zip(admitted, refused)])

    draw = linear_congruential(7)
    n = 120
    a = [next(draw) % 2001 - 1000 for _ in range(n)]
    c = [next(draw) % 2001 - 1000 for _ in range(n)]
    noise = [next(draw) % 2001 - 1000 for _ in range(n)]
    y = [int(next(draw) % 2001 - 1000 < 0.6 * u - 0.4 * v + 200) for u, v in zip(a, c)]
    for exponent in (2, 4, 7, 9):
        yield f"condition 3e{exponent}", {
            "a": a, "c": c,
            "near": [(u + v) * 10 ** exponent + w for u, v, w in zip(a, c, noise)],
        }, dict(y=y)
    yield "years and time stamps", {
        "year": [2000 + u // 100 for u in a], "stamp": [1_600_000_000 + 86_400 * v for v in c],
    }, dict(y=y)
    yield "units of 1e-150 and 1e150", {
        "a": [u * 1e-150 for u in a], "c": [v * 1e150 for v in c],
    }, dict(y=y)
    x = [-3, -2.5, -2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2, 2.5, 3]
    side = [0] * 6 + [1] * 6
    for power in (3, 10, 20, 27):
        gap = 2.0 ** -power
        yield f"near separation, overlap 2^-{power - 1}", {"x": x + [0.125 + gap, 0.125 - gap]}, \
            dict(y=side + [0, 1])
    yield "near separation by a level", {
        "level": [0] * 40 + [1] * 40, "z": [7 * i % 11 for i in range(80)],
    }, dict(y=[int(i % 3 == 0) for i in range(40)] + [int(i == 0) for i in range(40)])
    yield "rare event", {"x": [i * i % 401 for i in range(400)]}, \
        dict(y=[int(i in (200, 390)) for i in range(400)])
    yield "far outlier", {"x": list(range(20)) + [1e9]}, \
        dict(y=[int(i % 2 == 0) for i in range(20)] + [1])
    yield "large counts", {"x": [0, 1, 2, 3, 4, 5]}, dict(
        s=[1_000_003, 2_500_009, 3_999_971, 7_000_003, 12_345_678, 40_000_003],
        m=[90_000_001, 80_000_023, 75_000_013, 70_000_027, 65_432_109, 60_000_011])
    yield "large frequencies", {"x": [0, 0, 1, 1, 2, 2], "z": [0, 1, 1, 0, 0, 1]}, dict(
        y=[0, 1, 0, 1, 0, 1], f=[1_000_000_007, 12_345, 777_777_777, 99_991, 31_415_926, 2_718_281])
    yield "saturated", {"a": [0, 0, 1, 1], "b": [0, 1, 0, 1], "a:b": [0, 0, 0, 1]}, \
        dict(s=[3, 7, 11, 20], m=[17, 19, 23, 29])
    yield "small trial", {"treated": [0, 0, 0, 0, 0, 1, 1, 1, 1, 1],
                          "score": [1, 2, 3, 4, 5, 1, 2, 3, 4, 5]}, \
        dict(y=[0, 0, 1, 0, 1, 0, 1, 1, 0, 1])
    columns, outcome = twenty_thousand()
    yield "twenty thousand rows", columns, dict(y=outcome, generated=twenty_thousand.__doc__)
    local = here / "birthwt.json"
    if local.exists():
        d = json.loads(local.read_text())
        for lwt_of_76, name in ((105, "birthwt of MASS"), (106, "birthwt of Stata")):
            # Row "76" of MASS is record 182 (from 1); Stata's file has 106 pounds there.
            lwt = list(d["lwt"])
            assert lwt[ROW_76] == 105
            lwt[ROW_76] = lwt_of_76
            yield name, {
                "age": d["age"], "lwt": lwt, **levels("race", d["race"], 3),
                "smoke": d["smoke"], "ptl": d["ptl"], "ht": d["ht"], "ui": d["ui"],
            }, dict(y=d["low"], withheld="MASS::birthwt")


ROW_76 = 181


def data(columns, spec):
    n = len(spec.get("y") or spec["s"])
    intercept = spec.get("intercept", True)
    names = (["(intercept)"] if intercept else []) + list(columns)
    design = [([1] if intercept else []) + [columns[k][i] for k in columns] for i in range(n)]
    return oracle.Data(names, design, spec.get("y") or spec["s"], spec.get("m"), spec.get("f"),
                       spec.get("offset"))


def main():
    stored, fits = [], []
    for name, columns, spec in sets():
        absent = spec.get("generated") or spec.get("withheld")
        entry = {
            "name": name,
            "intercept": spec.get("intercept", True),
            "columns": None if absent else [{"name": k, "values": v} for k, v in columns.items()],
            "outcome": None if absent else spec.get("y"),
            "successes": spec.get("s"),
            "trials": spec.get("m"),
            "frequencies": spec.get("f"),
            "offset": spec.get("offset"),
            "generated": " ".join(spec["generated"].split()) if "generated" in spec else None,
            "withheld": spec.get("withheld"),
            "columnSums": {k: float(sum(mp.mpf(v) for v in vs)) for k, vs in columns.items()},
        }
        problem = data(columns, spec)
        fit = {"name": name,
               **oracle.plain(oracle.expected(problem, spec.get("intercept", True)))}
        if not spec.get("s"):
            fit["logLikelihoodWithBinomialCoefficients"] = None
        stored.append(entry)
        fits.append(fit)
        print(f"{name}: condition {fit['condition']:.3g}, {fit['estimates'][:4]}", flush=True)
    versions = {"python": platform.python_version(), "mpmath": mp.__version__,
                "digits": mp.mp.dps}
    for file, content in (("datasets.json", {"versions": versions, "datasets": stored}),
                          ("expected.json", {"versions": versions, "fits": fits})):
        (here / file).write_text(json.dumps(content, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
