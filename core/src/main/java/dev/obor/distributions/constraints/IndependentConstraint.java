package dev.obor.distributions.constraints;

import static dev.obor.base.Arguments.given;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.distributions.transforms.IndependentTransform;
import dev.obor.distributions.transforms.Transform;

/// A constraint whose last dimensions are taken together.
final class IndependentConstraint extends Constraint {
    private final Constraint base;
    private final int reinterpreted;

    IndependentConstraint(Constraint base, int reinterpreted) {
        if (reinterpreted < 0) {
            throw new ValueError("reinterpreted_batch_ndims must be >= 0, got " + reinterpreted);
        }
        this.base = base;
        this.reinterpreted = reinterpreted;
    }

    @Override
    public boolean isDiscrete() {
        return base.isDiscrete();
    }

    @Override
    public int eventDim() {
        return base.eventDim() + reinterpreted;
    }

    @Override
    public Transform transformTo() {
        return new IndependentTransform(base.transformTo(), reinterpreted);
    }

    @Override
    public Transform bijectTo() {
        return new IndependentTransform(base.bijectTo(), reinterpreted);
    }

    @Override
    public Tensor check(Tensor value) {
        given(value, "value");
        Tensor result = base.check(value);
        if (result.dim() < reinterpreted) {
            throw new ValueError(
                    "Expected value.dim() >= " + eventDim() + " but got " + value.dim());
        }
        return allOf(result, result.dim() - reinterpreted);
    }

    /// Whether all are true in the dimensions from one on.
    static Tensor allOf(Tensor checks, int kept) {
        Tensor result = checks;
        while (result.dim() > kept) {
            result = result.all(-1);
        }
        return result;
    }

    @Override
    public String toString() {
        return "IndependentConstraint(" + base + ", " + reinterpreted + ")";
    }
}
