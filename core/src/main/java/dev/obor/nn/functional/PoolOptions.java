package dev.obor.nn.functional;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.base.ValueError;
import java.util.List;

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
                    + (ceilMode ? "True" : "False");
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
}
