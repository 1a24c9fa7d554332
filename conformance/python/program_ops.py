"""The operations that programs are drawn from: every entry of PyTorch's op_db, in place too, that Obor has."""

import op_cases
import torch
import torch.nn.functional as F
from fixtures import tensors
from program_values import COMPLEX, FLOATS, Unwritable, encode

DTYPES = (
    torch.float32, torch.float64, torch.bfloat16, torch.float16, torch.int64, torch.int32, torch.int16, torch.int8,
    torch.uint8, torch.bool, torch.complex64, torch.complex128,
)  # fmt: skip
ELEMENTS = 80

# What their results hold is nobody's: they are filled at once.
FILLED = {"empty_like", "new_empty", "empty", "empty_permuted", "empty_strided", "new_empty_strided"}
# Drawn more often: most of their draws fail, or Java has one name for several entries and this one for few.
RARE = {
    "nn.functional.max_pool1d", "nn.functional.max_pool2d", "nn.functional.max_pool3d/hand", "nn.functional.conv_transpose3d",
    "nn.functional.adaptive_max_pool3d/hand", "masked_scatter_", "nonzero", "rand_like/plain",
    "slice_scatter/hand", "sub", "nn.functional.fold", "nn.functional.adaptive_max_pool1d", "nn.functional.adaptive_max_pool2d",
    "nn.functional.fractional_max_pool2d", "nn.functional.fractional_max_pool3d", "poisson", "clamp_min",
    "atanh_", "bool", "diagonal_scatter", "bernoulli", "nn.functional.dropout1d", "uniform_", "bfloat16", "half", "byte", "char", "float", "short", "double", "int", "long",
}  # fmt: skip
# PyTorch's own memory is overwritten where pivots or reflectors do not fit: only what its samples fit is given.
FRAGILE = {"lu_unpack", "lu_solve", "ormqr", "orgqr", "cholesky", "cholesky_inverse", "cholesky_solve", "geqrf"}
FRAGILE |= {"rnn_tanh", "rnn_relu", "gru", "lstm", "rnn_tanh_cell", "rnn_relu_cell", "gru_cell", "lstm_cell", "linalg.lu_solve", "linalg.ldl_solve", "linalg.householder_product", "linalg.tensorinv"}
# They make no tensor of others, or change sizes behind the program's back.
LEFT_OUT = {"rand_like", "normal", "randn", "randint", "empty", "empty_permuted", "empty_strided", "new_empty_strided", "resize_", "resize_as_", "__getitem__"}
# Not the function of nn.functional, which checks more, and whose name it has in Java.
LEFT_OUT |= {"group_norm"}
# Signs of singular vectors are nobody's choice; `--dtype` cases turn them before they compare. Of svd and eigh the
# values are compared (program_machine.py), eigenvalues of a general matrix have no order.
# Neither is what makes matrices without full rank of two factors first.
LEFT_OUT |= {"linalg.pinv/singular", "svd_lowrank", "pca_lowrank", "linalg.eig", "linalg.eigvals"}


def camel(name):
    """log_softmax becomes logSoftmax; an underscore at an end stays."""
    result, upper = "", False
    for i, ch in enumerate(name):
        inner = ch == "_" and 0 < i < len(name) - 1
        if not inner:
            result += ch.upper() if upper else ch
        upper = inner
    return result


def entries(index):
    """What stands in the brackets: one entry alone is no tuple, which makes a difference to a slice."""
    if not isinstance(index, list):
        return index
    return index[0] if len(index) == 1 else tuple(index)


def setitem(tensor, index, value):
    tensor[entries(index)] = value


def getitem(tensor, index):
    return tensor[entries(index)]


def backward(tensor, gradient=None, retain_graph=None, create_graph=False):
    # A copy: PyTorch may keep the gradient that it is given as a leaf's, and add to it.
    gradient = None if gradient is None else gradient.clone()
    tensor.backward(gradient, retain_graph=retain_graph, create_graph=create_graph)


def grad(outputs, inputs, grad_outputs, retain_graph=None, create_graph=False):
    grad_outputs = [g.clone() for g in grad_outputs]
    return torch.autograd.grad(
        outputs, inputs, grad_outputs, retain_graph=retain_graph, create_graph=create_graph, allow_unused=True
    )


