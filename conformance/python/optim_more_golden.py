"""Writes what dev.obor.optim.FurtherOptimTest compares with: rates, states, averages and losses of whole programs.

    python conformance/python/optim_more_golden.py > core/src/test/resources/dev/obor/optim/further.txt

A line is a name and numbers, or a name, `keys` and words.
"""

import warnings

import torch
import torch.nn.functional as F
from torch import nn, optim
from torch.optim import lr_scheduler as S
from torch.optim import swa_utils

warnings.simplefilter("ignore")


def put(name, values):
    print(name, *[repr(float(v)) for v in values])


SCHEDULES = {
    "multiplicative": lambda o: S.MultiplicativeLR(o, lambda e: 0.9 + 0.01 * e),
    "constant": lambda o: S.ConstantLR(o, 0.25, 4),
    "linear": lambda o: S.LinearLR(o, 0.1, 0.9, 6),
    "linear_default": lambda o: S.LinearLR(o),
    "polynomial": lambda o: S.PolynomialLR(o, 7, 2.0),
    "restarts": lambda o: S.CosineAnnealingWarmRestarts(o, 3, 2, 0.01),
    "restarts_1": lambda o: S.CosineAnnealingWarmRestarts(o, 4),
    "cyclic": lambda o: S.CyclicLR(o, 0.01, 0.2, step_size_up=3, step_size_down=2),
    "cyclic_2": lambda o: S.CyclicLR(o, 0.01, 0.2, step_size_up=3, mode="triangular2", base_momentum=0.7, max_momentum=0.99),
    "cyclic_exp": lambda o: S.CyclicLR(o, 0.01, 0.2, step_size_up=3, mode="exp_range", gamma=0.9),
    "cyclic_fn": lambda o: S.CyclicLR(
        o, 0.01, 0.2, step_size_up=3, scale_fn=lambda x: 1 / (1 + x), scale_mode="iterations", cycle_momentum=False
    ),
    "sequential": lambda o: S.SequentialLR(o, [S.LinearLR(o, 0.1, 1.0, 4), S.CosineAnnealingLR(o, 6, 0.001)], [4]),
    "sequential_3": lambda o: S.SequentialLR(o, [S.ConstantLR(o, 0.1, 2), S.ExponentialLR(o, 0.9), S.StepLR(o, 2, 0.5)], [3, 6]),
    "sequential_m": lambda o: S.SequentialLR(
        o, [S.PolynomialLR(o, 3), S.MultiplicativeLR(o, lambda e: 0.8), S.CosineAnnealingWarmRestarts(o, 2)], [2, 5]
    ),
    "sequential_0": lambda o: S.SequentialLR(o, [S.ConstantLR(o, 0.1, 2), S.MultiStepLR(o, [2, 3], 0.5)], [0]),
    "sequential_n": lambda o: S.SequentialLR(
        o, [S.SequentialLR(o, [S.ConstantLR(o, 0.5, 1), S.ExponentialLR(o, 0.5)], [3]), S.LinearLR(o, 0.5, 1.0, 2)], [6]
    ),
    "sequential_l": lambda o: S.SequentialLR(o, [S.LambdaLR(o, lambda e: 1 / (1 + e)), S.OneCycleLR(o, 0.5, 20)], [3]),
    "chained": lambda o: S.ChainedScheduler([S.ConstantLR(o, 0.1, 4), S.ExponentialLR(o, 0.9)]),
    "chained_w": lambda o: S.ChainedScheduler([S.LinearLR(o, 0.2, 1, 3), S.StepLR(o, 4, 0.5), S.CosineAnnealingLR(o, 8)]),
    "swa": lambda o: swa_utils.SWALR(o, 0.02, anneal_epochs=5),
    "swa_linear": lambda o: swa_utils.SWALR(o, 0.02, anneal_epochs=4, anneal_strategy="linear"),
    "swa_0": lambda o: swa_utils.SWALR(o, 0.02, anneal_epochs=0),
    "swa_after": lambda o: (S.ExponentialLR(o, 0.5).step(), swa_utils.SWALR(o, 0.3, anneal_epochs=3))[1],
}


