"""Writes PyTorch's own test cases of its operators as data: inputs, arguments, results, gradients.

Usage: python conformance/python/op_cases.py FOLDER [NAME ...] [--samples N] [--elements N]

Made with PyTorch 2.13. The cases come from `op_db` of torch.testing._internal, which is imported and
never copied. FOLDER receives two files:
    cases.safetensors   every tensor, named `<case>.<number>`
    cases.jsonl         one case in a line: entry, dtype, arguments, keywords, defaults, results, gradients
A value is {"t": name} for a tensor (with "grad" and, where it is not contiguous, "strides"),
{"i": whole number}, {"f": float as text}, {"b": bool}, {"s": text}, {"d": dtype}, {"n": 0} for None, or a
list of values. A case that cannot be written says so under "unsupported"; it counts as failed.
The gradient that enters is a fixed ramp, see `ramp`.
"""

import argparse
import inspect
import json
import math
import struct
from pathlib import Path

import torch
from torch.testing._internal.common_methods_invocations import op_db

DTYPES = (torch.float32, torch.float64, torch.int64, torch.bool)
NAMES = {
    torch.int64: "I64", torch.float64: "F64", torch.float32: "F32", torch.int32: "I32", torch.bfloat16: "BF16",
    torch.float16: "F16", torch.int16: "I16", torch.int8: "I8", torch.uint8: "U8", torch.bool: "BOOL",
}  # fmt: skip

RANDOM = set(
    "bernoulli cauchy empty empty_like empty_permuted empty_strided exponential geometric log_normal"
    " multinomial new_empty new_empty_strided normal rand_like randint randint_like randn randn_like"
    " resize_ resize_as_ uniform nn.functional.alpha_dropout nn.functional.dropout2d"
    " nn.functional.dropout3d nn.functional.feature_alpha_dropout nn.functional.rrelu"
    " nn.functional.fractional_max_pool2d nn.functional.fractional_max_pool3d pca_lowrank svd_lowrank".split()
)


class Unsupported(Exception):
    pass


def ramp(tensor):
    count = torch.arange(tensor.numel(), dtype=torch.float64)
    return ((count % 7 - 3) / 4).reshape(tensor.shape).to(tensor.dtype)


class Case:
    def __init__(self, number, store):
        self.prefix, self.store, self.count, self.names = str(number), store, 0, {}

    def tensor(self, value):
        if value.dtype not in NAMES or value.layout != torch.strided:
            raise Unsupported(f"a tensor of {value.dtype} and {value.layout}")
        name = f"{self.prefix}.{self.count}"
        self.count += 1
        self.store[name] = value.detach().clone(memory_format=torch.contiguous_format)
        return name

    def encode(self, value):
        match value:
            case None:
                return {"n": 0}
            case torch.Tensor():
                if id(value) not in self.names:  # one tensor given twice stays one tensor
                    self.names[id(value)] = self.tensor(value)
                result = {"t": self.names[id(value)]}
                if value.requires_grad:
                    result["grad"] = True
                if not value.is_contiguous() and value.numel() > 0 and 0 not in value.stride():
                    result["strides"] = list(value.stride())
                return result
            case bool():
                return {"b": value}
            case int():
                return {"i": value}
            case float():
                return {"f": repr(value)}
            case str():
                return {"s": value}
            case torch.dtype():
                return {"d": str(value).removeprefix("torch.")}
            case tuple() | list():
                return [self.encode(v) for v in value]
            case torch.device():
                return {"s": str(value)}
            case torch.memory_format():
                return {"s": str(value).removeprefix("torch.")}
        raise Unsupported(f"an argument of type {type(value).__name__}")


    def result(self, value):
        return {"t": self.tensor(value)} if isinstance(value, torch.Tensor) else self.encode(value)


def tensors(value):
    if isinstance(value, torch.Tensor):
        return [value]
    if isinstance(value, (tuple, list)):
        return [t for v in value for t in tensors(v)]
    return []


def twice(value):
    """The same arguments with float32 widened, to measure PyTorch's own error."""
    if isinstance(value, torch.Tensor):
        wide = value.detach().double() if value.dtype == torch.float32 else value.detach()
        return wide.requires_grad_(value.requires_grad)
    if isinstance(value, (tuple, list)):
        return type(value)(*map(twice, value)) if hasattr(value, "_fields") else type(value)(map(twice, value))
    if isinstance(value, dict):
        return {k: twice(v) for k, v in value.items()}
    return torch.float64 if value is torch.float32 else value


def evaluate(op, sample):
    arguments = [sample[0], *sample[1]]
    result = op(*arguments, **sample[2])
    leaves = [t for t in tensors(arguments + list(sample[2].values())) if t.requires_grad]
    outputs = [t for t in tensors(result) if t.requires_grad]
    gradients = [None] * len(leaves)
    if leaves and outputs:
        gradients = torch.autograd.grad(outputs, leaves, [ramp(o) for o in outputs], allow_unused=True)
    return result, gradients


