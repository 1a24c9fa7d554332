package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// Blocks of r² channels rearranged to images r times as large, PyTorch's `torch.nn.PixelShuffle`.
///
/// Shapes: `(*, C · r², H, W)` in, `(*, C, H · r, W · r)` out. Source: Shi et al., "Real-time
/// single image and video super-resolution using an efficient sub-pixel convolutional neural
/// network", 2016.
///
/// ```java
/// new PixelShuffle(3).call(randn(1, 9, 4, 4)).shape() // [1, 1, 12, 12]
/// ```
public class PixelShuffle extends Module {
    private final int upscaleFactor;

    /// For images `upscaleFactor` times as large.
    public PixelShuffle(int upscaleFactor) {
        this.upscaleFactor = upscaleFactor;
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.pixelShuffle(input, upscaleFactor);
    }

    @Override
    protected String extraRepr() {
        return "upscale_factor=" + upscaleFactor;
    }
}
