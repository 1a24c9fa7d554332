package dev.obor.vision.transforms;

import static dev.obor.Obor.cat;
import static dev.obor.Obor.empty;
import static dev.obor.Obor.linspace;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.where;

import dev.obor.Linalg;
import dev.obor.MinMax;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.F;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes of size and place.
final class Geometry {
    private Geometry() {}

    static void checkImage(Tensor image) {
        if (image.dim() < 3) {
            throw new ShapeError(
                    "Expected an image of size (..., C, H, W), but got "
                            + image.shape()
                            + "; picture.unsqueeze(0) is one of one channel");
        }
    }

    static long channels(Tensor image) {
        checkImage(image);
        return image.size(-3);
    }

    static Tensor resize(
            Tensor image, int height, int width, InterpolationMode mode, boolean antialias) {
        checkImage(image);
        boolean smooth = antialias && !mode.isNearest();
        if (mode == InterpolationMode.LANCZOS && !antialias) {
            throw new ValueError("InterpolationMode.LANCZOS requires antialias=True");
        }
        if (height < 1 || width < 1) {
            throw new ValueError(
                    "resize: a size of " + height + " by " + width + " is not positive");
        }
        long h = image.size(-2);
        long w = image.size(-1);
        long[] shape = image.shape().toArray();
        if (h == height && w == width) {
            return image;
        }
        shape[shape.length - 2] = height;
        shape[shape.length - 1] = width;
        if (image.numel() == 0) {
            return image.reshape(shape);
        }
        DType dtype = image.dtype();
        boolean direct = dtype == DType.FLOAT32 || dtype == DType.FLOAT64 || dtype == DType.UINT8;
        Tensor in = image.reshape(-1, image.size(-3), h, w);
        Tensor out =
                F.interpolate(
                        direct ? in : in.to(DType.FLOAT32),
                        o ->
                                o.size(height, width)
                                        .mode(mode.value())
                                        .alignCorners(mode.isNearest() ? null : false)
                                        .antialias(smooth));
        if (!direct) {
            out = (dtype.isFloatingPoint() ? out : out.round()).to(dtype);
        }
        return out.reshape(shape);
    }

    /// Height and width where the shorter edge gets a size, and the longer at most another.
    static int[] resized(long h, long w, int shorter, @Nullable Integer maxSize) {
        double small = Math.min(h, w);
        double large = Math.max(h, w);
        int newShort = shorter;
        int newLong = (int) ((double) shorter * large / small);
        if (maxSize != null) {
            if (maxSize <= shorter) {
                throw new ValueError(
                        "max_size = %d must be strictly greater than the requested size for the smaller edge size = %d"
                                .formatted(maxSize, shorter));
            }
            if (newLong > maxSize) {
                newShort = (int) ((double) maxSize * newShort / newLong);
                newLong = maxSize;
            }
        }
        return w <= h ? new int[] {newLong, newShort} : new int[] {newShort, newLong};
    }

    static void checkPaddingMode(String mode) {
        if (!List.of("constant", "edge", "reflect", "symmetric").contains(mode)) {
            throw new ValueError(
                    "`padding_mode` should be either `'constant'`, `'edge'`, `'reflect'` or"
                            + " `'symmetric'`, but got `'"
                            + mode
                            + "'`.");
        }
    }

    /// @param padding left, right, top and bottom
    static Tensor pad(Tensor image, long[] padding, double[] fill, String mode) {
        checkImage(image);
        checkPaddingMode(mode);
        if (mode.equals("constant")) {
            if (fill.length == 1) {
                return F.pad(image, padding, o -> o.value(fill[0]));
            }
            checkFill(image, fill);
            Tensor colour = tensor(fill).to(image.dtype()).view(-1, 1, 1);
            Tensor inside =
                    F.pad(ones(1, image.size(-2), image.size(-1)), padding, o -> o.value(0));
            return where(inside.ne(0), F.pad(image, padding, o -> o.value(0)), colour);
        }
        if (fill.length != 1) {
            throw new ValueError(
                    "Padding mode '" + mode + "' is not supported if fill is not scalar");
        }
        if (mode.equals("symmetric")) {
            Tensor rows = image.indexSelect(-2, mirrored(padding[2], padding[3], image.size(-2)));
            return rows.indexSelect(-1, mirrored(padding[0], padding[1], image.size(-1)));
        }
        long[] shape = image.shape().toArray();
        Tensor in = image.reshape(-1, image.size(-3), image.size(-2), image.size(-1));
        Tensor floats = image.isFloatingPoint() ? in : in.to(DType.FLOAT32);
        Tensor out = F.pad(floats, padding, mode.equals("edge") ? "replicate" : mode);
        shape[shape.length - 2] = out.size(-2);
        shape[shape.length - 1] = out.size(-1);
        return out.to(image.dtype()).reshape(shape);
    }

