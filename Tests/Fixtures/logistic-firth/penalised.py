"""Firth's penalised likelihood: fast, in doubles, to search; at 60 digits, to be right."""

import os
import sys
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the matrices are tiny
import mpmath as mp  # noqa: E402
import numpy as np  # noqa: E402
from scipy.optimize import brentq, minimize  # noqa: E402

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "logistic-datasets"))
import oracle  # noqa: E402

DROP = float(oracle.Z95 ** 2) / 2


class Fast:
    """l* = log-likelihood + log det(information) / 2, in doubles."""

    def __init__(self, data):
        self.x = np.array([[float(v) for v in r] for r in data.x])
        self.s = np.array([float(f * s) for f, s in zip(data.f, data.s)])
        self.m = np.array([float(f * m) for f, m in zip(data.f, data.m)])
        # Columns to a root mean square of 1: searches are then over comparable lengths.
        self.scale = np.sqrt((self.x ** 2).mean(0))
        self.x = self.x / self.scale

    def value(self, b):
        e = self.x @ b
        w = self.m * np.exp(-np.abs(e)) / (1 + np.exp(-np.abs(e))) ** 2
        sign, log = np.linalg.slogdet(self.x.T @ (w[:, None] * self.x))
        if sign <= 0 or not np.isfinite(log):
            return -1e10, np.zeros(len(b))
        inv = np.linalg.inv(self.x.T @ (w[:, None] * self.x))
        q = np.where(e >= 0, 1 / (1 + np.exp(-np.abs(e))), np.exp(-np.abs(e)) / (1 + np.exp(-np.abs(e))))
        h = w * np.einsum("ij,jk,ik->i", self.x, inv, self.x)
        loglik = -(self.s * np.logaddexp(0, -e) + (self.m - self.s) * np.logaddexp(0, e)).sum()
        return loglik + log / 2, self.x.T @ (self.s - self.m * q + h * (0.5 - q))

    def inner(self, k, v, start):
        """The local maximum over the others from a start, with coefficient k at v."""
        free = [j for j in range(len(self.scale)) if j != k]

        def f(c):
            b = np.empty(len(self.scale))
            b[free], b[k] = c, v
            value, g = self.value(b)
            return -value, -g[free]

        if not free:
            return -f(np.zeros(0))[0], np.array([v])
        best = minimize(f, np.asarray(start)[free], jac=True, method="BFGS",
                        options={"gtol": 1e-9, "maxiter": 500})
        b = np.empty(len(self.scale))
        b[free], b[k] = best.x, v
        return -best.fun, b

    def maxima(self, k, v, starts):
        """Distinct local maxima, best first."""
        found = []
        for start in starts:
            value, b = self.inner(k, v, start)
            if value < -1e9 or np.abs(self.value(b)[1][[j for j in range(len(b)) if j != k]]).max(
                    initial=0) > 1e-5:
                continue
            if all(abs(value - o) > 1e-7 or np.abs(b - c).max() > 1e-3 for o, c in found):
                found.append((value, b))
        return sorted(found, key=lambda t: -t[0])

    def search(self, k, b, top, seed=1):
        """Where the global profile crosses top - DROP: a list of starting points, and the most
        local maxima met at one value of the coefficient."""
        rng = np.random.default_rng(seed)
        p = len(b)
        step = 0.4 * max(1.0, abs(b[k]) / 3)
        crossings, most = [], 1
        widths = (2, 5, 10, 20) if len(self.s) < 40 else (5,)
        cloud = [rng.normal(size=p) * s for s in widths for _ in range(2 if p > 2 else 1)]
        for side in (-1, 1):
            v, warm, old = b[k], [np.array(b)], 0.0
            beyond, reach = 0, step
            while beyond < 6:
                new = v + side * reach
                reach *= 1.12
                starts = warm + [b] + [c + b for c in cloud]
                found = self.maxima(k, new, starts)
                if not found:
                    raise RuntimeError("no inner maximum")
                most = max(most, len(found))
                gap = found[0][0] - (top - DROP)
                if (gap < 0) != (old < 0) or (old == 0.0 and gap < 0):
                    crossings.append((side, v, new, found))
                beyond = beyond + 1 if gap < 0 else 0
                v, old = new, gap
                warm = [c for _, c in found[:3]]
        result = []
        for side, u, v, found in crossings:
            starts = [c for _, c in found] + [b] + [c + b for c in (cloud if p > 2 else [])]

            def gap(t):
                return self.maxima(k, t, starts)[0][0] - (top - DROP)

            root = brentq(gap, u, v, xtol=1e-6)
            result.append((side, self.maxima(k, root, starts)[0][1]))
        return result, most


def derivatives(data, b):
    """l*, its score, the information."""
    loglik, g, h = data.derivatives(b)
    cov = oracle.inverse(h)
    for row, m, f, q in zip(data.x, data.m, data.f, data.mu(b)):
        w = f * m * q * (1 - q)
        lever = w * mp.fsum(row[j] * row[k] * cov[j, k]
                            for j in range(data.p) for k in range(data.p))
        for j in range(data.p):
            g[j] += lever * (mp.mpf(1) / 2 - q) * row[j]
    d = [mp.sqrt(h[j, j]) for j in range(data.p)]
    scaled = mp.matrix([[h[j, k] / (d[j] * d[k]) for k in range(data.p)]
                        for j in range(data.p)])
    log_det = mp.log(mp.det(scaled)) + 2 * mp.fsum(mp.log(v) for v in d)
    return loglik + log_det / 2, g, cov, loglik


def solve(data, start, free, target=None, crossing=None):
    """Newton at full precision: score 0 in the free coefficients, and, where a target is given,
    l* = target by moving the coefficient `crossing`. The Jacobian is by differences of 1e-30."""
    b = [mp.mpf(v) for v in start]
    unknown = list(free) + ([crossing] if target is not None else [])
    old = None
    for _ in range(60):
        value, g, cov, _ = derivatives(data, b)
        f = [g[j] for j in free] + ([value - target] if target is not None else [])
        jac = mp.matrix(len(unknown))
        for c, k in enumerate(unknown):
            step = mp.mpf(10) ** -28 * max(mp.sqrt(cov[k, k]), abs(b[k]))
            moved = list(b)
            moved[k] += step
            new = derivatives(data, moved)[1]
            for r, j in enumerate(free):
                jac[r, c] = (new[j] - g[j]) / step
            if target is not None:
                jac[len(free), c] = g[k]
        # Rows and columns are scaled: a tiny scale must not look singular.
        errors = [mp.sqrt(cov[k, k]) for k in unknown]
        rows = [errors[r] if r < len(free) else mp.mpf(1) for r in range(len(unknown))]
        scaled = mp.matrix([[jac[r, c] * errors[c] * rows[r] for c in range(len(unknown))]
                            for r in range(len(unknown))])
        delta = mp.lu_solve(scaled, mp.matrix([-u * s for u, s in zip(f, rows)]))
        size = max(abs(v) for v in delta)
        damp = min(mp.mpf(1), 2 / size) if size else mp.mpf(1)
        for c, k in enumerate(unknown):
            b[k] += damp * delta[c] * errors[c]
        if size < mp.mpf(10) ** -24:
            return b
        if old is not None and size > 10 ** 6:
            break
        old = size
    raise RuntimeError("no convergence")
