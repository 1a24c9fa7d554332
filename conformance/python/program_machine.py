"""Runs a program with PyTorch: as written, in float64, or in float64 with every rounding moved a little."""

import torch
from program_values import COMPLEX, FLOATS, decode, dtype_of, names_in, values_of

# A float64 run moves every result that its dtype cannot hold by up to so much of it.
MOVES = {torch.float64: 2.0**-50, torch.float32: 2.0**-22, torch.bfloat16: 2.0**-8, torch.float16: 2.0**-11}
MOVES |= {torch.complex64: 2.0**-22, torch.complex128: 2.0**-50}
# Which results say something: vectors have signs, or phases, that nobody chose. Eigenvalues of eig have no order.
DEFINED = {"svd": {1}, "linalg.svd": {1}, "linalg.eigh": {0}}
# Differences of almost equal numbers, which are as exact as those are; nor is a zero exact.
CANCELS = ("nn.functional.tanhshrink", "logaddexp", "logaddexp2", "special.ndtr")
# Sums of products: rounded on the way, even where the result is a short number.
SUMS = ("logaddexp", "matmul", "mm", "bmm", "mv", "dot", "linear", "conv", "einsum", "inner", "norm", "cdist", "attention", "corrcoef", "cov", "bag", "gru", "lstm", "rnn")
# Functions of matrices: their results have seen many roundings, each of which may have been another one. Of float64 alone:
# of shorter numbers PyTorch's own error is known.
MATRICES = ("linalg.", "matrix_exp", "matrix_power", "inverse", "pinverse", "det", "logdet", "slogdet", "cholesky", "lu_solve", "qr", "svd")
WIDE = (torch.float64, torch.complex128)
CASTS = ("float", "half", "bfloat16", "double")


def flat(value):
    if isinstance(value, (tuple, list)):
        return [v for part in value for v in flat(part)]
    return [value]


def addresses(t):
    """Where the elements of a tensor lie."""
    if t.numel() == 0:
        return []
    places = torch.zeros([], dtype=torch.int64)
    for d, (n, s) in enumerate(zip(t.shape, t.stride())):
        places = places + torch.arange(n).mul(s).reshape([n] + [1] * (t.dim() - d - 1))
    return [t.data_ptr() + t.element_size() * p for p in places.reshape(-1).tolist()]


def is_in_place(entry):
    return entry.endswith("_") and not entry.endswith("__") or entry == "setitem"


class Machine:
    """The variables of one run.

    `wide` computes in float64; `narrow`, the dtypes of the variables in a run as written, also moves results.
    """

    def __init__(self, ops, wide=False, narrow=None, seed=0):
        self.ops, self.wide, self.narrow = ops, wide, narrow
        self.variables = {}
        self.done, self.changed_shape, self.covered = [], False, set()
        self.noise = torch.Generator().manual_seed(seed) if narrow is not None else None
        torch.manual_seed(0)

    def dtype(self, dtype):
        return WIDE[dtype in COMPLEX] if self.wide and dtype in FLOATS else dtype

    def add(self, spec):
        dtype = dtype_of(spec["d"])
        data = values_of(spec["v"], dtype).to(self.dtype(dtype))
        if "st" in spec:
            data = torch.as_strided(data, spec["s"], spec["st"], spec["of"])
        else:
            data = data.reshape(spec["s"])
        self.variables[spec["n"]] = data.detach().requires_grad_(bool(spec.get("g")))

    def step(self, step):
        entry = step["op"]
        arguments = decode(step["a"], self)
        keywords = {k: decode(v, self) for k, v in step["k"].items()}
        if self.wide and entry in CASTS:
            entry = "double"
        if self.wide and entry in ("cfloat", "chalf"):
            entry = "cdouble"
        own = arguments[0] if arguments and isinstance(arguments[0], torch.Tensor) else None
        shape = None if own is None else own.shape
        if entry == "as_strided_":
            self.covered = set(addresses(own))
        before = {t.untyped_storage().data_ptr() for t in self.variables.values() if t is not None}
        for name in names_in([*step["a"], *step["k"].values()]):
            # A view whose base got a history through another view notices only when it is looked at.
            getattr(self.variables[name], "grad_fn", None)
        with torch.set_grad_enabled(not step.get("ng")):
            result = self.ops.call(entry)(*arguments, **keywords)
        self.changed_shape = own is not None and own.shape != shape
        results = flat(result)
        if step["o"]:
            if len(results) < len(step["o"]):
                raise IndexError("fewer results than before")
            said = DEFINED.get(entry, range(len(results)))
            for i, (name, value) in enumerate(zip(step["o"], results)):
                if i in said:
                    self.variables[name] = value
        if self.narrow is not None:
            self.move(step, before)
        self.done.append(step)
        return results

    def move(self, step, before):
        names = [n for n in step["o"] if n in self.narrow and n in self.variables]
        targets = [(n, self.variables[n]) for n in names]
        targets = [(n, t) for n, t in targets if isinstance(t, torch.Tensor) and t.untyped_storage().data_ptr() not in before]
        if is_in_place(step["op"]) and isinstance(step["a"][0], dict) and "v" in step["a"][0]:
            targets.append((step["a"][0]["v"], self.variables[step["a"][0]["v"]]))
        for name, tensor in targets:
            if tensor.dtype not in FLOATS or tensor.numel() == 0 or name not in self.narrow:
                continue
            if any(n > 1 and s == 0 for n, s in zip(tensor.shape, tensor.stride())):
                continue
            dtype = self.narrow[name]
            data = tensor.data
            if dtype not in MOVES or data.dtype not in WIDE:
                continue
            exact = data.to(dtype).to(data.dtype) == data
            matrix = dtype in WIDE and step["op"].startswith(MATRICES)
            if matrix or any(name in step["op"] for name in SUMS):
                exact = data == 0
            size = MOVES[dtype] * (64 if matrix else 1)
            factor = 1 + size * (2 * torch.rand(data.shape, generator=self.noise, dtype=torch.float64) - 1)
            moved = data * factor
            if matrix:  # what is left of a difference may as well have the other sign
                moved = moved + (factor - 1) * data.abs().nan_to_num(0, 0, 0).max()
            if step["op"] in CANCELS:
                exact = torch.zeros_like(exact)
                moved = moved + self.variables[step["a"][0]["v"]].detach() * (factor - 1)
            data.copy_(torch.where(exact, data, moved))


def run(ops, program, count=None, **options):
    """A machine after the first `count` steps, all of them by default."""
    machine = Machine(ops, **options)
    default = torch.get_default_dtype()
    if machine.wide:
        torch.set_default_dtype(torch.float64)
    try:
        for spec in program["inputs"]:
            machine.add(spec)
        for step in program["steps"][:count]:
            machine.step(step)
    finally:
        torch.set_default_dtype(default)
    return machine
