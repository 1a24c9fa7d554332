package dev.obor.nn;

import static dev.obor.nn.Parameters.python;

import dev.obor.Tensor;
import dev.obor.base.Device;
import dev.obor.base.PythonFloat;
import dev.obor.nn.functional.Extents;
import dev.obor.nn.functional.F;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Division by the root mean square over the last dimensions, PyTorch's `torch.nn.RMSNorm`.
///
/// ```text
/// y = x / sqrt(mean(x²) + eps) weight
/// ```
///
/// Shapes: `(*, normalizedShape)`, the same in and out. Source: Zhang and Sennrich, "Root mean
/// square layer normalization", 2019.
public class RMSNorm extends Module {
    private final long[] normalizedShape;
    private final @Nullable Double eps;

    /// The factors, of the normalised shape, or null.
    public @Nullable Parameter weight;

    /// A layer over the last dimensions, which have these sizes; `eps` is that of the dtype.
    public RMSNorm(long... normalizedShape) {
        this(normalizedShape, null, true);
    }

    /// A layer over the last dimensions.
    ///
    /// @param eps what is added to the mean square; null is the machine epsilon of the input
    /// @param elementwiseAffine whether factors are learned
    public RMSNorm(long[] normalizedShape, @Nullable Double eps, boolean elementwiseAffine) {
        this.normalizedShape = normalizedShape.clone();
        this.eps = eps;
        weight = elementwiseAffine ? Parameters.ones(null, Device.CPU, normalizedShape) : null;
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.rmsNorm(input, normalizedShape, weight, eps);
    }

    @Override
    protected String extraRepr() {
        return Extents.tuple(Arrays.stream(normalizedShape).boxed().toList())
                + ", eps="
                + (eps == null ? "None" : PythonFloat.repr(eps))
                + ", elementwise_affine="
                + python(weight != null);
    }
}
