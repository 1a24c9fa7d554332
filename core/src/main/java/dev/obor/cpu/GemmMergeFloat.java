package dev.obor.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// Edge tiles of float32.
final class GemmMergeFloat extends GemmMerge {
    private static final VectorSpecies<Float> S = VectorTier.Species.F32;

    @Override
    void run(
            Object tile,
            int width,
            Object c,
            int co,
            int cs,
            boolean add,
            Object d,
            int d0,
            int ds,
            int rows,
            int columns) {
        float[] t = (float[]) tile;
        float[] out = (float[]) c;
        float[] in = (float[]) d;
        int lanes = S.length();
        for (int j = 0; j < columns; j += lanes) {
            VectorMask<Float> mask = S.indexInRange(j, columns);
            for (int i = 0; i < rows; i++) {
                FloatVector x = FloatVector.fromArray(S, t, i * width + j);
                if (add) {
                    x = FloatVector.fromArray(S, in, d0 + i * ds + j, mask).add(x);
                }
                x.intoArray(out, co + i * cs + j, mask);
            }
        }
    }
}
