package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Tensor;
import java.util.function.Consumer;

/// [OneHotCategorical] whose samples have the gradient of the probabilities, PyTorch's
/// `torch.distributions.OneHotCategoricalStraightThrough`.
///
/// Source: Y. Bengio, N. Léonard, A. Courville, "Estimating or propagating gradients through
/// stochastic neurons for conditional computation", 2013.
public class OneHotCategoricalStraightThrough extends OneHotCategorical {
    /// A distribution for each row of probabilities, which need not be normalised.
    public OneHotCategoricalStraightThrough(Tensor probs) {
        this(o -> o.probs(given(probs, "probs")));
    }

    /// With options: `o -> o.logits(x)`.
    ///
    /// @throws dev.obor.base.ValueError if not one of `probs` and `logits` is given, or a parameter
    ///   does not satisfy its constraint
    public OneHotCategoricalStraightThrough(Consumer<ProbsOptions> options) {
        super(options);
    }

    @Override
    public Tensor rsample(long... sampleShape) {
        given(sampleShape, "sampleShape");
        return sample(sampleShape).add(probs().sub(probs().detach()));
    }

    @Override
    public boolean hasRsample() {
        return true;
    }

    @Override
    public OneHotCategoricalStraightThrough expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(new OneHotCategoricalStraightThrough(expanded(batchShape)));
    }
}
