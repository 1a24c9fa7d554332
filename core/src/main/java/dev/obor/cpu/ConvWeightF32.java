package dev.obor.cpu;

import dev.obor.backend.ConvShape;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The weight gradient of a convolution, for weights whose sums fit in the cache lane by lane.
///
/// The images (or strips of rows) are cut into a number of ranges that depends on the shape alone.
/// Each range is summed on its own, positions in order, in [ConvWeightKernelF32#LANES] lanes per
/// weight; then ranges are added in order, and lanes in a fixed tree.
///
/// Lanes that hold no position multiply a zero gradient with an element that the tap does not
/// touch: an infinity or NaN in the input may spread to more weights of its channel than it must.
final class ConvWeightF32 {
    private static final int LANES = ConvWeightKernelF32.LANES;
    private static final int TAPS = ConvWeightKernelF32.TAPS;
    private static final VectorSpecies<Float> S = ConvKernelF32.S;
    private static final int L = S.length();
    private static final VectorSpecies<Float> QUARTER = FloatVector.SPECIES_128;
    private static final int Q = QUARTER.length();

    private static final int CHUNKS = 32; // 16 KB of gradient per 8 rows: half the L1 cache
    private static final int MAX_RANGES = 16;
    private static final long RANGE_WORK = 2 << 20;

    private final ConvPlan p;
    private final ConvProduct q;
    private final float[] x;
    private final int xo;
    private final float[] gy;
    private final int gyo;
    private final int ranges;
    private final int tapBlocks;
    private final int groupSums; // floats of one group's sums
    private final float[] sums;

    private ConvWeightF32(ConvShape s, float[] x, int xo, float[] gy, int gyo) {
        p = ConvPlan.of(s, false, LANES, ConvKernelF32.MAX_ROWS);
        q = p.products[0][0];
        this.x = x;
        this.xo = xo;
        this.gy = gy;
        this.gyo = gyo;
        long work = s.multiplyAdds() / RANGE_WORK;
        ranges = Math.clamp(work, 1, Math.min(MAX_RANGES, p.blocks * p.strips));
        tapBlocks = Math.ceilDiv(q.offset.length, TAPS);
        groupSums = p.rowBlocks.padded() * tapBlocks * TAPS * LANES;
        int size = ranges * p.groups * groupSums;
        sums = ConvScratch.get().float32(ConvScratch.PARTIALS, size);
        Arrays.fill(sums, 0, size, 0f);
    }

    /// `gw = sum over images and positions of gy * x`, added to `gw` if `accumulate`.
    static void run(
            ConvShape s,
            float[] x,
            int xo,
            float[] gy,
            int gyo,
            float[] gw,
            int gwo,
            boolean accumulate) {
        ConvWeightF32 call = new ConvWeightF32(s, x, xo, gy, gyo);
        int tasks = call.ranges * s.groups();
        if (s.multiplyAdds() < ConvF32.SPLIT) {
            for (int i = 0; i < tasks; i++) {
                call.range(i);
            }
        } else {
            Workers.run(tasks, call::range);
        }
        for (int g = 0; g < s.groups(); g++) {
            call.finish(g, gw, gwo, accumulate);
        }
    }

    private void range(int index) {
        int g = index % p.groups;
        int range = index / p.groups;
        int items = p.blocks * p.strips;
        int from = (int) ((long) items * range / ranges);
        int to = (int) ((long) items * (range + 1) / ranges);
        for (int i = from; i < to; i++) {
            block(g, i / p.strips, i % p.strips, index * groupSums);
        }
    }

    /// Adds one block of images, or one strip.
    private void block(int g, int block, int strip, int sum) {
        int depths = p.dst.d();
        int depth = block % depths;
        int image = block / depths * p.blockUnits;
        int units = Math.min(p.blockUnits, p.shape.batch() - image);
        ConvScratch scratch = ConvScratch.get();
        float[] planes =
                scratch.float32(
                        ConvScratch.PLANES, p.blockUnits * p.unitSize + ConvPlanesF32.SLACK);
        int from = xo + (image * p.groups + g) * p.srcChannels * p.src.volume();
        ConvPlanesF32.fill(p, planes, units, x, from, depth, strip);
        ConvChunks chunks = q.strips[strip];
        int n = units * chunks.perUnit;
        int[] heights = p.rowBlocks.height();
        float[] grad =
                scratch.float32(
                        ConvScratch.TILE, CHUNKS * (p.rowBlocks.padded() * LANES + heights.length));
        int area = p.dst.h() * p.dst.w();
        int at = gyo + (image * p.groups + g) * p.dstChannels * depths * area + depth * area;
        at += chunks.firstRow * p.dst.w();
        for (int first = 0; first < n; first += CHUNKS) {
            int count = Math.min(CHUNKS, n - first);
            int o = 0;
            for (int b = 0; b < heights.length; b++) {
                int row = p.rowBlocks.start()[b];
                expand(chunks, first, count, row, heights[b], grad, o, at);
                o += count * (heights[b] * LANES + 1);
            }
            multiply(planes, grad, count, sum);
        }
    }

