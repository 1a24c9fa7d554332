"""Reference runs of `UserProgramsTest` in examples: programs as people write them, in plain PyTorch.

    OBOR_DATA=FOLDER python conformance/python/user_programs.py examples/src/test/resources/dev/obor/examples/user-programs.txt

Each line: the program, the dtype, the sum of the squares of the weights at the start, and the losses of the first five steps.
Seed 0; data come from a formula, those of `fashion` from FOLDER. One thread.
"""

import gzip
import math
import os
import sys

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.distributions import Categorical, Independent, MixtureSameFamily, Normal
from torch.func import functional_call, grad, hessian, jacrev, vmap
from torch.nn.utils.parametrizations import spectral_norm
from torch.optim.lr_scheduler import CosineAnnealingLR, LinearLR, SequentialLR, StepLR
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from torch.utils.data import DataLoader, Dataset

torch.set_num_threads(1)
PROGRAMS = []


def program(function):
    PROGRAMS.append(function)
    return function


def wave(step, *shape):
    return torch.sin(torch.arange(math.prod(shape)) * step).to(torch.get_default_dtype()).reshape(shape)


def train(parameters, optimizer, loss, steps=5):
    weights = sum(p.detach().abs().double().square().sum().item() for p in parameters)
    losses = []
    for i in range(steps):
        optimizer.zero_grad()
        value = loss(i)
        value.backward()
        optimizer.step()
        losses.append(value.item())
    return weights, losses


# ---- DCGAN, as in the tutorial --------------------------------------------------------------------
def weights_init(m):
    classname = m.__class__.__name__
    if classname.find("Conv") != -1:
        nn.init.normal_(m.weight, 0.0, 0.02)
    elif classname.find("BatchNorm") != -1:
        nn.init.normal_(m.weight, 1.0, 0.02)
        nn.init.constant_(m.bias, 0)


@program
def dcgan():
    g = nn.Sequential(
        nn.ConvTranspose2d(8, 8, 4, 1, 0, bias=False), nn.BatchNorm2d(8), nn.ReLU(True),
        nn.ConvTranspose2d(8, 4, 4, 2, 1, bias=False), nn.BatchNorm2d(4), nn.ReLU(True),
        nn.ConvTranspose2d(4, 1, 4, 2, 1, bias=False), nn.Tanh(),
    )
    d = nn.Sequential(
        nn.Conv2d(1, 4, 4, 2, 1, bias=False), nn.LeakyReLU(0.2, inplace=True),
        nn.Conv2d(4, 8, 4, 2, 1, bias=False), nn.BatchNorm2d(8), nn.LeakyReLU(0.2, inplace=True),
        nn.Conv2d(8, 1, 4, 1, 0, bias=False), nn.Sigmoid(),
    )
    g.apply(weights_init)
    d.apply(weights_init)
    weights = sum(p.detach().double().square().sum().item() for m in (g, d) for p in m.parameters())
    criterion = nn.BCELoss()
    opt_d = torch.optim.Adam(d.parameters(), lr=0.0002, betas=(0.5, 0.999))
    opt_g = torch.optim.Adam(g.parameters(), lr=0.0002, betas=(0.5, 0.999))
    real = wave(0.37, 6, 1, 16, 16)
    losses = []
    for _ in range(5):
        d.zero_grad()
        label = torch.full((6,), 1.0)
        err_real = criterion(d(real).view(-1), label)
        err_real.backward()
        noise = torch.randn(6, 8, 1, 1)
        fake = g(noise)
        label.fill_(0.0)
        err_fake = criterion(d(fake.detach()).view(-1), label)
        err_fake.backward()
        opt_d.step()
        g.zero_grad()
        label.fill_(1.0)
        err_g = criterion(d(fake).view(-1), label)
        err_g.backward()
        opt_g.step()
        losses.append((err_real + err_fake + err_g).item())
    return weights, losses


# ---- style transfer with L-BFGS -------------------------------------------------------------------
def gram_matrix(x):
    a, b, c, d = x.size()
    features = x.view(a * b, c * d)
    return torch.mm(features, features.t()).div(a * b * c * d)


