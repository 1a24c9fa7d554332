"""Writes small pictures and expected.npz, what Pillow reads: python picture_fixtures.py FOLDER (Pillow 13, numpy)."""
import pathlib
import sys
import warnings

import numpy as np
from PIL import Image, ImageOps

warnings.simplefilter("ignore")
folder = pathlib.Path(sys.argv[1])
r = np.random.RandomState(0)
noise = r.randint(0, 256, (7, 9, 4), dtype=np.uint8)
yy, xx = np.mgrid[0:17, 0:20]
smooth = np.stack([128 + 100 * np.sin(xx / 9), 128 + 100 * np.cos(yy / 7), 128 + 80 * np.sin((xx + yy) / 11)], -1)
S = Image.fromarray(smooth.astype(np.uint8))
RGBA = Image.fromarray(noise)
RGB = Image.fromarray(noise[..., :3])
L = Image.fromarray(noise[..., 0])
P = RGB.quantize(30)


def held(number):
    exif = Image.Exif()
    exif[0x0112] = number
    return exif


pictures = {
    "grey.png": (L, {}), "colour.png": (RGB, {}), "alpha.png": (RGBA, {}), "bits.png": (L.convert("1"), {}),
    "greyalpha.png": (Image.merge("LA", (L, Image.fromarray(noise[..., 3]))), {}),
    "palette.png": (P, {}), "palette4.png": (RGB.quantize(4), {"bits": 2}),
    "transparent.png": (P, {"transparency": bytes(range(100, 130))}),
    "wide.png": (Image.fromarray(r.randint(0, 65536, (7, 9)).astype(np.uint16)), {}),
    "colour.bmp": (RGB, {}), "palette.bmp": (P, {}), "palette.gif": (P, {}),
    "grey.tiff": (L, {}), "colour.tiff": (RGB, {"compression": "tiff_lzw"}), "cmyk.tiff": (RGB.convert("CMYK"), {}),
    "smooth.jpg": (S, {"quality": 75}), "grey.jpg": (S.convert("L"), {"quality": 75}),
    "progressive.jpg": (S, {"quality": 80, "progressive": True}), "cmyk.jpg": (S.convert("CMYK"), {"quality": 90}),
} | {f"held{n}.png": (RGB, {"exif": held(n)}) for n in range(2, 9)} | {
    "held6.jpg": (S, {"quality": 95, "exif": held(6)}), "held8.tiff": (RGB, {"exif": held(8)})}
expected = {}
for name, (picture, options) in pictures.items():
    picture.save(folder / name, **options)
    read = ImageOps.exif_transpose(Image.open(folder / name))
    if name == "wide.png":
        expected["wide.png.unchanged"] = np.asarray(read).astype(np.int32)[None]
        continue
    expected[name] = np.ascontiguousarray(np.asarray(read.convert("RGB")).transpose(2, 0, 1))
    if read.mode in ("L", "RGB", "RGBA", "LA"):
        expected[name + ".unchanged"] = np.ascontiguousarray(np.atleast_3d(np.asarray(read)).transpose(2, 0, 1))
    expected[name + ".grey"] = np.asarray(read.convert("RGB").convert("L"))[None]
np.savez_compressed(folder / "expected.npz", **expected)
