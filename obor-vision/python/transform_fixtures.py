"""Writes what torchvision's transforms make of a small picture: python transform_fixtures.py FILE [--full] (torchvision 0.29).

200 seeds of each random transform of bytes, the shape and a checksum, and 50 of floats, the shape and two numbers; of other transforms floats whole.
`--full` writes 200 of both, all results whole."""
import sys
import zlib

import numpy as np
import torch
import torchvision.transforms.v2.functional as F
from torchvision.transforms import AutoAugmentPolicy as Policy
from torchvision.transforms import InterpolationMode as IM
from torchvision.transforms import v2
from torchvision.utils import make_grid

torch.set_num_threads(1)
torch.manual_seed(9)
x = torch.randint(0, 256, (3, 12, 17), dtype=torch.uint8)
labels = torch.tensor([2, 0, 3, 1])
soft = torch.rand(4, 5)
kept = {"x": x.numpy(), "soft": soft.numpy()}


def batch(image):
    return torch.stack([image, image.flip(1), image.flip(2), image.roll(3, 2)])


def mixed(transform, target):
    def both(image):
        images, y = transform(batch(image).float(), target)
        return torch.cat([images.reshape(4, -1), y], 1)
    return both


random = {
    "hflip": v2.RandomHorizontalFlip(), "vflip": v2.RandomVerticalFlip(0.3), "crop": v2.RandomCrop((7, 9)),
    "croppad": v2.RandomCrop((12, 16), padding=4), "cropneed": v2.RandomCrop((15, 11), padding=[1, 0, 2, 1], pad_if_needed=True, fill=(7, 8, 9)),
    "cropedge": v2.RandomCrop((9, 9), padding=3, padding_mode="reflect"),
    "rrc": v2.RandomResizedCrop((6, 8)), "rrc2": v2.RandomResizedCrop((9, 7), scale=(0.4, 1.0), ratio=(0.2, 6.0), interpolation=IM.BICUBIC),
    "jitter": v2.ColorJitter(0.4, 0.5, 0.6, 0.3), "jitter2": v2.ColorJitter(brightness=(0.2, 0.9), hue=(0.1, 0.4)),
    "erase": v2.RandomErasing(0.8), "erase3": v2.RandomErasing(1.0, (0.1, 0.6), (0.5, 4.0), [0.2, 3.0, 200.0]),
    "rot": v2.RandomRotation(70), "rot2": v2.RandomRotation((20, 200), IM.BILINEAR, expand=True, fill=(4, 90, 200)),
    "rotc": v2.RandomRotation(40, IM.BILINEAR, center=[3, 4]),
    "affine": v2.RandomAffine(30, (0.2, 0.3), (0.6, 1.5), (-10, 20, 5, 15)), "affine2": v2.RandomAffine((10, 20), shear=12, interpolation=IM.BILINEAR, fill=31, center=[5, 6]),
    "persp": v2.RandomPerspective(), "persp2": v2.RandomPerspective(0.3, 0.9, IM.NEAREST, fill=(1, 2, 3)),
    "elastic": v2.ElasticTransform(20.0, 1.0), "elastic2": v2.ElasticTransform([10.0, 40.0], [0.5, 0.8], IM.NEAREST),
    "randaug": v2.RandAugment(), "randaug2": v2.RandAugment(4, 25, interpolation=IM.BILINEAR, fill=[3, 4, 5]), "trivial": v2.TrivialAugmentWide(),
    "auto": v2.AutoAugment(), "autocifar": v2.AutoAugment(Policy.CIFAR10), "autosvhn": v2.AutoAugment(Policy.SVHN, fill=128),
    "augmix": v2.AugMix(), "augmix2": v2.AugMix(7, 2, 2, 0.5, all_ops=False),
    "mixup": mixed(v2.MixUp(num_classes=5), labels), "mixup2": mixed(v2.MixUp(alpha=0.3), soft), "cutmix": mixed(v2.CutMix(num_classes=5), labels),
    "blur": v2.GaussianBlur(3), "blur2": v2.GaussianBlur([5, 3], (0.5, 4.0)), "noise": v2.GaussianNoise(), "noise2": v2.GaussianNoise(0.1, 0.3, clip=False),
    "apply": v2.RandomApply([v2.ColorJitter(0.5), v2.RandomHorizontalFlip()], 0.7),
    "choice": v2.RandomChoice([v2.RandomCrop(5), v2.RandomRotation(9), v2.RandomInvert(1.0)], [1.0, 2.0, 1.5]),
    "order": v2.RandomOrder([v2.RandomCrop(9), v2.RandomVerticalFlip(), v2.RandomSolarize(90 / 255.0)]),
    "zoom": v2.RandomZoomOut((9, 8, 7), (1.0, 2.0)), "scale": v2.ScaleJitter((14, 10), (0.5, 1.5)), "shortest": v2.RandomShortestSize([6, 9, 14], 18),
    "resizes": v2.RandomResize(5, 13), "photo": v2.RandomPhotometricDistort(), "permute": v2.RandomChannelPermutation(),
    "rgrey": v2.RandomGrayscale(0.4), "rinvert": v2.RandomInvert(), "requal": v2.RandomEqualize(), "rauto": v2.RandomAutocontrast(),
    "rpost": v2.RandomPosterize(2), "rsolar": v2.RandomSolarize(0.3), "rsharp": v2.RandomAdjustSharpness(1.9)}
