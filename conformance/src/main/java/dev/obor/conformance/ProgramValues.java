package dev.obor.conformance;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The tensors of a program: inputs to be made, and ends to be compared.
final class ProgramValues {
    private ProgramValues() {}

    /// The dtype that PyTorch calls so.
    static DType dtype(String name) {
        return DType.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /// An input, a leaf.
    static Tensor input(Map<String, @Nullable Object> spec) {
        DType dtype = dtype(Program.text(spec, "d"));
        String text = Program.text(spec, "v");
        String[] words = text.isEmpty() ? new String[0] : text.split(" ");
        Tensor flat =
                dtype.isDifferentiable()
                        ? Obor.tensor(
                                Arrays.stream(words).mapToDouble(ProgramValues::number).toArray())
                        : Obor.tensor(Arrays.stream(words).mapToLong(Long::parseLong).toArray());
        if (dtype.isComplex()) { // both parts, one after the other
            flat = Obor.viewAsComplex(flat.to(Obor.float64).view(-1, 2)).detach();
        }
        long[] shape = longs(Program.list(spec, "s"));
        Tensor typed = flat.to(dtype);
        Tensor value =
                spec.get("st") instanceof List<?> strides
                        ? typed.asStrided(
                                shape,
                                longs(strides),
                                (Long) Objects.requireNonNull(spec.get("of")))
                        : typed.reshape(shape);
        return value.detach().requiresGrad_(Boolean.TRUE.equals(spec.get("g")));
    }

    private static double number(String word) {
        return switch (word) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> Double.parseDouble(word);
        };
    }

    /// Whole numbers of JSON.
    static long[] longs(List<?> json) {
        return json.stream().mapToLong(v -> (Long) v).toArray();
    }

    /// What differs from PyTorch's end of a variable, or null.
    static @Nullable String difference(
            @Nullable Object actual, @Nullable Map<String, @Nullable Object> end) {
        if (end == null) {
            return actual == null ? null : "there is " + describe(actual) + ", PyTorch has None";
        }
        if (end.get("value") instanceof String text) {
            return scalar(actual, text);
        }
        if (!(actual instanceof Tensor tensor)) {
            return "there is " + describe(actual) + ", PyTorch has a tensor";
        }
        String form = form(tensor, end);
        return form != null ? form : values(tensor, end);
    }

    private static String describe(@Nullable Object value) {
        return value == null ? "null" : value instanceof Tensor ? "a tensor" : "a " + value;
    }

    private static @Nullable String scalar(@Nullable Object actual, String text) {
        if (actual instanceof Number number) {
            double wanted =
                    switch (text) {
                        case "true" -> 1;
                        case "false" -> 0;
                        default -> number(text);
                    };
            boolean close =
                    new Comparison.Tolerance(1e-5, 1e-5).close(number.doubleValue(), wanted);
            return close ? null : "number " + actual + " for " + text;
        }
        return String.valueOf(actual).equals(text) ? null : "value " + actual + " for " + text;
    }

    private static @Nullable String form(Tensor tensor, Map<String, @Nullable Object> end) {
        long[] shape = longs(Program.list(end, "s"));
        long[] own = tensor.shape().toArray();
        if (!Arrays.equals(shape, own)) {
            return "shape " + Arrays.toString(own) + " for " + Arrays.toString(shape);
        }
        DType dtype = dtype(Program.text(end, "d"));
        if (tensor.dtype() != dtype) {
            return "dtype " + tensor.dtype() + " for " + dtype;
        }
        boolean wanted = Boolean.TRUE.equals(end.get("r"));
        if (tensor.requiresGrad() != wanted) {
            return "requires_grad " + tensor.requiresGrad() + " for " + wanted;
        }
        if (tensor.numel() < 2) {
            return null;
        }
        long[] strides =
                end.get("st") instanceof List<?> list ? longs(list) : Obor.empty(shape).stride();
        long[] found = tensor.stride();
        for (int d = 0; d < shape.length; d++) {
            if (shape[d] > 1 && strides[d] != found[d]) {
                return "strides " + Arrays.toString(found) + " for " + Arrays.toString(strides);
            }
        }
        return null;
    }

