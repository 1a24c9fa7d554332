"""Reference runs of dev.obor.examples.sequence: programs with recurrent networks, attention and bags, in plain PyTorch.

    python conformance/python/sequence_runs.py examples/src/test/resources/dev/obor/examples/sequence-runs.txt

Each line: the program, the dtype, the sum of the squares of the weights at the start, and the losses of the first five steps.
All draw weights with seed 0, as float32; float64 runs widen them. PyTorch 2.13, one thread.
"""
import sys

import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.utils.rnn import pad_packed_sequence, pack_padded_sequence

torch.set_num_threads(1)
STEPS = 5
runs = {}


def numbers(count, mod, step):
    """Whole numbers below `mod`, by formula."""
    return torch.tensor([(i * i * 3 + i * step + 1) % mod for i in range(count)])


def run(name, make):
    for dtype in (torch.float64, torch.float32):
        torch.manual_seed(0)
        model, step = make()
        model.to(dtype)
        weights = sum(p.detach().double().square().sum().item() for p in model.parameters())
        torch.manual_seed(1)
        optimizer, loss = step(model, dtype)
        losses = []
        for i in range(STEPS):
            value = loss(i)
            optimizer.zero_grad()
            value.backward()
            if name == "language-model":
                nn.utils.clip_grad_norm_(model.parameters(), 0.25)
            optimizer.step()
            losses.append(value.item())
        runs[name, str(dtype).removeprefix("torch.")] = [weights, *losses]


# ---- names: one name at a time, letters one-hot ---------------------------------------------------
class NameClassifier(nn.Module):
    def __init__(self, rnn):
        super().__init__()
        self.rnn = rnn
        self.out = nn.Linear(16, 3)

    def forward(self, letters):
        output, _ = self.rnn(letters)
        return F.log_softmax(self.out(output[-1]), 1)


def names(kind):
    def step(model, dtype):
        def loss(i):
            letters = F.one_hot(numbers(4 + i, 26, 5 + i), 26).to(dtype).unsqueeze(1)
            return F.nll_loss(model(letters), torch.tensor([i % 3]))

        return torch.optim.SGD(model.parameters(), lr=0.5), loss

    return lambda: (NameClassifier(kind(26, 16)), step)


# ---- a language model of two LSTM layers, with states that go on ----------------------------------
class LanguageModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(20, 16)
        self.drop = nn.Dropout(0.2)
        self.lstm = nn.LSTM(16, 24, 2, dropout=0.2)
        self.decoder = nn.Linear(24, 20)

    def forward(self, words, state):
        output, state = self.lstm(self.drop(self.embedding(words)), state)
        return self.decoder(self.drop(output)), state


def language_model():
    def step(model, dtype):
        words = numbers(4 * 31, 20, 7).view(4, 31).t().contiguous()
        held = [None]

        def loss(i):
            x, y = words[6 * i : 6 * i + 6], words[6 * i + 1 : 6 * i + 7]
            state = None if held[0] is None else tuple(s.detach() for s in held[0])
            output, held[0] = model(x, state)
            return F.cross_entropy(output.view(-1, 20), y.reshape(-1))

        return torch.optim.SGD(model.parameters(), lr=5.0), loss

    return LanguageModel(), step


# ---- an encoder in the manner of BERT: masked words, padding --------------------------------------
class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.words = nn.Embedding(30, 16, padding_idx=0)
        self.places = nn.Embedding(8, 16)
        self.norm = nn.LayerNorm(16)
        layer = nn.TransformerEncoderLayer(16, 4, 32, 0.1, "gelu", batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, 2)
        self.head = nn.Linear(16, 30)

    def forward(self, words):
        x = self.norm(self.words(words) + self.places(torch.arange(words.size(1))))
        return self.head(self.encoder(x, src_key_padding_mask=words == 0))


def encoder():
    def step(model, dtype):
        words = numbers(4 * 8, 29, 11).view(4, 8) + 1
        for row, length in enumerate((8, 5, 7, 3)):
            words[row, length:] = 0
        masked = (numbers(4 * 8, 5, 3).view(4, 8) == 1) & (words != 0)
        labels = words.masked_fill(~masked, -100)
        given = words.masked_fill(masked, 29)
        return torch.optim.AdamW(model.parameters(), lr=1e-2), lambda i: F.cross_entropy(model(given).view(-1, 30), labels.view(-1))

    return Encoder(), step


