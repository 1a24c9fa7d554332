"""Writes what PyTorch's recurrent layers, attentions, transformers and bags print, draw, return and differentiate to.

Usage: python conformance/python/sequences.py core/src/test/resources/dev/obor/nn

Made with PyTorch 2.13. sequences.txt.gz has the form that layers.py describes, but for inputs and results, which may be several:
`in.0`, `out.0`, `grad.in.0` and so on. Each result is backed by the ramp of layers.py; dropout draws with seed 1.
"""

import gzip
import io
import sys
from pathlib import Path

import torch
from layers import header, line, ramp, values
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence

LENGTHS = torch.tensor([3, 1, 4])
PADDING = torch.tensor([[False, False, False, True], [False, False, True, True]])
CAUSAL = nn.Transformer.generate_square_subsequent_mask(4)
WORDS = torch.tensor([1, 5, 1, 0, 6, 2, 5])
OFFSETS = torch.tensor([0, 3, 3, 5])


def flat(value):
    if isinstance(value, torch.Tensor):
        return [value]
    return [t for part in value if part is not None for t in flat(part)] if isinstance(value, (tuple, list)) else []


def packed(m, x, *state):
    given = pack_padded_sequence(x, LENGTHS, enforce_sorted=False)
    out, state = m(given, state if len(state) > 1 else state[0]) if state else m(given)
    return out.data, state


def plain(m, *x):
    return m(*x)


