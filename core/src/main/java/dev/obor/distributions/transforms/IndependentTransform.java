package dev.obor.distributions.transforms;

import static dev.obor.base.Arguments.given;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.SampleShapes;

/// A transform whose last batch dimensions make one value, PyTorch's `IndependentTransform`: its
/// Jacobian is summed over them.
public class IndependentTransform extends Transform {
    private final Transform base;
    private final int reinterpretedBatchNdims;

    /// A transform with so many dimensions taken together.
    ///
    /// @throws ValueError if there are fewer than none
    public IndependentTransform(Transform baseTransform, int reinterpretedBatchNdims) {
        this.base = given(baseTransform, "baseTransform");
        if (reinterpretedBatchNdims < 0) {
            throw new ValueError(
                    "reinterpretedBatchNdims is the number of dimensions taken together, but got "
                            + reinterpretedBatchNdims);
        }
        this.reinterpretedBatchNdims = reinterpretedBatchNdims;
    }

    @Override
    protected Tensor forward(Tensor x) {
        Sticks.needs(x.shape(), domain().eventDim());
        return base.call(x);
    }

    @Override
    protected Tensor inverse(Tensor y) {
        Sticks.needs(y.shape(), codomain().eventDim());
        return base.inv().call(y);
    }

    @Override
    public Constraint domain() {
        return Constraints.independent(base.domain(), reinterpretedBatchNdims);
    }

    @Override
    public Constraint codomain() {
        return Constraints.independent(base.codomain(), reinterpretedBatchNdims);
    }

    @Override
    public boolean isBijective() {
        return base.isBijective();
    }

    @Override
    public Tensor sign() {
        return base.sign();
    }

    @Override
    public Tensor logAbsDetJacobian(Tensor x, Tensor y) {
        given(x, "x");
        given(y, "y");
        return SampleShapes.sumRightmost(base.logAbsDetJacobian(x, y), reinterpretedBatchNdims);
    }

    @Override
    public Size forwardShape(Size shape) {
        given(shape, "shape");
        return base.forwardShape(shape);
    }

    @Override
    public Size inverseShape(Size shape) {
        given(shape, "shape");
        return base.inverseShape(shape);
    }

    @Override
    public String toString() {
        return "IndependentTransform(" + base + ", " + reinterpretedBatchNdims + ")";
    }
}