SPECIAL = {
    "getitem": getitem,
    "setitem": setitem,
    "backward": backward,
    "autograd.grad": grad,
    "grad": lambda tensor: tensor.grad,
    "data": lambda tensor: tensor.data,
}
# Entries that work on a copy in op_db, or seed the generator themselves: the method or function itself is called.
PLAIN = {
    "bernoulli", "multinomial", "randn_like", "randint_like", "nn.functional.dropout",
    "nn.functional.dropout2d", "nn.functional.dropout3d", "nn.functional.alpha_dropout",
    "nn.functional.feature_alpha_dropout", "nn.functional.rrelu", "nn.functional.scaled_dot_product_attention",
    "nn.functional.fractional_max_pool2d", "nn.functional.fractional_max_pool3d",
    "nn.functional.multi_head_attention_forward",
}  # fmt: skip
# Those that draw in place, though op_db calls them without the underscore.
DRAWN_IN_PLACE = {"uniform", "exponential", "log_normal", "cauchy", "geometric"}
# Names that op_db has not, by the arguments after the tensor; a tensor argument is given by its dtype's kind.
EXTRA = {
    "clip_": [[-1.5, 1.5]], "copy_": [["like"]], "detach": [[]], "detach_": [[]], "relu_": [[]],
    "requires_grad_": [[], [False]], "retain_grad": [[]], "cpu": [[]], "data": [[]], "type_as": [["other"]],
    "bernoulli_": [[0.5], []], "random_": [[0, 7], [5]], "rand_like/plain": [[]], "normal_": [[], [0.5, 2.0]], "normal": [[0.5]], "nn.functional.dropout1d": [[0.5, True]],
    "poisson": [[]], "nonzero_as_tuple": [[]], "clamp_min_": [[-0.5], ["like"]], "clamp_max_": [[0.5], ["like"]],
    "nn.functional.max_pool1d_with_indices": [[2]], "slice_scatter/hand": [["column", 1, 1, 2, 1], ["column", -1, 0, 1, 1]],
    "nn.functional.fold": [["columns", [4, 4], 2], ["columns", [2, 10], 2]],
    "nn.functional.max_pool3d/hand": [["volume", 2], ["volume", [1, 2, 1]]],
    "nn.functional.adaptive_max_pool3d/hand": [["volume", [1, 2, 2]], ["volume", [1, 1, 1]]],
    "nn.functional.hardtanh_": [[], [-0.5, 0.75]], "nn.functional.rrelu_": [[0.1, 0.3], [0.1, 0.3, True]],
    "nn.functional.gumbel_softmax": [[0.5], [1.0, True]], "fill_diagonal_": [[0.5], [1.5, True]],
    "nn.functional.lp_pool1d": [[2.0, 2], [3.0, 2, 1]], "nn.functional.lp_pool2d": [["volume", 2.0, 2]],
    "nn.functional.lp_pool3d": [["volume", 2.0, [1, 2, 2]]], "nn.functional.upsample": [["volume", None, 2]],
    "vander": [["row"], ["row", 3, True]], "chain_matmul": [["turned"]], "slogdet": [["square"]],
    "nn.functional.affine_grid": [["batch", [1, 1, 3, 2], False], ["batch", [1, 2, 2, 2], True]],
    "select_copy": [[0, 0], [-1, -1]], "slice_copy": [[0, 0, 1], [-1, 0, 2, 2]], "split_copy": [[1]],
    "special.gammainc": [["like"]], "special.gammaincc": [["like"]], "native_dropout": [[0.5, True], [0.5, False]],
    "rnn_tanh_cell": [["hidden", "in1", "own1", "bias1", "bias1"]],
    "rnn_relu_cell": [["hidden", "in1", "own1", "bias1", "bias1"]], "gru_cell": [["hidden", "in3", "own3", "bias3", "bias3"]],
    "lstm_cell": [[["hidden", "hidden"], "in4", "own4", "bias4", "bias4"]],
    "rnn_tanh": [["steps", "h", ["own1", "own1", "bias1", "bias1"], True, 1, 0.0, False, False, False]],
    "rnn_relu": [["steps", "h", ["own1", "own1"], False, 1, 0.0, True, False, False]],
    "gru": [["steps", "h", ["own3", "own3", "bias3", "bias3"], True, 1, 0.0, True, False, False],
            ["steps", "hh", ["own3", "own3", "own3", "own3"], False, 1, 0.0, True, True, False]],
    "lstm": [["steps", ["h", "h"], ["own4", "own4", "bias4", "bias4"], True, 1, 0.0, True, False, False],
             ["steps", ["hh", "hh"], ["own4", "own4", "own4", "own4"], False, 1, 0.0, False, True, False]],
    "nn.functional.ctc_loss": [["steps", "labels", "lengths", "one"]], "type": [[torch.float64], [torch.int32]],
    "nn.functional.triplet_margin_with_distance_loss": [["like", "flipped"]], "unsafe_split_with_sizes": [[[1, 1]]],
}  # fmt: skip


