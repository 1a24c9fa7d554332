"""Writes what torchvision's transforms make of a small picture: python transform_fixtures.py FILE (torchvision 0.29)."""
import sys

import numpy as np
import torch
import torchvision.transforms.v2.functional as F
from torchvision.transforms import InterpolationMode as IM
from torchvision.transforms import v2

torch.set_num_threads(1)
torch.manual_seed(9)
x = torch.randint(0, 256, (3, 12, 17), dtype=torch.uint8)
kept = {"x": x.numpy()}
transforms = {
    "hflip": v2.RandomHorizontalFlip(), "vflip": v2.RandomVerticalFlip(0.3), "crop": v2.RandomCrop((7, 9)),
    "croppad": v2.RandomCrop((12, 16), padding=4), "rrc": v2.RandomResizedCrop((6, 8)),
    "jitter": v2.ColorJitter(0.4, 0.5, 0.6, 0.3),
    "resize": v2.Resize(8), "resize2": v2.Resize((20, 9)), "center": v2.CenterCrop((7, 8)), "center2": v2.CenterCrop((15, 20)),
    "grey": v2.Grayscale(3), "autoc": F.autocontrast, "equal": F.equalize, "invert": F.invert,
    "post": lambda i: F.posterize(i, 3), "sharp": lambda i: F.adjust_sharpness(i, 1.7),
    "blur": lambda i: F.gaussian_blur(i, [5, 5], [1.3, 1.3]), "rotb": lambda i: F.rotate(i, 33.0, IM.BILINEAR, expand=True),
    "affn": lambda i: F.affine(i, -20.0, [3, -2], 0.8, [5.0, 7.0], IM.NEAREST),
    "symm": lambda i: F.pad(i, [3, 4, 5, 6], padding_mode="symmetric"), "out": lambda i: F.crop(i, -3, 10, 8, 12)}
for name, transform in transforms.items():
    for seed in range(4 if isinstance(transform, v2.Transform) else 1):
        torch.manual_seed(seed)
        kept[f"{name}_{seed}"] = transform(x).numpy()
np.savez_compressed(sys.argv[1], **kept)
