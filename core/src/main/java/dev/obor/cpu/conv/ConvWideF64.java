package dev.obor.cpu.conv;

import dev.obor.backend.ConvShape;
import dev.obor.backend.Dims3;
import dev.obor.cpu.threads.Workers;
import java.util.Arrays;

/// The weight gradient of a convolution as a matrix product over output positions, see
/// [ConvWidePlan].
///
/// Every weight is one chain of fused multiply-adds over the positions of a range of images;
/// ranges, which depend on the shape alone, are then added in order.
final class ConvWideF64 {
    private static final int L = ConvF64.L;
    private static final int ROW = ConvTile.COLUMNS * L;
    private static final int POSITIONS = 128; // 24 KB of three vectors per position

    private final ConvWidePlan p;
    private final double[] x;
    private final int xo;
    private final double[] gy;
    private final int gyo;
    private final int groupSums;
    private final double[] sums;

    private ConvWideF64(ConvShape s, double[] x, int xo, double[] gy, int gyo) {
        p = ConvWidePlan.of(s, L);
        this.x = x;
        this.xo = xo;
        this.gy = gy;
        this.gyo = gyo;
        groupSums = p.rowBlocks.padded() * p.columns.length * L;
        int size = p.ranges * s.groups() * groupSums;
        sums = ConvScratch.get().float64(ConvScratch.PARTIALS, size);
        Arrays.fill(sums, 0, size, 0);
    }

    /// `gw = sum over images and positions of gy * x`.
    static void run(ConvShape s, double[] x, int xo, double[] gy, int gyo, double[] gw, int gwo) {
        ConvWideF64 call = new ConvWideF64(s, x, xo, gy, gyo);
        int tasks = call.p.ranges * s.groups();
        int blocks = call.p.rowBlocks.height().length;
        if (s.multiplyAdds() < ConvF64.SPLIT || Workers.threads() == 1) {
            for (int i = 0; i < tasks; i++) {
                call.range(i, 0, blocks);
            }
        } else {
            int parts = Math.clamp(2L * Workers.threads() / tasks, 1, blocks);
            Workers.run(
                    tasks * parts,
                    i -> {
                        int part = i % parts;
                        call.range(i / parts, blocks * part / parts, blocks * (part + 1) / parts);
                    });
        }
        for (int g = 0; g < s.groups(); g++) {
            call.finish(g, gw, gwo);
        }
    }

    /// The sums of a range and group in some blocks of rows.
    private void range(int index, int fromBlock, int toBlock) {
        int g = index % p.shape.groups();
        int range = index / p.shape.groups();
        int items = p.blocks * p.strips;
        int from = (int) ((long) items * range / p.ranges);
        int to = (int) ((long) items * (range + 1) / p.ranges);
        for (int i = from; i < to; i++) {
            block(g, i / p.strips, i % p.strips, index * groupSums, fromBlock, toBlock);
        }
    }

    private void block(int g, int block, int strip, int sum, int fromBlock, int toBlock) {
        ConvShape s = p.shape;
        int depths = s.output().d();
        int depth = block % depths;
        int image = block / depths * p.blockUnits;
        int units = Math.min(p.blockUnits, s.batch() - image);
        int firstRow = strip * p.stripRows;
        int rows = Math.min(p.stripRows, s.output().h() - firstRow);
        ConvScratch scratch = ConvScratch.get();
        int slack = 2 * L; // the last vector of a kernel row may run over
        double[] planes = scratch.float64(ConvScratch.PLANES, p.blockUnits * p.unitSize + slack);
        Arrays.fill(planes, 0, units * p.unitSize + slack, 0);
        for (int b = 0; b < units; b++) {
            int from = xo + ((image + b) * s.groups() + g) * p.channels * s.input().volume();
            for (int j = 0; j < s.kernel().d(); j++) {
                int z = depth * s.stride().d() - s.padding().d() + j * s.dilation().d();
                if (z >= 0 && z < s.input().d()) {
                    int at = b * p.unitSize + j * p.planeSize;
                    int slice = from + z * s.input().h() * s.input().w();
                    transpose(planes, at, slice, firstRow * s.stride().h() - s.padding().h());
                }
            }
        }
        int positions = rows * s.output().w();
        int n = units * positions;
        double[] packed = scratch.float64(ConvScratch.TILE, n * p.rowBlocks.padded());
        int area = s.output().h() * s.output().w();
        int at = gyo + (image * s.groups() + g) * p.rows * depths * area;
        at += depth * area + firstRow * s.output().w();
        int image1 = s.groups() * p.rows * depths * area;
        for (int b = 0; b < units; b++) {
            int from = at + b * image1;
            pack(packed, b * positions, n, positions, from, depths * area, fromBlock, toBlock);
        }
        multiply(planes, packed, n, sum, fromBlock, toBlock);
    }

