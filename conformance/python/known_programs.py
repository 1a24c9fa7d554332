"""Reference runs of `KnownProgramsTest` in examples: well-known programs, as their authors write them, in plain PyTorch.

    python conformance/python/known_programs.py examples/src/test/resources/dev/obor/examples/known-programs.txt

As `user_programs.py`, but for the last number of some lines, which is what the program samples at the end.
"""

import copy
import math
import sys

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.distributions import Beta, Categorical, Normal
from torch.func import functional_call
import user_programs
from user_programs import program, run, train, wave

user_programs.PROGRAMS.clear()


# ---- makemore: counting pairs, one layer, a perceptron with a batch norm by hand ---------------------
WORDS = ["emma", "olivia", "ava", "isabella", "sophia", "charlotte", "mia", "amelia", "harper", "evelyn"]


@program
def makemore():
    chars = sorted(set("".join(WORDS)))
    stoi = {s: i + 1 for i, s in enumerate(chars)}
    stoi["."] = 0
    vocab = len(stoi)
    N = torch.zeros((vocab, vocab), dtype=torch.int32)
    for w in WORDS:
        chs = ["."] + list(w) + ["."]
        for ch1, ch2 in zip(chs, chs[1:]):
            N[stoi[ch1], stoi[ch2]] += 1
    P = (N + 1).to(torch.get_default_dtype())
    P /= P.sum(1, keepdim=True)
    g = torch.Generator().manual_seed(2147483647)
    ix, sampled = 0, []
    while len(sampled) < 20:
        p = P[ix]
        ix = torch.multinomial(p, num_samples=1, replacement=True, generator=g).item()
        sampled.append(ix)
    block_size = 3
    X, Y = [], []
    for w in WORDS:
        context = [0] * block_size
        for ch in w + ".":
            ix = stoi[ch]
            X.append(context)
            Y.append(ix)
            context = context[1:] + [ix]
    X, Y = torch.tensor(X), torch.tensor(Y)
    g = torch.Generator().manual_seed(2147483647)
    C = torch.randn((vocab, 4), generator=g)
    W1 = torch.randn((4 * block_size, 20), generator=g) * (5 / 3) / ((4 * block_size) ** 0.5)
    W2 = torch.randn((20, vocab), generator=g) * 0.01
    b2 = torch.randn(vocab, generator=g) * 0
    bngain, bnbias = torch.ones((1, 20)), torch.zeros((1, 20))
    bnmean_running, bnstd_running = torch.zeros((1, 20)), torch.ones((1, 20))
    parameters = [C, W1, W2, b2, bngain, bnbias]
    weights = sum(p.square().sum().item() for p in parameters)
    for p in parameters:
        p.requires_grad = True
    losses = []
    for i in range(5):
        ix = torch.randint(0, X.shape[0], (16,), generator=g)
        Xb, Yb = X[ix], Y[ix]
        emb = C[Xb]
        embcat = emb.view(emb.shape[0], -1)
        hpreact = embcat @ W1
        bnmeani = hpreact.mean(0, keepdim=True)
        bnstdi = hpreact.std(0, keepdim=True)
        hpreact = bngain * (hpreact - bnmeani) / bnstdi + bnbias
        with torch.no_grad():
            bnmean_running = 0.999 * bnmean_running + 0.001 * bnmeani
            bnstd_running = 0.999 * bnstd_running + 0.001 * bnstdi
        h = torch.tanh(hpreact)
        logits = h @ W2 + b2
        loss = F.cross_entropy(logits, Yb)
        for p in parameters:
            p.grad = None
        loss.backward()
        lr = 0.1 if i < 3 else 0.01
        for p in parameters:
            p.data += -lr * p.grad
        losses.append(loss.item())
    losses.append(bnstd_running.sum().item())
    losses.append(float(sum(s * (i + 1) for i, s in enumerate(sampled))))
    return weights, losses


# ---- Llama: rotary embeddings, grouped queries, a cache, nucleus sampling ------------------------------
class RMSNorm(nn.Module):
    def __init__(self, dim, eps=1e-6):
        super().__init__()
        self.eps = eps
        self.weight = nn.Parameter(torch.ones(dim))

    def _norm(self, x):
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + self.eps)

    def forward(self, x):
        return self._norm(x) * self.weight