NAMES = {
    "nn.functional.dropout1d": ["input", "p", "training"],
    "nn.functional.gumbel_softmax": ["logits", "tau", "hard", "eps", "dim"],
    "nn.functional.affine_grid": ["theta", "size", "align_corners"],
    "nn.functional.upsample": ["input", "size", "scale_factor", "mode", "align_corners"],
    "nn.functional.hardtanh_": ["input", "min_val", "max_val"],
    "vander": ["x", "N", "increasing"],
    "nn.functional.lp_pool1d": ["input", "norm_type", "kernel_size", "stride", "ceil_mode"],
    "nn.functional.rrelu_": ["input", "lower", "upper", "training"],
}  # fmt: skip


class Op:
    """An operation that can be called by its entry's name."""

    def __init__(self, entry, call, info=None, extra=None):
        self.entry, self.call, self.info, self.extra = entry, call, info, extra
        self.cache, self.large = {}, False

    def header(self):
        if self.info is None:
            return {"op": self.entry, "names": NAMES.get(self.entry, []), "defaults": {}}
        defaults, names = op_cases.signature(self.info)
        plain = (type(None), bool, int, float, str, torch.dtype)
        names = max(names, key=len, default=[])
        names = names[1::-1] + names[2:] if self.entry in op_cases.SWAPPED else names
        kept = {k: encode(v, None) for k, v in defaults.items() if isinstance(v, plain)}
        return {"op": self.entry, "names": names, "defaults": kept}

    def dtypes(self):
        if self.info is None:
            return [d for d in DTYPES if d not in COMPLEX]
        return [d for d in DTYPES if d in self.info.dtypes]

    def samples(self, dtype):
        """Small samples of PyTorch's authors: [arguments, keywords]."""
        if dtype not in self.cache:
            self.cache[dtype] = list(self.make(dtype))
        return self.cache[dtype]

    def make(self, dtype):
        state = torch.get_rng_state()
        torch.manual_seed(len(self.entry))
        try:
            if self.info is None:
                yield from (self.hand(pattern, dtype) for pattern in self.extra)
                return
            samples = list(self.info.sample_inputs("cpu", dtype, requires_grad=False))
        except Exception:
            return
        finally:
            torch.set_rng_state(state)
        self.large |= bool(samples) and min(map(op_cases.weight, samples)) > ELEMENTS
        for sample in op_cases.choose(samples, 12, ELEMENTS):
            arguments = op_cases.arguments(self.info, sample)
            if not all(t.layout == torch.strided and t.dtype in DTYPES for t in tensors([arguments, sample.kwargs])):
                continue
            if sum(t.numel() for t in tensors([arguments, sample.kwargs])) > 3000:
                continue
            if self.entry in ("any", "all") and sample.kwargs.get("dim") in ([], ()):
                continue  # in Java no dimension is all dimensions
            if sample.kwargs.get("inplace") or sample.kwargs.get("sparse"):
                continue
            try:
                encode([arguments, list(sample.kwargs.values())], lambda t: {"v": ""})
            except Unwritable:
                continue
            yield arguments, sample.kwargs

    def hand(self, pattern, dtype):
        x = torch.tensor([[0.5, -1.25, 2.0], [1.5, 0.25, -0.75]]).to(dtype)
        other = {"like": x.flip(0), "other": torch.ones(2, dtype=torch.float64)}
        other |= {"column": x[:, 1:2].contiguous(), "turned": x.t().contiguous(), "flipped": x.flip(1)}
        # Of recurrent cells with three inputs and two hidden numbers, and so many gates.
        other |= {"hidden": x[:, :2].contiguous()}
        other |= {f"in{n}": x.repeat(n, 1) for n in (1, 3, 4)} | {f"own{n}": x[:, 1:].repeat(n, 1) for n in (1, 3, 4)}
        other |= {f"bias{n}": x[0, :2].repeat(n) for n in (1, 3, 4)}
        other |= {"h": x[:1, :2].reshape(1, 1, 2), "hh": x[:, :2].reshape(2, 1, 2)}
        other |= {"labels": torch.tensor([[1]]), "lengths": torch.tensor([3]), "one": torch.tensor([1])}
        kinds = {"row": x[0].clone(), "batch": x.unsqueeze(0), "square": x[:, :2].contiguous(), "steps": x.reshape(3, 1, 2)}
        if pattern[:1] and isinstance(pattern[0], str) and pattern[0] in kinds:
            x, pattern = kinds[pattern[0]], pattern[1:]
        if pattern[:1] == ["volume"]:
            x = torch.arange(-6, 10).mul(7).remainder(17).reshape(1, 2, 2, 4).to(dtype)
            pattern = pattern[1:]
        if pattern[:1] == ["columns"]:
            x = torch.arange(-6, 12).mul(7).remainder(17).reshape(2, 9).repeat(2, 1).unsqueeze(0).to(dtype)
            pattern = pattern[1:]

        def named(p):
            if isinstance(p, list):
                return [named(q) for q in p]
            return other[p] if isinstance(p, str) else p

        return [x, *map(named, pattern)], {}


