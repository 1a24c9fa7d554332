"""Round trips: what PyTorch and NumPy write, Obor reads and writes again, and they read the same bits from that.

    python round_trip.py FOLDER CLASSES

needs torch, torchvision, transformers, safetensors and numpy, and `java`; CLASSES is core/target/classes. Files of every
dtype (`.pt` in both forms, safetensors, npz), the state of every kind of model, loaded strictly by Python's own class
afterwards, and of every optimizer with a schedule. Bits, sizes, strides, the order of keys and plain values must be the same.
"""
import os
import subprocess
import sys
import numpy as np, torch, torchvision.models as tv, transformers as hf
from safetensors.torch import load_file, save_file
torch.set_num_threads(1)
folder, classes = sys.argv[1:3]
DT = [torch.float32, torch.float64, torch.bfloat16, torch.float16, torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool, torch.complex64, torch.complex128]


def dtypes():
    torch.manual_seed(1)
    out = {}
    for d in DT:
        n = str(d)[6:]
        if d.is_complex:
            t = torch.randn(3, 4, dtype=d)
        elif d.is_floating_point:
            t = torch.randn(3, 4).to(d)
            t[0] = torch.tensor([float("nan"), float("inf"), -0.0, 1e-45 if d == torch.float32 else 6e-8])
        elif d == torch.bool:
            t = torch.rand(3, 4) > 0.5
        else:
            t = torch.randint(0, 100, (3, 4)).to(d)
            t[0, 0], t[0, 1] = torch.iinfo(d).min, torch.iinfo(d).max
        out[n] = t
        out[n + "_scalar"], out[n + "_empty"], out[n + "_1"] = t[2, 3].clone(), t[:0].clone(), t.reshape(-1).clone()
    return out


def models():
    t = dict(vocab_size=60, hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=24)
    return {
        "resnet18": lambda: tv.resnet18(num_classes=7), "mobilenet_v2": lambda: tv.mobilenet_v2(num_classes=7), "mobilenet_v3_small": lambda: tv.mobilenet_v3_small(num_classes=7),
        "efficientnet_b0": lambda: tv.efficientnet_b0(num_classes=7), "densenet121": lambda: tv.densenet121(num_classes=7), "convnext_tiny": lambda: tv.convnext_tiny(num_classes=7),
        "vit": lambda: tv.VisionTransformer(32, 8, 2, 2, 8, 16, num_classes=7), "swin": lambda: tv.SwinTransformer([4, 4], 8, [2, 2], [2, 2], [2, 2], num_classes=7),
        "vgg11": lambda: tv.VGG(tv.vgg11().features, num_classes=7),
        "gpt2": lambda: hf.GPT2LMHeadModel(hf.GPT2Config(vocab_size=60, n_positions=20, n_embd=16, n_layer=2, n_head=2)),
        "llama": lambda: hf.LlamaForCausalLM(hf.LlamaConfig(num_key_value_heads=1, **t)),
        "bert": lambda: hf.BertModel(hf.BertConfig(**t)), "distilbert": lambda: hf.DistilBertModel(hf.DistilBertConfig(vocab_size=60, dim=16, n_layers=2, n_heads=2, hidden_dim=24)),
        "t5": lambda: hf.T5EncoderModel(hf.T5Config(vocab_size=60, d_model=16, d_kv=8, d_ff=24, num_layers=2, num_heads=2)),
    }


def optimizers(p):
    o = torch.optim
    return {"sgd": o.SGD(p, 0.01, momentum=0.9), "adam": o.Adam(p, amsgrad=True), "adamw": o.AdamW(p), "adagrad": o.Adagrad(p), "rmsprop": o.RMSprop(p, momentum=0.5, centered=True),
            "adadelta": o.Adadelta(p), "adamax": o.Adamax(p), "nadam": o.NAdam(p), "radam": o.RAdam(p), "asgd": o.ASGD(p), "rprop": o.Rprop(p), "lbfgs": o.LBFGS(p)}


