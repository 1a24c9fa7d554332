"""The PyTorch side of `obor bench`: the same models, data and steps as the Java side; runs behind
`networks.py` and `library.py`, whose names it uses.

Reads commands line by line from standard input and answers each with a line:
    threads N, open NAME, result N, run N, cpu N, times N, peak
With the arguments `startup MODEL DATA` it prints when the first step and the first epoch are done,
with `accuracy DATA SEED...` what the CNN reaches on MNIST's test files after ten epochs.
"""

import sys
import time

BATCHES, BATCH = 10, 64
CLOCKS = {"run": time.perf_counter_ns, "cpu": time.thread_time_ns}


class BasicBlock(nn.Module):
    def __init__(self, n, out, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(n, out, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(out)
        self.conv2 = nn.Conv2d(out, out, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(out)
        self.downsample = None
        if stride != 1 or n != out:
            self.downsample = nn.Sequential(
                nn.Conv2d(n, out, 1, stride, bias=False), nn.BatchNorm2d(out))

    def forward(self, x):
        y = F.relu(self.bn1(self.conv1(x)))
        y = self.bn2(self.conv2(y))
        return F.relu(y + (x if self.downsample is None else self.downsample(x)))


def resnet():
    layers = [nn.Conv2d(3, 64, 3, 1, 1, bias=False), nn.BatchNorm2d(64), nn.ReLU()]
    n = 64
    for out in (64, 128, 256, 512):
        layers += [BasicBlock(n, out, 1 if n == out else 2), BasicBlock(out, out, 1)]
        n = out
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, 10))


def vgg():
    layers, n = [], 3
    for channels in (64, 128, 256):
        layers += [nn.Conv2d(n, channels, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)]
        n = channels
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(256 * 16, 10))


def mobilenet():
    layers = [nn.Conv2d(3, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU6()]
    for i in range(3):
        layers += [nn.Conv2d(32, 192, 1, bias=False), nn.BatchNorm2d(192), nn.ReLU6(),
                   nn.Conv2d(192, 192, 3, 2 if i == 1 else 1, 1, groups=192, bias=False),
                   nn.BatchNorm2d(192), nn.ReLU6(),
                   nn.Conv2d(192, 32, 1, bias=False), nn.BatchNorm2d(32)]
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(32, 10))


def lenet5():
    return nn.Sequential(
        nn.Unflatten(1, (1, 28, 28)),
        nn.Conv2d(1, 6, 5, padding=2), nn.Tanh(), nn.AvgPool2d(2),
        nn.Conv2d(6, 16, 5), nn.Tanh(), nn.AvgPool2d(2), nn.Flatten(),
        nn.Linear(400, 120), nn.Tanh(), nn.Linear(120, 84), nn.Tanh(), nn.Linear(84, 10))


INPUTS = {"linear100": (8, 8), "vgg": (16, 3, 32, 32), "mobilenet": (16, 3, 32, 32),
          "resnet": (4, 3, 32, 32)}
MODELS = {"resnet": resnet, "vgg": vgg, "mobilenet": mobilenet, "lenet5": lenet5,
          "linear100": lambda: nn.Sequential(*[nn.Linear(8, 8) for _ in range(100)])}


def model(name):
    if name in MODELS:
        return MODELS[name]()
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
    if name in NETWORKS and name != "resnet18":
        return torch.optim.AdamW(net.parameters(), lr=1e-3)
    if name in NETWORKS:
        return torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9)
    return torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9 if name == "cnn" else 0.0)