def schedules():
    for name, make in SCHEDULES.items():
        for kind in ("sgd", "adam"):
            weights = [nn.Parameter(torch.zeros(2))]
            o = optim.SGD(weights, 0.1, momentum=0.9) if kind == "sgd" else optim.Adam(weights, 0.1)
            s = make(o)
            rates, momenta = [], []
            for _ in range(14):
                rates.append(o.param_groups[0]["lr"])
                momenta.append(o.param_groups[0].get("momentum", o.param_groups[0].get("betas", (0,))[0]))
                s.step()
            put(f"{name}.{kind}.rates", rates)
            put(f"{name}.{kind}.momenta", momenta)
        print(f"{name} keys", *sorted(s.state_dict()))
    for epoch in (0, 0.5, 2.75, 3, 7.5, 8.99, 9, 30.5):
        o = optim.SGD([nn.Parameter(torch.zeros(2))], 0.1)
        s = S.CosineAnnealingWarmRestarts(o, 3, 2)
        s.step(epoch)
        rates = [o.param_groups[0]["lr"]]
        for _ in range(3):
            s.step()
            rates.append(o.param_groups[0]["lr"])
        put(f"restarts.from.{epoch}", rates)


OPTIMIZERS = {
    "adadelta": lambda p: optim.Adadelta(p),
    "adamax": lambda p: optim.Adamax(p, 0.1),
    "adamax_quick": lambda p: optim.Adamax(p, 0.1, betas=(0.25, 0.5)),
    "asgd": lambda p: optim.ASGD(p, 0.1, t0=1),
    "nadam": lambda p: optim.NAdam(p, 0.1),
    "radam": lambda p: optim.RAdam(p, 0.1),
    "rprop": lambda p: optim.Rprop(p, 0.1),
    "adafactor": lambda p: optim.Adafactor(p, 0.1),
}


def infinite():
    inf = float("inf")
    for name, make in OPTIMIZERS.items():
        p = nn.Parameter(torch.tensor([1.0, -2.0, 0.5, 3.0, inf], dtype=torch.float64))
        o = make([p])
        for g in ([inf, 1.0, -inf, 0.0, 1.0], [1.0, 2.0, 3.0, 4.0, 5.0], [0.0, -1.0, 1e300, 1e-320, -0.0]):
            p.grad = torch.tensor(g, dtype=torch.float64)
            o.step()
        put(f"infinite.{name}", p.detach())
        p = nn.Parameter(torch.ones(2, 2))
        o = make([p])
        p.grad = torch.ones(2, 2)
        o.step()
        d = o.state_dict()
        print(f"{name} keys", *d["state"][0], "|", *d["param_groups"][0])


def muon():
    torch.manual_seed(0)
    for shape in ((4, 6), (7, 3)):
        p = nn.Parameter(torch.randn(shape))
        for name, kwargs in (("plain", {}), ("rms", {"adjust_lr_fn": "match_rms_adamw", "nesterov": False})):
            q = nn.Parameter(p.detach().clone())
            o = optim.Muon([q], 0.05, **kwargs)
            for i in range(3):
                q.grad = q.detach() * 0.5 + torch.cos(torch.arange(q.numel()).view(shape) + i)
                o.step()
            put(f"muon.{name}.{shape[0]}", torch.cat([p.detach().flatten(), q.detach().flatten()]))
    d = o.state_dict()
    print("muon keys", *d["state"][0], "|", *d["param_groups"][0])


