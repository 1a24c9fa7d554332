"""Writes what PyTorch does with indices, dimensions and einsum's letters, also with those that it refuses.

Usage: python conformance/python/indices.py FOLDER

Writes FOLDER/indices.jsonl.gz and its tensors, in the form of fixtures.py; `IndicesTest` reads them. A case
of dtype `error` is one that PyTorch refuses; others have values and gradients.
"""

import random
import sys
import warnings
from pathlib import Path
from types import SimpleNamespace

import torch
import torch.nn.functional as F
from fixtures import Store, cotangent, packed, save, tensors
from op_cases import header

MIN, MAX = -(2**63), 2**63 - 1
BAD = (-1, -4, -100, 0, 2, 3, 4, MIN, MAX)
X = torch.arange(12.0).reshape(3, 4)
NUMBER = torch.tensor(5.0)
EMPTY = torch.zeros(0, 4)


def index(*values):
    return torch.tensor(values, dtype=torch.int64)


def indexed():
    """Name, arguments, keywords."""
    for i in BAD:
        one, two = index(i), index(i).reshape(1, 1)
        yield "nn.functional.embedding", [one, X], {}
        yield "nn.functional.embedding", [index(i)[0], X], {}
        yield "nn.functional.embedding", [one, X], {"padding_idx": -1}
        yield "nn.functional.embedding", [index(1), X], {"padding_idx": i}
        for name in ("scatter", "scatter_add"):
            yield name, [X, 0, two, torch.ones(1, 1)], {}
        yield "scatter", [X, 1, two, 2.0], {}
        yield "scatter_reduce", [X, 0, two, torch.ones(1, 1), "sum"], {}
        yield "gather", [X, 0, two], {}
        yield "index_select", [X, 0, one], {}
        yield "index_select", [X, 0, index(i)[0]], {}
        yield "index_add", [X, 0, one, torch.ones(1, 4)], {}
        yield "index_copy", [X, 0, one, torch.ones(1, 4)], {}
        yield "index_fill", [X, 0, one, 1.0], {}
        yield "index_reduce", [X, 0, one, torch.ones(1, 4), "prod"], {}
        yield "take", [X, one], {}
        yield "put", [X, one, torch.tensor([1.0])], {}
        yield "select", [X, 0, i], {}
        yield "nn.functional.nll_loss", [X, index(i, 0, 0)], {}
        yield "nn.functional.nll_loss", [X, index(i, 0, 0)], {"ignore_index": i}
        yield "nn.functional.cross_entropy", [X, index(i, 0, 0)], {}
        yield "nn.functional.cross_entropy", [X, index(i, 0, 0)], {"label_smoothing": 0.1}
        yield "nn.functional.cross_entropy", [X, index(i, 0, 0)], {"ignore_index": i, "label_smoothing": 0.15}
        yield "nn.functional.cross_entropy", [X.double(), index(i, i, i)], {"ignore_index": i, "label_smoothing": 0.15}
        yield "nn.functional.cross_entropy", [X[0], index(i)[0]], {}
        if i != MAX:
            yield "nn.functional.one_hot", [one], {}
            yield "bincount", [one], {}
        yield "nn.functional.one_hot", [one, 3], {}
        if abs(i) < 9:
            yield "unravel_index", [one, [3]], {}
            yield "repeat_interleave", [X, i, 0], {}


def odd():
    """Scalars, empty tensors, more or fewer dimensions than there are."""
    zero, none, three = index(0)[0], index(), torch.zeros(1, 1, 1, dtype=torch.int64)
    for x in (NUMBER, EMPTY, X, torch.zeros(0)):
        for i in (zero, none, index(0), index(0, 1), three, index(0).reshape(1, 1)):
            yield "gather", [x, 0, i], {}
            yield "scatter", [x, 0, i, 2.0], {}
            yield "scatter", [x, 0, i, torch.ones_like(i, dtype=torch.float32)], {}
            yield "scatter_add", [x, 0, i, torch.ones_like(i, dtype=torch.float32)], {}
            yield "index_select", [x, 0, i], {}
            if x.numel() > 0:  # PyTorch speaks of its storage
                yield "index_fill", [x, 0, i, 2.0], {}
            yield "index_add", [x, 0, i, x], {}
            yield "index_copy", [x, 0, i, x], {}
            yield "take", [x, i], {}
            yield "put", [x, i, torch.ones_like(i, dtype=torch.float32)], {}
            if x.dim() > 0:  # PyTorch's message depends on whether a gradient is wanted
                yield "nn.functional.embedding", [i, x], {}
            if x is X:  # elsewhere PyTorch looks at sizes that are not there
                yield "nn.functional.nll_loss", [x, i], {}
                yield "nn.functional.cross_entropy", [x, i], {}
        yield "searchsorted", [x, NUMBER], {}
        yield "searchsorted", [x, torch.tensor([1.0, 2.0])], {}
        yield "bucketize", [NUMBER, x], {}
    for i in (zero, none, three):
        yield "nn.functional.one_hot", [i], {}
        yield "nn.functional.one_hot", [i, 2], {}
        yield "bincount", [i], {}
    yield "scatter", [X, 0, torch.zeros(4, 1, dtype=torch.int64), torch.ones(4, 1)], {}
    yield "scatter", [X, 0, torch.zeros(1, 5, dtype=torch.int64), torch.ones(1, 5)], {}
    yield "scatter", [X, 0, torch.zeros(2, 1, dtype=torch.int64), torch.ones(1, 1)], {}
    yield "isin", [torch.tensor([1.0, float("nan"), 2.0]), torch.tensor([float("nan"), 2.0])], {}


