"""What PyTorch does not define: steps by rule that no program has, each with its reason.

PyTorch takes such calls, and what comes out depends on its build, on memory that nobody wrote, or on the order in
which threads and vectors go through memory.
"""

import torch
from program_machine import addresses, is_in_place
from program_values import FLOATS, decode, names_in

SORTS = {"topk", "kthvalue", "sort", "argsort", "mode", "msort", "median", "nanmedian", "quantile", "nanquantile"}
PRODUCTS = {"addmm_", "addmv_", "addbmm_", "baddbmm_", "addr_", "addmm_/decomposed"}
SCATTERS = {"select_scatter", "slice_scatter", "diagonal_scatter"}


def readable(t):
    """Not a part of a split whose base was changed: PyTorch does not even say whether it is a leaf."""
    try:
        return t.is_leaf is not None
    except RuntimeError:
        return False


def overlaps(step, machine):
    """A write that meets memory twice, or memory that it also reads at another place.

    PyTorch refuses it where its quick check sees it, and computes with half-written memory elsewhere.
    """
    if step["op"].split("/")[0] in SCATTERS:  # these copy the memory as it is, and write into the copy
        places = addresses(machine.variables[step["a"][0]["v"]])
        return len(set(places)) < len(places)
    if not is_in_place(step["op"]) or step["op"] in ("fill_", "zero_", "requires_grad_", "detach_"):
        return False
    target, *others = names_in([*step["a"], *step["k"].values()])
    written = machine.variables[target]
    places = addresses(written)
    if len(set(places)) < len(places):
        return True
    if step["op"] in PRODUCTS and any(not set(places).isdisjoint(addresses(machine.variables[n])) for n in others):
        return True
    # masked_scatter_ writes while it reads on: only what nobody else sees is read as it was.
    same = step["op"] != "masked_scatter_" and (written.data_ptr(), written.shape, written.stride())
    for t in (machine.variables[n] for n in others):
        if not set(places).isdisjoint(addresses(t)) and (t.data_ptr(), t.shape, t.stride()) != same:
            return True
    return False


def ties(step, machine):
    """A sort of equal elements: which of them comes first is not documented and differs between builds."""
    if step["op"].split("/")[0] not in SORTS or not step["a"] or "v" not in step["a"][0]:
        return False
    t = machine.variables[step["a"][0]["v"]]
    return t.unique().numel() < t.numel()


def outside(step, machine):
    """take_along_dim does not check its indices and reads memory that is not the tensor's."""
    if step["op"] != "take_along_dim":
        return False
    t, index, *dim = (machine.variables[v["v"]] if "v" in v else v.get("i") for v in [*step["a"], *step["k"].values()])
    n = t.shape[dim[0]] if dim and dim[0] is not None and t.dim() else t.numel()
    return index.numel() > 0 and bool((index.max() >= n) | (index.min() < -n))


def unwritten(step, machine):
    """pad(mode="circular") that cuts a whole dimension away gives memory that was never written."""
    if step["op"] != "nn.functional.pad/circular":
        return False
    shape = machine.variables[step["a"][0]["v"]].shape
    pads = [v["i"] for v in step["a"][1]]
    return any(-p >= n for p, n in zip(pads, (n for n in reversed(shape) for _ in (0, 1))))


def infinite(step, machine):
    """Infinity or a number beyond the range made whole: C does not define it, and builds differ."""
    for name in names_in([*step["a"], *step["k"].values()]):
        t = machine.variables[name]
        if isinstance(t, torch.Tensor) and t.is_floating_point() and t.numel() and not t.isfinite().all():
            results = [machine.variables[n] for n in step["o"]]
            target = machine.variables.get(step["a"][0].get("v")) if isinstance(step["a"][0], dict) else None
            if not results and isinstance(target, torch.Tensor) and target.dtype in WHOLE:
                return True  # written to it
            if any(isinstance(r, torch.Tensor) and r.dtype in WHOLE for r in results) and step["op"] in CASTS:
                return True
    return False