    /// Places from before the first element to behind the last one, which are seen in a mirror.
    private static Tensor mirrored(long before, long behind, long size) {
        if (before > size || behind > size) {
            throw new ValueError(
                    "Padding of %d and %d is more than the size of %d, which is all that a mirror shows"
                            .formatted(before, behind, size));
        }
        long[] places = new long[(int) (before + size + behind)];
        for (int i = 0; i < places.length; i++) {
            long at = i - before;
            places[i] = at < 0 ? -at - 1 : at >= size ? 2 * size - 1 - at : at;
        }
        return tensor(places);
    }

    static Tensor crop(Tensor image, long top, long left, long height, long width) {
        checkImage(image);
        if (height < 0 || width < 0) {
            throw new ValueError("crop: a size of " + height + " by " + width + " is negative");
        }
        long h = image.size(-2);
        long w = image.size(-1);
        long right = Math.addExact(left, width);
        long bottom = Math.addExact(top, height);
        long t = Math.clamp(top, 0, h);
        long l = Math.clamp(left, 0, w);
        Tensor part =
                image.narrow(-2, t, Math.max(0, Math.min(bottom, h) - t))
                        .narrow(-1, l, Math.max(0, Math.min(right, w) - l));
        if (left >= 0 && top >= 0 && right <= w && bottom <= h) {
            return part;
        }
        long[] padding = {
            Math.max(Math.min(right, 0) - left, 0),
            Math.max(right - Math.max(w, left), 0),
            Math.max(Math.min(bottom, 0) - top, 0),
            Math.max(bottom - Math.max(h, top), 0)
        };
        return F.pad(part, padding, o -> o.value(0));
    }

    static Tensor centerCrop(Tensor image, long height, long width) {
        checkImage(image);
        if (height < 1 || width < 1) {
            throw new ValueError(
                    "center_crop: a size of " + height + " by " + width + " is not positive");
        }
        long h = image.size(-2);
        long w = image.size(-1);
        Tensor full = image;
        if (height > h || width > w) {
            long dw = Math.max(0, width - w);
            long dh = Math.max(0, height - h);
            long[] padding = {dw / 2, (dw + 1) / 2, dh / 2, (dh + 1) / 2};
            full = F.pad(image, padding, o -> o.value(0));
        }
        long top = (long) Math.rint((full.size(-2) - height) / 2.0);
        long left = (long) Math.rint((full.size(-1) - width) / 2.0);
        return crop(full, top, left, height, width);
    }

    static Tensor affine(
            Tensor image,
            double angle,
            double[] translate,
            double scale,
            double[] shear,
            InterpolationMode mode,
            double @Nullable [] fill,
            double @Nullable [] center) {
        checkImage(image);
        if (!(scale > 0)) {
            throw new ValueError("Argument scale should be positive");
        }
        double[] matrix = inverse(offCenter(image, center), angle, translate, scale, shear);
        return bySampling(image, matrix, image.size(-2), image.size(-1), mode, fill);
    }

    static Tensor rotate(
            Tensor image,
            double degrees,
            InterpolationMode mode,
            boolean expand,
            double @Nullable [] center,
            double @Nullable [] fill) {
        checkImage(image);
        double angle = degrees % 360;
        angle += angle < 0 ? 360 : 0;
        if (center == null) {
            if (angle == 0) {
                return image.clone();
            }
            if (angle == 180) {
                return image.rot90(2, -2, -1);
            }
            if ((angle == 90 || angle == 270) && (expand || image.size(-1) == image.size(-2))) {
                return image.rot90(angle == 90 ? 1 : 3, -2, -1);
            }
        }
        double[] none = {0, 0};
        double[] matrix = inverse(offCenter(image, center), -angle, none, 1, none);
        long h = image.size(-2);
        long w = image.size(-1);
        long[] size = expand ? around(matrix, w, h) : new long[] {w, h};
        return bySampling(image, matrix, size[1], size[0], mode, fill);
    }

