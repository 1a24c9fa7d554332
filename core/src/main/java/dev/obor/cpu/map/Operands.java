package dev.obor.cpu.map;

import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.cpu.memory.Loader;
import dev.obor.cpu.memory.Scratch;
import dev.obor.cpu.memory.Storer;
import dev.obor.cpu.memory.Walk;
import dev.obor.cpu.program.ProgramCode;
import dev.obor.expr.Program;
import dev.obor.expr.Type;
import org.jspecify.annotations.Nullable;

/// A kernel's inputs or its outputs, ready to be met tile by tile in the order of an iteration.
///
/// What lies dense in its own type is used where it is; the rest goes through tiles of the thread's
/// scratch. Shared by the threads that split an iteration; holds no state of its own.
final class Operands {
    private enum Mode {
        /// No result depends on it.
        UNUSED,
        /// One element for all places.
        SINGLE,
        /// Dense over the whole iteration.
        DENSE,
        /// Dense in parts.
        RUNS,
        /// To be loaded into a tile, or stored from one.
        CONVERTED
    }

    private final DType[] dtypes;
    private final Object[] arrays;
    private final Walk[] walks;
    private final Mode[] modes;

    /// Bit `i` says that operand `i` shows one element everywhere.
    final long singles;

    /// Whether every operand is dense or single: then a tile may be as long as the iteration.
    final boolean direct;

    private Operands(View[] views, long[] shape, int @Nullable [] order, @Nullable Program used) {
        int n = views.length;
        this.dtypes = new DType[n];
        this.arrays = new Object[n];
        this.walks = new Walk[n];
        this.modes = new Mode[n];
        long single = 0;
        boolean all = true;
        for (int i = 0; i < n; i++) {
            if (used != null && (i >= used.inputCount() || used.inputType(i) == null)) {
                modes[i] = Mode.UNUSED;
                continue;
            }
            dtypes[i] = views[i].dtype();
            arrays[i] = views[i].array();
            walks[i] = Walk.of(views[i], shape, order);
            modes[i] = mode(walks[i], dtypes[i], used != null);
            all &= modes[i] == Mode.DENSE || modes[i] == Mode.SINGLE;
            if (modes[i] == Mode.SINGLE) {
                single |= 1L << i;
            }
        }
        this.singles = single;
        this.direct = all;
    }

    /// The inputs of a program.
    static Operands inputs(View[] views, long[] shape, int @Nullable [] order, Program program) {
        return new Operands(views, shape, order, program);
    }

    /// The results of a program.
    static Operands outputs(View[] views, long[] shape, int @Nullable [] order) {
        return new Operands(views, shape, order, null);
    }

    private static Mode mode(Walk walk, DType dtype, boolean input) {
        if (input && walk.isSingle()) {
            return Mode.SINGLE;
        }
        if (!ProgramCode.isNative(dtype)) {
            return Mode.CONVERTED;
        }
        if (walk.isDense()) {
            return Mode.DENSE;
        }
        return walk.strides[walk.strides.length - 1] == 1 ? Mode.RUNS : Mode.CONVERTED;
    }

    /// Binds the inputs for the `n` places from `at` on, as operands `first` and following.
    void read(Scratch scratch, int first, int at, int n) {
        for (int i = 0; i < modes.length; i++) {
            switch (modes[i]) {
                case UNUSED -> {}
                case SINGLE -> single(scratch, first + i, i);
                case DENSE -> bind(scratch, first + i, arrays[i], walks[i].offset + at);
                case RUNS -> {
                    int p = walks[i].denseAt(at, n);
                    if (p >= 0) {
                        bind(scratch, first + i, arrays[i], p);
                    } else {
                        load(scratch, first + i, i, at, n);
                    }
                }
                case CONVERTED -> load(scratch, first + i, i, at, n);
            }
        }
    }

    private void single(Scratch scratch, int operand, int i) {
        if (ProgramCode.isNative(dtypes[i])) {
            bind(scratch, operand, arrays[i], walks[i].offset);
        } else {
            load(scratch, operand, i, 0, 1);
        }
    }

    private void load(Scratch scratch, int operand, int i, int at, int n) {
        Object tile = scratch.operandTile(Type.of(dtypes[i]), operand);
        Loader.load(dtypes[i], arrays[i], walks[i], at, n, tile);
        bind(scratch, operand, tile, 0);
    }

    private static void bind(Scratch scratch, int operand, Object array, int offset) {
        scratch.arrays[operand] = array;
        scratch.offsets[operand] = offset;
    }

    /// Binds the places where results are to be written.
    void open(Scratch scratch, int first, int at, int n) {
        for (int i = 0; i < modes.length; i++) {
            int p =
                    switch (modes[i]) {
                        case DENSE -> walks[i].offset + at;
                        case RUNS -> walks[i].denseAt(at, n);
                        case UNUSED, SINGLE, CONVERTED -> -1;
                    };
            if (p >= 0) {
                bind(scratch, first + i, arrays[i], p);
            } else {
                bind(scratch, first + i, scratch.operandTile(Type.of(dtypes[i]), first + i), 0);
            }
        }
    }

    /// Stores the results that were written to tiles.
    void close(Scratch scratch, int first, int at, int n) {
        for (int i = 0; i < modes.length; i++) {
            Object written = scratch.arrays[first + i];
            if (written == arrays[i]) {
                continue;
            }
            Storer.store(dtypes[i], arrays[i], walks[i], at, n, written, 0);
        }
    }
}
