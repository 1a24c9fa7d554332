package dev.obor.cpu;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// Edge tiles of float64.
final class GemmMergeDouble extends GemmMerge {
    private static final VectorSpecies<Double> S = VectorTier.Species.F64;

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
        double[] t = (double[]) tile;
        double[] out = (double[]) c;
        double[] in = (double[]) d;
        int lanes = S.length();
        for (int j = 0; j < columns; j += lanes) {
            VectorMask<Double> mask = S.indexInRange(j, columns);
            for (int i = 0; i < rows; i++) {
                DoubleVector x = DoubleVector.fromArray(S, t, i * width + j);
                if (add) {
                    x = DoubleVector.fromArray(S, in, d0 + i * ds + j, mask).add(x);
                }
                x.intoArray(out, co + i * cs + j, mask);
            }
        }
    }
}
