package dev.obor.cpu.map;

import dev.obor.backend.View;
import dev.obor.cpu.memory.Heap;
import dev.obor.cpu.memory.Scratch;
import dev.obor.cpu.program.Casts;
import dev.obor.cpu.program.ProgramCode;
import dev.obor.cpu.program.RunnableProgram;
import dev.obor.expr.Type;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The values that are to be reduced, met in row-major order of their logical shape: either an
/// array as it stands or a program computed piece by piece.
public final class Source {
    private static final long[] NO_SCALARS = {};

    private final @Nullable ProgramCode code;
    private final @Nullable Operands ins;
    private final @Nullable RunnableProgram body;
    private final int inputs;
    private final long[] scalars;
    private final @Nullable Object array;
    private final int offset;
    private final Type made;
    private final Type wanted;

    private Source(
            @Nullable ProgramCode code,
            @Nullable Operands ins,
            @Nullable RunnableProgram body,
            int inputs,
            long[] scalars,
            @Nullable Object array,
            int offset,
            Type made,
            Type wanted) {
        this.code = code;
        this.ins = ins;
        this.body = body;
        this.inputs = inputs;
        this.scalars = scalars;
        this.array = array;
        this.offset = offset;
        this.made = made;
        this.wanted = wanted;
    }

    /// A program's values.
    ///
    /// @param wanted the type to convert them to
    public static Source of(
            ProgramCode code, View[] ins, long[] shape, int n, long[] scalars, Type wanted) {
        Type made = code.resultTypes[0];
        if (code.identity && made == wanted) {
            View in = ins[0];
            if (in.numel() == n && in.isContiguous() && ProgramCode.isNative(in.dtype())) {
                return array(in.array(), Heap.offset(in), wanted);
            }
        }
        Operands operands = Operands.inputs(ins, shape, null, code.program);
        RunnableProgram body = code.body(operands.singles, n);
        return new Source(code, operands, body, ins.length, scalars, null, 0, made, wanted);
    }

    /// The values of an array.
    public static Source array(Object array, int offset, Type type) {
        return new Source(null, null, null, 0, NO_SCALARS, array, offset, type, type);
    }

    /// Whether the values lie in one array, so that pieces may have any length.
    public boolean isArray() {
        return array != null;
    }

    /// Operations per value, a measure of cost.
    public int cost() {
        return code == null ? 1 : code.tiles.length() + 2;
    }

    /// Computes the `n` values from place `at` on, at most [Scratch#BLOCK] unless this is an array.
    ///
    /// `scratch.found` and `scratch.foundAt` say where they are.
    public void find(Scratch scratch, int at, int n) {
        if (array != null) {
            scratch.found = array;
            scratch.foundAt = offset + at;
            return;
        }
        compute(scratch, at, n);
    }

    private void compute(Scratch scratch, int at, int n) {
        Operands in = Objects.requireNonNull(ins);
        RunnableProgram run = Objects.requireNonNull(body);
        scratch.operands(inputs + 1);
        Object block = scratch.block(made);
        int piece = in.direct ? n : Scratch.TILE;
        for (int done = 0; done < n; done += piece) {
            int m = Math.min(piece, n - done);
            in.read(scratch, 0, at + done, m);
            scratch.arrays[inputs] = block;
            scratch.offsets[inputs] = done;
            run.run(scratch.arrays, scratch.offsets, in.singles, scalars, m);
        }
        Arrays.fill(scratch.arrays, 0, inputs + 1, null);
        if (made != wanted) {
            Object converted = scratch.block(wanted);
            Casts.any(converted, block, n);
            block = converted;
        }
        scratch.found = block;
        scratch.foundAt = 0;
    }
}
