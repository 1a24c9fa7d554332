"""Prints the golden numbers of dev.obor.optim.LBFGSTest: losses, iterations and evaluations."""
import torch
from torch import nn


def run(name, steps, **options):
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(5, 8), nn.Tanh(), nn.Linear(8, 3))
    X, Y = torch.randn(16, 5).double(), torch.randn(16, 3).double()
    fit(name, list(model.double().parameters()), lambda: nn.functional.mse_loss(model(X), Y), steps, **options)


def rosenbrock(name, steps, dtype=torch.float64, **options):
    p = torch.tensor([-1.2, 1.0], dtype=dtype, requires_grad=True)
    fit(name, [p], lambda: (1 - p[0]) ** 2 + 100 * (p[1] - p[0] ** 2) ** 2, steps, **options)
    print(p.tolist())


def fit(name, parameters, loss_fn, steps, **options):
    opt = torch.optim.LBFGS(parameters, **options)

    def closure():
        opt.zero_grad()
        loss = loss_fn()
        loss.backward()
        return loss

    losses = [float(opt.step(closure)) for _ in range(steps)]
    state = opt.state[parameters[0]]
    print(name, ", ".join(repr(x) for x in losses), state["n_iter"], state["func_evals"])


run("wolfe", 8, max_iter=4, line_search_fn="strong_wolfe")
run("wolfe, history 3", 8, max_iter=5, history_size=3, line_search_fn="strong_wolfe")
run("fixed", 8, lr=0.3, max_iter=4)
run("few evaluations", 8, max_iter=10, max_eval=3, line_search_fn="strong_wolfe")
run("long", 2, max_iter=200, line_search_fn="strong_wolfe")
rosenbrock("rosenbrock", 8, max_iter=5, line_search_fn="strong_wolfe")
rosenbrock("rosenbrock, slow start", 8, lr=1e-3, max_iter=3, line_search_fn="strong_wolfe")
rosenbrock("float32", 4, dtype=torch.float32, max_iter=5, line_search_fn="strong_wolfe")
