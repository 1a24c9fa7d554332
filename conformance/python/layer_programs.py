"""Prints the first five losses of small programs, for `LayerProgramsTest` of core.

Usage: python conformance/python/layer_programs.py

Made with PyTorch 2.13, seed 0, float64; data come from a formula, so that there is no file.
"""

import torch
import torch.nn.functional as F
from torch import nn


def wave(step, *shape):
    n = 1
    for size in shape:
        n *= size
    return torch.sin(torch.arange(n, dtype=torch.float64) * step).reshape(shape)


class UNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.down = nn.Conv2d(1, 4, 3, padding=1)
        self.deep = nn.Conv2d(4, 8, 3, padding=1)
        self.up = nn.Upsample(scale_factor=2, mode="bilinear", align_corners=True)
        self.join = nn.Conv2d(12, 4, 3, padding=1)
        self.out = nn.Conv2d(4, 1, 1)

    def forward(self, x):
        a = F.relu(self.down(x))
        b = F.relu(self.deep(F.max_pool2d(a, 2)))
        return self.out(F.relu(self.join(torch.cat([self.up(b), a], 1))))


def unet():
    net = UNet().double()
    x, y = wave(0.37, 2, 1, 8, 8), (wave(0.11, 2, 1, 8, 8) > 0).double()
    return net, lambda: F.binary_cross_entropy_with_logits(net(x), y)


def resolution():
    net = nn.Sequential(
        nn.Conv2d(1, 6, 3, padding=1), nn.Tanh(), nn.Conv2d(6, 4, 3, padding=1), nn.PixelShuffle(2)
    ).double()
    y = wave(0.23, 2, 1, 8, 8)
    x = F.interpolate(y, scale_factor=0.5, mode="bicubic", antialias=True)
    return net, lambda: F.mse_loss(net(x), y)


def embedder():
    return nn.Sequential(nn.Linear(6, 8), nn.ReLU(), nn.Linear(8, 3)).double()


def triplet():
    net = embedder()
    a, p, n = wave(0.37, 5, 6), wave(0.38, 5, 6), wave(0.91, 5, 6)
    loss = nn.TripletMarginLoss(margin=0.5, swap=True)
    return net, lambda: loss(net(a), net(p), net(n))


def siamese():
    net = embedder()
    a, b, y = wave(0.37, 6, 6), wave(0.53, 6, 6), torch.tensor([1, -1, 1, 1, -1, -1])
    loss = nn.CosineEmbeddingLoss(margin=0.2)
    return net, lambda: loss(net(a), net(b), y)


def ctc():
    net = nn.Sequential(nn.Linear(4, 10), nn.Tanh(), nn.Linear(10, 5)).double()
    x, y = wave(0.29, 12, 3, 4), torch.tensor([[1, 2, 2, 0], [4, 1, 0, 0], [3, 3, 3, 1]])
    loss = nn.CTCLoss()
    return net, lambda: loss(net(x).log_softmax(2), y, torch.tensor([12, 9, 12]), torch.tensor([3, 2, 4]))


def transformer():
    net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU(), nn.Flatten(), nn.Linear(72, 6)).double()
    x, y = wave(0.31, 2, 1, 8, 8), wave(0.17, 2, 1, 6, 6)

    def loss():
        grid = F.affine_grid(net(x).view(-1, 2, 3), [2, 1, 6, 6], align_corners=False)
        return F.mse_loss(F.grid_sample(x, grid, padding_mode="border", align_corners=False), y)

    return net, loss


def words():
    net = nn.AdaptiveLogSoftmaxWithLoss(8, 20, [5, 12], div_value=2.0).double()
    x, y = wave(0.41, 9, 8), torch.arange(9) * 7 % 20
    return net, lambda: net(x, y).loss


for program in (unet, resolution, triplet, siamese, ctc, transformer, words):
    torch.manual_seed(0)
    net, loss = program()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    losses = []
    for _ in range(5):
        optimizer.zero_grad()
        value = loss()
        value.backward()
        optimizer.step()
        losses.append(repr(value.item()))
    print(program.__name__, ", ".join(losses))
