package dev.obor.nn;

import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.Device;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.ConvOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Optional arguments of layers that convolve.
///
/// @param <O> the options themselves
public abstract class ConvLayerOptions<O extends ConvLayerOptions<O>> extends ConvOptions<O> {
    boolean bias = true;
    String paddingMode = "zeros";
    @Nullable DType dtype;
    Device device = Device.CPU;

    ConvLayerOptions() {}

    /// Whether a bias is added, true.
    public final O bias(boolean value) {
        return set(() -> bias = value);
    }

    /// What is added at the ends: `zeros`, and unless transposed `reflect`, `replicate` or
    /// `circular`.
    public final O paddingMode(String value) {
        Arguments.given(value, "value");
        return set(() -> paddingMode = value);
    }

    /// The dtype of the parameters, the default dtype.
    public final O dtype(DType value) {
        Arguments.given(value, "value");
        return set(() -> dtype = value);
    }

    /// Where the parameters are, the processor.
    public final O device(Device value) {
        Arguments.given(value, "value");
        return set(() -> device = value);
    }

    int groups() {
        return groups;
    }

    @Override
    protected void check() {
        if (groups <= 0) {
            throw new ShapeError("groups must be a positive integer, got " + groups);
        }
        if (!List.of("zeros", "reflect", "replicate", "circular").contains(paddingMode)) {
            throw new ValueError(
                    "padding_mode must be one of zeros, reflect, replicate, circular, but got"
                            + " padding_mode='"
                            + paddingMode
                            + "'");
        }
    }
}
