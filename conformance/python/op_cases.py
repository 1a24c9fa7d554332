"""PyTorch's own cases of its operators: `op_db` of torch.testing._internal, imported and never copied."""

import inspect

import derived
import torch
import widened as wider
from fixtures import COMPLEX, FLOATS, FORM, TOLERANCE, SEED, Unsupported, evaluate, flat, needless, tensors, widened
from torch.testing._internal.common_methods_invocations import op_db
from torch.testing._internal.opinfo.core import BinaryUfuncInfo, UnaryUfuncInfo

DTYPES = (torch.float32, torch.float64, torch.bfloat16, torch.int64, torch.bool)
FURTHER = (torch.float16, torch.int32, torch.int16, torch.int8, torch.uint8, torch.complex64, torch.complex128)

# Their results hold whatever was in memory: shape, dtype and strides are compared.
UNINITIALIZED = set("empty empty_like empty_permuted empty_strided new_empty new_empty_strided resize_ resize_as_".split())
EXTREMES = [0.0, -0.0, float("inf"), -float("inf"), float("nan"), 1e-40, -1e-40, 100.0, -100.0, 1e30, -1e30, 1e-30,
            -1e-30, 1.0, -1.0, 0.5]  # fmt: skip


# Their entries take the first two arguments in the other order, to differentiate the first.
SWAPPED = {"nn.functional.embedding", "nn.functional.embedding_bag", "normal/number_mean"}


def entry_name(op):
    return op.name + ("/" + op.variant_test_name if op.variant_test_name else "")


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
            [(a.name, a.default_value if a.has_default_value() else inspect.Parameter.empty)
             for a in sorted(s.arguments, key=lambda a: a.kwarg_only)]  # fmt: skip
            for s in torch._C._jit_get_schemas_for_operator("aten::" + name)
        ]
    defaults = {}
    for overload in found:
        for name, value in overload:
            if value is not inspect.Parameter.empty:
                defaults.setdefault(name, value)
    return defaults, [[name for name, _ in overload] for overload in found]


def header(op, store):
    defaults, names = signature(op)
    plain = (type(None), bool, int, float, str, torch.dtype, list, tuple)
    names = max(names, key=len, default=[])
    if entry_name(op) in SWAPPED:
        names[:2] = reversed(names[:2])
    record = {"op": op.name, "entry": entry_name(op), "form": FORM, "names": names}
    record["defaults"] = {k: store.encode(v) for k, v in defaults.items() if isinstance(v, plain)}
    if op.name in UNINITIALIZED:
        record["uninitialized"] = True
    if isinstance(op, (UnaryUfuncInfo, BinaryUfuncInfo)):
        record["pointwise"] = True
    return record


def arguments(op, sample):
    values = [sample.input, *sample.args]
    if entry_name(op) in SWAPPED:
        values[:2] = reversed(values[:2])
    return values


def own_seed(call):
    """The seed that a call draws its numbers with, or None if it draws none; some entries seed themselves."""
    torch.manual_seed(SEED)
    before, seeds, seed = torch.get_rng_state(), [], torch.manual_seed
    torch.manual_seed = lambda value: (seeds.append(value), seed(value))[1]
    try:
        call()
    finally:
        torch.manual_seed = seed
    if seeds:
        return seeds[-1]
    return None if torch.equal(before, torch.get_rng_state()) else SEED


def has_nan(value):
    return isinstance(value, torch.Tensor) and bool(value.isnan().any())


def label(dtype):
    return str(dtype).removeprefix("torch.")


# PyTorch's vectors and the elements behind the last whole one disagree: which gradient NaN gets depends on its place.
NAN_BY_PLACE = {f"nn.functional.{n}" for n in "elu celu selu hardtanh relu6 hardshrink softshrink hardswish".split()}


INFINITE = set("add sub __radd__ __rsub__ rsub pow float_power __rpow__ mul __rmul__".split())


