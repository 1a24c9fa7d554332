"""PyTorch's own options of its optimizers, for 100 steps: `optim_db`, imported and never copied.

The gradient is `p / 2 + c`, with numbers c that change from step to step, so that both sides compute the same one.
"""

import inspect

import torch
from fixtures import SEED, Unsupported, cotangent
from torch.testing._internal.common_optimizers import optim_db

DTYPES = (torch.float32, torch.float64)
STEPS = 100
SHAPES = ((3, 4), (5,), ())


def entry_name(info):
    return info.optim_cls.__name__


def entries(names):
    return [o for o in optim_db if not names or entry_name(o) in names]


def header(info, store):
    found = [p for p in inspect.signature(info.optim_cls.__init__).parameters.values() if p.name != "self"]
    plain = (type(None), bool, int, float, str, tuple, list)
    return {
        "op": entry_name(info), "entry": entry_name(info), "names": [p.name for p in found],
        "defaults": {p.name: store.encode(p.default) for p in found if isinstance(p.default, plain)},
    }  # fmt: skip


def options(kwargs, store):
    return {k: store.encode(v.item() if isinstance(v, torch.Tensor) and v.dim() == 0 else v) for k, v in kwargs.items()}


def write(info, given, dtype, store):
    record = {"dtype": str(dtype).removeprefix("torch."), "description": given.desc}
    store.case()
    try:
        record["keywords"] = options(given.kwargs, store)
        start = [cotangent(torch.empty(s, dtype=dtype), i) for i, s in enumerate(SHAPES)]
        record["arguments"] = [{"t": store.put(p)} for p in start]
        weights = [torch.nn.Parameter(p) for p in start]
        optimizer = info.optim_cls(weights, **given.kwargs)
        record["results"] = []
        for step in range(1, STEPS + 1):
            for p in weights:
                p.grad = p.detach() * 0.5 + cotangent(p, step)
            optimizer.step()
            if step in (1, 2, 10, STEPS):
                record["results"] += [{"t": store.put(p)} for p in weights]
    except Unsupported as reason:
        store.undo()
        return {"dtype": record["dtype"], "unsupported": str(reason)}
    except Exception as reason:
        store.undo()
        return {"dtype": record["dtype"], "refused": f"{type(reason).__name__}: {reason}".splitlines()[0]}
    return record


def write_error(info, error, store):
    given = error.optimizer_error_input
    store.case()
    if given.params is not None:
        return None  # Java's constructors take tensors and nothing else
    try:
        record = {"dtype": "error", "keywords": options(given.kwargs, store)}
    except Unsupported as reason:
        return {"dtype": "error", "unsupported": str(reason)}
    try:
        info.optim_cls([torch.nn.Parameter(torch.zeros(2, 2))], **given.kwargs)
    except Exception as raised:
        record["error"] = {"type": type(raised).__name__, "message": str(raised)}
        return record
    return None


def entry(info, store, options, lean):
    lines = [header(info, store)]
    torch.manual_seed(SEED)
    for dtype in DTYPES:
        if str(dtype).removeprefix("torch.") in options.dtype:
            lines += [write(info, given, dtype, store) for given in info.optim_inputs_func("cpu")]
    if "error" in options.dtype and info.optim_error_inputs_func is not None:
        found = [write_error(info, e, store) for e in info.optim_error_inputs_func("cpu", torch.float32)]
        lines += [line for line in found if line is not None]
    return lines
