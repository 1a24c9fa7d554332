"""Reference runs of the tutorials 002 and 003: losses of PyTorch on one thread, by seed.

    python conformance/python/tutorial_runs.py DATA examples/src/test/resources/dev/obor/examples/tutorial-runs.txt

DATA holds mnist/*-ubyte.gz, digits/digits.csv.gz and gp.csv. Weights are drawn as float32 and then
widened for the float64 runs; nothing else is drawn after manual_seed. Needs NumPy and PyTorch 2.13.

Each line is a run, what it tells, and numbers. A run has the losses of the first 50 steps, then those of some later steps; runs of 002 have, after
each epoch, the mean error and the mean loss, and at the end the same on the test data.
"""
import gzip
import sys

import numpy as np
import torch
from torch import nn

torch.set_num_threads(1)
DATA, OUT = sys.argv[1:3]
FIRST = 50
LATER = {100, 500, 1000, 2000, 3000}
runs = {}


# ---- 002 ---------------------------------------------------------------------------------------
class HandLinear(nn.Module):
    def __init__(self, in_dim, out_dim, init_factor=2.0):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(in_dim, out_dim) * np.sqrt(init_factor / in_dim))
        self.bias = nn.Parameter(torch.zeros(out_dim))

    def forward(self, X):
        out = X @ self.weight
        out += self.bias[..., :]
        return out


class HandReLU(nn.Module):
    def forward(self, X):
        return torch.maximum(X, torch.tensor(0.))


def hand_loss(H, Y):
    return -H[torch.arange(len(Y)), Y].mean() + torch.logsumexp(H, -1).mean()


class TwoLayerNN(nn.Module):
    def __init__(self, last_factor):
        super().__init__()
        self.linear1 = HandLinear(784, 100)
        self.linear2 = HandLinear(100, 10, init_factor=last_factor)
        self.relu = HandReLU()

    def forward(self, X):
        return self.linear2(self.relu(self.linear1(X)))


def idx(name, header):
    with gzip.open(f"{DATA}/mnist/{name}.gz") as f:
        return torch.from_numpy(np.frombuffer(f.read(), np.uint8, offset=header).copy())


def epoch(model, X, Y, opt=None, first=None):
    err = loss_sum = batches = 0
    for x, y in zip(X.split(100), Y.split(100)):
        H = model(x)
        loss = hand_loss(H, y)
        err += (H.argmax(1) != y).float().mean().item()
        loss_sum += loss.item()
        batches += 1
        if first is not None and len(first) < FIRST:
            first.append(loss.item())
        if opt:
            opt.zero_grad()
            loss.backward()
            opt.step()
    return [err / batches, loss_sum / batches]


def run002(name, seed, dtype, epochs, last_factor=1.0):
    torch.manual_seed(seed)
    model = TwoLayerNN(last_factor).to(dtype)
    opt = torch.optim.SGD(model.parameters(), lr=0.5)
    X, Y = (idx("train-images-idx3-ubyte", 16).reshape(60000, 784) / 255.).to(dtype), idx("train-labels-idx1-ubyte", 8).long()
    T, U = (idx("t10k-images-idx3-ubyte", 16).reshape(10000, 784) / 255.).to(dtype), idx("t10k-labels-idx1-ubyte", 8).long()
    first = []
    train = [epoch(model, X, Y, opt, first) for _ in range(epochs)]
    with torch.no_grad():
        test = epoch(model, T, U)
    put(name, seed, dtype, dict(first=first, epochs=train, test=test))


def put(name, seed, dtype, run):
    key = f"{name}/seed{seed}/{str(dtype)[6:]}"
    runs[key] = run
    print(key, run.get("later") or run.get("epochs"), run.get("right"), run.get("test"), flush=True)


# ---- 003, digits -------------------------------------------------------------------------------
class Normal(nn.Module):
    def __init__(self):
        super().__init__()
        self.beta = nn.Parameter(torch.randn(64, 10, requires_grad=True))
        self.intercept = nn.Parameter(torch.randn(10, requires_grad=True))

    def forward(self, X):
        return (X @ self.beta + self.intercept).squeeze()


def chain(*sizes, activation=nn.ReLU):
    layers = []
    for i in range(len(sizes) - 1):
        layers += [nn.Linear(sizes[i], sizes[i + 1])] + ([activation()] if activation else [])
    return nn.Sequential(*layers[:-1] if activation else layers)


def cnn():
    return nn.Sequential(
        nn.Unflatten(1, (1, 8, 8)), nn.Conv2d(1, 8, 3, stride=1, padding=1), nn.ReLU(),
        nn.MaxPool2d(2), nn.Flatten(), nn.Linear(128, 10))