    private void multiply(float[] planes, float[] grad, int count, int sum) {
        int[] offset = q.offset;
        int k = offset.length;
        int g = 0;
        for (int height : p.rowBlocks.height()) {
            int end = g + count * (height * LANES + 1);
            for (int t = 0; t < k; t += TAPS) {
                int t0 = offset[t];
                int t1 = offset[Math.min(t + 1, k - 1)];
                int t2 = offset[Math.min(t + 2, k - 1)];
                ConvWeightKernelF32.run(height, grad, g, end, planes, t0, t1, t2, sums, sum);
                sum += height * TAPS * LANES;
            }
            g = end;
        }
    }

    /// Lays a block of rows of the gradient out by chunk, row and lane, zeros between positions,
    /// and the start of each chunk behind.
    private void expand(
            ConvChunks chunks,
            int first,
            int count,
            int row,
            int height,
            float[] grad,
            int o,
            int at) {
        int channel = p.dst.volume();
        int image = p.groups * p.dstChannels * channel;
        int real = Math.min(height, p.dstChannels - row);
        if (real < height) {
            Arrays.fill(grad, o, o + count * (height * LANES + 1), 0f);
        }
        for (int j = first; j < first + count; j++, o += height * LANES + 1) {
            grad[o + height * LANES] = ConvKernelF32.offset(chunks.start[j]);
            int from = at + chunks.unit[j] * image + row * channel + chunks.pos[j];
            int mask = chunks.mask[j];
            for (int l = 0; l < LANES; l += L, mask >>>= L) {
                int bits = mask & ((1 << L) - 1);
                VectorMask<Float> valid = VectorMask.fromLong(S, bits);
                VectorMask<Float> keep = VectorMask.fromLong(S, ~(-1L << Integer.bitCount(bits)));
                for (int r = 0; r < real; r++) {
                    FloatVector.fromArray(S, gy, from + r * channel, keep)
                            .expand(valid)
                            .intoArray(grad, o + r * LANES + l);
                }
                from += Integer.bitCount(bits);
            }
        }
    }

    /// Adds the ranges and lanes of a group's weights.
    private void finish(int g, float[] gw, int gwo, boolean accumulate) {
        int step = p.groups * groupSums;
        int k = q.offset.length;
        float[] four = new float[Q];
        for (int row = 0, o = g * groupSums, b = 0; row < p.dstChannels; b++) {
            int height = p.rowBlocks.height()[b];
            for (int t = 0; t < k; t += TAPS) {
                for (int i = 0; i < height * TAPS; i++, o += LANES) {
                    int m = row + i / TAPS;
                    int tap = t + i % TAPS;
                    if (m < p.dstChannels && tap < k) {
                        int to = gwo + (g * p.dstChannels + m) * k + tap;
                        float v = total(o, step, four);
                        gw[to] = accumulate ? gw[to] + v : v;
                    }
                }
            }
            row += height;
        }
    }

    private float total(int o, int step, float[] four) {
        FloatVector a = FloatVector.fromArray(QUARTER, sums, o);
        FloatVector b = FloatVector.fromArray(QUARTER, sums, o + Q);
        FloatVector c = FloatVector.fromArray(QUARTER, sums, o + 2 * Q);
        FloatVector d = FloatVector.fromArray(QUARTER, sums, o + 3 * Q);
        for (int r = 1; r < ranges; r++) {
            o += step;
            a = a.add(FloatVector.fromArray(QUARTER, sums, o));
            b = b.add(FloatVector.fromArray(QUARTER, sums, o + Q));
            c = c.add(FloatVector.fromArray(QUARTER, sums, o + 2 * Q));
            d = d.add(FloatVector.fromArray(QUARTER, sums, o + 3 * Q));
        }
        a.add(c).add(b.add(d)).intoArray(four, 0);
        float v = 0f;
        for (int i = 0; i < Q; i++) {
            v += four[i];
        }
        return v;
    }
}