# ---- sequence to sequence: packed encoder, attention, decoder -------------------------------------
class Translator(nn.Module):
    def __init__(self):
        super().__init__()
        self.source = nn.Embedding(12, 10)
        self.encoder = nn.GRU(10, 8, bidirectional=True)
        self.bridge = nn.Linear(16, 12)
        self.target = nn.Embedding(14, 10)
        self.query = nn.Linear(12, 16, bias=False)
        self.cell = nn.GRUCell(10 + 16, 12)
        self.out = nn.Linear(12 + 16, 14)

    def forward(self, source, lengths, target):
        packed = pack_padded_sequence(self.source(source), lengths, enforce_sorted=False)
        output, hidden = self.encoder(packed)
        memory, lengths = pad_packed_sequence(output)
        padding = torch.arange(memory.size(0)).unsqueeze(1) >= lengths
        state = torch.tanh(self.bridge(torch.cat([hidden[0], hidden[1]], 1)))
        context = torch.zeros_like(memory[0])
        steps = []
        for word in target:
            state = self.cell(torch.cat([self.target(word), context], 1), state)
            scores = (memory * self.query(state)).sum(2).masked_fill(padding, float("-inf"))
            context = (scores.softmax(0).unsqueeze(2) * memory).sum(0)
            steps.append(self.out(torch.cat([state, context], 1)))
        return torch.stack(steps)


def translator():
    def step(model, dtype):
        source, lengths = numbers(5 * 3, 12, 7).view(5, 3), torch.tensor([3, 5, 2])
        target = numbers(4 * 3, 14, 3).view(4, 3)

        def loss(i):
            return F.cross_entropy(model(source, lengths, target[:-1]).view(-1, 14), target[1:].reshape(-1))

        return torch.optim.Adam(model.parameters(), lr=1e-2), loss

    return Translator(), step


# ---- texts as bags of words -----------------------------------------------------------------------
class BagClassifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.EmbeddingBag(40, 12)
        self.fc = nn.Linear(12, 4)
        nn.init.uniform_(self.embedding.weight, -0.5, 0.5)
        nn.init.uniform_(self.fc.weight, -0.5, 0.5)
        nn.init.zeros_(self.fc.bias)

    def forward(self, text, offsets):
        return self.fc(self.embedding(text, offsets))


def bags():
    def step(model, dtype):
        text, offsets, labels = numbers(25, 40, 9), torch.tensor([0, 4, 9, 10, 18]), torch.tensor([0, 1, 2, 3, 1])
        return torch.optim.SGD(model.parameters(), lr=2.0), lambda i: F.cross_entropy(model(text, offsets), labels)

    return BagClassifier(), step


# ---- a GPT ----------------------------------------------------------------------------------------
class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(24, 72)
        self.proj = nn.Linear(24, 24)

    def forward(self, x):
        n, t, c = x.shape
        q, k, v = (part.view(n, t, 3, c // 3).transpose(1, 2) for part in self.qkv(x).split(c, dim=2))
        y = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        return self.proj(y.transpose(1, 2).contiguous().view(n, t, c))


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.ln1 = nn.LayerNorm(24)
        self.attention = Attention()
        self.ln2 = nn.LayerNorm(24)
        self.mlp = nn.Sequential(nn.Linear(24, 96), nn.GELU(approximate="tanh"), nn.Linear(96, 24), nn.Dropout(0.1))

    def forward(self, x):
        x = x + self.attention(self.ln1(x))
        return x + self.mlp(self.ln2(x))


class GPT(nn.Module):
    def __init__(self):
        super().__init__()
        self.wte = nn.Embedding(32, 24)
        self.wpe = nn.Embedding(10, 24)
        self.blocks = nn.Sequential(Block(), Block())
        self.ln = nn.LayerNorm(24)
        self.head = nn.Linear(24, 32, bias=False)
        self.apply(self.start)

    def start(self, module):
        if isinstance(module, (nn.Linear, nn.Embedding)):
            nn.init.normal_(module.weight, 0.0, 0.02)
        if isinstance(module, nn.Linear) and module.bias is not None:
            nn.init.zeros_(module.bias)

    def forward(self, words):
        x = self.wte(words) + self.wpe(torch.arange(words.size(1)))
        return self.head(self.ln(self.blocks(x)))


def gpt():
    def step(model, dtype):
        words = numbers(4 * 11, 32, 5).view(4, 11)
        optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3, betas=(0.9, 0.95), weight_decay=0.1)
        return optimizer, lambda i: F.cross_entropy(model(words[:, :-1]).view(-1, 32), words[:, 1:].reshape(-1))

    return GPT(), step


run("names-rnn", names(nn.RNN))
run("names-lstm", names(nn.LSTM))
run("names-gru", names(nn.GRU))
run("language-model", language_model)
run("encoder", encoder)
run("translator", translator)
run("bags", bags)
run("gpt", gpt)
with open(sys.argv[1], "w") as out:
    for (name, dtype), values in runs.items():
        out.write(f"{name} {dtype} {' '.join(f'{v:.17g}' for v in values)}\n")
