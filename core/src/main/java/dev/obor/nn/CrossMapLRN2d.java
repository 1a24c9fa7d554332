package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.NormOptions;
import java.util.function.Consumer;

/// The older form of [LocalResponseNorm] for images, PyTorch's `torch.nn.CrossMapLRN2d`: windows of
/// an even size reach over one channel less.
///
/// PyTorch's forward never takes the first channel off its running sum, its gradient does; here
/// windows are windows.
///
/// Shapes: `(N, C, H, W)`, the same in and out.
///
/// ```java
/// new CrossMapLRN2d(3).call(ones(1, 4, 2, 2)).shape() // [1, 4, 2, 2]
/// ```
public class CrossMapLRN2d extends Module {
    private final long size;
    private final NormOptions.LocalResponse options;
    private final NormOptions.LocalResponse call;

    /// Over so many channels, with PyTorch's defaults.
    public CrossMapLRN2d(long size) {
        this(size, o -> {});
    }

    /// Over so many channels, with options.
    public CrossMapLRN2d(long size, Consumer<NormOptions.LocalResponse> options) {
        this.size = size;
        this.options = new NormOptions.LocalResponse().with(options);
        call = this.options.scaled((double) width(size) / size);
    }

    private static long width(long size) {
        return size % 2 == 0 ? size - 1 : size;
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.localResponseNorm(input, width(size), call);
    }

    @Override
    protected String extraRepr() {
        return size + ", " + options.extraRepr().replaceFirst("k=(\\d+)\\.0$", "k=$1");
    }
}
