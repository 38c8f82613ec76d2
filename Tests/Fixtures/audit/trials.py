"""Simulated and mutated papers, audited by the command.

Run: python3 trials.py PROGRAM [CHECKS] [SEED]    the table of Documentation/Audit.md
     python3 trials.py --sample CHECKS SEED       simulated checks as one paper, to simulated.json

PROGRAM is the path of spine-outcomes. For each kind of check CHECKS random data sets are drawn, their figures are
computed here (numpy and scipy, nothing of the library), rounded and printed as papers do, and audited: not one may be
called inconsistent. Then one printed figure of each is changed by one digit, and the share that is called inconsistent
is what the check catches.
"""

import copy
import json
import math
import subprocess
import sys
import tempfile
from decimal import ROUND_DOWN, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import numpy as np
from scipy import stats

rng = None  # numpy's generator, seeded in main


def choose(*options):
    return options[rng.integers(len(options))]


def rounded(value, decimals, mode=None):
    """The digits of a value, half up, half down or half to even at random, exact for fractions."""
    mode = mode or choose(ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN)
    with localcontext() as context:
        context.prec = 60
        exact = (
            Decimal(value.numerator) / Decimal(value.denominator)
            if isinstance(value, Fraction)
            else Decimal(float(value))
        )
        text = str(exact.quantize(Decimal(1).scaleb(-decimals), rounding=mode))
    return text


def p_text(p):
    """A p-value in one of the styles of papers."""
    p = min(1.0, max(0.0, float(p)))
    style = rng.integers(6)
    if style <= 2:
        return "<0.001" if p < 0.001 else rounded(p, 3)
    if style == 3:
        return "< 0.01" if p < 0.01 else rounded(p, 2)
    if style == 4:
        return rounded(p, 3)  # 0.000 as some programs print
    return "<0.0001" if p < 0.0001 else rounded(p, 4)


def percent(share, decimals):
    return rounded(share * 100, decimals) + choose(" %", "%")


def normal_p(z):
    return float(2 * stats.norm.sf(abs(z)))


def quantile(level):
    exact = float(stats.norm.isf((1 - level) / 2))
    return choose(exact, exact, round(exact, 2))


def pick(check, keys, least):
    """Keeps a random part of the optional keys, at least some."""
    number = rng.integers(least, len(keys) + 1)
    for key in rng.permutation(keys)[number:]:
        check.pop(key, None)
    return check


# One simulated check of each kind: a dictionary of the file format without id.


def ratio():
    while True:
        n = rng.integers(15, 400, 2)
        a = rng.binomial(n, rng.uniform(0.1, 0.9, 2))
        cells = [a[0], n[0] - a[0], a[1], n[1] - a[1]]
        if min(cells) > 0:
            break
    if rng.random() < 0.5:
        x, se = math.log(cells[0] * cells[3] / cells[1] / cells[2]), math.sqrt(sum(1 / c for c in cells))
    else:
        x = math.log(a[0] * n[1] / a[1] / n[0])
        se = math.sqrt(1 / a[0] - 1 / n[0] + 1 / a[1] - 1 / n[1])
    if rng.random() < 0.3:  # a ratio for one unit of a measurement
        x, se = x / 12, se / 12
    level = choose(0.95, 0.95, 0.95, 0.9, 0.99)
    q, d = quantile(level), choose(2, 2, 3)
    check = {
        "kind": "ratio", "ratio": rounded(math.exp(x), d), "lower": rounded(math.exp(x - q * se), d),
        "upper": rounded(math.exp(x + q * se), d), "p": p_text(normal_p(x / se)), "level": level,
    }
    return pick(check, ["ratio", "lower", "upper", "p"], 3)


def difference():
    scale = 10.0 ** rng.integers(-2, 3)
    se = rng.uniform(0.2, 2) * scale
    x = rng.normal(0, 2.5) * se
    level = choose(0.95, 0.95, 0.9, 0.99)
    q, d = quantile(level), max(0, choose(1, 2, 3) - int(math.log10(scale)))
    check = {
        "kind": "difference", "difference": rounded(x, d), "lower": rounded(x - q * se, d),
        "upper": rounded(x + q * se, d), "p": p_text(normal_p(x / se)), "level": level,
    }
    return pick(check, ["difference", "lower", "upper", "p"], 3)


