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

    // What a backend executes by a loop for each element, see [dev.obor.expr.loops.Loops]; float.
    /// The power series in the incomplete gamma function.
    GAMMA_SERIES("gammaSeries", Kind.LOOP),
    /// The sum in the complement of the incomplete gamma function, where no other serves.
    GAMMA_TAIL("gammaTail", Kind.LOOP),
    /// The uniform expansion of the incomplete gamma function.
    GAMMA_UNIFORM("gammaUniform", Kind.LOOP),
    /// Hurwitz's zeta function of an exponent and an offset.
    ZETA("zeta", Kind.LOOP),
    /// Chebyshev's polynomials of the first kind, of a number and a degree.
    CHEBYSHEV_T("chebyshevT", Kind.LOOP),
    /// Chebyshev's polynomials of the second kind.
    CHEBYSHEV_U("chebyshevU", Kind.LOOP),
    /// Chebyshev's polynomials of the third kind.
    CHEBYSHEV_V("chebyshevV", Kind.LOOP),
    /// Chebyshev's polynomials of the fourth kind.
    CHEBYSHEV_W("chebyshevW", Kind.LOOP),
    /// Hermite's polynomials of physicists, of a number and a degree.
    HERMITE_H("hermiteH", Kind.LOOP),
    /// Hermite's polynomials of probabilists.
    HERMITE_HE("hermiteHe", Kind.LOOP),
    /// Laguerre's polynomials, of a number and a degree.
    LAGUERRE("laguerre", Kind.LOOP),
    /// Legendre's polynomials, of a number and a degree.
    LEGENDRE("legendre", Kind.LOOP),

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
        LOOP,
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

    /// Whether it is a loop for each element.
    public boolean isLoop() {
        return kind == Kind.LOOP;
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
