"""ISO 8601 texts with their seconds since 1970-01-01T00:00:00Z, by Python's datetime."""
import json
import random
import sys
from datetime import datetime, timedelta, timezone

random.seed(20250101)
texts = [
    "0001-01-01", "1582-10-15", "1600-02-29", "1899-12-31", "1900-02-28", "1900-03-01",
    "1969-12-31", "1970-01-01", "1999-12-31", "2000-02-29", "2000-03-01", "2001-01-01",
    "2023-12-31", "2024-02-29", "2024-12-31", "2100-02-28", "9999-12-31",
    "1970-01-01T00:00Z", "2024-02-29T23:59:59Z", "2024-03-01T12:30:00+09:00",
    "2024-03-01T12:30:00-05:30", "2024-03-01T00:00+00:00", "2024-03-01T08:15:30.250Z",
    "2024-03-01T08:15:30.5+09:00", "1960-03-01T08:15:30.125Z",
]
for _ in range(300):
    day = datetime(1, 1, 1, tzinfo=timezone.utc) + timedelta(days=random.randint(0, 3652058))
    texts.append(day.strftime("%Y").rjust(4, "0") + day.strftime("-%m-%d"))


def seconds(text):
    moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)
    difference = moment - datetime(1970, 1, 1, tzinfo=timezone.utc)
    return difference.days * 86400 + difference.seconds + difference.microseconds / 1e6


cases = [{"text": text, "seconds": seconds(text)} for text in texts]
with open("expected.json", "w") as file:
    json.dump({"python": sys.version.split()[0], "cases": cases}, file, indent=0)
    file.write("\n")
