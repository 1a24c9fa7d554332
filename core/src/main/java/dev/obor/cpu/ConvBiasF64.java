package dev.obor.cpu;

import dev.obor.backend.ConvShape;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The bias gradient of a convolution: the sum of the output's gradient, channel by channel.
///
/// Element `i` of a plane goes to lane `i mod 16` (8 for float64) whatever the vector length;
/// images follow each other in order; lanes are added in a fixed tree.
final class ConvBiasF64 {
    private static final int LANES = 64 / Double.BYTES;

    private ConvBiasF64() {}

    /// `gb[c] = sum of gy[n, c, ...]`.
    static void run(ConvShape s, double[] gy, int gyo, double[] gb, int gbo) {
        int plane = s.output().volume();
        double[] lanes = ConvScratch.get().float64(ConvScratch.INIT, LANES);
        for (int c = 0; c < s.cout(); c++) {
            int from = gyo + c * plane;
            if (VectorTier.PRESENT) {
                Lanes.sum(gy, from, plane, s.cout() * plane, s.batch(), lanes);
            } else {
                sum(gy, from, plane, s.cout() * plane, s.batch(), lanes);
            }
            for (int w = LANES / 2; w > 0; w /= 2) {
                for (int i = 0; i < w; i++) {
                    lanes[i] += lanes[i + w];
                }
            }
            gb[gbo + c] = lanes[0];
        }
    }

    private static void sum(
            double[] gy, int from, int plane, int image, int batch, double[] lanes) {
        Arrays.fill(lanes, 0, LANES, 0);
        for (int n = 0, o = from; n < batch; n++, o += image) {
            for (int i = 0; i < plane; i++) {
                lanes[i % LANES] += gy[o + i];
            }
        }
    }

    /// The vector code, in a class of its own: this one must load without the Vector API.
    private static final class Lanes {
        private static final VectorSpecies<Double> S = VectorTier.Species.F64;
        private static final int L = S.length();

        static void sum(double[] gy, int from, int plane, int image, int batch, double[] lanes) {
            int body = plane / LANES * LANES;
            for (int l = 0; l < LANES; l += L) {
                DoubleVector sum = DoubleVector.zero(S);
                VectorMask<Double> tail = S.indexInRange(body + l, plane);
                for (int n = 0, o = from; n < batch; n++, o += image) {
                    for (int i = o + l; i < o + body; i += LANES) {
                        sum = sum.add(DoubleVector.fromArray(S, gy, i));
                    }
                    if (body < plane) {
                        sum = sum.add(DoubleVector.fromArray(S, gy, o + body + l, tail));
                    }
                }
                sum.intoArray(lanes, l);
            }
        }
    }
}
