package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.SampleShapes;
import java.util.function.Consumer;

/// A distribution whose last batch dimensions make one value, PyTorch's
/// `torch.distributions.Independent`: log-probabilities and entropies are summed over them.
///
/// ```java
/// var diagonal = new Independent(new Normal(loc, scale), 1);   // a vector of normal numbers
/// ```
public class Independent extends Distribution {
    private final Distribution base;
    private final int reinterpretedBatchNdims;

    /// The last dimensions of a batch as dimensions of a value.
    ///
    /// @throws ValueError if the batch has fewer dimensions
    public Independent(Distribution baseDist, int reinterpretedBatchNdims) {
        this(baseDist, reinterpretedBatchNdims, o -> {});
    }

    /// With options.
    ///
    /// @throws ValueError if the batch has fewer dimensions
    public Independent(
            Distribution baseDist, int reinterpretedBatchNdims, Consumer<Options> options) {
        int dims = given(baseDist, "baseDist").batchShape().dim();
        if (reinterpretedBatchNdims < 0 || reinterpretedBatchNdims > dims) {
            throw new ValueError(
                    "Expected reinterpreted_batch_ndims <= len(base_distribution.batch_shape),"
                            + " actual "
                            + reinterpretedBatchNdims
                            + " vs "
                            + dims);
        }
        this.base = baseDist;
        this.reinterpretedBatchNdims = reinterpretedBatchNdims;
        Size shape = SampleShapes.join(baseDist.batchShape(), baseDist.eventShape());
        int kept = dims - reinterpretedBatchNdims;
        super(
                SampleShapes.first(shape, kept),
                SampleShapes.from(shape, kept),
                new ArgConstraints(),
                new Options().with(options).validateArgs);
    }

    /// The distribution of the parts.
    public Distribution baseDist() {
        return base;
    }

    /// How many dimensions were taken from the batch.
    public int reinterpretedBatchNdims() {
        return reinterpretedBatchNdims;
    }

    @Override
    public Constraint support() {
        Constraint support = base.support();
        return reinterpretedBatchNdims == 0
                ? support
                : Constraints.independent(support, reinterpretedBatchNdims);
    }

    @Override
    public boolean hasRsample() {
        return base.hasRsample();
    }

    @Override
    public boolean hasEnumerateSupport() {
        return reinterpretedBatchNdims == 0 && base.hasEnumerateSupport();
    }

    @Override
    public Tensor mean() {
        return base.mean();
    }

    @Override
    public Tensor mode() {
        return base.mode();
    }

    @Override
    public Tensor variance() {
        return base.variance();
    }

    @Override
    public Tensor sample(long... sampleShape) {
        given(sampleShape, "sampleShape");
        return base.sample(sampleShape);
    }

    @Override
    public Tensor rsample(long... sampleShape) {
        given(sampleShape, "sampleShape");
        return base.rsample(sampleShape);
    }

    @Override
    public Tensor logProb(Tensor value) {
        given(value, "value");
        return SampleShapes.sumRightmost(base.logProb(value), reinterpretedBatchNdims);
    }

    @Override
    public Tensor entropy() {
        return SampleShapes.sumRightmost(base.entropy(), reinterpretedBatchNdims);
    }

    @Override
    public Tensor enumerateSupport(boolean expand) {
        if (reinterpretedBatchNdims > 0) {
            throw new StateError("Enumeration over cartesian product is not implemented");
        }
        return base.enumerateSupport(expand);
    }

    @Override
    public Independent expand(long... batchShape) {
        given(batchShape, "batchShape");
        long[] inner = SampleShapes.first(eventShape(), reinterpretedBatchNdims).toArray();
        Distribution expanded = base.expand(SampleShapes.join(batchShape, inner));
        return as(new Independent(expanded, reinterpretedBatchNdims, o -> o.validateArgs(false)));
    }

    @Override
    public String toString() {
        return "Independent(" + base + ", " + reinterpretedBatchNdims + ")";
    }
}
