"""Writes what PyTorch's functions of complex numbers give at zeros of both signs, infinities and NaN.

Usage: python conformance/python/complex_edges.py core/src/test/resources/dev/obor/complex_edges.npz
"""

import sys

import numpy as np
import torch

NAMES = """acos acosh asin asinh atan atanh cos cosh exp exp2 expm1 log log10 log1p log2 sigmoid sin sinh sqrt tan
tanh""".split()  # fmt: skip
# large, but so that no cosine of a large angle counts, which are other functions' affair
PARTS = [0.0, -0.0, 0.5, -0.5, 1.0, -1.0, 2.0, -2.0, 1e9, -1e9, float("inf"), -float("inf"), float("nan")]


def main(file):
    out = {}
    for kind, dtype in (("64", torch.float64), ("32", torch.float32)):
        parts = torch.tensor(PARTS, dtype=dtype)
        z = torch.complex(*(t.reshape(-1) for t in torch.meshgrid(parts, parts, indexing="ij")))
        out["z" + kind] = torch.view_as_real(z).numpy()
        for name in NAMES:
            out[name + kind] = torch.view_as_real(getattr(torch, name)(z)).numpy()
    np.savez_compressed(file, **out)


main(sys.argv[1])
