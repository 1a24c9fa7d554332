package dev.obor.cpu.program;

import dev.obor.expr.BinaryOp;
import dev.obor.expr.UnaryOp;
import dev.obor.expr.loops.Loops;
import dev.obor.expr.loops.Remainders;

/// The tile loops of float64: one ordinary loop per machine operation.
///
/// Tiles start at place 0 of their arrays: the compiler turns no loop into vector code that meets
/// two arrays at different places. The target may be an operand's own tile.
final class DoubleTiles {
    private DoubleTiles() {}

    static void binary(BinaryOp op, double[] d, double[] a, double[] b, int n) {
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
    private static void loop(BinaryOp op, double[] d, double[] a, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Loops.of(op, a[i], b[i]);
        }
    }

    static void compare(BinaryOp op, byte[] d, double[] a, double[] b, int n) {
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

    static void unary(UnaryOp op, double[] d, double[] a, int n) {
        switch (op) {
            case NEG -> neg(d, a, n);
            case ABS -> abs(d, a, n);
            case SQRT -> sqrt(d, a, n);
            default -> throw new IllegalStateException("not a tile operation: " + op);
        }
    }

    static void fma(double[] d, double[] a, double[] b, double[] c, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Math.fma(a[i], b[i], c[i]);
        }
    }

    static void where(double[] d, byte[] c, double[] a, double[] b, int n) {
        // Masks instead of a choice, which would be a jump that cannot be foreseen.
        for (int i = 0; i < n; i++) {
            long mask = (c[i] | -c[i]) >> 31;
            long first = Double.doubleToRawLongBits(a[i]) & mask;
            d[i] = Double.longBitsToDouble(first | Double.doubleToRawLongBits(b[i]) & ~mask);
        }
    }

    static void toFloats(float[] d, double[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (float) a[i];
        }
    }

    static void toInts(int[] d, double[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (int) a[i];
        }
    }

    static void toLongs(long[] d, double[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (long) a[i];
        }
    }

    static void toBools(byte[] d, double[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] != 0 ? (byte) 1 : (byte) 0;
        }
    }

    static void bits(long[] d, double[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Double.doubleToRawLongBits(a[i]);
        }
    }

    private static void add(double[] d, double[] a, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] + b[i];
        }
    }

    private static void sub(double[] d, double[] a, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] - b[i];
        }
    }

    private static void mul(double[] d, double[] a, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] * b[i];
        }
    }

    private static void div(double[] d, double[] a, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] / b[i];
        }
    }

    private static void rem(double[] d, double[] a, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Remainders.of(a[i], b[i]);
        }
    }

    private static void max(double[] d, double[] a, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Math.max(a[i], b[i]);
        }
    }

    private static void min(double[] d, double[] a, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Math.min(a[i], b[i]);
        }
    }

    private static void eq(byte[] d, double[] a, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] == b[i] ? 1 : 0);
        }
    }

    private static void ne(byte[] d, double[] a, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] != b[i] ? 1 : 0);
        }
    }

    private static void lt(byte[] d, double[] a, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] < b[i] ? 1 : 0);
        }
    }

    private static void le(byte[] d, double[] a, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] <= b[i] ? 1 : 0);
        }
    }

    private static void gt(byte[] d, double[] a, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] > b[i] ? 1 : 0);
        }
    }

    private static void ge(byte[] d, double[] a, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = (byte) (a[i] >= b[i] ? 1 : 0);
        }
    }

    private static void neg(double[] d, double[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = -a[i];
        }
    }

    private static void abs(double[] d, double[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Math.abs(a[i]);
        }
    }

    private static void sqrt(double[] d, double[] a, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = Math.sqrt(a[i]);
        }
    }
}
