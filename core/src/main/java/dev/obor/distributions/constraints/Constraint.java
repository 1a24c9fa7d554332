package dev.obor.distributions.constraints;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.distributions.transforms.Transform;

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

    /// A transform of all real numbers into the set, for parameters that are learned; its inverse
    /// need not be unique. Sets of a program's own may override it.
    ///
    /// @throws ValueError if none is known
    public Transform transformTo() {
        throw unknown();
    }

    /// A transform between all real numbers and the set that can be inverted. Sets of a program's
    /// own may override it.
    ///
    /// @throws ValueError if none is known
    public Transform bijectTo() {
        throw unknown();
    }

    private ValueError unknown() {
        String text = toString();
        int end = text.indexOf('(');
        return new ValueError(
                "Cannot transform " + (end < 0 ? text : text.substring(0, end)) + " constraints");
    }
}
