import os

import pandas

from common import directory, label, measure

path = os.path.join(directory, "table.csv")


def read():
    table = pandas.read_csv(path)
    return {"mean": table["x1"].mean(), "last": table["x10"].iloc[-1]}


for name in ["csv-records", "csv-columns"]:
    measure("reading", name, 100_000, label("pandas"), read)
