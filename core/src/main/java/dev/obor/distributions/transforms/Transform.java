package dev.obor.distributions.transforms;

import static dev.obor.base.Arguments.given;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import org.jspecify.annotations.Nullable;

/// A function with the logarithm of its Jacobian's determinant, PyTorch's
/// `torch.distributions.transforms.Transform`: what turns a variable of one distribution into one
/// of another.
///
/// ```java
/// Transform exp = new ExpTransform();
/// Tensor y = exp.call(x);
/// Tensor same = exp.inv().call(y);
/// Tensor j = exp.logAbsDetJacobian(x, y);
/// ```
///
/// One's own is a class with [#forward] and, if there are any, [#inverse] and [#logAbsDetJacobian].
/// Of a transform that [#withCache] was called on, the inverse of the last result is the tensor
/// that it was made of: what cannot be inverted exactly can be scored so.
public abstract class Transform {
    private @Nullable Transform inverse;
    private boolean cached;
    private @Nullable Tensor lastX;
    private @Nullable Tensor lastY;

    /// A transform without a cache.
    protected Transform() {}

    /// The function.
    protected abstract Tensor forward(Tensor x);

    /// The inverse function; of a function that has several, one of them.
    protected Tensor inverse(Tensor y) {
        throw missing("_inverse");
    }

    /// What the function takes: single numbers unless said otherwise.
    public Constraint domain() {
        return Constraints.real();
    }

    /// What the function gives.
    public Constraint codomain() {
        return Constraints.real();
    }

    /// Whether the inverse of the result is the argument, for all arguments.
    public boolean isBijective() {
        return true;
    }

    /// Whether the function rises (1) or falls (-1), where it does one of both everywhere.
    public Tensor sign() {
        throw missing("sign");
    }

    /// The logarithm of the absolute value of the determinant of the Jacobian, given argument and
    /// result.
    public Tensor logAbsDetJacobian(Tensor x, Tensor y) {
        throw missing("log_abs_det_jacobian");
    }

    /// The shape of the result for an argument's shape.
    public Size forwardShape(Size shape) {
        given(shape, "shape");
        return shape;
    }

    /// The shape of the argument for a result's shape.
    public Size inverseShape(Size shape) {
        given(shape, "shape");
        return shape;
    }

    /// The result for an argument.
    public final Tensor call(Tensor x) {
        given(x, "x");
        if (cached && x == lastX && lastY != null) {
            return lastY;
        }
        Tensor y = forward(x);
        if (cached) {
            lastX = x;
            lastY = y;
        }
        return y;
    }

    /// The argument for a result.
    final Tensor invert(Tensor y) {
        given(y, "y");
        if (cached && y == lastY && lastX != null) {
            return lastX;
        }
        Tensor x = inverse(y);
        if (cached) {
            lastX = x;
            lastY = y;
        }
        return x;
    }

    /// The inverse function; its inverse is this one.
    public Transform inv() {
        Transform inv = inverse;
        if (inv == null) {
            inv = new InverseTransform(this);
            inverse = inv;
        }
        return inv;
    }

    /// Keeps the last argument and result, so that they need not be computed back; returns this.
    public Transform withCache() {
        cached = true;
        return this;
    }

    /// The dimensions of one value, where argument and result have as many.
    ///
    /// @throws ValueError if they have not
    public int eventDim() {
        int dims = domain().eventDim();
        if (dims != codomain().eventDim()) {
            throw new ValueError("Please use either .domain.event_dim or .codomain.event_dim");
        }
        return dims;
    }

    private StateError missing(String what) {
        return new StateError(
                getClass().getSimpleName() + " does not implement " + what,
                "Such a function has none.");
    }

    /// Whether a transform is of the same kind; those with parameters compare them too.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return getClass().hashCode();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "()";
    }
}
