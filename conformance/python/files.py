"""Small files of each format, as PyTorch and NumPy write them, for the tests of dev.obor.io.

python files.py core/src/test/resources/dev/obor/io
"""

import copy
import json
import os
import pickle
import struct
import sys
from collections import Counter, OrderedDict

import numpy as np
import torch
from torch import nn

torch.set_num_threads(1)
FOLDER = sys.argv[1]
DTYPES = {
    "float32": torch.float32,
    "float64": torch.float64,
    "bfloat16": torch.bfloat16,
    "float16": torch.float16,
    "int64": torch.int64,
    "int32": torch.int32,
    "int16": torch.int16,
    "int8": torch.int8,
    "uint8": torch.uint8,
    "bool": torch.bool,
}


def path(name):
    return os.path.join(FOLDER, name)


def values():
    """One of each kind of thing that a file may hold."""
    base = torch.arange(12.0)
    grid = base.view(3, 4)
    typed = {
        name: torch.tensor([[0, 1, 2], [3, 100, 1]], dtype=torch.float64).to(dtype)
        for name, dtype in DTYPES.items()
    }
    ordered = OrderedDict([("b", torch.tensor(1.5)), ("a", torch.zeros(0, 3))])
    ordered._metadata = OrderedDict([("", {"version": 2})])
    return {
        "dtypes": typed,
        "grid": grid,
        "column": grid[:, 1],
        "transposed": grid.t(),
        "expanded": torch.tensor([7.0]).expand(2, 3),
        "same": [grid, grid],
        "special": torch.tensor([float("nan"), float("inf"), -float("inf"), -0.0, 1e-45]),
        "parameter": nn.Parameter(torch.tensor([1.0, 2.0])),
        "frozen": nn.Parameter(torch.tensor([3.0]), requires_grad=False),
        "grad": torch.tensor([5.0], requires_grad=True),
        "ordered": ordered,
        "numbers": [0, 255, 256, 65535, 65536, -1, 2**31 - 1, -(2**31), 2**40, -(2**63), 2**70, 0.1, -1e300],
        "truths": (True, False, None),
        "nested": {"list": [1, [2, [3]]], "tuple": (1, (2, 3, 4, 5)), 3: "three", (1, 2): "pair"},
        "text": "grüße \U0001f600 \ud800",
        "bytes": b"\x00\xff\x10",
        "size": torch.Size([2, 3]),
        "device": torch.device("cpu"),
        "dtype": torch.float16,
        "set": {1},
        "counter": Counter("aab"),
        "empty": [[], {}, (), ""],
    }


def foreign():
    """Dtypes that do not exist in every library, among others."""
    return {
        "first": torch.ones(2),
        "uint16": torch.tensor([1, 2], dtype=torch.uint16),
        "float8": torch.ones(3).to(torch.float8_e4m3fn),
        "uint64": torch.tensor(3, dtype=torch.uint64),
        "last": torch.zeros(3),
    }


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 2, 3)
        self.norm = nn.BatchNorm2d(2)
        self.fc = nn.Linear(8, 3)

    def forward(self, x):
        return self.fc(torch.relu(self.norm(self.conv(x))).flatten(1))


OPTIMIZERS = {
    "sgd": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, weight_decay=0.01),
    "adam": lambda p: torch.optim.Adam(p, lr=0.01, amsgrad=True),
    "adamw": lambda p: torch.optim.AdamW(p, lr=0.01),
    "rmsprop": lambda p: torch.optim.RMSprop(p, lr=0.01, centered=True, momentum=0.5),
    "adagrad": lambda p: torch.optim.Adagrad(p, lr=0.1),
    "adadelta": lambda p: torch.optim.Adadelta(p),
    "nadam": lambda p: torch.optim.NAdam(p),
    "radam": lambda p: torch.optim.RAdam(p),
    "adamax": lambda p: torch.optim.Adamax(p),
    "asgd": lambda p: torch.optim.ASGD(p),
    "rprop": lambda p: torch.optim.Rprop(p),
}
SCHEDULES = {
    "sgd": lambda o: torch.optim.lr_scheduler.StepLR(o, 2, 0.5),
    "adam": lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, 10),
    "adamw": lambda o: torch.optim.lr_scheduler.OneCycleLR(o, 0.1, total_steps=20),
    "rmsprop": lambda o: torch.optim.lr_scheduler.ExponentialLR(o, 0.9),
    "adagrad": lambda o: torch.optim.lr_scheduler.LinearLR(o, 0.1, total_iters=8),
    "adadelta": lambda o: torch.optim.lr_scheduler.MultiStepLR(o, [2, 7]),
    "nadam": lambda o: torch.optim.lr_scheduler.SequentialLR(
        o,
        [torch.optim.lr_scheduler.LinearLR(o, 0.1), torch.optim.lr_scheduler.CosineAnnealingLR(o, 9)],
        milestones=[4],
    ),
    "radam": lambda o: torch.optim.lr_scheduler.PolynomialLR(o, 10),
    "adamax": lambda o: torch.optim.lr_scheduler.CyclicLR(o, 0.001, 0.1, step_size_up=3, cycle_momentum=False),
    "asgd": lambda o: torch.optim.lr_scheduler.ConstantLR(o),
    "rprop": lambda o: torch.optim.lr_scheduler.CosineAnnealingWarmRestarts(o, 3),
}


