package dev.obor;

import dev.obor.op.Combining;
import org.jspecify.annotations.Nullable;

/// Functions of this and other elements: extremes, bounds, mixtures.
///
/// One topic of [Tensor]; see there.
public sealed interface TensorCombining permits Tensor {
    /// The larger of two elements; NaN if either is.
    default Tensor maximum(Tensor other) {
        return Combining.MAXIMUM.call((Tensor) this, other);
    }

    /// The smaller of two elements; NaN if either is.
    default Tensor minimum(Tensor other) {
        return Combining.MINIMUM.call((Tensor) this, other);
    }

    /// The larger of two elements; the number where the other is NaN.
    default Tensor fmax(Tensor other) {
        return Combining.FMAX.call((Tensor) this, other);
    }

    /// The smaller of two elements; the number where the other is NaN.
    default Tensor fmin(Tensor other) {
        return Combining.FMIN.call((Tensor) this, other);
    }

    /// The angle of the point (other, this).
    default Tensor atan2(Tensor other) {
        return Combining.ATAN2.call((Tensor) this, other);
    }

    /// As [#atan2(Tensor)], in place; returns this.
    default Tensor atan2_(Tensor other) {
        return Combining.ATAN2.into((Tensor) this, other);
    }

    /// √(a² + b²) without overflow.
    default Tensor hypot(Tensor other) {
        return Combining.HYPOT.call((Tensor) this, other);
    }

    /// As [#hypot(Tensor)], in place; returns this.
    default Tensor hypot_(Tensor other) {
        return Combining.HYPOT.into((Tensor) this, other);
    }

    /// log(exp(a) + exp(b)) without overflow.
    default Tensor logaddexp(Tensor other) {
        return Combining.LOGADDEXP.call((Tensor) this, other);
    }

    /// log2(2^a + 2^b) without overflow.
    default Tensor logaddexp2(Tensor other) {
        return Combining.LOGADDEXP2.call((Tensor) this, other);
    }

    /// a · log(b), and 0 where a is 0.
    default Tensor xlogy(Tensor other) {
        return Combining.XLOGY.call((Tensor) this, other);
    }

    /// As [#xlogy(Tensor)], in place; returns this.
    default Tensor xlogy_(Tensor other) {
        return Combining.XLOGY.into((Tensor) this, other);
    }

    /// The size of a with the sign of b.
    default Tensor copysign(Tensor other) {
        return Combining.COPYSIGN.call((Tensor) this, other);
    }

    /// The size of a with the sign of a number.
    default Tensor copysign(double other) {
        return Combining.COPYSIGN.call((Tensor) this, other);
    }

    /// As [#copysign(Tensor)], in place; returns this.
    default Tensor copysign_(Tensor other) {
        return Combining.COPYSIGN.into((Tensor) this, other);
    }

    /// As [#copysign(double)], in place; returns this.
    default Tensor copysign_(double other) {
        return Combining.COPYSIGN.into((Tensor) this, other);
    }

    /// 0 below 0, 1 above, b at 0.
    default Tensor heaviside(Tensor other) {
        return Combining.HEAVISIDE.call((Tensor) this, other);
    }

    /// As [#heaviside(Tensor)], in place; returns this.
    default Tensor heaviside_(Tensor other) {
        return Combining.HEAVISIDE.into((Tensor) this, other);
    }

    /// a · log(b), and 0 where a is 0.
    default Tensor xlogy(double other) {
        return Combining.XLOGY.call((Tensor) this, other);
    }

    /// Each element kept between two numbers; of integers a float, as in PyTorch.
    default Tensor clamp(double min, double max) {
        return Combining.CLAMP.callWith((Tensor) this, min, max);
    }

    /// Each element kept between two integers.
    default Tensor clamp(long min, long max) {
        return Combining.clamp((Tensor) this, min, max);
    }

    /// As [#clamp(long, long)], in place; returns this.
    default Tensor clamp_(long min, long max) {
        return Combining.clamp_((Tensor) this, min, max);
    }

    /// As [#clamp(double, double)], in place; returns this.
    default Tensor clamp_(double min, double max) {
        return Combining.CLAMP.intoWith(new double[] {min, max}, (Tensor) this);
    }

    /// Each element kept between two others; null does not bound.
    default Tensor clamp(@Nullable Tensor min, @Nullable Tensor max) {
        return Combining.clamp((Tensor) this, min, max);
    }

    /// As [#clamp(Tensor, Tensor)], in place; returns this.
    default Tensor clamp_(@Nullable Tensor min, @Nullable Tensor max) {
        return Combining.clamp_((Tensor) this, min, max);
    }

    /// As [#clamp(double, double)].
    default Tensor clip(double min, double max) {
        return Combining.CLAMP.callWith((Tensor) this, min, max);
    }

    /// As [#clamp(long, long)].
    default Tensor clip(long min, long max) {
        return Combining.clamp((Tensor) this, min, max);
    }

    /// As [#clamp_(long, long)].
    default Tensor clip_(long min, long max) {
        return Combining.clamp_((Tensor) this, min, max);
    }

