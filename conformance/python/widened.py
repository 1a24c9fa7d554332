"""PyTorch's samples with other dtypes, other layouts and in place.

Nothing is written by hand: a sample is changed in one way, and PyTorch says what comes out or what it refuses.
"""

import zlib

import torch
from torch.testing._internal.opinfo.core import SampleInput

F64, F32, F16, BF16 = torch.float64, torch.float32, torch.float16, torch.bfloat16
I64, I32, I16, I8, U8, BOOL = torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool
EVERY = (F32, F64, F16, BF16, I64, I32, I16, I8, U8, BOOL)
PAIRS = (
    (F64, F32), (F32, I64), (I64, F32), (F32, F64), (BF16, F32), (F16, BF16), (I32, I64), (BOOL, F32), (F64, I64),
    (U8, I8), (F32, F16), (I64, I32), (F32, BOOL), (I16, U8), (BF16, F16), (I32, F16), (BOOL, I64), (BF16, I16),
    (I64, BOOL), (I8, I64), (F64, BOOL), (U8, F64), (F16, I64), (I16, I8), (F64, BF16), (BOOL, U8),
)  # fmt: skip
TRIPLES = (
    (F32, F64, I64), (I64, F32, BOOL), (F16, BF16, F32), (I32, U8, I64), (F64, I32, F16), (BOOL, I64, F32),
    (F32, F32, F64), (BF16, BF16, I64), (F32, F64, F64),
)  # fmt: skip
SCALARS = ((F32, F64), (I64, F32), (F16, I64), (BF16, F64), (I32, F16), (U8, I64), (F32, BOOL), (I8, BOOL))


# A number in place of the second tensor is a dimension here.
NAMED_DIMENSIONS = ("max", "min")
# Written in Python, they happen to compute with numbers too where their signature says tensors.
TENSORS_ONLY = ("nn.functional.gaussian_nll_loss", "nn.functional.multilabel_soft_margin_loss")


class Change:
    """Replaces the tensors of a sample, one after another."""

    def __init__(self, change, only=None):
        self.change, self.only, self.count, self.effect, self.done = change, only, -1, False, {}

    def of(self, value):
        if isinstance(value, torch.Tensor):
            if id(value) in self.done:
                return self.done[id(value)]
            self.count += 1
            wanted = self.only is None or self.only == self.count
            other = self.change(value, self.count) if wanted else None
            self.effect |= other is not None
            result = value if other is None else other
            self.done[id(value)] = result
            return result
        if isinstance(value, (tuple, list)):
            return type(value)(*map(self.of, value)) if hasattr(value, "_fields") else type(value)(map(self.of, value))
        return value

    def sample(self, sample):
        """The changed sample, or None where nothing changes."""
        given = [self.of(v) for v in (sample.input, *sample.args)]
        keywords = {k: self.of(v) for k, v in sample.kwargs.items()}
        return SampleInput(given[0], args=tuple(given[1:]), kwargs=keywords) if self.effect else None


def plain(t):
    return t.layout == torch.strided and t.device.type == "cpu" and t.dtype in EVERY


def as_dtype(t, dtype, differentiable):
    """The values in another dtype; what PyTorch leaves undefined, negative floats as unsigned, goes a longer way."""
    wide = t.detach()
    if wide.is_floating_point() and not dtype.is_floating_point and dtype != BOOL:
        wide = wide.nan_to_num(0, 0, 0).to(I64)
    return wide.to(dtype, copy=True).requires_grad_(differentiable and dtype.is_floating_point)


def with_dtypes(sample, dtypes, base, differentiable, scalar=False):
    """The k-th tensor of the base dtype gets the k-th of the dtypes, the last one without dimensions."""
    place = -1

    def change(t, _):
        nonlocal place
        if t.dtype != base or not plain(t):
            return None
        place += 1
        wanted = dtypes[place % len(dtypes)]
        if scalar and place == 1 and t.numel():
            t = t.reshape(-1)[0]
        return as_dtype(t, wanted, differentiable)

    changed = Change(change).sample(sample)
    return changed if changed and place + 1 >= min(len(dtypes), 3) else None


def with_number(sample, place, number, dtype, differentiable):
    """A number in place of one tensor."""
    given = [sample.input, *sample.args]
    if place >= len(given) or not isinstance(given[place], torch.Tensor):
        return None
    rest = Change(lambda t, _: as_dtype(t, dtype, differentiable) if t.is_floating_point() else None)
    given = [number if i == place else rest.of(v) for i, v in enumerate(given)]
    keywords = {k: rest.of(v) for k, v in sample.kwargs.items()}
    return SampleInput(given[0], args=tuple(given[1:]), kwargs=keywords)


