"""The steps that programs have most of: views, writes, indices, gradients."""

import torch
from program_draw import VIEWS, WRITES, Drawer
from program_values import FLOATS


class Steps(Drawer):
    """Draws the whole program."""

    def draw(self):
        r = self.rng
        for _ in range(r.choice((1, 2, 2, 3))):
            self.new()
        if not self.tensors(lambda t: t.dtype in FLOATS):
            self.new(dtype=self.main)
        wanted = r.randrange(5, 14)
        plan = ["view", "write"] if r.random() < 0.8 else []
        tries = 0
        while len(self.program["steps"]) < wanted and "refused" not in self.program and tries < 60:
            tries += 1
            self.no_grad = r.random() < (0.7 if self.no_grad else 0.06)
            if plan and r.random() < 0.4:
                if self.any(plan[0]):
                    plan.pop(0)
                continue
            self.any(r.choices(("any", "view", "write", "get", "set", "grad", "backward"), (52, 14, 12, 6, 6, 6, 3))[0])
        self.no_grad = False
        if "refused" not in self.program and r.random() < 0.9:
            for kind in plan:
                any(self.any(kind) for _ in range(3))
            if "refused" not in self.program:
                self.backward(last=True)
        if "refused" not in self.program and r.random() < 0.15:
            self.backward(last=True)

    def any(self, kind):
        r = self.rng
        match kind:
            case "any":
                entry = r.choice(self.ops.drawn)
                return any(self.operation(entry) for _ in range(3))
            case "view":
                return self.view()
            case "write":
                entry = r.choice([w for w in WRITES if w in self.ops.table])
                return self.set() if entry == "setitem" else self.write(entry)
            case "get":
                return self.get()
            case "set":
                return self.set()
            case "grad":
                return self.gradient()
            case "backward":
                return self.backward()

    # -- views and writes

    def view(self):
        r = self.rng
        name = self.choose(lambda t: t.numel() > 0 and t.dim() > 0)
        if name is None:
            return False
        if r.random() < 0.4 and self.tensor(name).requires_grad and self.tensor(name).is_leaf:
            step = self.step(r.choice(("clone", "neg", "square")), self.v(name))
            if not self.attempt([step], False):
                return False
            name = step["o"][0]
        t, x = self.tensor(name), self.v(name)
        d = r.randrange(t.dim())
        n, i = t.shape[d], self.i
        match r.choice(VIEWS):
            case "view" | "reshape" as op:
                step = self.step(op, x, [i(s) for s in self.factors(t.numel())])
            case "transpose":
                step = self.step("transpose", x, i(d), i(r.randrange(-t.dim(), t.dim())))
            case "permute":
                order = list(range(t.dim()))
                r.shuffle(order)
                step = self.step("permute", x, [i(k) for k in order])
            case "narrow":
                start = r.randrange(n)
                step = self.step("narrow", x, i(d), i(start), i(r.randrange(1, n - start + 1)))
            case "select":
                step = self.step("select", x, i(d), i(r.randrange(-n, n)))
            case "expand":
                step = self.step("expand", x, [i(r.randrange(1, 4)), *(i(-1) for _ in t.shape)])
            case "squeeze":
                step = self.step("squeeze", x)
            case "unsqueeze":
                step = self.step("unsqueeze", x, i(r.randrange(-t.dim() - 1, t.dim() + 1)))
            case "split" | "chunk" as op:
                step = self.step(op, x, i(r.randrange(1, n + 1)), i(d))
            case "unbind":
                step = self.step("unbind", x, i(d))
            case "diagonal":
                step = self.step("diagonal", x, *([i(r.randrange(-1, 2)), i(-2), i(-1)] if r.random() < 0.5 else []))
            case "unfold":
                step = self.step("unfold", x, i(d), i(r.randrange(1, n + 1)), i(r.randrange(1, 3)))
            case "getitem":
                return self.get(name)
            case op:
                step = self.step(op, x)
        return step["op"] in self.ops.table and self.attempt([step], r.random() < 0.1)

    def factors(self, count):
        r, shape = self.rng, []
        while count > 1 and len(shape) < 3:
            f = r.choice([k for k in range(2, count + 1) if count % k == 0])
            shape.append(f)
            count //= f
        shape += [count] if count > 1 else []
        shape += [1] if r.random() < 0.15 else []
        r.shuffle(shape)
        if shape and r.random() < 0.3:
            shape[r.randrange(len(shape))] = -1
        return shape

    def target(self):
        r = self.rng
        views = r.random() < 0.6
        return (views and self.choose(lambda t: self.writable(t) and t._is_view())) or self.choose(
            lambda t: self.writable(t) or r.random() < 0.03
        )

    def write(self, entry):
        r, name = self.rng, self.target()
        if name is None:
            return False
        t, x = self.tensor(name), self.v(name)
        whole = t.dtype not in FLOATS
        number = {"i": r.randrange(-3, 5)} if whole or r.random() < 0.3 else {"f": repr(r.randrange(-96, 97) / 32)}
        match entry:
            case "neg_" | "zero_" | "exp_" | "relu_" | "sigmoid_":
                step = self.step(entry, x)
            case "fill_":
                step = self.step(entry, x, number)
            case "clamp_":
                step = self.step(entry, x, {"f": "-1.5"}, {"f": "1.25"})
            case "masked_fill_":
                step = self.step(entry, x, self.v(self.other(t, torch.bool)), number)
            case "index_fill_" if t.dim():
                d = r.randrange(t.dim())
                step = self.step(entry, x, self.i(d), self.v(self.index(t.shape[d])), number)
            case "addcmul_":
                step = self.step(entry, x, self.v(self.other(t)), self.v(self.other(t)), value={"f": "0.5"})
            case "index_fill_":
                return False
            case _:
                tensor = entry == "copy_" or r.random() < 0.6
                step = self.step(entry, x, self.v(self.other(t)) if tensor else number)
        return self.attempt([step], r.random() < 0.2)

    def other(self, t, dtype=None):
        """A tensor that can be broadcast to t's shape."""
        r, shape = self.rng, list(t.shape)
        kind = (lambda o: o.dtype == dtype) if dtype else (lambda o: o.dtype == t.dtype or self.mixed)
        name = self.choose(lambda o: kind(o) and o is not t and list(o.shape) == shape) if r.random() < 0.7 else None
        if name is None:
            kept = shape if r.random() < 0.6 else [1 if r.random() < 0.4 else n for n in shape[r.randrange(len(shape) + 1) :]]
            name = self.new(kept, dtype or (t.dtype if r.random() < 0.7 else None))
        return name

    def index(self, size, shape=None):
        """A tensor of valid indices."""
        r = self.rng
        shape = [r.randrange(1, 4) if size else 0] if shape is None else shape
        count = 1
        for n in shape:
            count *= n
        distinct = count <= size and r.random() < 0.6
        values = r.sample(range(size), count) if distinct else [r.randrange(size) for _ in range(count)]
        values = [v - size if r.random() < 0.1 else v for v in values] if size else []
        return self.put(torch.tensor(values, dtype=torch.int64), shape, False)

    # -- indices

    def indices(self, t):
        r, index, d = self.rng, [], 0
        rows = r.randrange(1, 4)
        while d < t.dim() and r.random() < 0.8:
            n = t.shape[d]
            kind = r.choices(("i", "x", "n", "t", "b", "all"), (5, 6, 1, 4, 1, 3))[0]
            if kind == "i" and n:
                index.append(self.i(r.randrange(-n, n)))
            elif kind == "x":
                a, b = sorted((r.randrange(n + 1), r.randrange(n + 1)))
                step = r.choice((1, 1, 2))
                index.append({"x": [self.i(a), self.i(b) if r.random() < 0.7 else {"n": 0}, self.i(step)]})
            elif kind == "n":
                index.append({"n": 0})
                continue
            elif kind == "t" and n:
                index.append(self.v(self.index(n, r.choice(([rows], [rows], [], [2, rows])))))
            elif kind == "b" and n:
                index.append(self.v(self.put(torch.tensor([r.random() < 0.6 for _ in range(n)]), [n], False)))
            else:
                index.append({"x": [{"n": 0}, {"n": 0}, {"n": 0}]})
            d += 1
        if d == 0 and r.random() < 0.3 and t.dim():
            return [self.v(self.put(self.numbers(t.numel(), torch.bool), t.shape, False))]
        if r.random() < 0.15:
            index.insert(0 if r.random() < 0.3 else len(index), {"e": 0})
        return index

    def get(self, name=None):
        name = name or self.choose(lambda t: t.dim() > 0)
        if name is None:
            return False
        inputs, steps = len(self.program["inputs"]), len(self.program["steps"])
        index = self.indices(self.tensor(name))
        if index and self.attempt([self.step("getitem", self.v(name), index)], self.rng.random() < 0.1):
            return True
        self.forget(inputs, steps)
        return False

    def set(self):
        r, name = self.rng, self.target()
        if name is None or self.tensor(name).dim() == 0:
            return False
        t = self.tensor(name)
        inputs, steps = len(self.program["inputs"]), len(self.program["steps"])
        index = self.indices(t)
        if index:
            try:
                part = self.ops.call("getitem")(t.detach(), [self.decoded(v) for v in index])
            except Exception:
                part = None
            if part is not None:
                if r.random() < 0.35:
                    value = {"i": r.randrange(-3, 5)} if t.dtype not in FLOATS else {"f": repr(r.randrange(-64, 65) / 32)}
                else:
                    value = self.v(self.other(part, t.dtype if any("v" in v for v in index) and r.random() < 0.9 else None))
                if self.attempt([self.step("setitem", self.v(name), index, value)], r.random() < 0.15):
                    return True
        self.forget(inputs, steps)
        return False

    def decoded(self, json):
        from program_values import decode

        return decode(json, self.machine)

    # -- gradients

    def cotangent(self, t):
        return self.v(self.new(t.shape, t.dtype, False))

    def flags(self):
        r, flags = self.rng, {}
        if r.random() < 0.5:
            flags["retain_graph"] = {"b": True}
        if r.random() < 0.35:
            flags["create_graph"] = {"b": True}
        return flags

    def backward(self, last=False):
        r = self.rng
        wanted = lambda t: t.requires_grad and not t.is_leaf and t.numel() > 0  # noqa: E731
        names = self.tensors(wanted)
        if not names:
            return False
        name = names[-1] if last and r.random() < 0.8 else r.choice(names)
        t = self.tensor(name)
        inputs, steps = len(self.program["inputs"]), len(self.program["steps"])
        given = [] if t.numel() == 1 and r.random() < 0.7 else [self.cotangent(t)]
        flags = {} if last and r.random() < 0.7 else self.flags()
        if self.attempt([self.step("backward", self.v(name), *given, **flags)], r.random() < 0.3):
            if "refused" not in self.program and r.random() < 0.4:
                leaf = self.choose(lambda t: t.is_leaf and t.requires_grad and t.grad is not None)
                if leaf:
                    self.attempt([self.step("grad", self.v(leaf))], False)
            return True
        self.forget(inputs, steps)
        return False

    def gradient(self):
        """Gradients as results, which may be differentiated again."""
        r = self.rng
        outputs = self.tensors(lambda t: t.requires_grad and not t.is_leaf and t.numel() > 0)
        wanted = self.tensors(lambda t: t.requires_grad)
        if not outputs:
            return False
        inputs, steps = len(self.program["inputs"]), len(self.program["steps"])
        chosen = r.sample(outputs[-5:], min(len(outputs), 1 if r.random() < 0.8 else 2))
        leaves = r.sample(wanted, min(len(wanted), r.choice((1, 1, 2, 3))))
        step = self.step(
            "autograd.grad",
            [self.v(n) for n in chosen],
            [self.v(n) for n in leaves],
            [self.cotangent(self.tensor(n)) for n in chosen],
            **self.flags(),
        )
        if r.random() < 0.5:
            step["k"]["create_graph"] = {"b": True}
        if self.attempt([step], r.random() < 0.25):
            return True
        self.forget(inputs, steps)
        return False
