package dev.obor.cpu.reduce;

import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.ReduceOp;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.cpu.map.Source;
import dev.obor.cpu.map.Straightened;
import dev.obor.cpu.memory.BufferPool;
import dev.obor.cpu.memory.Heap;
import dev.obor.cpu.memory.Scratch;
import dev.obor.cpu.memory.Storer;
import dev.obor.cpu.memory.Walk;
import dev.obor.cpu.program.Casts;
import dev.obor.cpu.program.MachineProgram;
import dev.obor.cpu.program.ProgramCode;
import dev.obor.cpu.threads.Workers;
import dev.obor.expr.Type;
import dev.obor.machine.Machine;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Runs reductions.
///
/// The dimensions are merged into groups that are kept or reduced in turn, by their logical sizes
/// alone. The last reduced group goes first: as rows if nothing follows it, else as columns. What
/// is left is an array, and the next group is reduced from that one.
///
/// Rows are combined in blocks of [Scratch#BLOCK] elements and columns in blocks of 64 rows, blocks
/// pairwise; so rounding errors grow with the logarithm of the size.
public final class Reduces {
    private static final int COLUMN_BLOCK = 64;
    private static final int WORK = 1 << 18;

    private Reduces() {}

    public static void run(Kernel.Reduce kernel, BufferPool pool) {
        if (LargeReduces.isLarge(kernel)) {
            LargeReduces.run(kernel, pool);
            return;
        }
        Straightened.run(
                kernel, kernel.shape(), null, pool, k -> straight((Kernel.Reduce) k, pool));
    }

    /// Reduces what lies in the order in which it is read, or nearly so.
    private static void straight(Kernel.Reduce kernel, BufferPool pool) {
        View out = kernel.out();
        int results = (int) out.numel();
        if (results == 0) {
            return;
        }
        ProgramCode code = ProgramCode.of(kernel.program());
        Type type = accumulator(kernel.op(), code.resultTypes[0], out.dtype());
        Reducer reducer = Reducer.of(kernel.op(), type);
        Groups.Pass only = Groups.only(kernel.shape(), out.shape());
        Groups groups = only == null ? Groups.of(kernel.shape(), out.shape()) : Groups.NONE;
        Groups.Pass first = only == null ? groups.last() : only;
        int count = only == null ? groups.count() : only.count();
        boolean inPlace =
                out.isContiguous()
                        && ProgramCode.isNative(out.dtype())
                        && Type.of(out.dtype()) == type;
        Object target = inPlace ? out.array() : Scratch.array(type, results);
        int at = inPlace ? Heap.offset(out) : 0;
        if (count == 0) {
            reducer.neutral(target, at, results);
        } else {
            MachineReduces machine = MachineReduces.of(code, kernel, type, first);
            boolean done = machine != null && !machine.leavesRest(Scratch.BLOCK);
            Source source = done ? null : source(code, kernel, count, type);
            reduce(reducer, type, first, groups, source, machine, target, at, pool);
            if (machine != null && Machine.checking()) {
                check(reducer, type, target, at, results, kernel, pool);
            }
        }
        if (!inPlace) {
            store(out, type, target, results);
        }
    }

    private static Source source(ProgramCode code, Kernel.Reduce kernel, int count, Type type) {
        return Source.of(code, kernel.ins(), kernel.shape(), count, kernel.scalars(), type);
    }

    /// Computes it the other way too, for `-Dobor.machineCode=check`.
    private static void check(
            Reducer reducer,
            Type type,
            Object found,
            int at,
            int n,
            Kernel.Reduce kernel,
            BufferPool pool) {
        Object plain = MachineProgram.copy(found);
        Groups groups = Groups.of(kernel.shape(), kernel.out().shape());
        Source source = source(ProgramCode.of(kernel.program()), kernel, groups.count(), type);
        reduce(reducer, type, groups.last(), groups, source, null, plain, at, pool);
        int different = MachineProgram.difference(plain, found, at, at + n);
        if (different >= 0) {
            throw new IllegalStateException(
                    "machine code differs from the plain loops at element "
                            + different
                            + " of "
                            + kernel.op()
                            + " of "
                            + kernel.program());
        }
    }

