package dev.obor.nn.functional;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.base.ValueError;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Optional arguments of convolutions, functions and layers; numbers are one for all spatial
/// dimensions or one for each.
///
/// @param <O> the options themselves
public abstract class ConvOptions<O extends ConvOptions<O>> extends Options<O> {
    /// Optional arguments of a convolution.
    public static final class Plain extends ConvOptions<Plain> {
        static final Plain DEFAULT = new Plain();

        /// The padding `same` (output as large as input) or `valid` (none).
        ///
        /// @throws ValueError if it is neither
        public Plain padding(String value) {
            Arguments.given(value, "value");
            if (!value.equals("same") && !value.equals("valid")) {
                throw new ValueError(
                        "Invalid padding string: '" + value + "'", "It is \"same\" or \"valid\".");
            }
            return padding(0).set(() -> paddingName = value);
        }
    }

    /// Optional arguments of a transposed convolution.
    public static final class Transposed extends ConvOptions<Transposed> {
        static final Transposed DEFAULT = new Transposed();

        /// How much is added at the end, 0.
        public Transposed outputPadding(int... value) {
            Arguments.given(value, "value");
            return set(() -> outputPadding = Extents.of(value));
        }
    }

    protected List<Integer> stride = List.of(1);
    protected List<Integer> padding = List.of(0);
    protected @Nullable String paddingName;
    protected List<Integer> outputPadding = List.of(0);
    protected List<Integer> dilation = List.of(1);
    protected int groups = 1;

    /// PyTorch's defaults.
    protected ConvOptions() {}

    /// Those of the function alone.
    public final Plain plain() {
        return new Plain().with(this::copyTo);
    }

    /// Those of the transposed function alone.
    public final Transposed transposed() {
        return new Transposed().with(this::copyTo);
    }

    /// How far the kernel moves, 1.
    public O stride(int... value) {
        Arguments.given(value, "value");
        return set(() -> stride = Extents.of(value));
    }

    /// How much is added at both ends, 0; a transposed convolution cuts it off.
    public O padding(int... value) {
        Arguments.given(value, "value");
        return set(() -> {
            padding = Extents.of(value);
            paddingName = null;
        });
    }

    /// The distance of the kernel's elements, 1.
    public O dilation(int... value) {
        Arguments.given(value, "value");
        return set(() -> dilation = Extents.of(value));
    }

    /// Into how many independent groups the channels fall, 1.
    public O groups(int value) {
        return set(() -> groups = value);
    }

    /// What a layer prints of them: `stride=(2, 2), padding=(1, 1)`.
    ///
    /// @param dims how many spatial dimensions there are
    public String extraRepr(int dims) {
        StringBuilder out = new StringBuilder("stride=").append(Extents.tuple(stride, dims));
        if (paddingName != null) {
            out.append(", padding=").append(paddingName);
        }
        append(out, "padding", padding, dims, 0);
        append(out, "dilation", dilation, dims, 1);
        append(out, "output_padding", outputPadding, dims, 0);
        if (groups != 1) {
            out.append(", groups=").append(groups);
        }
        return out.toString();
    }

    private static void append(
            StringBuilder out, String name, List<Integer> numbers, int dims, int usual) {
        if (!numbers.equals(Collections.nCopies(numbers.size(), usual))) {
            out.append(", ").append(name).append('=').append(Extents.tuple(numbers, dims));
        }
    }
}
