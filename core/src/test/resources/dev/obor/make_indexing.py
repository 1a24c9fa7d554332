"""Writes indexing.txt: results and gradients of indexing operations, by PyTorch 2.13.

Each case stands under the same name in IndexingFixtureTest.java.
Run: python make_indexing.py > indexing.txt
"""

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def numbers(shape, a, m, scale):
    n = 1
    for s in shape:
        n *= s
    i = torch.arange(n)
    return (((i * a) % m) - m // 2).double().div(scale).reshape(shape)


def inputs():
    return {
        "x": numbers((3, 4), 37, 23, 4).requires_grad_(),
        "c": numbers((2, 3, 4), 37, 29, 4).requires_grad_(),
        "v": numbers((5,), 3, 11, 2).requires_grad_(),
        "s": numbers((3, 4), 17, 19, 8).requires_grad_(),
    }


def t(*values):
    return torch.tensor(values)


def put(x, index, value):
    y = x.clone()
    y[index] = value
    return y


G = torch.tensor([[0, 1], [2, 0]])
G4 = torch.tensor([[0, 1, 3, 2], [2, 0, 0, 1], [1, 1, 3, 3]])
B = slice(None)

CASES = {
    # subscripts
    "get0": lambda x, c, v, s: c[1],
    "get-column": lambda x, c, v, s: c[:, 1],
    "get-all": lambda x, c, v, s: c[:],
    "get-ellipsis": lambda x, c, v, s: c[..., 1],
    "get-only-ellipsis": lambda x, c, v, s: c[...],
    "get-new-axis": lambda x, c, v, s: c[:, None, 1:3, ::2],
    "get-tensor-number": lambda x, c, v, s: c[t(1)[0]],
    "get-list": lambda x, c, v, s: c[[1, 0, 1]],
    "get-two-lists": lambda x, c, v, s: c[[1, 0, 1], [2, 2, 0]],
    "get-apart": lambda x, c, v, s: c[[1, 0, 1], :, [2, 2, 0]],
    "get-last-two": lambda x, c, v, s: c[:, [1, 0], [2, 3]],
    "get-number-and-list": lambda x, c, v, s: c[1, :, [2, 0]],
    "get-slice-list": lambda x, c, v, s: c[:, 1:, [3, 0, 0]],
    "get-grid": lambda x, c, v, s: c[torch.tensor([[0], [1]]), t(2, 0)],
    "get-mask": lambda x, c, v, s: c[c > 0],
    "get-mask-2d": lambda x, c, v, s: c[(x[:2, :3] > 0), 1:3],
    "get-mask-1d": lambda x, c, v, s: c[:, torch.tensor([True, False, True])],
    "get-mask-and-new-axis": lambda x, c, v, s: c[None, torch.tensor([True, False]), 0],
    "get-true": lambda x, c, v, s: x[True],
    "get-false": lambda x, c, v, s: x[False],
    "get-negative": lambda x, c, v, s: x[[-1, -3]],
    "get-transposed": lambda x, c, v, s: c.transpose(0, 2)[:, [0, 1]],
    "get-transposed-0": lambda x, c, v, s: c.transpose(0, 2)[[0, 1]],
    "get-transposed-12": lambda x, c, v, s: c.transpose(1, 2)[[0, 1, 1]],
    "get-int32": lambda x, c, v, s: x[torch.tensor([2, 0], dtype=torch.int32)],
    "get-empty": lambda x, c, v, s: x[torch.zeros(0, dtype=torch.long)],
    "set-row": lambda x, c, v, s: put(x, 1, s[0]),
    "set-column": lambda x, c, v, s: put(x, (B, 1), s[:, 2]),
    "set-number": lambda x, c, v, s: put(x, (B, slice(1, 3)), 2.5),
    "set-list": lambda x, c, v, s: put(x, [2, 0], s[:2]),
    "set-list-number": lambda x, c, v, s: put(x, ([2, 0], [1, 1]), 7.0),
    "set-mask": lambda x, c, v, s: put(x, x > 0, s[0, 0]),
    "set-mask-rows": lambda x, c, v, s: put(x, torch.tensor([True, False, True]), s[1]),
    "set-leading-ones": lambda x, c, v, s: put(x, 0, s[:1][None]),
    "index-put-add": lambda x, c, v, s: x.index_put((t(0, 0, 2),), s, accumulate=True),
    "index-put-set": lambda x, c, v, s: x.index_put((t(0, 2), t(1, 1)), s[0, :2]),
    "index-put-in-place": lambda x, c, v, s: x.clone().index_put_((t(0, 0, 2),), s, True),
    # one place per element
    "gather-0": lambda x, c, v, s: x.gather(0, G),
    "gather-1": lambda x, c, v, s: x.gather(1, G),
    "gather-3d": lambda x, c, v, s: c.gather(1, torch.tensor([[[0, 2], [1, 1]]])),
    "gather-0d": lambda x, c, v, s: v[0].gather(0, t(0)[0]),
    "gather-vector": lambda x, c, v, s: v.gather(0, t(4, 0, 0, 2)),
    "gather-strided": lambda x, c, v, s: x.t().gather(1, G),
    "take-along-dim": lambda x, c, v, s: torch.take_along_dim(x, torch.tensor([[1, 0]]), 1),
    "take-along-flat": lambda x, c, v, s: torch.take_along_dim(x, t(5, 0, 11)),
    "scatter": lambda x, c, v, s: x.scatter(1, torch.tensor([[0, 1], [2, 0]]), s[:2, :2]),
    "scatter-larger": lambda x, c, v, s: x.detach().scatter(0, G, s.detach()),
    "scatter-number": lambda x, c, v, s: x.scatter(0, G, 1.5),
    "scatter-in-place": lambda x, c, v, s: x.clone().scatter_(1, G4[:, [0, 2]], s[:, :2]),
    "scatter-add": lambda x, c, v, s: x.scatter_add(1, G4, s),
    "scatter-add-0": lambda x, c, v, s: x.scatter_add(0, G4[:, :2] % 3, s[:, 1:3]),
    "scatter-reduce-sum": lambda x, c, v, s: x.scatter_reduce(1, G4, s, "sum"),
    "scatter-reduce-mean": lambda x, c, v, s: x.scatter_reduce(1, G4, s, "mean"),
    "scatter-reduce-mean-new": lambda x, c, v, s: x.scatter_reduce(
        1, G4, s, "mean", include_self=False
    ),
    "scatter-reduce-prod": lambda x, c, v, s: x.scatter_reduce(1, G4, s, "prod"),
    "scatter-reduce-amax": lambda x, c, v, s: x.scatter_reduce(1, G4, s, "amax"),
    "scatter-reduce-amin-new": lambda x, c, v, s: x.scatter_reduce(
        1, G4, s, "amin", include_self=False
    ),
    "scatter-reduce-in-place": lambda x, c, v, s: x.clone().scatter_reduce_(1, G4, s, "amax"),
    # slices
    "index-select": lambda x, c, v, s: x.index_select(0, t(2, 0, 2)),
    "index-select-1": lambda x, c, v, s: c.index_select(1, t(2, 0)),
    "index-select-last": lambda x, c, v, s: c.index_select(-1, t(3, 0, 3)),
    "index-select-0d": lambda x, c, v, s: v[1].index_select(0, t(0)),
    "index-select-scalar": lambda x, c, v, s: x.index_select(0, t(1)[0]),
    "index-add": lambda x, c, v, s: x.index_add(0, t(0, 2, 0), s),
    "index-add-alpha": lambda x, c, v, s: x.index_add(1, t(3, 3), s[:, :2], alpha=2.5),
    "index-add-in-place": lambda x, c, v, s: x.clone().index_add_(0, t(1, 1, 1), s),
    "index-copy": lambda x, c, v, s: x.index_copy(0, t(2, 0), s[:2]),
    "index-fill": lambda x, c, v, s: x.index_fill(1, t(0, 2), 3.5),
    "index-fill-tensor": lambda x, c, v, s: x.index_fill(1, t(0, 3), s[0, 0]),
    "take": lambda x, c, v, s: x.take(torch.tensor([[0, -1], [5, 5]])),
    "put": lambda x, c, v, s: x.put(t(3, 0), s[0, :2]),
    "put-add": lambda x, c, v, s: x.put(t(3, 3), s[0, :2], accumulate=True),
    # masks
    "where": lambda x, c, v, s: torch.where(x > 0, x, s),
    "where-number": lambda x, c, v, s: torch.where(x > 0, x, 2.0),
    "where-broadcast": lambda x, c, v, s: torch.where(c > 0, x, s[:1]),
    "masked-fill": lambda x, c, v, s: x.masked_fill(x > 1, 3.0),
    "masked-fill-broadcast": lambda x, c, v, s: x.masked_fill(c > 1, 3.0),
    "masked-fill-tensor": lambda x, c, v, s: x.masked_fill(x > 1, s[0, 0]),
    "masked-fill-in-place": lambda x, c, v, s: x.clone().masked_fill_(x > 1, 3.0),
    "masked-select": lambda x, c, v, s: x.masked_select(x > 0),
    "masked-select-broadcast": lambda x, c, v, s: x.masked_select(c > 0),
    "masked-scatter": lambda x, c, v, s: x.masked_scatter(x > 0, s),
    "nonzero": lambda x, c, v, s: torch.nonzero(c > 1),
    "nonzero-0d": lambda x, c, v, s: torch.nonzero(torch.tensor(3)),
    # joining
    "cat": lambda x, c, v, s: torch.cat([x, s, x]),
    "cat-1": lambda x, c, v, s: torch.cat([x, s[:, 1:]], 1),
    "cat-skips": lambda x, c, v, s: torch.cat([torch.zeros(0), x]),
    "cat-promotes": lambda x, c, v, s: torch.cat([x.float(), torch.ones(1, 4).long()]),
    "stack": lambda x, c, v, s: torch.stack([x, s]),
    "stack-last": lambda x, c, v, s: torch.stack([x, s], -1),
    "hstack": lambda x, c, v, s: torch.hstack([v, v]),
    "vstack": lambda x, c, v, s: torch.vstack([v, v]),
    "dstack": lambda x, c, v, s: torch.dstack([x, s]),
    "column-stack": lambda x, c, v, s: torch.column_stack([v, v]),
    "split": lambda x, c, v, s: c.split(2, 1)[1],
    "split-sizes": lambda x, c, v, s: c.split([1, 3], 2)[1],
    "chunk": lambda x, c, v, s: v.chunk(3)[1],
    "tensor-split": lambda x, c, v, s: v.tensor_split(3)[1],
    "unbind": lambda x, c, v, s: c.unbind(1)[2],
    "meshgrid": lambda x, c, v, s: torch.meshgrid(v, x[0], indexing="ij")[1],
    "meshgrid-xy": lambda x, c, v, s: torch.meshgrid(v, x[0], indexing="xy")[0],
    # rearranging
    "repeat": lambda x, c, v, s: x.repeat(2, 1, 3),
    "tile": lambda x, c, v, s: x.tile(2),
    "repeat-interleave": lambda x, c, v, s: x.repeat_interleave(2, 1),
    "repeat-interleave-flat": lambda x, c, v, s: x.repeat_interleave(2),
    "repeat-interleave-vector": lambda x, c, v, s: x.repeat_interleave(t(1, 0, 3), 0),
    "roll": lambda x, c, v, s: c.roll((1, -2), (0, 2)),
    "roll-flat": lambda x, c, v, s: x.roll(5),
    "flip": lambda x, c, v, s: c.flip(0, 2),
    "flip-strided": lambda x, c, v, s: x.t().flip(0),
    "fliplr": lambda x, c, v, s: x.fliplr(),
    "rot90": lambda x, c, v, s: x.rot90(),
    "rot90-3": lambda x, c, v, s: c.rot90(3, (1, 2)),
    "tril": lambda x, c, v, s: x.tril(1),
    "triu": lambda x, c, v, s: c.triu(-1),
    "triu-strided": lambda x, c, v, s: x.t().triu(),
    "diag": lambda x, c, v, s: v.diag(-1),
    "diag-matrix": lambda x, c, v, s: x.diag(1),
    "diag-embed": lambda x, c, v, s: x.diag_embed(1, 0, 2),
    "diagflat": lambda x, c, v, s: x[:2, :2].diagflat(),
    # order
    "sort": lambda x, c, v, s: x.sort()[0],
    "sort-falling": lambda x, c, v, s: c.sort(1, True)[0],
    "sort-indices": lambda x, c, v, s: c.sort(1, True)[1],
    "sort-strided": lambda x, c, v, s: x.t().sort(1)[0],
    "topk": lambda x, c, v, s: x.topk(2)[0],
    "topk-smallest": lambda x, c, v, s: x.topk(2, 0, largest=False)[0],
    "kthvalue": lambda x, c, v, s: x.kthvalue(3)[0],
    "kthvalue-keepdim": lambda x, c, v, s: x.kthvalue(2, 0, True)[0],
    "median": lambda x, c, v, s: x.median(),
    "median-dim": lambda x, c, v, s: x.median(1)[0],
    "nanmedian": lambda x, c, v, s: x.log().nanmedian(),
    "nanmedian-dim": lambda x, c, v, s: x.log().nanmedian(1)[0],
    "median-nan": lambda x, c, v, s: x.log().median(1)[0].detach(),
    "mode": lambda x, c, v, s: (x * 2).round().remainder(3).mode(1)[0].detach(),
    "mode-indices": lambda x, c, v, s: (x * 2).round().remainder(3).mode(1)[1],
    "cumsum": lambda x, c, v, s: c.cumsum(1),
    "cumprod": lambda x, c, v, s: x.add(0.1).cumprod(1),
    "cumprod-zero": lambda x, c, v, s: x.add(0.25).mul(x - 0.5).cumprod(1),
    "cumprod-zeros": lambda x, c, v, s: x.detach().mul(x > 0).add(s * 0).cumprod(1),
    "cummax": lambda x, c, v, s: x.cummax(1)[0],
    "cummin-indices": lambda x, c, v, s: c.cummin(1)[1],
    "logcumsumexp": lambda x, c, v, s: x.logcumsumexp(1),
    "diff": lambda x, c, v, s: x.diff(2, 1),
    "diff-prepend": lambda x, c, v, s: x.diff(prepend=s[:, :1]),
    # counting
    "bincount": lambda x, c, v, s: torch.bincount(t(3, 0, 3, 1)),
    "bincount-weights": lambda x, c, v, s: torch.bincount(t(3, 0, 3), v[:3].detach(), 6),
    "unique": lambda x, c, v, s: torch.unique((x * 2).round().remainder(3).detach()),
    "unique-inverse": lambda x, c, v, s: torch.unique(
        (x * 2).round().remainder(3), return_inverse=True
    )[1],
    "unique-counts": lambda x, c, v, s: torch.unique(
        (x * 2).round().remainder(3), return_counts=True
    )[1],
    "unique-dim": lambda x, c, v, s: torch.unique(torch.tensor([[1, 2], [0, 5], [1, 2]]), dim=0),
    "searchsorted": lambda x, c, v, s: torch.searchsorted(t(1, 3, 3, 5), t(0, 3, 9)),
    "searchsorted-right": lambda x, c, v, s: torch.searchsorted(
        t(1, 3, 3, 5), t(0, 3, 9), right=True
    ),
    "searchsorted-rows": lambda x, c, v, s: torch.searchsorted(x.sort()[0], s),
    "bucketize": lambda x, c, v, s: torch.bucketize(x, torch.tensor([-1.0, 0.0, 2.0])),
    # ranges
    "arange": lambda x, c, v, s: torch.arange(3, 20, 4),
    "arange-down": lambda x, c, v, s: torch.arange(5, -3, -2),
    "arange-float": lambda x, c, v, s: torch.arange(0.1, 7.3, 0.0717, dtype=torch.float32),
    "arange-double": lambda x, c, v, s: torch.arange(0.1, 7.3, 0.0717),
    "arange-half": lambda x, c, v, s: torch.arange(0.1, 7.3, 0.0717, dtype=torch.float16),
    "arange-bfloat16": lambda x, c, v, s: torch.arange(0.1, 7.3, 0.0717, dtype=torch.bfloat16),
    "linspace": lambda x, c, v, s: torch.linspace(0.1, 7.3, 57, dtype=torch.float32),
    "linspace-double": lambda x, c, v, s: torch.linspace(-0.1, 7.3, 57),
    "linspace-one": lambda x, c, v, s: torch.linspace(0.1, 7.3, 1),
    "linspace-int": lambda x, c, v, s: torch.linspace(-3, 17, 37, dtype=torch.int64),
    "linspace-bfloat16": lambda x, c, v, s: torch.linspace(0.1, 7.3, 57, dtype=torch.bfloat16),
    "logspace": lambda x, c, v, s: torch.logspace(-1, 2, 7, dtype=torch.float32),
    "eye": lambda x, c, v, s: torch.eye(2, 3),
    "tril-indices": lambda x, c, v, s: torch.tril_indices(3, 3, -1),
    "triu-indices": lambda x, c, v, s: torch.triu_indices(2, 3, 1),
    "one-hot": lambda x, c, v, s: F.one_hot(torch.tensor([[0, 2]]), 4),
}

ERRORS = {
    "get-bounds": lambda x, c, v, s: c[5],
    "get-bounds-list": lambda x, c, v, s: c[[0, 5]],
    "get-too-many": lambda x, c, v, s: c[0, 0, 0, 0],
    "get-mask-shape": lambda x, c, v, s: c[torch.tensor([[True, False]])],
    "get-dtype": lambda x, c, v, s: c[torch.tensor([0.5])],
    "get-broadcast": lambda x, c, v, s: c[[0, 1], [0, 1, 2]],
    "get-step": lambda x, c, v, s: c[::-1],
    "get-step-0": lambda x, c, v, s: c[::0],
    "set-shape": lambda x, c, v, s: put(x, [0, 1], s),
    "index-put-dtype": lambda x, c, v, s: x.index_put((t(0),), s[:1].float()),
    "gather-bounds": lambda x, c, v, s: x.gather(1, G + 9),
    "gather-negative": lambda x, c, v, s: x.gather(1, G - 1),
    "gather-dims": lambda x, c, v, s: c.gather(1, G),
    "gather-size": lambda x, c, v, s: x.gather(1, torch.zeros(5, 2, dtype=torch.long)),
    "gather-dtype": lambda x, c, v, s: x.gather(1, G.float()),
    "scatter-dtype": lambda x, c, v, s: x.scatter(1, G, s.float()),
    "scatter-size": lambda x, c, v, s: x.scatter(1, torch.zeros(3, 5, dtype=torch.long), s),
    "scatter-reduce": lambda x, c, v, s: x.scatter_reduce(1, G, s, "foo"),
    "index-select-vector": lambda x, c, v, s: x.index_select(0, G),
    "index-select-dtype": lambda x, c, v, s: x.index_select(0, t(0.5)),
    "index-add-vector": lambda x, c, v, s: x.index_add(0, G, s),
    "index-add-count": lambda x, c, v, s: x.index_add(0, t(0, 1), s),
    "index-copy-count": lambda x, c, v, s: x.index_copy(0, t(0, 1), s),
    "take-bounds": lambda x, c, v, s: x.take(t(20)),
    "masked-fill-dtype": lambda x, c, v, s: x.masked_fill(x.float(), 1.0),
    "masked-fill-value": lambda x, c, v, s: x.masked_fill(x > 0, s[0]),
    "masked-scatter-count": lambda x, c, v, s: x.masked_scatter(x > -99, s[0]),
    "where-dtype": lambda x, c, v, s: torch.where(x, x, s),
    "cat-empty": lambda x, c, v, s: torch.cat([]),
    "cat-0d": lambda x, c, v, s: torch.cat([x[0, 0]]),
    "cat-dims": lambda x, c, v, s: torch.cat([x, c]),
    "cat-sizes": lambda x, c, v, s: torch.cat([x, s[:, 1:]]),
    "stack-sizes": lambda x, c, v, s: torch.stack([x, s[:, 1:]]),
    "split-sum": lambda x, c, v, s: x.split([1, 1]),
    "split-0": lambda x, c, v, s: x.split(0),
    "chunk-0": lambda x, c, v, s: x.chunk(0),
    "unbind-0d": lambda x, c, v, s: x[0, 0].unbind(),
    "split-in-place": lambda x, c, v, s: x.clone().split(1)[0].add_(1),
    "repeat-dims": lambda x, c, v, s: x.repeat(2),
    "roll-align": lambda x, c, v, s: x.roll((1, 2), 0),
    "flip-twice": lambda x, c, v, s: x.flip(0, 0),
    "rot90-dims": lambda x, c, v, s: x.rot90(1, (0, 0)),
    "tril-vector": lambda x, c, v, s: v.tril(),
    "topk-k": lambda x, c, v, s: x.topk(9),
    "kthvalue-k": lambda x, c, v, s: x.kthvalue(0),
    "median-empty": lambda x, c, v, s: torch.zeros(0, 3).median(0),
    "diff-0d": lambda x, c, v, s: x[0, 0].diff(),
    "arange-sign": lambda x, c, v, s: torch.arange(1, 5, -1),
    "arange-0": lambda x, c, v, s: torch.arange(1.0, 5.0, 0.0),
    "linspace-negative": lambda x, c, v, s: torch.linspace(0, 1, -1),
    "one-hot-negative": lambda x, c, v, s: F.one_hot(t(-1), 3),
    "searchsorted-shape": lambda x, c, v, s: torch.searchsorted(x, v),
}


def text(values):
    return ",".join(repr(n) for n in values.detach().double().reshape(-1).tolist())


def ints(values):
    return ",".join(str(n) for n in values)


def main():
    print("# made by make_indexing.py with PyTorch", torch.__version__)
    for name, case in CASES.items():
        given = inputs()
        out = case(**given)
        node = type(out.grad_fn).__name__ if out.grad_fn else "-"
        fields = [name, node, str(out.dtype), ints(out.shape), ints(out.stride()), text(out)]
        if out.grad_fn:
            weights = numbers(out.shape, 7, 11, 4).to(out.dtype)
            leaves = list(given.values())
            grads = torch.autograd.grad(
                out, leaves, weights, create_graph=True, allow_unused=True
            )
            fields += ["-" if g is None else text(g) for g in grads]
            twice = [g for g in grads if g is not None and g.requires_grad]
            if twice:
                total = sum((g * numbers(g.shape, 5, 7, 2)).sum() for g in twice)
                grads = torch.autograd.grad(total, leaves, allow_unused=True)
                fields += ["-" if g is None else text(g) for g in grads]
        print("|".join(fields))
    for name, case in ERRORS.items():
        try:
            case(**inputs())
            raise AssertionError(name)
        except (RuntimeError, IndexError, ValueError) as e:
            print("!" + name + "|" + str(e).split("\n")[0])


main()