@program
def style_transfer():
    cnn = nn.Sequential(nn.Conv2d(3, 6, 3, padding=1), nn.ReLU(), nn.Conv2d(6, 8, 3, padding=1), nn.ReLU()).requires_grad_(False)
    weights = sum(p.detach().double().square().sum().item() for p in cnn.parameters())
    content, style = wave(0.11, 1, 3, 8, 8), wave(0.73, 1, 3, 8, 8)
    content_target, style_target = cnn(content).detach(), gram_matrix(cnn[:2](style)).detach()
    image = content.clone().requires_grad_(True)
    optimizer = torch.optim.LBFGS([image], max_iter=4)
    losses = []
    for _ in range(5):
        def closure():
            with torch.no_grad():
                image.clamp_(-1, 1)
            optimizer.zero_grad()
            first = cnn[:2](image)
            loss = 1e4 * F.mse_loss(gram_matrix(first), style_target) + F.mse_loss(cnn[2:](first), content_target)
            loss.backward()
            return loss
        losses.append(optimizer.step(closure).item())
    return weights, losses


# ---- adversarial examples -------------------------------------------------------------------------
@program
def fgsm():
    model = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Dropout(0.5), nn.Linear(36, 5), nn.LogSoftmax(dim=1))
    model.eval()
    weights = sum(p.detach().double().square().sum().item() for p in model.parameters())
    data, target = wave(0.3, 7, 1, 8, 8), torch.arange(7) % 5
    losses = []
    for epsilon in (0, 0.05, 0.1, 0.2, 0.3):
        data.requires_grad = True
        output = model(data)
        loss = F.nll_loss(output, target)
        model.zero_grad()
        loss.backward()
        perturbed = torch.clamp(data + epsilon * data.grad.data.sign(), -1, 1)
        data = data.detach()
        output = model(perturbed)
        correct = output.max(1, keepdim=True)[1].eq(target.view_as(output.max(1, keepdim=True)[1])).sum().item()
        losses.append(F.nll_loss(output, target).item() + correct)
    return weights, losses


# ---- distillation with an averaged model and joined schedules -------------------------------------
@program
def distillation():
    teacher = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 4)).eval()
    student = nn.Sequential(nn.Linear(6, 8, bias=False), nn.BatchNorm1d(8), nn.ReLU(), nn.Linear(8, 4))
    ema = AveragedModel(student, multi_avg_fn=get_ema_multi_avg_fn(0.9))
    optimizer = torch.optim.AdamW(student.parameters(), lr=0.05, weight_decay=0.01)
    scheduler = SequentialLR(
        optimizer, [LinearLR(optimizer, start_factor=0.1, total_iters=2), CosineAnnealingLR(optimizer, T_max=5)], milestones=[2]
    )
    x, y, t = wave(0.7, 9, 6), torch.arange(9) % 4, 2.0
    weights = sum(p.detach().double().square().sum().item() for p in student.parameters())
    losses = []
    for _ in range(5):
        optimizer.zero_grad()
        with torch.no_grad():
            soft = F.softmax(teacher(x) / t, dim=-1)
        logits = student(x)
        kd = F.kl_div(F.log_softmax(logits / t, dim=-1), soft, reduction="batchmean") * t * t
        loss = 0.7 * kd + 0.3 * F.cross_entropy(logits, y)
        loss.backward()
        optimizer.step()
        scheduler.step()
        ema.update_parameters(student)
        ema.eval()
        losses.append(loss.item() + F.cross_entropy(ema(x), y).item() + scheduler.get_last_lr()[0])
    return weights, losses


# ---- reinforcement learning -----------------------------------------------------------------------
class Policy(nn.Module):
    def __init__(self):
        super().__init__()
        self.affine1 = nn.Linear(4, 16)
        self.action_head = nn.Linear(16, 2)
        self.value_head = nn.Linear(16, 1)
        self.saved_actions = []
        self.rewards = []

    def forward(self, x):
        x = F.relu(self.affine1(x))
        return F.softmax(self.action_head(x), dim=-1), self.value_head(x)


@program
def actor_critic():
    model = Policy()
    optimizer = torch.optim.Adam(model.parameters(), lr=3e-2)
    weights = sum(p.detach().double().square().sum().item() for p in model.parameters())
    eps = torch.finfo(torch.get_default_dtype()).eps
    losses = []
    for episode in range(5):
        state = wave(0.2 + episode, 4)
        for t in range(8):
            probs, state_value = model(state)
            m = Categorical(probs)
            action = m.sample()
            model.saved_actions.append((m.log_prob(action), state_value))
            model.rewards.append(1.0 if action.item() == t % 2 else 0.0)
            state = state.roll(1) * 0.9 + action.item() * 0.1
        R, policy_losses, value_losses, returns = 0, [], [], []
        for r in model.rewards[::-1]:
            R = r + 0.99 * R
            returns.insert(0, R)
        returns = torch.tensor(returns)
        returns = (returns - returns.mean()) / (returns.std() + eps)
        for (log_prob, value), R in zip(model.saved_actions, returns):
            advantage = R - value.item()
            policy_losses.append(-log_prob * advantage)
            value_losses.append(F.smooth_l1_loss(value, torch.tensor([R])))
        optimizer.zero_grad()
        loss = torch.stack(policy_losses).sum() + torch.stack(value_losses).sum()
        loss.backward()
        optimizer.step()
        del model.rewards[:]
        del model.saved_actions[:]
        losses.append(loss.item())
    return weights, losses


