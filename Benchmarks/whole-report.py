"""Times a study of 99 records as whole processes, from CSV to tables and figures: ours, R and Python.

usage: whole-report.py SPINE-OUTCOMES PYTHON
Prints a line of JSON for each side, as the peers do: the smallest time on the wall, with the time of the
processor and the largest resident memory beside it.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
COHORT = os.path.join(ROOT, "Examples/Acceptance/cohort.csv")
PLAN = os.path.join(ROOT, "Examples/Plans/recurrence.json")
PEERS = os.path.join(ROOT, "Benchmarks/Peers")
ours, python = sys.argv[1:3]


def timed(command, runs):
    """Wall and processor times and the memory (bytes) of each run, and the last output."""
    walls, processors, memory = [], [], 0
    for _ in range(runs):
        with tempfile.TemporaryFile() as output:
            start = time.perf_counter()
            child = os.fork()
            if child == 0:
                os.dup2(output.fileno(), 1)
                os.execv(command[0], command)
            _, status, usage = os.wait4(child, 0)
            walls.append(time.perf_counter() - start)
            processors.append(usage.ru_utime + usage.ru_stime)
            memory = max(memory, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))
            if status != 0:
                sys.exit("error: %s fails" % " ".join(command))
            output.seek(0)
            text = output.read().decode()
    return sorted(walls), min(processors), memory, text


def report(side, command, runs, values):
    timed(command, 1)
    walls, processor, memory, text = timed(command, runs)
    print(json.dumps({
        "topic": "report", "name": "report-process", "n": 99, "side": side, "minimum": walls[0],
        "median": walls[len(walls) // 2], "processor": processor, "memory": memory, "values": values(text)}),
        flush=True)


def own_values(folder):
    with open(os.path.join(folder, "report.json")) as file:
        items = {item["name"]: item["result"]["done"] for item in json.load(file)["items"]}
    rows = {row["variable"]["label"]: row["comparison"]["pValue"]
            for row in items["baseline-characteristics"]["baseline"]["rows"]}

    def arm(name, place, kind):
        test = items[name][kind]["arms"][place]["test"]["done"]
        return test["signedRank"]["pValue"] if kind == "change" else test["pValue"]

    fit = items["predictors-of-failure"]["logistic"]["adjusted"]["done"]["coefficients"][1]
    area = items["discrimination-of-failure"]["discrimination"]["scores"][0]["done"]["area"]
    survival = items["overall-survival"]["survival"]
    return {
        "age": rows["Age"], "hospital": rows["Hospital"], "pain": arm("pain", 0, "change"),
        "motor": arm("motor-grade", 1, "change"), "walking": arm("walking", 0, "pairedShare"),
        "fisher": items["failure-by-care"]["shares"]["test"]["done"]["fisher"]["pValue"],
        "odds": fit["oddsRatio"]["value"], "oddsP": fit["pValue"], "area": area["estimates"][0]["value"],
        "areaLower": area["estimates"][0]["confidenceInterval"]["lower"],
        "logRank": survival["test"]["done"]["statistic"]["value"],
        "median": survival["survival"]["curves"][0]["median"]["median"]}


with tempfile.TemporaryDirectory() as folder:
    target = os.path.join(folder, "report")
    report("ours (process)", [ours, "report", PLAN, COHORT, "--output", target], 40, lambda _: own_values(target))

    def last_line(text):
        return json.loads(text.strip().splitlines()[-1])

    script = shutil.which("Rscript")
    if script:
        version = subprocess.run([script, "-e", "cat(as.character(getRversion()))"], capture_output=True, text=True)
        report("R " + version.stdout, [script, os.path.join(PEERS, "report.R"), COHORT, target], 5, last_line)
    report("Python %d.%d" % sys.version_info[:2], [python, os.path.join(PEERS, "report.py"), COHORT, target], 3,
           last_line)
