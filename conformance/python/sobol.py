"""Writes the direction numbers of Sobol's sequences, taken from PyTorch's engine.

Usage: python conformance/python/sobol.py core/src/main/resources/dev/obor/distributions/sobol.bin

In the form that `SobolDirections` reads. They are those of S. Joe and F. Y. Kuo, "Constructing Sobol sequences with better
two-dimensional projections", 2008, search criterion D(6).
"""

import sys

import torch

BITS, MOST = 30, 21201


def polynomial(v):
    """The coefficients of the shortest one whose recurrence holds: v[j] = v[j-m] ^ 2^m v[j-m] ^ the sum of 2^k a[k] v[j-k]."""
    for m in range(1, 19):
        known = v[m] ^ v[0] ^ (v[0] << m)
        a = []
        for k in range(1, m):
            a.append(known >> k & 1)
            known ^= (v[m - k] << k) * a[-1]
        if all(step(v, j, m, a) == v[j] for j in range(m, BITS)):
            return m, a
    raise ValueError(v)


def step(v, j, m, a):
    value = v[j - m] ^ (v[j - m] << m)
    for k in range(1, m):
        value ^= (v[j - k] << k) * a[k - 1]
    return value


def main(file):
    state = torch.zeros(MOST, BITS, dtype=torch.long)
    torch._sobol_engine_initialize_state_(state, MOST)
    bits = []
    for row in state[1:].tolist():
        v = [x >> (BITS - 1 - j) for j, x in enumerate(row)]
        m, a = polynomial(v)
        bits.append(f"{m:05b}" + "".join(map(str, a)))
        bits += [f"{v[j] >> 1:0{j}b}" for j in range(1, m)]
    text = "".join(bits)
    text += "0" * (-len(text) % 8)
    with open(file, "wb") as out:
        out.write(int(text, 2).to_bytes(len(text) // 8, "big"))


main(sys.argv[1])
