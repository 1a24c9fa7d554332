"""How random programs and their results are written: one JSON line for each, tensors inside it.

Of complex tensors both parts are written, one after the other. A program has `inputs`, `steps` and what PyTorch answered. An input is {"n": name, "d": dtype, "s": shape, "v":
values as text}, "g" if its gradient is wanted, and "st" and "of" (strides and offset) where it lies in a larger
storage: "v" then lists the storage. A step is {"op": entry, "a": arguments, "k": keywords, "o": names of the
results}, "ng" if it runs without gradients. Arguments are written as fixtures.py says, a tensor as {"v": name}.
"""

import base64

import torch

COMPLEX = {torch.complex64, torch.complex128}
FLOATS = {torch.float32, torch.float64, torch.bfloat16, torch.float16} | COMPLEX  # what is rounded
TOLERANCE = {
    torch.float32: (1.3e-6, 1e-5), torch.float64: (1e-7, 1e-7), torch.bfloat16: (1.6e-2, 1e-5),
    torch.float16: (1e-3, 1e-5), torch.complex64: (1.3e-6, 1e-5), torch.complex128: (1e-7, 1e-7),
}  # fmt: skip


class Unwritable(Exception):
    pass


def dtype_name(dtype):
    return str(dtype).removeprefix("torch.")


def dtype_of(name):
    return getattr(torch, name)


def encode(value, tensor):
    """JSON of an argument; `tensor` says what becomes of a tensor."""
    match value:
        case None:
            return {"n": 0}
        case torch.Tensor():
            return tensor(value)
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
            return {"d": dtype_name(value)}
        case slice():
            return {"x": [encode(v, tensor) for v in (value.start, value.stop, value.step)]}
        case tuple() | list():
            return [encode(v, tensor) for v in value]
        case torch.device() | torch.memory_format() | torch.layout():
            return {"s": str(value).removeprefix("torch.")}
        case _ if value is ...:
            return {"e": 0}
    raise Unwritable(type(value).__name__)


def decode(json, machine):
    """The argument of JSON, with the tensors of a machine."""
    if isinstance(json, list):
        return [decode(v, machine) for v in json]
    ((key, value),) = json.items()
    match key:
        case "v":
            return machine.variables[value]
        case "n":
            return None
        case "f":
            return float(value)
        case "c":
            return complex(*map(float, value))
        case "d":
            return machine.dtype(dtype_of(value))
        case "e":
            return ...
        case "x":
            return slice(*decode(value, machine))
        case "s" if value in ("contiguous_format", "preserve_format", "channels_last", "channels_last_3d"):
            return getattr(torch, value)
    return value


def names_in(json):
    """The variables that an argument names."""
    if isinstance(json, list):
        return [n for v in json for n in names_in(v)]
    return [json["v"]] if "v" in json else names_in(json["x"]) if "x" in json else []


def text(value):
    if isinstance(value, bool):
        return str(int(value))
    return repr(value) if isinstance(value, int) else f"{value:g}" if float(f"{value:g}") == value else repr(value)


def values_text(tensor):
    if tensor.is_complex():
        tensor = torch.view_as_real(tensor.resolve_conj())
    return " ".join(text(v) for v in tensor.reshape(-1).tolist())


def values_of(json, dtype):
    words = json.split()
    if dtype in COMPLEX:
        parts = torch.tensor([float(w) for w in words], dtype=torch.float64).reshape(-1, 2)
        return torch.view_as_complex(parts).to(dtype)
    if dtype in FLOATS:
        return torch.tensor([float(w) for w in words], dtype=torch.float64).to(dtype)
    return torch.tensor([int(w) for w in words], dtype=torch.int64).to(dtype)


def stored(tensor, error):
    """What PyTorch has in a variable: dtype, shape, strides unless contiguous, bytes, its own error."""
    t = tensor.detach()
    result = {"d": dtype_name(t.dtype), "s": list(t.shape)}
    if t.numel() > 1 and not t.is_contiguous():
        result["st"] = list(t.stride())
    if t.numel():
        plain = t.resolve_conj().resolve_neg().clone(memory_format=torch.contiguous_format).reshape(-1)
        plain = (torch.view_as_real(plain).reshape(-1) if t.is_complex() else plain).view(torch.uint8)
        result["v"] = base64.b64encode(plain.numpy().tobytes()).decode()
    if error:
        result["e"] = f"{error:.4g}"
    if tensor.requires_grad:
        result["r"] = True
    return result
