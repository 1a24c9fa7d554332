package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.nn.functional.Extents;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.FoldOptions;
import java.util.List;
import java.util.function.Consumer;

/// Windows of images as columns, PyTorch's `torch.nn.Unfold`.
///
/// Shapes: `(N, C, H, W)` to `(N, C · kernel, windows)`, or without N.
///
/// ```java
/// new Unfold(List.of(2, 3), o -> o.stride(1)).call(randn(2, 5, 3, 4)).shape() // [2, 30, 4]
/// ```
public class Unfold extends Module {
    private final List<Integer> kernelSize;
    private final FoldOptions options;

    /// Windows at a distance of 1.
    public Unfold(int kernelSize) {
        this(kernelSize, o -> {});
    }

    /// Windows with options.
    public Unfold(int kernelSize, Consumer<FoldOptions> options) {
        this(List.of(kernelSize), options);
    }

    /// Windows with a size per dimension, with options.
    public Unfold(List<Integer> kernelSize, Consumer<FoldOptions> options) {
        this.kernelSize = Arguments.given(kernelSize, "kernelSize");
        this.options = new FoldOptions().with(options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.unfold(input, kernelSize, options);
    }

    @Override
    protected String extraRepr() {
        return "kernel_size=" + Extents.text(kernelSize) + ", " + options.extraRepr();
    }
}
