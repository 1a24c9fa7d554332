"""Larger networks as people write them: the twins of Networks.java, made in the same order."""

import torch
from torch import nn
from torch.nn import functional as F


def autoencoder():
    return nn.Sequential(
        nn.Conv2d(1, 16, 3, stride=2, padding=1), nn.ReLU(),
        nn.Conv2d(16, 32, 3, stride=2, padding=1), nn.ReLU(),
        nn.Conv2d(32, 64, 7), nn.ReLU(),
        nn.ConvTranspose2d(64, 32, 7), nn.ReLU(),
        nn.ConvTranspose2d(32, 16, 3, stride=2, padding=1, output_padding=1), nn.ReLU(),
        nn.ConvTranspose2d(16, 1, 3, stride=2, padding=1, output_padding=1), nn.Sigmoid())


def twice(n, out):
    return nn.Sequential(nn.Conv2d(n, out, 3, padding=1), nn.BatchNorm2d(out), nn.ReLU(),
                         nn.Conv2d(out, out, 3, padding=1), nn.BatchNorm2d(out), nn.ReLU())


class UNet(nn.Module):
    def __init__(self, n, classes, width):
        super().__init__()
        self.down1, self.down2 = twice(n, width), twice(width, 2 * width)
        self.bottom = twice(2 * width, 4 * width)
        self.up2 = nn.ConvTranspose2d(4 * width, 2 * width, 2, stride=2)
        self.join2 = twice(4 * width, 2 * width)
        self.up1 = nn.ConvTranspose2d(2 * width, width, 2, stride=2)
        self.join1 = twice(2 * width, width)
        self.head = nn.Conv2d(width, classes, 1)
        self.pool = nn.MaxPool2d(2)

    def forward(self, x):
        a = self.down1(x)
        b = self.down2(self.pool(a))
        y = self.bottom(self.pool(b))
        y = self.join2(torch.cat((self.up2(y), b), 1))
        y = self.head(self.join1(torch.cat((self.up1(y), a), 1)))
        return y.permute(0, 2, 3, 1).reshape(-1, y.size(1))


def encoder(width, heads, layers):
    layer = nn.TransformerEncoderLayer(width, heads, 4 * width, 0.0, "gelu", batch_first=True,
                                       norm_first=True)
    return nn.TransformerEncoder(layer, layers, enable_nested_tensor=False)


class ViT(nn.Module):
    def __init__(self):
        super().__init__()
        self.patches = nn.Conv2d(3, 192, 4, stride=4)
        self.places = nn.Embedding(64, 192)
        self.encoder = encoder(192, 3, 6)
        self.norm = nn.LayerNorm(192)
        self.head = nn.Linear(192, 10)

    def forward(self, x):
        x = self.patches(x).flatten(2).transpose(1, 2)
        x = self.encoder(x + self.places(torch.arange(64)))
        return self.head(self.norm(x.mean(1)))


class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)

    def forward(self, x):
        b, t, c = x.shape
        q, k, v = (p.view(b, t, self.heads, -1).transpose(1, 2) for p in self.qkv(x).split(c, 2))
        y = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        return self.out(y.transpose(1, 2).contiguous().view(b, t, c))