    /// As [#clip(double, double)], in place; returns this.
    default Tensor clip_(double min, double max) {
        return Combining.CLAMP.intoWith(new double[] {min, max}, (Tensor) this);
    }

    /// As [#clamp(Tensor, Tensor)].
    default Tensor clip(@Nullable Tensor min, @Nullable Tensor max) {
        return Combining.clamp((Tensor) this, min, max);
    }

    /// As [#clamp_(Tensor, Tensor)].
    default Tensor clip_(@Nullable Tensor min, @Nullable Tensor max) {
        return Combining.clamp_((Tensor) this, min, max);
    }

    /// Each element kept from being below a bound.
    default Tensor clampMin(double bound) {
        return Combining.CLAMP_MIN.call((Tensor) this, bound);
    }

    /// As [#clampMin(double)], in place; returns this.
    default Tensor clampMin_(double bound) {
        return Combining.CLAMP_MIN.into((Tensor) this, bound);
    }

    /// Each element kept from being below a bound.
    default Tensor clampMin(long bound) {
        return Combining.CLAMP_MIN.call((Tensor) this, bound);
    }

    /// As [#clampMin(long)], in place; returns this.
    default Tensor clampMin_(long bound) {
        return Combining.CLAMP_MIN.into((Tensor) this, bound);
    }

    /// Each element kept from being below a bound.
    default Tensor clampMin(Tensor bound) {
        return Combining.CLAMP_MIN.call((Tensor) this, bound);
    }

    /// As [#clampMin(Tensor)], in place; returns this.
    default Tensor clampMin_(Tensor bound) {
        return Combining.CLAMP_MIN.into((Tensor) this, bound);
    }

    /// Each element kept from being above a bound.
    default Tensor clampMax(double bound) {
        return Combining.CLAMP_MAX.call((Tensor) this, bound);
    }

    /// As [#clampMax(double)], in place; returns this.
    default Tensor clampMax_(double bound) {
        return Combining.CLAMP_MAX.into((Tensor) this, bound);
    }

    /// Each element kept from being above a bound.
    default Tensor clampMax(long bound) {
        return Combining.CLAMP_MAX.call((Tensor) this, bound);
    }

    /// As [#clampMax(long)], in place; returns this.
    default Tensor clampMax_(long bound) {
        return Combining.CLAMP_MAX.into((Tensor) this, bound);
    }

    /// Each element kept from being above a bound.
    default Tensor clampMax(Tensor bound) {
        return Combining.CLAMP_MAX.call((Tensor) this, bound);
    }

    /// As [#clampMax(Tensor)], in place; returns this.
    default Tensor clampMax_(Tensor bound) {
        return Combining.CLAMP_MAX.into((Tensor) this, bound);
    }

    /// This plus the product of two tensors.
    default Tensor addcmul(Tensor tensor1, Tensor tensor2) {
        return addcmul(tensor1, tensor2, 1);
    }

    /// This plus value times the product of two tensors.
    default Tensor addcmul(Tensor tensor1, Tensor tensor2, double value) {
        return Combining.ADDCMUL.callWith(new double[] {value}, (Tensor) this, tensor1, tensor2);
    }

    /// This plus value times the product of two tensors, in place; returns this.
    default Tensor addcmul_(Tensor tensor1, Tensor tensor2, double value) {
        return Combining.ADDCMUL.intoWith(new double[] {value}, (Tensor) this, tensor1, tensor2);
    }

    /// This plus the quotient of two tensors.
    default Tensor addcdiv(Tensor tensor1, Tensor tensor2) {
        return addcdiv(tensor1, tensor2, 1);
    }

    /// This plus value times the quotient of two tensors.
    default Tensor addcdiv(Tensor tensor1, Tensor tensor2, double value) {
        return Combining.ADDCDIV.callWith(new double[] {value}, (Tensor) this, tensor1, tensor2);
    }

    /// This plus value times the quotient of two tensors, in place; returns this.
    default Tensor addcdiv_(Tensor tensor1, Tensor tensor2, double value) {
        return Combining.ADDCDIV.intoWith(new double[] {value}, (Tensor) this, tensor1, tensor2);
    }

    /// From this to another tensor by a share.
    default Tensor lerp(Tensor end, double weight) {
        return Combining.LERP.callWith(new double[] {weight}, (Tensor) this, end);
    }

    /// From this to another tensor by a share, in place; returns this.
    default Tensor lerp_(Tensor end, double weight) {
        return Combining.LERP.intoWith(new double[] {weight}, (Tensor) this, end);
    }

    /// From this to another tensor by shares.
    default Tensor lerp(Tensor end, Tensor weight) {
        return Combining.LERP_TENSOR.call((Tensor) this, end, weight);
    }

    /// From this to another tensor by shares, in place; returns this.
    default Tensor lerp_(Tensor end, Tensor weight) {
        return Combining.LERP_TENSOR.into((Tensor) this, end, weight);
    }
}
