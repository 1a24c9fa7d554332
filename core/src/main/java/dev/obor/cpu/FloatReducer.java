package dev.obor.cpu;

import dev.obor.backend.Kernel.ReduceOp;
import java.util.Arrays;
import jdk.incubator.vector.VectorSpecies;

/// Combines float32 values.
abstract class FloatReducer extends Reducer {
    /// One for each [ReduceOp].
    static final Reducer[] ALL = new Reducer[ReduceOp.values().length];

    static {
        ALL[ReduceOp.SUM.ordinal()] = new FloatSum();
        ALL[ReduceOp.PROD.ordinal()] = new FloatProduct();
        ALL[ReduceOp.MAX.ordinal()] = new FloatMax();
        ALL[ReduceOp.MIN.ordinal()] = new FloatMin();
    }

    /// A class of its own, because it cannot be loaded where the Vector API is missing.
    static final class Wide {
        static final VectorSpecies<Float> SPECIES = VectorTier.Species.F32;
        static final int WIDTH = SPECIES.length();
    }

    private final float neutral;

    FloatReducer(float neutral) {
        this.neutral = neutral;
    }

    @Override
    void neutral(Object out, int at, int n) {
        Arrays.fill((float[]) out, at, at + n, neutral);
    }
}
