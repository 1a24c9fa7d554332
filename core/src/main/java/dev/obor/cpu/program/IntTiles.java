package dev.obor.cpu.program;

import dev.obor.expr.BinaryOp;
import dev.obor.expr.UnaryOp;

/// The tile loops of int32: one ordinary loop per machine operation.
///
/// Tiles start at place 0 of their arrays: the compiler turns no loop into vector code that meets
/// two arrays at different places. The target may be an operand's own tile.
final class IntTiles {
    private IntTiles() {}

    static void binary(BinaryOp op, int[] d, int[] a, int[] b, int n) {
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

    static void compare(BinaryOp op, byte[] d, int[] a, int[] b, int n) {
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

    static void unary(UnaryOp op, int[] d, int[] a, int n) {
        switch (op) {
            case NEG -> neg(d, a, n);
            case ABS -> abs(d, a, n);
            case NOT -> not(d, a, n);
            default -> throw new IllegalStateException("not a tile operation: " + op);
        }
    }

    static void where(int[] d, byte[] c, int[] a, int[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = c[i] != 0 ? a[i] : b[i];
        }
    }

    static void toFloats(float[] d, int[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (float) a[i];
        }
    }

    static void toDoubles(double[] d, int[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i];
        }
    }

    static void toLongs(long[] d, int[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i];
        }
    }

    static void toBools(byte[] d, int[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] != 0 ? (byte) 1 : (byte) 0;
        }
    }

    static void bits(float[] d, int[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Float.intBitsToFloat(a[i]);
        }
    }

    private static void add(int[] d, int[] a, int[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] + b[i];
        }
    }

    private static void sub(int[] d, int[] a, int[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] - b[i];
        }
    }

    private static void mul(int[] d, int[] a, int[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] * b[i];
        }
    }

    private static void quotient(int[] d, int[] a, int[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] / b[i];
        }
    }

    private static void rem(int[] d, int[] a, int[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] % b[i];
        }
    }

    private static void max(int[] d, int[] a, int[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Math.max(a[i], b[i]);
        }
    }

    private static void min(int[] d, int[] a, int[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Math.min(a[i], b[i]);
        }
    }

    private static void and(int[] d, int[] a, int[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] & b[i];
        }
    }

    private static void or(int[] d, int[] a, int[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] | b[i];
        }
    }

    private static void xor(int[] d, int[] a, int[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] ^ b[i];
        }
    }

    private static void shl(int[] d, int[] a, int[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] << b[i];
        }
    }

    private static void shr(int[] d, int[] a, int[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] >> b[i];
        }
    }

    private static void ushr(int[] d, int[] a, int[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] >>> b[i];
        }
    }

    private static void eq(byte[] d, int[] a, int[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] == b[i] ? 1 : 0);
        }
    }

    private static void ne(byte[] d, int[] a, int[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] != b[i] ? 1 : 0);
        }
    }

    private static void lt(byte[] d, int[] a, int[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] < b[i] ? 1 : 0);
        }
    }

    private static void le(byte[] d, int[] a, int[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] <= b[i] ? 1 : 0);
        }
    }

    private static void gt(byte[] d, int[] a, int[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] > b[i] ? 1 : 0);
        }
    }

    private static void ge(byte[] d, int[] a, int[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] >= b[i] ? 1 : 0);
        }
    }

    private static void neg(int[] d, int[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = -a[i];
        }
    }

    private static void abs(int[] d, int[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Math.abs(a[i]);
        }
    }

    private static void not(int[] d, int[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = ~a[i];
        }
    }
}
