package dev.obor.distributions.transforms;

import static dev.obor.base.Arguments.given;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import org.jspecify.annotations.Nullable;

/// A transform taken backwards.
final class InverseTransform extends Transform {
    private final Transform of;

    InverseTransform(Transform of) {
        this.of = of;
    }

    @Override
    protected Tensor forward(Tensor x) {
        return of.invert(x);
    }

    @Override
    protected Tensor inverse(Tensor y) {
        return of.call(y);
    }

    @Override
    public Constraint domain() {
        return of.codomain();
    }

    @Override
    public Constraint codomain() {
        return of.domain();
    }

    @Override
    public boolean isBijective() {
        return of.isBijective();
    }

    @Override
    public Tensor sign() {
        return of.sign();
    }

    @Override
    public Transform inv() {
        return of;
    }

    @Override
    public Transform withCache() {
        of.withCache();
        return this;
    }

    @Override
    public Tensor logAbsDetJacobian(Tensor x, Tensor y) {
        given(x, "x");
        given(y, "y");
        return of.logAbsDetJacobian(y, x).neg();
    }

    @Override
    public Size forwardShape(Size shape) {
        given(shape, "shape");
        return of.inverseShape(shape);
    }

    @Override
    public Size inverseShape(Size shape) {
        given(shape, "shape");
        return of.forwardShape(shape);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InverseTransform t && of.equals(t.of);
    }

    @Override
    public int hashCode() {
        return of.hashCode() + 1;
    }

    @Override
    public String toString() {
        return "InverseTransform(" + of + ")";
    }
}
