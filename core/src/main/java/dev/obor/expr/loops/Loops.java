package dev.obor.expr.loops;

import dev.obor.expr.BinaryOp;

/// The functions behind the operations of which [BinaryOp#isLoop] is true, for one element.
public final class Loops {
    private static final BinaryOp[] OPS = BinaryOp.values();

    private Loops() {}

    /// The result for float64.
    public static double of(BinaryOp op, double a, double b) {
        return of(op, a, b, false);
    }

    /// The result for float32. Series are summed in float64 and rounded once.
    public static float of(BinaryOp op, float a, float b) {
        return (float) of(op, a, b, true);
    }

    /// The result for float64, of the operation with an ordinal: for generated code.
    public static double of(double a, double b, int ordinal) {
        return of(OPS[ordinal], a, b, false);
    }

    /// The result for float32, of the operation with an ordinal: for generated code.
    public static float of(float a, float b, int ordinal) {
        return (float) of(OPS[ordinal], a, b, true);
    }

    private static double of(BinaryOp op, double a, double b, boolean single) {
        return switch (op) {
            case GAMMA_SERIES -> GammaSums.series(a, b);
            case GAMMA_TAIL -> GammaSums.tail(a, b);
            case GAMMA_UNIFORM -> GammaSums.uniform(a, b);
            case ZETA -> Zeta.of(a, b);
            case CHEBYSHEV_T -> Recurrences.chebyshev(a, 0, b, single);
            case CHEBYSHEV_U -> Recurrences.chebyshev(a, 1, b, single);
            case CHEBYSHEV_V -> Recurrences.chebyshev(a, 2, b, single);
            case CHEBYSHEV_W -> Recurrences.chebyshev(a, 3, b, single);
            case HERMITE_H -> Recurrences.hermite(a, b, true, single);
            case HERMITE_HE -> Recurrences.hermite(a, b, false, single);
            case LAGUERRE -> Recurrences.laguerre(a, b, single);
            case LEGENDRE -> Recurrences.legendre(a, b, single);
            default -> throw new IllegalStateException("not a loop: " + op);
        };
    }
}
