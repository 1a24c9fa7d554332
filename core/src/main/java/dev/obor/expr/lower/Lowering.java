package dev.obor.expr.lower;

import dev.obor.expr.Binary;
import dev.obor.expr.BinaryOp;
import dev.obor.expr.Bits;
import dev.obor.expr.Cast;
import dev.obor.expr.Const;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Fma;
import dev.obor.expr.Input;
import dev.obor.expr.Round;
import dev.obor.expr.Scalar;
import dev.obor.expr.Simplify;
import dev.obor.expr.Type;
import dev.obor.expr.Unary;
import dev.obor.expr.UnaryOp;
import dev.obor.expr.Where;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Rewrites mathematical operations into machine operations: those whose [UnaryOp#isMachine] or
/// [BinaryOp#isMachine] is true, [Fma], [Where], [Cast] between numbers and [Bits]. What is written
/// here once runs everywhere, hence the same bits on every path.
///
/// No [Where], [Cast] or comparison with operands of type BOOL is left, and no [Round].
///
/// Largest errors in units of the last place, against values of 60 digits (digamma's in units of at
/// least 1, as its roots are no floats):
///
/// ```text
/// function    F32   F64      function    F32   F64
/// acos        1.2   1.1      i1          3.6   5.4
/// acosh       1.6   1.3      i1e         3.0   5.2
/// asin        2.2   1.9      lgamma      0.6   4.8
/// asinh       1.3   1.4      log         0.9   0.8
/// atan        1.2   1.2      log10       0.9   0.8
/// atan2       1.4   1.2      log1p       1.1   0.8
/// atanh       2.1   1.4      log2        0.9   0.8
/// cos         2.0   1.9      logNdtr     59.3  94.1
/// cosh        1.2   1.2      ndtri       4.0   3.7
/// digamma     0.6   5.9      pow         0.6   0.8
/// erf         0.8   1.0      reciprocal  0.6   0.6
/// erfc        3.4   3.3      rsqrt       1.4   1.4
/// erfcx       4.3   4.2      sigmoid     1.8   1.8
/// erfinv      3.2   3.0      sin         1.9   1.8
/// exp         0.8   0.9      sinh        1.6   1.6
/// exp2        0.8   0.8      tan         3.0   2.8
/// expm1       1.1   1.7      tanh        2.0   2.0
/// i0          3.9   4.9      trigamma    0.6   3.8
/// i0e         3.4   3.3
/// k0          1.0   4.8      k0e         1.0   2.4
/// k1          1.0   2.7      k1e         1.0   1.8
/// zeta        1.0   4.0      sphericalJ0 1.0   1.3
/// gammainc    1.0 161.3      gammaincc   1.0  34.5
/// ```
///
/// The incomplete gamma functions lose digits far from the middle of the distribution, where a
/// large exponent is rounded. Bessel functions of the first and second kind and Airy's are
/// PyTorch's approximations, which are off by 1e-6 at most.
public final class Lowering {
    private final Map<Expr, Expr> done = new IdentityHashMap<>();
    private final Map<Expr, Expr> unique = new HashMap<>();

    private Lowering() {}

    /// One expression in machine operations; equal parts become one object.
    public static Expr lower(Expr e) {
        return lower(List.of(e)).get(0);
    }

    /// Several expressions in machine operations; equal parts become one object across all.
    public static List<Expr> lower(List<Expr> exprs) {
        Lowering lowering = new Lowering();
        return exprs.stream().map(lowering::visit).toList();
    }

    private Expr visit(Expr e) {
        Expr known = done.get(e);
        if (known != null) {
            return known;
        }
        Expr rebuilt = Simplify.rebuild(e, this::visit);
        Expr step = step(rebuilt);
        // a step may hold mathematical operations again
        Expr result = step == rebuilt ? unique.computeIfAbsent(rebuilt, k -> k) : visit(step);
        done.put(e, result);
        done.put(result, result);
        return result;
    }

    /// The same value nearer to the machine, or the expression itself where it is there.
    private static Expr step(Expr e) {
        return switch (e) {
            case Unary n -> n.op().isMachine() ? n : unary(n.op(), n.x());
            case Binary n -> n.op().isMachine() ? n : binary(n.op(), n.a(), n.b());
            case Cast n when n.x().type() == Type.BOOL ->
                    n.x().where(Exprs.integer(n.type(), 1), Exprs.integer(n.type(), 0));
            case Round n -> Rounding.lowPrecision(n.dtype(), n.x());
            case Input _, Scalar _, Const _, Fma _, Where _, Cast _, Bits _ -> e;
        };
    }

    private static Expr unary(UnaryOp op, Expr x) {
        return switch (op) {
            case NEG, ABS, SQRT, NOT -> throw new AssertionError(op);
            case SIGN -> sign(x);
            case RECIPROCAL -> Exprs.constant(x.type(), 1).div(x);
            case RSQRT -> Exprs.constant(x.type(), 1).div(Exprs.sqrt(x));
            case EXP -> Exponential.exp(x);
            case EXP2 -> Exponential.exp2(x);
            case EXPM1 -> Exponential.expm1(x);
            case LOG -> Logarithm.log(x);
            case LOG2 -> Logarithm.log2(x);
            case LOG10 -> Logarithm.log10(x);
            case LOG1P -> Logarithm.log1p(x);
            case SIN -> Trigonometric.sin(x);
            case COS -> Trigonometric.cos(x);
            case TAN -> Trigonometric.tan(x);
            case ASIN -> InverseTrigonometric.asin(x);
            case ACOS -> InverseTrigonometric.acos(x);
            case ATAN -> InverseTrigonometric.atan(x);
            case SINH -> Hyperbolic.sinh(x);
            case COSH -> Hyperbolic.cosh(x);
            case TANH -> Hyperbolic.tanh(x);
            case ASINH -> Hyperbolic.asinh(x);
            case ACOSH -> Hyperbolic.acosh(x);
            case ATANH -> Hyperbolic.atanh(x);
            case SIGMOID -> Exponential.sigmoid(x);
            case ERF -> ErrorFunction.erf(x);
            case ERFC -> ErrorFunction.erfc(x);
            case ERFINV -> ErrorFunction.erfinv(x);
            case LGAMMA -> Gamma.lgamma(x);
            case DIGAMMA -> Gamma.digamma(x);
            case TRIGAMMA -> Gamma.trigamma(x);
            case FLOOR -> Rounding.floor(x);
            case CEIL -> Rounding.ceil(x);
            case ROUND -> Rounding.round(x);
            case TRUNC -> Rounding.trunc(x);
            case ISNAN -> x.ne(x);
        };
    }

    private static Expr sign(Expr x) {
        Expr zero = Exprs.integer(x.type(), 0);
        Expr below = x.lt(0).where(Exprs.integer(x.type(), -1), zero);
        return x.gt(0).where(Exprs.integer(x.type(), 1), below);
    }

    private static Expr binary(BinaryOp op, Expr a, Expr b) {
        return switch (op) {
            case FLOOR_DIV -> Division.floorDiv(a, b);
            case REMAINDER -> Division.remainder(a, b);
            case POW -> Power.pow(a, b);
            case ATAN2 -> InverseTrigonometric.atan2(a, b);
            case ADD,
                    SUB,
                    MUL,
                    DIV,
                    QUOTIENT,
                    REM,
                    MAX,
                    MIN,
                    EQ,
                    NE,
                    LT,
                    LE,
                    GT,
                    GE,
                    AND,
                    OR,
                    XOR,
                    SHL,
                    SHR,
                    USHR,
                    GAMMA_SERIES,
                    GAMMA_TAIL,
                    GAMMA_UNIFORM,
                    ZETA,
                    CHEBYSHEV_T,
                    CHEBYSHEV_U,
                    CHEBYSHEV_V,
                    CHEBYSHEV_W,
                    HERMITE_H,
                    HERMITE_HE,
                    LAGUERRE,
                    LEGENDRE ->
                    throw new AssertionError(op);
        };
    }
}
