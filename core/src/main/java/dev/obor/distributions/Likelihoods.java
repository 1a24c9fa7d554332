package dev.obor.distributions;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// Likelihoods that several distributions share.
final class Likelihoods {
    private Likelihoods() {}

    /// The log-probability of a share between 0 and 1 at logits, without overflow.
    static Tensor bernoulli(Tensor logits, Tensor value) {
        Tensor[] all = Obor.broadcastTensors(logits, value);
        return F.binaryCrossEntropyWithLogits(all[0], all[1], o -> o.reduction("none")).neg();
    }
}
