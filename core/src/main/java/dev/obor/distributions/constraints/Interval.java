package dev.obor.distributions.constraints;

import dev.obor.Tensor;
import dev.obor.distributions.transforms.AffineTransform;
import dev.obor.distributions.transforms.ComposeTransform;
import dev.obor.distributions.transforms.ExpTransform;
import dev.obor.distributions.transforms.SigmoidTransform;
import dev.obor.distributions.transforms.Transform;
import java.util.List;

/// Numbers between bounds.
final class Interval {
    private Interval() {}

    static Constraint above(Bound lower, boolean included) {
        String name = included ? "GreaterThanEq" : "GreaterThan";
        return new Elements(
                name + "(lower_bound=" + lower + ")",
                false,
                v -> lower.below(v, included),
                () -> exponential(lower, 1));
    }

    static Constraint below(Bound upper) {
        return new Elements(
                "LessThan(upper_bound=" + upper + ")",
                false,
                v -> upper.above(v, false),
                () -> exponential(upper, -1));
    }

    static Constraint closed(Bound lower, Bound upper) {
        return new Elements(
                "Interval" + ends(lower, upper),
                false,
                v -> lower.below(v, true).logicalAnd(upper.above(v, true)),
                () -> sigmoid(lower, upper));
    }

    static Constraint halfOpen(Bound lower, Bound upper) {
        return new Elements(
                "HalfOpenInterval" + ends(lower, upper),
                false,
                v -> lower.below(v, true).logicalAnd(upper.above(v, false)),
                () -> sigmoid(lower, upper));
    }

    static Constraint integers(Bound lower, Bound upper) {
        return new Elements(
                "IntegerInterval" + ends(lower, upper),
                true,
                v -> whole(v).logicalAnd(lower.below(v, true)).logicalAnd(upper.above(v, true)));
    }

    static Constraint integersFrom(long first) {
        return new Elements(
                "IntegerGreaterThan(lower_bound=" + first + ")",
                true,
                v -> whole(v).logicalAnd(v.ge(first)));
    }

    /// All numbers above a bound, or below it with a scale of -1.
    private static Transform exponential(Bound bound, double scale) {
        return new ComposeTransform(List.of(new ExpTransform(), affine(bound.value(), scale)));
    }

    private static Transform sigmoid(Bound lower, Bound upper) {
        if (lower.value().equals(0.0) && upper.value().equals(1.0)) {
            return new SigmoidTransform();
        }
        Object width =
                upper.value() instanceof Tensor u
                        ? lower.value() instanceof Tensor l
                                ? u.sub(l)
                                : u.sub((double) lower.value())
                        : lower.value() instanceof Tensor l
                                ? l.rsub((double) upper.value())
                                : (Object) ((double) upper.value() - (double) lower.value());
        return new ComposeTransform(List.of(new SigmoidTransform(), affine(lower.value(), width)));
    }

    private static Transform affine(Object loc, Object scale) {
        return loc instanceof Tensor l
                ? scale instanceof Tensor s
                        ? new AffineTransform(l, s)
                        : new AffineTransform(l, (double) scale)
                : scale instanceof Tensor s
                        ? new AffineTransform((double) loc, s)
                        : new AffineTransform((double) loc, (double) scale);
    }

    private static String ends(Bound lower, Bound upper) {
        return "(lower_bound=" + lower + ", upper_bound=" + upper + ")";
    }

    private static Tensor whole(Tensor v) {
        return v.remainder(1).eq(0);
    }
}