def placeless(op, sample, kind):
    """Why a reference sample cannot be compared with, or None."""
    given = [sample.input, *sample.args]
    if kind == "reference" and any(isinstance(v, bool) for v in given) and (isinstance(op, BinaryUfuncInfo) or op.name == "where"):
        return "Java has no number that is a truth"
    if kind == "reference" and op.name in NAN_BY_PLACE and sample.input.requires_grad and has_nan(sample.input.detach()):
        return "the gradient at NaN depends on the place of the element"
    if kind == "reference" and op.name in INFINITE and any(t.is_complex() and not t.detach().isfinite().all() for t in tensors(given)):
        return "complex infinities: the second summand times 1 + 0i, and powers, are NaN in PyTorch"
    weights = sample.kwargs.get("aweights") if op.name == "cov" else None
    if weights is not None and weights.requires_grad and sample.input.shape[-1] == 2 and sample.kwargs.get("correction", 1) == 1:
        return "the weights of two observations cancel: what is left of their gradient, rounding decides"
    return None


def write(op, sample, dtype, store, lean, extreme=False, kind=None):
    """One case; `kind` is what it counts as, if not as its dtype."""
    if (reason := placeless(op, sample, kind)) is not None:
        return {"dtype": kind or label(dtype), "refused": reason}
    second = dtype in (torch.float64, torch.complex128) and op.supports_gradgrad and not extreme
    record = {"dtype": kind or label(dtype)} | ({"extreme": True} if extreme else {})
    return record | answer(op, op.op, sample, store, lean, record, second, dtype in FLOATS and dtype != torch.float64 or dtype == torch.complex64)


def answer(op, function, sample, store, lean, record, second, narrow):
    """What PyTorch gives, or why there is nothing to compare with."""
    store.case()
    given, keywords = (sample.input, *sample.args), sample.kwargs
    extreme = "extreme" in record
    record = dict(record)
    try:
        record["arguments"] = [store.encode(v) for v in arguments(op, sample)]
        record["keywords"] = {k: store.encode(v) for k, v in keywords.items()}
        leaves = [t for t in tensors([list(given), keywords]) if t.requires_grad]

        def call():
            return function(*given, **keywords)

        seed = own_seed(call)
        result, gradients, seconds = evaluate(call, leaves, second)
        if extreme and any(t.dtype not in (*FLOATS, torch.bool) for t in tensors(result)):
            raise Unsupported("whole numbers have no infinity: what PyTorch gives depends on the machine")
        record["results"] = store.results(result)
        record["gradients"] = [store.result(g) for g in gradients]
        if entry_name(op) in NAN_AT_ZERO and any(map(has_nan, seconds)):
            raise ValueError("the second derivative divides 0 by 0 on its way")
        if seconds:
            record["seconds"] = [store.result(g) for g in seconds]
            if any(t.dtype in FLOATS and t.dtype != torch.float64 or t.dtype == torch.complex64 for t in leaves):
                record["wide_seconds"] = wide_seconds(function, given, keywords, store)
        if seed is not None:
            record["seed"] = seed
        if narrow:
            references(function, given, keywords, result, gradients, record, store, lean)
    except Unsupported as reason:
        store.undo()
        return {"unsupported": str(reason)}
    except Exception as reason:  # PyTorch refuses a sample of its own: nothing to compare with
        store.undo()
        return {"refused": f"{type(reason).__name__}: {reason}".splitlines()[0]}
    return record


def wide_seconds(function, given, keywords, store):
    """Second derivatives of a sample of several dtypes, all in float64."""
    given, keywords = widened(given), widened(keywords)
    leaves = [t for t in tensors([list(given), keywords]) if t.requires_grad]
    return [store.result(s) for s in evaluate(lambda: function(*given, **keywords), leaves, True)[2]]


def references(function, given, keywords, result, gradients, record, store, lean):
    """Results and gradients in float64, to measure PyTorch's own error."""
    try:
        given, keywords = widened(given), widened(keywords)
        leaves = [t for t in tensors([list(given), keywords]) if t.requires_grad]
        wide, wide_gradients, _ = evaluate(lambda: function(*given, **keywords), leaves, False)
    except Exception:  # this operator has no float64 form
        return
    if "seed" in record and not alike(flat(result), flat(wide)):  # float64 draws other numbers
        return
    for name, narrow, exact in (("wide", flat(result), flat(wide)), ("wide_gradients", gradients, wide_gradients)):
        pairs = [(a, b) for a, b in zip(narrow, exact)]
        if lean and not record.get("extreme") and all(b is None or needless(a, b) for a, b in pairs):
            continue
        record[name] = [store.result(b) if isinstance(b, torch.Tensor) else {"n": 0} for _, b in pairs]


