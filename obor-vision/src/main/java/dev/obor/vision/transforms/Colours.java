package dev.obor.vision.transforms;

import static dev.obor.Obor.cat;
import static dev.obor.Obor.stack;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.where;

import dev.obor.MinMax;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import java.util.ArrayList;
import java.util.List;

/// Changes of colour. Numbers of whole-number dtypes go to the largest of the dtype, floats to 1.
final class Colours {
    private Colours() {}

    /// How many bits a number of the dtype has, without its sign.
    static int bits(DType dtype) {
        return switch (dtype) {
            case UINT8 -> 8;
            case INT8 -> 7;
            case INT16 -> 15;
            case INT32 -> 31;
            case INT64 -> 63;
            default ->
                    throw new DTypeError(
                            "Number of value bits is only defined for integer dtypes, but got "
                                    + dtype
                                    + ".");
        };
    }

    static double max(DType dtype) {
        return dtype.isFloatingPoint() || dtype == DType.BOOL
                ? 1
                : dtype == DType.INT64 ? Long.MAX_VALUE : (1L << bits(dtype)) - 1;
    }

    static void checkChannels(Tensor image) {
        long channels = image.dim() < 3 ? 0 : image.size(-3);
        if (channels != 1 && channels != 3) {
            throw new ShapeError(
                    "Input image tensor permitted channel values are 1 or 3, but found "
                            + (image.dim() < 3 ? "an image of sizes " + image.shape() : channels));
        }
    }

    private static void checkFactor(String name, double factor) {
        if (!(factor >= 0)) {
            throw new ValueError(name + " (" + factor + ") is not non-negative.");
        }
    }

    static Tensor grey(Tensor image, long outputChannels, boolean keepDtype) {
        checkChannels(image);
        if (image.size(-3) == 1) {
            return outputChannels == 1 ? image.clone() : repeated(image);
        }
        Tensor[] rgb = image.unbind(-3);
        Tensor sum = rgb[0].mul(0.2989).add_(rgb[1], 0.587).add_(rgb[2], 0.114).unsqueeze(-3);
        Tensor grey = keepDtype ? sum.to(image.dtype()) : sum;
        return outputChannels == 3 ? grey.expand(image.shape().toArray()) : grey;
    }

    private static Tensor repeated(Tensor image) {
        return cat(List.of(image, image, image), -3);
    }

    static Tensor toRgb(Tensor image) {
        checkChannels(image);
        return image.size(-3) == 1 ? repeated(image) : image;
    }

    private static Tensor blend(Tensor image, Tensor other, double ratio) {
        return image.mul(ratio)
                .add(other, 1 - ratio)
                .clamp(0.0, max(image.dtype()))
                .to(image.dtype());
    }

    static Tensor brightness(Tensor image, double factor) {
        checkFactor("brightness_factor", factor);
        checkChannels(image);
        return image.mul(factor).clamp_(0.0, max(image.dtype())).to(image.dtype());
    }

    static Tensor saturation(Tensor image, double factor) {
        checkFactor("saturation_factor", factor);
        checkChannels(image);
        return image.size(-3) == 1 ? image : blend(image, floored(image), factor);
    }

    static Tensor contrast(Tensor image, double factor) {
        checkFactor("contrast_factor", factor);
        checkChannels(image);
        Tensor grey =
                image.size(-3) == 3
                        ? floored(image)
                        : image.isFloatingPoint() ? image : image.to(DType.FLOAT32);
        return blend(image, GreyMean.of(grey), factor);
    }

    /// Grey as floats, but whole numbers where the image has such.
    private static Tensor floored(Tensor image) {
        Tensor grey = grey(image, 1, false);
        return image.isFloatingPoint() ? grey : grey.floor();
    }

    static Tensor hue(Tensor image, double factor) {
        if (!(factor >= -0.5 && factor <= 0.5)) {
            throw new ValueError("hue_factor (" + factor + ") is not in [-0.5, 0.5].");
        }
        checkChannels(image);
        if (image.size(-3) == 1 || image.numel() == 0) {
            return image;
        }
        Tensor[] hsv = toHsv(scaled(image, DType.FLOAT32));
        Tensor h = hsv[0].add(factor).remainder(1.0);
        return scaled(fromHsv(h, hsv[1], hsv[2]), image.dtype());
    }

    /// Hue, saturation and value, each from 0 to 1.
    private static Tensor[] toHsv(Tensor image) {
        Tensor r = image.select(-3, 0);
        MinMax ends = image.aminmax(-3);
        Tensor min = ends.min();
        Tensor max = ends.max();
        Tensor flat = max.eq(min);
        Tensor range = max.sub(min);
        Tensor s = range.div(where(flat, 1.0, max));
        Tensor divisor = where(flat, 1.0, range).unsqueeze(-3);
        Tensor[] c = max.unsqueeze(-3).sub(image).div(divisor).unbind(-3);
        Tensor notRed = max.ne(r);
        Tensor green = max.eq(image.select(-3, 1));
        Tensor hg = c[0].add(2.0).sub(c[2]).mul(green.logicalAnd(notRed));
        Tensor hr = c[2].sub(c[1]).mul(notRed.logicalNot());
        Tensor hb = c[1].add(4.0).sub(c[0]).mul(notRed.logicalAnd(green.logicalNot()));
        Tensor h = hr.add(hg).add(hb).mul(1.0 / 6.0).add(1.0).fmod(1.0);
        return new Tensor[] {h, s, max};
    }

