package dev.obor.cpu;

import java.util.concurrent.atomic.AtomicReferenceArray;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The micro-kernels of convolution on this machine: generated when first asked for; plain code
/// where the Vector API is missing.
final class ConvKernels {
    /// Elements of a vector of positions.
    static final int FLOATS = VectorTier.PRESENT ? Species.F32.length() : ConvWeightF32.LANES;

    static final int DOUBLES = VectorTier.PRESENT ? Species.F64.length() : ConvWeightF64.LANES;

    /// The most rows of one call: 256-bit processors have only 16 registers.
    static final int MAX_ROWS = VectorTier.bits() == 256 ? 4 : 8;

    private static final AtomicReferenceArray<ConvTile> TILES =
            new AtomicReferenceArray<>(4 * (MAX_ROWS + 1));

    private ConvKernels() {}

    /// The kernel of a product with `rows` rows.
    static ConvTile product(boolean wide, int rows) {
        return find(wide, rows, 1);
    }

    /// The kernel of a weight gradient with `rows` rows.
    static ConvTile weight(boolean wide, int rows) {
        return find(wide, rows, wide ? ConvWeightF64.LANES : ConvWeightF32.LANES);
    }

    private static ConvTile find(boolean wide, int rows, int perRow) {
        int kind = (wide ? 1 : 0) + (perRow == 1 ? 0 : 2);
        int at = kind * (MAX_ROWS + 1) + rows;
        ConvTile tile = TILES.get(at);
        if (tile == null) {
            tile = make(wide, rows, perRow);
            TILES.set(at, tile);
        }
        return tile;
    }

    private static ConvTile make(boolean wide, int rows, int perRow) {
        if (VectorTier.PRESENT) {
            return ConvCode.generate(wide, rows, wide ? DOUBLES : FLOATS, perRow);
        }
        return wide
                ? new ConvPlainF64(rows, DOUBLES, perRow)
                : new ConvPlainF32(rows, FLOATS, perRow);
    }

    /// A class of its own, because it cannot be linked where the module is missing.
    static final class Species {
        private static final int MOST = 512;

        static final VectorSpecies<Float> F32 =
                FloatVector.SPECIES_PREFERRED.vectorBitSize() > MOST
                        ? FloatVector.SPECIES_512
                        : FloatVector.SPECIES_PREFERRED;

        static final VectorSpecies<Double> F64 =
                DoubleVector.SPECIES_PREFERRED.vectorBitSize() > MOST
                        ? DoubleVector.SPECIES_512
                        : DoubleVector.SPECIES_PREFERRED;

        private Species() {}
    }
}