def alike(narrow, wide):
    return all(torch.allclose(a.to(b.dtype), b, 2e-2, 2e-2) for a, b in zip(tensors(narrow), tensors(wide)))


def extremes(op, dtype, differentiable):
    """The special numbers, for functions of each element."""
    if dtype not in FLOATS or not isinstance(op, (UnaryUfuncInfo, BinaryUfuncInfo)):
        return []
    first = next(iter(op.sample_inputs("cpu", dtype, requires_grad=False)), None)
    if first is None or not isinstance(first.input, torch.Tensor):
        return []
    x = torch.tensor(EXTREMES, dtype=dtype)
    if isinstance(op, UnaryUfuncInfo):
        first.input, first.args = x.requires_grad_(differentiable), first.args
    elif first.args and isinstance(first.args[0], torch.Tensor):
        first.input = x.repeat_interleave(len(x)).requires_grad_(differentiable)
        first.args = (x.repeat(len(x)).requires_grad_(differentiable), *first.args[1:])
    else:
        return []
    return [first]


def permuted(op, dtype, differentiable):
    """A transposed input, for functions of each element: PyTorch's samples of them are contiguous."""
    if dtype != torch.float32 or not isinstance(op, (UnaryUfuncInfo, BinaryUfuncInfo)):
        return []
    for sample in op.sample_inputs("cpu", dtype, requires_grad=False):
        x = sample.input
        if isinstance(x, torch.Tensor) and x.dim() > 1 and min(x.shape) > 1:
            sample.input = x[:3, :4].transpose(0, -1).clone().requires_grad_(differentiable)
            if isinstance(op, BinaryUfuncInfo) and isinstance(sample.args[0], torch.Tensor):
                if sample.args[0].shape != x.shape:
                    continue
                other = sample.args[0][:3, :4].transpose(0, -1).clone().requires_grad_(differentiable)
                sample.args = (other, *sample.args[1:])
            return [sample]
    return []


def weight(sample):
    return sum(t.numel() for t in tensors([sample.input, list(sample.args), sample.kwargs]))


def full(sample):
    return all(t.numel() > 0 for t in tensors([sample.input, list(sample.args), sample.kwargs]))


def shape_class(tensor):
    if tensor.layout != torch.strided:
        return "other", "other", tensor.dtype
    kind = "0-d" if tensor.dim() == 0 else "empty" if tensor.numel() == 0 else f"{tensor.dim()}-d"
    layout = "contiguous" if tensor.is_contiguous() else "expanded" if 0 in tensor.stride() else "strided"
    return kind, layout, tensor.dtype, tensor.storage_offset() > 0, 1 in tensor.shape


def features(sample):
    """What makes a sample different from others."""
    given = [sample.input, *sample.args]
    found = {("arity", len(given), tuple(type(v).__name__ for v in given))}
    for i, value in enumerate(given):
        for t in tensors(value)[:3]:
            found |= {(i, part) for part in shape_class(t)[:3]} | {(i, shape_class(t))}
        if isinstance(value, (int, bool, str, torch.dtype)):
            found.add((i, str(value) if not isinstance(value, int) else (value > 0) - (value < 0)))
    for name, value in sample.kwargs.items():
        text = "tensor" if tensors(value) else str(value)[:30]
        found.add((name, text))
    return found


def choose(samples, limit, elements):
    """The samples with the most features, small ones first."""
    pool = [s for s in samples if weight(s) <= elements] or sorted(samples, key=weight)[:1]
    chosen, seen = [], set()
    rated = [(features(s), weight(s), s) for s in pool]
    while rated and len(chosen) < limit:
        best = max(rated, key=lambda r: (len(r[0] - seen), -r[1]))
        if chosen and not best[0] - seen:
            break
        seen |= best[0]
        chosen.append(best[2])
        rated = [r for r in rated if r is not best]
    if not any(map(full, chosen)):  # without elements neither values nor gradients are seen
        chosen += sorted(filter(full, samples), key=weight)[:1]
    return chosen


