"""Writes what PyTorch's layers and losses print, start with, return and differentiate to.

Usage: python conformance/python/layers.py core/src/test/resources/dev/obor/nn

Made with PyTorch 2.15. layers.txt.gz holds one case after another:
    case <name>
    print <number of lines>, then the lines
    tensors `<name> <dtype> <sizes> <bits in hexadecimal>`: param.*, buffer.* after construction with
    seed 0; input, output, grad.input, grad.*, after.* (buffers after the call)
    end
The gradient that enters is a fixed ramp, see `ramp`. Losses have `target` too.
"""

import gzip
import io
import sys
from pathlib import Path

import torch
from torch import nn

DIGITS = {
    torch.float32: (torch.int32, 8),
    torch.float64: (torch.int64, 16),
    torch.int64: (torch.int64, 16),
}


def line(name, tensor):
    integer, digits = DIGITS[tensor.dtype]
    flat = tensor.detach().contiguous().reshape(-1).view(integer).tolist()
    mask = (1 << (4 * digits)) - 1
    bits = "".join(f"{v & mask:0{digits}x}" for v in flat)
    sizes = ",".join(map(str, tensor.shape)) or "-"
    dtype = str(tensor.dtype).removeprefix("torch.")
    return f"{name} {dtype} {sizes} {bits or '-'}\n"


def ramp(shape, dtype):
    count = 1
    for size in shape:
        count *= size
    return ((torch.arange(count, dtype=torch.float64) % 7 - 3) / 4).reshape(shape).to(dtype)


def values(*shape, scale=1.0):
    generator = torch.Generator().manual_seed(sum(shape) + 17)
    return torch.randn(shape, generator=generator) * scale


