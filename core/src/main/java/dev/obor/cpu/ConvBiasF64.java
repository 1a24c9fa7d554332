package dev.obor.cpu;

import dev.obor.backend.ConvShape;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The bias gradient of a convolution: the sum of the output's gradient, channel by channel.
///
/// Element `i` of a plane goes to lane `i mod 16` (8 for float32) whatever the vector length;
/// images follow each other in order; lanes are added in a fixed tree.
final class ConvBiasF64 {
    private static final VectorSpecies<Double> S = ConvKernelF64.S;
    private static final int L = S.length();
    private static final int LANES = 64 / Double.BYTES;

    private ConvBiasF64() {}

    /// `gb[c] = sum of gy[n, c, ...]`, added to `gb` if `accumulate`.
    static void run(ConvShape s, double[] gy, int gyo, double[] gb, int gbo, boolean accumulate) {
        int plane = s.output().volume();
        double[] lanes = ConvScratch.get().float64(ConvScratch.INIT, LANES);
        for (int c = 0; c < s.cout(); c++) {
            sum(gy, gyo + c * plane, plane, s.cout() * plane, s.batch(), lanes);
            for (int w = LANES / 2; w > 0; w /= 2) {
                for (int i = 0; i < w; i++) {
                    lanes[i] += lanes[i + w];
                }
            }
            gb[gbo + c] = accumulate ? gb[gbo + c] + lanes[0] : lanes[0];
        }
    }

    private static void sum(
            double[] gy, int from, int plane, int image, int batch, double[] lanes) {
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