    /// The image with each pixel from elsewhere, `(1, H, W, 2)` in halves of the size.
    static Tensor elastic(
            Tensor image, Tensor displacement, InterpolationMode mode, double @Nullable [] fill) {
        checkImage(image);
        long h = image.size(-2);
        long w = image.size(-1);
        if (!displacement.shape().toList().equals(List.of(1L, h, w, 2L))) {
            throw new ShapeError(
                    "Argument displacement shape should be [1, %d, %d, 2], but given %s"
                            .formatted(h, w, displacement.shape()));
        }
        DType dtype = image.isFloatingPoint() ? image.dtype() : DType.FLOAT32;
        Tensor grid = empty(1, h, w, 2).to(dtype);
        grid.select(-1, 0).copy_(linspace((1.0 - w) / w, (w - 1.0) / w, w, o -> o.dtype(dtype)));
        grid.select(-1, 1)
                .copy_(
                        linspace((1.0 - h) / h, (h - 1.0) / h, h, o -> o.dtype(dtype))
                                .unsqueeze(-1));
        return sampled(image, grid.add_(displacement.to(dtype)), mode, fill);
    }

    private static double[] offCenter(Tensor image, double @Nullable [] center) {
        return center == null
                ? new double[] {0, 0}
                : new double[] {center[0] - image.size(-1) * 0.5, center[1] - image.size(-2) * 0.5};
    }

    /// From places of the result to places of the image, for rotation, scale, shear and translation
    /// about a centre.
    private static double[] inverse(
            double[] center, double angle, double[] translate, double scale, double[] shear) {
        double rot = Math.toRadians(angle);
        double sx = Math.toRadians(shear[0]);
        double sy = Math.toRadians(shear[1]);
        double a = Math.cos(rot - sy) / Math.cos(sy);
        double b = -(a * Math.tan(sx) + Math.sin(rot));
        double c = Math.sin(rot - sy) / Math.cos(sy);
        double d = Math.cos(rot) - c * Math.tan(sx);
        double x = center[0] + translate[0];
        double y = center[1] + translate[1];
        double[] m = {d / scale, -b / scale, 0, -c / scale, a / scale, 0};
        m[2] += center[0] - m[0] * x - m[1] * y;
        m[5] += center[1] - m[3] * x - m[4] * y;
        return m;
    }

    /// Width and height of what holds the whole turned image.
    private static long[] around(double[] matrix, long w, long h) {
        double x = 0.5 * w;
        double y = 0.5 * h;
        Tensor corners =
                tensor(-x, -y, 1.0, -x, y, 1.0, x, y, 1.0, x, -y, 1.0).to(DType.FLOAT32).view(4, 3);
        Tensor theta = tensor(matrix).to(DType.FLOAT32).view(2, 3);
        MinMax ends = corners.matmul(theta.t()).aminmax(0);
        Tensor half = tensor(x, y).to(DType.FLOAT32);
        double inverse = 1.0 / 1e-4;
        Tensor max = ends.max().add(half).mul(inverse).trunc().mul(1e-4).ceil();
        Tensor min = ends.min().add(half).mul(inverse).trunc().mul(1e-4).floor();
        Tensor size = max.sub(min);
        return new long[] {(long) size.select(0, 0).item(), (long) size.select(0, 1).item()};
    }

    private static Tensor bySampling(
            Tensor image,
            double[] matrix,
            long oh,
            long ow,
            InterpolationMode mode,
            double @Nullable [] fill) {
        DType dtype = image.isFloatingPoint() ? image.dtype() : DType.FLOAT32;
        Tensor half = tensor(0.5 * image.size(-1), 0.5 * image.size(-2)).to(dtype);
        Tensor theta = tensor(matrix).to(dtype).view(2, 3).t().div(half);
        Tensor x = linspace((1.0 - ow) * 0.5, (ow - 1.0) * 0.5, ow).to(dtype);
        Tensor y = linspace((1.0 - oh) * 0.5, (oh - 1.0) * 0.5, oh).to(dtype);
        Tensor grid = mapped(theta, x, y);
        return sampled(image, grid, mode, fill);
    }

    /// Places `(1, oh, ow, 2)`: x, y and 1 times a matrix `(3, 2)`. Products and sums are rounded
    /// one by one, as in PyTorch's product of thin matrices.
    private static Tensor mapped(Tensor matrix, Tensor x, Tensor y) {
        Tensor m = matrix.reshape(3, 1, 1, 2);
        Tensor columns = x.view(1, -1, 1).mul(m.select(0, 0));
        Tensor rows = y.view(-1, 1, 1).mul(m.select(0, 1));
        return columns.add(rows).add(m.select(0, 2)).unsqueeze(0);
    }