LAYERS = {
    "linear": (lambda: nn.Linear(5, 3), values(4, 5)),
    "linear-3d": (lambda: nn.Linear(5, 3, bias=False), values(2, 4, 5)),
    "linear-1d": (lambda: nn.Linear(5, 3), values(5)),
    "linear-double": (lambda: nn.Linear(5, 3, dtype=torch.float64), values(4, 5).double()),
    "conv1d": (lambda: nn.Conv1d(3, 4, 3, stride=2, padding=1), values(2, 3, 9)),
    "conv2d": (lambda: nn.Conv2d(2, 4, 3), values(2, 2, 7, 6)),
    "conv2d-options": (
        lambda: nn.Conv2d(4, 6, (3, 2), stride=(2, 1), padding=(1, 2), dilation=(1, 2), groups=2, bias=False),
        values(2, 4, 8, 9),
    ),
    "conv2d-same": (lambda: nn.Conv2d(2, 3, 4, padding="same"), values(1, 2, 6, 5)),
    "conv2d-unbatched": (lambda: nn.Conv2d(2, 3, 3, padding=1), values(2, 5, 5)),
    "conv2d-reflect": (
        lambda: nn.Conv2d(2, 3, 3, padding=1, padding_mode="reflect"),
        values(1, 2, 6, 5),
    ),
    "conv2d-circular": (
        lambda: nn.Conv2d(2, 3, 3, padding=(2, 1), padding_mode="circular"),
        values(1, 2, 6, 5),
    ),
    "conv2d-double": (
        lambda: nn.Conv2d(2, 4, 3, padding=1, dtype=torch.float64),
        values(2, 2, 7, 6).double(),
    ),
    "conv3d": (lambda: nn.Conv3d(2, 3, 2, stride=(1, 2, 1)), values(1, 2, 4, 5, 4)),
    "conv-transpose1d": (lambda: nn.ConvTranspose1d(3, 4, 3, stride=2), values(2, 3, 6)),
    "conv-transpose2d": (
        lambda: nn.ConvTranspose2d(4, 6, (3, 2), stride=2, padding=1, output_padding=1, groups=2, dilation=(1, 2)),
        values(2, 4, 5, 6),
    ),
    "conv-transpose3d": (lambda: nn.ConvTranspose3d(2, 3, 2, bias=False), values(1, 2, 3, 4, 3)),
    "max-pool1d": (lambda: nn.MaxPool1d(3, 2), values(2, 3, 9)),
    "max-pool2d": (lambda: nn.MaxPool2d(2), values(2, 3, 6, 7)),
    "max-pool2d-options": (
        lambda: nn.MaxPool2d((3, 2), stride=(2, 1), padding=1, dilation=(1, 2), ceil_mode=True),
        values(2, 3, 8, 7),
    ),
    "max-pool3d": (lambda: nn.MaxPool3d(2), values(1, 2, 4, 4, 6)),
    "avg-pool1d": (lambda: nn.AvgPool1d(3, 2, 1), values(2, 3, 9)),
    "avg-pool2d": (lambda: nn.AvgPool2d(2), values(2, 3, 6, 7)),
    "avg-pool2d-options": (
        lambda: nn.AvgPool2d(3, stride=2, padding=1, ceil_mode=True, count_include_pad=False),
        values(2, 3, 6, 7),
    ),
    "avg-pool3d": (lambda: nn.AvgPool3d(2), values(1, 2, 4, 4, 6)),
    "adaptive-avg-pool1d": (lambda: nn.AdaptiveAvgPool1d(4), values(2, 3, 10)),
    "adaptive-avg-pool2d": (lambda: nn.AdaptiveAvgPool2d((3, None)), values(2, 3, 7, 5)),
    "adaptive-avg-pool2d-one": (lambda: nn.AdaptiveAvgPool2d(1), values(2, 3, 7, 5)),
    "adaptive-max-pool2d": (lambda: nn.AdaptiveMaxPool2d((2, 3)), values(2, 3, 7, 5)),
    "batch-norm1d": (lambda: nn.BatchNorm1d(4), values(6, 4)),
    "batch-norm1d-3d": (lambda: nn.BatchNorm1d(4, affine=False), values(3, 4, 5)),
    "batch-norm2d": (lambda: nn.BatchNorm2d(3, eps=1e-3, momentum=0.2), values(2, 3, 4, 5)),
    "batch-norm2d-average": (lambda: nn.BatchNorm2d(3, momentum=None), values(2, 3, 4, 5)),
    "batch-norm2d-untracked": (
        lambda: nn.BatchNorm2d(3, track_running_stats=False),
        values(2, 3, 4, 5),
    ),
    "batch-norm2d-eval": (lambda: nn.BatchNorm2d(3).eval(), values(2, 3, 4, 5)),
    "layer-norm": (lambda: nn.LayerNorm(6), values(4, 6)),
    "layer-norm-2": (lambda: nn.LayerNorm((3, 4), eps=1e-3), values(2, 5, 3, 4)),
    "layer-norm-plain": (lambda: nn.LayerNorm(6, elementwise_affine=False), values(2, 3, 6)),
    "layer-norm-no-bias": (lambda: nn.LayerNorm(6, bias=False), values(2, 3, 6)),
    "rms-norm": (lambda: nn.RMSNorm(6), values(4, 6)),
    "group-norm": (lambda: nn.GroupNorm(2, 6), values(2, 6, 4, 3)),
    "embedding": (lambda: nn.Embedding(7, 4), torch.tensor([[1, 5, 1], [0, 6, 2]])),
    "embedding-padding": (
        lambda: nn.Embedding(7, 4, padding_idx=-2, scale_grad_by_freq=True),
        torch.tensor([[1, 5, 1], [0, 6, 2]]),
    ),
    "dropout": (lambda: nn.Dropout(0.3), values(5, 20)),
    "dropout-eval": (lambda: nn.Dropout().eval(), values(5, 4)),
    "dropout2d": (lambda: nn.Dropout2d(0.4), values(4, 6, 2, 2)),
    "alpha-dropout": (lambda: nn.AlphaDropout(0.2), values(5, 20)),
    "flatten": (lambda: nn.Flatten(), values(2, 3, 4)),
    "flatten-0-1": (lambda: nn.Flatten(0, 1), values(2, 3, 4)),
    "unflatten": (lambda: nn.Unflatten(1, (2, -1)), values(2, 6)),
    "feature-alpha-dropout": (lambda: nn.FeatureAlphaDropout(0.4), values(3, 5, 4)),
    "rrelu": (lambda: nn.RReLU(), values(3, 7)),
    "rrelu-double": (lambda: nn.RReLU(0.2, 0.6), values(3, 7).double()),
    "rrelu-eval": (lambda: nn.RReLU(0.2, 0.6).eval(), values(3, 7)),
    "fractional-max-pool2d": (lambda: nn.FractionalMaxPool2d(2, output_ratio=0.6), values(2, 3, 7, 8)),
    "fractional-max-pool2d-size": (lambda: nn.FractionalMaxPool2d((3, 2), output_size=(3, 4)), values(3, 7, 8)),
    "fractional-max-pool3d": (lambda: nn.FractionalMaxPool3d(2, output_size=3), values(2, 2, 5, 6, 7)),
    "lp-pool1d": (lambda: nn.LPPool1d(2, 3, stride=2), values(2, 3, 9)),
    "lp-pool2d": (lambda: nn.LPPool2d(1.5, (3, 2), ceil_mode=True), values(2, 3, 8, 7).abs()),
    "lp-pool3d": (lambda: nn.LPPool3d(3, 2), values(1, 2, 4, 5, 4).abs()),
    "instance-norm1d": (lambda: nn.InstanceNorm1d(3), values(2, 3, 6)),
    "instance-norm2d": (lambda: nn.InstanceNorm2d(3, affine=True, track_running_stats=True), values(2, 3, 4, 5)),
    "instance-norm2d-eval": (lambda: nn.InstanceNorm2d(3, track_running_stats=True).eval(), values(2, 3, 4, 5)),
    "instance-norm3d-unbatched": (lambda: nn.InstanceNorm3d(2, affine=True, bias=False), values(2, 3, 4, 5)),
    "local-response-norm": (lambda: nn.LocalResponseNorm(3, alpha=0.5, beta=0.6, k=2.0), values(2, 6, 4)),
    "channel-shuffle": (lambda: nn.ChannelShuffle(2), values(2, 6, 3)),
    "unfold": (lambda: nn.Unfold((3, 2), dilation=2, padding=1, stride=(1, 2)), values(2, 3, 7, 8)),
    "fold": (lambda: nn.Fold((5, 6), 2), values(2, 8, 20)),
    "upsample": (lambda: nn.Upsample(scale_factor=2), values(2, 3, 4, 5)),
    "upsample-bilinear": (
        lambda: nn.Upsample(scale_factor=(1.5, 2.0), mode="bilinear"), values(2, 3, 4, 5)),
    "upsample-corners": (lambda: nn.Upsample(size=(7, 3), mode="bilinear", align_corners=True), values(2, 3, 4, 5)),
    "upsample-bicubic": (lambda: nn.Upsample(size=7, mode="bicubic"), values(2, 2, 4, 5)),
    "upsample-trilinear": (lambda: nn.Upsample(scale_factor=2, mode="trilinear"), values(1, 2, 3, 2, 4)),
    "upsample-linear": (lambda: nn.Upsample(scale_factor=1.7, mode="linear"), values(2, 3, 6)),
    "upsampling-nearest2d": (lambda: nn.UpsamplingNearest2d(scale_factor=3), values(2, 3, 4, 5)),
    "upsampling-bilinear2d": (lambda: nn.UpsamplingBilinear2d(size=(3, 9)), values(2, 3, 4, 5)),
    "identity": (lambda: nn.Identity(), values(2, 3)),
    "relu": (lambda: nn.ReLU(), values(5, 7)),
    "relu-inplace": (lambda: nn.ReLU(inplace=True), None),
    "relu6": (lambda: nn.ReLU6(), values(5, 7, scale=6)),
    "elu": (lambda: nn.ELU(), values(5, 7)),
    "elu-alpha": (lambda: nn.ELU(0.5, inplace=True), None),
    "celu": (lambda: nn.CELU(0.7), values(5, 7)),
    "selu": (lambda: nn.SELU(), values(5, 7)),
    "gelu": (lambda: nn.GELU(), values(5, 7, scale=3)),
    "gelu-tanh": (lambda: nn.GELU("tanh"), values(5, 7, scale=3)),
    "silu": (lambda: nn.SiLU(), values(5, 7, scale=3)),
    "mish": (lambda: nn.Mish(), values(5, 7, scale=9)),
    "sigmoid": (lambda: nn.Sigmoid(), values(5, 7, scale=5)),
    "tanh": (lambda: nn.Tanh(), values(5, 7)),
    "softplus": (lambda: nn.Softplus(), values(5, 7, scale=15)),
    "softplus-beta": (lambda: nn.Softplus(2.0, 10.0), values(5, 7, scale=5)),
    "softsign": (lambda: nn.Softsign(), values(5, 7)),
    "leaky-relu": (lambda: nn.LeakyReLU(0.2), values(5, 7)),
    "prelu": (lambda: nn.PReLU(), values(5, 7)),
    "prelu-channels": (lambda: nn.PReLU(3), values(2, 3, 4)),
    "hardtanh": (lambda: nn.Hardtanh(), values(5, 7)),
    "hardtanh-limits": (lambda: nn.Hardtanh(-0.5, 0.75), values(5, 7)),
    "hardsigmoid": (lambda: nn.Hardsigmoid(), values(5, 7, scale=4)),
    "hardswish": (lambda: nn.Hardswish(), values(5, 7, scale=4)),
    "log-sigmoid": (lambda: nn.LogSigmoid(), values(5, 7, scale=9)),
    "hardshrink": (lambda: nn.Hardshrink(), values(5, 7)),
    "softshrink": (lambda: nn.Softshrink(0.3), values(5, 7)),
    "tanhshrink": (lambda: nn.Tanhshrink(), values(5, 7)),
    "threshold": (lambda: nn.Threshold(0.1, -2.0), values(5, 7)),
    "glu": (lambda: nn.GLU(), values(5, 8)),
    "softmax": (lambda: nn.Softmax(dim=1), values(5, 7, scale=4)),
    "softmax2d": (lambda: nn.Softmax2d(), values(2, 4, 3, 5, scale=4)),
    "log-softmax": (lambda: nn.LogSoftmax(dim=-1), values(2, 5, 7, scale=4)),
    "softmin": (lambda: nn.Softmin(dim=0), values(5, 7)),
    "sequential": (
        lambda: nn.Sequential(
            nn.Unflatten(1, (1, 8, 8)),
            nn.Conv2d(1, 4, 3, stride=2, padding=1),
            nn.ReLU(),
            nn.Sequential(nn.Conv2d(4, 4, 3, padding=1), nn.BatchNorm2d(4), nn.GELU()),
            nn.AdaptiveAvgPool2d(1),
            nn.Flatten(),
            nn.Linear(4, 3),
        ),
        values(3, 64),
    ),
    "module-list": (lambda: nn.ModuleList([nn.Linear(3, 3) for _ in range(3)] + [nn.ReLU()]), None),
    "parameter-list": (
        lambda: nn.ParameterList([nn.Parameter(torch.ones(2, 3)), nn.Parameter(torch.tensor(1.0))]),
        None,
    ),
    "parameter-dict": (lambda: nn.ParameterDict({"a": nn.Parameter(torch.ones(2, 3))}), None),
    "module-dict": (
        lambda: nn.ModuleDict({"a": nn.Linear(2, 3), "b": nn.Sequential(nn.Tanh())}),
        None,
    ),
}

