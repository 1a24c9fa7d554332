package dev.obor.backend;

import dev.obor.base.ValueError;

/// Three sizes, one per spatial dimension: depth, height, width. Work in one or two dimensions is
/// work in three with leading 1s (strides, dilations, sizes) or 0s (paddings).
public record Dims3(int d, int h, int w) {
    /// Every component 1.
    public static final Dims3 ONE = new Dims3(1, 1, 1);

    /// Every component 0.
    public static final Dims3 ZERO = new Dims3(0, 0, 0);

    /// From one, two or three trailing components, with `fill` for those that are missing.
    public static Dims3 of(int fill, int... last) {
        int n = last.length;
        return switch (n) {
            case 1 -> new Dims3(fill, fill, last[0]);
            case 2 -> new Dims3(fill, last[0], last[1]);
            case 3 -> new Dims3(last[0], last[1], last[2]);
            default -> throw new ValueError("Dims3.of: " + n + " sizes, need 1 to 3");
        };
    }

    /// The product of the three: elements of a plane, taps of a kernel.
    public int volume() {
        return Math.multiplyExact(Math.multiplyExact(d, h), w);
    }
}
