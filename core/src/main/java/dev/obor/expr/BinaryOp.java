package dev.obor.expr;

/// Operations on two operands of one type.
public enum BinaryOp {
    // What a backend executes directly.
    /// Sum; float and integer (wraps).
    ADD("+", Kind.MACHINE),
    /// Difference; float and integer (wraps).
    SUB("-", Kind.MACHINE),
    /// Product; float and integer (wraps).
    MUL("*", Kind.MACHINE),
    /// IEEE division; float only.
    DIV("/", Kind.MACHINE),
    /// Integer division that truncates, Java's `/`; `ArithmeticException` for a zero divisor.
    QUOTIENT("quotient", Kind.MACHINE),
    /// Remainder with the dividend's sign, Java's `%` and C's `fmod`: exact for floats;
    /// `ArithmeticException` for a zero integer divisor.
    REM("rem", Kind.MACHINE),
    /// Larger operand as `Math.max`: NaN if either is, and -0 < +0.
    MAX("max", Kind.MACHINE),
    /// Smaller operand as `Math.min`: NaN if either is, and -0 < +0.
    MIN("min", Kind.MACHINE),
    /// Equal; BOOL. Operands of comparisons are never BOOL.
    EQ("==", Kind.COMPARISON),
    /// Not equal, true for NaN; BOOL.
    NE("!=", Kind.COMPARISON),
    /// Less; BOOL.
    LT("<", Kind.COMPARISON),
    /// Less or equal; BOOL.
    LE("<=", Kind.COMPARISON),
    /// Greater; BOOL.
    GT(">", Kind.COMPARISON),
    /// Greater or equal; BOOL.
    GE(">=", Kind.COMPARISON),
    /// Bitwise and of integers, logical and of truth values.
    AND("&", Kind.MACHINE),
    /// Bitwise or of integers, logical or of truth values.
    OR("|", Kind.MACHINE),
    /// Bitwise exclusive or of integers, logical of truth values.
    XOR("^", Kind.MACHINE),
    /// Shift to the left; the count has the operand's type, its low 5 or 6 bits count as in Java.
    SHL("<<", Kind.MACHINE),
    /// Shift to the right that keeps the sign; count as for [#SHL].
    SHR(">>", Kind.MACHINE),
    /// Shift to the right that fills with zeros; count as for [#SHL].
    USHR(">>>", Kind.MACHINE),

    // What lowering replaces.
    /// Quotient rounded down, PyTorch's `floor_divide`.
    FLOOR_DIV("floordiv", Kind.MATH),
    /// Remainder with the divisor's sign, PyTorch's `remainder`.
    REMAINDER("remainder", Kind.MATH),
    /// Power; float with IEEE special cases, integer by squaring (wraps).
    POW("pow", Kind.MATH),
    /// Angle of the point (b, a).
    ATAN2("atan2", Kind.MATH);

    private enum Kind {
        MACHINE,
        COMPARISON,
        MATH
    }

    private final String text;
    private final Kind kind;

    BinaryOp(String text, Kind kind) {
        this.text = text;
        this.kind = kind;
    }

    /// Whether a backend executes it; the others are replaced by [dev.obor.expr.lower.Lowering].
    public boolean isMachine() {
        return kind != Kind.MATH;
    }

    /// Whether the result is BOOL whatever the operands are.
    public boolean isComparison() {
        return kind == Kind.COMPARISON;
    }

    /// The sign or name in formulas.
    public String text() {
        return text;
    }
}
