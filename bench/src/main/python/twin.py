"""The PyTorch side of `obor bench`: the same models, data and steps as the Java side.

Reads commands line by line from standard input and answers each with a line:
    threads N, open NAME, result N, run N, cpu N
With the arguments `startup MODEL DATA` it prints when the first step and the first epoch are done,
with `accuracy DATA SEED...` what the CNN reaches on MNIST's test files after ten epochs.
"""

import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

BATCHES, BATCH = 10, 64


def model(name):
    if name == "logistic":
        return nn.Sequential(nn.Linear(784, 10))
    if name.startswith("mlp"):
        hidden = int(name[3:])
        return nn.Sequential(nn.Linear(784, hidden), nn.ReLU(), nn.Linear(hidden, 10))

    def conv(channels):
        return nn.Conv2d(channels, 16, 3, stride=2, padding=1)

    return nn.Sequential(
        nn.Unflatten(1, (1, 28, 28)),
        conv(1), nn.ReLU(), conv(16), nn.ReLU(), conv(16), nn.ReLU(),
        nn.AdaptiveAvgPool2d(1), nn.Flatten())


def optimizer(net, name):
    return torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9 if name == "cnn" else 0.0)


class Training:
    def __init__(self, name):
        torch.manual_seed(1)
        pictures = torch.rand(BATCHES * BATCH, 784) - 0.5
        labels = torch.randint(10, (BATCHES * BATCH,))
        self.x = [t.clone() for t in pictures.split(BATCH)]
        self.y = [t.clone() for t in labels.split(BATCH)]
        self.model = model(name)
        self.optimizer = optimizer(self.model, name)
        self.next = 0

    def step(self):
        self.loss = F.cross_entropy(self.model(self.x[self.next]), self.y[self.next])
        self.optimizer.zero_grad()
        self.loss.backward()
        self.optimizer.step()
        self.next = (self.next + 1) % BATCHES

    def result(self):
        return self.loss.item()


class MatMul:
    def __init__(self, size):
        torch.manual_seed(1)
        self.a = torch.rand(size, size)
        self.b = torch.rand(size, size)

    def step(self):
        self.product = self.a @ self.b

    def result(self):
        return self.product.mean().item()


def serve():
    torch.set_num_threads(1)
    work = None
    for line in sys.stdin:
        command, _, argument = line.strip().partition(" ")
        if command == "threads":
            torch.set_num_threads(int(argument))
            print("ok", flush=True)
        elif command == "open":
            work = (MatMul(int(argument[6:])) if argument.startswith("matmul")
                    else Training(argument))
            print("ok", flush=True)
        elif command == "result":
            for _ in range(int(argument)):
                work.step()
            print(work.result(), flush=True)
        elif command == "compiled":
            print(0, flush=True)
        elif command in ("run", "cpu"):
            clock = time.perf_counter_ns if command == "run" else time.thread_time_ns
            steps = range(int(argument))
            start = clock()
            for _ in steps:
                work.step()
            print(clock() - start, flush=True)


def mnist(folder, part="train"):
    import gzip

    def read(name, header):
        with gzip.open(f"{folder}/mnist/{name}") as file:
            return torch.frombuffer(bytearray(file.read()[header:]), dtype=torch.uint8)

    pictures = read(f"{part}-images-idx3-ubyte.gz", 16).view(-1, 784).float() / 255
    return pictures, read(f"{part}-labels-idx1-ubyte.gz", 8).long()


def startup(name, folder):
    torch.manual_seed(1)
    x, y = mnist(folder)
    net = model(name)
    descent = optimizer(net, name)
    for at in range(0, len(x), BATCH):
        loss = F.cross_entropy(net(x[at:at + BATCH]), y[at:at + BATCH])
        descent.zero_grad()
        loss.backward()
        descent.step()
        if at == 0:
            print("step", loss.item(), flush=True)
    print("epoch", loss.item(), flush=True)


def accuracy(folder, seeds):
    """As `obor train mnist --model cnn --epochs 10 --lr 0.05 --momentum 0.9 --seed N`: the same
    network, start and settings, but other shuffles, so compare the spread and not seed by seed."""
    x, y = mnist(folder)
    test_x, test_y = mnist(folder, "t10k")
    for seed in seeds:
        torch.manual_seed(int(seed))
        net = model("cnn")
        descent = optimizer(net, "cnn")
        for _ in range(10):
            for batch in torch.randperm(len(x)).split(BATCH):
                loss = F.cross_entropy(net(x[batch]), y[batch])
                descent.zero_grad()
                loss.backward()
                descent.step()
        with torch.no_grad():
            right = (net(test_x).argmax(1) == test_y).float().mean().item()
        print(f"seed {seed}: {right:.4f}", flush=True)


if sys.argv[1:2] == ["startup"]:
    startup(*sys.argv[2:4])
elif sys.argv[1:2] == ["accuracy"]:
    accuracy(sys.argv[2], sys.argv[3:])
else:
    serve()
