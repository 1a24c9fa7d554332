"""Writes models.txt, what torchvision's models are: python model_fixtures.py FILE (torch 2.15, torchvision 0.29).

Per model: name, parameters, hashes of keys with shapes and of the printed form. For small ones also three sums over the
first numbers (seed 0), and what the model gives after its norms and zeros were drawn (seed 1), running statistics were taken
from a batch (seed 4): in evaluation mode (input of seed 2), and in training mode (seed 3) with the norm of the gradient. These are
computed in float64: what float32 gives may be as far from them as rounding takes it, whatever the order of sums.
"""
import hashlib
import sys
import warnings

import torch
import torchvision
from torch import nn
from torchvision.models import convnext, swin_transformer, vision_transformer

warnings.simplefilter("ignore")
torch.set_num_threads(1)
FAMILIES = ("resnet", "resnext", "wide_", "vgg", "alexnet", "squeezenet", "mobilenet", "efficientnet", "densenet", "convnext",
            "vit_", "swin", "googlenet", "inception")
SMALL = ("resnet18", "squeezenet1_1", "mobilenet_v2", "mobilenet_v3_small", "efficientnet_b0", "densenet121", "googlenet")
TINY = {
    "tiny_convnext": lambda: convnext.ConvNeXt(
        [convnext.CNBlockConfig(8, 16, 3), convnext.CNBlockConfig(16, 32, 3), convnext.CNBlockConfig(32, 64, 1),
         convnext.CNBlockConfig(64, None, 3)], 0.5),
    "tiny_vit": lambda: vision_transformer.VisionTransformer(64, 16, 2, 4, 32, 64, dropout=0.1, attention_dropout=0.1),
    "tiny_swin": lambda: swin_transformer.SwinTransformer([4, 4], 12, [2, 2, 2, 2], [1, 2, 4, 8], [7, 7],
                                                          stochastic_depth_prob=0.5),
    "tiny_swin_v2": lambda: swin_transformer.SwinTransformer(
        [4, 4], 12, [2, 2, 2, 2], [1, 2, 4, 8], [8, 8], stochastic_depth_prob=0.5,
        block=swin_transformer.SwinTransformerBlockV2, downsample_layer=swin_transformer.PatchMergingV2),
}


def make(name):
    if name in TINY:
        return TINY[name]()
    options = {"init_weights": True} if name in ("googlenet", "inception_v3") else {}
    return torchvision.models.get_model(name, **options)


def structure(model):
    keys = "\n".join(f"{k} {list(t.shape)} {str(t.dtype)[6:]}" for k, t in model.state_dict().items())
    return [hashlib.sha256(text.encode()).hexdigest()[:16] for text in (keys, str(model))]


def sums(model):
    floats = [t.double().flatten() for t in model.state_dict().values() if t.is_floating_point()]
    weights = [torch.arange(1, t.numel() + 1, dtype=torch.float64).remainder(97) for t in floats]
    return [sum(t.sum().item() for t in floats), sum(t.abs().sum().item() for t in floats),
            sum((t * w).sum().item() for t, w in zip(floats, weights))]


def randomise(model):
    torch.manual_seed(1)
    with torch.no_grad():
        for key, t in model.state_dict().items():
            last = key.rsplit(".", 1)[-1]
            if not t.is_floating_point() or last.startswith("running"):
                continue
            if last == "layer_scale" or t.dim() == 1 and last == "weight":
                t.copy_(torch.rand(t.shape) + 0.5)
            elif t.dim() == 1 or bool((t == 0).all()):
                t.copy_(torch.rand(t.shape) * 0.4 - 0.2)
    norms = [m for m in model.modules() if isinstance(m, nn.BatchNorm2d)]
    before = [n.momentum for n in norms]
    for norm in norms:
        norm.momentum = 1.0
    torch.manual_seed(4)
    with torch.no_grad():
        model.train()(torch.randn(4, 3, 64, 64).double())
    for norm, momentum in zip(norms, before):
        norm.momentum = momentum


def picked(result):
    flat = (result if isinstance(result, torch.Tensor) else result[0]).detach().double().flatten()
    return [flat[i * (flat.numel() - 1) // 4].item() for i in range(5)] + [flat.std().item()]


def outputs(model):
    randomise(model)
    torch.manual_seed(2)
    x = torch.randn(2, 3, 64, 64).double()
    with torch.no_grad():
        result = model.eval()(x)
    assert (result[0] - result[1]).std() > 0.01 * result.std()
    torch.manual_seed(3)
    trained = model.train()(x)
    trained = trained if isinstance(trained, torch.Tensor) else trained[0]
    (trained * trained).mean().backward()
    norm = sum((p.grad.double() ** 2).sum().item() for p in model.parameters() if p.grad is not None) ** 0.5
    return picked(result) + picked(trained) + [norm]


names = [n for n in torchvision.models.list_models(module=torchvision.models) if n.startswith(FAMILIES)]
with open(sys.argv[1], "w") as file:
    for name in names + list(TINY):
        torch.manual_seed(0)
        model = make(name) if name in SMALL or name in TINY else None
        if model is None:
            with torch.device("meta"):
                model = make(name)
        row = [name, str(sum(p.numel() for p in model.parameters()))] + structure(model)
        if name in SMALL or name in TINY:
            row += [f"{v:.9g}" for v in sums(model) + outputs(model.double())]
        file.write(" ".join(row) + "\n")
