package dev.obor.distributions.constraints;

import dev.obor.Tensor;
import dev.obor.base.ValueError;

/// A set that depends on other parameters.
final class Dependent extends Constraint {
    @Override
    public boolean isDependent() {
        return true;
    }

    @Override
    public Tensor check(Tensor value) {
        throw new ValueError(
                "Cannot determine validity of dependent constraint",
                "Ask the distribution for its support or its argument constraints.");
    }

    @Override
    public String toString() {
        return "Dependent()";
    }
}
