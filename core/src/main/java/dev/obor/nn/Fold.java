package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.nn.functional.Extents;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.FoldOptions;
import java.util.List;
import java.util.function.Consumer;

/// Columns as windows of images, added up where they overlap, PyTorch's `torch.nn.Fold`.
///
/// Shapes: `(N, C · kernel, windows)` to `(N, C, H, W)`, or without N.
///
/// ```java
/// Tensor out = new Fold(List.of(4, 5), List.of(2, 2), o -> o.stride(1)).call(randn(1, 12, 12));
/// out.shape() // [1, 3, 4, 5]
/// ```
public class Fold extends Module {
    private final List<Integer> outputSize;
    private final List<Integer> kernelSize;
    private final FoldOptions options;

    /// Windows at a distance of 1.
    ///
    /// @param outputSize height and width, or one number for both
    public Fold(List<Integer> outputSize, int kernelSize) {
        this(outputSize, kernelSize, o -> {});
    }

    /// Windows with options.
    ///
    /// @param outputSize height and width, or one number for both
    public Fold(List<Integer> outputSize, int kernelSize, Consumer<FoldOptions> options) {
        this(outputSize, List.of(kernelSize), options);
    }

    /// Windows with a size per dimension, with options.
    ///
    /// @param outputSize height and width, or one number for both
    public Fold(List<Integer> outputSize, List<Integer> kernelSize, Consumer<FoldOptions> options) {
        this.outputSize = Arguments.given(outputSize, "outputSize");
        this.kernelSize = Arguments.given(kernelSize, "kernelSize");
        this.options = new FoldOptions().with(options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.fold(input, outputSize, kernelSize, options);
    }

    @Override
    protected String extraRepr() {
        return "output_size="
                + Extents.text(outputSize)
                + ", kernel_size="
                + Extents.text(kernelSize)
                + ", "
                + options.extraRepr();
    }
}
