package dev.obor.distributions.shared;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.Finfo;

/// Numbers as tensors, and probabilities in both of their forms.
public final class Numbers {
    /// Euler's constant, the limit of 1 + 1/2 + ... + 1/n - log n.
    public static final double EULER = 0.57721566490153286060;

    /// The logarithm of 2.
    public static final double LOG_2 = Math.log(2);

    private Numbers() {}

    /// A number as a tensor of the default dtype without dimensions.
    public static Tensor number(double value) {
        return Obor.tensor(value);
    }

    /// A number as a tensor of another's dtype without dimensions.
    public static Tensor like(Tensor other, double value) {
        return Obor.full(new long[0], value, o -> o.dtype(other.dtype()));
    }

    /// A tensor of one number, of another's dtype.
    public static Tensor full(Tensor other, double value, long... shape) {
        return Obor.full(shape, value, o -> o.dtype(other.dtype()));
    }

    /// Uniform numbers from 0 to before 1 of another's dtype.
    public static Tensor rand(Tensor other, long... shape) {
        return Obor.rand(other.dtype(), shape);
    }

    /// Standard normal numbers of another's dtype.
    public static Tensor randn(Tensor other, long... shape) {
        return Obor.empty(other.dtype(), shape).normal_();
    }

    /// The properties of another's float dtype.
    public static Finfo finfo(Tensor other) {
        DType dtype = other.dtype();
        return Obor.finfo(dtype.isFloatingPoint() ? dtype : Obor.getDefaultDtype());
    }

    /// Probabilities moved away from 0 and 1 by the spacing of the dtype at 1.
    public static Tensor clampProbs(Tensor probs) {
        double eps = finfo(probs).eps();
        return probs.clamp(eps, 1 - eps);
    }

    /// The logarithms of probabilities; of one that stands for two outcomes, that of the odds.
    public static Tensor toLogits(Tensor probs, boolean binary) {
        Tensor clamped = clampProbs(probs);
        return binary ? clamped.log().sub(clamped.neg().log1p()) : clamped.log();
    }

    /// The probabilities of [#toLogits].
    public static Tensor toProbs(Tensor logits, boolean binary) {
        return binary ? logits.sigmoid() : logits.softmax(-1);
    }
}
