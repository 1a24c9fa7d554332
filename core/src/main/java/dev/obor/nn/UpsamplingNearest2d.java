package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.ResizeOptions;
import java.util.function.Consumer;

/// Images of another size, PyTorch's `torch.nn.UpsamplingNearest2d`: a former name of [Upsample]
/// with the mode `nearest`.
///
/// Shapes: `(N, C, H, W)` in and out.
///
/// ```java
/// new UpsamplingNearest2d(o -> o.scaleFactor(2)).call(randn(1, 1, 2, 2)).shape() // [1, 1, 4, 4]
/// ```
public class UpsamplingNearest2d extends Module {
    private final ResizeOptions.Plain options;

    /// With options, of which `size` or `scaleFactor` is needed.
    public UpsamplingNearest2d(Consumer<ResizeOptions.Plain> options) {
        this.options = new ResizeOptions.Plain().with(options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.upsampleNearest(input, options);
    }

    @Override
    protected String extraRepr() {
        return options.extraRepr("nearest");
    }
}
