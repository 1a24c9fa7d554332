package dev.obor.cpu.reduce;

import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.ReduceOp;
import dev.obor.backend.View;
import dev.obor.cpu.map.Lattice;
import dev.obor.cpu.memory.Heap;
import dev.obor.cpu.program.Kernels;
import dev.obor.cpu.program.MachineProgram;
import dev.obor.cpu.program.ProgramCode;
import dev.obor.cpu.program.Tiers;
import dev.obor.cpu.threads.Workers;
import dev.obor.expr.Type;
import dev.obor.machine.Machine;
import dev.obor.machine.map.Combine;
import dev.obor.machine.map.ReduceCode;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The first step of a reduction in machine code: computes a program's values and combines them
/// along the last group of dimensions that goes, where inputs lie side by side or repeat one
/// element.
///
/// Blocks, and the order in everything, are those of [Reduces].
public final class MachineReduces {
    private final ReduceCode code;
    private final Lattice lattice;
    private final View[] ins;
    private final long[] scalars;
    private final Object[] arrays;
    // The dimension that goes.
    private final int reduced;

    private MachineReduces(ReduceCode code, Lattice lattice, Kernel.Reduce kernel, int reduced) {
        this.code = code;
        this.lattice = lattice;
        this.reduced = reduced;
        ins = kernel.ins();
        scalars = kernel.scalars();
        arrays = new Object[lattice.strides().length + 1];
        for (int i = 0; i < arrays.length - 1; i++) {
            arrays[i] = ins[i].array();
        }
    }

    /// What is kept for a program.
    static final class Codes {
        private final ConcurrentHashMap<Long, Slot> slots = new ConcurrentHashMap<>();

        // The next kernel often is like the last one; no matter which thread's this is.
        private volatile @Nullable Found last;

        public static Codes of(ProgramCode program) {
            return program.ofReductions(Codes.class, Codes::new);
        }

        private Slot slot(boolean rows, Combine how, long singles) {
            long key = singles << 3 | how.ordinal() << 1 | (rows ? 1 : 0);
            return slots.computeIfAbsent(key, k -> new Slot());
        }
    }

