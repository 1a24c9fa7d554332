package dev.obor.cpu;

import dev.obor.expr.BinaryOp;
import dev.obor.expr.UnaryOp;

/// The tile loops of int32: one ordinary loop per machine operation.
///
/// The target may be an operand's own tile: every loop reads place `i` before it writes place `i`.
final class IntTiles {
    private IntTiles() {}

    static void binary(BinaryOp op, int[] d, int o, int[] a, int p, int[] b, int q, int n) {
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

    static void compare(BinaryOp op, byte[] d, int o, int[] a, int p, int[] b, int q, int n) {
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

    static void unary(UnaryOp op, int[] d, int o, int[] a, int p, int n) {
        switch (op) {
            case NEG -> neg(d, o, a, p, n);
            case ABS -> abs(d, o, a, p, n);
            case NOT -> not(d, o, a, p, n);
            default -> throw new IllegalStateException("not a tile operation: " + op);
        }
    }

    static void where(int[] d, int o, byte[] c, int r, int[] a, int p, int[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = c[r + i] != 0 ? a[p + i] : b[q + i];
        }
    }

    static void toFloats(float[] d, int o, int[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (float) a[p + i];
        }
    }

    static void toDoubles(double[] d, int o, int[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i];
        }
    }

    static void toLongs(long[] d, int o, int[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i];
        }
    }

    static void toBools(byte[] d, int o, int[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] != 0 ? (byte) 1 : (byte) 0;
        }
    }

    static void bits(float[] d, int o, int[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = Float.intBitsToFloat(a[p + i]);
        }
    }

    private static void add(int[] d, int o, int[] a, int p, int[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] + b[q + i];
        }
    }

    private static void sub(int[] d, int o, int[] a, int p, int[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] - b[q + i];
        }
    }

    private static void mul(int[] d, int o, int[] a, int p, int[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] * b[q + i];
        }
    }

    private static void quotient(int[] d, int o, int[] a, int p, int[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] / b[q + i];
        }
    }

    private static void rem(int[] d, int o, int[] a, int p, int[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] % b[q + i];
        }
    }

    private static void max(int[] d, int o, int[] a, int p, int[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = Math.max(a[p + i], b[q + i]);
        }
    }

    private static void min(int[] d, int o, int[] a, int p, int[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = Math.min(a[p + i], b[q + i]);
        }
    }

    private static void and(int[] d, int o, int[] a, int p, int[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] & b[q + i];
        }
    }

    private static void or(int[] d, int o, int[] a, int p, int[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] | b[q + i];
        }
    }

    private static void xor(int[] d, int o, int[] a, int p, int[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] ^ b[q + i];
        }
    }

    private static void shl(int[] d, int o, int[] a, int p, int[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] << b[q + i];
        }
    }

    private static void shr(int[] d, int o, int[] a, int p, int[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] >> b[q + i];
        }
    }

    private static void ushr(int[] d, int o, int[] a, int p, int[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i] >>> b[q + i];
        }
    }

    private static void eq(byte[] d, int o, int[] a, int p, int[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (byte) (a[p + i] == b[q + i] ? 1 : 0);
        }
    }

    private static void ne(byte[] d, int o, int[] a, int p, int[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (byte) (a[p + i] != b[q + i] ? 1 : 0);
        }
    }

    private static void lt(byte[] d, int o, int[] a, int p, int[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (byte) (a[p + i] < b[q + i] ? 1 : 0);
        }
    }

    private static void le(byte[] d, int o, int[] a, int p, int[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (byte) (a[p + i] <= b[q + i] ? 1 : 0);
        }
    }

    private static void gt(byte[] d, int o, int[] a, int p, int[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (byte) (a[p + i] > b[q + i] ? 1 : 0);
        }
    }

    private static void ge(byte[] d, int o, int[] a, int p, int[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (byte) (a[p + i] >= b[q + i] ? 1 : 0);
        }
    }

    private static void neg(int[] d, int o, int[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = -a[p + i];
        }
    }

    private static void abs(int[] d, int o, int[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = Math.abs(a[p + i]);
        }
    }

    private static void not(int[] d, int o, int[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = ~a[p + i];
        }
    }
}