@program
def dqn():
    def net():
        return nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 16), nn.ReLU(), nn.Linear(16, 3))

    policy, target = net(), net()
    target.load_state_dict(policy.state_dict())
    optimizer = torch.optim.AdamW(policy.parameters(), lr=1e-2, amsgrad=True)
    weights = sum(p.detach().double().square().sum().item() for p in policy.parameters())
    losses = []
    for step in range(5):
        states = wave(0.3 + step, 10, 4)
        with torch.no_grad():
            best = policy(states).max(1).indices.view(-1, 1)
        explore = torch.rand(10, 1) < 0.3
        actions = torch.where(explore, torch.randint(0, 3, (10, 1)), best)
        rewards = actions.squeeze(1).to(states.dtype) - 1
        non_final = torch.arange(10) % 4 != 3
        next_states = states[non_final].flip(1)
        q = policy(states).gather(1, actions)
        next_values = torch.zeros(10)
        with torch.no_grad():
            next_values[non_final] = target(next_states).max(1).values
        expected = next_values * 0.99 + rewards
        loss = nn.SmoothL1Loss()(q, expected.unsqueeze(1))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_value_(policy.parameters(), 100)
        optimizer.step()
        target_state, policy_state = target.state_dict(), policy.state_dict()
        for key in policy_state:
            target_state[key] = policy_state[key] * 0.1 + target_state[key] * 0.9
        target.load_state_dict(target_state)
        losses.append(loss.item())
    return weights, losses


# ---- graphs ---------------------------------------------------------------------------------------
EDGES = [[0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 0, 0, 3, 1, 4], [1, 0, 2, 1, 3, 2, 4, 3, 5, 4, 0, 5, 3, 0, 4, 1]]


class GraphConvolution(nn.Module):
    def __init__(self, in_features, out_features):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(in_features, out_features))
        self.bias = nn.Parameter(torch.empty(out_features))
        stdv = 1.0 / math.sqrt(self.weight.size(1))
        self.weight.data.uniform_(-stdv, stdv)
        self.bias.data.uniform_(-stdv, stdv)

    def forward(self, x, adj):
        return torch.mm(adj, torch.mm(x, self.weight)) + self.bias


class GCN(nn.Module):
    def __init__(self):
        super().__init__()
        self.gc1 = GraphConvolution(5, 8)
        self.gc2 = GraphConvolution(8, 3)

    def forward(self, x, adj):
        x = F.relu(self.gc1(x, adj))
        x = F.dropout(x, 0.5, training=self.training)
        return F.log_softmax(self.gc2(x, adj), dim=1)


@program
def gcn():
    model = GCN()
    index = torch.tensor(EDGES)
    adj = torch.zeros(6, 6)
    adj[index[0], index[1]] = 1
    adj = adj + torch.eye(6)
    d = adj.sum(1).pow(-0.5)
    d[torch.isinf(d)] = 0.0
    adj = d.unsqueeze(1) * adj * d.unsqueeze(0)
    x, y, mask = wave(0.9, 6, 5), torch.tensor([0, 1, 2, 0, 1, 2]), torch.tensor([True, True, False, True, False, True])
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01, weight_decay=5e-4)
    return train(list(model.parameters()), optimizer, lambda i: F.nll_loss(model(x, adj)[mask], y[mask]))


class GATLayer(nn.Module):
    def __init__(self, in_features, out_features, heads):
        super().__init__()
        self.heads, self.out = heads, out_features
        self.proj = nn.Linear(in_features, heads * out_features, bias=False)
        self.source = nn.Parameter(torch.empty(1, heads, out_features))
        self.target = nn.Parameter(torch.empty(1, heads, out_features))
        nn.init.xavier_uniform_(self.source)
        nn.init.xavier_uniform_(self.target)

    def forward(self, x, edges):
        n = x.size(0)
        h = self.proj(x).view(n, self.heads, self.out)
        src, dst = edges
        score = F.leaky_relu((h * self.source).sum(-1)[src] + (h * self.target).sum(-1)[dst], 0.2)
        score = (score - score.max()).exp()
        total = torch.zeros(n, self.heads).index_add_(0, dst, score)
        alpha = (score / (total[dst] + 1e-16)).unsqueeze(-1)
        return torch.zeros_like(h).scatter_add_(0, dst.view(-1, 1, 1).expand_as(h[src]), h[src] * alpha)


