"""Writes elimination.json: longer sequences of backward elimination, as in expected.json."""

import json
import platform
from pathlib import Path

import generate
from generate import Data, elimination, mp, oracle

here = Path(__file__).parent


def main():
    mp.mp.dps = 40
    stored = json.loads((here.parent / "logistic-datasets" / "datasets.json").read_text())
    stored = {d["name"]: d for d in stored["datasets"]}
    models = []
    for name, terms in (
            ("lung", None), ("kyphosis, powers and interaction", None),
            ("berkeley, frequencies", {"female": ["female"], "department": [
                f"department{k}" for k in range(2, 7)]}),
            ("esoph", {k: [f"{k}{j}" for j in range(2, n + 1)] for k, n in (
                ("age", 6), ("alcohol", 4), ("tobacco", 4))})):
        d = stored[name]
        columns = {c["name"]: c["values"] for c in d["columns"]}
        names = ["(intercept)"] + list(columns)
        outcome = d["outcome"] or d["successes"]
        data = Data(names, [[1] + [columns[k][i] for k in columns] for i in range(len(outcome))],
                    outcome, d["trials"], d["frequencies"], d["offset"])
        terms = terms or {k: [k] for k in columns}
        result = oracle.plain(elimination(
            data, {k: [names.index(v) for v in vs] for k, vs in terms.items()}))
        models.append({"dataset": name, "terms": [{"name": k, "columns": v}
                                                  for k, v in terms.items()], **result})
        print(name, {k: [s["dropped"] for s in v["steps"]] for k, v in result.items()}, flush=True)
    versions = {"python": platform.python_version(), "mpmath": generate.mp.__version__,
                "digits": mp.mp.dps, "threshold": 0.05}
    (here / "elimination.json").write_text(
        json.dumps({"versions": versions, "models": models}, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
