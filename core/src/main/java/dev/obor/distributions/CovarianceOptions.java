package dev.obor.distributions;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import org.jspecify.annotations.Nullable;

/// Optional arguments of distributions with a covariance; one of the matrices is given.
///
/// ```java
/// var normal = new MultivariateNormal(loc, o -> o.scaleTril(scale));
/// ```
public final class CovarianceOptions extends dev.obor.base.Options<CovarianceOptions> {
    @Nullable Tensor covarianceMatrix;
    @Nullable Tensor precisionMatrix;
    @Nullable Tensor scaleTril;
    boolean validateArgs = Distribution.validatesByDefault();

    /// The defaults.
    public CovarianceOptions() {}

    /// The covariance, symmetric and positive definite.
    public CovarianceOptions covarianceMatrix(Tensor value) {
        return set(() -> covarianceMatrix = Arguments.given(value, "covarianceMatrix"));
    }

    /// The inverse of the covariance.
    public CovarianceOptions precisionMatrix(Tensor value) {
        return set(() -> precisionMatrix = Arguments.given(value, "precisionMatrix"));
    }

    /// The Cholesky factor of the covariance, which saves computing it.
    public CovarianceOptions scaleTril(Tensor value) {
        return set(() -> scaleTril = Arguments.given(value, "scaleTril"));
    }

    /// Whether parameters and values are checked, true.
    public CovarianceOptions validateArgs(boolean value) {
        return set(() -> validateArgs = value);
    }
}