    /// Copies one slice of all channels, channels last; row 0 of the plane is input row `top`.
    private void transpose(double[] planes, int at, int from, int top) {
        Dims3 in = p.shape.input();
        int left = p.shape.padding().w();
        int cols = Math.min(in.w(), p.pitch - left);
        int lo = Math.max(0, -top);
        int hi = Math.min(p.planeRows, in.h() - top);
        int c = p.channels;
        int volume = in.volume();
        for (int r = lo; r < hi; r++) {
            int to = at + (r * p.pitch + left) * c;
            int s = from + (r + top) * in.w();
            int k = 0;
            for (; k + 4 <= c; k += 4, s += 4 * volume) {
                transpose4(planes, to + k, c, s, volume, cols);
            }
            for (; k < c; k++, s += volume) {
                for (int i = 0; i < cols; i++) {
                    planes[to + i * c + k] = x[s + i];
                }
            }
        }
    }

    private void transpose4(double[] planes, int to, int c, int s, int volume, int cols) {
        int s1 = s + volume;
        int s2 = s1 + volume;
        int s3 = s2 + volume;
        for (int i = 0; i < cols; i++, to += c) {
            planes[to] = x[s + i];
            planes[to + 1] = x[s1 + i];
            planes[to + 2] = x[s2 + i];
            planes[to + 3] = x[s3 + i];
        }
    }

    /// Lays the gradient of one image out by block of rows, position and row.
    private void pack(
            double[] packed,
            int first,
            int n,
            int positions,
            int from,
            int channel,
            int fromBlock,
            int toBlock) {
        int[] heights = p.rowBlocks.height();
        int o = 0;
        for (int b = fromBlock; b < toBlock; b++) {
            int height = heights[b];
            int row = p.rowBlocks.start()[b];
            int to = o + first * height;
            if (height == 8 && row + 8 <= p.rows) {
                pack4(packed, to, positions, from + row * channel, channel);
                pack4(packed, to + 4, positions, from + (row + 4) * channel, channel);
            } else {
                for (int r = 0; r < height; r++) {
                    boolean real = row + r < p.rows;
                    int s = real ? from + (row + r) * channel : 0;
                    for (int i = 0; i < positions; i++) {
                        packed[to + i * height + r] = real ? gy[s + i] : 0;
                    }
                }
            }
            o += n * height;
        }
    }

    private void pack4(double[] packed, int to, int positions, int s, int channel) {
        int s1 = s + channel;
        int s2 = s1 + channel;
        int s3 = s2 + channel;
        for (int i = 0; i < positions; i++, to += 8) {
            packed[to] = gy[s + i];
            packed[to + 1] = gy[s1 + i];
            packed[to + 2] = gy[s2 + i];
            packed[to + 3] = gy[s3 + i];
        }
    }

    /// Adds `n` positions to the sums.
    private void multiply(
            double[] planes, double[] packed, int n, int sum, int fromBlock, int toBlock) {
        int[] heights = p.rowBlocks.height();
        int vectors = p.columns.length;
        int start = sum;
        for (int b = 0; b < fromBlock; b++) {
            start += heights[b] * vectors * L;
        }
        for (int first = 0; first < n; first += POSITIONS) {
            int count = Math.min(POSITIONS, n - first);
            int block = start;
            int a = 0;
            for (int b = fromBlock; b < toBlock; b++) {
                int height = heights[b];
                ConvKernels.productF64(height)
                        .run(
                                packed,
                                a + first * height,
                                count,
                                p.offset,
                                first,
                                planes,
                                p.columns,
                                0,
                                vectors / ConvTile.COLUMNS,
                                sums,
                                block,
                                height * ROW);
                a += n * height;
                block += height * vectors * L;
            }
        }
    }

    /// Adds the ranges of a group and writes its weights.
    private void finish(int g, double[] gw, int gwo) {
        int from = g * groupSums;
        for (int r = 1; r < p.ranges; r++) {
            int other = from + r * p.shape.groups() * groupSums;
            for (int i = 0; i < groupSums; i++) {
                sums[from + i] += sums[other + i];
            }
        }
        int k = p.channels * p.shape.kernel().volume();
        int[] heights = p.rowBlocks.height();
        for (int b = 0; b < heights.length; b++) {
            int row = p.rowBlocks.start()[b];
            int real = Math.min(heights[b], p.rows - row);
            for (int v = 0; v < p.columns.length; v++) {
                int tile = from + v / 3 * heights[b] * ROW + v % 3 * L;
                for (int r = 0; r < real; r++) {
                    int to = gwo + (g * p.rows + row + r) * k;
                    write(tile + r * ROW, v * L, gw, to);
                }
            }
            from += heights[b] * p.columns.length * L;
        }
    }

    private void write(int from, int lane, double[] gw, int to) {
        for (int l = 0; l < L; l++) {
            int w = p.weights[lane + l];
            if (w >= 0) {
                gw[to + w] = sums[from + l];
            }
        }
    }
}
