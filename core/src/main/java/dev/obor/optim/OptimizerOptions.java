package dev.obor.optim;

import dev.obor.base.Options;
import dev.obor.base.PythonFloat;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the options of every optimizer have in common: the learning rate.
///
/// Names, order and defaults of the fields are PyTorch's: they are the keys of a group in the state
/// dict; those under [KeyOnly] are nothing else. See [Options] for how a field becomes an option.
///
/// @param <O> the class itself
public abstract class OptimizerOptions<O extends OptimizerOptions<O>> extends Options<O> {
    private double lr;

    /// Options with a default learning rate.
    protected OptimizerOptions(double lr) {
        this.lr = lr;
    }

    /// The learning rate.
    public final double lr() {
        return lr;
    }

    /// Sets the learning rate.
    public final O lr(double value) {
        return set(() -> lr = value);
    }

    /// What a momentum cycle changes: the momentum, or Adam's first beta.
    ///
    /// @throws StateError if there is neither
    public double cyclicMomentum() {
        throw new StateError(
                "optimizer must support momentum or beta1 with `cycleMomentum` option enabled");
    }

    /// Sets the momentum, or the first beta.
    ///
    /// @throws StateError if there is neither
    public O cyclicMomentum(double value) {
        throw new StateError(
                "optimizer must support momentum or beta1 with `cycleMomentum` option enabled");
    }

    /// The values as PyTorch prints those of a group: in alphabetical order.
    @Override
    public Map<String, String> describe() {
        return new TreeMap<>(super.describe());
    }

    /// The values as a state dict has them, from what stands in the fields.
    protected Map<String, @Nullable Object> saved() {
        return values();
    }

    @Override
    protected void check() {
        require(lr >= 0, "learning rate", lr);
    }

    /// Refuses a number out of range.
    ///
    /// @param name as PyTorch's message says it, such as `epsilon value`
    /// @throws ValueError if `valid` is false
    protected static void require(boolean valid, String name, double value) {
        if (!valid) {
            throw new ValueError(
                    "Invalid " + name + ": " + PythonFloat.repr(value),
                    name.equals("learning rate")
                            ? "A step goes against the gradient by itself: the rate is positive."
                            : "");
        }
    }

    /// Refuses decays outside of [0, 1).
    static void requireBetas(List<Double> betas) {
        for (int i = 0; i < 2; i++) {
            double beta = betas.get(i);
            require(beta >= 0 && beta < 1, "beta parameter at index " + i, beta);
        }
    }
}
