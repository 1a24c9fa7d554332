"""The first losses of programs with distributions, as DistributionProgramsTest has them: seed 0, float64."""
import torch
import torch.distributions as D
import torch.nn as nn
from torch.distributions import constraints
from torch.distributions.transforms import Transform

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def train(name, parameters, loss_of, lr=0.01):
    optimizer = torch.optim.Adam(parameters, lr=lr)
    losses = []
    for _ in range(5):
        optimizer.zero_grad()
        loss = loss_of()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    print(name, ", ".join(map(repr, losses)))


def reinforce():
    torch.manual_seed(0)
    policy = nn.Sequential(nn.Linear(4, 16), nn.Tanh(), nn.Linear(16, 3))
    critic = nn.Linear(4, 1)
    state = torch.randn(32, 4)

    def loss():
        choice = D.Categorical(logits=policy(state))
        action = choice.sample()
        reward = (action == (state[:, 0] > 0).long()).double()
        value = critic(state).squeeze(-1)
        advantage = reward - value.detach()
        actor = -(choice.log_prob(action) * advantage).mean()
        return actor + ((value - reward) ** 2).mean() - 0.01 * choice.entropy().mean()

    train("actorCritic", [*policy.parameters(), *critic.parameters()], loss)


def vae():
    torch.manual_seed(0)
    encoder = nn.Sequential(nn.Linear(6, 8), nn.ReLU(), nn.Linear(8, 4))
    decoder = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 6))
    x = torch.rand(16, 6).round()
    prior = D.Independent(D.Normal(torch.zeros(2), torch.ones(2)), 1)

    def loss():
        mean, log_variance = encoder(x).chunk(2, -1)
        posterior = D.Independent(D.Normal(mean, (0.5 * log_variance).exp()), 1)
        z = posterior.rsample()
        likelihood = D.Independent(D.Bernoulli(logits=decoder(z)), 1).log_prob(x)
        return (D.kl_divergence(posterior, prior) - likelihood).mean()

    train("variationalAutoencoder", [*encoder.parameters(), *decoder.parameters()], loss)


def mixture():
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 9))
    y = torch.rand(32, 1) * 2 - 1
    x = y + 0.3 * torch.sin(6 * y) + 0.05 * torch.randn(32, 1)

    def loss():
        scores, means, widths = net(x).chunk(3, -1)
        mix = D.MixtureSameFamily(D.Categorical(logits=scores), D.Normal(means, widths.exp()))
        return -mix.log_prob(y.squeeze(-1)).mean()

    train("mixtureDensityNetwork", net.parameters(), loss)


class Coupling(Transform):
    domain = constraints.real_vector
    codomain = constraints.real_vector
    bijective = True

    def __init__(self, net, mask):
        super().__init__()
        self.net, self.mask = net, mask

    def parts(self, kept):
        s, t = self.net(kept).chunk(2, -1)
        return s.tanh() * (1 - self.mask), t * (1 - self.mask)

    def _call(self, x):
        s, t = self.parts(x * self.mask)
        return x * s.exp() + t

    def _inverse(self, y):
        s, t = self.parts(y * self.mask)
        return (y - t) * (-s).exp()

    def log_abs_det_jacobian(self, x, y):
        return self.parts(x * self.mask)[0].sum(-1)


def flow():
    torch.manual_seed(0)
    masks = [torch.tensor([1.0, 0.0]), torch.tensor([0.0, 1.0])] * 2
    nets = [nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 4)) for _ in masks]
    angle = torch.rand(64) * 3.0
    data = torch.stack([angle.cos(), angle.sin()], -1) + 0.1 * torch.randn(64, 2)
    base = D.Independent(D.Normal(torch.zeros(2), torch.ones(2)), 1)
    model = D.TransformedDistribution(base, [Coupling(n, m) for n, m in zip(nets, masks)])

    def loss():
        return -model.log_prob(data).mean()

    train("realNvp", [p for n in nets for p in n.parameters()], loss)
    print("sample", model.sample((2,)).tolist())


reinforce()
vae()
mixture()
flow()
