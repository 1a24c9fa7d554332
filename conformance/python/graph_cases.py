"""Writes what PyTorch's graph remembers of each operator: when backward is refused, and which gradients exist.

Usage: python conformance/python/graph_cases.py conformance/src/test/resources/dev/obor/conformance

Made with PyTorch 2.15; samples and operators are those of op_cases.py. The arguments of a case are cloned, so
that they are no leaves. "graph" holds for the call itself, and "in_place" for the method of that "name":

* "needs": whether each result requires a gradient
* "gradients": after one backward pass, whether each leaf has a gradient (0: None)
* "created": of gradients with create_graph, -1 if there is none, else whether it requires a gradient itself
* "twice": what a second backward pass through the same graph says
* "inputs", "results": what backward says after that tensor was changed in place (inputs are filled with 1,
  results multiplied by 2)
* "alone": where there are several leaves, the same for each of them as the only one that requires a gradient

Answers are "ok", "changed" (modified by an inplace operation), "freed" (a second time), "refused" (the change
itself is refused) and "error".
"""

import sys
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import torch
from fixtures import SEED, Store, Unsupported, packed, save, tensors
from op_cases import arguments, choose, entries, entry_name, full, header, own_seed, weight

SAMPLES, ELEMENTS = 3, 64


def replaced(value, known):
    if isinstance(value, torch.Tensor):
        if id(value) not in known:
            known[id(value)] = value.clone()
        return known[id(value)]
    if isinstance(value, (tuple, list)):
        parts = [replaced(v, known) for v in value]
        return type(value)(*parts) if hasattr(value, "_fields") else type(value)(parts)
    if isinstance(value, dict):
        return {k: replaced(v, known) for k, v in value.items()}
    return value


class Call:
    """One call on clones of the arguments."""

    def __init__(self, function, op, sample, in_place, only=None):
        known = {}
        if only is not None:
            for t in tensors([sample.input, *sample.args, sample.kwargs]):
                known[id(t)] = t.clone() if t is only else t.detach().clone()
        given, keywords = replaced([sample.input, *sample.args], known), replaced(sample.kwargs, known)
        written = tensors([arguments(op, sample), sample.kwargs])  # in the order of the side-car
        self.leaves = unique([t for t in written if t.requires_grad])
        self.inputs = unique([known[id(t)] for t in written])
        for leaf in self.leaves:
            leaf.grad = None
        torch.manual_seed(SEED)
        result = function(*given, **keywords)
        self.results = tensors(result) if isinstance(result, (torch.Tensor, tuple, list, dict)) else []
        if in_place:  # the first input is the result
            self.inputs = [t for t in self.inputs if t is not result]

    def backward(self):
        roots = [r for r in self.results if r.requires_grad]
        if not roots:
            return "ok"
        try:
            torch.autograd.backward(roots, [torch.ones_like(r) for r in roots])
        except RuntimeError as e:
            text = str(e)
            return "changed" if "has been modified by an inplace operation" in text else "freed" if "second time" in text else "error"
        return "ok"


def unique(values):
    return list({id(v): v for v in values}.values())


def changed(make, pick, change):
    call = make()
    try:
        change(pick(call))
    except RuntimeError:
        return "refused"
    return call.backward()


def scaled(t):
    return t.fill_(1) if not t.dtype.is_floating_point else t.mul_(2)


def changes(make):
    call = make()
    return {
        "inputs": [changed(make, lambda c, i=i: c.inputs[i], lambda t: t.fill_(1)) for i in range(len(call.inputs))],
        "results": [changed(make, lambda c, i=i: c.results[i], scaled) for i in range(len(call.results))],
    }


def probe(function, op, sample, in_place):
    def make(only=None):
        return Call(function, op, sample, in_place, only)

    call = make()
    found = {"needs": [int(r.requires_grad) for r in call.results]}
    first = call.backward()
    if first != "ok":
        raise Unsupported(f"backward: {first}")
    found["gradients"] = [int(leaf.grad is not None) for leaf in call.leaves]
    found["twice"] = call.backward()
    call = make()
    roots = [r for r in call.results if r.requires_grad]
    gradients = [None] * len(call.leaves)
    if roots and call.leaves:
        gradients = torch.autograd.grad(
            roots, call.leaves, [torch.ones_like(r) for r in roots], allow_unused=True, create_graph=True
        )
    found["created"] = [-1 if g is None else int(g.requires_grad) for g in gradients]
    found |= changes(make)
    if len(call.leaves) > 1:
        found["alone"] = [changes(lambda only=leaf: make(only)) for leaf in call.leaves]
    return found


def write(op, sample, store):
    store.case()
    record = {"dtype": "float64"}
    try:
        record["arguments"] = [store.encode(v) for v in arguments(op, sample)]
        record["keywords"] = {k: store.encode(v) for k, v in sample.kwargs.items()}
        seed = own_seed(lambda: op.op(sample.input, *sample.args, **sample.kwargs))
        if seed is not None:
            record["seed"] = seed
        record["graph"] = probe(op.op, op, sample, False)
        method = op.inplace_variant
        name = getattr(method, "__name__", "")
        if getattr(torch.Tensor, name, None) is method and name.endswith("_") and isinstance(sample.input, torch.Tensor):
            try:
                record["in_place"] = {"name": name, **probe(method, op, sample, True)}
            except Exception:  # this sample cannot be computed in place: broadcast, or of another dtype
                pass
    except Unsupported as reason:
        store.undo()
        return {"dtype": "float64", "unsupported": str(reason)}
    except Exception as reason:
        store.undo()
        return {"dtype": "float64", "refused": f"{type(reason).__name__}: {reason}".splitlines()[0][:200]}
    return record


def entry(index, op):
    store, dtype = Store(f"{index}."), torch.float64
    lines = [header(op, store)]
    if dtype not in op.dtypes or not op.supports_autograd:
        return lines, {}
    torch.manual_seed(len(entry_name(op)))
    try:
        samples = list(op.sample_inputs("cpu", dtype, requires_grad=True))
    except Exception:
        return lines, {}
    samples = [s for s in samples if (full(s) or weight(s) == 0) and not s.kwargs.get("inplace")]
    lines += [write(op, sample, store) for sample in choose(samples, SAMPLES, ELEMENTS)]
    return lines, packed(store)


def main():
    torch.set_num_threads(1)
    warnings.simplefilter("ignore")
    lines, data = [], {}
    names = sys.argv[2:]
    for index, op in enumerate(entries(names)):
        more, values = entry(index, op)
        if any("arguments" in line for line in more):
            lines += more
            data |= values
    save(data, lines, Path(sys.argv[1]) / "graph.x", compress=True)
    print(sum("arguments" in line for line in lines), "cases of", sum("entry" in line for line in lines), "entries")


if __name__ == "__main__":
    main()
