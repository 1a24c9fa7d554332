package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.ResizeOptions;
import java.util.function.Consumer;

/// Images of another size, PyTorch's `torch.nn.UpsamplingBilinear2d`: a former name of [Upsample]
/// with the mode `bilinear` and corners that keep their places.
///
/// Shapes: `(N, C, H, W)` in and out.
///
/// ```java
/// Tensor out = new UpsamplingBilinear2d(o -> o.size(3, 3)).call(arange(4.0).view(1, 1, 2, 2));
/// out // [[[[0, 0.5, 1], [1, 1.5, 2], [2, 2.5, 3]]]]
/// ```
public class UpsamplingBilinear2d extends Module {
    private final ResizeOptions.Plain options;

    /// With options, of which `size` or `scaleFactor` is needed.
    public UpsamplingBilinear2d(Consumer<ResizeOptions.Plain> options) {
        this.options = new ResizeOptions.Plain().with(options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.upsampleBilinear(input, options);
    }

    @Override
    protected String extraRepr() {
        return options.extraRepr("bilinear");
    }
}
