package dev.obor.distributions.constraints;

import dev.obor.Tensor;

/// Numbers between bounds.
final class Interval {
    private Interval() {}

    static Constraint above(Bound lower, boolean included) {
        String name = included ? "GreaterThanEq" : "GreaterThan";
        return new Elements(
                name + "(lower_bound=" + lower + ")", false, v -> lower.below(v, included));
    }

    static Constraint below(Bound upper) {
        return new Elements(
                "LessThan(upper_bound=" + upper + ")", false, v -> upper.above(v, false));
    }

    static Constraint closed(Bound lower, Bound upper) {
        return new Elements(
                "Interval" + ends(lower, upper),
                false,
                v -> lower.below(v, true).logicalAnd(upper.above(v, true)));
    }

    static Constraint halfOpen(Bound lower, Bound upper) {
        return new Elements(
                "HalfOpenInterval" + ends(lower, upper),
                false,
                v -> lower.below(v, true).logicalAnd(upper.above(v, false)));
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

    private static String ends(Bound lower, Bound upper) {
        return "(lower_bound=" + lower + ", upper_bound=" + upper + ")";
    }

    private static Tensor whole(Tensor v) {
        return v.remainder(1).eq(0);
    }
}
