package dev.obor.nn.functional;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.base.ValueError;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Optional arguments of poolings by windows; numbers are one for all dimensions or one for each.
///
/// @param <O> the options themselves
public abstract sealed class PoolOptions<O extends PoolOptions<O>> extends Options<O> {
    List<Integer> stride = List.of();
    List<Integer> padding = List.of(0);
    boolean ceilMode;

    /// Optional arguments of a maximum pooling.
    public static final class Max extends PoolOptions<Max> {
        static final Max DEFAULT = new Max();
        List<Integer> dilation = List.of(1);

        /// The distance of a window's elements, 1.
        public Max dilation(int... value) {
            Arguments.given(value, "value");
            return set(() -> dilation = Extents.of(value));
        }

        @Override
        public String extraRepr(List<Integer> kernelSize, boolean tuples) {
            Arguments.given(kernelSize, "kernelSize");
            return super.extraRepr(kernelSize, tuples)
                    + ", dilation="
                    + Extents.text(dilation)
                    + ", ceil_mode="
                    + text(ceilMode);
        }
    }

    /// Optional arguments of an average pooling.
    public static final class Average extends PoolOptions<Average> {
        static final Average DEFAULT = new Average();
        boolean countIncludePad = true;
        int divisorOverride; // 0 means the number of elements

        /// Whether padding counts as elements, true.
        public Average countIncludePad(boolean value) {
            return set(() -> countIncludePad = value);
        }

        /// What sums are divided by, the number of elements.
        ///
        /// @throws ValueError if it is 0
        public Average divisorOverride(int value) {
            if (value == 0) {
                throw new ValueError("divisor must be not zero");
            }
            return set(() -> divisorOverride = value);
        }
    }

    PoolOptions() {}

    /// The distance of the windows, the kernel size.
    public O stride(int... value) {
        Arguments.given(value, "value");
        return set(() -> stride = Extents.of(value));
    }

    /// How far windows may begin before the input, 0.
    public O padding(int... value) {
        Arguments.given(value, "value");
        return set(() -> padding = Extents.of(value));
    }

    /// Whether a last, incomplete window counts, false.
    public O ceilMode(boolean value) {
        return set(() -> ceilMode = value);
    }

    /// The stride, or the kernel size where there is none.
    List<Integer> stride(List<Integer> kernelSize) {
        return stride.isEmpty() ? kernelSize : stride;
    }

    /// What a layer prints of them: `kernel_size=2, stride=2, padding=0`.
    ///
    /// @param tuples whether single numbers print as tuples
    public String extraRepr(List<Integer> kernelSize, boolean tuples) {
        Arguments.given(kernelSize, "kernelSize");
        return "kernel_size="
                + text(kernelSize, tuples)
                + ", stride="
                + text(stride(kernelSize), tuples)
                + ", padding="
                + text(padding, tuples);
    }

    private static String text(List<Integer> numbers, boolean tuples) {
        return tuples ? Extents.tuple(numbers) : Extents.text(numbers);
    }

    /// Optional arguments of a pooling by a power.
    public static final class Power extends Options<Power> {
        static final Power DEFAULT = new Power();
        List<Integer> stride = List.of();
        boolean ceilMode;

        /// The distance of the windows, the kernel size.
        public Power stride(int... value) {
            Arguments.given(value, "value");
            return set(() -> stride = Extents.of(value));
        }

        /// Whether a last, incomplete window counts, false.
        public Power ceilMode(boolean value) {
            return set(() -> ceilMode = value);
        }

        /// What a layer prints of them: `stride=None, ceil_mode=False`.
        public String extraRepr() {
            return "stride="
                    + (stride.isEmpty() ? "None" : Extents.text(stride))
                    + ", ceil_mode="
                    + text(ceilMode);
        }
    }

    /// Optional arguments of the reverse of a maximum pooling.
    public static final class Unpool extends Options<Unpool> {
        static final Unpool DEFAULT = new Unpool();
        List<Integer> stride = List.of();
        List<Integer> padding = List.of(0);
        long @Nullable [] outputSize;

        /// The distance of the windows, the kernel size.
        public Unpool stride(int... value) {
            Arguments.given(value, "value");
            return set(() -> stride = Extents.of(value));
        }

        /// How far windows began before the input, 0.
        public Unpool padding(int... value) {
            Arguments.given(value, "value");
            return set(() -> padding = Extents.of(value));
        }

        /// The sizes of what was pooled, with or without samples and channels, which the windows
        /// alone do not tell; null for the least.
        public Unpool outputSize(long @Nullable [] value) {
            return set(() -> outputSize = value);
        }

        /// What a layer prints of them, for so many dimensions.
        public String extraRepr(List<Integer> kernelSize, int dims) {
            Arguments.given(kernelSize, "kernelSize");
            return "kernel_size="
                    + Extents.tuple(kernelSize, dims)
                    + ", stride="
                    + Extents.tuple(stride.isEmpty() ? kernelSize : stride, dims)
                    + ", padding="
                    + Extents.tuple(padding, dims);
        }
    }

    /// Optional arguments of a pooling by windows at random distances.
    public static final class Fractional extends Options<Fractional> {
        static final Fractional DEFAULT = new Fractional();
        List<Integer> outputSize = List.of();
        List<Double> outputRatio = List.of();
        @Nullable Tensor randomSamples;

        /// How many windows there are.
        public Fractional outputSize(int... value) {
            Arguments.given(value, "value");
            return set(() -> outputSize = Extents.of(value));
        }

        /// How many windows there are for each place of the input, between 0 and 1.
        public Fractional outputRatio(double... value) {
            Arguments.given(value, "value");
            return set(() -> outputRatio = Arrays.stream(value).boxed().toList());
        }

        /// Numbers between 0 and 1 that decide where windows begin, one for each dimension of each
        /// channel of each sample; null draws them.
        public Fractional randomSamples(@Nullable Tensor value) {
            return set(() -> randomSamples = value);
        }

        /// The numbers that decide, or null.
        public @Nullable Tensor randomSamples() {
            return randomSamples;
        }

        /// Refuses what a layer does not take.
        public void checkLayer(String layer) {
            Arguments.given(layer, "layer");
            if (outputSize.isEmpty() && outputRatio.isEmpty()) {
                throw new ValueError(
                        layer + " requires specifying either an output size, or a pooling ratio");
            }
            if (!outputSize.isEmpty() && !outputRatio.isEmpty()) {
                throw new ValueError("only one of output_size and output_ratio may be specified");
            }
            for (double ratio : outputRatio) {
                if (!(ratio > 0 && ratio < 1)) {
                    throw new ValueError(
                            "output_ratio must be between 0 and 1 (got "
                                    + (outputRatio.size() == 1 ? ratio : Extents.tuple(outputRatio))
                                    + ")");
                }
            }
        }
    }
}