    /// The type in which values are combined: sums of narrow integers have room where the result
    /// has.
    static Type accumulator(ReduceOp op, Type values, DType result) {
        boolean grows = op == ReduceOp.SUM || op == ReduceOp.PROD;
        if (op == ReduceOp.ANY || op == ReduceOp.ALL) {
            return Type.BOOL;
        }
        if (grows && (values == Type.I32 || values == Type.BOOL)) {
            return result == DType.INT64 ? Type.I64 : Type.I32;
        }
        return values;
    }

    private static void store(View out, Type type, Object values, int n) {
        Type wanted = Type.of(out.dtype());
        Object converted = values;
        if (wanted != type) {
            converted = Scratch.array(wanted, n);
            Casts.any(converted, values, n);
        }
        Walk walk = Walk.of(out, out.shape(), null);
        Storer.store(out.dtype(), out.array(), walk, 0, n, converted, 0);
    }

    private static void reduce(
            Reducer reducer,
            Type type,
            Groups.Pass begin,
            Groups all,
            @Nullable Source first,
            @Nullable MachineReduces machine,
            Object target,
            int at,
            BufferPool pool) {
        Groups groups = all;
        Groups.Pass pass = begin;
        Source source = first;
        MachineReduces step = machine;
        DType dtype = dtype(type);
        Object held = null;
        while (true) {
            groups = groups.afterLast();
            boolean done = groups.isDone();
            Object result = done ? target : pool.take(dtype, pass.outer() * pass.inner());
            int to = done ? at : 0;
            if (pass.inner() == 1) {
                rows(reducer, type, source, step, pass.outer(), pass.size(), result, to);
            } else {
                columns(reducer, type, source, step, pass, result, to);
            }
            step = null; // the others combine what the first one has made
            if (held != null) {
                pool.recycle(dtype, held);
            }
            if (done) {
                return;
            }
            held = result;
            pass = groups.last();
            source = Source.array(result, 0, type);
        }
    }

    static DType dtype(Type type) {
        return switch (type) {
            case F32 -> DType.FLOAT32;
            case F64 -> DType.FLOAT64;
            case I32 -> DType.INT32;
            case I64 -> DType.INT64;
            case BOOL -> DType.BOOL;
        };
    }

    private static void rows(
            Reducer reducer,
            Type type,
            @Nullable Source given,
            @Nullable MachineReduces machine,
            int outer,
            int size,
            Object out,
            int at) {
        int blocks = (size + Scratch.BLOCK - 1) / Scratch.BLOCK;
        if (blocks == 1 && machine != null) {
            machine.rows(out, at);
            return;
        }
        if (given == null) {
            Object partial = Scratch.array(type, outer * blocks);
            Objects.requireNonNull(machine).blocks(partial, Scratch.BLOCK, blocks);
            combine(reducer, partial, outer, blocks, out, at);
            return;
        }
        Source source = given;
        if (blocks == 1) {
            int together = Math.max(1, Scratch.BLOCK / size);
            split(
                    (outer + together - 1) / together,
                    (long) together * size * source.cost(),
                    unit -> {
                        Scratch scratch = Scratch.current();
                        int row = unit * together;
                        int n = Math.min(together, outer - row);
                        source.find(scratch, row * size, n * size);
                        Object x = scratch.found;
                        int from = scratch.foundAt;
                        Object room = scratch.lanes(type);
                        for (int r = 0; r < n; r++) {
                            reducer.row(x, from + r * size, size, out, at + row + r, room);
                        }
                    });
            return;
        }
        Object partial = Scratch.array(type, outer * blocks);
        int done = machine == null ? 0 : machine.blocks(partial, Scratch.BLOCK, blocks);
        int left = blocks - done;
        split(
                outer * left,
                (long) Scratch.BLOCK * source.cost(),
                index -> {
                    Scratch scratch = Scratch.current();
                    int unit = index / left * blocks + done + index % left;
                    int begin = unit % blocks * Scratch.BLOCK;
                    int n = Math.min(Scratch.BLOCK, size - begin);
                    source.find(scratch, unit / blocks * size + begin, n);
                    Object room = scratch.lanes(type);
                    reducer.row(scratch.found, scratch.foundAt, n, partial, unit, room);
                });
        combine(reducer, partial, outer, blocks, out, at);
    }

