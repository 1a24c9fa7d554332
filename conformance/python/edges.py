"""Writes what PyTorch gives at the edges: extreme numbers, with first and second derivatives.

Usage: python conformance/python/edges.py FOLDER

Writes FOLDER/edges.jsonl.gz and its tensors, in the form of fixtures.py, one entry for each function and
its parameters: `EdgesTest` reads them. A case is marked "each" where every element is a function of one
element of each argument, so that each is measured by its own size; others by the largest of their tensor.
"""

import sys
import warnings
from pathlib import Path
from types import SimpleNamespace

import torch
import torch.nn.functional as F
from fixtures import Store, Unsupported, evaluate, flat, packed, save, tensors, widened
from op_cases import header

INF, NAN = float("inf"), float("nan")
FLOATS = (torch.float32, torch.float64)
TINY = {torch.float32: 1e-45, torch.float64: 5e-324, torch.bfloat16: 1e-40, torch.float16: 6e-8}
LARGE = {torch.float32: 3e38, torch.float64: 1e300, torch.bfloat16: 3e38, torch.float16: 6e4}


def numbers(dtype):
    """For functions of one number: specials, places where piecewise functions change, plain ones."""
    x = [0, 1e-30, 1e-8, 1e-4, 0.25, 0.5, 1, 1.5, 2, 3, 6, 9, 20, 88, 100, 1e4, 1e10, 1e20, 1e30, INF]
    x += [TINY[dtype], LARGE[dtype], 0.9999, 1.0001, 0.7, 2.5]
    return whole(torch.tensor([NAN] + [s * v for v in x for s in (1.0, -1.0)], dtype=dtype))


def whole(x):
    """Filled up with zeros to whole vectors: PyTorch's loops over the rest treat NaN in another way."""
    return F.pad(x, (0, -len(x) % 64))


def pairs(dtype, n=2):
    """For functions of two or three numbers: all of them with all."""
    x = [0.0, -0.0, 1.0, -1.0, 0.5, -2.0, 3.0, 100.0, -1e20, 1e30, 1e-30, TINY[dtype], INF, -INF, NAN]
    if n == 3:
        x = [0.0, 1.0, -2.0, 0.5, 1e30, 1e-30, INF, NAN]
    x = torch.tensor(x, dtype=dtype)
    return [whole(t.reshape(-1)) for t in torch.meshgrid(*[x] * n, indexing="ij")]


UNARY = """abs acos acosh asin asinh atan atanh ceil cos cosh deg2rad digamma erf erfc erfinv exp exp2 expm1 floor
frac lgamma log log10 log1p log2 neg rad2deg reciprocal round rsqrt sgn sigmoid sign sin sinc sinh sqrt square tan
tanh trunc logit nan_to_num isfinite isinf isnan isneginf isposinf signbit""".split()  # fmt: skip
ACTIVATIONS = {
    "relu": [{}], "relu6": [{}], "selu": [{}], "silu": [{}], "mish": [{}], "softsign": [{}], "tanhshrink": [{}],
    "hardsigmoid": [{}], "hardswish": [{}], "logsigmoid": [{}], "gelu": [{}, {"approximate": "tanh"}],
    "elu": [{}, {"alpha": 0.5}, {"alpha": -1.0}, {"alpha": 0.0}, {"alpha": 2.0}],
    "celu": [{}, {"alpha": 0.5}, {"alpha": -0.5}, {"alpha": 2.0}],
    "leaky_relu": [{}, {"negative_slope": 0.0}, {"negative_slope": -1.0}, {"negative_slope": 2.0}],
    "hardtanh": [{}, {"min_val": -0.5, "max_val": 2.0}, {"min_val": 0.0, "max_val": 6.0}],
    "hardshrink": [{}, {"lambd": 0.0}, {"lambd": 1.0}], "softshrink": [{}, {"lambd": 0.0}, {"lambd": 1.0}],
    "threshold": [{"threshold": t, "value": v} for t, v in ((0.0, 20.0), (0.5, -1.0), (-1.0, 0.0))],
    "softplus": [{}, {"beta": 2.0}, {"beta": 0.5, "threshold": 3.0}, {"beta": -1.0}, {"threshold": 0.0}],
}  # fmt: skip
BINARY = """add sub mul div floor_divide remainder fmod pow atan2 hypot logaddexp logaddexp2 xlogy copysign heaviside
maximum minimum fmax fmin rsub eq ne lt le gt ge isclose""".split()
EXPONENTS = [0.0, 1.0, 2.0, 3.0, 4.0, -1.0, -2.0, -3.0, 0.5, 1.5, -0.5, 2.5, 1 / 3, INF, -INF, NAN, 1e30]