class Block(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.ln1 = nn.LayerNorm(width)
        self.attention = Attention(width, heads)
        self.ln2 = nn.LayerNorm(width)
        self.up = nn.Linear(width, 4 * width)
        self.down = nn.Linear(4 * width, width)

    def forward(self, x):
        x = x + self.attention(self.ln1(x))
        return x + self.down(F.gelu(self.up(self.ln2(x))))


class Gpt(nn.Module):
    def __init__(self, vocabulary, length, width, layers, heads):
        super().__init__()
        self.wte = nn.Embedding(vocabulary, width)
        self.wpe = nn.Embedding(length, width)
        self.blocks = nn.ModuleList(Block(width, heads) for _ in range(layers))
        self.ln_f = nn.LayerNorm(width)
        self.head = nn.Linear(width, vocabulary)

    def forward(self, tokens):
        x = self.wte(tokens) + self.wpe(torch.arange(tokens.size(1)))
        for block in self.blocks:
            x = block(x)
        logits = self.head(self.ln_f(x))
        return logits.view(-1, logits.size(-1))


class Bert(nn.Module):
    def __init__(self):
        super().__init__()
        self.words, self.places = nn.Embedding(1000, 256), nn.Embedding(128, 256)
        self.encoder = encoder(256, 4, 4)
        self.head = nn.Linear(256, 1000)

    def forward(self, tokens):
        x = self.words(tokens) + self.places(torch.arange(128))
        padding = (torch.arange(128) >= 96).expand(tokens.size(0), 128)
        x = self.encoder(x, src_key_padding_mask=padding)
        return self.head(x).view(-1, 1000)


class Language(nn.Module):
    def __init__(self):
        super().__init__()
        self.words = nn.Embedding(1000, 256)
        self.lstm = nn.LSTM(256, 256, 2, batch_first=True)
        self.head = nn.Linear(256, 1000)

    def forward(self, tokens):
        return self.head(self.lstm(self.words(tokens))[0]).view(-1, 1000)


class Names(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(32, 128, batch_first=True)
        self.head = nn.Linear(128, 18)

    def forward(self, x):
        return self.head(self.gru(x)[0].select(1, -1))


class Bag(nn.Module):
    def __init__(self):
        super().__init__()
        self.words = nn.EmbeddingBag(20000, 64)
        self.head = nn.Linear(64, 4)

    def forward(self, tokens):
        return self.head(self.words(tokens))


class Gcn(nn.Module):
    def __init__(self, nodes, edges, n, classes):
        super().__init__()
        self.start, self.to = torch.randint(nodes, (edges,)), torch.randint(nodes, (edges,))
        self.nodes = nodes
        self.first, self.second = nn.Linear(n, 16), nn.Linear(16, classes)

    def spread(self, x):
        y = torch.zeros(self.nodes, x.size(1))
        return y.index_add(0, self.to, x.index_select(0, self.start)) * 0.25

    def forward(self, x):
        return self.spread(self.second(F.relu(self.spread(self.first(x)))))


def mlp1024():
    layers, n = [], 784
    for _ in range(3):
        layers += [nn.Linear(n, 1024), nn.ReLU()]
        n = 1024
    return nn.Sequential(*layers, nn.Linear(1024, 10))


# Name: batch, values of an input (0: real), classes, targets of a sample, network.
class Dcgan:
    """A generator of pictures against a discriminator, after Radford and others; a step trains
    both."""

    def __init__(self):
        layers, n = [], 100
        for width in (512, 256, 128, 64):
            stride = 1 if n == 100 else 2
            layers += [nn.ConvTranspose2d(n, width, 4, stride, stride - 1, bias=False),
                       nn.BatchNorm2d(width), nn.ReLU(True)]
            n = width
        layers += [nn.ConvTranspose2d(n, 3, 4, 2, 1, bias=False), nn.Tanh()]
        self.generator = nn.Sequential(*layers)
        layers, n = [], 3
        for width in (64, 128, 256, 512):
            layers += [nn.Conv2d(n, width, 4, 2, 1, bias=False)]
            layers += [nn.BatchNorm2d(width)] if width > 64 else []
            layers += [nn.LeakyReLU(0.2, True)]
            n = width
        layers += [nn.Conv2d(n, 1, 4, bias=False), nn.Sigmoid()]
        self.discriminator = nn.Sequential(*layers)
        torch.manual_seed(1)
        self.real = torch.rand(16, 3, 64, 64) * 2 - 1
        self.optimizers = []
        for net in (self.generator, self.discriminator):
            net.apply(self.initialize)
            self.optimizers.append(torch.optim.Adam(net.parameters(), 2e-4, (0.5, 0.999)))

    @staticmethod
    def initialize(layer):
        if isinstance(layer, (nn.Conv2d, nn.ConvTranspose2d)):
            nn.init.normal_(layer.weight, 0, 0.02)
        elif isinstance(layer, nn.BatchNorm2d):
            nn.init.normal_(layer.weight, 1, 0.02)

    def loss(self, pictures, label):
        out = self.discriminator(pictures).view(-1)
        loss = F.binary_cross_entropy(out, torch.full((16,), label))
        loss.backward()
        return loss

    def step(self):
        self.discriminator.zero_grad()
        first = self.loss(self.real, 1.0)
        fake = self.generator(torch.randn(16, 100, 1, 1))
        second = self.loss(fake.detach(), 0.0)
        self.optimizers[1].step()
        self.generator.zero_grad()
        third = self.loss(fake, 1.0)
        self.optimizers[0].step()
        self.last = first.item() + second.item() + third.item()

    def result(self):
        return self.last


NETWORKS = {
    "mlp1024": ((64, 784), 0, 10, 1, mlp1024),
    "resnet18": ((32, 3, 32, 32), 0, 10, 1, lambda: resnet()),
    "unet": ((4, 3, 64, 64), 0, 4, 64 * 64, lambda: UNet(3, 4, 32)),
    "autoencoder": ((64, 1, 28, 28), 0, 0, 0, autoencoder),
    "vit": ((16, 3, 32, 32), 0, 10, 1, ViT),
    "gpt": ((4, 256), 65, 65, 256, lambda: Gpt(65, 256, 384, 6, 6)),
    "bert": ((8, 128), 1000, 1000, 128, Bert),
    "lstm": ((32, 32), 1000, 1000, 32, Language),
    "gru": ((64, 64, 32), 0, 18, 1, Names),
    "bag": ((64, 50), 20000, 4, 1, Bag),
    "gcn": ((2708, 1433), 0, 7, 1, lambda: Gcn(2708, 10556, 1433, 7)),
}
