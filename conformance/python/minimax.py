"""Minimax polynomials of the elementary functions in dev.obor.expr (needs mpmath and numpy).

`fit` runs Remez' exchange on a grid in high precision, rounding coefficients to the float type one
by one, lowest order first, and refitting the rest. Running the file prints the coefficients, in
ascending order, with the remaining weighted error as a power of two.
"""

import sys

import numpy as np
from mpmath import mp, mpf

mp.dps = 45


def solve(grid, target, weight, powers):
    """Remez exchange on the grid for sum c_i x^powers_i; returns coefficients and max error."""
    n = len(powers)
    size = len(grid)
    columns = [[x**p for x in grid] for p in powers]
    nodes = [int(round((size - 1) * (1 - np.cos(np.pi * i / n)) / 2)) for i in range(n + 1)]
    best = None
    for _ in range(30):
        a = mp.matrix(n + 1, n + 1)
        b = mp.matrix(n + 1, 1)
        for r, i in enumerate(nodes):
            for c in range(n):
                a[r, c] = columns[c][i]
            a[r, n] = (-1) ** r / weight[i]
            b[r] = target[i]
        z = mp.lu_solve(a, b)
        level = abs(z[n])
        err = [
            (sum(z[c] * columns[c][i] for c in range(n)) - target[i]) * weight[i]
            for i in range(size)
        ]
        peak = max(abs(e) for e in err)
        if best is None or peak < best[1]:
            best = ([z[c] for c in range(n)], peak)
        if peak <= level * mpf("1.002"):
            break
        runs = []
        for i, e in enumerate(err):
            if runs and (e >= 0) == (err[runs[-1]] >= 0):
                if abs(e) > abs(err[runs[-1]]):
                    runs[-1] = i
            else:
                runs.append(i)
        while len(runs) > n + 1:
            runs.pop(0 if abs(err[runs[0]]) < abs(err[runs[-1]]) else -1)
        if len(runs) < n + 1:
            break
        nodes = runs
    return best


def rounded(value, single):
    return mpf(float(np.float32(float(value)))) if single else mpf(float(value))


def fit(name, f, weight, lo, hi, powers, single, fixed=(), points=None, refit=None):
    """Fits f by sum c_i x^powers_i on [lo, hi]; the first len(fixed) coefficients are given."""
    points = points or 12 * len(powers) + 40
    refit = len(powers) if refit is None else refit
    lo, hi = mpf(lo), mpf(hi)
    grid = [lo + (hi - lo) * (1 - mp.cos(mp.pi * i / (points - 1))) / 2 for i in range(points)]
    grid = [x if x != 0 else mpf(10) ** -12 for x in grid]
    target = [mpf(f(x)) for x in grid]
    w = [mpf(weight(x)) for x in grid]
    full = list(target)
    done = []
    rest = list(powers)
    for c in fixed:
        done.append(mpf(c))
        p = rest.pop(0)
        target = [t - done[-1] * x**p for t, x in zip(target, grid)]
    while rest:
        coefficients, _ = solve(grid, target, w, rest)
        count = 1 if len(done) < refit else len(rest)
        for c in coefficients[:count]:
            done.append(rounded(c, single))
            p = rest.pop(0)
            target = [t - done[-1] * x**p for t, x in zip(target, grid)]
    error = max(abs(t) * v for t, v in zip(target, w))
    print(f"// {name}: error 2^{float(mp.log(error, 2)):.1f}" if error else name)
    suffix = "f" if single else ""
    print("   ", ", ".join(literal(c, single) + suffix for c in done), flush=True)
    return done


def literal(c, single):
    return str(np.float32(float(c))) if single else repr(float(c))
