package dev.obor.expr;

import dev.obor.base.DType;

/// Evaluates expressions of float inputs for tests.
public final class Evaluate {
    private Evaluate() {}

    public static Expr input(int index, Type type) {
        return Exprs.input(
                index,
                switch (type) {
                    case F32 -> DType.FLOAT32;
                    case F64 -> DType.FLOAT64;
                    case I32 -> DType.INT32;
                    case I64 -> DType.INT64;
                    case BOOL -> DType.BOOL;
                });
    }

    /// The value for inputs of the type, given and returned as doubles.
    public static double at(Expr lowered, Type type, double... in) {
        Object[] boxed = new Object[in.length];
        for (int i = 0; i < in.length; i++) {
            boxed[i] = type == Type.F32 ? (Object) (float) in[i] : (Object) in[i];
        }
        return ((Number) ScalarOracle.eval(lowered, boxed)).doubleValue();
    }

    /// The bits of a value, all NaN alike.
    public static Object bits(Object value) {
        return switch (value) {
            case Float f -> Float.floatToIntBits(f);
            case Double d -> Double.doubleToLongBits(d);
            default -> value;
        };
    }
}