def averages():
    for name, make in {
        "swa": lambda m: swa_utils.AveragedModel(m),
        "swa_multi": lambda m: swa_utils.AveragedModel(m, multi_avg_fn=swa_utils.get_swa_multi_avg_fn()),
        "ema": lambda m: swa_utils.AveragedModel(m, multi_avg_fn=swa_utils.get_ema_multi_avg_fn(0.9)),
        "ema_one": lambda m: swa_utils.AveragedModel(m, avg_fn=swa_utils.get_ema_avg_fn(0.9)),
        "ema_buffers": lambda m: swa_utils.AveragedModel(m, multi_avg_fn=swa_utils.get_ema_multi_avg_fn(0.9), use_buffers=True),
        "swa_buffers": lambda m: swa_utils.AveragedModel(m, use_buffers=True),
    }.items():
        torch.manual_seed(0)
        model = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Linear(4, 2)).double()
        average = make(model)
        o = optim.SGD(model.parameters(), 0.1)
        x = torch.randn(8, 3, dtype=torch.float64)
        for _ in range(4):
            o.zero_grad()
            model(x).square().mean().backward()
            o.step()
            average.update_parameters(model)
        put(f"average.{name}", torch.cat([v.double().flatten() for v in average.state_dict().values()]))
        if name == "swa":
            print("average keys", *average.state_dict())
            swa_utils.update_bn([x[:4], [x[4:], 0]], average)
            put("average.update_bn", torch.cat([v.double().flatten() for v in average.state_dict().values()]))
            put("average.output", average.eval()(x).detach().flatten())


def mnist():
    """The network and the training of PyTorch's MNIST example, on random pictures."""
    torch.manual_seed(1)
    model = nn.Sequential(
        nn.Conv2d(1, 32, 3, 1), nn.ReLU(), nn.Conv2d(32, 64, 3, 1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(1),
        nn.Linear(1600, 128), nn.ReLU(), nn.Linear(128, 10), nn.LogSoftmax(1),
    ).double()  # fmt: skip
    x = torch.randn(10, 8, 1, 14, 14, dtype=torch.float64)
    y = torch.randint(0, 10, (10, 8))
    o = optim.Adadelta(model.parameters(), lr=1.0)
    s = S.StepLR(o, step_size=1, gamma=0.7)
    losses = []
    for i in range(6):
        o.zero_grad()
        loss = F.nll_loss(model(x[i]), y[i])
        loss.backward()
        o.step()
        losses.append(loss.item())
        if i % 2 == 1:
            s.step()
    put("mnist", losses)


def distillation():
    """A small network learns from a large one's soft answers; its moving average is what counts."""
    torch.manual_seed(2)
    teacher = nn.Sequential(nn.Linear(6, 32), nn.GELU(), nn.Linear(32, 4)).double()
    student = nn.Sequential(nn.Linear(6, 8), nn.Tanh(), nn.Linear(8, 4)).double()
    x = torch.randn(5, 16, 6, dtype=torch.float64)
    y = torch.randint(0, 4, (5, 16))
    ema = swa_utils.AveragedModel(student, multi_avg_fn=swa_utils.get_ema_multi_avg_fn(0.8))
    o = optim.NAdam(student.parameters(), lr=0.02, weight_decay=0.01, decoupled_weight_decay=True)
    s = S.SequentialLR(o, [S.LinearLR(o, 0.25, 1.0, 2), S.CosineAnnealingLR(o, 3)], [2])
    losses, averaged = [], []
    for i in range(5):
        with torch.no_grad():
            soft = F.softmax(teacher(x[i]) / 2, dim=1)
        out = student(x[i])
        loss = 0.3 * F.cross_entropy(out, y[i]) + 0.7 * 4 * F.kl_div(F.log_softmax(out / 2, 1), soft, reduction="batchmean")
        o.zero_grad()
        loss.backward()
        o.step()
        s.step()
        ema.update_parameters(student)
        losses.append(loss.item())
        averaged.append(F.cross_entropy(ema(x[i]), y[i]).item())
    put("distillation", losses)
    put("distillation.ema", averaged)


schedules()
infinite()
muon()
averages()
mnist()
distillation()
