package dev.obor.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// The float32 block transform with vectors: the same operations as [NormalBlocksScalar] in the
/// same order, so the same bits.
///
/// Vectors of 16 hold the halves of two blocks, because vectors shorter than the machine's would
/// spoil other kernels (see [VectorTier]).
final class NormalBlocksVector {
    private static final VectorSpecies<Float> FLOATS = VectorTier.Species.F32;
    private static final VectorSpecies<Integer> INTS =
            VectorSpecies.of(int.class, FLOATS.vectorShape());
    private static final int HALF = 8;

    /// Blocks of a pair of vectors: 1 or 2.
    static final int BLOCKS = FLOATS.length() / HALF;

    private static final boolean PAIR = BLOCKS == 2;
    // Exchanges the halves of a vector, and selects the upper one.
    private static final VectorShuffle<Float> SWAP = VectorShuffle.iota(FLOATS, HALF, 1, true);
    private static final VectorMask<Float> UPPER = VectorMask.fromLong(FLOATS, PAIR ? 0xff00 : 0);

    private NormalBlocksVector() {}

    /// Transforms a multiple of [#BLOCKS]. One method, because a vector must not cross a call.
    static void transform(float[] a, int at, int blocks, float mean, float std) {
        var means = FloatVector.broadcast(FLOATS, mean);
        var stds = FloatVector.broadcast(FLOATS, std);
        int second = FLOATS.length();
        for (int j = at; j < at + 2 * HALF * blocks; j += 2 * second) {
            var u1 = FloatVector.fromArray(FLOATS, a, j);
            var u2 = FloatVector.fromArray(FLOATS, a, j + second);
            if (PAIR) {
                var first = u1;
                u1 = first.blend(u2.rearrange(SWAP), UPPER);
                u2 = first.rearrange(SWAP).blend(u2, UPPER);
            }
            // The radius: sqrt(-2 log(1 - u1)).
            var u = FloatVector.broadcast(FLOATS, 1f).sub(u1);
            var bits = u.max(NormalBlocksScalar.SMALLEST_NORMAL).reinterpretAsInts();
            var exponent = bits.lanewise(VectorOperators.LSHR, 23).sub(126);
            FloatVector e = (FloatVector) exponent.convertShape(VectorOperators.I2F, FLOATS, 0);
            var m = bits.and(0x7fffff).or(0x3f000000).reinterpretAsFloats();
            VectorMask<Float> below = m.compare(VectorOperators.LT, NormalBlocksScalar.SQRT_HALF);
            var m1 = m.sub(1f);
            e = e.sub(1f, below);
            m = m1.add(m, below);
            var z = m.mul(m);
            var y = FloatVector.broadcast(FLOATS, NormalBlocksScalar.LOG_P0);
            y = y.fma(m, FloatVector.broadcast(FLOATS, NormalBlocksScalar.LOG_P1));
            y = y.fma(m, FloatVector.broadcast(FLOATS, NormalBlocksScalar.LOG_P2));
            y = y.fma(m, FloatVector.broadcast(FLOATS, NormalBlocksScalar.LOG_P3));
            y = y.fma(m, FloatVector.broadcast(FLOATS, NormalBlocksScalar.LOG_P4));
            y = y.fma(m, FloatVector.broadcast(FLOATS, NormalBlocksScalar.LOG_P5));
            y = y.fma(m, FloatVector.broadcast(FLOATS, NormalBlocksScalar.LOG_P6));
            y = y.fma(m, FloatVector.broadcast(FLOATS, NormalBlocksScalar.LOG_P7));
            y = y.fma(m, FloatVector.broadcast(FLOATS, NormalBlocksScalar.LOG_P8));
            y = y.mul(m).fma(z, e.mul(NormalBlocksScalar.LN2_LOW));
            y = y.sub(z.mul(0.5f));
            var log = e.fma(FloatVector.broadcast(FLOATS, NormalBlocksScalar.LN2_HIGH), m.add(y));
            var radius = log.mul(-2f).sqrt();
            // The angle: 2 pi u2, reduced to an eighth of the circle.
            var angle = u2.mul(NormalBlocksScalar.TWO_PI);
            var scaled = angle.mul(NormalBlocksScalar.FOUR_OVER_PI);
            var q = (IntVector) scaled.convertShape(VectorOperators.F2I, INTS, 0);
            q = q.add(1).and(~1);
            var octant = (FloatVector) q.convertShape(VectorOperators.I2F, FLOATS, 0);
            var x =
                    octant.fma(
                            FloatVector.broadcast(FLOATS, NormalBlocksScalar.QUARTER_PI_1), angle);
            x = octant.fma(FloatVector.broadcast(FLOATS, NormalBlocksScalar.QUARTER_PI_2), x);
            x = octant.fma(FloatVector.broadcast(FLOATS, NormalBlocksScalar.QUARTER_PI_3), x);
            var x2 = x.mul(x);
            var even = FloatVector.broadcast(FLOATS, NormalBlocksScalar.COS_P0);
            even = even.fma(x2, FloatVector.broadcast(FLOATS, NormalBlocksScalar.COS_P1));
            even = even.fma(x2, FloatVector.broadcast(FLOATS, NormalBlocksScalar.COS_P2));
            even = even.mul(x2).fma(x2, x2.mul(0.5f).neg()).add(1f);
            var odd = FloatVector.broadcast(FLOATS, NormalBlocksScalar.SIN_P0);
            odd = odd.fma(x2, FloatVector.broadcast(FLOATS, NormalBlocksScalar.SIN_P1));
            odd = odd.fma(x2, FloatVector.broadcast(FLOATS, NormalBlocksScalar.SIN_P2));
            odd = odd.mul(x2).fma(x, x);
            VectorMask<Float> swap = q.and(2).compare(VectorOperators.NE, 0).cast(FLOATS);
            // A sign is bit 31: bit 2 of the octant, shifted there.
            var sinSign = q.and(4).lanewise(VectorOperators.LSHL, 29);
            var cosSign = q.sub(2).not().and(4).lanewise(VectorOperators.LSHL, 29);
            var sin = odd.blend(even, swap).reinterpretAsInts();
            var cos = even.blend(odd, swap).reinterpretAsInts();
            var signedSin = sin.lanewise(VectorOperators.XOR, sinSign).reinterpretAsFloats();
            var signedCos = cos.lanewise(VectorOperators.XOR, cosSign).reinterpretAsFloats();
            var n1 = radius.mul(signedCos).fma(stds, means);
            var n2 = radius.mul(signedSin).fma(stds, means);
            if (PAIR) {
                var first = n1;
                n1 = first.blend(n2.rearrange(SWAP), UPPER);
                n2 = first.rearrange(SWAP).blend(n2, UPPER);
            }
            n1.intoArray(a, j);
            n2.intoArray(a, j + second);
        }
    }
}