def write_error(op, sample, store, function=None):
    store.case()
    if weight(sample) > 1_000_000:
        return {"dtype": "error", "refused": f"an input of {weight(sample)} elements is not kept"}
    try:
        record = {"dtype": "error", "arguments": [store.encode(v) for v in arguments(op, sample)]}
        record["keywords"] = {k: store.encode(v) for k, v in sample.kwargs.items()}
    except Unsupported as reason:
        store.undo()
        return {"dtype": "error", "unsupported": str(reason)}
    try:
        torch.manual_seed(SEED)
        (function or op.op)(sample.input, *sample.args, **sample.kwargs)
    except Exception as raised:
        record["error"] = {"type": type(raised).__name__, "message": str(raised)}
        return record
    store.undo()
    return {"dtype": "error", "refused": "PyTorch raises nothing"}


def sampled(op, dtype, differentiable, seed, function=None):
    torch.manual_seed(len(entry_name(op)) + 1_000_003 * (seed - 1))
    return list(map(rooted, (function or op.sample_inputs)("cpu", dtype, requires_grad=differentiable)))


def rooted(sample):
    """A sample whose gradients arrive: not so those of a view that was made of a leaf without recording."""

    def lost(t):
        return t.requires_grad and t.grad_fn is None and t.view_as(t).grad_fn.next_functions[0][0] is None

    return wider.as_leaves(sample) if any(map(lost, tensors([sample.input, list(sample.args), sample.kwargs]))) else sample


def entry(op, store, options, lean):
    """All lines of one entry: what it is, then its cases."""
    lines = [header(op, store)]
    for dtype in DTYPES + FURTHER:
        if dtype in NAN_IN_16_BITS.get(entry_name(op), ()):
            lines += [{"dtype": label(dtype), "refused": "PyTorch gives NaN"}]
            continue
        if dtype not in op.dtypes or label(dtype) not in options.dtype:
            continue
        limit = options.samples if dtype in DTYPES else min(options.samples, 2 if dtype == torch.float16 else 1)
        lines += of_dtype(op, dtype, store, limit if lean else 0, options, lean)
    if op.error_inputs_func is not None and "error" in options.dtype:
        lines += [write_error(op, error.sample_input, store) for error in list(op.error_inputs("cpu"))]
    if "derived" in options.dtype and not lean:
        lines += derived_cases(op, store)
    changed = {"layout", "mixed", "inplace", "refused"} & set(options.dtype)
    if changed:
        lines += changed_cases(op, store, options, lean, changed)
    return lines


def of_dtype(op, dtype, store, limit, options, lean):
    differentiable = op.supports_autograd and (dtype.is_floating_point or dtype.is_complex)
    elements = options.elements
    try:
        samples = sampled(op, dtype, differentiable, options.seed)
    except Exception as reason:
        return [{"dtype": label(dtype), "refused": f"no samples: {reason}"[:200]}]
    kept = choose(samples, limit, elements) if limit else [s for s in samples if weight(s) <= elements]
    lines = [write(op, sample, dtype, store, lean) for sample in kept]
    lines += [write(op, sample, dtype, store, lean) for sample in permuted(op, dtype, differentiable)]
    for sample in extremes(op, dtype, differentiable):
        line = write(op, sample, dtype, store, lean, extreme=True)
        lines += [line] if "arguments" in line else []
    if "reference" in options.dtype and op.reference_inputs_func is not None:
        try:
            samples = sampled(op, dtype, differentiable, options.seed, op.reference_inputs)
        except ValueError:  # some of them are whole numbers, which take no gradient
            samples = sampled(op, dtype, False, options.seed, op.reference_inputs)
        extreme = isinstance(op, (UnaryUfuncInfo, BinaryUfuncInfo)) and dtype in FLOATS
        for sample in map(wider.as_leaves, samples):
            if weight(sample) <= 4000 and needs_pytorch(op, sample):
                line = write(op, sample, dtype, store, lean, extreme, kind="reference")
                lines += [line] if "arguments" in line else []
    return lines


def needs_pytorch(op, sample):
    """Not two numbers, which Java adds itself."""
    return not isinstance(op, BinaryUfuncInfo) or len(tensors([sample.input, list(sample.args)])) > 0


