package dev.obor.cpu;

import dev.obor.base.DType;
import dev.obor.base.LowPrecision;
import dev.obor.expr.Binary;
import dev.obor.expr.Bits;
import dev.obor.expr.Cast;
import dev.obor.expr.Const;
import dev.obor.expr.Expr;
import dev.obor.expr.Fma;
import dev.obor.expr.Input;
import dev.obor.expr.Program;
import dev.obor.expr.Round;
import dev.obor.expr.Scalar;
import dev.obor.expr.Type;
import dev.obor.expr.Unary;
import dev.obor.expr.Where;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tier 0: a program as a list of tile loops, each over at most [Scratch#TILE] elements.
///
/// The oracle for generated code, what serves the first executions, and what everything falls back
/// to. A tile of a value that is not read any more is used again for the next one.
final class TileCode extends Body {
    private static final int NONE = -1;

    private final Expr[] values;
    private final int[][] args;
    private final int[] roots;
    private final int[] register; // of each value, NONE where it lives in a result's own array
    private final int inputs;
    private final int[] leaves; // values filled before the loop: inputs, constants, scalars
    private final int[] work; // values computed for each tile

    /// The tile loops of lowered expressions.
    TileCode(List<Expr> lowered, int inputs) {
        Steps steps = Steps.of(lowered.toArray(new Expr[0]));
        this.values = steps.values;
        this.args = steps.args;
        this.roots = steps.roots;
        this.inputs = inputs;
        this.leaves = select(true);
        this.work = select(false);
        this.register = assign(steps.lastUse);
    }

    private int[] select(boolean leaf) {
        int[] out = new int[values.length];
        int n = 0;
        for (int v = 0; v < values.length; v++) {
            if ((args[v].length == 0) == leaf) {
                out[n++] = v;
            }
        }
        return Arrays.copyOf(out, n);
    }

    /// The number of loops per tile, a measure of cost.
    int length() {
        return work.length;
    }

    private int[] assign(int[] lastUse) {
        Type[] types = Type.values();
        int[] made = new int[types.length];
        int[][] free = new int[types.length][values.length];
        int[] freeCount = new int[types.length];
        int[] out = new int[values.length];
        for (int v : leaves) {
            out[v] = made[values[v].type().ordinal()]++;
        }
        for (int v : work) {
            for (int i = 0; i < args[v].length; i++) {
                int arg = args[v][i];
                if (lastUse[arg] == v && args[arg].length > 0 && firstAt(args[v], i)) {
                    int t = values[arg].type().ordinal();
                    free[t][freeCount[t]++] = out[arg];
                }
            }
            int t = values[v].type().ordinal();
            out[v] = freeCount[t] > 0 ? free[t][--freeCount[t]] : made[t]++;
        }
        if (roots.length == 1 && args[roots[0]].length > 0) {
            out[roots[0]] = NONE; // the last step writes the result in place
        }
        return out;
    }

    private static boolean firstAt(int[] args, int i) {
        for (int j = 0; j < i; j++) {
            if (args[j] == args[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    void run(@Nullable Object[] arrays, int[] offsets, long singles, long[] scalars, int n) {
        Scratch scratch = Scratch.current();
        scratch.values(values.length);
        Object[] at = scratch.values;
        int[] from = scratch.positions;
        int tile = Math.min(n, Scratch.TILE);
        for (int v : leaves) {
            bind(v, scratch, arrays, offsets, singles, scalars, tile);
        }
        for (int v : work) {
            if (register[v] == NONE) {
                at[v] = arrays[inputs];
                from[v] = offsets[inputs];
            } else {
                at[v] = scratch.register(values[v].type(), register[v]);
                from[v] = 0;
            }
        }
        for (int base = 0; base < n; base += tile) {
            int m = Math.min(tile, n - base);
            for (int v : work) {
                step(v, at, from, m);
            }
            finish(at, from, arrays, offsets, base, m);
            advance(from, singles, m);
        }
        Arrays.fill(at, 0, values.length, null);
    }

    private void bind(
            int v,
            Scratch scratch,
            @Nullable Object[] arrays,
            int[] offsets,
            long singles,
            long[] scalars,
            int tile) {
        Expr e = values[v];
        Object[] at = scratch.values;
        if (e instanceof Input in && (singles >>> in.index() & 1) == 0) {
            at[v] = arrays[in.index()];
            scratch.positions[v] = offsets[in.index()];
            return;
        }
        Object filled = scratch.register(e.type(), register[v]);
        at[v] = filled;
        scratch.positions[v] = 0;
        switch (e) {
            case Input in -> Fill.with(filled, tile, arrays[in.index()], offsets[in.index()]);
            case Const c -> Fill.with(filled, tile, c.bits(), false);
            case Scalar s -> Fill.with(filled, tile, scalars[s.index()], true);
            default -> throw new IllegalStateException("not a leaf: " + e);
        }
    }

    /// Copies results that are not written in place.
    private void finish(
            Object[] at, int[] from, @Nullable Object[] arrays, int[] offsets, int base, int n) {
        for (int i = 0; i < roots.length; i++) {
            int v = roots[i];
            if (register[v] != NONE) {
                System.arraycopy(at[v], from[v], arrays[inputs + i], offsets[inputs + i] + base, n);
            }
        }
    }

    private void advance(int[] from, long singles, int n) {
        for (int v : leaves) {
            if (values[v] instanceof Input in && (singles >>> in.index() & 1) == 0) {
                from[v] += n;
            }
        }
        if (register[roots[0]] == NONE) {
            from[roots[0]] += n;
        }
    }

    private void step(int v, Object[] at, int[] from, int n) {
        int[] arg = args[v];
        Object d = at[v];
        int o = from[v];
        Object a = at[arg[0]];
        int p = from[arg[0]];
        switch (values[v]) {
            case Unary e -> unary(e, d, o, a, p, n);
            case Binary e -> binary(e, d, o, a, p, at[arg[1]], from[arg[1]], n);
            case Fma e -> {
                int q = from[arg[1]];
                int r = from[arg[2]];
                if (e.type() == Type.F32) {
                    FloatTiles.fma(
                            (float[]) d,
                            o,
                            (float[]) a,
                            p,
                            (float[]) at[arg[1]],
                            q,
                            (float[]) at[arg[2]],
                            r,
                            n);
                } else {
                    DoubleTiles.fma(
                            (double[]) d,
                            o,
                            (double[]) a,
                            p,
                            (double[]) at[arg[1]],
                            q,
                            (double[]) at[arg[2]],
                            r,
                            n);
                }
            }
            case Where e ->
                    where(
                            e,
                            d,
                            o,
                            (byte[]) a,
                            p,
                            at[arg[1]],
                            from[arg[1]],
                            at[arg[2]],
                            from[arg[2]],
                            n);
            case Cast e -> cast(e.x().type(), e.type(), d, o, a, p, n);
            case Round e -> round(e.dtype(), (float[]) d, o, (float[]) a, p, n);
            case Bits e -> bits(e.x().type(), d, o, a, p, n);
            case Input e -> throw leaf(e);
            case Const e -> throw leaf(e);
            case Scalar e -> throw leaf(e);
        }
    }

    private static IllegalStateException leaf(Expr e) {
        return new IllegalStateException("not a step: " + e);
    }

    private static void unary(Unary e, Object d, int o, Object a, int p, int n) {
        switch (e.x().type()) {
            case F32 -> FloatTiles.unary(e.op(), (float[]) d, o, (float[]) a, p, n);
            case F64 -> DoubleTiles.unary(e.op(), (double[]) d, o, (double[]) a, p, n);
            case I32 -> IntTiles.unary(e.op(), (int[]) d, o, (int[]) a, p, n);
            case I64 -> LongTiles.unary(e.op(), (long[]) d, o, (long[]) a, p, n);
            case BOOL -> BoolTiles.not((byte[]) d, o, (byte[]) a, p, n);
        }
    }

    private static void binary(Binary e, Object d, int o, Object a, int p, Object b, int q, int n) {
        if (e.op().isComparison()) {
            compare(e, (byte[]) d, o, a, p, b, q, n);
            return;
        }
        switch (e.type()) {
            case F32 ->
                    FloatTiles.binary(e.op(), (float[]) d, o, (float[]) a, p, (float[]) b, q, n);
            case F64 ->
                    DoubleTiles.binary(
                            e.op(), (double[]) d, o, (double[]) a, p, (double[]) b, q, n);
            case I32 -> IntTiles.binary(e.op(), (int[]) d, o, (int[]) a, p, (int[]) b, q, n);
            case I64 -> LongTiles.binary(e.op(), (long[]) d, o, (long[]) a, p, (long[]) b, q, n);
            case BOOL -> BoolTiles.binary(e.op(), (byte[]) d, o, (byte[]) a, p, (byte[]) b, q, n);
        }
    }

    private static void compare(
            Binary e, byte[] d, int o, Object a, int p, Object b, int q, int n) {
        switch (e.a().type()) {
            case F32 -> FloatTiles.compare(e.op(), d, o, (float[]) a, p, (float[]) b, q, n);
            case F64 -> DoubleTiles.compare(e.op(), d, o, (double[]) a, p, (double[]) b, q, n);
            case I32 -> IntTiles.compare(e.op(), d, o, (int[]) a, p, (int[]) b, q, n);
            case I64 -> LongTiles.compare(e.op(), d, o, (long[]) a, p, (long[]) b, q, n);
            case BOOL -> throw new IllegalStateException("comparison of truth values: " + e);
        }
    }

    private static void where(
            Where e, Object d, int o, byte[] c, int r, Object a, int p, Object b, int q, int n) {
        switch (e.type()) {
            case F32 -> FloatTiles.where((float[]) d, o, c, r, (float[]) a, p, (float[]) b, q, n);
            case F64 ->
                    DoubleTiles.where((double[]) d, o, c, r, (double[]) a, p, (double[]) b, q, n);
            case I32 -> IntTiles.where((int[]) d, o, c, r, (int[]) a, p, (int[]) b, q, n);
            case I64 -> LongTiles.where((long[]) d, o, c, r, (long[]) a, p, (long[]) b, q, n);
            case BOOL -> BoolTiles.where((byte[]) d, o, c, r, (byte[]) a, p, (byte[]) b, q, n);
        }
    }

    private static void cast(Type from, Type to, Object d, int o, Object a, int p, int n) {
        if (from == to) {
            System.arraycopy(a, p, d, o, n);
            return;
        }
        switch (to) {
            case F32 -> Casts.toFloats((float[]) d, o, a, p, n);
            case F64 -> Casts.toDoubles((double[]) d, o, a, p, n);
            case I32 -> Casts.toInts((int[]) d, o, a, p, n);
            case I64 -> Casts.toLongs((long[]) d, o, a, p, n);
            case BOOL -> Casts.toBools((byte[]) d, o, a, p, n);
        }
    }

    private static void bits(Type from, Object d, int o, Object a, int p, int n) {
        switch (from) {
            case F32 -> FloatTiles.bits((int[]) d, o, (float[]) a, p, n);
            case F64 -> DoubleTiles.bits((long[]) d, o, (double[]) a, p, n);
            case I32 -> IntTiles.bits((float[]) d, o, (int[]) a, p, n);
            case I64 -> LongTiles.bits((double[]) d, o, (long[]) a, p, n);
            case BOOL -> throw new IllegalStateException("bits of truth values");
        }
    }

    private static void round(DType dtype, float[] d, int o, float[] a, int p, int n) {
        if (dtype == DType.BFLOAT16) {
            for (int i = 0; i < n; i++) {
                d[o + i] = LowPrecision.fromBfloat16(LowPrecision.toBfloat16(a[p + i]));
            }
        } else {
            for (int i = 0; i < n; i++) {
                d[o + i] = LowPrecision.fromFloat16(LowPrecision.toFloat16(a[p + i]));
            }
        }
    }

    /// The tile loops of a program.
    static TileCode of(Program program) {
        return new TileCode(program.lowered(), program.inputCount());
    }
}
