package dev.obor.distributions.constraints;

import dev.obor.Tensor;
import dev.obor.base.PythonFloat;

/// The end of an interval: a number, or one for each element.
record Bound(Object value) {
    /// Where values are above the bound, or at it where it belongs to the interval.
    Tensor below(Tensor v, boolean included) {
        return switch (value) {
            case Tensor t -> included ? v.ge(t) : v.gt(t);
            case Long n -> included ? v.ge(n) : v.gt(n);
            default -> included ? v.ge((double) value) : v.gt((double) value);
        };
    }

    /// Where values are below the bound, or at it where it belongs to the interval.
    Tensor above(Tensor v, boolean included) {
        return switch (value) {
            case Tensor t -> included ? v.le(t) : v.lt(t);
            case Long n -> included ? v.le(n) : v.lt(n);
            default -> included ? v.le((double) value) : v.lt((double) value);
        };
    }

    @Override
    public String toString() {
        return switch (value) {
            case Tensor t -> t.numel() == 1 ? t.detach().format("") : t.detach().toString();
            case Double d -> PythonFloat.repr(d);
            default -> value.toString();
        };
    }
}