def calls():
    """Name, function, how many tensors it takes, further arguments, keywords."""
    for name in UNARY:
        yield name, getattr(torch, name), 1, [], {}
    for eps in (1e-6, 0.0, 0.3):
        yield "logit", torch.logit, 1, [eps], {}
    for decimals in (2, -2):
        yield "round", torch.round, 1, [], {"decimals": decimals}
    yield "nan_to_num", torch.nan_to_num, 1, [1.0, 2.0, -3.0], {}
    for low, high in ((-1.0, 1.0), (0.5, 0.5), (1.0, -1.0), (None, 1.0), (0.0, None), (-INF, INF), (NAN, 1.0)):
        yield "clamp", torch.clamp, 1, [], {"min": low, "max": high}
    for exponent in EXPONENTS:
        yield "pow", torch.pow, 1, [exponent], {}
    for name in ("clamp_min", "clamp_max", "fmod", "remainder", "mul", "div", "add", "sub", "rsub"):
        for other in (0.0, 1.0, -2.0, INF, NAN):
            yield name, getattr(torch, name), 1, [other], {}
    for name, keywords in ACTIVATIONS.items():
        for k in keywords:
            yield "nn.functional." + name, getattr(F, name), 1, [], k
    for name in BINARY:
        yield name, getattr(torch, name), 2, [], {}
    for mode in ("floor", "trunc"):
        yield "div", torch.div, 2, [], {"rounding_mode": mode}
    yield "clamp_min", torch.clamp_min, 2, [], {}
    yield "clamp_max", torch.clamp_max, 2, [], {}
    for name in ("clamp", "lerp", "addcmul", "addcdiv"):
        yield name, getattr(torch, name), 3, [], {}
    for value in (0.0, -2.0):
        yield "addcmul", torch.addcmul, 3, [], {"value": value}
        yield "addcdiv", torch.addcdiv, 3, [], {"value": value}
    for weight in (0.0, 0.25, 0.5, 1.0, 2.0):
        yield "lerp", torch.lerp, 2, [weight], {}
    yield from losses()


def losses():
    none = {"reduction": "none"}
    for name, kinds in {
        "mse_loss": [{}], "l1_loss": [{}], "smooth_l1_loss": [{}, {"beta": 0.5}, {"beta": 0.0}],
        "huber_loss": [{}, {"delta": 0.5}, {"delta": 100.0}],
        "kl_div": [{}, {"log_target": True}], "binary_cross_entropy_with_logits": [{}],
        "hinge_embedding_loss": [{}, {"margin": 0.0}],
    }.items():  # fmt: skip
        for k in kinds:
            yield "nn.functional." + name, getattr(F, name), 2, [], {**k, **none}


def vectors(dtype):
    """Rows of all kinds for what combines several numbers."""
    big = LARGE[dtype] / 4
    small = 1e-30 if dtype != torch.float16 else 1e-6
    rows = [
        [0, 0, 0, 0, 0], [0, 0, 1, 0, 0], [1, 2, 3, 4, 5], [2, 2, 2, 2, 2], [-3, 3, -3, 3, 3], [1, 1 + 2**-7, 1, 1, 1],
        [small, -small, 2 * small, 3 * small, 0], [big, -big, big / 2, big / 3, 1], [big, big, big, big, big],
        [100, -100, 50, 0, 0.5], [INF, 1, 2, 3, 4], [-INF, 1, 2, -INF, 4], [INF, -INF, 0, 1, 1], [NAN, 1, 2, 3, 4],
        [-INF] * 5, [INF] * 5, [-0.0, 0.0, -0.0, 0.0, 1], [1e4, 1e4 + 8, 1e4 - 8, 1e4, 1e4],
    ]  # fmt: skip
    return torch.tensor(rows, dtype=dtype)


NORMS = (0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, INF)


def reductions():
    """Functions along the last dimension of `vectors`, and what they are called with."""
    for name in "sum mean prod amax amin".split():
        yield name, getattr(torch, name), 1, [-1], {}
    for name in "max min median nanmedian".split():
        yield name, getattr(torch, name), 1, [1], {}
    for name in "cumsum cumprod logcumsumexp logsumexp softmax log_softmax cummax cummin diff".split():
        yield name, getattr(torch, name), 1, [], {"dim": 1}
    for name in "std var std_mean var_mean".split():
        yield name, getattr(torch, name), 1, [], {"dim": 1}
        yield name, getattr(torch, name), 1, [], {"dim": 1, "correction": 0}
        yield name, getattr(torch, name), 1, [], {"dim": 1, "correction": 5}
    for p in (*NORMS, -INF, -1.0, -2.0):
        yield "norm", torch.norm, 1, [], {"p": p, "dim": 1}
    for p in NORMS:
        yield "renorm", torch.renorm, 1, [p, 0, 1.0], {}
        yield "nn.functional.normalize", F.normalize, 1, [], {"p": p, "dim": 1}
        yield "cdist", torch.cdist, 2, [], {"p": p}
        yield "nn.functional.pairwise_distance", F.pairwise_distance, 2, [], {"p": p, "eps": 0.0}
    yield "nn.functional.pairwise_distance", F.pairwise_distance, 2, [], {}
    yield "nn.functional.softmin", F.softmin, 1, [], {"dim": 1}
    yield "nn.functional.cosine_similarity", F.cosine_similarity, 2, [], {}
    yield "nn.functional.layer_norm", F.layer_norm, 1, [[5]], {}
    yield "nn.functional.layer_norm", F.layer_norm, 1, [[5]], {"eps": 0.0}
    yield "nn.functional.rms_norm", F.rms_norm, 1, [[5]], {}
    yield "nn.functional.group_norm", F.group_norm, 1, [1], {}
    yield "nn.functional.mse_loss", F.mse_loss, 2, [], {}


