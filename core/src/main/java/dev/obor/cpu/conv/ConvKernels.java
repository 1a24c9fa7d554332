package dev.obor.cpu.conv;

import dev.obor.cpu.product.MachineGemm;
import dev.obor.machine.Machine;
import dev.obor.machine.conv.LaneMoves;
import dev.obor.machine.conv.LaneSums;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// The micro-kernels of convolution, by kind and rows: machine code, written when it is asked for
/// first, or plain loops where there is none.
final class ConvKernels {
    /// Lanes of a row and column: 64 bytes.
    static final int LANES_F32 = 64 / Float.BYTES;

    static final int LANES_F64 = 64 / Double.BYTES;

    /// The most rows of one call.
    static final int MAX_ROWS = 8;

    private static final int ROWS = MAX_ROWS + 1;
    private static final int WIDE = ROWS;
    private static final int WEIGHT = 2 * ROWS;
    private static final int ALL = 4 * ROWS;

    private static final AtomicReferenceArray<@Nullable ConvTile> MACHINE =
            new AtomicReferenceArray<>(ALL);
    private static final ConvTile[] PLAIN = new ConvTile[ALL];

    static {
        for (int rows = 1; rows <= MAX_ROWS; rows++) {
            PLAIN[rows] = new ConvPlainF32(rows, 1);
            PLAIN[WIDE + rows] = new ConvPlainF64(rows, 1);
            PLAIN[WEIGHT + rows] = new ConvPlainF32(rows, LANES_F32);
            PLAIN[WEIGHT + WIDE + rows] = new ConvPlainF64(rows, LANES_F64);
        }
    }

    private ConvKernels() {}

    /// The kernel of a product with `rows` rows.
    static ConvTile productF32(int rows) {
        return find(rows);
    }

    /// The same for float64.
    static ConvTile productF64(int rows) {
        return find(WIDE + rows);
    }

    /// The kernel of a weight gradient with `rows` rows.
    static ConvTile weightF32(int rows) {
        return find(WEIGHT + rows);
    }

    /// The same for float64.
    static ConvTile weightF64(int rows) {
        return find(WEIGHT + WIDE + rows);
    }

    /// What moves float32 elements; null where plain loops do.
    static @Nullable LaneMoves movesF32() {
        return MachineGemm.products(0) == null ? null : Moves.F32;
    }

    /// The same for float64.
    static @Nullable LaneMoves movesF64() {
        return MachineGemm.products(0) == null ? null : Moves.F64;
    }

    /// What happens once there are products.
    private static final class Moves {
        static final @Nullable LaneMoves F32 = of(false);
        static final @Nullable LaneMoves F64 = of(true);

        private static @Nullable LaneMoves of(boolean wide) {
            Machine machine = Machine.get();
            return machine == null ? null : LaneMoves.of(machine, wide);
        }
    }

    private static ConvTile find(int at) {
        if (MachineGemm.products(0) == null) {
            return PLAIN[at];
        }
        ConvTile tile = MACHINE.get(at);
        return tile == null ? write(at) : tile;
    }

    private static synchronized ConvTile write(int at) {
        ConvTile tile = MACHINE.get(at);
        if (tile == null) {
            boolean wide = at / ROWS % 2 == 1;
            Machine machine = Machine.get();
            LaneSums code =
                    machine == null ? null : LaneSums.of(machine, at % ROWS, wide, at >= WEIGHT);
            tile = code == null ? PLAIN[at] : new ConvMachineTile(code, PLAIN[at]);
            MACHINE.set(at, tile);
        }
        return tile;
    }
}
