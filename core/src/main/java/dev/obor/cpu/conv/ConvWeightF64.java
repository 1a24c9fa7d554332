package dev.obor.cpu.conv;

import dev.obor.backend.ConvShape;
import dev.obor.cpu.program.MachineProgram;
import dev.obor.cpu.threads.Workers;
import dev.obor.machine.Machine;
import dev.obor.machine.conv.LaneMoves;
import java.util.Arrays;
import java.util.BitSet;

/// The weight gradient of a convolution, for weights whose sums fit in the cache lane by lane.
///
/// The images (or strips of rows) are cut into a number of ranges that depends on the shape alone.
/// Each range is summed on its own, positions in order, in [#LANES] lanes per weight; then ranges
/// are added in order, and lanes in a fixed tree.
///
/// Lanes that hold no position multiply a zero gradient with an element that the tap does not
/// touch. Where that was an infinity or NaN, the weight is summed again without those lanes.
final class ConvWeightF64 {
    private static final int LANES = ConvKernels.LANES_F64;
    private static final int TAPS = ConvTile.COLUMNS;
    private static final int QUARTER = LANES / 4;

    private static final int CHUNKS = 32; // 16 KB of gradient per 8 rows: half the L1 cache
    private static final int MAX_RANGES = 16;
    private static final long RANGE_WORK = 2 << 20;

    private final ConvPlan p;
    private final ConvProduct q;
    private final double[] x;
    private final int xo;
    private final double[] gy;
    private final int gyo;
    private final int ranges;
    private final int tapBlocks;
    private final int groupSums; // floats of one group's sums
    private final double[] sums;

    private ConvWeightF64(ConvShape s, double[] x, int xo, double[] gy, int gyo) {
        p = ConvPlan.of(s, false, LANES);
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
        sums = ConvScratch.get().float64(ConvScratch.PARTIALS, size);
        Arrays.fill(sums, 0, size, 0);
    }

