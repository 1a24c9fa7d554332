"""Writes random.csv: what PyTorch's CPU generator puts into tensors of every dtype and layout.

Run with PyTorch 2.13:  python make_random.py > random.csv
Columns: seed, dtype, distribution, shape, strides, offset, storage length, hash of the storage,
hash of the generator's state afterwards, first and last element of the storage as hex.
Hashes are the first 12 digits of SHA-256 over the little-endian bytes; the storage starts zeroed.
"""
import hashlib
import itertools
import warnings

import torch

warnings.filterwarnings("ignore")
FLOATS = [torch.float32, torch.float64, torch.float16, torch.bfloat16]
INTS = [torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool]
LAYOUTS = {  # shape, strides, offset, storage length
    "1": ((1,), (1,), 0, 1),
    "7": ((7,), (1,), 2, 10),
    "15": ((3, 5), (5, 1), 0, 15),
    "16": ((16,), (1,), 1, 18),
    "17": ((17,), (1,), 0, 17),
    "40": ((2, 4, 5), (20, 5, 1), 3, 43),
    "20011": ((20011,), (1,), 0, 20011),
    "transposed": ((6, 7), (1, 6), 0, 42),
    "channelsLast": ((2, 3, 4, 5), (60, 1, 15, 3), 0, 120),
    "columns": ((5, 4), (9, 2), 1, 45),
    "columns of a transposed": ((4, 5), (2, 9), 0, 45),
    "sparse": ((3, 2, 700), (2, 1, 7), 0, 4900),
}
DISTRIBUTIONS = [
    "uniform:0:1", "uniform:-0.5:0.25", "uniform:0.1:0.3", "uniform:5:5", "uniform:1:1.0000002",
    "normal:0:1", "normal:1.5:2.25", "normal:-3:0",
    "log_normal:1:2", "log_normal:0:0.5", "cauchy:0:1", "cauchy:0.5:3",
    "exponential:1", "exponential:2.5", "geometric:0.3", "geometric:0.9",
    "bernoulli:0.3", "bernoulli:0.5", "bernoulli:1", "bernoulli_of:32", "bernoulli_of:64",
    "random", "random:0:2", "random:0:10", "random:-5:120", "random:0:268435455",
    "random:0:268435456", "random:-7:1099511627776", "random:-9223372036854775808:9223372036854775807",
    "random:0:65504", "random:2000:2101", "random:-33554435:33554435",
    "random_from:1", "random_from:-100", "random_from:-9223372036854775808",
    "poisson",
]


def digest(data):
    return hashlib.sha256(data).hexdigest()[:12]


def raw(t):
    return t.contiguous().view(torch.uint8).numpy().tobytes()


def parameters(shape, scale, dtype):
    n = 1
    for s in shape:
        n *= s
    t = torch.tensor([(i * 37) % 101 * scale for i in range(n)], dtype=torch.float64)
    return t.to(dtype).reshape(shape)


def fill(t, spec, g):
    name, *args = spec.split(":")
    if name == "random":
        return t.random_(*[int(a) for a in args], generator=g)
    if name == "random_from":
        return t.random_(int(args[0]), None, generator=g)
    if name == "bernoulli_of":
        dtype = torch.float64 if args[0] == "64" else torch.float32
        return t.bernoulli_(parameters(t.shape, 1 / 128, dtype), generator=g)
    if name == "poisson":
        return t.copy_(torch.poisson(parameters(t.shape, 0.5, t.dtype), generator=g))
    return getattr(t, name + "_")(*[float(a) for a in args], generator=g)


def main():
    g = torch.Generator()
    seed = 0
    for spec, dtype in itertools.product(DISTRIBUTIONS, FLOATS + INTS):
        for label, (shape, strides, offset, length) in LAYOUTS.items():
            every = spec in ("normal:1.5:2.25", "uniform:-0.5:0.25", "poisson")
            seed += 1
            if not every and label not in ("17", "columns") and seed % 5:
                continue
            if spec == "poisson" and label not in ("7", "17", "40", "20011"):
                continue
            seed = (seed * 5 + 3) % 1_000_003
            storage = torch.zeros(length, dtype=dtype)
            g.manual_seed(seed)
            try:
                fill(storage.as_strided(shape, strides, offset), spec, g)
            except (RuntimeError, NotImplementedError):
                break
            data = raw(storage)
            size = storage.element_size()
            join = "x".join
            print(seed, str(dtype)[6:], spec, join(map(str, shape)), join(map(str, strides)), offset,
                  length, digest(data), digest(g.get_state().numpy().tobytes()),
                  data[offset * size:(offset + 1) * size].hex(), data[-size:].hex(), sep=",")


main()