def twice(step, machine):
    """Different values written to one place by an index: which of them stays is not documented."""
    if step["op"] not in ("setitem", "index_put", "index_put_") or "v" not in step["a"][0]:
        return False
    if step["op"] != "setitem":
        index = tuple(machine.variables[v["v"]] for v in step["a"][1])
    else:
        index = tuple(decode(step["a"][1], machine))
    if "v" not in step["a"][2] or machine.variables[step["a"][2]["v"]].numel() == 1:
        return False  # one value for all
    t = machine.variables[step["a"][0]["v"]]
    places = torch.arange(t.numel()).reshape(t.shape)[index].reshape(-1)
    return places.unique().numel() < places.numel()


def foreign_bias(step, machine):
    """A convolution whose bias has another dtype: whether it is refused depends on the library that computes it."""
    if "conv" not in step["op"] or len(step["a"]) < 3 or "v" not in step["a"][2]:
        return False
    first, bias = (machine.variables[step["a"][i]["v"]] for i in (0, 2))
    return first.dtype != bias.dtype


def endless(step, machine):
    """NaN of a second derivative at a point where the first is finite: a quotient of zeros inside of PyTorch."""
    if step["op"] not in ("backward", "autograd.grad"):
        return False
    tensors = [t for t in machine.variables.values() if isinstance(t, torch.Tensor) and t.dtype in FLOATS]
    if not all(t.isfinite().all() for t in tensors):
        return False
    gradients = [t.grad for t in tensors if t.is_leaf and t.grad is not None]
    return not all(g.isfinite().all() for g in gradients)


def whole_graph(step, machine):
    """A whole number or truth that requires a gradient: a write makes one, and a backward ends in an assertion."""
    return any(isinstance(t, torch.Tensor) and readable(t) and t.requires_grad and t.dtype not in FLOATS
               for t in machine.variables.values())  # fmt: skip


def no_derivative(step, machine):
    """floor_divide, of which PyTorch states no derivative: refused or lost in silence, and zero in Obor, as that of div."""
    if not step["op"].startswith(("floor_divide", "__floordiv__")):
        return False
    names = step["o"] or names_in([step["a"][0]])
    return any(machine.variables[n].requires_grad for n in names)


def steps_behind(tensor):
    """The names of the steps that a gradient goes through."""
    seen, left = {}, [tensor.grad_fn]
    while left:
        node = left.pop()
        if node is not None and node not in seen:
            seen[node] = node.name()
            left.extend(n for n, _ in node.next_functions)
    return set(seen.values())


def third(step, machine):
    """Third derivatives of norms: PyTorch's second ones take mean and deviation for constants, so those are wrong."""
    if step["op"] not in ("backward", "autograd.grad") or step["k"].get("create_graph") != {"b": True}:
        return False
    roots = [machine.variables[n] for n in names_in([step["a"][0]])]
    return any("NormBackwardBackward" in name for t in roots for name in steps_behind(t))


def huber_of_two(step, machine):
    """huber_loss of two dtypes: PyTorch computes it, and its own backward refuses what it computed."""
    if step["op"] != "nn.functional.huber_loss":
        return False
    return len({machine.variables[n].dtype for n in names_in([*step["a"], *step["k"].values()])}) > 1


def uneven(step, machine):
    """A source larger than the index: documented to have no backward, which PyTorch only refuses when it gets there."""
    if not step["op"].startswith("scatter"):
        return False
    tensors = [machine.variables[n] for n in names_in([*step["a"], *step["k"].values()])]
    return len(tensors) == 3 and tensors[2].requires_grad and tensors[1].shape != tensors[2].shape


def few_weights(step, machine):
    """More draws without replacement than there are weights above zero: the documentation forbids it."""
    if step["op"] != "multinomial":
        return False
    weights = machine.variables[step["a"][0]["v"]]
    drawn = machine.variables[step["o"][0]]
    return bool(((weights > 0).sum(-1) < drawn.shape[-1]).any())


def changed_factor(step, machine):
    """A factor of kron changed before backward: PyTorch notices nothing, and differentiates with the new numbers."""
    if not is_in_place(step["op"]):
        return False
    places = set(addresses(machine.variables[step["a"][0]["v"]]))
    for name in (n for s in machine.done if s["op"] == "kron" for n in names_in(s["a"])):
        if not places.isdisjoint(addresses(machine.variables[name])):
            return True
    return False