fixed = {
    "resize": v2.Resize(8), "resize2": v2.Resize((20, 9)), "resize3": v2.Resize(8, max_size=10), "center": v2.CenterCrop((7, 8)), "center2": v2.CenterCrop((15, 20)),
    "grey": v2.Grayscale(3), "autoc": F.autocontrast, "equal": F.equalize, "invert": F.invert,
    "post": lambda i: F.posterize(i, 3), "sharp": lambda i: F.adjust_sharpness(i, 1.7),
    "gblur": lambda i: F.gaussian_blur(i, [5, 5], [1.3, 1.3]), "rotb": lambda i: F.rotate(i, 33.0, IM.BILINEAR, expand=True),
    "affn": lambda i: F.affine(i, -20.0, [3, -2], 0.8, [5.0, 7.0], IM.NEAREST),
    "symm": lambda i: F.pad(i, [3, 4, 5, 6], padding_mode="symmetric"), "out": lambda i: F.crop(i, -3, 10, 8, 12),
    "pad": v2.Pad(3, (9, 8, 7)), "padedge": v2.Pad([1, 2, 3, 4], padding_mode="edge"), "five": lambda i: torch.stack(v2.FiveCrop((5, 6))(i)),
    "ten": lambda i: torch.stack(v2.TenCrop(7, vertical_flip=True)(i)),
    "linear": lambda i: v2.LinearTransformation(torch.eye(9) * 2 + 1, torch.arange(9.0))(i[:, :1, :3].float()),
    "grid": lambda i: make_grid(batch(i), nrow=3, padding=1, pad_value=5), "grid1": lambda i: make_grid(i[:1]),
    "gridn": lambda i: make_grid(batch(i.float()), nrow=2, normalize=True, scale_each=True)}
full = "--full" in sys.argv
rows = {"u": [], "f": []}
for name, transform in {**random, **fixed}.items():
    for kind, image in (("u", x), ("f", x.float() / 255)):
        if name == "linear" and kind == "u":
            continue
        for seed in range((200 if full or kind == "u" else 50) if name in random else 1):
            torch.manual_seed(seed)
            y = transform(image).contiguous()
            shape = list(y.shape) + [0] * (4 - y.dim())
            if full or (name in fixed and kind == "f" and y.numel() < 1300):
                kept[f"{name}_{kind}_{seed}"] = y.numpy()
            if y.dtype == torch.uint8:
                rows["u"].append([zlib.crc32(y.numpy().tobytes())] + shape)
            else:
                flat = y.flatten()
                rows["f"].append([flat[seed * 7919 % len(flat)].item(), flat[(seed * 104729 + 1) % len(flat)].item()] + shape)
names = " ".join(list(random) + ["|"] + list(fixed))
kept["bytes"] = np.array([r[0] for r in rows["u"]], dtype=np.int64)
kept["byteShapes"] = np.array([r[1:] for r in rows["u"]], dtype=np.int16)
kept["floats"] = np.array([r[:2] for r in rows["f"]], dtype=np.float32)
kept["floatShapes"] = np.array([r[2:] for r in rows["f"]], dtype=np.int16)
np.savez_compressed(sys.argv[1], **kept)
print(names)