class GAT(nn.Module):
    def __init__(self):
        super().__init__()
        self.one = GATLayer(5, 4, 2)
        self.two = GATLayer(8, 3, 1)

    def forward(self, x, edges):
        x = F.elu(self.one(x, edges).flatten(1))
        return self.two(x, edges).mean(dim=1)


@program
def gat():
    model = GAT()
    x, y = wave(0.9, 6, 5), torch.tensor([0, 1, 2, 0, 1, 2])
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    return train(list(model.parameters()), optimizer, lambda i: F.cross_entropy(model(x, torch.tensor(EDGES)), y))


# ---- contrastive learning -------------------------------------------------------------------------
@program
def contrastive():
    encoder = nn.Sequential(nn.Linear(6, 12), nn.ReLU(inplace=True), nn.Linear(12, 5))
    x = wave(0.4, 5, 6)

    def loss(i):
        views = torch.cat([x + 0.1 * torch.randn_like(x), x + 0.1 * torch.randn_like(x)], dim=0)
        z = F.normalize(encoder(views), dim=1)
        similarity = z @ z.T / 0.5
        labels = torch.cat([torch.arange(5) for _ in range(2)], dim=0)
        labels = (labels.unsqueeze(0) == labels.unsqueeze(1)).to(z.dtype)
        mask = torch.eye(10, dtype=torch.bool)
        labels = labels[~mask].view(10, -1)
        similarity = similarity[~mask].view(10, -1)
        positives = similarity[labels.bool()].view(10, -1)
        negatives = similarity[~labels.bool()].view(10, -1)
        logits = torch.cat([positives, negatives], dim=1)
        return F.cross_entropy(logits, torch.zeros(10, dtype=torch.long))

    return train(list(encoder.parameters()), torch.optim.SGD(encoder.parameters(), lr=0.5, momentum=0.9, nesterov=True), loss)


# ---- physics-informed: the Korteweg-de Vries equation ---------------------------------------------
@program
def pinn():
    net = nn.Sequential(nn.Linear(2, 12), nn.Tanh(), nn.Linear(12, 12), nn.Tanh(), nn.Linear(12, 1))

    def d(y, x):
        return torch.autograd.grad(y, x, grad_outputs=torch.ones_like(y), create_graph=True)[0]

    def loss(i):
        x = torch.linspace(-1, 1, 12).view(-1, 1).requires_grad_()
        t = torch.linspace(0, 1, 12).view(-1, 1).requires_grad_()
        u = net(torch.cat([x, t], 1))
        u_t, u_x = d(u, t), d(u, x)
        u_xxx = d(d(u_x, x), x)
        residual = u_t + 6 * u * u_x + u_xxx
        start = net(torch.cat([x, torch.zeros_like(t)], 1)) - 0.5 / torch.cosh(x) ** 2
        return residual.pow(2).mean() + start.pow(2).mean()

    return train(list(net.parameters()), torch.optim.Adam(net.parameters(), lr=1e-2), loss)


# ---- a Gaussian process ---------------------------------------------------------------------------
class GaussianProcess(nn.Module):
    def __init__(self):
        super().__init__()
        self.log_length = nn.Parameter(torch.tensor(0.1))
        self.log_scale = nn.Parameter(torch.zeros(()))
        self.log_noise = nn.Parameter(torch.full((), -2.0))

    def kernel(self, a, b):
        distance = (a[:, None] - b[None, :]) ** 2
        return self.log_scale.exp() * torch.exp(-0.5 * distance / torch.exp(self.log_length) ** 2)

    def forward(self, x, y):
        k = self.kernel(x, x) + self.log_noise.exp() * torch.eye(len(x))
        chol = torch.linalg.cholesky(k)
        alpha = torch.cholesky_solve(y.unsqueeze(-1), chol).squeeze(-1)
        nll = 0.5 * y.dot(alpha) + chol.diagonal().log().sum() + 0.5 * len(x) * math.log(2 * math.pi)
        check = 0.5 * torch.logdet(k) - chol.diag().log().sum()
        return nll + check


@program
def gaussian_process():
    x = torch.linspace(0, 4, 12)
    model, y = GaussianProcess(), torch.sin(x * 2) + 0.1 * torch.cos(x * 17)
    return train(list(model.parameters()), torch.optim.Adam(model.parameters(), lr=0.1), lambda i: model(x, y))