CLASSES = torch.tensor([1, 3, 0, 2, 3, 1])
PIXELS = torch.tensor([[[1, 0], [2, 2]], [[0, 1], [1, 2]]])
WEIGHTS = torch.tensor([0.5, 2.0, 1.0, 0.25])
PROBABILITY = values(4, 5).sigmoid()
ONES = (values(4, 5) > 0).float()

LOSSES = {
    "mse": (nn.MSELoss, values(4, 5), values(5, 4).T.contiguous()),
    "l1": (nn.L1Loss, values(4, 5), values(5, 4).T.contiguous()),
    "smooth-l1": (lambda **o: nn.SmoothL1Loss(beta=0.5, **o), values(4, 5), values(4, 5) * 2),
    "huber": (lambda **o: nn.HuberLoss(delta=0.7, **o), values(4, 5), values(4, 5) * 2),
    "cross-entropy": (nn.CrossEntropyLoss, values(6, 4), CLASSES),
    "cross-entropy-1d": (nn.CrossEntropyLoss, values(4), torch.tensor(2)),
    "cross-entropy-weight": (lambda **o: nn.CrossEntropyLoss(weight=WEIGHTS, **o), values(6, 4), CLASSES),
    "cross-entropy-ignore": (lambda **o: nn.CrossEntropyLoss(ignore_index=3, **o), values(6, 4), CLASSES),
    "cross-entropy-smooth": (
        lambda **o: nn.CrossEntropyLoss(label_smoothing=0.1, **o),
        values(6, 4),
        CLASSES,
    ),
    "cross-entropy-all": (
        lambda **o: nn.CrossEntropyLoss(weight=WEIGHTS, ignore_index=1, label_smoothing=0.2, **o),
        values(6, 4),
        CLASSES,
    ),
    "cross-entropy-probabilities": (
        lambda **o: nn.CrossEntropyLoss(weight=WEIGHTS, label_smoothing=0.1, **o),
        values(6, 4),
        values(4, 6).T.softmax(1).contiguous(),
    ),
    "cross-entropy-pixels": (nn.CrossEntropyLoss, values(2, 3, 2, 2), PIXELS),
    "nll": (nn.NLLLoss, values(6, 4).log_softmax(1), CLASSES),
    "bce": (nn.BCELoss, PROBABILITY, ONES),
    "bce-weight": (lambda **o: nn.BCELoss(weight=PROBABILITY, **o), PROBABILITY, ONES),
    "bce-logits": (nn.BCEWithLogitsLoss, values(4, 5), ONES),
    "bce-logits-weights": (
        lambda **o: nn.BCEWithLogitsLoss(weight=PROBABILITY, pos_weight=WEIGHTS.new_tensor([1, 2, 3, 4, 5.0]), **o),
        values(4, 5),
        ONES,
    ),
    "kl-div": (nn.KLDivLoss, values(4, 5).log_softmax(1), values(5, 4).T.softmax(1).contiguous()),
    "kl-div-log": (
        lambda **o: nn.KLDivLoss(log_target=True, **o),
        values(4, 5).log_softmax(1),
        values(5, 4).T.log_softmax(1).contiguous(),
    ),
}


