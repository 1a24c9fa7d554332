package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.ResizeOptions;
import java.util.function.Consumer;

/// Images of another size, PyTorch's `torch.nn.UpsamplingBilinear2d`: a former name of [Upsample]
/// with the mode `bilinear` and corners that keep their places.
///
/// Shapes: `(N, C, H, W)` in and out.
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
