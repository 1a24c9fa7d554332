package dev.obor.cpu;

import dev.obor.expr.BinaryOp;
import dev.obor.expr.UnaryOp;

/// The tile loops of float32: one ordinary loop per machine operation.
///
/// The target may be an operand's own tile: every loop reads place `i` before it writes place `i`.
final class FloatTiles {
    private FloatTiles() {}

    static void binary(BinaryOp op, float[] d, int o, float[] a, int p, float[] b, int q, int n) {
        switch (op) {
            case ADD -> add(d, o, a, p, b, q, n);
            case SUB -> sub(d, o, a, p, b, q, n);
            case MUL -> mul(d, o, a, p, b, q, n);
            case DIV -> div(d, o, a, p, b, q, n);
            case REM -> rem(d, o, a, p, b, q, n);
            case MAX -> max(d, o, a, p, b, q, n);
            case MIN -> min(d, o, a, p, b, q, n);
            default -> throw new IllegalStateException("not a tile operation: " + op);
        }
    }

    static void compare(BinaryOp op, byte[] d, int o, float[] a, int p, float[] b, int q, int n) {
        switch (op) {
            case EQ -> eq(d, o, a, p, b, q, n);
            case NE -> ne(d, o, a, p, b, q, n);
            case LT -> lt(d, o, a, p, b, q, n);
            case LE -> le(d, o, a, p, b, q, n);
            case GT -> gt(d, o, a, p, b, q, n);
            case GE -> ge(d, o, a, p, b, q, n);
            default -> throw new IllegalStateException("not a comparison: " + op);
        }
    }

    static void unary(UnaryOp op, float[] d, int o, float[] a, int p, int n) {
        switch (op) {
            case NEG -> neg(d, o, a, p, n);
            case ABS -> abs(d, o, a, p, n);
            case SQRT -> sqrt(d, o, a, p, n);
            default -> throw new IllegalStateException("not a tile operation: " + op);
        }
    }

    static void fma(float[] d, int o, float[] a, int p, float[] b, int q, float[] c, int r, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = Math.fma(a[p + i], b[q + i], c[r + i]);
        }
    }

    static void where(
            float[] d, int o, byte[] c, int r, float[] a, int p, float[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = c[r + i] != 0 ? a[p + i] : b[q + i];
        }
    }

    static void toDoubles(double[] d, int o, float[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i];
        }
    }

    static void toInts(int[] d, int o, float[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (int) a[p + i];
        }
    }

    static void toLongs(long[] d, int o, float[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (long) a[p + i];
        }
    }

    static void toBools(byte[] d, int o, float[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] != 0 ? (byte) 1 : (byte) 0;
        }
    }

    static void bits(int[] d, int o, float[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = Float.floatToRawIntBits(a[p + i]);
        }
    }

    private static void add(float[] d, int o, float[] a, int p, float[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] + b[q + i];
        }
    }

    private static void sub(float[] d, int o, float[] a, int p, float[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] - b[q + i];
        }
    }

    private static void mul(float[] d, int o, float[] a, int p, float[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] * b[q + i];
        }
    }

    private static void div(float[] d, int o, float[] a, int p, float[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] / b[q + i];
        }
    }

    private static void rem(float[] d, int o, float[] a, int p, float[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] % b[q + i];
        }
    }

    private static void max(float[] d, int o, float[] a, int p, float[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = Math.max(a[p + i], b[q + i]);
        }
    }

    private static void min(float[] d, int o, float[] a, int p, float[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = Math.min(a[p + i], b[q + i]);
        }
    }

    private static void eq(byte[] d, int o, float[] a, int p, float[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (byte) (a[p + i] == b[q + i] ? 1 : 0);
        }
    }

    private static void ne(byte[] d, int o, float[] a, int p, float[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (byte) (a[p + i] != b[q + i] ? 1 : 0);
        }
    }

    private static void lt(byte[] d, int o, float[] a, int p, float[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (byte) (a[p + i] < b[q + i] ? 1 : 0);
        }
    }

    private static void le(byte[] d, int o, float[] a, int p, float[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (byte) (a[p + i] <= b[q + i] ? 1 : 0);
        }
    }

    private static void gt(byte[] d, int o, float[] a, int p, float[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (byte) (a[p + i] > b[q + i] ? 1 : 0);
        }
    }

    private static void ge(byte[] d, int o, float[] a, int p, float[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (byte) (a[p + i] >= b[q + i] ? 1 : 0);
        }
    }

    private static void neg(float[] d, int o, float[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = -a[p + i];
        }
    }

    private static void abs(float[] d, int o, float[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = Math.abs(a[p + i]);
        }
    }

    private static void sqrt(float[] d, int o, float[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (float) Math.sqrt(a[p + i]);
        }
    }
}