def grown(step, machine):
    """addbmm_ of a sum that is larger than its input: PyTorch resizes memory that other views go on seeing."""
    return step["op"] == "addbmm_" and machine.changed_shape


def outside_label(step, machine):
    """A label of ctc_loss that is no class: memory behind the probabilities is read."""
    if step["op"] != "nn.functional.ctc_loss":
        return False
    logs, labels = (machine.variables[step["a"][i]["v"]] for i in (0, 1))
    return bool(((labels < 0) | (labels >= logs.shape[-1])).any())


def nuclear(step, machine):
    """The nuclear norm of a matrix without full rank: its gradient is that of whatever basis of the null space comes."""
    if "norm" not in step["op"] or not any(v == {"s": "nuc"} for v in [*step["a"], *step["k"].values()]):
        return False
    t = machine.variables[step["a"][0]["v"]].detach().double()
    return t.dim() > 1 and t.numel() > 0 and bool((torch.linalg.matrix_rank(t) < min(t.shape[-2:])).any())


def rotated(step, machine):
    """The first factor of qr or polar of a matrix without full rank, of which rounding chooses a part of the columns, and
    least squares by QR, which the documentation gives to those of full rank alone; pivots of lu among what rounding left."""
    if step["op"] not in ("qr", "linalg.qr", "linalg.polar", "linalg.lstsq/grad_oriented", "lu", "linalg.lu", "linalg.lu_factor", "linalg.lu_factor_ex"):
        return False
    t = machine.variables[step["a"][0]["v"]].detach()
    wide = t.to(torch.complex128 if t.is_complex() else torch.float64)
    return wide.numel() > 0 and bool((torch.linalg.matrix_rank(wide) < min(wide.shape[-2:])).any())


def on_cut(step, machine):
    """A slope of asin and its kin on their cuts: PyTorch adds a 1 that takes the sign of the zero away, and so takes
    the slope of the other side."""
    name = step["op"].removeprefix("arc").removeprefix("a").rstrip("_")
    if name not in ("sin", "cos", "sinh", "cosh") or not step["op"].startswith("a"):
        return False
    t = machine.variables[step["a"][0]["v"]]
    if not t.is_complex() or not t.requires_grad:
        return False
    t = t.detach()
    return bool(((t.real if name == "sinh" else t.imag) == 0).any())


def own_refusal(step, machine):
    """vander, whose backward PyTorch always refuses (it writes over what cumprod saved), and addr of a whole and a
    float vector, addcdiv by whole numbers and atan2 of truths, which it computes and then cannot differentiate; atan2 of
    uint8, whose negative numbers its gradient takes without a sign, dist of a real and a complex tensor, soft_margin_loss and logaddexp of truths."""
    tensors = [machine.variables[n] for n in names_in([*step["a"], *step["k"].values()])]
    grad = any(isinstance(t, torch.Tensor) and t.requires_grad for t in tensors)
    kinds = {t.dtype for t in tensors}
    if step["op"].startswith(("atan2", "arctan2")):
        return grad and bool(kinds & {torch.bool, torch.uint8})
    if step["op"] == "nn.functional.soft_margin_loss" or step["op"].startswith("logaddexp"):
        return grad and torch.bool in kinds
    if step["op"] == "dist":
        return grad and len({t.is_complex() for t in tensors}) > 1
    return grad and (step["op"] == "vander" or step["op"].startswith(("addr", "addcdiv")) and len(kinds) > 1)


def spacings(step, machine):
    """Coordinates of gradient that are not as many as the places: PyTorch does not count them, and broadcasts them."""
    if step["op"] != "gradient" or not isinstance(step["k"].get("spacing"), list):
        return False
    spacing, dims = step["k"]["spacing"], step["k"].get("dim")
    t = machine.variables[step["a"][0]["v"]]
    dims = [v["i"] for v in dims] if isinstance(dims, list) else range(t.dim())
    return any("v" in v and machine.variables[v["v"]].numel() != t.shape[d] for v, d in zip(spacing, dims))


