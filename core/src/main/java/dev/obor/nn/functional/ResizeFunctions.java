package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Tensor;
import dev.obor.backend.Sizes;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.ResizeOptions.Interpolate;
import dev.obor.nn.functional.ResizeOptions.Upsample;
import dev.obor.op.DTypes;
import dev.obor.op.Operation;
import dev.obor.op.nn.Resampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Other sizes for signals, images and volumes; shown by [F].
final class ResizeFunctions {
    private static final Set<String> STEPS = Set.of("nearest", "nearest-exact", "area");
    private static final List<String> LINEAR = List.of("linear", "bilinear", "trilinear");

    private ResizeFunctions() {}

    /// Signals, images or volumes of another size.
    ///
    /// ```java
    /// Tensor twice = F.interpolate(x, o -> o.scaleFactor(2).mode("bilinear").alignCorners(true));
    /// ```
    ///
    /// @param input (N, C, L), (N, C, H, W) or (N, C, D, H, W); floats, for some modes uint8
    /// @return (N, C, Lout), (N, C, Hout, Wout) or (N, C, Dout, Hout, Wout), of the input's dtype
    /// @throws ValueError unless either the sizes or the factors are given, or where the mode does
    ///   not take an option
    /// @throws ShapeError if the mode is for another number of dimensions
    @Operation(F)
    public static Tensor interpolate(Tensor input, Consumer<Interpolate> options) {
        Interpolate o = Interpolate.DEFAULT.with(options);
        boolean steps = STEPS.contains(o.mode);
        if (steps && o.alignCorners != null) {
            throw new ValueError(
                    "align_corners option can only be set with the interpolating modes: linear |"
                            + " bilinear | bicubic | trilinear");
        }
        boolean corners = o.alignCorners != null && o.alignCorners;
        int dims = input.dim() - 2;
        Target target = Target.of(input, dims, o);
        boolean smooths = Set.of("bilinear", "bicubic", "lanczos").contains(o.mode);
        if (o.antialias && !(smooths && input.dim() == 4)) {
            throw new ValueError(
                    "Anti-alias option is restricted to bilinear, bicubic, and lanczos modes and"
                            + " requires a 4-D tensor as input");
        }
        if (dims < 1 || dims > 3) {
            throw unsupported(input, o.mode);
        }
        if (o.mode.equals("area")) {
            List<Integer> sizes = new ArrayList<>();
            for (long size : target.sizes) {
                sizes.add(Sizes.count(size, "elements along one dimension"));
            }
            return switch (dims) {
                case 1 -> AdaptivePoolingFunctions.adaptiveAvgPool1d(input, new ArrayList<>(sizes));
                case 2 -> AdaptivePoolingFunctions.adaptiveAvgPool2d(input, new ArrayList<>(sizes));
                default ->
                        AdaptivePoolingFunctions.adaptiveAvgPool3d(input, new ArrayList<>(sizes));
            };
        }
        checkMode(input, o.mode, dims, corners, o.antialias);
        return resized(input, target, o.mode, corners, o.antialias);
    }

    private static void checkMode(
            Tensor input, String mode, int dims, boolean corners, boolean antialias) {
        boolean image = mode.equals("bicubic") || mode.equals("lanczos");
        int linear = LINEAR.indexOf(mode);
        if (linear >= 0 && linear != dims - 1) {
            throw new ShapeError(
                    "Got "
                            + input.dim()
                            + "D input, but "
                            + mode
                            + " mode needs "
                            + (linear + 3)
                            + "D input");
        }
        if (!STEPS.contains(mode) && linear < 0 && !(image && dims == 2)) {
            throw unsupported(input, mode);
        }
        if (mode.equals("lanczos")) {
            if (corners) {
                throw new ValueError("Lanczos mode does not support align_corners=True");
            }
            if (!antialias) {
                throw new ValueError("Lanczos mode requires antialias=True");
            }
        }
    }

    private static ShapeError unsupported(Tensor input, String mode) {
        return new ShapeError(
                "Input Error: Only 3D, 4D and 5D input Tensors supported (got "
                        + input.dim()
                        + "D) for the modes: nearest | linear | bilinear | bicubic | trilinear |"
                        + " lanczos | area | nearest-exact (got "
                        + mode
                        + ")");
    }

