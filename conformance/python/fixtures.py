"""How conformance fixtures are written: values as JSON, tensors beside them as safetensors.

A value is {"t": name} for a tensor, {"i": whole number}, {"f": float as text}, {"b": bool}, {"s": text},
{"d": dtype}, {"n": 0} for None, {"x": [start, stop, step]} for a slice, {"e": 0} for an ellipsis, {"m": type} for a
module with the defaults, {"o": values by name} for a data class, or a list of values. A tensor that is not simply contiguous is kept as the storage behind it, with "shape", "strides"
and "offset"; "grad" says that its gradient is taken. A result that is not contiguous says its "strides", and
one that requires a gradient "requires". A complex tensor is kept as pairs of real numbers and says
"complex"; a complex number is {"c": [real, imaginary]} as text.
"""

import dataclasses
import gzip
import json
import struct

import torch

NAMES = {
    torch.int64: "I64", torch.float64: "F64", torch.float32: "F32", torch.int32: "I32", torch.bfloat16: "BF16",
    torch.float16: "F16", torch.int16: "I16", torch.int8: "I8", torch.uint8: "U8", torch.bool: "BOOL",
}  # fmt: skip
FLOATS = (torch.float32, torch.float64, torch.bfloat16, torch.float16)
COMPLEX = (torch.complex64, torch.complex128)
TOLERANCE = {torch.float32: (1.3e-6, 1e-5), torch.float64: (1e-7, 1e-7), torch.bfloat16: (1.6e-2, 1e-5),
             torch.float16: (1e-3, 1e-5), torch.complex64: (1.3e-6, 1e-5), torch.complex128: (1e-7, 1e-7)}  # fmt: skip
SEED = 20130
FORM = 2  # of the files; since 2 they say which results require a gradient


class Unsupported(Exception):
    pass


def cotangent(tensor, salt=0):
    """Fixed numbers in (-2, 2) without zeros, exact in bfloat16."""
    i = torch.arange(tensor.numel(), dtype=torch.int64) + 977 * salt
    k = ((i * 40503 + 7919) % 65536) // 512
    numbers = ((2 * k - 127) / 64.0).reshape(tensor.shape)
    if tensor.is_complex():
        return torch.complex(numbers, cotangent(numbers, salt + 13)).to(tensor.dtype)
    return numbers.to(tensor.dtype)


def tensors(value):
    if isinstance(value, torch.Tensor):
        return [value]
    if isinstance(value, (tuple, list)):
        return [t for v in value for t in tensors(v)]
    if isinstance(value, dict):
        return tensors(list(value.values()))
    return []


def widened(value):
    """The same arguments with low precision widened to float64."""
    if isinstance(value, torch.Tensor):
        wide = value.detach()
        wide = wide.double() if value.dtype in FLOATS else wide.cdouble() if value.is_complex() else wide
        return wide.requires_grad_(value.requires_grad)
    if isinstance(value, (tuple, list)):
        return type(value)(*map(widened, value)) if hasattr(value, "_fields") else type(value)(map(widened, value))
    if isinstance(value, dict):
        return {k: widened(v) for k, v in value.items()}
    return torch.float64 if value in FLOATS else torch.complex128 if value in COMPLEX else value


def needless(narrow, wide):
    """Whether 4 times PyTorch's own error is within the tolerance anyway."""
    if not isinstance(narrow, torch.Tensor) or narrow.dtype not in TOLERANCE:
        return True
    t, w = exact(narrow), exact(wide)
    if t.shape != w.shape or t.numel() == 0:
        return True
    both = t.isfinite() & w.isfinite()
    if not both.any():
        return True
    relative, absolute = TOLERANCE[narrow.dtype]
    error = (t - w)[both].abs().max().item()
    return 5 * error <= (absolute + relative * t[both].abs()).min().item()


def exact(tensor):
    return tensor.detach().cdouble() if tensor.is_complex() else tensor.detach().double()


