package dev.obor.nn.utils.prune;

import dev.obor.base.ValueError;

/// How many elements are pruned: so many, or a share of all.
record Amount(double value, boolean isShare) {
    static Amount of(long count) {
        if (count < 0) {
            throw refused(Long.toString(count));
        }
        return new Amount(count, false);
    }

    static Amount of(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw refused(Double.toString(share));
        }
        return new Amount(share, true);
    }

    private static ValueError refused(String amount) {
        return new ValueError(
                "amount="
                        + amount
                        + " should either be a float in the range [0, 1] or a non-negative integer");
    }

    /// How many of `size`; halves are rounded to the even number, as Python does.
    long count(long size) {
        if (isShare) {
            return (long) Math.rint(value * size);
        }
        if (value > size) {
            throw new ValueError(
                    "amount="
                            + (long) value
                            + " should be smaller than the number of parameters to prune="
                            + size);
        }
        return (long) value;
    }
}
