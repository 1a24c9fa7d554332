package dev.obor.expr;

import dev.obor.base.DType;
import dev.obor.expr.loops.Loops;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Evaluates machine expressions for one element with plain Java arithmetic: slow and obvious, what
/// every backend's result is compared with bit for bit.
///
/// Values are `Float`, `Double`, `Integer`, `Long` or `Boolean` by [Type].
public final class ScalarOracle {
    private final Object[] inputs;
    private final long[] scalars;
    private final Map<Expr, Object> values = new IdentityHashMap<>();

    private ScalarOracle(Object[] inputs, long[] scalars) {
        this.inputs = inputs;
        this.scalars = scalars;
    }

    /// The value of an expression that holds machine operations only.
    ///
    /// @param inputs one loaded element per input
    /// @param scalars bits of a double for float scalars, else the integer
    public static Object eval(Expr e, Object[] inputs, long... scalars) {
        return new ScalarOracle(inputs, scalars).value(e);
    }

    /// The values of several expressions.
    public static List<Object> eval(List<Expr> es, Object[] inputs, long... scalars) {
        ScalarOracle oracle = new ScalarOracle(inputs, scalars);
        return es.stream().map(oracle::value).toList();
    }

    /// The value of an element of a storage array, in the type it is computed in.
    public static Object load(DType dtype, Object array, int i) {
        return switch (dtype) {
            case FLOAT32 -> ((float[]) array)[i];
            case FLOAT64 -> ((double[]) array)[i];
            case BFLOAT16 -> Float.intBitsToFloat(((short[]) array)[i] << 16);
            case FLOAT16 -> Float.float16ToFloat(((short[]) array)[i]);
            case INT64 -> ((long[]) array)[i];
            case INT32 -> ((int[]) array)[i];
            case INT16 -> (int) ((short[]) array)[i];
            case INT8 -> (int) ((byte[]) array)[i];
            case UINT8 -> ((byte[]) array)[i] & 0xFF;
            case BOOL -> ((byte[]) array)[i] != 0;
            case COMPLEX64, COMPLEX128 -> throw new AssertionError(dtype);
        };
    }

    /// Stores a value of the dtype's [Type], narrowed.
    public static void store(DType dtype, Object array, int i, Object value) {
        switch (dtype) {
            case FLOAT32 -> ((float[]) array)[i] = (Float) value;
            case FLOAT64 -> ((double[]) array)[i] = (Double) value;
            case BFLOAT16 -> ((short[]) array)[i] = bfloat16((Float) value);
            case FLOAT16 -> ((short[]) array)[i] = Float.floatToFloat16((Float) value);
            case INT64 -> ((long[]) array)[i] = (Long) value;
            case INT32 -> ((int[]) array)[i] = (Integer) value;
            case INT16 -> ((short[]) array)[i] = ((Integer) value).shortValue();
            case INT8, UINT8 -> ((byte[]) array)[i] = ((Integer) value).byteValue();
            case BOOL -> ((byte[]) array)[i] = (byte) ((Boolean) value ? 1 : 0);
            case COMPLEX64, COMPLEX128 -> throw new AssertionError(dtype);
        }
    }

    /// Rounds to nearest, ties to even; every NaN becomes 0x7FC0 as in PyTorch.
    private static short bfloat16(float x) {
        if (x != x) {
            return 0x7FC0;
        }
        float down = Float.intBitsToFloat(Float.floatToRawIntBits(x) & 0xFFFF0000);
        int next = (Float.floatToRawIntBits(x) >>> 16) + 1;
        double up = bfloat16Value(next);
        double low = Math.abs((double) x) - Math.abs((double) down);
        double high = Math.abs(up) - Math.abs((double) x);
        boolean roundUp = low > high || low == high && (next & 1) == 0;
        return (short) (roundUp ? next : next - 1);
    }

    /// Infinity counts as the power of two that would follow the largest number.
    private static double bfloat16Value(int bits) {
        float value = Float.intBitsToFloat(bits << 16);
        return Float.isInfinite(value) ? Math.copySign(0x1p128, value) : value;
    }

    private Object value(Expr e) {
        Object known = values.get(e);
        if (known == null) {
            known = compute(e);
            values.put(e, known);
        }
        return known;
    }

    private Object compute(Expr e) {
        return switch (e) {
            case Input n -> inputs[n.index()];
            case Scalar n -> scalar(n);
            case Const n -> constant(n);
            case Unary n -> unary(n.op(), value(n.x()));
            case Binary n -> binary(n.op(), value(n.a()), value(n.b()));
            case Fma n -> fma(value(n.a()), value(n.b()), value(n.c()));
            case Where n -> (Boolean) value(n.cond()) ? value(n.a()) : value(n.b());
            case Cast n -> cast(n.type(), value(n.x()));
            case Round n -> rounded(n.dtype(), (Float) value(n.x()));
            case Bits n -> bits(value(n.x()));
        };
    }