def write():
    os.makedirs(folder, exist_ok=True)
    d = dtypes()
    save(d, "dtypes")
    np.savez(f"{folder}/dtypes.npz", **{k: v.numpy() for k, v in d.items() if v.dtype != torch.bfloat16})
    for n, make in models().items():
        torch.manual_seed(2)
        s = make().state_dict()
        save({k: v.clone() for k, v in s.items()}, n)
        print(n, len(s), flush=True)
    for n in optimizers([torch.nn.Parameter(torch.zeros(3))]):
        torch.manual_seed(3)
        m = torch.nn.Linear(4, 3)
        opt = optimizers(list(m.parameters()))[n]
        sch = torch.optim.lr_scheduler.CosineAnnealingLR(opt, 10)
        x = torch.randn(5, 4)
        for _ in range(3):
            def loss():
                opt.zero_grad()
                value = m(x).pow(2).sum()
                value.backward()
                return value

            opt.step(loss)
            sch.step()
        torch.save({"model": m.state_dict(), "optimizer": opt.state_dict(), "scheduler": sch.state_dict(), "epoch": 3}, f"{folder}/optim-{n}.pt")


def save(d, n):
    torch.save(d, f"{folder}/{n}.pt")
    torch.save(d, f"{folder}/{n}-old.pt", _use_new_zipfile_serialization=False)
    save_file({k: v for k, v in d.items() if v.dtype != torch.complex128}, f"{folder}/{n}.safetensors")


def same(a, b, at=""):
    if isinstance(a, torch.Tensor):
        ok = a.dtype == b.dtype and a.shape == b.shape and a.stride() == b.stride() if a.numel() else a.dtype == b.dtype and a.shape == b.shape
        bits = lambda t: t.detach().contiguous().reshape(-1).view(torch.uint8) if t.numel() else torch.zeros(0)
        assert ok and torch.equal(bits(a), bits(b)), (at, a.dtype, b.dtype, a.shape, b.shape)
        return 1
    if isinstance(a, dict):
        assert list(a) == list(b), (at, list(a)[:9], list(b)[:9])
        return sum(same(a[k], b[k], f"{at}.{k}") for k in a)
    if isinstance(a, (list, tuple)):
        assert len(a) == len(b), at
        return sum(same(x, y, f"{at}[{i}]") for i, (x, y) in enumerate(zip(a, b)))
    assert a == b and type(a) == type(b), (at, a, b, type(a), type(b))
    return 0


def check():
    files = tensors = 0
    differ = []
    for f in sorted(os.listdir(folder)):
        if ".java." not in f:
            continue
        old = f.replace(".java.", ".")
        if f.endswith(".pt"):
            a, b = torch.load(f"{folder}/{old}", weights_only=True), torch.load(f"{folder}/{f}", weights_only=True)
        elif f.endswith(".safetensors"):
            a, b = load_file(f"{folder}/{old}"), load_file(f"{folder}/{f}")
            a, b = dict(sorted(a.items())), dict(sorted(b.items()))
        else:
            a, b = dict(np.load(f"{folder}/{old}")), dict(np.load(f"{folder}/{f}"))
            a, b = {k: torch.from_numpy(v) for k, v in sorted(a.items())}, {k: torch.from_numpy(v) for k, v in sorted(b.items())}
        try:
            tensors += same(a, b, f)
            files += 1
        except AssertionError as e:
            differ.append(f"{f}: {e}"[:400])
    for n, make in models().items():
        for e in (".java.pt", "-old.java.pt"):
            make().load_state_dict(torch.load(f"{folder}/{n}{e}", weights_only=True), strict=True)
    print(files, "files,", tensors, "tensors: the same bits")
    for line in differ:
        print("DIFFERS", line)
    sys.exit(bool(differ))


PROGRAM = """
import dev.obor.*;
import dev.obor.io.*;
import java.nio.file.*;

public class RoundTrip {
    public static void main(String[] arguments) throws Exception {
        try (var files = Files.list(Path.of(arguments[0]))) {
            for (Path file : files.filter(f -> !f.toString().contains(".java")).toList()) {
                String name = file.getFileName().toString();
                int dot = name.lastIndexOf('.');
                Path to = file.resolveSibling(name.substring(0, dot) + ".java" + name.substring(dot));
                switch (name.substring(dot)) {
                    case ".pt" -> Obor.save(Obor.load(file).value(), to);
                    case ".safetensors" -> Safetensors.save(Safetensors.load(file).tensors(), to);
                    default -> Numpy.savez(Numpy.loadz(file), to);
                }
            }
        }
    }
}
"""

write()
program = os.path.join(folder, "RoundTrip.java")
with open(program, "w") as out:
    out.write(PROGRAM)
subprocess.run(["java", "--enable-native-access=ALL-UNNAMED", "-cp", classes, program, folder], check=True)
os.remove(program)
check()
