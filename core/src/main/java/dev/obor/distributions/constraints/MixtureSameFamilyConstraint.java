package dev.obor.distributions.constraints;

import static dev.obor.base.Arguments.given;

import dev.obor.Tensor;
import dev.obor.base.ValueError;

/// The support of a mixture: that of its components, with a dimension for them added.
final class MixtureSameFamilyConstraint extends Constraint {
    private final Constraint base;

    MixtureSameFamilyConstraint(Constraint base) {
        this.base = base;
    }

    @Override
    public boolean isDiscrete() {
        return base.isDiscrete();
    }

    @Override
    public int eventDim() {
        return base.eventDim();
    }

    @Override
    public Tensor check(Tensor value) {
        given(value, "value");
        if (value.dim() < eventDim()) {
            throw new ValueError(
                    "Expected value.dim() >= " + eventDim() + " but got " + value.dim());
        }
        Tensor result = base.check(value.unsqueeze(-1 - eventDim()));
        return IndependentConstraint.allOf(result, value.dim() - eventDim());
    }

    @Override
    public String toString() {
        return "MixtureSameFamilyConstraint(" + base + ")";
    }
}