def changed_cases(op, store, options, lean, wanted):
    """PyTorch's samples with other layouts, other dtypes, in place, and what it refuses of them."""
    base = next((d for d in (torch.float32, torch.int64, torch.bool) if d in op.dtypes), None)
    if base is None:
        return []
    try:
        samples = sampled(op, base, False, options.seed)
        wide = torch.float64 if base.is_floating_point and torch.float64 in op.dtypes else base
        differentiable = op.supports_autograd and base.is_floating_point
        others = sampled(op, wide, differentiable, options.seed)
    except Exception:
        return []

    def several(samples, limit, elements, dims):
        given = [(s, tensors([s.input, list(s.args), s.kwargs])) for s in samples]
        usable = [s for s, ts in given if all(map(wider.plain, ts)) and any(t.numel() and t.dim() >= dims for t in ts)]
        return [s for s in choose(usable, limit, elements) if weight(s) <= elements] if usable else []

    def written():
        return list(changed_lines(op, store, wanted, lean, mixed, laid, base, wide, differentiable))

    mixed = several(samples, 2 if lean else 3, options.elements if lean else 400, 0)
    laid = several(others, 2 if lean else 5, options.elements if lean else 600, 2)
    if not derived.survives(written):
        return [{"dtype": "refused", "refused": "PyTorch does not come back from one of them"}]
    return written()


# Linear algebra that Obor has for real matrices only, and padding with a complex number: no cases of complex dtypes are kept.
REAL_ONLY = set()

# How many are kept of each group, of a first and of a second sample.
MIXED = ({"one": 3, "pair": 6, "triple": 3, "scalar": 3, "number": 5, "index": 2},
         {"pair": 2, "triple": 1, "scalar": 1, "number": 1})
LAID = ({"all": 7, "one": 4}, {"all": 3, "one": 2})
INPLACE = ({"pair": 4, "scalar": 2, "all": 2}, {"pair": 1, "all": 1})


def changed_lines(op, store, wanted, lean, mixed, laid, base, wide, differentiable):
    messages, name = set(), entry_name(op)

    def case(function, sample, record, second, narrow):
        line = {"refused": ""}
        if record["dtype"] in wanted:
            line = record | answer(op, function, sample, store, lean, record, second, narrow)
            if "arguments" in line:
                return [line]
        if "refused" in line and "refused" in wanted:
            error = write_error(op, wider.without_gradients(sample), store, function)
            said = error.get("error")
            if said and not derived.is_accident(said) and said["message"] not in messages:
                messages.add(said["message"])
                return [error | {"dtype": "refused"} | ({"inplace": True} if "inplace" in record else {})]
            store.undo()
        return []

    inplace = op.inplace_variant
    for i, sample in enumerate(mixed):
        groups = list(wider.of_dtypes(op, sample, base, differentiable))
        for changed in wider.kept(name + str(i), groups, MIXED[i] if lean else None):
            given = tensors([changed.input, list(changed.args), changed.kwargs])
            wrong, why = WRONG.get(name, (lambda _: False, ""))
            if changed.kwargs.get("sparse"):
                yield {"dtype": "mixed", "refused": SPARSE}
            elif any(map(wrong, given)):
                yield {"dtype": "mixed", "refused": why}
            else:
                yield from case(op.op, changed, {"dtype": "mixed"}, False, True)
        if inplace is not None:
            pairs = [g for g in groups if g[0] in ("pair", "scalar")]
            for changed in wider.kept(name + str(-i), pairs, INPLACE[i] if lean else None):
                if isinstance(changed.input, torch.Tensor):
                    function = copying(inplace) if changed.input.requires_grad else inplace
                    yield from in_place(op, function, changed, case)
    for i, sample in enumerate(laid):
        groups = list(wider.of_layouts(sample))
        groups += wider.of_layouts(wider.with_dtypes(sample, (torch.int64, torch.float64), wide, differentiable))
        for changed in wider.kept(name + str(i), groups, LAID[i] if lean else None):
            why = undefined(name, op.op, changed)
            if why:
                yield {"dtype": "layout", "refused": why}
            else:
                yield from case(op.op, changed, {"dtype": "layout"}, False, False)
        if inplace is not None and isinstance(sample.input, torch.Tensor):
            groups = [(g, wider.without_gradients(s)) for g, s in groups if s is not None]
            for changed in wider.kept(name + str(-i), groups, INPLACE[i] if lean else None):
                if name in REPEATED and 0 in changed.input.stride():
                    yield {"dtype": "inplace", "refused": "PyTorch writes one element several times"}
                else:
                    yield from in_place(op, inplace, changed, case)