def whole_memory(step, machine):
    """as_strided of a copy by select_scatter and its kind: where in its memory the copy begins is nobody's business."""
    if not step["op"].startswith("as_strided"):
        return False
    place = machine.variables[step["a"][0]["v"]].untyped_storage().data_ptr()
    made = (n for s in machine.done if s["op"].split("/")[0] in SCATTERS for n in s["o"])
    return any(machine.variables[n].untyped_storage().data_ptr() == place for n in made)


def half_complex(step, machine):
    """view_as_complex of float16, and what it gives: complex32, which PyTorch itself calls experimental."""
    if step["op"] == "view_as_complex" and machine.variables[step["a"][0]["v"]].dtype == torch.float16:
        return True
    return any(machine.variables[n].dtype == torch.complex32 for n in step["o"] if isinstance(machine.variables[n], torch.Tensor))


def beyond(step, machine):
    """as_strided_ that leaves what the view covered: the gradient of what lies outside is dropped."""
    if step["op"] != "as_strided_":
        return False
    t = machine.variables[step["a"][0]["v"]]
    return t.requires_grad and not machine.covered.issuperset(addresses(t))


def repeated_base(step, machine):
    """A write through a view of a tensor in which elements share memory: its gradient gets strides of 0 and holds one
    number for several."""
    if not is_in_place(step["op"]) or not machine.variables[step["a"][0]["v"]]._is_view():
        return False
    t = machine.variables[step["a"][0]["v"]]
    base = addresses(t._base)
    return t.requires_grad and len(set(base)) < len(base)


def inner_write(step, machine):
    """A write to what PyTorch's own code left as a view of something that nobody has: its graph gets steps of its own."""
    if not is_in_place(step["op"]):
        return False
    t = machine.variables[step["a"][0]["v"]]
    return t.requires_grad and t._is_view() and not any(v is t._base for v in machine.variables.values())


def empty_block(step, machine):
    """block_diag with a block without elements: PyTorch's backward does not count its rows or columns."""
    if step["op"] != "block_diag":
        return False
    blocks = [machine.variables[n] for n in names_in(step["a"])]
    return any(b.numel() == 0 for b in blocks) and any(b.requires_grad for b in blocks)


def rounded_inside(step, machine):
    """cross_entropy of 16-bit logits and wider probabilities: the logarithms are rounded to 16 bits on the way, which
    one of two neighbours is taken depends on the vectors of the processor, and the wide result shows it."""
    if step["op"] != "nn.functional.cross_entropy":
        return False
    first, target = (machine.variables[step["a"][i]["v"]] for i in (0, 1))
    return first.dtype in (torch.bfloat16, torch.float16) and target.dtype in (torch.float32, torch.float64)


def zero_sign(step, machine):
    """Zeros of cholesky_inverse: their sign is that of the order in which LAPACK adds products of zeros."""
    return step["op"] == "cholesky_inverse" and any((machine.variables[n] == 0).any() for n in step["o"])


def no_factor(step, machine):
    """cholesky_inverse of a matrix whose diagonal is not real: it is no Cholesky factor, and LAPACK reads the real parts
    of some of its numbers."""
    if step["op"] != "cholesky_inverse":
        return False
    t = machine.variables[step["a"][0]["v"]].detach()
    return t.is_complex() and bool((t.diagonal(0, -2, -1).imag != 0).any())


def one_statistic(step, machine):
    """A normalisation whose running mean and variance share memory, or in which elements do: both are written, element by
    element, in an order that nothing says. Or one that is of no real floats, which batch_norm refuses and instance_norm
    forgets to look at, or finds out late."""
    if "batch_norm" not in step["op"] and "instance_norm" not in step["op"]:
        return False
    names = names_in([*step["a"][1:3], *(v for k, v in step["k"].items() if k.startswith("running"))])
    places = [p for n in names for p in addresses(machine.variables[n])]
    whole = any(not machine.variables[n].is_floating_point() for n in names)
    return whole and "instance_norm" in step["op"] or len(set(places)) < len(places)