DIGITS = {
    "normal": (Normal, 3000), "linear": (lambda: nn.Linear(64, 10), 1000),
    "fnn-relu": (lambda: chain(64, 64, 10), 2000),
    "fnn-tanh": (lambda: chain(64, 64, 10, activation=nn.Tanh), 2000),
    "fnn2-relu": (lambda: chain(64, 64, 64, 10), 1000),
    "fnn2-tanh": (lambda: chain(64, 64, 64, 10, activation=nn.Tanh), 1000), "cnn": (cnn, 1000)}


def digits():
    with gzip.open(f"{DATA}/digits/digits.csv.gz", "rt") as f:
        table = np.loadtxt(f, delimiter=",")
    order = np.random.RandomState(1234).permutation(len(table))
    test, train = table[order[:360]], table[order[360:]]
    return [torch.from_numpy(t) for p in (train, test) for t in (p[:, :64].copy(), p[:, 64].astype(np.int64))]


def run_digits(name, seed, dtype):
    make, steps = DIGITS[name]
    X, y, T, u = digits()
    X, T = X.to(dtype), T.to(dtype)
    torch.manual_seed(seed)
    model = make().to(dtype)
    opt = torch.optim.SGD(model.parameters(), lr=0.001, momentum=0.9)
    first, later, right = [], {}, {}
    for i in range(1, steps + 1):
        opt.zero_grad()
        loss = nn.CrossEntropyLoss()(model(X), y)
        loss.backward()
        opt.step()
        note(first, later, i, loss)
        if i in (1000, 2000, 3000):
            right[i] = [(model(X).argmax(1) == y).sum().item(), (model(T).argmax(1) == u).sum().item()]
    put("digits-" + name, seed, dtype, dict(first=first, later=later, right=right))


def note(first, later, step, loss):
    if step <= FIRST:
        first.append(loss.item())
    if step in LATER:
        later[step] = loss.item()


# ---- 003, regression ---------------------------------------------------------------------------
REGRESSION = {
    "linear": lambda: chain(1, 1), "two-linear-10": lambda: chain(1, 10, 1, activation=None),
    "three-layers": lambda: chain(1, 100, 100, 1), "five-layers": lambda: chain(1, 100, 100, 100, 100, 1)}
for width in (10, 20, 50, 100):
    REGRESSION[f"relu-{width}"] = lambda w=width: chain(1, w, 1)
    REGRESSION[f"tanh-{width}"] = lambda w=width: chain(1, w, 1, activation=nn.Tanh)


def run_regression(name, seed, dtype):
    table = np.loadtxt(f"{DATA}/gp.csv", delimiter=",", skiprows=1)
    X = torch.tensor(table[:, 0], dtype=torch.float32).reshape(-1, 1).to(dtype)
    y = torch.tensor(table[:, 1], dtype=torch.float32).to(dtype)
    torch.manual_seed(seed)
    model = REGRESSION[name]().to(dtype)
    opt = torch.optim.SGD(model.parameters(), lr=0.001, momentum=0.9)
    first, later = [], {}
    for i in range(1, 2001):
        loss = nn.MSELoss()(model(X).squeeze(), y)
        loss.backward()
        opt.step()
        opt.zero_grad()
        note(first, later, i, loss)
    put("gp-" + name, seed, dtype, dict(first=first, later=later))


for dtype in (torch.float64, torch.float32):
    for name in DIGITS:
        run_digits(name, 0, dtype)
    for name in REGRESSION:
        run_regression(name, 0, dtype)
for name in DIGITS:
    run_digits(name, 1, torch.float32)
for seed in (1, 2, 3, 4):
    for name in ("linear", "two-linear-10", "relu-100", "tanh-10", "three-layers", "five-layers"):
        if seed <= 2 or not name.endswith("-layers"):
            run_regression(name, seed, torch.float32)
run002("hand", 0, torch.float64, 20)
run002("hand", 0, torch.float32, 20)
run002("hand", 1, torch.float64, 3)
run002("sequential", 0, torch.float32, 2, last_factor=2.0)
run002("sequential", 0, torch.float64, 1, last_factor=2.0)


def lines():
    yield "digits labels-of-test-part " + " ".join(str(v) for v in digits()[3].tolist())
    for key, run in runs.items():
        yield line(key, "first", run["first"])
        for step, loss in run.get("later", {}).items():
            yield line(key, f"step-{step}", [loss])
        for step, right in run.get("right", {}).items():
            yield line(key, f"right-{step}", right)
        if "epochs" in run:
            yield line(key, "error", [e for e, _ in run["epochs"]])
            yield line(key, "loss", [l for _, l in run["epochs"]])
            yield line(key, "test", run["test"])


def line(key, name, values):
    return " ".join([key, name] + [repr(v) for v in values])


with open(OUT, "w") as f:
    f.write("\n".join(lines()) + "\n")
