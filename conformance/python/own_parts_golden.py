"""Prints the golden numbers of dev.obor.examples.own.OwnPartsTest: parts that a program writes itself, in plain PyTorch."""
import torch


class Lion(torch.optim.Optimizer):
    def __init__(self, params, lr=1e-4, betas=(0.9, 0.99), weight_decay=0.0):
        super().__init__(params, dict(lr=lr, betas=betas, weight_decay=weight_decay))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            b1, b2 = group["betas"]
            for p in group["params"]:
                if p.grad is None:
                    continue
                state = self.state[p]
                if not state:
                    state["exp_avg"] = torch.zeros_like(p)
                m = state["exp_avg"]
                direction = (m * b1 + p.grad * (1 - b1)).sign()
                p.mul_(1 - group["lr"] * group["weight_decay"]).sub_(direction * group["lr"])
                m.mul_(b2).add_(p.grad * (1 - b2))


def problem():
    torch.manual_seed(0)
    first, second = torch.nn.Linear(5, 4), torch.nn.Linear(4, 3)
    first.double(), second.double()
    x, y = torch.randn(8, 5, dtype=torch.float64), torch.randn(8, 3, dtype=torch.float64)
    return list(first.parameters()) + list(second.parameters()), lambda: torch.nn.functional.mse_loss(second(torch.tanh(first(x))), y)


parameters, loss = problem()
optimizer = Lion(parameters, lr=0.01, weight_decay=0.1)
schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda epoch: min(1, (epoch + 1) / 10))
rates = []
for _ in range(50):
    value = loss()
    optimizer.zero_grad()
    value.backward()
    optimizer.step()
    rates.append(schedule.get_last_lr()[0])
    schedule.step()
print("lion", "%.15f" % value.item(), rates[:12])

x = torch.linspace(-3, 3, 7, dtype=torch.float64, requires_grad=True)
y = x + torch.sin(0.5 * x).square() / 0.5
first, = torch.autograd.grad(y.sum(), x, create_graph=True)
second, = torch.autograd.grad(first.sum(), x)
torch.set_printoptions(precision=15)
print(y.tolist(), first.tolist(), second.tolist(), sep="\n")

torch.manual_seed(0)
q, k, v = torch.nn.Linear(4, 4), torch.nn.Linear(4, 4), torch.nn.Linear(4, 4)
query, keys = torch.randn(1, 2, 4), torch.randn(1, 3, 4)
mask = torch.tensor([[False, True, False], [False, False, False]])
scores = (q(query) @ k(keys).transpose(-2, -1) / 2).masked_fill(mask, float("-inf"))
weights = scores.softmax(-1)
print(weights.flatten().tolist(), (weights @ v(keys)).flatten().tolist(), sep="\n")

torch.manual_seed(0)
pictures = [torch.zeros(1, 2, 2) + 0.1 * torch.randn(1, 2, 2) for _ in range(2)]
print(torch.stack(pictures).flatten().tolist())
