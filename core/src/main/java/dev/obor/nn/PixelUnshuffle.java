package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// Images r times as small with r² as many channels, PyTorch's `torch.nn.PixelUnshuffle`.
///
/// Shapes: `(*, C, H · r, W · r)` in, `(*, C · r², H, W)` out.
///
/// ```java
/// new PixelUnshuffle(3).call(randn(1, 1, 12, 12)).shape() // [1, 9, 4, 4]
/// ```
public class PixelUnshuffle extends Module {
    private final int downscaleFactor;

    /// For images `downscaleFactor` times as small.
    public PixelUnshuffle(int downscaleFactor) {
        this.downscaleFactor = downscaleFactor;
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.pixelUnshuffle(input, downscaleFactor);
    }

    @Override
    protected String extraRepr() {
        return "downscale_factor=" + downscaleFactor;
    }
}