def header(out, name, module):
    text = repr(module)
    lines = text.split("\n")
    out.write(f"case {name}\nprint {len(lines)}\n{text}\n")
    for key, tensor in module.named_parameters():
        out.write(line("param." + key, tensor))
    for key, tensor in module.named_buffers():
        out.write(line("buffer." + key, tensor))


def layer(out, name, make, given):
    torch.manual_seed(0)
    module = make()
    header(out, name, module)
    if given is not None:
        x = given.clone()
        out.write(line("input", x))
        if x.is_floating_point():
            x.requires_grad_()
        torch.manual_seed(1)
        y = module(x)
        out.write(line("output", y))
        y.backward(ramp(y.shape, y.dtype)) if y.requires_grad else None
        if x.grad is not None:
            out.write(line("grad.input", x.grad))
        for key, parameter in module.named_parameters():
            out.write(line("grad." + key, parameter.grad))
        for key, tensor in module.named_buffers():
            out.write(line("after." + key, tensor))
        node = type(y.grad_fn).__name__ if y.grad_fn is not None else "-"
        out.write(f"node {node}\n")
    out.write("end\n")


def loss(out, name, make, given, target):
    for reduction in ("none", "mean", "sum"):
        module = make(reduction=reduction)
        header(out, f"{name}-{reduction}", module)
        x = given.clone().requires_grad_()
        y = module(x, target)
        y.backward(ramp(y.shape, y.dtype) if reduction == "none" else None)
        for key, tensor in (("input", x), ("target", target), ("output", y), ("grad.input", x.grad)):
            out.write(line(key, tensor))
        out.write(f"node {type(y.grad_fn).__name__}\nend\n")


def main():
    out = io.StringIO()
    for name, (make, given) in LAYERS.items():
        layer(out, name, make, given)
    for name, (make, given, target) in LOSSES.items():
        loss(out, name, make, given, target)
    path = Path(sys.argv[1]) / "layers.txt.gz"
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as packed:
        packed.write(out.getvalue().encode())
    print(f"PyTorch {torch.__version__}: {len(LAYERS)} layers, {3 * len(LOSSES)} losses")


if __name__ == "__main__":
    main()
