"""Writes Examples/Data/recurrence.csv: 120 simulated records of local recurrence and death.

No patient is behind them. Run: python3 recurrence.py
"""
import math
import random
from pathlib import Path

TARGET = Path(__file__).resolve().parents[3] / "Examples" / "Data" / "recurrence.csv"
r = random.Random(20251010)
rows = ["months,ending,care,hospital,age,blocks"]
for _ in range(120):
    care = r.choices(["reoperation", "radiotherapy", "conservative"], [0.36, 0.38, 0.26])[0]
    hospital = r.choices("ABC", [0.5, 0.3, 0.2])[0]
    age = round(r.gauss(62, 9))
    blocks = r.choices([1, 2, 3], [0.5, 0.3, 0.2])[0]
    recurrence = 0.030 * math.exp(
        {"reoperation": -0.6, "radiotherapy": 0.0, "conservative": 0.5}[care] + 0.25 * (blocks - 1))
    death = 0.025 * math.exp(0.03 * (age - 62) + (0.3 if hospital == "C" else 0))
    months = r.expovariate(recurrence + death)
    ending = "recurrence" if r.random() < recurrence / (recurrence + death) else "death"
    followed = r.uniform(6, 60)
    if followed < months:
        months, ending = followed, "alive"
    rows.append(f"{max(0.1, round(months, 1))},{ending},{care},{hospital},{age},{blocks}")
TARGET.write_text("\n".join(rows) + "\n")
