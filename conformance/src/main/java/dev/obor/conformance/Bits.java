package dev.obor.conformance;

import dev.obor.Tensor;
import dev.obor.base.Complex;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hashes of numbers, to tell whether two runs have the same bits. All NaNs are one number.
final class Bits {
    private Bits() {}

    /// A hash of shape, dtype and elements.
    static long of(Tensor tensor) {
        long elements =
                switch (tensor.detach().reshape(-1).toArray()) {
                    case float[] values -> Arrays.hashCode(values);
                    case double[] values -> Arrays.hashCode(values);
                    case long[] values -> Arrays.hashCode(values);
                    case int[] values -> Arrays.hashCode(values);
                    case short[] values -> Arrays.hashCode(values);
                    case byte[] values -> Arrays.hashCode(values);
                    case boolean[] values -> Arrays.hashCode(values);
                    case Complex[] values -> Arrays.hashCode(values);
                    case Object other -> other.hashCode();
                };
        return mix(elements * 31 + tensor.shape().toList().hashCode()) + tensor.dtype().ordinal();
    }

    /// A hash of a list of results.
    static long of(List<? extends @Nullable Object> values) {
        long hash = 1;
        for (Object value : values) {
            long one =
                    switch (value) {
                        case null -> 7;
                        case Tensor tensor -> of(tensor);
                        case Double number -> Double.hashCode(number);
                        case Object other -> other.hashCode();
                    };
            hash = mix(hash * 1_000_003 + one);
        }
        return hash;
    }

    private static long mix(long value) {
        long x = (value ^ (value >>> 31)) * 0x7fb5d329728ea185L;
        return x ^ (x >>> 27);
    }
}
