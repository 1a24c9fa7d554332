"""Writes what PyTorch prints for tensors of known bits, and what Python prints for known doubles.

Usage: python conformance/python/tensor_text.py core/src/test/resources/dev/obor

Made with PyTorch 2.13. tensor-text.txt.gz holds one case after another:
    dtype;sizes;precision,threshold,edgeitems,linewidth,sci;parameter,requires_grad,grad_fn,default
    the elements as hexadecimal bits, row-major
    the number of lines of text, then the text
base/python-float.txt.gz holds lines `bits<TAB>spec<TAB>text`; base/python-int.txt.gz likewise.
"""

import gzip
import io
import math
import random
import struct
import sys
from pathlib import Path

import torch

DTYPES = {
    "float32": (torch.float32, torch.int32, 8),
    "float64": (torch.float64, torch.int64, 16),
    "bfloat16": (torch.bfloat16, torch.int16, 4),
    "float16": (torch.float16, torch.int16, 4),
    "int64": (torch.int64, torch.int64, 16),
    "int32": (torch.int32, torch.int32, 8),
    "int16": (torch.int16, torch.int16, 4),
    "int8": (torch.int8, torch.int8, 2),
    "uint8": (torch.uint8, torch.uint8, 2),
    "bool": (torch.bool, torch.uint8, 2),
}
FLOATS = ["float32", "float64", "bfloat16", "float16"]
INTS = ["int64", "int32", "int16", "int8", "uint8"]
OPTIONS = dict(precision=4, threshold=1000, edgeitems=3, linewidth=80, sci_mode=None)
SHAPES = [(), (1,), (3,), (7,), (25,), (2, 3), (3, 1), (1, 9), (2, 2, 3), (3, 1, 2, 2)]
EMPTY = [(0,), (0, 3), (3, 0), (2, 0, 4)]


def bits_of(tensor):
    name = str(tensor.dtype).removeprefix("torch.")
    _, integer, digits = DTYPES[name]
    flat = tensor.detach().contiguous().reshape(-1).view(integer).tolist()
    mask = (1 << (4 * digits)) - 1
    return "".join(f"{v & mask:0{digits}x}" for v in flat)


class Writer:
    def __init__(self):
        self.out = io.StringIO()
        self.count = 0

    def case(self, tensor, default="float32", **changes):
        options = {**OPTIONS, **changes}
        torch.set_default_dtype(DTYPES[default][0])
        torch.set_printoptions(**options)
        text = repr(tensor)
        torch.set_printoptions(**OPTIONS)
        torch.set_default_dtype(torch.float32)
        sci = {None: "auto", True: "on", False: "off"}[options["sci_mode"]]
        threshold = "inf" if options["threshold"] == math.inf else options["threshold"]
        shown = f"{options['precision']},{threshold},{options['edgeitems']},{options['linewidth']},{sci}"
        node = type(tensor.grad_fn).__name__ if tensor.grad_fn is not None else ""
        facts = f"{isinstance(tensor, torch.nn.Parameter)},{tensor.requires_grad},{node},{default}"
        sizes = ",".join(map(str, tensor.shape))
        name = str(tensor.dtype).removeprefix("torch.")
        lines = text.split("\n")
        self.out.write(f"{name};{sizes};{shown};{facts}\n{bits_of(tensor)}\n{len(lines)}\n{text}\n")
        self.count += 1


