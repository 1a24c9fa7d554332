"""Writes kinds*.pt and kinds*.pkl beside this file: python make_kinds.py, with torch and numpy."""

import collections
import pathlib
import pickle

import numpy as np
import torch

HERE = pathlib.Path(__file__).parent


def plain():
    return {
        "none": None, "yes": True, "no": False, "i": 5, "long": 1 << 40, "big": 1 << 80,
        "neg": -(1 << 70), "f": 1.5, "inf": float("inf"), "nan": float("nan"),
        "s": 'it\'s "é" \n\\', "b": b"\x00\xff", "l": [1, [2, []]],
        "t": (1,), "t2": (1, 2), "t3": (1, 2, 3), "t4": (1, 2, 3, 4), "e": (),
        "set": {1, 2}, "fs": frozenset([3]), "c": complex(1, 2),
        "od": collections.OrderedDict(a=1), "ct": collections.Counter(a=2),
        ("k", 1): 0, 7: "seven",
    }


def arrays():
    return {
        "a": np.arange(6, dtype="<f4").reshape(2, 3),
        "f": np.asfortranarray(np.arange(4.0).reshape(2, 2)),
        "be": np.arange(3, dtype=">i4"), "s": np.float64(2.5), "i": np.int32(3),
        "o": np.bool_(True), "u": np.array(["a", "bc"]), "e": np.zeros((0, 2)),
    }


def tensors():
    x = torch.arange(6.0).reshape(2, 3)
    return {
        "p": torch.nn.Parameter(x), "v": x[:, 1], "tt": x.t(), "bf": x.bfloat16(),
        "u16": torch.tensor([1, 2, 3], dtype=torch.uint16), "f8": x.to(torch.float8_e4m3fn),
        "c": torch.complex(x, x), "conj": torch.complex(x, x).conj(),
        "q": torch.quantize_per_tensor(x, 0.1, 0, torch.quint8), "sp": x.to_sparse(),
        "sz": x.shape, "dev": x.device, "dt": x.dtype, "ly": x.layout,
        "m": torch.empty(2, device="meta"), "ba": bytearray(b"ab"), "bt": b"xy",
        "np": np.float32(2), "od": collections.OrderedDict(a=1), "grad": x.requires_grad_(),
        "nested": torch.nested.nested_tensor([x[0]]), "ct": collections.Counter(a=1),
        "set": {1}, "c0": complex(1, 2), "negv": torch.tensor([1 + 2j]).conj().imag,
    }


for protocol in 0, 2, 5:
    values = plain() if protocol == 0 else plain() | {"ba": bytearray(b"ab")}
    data = pickle.dumps([values, arrays()], protocol=protocol)
    (HERE / f"kinds{protocol}.pkl").write_bytes(data)
torch.save(tensors(), HERE / "kinds.pt")
torch.save(tensors(), HERE / "kinds-legacy.pt", _use_new_zipfile_serialization=False)