X = values(4, 3, 5)
B = values(2, 4, 6)
CASES = {
    "rnn": (lambda: nn.RNN(5, 4), [X], plain),
    "rnn-relu": (lambda: nn.RNN(5, 4, 2, nonlinearity="relu", bidirectional=True), [X, values(4, 3, 4)], plain),
    "lstm": (lambda: nn.LSTM(5, 4), [X], plain),
    "lstm-all": (
        lambda: nn.LSTM(5, 4, 2, batch_first=True, dropout=0.4, bidirectional=True, proj_size=3),
        [values(3, 4, 5), values(4, 3, 3), values(4, 3, 4)],
        lambda m, x, h, c: m(x, (h, c)),
    ),
    "lstm-one": (lambda: nn.LSTM(5, 4), [values(4, 5), values(1, 4), values(1, 4)], lambda m, x, h, c: m(x, (h, c))),
    "lstm-double": (lambda: nn.LSTM(5, 4, 2, bias=False, dtype=torch.float64), [X.double()], plain),
    "lstm-packed": (lambda: nn.LSTM(5, 4, 2, bidirectional=True), [X, values(4, 3, 4), values(4, 3, 4)], packed),
    "gru": (lambda: nn.GRU(5, 4, 2, bidirectional=True), [X], plain),
    "gru-packed": (lambda: nn.GRU(5, 4, dropout=0.3, num_layers=3), [X], packed),
    "rnn-cell": (lambda: nn.RNNCell(5, 4, nonlinearity="relu"), [values(3, 5), values(3, 4)], plain),
    "lstm-cell": (lambda: nn.LSTMCell(5, 4), [values(3, 5), values(3, 4), values(4, 3).T], lambda m, x, h, c: m(x, (h, c))),
    "gru-cell": (lambda: nn.GRUCell(5, 4, bias=False), [values(5), values(4)], plain),
    "attention": (lambda: nn.MultiheadAttention(6, 2), [values(4, 2, 6)], lambda m, x: m(x, x, x)),
    "attention-sizes": (
        lambda: nn.MultiheadAttention(6, 3, kdim=5, vdim=2, add_bias_kv=True, add_zero_attn=True, batch_first=True),
        [B, values(2, 3, 5), values(2, 3, 2)],
        lambda m, q, k, v: m(q, k, v, average_attn_weights=False),
    ),
    "attention-masks": (
        lambda: nn.MultiheadAttention(6, 2, dropout=0.3, batch_first=True),
        [B, values(2, 4, 6) * 2],
        lambda m, q, k: m(q, k, k, key_padding_mask=PADDING, attn_mask=CAUSAL.isinf()),
    ),
    "attention-causal": (
        lambda: nn.MultiheadAttention(6, 2, bias=False),
        [values(4, 6)],
        lambda m, x: m(x, x, x, attn_mask=CAUSAL, is_causal=True, need_weights=False),
    ),
    "encoder-layer": (
        lambda: nn.TransformerEncoderLayer(6, 2, 8, activation="gelu", norm_first=True, batch_first=True),
        [B],
        lambda m, x: m(x, CAUSAL),
    ),
    "encoder": (
        lambda: nn.TransformerEncoder(nn.TransformerEncoderLayer(6, 2, 8, activation=nn.GELU(), batch_first=True), 2),
        [B],
        lambda m, x: m(x, src_key_padding_mask=PADDING),
    ),
    "encoder-padding": (
        lambda: nn.TransformerEncoder(
            nn.TransformerEncoderLayer(6, 2, 8, batch_first=True), 2, nn.LayerNorm(6)
        ).eval().requires_grad_(False),
        [B],
        lambda m, x: m(x.detach(), src_key_padding_mask=PADDING),
    ),
    "decoder": (
        lambda: nn.TransformerDecoder(nn.TransformerDecoderLayer(6, 2, 8, dropout=0.2), 2, nn.LayerNorm(6)),
        [values(4, 2, 6), values(3, 2, 6)],
        lambda m, x, y: m(x, y, tgt_mask=CAUSAL, memory_key_padding_mask=PADDING[:, 1:]),
    ),
    "transformer": (
        lambda: nn.Transformer(6, 2, 1, 2, 8, batch_first=True, layer_norm_eps=1e-4, bias=False),
        [values(2, 3, 6), B],
        lambda m, x, y: m(x, y, tgt_mask=CAUSAL, src_key_padding_mask=PADDING[:, 1:], tgt_is_causal=True),
    ),
    "bag": (lambda: nn.EmbeddingBag(7, 4), [WORDS[:6].view(2, 3)], plain),
    "bag-sum": (lambda: nn.EmbeddingBag(7, 4, mode="sum", padding_idx=1), [WORDS, OFFSETS, values(7)], plain),
    "bag-max": (
        lambda: nn.EmbeddingBag(7, 4, mode="max", max_norm=1.5, include_last_offset=True),
        [WORDS, torch.tensor([0, 3, 3, 5, 7])],
        plain,
    ),
    # PyTorch divides by the count of another row where an earlier one stands there several times.
    "bag-frequency": (
        lambda: nn.EmbeddingBag(7, 4, scale_grad_by_freq=True, norm_type=1.0, max_norm=2.0),
        [torch.tensor([3, 0, 3, 3]), torch.tensor([0, 2])],
        plain,
    ),
}  # fmt: skip


def write(out, name, make, given, call):
    torch.manual_seed(0)
    module = make()
    header(out, name, module)
    inputs = [x.clone() for x in given]
    for i, x in enumerate(inputs):
        out.write(line(f"in.{i}", x))
        if x.is_floating_point():
            x.requires_grad_()
    torch.manual_seed(1)
    results = flat(call(module, *inputs))
    for i, y in enumerate(results):
        out.write(line(f"out.{i}", y))
    backed = [y for y in results if y.requires_grad]
    if backed:
        torch.autograd.backward(backed, [ramp(y.shape, y.dtype) for y in backed])
    for i, x in enumerate(inputs):
        if x.grad is not None:
            out.write(line(f"grad.in.{i}", x.grad))
    for key, parameter in module.named_parameters():
        if parameter.grad is not None:
            out.write(line("grad." + key, parameter.grad))
    out.write("end\n")


def main():
    out = io.StringIO()
    for name, case in CASES.items():
        write(out, name, *case)
    path = Path(sys.argv[1]) / "sequences.txt.gz"
    with open(path, "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as file:
        file.write(out.getvalue().encode())
    print(f"PyTorch {torch.__version__}: {len(CASES)} cases")


if __name__ == "__main__":
    main()
