"""Programs that ask each operation in turn what it keeps: a change in place between an operation and its backward, or
between a gradient that is recorded and its own backward.

For each operation, three of PyTorch's samples, and which of the tensors need a gradient: all, the first, the second.
What is changed is one of the tensors, the result, or the gradient that arrives; and what is differentiated again is
the first or the last of the gradients. PyTorch refuses many of these; which ones, and in which words, is the answer.
"""

import json
import random

import torch
from program_draw import Drawer, is_accident, shortened
from program_judge import Redraw, answer
from program_machine import is_in_place
from program_undefined import undefined
from program_values import FLOATS, Unwritable, names_in

WHOSE = {"all": lambda i: True, "first": lambda i: i == 0, "second": lambda i: i == 1}
# p: backward; c, cl: of the first or last gradient that was recorded; cg: with a gradient that needs one itself;
# cy: with that of the result asked for too, which is what arrives.
# Then what is changed before: a number of a tensor, y the result, c what arrives, - nothing.
KINDS = "p/0 p/1 p/2 p/y c/- c/0 c/1 c/2 c/y c/c cl/- cl/0 cl/1 cl/y cg/- cg/c cg/0 cy/c".split()
# t: backward a second time. v: whether a result, by its number, is a view, which detach_ refuses; n: the same of one
# made without gradients, which a write with gradients then refuses.
KINDS += "t/- v/0 v/1 v/2 n/0 n/1".split()
# b: several are changed, each another number of times, which says what is looked at first.
KINDS += "b/- b/y".split()


class Asker(Drawer):
    """A drawer that takes a sample's tensors as they are."""

    def __init__(self, ops, rng, grads):
        super().__init__(ops, rng)
        self.grads, self.count = grads, 0
        self.main, self.mixed = torch.float32, False

    def choose(self, test=None):
        return None

    def adapted(self, shape, dtype):
        return None

    def sample(self, t):
        wanted = t.dtype in FLOATS and self.grads(self.count)
        self.count += t.dtype in FLOATS
        if t.dtype in FLOATS:
            t = shortened(t)
        return self.put(t.contiguous(), t.shape, wanted)

    def add(self, step):
        self.perform(step)
        self.program["steps"].append(step)
        if undefined(step, self.machine):
            raise Unwritable("what PyTorch does not define")


def renamed(json, names):
    if isinstance(json, list):
        return [renamed(v, names) for v in json]
    return {"v": names.get(json["v"], json["v"])} if "v" in json else json


def build(ops, entry, sample, grads, kind):
    """The program but for its last step, and that step; None where the kind makes no sense."""
    drawer = Asker(ops, random.Random(f"{entry} {kind}"), grads)
    step = drawer.fill(ops.table[entry], sample, False)
    inputs = dict.fromkeys(names_in([*step["a"], *step["k"].values()]))
    floats = [n for n in inputs if drawer.tensor(n).dtype in FLOATS]
    copies = {}
    for n in floats:  # leaves may not be changed: copies of them may
        if drawer.tensor(n).requires_grad:
            copy = drawer.step("clone", drawer.v(n))
            drawer.add(copy)
            copies[n] = copy["o"][0]
    step["a"] = renamed(step["a"], copies)
    step["k"] = {k: renamed(v, copies) for k, v in step["k"].items()}
    leaves, rest = list(copies.values()), [n for n in floats if n not in copies]
    what, where = kind.split("/")
    drawer.no_grad = what == "n"
    if what == "n":
        step["ng"] = True
    drawer.add(step)
    drawer.no_grad = False
    if what in "vn":
        made = step["o"][int(where) :][:1]
        if not made or not isinstance(drawer.tensor(made[0]), torch.Tensor):
            return None
        if what == "v":
            return drawer, drawer.step("detach_", drawer.v(made[0]))
        t = drawer.tensor(made[0])
        if t.dtype not in FLOATS:
            return None
        return drawer, drawer.step("add_", drawer.v(made[0]), drawer.v(drawer.new(t.shape, t.dtype, True)))
    results = [y for y in step["o"] or leaves[:1] if isinstance(drawer.tensor(y), torch.Tensor)]
    results = [y for y in results if drawer.tensor(y).requires_grad]
    if not results or drawer.tensor(results[0]).numel() == 0:
        return None
    y = results[0]
    if is_in_place(entry):
        leaves = [t for t in leaves if t != y] + [n for n in floats if copies.get(n) == y]
    cotangent = drawer.new(drawer.tensor(y).shape, drawer.tensor(y).dtype, what == "cg")
    places = {"y": y, "c": cotangent} | {str(i): n for i, n in enumerate(leaves + rest)}
    if where != "-" and where not in places:
        return None

    def change():
        if what == "b":
            for i, n in enumerate(leaves + rest + [y] * (where == "y")):
                for _ in range(i + 1):
                    drawer.add(drawer.step("add_", drawer.v(n), {"f": "1.5"}))
        elif where != "-":
            drawer.add(drawer.step("add_", drawer.v(places[where]), {"f": "1.5"}))

    if what in "ptb":
        change()
        if what == "t":
            drawer.add(drawer.step("backward", drawer.v(y), drawer.v(cotangent)))
        return drawer, drawer.step("backward", drawer.v(y), drawer.v(cotangent))
    if not leaves:
        return None
    asked = [y] * (what == "cy") + leaves
    first = drawer.step(
        "autograd.grad", [drawer.v(y)], [drawer.v(n) for n in asked], [drawer.v(cotangent)], create_graph={"b": True}
    )
    drawer.add(first)
    if what == "cy":
        places["c"] = first["o"].pop(0)
        change()
        first["o"].insert(0, places["c"])
    else:
        change()
    gradients = [g for g in first["o"][what == "cy" :] if isinstance(drawer.tensor(g), torch.Tensor) and drawer.tensor(g).requires_grad]
    if not gradients:
        return drawer, None
    g = gradients[-1 if what == "cl" else 0]
    arriving = drawer.new(drawer.tensor(g).shape, drawer.tensor(g).dtype, False)
    return drawer, drawer.step("backward", drawer.v(g), drawer.v(arriving))


def programs(ops, entries):
    """All programs of some operations, each with PyTorch's answer."""
    seen, number = set(), 0
    for entry in entries:
        samples = ops.table[entry].samples(torch.float32) if torch.float32 in ops.table[entry].dtypes() else []
        middle = len(samples) // 2
        for sample in samples[:1] + samples[middle : middle + 1] + samples[-1:]:
            for grads in WHOSE.values():
                for kind in KINDS:
                    try:
                        program = asked(ops, build(ops, entry, sample, grads, kind), number)
                        key = program and json.dumps([program["steps"], program["inputs"]])
                        if program is None or key in seen:
                            continue
                        seen.add(key)
                        yield answer(ops, program)
                        number += 1
                    except Exception as reason:  # PyTorch refuses a step before, or its answer cannot be compared with
                        if not isinstance(reason, (Redraw, Unwritable, RuntimeError, IndexError, ValueError)):
                            raise


def asked(ops, built, number):
    if built is None:
        return None
    drawer, last = built
    program = {"program": number, **drawer.program, "flags": [], "redrawn": []}
    if last is not None:
        try:
            drawer.perform(last)
            if undefined(last, drawer.machine):
                return None
        except Exception as raised:
            if is_accident(raised):
                return None
            program["refused"] = {}
        program["steps"].append(last)
    return program