def precompute_freqs_cis(dim, end, theta=10000.0):
    freqs = 1.0 / (theta ** (torch.arange(0, dim, 2)[: (dim // 2)].to(torch.get_default_dtype()) / dim))
    t = torch.arange(end)
    freqs = torch.outer(t, freqs)
    return torch.polar(torch.ones_like(freqs), freqs)


def apply_rotary_emb(xq, xk, freqs_cis):
    xq_ = torch.view_as_complex(xq.reshape(*xq.shape[:-1], -1, 2))
    xk_ = torch.view_as_complex(xk.reshape(*xk.shape[:-1], -1, 2))
    shape = [d if i == 1 or i == xq_.ndim - 1 else 1 for i, d in enumerate(xq_.shape)]
    freqs_cis = freqs_cis.view(*shape)
    xq_out = torch.view_as_real(xq_ * freqs_cis).flatten(3)
    xk_out = torch.view_as_real(xk_ * freqs_cis).flatten(3)
    return xq_out.type_as(xq), xk_out.type_as(xk)


def repeat_kv(x, n_rep):
    bs, slen, n_kv_heads, head_dim = x.shape
    if n_rep == 1:
        return x
    return x[:, :, :, None, :].expand(bs, slen, n_kv_heads, n_rep, head_dim).reshape(bs, slen, n_kv_heads * n_rep, head_dim)


class LlamaAttention(nn.Module):
    def __init__(self, dim, heads, kv_heads, max_batch, max_len):
        super().__init__()
        self.heads, self.kv_heads, self.head_dim = heads, kv_heads, dim // heads
        self.wq = nn.Linear(dim, heads * self.head_dim, bias=False)
        self.wk = nn.Linear(dim, kv_heads * self.head_dim, bias=False)
        self.wv = nn.Linear(dim, kv_heads * self.head_dim, bias=False)
        self.wo = nn.Linear(heads * self.head_dim, dim, bias=False)
        self.cache_k = torch.zeros(max_batch, max_len, kv_heads, self.head_dim)
        self.cache_v = torch.zeros(max_batch, max_len, kv_heads, self.head_dim)

    def forward(self, x, start_pos, freqs_cis, mask):
        bsz, seqlen, _ = x.shape
        xq, xk, xv = self.wq(x), self.wk(x), self.wv(x)
        xq = xq.view(bsz, seqlen, self.heads, self.head_dim)
        xk = xk.view(bsz, seqlen, self.kv_heads, self.head_dim)
        xv = xv.view(bsz, seqlen, self.kv_heads, self.head_dim)
        xq, xk = apply_rotary_emb(xq, xk, freqs_cis)
        if not self.training:
            self.cache_k[:bsz, start_pos : start_pos + seqlen] = xk
            self.cache_v[:bsz, start_pos : start_pos + seqlen] = xv
            xk = self.cache_k[:bsz, : start_pos + seqlen]
            xv = self.cache_v[:bsz, : start_pos + seqlen]
        keys = repeat_kv(xk, self.heads // self.kv_heads).transpose(1, 2)
        values = repeat_kv(xv, self.heads // self.kv_heads).transpose(1, 2)
        xq = xq.transpose(1, 2)
        scores = torch.matmul(xq, keys.transpose(2, 3)) / math.sqrt(self.head_dim)
        if mask is not None:
            scores = scores + mask
        scores = F.softmax(scores, dim=-1)
        output = torch.matmul(scores, values)
        output = output.transpose(1, 2).contiguous().view(bsz, seqlen, -1)
        return self.wo(output)


class FeedForward(nn.Module):
    def __init__(self, dim, hidden):
        super().__init__()
        self.w1 = nn.Linear(dim, hidden, bias=False)
        self.w2 = nn.Linear(hidden, dim, bias=False)
        self.w3 = nn.Linear(dim, hidden, bias=False)

    def forward(self, x):
        return self.w2(F.silu(self.w1(x)) * self.w3(x))


class Llama(nn.Module):
    def __init__(self, vocab, dim=16, heads=4, kv_heads=2, layers=2, max_len=16):
        super().__init__()
        self.tok_embeddings = nn.Embedding(vocab, dim)
        self.attention = nn.ModuleList([LlamaAttention(dim, heads, kv_heads, 2, max_len) for _ in range(layers)])
        self.feed_forward = nn.ModuleList([FeedForward(dim, 32) for _ in range(layers)])
        self.attention_norm = nn.ModuleList([RMSNorm(dim) for _ in range(layers)])
        self.ffn_norm = nn.ModuleList([RMSNorm(dim) for _ in range(layers)])
        self.norm = RMSNorm(dim)
        self.output = nn.Linear(dim, vocab, bias=False)
        self.freqs_cis = precompute_freqs_cis(dim // heads, max_len * 2)

    def forward(self, tokens, start_pos=0):
        bsz, seqlen = tokens.shape
        h = self.tok_embeddings(tokens)
        freqs_cis = self.freqs_cis[start_pos : start_pos + seqlen]
        mask = None
        if seqlen > 1:
            mask = torch.full((seqlen, seqlen), float("-inf"))
            mask = torch.triu(mask, diagonal=1)
            mask = torch.hstack([torch.zeros((seqlen, start_pos)), mask]).type_as(h)
        for attention, ffn, an, fn in zip(self.attention, self.feed_forward, self.attention_norm, self.ffn_norm):
            h = h + attention(an(h), start_pos, freqs_cis, mask)
            h = h + ffn(fn(h))
        return self.output(self.norm(h))


def sample_top_p(probs, p):
    probs_sort, probs_idx = torch.sort(probs, dim=-1, descending=True)
    probs_sum = torch.cumsum(probs_sort, dim=-1)
    mask = probs_sum - probs_sort > p
    probs_sort[mask] = 0.0
    probs_sort.div_(probs_sort.sum(dim=-1, keepdim=True))
    next_token = torch.multinomial(probs_sort, num_samples=1)
    return torch.gather(probs_idx, -1, next_token)


@program
def llama():
    model = Llama(11)
    tokens = (torch.arange(16).reshape(2, 8) * 7 + 3) % 11
    decay = [p for p in model.parameters() if p.dim() >= 2]
    nodecay = [p for p in model.parameters() if p.dim() < 2]
    optimizer = torch.optim.AdamW([{"params": decay, "weight_decay": 0.1}, {"params": nodecay, "weight_decay": 0.0}], lr=1e-2, betas=(0.9, 0.95))

    def loss(i):
        logits = model(tokens[:, :-1])
        return F.cross_entropy(logits.view(-1, logits.size(-1)), tokens[:, 1:].reshape(-1))

    weights, losses = train(list(model.parameters()), optimizer, loss)
    model.eval()
    out = torch.full((2, 12), 0, dtype=torch.long)
    out[:, :3] = tokens[:, :3]
    prev = 0
    with torch.inference_mode():
        for cur in range(3, 12):
            logits = model(out[:, prev:cur], prev)
            probs = torch.softmax(logits[:, -1] / 0.8, dim=-1)
            out[:, cur] = sample_top_p(probs, 0.9).reshape(-1)
            prev = cur
    losses.append(float((out * torch.arange(24).reshape(2, 12)).sum().item()))
    return weights, losses


# ---- denoising diffusion ----------------------------------------------------------------------------
class SinusoidalPositionEmbeddings(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.dim = dim

    def forward(self, time):
        half_dim = self.dim // 2
        embeddings = math.log(10000) / (half_dim - 1)
        embeddings = torch.exp(torch.arange(half_dim) * -embeddings)
        embeddings = time[:, None] * embeddings[None, :]
        return torch.cat((embeddings.sin(), embeddings.cos()), dim=-1).to(torch.get_default_dtype())


class DenoisingBlock(nn.Module):
    def __init__(self, channels, out, time_dim):
        super().__init__()
        self.mlp = nn.Sequential(nn.SiLU(), nn.Linear(time_dim, out * 2))
        self.proj = nn.Conv2d(channels, out, 3, padding=1)
        self.norm = nn.GroupNorm(2, out)
        self.act = nn.SiLU()
        self.res_conv = nn.Conv2d(channels, out, 1) if channels != out else nn.Identity()

    def forward(self, x, t):
        scale, shift = self.mlp(t)[:, :, None, None].chunk(2, dim=1)
        h = self.norm(self.proj(x))
        h = h * (scale + 1) + shift
        return self.act(h) + self.res_conv(x)


class Denoiser(nn.Module):
    def __init__(self):
        super().__init__()
        self.time_mlp = nn.Sequential(SinusoidalPositionEmbeddings(8), nn.Linear(8, 16), nn.GELU(), nn.Linear(16, 16))
        self.down = DenoisingBlock(1, 4, 16)
        self.pool = nn.Conv2d(4, 4, 4, 2, 1)
        self.mid = DenoisingBlock(4, 8, 16)
        self.up = nn.ConvTranspose2d(8, 4, 4, 2, 1)
        self.last = DenoisingBlock(8, 4, 16)
        self.final = nn.Conv2d(4, 1, 1)

    def forward(self, x, time):
        t = self.time_mlp(time)
        d = self.down(x, t)
        m = self.mid(self.pool(d), t)
        return self.final(self.last(torch.cat((self.up(m), d), dim=1), t))


def extract(a, t, x_shape):
    out = a.gather(-1, t)
    return out.reshape(t.shape[0], *((1,) * (len(x_shape) - 1)))


@program
def ddpm():
    timesteps = 20
    x = torch.linspace(0, timesteps, timesteps + 1)
    alphas_cumprod = torch.cos(((x / timesteps) + 0.008) / 1.008 * torch.pi * 0.5) ** 2
    alphas_cumprod = alphas_cumprod / alphas_cumprod[0]
    betas = torch.clip(1 - (alphas_cumprod[1:] / alphas_cumprod[:-1]), 0.0001, 0.9999)
    alphas = 1.0 - betas
    alphas_cumprod = torch.cumprod(alphas, axis=0)
    alphas_cumprod_prev = F.pad(alphas_cumprod[:-1], (1, 0), value=1.0)
    sqrt_recip_alphas = torch.sqrt(1.0 / alphas)
    sqrt_one_minus = torch.sqrt(1.0 - alphas_cumprod)
    posterior_variance = betas * (1.0 - alphas_cumprod_prev) / (1.0 - alphas_cumprod)
    model = Denoiser()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    pictures = wave(0.05, 4, 1, 8, 8)

    def loss(i):
        t = torch.randint(0, timesteps, (4,)).long()
        noise = torch.randn_like(pictures)
        noisy = extract(torch.sqrt(alphas_cumprod), t, pictures.shape) * pictures + extract(sqrt_one_minus, t, pictures.shape) * noise
        return F.smooth_l1_loss(noise, model(noisy, t))

    weights, losses = train(list(model.parameters()), optimizer, loss)
    img = torch.randn(2, 1, 8, 8)
    with torch.no_grad():
        for i in reversed(range(15, timesteps)):
            t = torch.full((2,), i, dtype=torch.long)
            mean = extract(sqrt_recip_alphas, t, img.shape) * (img - extract(betas, t, img.shape) * model(img, t) / extract(sqrt_one_minus, t, img.shape))
            img = mean + torch.sqrt(extract(posterior_variance, t, img.shape)) * torch.randn_like(img)
    losses.append(img.abs().mean().item())
    return weights, losses


# ---- WaveNet ------------------------------------------------------------------------------------------
class CausalConv1d(nn.Conv1d):
    def __init__(self, cin, cout, kernel_size, dilation=1):
        super().__init__(cin, cout, kernel_size, padding=(kernel_size - 1) * dilation, dilation=dilation)

    def forward(self, x):
        y = super().forward(x)
        return y[:, :, : -self.padding[0]] if self.padding[0] != 0 else y


class WaveNet(nn.Module):
    def __init__(self, classes=16, channels=6, skip=8, blocks=2, layers=3):
        super().__init__()
        self.classes = classes
        self.front = CausalConv1d(classes, channels, 2)
        self.filters, self.gates, self.residuals, self.skips = nn.ModuleList(), nn.ModuleList(), nn.ModuleList(), nn.ModuleList()
        for _ in range(blocks):
            for i in range(layers):
                self.filters.append(CausalConv1d(channels, channels, 2, 2**i))
                self.gates.append(CausalConv1d(channels, channels, 2, 2**i))
                self.residuals.append(nn.Conv1d(channels, channels, 1))
                self.skips.append(nn.Conv1d(channels, skip, 1))
        self.end = nn.Sequential(nn.ReLU(), nn.Conv1d(skip, skip, 1), nn.ReLU(), nn.Conv1d(skip, classes, 1))

    def forward(self, x):
        h = self.front(F.one_hot(x, self.classes).transpose(1, 2).to(torch.get_default_dtype()))
        out = 0
        for f, g, r, s in zip(self.filters, self.gates, self.residuals, self.skips):
            z = torch.tanh(f(h)) * torch.sigmoid(g(h))
            out = out + s(z)
            h = h + r(z)
        return self.end(out)


def mu_law_encode(x, channels):
    mu = channels - 1.0
    x_mu = torch.sign(x) * torch.log1p(mu * torch.abs(x)) / math.log1p(mu)
    return ((x_mu + 1) / 2 * mu + 0.5).to(torch.int64)


@program
def wavenet():
    model = WaveNet()
    audio = mu_law_encode(wave(0.3, 2, 40), 16)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
    scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.8)

    def loss(i):
        if i:
            scheduler.step()
        return F.cross_entropy(model(audio[:, :-1]), audio[:, 1:])

    return train(list(model.parameters()), optimizer, loss)


# ---- a neural ODE with the adjoint method ---------------------------------------------------------------
class ODEFunc(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(2, 10), nn.Tanh(), nn.Linear(10, 2))
        for m in self.net.modules():
            if isinstance(m, nn.Linear):
                nn.init.normal_(m.weight, mean=0, std=0.1)
                nn.init.constant_(m.bias, val=0)

    def forward(self, t, y):
        return self.net(y**3)


def rk4(f, y0, t):
    ys = [y0]
    for t0, t1 in zip(t[:-1], t[1:]):
        h, y = t1 - t0, ys[-1]
        k1 = f(t0, y)
        k2 = f(t0 + h / 2, y + h / 2 * k1)
        k3 = f(t0 + h / 2, y + h / 2 * k2)
        k4 = f(t1, y + h * k3)
        ys.append(y + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4))
    return torch.stack(ys)


class ODEAdjoint(torch.autograd.Function):
    @staticmethod
    def forward(ctx, y0, t, flat, func):
        ctx.func = func
        with torch.no_grad():
            ys = rk4(func, y0, t)
        ctx.save_for_backward(t, flat, ys)
        return ys

    @staticmethod
    def backward(ctx, grad):
        t, flat, ys = ctx.saved_tensors
        func, n = ctx.func, ys[0].numel()
        params = tuple(func.parameters())

        def augmented(tau, s):
            y, a = s[:n].view_as(ys[0]), s[n : 2 * n].view_as(ys[0])
            with torch.enable_grad():
                y = y.detach().requires_grad_(True)
                f = func(tau, y)
                vjp = torch.autograd.grad(f, (y,) + params, -a, allow_unused=True)
            vy, *vp = [torch.zeros_like(p) if g is None else g for g, p in zip(vjp, (y,) + params)]
            return torch.cat([f.detach().reshape(-1), vy.reshape(-1)] + [g.reshape(-1) for g in vp])

        a, gp = grad[-1], torch.zeros_like(flat)
        for i in range(len(t) - 1, 0, -1):
            s = torch.cat([ys[i].reshape(-1), a.reshape(-1), gp])
            s = rk4(augmented, s, torch.stack([t[i], t[i - 1]]))[-1]
            a = s[n : 2 * n].view_as(a) + grad[i - 1]
            gp = s[2 * n :]
        return a, None, gp, None


@program
def neural_ode():
    func = ODEFunc()
    A = torch.tensor([[-0.1, 2.0], [-2.0, -0.1]])
    t = torch.linspace(0.0, 1.0, 6)
    true_y = rk4(lambda _, y: torch.mm(y**3, A), torch.tensor([[1.2, 0.3]]), t)
    optimizer = torch.optim.RMSprop(func.parameters(), lr=1e-2)

    def loss(i):
        flat = torch.cat([p.reshape(-1) for p in func.parameters()])
        y0 = true_y[0].clone().requires_grad_()
        pred = ODEAdjoint.apply(y0, t, flat, func)
        return torch.mean(torch.abs(pred - true_y))

    return train(list(func.parameters()), optimizer, loss)


# ---- SIREN: a picture, its gradient and its Laplacian ------------------------------------------------------
class SineLayer(nn.Module):
    def __init__(self, in_features, out_features, bias=True, is_first=False, omega_0=30):
        super().__init__()
        self.omega_0, self.is_first, self.in_features = omega_0, is_first, in_features
        self.linear = nn.Linear(in_features, out_features, bias=bias)
        self.init_weights()

    def init_weights(self):
        with torch.no_grad():
            if self.is_first:
                self.linear.weight.uniform_(-1 / self.in_features, 1 / self.in_features)
            else:
                bound = math.sqrt(6 / self.in_features) / self.omega_0
                self.linear.weight.uniform_(-bound, bound)

    def forward(self, input):
        return torch.sin(self.omega_0 * self.linear(input))


def gradient(y, x, grad_outputs=None):
    if grad_outputs is None:
        grad_outputs = torch.ones_like(y)
    return torch.autograd.grad(y, [x], grad_outputs=grad_outputs, create_graph=True)[0]


def divergence(y, x):
    div = 0.0
    for i in range(y.shape[-1]):
        div += torch.autograd.grad(y[..., i], x, torch.ones_like(y[..., i]), create_graph=True)[0][..., i : i + 1]
    return div


def laplace(y, x):
    return divergence(gradient(y, x), x)


@program
def siren():
    model = nn.Sequential(SineLayer(2, 16, is_first=True), SineLayer(16, 16), nn.Linear(16, 1))
    tensors = tuple(2 * [torch.linspace(-1, 1, steps=6)])
    mgrid = torch.stack(torch.meshgrid(*tensors, indexing="ij"), dim=-1).reshape(-1, 2)
    target = (mgrid**2).sum(-1, keepdim=True).cos()
    optimizer = torch.optim.Adam(lr=1e-4, params=model.parameters())

    def loss(i):
        coords = mgrid.clone().detach().requires_grad_(True)
        output = model(coords)
        img_laplacian = laplace(output, coords)
        return ((output - target) ** 2).mean() + 1e-4 * (img_laplacian - 1).abs().mean()

    return train(list(model.parameters()), optimizer, loss)


# ---- a small NeRF --------------------------------------------------------------------------------------
def get_rays(h, w, focal, c2w):
    i, j = torch.meshgrid(torch.linspace(0, w - 1, w), torch.linspace(0, h - 1, h), indexing="ij")
    i, j = i.t(), j.t()
    dirs = torch.stack([(i - w * 0.5) / focal, -(j - h * 0.5) / focal, -torch.ones_like(i)], -1)
    rays_d = torch.sum(dirs[..., None, :] * c2w[:3, :3], -1)
    rays_o = c2w[:3, -1].expand(rays_d.shape)
    return rays_o, rays_d


def positional_encoding(x, functions=3):
    encoding = [x]
    for f in 2.0 ** torch.linspace(0.0, functions - 1, functions):
        for func in (torch.sin, torch.cos):
            encoding.append(func(x * f))
    return torch.cat(encoding, dim=-1)


def cumprod_exclusive(tensor):
    cumprod = torch.cumprod(tensor, -1)
    cumprod = torch.roll(cumprod, 1, -1)
    cumprod[..., 0] = 1.0
    return cumprod


@program
def nerf():
    model = nn.Sequential(nn.Linear(21, 16), nn.ReLU(), nn.Linear(16, 16), nn.ReLU(), nn.Linear(16, 4))
    pose = torch.eye(4)
    pose[2, 3] = 4.0
    target = wave(0.2, 5, 6, 3).abs()
    optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)

    def loss(i):
        rays_o, rays_d = get_rays(5, 6, 5.0, pose)
        z = torch.linspace(2.0, 6.0, 8)
        mids = 0.5 * (z[..., 1:] + z[..., :-1])
        upper, lower = torch.cat([mids, z[..., -1:]], -1), torch.cat([z[..., :1], mids], -1)
        z = lower + (upper - lower) * torch.rand(list(rays_o.shape[:-1]) + [8])
        pts = rays_o[..., None, :] + rays_d[..., None, :] * z[..., :, None]
        flat = positional_encoding(pts.reshape((-1, 3)))
        raw = torch.cat([model(b) for b in torch.split(flat, 100)], 0).reshape(list(pts.shape[:-1]) + [4])
        sigma, rgb = F.relu(raw[..., 3]), torch.sigmoid(raw[..., :3])
        dists = torch.cat((z[..., 1:] - z[..., :-1], torch.tensor([1e10]).expand(z[..., :1].shape)), dim=-1)
        alpha = 1.0 - torch.exp(-sigma * dists)
        weights = alpha * cumprod_exclusive(1.0 - alpha + 1e-10)
        return F.mse_loss((weights[..., None] * rgb).sum(dim=-2), target)

    return train(list(model.parameters()), optimizer, loss)


# ---- VQ-VAE with moving averages --------------------------------------------------------------------------
class VectorQuantizerEMA(nn.Module):
    def __init__(self, num_embeddings, embedding_dim, commitment_cost=0.25, decay=0.99, epsilon=1e-5):
        super().__init__()
        self._embedding_dim, self._num_embeddings = embedding_dim, num_embeddings
        self._embedding = nn.Embedding(num_embeddings, embedding_dim)
        self._embedding.weight.data.normal_()
        self._commitment_cost, self._decay, self._epsilon = commitment_cost, decay, epsilon
        self.register_buffer("_ema_cluster_size", torch.zeros(num_embeddings))
        self._ema_w = nn.Parameter(torch.Tensor(num_embeddings, embedding_dim).to(torch.get_default_dtype()))
        self._ema_w.data.normal_()

    def forward(self, inputs):
        inputs = inputs.permute(0, 2, 3, 1).contiguous()
        input_shape = inputs.shape
        flat_input = inputs.view(-1, self._embedding_dim)
        distances = torch.sum(flat_input**2, dim=1, keepdim=True) + torch.sum(self._embedding.weight**2, dim=1) - 2 * torch.matmul(flat_input, self._embedding.weight.t())
        encoding_indices = torch.argmin(distances, dim=1).unsqueeze(1)
        encodings = torch.zeros(encoding_indices.shape[0], self._num_embeddings)
        encodings.scatter_(1, encoding_indices, 1)
        quantized = torch.matmul(encodings, self._embedding.weight).view(input_shape)
        if self.training:
            self._ema_cluster_size = self._ema_cluster_size * self._decay + (1 - self._decay) * torch.sum(encodings, 0)
            n = torch.sum(self._ema_cluster_size.data)
            self._ema_cluster_size = (self._ema_cluster_size + self._epsilon) / (n + self._num_embeddings * self._epsilon) * n
            dw = torch.matmul(encodings.t(), flat_input)
            self._ema_w = nn.Parameter(self._ema_w * self._decay + (1 - self._decay) * dw)
            self._embedding.weight = nn.Parameter(self._ema_w / self._ema_cluster_size.unsqueeze(1))
        e_latent_loss = F.mse_loss(quantized.detach(), inputs)
        loss = self._commitment_cost * e_latent_loss
        quantized = inputs + (quantized - inputs).detach()
        avg_probs = torch.mean(encodings, dim=0)
        perplexity = torch.exp(-torch.sum(avg_probs * torch.log(avg_probs + 1e-10)))
        return loss, quantized.permute(0, 3, 1, 2).contiguous(), perplexity, encodings


@program
def vqvae():
    encoder = nn.Sequential(nn.Conv2d(1, 6, 4, 2, 1), nn.ReLU(), nn.Conv2d(6, 4, 1))
    vq = VectorQuantizerEMA(8, 4)
    decoder = nn.Sequential(nn.ConvTranspose2d(4, 6, 4, 2, 1), nn.ReLU(), nn.Conv2d(6, 1, 3, padding=1))
    params = list(encoder.parameters()) + list(decoder.parameters())
    optimizer = torch.optim.Adam(params, lr=1e-2, amsgrad=False)
    x = wave(0.11, 3, 1, 8, 8)
    perplexities = []

    def loss(i):
        vq_loss, quantized, perplexity, _ = vq(encoder(x))
        perplexities.append(perplexity.item())
        return F.mse_loss(decoder(quantized), x) / x.var() + vq_loss

    weights, losses = train(params, optimizer, loss)
    return weights, losses + [sum(perplexities)]


# ---- a mixture of experts with noisy gates -----------------------------------------------------------------
class NoisyTopK(nn.Module):
    def __init__(self, d, experts, k):
        super().__init__()
        self.k, self.experts = k, experts
        self.w_gate = nn.Parameter(torch.zeros(d, experts), requires_grad=True)
        self.w_noise = nn.Parameter(torch.zeros(d, experts), requires_grad=True)
        self.register_buffer("mean", torch.tensor([0.0]))
        self.register_buffer("std", torch.tensor([1.0]))

    def cv_squared(self, x):
        return x.float().var() / (x.float().mean() ** 2 + 1e-10)

    def forward(self, x):
        clean = x @ self.w_gate
        stddev = F.softplus(x @ self.w_noise) + 1e-2
        noisy = clean + torch.randn_like(clean) * stddev
        top_logits, top_indices = noisy.topk(self.k + 1, dim=1)
        gates = F.softmax(top_logits[:, : self.k], 1)
        zeros = torch.zeros_like(noisy, requires_grad=True)
        gates = zeros.scatter(1, top_indices[:, : self.k], gates)
        flat, m = top_logits.flatten(), top_logits.size(1)
        pos = torch.arange(x.size(0)) * m + self.k
        threshold_in = torch.unsqueeze(torch.gather(flat, 0, pos), 1)
        threshold_out = torch.unsqueeze(torch.gather(flat, 0, pos - 1), 1)
        normal = Normal(self.mean, self.std)
        prob_in = normal.cdf((clean - threshold_in) / stddev)
        prob_out = normal.cdf((clean - threshold_out) / stddev)
        load = torch.where(torch.gt(noisy, threshold_in), prob_in, prob_out).sum(0)
        return gates, self.cv_squared(gates.sum(0)) + self.cv_squared(load)


@program
def mixture_of_experts():
    gate = NoisyTopK(5, 4, 2)
    experts = nn.ModuleList([nn.Sequential(nn.Linear(5, 8), nn.ReLU(), nn.Linear(8, 3)) for _ in range(4)])
    params = [*gate.parameters(), *experts.parameters()]
    x, y = wave(0.37, 10, 5), torch.arange(10) % 3

    def loss(i):
        gates, balance = gate(x)
        sorted_experts, index_sorted_experts = torch.nonzero(gates).sort(0)
        _, expert_index = sorted_experts.split(1, dim=1)
        batch_index = torch.nonzero(gates)[index_sorted_experts[:, 1], 0]
        part_sizes = (gates > 0).sum(0).tolist()
        gates_exp = torch.gather(gates[batch_index.flatten()], 1, expert_index)
        parts = torch.split(x[batch_index].squeeze(1), part_sizes, dim=0)
        outputs = torch.cat([e(p) for e, p in zip(experts, parts)], 0).mul(gates_exp)
        combined = torch.zeros(x.size(0), 3, requires_grad=True).index_add(0, batch_index, outputs)
        return F.cross_entropy(combined, y) + 1e-2 * balance

    return train(params, torch.optim.SGD(params, lr=0.1, momentum=0.9, nesterov=True), loss)


# ---- mixup, label smoothing, stochastic depth ----------------------------------------------------------------
def drop_path(x, drop_prob=0.0, training=False):
    if drop_prob == 0.0 or not training:
        return x
    keep_prob = 1 - drop_prob
    shape = (x.shape[0],) + (1,) * (x.ndim - 1)
    random_tensor = keep_prob + torch.rand(shape, dtype=x.dtype, device=x.device)
    random_tensor.floor_()
    return x.div(keep_prob) * random_tensor


class MixerBlock(nn.Module):
    def __init__(self, tokens, dim):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(dim), nn.LayerNorm(dim)
        self.token = nn.Sequential(nn.Linear(tokens, 6), nn.GELU(), nn.Dropout(0.1), nn.Linear(6, tokens))
        self.channel = nn.Sequential(nn.Linear(dim, 10), nn.GELU(), nn.Dropout(0.1), nn.Linear(10, dim))

    def forward(self, x):
        x = x + drop_path(self.token(self.norm1(x).transpose(1, 2)).transpose(1, 2), 0.2, self.training)
        return x + drop_path(self.channel(self.norm2(x)), 0.2, self.training)


@program
def mixup():
    model = nn.Sequential(nn.Conv2d(1, 8, 4, 4), nn.Flatten(2), nn.Unflatten(2, (4,)), nn.Identity())
    blocks = nn.Sequential(MixerBlock(4, 8), MixerBlock(4, 8))
    head = nn.Linear(8, 3)
    params = [*model.parameters(), *blocks.parameters(), *head.parameters()]
    criterion = nn.CrossEntropyLoss(label_smoothing=0.1)
    x, y = wave(0.13, 6, 1, 8, 8), torch.arange(6) % 3

    def loss(i):
        lam = Beta(torch.tensor(0.4), torch.tensor(0.4)).sample().item()
        index = torch.randperm(x.size(0))
        mixed = lam * x + (1 - lam) * x[index, :]
        out = head(blocks(model(mixed).transpose(1, 2)).mean(1))
        return lam * criterion(out, y) + (1 - lam) * criterion(out, y[index])

    return train(params, torch.optim.AdamW(params, lr=1e-2), loss)


# ---- SimCLR -----------------------------------------------------------------------------------------------
@program
def simclr():
    model = nn.Sequential(nn.Linear(6, 12, bias=False), nn.BatchNorm1d(12), nn.ReLU(inplace=True), nn.Linear(12, 5))
    images, temperature, n_views = wave(0.23, 5, 6), 0.07, 2

    def loss(i):
        features = model(torch.cat([images + 0.1 * torch.randn(5, 6), images.flip(1) * torch.empty(5, 6).uniform_(0.8, 1.2)], dim=0))
        labels = torch.cat([torch.arange(5) for _ in range(n_views)], dim=0)
        labels = (labels.unsqueeze(0) == labels.unsqueeze(1)).float()
        features = F.normalize(features, dim=1)
        similarity_matrix = torch.matmul(features, features.T)
        mask = torch.eye(labels.shape[0], dtype=torch.bool)
        labels = labels[~mask].view(labels.shape[0], -1)
        similarity_matrix = similarity_matrix[~mask].view(similarity_matrix.shape[0], -1)
        positives = similarity_matrix[labels.bool()].view(labels.shape[0], -1)
        negatives = similarity_matrix[~labels.bool()].view(similarity_matrix.shape[0], -1)
        logits = torch.cat([positives, negatives], dim=1)
        labels = torch.zeros(logits.shape[0], dtype=torch.long)
        return nn.CrossEntropyLoss()(logits / temperature, labels)

    return train(list(model.parameters()), torch.optim.Adam(model.parameters(), 3e-3, weight_decay=1e-4), loss)


# ---- word2vec with negative sampling -----------------------------------------------------------------------
@program
def word2vec():
    vocab, dim, negatives = 12, 6, 4
    corpus = (torch.arange(40) ** 2 + torch.arange(40) * 3) % vocab
    freqs = torch.bincount(corpus, minlength=vocab).to(torch.get_default_dtype()) ** 0.75
    u, v = nn.Embedding(vocab, dim), nn.Embedding(vocab, dim)
    u.weight.data.uniform_(-0.5 / dim, 0.5 / dim)
    v.weight.data.uniform_(-0, 0)
    params = [u.weight, v.weight]

    def loss(i):
        centre = corpus[2:-2]
        context = corpus.unfold(0, 5, 1)[:, [0, 1, 3, 4]]
        noise = torch.multinomial(freqs, centre.numel() * negatives, replacement=True).view(-1, negatives)
        score = torch.clamp(torch.bmm(v(context), u(centre).unsqueeze(2)).squeeze(2), max=10, min=-10)
        neg = torch.clamp(torch.bmm(v(noise).neg(), u(centre).unsqueeze(2)).squeeze(2), max=10, min=-10)
        return -(F.logsigmoid(score).mean(1) + F.logsigmoid(neg).sum(1)).mean()

    weights, losses = train(params, torch.optim.Adagrad(params, lr=0.1), loss)
    distances = torch.cdist(u.weight.detach(), u.weight.detach())
    nearest = distances.topk(3, largest=False).indices
    return weights, losses + [float((nearest * torch.arange(36).reshape(12, 3)).sum())]


# ---- BiLSTM-CRF, as in the tutorial -------------------------------------------------------------------------
START_TAG, STOP_TAG = "<START>", "<STOP>"


def argmax(vec):
    _, idx = torch.max(vec, 1)
    return idx.item()


def log_sum_exp(vec):
    max_score = vec[0, argmax(vec)]
    max_score_broadcast = max_score.view(1, -1).expand(1, vec.size()[1])
    return max_score + torch.log(torch.sum(torch.exp(vec - max_score_broadcast)))


class BiLSTM_CRF(nn.Module):
    def __init__(self, vocab_size, tag_to_ix, embedding_dim, hidden_dim):
        super().__init__()
        self.embedding_dim, self.hidden_dim, self.tag_to_ix, self.tagset_size = embedding_dim, hidden_dim, tag_to_ix, len(tag_to_ix)
        self.word_embeds = nn.Embedding(vocab_size, embedding_dim)
        self.lstm = nn.LSTM(embedding_dim, hidden_dim // 2, num_layers=1, bidirectional=True)
        self.hidden2tag = nn.Linear(hidden_dim, self.tagset_size)
        self.transitions = nn.Parameter(torch.randn(self.tagset_size, self.tagset_size))
        self.transitions.data[tag_to_ix[START_TAG], :] = -10000
        self.transitions.data[:, tag_to_ix[STOP_TAG]] = -10000

    def init_hidden(self):
        return (torch.randn(2, 1, self.hidden_dim // 2), torch.randn(2, 1, self.hidden_dim // 2))

    def _forward_alg(self, feats):
        init_alphas = torch.full((1, self.tagset_size), -10000.0)
        init_alphas[0][self.tag_to_ix[START_TAG]] = 0.0
        forward_var = init_alphas
        for feat in feats:
            alphas_t = []
            for next_tag in range(self.tagset_size):
                emit_score = feat[next_tag].view(1, -1).expand(1, self.tagset_size)
                trans_score = self.transitions[next_tag].view(1, -1)
                next_tag_var = forward_var + trans_score + emit_score
                alphas_t.append(log_sum_exp(next_tag_var).view(1))
            forward_var = torch.cat(alphas_t).view(1, -1)
        terminal_var = forward_var + self.transitions[self.tag_to_ix[STOP_TAG]]
        return log_sum_exp(terminal_var)

    def _get_lstm_features(self, sentence):
        self.hidden = self.init_hidden()
        embeds = self.word_embeds(sentence).view(len(sentence), 1, -1)
        lstm_out, self.hidden = self.lstm(embeds, self.hidden)
        lstm_out = lstm_out.view(len(sentence), self.hidden_dim)
        return self.hidden2tag(lstm_out)

    def _score_sentence(self, feats, tags):
        score = torch.zeros(1)
        tags = torch.cat([torch.tensor([self.tag_to_ix[START_TAG]], dtype=torch.long), tags])
        for i, feat in enumerate(feats):
            score = score + self.transitions[tags[i + 1], tags[i]] + feat[tags[i + 1]]
        return score + self.transitions[self.tag_to_ix[STOP_TAG], tags[-1]]

    def _viterbi_decode(self, feats):
        backpointers = []
        init_vvars = torch.full((1, self.tagset_size), -10000.0)
        init_vvars[0][self.tag_to_ix[START_TAG]] = 0
        forward_var = init_vvars
        for feat in feats:
            bptrs_t, viterbivars_t = [], []
            for next_tag in range(self.tagset_size):
                next_tag_var = forward_var + self.transitions[next_tag]
                best_tag_id = argmax(next_tag_var)
                bptrs_t.append(best_tag_id)
                viterbivars_t.append(next_tag_var[0][best_tag_id].view(1))
            forward_var = (torch.cat(viterbivars_t) + feat).view(1, -1)
            backpointers.append(bptrs_t)
        terminal_var = forward_var + self.transitions[self.tag_to_ix[STOP_TAG]]
        best_tag_id = argmax(terminal_var)
        path_score = terminal_var[0][best_tag_id]
        best_path = [best_tag_id]
        for bptrs_t in reversed(backpointers):
            best_tag_id = bptrs_t[best_tag_id]
            best_path.append(best_tag_id)
        start = best_path.pop()
        assert start == self.tag_to_ix[START_TAG]
        best_path.reverse()
        return path_score, best_path

    def neg_log_likelihood(self, sentence, tags):
        feats = self._get_lstm_features(sentence)
        return self._forward_alg(feats) - self._score_sentence(feats, tags)

    def forward(self, sentence):
        return self._viterbi_decode(self._get_lstm_features(sentence))


@program
def bilstm_crf():
    data = [
        ("the wall street journal reported today that apple corporation made money".split(), "B I I I O O O B I O O".split()),
        ("georgia tech is a university in georgia".split(), "B I O O O O B".split()),
    ]
    word_to_ix = {}
    for sentence, tags in data:
        for word in sentence:
            if word not in word_to_ix:
                word_to_ix[word] = len(word_to_ix)
    tag_to_ix = {"B": 0, "I": 1, "O": 2, START_TAG: 3, STOP_TAG: 4}
    model = BiLSTM_CRF(len(word_to_ix), tag_to_ix, 5, 4)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, weight_decay=1e-4)

    def loss(i):
        sentence, tags = data[i % 2]
        sentence_in = torch.tensor([word_to_ix[w] for w in sentence], dtype=torch.long)
        targets = torch.tensor([tag_to_ix[t] for t in tags], dtype=torch.long)
        return model.neg_log_likelihood(sentence_in, targets).sum()

    weights, losses = train(list(model.parameters()), optimizer, loss)
    with torch.no_grad():
        score, path = model(torch.tensor([word_to_ix[w] for w in data[0][0]], dtype=torch.long))
    return weights, losses + [score.item(), float(sum(t * (i + 1) for i, t in enumerate(path)))]


# ---- translation with Bahdanau attention and teacher forcing, as in the tutorial ---------------------------
class BahdanauAttention(nn.Module):
    def __init__(self, hidden_size):
        super().__init__()
        self.Wa = nn.Linear(hidden_size, hidden_size)
        self.Ua = nn.Linear(hidden_size, hidden_size)
        self.Va = nn.Linear(hidden_size, 1)

    def forward(self, query, keys):
        scores = self.Va(torch.tanh(self.Wa(query) + self.Ua(keys)))
        scores = scores.squeeze(2).unsqueeze(1)
        weights = F.softmax(scores, dim=-1)
        context = torch.bmm(weights, keys)
        return context, weights


class EncoderRNN(nn.Module):
    def __init__(self, input_size, hidden_size, dropout_p=0.1):
        super().__init__()
        self.embedding = nn.Embedding(input_size, hidden_size)
        self.gru = nn.GRU(hidden_size, hidden_size, batch_first=True)
        self.dropout = nn.Dropout(dropout_p)

    def forward(self, input):
        embedded = self.dropout(self.embedding(input))
        return self.gru(embedded)


class AttnDecoderRNN(nn.Module):
    def __init__(self, hidden_size, output_size, dropout_p=0.1):
        super().__init__()
        self.embedding = nn.Embedding(output_size, hidden_size)
        self.attention = BahdanauAttention(hidden_size)
        self.gru = nn.GRU(2 * hidden_size, hidden_size, batch_first=True)
        self.out = nn.Linear(hidden_size, output_size)
        self.dropout = nn.Dropout(dropout_p)

    def forward(self, encoder_outputs, encoder_hidden, target_tensor=None):
        batch_size = encoder_outputs.size(0)
        decoder_input = torch.empty(batch_size, 1, dtype=torch.long).fill_(0)
        decoder_hidden = encoder_hidden
        decoder_outputs, attentions = [], []
        for i in range(5):
            decoder_output, decoder_hidden, attn_weights = self.forward_step(decoder_input, decoder_hidden, encoder_outputs)
            decoder_outputs.append(decoder_output)
            attentions.append(attn_weights)
            if target_tensor is not None:
                decoder_input = target_tensor[:, i].unsqueeze(1)
            else:
                _, topi = decoder_output.topk(1)
                decoder_input = topi.squeeze(-1).detach()
        decoder_outputs = torch.cat(decoder_outputs, dim=1)
        decoder_outputs = F.log_softmax(decoder_outputs, dim=-1)
        attentions = torch.cat(attentions, dim=1)
        return decoder_outputs, decoder_hidden, attentions

    def forward_step(self, input, hidden, encoder_outputs):
        embedded = self.dropout(self.embedding(input))
        query = hidden.permute(1, 0, 2)
        context, attn_weights = self.attention(query, encoder_outputs)
        input_gru = torch.cat((embedded, context), dim=2)
        output, hidden = self.gru(input_gru, hidden)
        output = self.out(output)
        return output, hidden, attn_weights


@program
def translation():
    encoder, decoder = EncoderRNN(9, 8), AttnDecoderRNN(8, 7)
    encoder_optimizer = torch.optim.Adam(encoder.parameters(), lr=0.01)
    decoder_optimizer = torch.optim.Adam(decoder.parameters(), lr=0.01)
    criterion = nn.NLLLoss()
    weights = sum(p.detach().square().sum().item() for p in [*encoder.parameters(), *decoder.parameters()])
    source, target = (torch.arange(12).reshape(3, 4) * 5) % 9, (torch.arange(15).reshape(3, 5) * 3 + 1) % 7
    losses = []
    for i in range(5):
        encoder_optimizer.zero_grad()
        decoder_optimizer.zero_grad()
        encoder_outputs, encoder_hidden = encoder(source)
        decoder_outputs, _, _ = decoder(encoder_outputs, encoder_hidden, target if i < 4 else None)
        loss = criterion(decoder_outputs.view(-1, decoder_outputs.size(-1)), target.view(-1))
        loss.backward()
        encoder_optimizer.step()
        decoder_optimizer.step()
        losses.append(loss.item())
    return weights, losses


# ---- proximal policy optimisation and soft actor-critic, as in Spinning Up -----------------------------------
def mlp(sizes, activation, output_activation=nn.Identity):
    layers = []
    for j in range(len(sizes) - 1):
        act = activation if j < len(sizes) - 2 else output_activation
        layers += [nn.Linear(sizes[j], sizes[j + 1]), act()]
    return nn.Sequential(*layers)


class GaussianActor(nn.Module):
    def __init__(self):
        super().__init__()
        self.log_std = nn.Parameter(-0.5 * torch.ones(2))
        self.mu_net = mlp([3, 8, 2], nn.Tanh)

    def forward(self, obs, act=None):
        pi = Normal(self.mu_net(obs), torch.exp(self.log_std))
        return pi, None if act is None else pi.log_prob(act).sum(axis=-1)


@program
def ppo():
    actor, critic = GaussianActor(), mlp([3, 8, 1], nn.Tanh)
    obs = wave(0.31, 12, 3)
    with torch.no_grad():
        pi, _ = actor(obs)
        act = pi.sample()
        logp_old = actor(obs, act)[1]
        val = torch.squeeze(critic(obs), -1)
    rew = -(act**2).sum(-1)
    deltas = rew[:-1] + 0.99 * val[1:] - val[:-1]
    adv, acc = torch.zeros(11), 0.0
    for t in reversed(range(11)):
        acc = deltas[t].item() + 0.99 * 0.97 * acc
        adv[t] = acc
    adv = (adv - adv.mean()) / adv.std(unbiased=False)
    ret = rew.flip(0).cumsum(0).flip(0)[:-1]
    params = [*actor.parameters(), *critic.parameters()]
    pi_optimizer, vf_optimizer = torch.optim.Adam(actor.parameters(), lr=3e-3), torch.optim.Adam(critic.parameters(), lr=1e-2)
    weights, losses = sum(p.detach().square().sum().item() for p in params), []
    for i in range(5):
        pi_optimizer.zero_grad()
        pi, logp = actor(obs[:-1], act[:-1])
        ratio = torch.exp(logp - logp_old[:-1])
        clip_adv = torch.clamp(ratio, 1 - 0.2, 1 + 0.2) * adv
        loss_pi = -(torch.min(ratio * adv, clip_adv)).mean()
        approx_kl = (logp_old[:-1] - logp).mean().item()
        ent = pi.entropy().mean().item()
        clipped = ratio.gt(1.2) | ratio.lt(0.8)
        clipfrac = torch.as_tensor(clipped, dtype=torch.float32).mean().item()
        loss_pi.backward()
        nn.utils.clip_grad_norm_(actor.parameters(), 0.5)
        pi_optimizer.step()
        vf_optimizer.zero_grad()
        loss_v = ((torch.squeeze(critic(obs[:-1]), -1) - ret) ** 2).mean()
        loss_v.backward()
        vf_optimizer.step()
        losses.append(loss_pi.item() + loss_v.item() + approx_kl + ent + clipfrac)
    return weights, losses


class SquashedGaussian(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = mlp([3, 8, 8], nn.ReLU, nn.ReLU)
        self.mu_layer = nn.Linear(8, 2)
        self.log_std_layer = nn.Linear(8, 2)

    def forward(self, obs):
        net_out = self.net(obs)
        mu = self.mu_layer(net_out)
        log_std = torch.clamp(self.log_std_layer(net_out), -20, 2)
        pi_distribution = Normal(mu, torch.exp(log_std))
        pi_action = pi_distribution.rsample()
        logp_pi = pi_distribution.log_prob(pi_action).sum(axis=-1)
        logp_pi -= (2 * (math.log(2) - pi_action - F.softplus(-2 * pi_action))).sum(axis=1)
        return 2.0 * torch.tanh(pi_action), logp_pi


class QFunction(nn.Module):
    def __init__(self):
        super().__init__()
        self.q = mlp([5, 8, 1], nn.ReLU)

    def forward(self, obs, act):
        return torch.squeeze(self.q(torch.cat([obs, act], dim=-1)), -1)


class ActorCritic(nn.Module):
    def __init__(self):
        super().__init__()
        self.pi, self.q1, self.q2 = SquashedGaussian(), QFunction(), QFunction()


@program
def sac():
    ac = ActorCritic()
    ac_targ = copy.deepcopy(ac)
    for p in ac_targ.parameters():
        p.requires_grad = False
    q_params = [*ac.q1.parameters(), *ac.q2.parameters()]
    pi_optimizer, q_optimizer = torch.optim.Adam(ac.pi.parameters(), lr=1e-2), torch.optim.Adam(q_params, lr=1e-2)
    o, a, r, o2, d = wave(0.2, 8, 3), wave(0.3, 8, 2), wave(0.4, 8), wave(0.5, 8, 3), (torch.arange(8) == 3).float()
    weights, losses = sum(p.detach().square().sum().item() for p in ac.parameters()), []
    for i in range(5):
        q_optimizer.zero_grad()
        with torch.no_grad():
            a2, logp_a2 = ac.pi(o2)
            q_pi_targ = torch.min(ac_targ.q1(o2, a2), ac_targ.q2(o2, a2))
            backup = r + 0.99 * (1 - d) * (q_pi_targ - 0.2 * logp_a2)
        loss_q = ((ac.q1(o, a) - backup) ** 2).mean() + ((ac.q2(o, a) - backup) ** 2).mean()
        loss_q.backward()
        q_optimizer.step()
        for p in q_params:
            p.requires_grad = False
        pi_optimizer.zero_grad()
        pi, logp_pi = ac.pi(o)
        loss_pi = (0.2 * logp_pi - torch.min(ac.q1(o, pi), ac.q2(o, pi))).mean()
        loss_pi.backward()
        pi_optimizer.step()
        for p in q_params:
            p.requires_grad = True
        with torch.no_grad():
            for p, p_targ in zip(ac.parameters(), ac_targ.parameters()):
                p_targ.data.mul_(0.995)
                p_targ.data.add_((1 - 0.995) * p.data)
        losses.append(loss_q.item() + loss_pi.item())
    losses.append(sum(p.sum().item() for p in ac_targ.parameters()))
    return weights, losses


# ---- sines continued by LSTM cells, as in pytorch/examples ----------------------------------------------------
class SequencePrediction(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm1 = nn.LSTMCell(1, 7)
        self.lstm2 = nn.LSTMCell(7, 7)
        self.linear = nn.Linear(7, 1)

    def forward(self, input, future=0):
        outputs = []
        h_t = torch.zeros(input.size(0), 7)
        c_t = torch.zeros(input.size(0), 7)
        h_t2 = torch.zeros(input.size(0), 7)
        c_t2 = torch.zeros(input.size(0), 7)
        for input_t in input.split(1, dim=1):
            h_t, c_t = self.lstm1(input_t, (h_t, c_t))
            h_t2, c_t2 = self.lstm2(h_t, (h_t2, c_t2))
            output = self.linear(h_t2)
            outputs += [output]
        for i in range(future):
            h_t, c_t = self.lstm1(output, (h_t, c_t))
            h_t2, c_t2 = self.lstm2(h_t, (h_t2, c_t2))
            output = self.linear(h_t2)
            outputs += [output]
        return torch.cat(outputs, dim=1)


@program
def sequence_prediction():
    model, criterion = SequencePrediction(), nn.MSELoss()
    data = wave(0.5, 3, 9)
    optimizer = torch.optim.LBFGS(model.parameters(), lr=0.8, max_iter=4)
    weights, losses = sum(p.detach().square().sum().item() for p in model.parameters()), []
    for i in range(5):

        def closure():
            optimizer.zero_grad()
            loss = criterion(model(data[:, :-1]), data[:, 1:])
            loss.backward()
            return loss

        losses.append(optimizer.step(closure).item())
    with torch.no_grad():
        losses.append(model(data[:, :-1], future=3)[:, -3:].sum().item())
    return weights, losses


# ---- the forward-forward algorithm, as in pytorch/examples ------------------------------------------------
class ForwardLayer(nn.Linear):
    def __init__(self, in_features, out_features):
        super().__init__(in_features, out_features)
        self.relu = torch.nn.ReLU()
        self.opt = torch.optim.Adam(self.parameters(), lr=0.03)
        self.threshold = 0.5

    def forward(self, x):
        x_direction = x / (x.norm(2, 1, keepdim=True) + 1e-4)
        return self.relu(torch.mm(x_direction, self.weight.T) + self.bias.unsqueeze(0))

    def step(self, x_pos, x_neg):
        g_pos = self.forward(x_pos).pow(2).mean(1)
        g_neg = self.forward(x_neg).pow(2).mean(1)
        loss = torch.log(1 + torch.exp(torch.cat([-g_pos + self.threshold, g_neg - self.threshold]))).mean()
        self.opt.zero_grad()
        loss.backward()
        self.opt.step()
        return self.forward(x_pos).detach(), self.forward(x_neg).detach(), loss


@program
def forward_forward():
    layers = [ForwardLayer(12, 10), ForwardLayer(10, 8)]
    x, y = wave(0.17, 6, 12), torch.arange(6) % 3
    weights = sum(p.detach().square().sum().item() for l in layers for p in l.parameters())

    def overlay(x, y):
        x_ = x.clone()
        x_[:, :3] *= 0.0
        x_[range(x.shape[0]), y] = x.max()
        return x_

    losses = []
    for i in range(5):
        y_neg = y.clone()
        for idx, y_samp in enumerate(y):
            allowed = [k for k in range(3) if k != y_samp.item()]
            y_neg[idx] = torch.tensor(allowed)[torch.randint(len(allowed), size=(1,))].item()
        h_pos, h_neg, total = overlay(x, y), overlay(x, y_neg), 0.0
        for layer in layers:
            h_pos, h_neg, loss = layer.step(h_pos, h_neg)
            total += loss.item()
        losses.append(total)
    goodness_per_label = []
    for label in range(3):
        h, goodness = overlay(x, torch.full((6,), label)), []
        for layer in layers:
            h = layer(h)
            goodness = goodness + [h.pow(2).mean(1)]
        goodness_per_label += [sum(goodness).unsqueeze(1)]
    prediction = torch.cat(goodness_per_label, 1).argmax(1)
    return weights, losses + [prediction.eq(y).float().mean().item()]


# ---- learning to learn (MAML) --------------------------------------------------------------------------
@program
def maml():
    model = nn.Sequential(nn.Linear(1, 8), nn.Tanh(), nn.Linear(8, 1))
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)

    def loss(i):
        params, meta = dict(model.named_parameters()), 0.0
        for task in range(3):
            amplitude, phase = torch.rand(1) * 4.9 + 0.1, torch.rand(1) * math.pi
            x = torch.rand(10, 1) * 10 - 5
            y = amplitude * torch.sin(x + phase)
            fast = params
            for _ in range(2):
                inner = F.mse_loss(functional_call(model, fast, x[:5]), y[:5])
                grads = torch.autograd.grad(inner, fast.values(), create_graph=True)
                fast = {name: p - 0.05 * g for (name, p), g in zip(fast.items(), grads)}
            meta = meta + F.mse_loss(functional_call(model, fast, x[5:]), y[5:])
        return meta / 3

    return train(list(model.parameters()), optimizer, loss)


# ---- a temporal convolutional network with weight norms ---------------------------------------------------
class Chomp1d(nn.Module):
    def __init__(self, chomp_size):
        super().__init__()
        self.chomp_size = chomp_size

    def forward(self, x):
        return x[:, :, : -self.chomp_size].contiguous()


class TemporalBlock(nn.Module):
    def __init__(self, n_inputs, n_outputs, kernel_size, dilation, dropout=0.2):
        super().__init__()
        padding = (kernel_size - 1) * dilation
        weight_norm = nn.utils.parametrizations.weight_norm
        self.conv1 = weight_norm(nn.Conv1d(n_inputs, n_outputs, kernel_size, padding=padding, dilation=dilation))
        self.conv2 = weight_norm(nn.Conv1d(n_outputs, n_outputs, kernel_size, padding=padding, dilation=dilation))
        self.net = nn.Sequential(self.conv1, Chomp1d(padding), nn.ReLU(), nn.Dropout(dropout), self.conv2, Chomp1d(padding), nn.ReLU(), nn.Dropout(dropout))
        self.downsample = nn.Conv1d(n_inputs, n_outputs, 1) if n_inputs != n_outputs else None
        self.relu = nn.ReLU()

    def forward(self, x):
        out = self.net(x)
        res = x if self.downsample is None else self.downsample(x)
        return self.relu(out + res)


@program
def temporal_convolution():
    model = nn.Sequential(TemporalBlock(2, 4, 3, 1), TemporalBlock(4, 4, 3, 2))
    linear = nn.Linear(4, 1)
    params = [*model.parameters(), *linear.parameters()]
    x, y = wave(0.19, 3, 2, 12), wave(0.7, 3, 1)

    def loss(i):
        return F.huber_loss(linear(model(x)[:, :, -1]), y)

    return train(params, torch.optim.NAdam(params, lr=1e-2), loss)


# ---- weights with a variance (Bayes by backprop) --------------------------------------------------------
class BayesianLinear(nn.Module):
    def __init__(self, n_in, n_out):
        super().__init__()
        self.weight_mu = nn.Parameter(torch.Tensor(n_out, n_in).to(torch.get_default_dtype()).uniform_(-0.2, 0.2))
        self.weight_rho = nn.Parameter(torch.Tensor(n_out, n_in).to(torch.get_default_dtype()).uniform_(-5, -4))
        self.bias_mu = nn.Parameter(torch.empty(n_out).uniform_(-0.2, 0.2))
        self.bias_rho = nn.Parameter(torch.empty(n_out).uniform_(-5, -4))
        self.kl = 0.0

    def forward(self, x):
        weight = Normal(self.weight_mu, torch.log1p(torch.exp(self.weight_rho)))
        bias = Normal(self.bias_mu, torch.log1p(torch.exp(self.bias_rho)))
        prior = Normal(torch.zeros(()), torch.ones(()))
        self.kl = torch.distributions.kl_divergence(weight, prior).sum() + torch.distributions.kl_divergence(bias, prior).sum()
        return F.linear(x, weight.rsample(), bias.rsample())


@program
def bayes_by_backprop():
    model = nn.Sequential(BayesianLinear(3, 6), nn.ReLU(), BayesianLinear(6, 1))
    x, y = wave(0.4, 8, 3), wave(0.9, 8, 1)

    def loss(i):
        nll = F.gaussian_nll_loss(model(x), y, torch.full_like(y, 0.1), reduction="sum")
        return nll + sum(m.kl for m in model if isinstance(m, BayesianLinear)) / 20

    return train(list(model.parameters()), torch.optim.RAdam(model.parameters(), lr=1e-2), loss)


# ---- low-rank adapters on a frozen encoder ----------------------------------------------------------------
class LoRALinear(nn.Linear):
    def __init__(self, linear, r=2, alpha=4):
        super().__init__(linear.in_features, linear.out_features)
        self.load_state_dict(linear.state_dict())
        self.scaling = alpha / r
        self.lora_A = nn.Parameter(self.weight.new_zeros((r, linear.in_features)))
        self.lora_B = nn.Parameter(self.weight.new_zeros((linear.out_features, r)))
        nn.init.kaiming_uniform_(self.lora_A, a=math.sqrt(5))
        nn.init.zeros_(self.lora_B)
        self.weight.requires_grad = False

    def forward(self, x):
        return super().forward(x) + (x @ self.lora_A.T @ self.lora_B.T) * self.scaling


@program
def lora():
    layer = nn.TransformerEncoderLayer(d_model=8, nhead=2, dim_feedforward=16, dropout=0.1, batch_first=True, norm_first=True)
    encoder = nn.TransformerEncoder(layer, num_layers=2, enable_nested_tensor=False)
    head = nn.Linear(8, 3)
    for p in encoder.parameters():
        p.requires_grad = False
    for block in encoder.layers:
        block.linear1 = LoRALinear(block.linear1)
        setattr(block, "linear2", LoRALinear(block.linear2))
    params = [p for p in [*encoder.parameters(), *head.parameters()] if p.requires_grad]
    x, y = wave(0.29, 4, 5, 8), torch.arange(4) % 3
    padding = torch.arange(5)[None, :] >= torch.tensor([5, 3, 4, 2])[:, None]

    def loss(i):
        out = encoder(x, src_key_padding_mask=padding)
        keep = (~padding).unsqueeze(-1).to(out.dtype)
        return F.cross_entropy(head((out * keep).sum(1) / keep.sum(1)), y)

    optimizer = torch.optim.AdamW(params, lr=5e-2)
    weights, losses = train(params, optimizer, loss)
    return weights, losses + [float(len(params))]


# ---- clouds of points --------------------------------------------------------------------------------------
@program
def pointnet():
    local = nn.Sequential(nn.Conv1d(3, 8, 1), nn.BatchNorm1d(8), nn.ReLU(), nn.Conv1d(8, 12, 1))
    tnet = nn.Sequential(nn.Conv1d(3, 6, 1), nn.ReLU(), nn.AdaptiveMaxPool1d(1), nn.Flatten(), nn.Linear(6, 9))
    head = nn.Sequential(nn.Linear(12, 6), nn.BatchNorm1d(6), nn.ReLU(), nn.Linear(6, 3), nn.LogSoftmax(dim=1))
    params = [*local.parameters(), *tnet.parameters(), *head.parameters()]
    points, y = wave(0.33, 5, 10, 3), torch.arange(5) % 3

    def loss(i):
        x = points.transpose(2, 1)
        trans = tnet(x).view(-1, 3, 3) + torch.eye(3).flatten().view(1, 9).repeat(5, 1).view(-1, 3, 3)
        x = torch.bmm(x.transpose(2, 1), trans).transpose(2, 1)
        features = torch.max(local(x), 2, keepdim=True)[0].view(-1, 12)
        I = torch.eye(3)[None, :, :]
        reg = torch.mean(torch.norm(torch.bmm(trans, trans.transpose(2, 1)) - I, dim=(1, 2)))
        return F.nll_loss(head(features), y) + 0.001 * reg

    return train(params, torch.optim.Adamax(params, lr=1e-2), loss)


# ---- a selective state space (Mamba's scan, as a loop) ---------------------------------------------------
@program
def selective_scan():
    d, n = 4, 3
    A_log = nn.Parameter(torch.log(torch.arange(1, n + 1).to(torch.get_default_dtype()).repeat(d, 1)))
    D = nn.Parameter(torch.ones(d))
    in_proj, conv = nn.Linear(5, 2 * d, bias=False), nn.Conv1d(d, d, 3, groups=d, padding=2)
    x_proj, dt_proj, out_proj = nn.Linear(d, 1 + 2 * n, bias=False), nn.Linear(1, d), nn.Linear(d, 5, bias=False)
    params = [A_log, D] + [p for m in (in_proj, conv, x_proj, dt_proj, out_proj) for p in m.parameters()]
    u = wave(0.27, 2, 6, 5)

    def loss(i):
        x, res = in_proj(u).split(split_size=[d, d], dim=-1)
        x = F.silu(conv(x.mT)[..., :6].mT)
        delta, B, C = x_proj(x).split([1, n, n], dim=-1)
        delta = F.softplus(dt_proj(delta))
        A = -torch.exp(A_log)
        deltaA = torch.exp(torch.einsum("bld,dn->bldn", delta, A))
        deltaB_u = torch.einsum("bld,bln,bld->bldn", delta, B, x)
        state, ys = torch.zeros(2, d, n), []
        for t in range(6):
            state = deltaA[:, t] * state + deltaB_u[:, t]
            ys.append(torch.einsum("bdn,bn->bd", state, C[:, t, :]))
        y = torch.stack(ys, dim=1) + x * D
        return F.mse_loss(out_proj(y * F.silu(res))[:, :-1], u[:, 1:])

    return train(params, torch.optim.AdamW(params, lr=1e-2, amsgrad=True), loss)


if __name__ == "__main__":
    run(sys.argv)
