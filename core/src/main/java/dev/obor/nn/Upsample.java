package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.ResizeOptions;
import java.util.function.Consumer;

/// Signals, images or volumes of another size, PyTorch's `torch.nn.Upsample`.
///
/// ```java
/// var twice = new Upsample(o -> o.scaleFactor(2).mode("bilinear"));
/// ```
///
/// Shapes: `(N, C, L)`, `(N, C, H, W)` or `(N, C, D, H, W)`, in and out; each size is the one asked
/// for, or `floor(size · scaleFactor)`. See [F#interpolate].
public class Upsample extends Module {
    private final ResizeOptions.Layer options;
    private final ResizeOptions.Interpolate call;

    /// With options, of which `size` or `scaleFactor` is needed.
    public Upsample(Consumer<ResizeOptions.Layer> options) {
        this.options = new ResizeOptions.Layer().with(options);
        call = this.options.call();
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.interpolate(input, call);
    }

    @Override
    protected String extraRepr() {
        return options.extraRepr();
    }
}