def no_rate(step, machine):
    """poisson of a rate that was computed and is 0: no random number is taken for it, but one is where another order of
    rounding leaves something, and all draws after it are others."""
    if step["op"] != "poisson":
        return False
    name = step["a"][0]["v"]
    computed = any(name in s["o"] for s in machine.done)
    return computed and bool((machine.variables[name] == 0).any())


def shared_zero(step, machine):
    """sgn of a real tensor, whose gradient is a zero that has no memory: what comes after is added to it in place, and refused."""
    if step["op"].rstrip("_") != "sgn":
        return False
    t = machine.variables[step["a"][0]["v"]]
    return t.requires_grad and not t.is_complex()


def by_result(step, machine):
    """A recorded gradient of householder_product as a function of the product: PyTorch's formula reads it, any other need not."""
    if step["op"] != "autograd.grad":
        return False
    outputs, inputs = ([machine.variables[n] for n in names_in([a])] for a in step["a"][:2])
    made = any("Householder" in str(t.grad_fn) for t in inputs)
    return made and any("Householder" in name for t in outputs for name in steps_behind(t))


def nothing_left(step, machine):
    """Residuals of least squares that but for rounding are zero."""
    if step["op"] != "linalg.lstsq":
        return False
    residuals = machine.variables.get(step["o"][1]) if len(step["o"]) > 1 else None
    if not isinstance(residuals, torch.Tensor) or residuals.numel() == 0:
        return False
    size = machine.variables[step["a"][1]["v"]].detach().abs().nan_to_num(0, 0, 0).max() ** 2
    return bool((residuals.detach() < 1024 * torch.finfo(residuals.dtype).eps * size).any())


def near_cut(step, machine):
    """A complex number that but for rounding lies on a cut, or on an axis: the angle's sign is that of what rounding left."""
    name = step["op"].rstrip("_")
    if name.replace("arc", "a") not in CUT:
        return False
    t = machine.variables[step["a"][0]["v"]]
    if not t.is_complex() or t.numel() == 0:
        return False
    t = t.detach()
    least = 1024 * torch.finfo(t.dtype).eps * t.abs().nan_to_num(0, 0, 0).max()
    return any(bool(((part != 0) & (part.abs() < least)).any()) for part in (t.real, t.imag))


CUT = {"acos", "acosh", "asin", "asinh", "atan", "atanh", "log", "log2", "log10", "log1p", "sqrt", "rsqrt", "pow", "angle", "float_power"}


def near_whole(step, machine):
    """A whole number of a float that is one but for its last digits: another order of rounding gives the one below."""
    t = machine.variables.get(step["a"][0].get("v")) if step["a"] and isinstance(step["a"][0], dict) else None
    if not isinstance(t, torch.Tensor) or not t.is_floating_point():
        return False
    results = [machine.variables[n] for n in step["o"]]
    casts = step["op"] in CASTS and any(isinstance(r, torch.Tensor) and r.dtype in WHOLE for r in results)
    if not casts and step["op"].rstrip("_") not in STEPS:
        return False
    value = t.detach()
    distance = (value - value.round()).abs()
    digits = 2 if t.dtype in (torch.bfloat16, torch.float16) else 64
    return bool(((distance > 0) & (distance < digits * torch.finfo(t.dtype).eps * value.abs())).any())


STEPS = {"floor", "ceil", "trunc", "fix", "frac"}
WHOLE = {torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8}
CASTS = {"long", "int", "short", "char", "byte", "to", "type_as"}
RULES = (overlaps, ties, outside, unwritten, infinite, twice, foreign_bias, endless, whole_graph, few_weights, no_derivative, third, huber_of_two, uneven,
         changed_factor, grown, outside_label, nuclear, rotated, on_cut, own_refusal, spacings, whole_memory, half_complex, beyond, repeated_base, zero_sign, inner_write, empty_block, rounded_inside,
         no_factor, one_statistic, no_rate, near_whole, shared_zero, by_result, nothing_left, near_cut)  # fmt: skip


def undefined(step, machine):
    """Whether one of the rules holds for a step that was just performed."""
    return any(rule(step, machine) for rule in RULES)
