"""Draws random programs: PyTorch runs each step as it is drawn, so that the drawer knows every shape and dtype."""

import math
import random

import torch
from derived import ACCIDENTS
from program_judge import Redraw, answer
from program_machine import DEFINED, Machine, flat, is_in_place, run
from program_ops import FILLED, FRAGILE
from program_undefined import readable, undefined
from program_values import COMPLEX, FLOATS, Unwritable, dtype_name, encode, names_in, values_text

WHOLE = (torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool)
VIEWS = "view reshape transpose permute narrow select expand squeeze unsqueeze flatten split chunk unbind t T diagonal unfold getitem".split()
WRITES = "add_ mul_ sub_ div_ copy_ setitem fill_ zero_ neg_ masked_fill_ clamp_ exp_ relu_ sigmoid_ index_fill_ addcmul_".split()
NAMES = "abcdefghij"


MAIN = (torch.float32, torch.float64, torch.bfloat16, torch.float16, torch.complex64, torch.complex128)


def is_accident(raised):
    if not isinstance(raised, (RuntimeError, IndexError, ValueError, NotImplementedError)):
        return True
    return any(text in str(raised) for text in (*ACCIDENTS, "not implemented", "must be", "expected Tensor as", "elements not", "tensor list but got", "Unsupported memory format",
                                             "does not support automatic differentiation", "using it on lu_solve"))


def shortened(t):
    """The same numbers, of few digits where they are not large."""
    if t.is_complex():
        return torch.complex(*map(shortened, (t.real, t.imag)))
    short = (t.double() * 256).round() / 256
    return torch.where(t.double().abs() < 1e4, short, t.double()).to(t.dtype)