    static Tensor perspective(
            Tensor image, double[] c, InterpolationMode mode, double @Nullable [] fill) {
        checkImage(image);
        if (c.length != 8) {
            throw new ValueError("Argument coeffs should have 8 float values");
        }
        long oh = image.size(-2);
        long ow = image.size(-1);
        DType dtype = image.isFloatingPoint() ? image.dtype() : DType.FLOAT32;
        Tensor half = tensor(0.5 * ow, 0.5 * oh).to(dtype);
        Tensor above = tensor(Arrays.copyOf(c, 6)).to(dtype).view(2, 3).t().div(half);
        Tensor below = tensor(c[6], c[7], 1.0, c[6], c[7], 1.0).to(dtype).view(2, 3).t();
        Tensor x = linspace(0.5, ow + 0.5 - 1.0, ow, o -> o.dtype(dtype));
        Tensor y = linspace(0.5, oh + 0.5 - 1.0, oh, o -> o.dtype(dtype));
        Tensor grid = mapped(above, x, y).div(mapped(below, x, y)).sub(1.0);
        return sampled(image, grid, mode, fill);
    }

    /// The numbers of the map that takes four corners to where they shall be.
    static double[] coefficients(long[][] start, long[][] end) {
        if (start.length != 4 || end.length != 4) {
            throw new ValueError(
                    "Please provide exactly four corners, got %d startpoints and %d endpoints."
                            .formatted(start.length, end.length));
        }
        double[] a = new double[64];
        double[] b = new double[8];
        for (int i = 0; i < 4; i++) {
            double x = end[i][0];
            double y = end[i][1];
            double u = start[i][0];
            double v = start[i][1];
            double[] first = {x, y, 1, 0, 0, 0, -u * x, -u * y};
            double[] second = {0, 0, 0, x, y, 1, -v * x, -v * y};
            System.arraycopy(first, 0, a, 16 * i, 8);
            System.arraycopy(second, 0, a, 16 * i + 8, 8);
            b[2 * i] = u;
            b[2 * i + 1] = v;
        }
        Tensor solved =
                Linalg.solve(tensor(a).to(DType.FLOAT64).view(8, 8), tensor(b).to(DType.FLOAT64));
        return solved.to(DType.FLOAT32).to(DType.FLOAT64).toDoubleArray();
    }

    private static void checkFill(Tensor image, double[] fill) {
        if (fill.length > 1 && fill.length != image.size(-3)) {
            throw new ValueError(
                    "The number of elements in 'fill' cannot broadcast to match the number of channels of the image (%d != %d)"
                            .formatted(fill.length, image.size(-3)));
        }
    }

    private static Tensor sampled(
            Tensor image, Tensor grid, InterpolationMode mode, double @Nullable [] fill) {
        if (mode != InterpolationMode.NEAREST && mode != InterpolationMode.BILINEAR) {
            throw new ValueError(
                    "Interpolation mode '" + mode.value() + "' is unsupported with Tensor input");
        }
        if (fill != null) {
            checkFill(image, fill);
        }
        long[] shape = image.shape().toArray();
        long channels = image.size(-3);
        shape[shape.length - 2] = grid.size(1);
        shape[shape.length - 1] = grid.size(2);
        if (image.numel() == 0) {
            return image.reshape(shape);
        }
        Tensor in = image.reshape(-1, channels, image.size(-2), image.size(-1)).to(grid.dtype());
        long n = in.size(0);
        Tensor places = n > 1 ? grid.expand(n, -1, -1, -1) : grid;
        if (fill != null) {
            Tensor mask = ones(n, 1, in.size(-2), in.size(-1)).to(in.dtype());
            in = cat(List.of(in, mask), 1);
        }
        Tensor out = F.gridSample(in, places, o -> o.mode(mode.value()).alignCorners(false));
        if (fill != null) {
            Tensor mask = out.narrow(1, channels, 1);
            Tensor pixels = out.narrow(1, 0, channels);
            Tensor colour = tensor(fill).to(out.dtype()).view(1, -1, 1, 1);
            out =
                    mode == InterpolationMode.NEAREST
                            ? where(mask.lt(0.5), colour, pixels)
                            : pixels.sub(colour).mul(mask).add(colour);
        }
        Tensor result = image.isFloatingPoint() ? out : out.round().to(image.dtype());
        return result.reshape(shape);
    }
}
