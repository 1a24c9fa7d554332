package dev.obor.machine.lang;

/// How two numbers are compared. With a NaN only [#NOT_EQUAL] and [#UNORDERED] hold.
public enum Compare {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    /// Either is a NaN; not for integers.
    UNORDERED
}
