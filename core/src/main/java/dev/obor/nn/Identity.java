package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;

/// Returns its input, PyTorch's `torch.nn.Identity`.
///
/// Shapes and dtypes: any, the same in and out.
///
/// ```java
/// new Identity().call(tensor(1, 2)) // [1, 2]
/// ```
public class Identity extends Module {
    /// The identity.
    public Identity() {}

    @Override
    public Tensor forward(Tensor input) {
        Arguments.given(input, "input");
        return input;
    }
}