# ---- flows and mixtures ---------------------------------------------------------------------------
class Coupling(nn.Module):
    def __init__(self, mask):
        super().__init__()
        self.register_buffer("mask", mask)
        self.s = nn.Sequential(nn.Linear(2, 8), nn.LeakyReLU(), nn.Linear(8, 2), nn.Tanh())
        self.t = nn.Sequential(nn.Linear(2, 8), nn.LeakyReLU(), nn.Linear(8, 2))

    def forward(self, x):
        fixed = x * self.mask
        s, t = self.s(fixed) * (1 - self.mask), self.t(fixed) * (1 - self.mask)
        return fixed + (1 - self.mask) * (x - t) * torch.exp(-s), -s.sum(dim=1)


class RealNVP(nn.Module):
    def __init__(self):
        super().__init__()
        masks = torch.tensor([[0.0, 1.0], [1.0, 0.0]] * 2)
        self.layers = nn.ModuleList([Coupling(m) for m in masks])
        self.prior = Independent(Normal(torch.zeros(2), torch.ones(2)), 1)

    def log_prob(self, x):
        log_det = x.new_zeros(x.shape[0])
        for layer in reversed(self.layers):
            x, ld = layer(x)
            log_det += ld
        return self.prior.log_prob(x) + log_det


@program
def realnvp():
    flow = RealNVP()
    angle = torch.linspace(0, math.pi, 16)
    x = torch.cat([torch.stack([angle.cos(), angle.sin()], 1), torch.stack([1 - angle.cos(), 0.5 - angle.sin()], 1)])
    return train(list(flow.parameters()), torch.optim.Adam(flow.parameters(), lr=1e-2), lambda i: -flow.log_prob(x).mean())


@program
def mixture_density():
    body = nn.Sequential(nn.Linear(1, 10), nn.Tanh())
    pi, mu, sigma = nn.Linear(10, 3), nn.Linear(10, 3), nn.Linear(10, 3)
    net = nn.ModuleDict({"body": body, "pi": pi, "mu": mu, "sigma": sigma})
    x = torch.linspace(-1, 1, 14).unsqueeze(1)
    y = (x + 0.3 * torch.sin(7 * x)).squeeze(1)

    def loss(i):
        h = net["body"](x)
        mixture = MixtureSameFamily(Categorical(logits=net["pi"](h)), Normal(net["mu"](h), F.softplus(net["sigma"](h)) + 1e-3))
        return -mixture.log_prob(y).mean()

    return train(list(net.parameters()), torch.optim.RMSprop(net.parameters(), lr=1e-2), loss)


# ---- transforms of functions ----------------------------------------------------------------------
@program
def per_sample_gradients():
    model = nn.Sequential(nn.Linear(5, 8), nn.ReLU(), nn.Linear(8, 3))
    x, y = wave(0.8, 6, 5), torch.arange(6) % 3
    weights = sum(p.detach().double().square().sum().item() for p in model.parameters())

    def compute_loss(params, sample, target):
        predictions = functional_call(model, params, (sample.unsqueeze(0),))
        return F.cross_entropy(predictions, target.unsqueeze(0))

    losses = []
    for _ in range(5):
        params = {k: v.detach() for k, v in model.named_parameters()}
        grads = vmap(grad(compute_loss), in_dims=(None, 0, 0))(params, x, y)
        norms = torch.stack([g.flatten(1).norm(dim=1) for g in grads.values()]).norm(dim=0)
        factor = (1.0 / norms).clamp(max=1.0)
        with torch.no_grad():
            for name, p in model.named_parameters():
                p -= 0.5 * torch.einsum("i,i...->...", factor, grads[name]) / len(x)
        losses.append(F.cross_entropy(model(x), y).item() + norms.sum().item())
    return weights, losses


@program
def newton():
    w = torch.randn(4)
    x, y = wave(0.5, 9, 4), (wave(1.3, 9) > 0).to(w.dtype)
    weights = w.double().square().sum().item()

    def loss(w):
        return F.binary_cross_entropy_with_logits(x @ w, y) + 0.05 * w.square().sum()

    losses = []
    for _ in range(5):
        h, g = hessian(loss)(w), jacrev(loss)(w)
        w = w - torch.linalg.solve(h, g)
        losses.append(loss(w).item() + torch.linalg.eigvalsh(h).min().item())
    return weights, losses