    /// `gw = sum over images and positions of gy * x`.
    static void run(ConvShape s, double[] x, int xo, double[] gy, int gyo, double[] gw, int gwo) {
        ConvWeightF64 call = new ConvWeightF64(s, x, xo, gy, gyo);
        int tasks = call.ranges * s.groups();
        if (s.multiplyAdds() < ConvF64.SPLIT) {
            for (int i = 0; i < tasks; i++) {
                call.range(i);
            }
        } else {
            Workers.run(tasks, call::range);
        }
        for (int g = 0; g < s.groups(); g++) {
            call.finish(g, gw, gwo);
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
        double[] planes = planes(g, image, units, depth, strip);
        ConvChunks chunks = q.strips[strip];
        int n = units * chunks.perUnit;
        int[] heights = p.rowBlocks.height();
        double[] grad =
                ConvScratch.get().float64(ConvScratch.TILE, CHUNKS * p.rowBlocks.padded() * LANES);
        int area = p.dst.h() * p.dst.w();
        int at = gyo + (image * p.groups + g) * p.dstChannels * depths * area + depth * area;
        at += chunks.firstRow * p.dst.w();
        for (int first = 0; first < n; first += CHUNKS) {
            int count = Math.min(CHUNKS, n - first);
            int o = 0;
            for (int b = 0; b < heights.length; b++) {
                int row = p.rowBlocks.start()[b];
                expand(chunks, first, count, row, heights[b], grad, o, at);
                o += count * heights[b] * LANES;
            }
            multiply(planes, grad, chunks.start, first, count, sum);
        }
    }

    private double[] planes(int g, int image, int units, int depth, int strip) {
        int size = p.blockUnits * p.unitSize + ConvPlanesF64.SLACK;
        double[] planes = ConvScratch.get().float64(ConvScratch.PLANES, size);
        int from = xo + (image * p.groups + g) * p.srcChannels * p.src.volume();
        ConvPlanesF64.fill(p, planes, units, x, from, depth, strip);
        return planes;
    }

    private void multiply(
            double[] planes, double[] grad, long[] chunks, int first, int count, int sum) {
        int g = 0;
        int at = sum;
        for (int height : p.rowBlocks.height()) {
            int step = height * TAPS * LANES;
            ConvKernels.weightF64(height)
                    .run(
                            grad, g, count, chunks, first, planes, q.columns, 0, tapBlocks, sums,
                            at, step);
            g += count * height * LANES;
            at += tapBlocks * step;
        }
    }

    /// Lays a block of rows of the gradient out by chunk, row and lane, zeros between positions.
    private void expand(
            ConvChunks chunks,
            int first,
            int count,
            int row,
            int height,
            double[] grad,
            int o,
            int at) {
        int channel = p.dst.volume();
        int image = p.groups * p.dstChannels * channel;
        int real = Math.min(height, p.dstChannels - row);
        if (real < height) {
            Arrays.fill(grad, o, o + count * height * LANES, 0);
        }
        int from = at + row * channel;
        LaneMoves code = ConvKernels.movesF64();
        if (code == null) {
            plain(chunks, first, count, real, height, grad, o, from);
            return;
        }
        long[] places = chunks.places(image);
        code.read(gy, from, places, first, count, real, channel, grad, o, height);
        if (Machine.checking()) {
            double[] other = grad.clone();
            plain(chunks, first, count, real, height, other, o, from);
            int n = count * height * LANES;
            MachineProgram.same(other, grad, o, 1, 0, 1, 0, n, "reading a gradient");
        }
    }

    private void plain(
            ConvChunks chunks,
            int first,
            int count,
            int real,
            int height,
            double[] grad,
            int o,
            int at) {
        int channel = p.dst.volume();
        int image = p.groups * p.dstChannels * channel;
        for (int j = first; j < first + count; j++, o += height * LANES) {
            int from = at + chunks.unit[j] * image + chunks.pos[j];
            int mask = chunks.mask[j];
            ConvPlainF64.expand(gy, from, channel, real, mask, grad, o);
        }
    }

    /// Adds the ranges and lanes of a group's weights.
    private void finish(int g, double[] gw, int gwo) {
        int to = gwo + g * p.dstChannels * q.offset.length;
        totals(g, gw, to);
        BitSet spoilt = spoilt(g, gw, to);
        if (!spoilt.isEmpty()) {
            careful(g, spoilt);
            totals(g, gw, to);
        }
    }

    private void totals(int g, double[] gw, int to) {
        int k = q.offset.length;
        for (int row = 0; row < p.dstChannels; row++) {
            for (int tap = 0; tap < k; tap++, to++) {
                gw[to] = total(g * groupSums + place(row, tap));
            }
        }
    }

    /// Sums the given weights of a group again, in the same order, over positions alone.
    private void careful(int g, BitSet weights) {
        int taps = q.offset.length;
        int items = p.blocks * p.strips;
        for (int r = 0; r < ranges; r++) {
            int sum = (r * p.groups + g) * groupSums;
            weights.stream().forEach(w -> zero(sum + place(w / taps, w % taps)));
            int end = (int) ((long) items * (r + 1) / ranges);
            for (int i = (int) ((long) items * r / ranges); i < end; i++) {
                int depth = i / p.strips % p.dst.d();
                int image = i / p.strips / p.dst.d() * p.blockUnits;
                int units = Math.min(p.blockUnits, p.shape.batch() - image);
                double[] planes = planes(g, image, units, depth, i % p.strips);
                ConvChunks c = q.strips[i % p.strips];
                int at = gyo + (image * p.groups + g) * p.dstChannels * p.dst.volume();
                int y = at + (depth * p.dst.h() + c.firstRow) * p.dst.w();
                weights.stream().forEach(w -> careful(w, c, units, planes, y, sum));
            }
        }
    }

    private void careful(int weight, ConvChunks c, int units, double[] planes, int y, int sum) {
        int row = weight / q.offset.length;
        int tap = weight % q.offset.length;
        int o = sum + place(row, tap);
        int image = p.groups * p.dstChannels * p.dst.volume();
        for (int j = 0; j < units * c.perUnit; j++) {
            int e = y + row * p.dst.volume() + c.unit[j] * image + c.pos[j];
            int s = (int) (c.start[j] + q.offset[tap]);
            for (int mask = c.mask[j]; mask != 0; mask &= mask - 1, e++) {
                int l = Integer.numberOfTrailingZeros(mask);
                sums[o + l] = Math.fma(gy[e], planes[s + l], sums[o + l]);
            }
        }
    }

    private void zero(int o) {
        Arrays.fill(sums, o, o + LANES, 0);
    }

    /// Where the sums of a weight lie among those of its group.
    private int place(int row, int tap) {
        int b = row / ConvKernels.MAX_ROWS;
        int first = p.rowBlocks.start()[b];
        int height = p.rowBlocks.height()[b];
        int rows = first * tapBlocks + tap / TAPS * height + row - first;
        return (rows * TAPS + tap % TAPS) * LANES;
    }

    /// Whether every weight of a row is NaN in any case.
    private boolean lost(int g, int row) {
        int plane = p.dst.volume();
        for (int n = 0; n < p.shape.batch(); n++) {
            int from = gyo + ((n * p.groups + g) * p.dstChannels + row) * plane;
            for (int i = from; i < from + plane; i++) {
                if (Double.isNaN(gy[i])) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The weights of a group whose sums an element beside the positions may have spoilt.
    private BitSet spoilt(int g, double[] gw, int from) {
        int k = q.offset.length;
        BitSet set = new BitSet();
        for (int row = 0; row < p.dstChannels; row++) {
            for (int tap = 0; tap < k; tap++) {
                if (Double.isNaN(gw[from + row * k + tap])) {
                    if (lost(g, row)) {
                        break;
                    }
                    set.set(row * k + tap);
                }
            }
        }
        return set;
    }

    /// Adds the sums of one weight over all ranges, and its lanes by quarters.
    private double total(int o) {
        int step = p.groups * groupSums;
        double total = 0;
        for (int i = o; i < o + QUARTER; i++) {
            double a = sums[i];
            double b = sums[i + QUARTER];
            double c = sums[i + 2 * QUARTER];
            double d = sums[i + 3 * QUARTER];
            for (int r = 1, at = i + step; r < ranges; r++, at += step) {
                a += sums[at];
                b += sums[at + QUARTER];
                c += sums[at + 2 * QUARTER];
                d += sums[at + 3 * QUARTER];
            }
            total += a + c + (b + d);
        }
        return total;
    }
}
