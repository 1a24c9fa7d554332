package dev.obor.vision.ops;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.nn.Module;

/// Puts the dimensions into another order, torchvision's `Permute`.
public class Permute extends Module {
    private final long[] dims;

    /// @param dims the old place of each dimension
    public Permute(long... dims) {
        this.dims = Arguments.given(dims, "dims").clone();
    }

    @Override
    public Tensor forward(Tensor input) {
        return input.permute(dims);
    }
}