def of_dtypes(op, sample, base, differentiable):
    """The sample with other dtypes, in every way that there is, each with a group that it belongs to."""
    for dtype in EVERY:
        if dtype not in op.dtypes:
            yield "one", with_dtypes(sample, (dtype,), base, differentiable)
    for pair in PAIRS:
        yield "pair", with_dtypes(sample, pair, base, differentiable)
    for triple in TRIPLES:
        yield "triple", with_dtypes(sample, triple, base, differentiable)
    for pair in SCALARS:
        yield "scalar", with_dtypes(sample, pair, base, differentiable, scalar=True)
    for dtype, number in ((F32, 2), (F64, 1.5), (I64, 2.5), (BF16, 3), (BOOL, 1), (U8, -1), (F16, 0.5), (I32, -2)):
        for place in (1, 0, 2) if op.name not in NAMED_DIMENSIONS + TENSORS_ONLY else ():
            yield "number", with_number(sample, place, number, dtype, differentiable)
    for dtype in (I32, U8, BOOL):
        yield "index", Change(lambda t, _: as_dtype(t, dtype, False) if t.dtype == I64 != base else None).sample(sample)


def transposed(t):
    return t.transpose(0, -1).contiguous().transpose(0, -1) if t.dim() > 1 else None


def strided(t):
    """Every second element, from the second one on."""
    if t.dim() == 0:
        return None
    wide = t.new_zeros((*t.shape[:-1], 2 * t.shape[-1] + 1))
    view = wide[..., 1::2]
    view.copy_(t)
    return view


def expanded(t):
    return t[:1].clone(memory_format=torch.contiguous_format).expand_as(t) if t.dim() and t.shape[0] > 1 else None


def spread(t):
    return t[..., :1].clone(memory_format=torch.contiguous_format).expand_as(t) if t.dim() and t.shape[-1] > 1 else None


def channels(t):
    formats = {4: torch.channels_last, 5: torch.channels_last_3d}
    return t.contiguous(memory_format=formats[t.dim()]) if t.dim() in formats else None


def same(t, _):
    """A copy in the same place of memory of its own."""
    size = t.untyped_storage().nbytes() // t.element_size() if plain(t) else 0
    if not size or t.requires_grad:
        return None
    memory = t.detach().as_strided((size,), (1,), 0).clone()
    return memory.as_strided(t.shape, t.stride(), t.storage_offset())


def part(t):
    """The middle of something larger."""
    if t.dim() < 2:
        return None
    wide = t.new_zeros([n + 2 for n in t.shape])
    view = wide[tuple(slice(1, -1) for _ in t.shape)]
    view.copy_(t)
    return view


def rolled(t):
    """The last dimension is the slowest one."""
    return t.movedim(-1, 0).contiguous().movedim(0, -1) if t.dim() > 2 else None


LAYOUTS = (transposed, channels, strided, expanded, part, rolled, spread)


def of_layouts(sample):
    """The sample with other layouts of all its tensors, then of one of them."""

    def relaid(layout):
        def change(t, _):
            other = layout(t.detach()) if plain(t) else None
            return None if other is None else other.detach().requires_grad_(t.requires_grad)

        return change

    if sample is None:
        return
    for layout in LAYOUTS:
        yield "all", Change(relaid(layout)).sample(sample)
    counted = Change(lambda t, _: None)
    counted.sample(sample)
    if counted.count > 0:
        for layout in (transposed, channels, expanded):
            for only in range(min(counted.count + 1, 4)):
                yield "one", Change(relaid(layout), only).sample(sample)


def row_major(sample):
    def copied(t, _):
        return t.detach().clone(memory_format=torch.contiguous_format).requires_grad_(t.requires_grad)

    return Change(copied).sample(sample) or sample


def as_leaves(sample):
    """The same memory, as tensors that nothing was computed from."""
    return Change(lambda t, _: t.detach().requires_grad_(t.requires_grad)).sample(sample) or sample


def without_gradients(sample):
    return Change(lambda t, _: t.detach().requires_grad_(False)).sample(sample) or sample


def kept(name, groups, limits):
    """So many of each group; which ones differs from entry to entry."""
    sorted_in = {}
    for group, sample in groups:
        if sample is not None:
            sorted_in.setdefault(group, []).append(sample)
    start = zlib.crc32(name.encode())
    for group, samples in sorted_in.items():
        limit = limits.get(group, 0) if limits else len(samples)
        step = start % len(samples)
        yield from (samples[step:] + samples[:step])[:limit]