def error(narrow, wide):
    """The greatest distance of PyTorch's float32 numbers from its float64 numbers."""
    if narrow is None or wide is None or narrow.dtype != torch.float32 or narrow.numel() == 0:
        return 0.0
    if narrow.shape != wide.shape:
        return 0.0
    value = (narrow.detach().double() - wide.detach().double()).abs()
    value = value[value.isfinite()]
    return value.max().item() if value.numel() else 0.0


def signature(op):
    """Defaults by name, and names in order: of the Python function, else of the operator's schemas."""
    try:
        found = [
            [(p.name, p.default) for p in inspect.signature(op.op).parameters.values()
             if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)]
        ]  # fmt: skip
    except (TypeError, ValueError):
        name = op.name.split(".")[-1]
        found = [
            [(a.name, a.default_value if a.has_default_value() else inspect.Parameter.empty) for a in s.arguments]
            for s in torch._C._jit_get_schemas_for_operator("aten::" + name)
        ]
    defaults = {}
    for overload in found:
        for name, value in overload:
            if value is not inspect.Parameter.empty:
                defaults.setdefault(name, value)
    return defaults, [[name for name, _ in overload] for overload in found]


def write_case(case, op, sample, entry, dtype):
    record = {"op": op.name, "entry": entry, "dtype": str(dtype).removeprefix("torch.")}
    arguments, keywords = [sample.input, *sample.args], sample.kwargs
    if op.name == "nn.functional.embedding":  # its entry swaps them, to differentiate the first
        arguments.reverse()
    try:
        record["arguments"] = [case.encode(v) for v in arguments]
        record["keywords"] = {k: case.encode(v) for k, v in keywords.items()}
        defaults, names = signature(op)
        record["names"] = max(names, key=len, default=[])
        record["defaults"] = {
            k: case.encode(v) for k, v in defaults.items() if isinstance(v, (type(None), bool, int, float, str, torch.dtype, list, tuple))
        }  # fmt: skip
        result, gradients = evaluate(op.op, (sample.input, sample.args, keywords))
        wide, wide_gradients = [], []
        if dtype == torch.float32:
            wide, wide_gradients = evaluate(op.op, (twice(sample.input), twice(sample.args), twice(keywords)))
        flat = result if isinstance(result, (tuple, list)) else [result]
        record["results"] = [case.result(v) for v in flat]
        record["errors"] = [str(error(a, b)) for a, b in zip(tensors(result), tensors(wide))]
        record["gradients"] = [case.result(g) for g in gradients]
        record["gradient_errors"] = [str(error(a, b)) for a, b in zip(gradients, wide_gradients)]
    except Unsupported as reason:
        record["unsupported"] = str(reason)
    except Exception as reason:  # PyTorch refuses a sample of its own: nothing to compare with
        record["refused"] = f"{type(reason).__name__}: {reason}".splitlines()[0]
    return record


def weight(sample):
    return sum(t.numel() for t in tensors([sample.input, list(sample.args), list(sample.kwargs.values())]))


def choose(samples, limit, elements):
    small = [s for s in samples if weight(s) <= elements] or sorted(samples, key=weight)[:1]
    if len(small) <= limit:
        return small
    return [small[math.floor(i * len(small) / limit)] for i in range(limit)]


def save_file(store, path):
    """The safetensors format by hand: wide elements first, so that all are aligned."""
    names = sorted(store, key=lambda n: list(NAMES).index(store[n].dtype))
    header, chunks, offset = {}, [], 0
    for name in names:
        tensor = store[name]
        chunks.append(tensor.reshape(-1).view(torch.uint8).numpy().tobytes() if tensor.numel() else b"")
        end = offset + len(chunks[-1])
        header[name] = {"dtype": NAMES[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [offset, end]}
        offset = end
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(chunks))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--samples", type=int, default=6)
    parser.add_argument("--elements", type=int, default=600)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    torch.set_num_threads(1)
    store, lines = {}, []
    for op in op_db:
        if options.names and op.name not in options.names:
            continue
        entry = op.name + ("/" + op.variant_test_name if op.variant_test_name else "")
        if op.name in RANDOM:
            lines.append({"op": op.name, "entry": entry, "excluded": "random or uninitialized results"})
            continue
        for dtype in DTYPES:
            if dtype not in op.dtypes:
                continue
            torch.manual_seed(len(entry))
            differentiable = op.supports_autograd and dtype.is_floating_point
            try:
                samples = list(op.sample_inputs("cpu", dtype, requires_grad=differentiable))
            except Exception as reason:
                lines.append({"op": op.name, "entry": entry, "refused": f"no samples: {type(reason).__name__}"})
                continue
            for sample in choose(samples, options.samples, options.elements):
                before = set(store)
                record = write_case(Case(len(lines), store), op, sample, entry, dtype)
                if "unsupported" in record or "refused" in record:
                    for name in set(store) - before:
                        del store[name]
                lines.append(record)
    options.folder.mkdir(parents=True, exist_ok=True)
    save_file(store, options.folder / "cases.safetensors")
    text = "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines)
    (options.folder / "cases.jsonl").write_text(text)
    print(len(lines), "cases,", len({line["entry"] for line in lines}), "entries")


if __name__ == "__main__":
    main()
