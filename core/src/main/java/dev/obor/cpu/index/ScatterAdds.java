package dev.obor.cpu.index;

import dev.obor.base.DType;
import dev.obor.cpu.memory.Scratch;
import dev.obor.cpu.program.MachineProgram;
import dev.obor.cpu.program.ProgramCode;
import dev.obor.cpu.program.Tiers;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import org.jspecify.annotations.Nullable;

/// Adds elements through indices, one after the other: a sum's order never depends on threads.
final class ScatterAdds {
    // Of shorter rows a call takes longer than the additions.
    private static final int LONG = 256;
    private static final long[] NO_SCALARS = {};

    private ScatterAdds() {}

    /// Machine code that adds a row to another, where rows are long; or null.
    private static @Nullable MachineProgram adder(DType dtype, IndexedBlock b) {
        if (b.columns < LONG || !MachineProgram.isPossible() || Tiers.current() != Tiers.AUTO) {
            return null;
        }
        Expr sum = Exprs.input(0, dtype).add(Exprs.input(1, dtype));
        ProgramCode code = ProgramCode.of(Program.of("add_row", sum, dtype));
        return code.machineCode(0, (long) b.rows * b.columns) instanceof MachineProgram m
                ? m
                : null;
    }

    /// Adds one block.
    static void floats(IndexedBlock b, int[] at, float[] out, float[] in) {
        int n = b.columns;
        int to = b.outColumn;
        int from = b.inColumn;
        int shift = b.shiftColumn;
        int[] far = Scratch.current().shifts;
        MachineProgram rows = shift == 0 && to == 1 && from == 1 ? adder(DType.FLOAT32, b) : null;
        for (int r = 0; r < b.rows; r++) {
            int o = at[0] + r * b.outRow;
            int p = at[1] + r * b.inRow;
            int s = at[2] + r * b.shiftRow;
            if (shift == 0 && to == 1 && from == 1) {
                int q = o + b.shift(s);
                if (rows != null) {
                    rows.run(new Object[] {out, in, out}, new int[] {q, p, q}, 0, NO_SCALARS, n);
                    continue;
                }
                for (int i = 0; i < n; i++) {
                    out[q + i] += in[p + i];
                }
            } else {
                for (int i = 0; i < n; i += far.length) {
                    int m = Math.min(far.length, n - i);
                    b.shifts(far, s + i * shift, to, m);
                    some(out, o + i * to, in, p + i * from, from, far, m);
                }
            }
        }
    }

    /// Adds one block.
    static void doubles(IndexedBlock b, int[] at, double[] out, double[] in) {
        int n = b.columns;
        int to = b.outColumn;
        int from = b.inColumn;
        int shift = b.shiftColumn;
        int[] far = Scratch.current().shifts;
        MachineProgram rows = shift == 0 && to == 1 && from == 1 ? adder(DType.FLOAT64, b) : null;
        for (int r = 0; r < b.rows; r++) {
            int o = at[0] + r * b.outRow;
            int p = at[1] + r * b.inRow;
            int s = at[2] + r * b.shiftRow;
            if (shift == 0 && to == 1 && from == 1) {
                int q = o + b.shift(s);
                if (rows != null) {
                    rows.run(new Object[] {out, in, out}, new int[] {q, p, q}, 0, NO_SCALARS, n);
                    continue;
                }
                for (int i = 0; i < n; i++) {
                    out[q + i] += in[p + i];
                }
            } else {
                for (int i = 0; i < n; i += far.length) {
                    int m = Math.min(far.length, n - i);
                    b.shifts(far, s + i * shift, to, m);
                    some(out, o + i * to, in, p + i * from, from, far, m);
                }
            }
        }
    }

    /// Adds one block.
    static void longs(IndexedBlock b, int[] at, long[] out, long[] in) {
        int n = b.columns;
        int to = b.outColumn;
        int from = b.inColumn;
        int shift = b.shiftColumn;
        int[] far = Scratch.current().shifts;
        for (int r = 0; r < b.rows; r++) {
            int o = at[0] + r * b.outRow;
            int p = at[1] + r * b.inRow;
            int s = at[2] + r * b.shiftRow;
            if (shift == 0 && to == 1 && from == 1) {
                int q = o + b.shift(s);
                for (int i = 0; i < n; i++) {
                    out[q + i] += in[p + i];
                }
            } else {
                for (int i = 0; i < n; i += far.length) {
                    int m = Math.min(far.length, n - i);
                    b.shifts(far, s + i * shift, to, m);
                    some(out, o + i * to, in, p + i * from, from, far, m);
                }
            }
        }
    }

    // One loop each, which the virtual machine compiles for itself.
    private static void some(float[] out, int o, float[] in, int p, int from, int[] far, int n) {
        for (int i = 0; i < n; i++) {
            out[o + far[i]] += in[p + i * from];
        }
    }

    private static void some(double[] out, int o, double[] in, int p, int from, int[] far, int n) {
        for (int i = 0; i < n; i++) {
            out[o + far[i]] += in[p + i * from];
        }
    }

    private static void some(long[] out, int o, long[] in, int p, int from, int[] far, int n) {
        for (int i = 0; i < n; i++) {
            out[o + far[i]] += in[p + i * from];
        }
    }
}