    private static Tensor resized(
            Tensor input, Target target, String mode, boolean corners, boolean antialias) {
        int dims = input.dim() - 2;
        checkSizes(input, target.sizes);
        boolean nearest = mode.startsWith("nearest");
        String kind = nearest ? "nearest" : LINEAR.contains(mode) ? "linear" : "cubic";
        if (!input.isFloatingPoint() && input.dtype() != DType.UINT8) {
            String name =
                    antialias ? "compute_indices_weights_aa" : "compute_indices_weights_" + kind;
            throw DTypes.notImplemented(name, input.dtype());
        }
        boolean wide = input.dtype() == DType.FLOAT64;
        Resampling.Line[] lines = new Resampling.Line[dims];
        for (int d = 0; d < dims; d++) {
            int in = Sizes.count(input.size(2 + d), "elements along one dimension");
            int out = Sizes.count(target.sizes[d], "elements along one dimension");
            Double factor = target.factors == null ? null : target.factors[d];
            var line = new ResizeLine(in, out, factor, corners, wide);
            lines[d] = antialias ? line.smooth(mode) : line.plain(mode);
        }
        String node = "Upsample" + nodeName(mode, dims) + (antialias ? "Aa" : "") + "Backward0";
        if (input.dtype() == DType.UINT8 && !nearest) {
            return dims == 2
                    ? bytes(input, target, mode, corners, antialias)
                    : Resampling.resize(node, input.toFloat(), lines).to(DType.UINT8);
        }
        return Resampling.resize(node, input, lines);
    }

    /// As PyTorch resizes images of 8 bits: by whole weights, and rounded after each dimension.
    private static Tensor bytes(
            Tensor input, Target target, String mode, boolean corners, boolean antialias) {
        Tensor now = input.toDouble();
        for (int d = 1; d >= 0; d--) {
            int in = Sizes.count(now.size(2 + d), "elements along one dimension");
            int out = Sizes.count(target.sizes[d], "elements along one dimension");
            if (in == out) {
                continue;
            }
            Double factor = target.factors == null ? null : target.factors[d];
            var bytes = new ResizeLine(in, out, factor, corners, true).bytes(mode, antialias);
            int other = Sizes.count(now.size(3 - d), "elements along one dimension");
            var same = new ResizeLine(other, other, null, false, true).plain("nearest");
            Resampling.Line[] lines = {same, same};
            lines[d] = bytes.line();
            double one = 1 << bytes.bits();
            now = Resampling.resize("", now, lines).add(one / 2).div(one).floor().clamp(0, 255);
        }
        return now.to(DType.UINT8);
    }

    private static String nodeName(String mode, int dims) {
        String name = mode.equals("nearest-exact") ? "NearestExact" : mode;
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + dims + "D";
    }

    private static void checkSizes(Tensor input, long[] sizes) {
        String[] names = {"D", "H", "W"};
        int dims = sizes.length;
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        boolean positive = true;
        long inner = input.size(1);
        for (int d = 0; d < dims; d++) {
            String name = names[3 - dims + d];
            before.add(name + ": " + input.size(2 + d));
            after.add(name + ": " + sizes[d]);
            positive &= input.size(2 + d) > 0 && sizes[d] > 0;
            inner *= input.size(2 + d);
        }
        if (!positive) {
            throw new ShapeError(
                    "Input and output sizes should be greater than 0, but got input ("
                            + String.join(", ", before)
                            + ") output ("
                            + String.join(", ", after)
                            + ")");
        }
        if (inner == 0) {
            throw new ShapeError(
                    "Non-empty "
                            + input.dim()
                            + "D data tensor expected but got a tensor with sizes "
                            + input.shape().toList());
        }
    }

