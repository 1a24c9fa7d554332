package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.NormOptions;
import java.util.function.Consumer;

/// Division by what neighbouring channels hold, PyTorch's `torch.nn.LocalResponseNorm`.
///
/// ```text
/// y = x / (k + alpha mean)^beta, the mean being that of x² over `size` channels around
/// ```
///
/// Shapes: `(N, C, *)`, the same in and out. Source: Krizhevsky et al., "ImageNet classification
/// with deep convolutional neural networks", 2012.
///
/// ```java
/// new LocalResponseNorm(2).call(randn(32, 5, 24, 24)).shape() // [32, 5, 24, 24]
/// ```
public class LocalResponseNorm extends Module {
    private final long size;
    private final NormOptions.LocalResponse options;

    /// Over so many channels, with PyTorch's defaults.
    public LocalResponseNorm(long size) {
        this(size, o -> {});
    }

    /// Over so many channels, with options.
    public LocalResponseNorm(long size, Consumer<NormOptions.LocalResponse> options) {
        this.size = size;
        this.options = new NormOptions.LocalResponse().with(options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.localResponseNorm(input, size, options);
    }

    @Override
    protected String extraRepr() {
        return size + ", " + options.extraRepr();
    }
}
