package dev.obor.distributions;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.distributions.shared.SampleShapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A distribution whose density is `exp(t(x) · θ - F(θ) + k(x))`, PyTorch's
/// `torch.distributions.ExponentialFamily`: with natural parameters θ and the log normalizer F.
///
/// Its entropy and its divergence from another of its kind follow from F and its gradient.
///
/// Source: F. Nielsen, R. Nock, "Entropies and cross-entropies of exponential families", 2010.
public abstract class ExponentialFamily extends Distribution {
    /// As [Distribution].
    protected ExponentialFamily(
            Size batchShape, Size eventShape, ArgConstraints arguments, boolean validateArgs) {
        super(batchShape, eventShape, arguments, validateArgs);
    }

    /// The natural parameters θ.
    protected abstract List<Tensor> naturalParams();

    /// The log normalizer F of natural parameters.
    protected abstract Tensor logNormalizer(List<Tensor> naturalParams);

    /// The mean of k(x).
    protected double meanCarrierMeasure() {
        return 0;
    }

    /// The natural parameters as leaves, F of them, and the gradient of F.
    record Normalizer(List<Tensor> params, Tensor value, List<Tensor> gradients) {}

    final Normalizer normalizer() {
        try (var _ = Autograd.enableGrad()) {
            List<Tensor> params = new ArrayList<>();
            naturalParams().forEach(p -> params.add(p.detach().requiresGrad_()));
            Tensor value = logNormalizer(params);
            List<Tensor> gradients = new ArrayList<>();
            for (Tensor gradient :
                    Autograd.grad(List.of(value.sum()), params, null, o -> o.createGraph(true))) {
                gradients.add(Objects.requireNonNull(gradient)); // or grad had thrown
            }
            return new Normalizer(params, value, gradients);
        }
    }

    @Override
    public Tensor entropy() {
        Normalizer normalizer = normalizer();
        Tensor result = normalizer.value().sub(meanCarrierMeasure());
        for (int i = 0; i < normalizer.params().size(); i++) {
            Tensor term = normalizer.params().get(i).mul(normalizer.gradients().get(i));
            result = result.sub(SampleShapes.sumRightmost(term, term.dim() - batchShape().dim()));
        }
        return result;
    }
}