    /// What was found for a kernel, and holds for all whose sizes and strides are the same.
    private record Found(
            ReduceOp op,
            long[] shape,
            long[] result,
            long[][] inputs,
            ReduceCode code,
            Lattice lattice,
            int reduced) {
        public static Found of(
                Kernel.Reduce kernel, ReduceCode code, Lattice lattice, int reduced) {
            View[] ins = kernel.ins();
            long[][] inputs = new long[2 * ins.length][];
            for (int i = 0; i < ins.length; i++) {
                inputs[2 * i] = ins[i].shape();
                inputs[2 * i + 1] = ins[i].strides();
            }
            long[] result = kernel.out().shape();
            return new Found(kernel.op(), kernel.shape(), result, inputs, code, lattice, reduced);
        }

        boolean fits(Kernel.Reduce kernel) {
            View[] ins = kernel.ins();
            if (op != kernel.op()
                    || inputs.length != 2 * ins.length
                    || !Arrays.equals(shape, kernel.shape())
                    || !Arrays.equals(result, kernel.out().shape())) {
                return false;
            }
            for (int i = 0; i < ins.length; i++) {
                if (!Arrays.equals(inputs[2 * i], ins[i].shape())
                        || !Arrays.equals(inputs[2 * i + 1], ins[i].strides())) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final class Slot {
        private volatile @Nullable ReduceCode code;
        private boolean asked;
        private long heat;
    }

    /// The first step in machine code, or null if it has to go another way.
    public static @Nullable MachineReduces of(
            ProgramCode program, Kernel.Reduce kernel, Type type, Groups.Pass pass) {
        Combine how = how(kernel.op());
        boolean rows = pass.inner() == 1;
        long n = (long) pass.outer() * pass.size() * pass.inner();
        if (how == null
                || !MachineProgram.isPossible()
                || Tiers.current() != Tiers.AUTO
                || type == Type.BOOL
                || program.resultTypes[0] != type
                || n < MachineProgram.FEWEST
                || rows && pass.size() < ReduceCode.SHORTEST_ROW
                || !rows && (pass.inner() < 8 || pass.size() < 2)) {
            return null;
        }
        int inputs = program.program.inputCount();
        for (int i = 0; i < inputs; i++) {
            if (kernel.ins()[i].dtype() != program.program.inputType(i)) {
                return null;
            }
        }
        Found last = Codes.of(program).last;
        if (last != null && last.fits(kernel)) {
            return new MachineReduces(last.code, last.lattice, kernel, last.reduced);
        }
        int[] marks = marks(kernel.shape(), kernel.out().shape());
        Lattice lattice = Lattice.of(kernel.ins(), inputs, kernel.shape(), null, marks);
        int reduced = lattice.rank() - (rows ? 1 : 2);
        if (reduced < 0
                || lattice.turnsBack()
                || lattice.sizes()[reduced] != pass.size()
                || lattice.marks()[reduced] != 1
                || !rows && lattice.sizes()[reduced + 1] != pass.inner()) {
            return null;
        }
        long singles = lattice.singles(lattice.rank() - 1, 0);
        if (singles < 0) {
            return null;
        }
        ReduceCode code = find(program, rows, how, singles, n);
        if (code == null) {
            return null;
        }
        Codes.of(program).last = Found.of(kernel, code, lattice, reduced);
        return new MachineReduces(code, lattice, kernel, reduced);
    }

    private static @Nullable Combine how(ReduceOp op) {
        return switch (op) {
            case SUM -> Combine.SUM;
            case PROD -> Combine.PRODUCT;
            case MAX -> Combine.MAX;
            case MIN -> Combine.MIN;
            case ANY, ALL -> null;
        };
    }

    /// 1 for the last group that goes, 2 for what is behind it, 0 for what is before.
    private static int[] marks(long[] shape, long[] result) {
        int[] marks = new int[shape.length];
        int mark = 2;
        for (int d = shape.length - 1; d >= 0; d--) {
            boolean goes = shape[d] != 1 && result[d] != shape[d];
            boolean stays = shape[d] != 1 && !goes;
            mark = mark == 2 && goes ? 1 : mark == 1 && stays ? 0 : mark;
            marks[d] = mark;
        }
        return marks;
    }

    private static @Nullable ReduceCode find(
            ProgramCode program, boolean rows, Combine how, long singles, long n) {
        Slot slot = Codes.of(program).slot(rows, how, singles);
        ReduceCode code = slot.code;
        if (code != null || slot.asked) {
            return code;
        }
        slot.heat += n;
        if (MachineProgram.isWorthWaiting(n)) {
            slot.code = write(program, rows, how, singles);
            slot.asked = true;
        } else if (slot.heat >= MachineProgram.WORTH) {
            slot.asked = true; // twice does no harm
            Kernels.next(() -> slot.code = write(program, rows, how, singles));
        }
        return slot.code;
    }

    private static @Nullable ReduceCode write(
            ProgramCode program, boolean rows, Combine how, long singles) {
        Machine machine = Machine.get();
        return machine == null || !machine.hasRoom()
                ? null
                : ReduceCode.of(machine, rows, program.program, how, singles);
    }

    private int[] offsets(int outer, int place, int step, int at) {
        int[] offsets = new int[arrays.length];
        for (int i = 0; i < offsets.length - 1; i++) {
            offsets[i] = Heap.offset(ins[i]) + step * lattice.strides()[i][reduced];
        }
        lattice.move(offsets, outer, place);
        offsets[arrays.length - 1] = at;
        return offsets;
    }

    private @Nullable Object[] with(Object out) {
        Object[] all = arrays.clone();
        all[all.length - 1] = out;
        return all;
    }

    /// Whether the last block of a long row is too short for machine code.
    boolean leavesRest(int block) {
        int size = lattice.sizes()[reduced];
        int rest = size % block;
        boolean rows = reduced == lattice.rank() - 1;
        return rows && size > block && rest > 0 && rest < ReduceCode.SHORTEST_ROW;
    }

    /// Reduces whole rows into `out`, one element each.
    void rows(Object out, int at) {
        int n = lattice.sizes()[reduced];
        int rank = Math.max(0, reduced - 1);
        int rows = lattice.size(reduced - 1);
        int[] steps = lattice.steps(reduced - 1);
        int each = Workers.threads() == 1 ? rows : Math.clamp(Workers.WORK / n, 1, rows);
        int pieces = (rows + each - 1) / each;
        Object[] all = with(out);
        Workers.run(
                lattice.places(rank) * pieces,
                (long) rows * n * lattice.places(rank),
                t -> {
                    int row = t % pieces * each;
                    int[] offsets = offsets(rank, t / pieces, 0, at + t / pieces * rows + row);
                    for (int i = 0; i < steps.length; i++) {
                        offsets[i] += row * steps[i];
                    }
                    code.rows(all, offsets, steps, scalars, n, Math.min(each, rows - row));
                });
    }

    /// Reduces blocks of rows: those of a row lie one after the other.
    ///
    /// @return how many blocks of each row are done, counted from the first; the others are too
    ///   short
    int blocks(Object out, int block, int blocks) {
        int size = lattice.sizes()[reduced];
        int full = size / block;
        int rest = size % block;
        int outer = lattice.places(reduced);
        int[] steps = lattice.steps(reduced);
        for (int i = 0; i < steps.length; i++) {
            steps[i] *= block;
        }
        Object[] all = with(out);
        int each = Workers.threads() == 1 ? full : Math.clamp(Workers.WORK / block, 1, full);
        int pieces = (full + each - 1) / each;
        Workers.run(
                outer * pieces,
                (long) outer * size,
                t -> {
                    int o = t / pieces;
                    int first = t % pieces * each;
                    int[] offsets = offsets(reduced, o, first * block, o * blocks + first);
                    int count = Math.min(each, full - first);
                    code.rows(all, offsets, steps, scalars, block, count);
                    if (rest >= ReduceCode.SHORTEST_ROW && first + count == full) {
                        int[] tail = offsets(reduced, o, full * block, o * blocks + full);
                        code.rows(all, tail, steps, scalars, rest, 1);
                    }
                });
        return rest == 0 || rest >= ReduceCode.SHORTEST_ROW ? blocks : full;
    }

    /// Reduces blocks of columns: those of an outer place lie one after the other.
    void columns(Object out, int at, int block) {
        int size = lattice.sizes()[reduced];
        int inner = lattice.sizes()[reduced + 1];
        int blocks = (size + block - 1) / block;
        int[] rowSteps = lattice.steps(reduced);
        Object[] all = with(out);
        if (blocks == 1) {
            int rank = Math.max(0, reduced - 1);
            int rounds = lattice.size(reduced - 1);
            int[] steps = Arrays.copyOf(lattice.steps(reduced - 1), arrays.length);
            steps[arrays.length - 1] = inner;
            int[] result = steps;
            Workers.run(
                    lattice.places(rank),
                    (long) lattice.places(reduced) * size * inner,
                    t -> {
                        int[] offsets = offsets(rank, t, 0, at + t * rounds * inner);
                        code.columns(all, offsets, rowSteps, result, scalars, size, inner, rounds);
                    });
            return;
        }
        int[] steps = new int[arrays.length];
        Workers.run(
                lattice.places(reduced) * blocks,
                (long) lattice.places(reduced) * size * inner,
                t -> {
                    int first = t % blocks * block;
                    int rows = Math.min(block, size - first);
                    int[] offsets = offsets(reduced, t / blocks, first, at + t * inner);
                    code.columns(all, offsets, rowSteps, steps, scalars, rows, inner, 1);
                });
    }
}
