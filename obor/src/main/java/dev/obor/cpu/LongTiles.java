package dev.obor.cpu;

import dev.obor.expr.BinaryOp;
import dev.obor.expr.UnaryOp;

/// The tile loops of int64: one ordinary loop per machine operation.
///
/// The target may be an operand's own tile: every loop reads place `i` before it writes place `i`.
final class LongTiles {
    private LongTiles() {}

    static void binary(BinaryOp op, long[] d, int o, long[] a, int p, long[] b, int q, int n) {
        switch (op) {
            case ADD -> add(d, o, a, p, b, q, n);
            case SUB -> sub(d, o, a, p, b, q, n);
            case MUL -> mul(d, o, a, p, b, q, n);
            case QUOTIENT -> quotient(d, o, a, p, b, q, n);
            case REM -> rem(d, o, a, p, b, q, n);
            case MAX -> max(d, o, a, p, b, q, n);
            case MIN -> min(d, o, a, p, b, q, n);
            case AND -> and(d, o, a, p, b, q, n);
            case OR -> or(d, o, a, p, b, q, n);
            case XOR -> xor(d, o, a, p, b, q, n);
            case SHL -> shl(d, o, a, p, b, q, n);
            case SHR -> shr(d, o, a, p, b, q, n);
            case USHR -> ushr(d, o, a, p, b, q, n);
            default -> throw new IllegalStateException("not a tile operation: " + op);
        }
    }

    static void compare(BinaryOp op, byte[] d, int o, long[] a, int p, long[] b, int q, int n) {
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

    static void unary(UnaryOp op, long[] d, int o, long[] a, int p, int n) {
        switch (op) {
            case NEG -> neg(d, o, a, p, n);
            case ABS -> abs(d, o, a, p, n);
            case NOT -> not(d, o, a, p, n);
            default -> throw new IllegalStateException("not a tile operation: " + op);
        }
    }

    static void where(long[] d, int o, byte[] c, int r, long[] a, int p, long[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = c[r + i] != 0 ? a[p + i] : b[q + i];
        }
    }

    static void toFloats(float[] d, int o, long[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (float) a[p + i];
        }
    }

    static void toDoubles(double[] d, int o, long[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (double) a[p + i];
        }
    }

    static void toInts(int[] d, int o, long[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (int) a[p + i];
        }
    }

    static void toBools(byte[] d, int o, long[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] != 0 ? (byte) 1 : (byte) 0;
        }
    }

    static void bits(double[] d, int o, long[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = Double.longBitsToDouble(a[p + i]);
        }
    }

    private static void add(long[] d, int o, long[] a, int p, long[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] + b[q + i];
        }
    }

    private static void sub(long[] d, int o, long[] a, int p, long[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] - b[q + i];
        }
    }

    private static void mul(long[] d, int o, long[] a, int p, long[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] * b[q + i];
        }
    }

    private static void quotient(long[] d, int o, long[] a, int p, long[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] / b[q + i];
        }
    }

    private static void rem(long[] d, int o, long[] a, int p, long[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] % b[q + i];
        }
    }

    private static void max(long[] d, int o, long[] a, int p, long[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = Math.max(a[p + i], b[q + i]);
        }
    }

    private static void min(long[] d, int o, long[] a, int p, long[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = Math.min(a[p + i], b[q + i]);
        }
    }

    private static void and(long[] d, int o, long[] a, int p, long[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] & b[q + i];
        }
    }

    private static void or(long[] d, int o, long[] a, int p, long[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] | b[q + i];
        }
    }

    private static void xor(long[] d, int o, long[] a, int p, long[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] ^ b[q + i];
        }
    }

    private static void shl(long[] d, int o, long[] a, int p, long[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] << (int) b[q + i];
        }
    }

    private static void shr(long[] d, int o, long[] a, int p, long[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] >> (int) b[q + i];
        }
    }

    private static void ushr(long[] d, int o, long[] a, int p, long[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] >>> (int) b[q + i];
        }
    }

    private static void eq(byte[] d, int o, long[] a, int p, long[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (byte) (a[p + i] == b[q + i] ? 1 : 0);
        }
    }

    private static void ne(byte[] d, int o, long[] a, int p, long[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (byte) (a[p + i] != b[q + i] ? 1 : 0);
        }
    }

    private static void lt(byte[] d, int o, long[] a, int p, long[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (byte) (a[p + i] < b[q + i] ? 1 : 0);
        }
    }

    private static void le(byte[] d, int o, long[] a, int p, long[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (byte) (a[p + i] <= b[q + i] ? 1 : 0);
        }
    }

    private static void gt(byte[] d, int o, long[] a, int p, long[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (byte) (a[p + i] > b[q + i] ? 1 : 0);
        }
    }

    private static void ge(byte[] d, int o, long[] a, int p, long[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (byte) (a[p + i] >= b[q + i] ? 1 : 0);
        }
    }

    private static void neg(long[] d, int o, long[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = -a[p + i];
        }
    }

    private static void abs(long[] d, int o, long[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = Math.abs(a[p + i]);
        }
    }

    private static void not(long[] d, int o, long[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = ~a[p + i];
        }
    }
}
