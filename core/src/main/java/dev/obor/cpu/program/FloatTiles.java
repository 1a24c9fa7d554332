package dev.obor.cpu.program;

import dev.obor.expr.BinaryOp;
import dev.obor.expr.UnaryOp;
import dev.obor.expr.loops.Loops;
import dev.obor.expr.loops.Remainders;

/// The tile loops of float32: one ordinary loop per machine operation.
///
/// Tiles start at place 0 of their arrays: the compiler turns no loop into vector code that meets
/// two arrays at different places. The target may be an operand's own tile.
final class FloatTiles {
    private FloatTiles() {}

    static void binary(BinaryOp op, float[] d, float[] a, float[] b, int n) {
        switch (op) {
            case ADD -> add(d, a, b, n);
            case SUB -> sub(d, a, b, n);
            case MUL -> mul(d, a, b, n);
            case DIV -> div(d, a, b, n);
            case REM -> rem(d, a, b, n);
            case MAX -> max(d, a, b, n);
            case MIN -> min(d, a, b, n);
            default -> loop(op, d, a, b, n);
        }
    }

    /// Refuses what is none.
    private static void loop(BinaryOp op, float[] d, float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Loops.of(op, a[i], b[i]);
        }
    }

    static void compare(BinaryOp op, byte[] d, float[] a, float[] b, int n) {
        switch (op) {
            case EQ -> eq(d, a, b, n);
            case NE -> ne(d, a, b, n);
            case LT -> lt(d, a, b, n);
            case LE -> le(d, a, b, n);
            case GT -> gt(d, a, b, n);
            case GE -> ge(d, a, b, n);
            default -> throw new IllegalStateException("not a comparison: " + op);
        }
    }

    static void unary(UnaryOp op, float[] d, float[] a, int n) {
        switch (op) {
            case NEG -> neg(d, a, n);
            case ABS -> abs(d, a, n);
            case SQRT -> sqrt(d, a, n);
            default -> throw new IllegalStateException("not a tile operation: " + op);
        }
    }

    static void fma(float[] d, float[] a, float[] b, float[] c, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Math.fma(a[i], b[i], c[i]);
        }
    }

    static void where(float[] d, byte[] c, float[] a, float[] b, int n) {
        // Masks instead of a choice, which would be a jump that cannot be foreseen.
        for (int i = 0; i < n; i++) {
            int mask = (c[i] | -c[i]) >> 31;
            int first = Float.floatToRawIntBits(a[i]) & mask;
            d[i] = Float.intBitsToFloat(first | Float.floatToRawIntBits(b[i]) & ~mask);
        }
    }

    static void toDoubles(double[] d, float[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i];
        }
    }

    static void toInts(int[] d, float[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (int) a[i];
        }
    }

    static void toLongs(long[] d, float[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (long) a[i];
        }
    }

    static void toBools(byte[] d, float[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] != 0 ? (byte) 1 : (byte) 0;
        }
    }

    static void bits(int[] d, float[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Float.floatToRawIntBits(a[i]);
        }
    }

    private static void add(float[] d, float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] + b[i];
        }
    }

    private static void sub(float[] d, float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] - b[i];
        }
    }

    private static void mul(float[] d, float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] * b[i];
        }
    }

    private static void div(float[] d, float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] / b[i];
        }
    }

    private static void rem(float[] d, float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Remainders.of(a[i], b[i]);
        }
    }

    private static void max(float[] d, float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Math.max(a[i], b[i]);
        }
    }

    private static void min(float[] d, float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Math.min(a[i], b[i]);
        }
    }

    private static void eq(byte[] d, float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] == b[i] ? 1 : 0);
        }
    }

    private static void ne(byte[] d, float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] != b[i] ? 1 : 0);
        }
    }

    private static void lt(byte[] d, float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] < b[i] ? 1 : 0);
        }
    }

    private static void le(byte[] d, float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] <= b[i] ? 1 : 0);
        }
    }

    private static void gt(byte[] d, float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] > b[i] ? 1 : 0);
        }
    }

    private static void ge(byte[] d, float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] >= b[i] ? 1 : 0);
        }
    }

    private static void neg(float[] d, float[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = -a[i];
        }
    }

    private static void abs(float[] d, float[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Math.abs(a[i]);
        }
    }

    private static void sqrt(float[] d, float[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (float) Math.sqrt(a[i]);
        }
    }
}
