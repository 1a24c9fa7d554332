package dev.obor.cpu.program;

import dev.obor.expr.BinaryOp;

/// The tile loops of truth values, which are bytes that hold 0 or 1.
final class BoolTiles {
    private BoolTiles() {}

    static void binary(BinaryOp op, byte[] d, byte[] a, byte[] b, int n) {
        switch (op) {
            case AND -> and(d, a, b, n);
            case OR -> or(d, a, b, n);
            case XOR -> xor(d, a, b, n);
            default -> throw new IllegalStateException("not an operation on truth values: " + op);
        }
    }

    static void where(byte[] d, byte[] c, byte[] a, byte[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = c[i] != 0 ? a[i] : b[i];
        }
    }

    static void not(byte[] d, byte[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] ^ 1);
        }
    }

    static void toFloats(float[] d, byte[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i];
        }
    }

    static void toDoubles(double[] d, byte[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i];
        }
    }

    static void toInts(int[] d, byte[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i];
        }
    }

    static void toLongs(long[] d, byte[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i];
        }
    }

    private static void and(byte[] d, byte[] a, byte[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] & b[i]);
        }
    }

    private static void or(byte[] d, byte[] a, byte[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] | b[i]);
        }
    }

    private static void xor(byte[] d, byte[] a, byte[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] ^ b[i]);
        }
    }
}
