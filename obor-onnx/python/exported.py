"""ONNX files of PyTorch's two exporters, with what PyTorch computes and how it trains.

    python exported.py FOLDER [--full] [--only NAME] [--kept FILE]

needs torch, torchvision, transformers, onnx and onnxscript. For each model and exporter it writes
NAME-EXPORTER.onnx as it is exported by default, NAME-EXPORTER-train.onnx without folding, so that
its parameters are those of the model, and NAME-EXPORTER.npz: inputs, target, outputs in eval mode, the learning
rate, and the losses of 20 steps of SGD in training mode. At 0.01 the losses of a full ViT rise to 18 before they fall,
and PyTorch's own differ from those in float64 by 4e-4: full models learn more slowly. Small models without --full, of which one file each is kept in
src/test/resources, in an archive that --kept names, without what only says where nodes come from.
`ImportedFilesTest` reads it, and a folder that -Dobor.onnx.files names.
"""

import argparse
import copy
import os
import warnings
import zipfile

import numpy as np
import onnx
import torch
import torch.nn.functional as F
import torchvision.models as tv
import transformers as hf
from torch import nn

KEPT = ["resnet18-dynamo-train", "mobilenetv3-torchscript-train", "densenet-dynamo-train", "unet-torchscript-train",
        "vit-dynamo-train", "swin-torchscript", "bert-dynamo-train", "gpt2-torchscript-train", "lstm-dynamo-train",
        "gru-torchscript-train"]

warnings.filterwarnings("ignore")


class UNet(nn.Module):
    def __init__(self, width):
        super().__init__()
        block = lambda i, o: nn.Sequential(nn.Conv2d(i, o, 3, padding=1), nn.BatchNorm2d(o), nn.ReLU())
        self.down1, self.down2, self.middle = block(3, width), block(width, 2 * width), block(2 * width, 4 * width)
        self.up2, self.up1 = nn.ConvTranspose2d(4 * width, 2 * width, 2, 2), nn.Upsample(scale_factor=2, mode="bilinear")
        self.join2, self.join1 = block(4 * width, 2 * width), block(3 * width, width)
        self.head = nn.Conv2d(width, 4, 1)

    def forward(self, x):
        a = self.down1(x)
        b = self.down2(F.max_pool2d(a, 2))
        c = self.middle(F.max_pool2d(b, 2))
        b = self.join2(torch.cat([self.up2(c), b], 1))
        a = self.join1(torch.cat([self.up1(b), a], 1))
        return self.head(a).mean((2, 3))


class Recurrent(nn.Module):
    def __init__(self, kind, hidden):
        super().__init__()
        self.embedding = nn.Embedding(40, 8)
        self.rnn = kind(8, hidden, num_layers=2, bidirectional=True, batch_first=True)
        self.head = nn.Linear(2 * hidden, 5)

    def forward(self, tokens):
        return self.head(self.rnn(self.embedding(tokens))[0].mean(1))