# ---- adversarial training with spectral norm, with a gradient penalty -----------------------------
@program
def spectral_gan():
    g = nn.Sequential(nn.Linear(3, 8), nn.ReLU(), nn.Linear(8, 2))
    d = nn.Sequential(spectral_norm(nn.Linear(2, 8)), nn.LeakyReLU(0.1), spectral_norm(nn.Linear(8, 1)))
    opt_g = torch.optim.Adam(g.parameters(), lr=1e-2, betas=(0.0, 0.9))
    opt_d = torch.optim.Adam(d.parameters(), lr=1e-2, betas=(0.0, 0.9))
    weights = sum(p.detach().double().square().sum().item() for m in (g, d) for p in m.parameters())
    real, losses = wave(0.6, 7, 2), []
    for _ in range(5):
        fake = g(torch.randn(7, 3))
        loss_d = F.relu(1 - d(real)).mean() + F.relu(1 + d(fake.detach())).mean()
        opt_d.zero_grad()
        loss_d.backward()
        opt_d.step()
        loss_g = -d(fake).mean()
        opt_g.zero_grad()
        loss_g.backward()
        opt_g.step()
        losses.append(loss_d.item() + loss_g.item())
    return weights, losses


@program
def gradient_penalty():
    d = nn.Sequential(nn.Linear(4, 10), nn.SiLU(), nn.Linear(10, 1))
    real, fake = wave(0.6, 7, 4), wave(0.2, 7, 4)

    def loss(i):
        alpha = torch.rand(7, 1)
        mixed = (alpha * real + (1 - alpha) * fake).requires_grad_(True)
        out = d(mixed)
        gradients = torch.autograd.grad(outputs=out, inputs=mixed, grad_outputs=torch.ones_like(out), create_graph=True, retain_graph=True)[0]
        penalty = ((gradients.norm(2, dim=1) - 1) ** 2).mean()
        return d(fake).mean() - d(real).mean() + 10 * penalty

    return train(list(d.parameters()), torch.optim.Adam(d.parameters(), lr=1e-2), loss)


# ---- pictures -------------------------------------------------------------------------------------
class InvertedResidual(nn.Module):
    def __init__(self, inp, oup, stride, expand):
        super().__init__()
        hidden = int(round(inp * expand))
        self.use_res_connect = stride == 1 and inp == oup
        layers = []
        if expand != 1:
            layers += [nn.Conv2d(inp, hidden, 1, bias=False), nn.BatchNorm2d(hidden), nn.ReLU6(inplace=True)]
        layers.extend([
            nn.Conv2d(hidden, hidden, 3, stride, 1, groups=hidden, bias=False), nn.BatchNorm2d(hidden), nn.ReLU6(inplace=True),
            nn.Conv2d(hidden, oup, 1, bias=False), nn.BatchNorm2d(oup),
        ])
        self.conv = nn.Sequential(*layers)

    def forward(self, x):
        return x + self.conv(x) if self.use_res_connect else self.conv(x)


class MobileNetV2(nn.Module):
    def __init__(self):
        super().__init__()
        features = [nn.Sequential(nn.Conv2d(3, 4, 3, 2, 1, bias=False), nn.BatchNorm2d(4), nn.ReLU6(inplace=True))]
        channels = 4
        for t, c, n, s in [[1, 4, 1, 1], [3, 6, 2, 2]]:
            for i in range(n):
                features.append(InvertedResidual(channels, c, s if i == 0 else 1, t))
                channels = c
        self.features = nn.Sequential(*features)
        self.classifier = nn.Sequential(nn.Dropout(0.2), nn.Linear(channels, 3))
        for m in self.modules():
            if isinstance(m, nn.Conv2d):
                nn.init.kaiming_normal_(m.weight, mode="fan_out")
                if m.bias is not None:
                    nn.init.zeros_(m.bias)
            elif isinstance(m, (nn.BatchNorm2d, nn.GroupNorm)):
                nn.init.ones_(m.weight)
                nn.init.zeros_(m.bias)
            elif isinstance(m, nn.Linear):
                nn.init.normal_(m.weight, 0, 0.01)
                nn.init.zeros_(m.bias)

    def forward(self, x):
        x = self.features(x)
        x = F.adaptive_avg_pool2d(x, (1, 1))
        return self.classifier(torch.flatten(x, 1))


@program
def mobilenet():
    model = MobileNetV2()
    x, y = wave(0.17, 4, 3, 16, 16), torch.tensor([0, 1, 2, 1])
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9, weight_decay=4e-5)
    return train(list(model.parameters()), optimizer, lambda i: nn.CrossEntropyLoss(label_smoothing=0.1)(model(x), y))


