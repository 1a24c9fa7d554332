package dev.obor.cpu.map;

import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.cpu.memory.Heap;
import dev.obor.cpu.memory.Walk;
import dev.obor.cpu.program.MachineProgram;
import dev.obor.cpu.program.ProgramCode;
import dev.obor.cpu.program.Tiers;
import dev.obor.cpu.threads.Workers;
import dev.obor.machine.Machine;
import java.util.Arrays;

/// Pointwise programs in machine code whose operands are not all dense: rows of elements, along
/// which inputs lie side by side or repeat one element, as a bias or the mean of a row does, or the
/// two parts of complex numbers in turns.
final class MachineMaps {
    // Of shorter rows the loop around them takes longer.
    private static final int SHORTEST = 8;

    private MachineMaps() {}

    /// Runs a kernel of `n` elements.
    ///
    /// @return false if it has to go another way
    static boolean run(ProgramCode code, Kernel.Map kernel, int n) {
        if (n < MachineProgram.FEWEST
                || !MachineProgram.isPossible()
                || Tiers.current() != Tiers.AUTO) {
            return false;
        }
        int inputs = code.program.inputCount();
        View[] outs = kernel.outs();
        View[] all = Arrays.copyOf(kernel.ins(), inputs + outs.length);
        System.arraycopy(outs, 0, all, inputs, outs.length);
        for (int i = 0; i < all.length; i++) {
            var dtype = i < inputs ? code.program.inputType(i) : outs[i - inputs].dtype();
            if (all[i].dtype() != dtype) {
                return false;
            }
        }
        long[] shape = outs[0].shape();
        var lattice =
                Lattice.of(all, all.length, shape, Walk.order(outs[0]), new int[shape.length]);
        int last = lattice.rank() - 1;
        if (last < 0 || lattice.sizes()[last] < SHORTEST || lattice.turnsBack()) {
            return false;
        }
        long pairs = lattice.pairs(all, inputs, last);
        if (inputs > 0 && (pairs >>> inputs - 1 & 1) != 0) {
            return false; // an input and a result
        }
        long singles = lattice.singles(last, pairs);
        if (singles < 0 || singles >>> inputs != 0) {
            return false;
        }
        if (!(code.machineCode(singles, pairs, n) instanceof MachineProgram body)) {
            return false;
        }
        if (Machine.checking()) {
            return check(body, lattice, all, pairs, inputs, kernel);
        }
        Object[] arrays = new Object[all.length];
        for (int i = 0; i < all.length; i++) {
            arrays[i] = all[i].array();
        }
        run(body, lattice, all, arrays, kernel.scalars());
        return true;
    }

    private static void run(
            MachineProgram body, Lattice lattice, View[] all, Object[] arrays, long[] scalars) {
        int last = lattice.rank() - 1;
        int n = lattice.sizes()[last];
        int rows = lattice.size(last - 1);
        int[] steps = lattice.steps(last - 1);
        int rank = Math.max(0, last - 1);
        int outer = lattice.places(rank);
        int each = Workers.threads() == 1 ? rows : Math.clamp(Workers.WORK / n, 1, rows);
        int pieces = (rows + each - 1) / each;
        Workers.Task task =
                t -> {
                    int row = t % pieces * each;
                    int[] offsets = new int[all.length];
                    for (int i = 0; i < all.length; i++) {
                        offsets[i] = Heap.offset(all[i]) + row * steps[i];
                    }
                    lattice.move(offsets, rank, t / pieces);
                    body.rows(arrays, offsets, steps, scalars, n, Math.min(each, rows - row));
                };
        Workers.run(outer * pieces, (long) outer * rows * n, task);
    }

    /// For `-Dobor.machineCode=check`: computes into copies, and then the other way.
    private static boolean check(
            MachineProgram body,
            Lattice lattice,
            View[] all,
            long pairs,
            int inputs,
            Kernel.Map kernel) {
        Object[] arrays = new Object[all.length];
        for (int i = 0; i < all.length; i++) {
            Object array = all[i].array();
            boolean second = i > 0 && (pairs >>> i - 1 & 1) != 0;
            Object other = second ? arrays[i - 1] : MachineProgram.copy(array);
            arrays[i] = i < inputs ? array : other;
        }
        run(body, lattice, all, arrays, kernel.scalars());
        Maps.strided(kernel);
        for (int i = inputs; i < all.length; i++) {
            int from = Heap.offset(all[i]);
            int[] end = new int[all.length];
            end[i] = from;
            lattice.move(end, lattice.rank(), lattice.places(lattice.rank()) - 1);
            int at = MachineProgram.difference(arrays[i], all[i].array(), from, end[i] + 1);
            if (at >= 0) {
                throw new IllegalStateException(
                        "machine code differs from the plain loops at element "
                                + at
                                + " of result "
                                + (i - inputs)
                                + " of rows of "
                                + kernel.program());
            }
        }
        return true;
    }
}