ONE = "softmax log_softmax cumsum cumprod cummax cummin logcumsumexp sort argsort unbind diff median mode".split()
MANY = "sum mean amax amin std var logsumexp count_nonzero squeeze".split()


def dimensions():
    """Functions of dimensions, with those that are not there, negative or named twice."""
    for x in (NUMBER, torch.ones(3), X):
        for d in (0, -1, 1, -2, 2, -3, 5, -100, MIN, MAX):
            for name in ONE:
                yield name, [x, d], {}
            for name in MANY:
                yield name, [x, d], {}
            for name in ("argmax", "argmin", "prod", "unsqueeze", "any", "all"):
                yield name, [x, d], {}
            yield "movedim", [x, d, 0], {}
            yield "movedim", [x, 0, d], {}
            yield "transpose", [x, d, 0], {}
            yield "transpose", [x, 0, d], {}
            yield "swapaxes", [x, 0, d], {}
            yield "flip", [x, [d]], {}
            yield "roll", [x, [1], [d]], {}
            yield "flatten", [x, d, -1], {}
            yield "flatten", [x, 0, d], {}
            yield "unflatten", [x, d, [3, 1]], {}
            yield "narrow", [x, d, 0, 1], {}
            yield "select", [x, d, 0], {}
            yield "chunk", [x, 2, d], {}
            yield "split", [x, 2, d], {}
            yield "topk", [x, 1, d], {}
            yield "kthvalue", [x, 1, d], {}
            yield "cat", [[x, x], d], {}
            yield "stack", [[x, x], d], {}
            yield "index_select", [x, d, index(0)], {}
            yield "gather", [x, d, torch.zeros_like(x, dtype=torch.int64)], {}
            yield "repeat_interleave", [x, 2, d], {}
            yield "norm", [x, 2.0, d], {}
            yield "renorm", [x, 2.0, d, 1.0], {}
            yield "diagonal", [x, 0, 0, d], {}
            yield "tensor_split", [x, 2, d], {}
            yield "unfold", [x, d, 1, 1], {}
            yield "quantile", [x, 0.5, d], {}
        for ds in ([0, 0], [0, -1], [1, -1], [0, 1], [0, 5], []):
            for name in ("sum", "mean", "amax", "std", "logsumexp", "flip", "permute"):
                if ds or name != "logsumexp":  # without dimensions PyTorch's fails by itself
                    yield name, [x, ds], {}
            yield "movedim", [x, ds, ds[::-1]], {}
            yield "roll", [x, [1] * len(ds), ds], {}
            yield "rot90", [x, 1, ds], {}
            yield "squeeze", [x, tuple(ds)], {}


EQUATIONS = """ii ii->i ii-> bii bii->b bii->bi ...ii ...ii->... ...ii->...i iij iij->j iji->j ii,jj ii,ij ii,jj->ij i,i
i,j i,j->ji ij,jk ij,jk->ki AB,BC aB,BA ij,kj->ik bij,bjk bij,bjk->bik ...ij,...jk ...ij,jk ij,...jk->...ik ...,... i...
...i i...->...i i...,i i...i ... ->ij i,->i ,i-> ,  i j , j k -> i k ab,bc,cd ab,bc,cd->da a,a,a a,b,c->cab ij->ik ij->iij
ij,jk-> i->ii ijj->i .i i. ..i i..j i...j... 1i ij-> ij->ji i->... i...->i ij,j,i->ij abc,cb->a éi i,i,i->i I i,I->iI
ij;jk ij->j,k i-j i>j ij,->ij ->""".split("\n")  # fmt: skip


