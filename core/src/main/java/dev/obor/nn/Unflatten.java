package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.nn.functional.Extents;
import java.util.Arrays;

/// Makes several dimensions of one, PyTorch's `torch.nn.Unflatten`.
///
/// `new Unflatten(1, 1, 28, 28)` turns `(N, 784)` into `(N, 1, 28, 28)`; one size may be -1.
///
/// ```java
/// new Unflatten(1, 2, 5, 5).call(randn(2, 50)).shape() // [2, 2, 5, 5]
/// ```
public class Unflatten extends Module {
    private final int dim;
    private final long[] unflattenedSize;

    /// Splits dimension `dim` into the given sizes.
    public Unflatten(int dim, long... unflattenedSize) {
        Arguments.given(unflattenedSize, "unflattenedSize");
        this.dim = dim;
        this.unflattenedSize = unflattenedSize.clone();
    }

    @Override
    public Tensor forward(Tensor input) {
        Arguments.given(input, "input");
        return input.unflatten(dim, unflattenedSize);
    }

    @Override
    protected String extraRepr() {
        return "dim="
                + dim
                + ", unflattened_size="
                + Extents.tuple(Arrays.stream(unflattenedSize).boxed().toList());
    }
}
