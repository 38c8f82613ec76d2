"""Exact p of Fisher's test of tables with five lines: 5 x 4 of 200 records, and smaller ones.

Run: python3 generate.py > expected.json
5 x 4: count.cpp, which says how; g++ builds it here. Its answers for two small tables are held
against whole numbers first. 5 x 3 and 5 x 5: whole numbers, as in contingency-larger. All of them take a
quarter of an hour and some gigabytes.
"""
import importlib.util
import json
import pathlib
import platform
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
spec = importlib.util.spec_from_file_location("whole", HERE.parent / "contingency-larger/generate.py")
whole = importlib.util.module_from_spec(spec)
spec.loader.exec_module(whole)

# Name and table. Margins: even, near (38 to 42, 48 to 52), mild (30 to 50, 40 to 60),
# uneven (20 to 70, 20 to 80), steep (10 to 90, 25 to 70).
LARGE = """
near 0.95: 8 7 10 13, 9 9 11 10, 10 13 9 8, 9 11 9 12, 12 9 12 9
even 0.95: 8 12 10 10, 10 10 11 9, 12 10 8 10, 8 12 9 11, 12 6 12 10
mild 0.95: 14 15 11 10, 13 14 10 8, 12 12 10 6, 14 7 6 8, 7 7 8 8
uneven 0.95: 30 20 16 4, 22 14 9 5, 11 11 7 6, 10 8 4 3, 7 7 4 2
near 0.5: 11 12 8 7, 9 9 11 10, 14 9 9 8, 9 8 13 11, 5 11 10 16
mild 0.5: 17 17 6 10, 13 13 12 7, 10 8 11 11, 9 7 11 8, 11 10 5 4
steep 0.5: 28 30 20 12, 23 20 12 5, 10 5 6 4, 4 4 6 1, 5 1 1 3
even 0.5: 9 8 13 10, 13 13 8 6, 11 11 9 9, 11 9 11 9, 6 9 9 16
even 0.05: 13 11 6 10, 12 11 4 13, 14 7 11 8, 4 13 15 8, 7 8 14 11
mild 0.05: 15 11 11 13, 16 13 11 5, 11 11 6 12, 7 8 15 5, 11 12 2 5
steep 0.05: 35 29 13 13, 24 13 17 6, 4 10 10 1, 4 3 5 3, 3 5 0 2
near 0.05: 5 10 10 13, 11 6 7 15, 12 8 15 5, 14 9 9 9, 6 16 10 10
even 0.003: 15 1 8 16, 7 15 11 7, 11 9 13 7, 11 14 10 5, 6 11 8 15
steep 0.003: 31 33 19 7, 22 18 15 5, 8 5 5 7, 4 4 6 1, 5 0 0 5
near 0.003: 9 10 12 7, 6 9 14 10, 7 12 11 10, 6 7 9 19, 20 11 5 6
even 1e-5: 6 8 19 7, 11 8 14 7, 9 17 3 11, 19 9 5 7, 5 8 9 18
"""
SMALL = [
    [[4, 3, 1], [1, 4, 5], [4, 6, 2], [4, 5, 5], [2, 2, 12]],
    [[3, 8, 1], [2, 5, 5], [5, 1, 6], [6, 4, 2], [4, 2, 6]],
    [[0, 0, 1, 1, 1], [1, 0, 0, 2, 1], [0, 0, 1, 0, 4], [2, 1, 1, 1, 0], [0, 3, 2, 1, 0]],
    [[0, 2, 0, 0, 3], [0, 2, 1, 2, 0], [2, 0, 1, 2, 0], [3, 0, 0, 1, 1], [0, 1, 3, 0, 1]],
    [[2, 1, 0, 1, 0], [0, 2, 1, 1, 0], [1, 2, 0, 0, 2], [4, 1, 1, 0, 0], [2, 1, 2, 1, 0]],
    [[5, 0, 0], [0, 5, 0], [0, 0, 5], [2, 2, 1], [1, 1, 3]],
]
CHECKED = [
    [[1, 2, 3, 5], [2, 2, 6, 0], [1, 2, 1, 0], [3, 2, 0, 3], [3, 0, 2, 2]],
    [[3, 3, 4, 2], [1, 6, 4, 1], [4, 5, 4, 3], [3, 6, 3, 0], [5, 1, 1, 1]],
]


def counted(program, table):
    line = " ".join(map(str, [len(table), len(table[0])] + [x for row in table for x in row]))
    output = subprocess.run([program], input=line + "\n", capture_output=True, text=True, check=True)
    return float(output.stdout)


def large():
    for line in LARGE.strip().splitlines():
        name, cells = line.split(":")
        yield name, [[int(x) for x in row.split()] for row in cells.split(",")]


def main():
    with tempfile.TemporaryDirectory() as folder:
        program = f"{folder}/count"
        subprocess.run(["g++", "-O2", "-std=gnu++17", str(HERE / "count.cpp"), "-o", program,
                        "-lquadmath"], check=True)
        for table in CHECKED:
            exact = whole.freeman_halton(table)["p"]
            assert abs(counted(program, table) / exact - 1) < 2e-16, table
        json.dump({
            "generator": "generate.py with count.cpp", "python": platform.python_version(),
            "large": [{"name": name, "table": table, "p": counted(program, table)}
                      for name, table in large()],
            "small": [whole.freeman_halton(table) for table in SMALL],
        }, sys.stdout, indent=1)
        print()


if __name__ == "__main__":
    main()