def training(name):
    """Five steps, saved, and the losses of the next five."""
    torch.manual_seed(0)
    net = Net().double()
    optimizer = OPTIMIZERS[name](net.parameters())
    schedule = SCHEDULES[name](optimizer)
    x = torch.rand(4, 1, 4, 4, dtype=torch.float64)
    y = torch.tensor([0, 1, 2, 0])

    def step():
        loss = nn.functional.cross_entropy(net(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        return loss.item()

    for _ in range(5):
        step()
    saved = pickle.loads(
        pickle.dumps(
            {"model": net.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict()}
        )
    )
    # PyTorch, too, goes on from what was saved: loading converts what is kept in float32.
    net = Net().double()
    optimizer = OPTIMIZERS[name](net.parameters())
    schedule = SCHEDULES[name](optimizer)
    net.load_state_dict(saved["model"])
    optimizer.load_state_dict(copy.deepcopy(saved["optimizer"]))
    schedule.load_state_dict(copy.deepcopy(saved["schedule"]))
    saved["x"] = x
    saved["y"] = y
    saved["losses"] = [step() for _ in range(5)]
    saved["rate"] = optimizer.param_groups[0]["lr"]
    return saved


def safetensors(tensors, metadata=None):
    """The format by hand; `tensors` are (name, dtype, shape, bytes)."""
    header, offset = {}, 0
    if metadata:
        header["__metadata__"] = metadata
    for name, dtype, shape, data in tensors:
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [offset, offset + len(data)]}
        offset += len(data)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + b"".join(t[3] for t in tensors)


def main():
    os.makedirs(FOLDER, exist_ok=True)
    torch.save(values(), path("values.pt"))
    torch.save(
        {
            "complex64": torch.tensor([1 + 2j, -0.5j, 3], dtype=torch.complex64),
            "complex128": torch.tensor([[1 + 2j, 4]], dtype=torch.complex128).t(),
        },
        path("complex.pt"),
    )
    torch.save(values(), path("values-legacy.pt"), _use_new_zipfile_serialization=False)
    torch.save(foreign(), path("foreign.pt"))
    torch.save({name: training(name) for name in OPTIMIZERS}, path("training.pt"))
    with open(path("protocol4.pkl"), "wb") as f:
        pickle.dump({"a": [1, (2.5, "x")], "n": np.float64(1.5), "x": np.arange(6).reshape(2, 3)}, f, protocol=4)
    with open(path("code.pkl"), "wb") as f:
        f.write(b"\x80\x02cposix\nsystem\nX\x09\x00\x00\x00echo hello\x85R.")
    arrays = {
        "f4": np.array([[1, 2.5], [-3, np.nan]], dtype="<f4"),
        "big": np.array([1, 2, 70000], dtype=">i4"),
        "columns": np.asfortranarray(np.arange(6.0).reshape(2, 3)),
        "scalar": np.array(7, dtype="<i8"),
        "bool": np.array([True, False]),
        "half": np.array([0.5, 65504], dtype="<f2"),
        "u1": np.array([0, 255], dtype="u1"),
        "empty": np.zeros((0, 3), dtype="<i2"),
        "u2": np.array([1, 2], dtype="<u2"),
    }
    np.savez(path("arrays.npz"), **arrays)
    np.savez_compressed(path("packed.npz"), x=np.arange(1000) % 7, y=np.float32([1.5]))
    np.save(path("columns.npy"), arrays["columns"])
    np.save(path("objects.npy"), np.array([{}, 1], dtype=object), allow_pickle=True)
    f4 = np.array([1, 2, 3], "<f4").tobytes()
    with open(path("foreign.safetensors"), "wb") as f:
        f.write(
            safetensors(
                [
                    ("a", "F32", [3], f4),
                    ("u", "U16", [2], b"\1\0\2\0"),
                    ("f", "F8_E4M3", [2], b"\x38\x40"),
                    ("new", "F4", [4], b"\1\2"),
                    ("b", "BOOL", [2], b"\1\0"),
                ],
                {"format": "pt"},
            )
        )


main()
