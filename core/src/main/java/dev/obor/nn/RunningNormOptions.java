package dev.obor.nn;

import org.jspecify.annotations.Nullable;

/// Optional arguments of normalisations that may keep running statistics.
///
/// @param <O> the options themselves
public abstract class RunningNormOptions<O extends RunningNormOptions<O>>
        extends NormLayerOptions<O> {
    @Nullable Double momentum = 0.1;
    boolean affine;
    boolean trackRunningStats;

    /// @param learned whether there are a weight, a bias and running statistics by default
    RunningNormOptions(boolean learned) {
        affine = learned;
        trackRunningStats = learned;
    }

    /// How far the running statistics move, 0.1; null keeps their plain average, or of single
    /// samples leaves them.
    public final O momentum(@Nullable Double value) {
        return set(() -> momentum = value);
    }

    /// Whether a weight and a bias are learned; true, but false for single samples.
    public final O affine(boolean value) {
        return set(() -> affine = value);
    }

    /// Whether running statistics are kept; true, but false for single samples.
    public final O trackRunningStats(boolean value) {
        return set(() -> trackRunningStats = value);
    }
}
