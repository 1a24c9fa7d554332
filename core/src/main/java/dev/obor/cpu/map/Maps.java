package dev.obor.cpu.map;

import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.cpu.memory.Heap;
import dev.obor.cpu.memory.Scratch;
import dev.obor.cpu.memory.Walk;
import dev.obor.cpu.program.ProgramCode;
import dev.obor.cpu.program.RunnableProgram;
import dev.obor.cpu.threads.Workers;
import dev.obor.expr.Program;
import java.util.Arrays;

/// Runs pointwise kernels: finds the shortest way to walk the operands and splits large ones.
public final class Maps {
    // One piece of work for a thread: elements times operations, about 20 µs.
    private static final int WORK = 1 << 18;
    private static final int FEWEST = 16 * Scratch.TILE;

    private Maps() {}

    public static void run(Kernel.Map kernel) {
        View[] outs = kernel.outs();
        View[] ins = kernel.ins();
        long n = outs[0].numel();
        if (n == 0) {
            return;
        }
        int read = kernel.program().inputCount();
        if (read < ins.length) { // a formula that is constant for this dtype, as isnan of integers
            View[] needed = Arrays.copyOf(ins, read);
            run(new Kernel.Map(kernel.program(), outs, needed, kernel.scalars()));
            return;
        }
        ProgramCode code = ProgramCode.of(kernel.program());
        if (code.copies) {
            Copies.run(outs[0], ins[0]);
            return;
        }
        Scratch scratch = Scratch.current();
        int operands = ins.length + outs.length;
        scratch.operands(operands);
        long singles = bindDense(scratch, code, outs, ins, n);
        if (singles >= 0) {
            RunnableProgram body = code.body(singles, n);
            dense(code, body, scratch, operands, singles, kernel.scalars(), (int) n);
        } else if (!MachineMaps.run(code, kernel, (int) n)) {
            strided(code, scratch, kernel, (int) n);
        }
        Arrays.fill(scratch.arrays, 0, operands, null);
    }

    /// Runs one kernel whose operands are not all dense, without rows of machine code.
    static void strided(Kernel.Map kernel) {
        Scratch scratch = Scratch.current();
        int operands = kernel.ins().length + kernel.outs().length;
        scratch.operands(operands);
        int n = (int) kernel.outs()[0].numel();
        strided(ProgramCode.of(kernel.program()), scratch, kernel, n);
        Arrays.fill(scratch.arrays, 0, operands, null);
    }

    /// Binds operands that all are dense, or single inputs, in their own type.
    ///
    /// @return which inputs are single, or -1 if the operands are not so simple
    private static long bindDense(
            Scratch scratch, ProgramCode code, View[] outs, View[] ins, long n) {
        if (code.hasNarrow) {
            return -1;
        }
        Program program = code.program;
        Object[] arrays = scratch.arrays;
        int[] offsets = scratch.offsets;
        long singles = 0;
        for (int i = 0; i < ins.length; i++) {
            View v = ins[i];
            if (i >= program.inputCount() || program.inputType(i) == null) {
                continue;
            }
            if (!ProgramCode.isNative(v.dtype())) {
                return -1;
            }
            if (v.numel() == n && v.isContiguous()) {
                arrays[i] = v.array();
                offsets[i] = Heap.offset(v);
            } else if (v.numel() == 1) {
                singles |= 1L << i;
                arrays[i] = v.array();
                offsets[i] = Heap.offset(v);
            } else {
                return -1;
            }
        }
        for (int i = 0; i < outs.length; i++) {
            View v = outs[i];
            if (!v.isContiguous() || !ProgramCode.isNative(v.dtype())) {
                return -1;
            }
            arrays[ins.length + i] = v.array();
            offsets[ins.length + i] = Heap.offset(v);
        }
        return singles;
    }

    private static void dense(
            ProgramCode code,
            RunnableProgram body,
            Scratch scratch,
            int operands,
            long singles,
            long[] scalars,
            int n) {
        int piece = piece(code, n);
        if (piece >= n) {
            body.run(scratch.arrays, scratch.offsets, singles, scalars, n);
            return;
        }
        Object[] arrays = Arrays.copyOf(scratch.arrays, operands);
        int[] offsets = Arrays.copyOf(scratch.offsets, operands);
        Workers.run(
                (n + piece - 1) / piece,
                t -> {
                    int at = t * piece;
                    int[] from = offsets.clone();
                    for (int i = 0; i < operands; i++) {
                        if ((singles >>> i & 1) == 0 || i >= Long.SIZE) {
                            from[i] += at;
                        }
                    }
                    body.run(arrays, from, singles, scalars, Math.min(piece, n - at));
                });
    }

    /// How many elements make a piece of work; `n` where splitting does not pay.
    static int piece(ProgramCode code, int n) {
        if (n < 2 * FEWEST || Workers.threads() == 1) {
            return n;
        }
        int piece = Math.max(FEWEST, WORK / (code.tiles.length() + 3));
        return n < 2 * piece ? n : (piece + Scratch.TILE - 1) / Scratch.TILE * Scratch.TILE;
    }

    private static void strided(ProgramCode code, Scratch scratch, Kernel.Map kernel, int n) {
        View[] outs = kernel.outs();
        long[] shape = outs[0].shape();
        int[] order = Walk.order(outs[0]);
        Operands ins = Operands.inputs(kernel.ins(), shape, order, code.program);
        RunnableProgram body = code.body(ins.singles, n);
        Operands results = Operands.outputs(outs, shape, order);
        long[] scalars = kernel.scalars();
        int operands = kernel.ins().length + outs.length;
        int count = kernel.ins().length;
        if (ins.direct && results.direct) {
            ins.read(scratch, 0, 0, n);
            results.open(scratch, count, 0, n);
            dense(code, body, scratch, operands, ins.singles, scalars, n);
            return;
        }
        int piece = piece(code, n);
        if (piece >= n) {
            tiles(scratch, body, ins, results, count, scalars, 0, n);
            return;
        }
        Workers.run(
                (n + piece - 1) / piece,
                t -> {
                    Scratch own = Scratch.current();
                    own.operands(operands);
                    int at = t * piece;
                    int end = Math.min(n, at + piece);
                    tiles(own, body, ins, results, count, scalars, at, end);
                    Arrays.fill(own.arrays, 0, operands, null);
                });
    }

    private static void tiles(
            Scratch scratch,
            RunnableProgram body,
            Operands ins,
            Operands results,
            int inputs,
            long[] scalars,
            int start,
            int end) {
        for (int at = start; at < end; at += Scratch.TILE) {
            int n = Math.min(Scratch.TILE, end - at);
            ins.read(scratch, 0, at, n);
            results.open(scratch, inputs, at, n);
            body.run(scratch.arrays, scratch.offsets, ins.singles, scalars, n);
            results.close(scratch, inputs, at, n);
        }
    }
}