    private Object scalar(Scalar n) {
        long raw = scalars[n.index()];
        return switch (n.type()) {
            case F32 -> (float) Double.longBitsToDouble(raw);
            case F64 -> Double.longBitsToDouble(raw);
            case I32 -> (int) raw;
            case I64 -> raw;
            case BOOL -> raw != 0;
        };
    }

    private static Object constant(Const n) {
        return switch (n.type()) {
            case F32 -> Float.intBitsToFloat((int) n.bits());
            case F64 -> Double.longBitsToDouble(n.bits());
            case I32 -> (int) n.bits();
            case I64 -> n.bits();
            case BOOL -> n.bits() != 0;
        };
    }

    private static Object unary(UnaryOp op, Object x) {
        return switch (op) {
            case NEG ->
                    switch (x) {
                        case Float v -> -v;
                        case Double v -> -v;
                        case Integer v -> -v;
                        default -> -(Long) x;
                    };
            case ABS ->
                    switch (x) {
                        case Float v -> Math.abs(v);
                        case Double v -> Math.abs(v);
                        case Integer v -> Math.abs(v);
                        default -> Math.abs((Long) x);
                    };
            case SQRT ->
                    x instanceof Float v ? (Object) (float) Math.sqrt(v) : Math.sqrt((Double) x);
            case NOT ->
                    switch (x) {
                        case Boolean v -> !v;
                        case Integer v -> ~v;
                        default -> ~(Long) x;
                    };
            default -> throw new IllegalArgumentException(op + " is no machine operation");
        };
    }

    private static Object binary(BinaryOp op, Object x, Object y) {
        return switch (x) {
            case Float a -> floats(op, a, (Float) y);
            case Double a -> doubles(op, a, (Double) y);
            case Integer a -> ints(op, a, (Integer) y);
            case Long a -> longs(op, a, (Long) y);
            default -> booleans(op, (Boolean) x, (Boolean) y);
        };
    }

    private static Object floats(BinaryOp op, float a, float b) {
        return switch (op) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case REM -> a % b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case EQ -> a == b;
            case NE -> a != b;
            case LT -> a < b;
            case LE -> a <= b;
            case GT -> a > b;
            case GE -> a >= b;
            default -> Loops.of(op, a, b);
        };
    }

    private static Object doubles(BinaryOp op, double a, double b) {
        return switch (op) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case REM -> a % b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case EQ -> a == b;
            case NE -> a != b;
            case LT -> a < b;
            case LE -> a <= b;
            case GT -> a > b;
            case GE -> a >= b;
            default -> Loops.of(op, a, b);
        };
    }

    private static Object ints(BinaryOp op, int a, int b) {
        return switch (op) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case QUOTIENT -> a / b;
            case REM -> a % b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case EQ -> a == b;
            case NE -> a != b;
            case LT -> a < b;
            case LE -> a <= b;
            case GT -> a > b;
            case GE -> a >= b;
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
            case SHL -> a << b;
            case SHR -> a >> b;
            case USHR -> a >>> b;
            default -> throw new IllegalArgumentException(op + " of ints");
        };
    }

    private static Object longs(BinaryOp op, long a, long b) {
        return switch (op) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case QUOTIENT -> a / b;
            case REM -> a % b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case EQ -> a == b;
            case NE -> a != b;
            case LT -> a < b;
            case LE -> a <= b;
            case GT -> a > b;
            case GE -> a >= b;
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
            case SHL -> a << b;
            case SHR -> a >> b;
            case USHR -> a >>> b;
            default -> throw new IllegalArgumentException(op + " of longs");
        };
    }

    private static Object booleans(BinaryOp op, boolean a, boolean b) {
        return switch (op) {
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
            default -> throw new IllegalArgumentException(op + " of truth values");
        };
    }

    private static Object fma(Object a, Object b, Object c) {
        return a instanceof Float x
                ? (Object) Math.fma(x, (Float) b, (Float) c)
                : Math.fma((Double) a, (Double) b, (Double) c);
    }

    private static Object cast(Type to, Object x) {
        if (x instanceof Boolean b) {
            return cast(to, b ? 1 : 0);
        }
        Number n = (Number) x;
        return switch (to) {
            case F32 -> n.floatValue();
            case F64 -> n.doubleValue();
            case I32 -> n.intValue();
            case I64 -> n.longValue();
            case BOOL -> n.doubleValue() != 0;
        };
    }

    private static Object rounded(DType dtype, float x) {
        return dtype == DType.BFLOAT16
                ? Float.intBitsToFloat(bfloat16(x) << 16)
                : Float.float16ToFloat(Float.floatToFloat16(x));
    }

    private static Object bits(Object x) {
        return switch (x) {
            case Float v -> Float.floatToRawIntBits(v);
            case Integer v -> Float.intBitsToFloat(v);
            case Double v -> Double.doubleToRawLongBits(v);
            default -> Double.longBitsToDouble((Long) x);
        };
    }
}
