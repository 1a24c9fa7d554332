package dev.obor.machine.map;

/// How a reduction combines two values. The larger and smaller one are Java's: NaN if either is,
/// and -0 below +0.
public enum Combine {
    SUM,
    PRODUCT,
    MAX,
    MIN
}