def counts():
    while True:
        n = rng.integers(5, 150, 2)
        a = rng.binomial(n, rng.uniform(0.05, 0.95, 2))
        if 0 < a.sum() < n.sum():
            break
    table = np.array([[a[0], n[0] - a[0]], [a[1], n[1] - a[1]]])
    total = int(n.sum())
    share = a / n
    while True:
        test = rng.integers(9)
        if test == 0:
            p = stats.chi2_contingency(table, correction=False)[1]
        elif test == 1:
            p = stats.chi2_contingency(table, correction=True)[1]
        elif test in (2, 3):
            p = stats.fisher_exact(table)[1]
        elif test == 4:
            p = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood")[1]
        elif test == 5:
            variance = (share * (1 - share) / n).sum()
            if variance == 0:
                continue
            p = normal_p((share[0] - share[1]) / math.sqrt(variance))
        elif test == 6:
            p = stats.fisher_exact(table, alternative=choose("less", "greater"))[1]
        elif test == 7:
            null = stats.hypergeom(total, a.sum(), n[0])
            half = null.pmf(a[0]) / 2
            p = min(1, 2 * min(null.cdf(a[0]) - half, null.sf(a[0] - 1) - half))
        else:
            if table.min() == 0:
                continue
            x = math.log(table[0, 0] * table[1, 1] / table[0, 1] / table[1, 0])
            p = normal_p(x / math.sqrt((1 / table).sum()))
        return {
            "kind": "counts", "groups": [{"events": int(a[i]), "total": int(n[i])} for i in (0, 1)],
            "p": p_text(p),
        }


def paired():
    n = int(rng.integers(8, 120))
    both, lost, gained, none = map(int, rng.multinomial(n, rng.dirichlet([2, 1, 0.7, 2])))
    m, small = lost + gained, min(lost, gained)
    if m == 0:
        p = 1
    else:
        exact = min(1, 2 * stats.binom.cdf(small, m, 0.5))
        if exact == 1 and 2 * small == m:
            mid = 1
        else:
            mid = 2 * stats.binom.cdf(small, m, 0.5) - stats.binom.pmf(small, m, 0.5)
        chi = normal_p((lost - gained) / math.sqrt(m))
        corrected = normal_p(max(0, abs(lost - gained) - 1) / math.sqrt(m))
        p = choose(exact, exact, mid, chi, corrected)
    check = {"kind": "paired", "pairs": n, "p": p_text(p)}
    kind = rng.integers(3)
    if kind >= 1:
        check.update(before=both + lost, after=both + gained)
    if kind == 2:
        check.update(lost=lost, gained=gained)
    return check


def delong(x, y):
    psi = (x[:, None] > y[None, :]) + 0.5 * (x[:, None] == y[None, :])
    a = psi.mean()
    v = psi.mean(1).var(ddof=1) / len(x) + psi.mean(0).var(ddof=1) / len(y)
    return float(a), math.sqrt(v)


def area():
    while True:
        m, n = int(rng.integers(5, 80)), int(rng.integers(5, 120))
        x, y = rng.normal(rng.uniform(-0.3, 1.5), choose(0.6, 1, 1.5), m), rng.normal(0, 1, n)
        ties = rng.random() < 0.5
        if ties:
            unit = choose(0.25, 0.5, 1.0)
            x, y = np.round(x / unit) * unit, np.round(y / unit) * unit
        a, se = delong(x, y)
        if 0 < a < 1 and se > 0:
            break
    method = rng.integers(4)
    q1, q2 = a / (2 - a), 2 * a * a / (1 + a)
    hanley = math.sqrt((a * (1 - a) + (m - 1) * (q1 - a * a) + (n - 1) * (q2 - a * a)) / (m * n))
    if method == 0:
        p, shown = normal_p((a - 0.5) / se), se
    elif method == 1:
        p, shown = normal_p((a - 0.5) / hanley), hanley
    else:
        p, shown = stats.mannwhitneyu(x, y, method="asymptotic", use_continuity=bool(method == 2))[1], se
        if not ties and m * n <= 1000 and rng.random() < 0.3:
            p = stats.mannwhitneyu(x, y, method="exact")[1]
    q, d = quantile(0.95), choose(2, 3, 3)
    low, high = a - q * shown, a + q * shown
    if rng.random() < 0.3:
        logit, width = math.log(a / (1 - a)), q * shown / (a * (1 - a))
        low, high = 1 / (1 + math.exp(width - logit)), 1 / (1 + math.exp(-width - logit))
    elif rng.random() < 0.7:
        low, high = max(0, low), min(1, high)
    check = {
        "kind": "area", "area": rounded(a, d), "events": m, "others": n, "p": p_text(p),
        "standardError": rounded(shown, 3), "lower": rounded(low, d), "upper": rounded(high, d),
    }
    if not ties:
        check["ties"] = False
    return pick(check, ["p", "standardError", "lower", "upper"], 1)


