package dev.obor.cpu;

import dev.obor.expr.BinaryOp;

/// The tile loops of truth values, which are bytes that hold 0 or 1.
final class BoolTiles {
    private BoolTiles() {}

    static void binary(BinaryOp op, byte[] d, int o, byte[] a, int p, byte[] b, int q, int n) {
        switch (op) {
            case AND -> and(d, o, a, p, b, q, n);
            case OR -> or(d, o, a, p, b, q, n);
            case XOR -> xor(d, o, a, p, b, q, n);
            default -> throw new IllegalStateException("not an operation on truth values: " + op);
        }
    }

    static void where(byte[] d, int o, byte[] c, int r, byte[] a, int p, byte[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = c[r + i] != 0 ? a[p + i] : b[q + i];
        }
    }

    static void not(byte[] d, int o, byte[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (byte) (a[p + i] ^ 1);
        }
    }

    static void toFloats(float[] d, int o, byte[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i];
        }
    }

    static void toDoubles(double[] d, int o, byte[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i];
        }
    }

    static void toInts(int[] d, int o, byte[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i];
        }
    }

    static void toLongs(long[] d, int o, byte[] a, int p, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = a[p + i];
        }
    }

    private static void and(byte[] d, int o, byte[] a, int p, byte[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (byte) (a[p + i] & b[q + i]);
        }
    }

    private static void or(byte[] d, int o, byte[] a, int p, byte[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (byte) (a[p + i] | b[q + i]);
        }
    }

    private static void xor(byte[] d, int o, byte[] a, int p, byte[] b, int q, int n) {
        for (int i = 0; i < n; i++) {
            d[o + i] = (byte) (a[p + i] ^ b[q + i]);
        }
    }
}
