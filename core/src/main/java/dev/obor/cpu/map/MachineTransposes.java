package dev.obor.cpu.map;

import dev.obor.cpu.product.MachineGemm;
import dev.obor.cpu.program.MachineProgram;
import dev.obor.cpu.program.Tiers;
import dev.obor.machine.Machine;
import dev.obor.machine.product.Products;
import dev.obor.machine.product.Transposes;
import dev.obor.machine.product.Transposes.Side;

/// Copies rows to columns in machine code, with the routines that turn parts of matrix products.
final class MachineTransposes {
    private MachineTransposes() {}

    /// The same as [CopyLoops#transpose].
    ///
    /// @return false if it has to go another way
    static boolean run(
            Object to,
            int at,
            int row,
            Object from,
            int source,
            int column,
            int rows,
            int columns) {
        int bytes =
                switch (to) {
                    case float[] _, int[] _ -> Float.BYTES;
                    case double[] _, long[] _ -> Double.BYTES;
                    default -> 0;
                };
        long n = (long) rows * columns;
        if (bytes == 0
                || to == from
                || row < 0
                || column < 0
                || rows < Transposes.fewestRows(bytes)
                || n < MachineProgram.FEWEST
                || Tiers.current() != Tiers.AUTO) {
            return false;
        }
        Products products = MachineGemm.products(n);
        if (products == null) {
            return false;
        }
        Transposes code = new Transposes(products.code());
        if (columns < code.fewestColumns(bytes)) {
            return false;
        }
        code.run(new Side(to, at, row), new Side(from, source, column), rows, columns);
        if (Machine.checking()) {
            Object written = MachineProgram.copy(to);
            CopyLoops.transpose(to, at, row, from, source, column, rows, columns);
            for (int i = 0; i < rows; i++) {
                int begin = at + i * row;
                MachineProgram.same(written, to, begin, begin + columns, "a transposed copy");
            }
        }
        return true;
    }
}
