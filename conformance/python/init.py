"""Writes what torch.nn.init fills tensors with.

Usage: python conformance/python/init.py core/src/test/resources/dev/obor/nn/init

Made with PyTorch 2.13. init.txt holds lines `<name> <dtype> <sizes> <bits in hexadecimal>`; each was
filled after torch.manual_seed(0).
"""

import sys
from pathlib import Path

import torch
from torch.nn import init

CASES = {
    "uniform": ((3, 5), lambda t: init.uniform_(t, -0.25, 0.75)),
    "normal": ((4, 6), lambda t: init.normal_(t, 1.0, 0.5)),
    "constant": ((2, 2), lambda t: init.constant_(t, 0.3)),
    "eye": ((3, 4), init.eye_),
    "dirac": ((4, 2, 3, 3), init.dirac_),
    "dirac-groups": ((4, 2, 3), lambda t: init.dirac_(t, 2)),
    "xavier-uniform": ((4, 6), init.xavier_uniform_),
    "xavier-uniform-gain": ((4, 3, 2, 2), lambda t: init.xavier_uniform_(t, init.calculate_gain("tanh"))),
    "xavier-normal": ((4, 6), init.xavier_normal_),
    "kaiming-uniform": ((4, 6), init.kaiming_uniform_),
    "kaiming-uniform-relu": ((4, 3, 2), lambda t: init.kaiming_uniform_(t, mode="fan_out", nonlinearity="relu")),
    "kaiming-normal": ((4, 6), init.kaiming_normal_),
    "kaiming-normal-slope": ((4, 6), lambda t: init.kaiming_normal_(t, a=0.2)),
    "trunc-normal": ((5, 7), lambda t: init.trunc_normal_(t, 0.0, 1.0, -1.0, 0.8)),
    "trunc-normal-usual": ((5, 7), lambda t: init.trunc_normal_(t, std=0.02)),
    "trunc-normal-tail": ((5, 7), lambda t: init.trunc_normal_(t, 0.0, 1.0, 1.0, 3.0)),
    "sparse": ((6, 5), lambda t: init.sparse_(t, 0.3)),
}


def main():
    path = Path(sys.argv[1]) / "init.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w") as out:
        for dtype, integer, digits in ((torch.float32, torch.int32, 8), (torch.float64, torch.int64, 16)):
            for name, (shape, fill) in CASES.items():
                if dtype == torch.float64 and "normal" in name:
                    continue  # logarithms and cosines of doubles depend on the C library
                tensor = torch.zeros(shape, dtype=dtype)
                torch.manual_seed(0)
                fill(tensor)
                mask = (1 << (4 * digits)) - 1
                bits = "".join(f"{v & mask:0{digits}x}" for v in tensor.reshape(-1).view(integer).tolist())
                sizes = ",".join(map(str, shape))
                out.write(f"{name} {str(dtype).removeprefix('torch.')} {sizes} {bits}\n")
    print(f"PyTorch {torch.__version__}: {len(CASES)} fills")


if __name__ == "__main__":
    main()
