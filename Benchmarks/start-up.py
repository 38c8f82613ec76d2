"""Times whole processes: start-up, dynamic loading, reading of the file, analysis and output.

usage: start-up.py EXECUTABLE [EXECUTABLE...]

For each command the smallest of the runs is given: the time on the wall, and the time of the
processor (user and system), which a busy machine disturbs less. Exit code 1 when `--version` or
an analysis of 99 rows takes 30 ms or more of both.
"""

import os
import shutil
import sys
import time

LIMIT = 0.030
RUNS = 60
COHORT = "Examples/Acceptance/cohort.csv"
COMMANDS = {
    "--version": ["--version"],
    "survival, 99 rows, text": ["survival", COHORT, "--time", "monthsFollowed", "--event", "died", "--by", "care"],
    "survival, 99 rows, JSON": ["survival", COHORT, "--time", "monthsFollowed", "--event", "died", "--by", "care",
                                "--format", "json"],
    "logistic, 99 rows, text": ["logistic", COHORT, "--outcome", "failed", "--predictor", "age",
                                "--category", "hospital"],
    "describe, 99 rows, text": ["describe", COHORT, "--by", "care"],
}
R = ("library(survival); d <- read.csv('%s'); print(survfit(Surv(monthsFollowed, died == 'true') ~ care, d)); "
     "print(survdiff(Surv(monthsFollowed, died == 'true') ~ care, d))" % COHORT)


def smallest(executable, arguments, runs):
    wall = cpu = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        child = os.fork()
        if child == 0:
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            os.execv(executable, [executable] + arguments)
        _, status, usage = os.wait4(child, 0)
        wall = min(wall, time.perf_counter() - start)
        cpu = min(cpu, usage.ru_utime + usage.ru_stime)
        if status != 0:
            sys.exit("error: %s fails" % " ".join([executable] + arguments))
    return wall, cpu


slow = False
print("| whole process | executable | wall | processor |")
print("|---|---|--:|--:|")
for name, arguments in COMMANDS.items():
    for executable in sys.argv[1:]:
        wall, cpu = smallest(executable, arguments, RUNS)
        slow = slow or min(wall, cpu) >= LIMIT
        label = "static" if "static" in executable else "dynamic"
        print("| %s | %s | %.1f ms | %.1f ms |" % (name, label, 1e3 * wall, 1e3 * cpu), flush=True)
script = shutil.which("Rscript")
if script:
    wall, cpu = smallest(script, ["-e", R], 3)
    print("| survival, 99 rows, text | Rscript, survival | %.0f ms | %.0f ms |" % (1e3 * wall, 1e3 * cpu))
print()
for executable in sys.argv[1:]:
    print("%s: %.1f MB" % (os.path.relpath(executable), os.path.getsize(executable) / 1e6))
if slow:
    sys.exit("error: a process takes 30 ms or more")
