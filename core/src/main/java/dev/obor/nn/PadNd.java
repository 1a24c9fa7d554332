package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import dev.obor.nn.functional.Extents;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.PadOptions;
import java.util.Arrays;

/// What the padding layers share: numbers before and after, the last dimension first.
public abstract class PadNd extends Module {
    private final long[] padding;
    private final PadOptions options;

    /// For the layers.
    ///
    /// @param dims how many dimensions are padded
    /// @param padding one number for all sides, or two per dimension
    PadNd(String mode, double value, int dims, int... padding) {
        Arguments.given(padding, "padding");
        if (padding.length != 1 && padding.length != 2 * dims) {
            throw new ShapeError(
                    "padding must be one number or "
                            + 2 * dims
                            + ", two per dimension, got "
                            + Arrays.toString(padding));
        }
        options = new PadOptions().with(o -> o.mode(mode).value(value));
        this.padding = new long[2 * dims];
        Arrays.setAll(this.padding, i -> padding[padding.length == 1 ? 0 : i]);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.pad(input, padding, options);
    }

    /// The numbers as Python prints them.
    final String text() {
        return Extents.tuple(Arrays.stream(padding).boxed().toList());
    }

    @Override
    protected String extraRepr() {
        return text();
    }
}