    private static Tensor fromHsv(Tensor h, Tensor s, Tensor v) {
        Tensor h6 = h.mul(6);
        Tensor floor = h6.floor();
        Tensor f = h6.sub(floor);
        Tensor i = floor.to(DType.INT64).remainder(6);
        Tensor sxf = s.mul(f);
        Tensor rest = s.neg().add(1.0);
        Tensor q = sxf.neg().add(1.0).mul(v).clamp(0.0, 1.0);
        Tensor t = sxf.add(rest).mul(v).clamp(0.0, 1.0);
        Tensor p = rest.mul(v).clamp(0.0, 1.0);
        Tensor vpqt = stack(List.of(v, p, q, t), -3);
        long[][] select = {{0, 2, 1, 1, 3, 0}, {3, 0, 0, 2, 1, 1}, {1, 1, 3, 0, 0, 2}};
        List<Tensor> rgb = new ArrayList<>();
        for (long[] row : select) {
            Tensor place = tensor(row).indexSelect(0, i.flatten()).view(i.shape().toArray());
            rgb.add(vpqt.gather(-3, place.unsqueeze(-3)));
        }
        return cat(rgb, -3);
    }

    static Tensor gamma(Tensor image, double gamma, double gain) {
        if (!(gamma >= 0)) {
            throw new ValueError("Gamma should be a non-negative real number");
        }
        Tensor powers = (image.isFloatingPoint() ? image : scaled(image, DType.FLOAT32)).pow(gamma);
        Tensor out = gain == 1 ? powers : powers.mul(gain).clamp(0.0, 1.0);
        return scaled(out, image.dtype());
    }

    static Tensor posterize(Tensor image, int bits) {
        if (bits < 0 || bits > 8) {
            throw new ValueError(
                    "bits must be a positive integer in the range [0, 8], got "
                            + bits
                            + " instead.");
        }
        if (image.isFloatingPoint()) {
            int levels = 1 << bits;
            return image.mul(levels).floor().clamp(0.0, levels - 1).mul(1.0 / levels);
        }
        int all = bits(image.dtype());
        return bits >= all ? image : image.bitwiseAnd(((1L << bits) - 1) << (all - bits));
    }

    static Tensor solarize(Tensor image, double threshold) {
        if (threshold > max(image.dtype())) {
            throw new ValueError(
                    "Threshold should be less or equal the maximum value of the dtype, but got "
                            + threshold);
        }
        return where(image.ge(threshold), invert(image), image);
    }

    static Tensor invert(Tensor image) {
        if (image.isFloatingPoint()) {
            return image.neg().add(1.0);
        }
        return image.dtype() == DType.UINT8
                ? image.bitwiseNot()
                : image.bitwiseXor(Long.MAX_VALUE >> (63 - bits(image.dtype())));
    }

    static Tensor autocontrast(Tensor image) {
        checkChannels(image);
        if (image.numel() == 0) {
            return image;
        }
        double bound = max(image.dtype());
        Tensor floats = image.isFloatingPoint() ? image : image.to(DType.FLOAT32);
        Tensor min = floats.amin(new long[] {-2, -1}, true);
        Tensor max = floats.amax(new long[] {-2, -1}, true);
        Tensor flat = max.eq(min);
        Tensor scale = where(flat, 1.0, max.sub(min).mul(1.0 / bound));
        Tensor low = where(flat, 0.0, min);
        return floats.sub(low).div(scale).clamp(0.0, bound).to(image.dtype());
    }

    static Tensor equalize(Tensor image) {
        if (image.numel() == 0) {
            return image;
        }
        Tensor bytes = scaled(image, DType.UINT8);
        long[] shape = bytes.shape().toArray();
        Tensor flat =
                bytes.reshape(-1, shape[shape.length - 2] * shape[shape.length - 1])
                        .to(DType.INT64);
        Tensor hist =
                flat.newZeros(flat.size(0), 256)
                        .scatterAdd(1, flat, flat.newZeros(flat.size(0), flat.size(1)).add(1));
        Tensor sums = hist.cumsum(1);
        Tensor last = hist.gather(1, sums.argmax(1, true)).neg().add(flat.size(1));
        Tensor step = last.floorDivide(255);
        Tensor table =
                sums.narrow(1, 0, 255)
                        .add(step.floorDivide(2))
                        .floorDivide(step.clamp(1L, Long.MAX_VALUE))
                        .clamp(0L, 255L);
        Tensor lookup = cat(List.of(table.newZeros(table.size(0), 1), table), 1);
        Tensor changed = where(step.ne(0), lookup.gather(1, flat), flat);
        return scaled(changed.to(DType.UINT8).view(shape), image.dtype());
    }

    /// Another dtype; whole numbers and floats from 0 to 1 mean the same.
    static Tensor scaled(Tensor image, DType dtype) {
        DType from = image.dtype();
        if (from == dtype) {
            return image;
        }
        if (from.isFloatingPoint()) {
            if (dtype.isFloatingPoint()) {
                return image.to(dtype);
            }
            if (from == DType.FLOAT32 && (dtype == DType.INT32 || dtype == DType.INT64)
                    || from == DType.FLOAT64 && dtype == DType.INT64) {
                throw new DTypeError(
                        "The conversion from "
                                + from
                                + " to "
                                + dtype
                                + " cannot be performed safely.");
            }
            return image.mul(max(dtype) + 1.0 - 0.001).to(dtype);
        }
        if (dtype.isFloatingPoint()) {
            return image.to(dtype).mul(1.0 / max(from));
        }
        int shift = bits(from) - bits(dtype);
        return shift > 0
                ? image.bitwiseRightShift(shift).to(dtype)
                : image.to(dtype).bitwiseLeftShift(-shift);
    }
}
