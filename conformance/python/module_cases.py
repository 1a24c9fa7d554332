"""PyTorch's own cases of its modules: `module_db` of torch.testing._internal, imported and never copied."""

import inspect

import torch
import widened as wider
from fixtures import FORM, SEED, Unsupported, flat, needless, tensors, widened
from fixtures import evaluate as derivatives
from torch.testing._internal.common_modules import module_db

DTYPES = (torch.float32, torch.float64)


def entry_name(info):
    return info.name


def entries(names):
    return [m for m in module_db if not names or m.name in names]


def parameters(function):
    found = [p for p in inspect.signature(function).parameters.values() if p.name != "self"]
    return [p for p in found if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)]


def defaults(found, store):
    plain = (type(None), bool, int, float, str, tuple, list)
    return {p.name: store.encode(p.default) for p in found if isinstance(p.default, plain)}


def header(info, store):
    build, call = parameters(info.module_cls.__init__), parameters(info.module_cls.forward)
    return {
        "op": info.name, "entry": info.name, "form": FORM, "names": [p.name for p in build], "defaults": defaults(build, store),
        "forward_names": [p.name for p in call], "forward_defaults": defaults(call, store),
    }  # fmt: skip


def build(info, given, dtype, training):
    torch.manual_seed(SEED)
    module = info.module_cls(*given.args, **given.kwargs).to(dtype)
    module.train(training)
    return module


def evaluate(module, args, kwargs, second=False):
    """Results, gradients of the inputs and of the parameters, second derivatives of both and the cotangents."""
    inputs = [t for t in tensors([list(args), kwargs]) if t.requires_grad]
    leaves = inputs + list(module.parameters())
    result, gradients, seconds = derivatives(lambda: module(*args, **kwargs), leaves, second)
    return result, gradients[: len(inputs)], gradients[len(inputs) :], seconds


def write(info, sample, dtype, training, store, lean, kind=None, second=False):
    record = {"dtype": kind or str(dtype).removeprefix("torch."), "training": training}
    given, forward = sample.constructor_input, sample.forward_input
    store.case()
    try:
        record["arguments"] = [store.encode(v) for v in given.args]
        record["keywords"] = {k: store.encode(v) for k, v in given.kwargs.items()}
        module = build(info, given, dtype, training)
        record["state"] = {k: store.encode(v.detach().clone()) for k, v in module.state_dict().items()}
        args, kwargs = forward.args, forward.kwargs
        record["inputs"] = [store.encode(v) for v in args]
        record["input_keywords"] = {k: store.encode(v) for k, v in kwargs.items()}
        result, gradients, weights, seconds = evaluate(module, args, kwargs, second)
        record["results"] = store.results(result)
        record["gradients"] = [store.result(g) for g in gradients]
        record["weight_gradients"] = {n: store.result(g) for (n, _), g in zip(module.named_parameters(), weights)}
        if seconds:
            record["seconds"] = [store.result(g) for g in seconds]
        record["buffers"] = {n: store.result(b) for n, b in module.named_buffers()}
        if dtype == torch.float32:
            references(info, sample, training, (result, gradients, weights), record, store, lean, module)
    except Unsupported as reason:
        store.undo()
        return {"dtype": record["dtype"], "unsupported": str(reason)}
    except Exception as reason:
        store.undo()
        if second:  # not twice differentiable
            return write(info, sample, dtype, training, store, lean, kind)
        return {"dtype": record["dtype"], "refused": f"{type(reason).__name__}: {reason}".splitlines()[0]}
    return record


def references(info, sample, training, narrow, record, store, lean, module):
    try:
        wide = build(info, sample.constructor_input, torch.float64, training)
        state = {k: store.data[v["t"]] for k, v in record["state"].items()}
        wide.load_state_dict({k: widened(v) for k, v in state.items()})
        args, kwargs = widened(sample.forward_input.args), widened(sample.forward_input.kwargs)
        exact = evaluate(wide, args, kwargs)
    except Exception:
        return
    if lean and all(needless(a, b) for x, y in zip(narrow, exact) for a, b in zip(flat(x), flat(y)) if b is not None):
        return
    record["wide"] = store.results(exact[0])
    record["wide_gradients"] = [store.result(g) for g in exact[1]]
    names = [n for n, _ in module.named_parameters()]
    record["wide_weight_gradients"] = {n: store.result(g) for n, g in zip(names, exact[2])}


def weight(sample):
    return sum(t.numel() for t in tensors([list(sample.forward_input.args), sample.forward_input.kwargs]))


def entry(info, store, options, lean):
    lines = [header(info, store)]
    for dtype in DTYPES:
        if str(dtype).removeprefix("torch.") not in options.dtype:
            continue
        for training in (True, False) if info.train_and_eval_differ else (True,):
            torch.manual_seed(SEED + 1_000_003 * (options.seed - 1))
            samples = info.module_inputs_func(info, device="cpu", dtype=dtype, requires_grad=True, training=training)
            samples = [s for s in samples if s.forward_input is not None]
            if lean:
                limit = options.samples
                small = [s for s in samples if weight(s) <= 4 * options.elements] or sorted(samples, key=weight)[:1]
                samples = [small[i * len(small) // min(len(small), limit)] for i in range(min(len(small), limit))]
            lines += [write(info, s, dtype, training, store, lean, second=dtype == torch.float64) for s in samples]
            if dtype == torch.float64 and "layout" in options.dtype:
                lines += laid_out(info, samples[:1] if lean else samples, training, store, lean)
    return lines


def laid_out(info, samples, training, store, lean):
    """The samples with their inputs in other layouts."""
    lines = []
    for i, sample in enumerate(samples):
        forward = sample.forward_input
        if not forward.args or not isinstance(forward.args[0], torch.Tensor):
            continue
        whole = wider.SampleInput(forward.args[0], args=tuple(forward.args[1:]), kwargs=forward.kwargs)
        groups = wider.of_layouts(whole)
        for changed in wider.kept(info.name + str(i), groups, {"all": 1, "one": 0} if lean else None):
            given = type(sample)(sample.constructor_input, type(forward)(changed.input, *changed.args, **changed.kwargs))
            line = write(info, given, torch.float64, training, store, lean, kind="layout")
            lines += [line] if "results" in line else []
    return lines
