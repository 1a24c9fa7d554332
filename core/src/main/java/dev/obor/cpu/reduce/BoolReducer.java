package dev.obor.cpu.reduce;

import dev.obor.backend.Kernel.ReduceOp;
import java.util.Arrays;

/// Combines truth values: ANY is the same as MAX and ALL the same as MIN and PROD.
final class BoolReducer extends Reducer {
    private static final Reducer ANY = new BoolReducer(false);
    private static final Reducer EVERY = new BoolReducer(true);

    /// One for each [ReduceOp].
    static final Reducer[] ALL = new Reducer[ReduceOp.values().length];

    static {
        ALL[ReduceOp.SUM.ordinal()] = ANY;
        ALL[ReduceOp.MAX.ordinal()] = ANY;
        ALL[ReduceOp.ANY.ordinal()] = ANY;
        ALL[ReduceOp.PROD.ordinal()] = EVERY;
        ALL[ReduceOp.MIN.ordinal()] = EVERY;
        ALL[ReduceOp.ALL.ordinal()] = EVERY;
    }

    private final boolean every;

    private BoolReducer(boolean every) {
        this.every = every;
    }

    @Override
    void neutral(Object out, int at, int n) {
        Arrays.fill((byte[]) out, at, at + n, (byte) (every ? 1 : 0));
    }

    @Override
    void row(Object x, int from, int n, Object out, int at, Object room) {
        few(x, from, n, out, at);
    }

    @Override
    void few(Object x, int from, int n, Object out, int at) {
        byte[] a = (byte[]) x;
        byte stop = (byte) (every ? 0 : 1);
        byte r = (byte) (1 - stop);
        for (int i = 0; i < n && r != stop; i++) {
            r = a[from + i];
        }
        ((byte[]) out)[at] = r;
    }

    @Override
    void columns(Object acc, int at, Object x, int from, int rows, int stride, int width) {
        byte[] s = (byte[]) acc;
        byte[] a = (byte[]) x;
        for (int r = 0; r < rows; r++) {
            int p = from + r * stride;
            for (int j = 0; j < width; j++) {
                s[at + j] = (byte) (every ? s[at + j] & a[p + j] : s[at + j] | a[p + j]);
            }
        }
    }
}
