package dev.obor.expr;

/// Operations on one operand. The result has the operand's type unless a comment says otherwise.
public enum UnaryOp {
    // What a backend executes directly.
    /// Negation; float (flips the sign bit) and integer (wraps).
    NEG("neg", true),
    /// Absolute value; float (clears the sign bit) and integer (wraps).
    ABS("abs", true),
    /// Square root, correctly rounded; float.
    SQRT("sqrt", true),
    /// Logical complement of a truth value, bitwise complement of an integer.
    NOT("not", true),

    // What lowering replaces.
    /// -1, 0 or 1; 0 for NaN.
    SIGN("sign", false),
    /// `1 / x`.
    RECIPROCAL("reciprocal", false),
    /// `1 / sqrt(x)`.
    RSQRT("rsqrt", false),
    /// Natural exponential.
    EXP("exp", false),
    /// `2^x`.
    EXP2("exp2", false),
    /// `e^x - 1`, accurate near 0.
    EXPM1("expm1", false),
    /// Natural logarithm.
    LOG("log", false),
    /// Logarithm to base 2.
    LOG2("log2", false),
    /// Logarithm to base 10.
    LOG10("log10", false),
    /// `log(1 + x)`, accurate near 0.
    LOG1P("log1p", false),
    /// Sine.
    SIN("sin", false),
    /// Cosine.
    COS("cos", false),
    /// Tangent.
    TAN("tan", false),
    /// Arc sine.
    ASIN("asin", false),
    /// Arc cosine.
    ACOS("acos", false),
    /// Arc tangent.
    ATAN("atan", false),
    /// Hyperbolic sine.
    SINH("sinh", false),
    /// Hyperbolic cosine.
    COSH("cosh", false),
    /// Hyperbolic tangent.
    TANH("tanh", false),
    /// Inverse hyperbolic sine.
    ASINH("asinh", false),
    /// Inverse hyperbolic cosine.
    ACOSH("acosh", false),
    /// Inverse hyperbolic tangent.
    ATANH("atanh", false),
    /// Logistic function, `1 / (1 + e^-x)`.
    SIGMOID("sigmoid", false),
    /// Error function.
    ERF("erf", false),
    /// `1 - erf(x)`, accurate for large x.
    ERFC("erfc", false),
    /// Inverse of the error function.
    ERFINV("erfinv", false),
    /// Logarithm of the absolute value of the gamma function.
    LGAMMA("lgamma", false),
    /// Derivative of the log of the gamma function.
    DIGAMMA("digamma", false),
    /// Derivative of the digamma function.
    TRIGAMMA("trigamma", false),
    /// Largest integer not above x.
    FLOOR("floor", false),
    /// Smallest integer not below x.
    CEIL("ceil", false),
    /// Nearest integer, ties to even.
    ROUND("round", false),
    /// The integer part.
    TRUNC("trunc", false),
    /// Whether x is NaN; the result is BOOL.
    ISNAN("isnan", false);

    private final String text;
    private final boolean machine;

    UnaryOp(String text, boolean machine) {
        this.text = text;
        this.machine = machine;
    }

    /// Whether a backend executes it; the others are replaced by [dev.obor.expr.lower.Lowering].
    public boolean isMachine() {
        return machine;
    }

    /// The name in formulas.
    public String text() {
        return text;
    }
}
