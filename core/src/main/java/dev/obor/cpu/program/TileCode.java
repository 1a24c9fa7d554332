package dev.obor.cpu.program;

import dev.obor.base.DType;
import dev.obor.base.LowPrecision;
import dev.obor.cpu.memory.Scratch;
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
public final class TileCode extends RunnableProgram {
    private final Expr[] values;
    private final int[][] args;
    private final int[] roots;
    private final int[] register; // of each value
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
    public int length() {
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
    public void run(@Nullable Object[] arrays, int[] offsets, long singles, long[] scalars, int n) {
        Scratch scratch = Scratch.current();
        scratch.values(values.length);
        Object[] at = scratch.values;
        int tile = Math.min(n, Scratch.TILE);
        boolean once = n <= Scratch.TILE;
        for (int v = 0; v < values.length; v++) {
            at[v] = scratch.register(values[v].type(), register[v]);
        }
        for (int v : leaves) {
            bind(v, scratch, arrays, offsets, singles, scalars, tile);
        }
        // What starts at place 0 and fits one tile is its own tile.
        int[] copied = scratch.copied(inputs);
        int copies = 0;
        for (int v : leaves) {
            if (values[v] instanceof Input in && (singles >>> in.index() & 1) == 0) {
                if (once && offsets[in.index()] == 0 && !isAmongSeveral(v)) {
                    at[v] = arrays[in.index()];
                } else {
                    copied[copies++] = v;
                }
            }
        }
        boolean inPlace = once && roots.length == 1 && offsets[inputs] == 0;
        if (inPlace && args[roots[0]].length > 0) {
            at[roots[0]] = arrays[inputs];
        }
        for (int base = 0; base < n; base += tile) {
            int m = Math.min(tile, n - base);
            for (int c = 0; c < copies; c++) {
                int i = ((Input) values[copied[c]]).index();
                System.arraycopy(arrays[i], offsets[i] + base, at[copied[c]], 0, m);
            }
            for (int v : work) {
                step(v, at, m);
            }
            for (int i = 0; i < roots.length; i++) {
                Object out = arrays[inputs + i];
                if (at[roots[i]] != out) {
                    System.arraycopy(at[roots[i]], 0, out, offsets[inputs + i] + base, m);
                }
            }
        }
        Arrays.fill(at, 0, values.length, null);
    }

    /// Whether a value is one of several results: an input that is updated in place meanwhile.
    private boolean isAmongSeveral(int v) {
        boolean result = false;
        for (int root : roots) {
            result |= root == v;
        }
        return result && roots.length > 1;
    }

    private void bind(
            int v,
            Scratch scratch,
            @Nullable Object[] arrays,
            int[] offsets,
            long singles,
            long[] scalars,
            int tile) {
        Object filled = scratch.values[v];
        switch (values[v]) {
            case Input in -> {
                if ((singles >>> in.index() & 1) != 0) {
                    Fill.with(filled, tile, arrays[in.index()], offsets[in.index()]);
                }
            }
            case Const c -> Fill.with(filled, tile, c.bits(), false);
            case Scalar s -> Fill.with(filled, tile, scalars[s.index()], true);
            default -> throw new IllegalStateException("not a leaf: " + values[v]);
        }
    }

    private void step(int v, Object[] at, int n) {
        int[] arg = args[v];
        Object d = at[v];
        Object a = at[arg[0]];
        switch (values[v]) {
            case Unary e -> unary(e, d, a, n);
            case Binary e -> binary(e, d, a, at[arg[1]], n);
            case Fma e -> {
                Object b = at[arg[1]];
                Object c = at[arg[2]];
                if (e.type() == Type.F32) {
                    FloatTiles.fma((float[]) d, (float[]) a, (float[]) b, (float[]) c, n);
                } else {
                    DoubleTiles.fma((double[]) d, (double[]) a, (double[]) b, (double[]) c, n);
                }
            }
            case Where e -> where(e, d, (byte[]) a, at[arg[1]], at[arg[2]], n);
            case Cast e -> Casts.any(d, a, n);
            case Round e -> round(e.dtype(), (float[]) d, (float[]) a, n);
            case Bits e -> bits(e.x().type(), d, a, n);
            case Input e -> throw leaf(e);
            case Const e -> throw leaf(e);
            case Scalar e -> throw leaf(e);
        }
    }

    private static IllegalStateException leaf(Expr e) {
        return new IllegalStateException("not a step: " + e);
    }

    private static void unary(Unary e, Object d, Object a, int n) {
        switch (e.x().type()) {
            case F32 -> FloatTiles.unary(e.op(), (float[]) d, (float[]) a, n);
            case F64 -> DoubleTiles.unary(e.op(), (double[]) d, (double[]) a, n);
            case I32 -> IntTiles.unary(e.op(), (int[]) d, (int[]) a, n);
            case I64 -> LongTiles.unary(e.op(), (long[]) d, (long[]) a, n);
            case BOOL -> BoolTiles.not((byte[]) d, (byte[]) a, n);
        }
    }

    private static void binary(Binary e, Object d, Object a, Object b, int n) {
        if (e.op().isComparison()) {
            compare(e, (byte[]) d, a, b, n);
            return;
        }
        switch (e.type()) {
            case F32 -> FloatTiles.binary(e.op(), (float[]) d, (float[]) a, (float[]) b, n);
            case F64 -> DoubleTiles.binary(e.op(), (double[]) d, (double[]) a, (double[]) b, n);
            case I32 -> IntTiles.binary(e.op(), (int[]) d, (int[]) a, (int[]) b, n);
            case I64 -> LongTiles.binary(e.op(), (long[]) d, (long[]) a, (long[]) b, n);
            case BOOL -> BoolTiles.binary(e.op(), (byte[]) d, (byte[]) a, (byte[]) b, n);
        }
    }

    private static void compare(Binary e, byte[] d, Object a, Object b, int n) {
        switch (e.a().type()) {
            case F32 -> FloatTiles.compare(e.op(), d, (float[]) a, (float[]) b, n);
            case F64 -> DoubleTiles.compare(e.op(), d, (double[]) a, (double[]) b, n);
            case I32 -> IntTiles.compare(e.op(), d, (int[]) a, (int[]) b, n);
            case I64 -> LongTiles.compare(e.op(), d, (long[]) a, (long[]) b, n);
            case BOOL -> throw new IllegalStateException("comparison of truth values: " + e);
        }
    }

    private static void where(Where e, Object d, byte[] c, Object a, Object b, int n) {
        switch (e.type()) {
            case F32 -> FloatTiles.where((float[]) d, c, (float[]) a, (float[]) b, n);
            case F64 -> DoubleTiles.where((double[]) d, c, (double[]) a, (double[]) b, n);
            case I32 -> IntTiles.where((int[]) d, c, (int[]) a, (int[]) b, n);
            case I64 -> LongTiles.where((long[]) d, c, (long[]) a, (long[]) b, n);
            case BOOL -> BoolTiles.where((byte[]) d, c, (byte[]) a, (byte[]) b, n);
        }
    }

    private static void bits(Type from, Object d, Object a, int n) {
        switch (from) {
            case F32 -> FloatTiles.bits((int[]) d, (float[]) a, n);
            case F64 -> DoubleTiles.bits((long[]) d, (double[]) a, n);
            case I32 -> IntTiles.bits((float[]) d, (int[]) a, n);
            case I64 -> LongTiles.bits((double[]) d, (long[]) a, n);
            case BOOL -> throw new IllegalStateException("bits of truth values");
        }
    }

    private static void round(DType dtype, float[] d, float[] a, int n) {
        if (dtype == DType.BFLOAT16) {
            for (int i = 0; i < n; i++) {
                d[i] = LowPrecision.fromBfloat16(LowPrecision.toBfloat16(a[i]));
            }
        } else {
            for (int i = 0; i < n; i++) {
                d[i] = LowPrecision.fromFloat16(LowPrecision.toFloat16(a[i]));
            }
        }
    }

    /// The tile loops of a program.
    static TileCode of(Program program) {
        return new TileCode(program.lowered(), program.inputCount());
    }
}
