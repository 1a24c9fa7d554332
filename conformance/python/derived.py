"""Wrong inputs made of PyTorch's samples: one argument at a time gets another dimension, size, dtype or number.

PyTorch's own error inputs reach few of its checks. Whatever it refuses here is a case; what it takes is none.
"""

import itertools
import os
import signal

import torch
from torch.testing._internal.opinfo.core import SampleInput

NUMBERS = (7, -8, 0, -1)
DTYPES = (torch.int64, torch.bool, torch.float64, torch.bfloat16, torch.int32, torch.float32)

# Not about what was given, but how Python, the argument parser or a library below PyTorch understood it.
ACCIDENTS = (
    "INTERNAL ASSERT", "invalid combination of arguments", "argument '", "unsupported operand type", "takes ",
    "object is not", "has no attribute", "only integer tensors of a single element", "indices must be integers",
    "can't allocate", "setStorage", "storage of size", "primitive", "overflow", "device type at start",
    "tuple index out of range", "values to unpack", "must not be a floating point number",
)  # fmt: skip


def copied(value):
    if isinstance(value, torch.Tensor):
        return value.detach().clone()
    if isinstance(value, (tuple, list)) and not hasattr(value, "_fields"):
        return type(value)(map(copied, value))
    return value


def of_tensor(t):
    yield t.reshape(-1)[0].clone()
    if t.dim():
        yield torch.cat([t, t[..., :1]], -1)
        yield torch.cat([t, t[:1]], 0)
        yield t[:0].clone()
        yield t[..., :0].clone()
    yield t.unsqueeze(0)
    yield t.unsqueeze(-1).unsqueeze(0)
    for dtype in DTYPES:
        if dtype != t.dtype:
            yield t.to(dtype)
    for number in (100, -100, -1) if not t.dtype.is_floating_point and t.dtype != torch.bool else ():
        wrong = t.clone(memory_format=torch.contiguous_format)
        wrong.view(-1)[0] = number
        yield wrong


def of_numbers(values):
    for number in (0, -1, -3, 7):
        yield [number, *values[1:]]
        yield [*values[:-1], number]
    yield [*values, values[-1]]
    yield values[:-1]
    yield [values[0], values[0], *values[2:]]


def of(value):
    """Other values in place of one."""
    match value:
        case torch.Tensor():
            yield from of_tensor(value)
        case bool() | torch.Size():
            return
        case int():
            yield from (n for n in NUMBERS if n != value)
        case float():
            yield from (n for n in (-1.5, 0.0, 2.0) if n != value)
        case str():
            yield "nonsense"
        case tuple() | list() if value and all(type(v) is int for v in value):
            yield from map(type(value), of_numbers(list(value)))
        case tuple() | list() if value and not hasattr(value, "_fields"):
            yield type(value)([])
            for i, v in enumerate(value[:2]):
                yield from (type(value)([*value[:i], other, *value[i + 1 :]]) for other in of(v))


def samples(sample):
    """The sample with one argument changed, in every way."""
    given = dict(enumerate([sample.input, *sample.args])) | sample.kwargs
    for place, value in given.items():
        for other in of(value):
            changed = {k: copied(v) for k, v in given.items()} | {place: other}
            positional = [v for k, v in changed.items() if isinstance(k, int)]
            keywords = {k: v for k, v in changed.items() if isinstance(k, str)}
            yield SampleInput(positional[0], args=tuple(positional[1:]), kwargs=keywords)


def is_accident(error):
    known = ("RuntimeError", "IndexError", "ValueError", "NotImplementedError")
    return error["type"] not in known or any(text in error["message"] for text in ACCIDENTS)


def survives(work):
    """Whether a process that does the work comes back: PyTorch does not check everything that it reads."""
    child = os.fork()
    if child == 0:
        try:
            signal.alarm(120)
            work()
        finally:
            os._exit(0)  # what it raises, it raises again outside
    return os.WIFEXITED(os.waitpid(child, 0)[1])


def write(chosen, write_error, undo):
    """One case for each message; the tensors of others are not kept."""
    seen = set()
    for sample in itertools.chain.from_iterable(map(samples, chosen)):
        line = write_error(sample)
        error = line.get("error")
        if error is None:
            continue
        if is_accident(error) or error["message"] in seen:
            undo()
            continue
        seen.add(error["message"])
        yield line | {"dtype": "derived"}