def save(path, text):
    with open(path, "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as out:
        out.write(text.encode())


def floats(name, shape, kind, generator):
    dtype = DTYPES[name][0]
    x = torch.randn(shape, generator=generator, dtype=torch.float64)
    if kind == "small":
        x = x * 1e-5
    elif kind == "large":
        x = x * 3e9
    elif kind == "mixed":
        x = x * 10 ** torch.randint(-4, 4, shape, generator=generator)
    elif kind == "whole":
        x = (x * 50).round()
    elif kind == "whole-large":
        x = (x * 4e9).round()
    elif kind == "zeros":
        x = torch.where(x > 0, 0.0, -0.0)
    elif kind == "positive":
        x = x.abs() + 0.5
    elif kind == "special":
        pool = torch.tensor([math.nan, math.inf, -math.inf, 0.0, -0.0, 1.5, -2.25], dtype=x.dtype)
        x = pool[torch.randint(0, 7, shape, generator=generator)]
    elif kind == "special-whole":
        pool = torch.tensor([math.nan, math.inf, -math.inf, 0.0, -0.0, 7.0], dtype=x.dtype)
        x = pool[torch.randint(0, 6, shape, generator=generator)]
    elif kind == "nonfinite":
        pool = torch.tensor([math.nan, math.inf, -math.inf], dtype=x.dtype)
        x = pool[torch.randint(0, 3, shape, generator=generator)]
    elif kind == "ties":
        x = (x * 64).round() / 32 + 1 / 64
    elif kind == "subnormal":
        x = x * 1e-310
    return x.to(dtype)


def tensors(writer):
    generator = torch.Generator().manual_seed(2026)
    kinds = ["normal", "small", "large", "mixed", "whole", "whole-large", "zeros", "positive"]
    kinds += ["special", "special-whole", "nonfinite", "ties"]
    for name in FLOATS:
        for index, kind in enumerate(kinds):
            for shape in SHAPES[index % 2 :: 2] + [(6,)]:
                writer.case(floats(name, shape, kind, generator))
    for shape in SHAPES:
        writer.case(floats("float64", shape, "subnormal", generator))
    for name in INTS:
        info = torch.iinfo(DTYPES[name][0])
        for shape in SHAPES:
            low, high = random.choice([(0, 10), (max(info.min, -200), 100), (info.min, info.max)])
            x = torch.randint(low, high, shape, generator=generator, dtype=DTYPES[name][0])
            writer.case(x)
    for shape in SHAPES:
        writer.case(torch.randint(0, 2, shape, generator=generator).bool())
    for name, (dtype, _, _) in DTYPES.items():
        for shape in EMPTY:
            writer.case(torch.empty(shape, dtype=dtype))
        writer.case(torch.empty((0, 2), dtype=dtype), default="float64")
    for name in FLOATS + ["int64", "bool"]:
        writer.case(torch.tensor([1, 0, 1]).to(DTYPES[name][0]), default="float64")


def options(writer):
    generator = torch.Generator().manual_seed(7)
    shapes = [(30,), (9, 4), (8, 9), (4, 9, 8), (7, 7, 7), (2, 3, 8, 2), (1,), ()]
    choices = [
        dict(threshold=20),
        dict(threshold=0),
        dict(threshold=10, edgeitems=1),
        dict(threshold=10, edgeitems=0),
        dict(edgeitems=0),
        dict(precision=2, edgeitems=2),
        dict(precision=0, threshold=40),
        dict(precision=8, threshold=50, linewidth=60),
        dict(linewidth=20, threshold=50),
        dict(linewidth=132, threshold=50),
        dict(linewidth=3, threshold=15),
        dict(sci_mode=True, threshold=30),
        dict(sci_mode=False, threshold=30),
        dict(sci_mode=True, precision=1, threshold=30),
    ]
    for choice in choices:
        for shape in shapes:
            kind = random.choice(["normal", "mixed", "whole", "special", "small"])
            name = random.choice(FLOATS[:2] + FLOATS)
            writer.case(floats(name, shape, kind, generator), **choice)
        writer.case(torch.randint(-5, 2000, (5, 9), generator=generator), **choice)
        writer.case(torch.randint(0, 2, (12,), generator=generator).bool(), **choice)
    writer.case(torch.arange(1200, dtype=torch.float32) / 8)
    writer.case(torch.arange(1000, dtype=torch.int16))
    writer.case(torch.arange(1001, dtype=torch.int64).reshape(7, 143))
    writer.case(floats("float32", (40, 30), "normal", generator))
    writer.case(floats("float16", (10, 5, 25), "normal", generator), threshold=math.inf)
    writer.case(torch.arange(1500, dtype=torch.uint8), threshold=math.inf)
    # Outliers that a summary hides must not change the notation.
    hidden = torch.ones(1500)
    hidden[700] = 1e12
    writer.case(hidden)


def gradients(writer):
    torch.manual_seed(3)
    x = torch.randn(4, 5, requires_grad=True)
    w = torch.nn.Parameter(torch.randn(3, 5))
    b = torch.nn.Parameter(torch.randn(3))
    image = torch.randn(1, 2, 5, 5, requires_grad=True)
    results = [
        x, w, b, x @ w.t(), torch.nn.functional.linear(x, w, b), (x * 2).sum(), x.mean(0), x.exp(),
        x[1], x.view(2, 10), x.t(), x.double(), x.half(), x.bfloat16() * 3, x.unsqueeze(0), x.max(),
        torch.cat([x, x]), torch.stack([b, b]), x.relu(), x.softmax(1), x.sum(1, keepdim=True),
        torch.nn.functional.conv2d(image, torch.ones(2, 2, 3, 3)), x.clone(), -x, x / 3, x[0, 0],
        torch.nn.functional.cross_entropy(x, torch.tensor([0, 1, 2, 3])), x.reshape(20), x.sigmoid(),
        torch.nn.Parameter(torch.tensor(2.5)), torch.nn.Parameter(torch.empty(0, 3)), x[:0], x.tanh(),
        torch.nn.Parameter(torch.randn(40, 40)), torch.nn.Parameter(torch.ones(3, dtype=torch.float64)),
        torch.nn.Parameter(torch.arange(4), requires_grad=False), x.pow(2), x.var(), x.gelu() if hasattr(x, "gelu") else x.abs(),
    ]  # fmt: skip
    for result in results:
        writer.case(result)
        writer.case(result, linewidth=40)
        writer.case(result, linewidth=58, default="float64")
    # Widths at which the suffix just fits and just does not.
    for linewidth in range(30, 66):
        writer.case(x[1, :3], linewidth=linewidth)
        writer.case(x.double()[1, :2], linewidth=linewidth)


def numbers():
    source = random.Random(11)
    values = [0.0, -0.0, math.nan, math.inf, -math.inf, 1.0, 0.5, 2.5, 1e-5, 0.1, 1e16, 1e15]
    values += [5e-324, 1e-323, 2e-323, 2.2250738585072014e-308, 1.7976931348623157e308, 2e23, 1e23]
    values += [9007199254740993.0, 4503599627370497.5, 123456789.123456789, 0.00012345, 9.995, 1e22]
    values += [struct.unpack("f", struct.pack("f", v))[0] for v in (0.1, 1e-5, 3.14159, 1e10)]
    values += [source.uniform(-1, 1) * 10 ** source.randint(-8, 20) for _ in range(150)]
    values += [source.randint(-4000, 4000) / 2 ** source.randint(1, 8) for _ in range(150)]
    values += [source.randint(1, 99) * 10.0 ** source.randint(-320, 300) for _ in range(80)]
    for _ in range(150):
        value = struct.unpack("d", struct.pack("Q", source.getrandbits(64)))[0]
        if not math.isnan(value):
            values.append(value)
    specs = ["", ".0f", ".1f", ".2f", ".4f", ".8f", ".0e", ".1e", ".4e", ".10e", "g", ".3g", ".10g"]
    rare = [".3", ".12", "10.3f", "<10.2f", "^+12.1f", "08.2f", ",.2f", "012,.1f", " .2e", ".1%"]
    rare += ["#.3g", "G", "*>9.1f", ".30f", "+", "20", "E", "_.0f", "=+9.1f"]
    lines = []
    for index, value in enumerate(values):
        bits = struct.unpack("Q", struct.pack("d", value))[0]
        chosen = specs if index % 3 == 0 else source.sample(specs, 4)
        for spec in chosen + source.sample(rare, 4):
            lines.append(f"{bits:016x}\t{spec}\t{format(value, spec)}\n")
    return "".join(lines)


def integers():
    values = [0, 1, -1, 7, -42, 999, 1000, 1234567, -1234567, 2**63 - 1, -(2**63)]
    specs = ["", "d", "5", "<6", ">12,", "08d", "^9", "+d", "x", "#x", "#b", "o", "X", "_", ".2f"]
    specs += [",d", "012,d", "+.1e", "=+7d", "*<8"]
    return "".join(f"{v}\t{spec}\t{format(v, spec)}\n" for v in values for spec in specs)


def main():
    random.seed(5)
    folder = Path(sys.argv[1])
    writer = Writer()
    tensors(writer)
    options(writer)
    gradients(writer)
    save(folder / "tensor-text.txt.gz", writer.out.getvalue())
    save(folder / "base" / "python-float.txt.gz", numbers())
    save(folder / "base" / "python-int.txt.gz", integers())
    print(f"PyTorch {torch.__version__}: {writer.count} tensors")


if __name__ == "__main__":
    main()