    /// Combines the blocks of each row.
    private static void combine(
            Reducer reducer, Object partial, int outer, int blocks, Object out, int at) {
        for (int o = 0; o < outer; o++) {
            pairwise(reducer, partial, o * blocks, blocks, 1);
            System.arraycopy(partial, o * blocks, out, at + o, 1);
        }
    }

    private static void columns(
            Reducer reducer,
            Type type,
            @Nullable Source source,
            @Nullable MachineReduces machine,
            Groups.Pass pass,
            Object out,
            int at) {
        int outer = pass.outer();
        int inner = pass.inner();
        int size = pass.size();
        int blocks = (size + COLUMN_BLOCK - 1) / COLUMN_BLOCK;
        int width = Math.min(inner, inner <= Scratch.BLOCK ? inner : Scratch.TILE);
        Object partial = blocks == 1 ? out : Scratch.array(type, outer * blocks * inner);
        int to = blocks == 1 ? at : 0;
        if (machine != null) {
            machine.columns(partial, to, COLUMN_BLOCK);
        } else {
            blocks(reducer, Objects.requireNonNull(source), pass, width, partial, to);
        }
        if (blocks > 1) {
            for (int o = 0; o < outer; o++) {
                pairwise(reducer, partial, o * blocks * inner, blocks, inner);
                System.arraycopy(partial, o * blocks * inner, out, at + o * inner, inner);
            }
        }
    }

    /// Combines blocks of rows, a slice of columns at a time.
    private static void blocks(
            Reducer reducer, Source source, Groups.Pass pass, int width, Object partial, int to) {
        int inner = pass.inner();
        int size = pass.size();
        int blocks = (size + COLUMN_BLOCK - 1) / COLUMN_BLOCK;
        int slices = (inner + width - 1) / width;
        int rows = Math.min(size, COLUMN_BLOCK);
        split(
                pass.outer() * blocks * slices,
                (long) rows * width * source.cost(),
                unit -> {
                    int block = unit / slices; // counts through all outer places
                    int column = unit % slices * width;
                    int o = block / blocks;
                    int first = block % blocks * COLUMN_BLOCK;
                    int n = Math.min(COLUMN_BLOCK, size - first);
                    int w = Math.min(width, inner - column);
                    int start = (o * size + first) * inner + column;
                    block(
                            reducer,
                            source,
                            start,
                            n,
                            inner,
                            w,
                            partial,
                            to + block * inner + column);
                });
    }

    /// Combines `rows` rows of `width` columns into `acc`, in pieces that the source can give.
    private static void block(
            Reducer reducer,
            Source source,
            int start,
            int rows,
            int stride,
            int width,
            Object acc,
            int at) {
        Scratch scratch = Scratch.current();
        int together = source.isArray() ? rows : width < stride ? 1 : Scratch.BLOCK / width;
        for (int r = 0; r < rows; r += together) {
            int n = Math.min(together, rows - r);
            source.find(scratch, start + r * stride, n == 1 ? width : n * stride);
            Object x = scratch.found;
            int from = scratch.foundAt;
            if (r == 0) {
                System.arraycopy(x, from, acc, at, width);
                reducer.columns(acc, at, x, from + stride, n - 1, stride, width);
            } else {
                reducer.columns(acc, at, x, from, n, stride, width);
            }
        }
    }

    /// Combines `n` neighbouring groups of `width` results into the first, in pairs.
    private static void pairwise(Reducer reducer, Object a, int at, int n, int width) {
        for (int left = n; left > 1; left = (left + 1) / 2) {
            int half = (left + 1) / 2;
            for (int i = 0; i + half < left; i++) {
                reducer.columns(a, at + i * width, a, at + (i + half) * width, 1, width, width);
            }
        }
    }

    /// Runs units of work, several at a time, on all threads if that pays.
    private static void split(int units, long unitCost, Workers.Task task) {
        int together = (int) Math.max(1, WORK / Math.max(1, unitCost));
        Workers.ranges(
                units,
                together,
                (from, to) -> {
                    for (int u = from; u < to; u++) {
                        task.run(u);
                    }
                });
    }
}
