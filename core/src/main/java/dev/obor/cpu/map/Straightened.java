package dev.obor.cpu.map;

import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.cpu.memory.BufferPool;
import dev.obor.cpu.memory.Walk;
import dev.obor.cpu.program.MachineProgram;
import dev.obor.cpu.program.ProgramCode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Kernels with inputs that lie across the order in which they are read, as a transposed matrix
/// does: these are laid out anew first, block by block. Read where they lie, each element would
/// take a line of the cache of its own.
public final class Straightened {
    // Of narrower planes a line of the cache serves too few elements to make up for the copy.
    private static final int NARROWEST = 8;

    private Straightened() {}

    /// Runs a pointwise kernel, which reads in the order in which its first result lies.
    public static void run(Kernel.Map kernel, BufferPool pool) {
        View out = kernel.outs()[0];
        if (out.numel() < MachineProgram.FEWEST
                || areContiguous(kernel, out)
                || ProgramCode.of(kernel.program()).copies) {
            Maps.run(kernel);
            return;
        }
        run(kernel, out.shape(), Walk.order(out), pool, k -> Maps.run((Kernel.Map) k));
    }

    private static boolean areContiguous(Kernel.Map kernel, View out) {
        boolean all = out.isContiguous();
        for (View in : kernel.ins()) {
            all &= in.isContiguous();
        }
        return all;
    }

    /// Runs a kernel that reads its inputs, which broadcast to `shape`, in an order of dimensions.
    ///
    /// @param order outermost first, or null for row-major
    public static void run(
            Kernel kernel,
            long[] shape,
            int @Nullable [] order,
            BufferPool pool,
            Consumer<Kernel> run) {
        View[] ins = kernel.reads();
        View @Nullable [] straight = null;
        for (int i = 0; i < ins.length; i++) {
            if (isTurned(ins[i], shape.length, order)) {
                if (straight == null) {
                    straight = ins.clone();
                }
                straight[i] = copy(ins[i], shape.length, order, pool);
            }
        }
        if (straight == null) {
            run.accept(kernel);
            return;
        }
        try {
            run.accept(kernel.reading(straight));
        } finally {
            for (int i = 0; i < ins.length; i++) {
                if (straight[i] != ins[i]) {
                    straight[i].storage().release();
                }
            }
        }
    }

    /// Whether elements that lie side by side are in another dimension than the innermost.
    private static boolean isTurned(View view, int dims, int @Nullable [] order) {
        if (view.numel() < MachineProgram.FEWEST || view.dtype() != view.storage().dtype()) {
            return false;
        }
        long[] sizes = view.shape();
        long[] strides = view.strides();
        boolean innermost = true;
        boolean across = false;
        for (int i = dims - 1; i >= 0; i--) {
            int d = (order == null ? i : order[i]) - (dims - sizes.length);
            if (d < 0 || sizes[d] == 1) {
                continue;
            }
            if (strides[d] <= 0) {
                return false; // repeated elements would be copied once for each place
            }
            if (innermost && (strides[d] == 1 || sizes[d] < NARROWEST)) {
                return false;
            }
            innermost = false;
            across |= strides[d] == 1 && sizes[d] >= NARROWEST;
        }
        return across;
    }

    private static View copy(View view, int dims, int @Nullable [] order, BufferPool pool) {
        long[] strides = new long[view.dim()];
        long next = 1;
        for (int i = dims - 1; i >= 0; i--) {
            int d = (order == null ? i : order[i]) - (dims - view.dim());
            if (d >= 0) {
                strides[d] = next;
                next *= view.shape()[d];
            }
        }
        var storage = pool.allocate(view.dtype(), (int) next);
        storage.hold();
        View dense = new View(storage, 0, view.shape(), strides);
        Copies.run(dense, view);
        return dense;
    }
}
