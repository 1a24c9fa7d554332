package dev.obor.nn.memory.elsewhere;

import dev.obor.Tensor;
import dev.obor.nn.Module;
import java.util.List;

/// A `forward` that only its package sees: a subclass in another package does not override it,
/// though its method looks the same.
public class ElsewherePair extends Module {
    private final List<Tensor> kept;

    protected ElsewherePair(List<Tensor> kept) {
        this.kept = kept;
    }

    Tensor forward(Tensor a, Tensor b) {
        Tensor y = a.mul(2);
        kept.add(y);
        return y.add(b);
    }

    public final Tensor call(Tensor a, Tensor b) {
        return call(this::forward, a, b);
    }
}
