package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import dev.obor.nn.functional.Extents;
import dev.obor.nn.functional.F;
import java.util.Arrays;

/// What the padding layers share: numbers before and after, the last dimension first.
public abstract class PadNd extends Module {
    private final long[] padding;
    private final String mode;

    /// For the layers.
    ///
    /// @param dims how many dimensions are padded
    /// @param padding one number for all sides, or two per dimension
    PadNd(String mode, int dims, int... padding) {
        if (padding.length != 1 && padding.length != 2 * dims) {
            throw new ShapeError(
                    "padding must be one number or "
                            + 2 * dims
                            + ", two per dimension, got "
                            + Arrays.toString(padding));
        }
        this.mode = mode;
        this.padding = new long[2 * dims];
        Arrays.setAll(this.padding, i -> padding[padding.length == 1 ? 0 : i]);
    }

    /// What constant padding consists of.
    double value() {
        return 0;
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.pad(input, padding, mode, value());
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