def einsums():
    rng = random.Random(5)
    sizes = dict(zip("ijkabcdABCI", [2, 3, 4, 3, 2, 4, 2, 3, 2, 4, 3]))
    for equation in [e for line in EQUATIONS for e in line.split()] + ["i j , j k -> i k", " ii ", "i i -> i", "", ","]:
        left = equation.split("->")[0]
        given = []
        for operand in left.split(","):
            shape = []
            for part in operand.replace(" ", "").replace("...", "*"):
                shape += rng.choice([[], [2], [1, 2]]) if part == "*" else [sizes.get(part, 2)]
            given.append(cotangent(torch.empty(shape), len(equation)))
        yield "einsum", [given, equation], {}
    for _ in range(150):  # random ones: some letters repeat, some sizes are 1
        operands, given = [], []
        for _ in range(rng.choice([1, 2, 2, 3])):
            letters = [rng.choice("ijkAb") for _ in range(rng.randint(0, 3))]
            if rng.random() < 0.35:
                letters.insert(rng.randint(0, len(letters)), "...")
            shape = []
            for letter in letters:
                shape += rng.choice([[], [2], [1, 2], [1], [3, 1]]) if letter == "..." else [sizes[letter]]
            if rng.random() < 0.1 and shape:
                shape[rng.randrange(len(shape))] = 1
            operands.append("".join(letters))
            given.append(cotangent(torch.empty(shape), len(operands)))
        equation = ",".join(operands)
        if rng.random() < 0.6:
            names = sorted(set(equation) - set(",."))
            rng.shuffle(names)
            out = names[: rng.randint(0, len(names))]
            if "..." in equation and rng.random() < 0.8:
                out.insert(rng.randint(0, len(out)), "...")
            if rng.random() < 0.1:
                out.append("z")
            equation += "->" + "".join(out)
        yield "einsum", [given, equation], {}
    yield "einsum", [[X, X, X], "ij,jk"], {}
    yield "einsum", [[X], "ij,jk"], {}
    yield "einsum", [[X], "i"], {}
    yield "einsum", [[X], "ijk"], {}


FUNCTIONS = {"unfold": torch.Tensor.unfold, "narrow": torch.narrow, "einsum": lambda given, text: torch.einsum(text, *given)}


def function(name):
    if name in FUNCTIONS:
        return FUNCTIONS[name]
    return getattr(F, name.split(".")[-1]) if "." in name else getattr(torch, name, None) or getattr(torch.Tensor, name)


def write(name, given, keywords, store):
    call = function(name)
    store.case()
    record = {"dtype": str(tensors(given)[0].dtype).removeprefix("torch.")}
    floats = name.split(".")[-1] in ("nll_loss", "cross_entropy", "embedding", "einsum", "gather", "index_select")
    given = [fresh(v, floats) for v in given]
    leaves = [t for t in tensors(given) if t.requires_grad]
    record["arguments"] = [store.encode(v) for v in given]
    record["keywords"] = {k: store.encode(v) for k, v in keywords.items()}
    try:
        result = call(*given, **keywords)
    except (RuntimeError, IndexError, ValueError, TypeError, AssertionError) as reason:
        if isinstance(reason, TypeError):
            return store.undo()
        record["dtype"] = "error"
        record["error"] = {"type": "RuntimeError" if isinstance(reason, AssertionError) else type(reason).__name__, "message": str(reason)}
        return record
    record["results"] = store.results(result)
    outputs = [t for t in tensors(result) if t.requires_grad]
    record["gradients"] = []
    if outputs and leaves:
        gradients = torch.autograd.grad(outputs, leaves, [cotangent(o) for o in outputs], allow_unused=True)
        record["gradients"] = [store.result(g) for g in gradients]
    return record


def fresh(value, differentiate):
    if isinstance(value, torch.Tensor):
        return value.detach().clone().requires_grad_(differentiate and value.is_floating_point())
    if isinstance(value, list):
        return [fresh(v, differentiate) for v in value]
    return value


def main():
    torch.set_num_threads(1)
    warnings.simplefilter("ignore")
    store, lines = Store(), {}
    for part in (indexed, odd, dimensions, einsums):
        for name, given, keywords in part():
            entry = lines.setdefault(name, [header(SimpleNamespace(name=name, op=function(name), variant_test_name=""), store)])
            record = write(name, given, keywords, store)
            entry += [record] if record else []
    every = [line for entry in lines.values() for line in entry]
    save(packed(store), every, Path(sys.argv[1]) / "indices.x", compress=True)
    print(len(every) - len(lines), "cases of", len(lines), "entries")


if __name__ == "__main__":
    main()