class Drawer:
    """One program in the making."""

    def __init__(self, ops, rng):
        self.ops, self.rng = ops, rng
        main = rng.choices(MAIN, (54, 29, 3, 2, 6, 6))[0]
        self.main, self.mixed = main, rng.random() < 0.4
        self.program = {"inputs": [], "steps": []}
        self.machine = Machine(ops)
        self.made = 0
        self.no_grad = False
        self.touched = self.written = self.mixes = False
        self.sizes = [rng.choice((1, 2, 3, 3, 4, 5)) for _ in range(3)]

    # -- inputs

    def other_dtype(self):
        if not self.mixed:
            return self.main
        return self.rng.choice((self.main, self.main, torch.float32, torch.float64, torch.bfloat16, *WHOLE))

    def shape(self):
        r = self.rng
        rank = r.choices((0, 1, 2, 3), (1, 3, 6, 3))[0]
        return [r.choice(self.sizes) for _ in range(rank)]

    def numbers(self, count, dtype):
        r = self.rng
        if dtype == torch.bool:
            return torch.tensor([r.random() < 0.5 for _ in range(count)])
        if dtype in COMPLEX:
            part = {torch.complex64: torch.float32, torch.complex128: torch.float64}[dtype]
            imaginary = self.numbers(count, part) if r.random() < 0.9 else torch.zeros(count, dtype=part)
            return torch.complex(self.numbers(count, part), imaginary)
        if dtype not in FLOATS:
            return torch.tensor([r.randrange(0 if dtype == torch.uint8 else -5, 10) for _ in range(count)]).to(dtype)
        if r.random() < 0.15:  # equal ones
            return torch.tensor([r.choice((-1.0, 0.0, 0.5, 1.0, 2.0)) for _ in range(count)]).to(dtype)
        # Different ones as far as they go, so that sorts have no ties.
        drawn = r.sample(range(-256, 257), min(count, 500)) + [r.randrange(-256, 257) for _ in range(count - 500)]
        return torch.tensor([k / 64 for k in drawn]).to(dtype)

    def put(self, values, shape, grad, spec=()):
        """A new input; returns its name."""
        i = len(self.program["inputs"])
        name = NAMES[i] if i < len(NAMES) else f"in{i}"
        spec = {"n": name, "d": dtype_name(values.dtype), "s": list(shape), "v": values_text(values), **dict(spec)}
        if grad and values.dtype in FLOATS:
            spec["g"] = True
        self.program["inputs"].append(spec)
        self.machine.add(spec)
        return name

    def new(self, shape=None, dtype=None, grad=None):
        r, shape = self.rng, self.shape() if shape is None else list(shape)
        dtype = dtype or self.other_dtype()
        grad = r.random() < 0.6 if grad is None else grad
        count = math.prod(shape)
        layout = r.random()
        if layout < 0.7 or len(shape) < 1 or count > 100 or count == 0:
            return self.put(self.numbers(count, dtype), shape, grad)
        if layout < 0.85 and len(shape) > 1:  # a permutation
            order = list(range(len(shape)))
            r.shuffle(order)
            strides, step = [0] * len(shape), 1
            for d in order:
                strides[d], step = step, step * shape[d]
            return self.put(self.numbers(count, dtype), shape, grad, {"st": strides, "of": 0})
        if layout < 0.95:  # every second one, after an offset
            strides, step = [0] * len(shape), 2
            for d in reversed(range(len(shape))):
                strides[d], step = step, step * shape[d]
            return self.put(self.numbers(step + 1, dtype), shape, grad, {"st": strides, "of": 1})
        d = r.randrange(len(shape))  # expanded
        strides, step = [0] * len(shape), 1
        for k in reversed(range(len(shape))):
            if k != d:
                strides[k], step = step, step * shape[k]
        return self.put(self.numbers(step, dtype), shape, grad, {"st": strides, "of": 0})

    def sample(self, t):
        """A tensor of PyTorch's samples as an input; numbers are rounded to be short."""
        if t.dtype in FLOATS:
            t = shortened(t)
        return self.put(t.contiguous(), t.shape, self.rng.random() < 0.5)

    # -- choosing

    def tensors(self, test=lambda t: True):
        return [n for n, t in self.machine.variables.items() if isinstance(t, torch.Tensor) and readable(t) and test(t)]

    def choose(self, test=lambda t: True):
        names = self.tensors(test)
        if not names:
            return None
        late = self.rng.random() < 0.6
        return self.rng.choice(names[-4:] if late else names)

    def tensor(self, name):
        return self.machine.variables[name]

    @staticmethod
    def writable(t):
        if any(n > 1 and s == 0 for n, s in zip(t.shape, t.stride())):
            return False
        return not t.requires_grad or not (t.is_leaf or t._is_view() and t._base.is_leaf and t._base.requires_grad)

    # -- steps

    def step(self, op, *arguments, **keywords):
        step = {"op": op, "a": list(arguments), "k": keywords, "o": []}
        if self.no_grad and op not in ("backward", "autograd.grad"):
            step["ng"] = True
        return step

    def perform(self, step):
        """Runs the step and names its results; what PyTorch raises is raised."""
        before = set(self.machine.variables)
        results = self.machine.step(step)
        own = self.tensor(step["a"][0]["v"]) if step["a"] and isinstance(step["a"][0], dict) and "v" in step["a"][0] else None
        if not all(isinstance(v, (torch.Tensor, bool, int, float, type(None))) for v in results):
            raise Unwritable("a result")
        if not (len(results) == 1 and (results[0] is None or results[0] is own)):
            said = DEFINED.get(step["op"], range(len(results)))
            for i, value in enumerate(results):
                self.made += 1
                step["o"].append(f"t{self.made}")
                if i in said:
                    self.machine.variables[step["o"][-1]] = value
        assert before <= set(self.machine.variables)
        return results

    def replay(self):
        try:
            self.machine = run(self.ops, self.program)
        except Exception as reason:
            raise Redraw(f"twice: {type(reason).__name__} {str(reason)[:80]}")

    def sane(self, results, limit):
        for t in results:
            if not isinstance(t, torch.Tensor):
                continue
            if t.numel() > limit or t.dim() > 5 or t.layout != torch.strided or t.dtype == torch.complex32:
                return False
            if t.dtype in FLOATS and t.numel() and self.rng.random() < 0.95:
                big = 300 if t.dtype in (torch.float16, torch.bfloat16) else 1e4
                if not t.isfinite().all() or t.abs().max() > big:
                    return False
            if t.dtype not in FLOATS and t.numel() and t.dtype != torch.bool and t.abs().max() > 10**6:
                return False
        return True

    def attempt(self, steps, refusable):
        """Adds the steps if PyTorch takes them; True if so, or if the program ends here."""
        old_steps, old_made = len(self.program["steps"]), self.made
        changed = any(is_in_place(s["op"]) or s["op"] in ("backward", "autograd.grad", "retain_grad") for s in steps)
        try:
            for i, step in enumerate(steps):
                results = self.perform(step)
                self.program["steps"].append(step)
                seen = list(results)
                if changed and step["a"] and isinstance(step["a"][0], dict) and "v" in step["a"][0]:
                    seen.append(self.tensor(step["a"][0]["v"]))
                if not self.sane(seen, 3000 if self.ops.table[step["op"]].large else 150):
                    raise Unwritable("results that say nothing")
                if undefined(step, self.machine):
                    raise Unwritable("what PyTorch does not define")
                dtypes = {self.tensor(n).dtype for n in names_in([*step["a"], *step["k"].values()])}
                if len(dtypes - {torch.bool}) > 1 and step["op"] not in ("getitem", "index_select", "gather", "take"):
                    self.mixes = True
                if is_in_place(step["op"]) and self.is_view(step["a"][0]["v"]):
                    self.touched = True
                if step["op"] in ("backward", "autograd.grad") and self.touched:
                    self.written = True
            return True
        except Exception as raised:
            failed = self.program["steps"][old_steps:] + [steps[len(self.program["steps"]) - old_steps]] \
                if len(self.program["steps"]) - old_steps < len(steps) else []
            ends = refusable and failed and failed[-1] is steps[-1] and not is_accident(raised) and not isinstance(raised, Unwritable)
            refused = "created in no_grad mode" in str(raised) or "detach views in-place" in str(raised)
            ends = ends and not (refused and self.is_inner_view(steps[-1]))
            # A list of one size and a size alone are written alike in Java.
            ends = ends and "same number of spatial dimensions" not in str(raised)
            # A view that PyTorch's own code wants of a copy, such as that of kron.
            ends = ends and (steps[-1]["op"] == "view" or "view size is not compatible" not in str(raised))
            if ends:
                self.program["steps"].append(steps[-1])
                self.program["refused"] = {}
                return True
            del self.program["steps"][old_steps:]
            for s in steps:
                s["o"] = []
            self.made = old_made
            self.replay()
            return False

    def is_inner_view(self, step):
        """A write to what PyTorch's own code left as a view of something that nobody has."""
        if not is_in_place(step["op"]) or "v" not in step["a"][0] or not self.is_view(step["a"][0]["v"]):
            return False
        base = self.tensor(step["a"][0]["v"])._base
        return not any(v is base for v in self.machine.variables.values())

    def is_view(self, name):
        t = self.tensor(name)
        return isinstance(t, torch.Tensor) and t._is_view()

    def v(self, name):
        return {"v": name}

    def i(self, number):
        return {"i": number}

    # -- operations of op_db

    def adapted(self, shape, dtype):
        """Steps that make a tensor of a shape of one that is there, and its name; None without such."""
        count = math.prod(shape)
        name = self.choose(lambda t: t.numel() >= count > 0 and t.dtype == dtype)
        if name is None:
            return None
        t, steps = self.tensor(name), []
        if list(t.shape) == list(shape):
            return name
        made = [self.step("flatten", self.v(name))]
        if not self.attempt(made, False):
            return None
        name = made[0]["o"][0] if made[0]["o"] else name
        for step in (
            [self.step("narrow", self.v(name), self.i(0), self.i(self.rng.randrange(t.numel() - count + 1)), self.i(count))]
            if t.numel() > count else []
        ):  # fmt: skip
            if not self.attempt([step], False):
                return None
            name = step["o"][0]
        step = self.step("reshape", self.v(name), [self.i(n) for n in shape])
        if not self.attempt([step], False):
            return None
        return step["o"][0] if step["o"] else name

    def fill(self, op, sample, wild):
        """The sample's arguments with tensors of the program in their places."""
        arguments, keywords = sample
        r, chosen, first = self.rng, [], []
        writes = is_in_place(op.entry)

        def place(t):
            where = len(first)
            first.append(t)
            same = where > 0 and t.shape == first[0].shape and t.dtype == first[0].dtype
            shape = list(self.tensor(chosen[0]).shape) if same else list(t.shape)
            kind = t.dtype in FLOATS
            name = None
            if where == 0 and wild:
                fits = [
                    lambda o: o.dtype == t.dtype and o.shape == t.shape,
                    lambda o: o.dtype == t.dtype and o.dim() == t.dim(),
                    lambda o: (o.dtype in FLOATS) == kind,
                ][r.choices((0, 1, 2), (2, 5, 3))[0]]
                name = self.choose(lambda o: fits(o) and (not writes or self.writable(o) or r.random() < 0.05))
            elif where == 0 and (kind or t.dtype == torch.bool or r.random() < 0.3) and r.random() < 0.6:
                name = self.adapted(t.shape, t.dtype)
                if name and writes and not self.writable(self.tensor(name)):
                    name = None
            elif where > 0 and r.random() < 0.7 and (kind or same):
                mix = self.mixed and r.random() < 0.3
                exact = r.random() < 0.8
                name = self.choose(
                    lambda o: (o.dtype == t.dtype or mix and t.dtype != torch.bool)
                    and (list(o.shape) == shape or same and not exact and broadcasts(o.shape, shape))
                )
            if name is None and same and wild:
                name = self.new(shape, t.dtype if r.random() < 0.8 else None)
            if name is None:
                name = self.sample(t)
            chosen.append(name)
            return self.v(name)

        a = [encode(v, place) for v in arguments]
        k = {key: encode(v, place) for key, v in keywords.items()}
        return self.step(op.entry, *a, **k)

    def operation(self, entry):
        op, r = self.ops.table[entry], self.rng
        dtypes = op.dtypes()
        have = {self.tensor(n).dtype for n in self.tensors()}
        choices = [d for d in dtypes if d in have] if r.random() < 0.85 else []
        if not have & COMPLEX and r.random() < 0.95:  # they are for programs that have them
            dtypes = [d for d in dtypes if d not in COMPLEX] or dtypes
        choices = choices or [d for d in dtypes if d == self.main] or dtypes
        if not choices:
            return False
        for dtype in (r.choice(choices), r.choice(dtypes)):
            samples = op.samples(dtype)
            if not samples:
                continue
            for wild in (False, False) if entry in FRAGILE else (True, True, False, False):
                inputs = len(self.program["inputs"])
                keep = len(self.program["steps"])
                try:
                    step = self.fill(op, r.choice(samples), wild)
                except Unwritable:
                    continue
                steps = [step]
                refusable = wild and r.random() < 0.06
                if self.attempt(steps, refusable):
                    if entry.split("/")[0] in FILLED and step["o"]:
                        self.attempt([self.step("zero_", self.v(step["o"][0]))], False)
                    return True
                self.forget(inputs, keep)
        return False

    def forget(self, inputs, steps):
        """Takes back inputs and adapting steps that no step uses."""
        if len(self.program["inputs"]) == inputs and len(self.program["steps"]) == steps:
            return
        del self.program["inputs"][inputs:]
        del self.program["steps"][steps:]
        self.replay()


def broadcasts(small, big):
    return len(small) <= len(big) and all(a in (1, b) for a, b in zip(reversed(small), reversed(big)))


def draw(ops, seed, number, reasons):
    """Program `number` of a seed; each redrawn one adds its reason."""
    from program_steps import Steps

    for again in range(1000):
        drawer = Steps(ops, random.Random(f"{seed} {number} {again}"))
        try:
            drawer.draw()
            program = {"program": number, **drawer.program}
            program["flags"] = [f for f in ("written", "mixes") if getattr(drawer, f)]
            return answer(ops, program)
        except Redraw as reason:
            reasons.append(str(reason))
    raise RuntimeError(f"program {number} of seed {seed}: nothing comparable")


def results_of(step):
    return [n for n in flat(step["o"])]