class Store:
    """The tensors of one file and the values that name them."""

    def __init__(self, prefix=""):
        self.prefix, self.data, self.count, self.names = prefix, {}, 0, {}

    def case(self):
        self.names, self.before = {}, set(self.data)

    def undo(self):
        for name in set(self.data) - self.before:
            del self.data[name]

    def put(self, value):
        if value.is_complex() and value.layout == torch.strided and value.dtype in COMPLEX:
            value = torch.view_as_real(value.detach().resolve_conj().resolve_neg())
        if value.dtype not in NAMES or value.layout != torch.strided or value.is_conj() or value.is_neg():
            raise Unsupported(f"a tensor of {value.dtype} and {value.layout}")
        if value.device.type != "cpu":
            raise Unsupported(f"a tensor on {value.device}")
        name = f"{self.prefix}{self.count}"
        self.count += 1
        self.data[name] = value.detach().clone(memory_format=torch.contiguous_format)
        return name

    def argument(self, value):
        if value.layout != torch.strided or value.device.type != "cpu":
            raise Unsupported(f"a tensor of {value.layout} on {value.device}")
        if id(value) in self.names:  # one tensor given twice stays one tensor
            return {**self.names[id(value)][0]}
        original = value
        if value.is_conj() or value.is_neg():
            value = value.detach().resolve_conj().resolve_neg()
        storage = value.untyped_storage().nbytes() // value.element_size()
        plain = value.is_contiguous() and (storage == value.numel() or storage > 4096)
        if plain or value.numel() == 0 or storage > 100_000 or value.dtype not in (*NAMES, *COMPLEX):
            result = {"t": self.put(value)}
        else:
            base = value.detach().as_strided((storage,), (1,), 0)
            result = {"t": self.put(base), "shape": list(value.shape), "strides": list(value.stride())}
            result["offset"] = value.storage_offset()
        if value.is_complex():
            result["complex"] = True
        if original.requires_grad:
            result["grad"] = True
        self.names[id(original)] = (result, original)  # the reference keeps the id alive
        return result

    def encode(self, value):
        match value:
            case None:
                return {"n": 0}
            case torch.Tensor():
                return self.argument(value)
            case bool():
                return {"b": value}
            case int():
                return {"i": value}
            case float():
                return {"f": repr(value)}
            case complex():
                return {"c": [repr(value.real), repr(value.imag)]}
            case str():
                return {"s": value}
            case torch.dtype():
                return {"d": str(value).removeprefix("torch.")}
            case tuple() | list():
                return [self.encode(v) for v in value]
            case torch.device() | torch.memory_format() | torch.layout():
                return {"s": str(value).removeprefix("torch.")}
            case slice():
                return {"x": [self.encode(v) for v in (value.start, value.stop, value.step)]}
            case _ if value is ...:
                return {"e": 0}
            case torch.nn.Module() if str(value) == f"{type(value).__name__}()":
                return {"m": f"nn.{type(value).__name__}"}
            case _ if dataclasses.is_dataclass(value):
                fields = dataclasses.fields(value)
                return {"o": {f.name: self.encode(getattr(value, f.name)) for f in fields}}
            case _ if value in (torch.nn.functional.relu, torch.nn.functional.gelu):
                return {"s": value.__name__}
            case torch.nn.TransformerEncoderLayer():
                return {"m": "nn.TransformerEncoderLayer", "keywords": {k: self.encode(v) for k, v in made_with(value).items()}}
        raise Unsupported(f"an argument of type {type(value).__name__}")

    def result(self, value):
        if not isinstance(value, torch.Tensor):
            return self.encode(value)
        result = {"t": self.put(value)}
        if value.is_complex():
            result["complex"] = True
        if value.numel() > 1 and not value.is_contiguous():
            result["strides"] = list(value.stride())
        if value.requires_grad:
            result["requires"] = True
        return result

    def results(self, value):
        return [self.result(v) for v in flat(value)]


def made_with(layer):
    """The arguments that make such a layer."""
    attention, activation = layer.self_attn, layer.activation
    return {
        "d_model": attention.embed_dim, "nhead": attention.num_heads, "dim_feedforward": layer.linear1.out_features,
        "dropout": layer.dropout.p, "activation": activation.__name__, "layer_norm_eps": layer.norm1.eps,
        "batch_first": attention.batch_first, "norm_first": layer.norm_first, "bias": layer.linear1.bias is not None,
    }  # fmt: skip


def flat(value):
    if isinstance(value, (tuple, list)):
        return [v for part in value for v in flat(part)]
    return [value]


def evaluate(call, leaves, second):
    """Results, gradients of the leaves, and second derivatives of leaves and cotangents.

    Each gradient has a cotangent of its own: those of a difference would cancel each other.
    """
    torch.manual_seed(SEED)
    result = call()
    outputs = [t for t in tensors(result) if t.requires_grad]
    gradients, seconds = [None] * len(leaves), []
    if leaves and outputs:
        cotangents = [cotangent(o).requires_grad_(second) for o in outputs]
        gradients = torch.autograd.grad(
            outputs, leaves, cotangents, allow_unused=True, create_graph=second, retain_graph=second
        )
        again = [g for g in gradients if g is not None and g.requires_grad]
        if second and again:
            seconds = torch.autograd.grad(
                again, leaves + cotangents, [cotangent(g, i) for i, g in enumerate(again, 1)], allow_unused=True
            )
    return result, gradients, seconds


def packed(store):
    """The tensors as (type, shape, bytes)."""

    def pack(tensor):
        data = tensor.reshape(-1).view(torch.uint8).numpy().tobytes() if tensor.numel() else b""
        return NAMES[tensor.dtype], list(tensor.shape), data

    return {name: pack(tensor) for name, tensor in store.data.items()}


def save(data, lines, path, compress=False):
    """The safetensors format by hand: wide elements first, so that all are aligned."""
    order = list(NAMES.values())
    names = sorted(data, key=lambda n: order.index(data[n][0]))
    header, chunks, offset = {}, [], 0
    for name in names:
        dtype, shape, chunk = data[name]
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [offset, offset + len(chunk)]}
        chunks.append(chunk)
        offset += len(chunk)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.parent.mkdir(parents=True, exist_ok=True)
    sidecar = "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines).encode()
    for suffix, content in ((".safetensors", struct.pack("<Q", len(text)) + text + b"".join(chunks)), (".jsonl", sidecar)):
        if compress:
            path.with_suffix(suffix + ".gz").write_bytes(gzip.compress(content, 9, mtime=0))
        else:
            path.with_suffix(suffix).write_bytes(content)
