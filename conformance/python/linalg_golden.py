"""Prints the losses that `LinearAlgebraProgramsTest` expects: a Gaussian process and a normalising flow."""

import torch

torch.set_default_dtype(torch.float64)


def gaussian_process(likelihood):
    x = torch.arange(25.0) / 12
    y = torch.sin(5 * x) + 0.1 * torch.cos(40 * x)
    log = torch.tensor([-0.5, 0.2, -1.5], requires_grad=True)
    optimizer = torch.optim.Adam([log], lr=0.1)
    losses = []
    for _ in range(5):
        length, scale, noise = log.exp()
        square = (x[:, None] - x[None, :]).pow(2)
        k = scale.pow(2) * torch.exp(-0.5 * square / length.pow(2)) + noise.pow(2) * torch.eye(25)
        loss = likelihood(k, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses


def by_cholesky(k, y):
    lower = torch.linalg.cholesky(k)
    alpha = torch.cholesky_solve(y[:, None], lower)
    return 0.5 * (y[:, None] * alpha).sum() + lower.diagonal().log().sum()


def by_determinant(k, y):
    return 0.5 * y.dot(torch.linalg.solve(k, y)) + 0.5 * torch.logdet(k)


def flow():
    """Two couplings with a linear map between them, whose volume is its determinant."""
    i = torch.arange(64.0)
    data = torch.stack([torch.sin(1.7 * i), torch.sin(1.7 * i).pow(2) + 0.3 * torch.cos(2.9 * i)], 1)
    torch.manual_seed(0)
    nets = [torch.nn.Sequential(torch.nn.Linear(1, 8), torch.nn.Tanh(), torch.nn.Linear(8, 2)) for _ in range(2)]
    w = torch.tensor([[1.0, 0.5], [-0.3, 1.2]], requires_grad=True)
    optimizer = torch.optim.Adam([p for net in nets for p in net.parameters()] + [w], lr=0.02)
    losses = []
    for _ in range(5):
        z, volume = data, 0
        for step, net in enumerate(nets):
            a, b = z[:, :1], z[:, 1:]
            scale, shift = net(a).chunk(2, 1)
            scale = scale.tanh()
            z = torch.cat([b * scale.exp() + shift, a], 1)
            volume = volume + scale.sum(1)
            if step == 0:
                z = z @ w.mT
                volume = volume + torch.linalg.slogdet(w).logabsdet
        loss = (0.5 * z.pow(2).sum(1) - volume).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses


if __name__ == "__main__":
    print(gaussian_process(by_cholesky))
    print(gaussian_process(by_determinant))
    print(flow())
