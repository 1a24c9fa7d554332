package dev.obor.cpu.program;

import dev.obor.expr.BinaryOp;
import dev.obor.expr.UnaryOp;

/// The tile loops of int64: one ordinary loop per machine operation.
///
/// Tiles start at place 0 of their arrays: the compiler turns no loop into vector code that meets
/// two arrays at different places. The target may be an operand's own tile.
final class LongTiles {
    private LongTiles() {}

    static void binary(BinaryOp op, long[] d, long[] a, long[] b, int n) {
        switch (op) {
            case ADD -> add(d, a, b, n);
            case SUB -> sub(d, a, b, n);
            case MUL -> mul(d, a, b, n);
            case QUOTIENT -> quotient(d, a, b, n);
            case REM -> rem(d, a, b, n);
            case MAX -> max(d, a, b, n);
            case MIN -> min(d, a, b, n);
            case AND -> and(d, a, b, n);
            case OR -> or(d, a, b, n);
            case XOR -> xor(d, a, b, n);
            case SHL -> shl(d, a, b, n);
            case SHR -> shr(d, a, b, n);
            case USHR -> ushr(d, a, b, n);
            default -> throw new IllegalStateException("not a tile operation: " + op);
        }
    }

    static void compare(BinaryOp op, byte[] d, long[] a, long[] b, int n) {
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

    static void unary(UnaryOp op, long[] d, long[] a, int n) {
        switch (op) {
            case NEG -> neg(d, a, n);
            case ABS -> abs(d, a, n);
            case NOT -> not(d, a, n);
            default -> throw new IllegalStateException("not a tile operation: " + op);
        }
    }

    static void where(long[] d, byte[] c, long[] a, long[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = c[i] != 0 ? a[i] : b[i];
        }
    }

    static void toFloats(float[] d, long[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (float) a[i];
        }
    }

    static void toDoubles(double[] d, long[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (double) a[i];
        }
    }

    static void toInts(int[] d, long[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (int) a[i];
        }
    }

    static void toBools(byte[] d, long[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] != 0 ? (byte) 1 : (byte) 0;
        }
    }

    static void bits(double[] d, long[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Double.longBitsToDouble(a[i]);
        }
    }

    private static void add(long[] d, long[] a, long[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] + b[i];
        }
    }

    private static void sub(long[] d, long[] a, long[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] - b[i];
        }
    }

    private static void mul(long[] d, long[] a, long[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] * b[i];
        }
    }

    private static void quotient(long[] d, long[] a, long[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] / b[i];
        }
    }

    private static void rem(long[] d, long[] a, long[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] % b[i];
        }
    }

    private static void max(long[] d, long[] a, long[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Math.max(a[i], b[i]);
        }
    }

    private static void min(long[] d, long[] a, long[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Math.min(a[i], b[i]);
        }
    }

    private static void and(long[] d, long[] a, long[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] & b[i];
        }
    }

    private static void or(long[] d, long[] a, long[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] | b[i];
        }
    }

    private static void xor(long[] d, long[] a, long[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] ^ b[i];
        }
    }

    private static void shl(long[] d, long[] a, long[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] << (int) b[i];
        }
    }

    private static void shr(long[] d, long[] a, long[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] >> (int) b[i];
        }
    }

    private static void ushr(long[] d, long[] a, long[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] >>> (int) b[i];
        }
    }

    private static void eq(byte[] d, long[] a, long[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] == b[i] ? 1 : 0);
        }
    }

    private static void ne(byte[] d, long[] a, long[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] != b[i] ? 1 : 0);
        }
    }

    private static void lt(byte[] d, long[] a, long[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] < b[i] ? 1 : 0);
        }
    }

    private static void le(byte[] d, long[] a, long[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] <= b[i] ? 1 : 0);
        }
    }

    private static void gt(byte[] d, long[] a, long[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] > b[i] ? 1 : 0);
        }
    }

    private static void ge(byte[] d, long[] a, long[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] >= b[i] ? 1 : 0);
        }
    }

    private static void neg(long[] d, long[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = -a[i];
        }
    }

    private static void abs(long[] d, long[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Math.abs(a[i]);
        }
    }

    private static void not(long[] d, long[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = ~a[i];
        }
    }
}
