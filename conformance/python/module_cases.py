"""PyTorch's own cases of its modules: `module_db` of torch.testing._internal, imported and never copied."""

import inspect

import torch
from fixtures import SEED, Unsupported, cotangent, flat, needless, tensors, widened
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
        "op": info.name, "entry": info.name, "names": [p.name for p in build], "defaults": defaults(build, store),
        "forward_names": [p.name for p in call], "forward_defaults": defaults(call, store),
    }  # fmt: skip


def build(info, given, dtype, training):
    torch.manual_seed(SEED)
    module = info.module_cls(*given.args, **given.kwargs).to(dtype)
    module.train(training)
    return module


def evaluate(module, args, kwargs):
    """Results, gradients of the inputs and of the parameters."""
    torch.manual_seed(SEED)
    result = module(*args, **kwargs)
    inputs = [t for t in tensors([list(args), kwargs]) if t.requires_grad]
    leaves = inputs + list(module.parameters())
    outputs = [t for t in tensors(result) if t.requires_grad]
    gradients = [None] * len(leaves)
    if outputs and leaves:
        gradients = torch.autograd.grad(outputs, leaves, [cotangent(o) for o in outputs], allow_unused=True)
    return result, gradients[: len(inputs)], gradients[len(inputs) :]


def write(info, sample, dtype, training, store, lean):
    record = {"dtype": str(dtype).removeprefix("torch."), "training": training}
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
        result, gradients, weights = evaluate(module, args, kwargs)
        record["results"] = store.results(result)
        record["gradients"] = [store.result(g) for g in gradients]
        record["weight_gradients"] = {n: store.result(g) for (n, _), g in zip(module.named_parameters(), weights)}
        record["buffers"] = {n: store.result(b) for n, b in module.named_buffers()}
        if dtype == torch.float32:
            references(info, sample, training, (result, gradients, weights), record, store, lean, module)
    except Unsupported as reason:
        store.undo()
        return {"dtype": record["dtype"], "unsupported": str(reason)}
    except Exception as reason:
        store.undo()
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


def entry(info, store, dtypes, limit, elements, lean):
    lines = [header(info, store)]
    for dtype in DTYPES:
        if str(dtype).removeprefix("torch.") not in dtypes:
            continue
        for training in (True, False) if info.train_and_eval_differ else (True,):
            torch.manual_seed(SEED)
            samples = info.module_inputs_func(info, device="cpu", dtype=dtype, requires_grad=True, training=training)
            samples = [s for s in samples if s.forward_input is not None]
            if limit:
                small = [s for s in samples if weight(s) <= 4 * elements] or sorted(samples, key=weight)[:1]
                samples = [small[i * len(small) // min(len(small), limit)] for i in range(min(len(small), limit))]
            lines += [write(info, s, dtype, training, store, lean) for s in samples]
    return lines