class Ops:
    """All of them, by name."""

    def __init__(self, present=None):
        self.table = {}
        for info in op_cases.op_db:
            entry = op_cases.entry_name(info)
            if {entry, info.name} & LEFT_OUT or info.name.startswith(("torch.ops", "jiterator", "_")) and info.name[:2] != "__":
                continue
            if info.name in DRAWN_IN_PLACE or info.name.endswith("_") and not info.name.endswith("__"):
                name = info.name.rstrip("_") + "_"
                self.table.setdefault(name, Op(name, getattr(torch.Tensor, name), info))
                continue
            if info.name in PLAIN:
                self.table.setdefault(info.name, Op(info.name, self.find(info.name), info))
                continue
            swapped = entry in op_cases.SWAPPED
            call = (lambda f: lambda a, b, *c, **k: f(b, a, *c, **k))(info.op) if swapped else info.op
            self.table[entry] = Op(entry, call, info)
            if info.inplace_variant is not None and not info.name.endswith("_"):
                self.table.setdefault(info.name + "_", Op(info.name + "_", info.inplace_variant, info))
            for alias in info.aliases:
                if alias.op is not None and alias.name not in LEFT_OUT:
                    self.table.setdefault(alias.name, Op(alias.name, alias.op, info))
                if alias.inplace_variant is not None:
                    self.table.setdefault(alias.name + "_", Op(alias.name + "_", alias.inplace_variant, info))
        for name, patterns in EXTRA.items():
            self.table[name] = Op(name, self.find(name), None, patterns)
        for name, call in SPECIAL.items():
            self.table.setdefault(name, Op(name, call, None, []))
        self.drawn = sorted(e for e in self.table if self.is_drawn(e, present))
        self.drawn += [e for e in self.drawn if e in RARE] * 2

    @staticmethod
    def find(name):
        if name in SPECIAL:
            return SPECIAL[name]
        if name == "nonzero_as_tuple":
            return lambda x: torch.nonzero(x, as_tuple=True)
        name = name.split("/")[0]
        if name.startswith("nn.functional."):
            return getattr(F, name.removeprefix("nn.functional."))
        if name.startswith("special."):
            return getattr(torch.special, name.removeprefix("special."))
        return getattr(torch.Tensor, name, None) or getattr(torch, name)

    def is_drawn(self, entry, present):
        if entry in SPECIAL and entry != "data":
            return False
        return present is None or entry in present

    def call(self, entry):
        return self.table[entry].call


def is_float(dtype):
    return dtype in FLOATS
