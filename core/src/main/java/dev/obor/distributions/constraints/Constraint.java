package dev.obor.distributions.constraints;

import dev.obor.Tensor;

/// A set of values, such as the positive numbers, that a parameter or a sample must lie in.
///
/// ```text
/// Constraints.positive().check(x)   // bool, true where x > 0
/// ```
public abstract class Constraint {
    /// A constraint on single elements that are not discrete, unless methods say otherwise.
    protected Constraint() {}

    /// Which values lie in the set: bool, without the last [#eventDim] dimensions.
    public abstract Tensor check(Tensor value);

    /// Whether the set is discrete.
    public boolean isDiscrete() {
        return false;
    }

    /// How many of the last dimensions make one value: 0 for numbers, 1 for vectors.
    public int eventDim() {
        return 0;
    }

    /// Whether the set depends on other values, so that it can only be checked when they are known.
    public boolean isDependent() {
        return false;
    }
}