class BasicBlock(nn.Module):
    def __init__(self, inplanes, planes, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(inplanes, planes, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(planes)
        self.relu = nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(planes, planes, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(planes)
        self.downsample = None
        if stride != 1 or inplanes != planes:
            self.downsample = nn.Sequential(nn.Conv2d(inplanes, planes, 1, stride, bias=False), nn.BatchNorm2d(planes))

    def forward(self, x):
        identity = x if self.downsample is None else self.downsample(x)
        out = self.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        out += identity
        return self.relu(out)


class ResNet18(nn.Module):
    def __init__(self, width=4):
        super().__init__()
        self.conv1 = nn.Conv2d(3, width, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        self.layer1 = nn.Sequential(BasicBlock(width, width), BasicBlock(width, width))
        self.layer2 = nn.Sequential(BasicBlock(width, 2 * width, 2), BasicBlock(2 * width, 2 * width))
        self.layer3 = nn.Sequential(BasicBlock(2 * width, 4 * width, 2), BasicBlock(4 * width, 4 * width))
        self.layer4 = nn.Sequential(BasicBlock(4 * width, 8 * width, 2), BasicBlock(8 * width, 8 * width))
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(8 * width, 5)

    def forward(self, x):
        x = self.maxpool(F.relu(self.bn1(self.conv1(x)), inplace=True))
        x = self.layer4(self.layer3(self.layer2(self.layer1(x))))
        return self.fc(torch.flatten(self.avgpool(x), 1))


@program
def resnet18():
    model = ResNet18()
    x, y = wave(0.17, 3, 3, 40, 40), torch.tensor([0, 4, 2])
    optimizer = torch.optim.SGD(model.parameters(), lr=0.0001, momentum=0.9)
    return train(list(model.parameters()), optimizer, lambda i: F.cross_entropy(model(x), y))


class VAE(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(20, 12)
        self.fc21 = nn.Linear(12, 3)
        self.fc22 = nn.Linear(12, 3)
        self.fc3 = nn.Linear(3, 12)
        self.fc4 = nn.Linear(12, 20)

    def encode(self, x):
        h1 = F.relu(self.fc1(x))
        return self.fc21(h1), self.fc22(h1)

    def reparameterize(self, mu, logvar):
        std = torch.exp(0.5 * logvar)
        eps = torch.randn_like(std)
        return mu + eps * std

    def forward(self, x):
        mu, logvar = self.encode(x.view(-1, 20))
        z = self.reparameterize(mu, logvar)
        return torch.sigmoid(self.fc4(F.relu(self.fc3(z)))), mu, logvar


@program
def vae():
    model, x = VAE(), wave(0.3, 6, 1, 4, 5) * 0.5 + 0.5

    def loss(i):
        recon, mu, logvar = model(x)
        bce = F.binary_cross_entropy(recon, x.view(-1, 20), reduction="sum")
        kld = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp())
        return bce + kld

    return train(list(model.parameters()), torch.optim.Adam(model.parameters(), lr=1e-3), loss)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 4, 3, 1)
        self.conv2 = nn.Conv2d(4, 8, 3, 1)
        self.dropout1 = nn.Dropout(0.25)
        self.dropout2 = nn.Dropout(0.5)
        self.fc1 = nn.Linear(128, 16)
        self.fc2 = nn.Linear(16, 10)

    def forward(self, x):
        x = F.relu(self.conv1(x))
        x = F.relu(self.conv2(x))
        x = F.max_pool2d(x, 2)
        x = torch.flatten(self.dropout1(x), 1)
        x = self.dropout2(F.relu(self.fc1(x)))
        return F.log_softmax(self.fc2(x), dim=1)


@program
def mnist():
    model = Net()
    x, y = wave(0.21, 6, 1, 12, 12), torch.arange(6)
    optimizer = torch.optim.Adadelta(model.parameters(), lr=1.0)
    scheduler = StepLR(optimizer, step_size=1, gamma=0.7)

    def loss(i):
        if i:
            scheduler.step()
        return F.nll_loss(model(x), y)

    return train(list(model.parameters()), optimizer, loss)


# ---- clothes, as in PyTorch's quickstart ------------------------------------------------------------
class FashionMNIST(Dataset):
    """torchvision's with the transform ToTensor()."""

    def __init__(self, root):
        self.data, self.targets = (self.read(root, n, h) for n, h in (("images-idx3", 16), ("labels-idx1", 8)))
        self.data = self.data.view(-1, 28, 28)

    def read(self, root, name, header):
        with gzip.open(f"{root}/fashion-mnist/train-{name}-ubyte.gz") as file:
            return torch.frombuffer(bytearray(file.read()[header:]), dtype=torch.uint8)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, i):
        return self.data[i].unsqueeze(0).to(torch.float32).div(255), int(self.targets[i])


class NeuralNetwork(nn.Module):
    def __init__(self):
        super().__init__()
        self.flatten = nn.Flatten()
        self.linear_relu_stack = nn.Sequential(
            nn.Linear(28 * 28, 512), nn.ReLU(), nn.Linear(512, 512), nn.ReLU(), nn.Linear(512, 10)
        )

    def forward(self, x):
        x = self.flatten(x)
        logits = self.linear_relu_stack(x)
        return logits


@program
def fashion():
    training_data = FashionMNIST(os.environ["OBOR_DATA"])
    train_dataloader = DataLoader(training_data, batch_size=64, shuffle=True)
    model = NeuralNetwork()
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=1e-1)
    batches = iter(train_dataloader)

    def loss(i):
        x, y = next(batches)
        return loss_fn(model(x.to(torch.get_default_dtype())), y)

    return train(list(model.parameters()), optimizer, loss)


# ---- a Fourier neural operator, which has complex weights -------------------------------------------
class SpectralConv1d(nn.Module):
    def __init__(self, in_channels, out_channels, modes):
        super().__init__()
        self.out_channels, self.modes = out_channels, modes
        scale = 1 / (in_channels * out_channels)
        dtype = torch.get_default_dtype().to_complex()
        self.weights = nn.Parameter(scale * torch.rand(in_channels, out_channels, modes, dtype=dtype))

    def forward(self, x):
        x_ft = torch.fft.rfft(x)
        out_ft = torch.zeros(x.shape[0], self.out_channels, x.size(-1) // 2 + 1, dtype=x_ft.dtype)
        out_ft[:, :, : self.modes] = torch.einsum("bix,iox->box", x_ft[:, :, : self.modes], self.weights)
        return torch.fft.irfft(out_ft, n=x.size(-1))


class FNO1d(nn.Module):
    def __init__(self, modes, width):
        super().__init__()
        self.p = nn.Linear(2, width)
        self.conv0 = SpectralConv1d(width, width, modes)
        self.conv1 = SpectralConv1d(width, width, modes)
        self.w0 = nn.Conv1d(width, width, 1)
        self.w1 = nn.Conv1d(width, width, 1)
        self.q1 = nn.Linear(width, 8)
        self.q2 = nn.Linear(8, 1)

    def forward(self, x):
        grid = torch.linspace(0, 1, x.shape[1]).reshape(1, -1, 1).repeat(x.shape[0], 1, 1)
        x = self.p(torch.cat((x, grid), dim=-1)).permute(0, 2, 1)
        x = F.gelu(self.conv0(x) + self.w0(x))
        x = self.conv1(x) + self.w1(x)
        return self.q2(F.gelu(self.q1(x.permute(0, 2, 1))))


@program
def fourier_operator():
    model = FNO1d(4, 6)
    x = wave(0.7, 5, 20, 1)
    y = x.cumsum(1) / 20
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01, weight_decay=1e-4)

    def loss(i):
        difference = torch.norm((model(x) - y).reshape(5, -1), 2, 1)
        return torch.mean(difference / torch.norm(y.reshape(5, -1), 2, 1))

    return train(list(model.parameters()), optimizer, loss)


# ---- mixed precision ------------------------------------------------------------------------------
@program
def autocast():
    torch.set_default_dtype(torch.float32)
    model = nn.Sequential(nn.Conv2d(1, 4, 3), nn.GroupNorm(2, 4), nn.GELU(), nn.Flatten(), nn.Linear(144, 8), nn.ReLU(), nn.Linear(8, 3))
    x, y = wave(0.21, 6, 1, 8, 8), torch.arange(6) % 3

    def loss(i):
        with torch.autocast(device_type="cpu", dtype=torch.bfloat16):
            output = model(x)
            return F.cross_entropy(output, y)

    return train(list(model.parameters()), torch.optim.SGD(model.parameters(), lr=0.1), loss)


def run(arguments):
    lines = []
    for function in PROGRAMS:
        for dtype in (torch.float64, torch.float32):
            torch.set_default_dtype(dtype)
            torch.manual_seed(0)
            weights, losses = function()
            lines.append(" ".join([function.__name__, str(dtype).removeprefix("torch."), *(repr(v) for v in [weights, *losses])]))
    torch.set_default_dtype(torch.float32)
    text = "\n".join(lines) + "\n"
    if len(arguments) > 1:
        open(arguments[1], "w").write(text)
    else:
        print(text)


if __name__ == "__main__":
    run(sys.argv)
