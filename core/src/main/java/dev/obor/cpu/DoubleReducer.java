package dev.obor.cpu;

import dev.obor.backend.Kernel.ReduceOp;
import java.util.Arrays;
import jdk.incubator.vector.VectorSpecies;

/// Combines float64 values.
abstract class DoubleReducer extends Reducer {
    /// One for each [ReduceOp].
    static final Reducer[] ALL = new Reducer[ReduceOp.values().length];

    static {
        ALL[ReduceOp.SUM.ordinal()] = new DoubleSum();
        ALL[ReduceOp.PROD.ordinal()] = new DoubleProduct();
        ALL[ReduceOp.MAX.ordinal()] = new DoubleMax();
        ALL[ReduceOp.MIN.ordinal()] = new DoubleMin();
    }

    /// A class of its own, because it cannot be loaded where the Vector API is missing.
    static final class Wide {
        static final VectorSpecies<Double> SPECIES = VectorTier.Species.F64;
        static final int WIDTH = SPECIES.length();
    }

    private final double neutral;

    DoubleReducer(double neutral) {
        this.neutral = neutral;
    }

    @Override
    void neutral(Object out, int at, int n) {
        Arrays.fill((double[]) out, at, at + n, neutral);
    }
}
