"""Reference runs of the tutorials 000, 001 and 004: losses of PyTorch on one thread, by seed.

    python conformance/python/mnist_runs.py DATA examples/src/test/resources/dev/obor/examples/mnist-runs.txt

DATA holds mnist/mnist.pkl.gz and mnist/*-ubyte.gz. Weights are drawn as float32 and then widened for
the float64 runs; nothing else is drawn after manual_seed. Needs PyTorch 2.13 and NumPy.

A line is `run field numbers…`, lists in lists one after the other. `first` are the losses of the first 50 steps. A triple is the loss on the last 16 training samples, on
the first 64, and on all validation samples.
"""
import gzip
import math
import pickle
import sys

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.set_num_threads(1)
DATA, OUT = sys.argv[1:3]
FIRST = 50
runs = {}

with gzip.open(f"{DATA}/mnist/mnist.pkl.gz") as f:
    (x_train, y_train), (x_valid, y_valid), _ = pickle.load(f, encoding="latin-1")
x_train, y_train, x_valid, y_valid = map(torch.tensor, (x_train, y_train, x_valid, y_valid))


def put(key, run):
    runs[key] = run
    print(key, {k: v if k != "first" else v[:2] for k, v in run.items()}, flush=True)


def slices(n, bs):
    return [slice(i, min(i + bs, n)) for i in range(0, n, bs)]


def train_in_order(model, X, Y, lr, bs, first, momentum=0.0):
    opt = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    losses = []
    for s in slices(len(X), bs):
        loss = F.cross_entropy(model(X[s]), Y[s])
        opt.zero_grad()
        loss.backward()
        opt.step()
        losses.append(loss.item())
        if len(first) < FIRST:
            first.append(loss.item())
    return sum(losses) / len(losses)


@torch.no_grad()
def triple(model, X, Y, V):
    return [F.cross_entropy(model(X[s]), Y[s]).item() for s in (slice(len(X) - 16, None), slice(0, 64))] + [
        F.cross_entropy(model(V), y_valid).item()]


@torch.no_grad()
def batch_means(model, V, bs):
    losses = [F.cross_entropy(model(V[s]), y_valid[s]) for s in slices(len(V), bs)]
    return (sum(losses) / len(losses)).item()


class Hand(nn.Module):
    """The weights of section 1, which are drawn in the same order as those of the first module."""

    def __init__(self):
        super().__init__()
        self.weights = nn.Parameter(torch.randn(784, 10) / math.sqrt(784))
        self.bias = nn.Parameter(torch.zeros(10))

    def forward(self, x):
        return x @ self.weights + self.bias


def linear_runs(name, make, seed, dtype):
    torch.manual_seed(seed)
    model = make().to(dtype)
    X, V = x_train.to(dtype), x_valid.to(dtype)
    with torch.no_grad():
        out = model(X[:64])
        start = [F.cross_entropy(out, y_train[:64]).item(), (out.argmax(1) == y_train[:64]).float().mean().item()]
    first, passes, means = [], [], []
    for _ in range(6 if name == "linear" else 4):
        train_in_order(model, X, y_train, 0.5, 64, first)
        passes.append(triple(model, X, y_train, V))
        means.append(batch_means(model, V, 64))
    run = dict(start=start, first=first, passes=passes, means=means)
    if name == "linear":  # goes on with ten shuffled epochs
        run["shuffled"] = shuffled_fit(model, torch.optim.SGD(model.parameters(), lr=0.5), X, V, 10, [])
    put(f"000-{name}/seed{seed}/{str(dtype)[6:]}", run)


def shuffled_fit(model, opt, X, V, epochs, first):
    train_dl = DataLoader(TensorDataset(X, y_train), batch_size=64, shuffle=True)
    val_dl = DataLoader(TensorDataset(V, y_valid), batch_size=128)
    history = []
    for _ in range(epochs):
        for x, y in train_dl:
            loss = F.cross_entropy(model(x), y)
            opt.zero_grad()
            loss.backward()
            opt.step()
            if len(first) < FIRST:
                first.append(loss.item())
        with torch.no_grad():
            history.append((sum(F.cross_entropy(model(x), y) for x, y in val_dl) / len(val_dl)).item())
    return history


class Lambda(nn.Module):
    def __init__(self, func):
        super().__init__()
        self.func = func

    def forward(self, x):
        return self.func(x)


def cnn():
    convs = [nn.Conv2d(i, 16, kernel_size=3, stride=2, padding=1) for i in (1, 16, 16)]
    return nn.Sequential(
        Lambda(lambda x: x.view(-1, 1, 28, 28)), convs[0], nn.ReLU(), convs[1], nn.ReLU(), convs[2], nn.ReLU(),
        nn.AvgPool2d(4), Lambda(lambda x: x.view(x.size(0), -1)))


def cnn_shuffled(seed):
    torch.manual_seed(seed)
    model, first = cnn(), []
    opt = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
    put(f"000-cnn/seed{seed}/float32", dict(shuffled=shuffled_fit(model, opt, x_train, x_valid, 10, first), first=first))