def write(name, call, given, keywords, store, each):
    """A case with as many derivatives as PyTorch has; None where it refuses the call."""
    for order in (2, 1, 0):
        try:
            return attempt(name, call, given, keywords, store, each, order)
        except (Unsupported, RuntimeError, NotImplementedError) as reason:
            refusal = reason
            store.undo()
    print(name, keywords, refusal)
    return None


def attempt(name, call, given, keywords, store, each, order):
    record = {"dtype": str(tensors(given)[0].dtype).removeprefix("torch."), "each": each}
    store.case()
    given = [v.detach().requires_grad_(order > 0) if isinstance(v, torch.Tensor) else v for v in given]
    if name.endswith("soft_margin_loss"):
        given[1] = given[1].detach()
    for values, prefix in ((given, ""), (widened(given), "wide_")):
        if prefix and tensors(given)[0].dtype == torch.float64:
            break
        leaves = [t for t in tensors(values) if t.requires_grad]
        twice = order > 1 and name != "cdist"  # at a distance of 0 PyTorch 2.15 has second derivatives that Obor lacks
        result, gradients, seconds = evaluate(lambda: call(*values, **keywords), leaves, twice)
        if not prefix:
            record["arguments"] = [store.encode(v) for v in values]
            record["keywords"] = {k: store.encode(v) for k, v in keywords.items()}
        record[prefix + "results"] = store.results(result)
        record[prefix + "gradients"] = [store.result(g) for g in gradients]
        record[prefix + "seconds"] = [store.result(g) for g in seconds]
    return record


def main():
    torch.set_num_threads(1)
    warnings.simplefilter("ignore")
    store, lines = Store(), {}

    def add(name, call, given, keywords, each):
        op = SimpleNamespace(name=name, op=call, variant_test_name="")
        entry = lines.setdefault(name, [header(op, store)])
        record = write(name, call, given, keywords, store, each)
        entry += [record] if record else []

    for name, call, n, further, keywords in calls():
        for dtype in FLOATS:
            add(name, call, [*(pairs(dtype, n) if n > 1 else [numbers(dtype)]), *further], keywords, True)
    for dtype in FLOATS:
        x, w = pairs(dtype)
        add("nn.functional.prelu", F.prelu, [x[None], w], {}, True)
        x, y = pairs(dtype)
        near = [t.clamp(-2, 2).nan_to_num(0.5) for t in (x, y)]  # beyond, PyTorch's exponential overflows
        add("nn.functional.soft_margin_loss", F.soft_margin_loss, near, {"reduction": "none"}, True)
        inside = [t.clamp(0, 1).nan_to_num(0.25) for t in (x, y)]
        add("nn.functional.binary_cross_entropy", F.binary_cross_entropy, inside, {"reduction": "none"}, True)
        for base in (0.0, 1.0, 2.0, -2.0, INF):
            add("pow", torch.pow, [base, numbers(dtype)], {}, True)
        for p in NORMS:  # among them equal rows; without what is not finite, which all others would be lost in
            finite = vectors(dtype)[:10]
            add("cdist", torch.cdist, [finite, finite.flip(0)], {"p": p}, False)
        for row in ([NAN, 1, NAN], [INF, INF, 1], [-INF, -INF], [2, 2, 2, -2, -2], [0.0, -0.0]):
            for name in ("max", "min"):
                add(name, getattr(torch, name), [torch.tensor(row, dtype=dtype)], {}, False)
        add("nn.functional.glu", F.glu, [torch.stack(pairs(dtype), 1)], {"dim": 1}, True)
    for name, call, n, further, keywords in reductions():
        for dtype in (*FLOATS, torch.bfloat16):
            x = vectors(dtype)
            add(name, call, [*[x, x.flip(0)][:n], *further], keywords, False)
    every = [line for entry in lines.values() for line in entry]
    save(packed(store), every, Path(sys.argv[1]) / "edges.x", compress=True)
    print(len(every) - len(lines), "cases of", len(lines), "entries")


if __name__ == "__main__":
    main()
