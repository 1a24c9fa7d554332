package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.SampleShapes;
import java.util.function.Consumer;

/// A mixture of distributions of one kind, PyTorch's `torch.distributions.MixtureSameFamily`.
///
/// ```text
/// p(x) = Σ weight_k p_k(x)
/// ```
///
/// ```java
/// var mixture =
///         new MixtureSameFamily(new Categorical(o -> o.logits(scores)), new Normal(means, widths));
/// ```
///
/// The components are the last dimension of the batch of the second distribution.
public class MixtureSameFamily extends Distribution {
    private final Categorical mixture;
    private final Distribution components;

    /// Weights and components.
    ///
    /// @throws ValueError if there are not as many weights as components
    public MixtureSameFamily(Categorical mixtureDistribution, Distribution componentDistribution) {
        this(mixtureDistribution, componentDistribution, o -> {});
    }

    /// With options.
    ///
    /// @throws ValueError if there are not as many weights as components
    public MixtureSameFamily(
            Categorical mixtureDistribution,
            Distribution componentDistribution,
            Consumer<Options> options) {
        given(mixtureDistribution, "mixtureDistribution");
        Size all = given(componentDistribution, "componentDistribution").batchShape();
        if (all.dim() == 0) {
            throw new ValueError(
                    "The Component distribution needs a batch, the last dimension of which is the"
                            + " mixture's");
        }
        Size batch = SampleShapes.first(all, all.dim() - 1);
        Size weights = mixtureDistribution.batchShape();
        for (int i = 1; i <= Math.min(batch.dim(), weights.dim()); i++) {
            long a = weights.get(-i);
            long b = batch.get(-i);
            if (a != 1 && b != 1 && a != b) {
                throw new ValueError(
                        "`mixture_distribution.batch_shape` ("
                                + weights
                                + ") is not compatible with `component_distribution.batch_shape`("
                                + batch
                                + ")");
            }
        }
        long k = mixtureDistribution.numEvents();
        if (k != all.get(-1)) {
            throw new ValueError(
                    "`mixture_distribution component` ("
                            + k
                            + ") does not equal `component_distribution.batch_shape[-1]` ("
                            + all.get(-1)
                            + ")");
        }
        this.mixture = mixtureDistribution;
        this.components = componentDistribution;
        super(
                batch,
                componentDistribution.eventShape(),
                new ArgConstraints(),
                new Options().with(options).validateArgs);
    }

    /// The weights.
    public Categorical mixtureDistribution() {
        return mixture;
    }

    /// The components.
    public Distribution componentDistribution() {
        return components;
    }

    @Override
    public Constraint support() {
        return Constraints.mixtureSameFamily(components.support());
    }

    private int eventDims() {
        return eventShape().dim();
    }

    /// With a dimension for the components.
    private Tensor pad(Tensor x) {
        return x.unsqueeze(-1 - eventDims());
    }

    /// The weights with the dimensions of a value.
    private Tensor weights() {
        Tensor probs = mixture.probs();
        for (int i = 0; i < eventDims(); i++) {
            probs = probs.unsqueeze(-1);
        }
        return probs;
    }

    private Tensor weighted(Tensor ofComponents) {
        return weights().mul(ofComponents).sum(-1 - eventDims());
    }

    @Override
    public Tensor mean() {
        return weighted(components.mean());
    }

    @Override
    public Tensor variance() {
        Tensor apart = components.mean().sub(pad(mean())).pow(2);
        return weighted(components.variance()).add(weighted(apart));
    }

    @Override
    public Tensor cdf(Tensor value) {
        given(value, "value");
        return components.cdf(pad(value)).mul(mixture.probs()).sum(-1);
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        Tensor each = components.logProb(pad(value));
        return each.add(mixture.logits().logSoftmax(-1)).logsumexp(-1);
    }

    @Override
    public Tensor sample(long... sampleShape) {
        given(sampleShape, "sampleShape");
        try (var _ = Obor.noGrad()) {
            int dim = sampleShape.length + batchShape().dim();
            Tensor chosen = mixture.sample(sampleShape);
            Tensor drawn = components.sample(sampleShape);
            Tensor index =
                    chosen.reshape(
                            SampleShapes.join(
                                    chosen.shape().toArray(), SampleShapes.ones(eventDims() + 1)));
            long[] shape = drawn.shape().toArray();
            shape[dim] = 1;
            return drawn.gather(dim, index.expand(shape)).squeeze(dim);
        }
    }

    @Override
    public MixtureSameFamily expand(long... batchShape) {
        given(batchShape, "batchShape");
        long[] inner = SampleShapes.join(batchShape, new long[] {mixture.numEvents()});
        return as(
                new MixtureSameFamily(
                        mixture.expand(batchShape),
                        components.expand(inner),
                        o -> o.validateArgs(false)));
    }

    @Override
    public String toString() {
        return "MixtureSameFamily(\n  " + mixture + ",\n  " + components + ")";
    }
}