# Which do not look whether an element of what they change stands for several.
REPEATED = {"addmv", "baddbmm", "nn.functional.threshold"}

# What PyTorch computes wrongly by arithmetic of dtypes that it promotes itself.
WRONG = {
    "atan2": (lambda t: not t.dtype.is_floating_point, "backward squares small integers, which overflow"),
    "nn.functional.linear_cross_entropy/chunked": (
        lambda t: t.dtype in (torch.float16, torch.bfloat16), "one kind of 16 bits is taken for the other"),
}  # fmt: skip
# Gradients that only hold the rows that were read are absent in Obor.
SPARSE = "sparse gradients are absent"

# Where rows or columns that repeat leave more than one derivative: which is taken, rounding decides.
LOWER_RANK = "of a matrix of lower rank, rounding decides the pivots and which basis its null space has"
ONE_OF_MANY = {"norm/nuc": "a matrix of lower rank has no derivative of its singular values"} | dict.fromkeys(
    """qr linalg.qr svd linalg.svd linalg.svdvals linalg.cond lu linalg.lu linalg.lu_factor linalg.lu_factor_ex
    linalg.inv_ex linalg.solve_ex svd_lowrank pca_lowrank linalg.lstsq linalg.lstsq/grad_oriented linalg.polar""".split(), LOWER_RANK)  # fmt: skip
# Whose second derivative divides 0 by 0 in PyTorch at a matrix of zeros, or without elements.
NAN_AT_ZERO = {"linalg.norm/subgradients_at_zero", "linalg.norm"}
# Their powers overflow in 16 bits, though the result would not.
NAN_IN_16_BITS = {"matrix_exp": (torch.bfloat16, torch.float16)}


def undefined(name, function, sample):
    """Why PyTorch's numbers for a layout are not compared, or None."""
    repeats = [0 in t.stride() for t in tensors([sample.input, list(sample.args), sample.kwargs])]
    if any(repeats) and name in ONE_OF_MANY:
        return ONE_OF_MANY[name]
    return None if agrees(function, sample) else "PyTorch gives other numbers for row-major copies"


def agrees(function, sample):
    """Whether PyTorch gives the same for row-major copies; some of its kernels misread other layouts."""

    def values(given):
        leaves = [t for t in tensors([given.input, list(given.args), given.kwargs]) if t.requires_grad]
        result, gradients, _ = evaluate(lambda: function(given.input, *given.args, **given.kwargs), leaves, False)
        return tensors(result) + [g for g in gradients if g is not None]

    try:
        pairs = zip(values(sample), values(wider.row_major(sample)), strict=True)
        return all(a.dtype not in TOLERANCE or torch.allclose(a, b, 1e-3, 1e-3, equal_nan=True) for a, b in pairs)
    except Exception:
        return True


def copying(inplace):
    return lambda first, *args, **kwargs: inplace(first.clone(), *args, **kwargs)


def in_place(op, function, sample, case):
    """PyTorch is given a copy, as the call changes its argument."""

    def fresh(*args, **kwargs):
        given = wider.Change(wider.same).sample(derived.SampleInput(args[0], args=args[1:], kwargs=kwargs))
        return function(given.input, *given.args, **given.kwargs)

    return case(fresh, sample, {"dtype": "inplace", "inplace": True}, False, True)


def plain(tensor):
    return tensor.layout == torch.strided and tensor.numel() > 0


def derived_cases(op, store):
    """Two samples with arguments that are changed so that PyTorch refuses them."""
    dtype = next((d for d in (torch.float32, torch.int64, torch.bool) if d in op.dtypes), None)
    torch.manual_seed(len(entry_name(op)))
    try:
        samples = list(op.sample_inputs("cpu", dtype, requires_grad=False))
    except Exception:
        return []
    filled = [s for s in samples if all(plain(t) for t in tensors([s.input, list(s.args), s.kwargs]))]
    chosen = [s for s in choose(filled, 2, 400) if weight(s) <= 400]

    def written():
        return list(derived.write(chosen, lambda sample: write_error(op, sample, store), store.undo))

    if not derived.survives(written):
        return [{"dtype": "derived", "refused": "PyTorch does not come back from one of them"}]
    return written()


def entries(names):
    return [op for op in op_db if not names or op.name in names or entry_name(op) in names]