    /// Sizes, and the factors that lead there where they are not what the sizes say.
    private record Target(long[] sizes, double @Nullable [] factors) {
        static Target of(Tensor input, int dims, Interpolate o) {
            boolean sized = !o.size.isEmpty();
            boolean scaled = !o.scaleFactor.isEmpty();
            if (sized && scaled) {
                throw new ValueError("only one of size or scale_factor should be defined");
            }
            if (!sized && !scaled) {
                throw new ValueError("either size or scale_factor should be defined");
            }
            boolean recompute = Boolean.TRUE.equals(o.recomputeScaleFactor);
            long[] sizes = new long[Math.max(dims, 0)];
            if (sized) {
                String format = "output size in (o1, o2, ...,oK) format.";
                count(input, dims, o.size, "output size of ", format);
                if (recompute) {
                    throw new ValueError(
                            "recompute_scale_factor is not meaningful with an explicit size.");
                }
                for (int d = 0; d < dims; d++) {
                    sizes[d] = o.size.get(o.size.size() == 1 ? 0 : d);
                }
                return new Target(sizes, null);
            }
            String format = "scale_factor in (s1, s2, ...,sK) format.";
            count(input, dims, o.scaleFactor, "scale_factor of shape ", format);
            double[] factors = new double[sizes.length];
            for (int d = 0; d < dims; d++) {
                factors[d] = o.scaleFactor.get(o.scaleFactor.size() == 1 ? 0 : d);
                sizes[d] = (long) (input.size(2 + d) * factors[d]);
            }
            return new Target(sizes, recompute || o.mode.equals("area") ? null : factors);
        }

        private static void count(
                Tensor input, int dims, List<?> numbers, String what, String format) {
            if (numbers.size() > 1 && numbers.size() != dims) {
                List<Long> all = input.shape().toList();
                throw new ValueError(
                        "Input and "
                                + (what.startsWith("output") ? "output" : "scale_factor")
                                + " must have the same number of spatial dimensions, but got input"
                                + " with spatial dimensions of "
                                + all.subList(Math.min(2, all.size()), all.size())
                                + " and "
                                + what
                                + Extents.tuple(numbers)
                                + ". Please provide input tensor in (N, C, d1, d2, ...,dK) format"
                                + " and "
                                + format);
            }
        }
    }

    /// The former name of [#interpolate].
    ///
    /// ```java
    /// F.upsample(ones(1, 1, 2, 2), o -> o.scaleFactor(2)).shape() // [1, 1, 4, 4]
    /// ```
    ///
    /// @param input (N, C, L), (N, C, H, W) or (N, C, D, H, W)
    /// @return (N, C, Lout), (N, C, Hout, Wout) or (N, C, Dout, Hout, Wout), of the input's dtype
    @Operation(F)
    public static Tensor upsample(Tensor input, Consumer<Upsample> options) {
        Upsample o = Upsample.DEFAULT.with(options);
        return interpolate(
                input,
                i ->
                        i.size(sizes(o))
                                .scaleFactor(factors(o))
                                .mode(o.mode)
                                .alignCorners(o.alignCorners));
    }

    /// The former name of [#interpolate] by the nearest elements.
    ///
    /// ```java
    /// F.upsampleNearest(arange(2.0).view(1, 1, 2), o -> o.scaleFactor(2)) // [[[0, 0, 1, 1]]]
    /// ```
    ///
    /// @param input (N, C, L), (N, C, H, W) or (N, C, D, H, W)
    /// @return (N, C, Lout), (N, C, Hout, Wout) or (N, C, Dout, Hout, Wout), of the input's dtype
    @Operation(F)
    public static Tensor upsampleNearest(Tensor input, Consumer<ResizeOptions.Plain> options) {
        ResizeOptions.Plain o = ResizeOptions.Plain.DEFAULT.with(options);
        return interpolate(input, i -> i.size(sizes(o)).scaleFactor(factors(o)));
    }

    /// The former name of the bilinear [#interpolate] with corners that keep their places.
    ///
    /// ```java
    /// Tensor out = F.upsampleBilinear(arange(4.0).view(1, 1, 2, 2), o -> o.size(3, 3));
    /// out // [[[[0, 0.5, 1], [1, 1.5, 2], [2, 2.5, 3]]]]
    /// ```
    ///
    /// @param input (N, C, H, W)
    /// @return (N, C, Hout, Wout), of the input's dtype
    @Operation(F)
    public static Tensor upsampleBilinear(Tensor input, Consumer<ResizeOptions.Plain> options) {
        ResizeOptions.Plain o = ResizeOptions.Plain.DEFAULT.with(options);
        return interpolate(
                input,
                i -> i.size(sizes(o)).scaleFactor(factors(o)).mode("bilinear").alignCorners(true));
    }

    private static int[] sizes(ResizeOptions<?> o) {
        return o.size.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double[] factors(ResizeOptions<?> o) {
        return o.scaleFactor.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