def percentage():
    n = int(rng.integers(8, 300))
    k = int(rng.integers(0, n + 1))
    check = {"kind": "percentage", "total": n, "percentage": percent(Fraction(k, n), choose(0, 1, 1, 2))}
    if rng.random() < 0.5:
        check["count"] = k
    return check


def integers(n, low, high):
    return rng.binomial(high - low, rng.uniform(0.2, 0.8), n) + low


def mean():
    n, low = int(rng.integers(5, 80)), choose(0, 1)
    high = choose(5, 7, 10)
    x = [int(v) for v in integers(n, low, high)]
    total, squares = sum(x), sum(v * v for v in x)
    check = {
        "kind": "mean", "n": n, "mean": rounded(Fraction(total, n), choose(1, 2, 2)), "minimum": low, "maximum": high,
    }
    if rng.random() < 0.6:
        variance = Fraction(n * squares - total * total, n * (n - 1))
        with localcontext() as context:
            context.prec = 50
            sd = (Decimal(variance.numerator) / Decimal(variance.denominator)).sqrt()
            check["standardDeviation"] = str(sd.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))
    return check


def median():
    n, items = int(rng.integers(5, 80)), choose(1, 1, 2, 3)
    x = sorted(int(v) for v in integers(n, 0, 10 * items))
    middle = Fraction(x[(n - 1) // 2] + x[n // 2], 2 * items)
    return {
        "kind": "median", "n": n, "items": items, "median": rounded(middle, choose(1, 2)), "minimum": 0, "maximum": 10,
    }


def statistic():
    name, d = choose("t", "F", "chi-square", "z", "r"), choose(2, 2, 3)
    check = {"kind": "statistic", "statistic": name}
    if name == "z":
        value = rng.normal(0, 2)
        p, one = normal_p(value), float(stats.norm.sf(value))
    elif name == "t":
        if rng.random() < 0.5:
            freedom = int(rng.integers(4, 200))
            shown = str(freedom)
        else:
            freedom = rng.uniform(4, 120)
            shown = rounded(freedom, choose(0, 1, 2))
        value = rng.normal(0, 2)
        p, one = float(2 * stats.t.sf(abs(value), freedom)), float(stats.t.sf(value, freedom))
        check["degreesOfFreedom"] = [shown]
    elif name == "r":
        freedom = int(rng.integers(4, 150))
        value = rng.uniform(-0.9, 0.9)
        t = value * math.sqrt(freedom / (1 - value * value))
        p, one = float(2 * stats.t.sf(abs(t), freedom)), float(stats.t.sf(t, freedom))
        check["degreesOfFreedom"] = [str(freedom)]
    elif name == "chi-square":
        freedom = int(rng.integers(1, 8))
        value = rng.chisquare(freedom) * rng.uniform(0.5, 3)
        p = one = float(stats.chi2.sf(value, freedom))
        check["degreesOfFreedom"] = [str(freedom)]
    else:
        if rng.random() < 0.5:
            first, second = int(rng.integers(1, 6)), int(rng.integers(10, 200))
            shown = [str(first), str(second)]
        else:  # Greenhouse and Geisser
            epsilon = rng.uniform(0.5, 1)
            first, second = 3 * epsilon, 3 * int(rng.integers(9, 60)) * epsilon
            shown = [rounded(first, 2), rounded(second, 2)]
        value = rng.f(first, second) * rng.uniform(0.5, 3)
        p = one = float(stats.f.sf(value, first, second))
        check["degreesOfFreedom"] = shown
    check["value"] = rounded(value, d)
    if rng.random() < 0.15:
        p = one
        check["sides"] = "one" if name in "tzr" else "two"
    check["p"] = p_text(p)
    return check


def follow_up(n, rate):
    times = rng.exponential(1 / rate, n)
    ends = rng.uniform(6, 60, n)
    event = times <= ends
    time = np.minimum(times, ends)
    if rng.random() < 0.5:
        time = np.ceil(time)  # whole months: many ties, at the printed times too
    return time, event


def survival():
    n = int(rng.integers(10, 200))
    time, event = follow_up(n, rng.uniform(0.01, 0.1))
    step = choose(6, 12)
    decimals, shares = choose(0, 1, 1), rng.random() < 0.5
    rows, s, last = [], Fraction(1), -1.0
    with_risk, with_events, with_survival = rng.random(3) < [0.8, 0.6, 0.8]
    if not (with_risk or with_events or with_survival):
        with_risk = True
    after = rng.random() < 0.2  # at risk after the time, as some programs count
    for at in range(0, 61, step):
        for t in sorted(set(time[event & (time > last) & (time <= at)])):
            s *= 1 - Fraction(int((event & (time == t)).sum()), int((time >= t).sum()))
        last = at
        row = {"time": str(at)}
        if with_risk:
            row["atRisk"] = int((time > at).sum() if after else (time >= at).sum())
        if with_events:
            row["events"] = int((event & (time <= at)).sum())
        if with_survival:
            row["survival"] = percent(s, decimals) if shares else rounded(s, decimals + 2)
        rows.append(row)
        if int((time > at).sum()) == 0:
            break
    check = {"kind": "survival", "n": n, "rows": rows}
    if rng.random() < 0.5:
        check["events"] = int(event.sum())
    return check


def log_rank():
    while True:
        groups = choose(2, 2, 3)
        parts = [follow_up(int(rng.integers(8, 80)), rng.uniform(0.01, 0.08)) for _ in range(groups)]
        time = np.concatenate([p[0] for p in parts])
        event = np.concatenate([p[1] for p in parts])
        group = np.repeat(np.arange(groups), [len(p[0]) for p in parts])
        observed = np.array([event[group == g].sum() for g in range(groups)])
        expected, variance = np.zeros(groups), np.zeros((groups, groups))
        for t in np.unique(time[event]):
            risk = np.array([((time >= t) & (group == g)).sum() for g in range(groups)])
            d, r = (event & (time == t)).sum(), risk.sum()
            share = risk / r
            expected += d * share
            if r > 1:
                variance += d * (r - d) / (r - 1) * (np.diag(share) - np.outer(share, share))
        if observed.sum() > 0 and np.linalg.matrix_rank(variance[1:, 1:]) == groups - 1:
            break
    gap = (observed - expected)[1:]
    chi = float(gap @ np.linalg.solve(variance[1:, 1:], gap))
    if rng.random() < 0.3:  # the sum that some programs print
        chi = float(((observed - expected) ** 2 / expected).sum())
    d = choose(1, 2)
    check = {
        "kind": "logRank", "observed": [int(o) for o in observed], "expected": [rounded(e, d) for e in expected],
        "chiSquare": rounded(chi, choose(1, 2)), "p": p_text(stats.chi2.sf(chi, groups - 1)),
    }
    return pick(check, ["chiSquare", "p"], 1)


def group_sizes():
    sizes = [int(s) for s in rng.integers(1, 90, rng.integers(2, 6))]
    check = {"kind": "groupSizes", "sizes": sizes, "total": sum(sizes)}
    if rng.random() < 0.3:
        check["missing"] = int(rng.integers(0, 6))
        check["total"] += check["missing"]
    return check


def rank_test():
    kind = rng.integers(3)
    while True:
        try:
            if kind == 0:
                sizes = [int(rng.integers(3, 25))]
                x = rng.normal(rng.uniform(0, 2), 1, sizes[0])
                if rng.random() < 0.5:
                    x = np.round(x)
                if not np.any(x):
                    continue
                p = stats.wilcoxon(x, mode="exact" if len(set(abs(x))) == len(x) else "approx")[1]
            elif kind == 1:
                sizes = [int(s) for s in rng.integers(2, 25, 2)]
                x, y = rng.normal(rng.uniform(0, 3), 1, sizes[0]), rng.normal(0, 1, sizes[1])
                ties = rng.random() < 0.5
                if ties:
                    x, y = np.round(x), np.round(y)
                p = stats.mannwhitneyu(x, y, method="asymptotic" if ties else choose("exact", "asymptotic"),
                                       alternative=choose("two-sided", "two-sided", "greater"))[1]
            else:
                sizes = [int(s) for s in rng.integers(2, 12, 3)]
                p = stats.kruskal(*[np.round(rng.normal(i * rng.uniform(0, 3), 1, s), 1) for i, s in enumerate(sizes)])[1]
        except ValueError:
            continue
        if not math.isnan(p):
            return {"kind": "rankTest", "sizes": sizes, "p": p_text(p)}


KINDS = [
    ratio, difference, counts, paired, area, percentage, mean, median, statistic, survival, log_rank, group_sizes,
    rank_test,
]

# What a mutation leaves alone: names, options, what the reader of a paper does not copy.
FIXED = {"kind", "level", "ties", "sides", "items", "minimum", "maximum", "time", "id", "statistic"}


def places(value, path=()):
    """The paths of the printed figures."""
    if isinstance(value, dict):
        return [p for key, item in value.items() if key not in FIXED for p in places(item, path + (key,))]
    if isinstance(value, list):
        return [p for index, item in enumerate(value) for p in places(item, path + (index,))]
    return [] if isinstance(value, bool) else [path]


def mutate(check):
    """The check with one digit of one figure changed."""
    check = copy.deepcopy(check)
    path = choose(*places(check))
    target = check
    for key in path[:-1]:
        target = target[key]
    old = target[path[-1]]
    text = str(old)
    digits = [i for i, sign in enumerate(text) if sign.isdigit()]
    while True:
        at = choose(*digits)
        new = text[:at] + choose(*[d for d in "0123456789" if d != text[at]]) + text[at + 1:]
        if isinstance(old, str) or str(int(new)) == new:
            break
        if text in "0123456789" and len(text) == 1:
            new = str(rng.integers(1, 10))
            if new != text:
                break
    target[path[-1]] = new if isinstance(old, str) else int(new)
    return check


def audit(program, checks):
    """The verdicts, in order."""
    for index, check in enumerate(checks):
        check["id"] = f"{index}"
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump({"checks": checks}, file)
        file.flush()
        run = subprocess.run([program, "audit", file.name, "--format", "json"], capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"{run.stderr.strip()}")
    return json.loads(run.stdout)["findings"]


def main():
    global rng
    if sys.argv[1] == "--sample":
        rng = np.random.default_rng(int(sys.argv[3]))
        checks = [make() for make in KINDS for _ in range(int(sys.argv[2]))]
        for index, check in enumerate(checks):
            check["id"] = f"{check['kind']} {index}"
        with open("simulated.json", "w") as file:
            lines = ",\n".join("    " + json.dumps(check, ensure_ascii=False) for check in checks)
            file.write('{\n  "title": "Simulated papers",\n  "checks": [\n' + lines + "\n  ]\n}\n")
        return
    program = sys.argv[1]
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 20_251
    print("| check | simulated | inconsistent | not decidable | changed | caught |")
    print("|---|--:|--:|--:|--:|--:|")
    total = wrong = 0
    for index, make in enumerate(KINDS):
        rng = np.random.default_rng([seed, index])
        checks = [make() for _ in range(number)]
        findings = audit(program, checks)
        bad = [i for i, f in enumerate(findings) if f["verdict"] == "inconsistent"]
        for i in bad[:3]:
            print(json.dumps(checks[i]), findings[i]["statement"], file=sys.stderr)
        open_ = sum(f["verdict"] == "not decidable" for f in findings)
        changed = [mutate(c) for c in checks]
        caught = sum(f["verdict"] == "inconsistent" for f in audit(program, changed))
        kind = checks[0]["kind"]
        print(f"| `{kind}` | {number} | {len(bad)} | {100 * open_ / number:.1f} % | {number} | "
              f"{100 * caught / number:.1f} % |", flush=True)
        total += number
        wrong += len(bad)
    print(f"\n{wrong} of {total} simulated checks were called inconsistent (seed {seed}).")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
