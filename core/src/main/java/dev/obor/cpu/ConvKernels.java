package dev.obor.cpu;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The micro-kernels of convolution, by kind and rows. The generated ones warm up first, see
/// [WarmUp]; plain code takes their place until then, and where the Vector API is missing.
final class ConvKernels {
    /// Elements of a vector of positions.
    static final int LANES_F32 = VectorTier.PRESENT ? VectorTier.bits() / 32 : ConvWeightF32.LANES;

    static final int LANES_F64 = VectorTier.PRESENT ? VectorTier.bits() / 64 : ConvWeightF64.LANES;

    /// The most rows of one call: 256-bit processors have only 16 registers.
    static final int MAX_ROWS = VectorTier.bits() == 256 ? 4 : 8;

    private static final int ROWS = MAX_ROWS + 1;
    private static final int WIDE = ROWS;
    private static final int WEIGHT = 2 * ROWS;
    private static final int ALL = 4 * ROWS;

    private static final AtomicReferenceArray<@Nullable WarmUp<ConvTile>> VECTORS =
            new AtomicReferenceArray<>(ALL);
    private static final ConvTile[] PLAIN = new ConvTile[ALL];
    private static final IntFunction<Entry> CREATE = Entry::new;

    static {
        for (int rows = 1; rows <= MAX_ROWS; rows++) {
            PLAIN[rows] = new ConvPlainF32(rows, LANES_F32, 1);
            PLAIN[WIDE + rows] = new ConvPlainF64(rows, LANES_F64, 1);
            PLAIN[WEIGHT + rows] = new ConvPlainF32(rows, LANES_F32, ConvWeightF32.LANES);
            PLAIN[WEIGHT + WIDE + rows] = new ConvPlainF64(rows, LANES_F64, ConvWeightF64.LANES);
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

    private static ConvTile find(int at) {
        ConvTile tile = WarmUp.find(VECTORS, at, CREATE);
        return tile == null ? PLAIN[at] : tile;
    }

    private static final class Entry extends WarmUp<ConvTile> {
        private final boolean wide;
        private final int rows;
        private final int lanes;
        private final int perRow;
        private Object a;
        private Object x;
        private Object c;

        Entry(int at) {
            rows = at % ROWS;
            wide = at / ROWS % 2 == 1;
            lanes = wide ? LANES_F64 : LANES_F32;
            perRow = at < WEIGHT ? 1 : wide ? ConvWeightF64.LANES : ConvWeightF32.LANES;
            a = array(0);
            x = a;
            c = a;
        }

        private Object array(int length) {
            return wide ? new double[length] : new float[length];
        }

        @Override
        ConvTile make() {
            return ConvCode.generate(wide, rows, lanes, perRow);
        }

        @Override
        int work() {
            return rows * ConvTile.COLUMNS * Math.max(1, perRow / lanes);
        }

        @Override
        void data(boolean needed) {
            int width = Math.max(lanes, perRow) * ConvTile.COLUMNS;
            a = array(needed ? LONG * step() : 0);
            x = array(needed ? width : 0);
            c = array(needed ? width * rows : 0);
        }

        private int step() {
            return rows * perRow + 1;
        }

        /// Zeros all over: the bits of an offset are then 0 as well.
        @Override
        void call(ConvTile kernel, int i, int terms) {
            int few = terms == LONG || terms == NOTHING ? terms : terms % 10;
            kernel.run(a, 0, few * step(), x, 0, lanes, 2 * lanes, c, 0, c, 0);
        }
    }
}
