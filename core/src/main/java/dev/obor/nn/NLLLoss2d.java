package dev.obor.nn;

import dev.obor.nn.functional.LossOptions;
import java.util.function.Consumer;

/// The former name of [NLLLoss] for images, PyTorch's `torch.nn.NLLLoss2d`.
///
/// ```java
/// new NLLLoss2d().call(ones(1, 3, 2, 2), zeros(int64, 1, 2, 2)) // -1
/// ```
public class NLLLoss2d extends NLLLoss {
    /// The mean over all samples.
    public NLLLoss2d() {}

    /// With options.
    public NLLLoss2d(Consumer<LossOptions.NLL> options) {
        super(options);
    }
}
