"""What PyTorch answers to a program, and whether the answer can be compared with."""

import torch
from program_machine import run
from program_values import FLOATS, TOLERANCE, stored, text


class Redraw(Exception):
    """The program is not comparable; says why."""


def ends(machine):
    """All that can be seen at the end: variables by name, gradients by name with a dot before."""
    seen = dict(machine.variables)
    for name, value in machine.variables.items():
        if not isinstance(value, torch.Tensor):
            continue
        try:
            value.is_leaf  # noqa: B018
        except RuntimeError:  # a part of a split whose base was changed says nothing any more
            del seen[name]
            continue
        if value.requires_grad and (value.is_leaf or value.retains_grad):
            seen["." + name] = value.grad
    return seen


def widened(t):
    return t.detach().to(torch.complex128 if t.is_complex() else torch.float64)


def finite(t):
    return torch.where(t.isfinite(), t, torch.zeros_like(t))


def error_of(narrow, wide):
    """PyTorch's own error: the largest of a tensor."""
    if wide.shape != narrow.shape:
        raise Redraw("choice: another shape in float64")
    if narrow.dtype not in FLOATS:
        if not torch.equal(narrow, wide.to(narrow.dtype)):
            raise Redraw("choice: another whole number in float64")
        return 0.0
    a, b = widened(narrow), widened(wide)
    if not torch.equal(a.isfinite(), b.isfinite()) or not torch.equal(a.isnan(), b.isnan()):
        raise Redraw("choice: infinite in one precision only")
    if a.numel() == 0:
        return 0.0
    error = (finite(a) - finite(b)).abs().max().item()
    # far out of any rounding: float64 took another way, or nothing is left of the digits
    if error > 0.1 * finite(b).abs().max().item() + 1e-4:
        raise Redraw("condition: no digit is right")
    return error


def check_moved(narrow, wide, moved, error):
    if narrow.dtype not in FLOATS:
        if moved.shape != wide.shape or not torch.equal(moved, wide):
            raise Redraw("choice: a whole number that rounding changes")
        return
    if moved.shape != wide.shape:
        raise Redraw("choice: a shape that rounding changes")
    a, b, n = widened(wide), widened(moved), widened(narrow)
    if not torch.equal(a.isfinite(), b.isfinite()):
        raise Redraw("choice: rounding makes it infinite")
    relative, absolute = TOLERANCE[narrow.dtype]
    limit = absolute + relative * finite(n).abs() + 4 * error
    if ((finite(a) - finite(b)).abs() > limit).any():
        raise Redraw("choice: rounding changes more than may differ")


def answer(ops, program):
    """The program with PyTorch's results; `refused` says that the last step is one that PyTorch refuses."""
    done = len(program["steps"]) - (1 if "refused" in program else 0)
    try:
        machine = run(ops, program, done)
    except Exception as reason:
        raise Redraw(f"twice: {type(reason).__name__} {str(reason)[:80]}")
    if "refused" in program:
        program["refused"] = refusal(ops, program, machine)
    narrow = ends(machine)
    if "refused" in program and program["steps"][-1]["op"] == "backward":
        # How far a backward came before it was refused is nobody's business: gradients are not compared.
        read = {name for step in program["steps"] if step["op"] == "grad" for name in step["o"]}
        narrow = {n: v for n, v in narrow.items() if not n.startswith(".") and n not in read}
    try:
        wide = ends(run(ops, program, done, wide=True))
        dtypes = {n: t.dtype for n, t in machine.variables.items() if isinstance(t, torch.Tensor)}
        moved = [ends(run(ops, program, done, wide=True, narrow=dtypes, seed=s)) for s in (1, 2)]
    except Redraw:
        raise
    except Exception as reason:
        raise Redraw(f"choice: float64 raises {type(reason).__name__} {str(reason)[:80]}")
    program["ends"] = {name: end(name, value, wide, moved) for name, value in narrow.items()}
    return program


def refusal(ops, program, machine):
    step = program["steps"][-1]
    try:
        machine.step(step)
    except Exception as raised:
        for name in step["o"]:
            machine.variables.pop(name, None)
        return {"type": type(raised).__name__, "message": str(raised).splitlines()[0] if str(raised) else ""}
    raise Redraw("choice: not refused the second time")


def end(name, value, wide, moved):
    exact = wide.get(name)
    if value is None:
        if exact is not None:
            raise Redraw("choice: a gradient in float64 only")
        return None
    if not isinstance(value, torch.Tensor):
        if value != exact and not (isinstance(value, float) and abs(value - exact) < 1e-5 * max(1, abs(value))):
            raise Redraw("choice: another number in float64")
        return {"value": text(value) if not isinstance(value, bool) else str(value).lower()}
    if exact is None:
        raise Redraw("choice: no gradient in float64")
    error = error_of(value.detach(), exact.detach())
    for other in moved:
        if other.get(name) is None:
            raise Redraw("choice: no gradient after rounding")
        check_moved(value, exact.detach(), other[name].detach(), error)
    return stored(value, error)
