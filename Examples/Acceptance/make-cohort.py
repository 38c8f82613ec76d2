"""Writes cohort.csv: 99 synthetic patients of the shape that main.swift reads.

No row describes a person: every value is drawn from the seeded generator below.
"""

import random

random.seed(2025)
ARMS = [("reoperation", 36), ("radiotherapy", 38), ("conservative", 25)]
HEADER = (
    "hospital,care,age,monthsToRecurrence,painBefore,painAfter,motorBefore,motorAfter,"
    "walksBefore,walksAfter,failed,monthsFollowed,died"
)


def clamp(value, low, high):
    return max(low, min(high, value))


def missing(value, share):
    return "" if random.random() < share else value


rows = []
for arm, size in ARMS:
    for _ in range(size):
        months = round(random.expovariate(1 / 14) + 1, 1)
        before = clamp(round(random.gauss(6.5, 1.6) * 2) / 2, 0, 10)
        change = {"reoperation": -1.5, "radiotherapy": -0.4, "conservative": 0.1}[arm]
        after = clamp(round((before + random.gauss(change, 1.8)) * 2) / 2, 0, 10)
        motor = random.choice([2, 3, 4, 4, 4, 5, 5])
        motor_after = clamp(motor + random.choice([-1, 0, 0, 0, 1]), 0, 5)
        walks = random.random() < 0.75
        walks_after = walks if random.random() < 0.8 else not walks
        failed = ""
        if arm != "conservative":
            failed = "true" if random.random() < 0.55 - 0.012 * months else "false"
        followed = round(clamp(random.expovariate(1 / 15), 0.2, 60), 1)
        died = random.random() < 0.6
        rows.append([
            random.choice("ABCD"), arm, random.randint(38, 82), months,
            missing(f"{before:g}", 0.04), missing(f"{after:g}", 0.06),
            missing(motor, 0.03), missing(motor_after, 0.03),
            str(walks).lower(), missing(str(walks_after).lower(), 0.03), failed,
            followed, str(died).lower(),
        ])

random.shuffle(rows)
with open("cohort.csv", "w", encoding="utf-8", newline="\n") as file:
    file.write(HEADER + "\n")
    for row in rows:
        file.write(",".join(str(value) for value in row) + "\n")
