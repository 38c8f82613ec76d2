"""Partial areas and points of the ROC polygon in exact rational arithmetic.

The polygon joins the points (1 - specificity, sensitivity) of all cuts.

specificity ranges  the area below the polygon over 1 - specificity in [1 - high, 1 - low]:
                    integral of the sensitivity.
sensitivity ranges  the area to the right of the polygon over sensitivity in [low, high]:
                    integral of the specificity (pROC: partial.auc.focus = "se").
corrected           McClish, Med Decis Making 1989;9:190: (1 + (area - min) / (max - min)) / 2
                    with max = high - low and min = (high - low)(2 - high - low) / 2, the area of
                    the diagonal; 1/2 on the diagonal, 1 when perfect. Below the diagonal the
                    formula goes on below 1/2 and may be negative: it is written here as it comes;
                    pROC says NA there (its allow.invalid.partial.auc.correct gives this number).

sensitivityAt       at a specificity s: interpolated, the highest point of the polygon there (at a
                    vertical segment its upper end); interpolatedLowest its lower end; attainable,
                    the largest sensitivity of a threshold with specificity >= s, exactly compared,
                    with the best specificity it has there, its TP and FP and threshold (of equal
                    sensitivities that with the highest specificity).
specificityAt       at a sensitivity s, likewise with the roles exchanged.

Ranges and levels are decimal fractions, taken as exact ("0.9" is 9/10).
generate.R puts pROC beside it. Run in this folder: python3 generate.py
"""

import pathlib
import sys
from fractions import Fraction as F

sys.path.insert(0, str(pathlib.Path(__file__).parent / "../roc-data"))
import roc_data as roc  # noqa: E402
from roc_data import data_set, exact, number  # noqa: E402

RANGES = [("1", "0.9"), ("0.9", "0.8"), ("1", "0.5"), ("1", "0"), ("0.87", "0.63"),
          ("0.4", "0.1"), ("0.755", "0.754"), ("0.75", "0.5")]
LEVELS = ["0", "0.05", "0.1", "0.333", "0.5", "0.75", "0.8", "0.9", "0.95", "0.99", "1"]


def polygon(case):
    m, n = len(case["events"]), len(case["others"])
    return [(F(fp, n), F(tp, m)) for tp, fp in roc.cuts(case)]


def area_below(points, low, high):
    """Integral of y over x in [low, high] below a rising polygon."""
    total = F(0)
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        a, b = max(x0, low), min(x1, high)
        if a < b:
            slope = (y1 - y0) / (x1 - x0)
            total += (b - a) * (y0 + slope * (a - x0) + y0 + slope * (b - x0)) / 2
    return total


def levels_at(points, x):
    """The lowest and the highest y of the polygon at x."""
    found = []
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        if x0 <= x <= x1:
            found += [y0, y1] if x0 == x1 else [y0 + (y1 - y0) * (x - x0) / (x1 - x0)]
    return min(found), max(found)


def result(case):
    m, n = len(case["events"]), len(case["others"])
    points = polygon(case)
    # The same polygon seen from the other side: x = sensitivity, y = specificity.
    turned = [(1 - y, 1 - x) for x, y in reversed(points)]
    partial = []
    for focus, seen in (("specificity", points), ("sensitivity", turned)):
        for high, low in RANGES:
            h, l = F(high), F(low)
            area = area_below(seen, 1 - h, 1 - l)
            smallest = (h - l) * (2 - h - l) / 2
            corrected = (1 + (area - smallest) / (h - l - smallest)) / 2
            partial.append({
                "focus": focus, "high": float(high), "low": float(low), "area": number(area),
                "areaExact": exact(area), "minimum": number(smallest),
                "maximum": number(h - l), "corrected": number(corrected),
                "belowDiagonal": area < smallest,
            })
    cuts, where = roc.cuts(case), roc.thresholds(case)
    at = {"sensitivityAt": [], "specificityAt": []}
    for level in LEVELS:
        s = F(level)
        lowest, highest = levels_at(points, 1 - s)
        best = max((tp, -fp, k) for k, (tp, fp) in enumerate(cuts) if F(n - fp, n) >= s)
        at["sensitivityAt"].append({
            "specificity": float(level), "interpolated": number(highest),
            "interpolatedLowest": number(lowest), "attainable": number(F(best[0], m)),
            "attainedSpecificity": number(F(n + best[1], n)), "threshold": where[best[2]],
            "truePositives": best[0], "falsePositives": -best[1],
        })
        lowest, highest = levels_at(turned, 1 - s)
        best = max((-fp, tp, k) for k, (tp, fp) in enumerate(cuts) if F(tp, m) >= s)
        at["specificityAt"].append({
            "sensitivity": float(level), "interpolated": number(highest),
            "interpolatedLowest": number(lowest), "attainable": number(F(n + best[0], n)),
            "attainedSensitivity": number(F(best[1], m)), "threshold": where[best[2]],
            "truePositives": best[1], "falsePositives": -best[0],
        })
    full = next(p for p in partial if p["focus"] == "specificity" and p["low"] == 0)
    again = next(p for p in partial if p["focus"] == "sensitivity" and p["low"] == 0)
    assert full["areaExact"] == again["areaExact"]
    assert abs(full["corrected"] - full["area"]) < 1e-15
    return {**roc.stored(case), "area": full["area"], "partial": partial, **at}


cases = roc.real_data() + [
    roc.columns("kyphosis start, wrong way", roc.kyphosis(), 1, "higher"),
    # Shares of twentieths: the levels meet thresholds exactly (19/20 = 0.95).
    data_set("twentieths", [3, 6, 9, 12, 13, 14, 15, 16, 17, 18, 18, 19, 19, 20, 20, 20, 21, 22,
                            23, 24], list(range(1, 21))),
    data_set("two scores", [1] * 9 + [0] * 3, [1] * 4 + [0] * 11),
    data_set("below half", [1, 2, 2, 4, 5], [3, 4, 5, 6, 7, 7]),
    data_set("area 1", [5, 6, 7, 7], [1, 2, 3, 3, 4]),
    data_set("area 0", [1, 2, 3], [5, 6, 7, 7]),
    data_set("all tied", [4] * 5, [4] * 7),
    data_set("one event", [6], [1, 2, 3, 5, 6, 7, 8, 9]),
    data_set("one and one", [2], [1]),
    data_set("simulated", *roc.simulated(400, 150, 8, 0.8, 1)),
]
roc.write(roc.pathlib.Path(__file__).parent, {
    "versions": roc.VERSIONS, "cases": [result(c) for c in cases],
})
