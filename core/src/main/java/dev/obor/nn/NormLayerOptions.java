package dev.obor.nn;

/// Optional arguments of normalisations with a weight and a bias.
///
/// @param <O> the options themselves
public abstract class NormLayerOptions<O extends NormLayerOptions<O>> extends LayerOptions<O> {
    double eps = 1e-5;
    boolean bias = true;

    NormLayerOptions() {}

    /// What is added to the variance, 1e-5.
    public final O eps(double value) {
        return set(() -> eps = value);
    }

    /// Whether the affine part has a bias, true.
    public final O bias(boolean value) {
        return set(() -> bias = value);
    }
}