def cnn_in_order(epochs):
    torch.manual_seed(0)
    model, first, history = cnn().double(), [], []
    opt = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
    X, V = x_train.double(), x_valid.double()
    samples = []  # the loss on all validation samples at once
    for _ in range(epochs):
        losses = []
        for s in slices(len(X), 64):
            loss = F.cross_entropy(model(X[s]), y_train[s])
            opt.zero_grad()
            loss.backward()
            opt.step()
            losses.append(loss.item())
        history.append([sum(losses) / len(losses), batch_means(model, V, 128)])
        with torch.no_grad():
            samples.append(F.cross_entropy(model(V), y_valid).item())
        first = first or losses[:FIRST]
    put("000-cnn-in-order/seed0/float64", dict(epochs=history, samples=samples, first=first))


# ---- 001 ---------------------------------------------------------------------------------------
def mlp(hidden=20):
    return nn.Sequential(nn.Linear(784, hidden), nn.ReLU(), nn.Linear(hidden, 10))


def mlp_in_order(seed, dtype, epochs=4):
    torch.manual_seed(seed)
    model, first, history = mlp().to(dtype), [], []
    X, V = x_train.to(dtype), x_valid.to(dtype)
    for _ in range(epochs):
        mean = train_in_order(model, X, y_train, 0.5, 50, first)
        with torch.no_grad():
            history.append([mean, F.cross_entropy(model(V), y_valid).item()])
    put(f"001-mlp-in-order/seed{seed}/{str(dtype)[6:]}", dict(epochs=history, first=first))


def mlp_shuffled(seed):
    torch.manual_seed(seed)
    model, first, history = mlp(), [], []
    opt = torch.optim.SGD(model.parameters(), lr=0.5)
    train_dl = DataLoader(TensorDataset(x_train, y_train), batch_size=50, shuffle=True)
    valid_dl = DataLoader(TensorDataset(x_valid, y_valid), batch_size=100)
    for _ in range(10):
        for x, y in train_dl:
            loss = F.cross_entropy(model(x), y)
            loss.backward()
            opt.step()
            opt.zero_grad()
            if len(first) < FIRST:
                first.append(loss.item())
        with torch.no_grad():
            total = right = count = 0.0
            for x, y in valid_dl:
                pred, n = model(x), len(x)
                count += n
                total += F.cross_entropy(pred, y).item() * n
                right += (pred.argmax(1) == y).float().mean().item() * n
        history.append([total / count, right / count])
    put(f"001-mlp-shuffled/seed{seed}/float32", dict(epochs=history, first=first))


def flat(value):
    return [x for v in value for x in flat(v)] if isinstance(value, list) else [value]


def write(path):
    with open(path, "w") as f:
        for key, run in runs.items():
            for field, value in run.items():
                print(key, field, *(repr(float(x)) for x in flat(value)), file=f)


# ---- small facts -------------------------------------------------------------------------------
def facts():
    torch.manual_seed(1)
    layer = nn.Linear(784, 50)
    put("linear-784-50/seed1", dict(weight=layer.weight[0, :4].tolist(), bias=layer.bias[:3].tolist()))
    for hidden in (20, 50):
        torch.manual_seed(1)
        model = mlp(hidden)
        out, y = model(x_train[:50]), y_train[:50]
        put(f"001-report-{hidden}/seed1", dict(
            loss=F.cross_entropy(out, y).item(), accuracy=(out.argmax(1) == y).float().mean().item(),
            row=F.log_softmax(out, -1)[0].tolist()))
    torch.manual_seed(0)
    loader = DataLoader(TensorDataset(torch.arange(50000)), batch_size=64, shuffle=True)
    put("shuffled-indices/seed0", dict(first=next(iter(loader))[0][:6].tolist(), second=next(iter(loader))[0][:6].tolist()))
    with gzip.open(f"{DATA}/mnist/train-images-idx3-ubyte.gz") as f:
        images = torch.from_numpy(np.frombuffer(f.read(16 + 784 * 100), np.uint8, offset=16).copy()).view(-1, 28, 28)
    torch.manual_seed(0)
    model = nn.Sequential(nn.Flatten(), nn.Sequential(nn.Linear(784, 10)))
    out = model(images[13:14] / 255)
    put("004-image-13/seed0", dict(outputs=out[0].tolist(), argmax=out.argmax(1).item()))


if __name__ == "__main__":
    facts()
    for s in (0, 1):
        linear_runs("hand", Hand, s, torch.float32)
        linear_runs("linear", lambda: nn.Linear(784, 10), s, torch.float32)
        mlp_in_order(s, torch.float32)
        mlp_shuffled(s)
    linear_runs("hand", Hand, 0, torch.float64)
    linear_runs("linear", lambda: nn.Linear(784, 10), 0, torch.float64)
    mlp_in_order(0, torch.float64)
    cnn_in_order(3)
    for s in (0, 1):
        cnn_shuffled(s)
    write(OUT)