class Training:
    def __init__(self, row):
        torch.manual_seed(1)
        name, _, infer = row.partition("@infer")
        if name in NETWORKS:
            (batch, *each), values, classes, targets, make = NETWORKS[name]
        else:
            batch, *each = INPUTS.get(name, (BATCH, 784))
            values, classes, targets = 0, 8 if name == "linear100" else 10, 1
            make = lambda: model(name)
        batch = int(infer or batch)
        all = BATCHES * batch
        inputs = torch.randint(values, (all, *each)) if values else torch.rand(all, *each) - 0.5
        labels = torch.randint(classes, (all * targets,)) if targets else inputs
        self.x = [t.clone() for t in inputs.split(batch)]
        self.y = [t.clone() for t in labels.split(len(labels) // BATCHES)]
        self.model = make()
        self.optimizer = None if infer else optimizer(self.model, name)
        if infer:
            self.model.eval()
        self.next = 0

    def step(self):
        x, y = self.x[self.next], self.y[self.next]
        self.next = (self.next + 1) % BATCHES
        if self.optimizer is None:
            with torch.no_grad():
                self.loss = self.model(x)
            return
        out = self.model(x)
        self.loss = F.mse_loss(out, y) if y.is_floating_point() else F.cross_entropy(out, y)
        self.optimizer.zero_grad()
        self.loss.backward()
        self.optimizer.step()

    def result(self):
        return self.loss.double().abs().mean().item()


class MatMul:
    def __init__(self, size):
        torch.manual_seed(1)
        self.a = torch.rand(size, size)
        self.b = torch.rand(size, size)

    def step(self):
        self.product = self.a @ self.b

    def result(self):
        return self.product.mean().item()


def conv(f, *sizes, **options):
    def make(x):
        w = torch.randn(*[x.size(1) if s == 0 else s for s in sizes])
        more = {k: x.size(1) if v == 0 else v for k, v in options.items()}
        return lambda t: f(t, w, **more)
    return make


def with_index(f, rows=False):
    def make(x):
        n = x.size(-1)
        at = torch.randint(n, (n,) if rows else (n, n))
        return lambda t: f(t, at)
    return make


def with_source(f, rows=False):
    def make(x):
        n = x.size(-1)
        at = torch.randint(n, (n,) if rows else (n, n))
        source = torch.randn(n, n)
        return lambda t: f(t, at, source)
    return make


def with_random(f, *sizes):
    def make(x):
        y = torch.randn(*(sizes or x.shape))
        return lambda t: f(t, y)
    return make


def integers(f, dtype, limit=100):
    def make(x):
        y = torch.randint(limit, (x.size(-1), x.size(-1))).to(dtype)
        return lambda t: f(y)
    return make


def cast(f, dtype):
    def make(x):
        y = x.to(dtype)
        return lambda t: f(y)
    return make


def plain(f):
    return lambda x: f


def mm(row, dtype=torch.float32):
    def make(x):
        sizes = row.split("x")
        columns = x.size(-1) if len(sizes) == 1 else int(sizes[2])
        w = torch.randn(x.size(-1), columns, dtype=dtype)
        return lambda t: t @ w
    return make


def cross_entropy(x):
    y = torch.randint(x.size(-1), (x.size(0),))
    return lambda t: F.cross_entropy(t, y)


def embedding(f):
    def make(x):
        at = torch.randint(10000, (64, 64))
        return lambda t: f(at, t)
    return make


def where(x):
    condition = torch.rand(x.shape) > 0.5
    return lambda t: torch.where(condition, t, 0.0)


def gamma(x):
    alpha = torch.rand(x.shape) + 0.5
    distribution = torch.distributions.Gamma(alpha, alpha)
    return lambda t: distribution.sample()


OPERANDS = {
    "mm-64x784x10": (64, 784), "mm-64x784x50": (64, 784), "mmt-64x784x50": (64, 784),
    "tmm-784x64x50": (64, 784), "bmm-96x64": (96, 64, 64), "mv-1024": (1024, 1024),
    "mv-4096x256": (4096, 256), "mm-16x16x1": (16, 16), "conv-64x56": (2, 64, 56, 56),
    "conv-256x14": (4, 256, 14, 14), "conv1x1-256x56": (2, 256, 56, 56),
    "depthwise-96x56": (2, 96, 56, 56), "depthwise2-96x56": (2, 96, 56, 56),
    "conv3d-16x16": (2, 16, 16, 16, 16), "embedding-10000x128": (10000, 128),
    "embeddingbag-10000x128": (10000, 128),
}
SIZES = {"1m": (1000, 1000), "4k": (64, 64), "8": (8,), "8x64x56": (8, 64, 56, 56)}
HALF, LONG, BYTE, SHORT = torch.float16, torch.int64, torch.uint8, torch.bfloat16
OPERATIONS = {
    "mmt": with_random(lambda t, w: t @ w.t(), 50, 784),
    "tmm": with_random(lambda t, g: t.t() @ g, 64, 50),
    "bmm": with_random(torch.bmm), "mv": lambda x: with_random(torch.mv, x.size(-1))(x),
    "softmax": plain(lambda t: F.softmax(t, -1)), "crossentropy": cross_entropy,
    "layernorm": plain(lambda t: F.layer_norm(t, t.shape[-1:])),
    "batchnorm": plain(lambda t: F.batch_norm(t, None, None, training=True)),
    "gather": with_index(lambda t, at: t.gather(1, at)),
    "scatteradd": with_source(lambda t, at, s: t.scatter_add(1, at, s)),
    "indexselect": with_index(lambda t, at: t.index_select(0, at), True),
    "indexselect1": with_index(lambda t, at: t.index_select(1, at), True),
    "indexadd": with_source(lambda t, at, s: t.index_add(0, at, s), True),
    "embedding": embedding(F.embedding), "embeddingbag": embedding(F.embedding_bag),
    "cumsum": plain(lambda t: t.cumsum(1)), "cumsum0": plain(lambda t: t.cumsum(0)),
    "gelu": plain(F.gelu), "sigmoid": plain(torch.sigmoid), "exp": plain(torch.exp),
    "tanh": plain(torch.tanh), "sum": plain(torch.sum),
    "sumrows": plain(lambda t: t.sum(1)), "sumcolumns": plain(lambda t: t.sum(0)),
    "maxrows": plain(lambda t: t.amax(1)), "clone": plain(torch.clone),
    "relu": plain(torch.relu), "add": with_random(torch.add),
    "cat": with_random(lambda t, y: torch.cat((t, y))),
    "cat1": with_random(lambda t, y: torch.cat((t, y), 1)),
    "todouble": plain(lambda t: t.double()), "tobfloat16": plain(lambda t: t.bfloat16()),
    "tohalf": plain(lambda t: t.half()), "tolong": plain(lambda t: t.long()),
    "touint8": plain(lambda t: t.abs().to(torch.uint8)),
    "fromlong": integers(lambda y: y.float(), LONG, 256),
    "fromuint8": integers(lambda y: y.float(), BYTE, 256),
    "transpose": plain(lambda t: t.t().contiguous()), "greater": with_random(torch.gt),
    "where": where, "addint": integers(lambda y: y + y, torch.int32),
    "addlong": integers(lambda y: y + y, LONG), "adduint8": integers(lambda y: y + y, BYTE),
    "sumlong": integers(lambda y: y.sum(), LONG), "addhalf": cast(lambda y: y + y, HALF),
    "exphalf": cast(torch.exp, HALF), "sumhalf": cast(lambda y: y.sum(1), HALF),
    "softmaxhalf": cast(lambda y: F.softmax(y, -1), HALF),
    "addbfloat16": cast(lambda y: y + y, SHORT),
    "maxpool": plain(lambda t: F.max_pool2d(t, 2)),
    "avgpool": plain(lambda t: F.avg_pool2d(t, 2)),
    "nearest": plain(lambda t: F.interpolate(t, scale_factor=2.0)), "gamma": gamma,
    "conv": conv(F.conv2d, 0, 0, 3, 3, padding=1), "conv1x1": conv(F.conv2d, 64, 0, 1, 1),
    "depthwise": conv(F.conv2d, 0, 1, 3, 3, padding=1, groups=0),
    "depthwise2": conv(F.conv2d, 0, 1, 3, 3, padding=1, stride=2, groups=0),
    "conv3d": conv(F.conv3d, 16, 0, 3, 3, 3, padding=1),
}


class Operation:
    """A row of the suites `ops` and `library`; see OpRow."""

    def __init__(self, row):
        torch.manual_seed(1)
        name, _, backward = row.partition("+")
        kind, _, size = name.partition("-")
        if kind in KINDS:
            self.x = library_operand(kind, size)
            self.operation = library_operation(kind, self.x)
            self.differentiate(backward)
            return
        double = kind == "mmdouble"
        shape = OPERANDS.get(name) or SIZES.get(size) or (int(size), int(size))
        if kind == "mm" and "x" not in size:
            shape = (int(size), int(size))
        self.x = torch.randn(*shape, dtype=torch.float64 if double else torch.float32)
        if kind in ("mm", "mmdouble"):
            self.operation = mm(size, self.x.dtype)(self.x)
        else:
            self.operation = OPERATIONS[kind](self.x)
        self.differentiate(backward)

    def differentiate(self, backward):
        self.gradient = None
        if backward:
            self.x.requires_grad_()
            self.gradient = torch.randn(self.operation(self.x).shape)

    def step(self):
        y = self.operation(self.x)
        if self.gradient is not None:
            y.backward(self.gradient)
            y = self.x.grad
            self.x.grad = None
        self.last = y

    def result(self):
        return self.last.double().abs().mean().item()


def life(row):
    """First and last step of a fresh process, in its processor time."""
    torch.set_num_threads(1)
    name, steps = row.split("/")
    work = workload(name)
    for i in range(int(steps)):
        work.step()
        if i in (0, int(steps) - 1):
            print(work.result(), time.process_time_ns(), flush=True)


def workload(name):
    if name.startswith("matmul"):
        return MatMul(int(name[6:]))
    if name == "dcgan":
        return Dcgan()
    return Operation(name) if "-" in name else Training(name)


def times(work, n):
    clock = time.perf_counter_ns
    found = []
    for _ in range(n):
        start = clock()
        work.step()
        found.append(clock() - start)
    return found


def peak():
    """The most bytes of memory that this process has had, 0 where the system does not tell."""
    try:
        with open("/proc/self/status") as status:
            return next(1024 * int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    except OSError:
        return 0


def serve():
    torch.set_num_threads(1)
    work = None
    for line in sys.stdin:
        command, _, argument = line.strip().partition(" ")
        if command == "threads":
            torch.set_num_threads(int(argument))
            print("ok", flush=True)
        elif command == "open":
            work = workload(argument)
            print("ok", flush=True)
        elif command == "result":
            for _ in range(int(argument)):
                work.step()
            print(work.result(), flush=True)
        elif command == "compiled":
            print(0, flush=True)
        elif command == "times":
            print(*times(work, int(argument)), flush=True)
        elif command == "peak":
            print(peak(), flush=True)
        elif command in CLOCKS:
            clock = CLOCKS[command]
            steps = range(int(argument))
            start = clock()
            for _ in steps:
                work.step()
            print(clock() - start, flush=True)
        else:
            raise SystemExit(f"no command {command}")


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


if sys.argv[1:2] == ["life"]:
    life(sys.argv[2])
elif sys.argv[1:2] == ["startup"]:
    startup(*sys.argv[2:4])
elif sys.argv[1:2] == ["accuracy"]:
    accuracy(sys.argv[2], sys.argv[3:])
else:
    serve()
