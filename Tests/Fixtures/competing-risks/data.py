"""The data sets of the competing-risks fixtures, made by seeded generators; mgus2 is R's."""
import json
import math
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent


def case(name, times, causes, groups=None, group_names=None, strata=None, stratum_names=None,
         entries=None, weights=None, cause_names=("relapse", "death")):
    """causes: 0 is censored, else the place of the cause counted from 1."""
    return {
        "name": name, "times": times, "causes": causes, "causeNames": list(cause_names),
        "groupCodes": groups or [0] * len(times), "groupNames": group_names or ["all"],
        "stratumCodes": strata or [0] * len(times), "stratumNames": stratum_names or ["all"],
        "entries": entries, "weights": weights}


def simulated(seed, n, groups, strata=1, months=None, shift=0.4, censor=0.3):
    """Two causes with group effects; months: times in whole numbers of this unit."""
    r = random.Random(seed)
    times, causes, codes, stratum = [], [], [], []
    for i in range(n):
        g, s = r.randrange(groups), r.randrange(strata)
        rates = [0.5 * math.exp(shift * g), 0.35 * math.exp(-0.3 * g + 0.2 * s), censor]
        t = r.expovariate(sum(rates))
        u, c = r.random() * sum(rates), 0
        c = 1 if u < rates[0] else 2 if u < rates[0] + rates[1] else 0
        times.append(float(math.floor(t * months) + 1) if months else t)
        causes.append(c)
        codes.append(g)
        stratum.append(s)
    return times, causes, codes, stratum


def cases():
    found = [case(
        "hand", [1., 2, 2, 3, 3, 3, 5, 6], [0, 1, 0, 2, 0, 2, 0, 2],
        [0, 1, 0, 1, 0, 1, 0, 1], ["one", "two"])]
    t, c, g, s = simulated(1, 40, 3, months=4)
    found.append(case("ties", t, c, g, ["a", "b", "c"]))
    t, c, g, s = simulated(2, 40, 3)
    found.append(case("untied", t, c, g, ["a", "b", "c"]))
    t, c, g, s = simulated(3, 150, 2, 3, months=12)
    found.append(case("strata", t, c, g, ["a", "b"], s, ["x", "y", "z"]))
    t, c, g, s = simulated(4, 30, 2, months=8)
    r = random.Random(5)
    found.append(case("weights", t, c, g, ["a", "b"], weights=[r.choice([0, 1, 2, 5]) for _ in t]))
    t, c, g, s = simulated(6, 60, 2, months=10)
    entries = [None if r.random() < 0.5 else math.floor(r.random() * x) * 1.0 for x in t]
    entries = [None if e == 0 else e for e in entries]
    found.append(case("late entry", t, c, g, ["a", "b"], entries=entries))
    t, c, g, s = simulated(7, 50, 2, months=10)
    found.append(case("one cause", t, [min(x, 1) for x in c], g, ["a", "b"], cause_names=["event"]))
    t, c, g, s = simulated(8, 40, 2, months=10)
    found.append(case("absent group and cause", t, c, [2 * x for x in g], ["a", "none", "b"],
                      cause_names=["relapse", "death", "other"]))
    found.append(case("all tied", [5.] * 10, [1, 1, 2, 0, 2, 1, 0, 1, 2, 2],
                      [0, 0, 0, 0, 0, 1, 1, 1, 1, 1], ["a", "b"]))
    t, c, g, s = simulated(9, 30, 2, months=10, censor=0.0)
    found.append(case("no censoring", t, c, g, ["a", "b"]))
    t, c, g, s = simulated(10, 60, 2)
    found.append(case("three causes", t, [3 if x == 2 and i % 3 == 0 else x for i, x in enumerate(c)],
                      g, ["a", "b"], cause_names=["relapse", "death", "second cancer"]))
    t, c, g, s = simulated(11, 541, 2, months=12, censor=0.1)
    found.append(case("heavy ties", t, c, g, ["early", "late"]))
    t, c, g, s = simulated(12, 200, 4, 2, censor=0.5)
    found.append(case("four groups", t, c, g, ["a", "b", "c", "d"], s, ["x", "y"]))
    mgus = json.loads((HERE / "mgus2.json").read_text())
    found.append(case("mgus2", mgus["time"], mgus["cause"], mgus["sex"], ["F", "M"],
                      cause_names=["pcm", "death"]))
    return found
