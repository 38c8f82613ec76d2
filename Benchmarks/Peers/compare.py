"""Holds the timings of all sides against each other: python3 compare.py timings.jsonl [table.md]

Fails when two sides that did the same work on the same data disagree by more than 1e-6.
"""
import json
import math
import platform
import sys

TOLERANCE = 1e-6


def own(timing):
    return timing["side"].startswith("ours")


def agree(first, second):
    return math.isclose(first, second, rel_tol=TOLERANCE, abs_tol=1e-12)


def disagreements(timings):
    """Every number of every side against the first of our own sides."""
    reference = next(filter(own, timings), timings[0])
    for timing in timings:
        for key, value in timing["values"].items():
            expected = reference["values"].get(key)
            if expected is not None and not agree(value, expected):
                yield (
                    f"{timing['name']} n={timing['n']}: {key} is {value!r} by "
                    f"{timing['side']}, {expected!r} by {reference['side']}"
                )


def duration(seconds):
    for unit, scale in [("s", 1), ("ms", 1e3), ("µs", 1e6)]:
        if seconds * scale >= 1:
            return f"{seconds * scale:.3g} {unit}"
    return f"{seconds * 1e6:.3g} µs"


def count(number):
    return f"{number:,}".replace(",", " ")


def row(timing, peers):
    name, n, side = timing["name"], count(timing["n"]), timing["side"]
    cells = [name, n, side.removeprefix("ours ").strip("()"), duration(timing["minimum"])]
    if not peers:
        return [*cells, "-", "-", "-"]
    fastest = min(peers, key=lambda peer: peer["minimum"])
    ratio = fastest["minimum"] / timing["minimum"]
    return [*cells, duration(fastest["minimum"]), fastest["side"], f"{ratio:.3g}"]


def best_rounds(timings):
    """The fastest of the rounds that a side has measured the same work in."""
    best = {}
    for timing in timings:
        key = (timing["topic"], timing["name"], timing["n"], timing["side"])
        if key not in best or timing["minimum"] < best[key]["minimum"]:
            best[key] = timing
    return list(best.values())


def main():
    with open(sys.argv[1]) as lines:
        timings = best_rounds(json.loads(line) for line in lines if line.startswith("{"))
    groups = {}
    for timing in timings:
        groups.setdefault((timing["topic"], timing["name"], timing["n"]), []).append(timing)

    header = ["work", "n", "through", "ours", "fastest peer", "which", "ratio"]
    rows, problems = [], []
    for group in groups.values():
        peers = [timing for timing in group if not own(timing)]
        rows += [row(timing, peers) for timing in group if own(timing)]
        problems += disagreements(group)

    memory = [timing for timing in timings if "memory" in timing]

    widths = [max(len(line[i]) for line in [header, *rows]) for i in range(len(header))]
    for line in [header, *rows]:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())
    sides = sorted({timing["side"] for timing in timings if not own(timing)})
    print(f"\n{platform.machine()}, {platform.system()}; peers: {', '.join(sides) or 'none'}")

    for timing in memory:
        print(f"{timing['name']}, {timing['side']}: wall {duration(timing['minimum'])}, "
              f"processor {duration(timing['processor'])}, memory {timing['memory'] / 1e6:.0f} MB")

    if len(sys.argv) > 2:
        with open(sys.argv[2], "w") as markdown:
            for line in [header, ["---"] * len(header), *rows]:
                print("| " + " | ".join(line) + " |", file=markdown)

    if problems:
        print(*problems, sep="\n", file=sys.stderr)
        sys.exit("error: the sides disagree")
    print(f"All sides agree to {TOLERANCE:g} on every number.")


if __name__ == "__main__":
    main()