class Output(nn.Module):
    """A model that returns logits alone."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, tokens, mask):
        return self.model(input_ids=tokens, attention_mask=mask).logits


def models(full):
    image = torch.randn(4, 3, 64, 64) if full else (torch.randn(3, 3, 32, 32) * 2).round() / 2
    tokens = torch.randint(0, 40, (4, 12) if full else (3, 7))
    mask = torch.ones_like(tokens)
    mask[0, -2:] = 0
    n = {"num_classes": 7}
    text = dict(vocab_size=60, hidden_size=64 if full else 16)

    def vit():
        if full:
            return tv.vit_b_16(image_size=64, **n)
        m = tv.VisionTransformer(32, 8, 2, 2, 8, 16, **n)
        return m

    def swin():
        if full:
            return tv.swin_t(stochastic_depth_prob=0.0, **n)
        return tv.SwinTransformer([4, 4], 8, [2, 2], [2, 2], [2, 2], stochastic_depth_prob=0.0, **n)

    def bert():
        c = hf.BertConfig(num_hidden_layers=2, num_attention_heads=2, intermediate_size=24, num_labels=5,
                          max_position_embeddings=20, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0, **text)
        return Output(hf.BertForSequenceClassification(c))

    def gpt2():
        c = hf.GPT2Config(vocab_size=60, n_positions=20, n_embd=text["hidden_size"], n_layer=2, n_head=2,
                          resid_pdrop=0.0, embd_pdrop=0.0, attn_pdrop=0.0, use_cache=False)
        return Output(hf.GPT2LMHeadModel(c))

    def mobilenet():
        if full:
            return tv.mobilenet_v3_small(dropout=0.0, **n)
        from torchvision.models.mobilenetv3 import InvertedResidualConfig as C, MobileNetV3
        rows = [C(8, 3, 16, 8, True, "RE", 2, 1, 1.0), C(8, 5, 16, 16, True, "HS", 2, 1, 1.0)]
        return MobileNetV3(rows, 16, dropout=0.0, **n)

    def densenet():
        return tv.densenet121(**n) if full else tv.DenseNet(4, (2, 2), 8, **n)

    def resnet():
        if full:
            return tv.resnet18(**n)
        m = tv.ResNet.__new__(tv.ResNet)
        from torchvision.models.resnet import BasicBlock
        nn.Module.__init__(m)
        m._norm_layer, m.inplanes, m.dilation, m.groups, m.base_width = nn.BatchNorm2d, 8, 1, 1, 64
        m.conv1, m.bn1, m.relu = nn.Conv2d(3, 8, 7, 2, 3, bias=False), nn.BatchNorm2d(8), nn.ReLU(True)
        m.maxpool, m.avgpool = nn.MaxPool2d(3, 2, 1), nn.AdaptiveAvgPool2d((1, 1))
        m.layer1, m.layer2 = m._make_layer(BasicBlock, 8, 1), m._make_layer(BasicBlock, 16, 1, stride=2)
        m.layer3, m.layer4 = nn.Identity(), nn.Identity()
        m.fc = nn.Linear(16, 7)
        return m

    return {
        "resnet18": (resnet, (image,)),
        "mobilenetv3": (mobilenet, (image,)),
        "densenet": (densenet, (image,)),
        "unet": (lambda: UNet(16 if full else 4), (image,)),
        "vit": (vit, (image,)),
        "swin": (swin, (image,)),
        "bert": (bert, (tokens, mask)),
        "gpt2": (gpt2, (tokens, torch.ones_like(tokens))),
        "lstm": (lambda: Recurrent(nn.LSTM, 16 if full else 6), (tokens,)),
        "gru": (lambda: Recurrent(nn.GRU, 16 if full else 6), (tokens,)),
    }


def loss_of(out, target):
    return F.cross_entropy(out.flatten(0, -2), target.flatten())


def livened(model, inputs, full):
    """Statistics and zero-initialised parts that are not those of a fresh model."""
    with torch.no_grad():
        for m in model.modules():
            if isinstance(m, (nn.BatchNorm2d, nn.LayerNorm)):
                m.weight.uniform_(0.5, 1.5), m.bias.uniform_(-0.3, 0.3)
        for p in model.parameters():
            if p.abs().max() == 0:
                p.normal_(0, 0.1)
        model.train()
        for _ in range(3):
            model(*inputs)
        if not full:  # half as large once they are packed
            for t in model.state_dict().values():
                if t.is_floating_point():
                    t.copy_(t.bfloat16())
    return model.eval()


def stripped(path):
    """The bytes of a model without the places that its nodes come from."""
    model = onnx.load(path)
    model.graph.doc_string = ""
    for node in model.graph.node:
        node.doc_string = ""
        node.ClearField("metadata_props")
    for value in list(model.graph.value_info):
        kept = [e for e in value.metadata_props if e.key.endswith("InputSpec.kind")]
        if kept:
            value.ClearField("metadata_props")
            value.metadata_props.extend(kept)
        else:
            model.graph.value_info.remove(value)
    return model.SerializeToString()


def keep(folder, file):
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in KEPT:
            archive.writestr(name + ".onnx", stripped(os.path.join(folder, name + ".onnx")))
            values = name.split("-")[0] + ".npz"
            archive.write(os.path.join(folder, values), values)
    print(file, os.path.getsize(file), "bytes")


def main():
    args = argparse.ArgumentParser()
    args.add_argument("folder")
    args.add_argument("--full", action="store_true")
    args.add_argument("--only")
    args.add_argument("--kept")
    args = args.parse_args()
    os.makedirs(args.folder, exist_ok=True)
    torch.set_num_threads(1)
    torch.manual_seed(1)
    for name, (make, inputs) in models(args.full).items():
        if args.only and name not in args.only.split(","):
            continue
        torch.manual_seed(2)
        model = livened(make(), inputs, args.full)
        for m in model.modules():
            if isinstance(m, nn.Dropout):
                m.p = 0.0
        values = {f"in{i}": t.numpy() for i, t in enumerate(inputs)}
        with torch.no_grad():
            out = model(*inputs)
        values["out"] = out.numpy()
        target = torch.randint(0, out.shape[-1], out.shape[:-1])
        values["target"] = target.numpy()
        for exporter in ("torchscript", "dynamo"):
            path = os.path.join(args.folder, f"{name}-{exporter}")
            copied = copy.deepcopy(model)
            if exporter == "dynamo":
                torch.onnx.export(copied, inputs, path + ".onnx", dynamo=True, verbose=False, external_data=False)
                torch.onnx.export(copied, inputs, path + "-train.onnx", dynamo=True, verbose=False, optimize=False,
                                  external_data=False)
            else:
                axes = {f"in{i}": {0: "batch"} for i in range(len(inputs))}
                names = dict(input_names=[f"in{i}" for i in range(len(inputs))])
                torch.onnx.export(copied, inputs, path + ".onnx", dynamo=False, dynamic_axes=axes, **names)
                torch.onnx.export(copied, inputs, path + "-train.onnx", dynamo=False, do_constant_folding=False,
                                  training=torch.onnx.TrainingMode.PRESERVE, **names)
        model.train()
        rate = 0.001 if args.full else 0.01
        optimizer = torch.optim.SGD(model.parameters(), lr=rate)
        losses = []
        for _ in range(20):
            optimizer.zero_grad()
            loss = loss_of(model(*inputs), target)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        values["losses"], values["lr"] = np.array(losses), np.array(rate)
        np.savez_compressed(os.path.join(args.folder, name + ".npz"), **values)
        sizes = [os.path.getsize(os.path.join(args.folder, f)) for f in sorted(os.listdir(args.folder)) if f.startswith(name + "-")]
        print(name, "std", float(out.std()), "losses", losses[0], losses[-1], "bytes", sizes, flush=True)
    if args.kept:
        keep(args.folder, args.kept)


if __name__ == "__main__":
    main()
