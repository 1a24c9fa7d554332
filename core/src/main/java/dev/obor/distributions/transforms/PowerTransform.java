package dev.obor.distributions.transforms;

import static dev.obor.base.Arguments.given;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.distributions.shared.SampleShapes;
import org.jspecify.annotations.Nullable;

/// `y = x^exponent` of positive numbers, PyTorch's `PowerTransform`.
public class PowerTransform extends Transform {
    private final Tensor exponent;

    /// With an exponent for each element; it broadcasts.
    public PowerTransform(Tensor exponent) {
        this.exponent = given(exponent, "exponent");
    }

    /// With one exponent.
    public PowerTransform(double exponent) {
        this(Numbers.number(exponent));
    }

    @Override
    protected Tensor forward(Tensor x) {
        return x.pow(exponent);
    }

    @Override
    protected Tensor inverse(Tensor y) {
        return y.pow(exponent.reciprocal());
    }

    @Override
    public Constraint domain() {
        return Constraints.positive();
    }

    @Override
    public Constraint codomain() {
        return Constraints.positive();
    }

    @Override
    public Tensor sign() {
        return exponent.sign();
    }

    @Override
    public Tensor logAbsDetJacobian(Tensor x, Tensor y) {
        given(x, "x");
        given(y, "y");
        return exponent.mul(y).div(x).abs().log();
    }

    @Override
    public Size forwardShape(Size shape) {
        given(shape, "shape");
        return SampleShapes.broadcast(shape, exponent.shape());
    }

    @Override
    public Size inverseShape(Size shape) {
        given(shape, "shape");
        return SampleShapes.broadcast(shape, exponent.shape());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PowerTransform t && exponent.equal(t.exponent);
    }

    @Override
    public int hashCode() {
        return PowerTransform.class.hashCode();
    }
}