    private static @Nullable String values(Tensor tensor, Map<String, @Nullable Object> end) {
        byte[] bytes =
                end.get("v") instanceof String text
                        ? Base64.getDecoder().decode(text)
                        : new byte[0];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int count = (int) tensor.numel();
        if (tensor.isComplex()) {
            return complex(tensor, buffer, end);
        }
        if (!tensor.isFloatingPoint()) {
            long[] own = (long[]) tensor.detach().to(Obor.int64).reshape(-1).toArray();
            for (int i = 0; i < count; i++) {
                long wanted = whole(buffer, tensor.dtype());
                if (own[i] != wanted) {
                    return "value " + own[i] + " for " + wanted + " at " + i + " of " + count;
                }
            }
            return null;
        }
        double[] own = (double[]) tensor.detach().toDouble().reshape(-1).toArray();
        double error = end.get("e") instanceof String text ? Double.parseDouble(text) : 0;
        Comparison.Tolerance table = Comparison.Tolerance.of(tensor.dtype());
        for (int i = 0; i < count; i++) {
            double wanted = real(buffer, tensor.dtype());
            boolean close =
                    own[i] == wanted
                            || Double.isNaN(own[i]) && Double.isNaN(wanted)
                            || Math.abs(own[i] - wanted)
                                            <= table.absolute()
                                                    + table.relative() * Math.abs(wanted)
                                                    + 4 * error
                                    && Double.isFinite(wanted);
            if (!close) {
                String extent = " at " + i + " of " + count;
                return "value " + own[i] + " for " + wanted + extent + " (own error " + error + ")";
            }
        }
        return null;
    }

    /// Complex numbers are as close as their distance is.
    private static @Nullable String complex(
            Tensor tensor, ByteBuffer buffer, Map<String, @Nullable Object> end) {
        Tensor wide = tensor.detach().resolveConj().to(Obor.complex128).reshape(-1);
        double[] own = (double[]) Obor.viewAsReal(wide).reshape(-1).toArray();
        double error = end.get("e") instanceof String text ? Double.parseDouble(text) : 0;
        Comparison.Tolerance table = Comparison.Tolerance.of(tensor.dtype().toReal());
        DType part = tensor.dtype().toReal();
        for (int i = 0; i < own.length; i += 2) {
            double re = real(buffer, part);
            double im = real(buffer, part);
            boolean same = same(own[i], re) && same(own[i + 1], im);
            double limit = table.absolute() + table.relative() * Math.hypot(re, im) + 4 * error;
            double distance = Math.hypot(own[i] - re, own[i + 1] - im);
            if (!same && !(distance <= limit && Double.isFinite(re) && Double.isFinite(im))) {
                return "value "
                        + new Complex(own[i], own[i + 1])
                        + " for "
                        + new Complex(re, im)
                        + " at "
                        + i / 2
                        + " (own error "
                        + error
                        + ")";
            }
        }
        return null;
    }

    private static boolean same(double a, double b) {
        return a == b || Double.isNaN(a) && Double.isNaN(b);
    }

    private static long whole(ByteBuffer buffer, DType dtype) {
        return switch (dtype) {
            case INT64 -> buffer.getLong();
            case INT32 -> buffer.getInt();
            case INT16 -> buffer.getShort();
            case UINT8 -> buffer.get() & 0xff;
            default -> buffer.get();
        };
    }

    private static double real(ByteBuffer buffer, DType dtype) {
        return switch (dtype) {
            case FLOAT64 -> buffer.getDouble();
            case FLOAT32 -> buffer.getFloat();
            case FLOAT16 -> Float.float16ToFloat(buffer.getShort());
            default -> Float.intBitsToFloat(buffer.getShort() << 16);
        };
    }
}
