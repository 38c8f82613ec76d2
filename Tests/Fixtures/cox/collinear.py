"""Nearly collinear Cox regressions at 60 digits. Run: python3 collinear.py > collinear.json

The columns are those of lung, heart and veteran in data.json, and combinations of them that differ
from others by little: all are exact in doubles. What a fit gives is computed as in generate.py.
"""
import json
import sys
from mpmath import mp, mpf, sqrt, nstr

from generate import case

if __name__ == "__main__":
    data = {one["name"]: one for one in json.load(open("data.json"))["sets"]}

    def column(name, label):
        return next(c["values"] for c in data[name]["columns"] if c["name"] == label)

    def variant(name, label, columns, **more):
        base = {k: v for k, v in data[name].items() if k not in ("name", "columns")}
        return {**base, **more, "name": label,
                "columns": [{"name": n, "values": v} for n, v in columns]}

    age, sex, karno = (column("lung", n) for n in ["age", "sex", "ph.karno"])
    sets = []
    # The same measure taken twice, with errors of 2^-power times another column.
    for power in (3, 7, 14, 21):
        twin = [a + k * 2.0 ** -power for a, k in zip(age, karno)]
        sets.append(variant("lung", f"twin-{power}", [("age", age), ("twin", twin), ("sex", sex)]))
    sets.append(variant("lung", "cubic", [("age", age), ("age2", [a ** 2 for a in age]),
                                          ("age3", [a ** 3 for a in age]), ("sex", sex)]))
    # Years and ages of many digits, as in Longley's data; a sum that is nearly the third.
    h = {n: column("heart", n) for n in ["age", "year", "surgery"]}
    dates = [1967 + round(y * 64) / 64 for y in h["year"]]
    ages = [round(a * 64) / 64 + 48 for a in h["age"]]
    birth = [d - a + s / 4096 for d, a, s in zip(dates, ages, h["surgery"])]
    sets.append(variant("heart", "dates", [("date", dates), ("age", ages), ("birth", birth)]))
    v = {n: column("veteran-strata", n) for n in ["trt", "karno", "age"]}
    score = [k + a / 256 for k, a in zip(v["karno"], v["age"])]
    sets.append(variant("veteran-strata", "strata", [("karno", v["karno"]), ("score", score),
                                                      ("trt", v["trt"])]))
    cases = [case(one, ties) for one in sets for ties in ("efron", "breslow")]
    print(json.dumps({"sets": sets, "cases": cases}))
