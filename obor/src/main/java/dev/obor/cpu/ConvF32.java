package dev.obor.cpu;

import dev.obor.backend.ConvShape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Convolution of float32 arrays: forward pass and gradients.
///
/// Arrays are row-major and start at the given offsets. Every element of a result is one chain of
/// fused multiply-adds in a fixed order (see [ConvKernelF32], [ConvWeightF32]): the same bits for
/// any vector length and number of threads.
final class ConvF32 {
    private static final int L = ConvKernelF32.L;
    private static final int ROW = ConvKernelF32.ROW;
    private static final int TILE_FLOATS = 3 << 15;
    private static final int WEIGHTS_IN_CACHE = 3 << 15;

    /// Below this many multiply-adds, waking another thread costs more than it gains.
    static final long SPLIT = 1 << 19;

    private ConvF32() {}

    /// `y = conv(x, w) + bias`.
    static void forward(
            ConvShape s,
            float[] x,
            int xo,
            float[] w,
            int wo,
            float @Nullable [] bias,
            int bo,
            float[] y,
            int yo) {
        ConvPlan p = ConvPlan.of(s, false, L, ConvKernelF32.MAX_ROWS);
        new Sweep(p, x, xo, w, wo, bias, bo, y, yo, false).run();
    }

    /// The gradient with respect to the input, or a transposed convolution: `gx = conv'(gy, w)`,
    /// plus `bias` (one per channel of `gx`) if given. Adds to `gx` if `accumulate`.
    static void gradInput(
            ConvShape s,
            float[] gy,
            int gyo,
            float[] w,
            int wo,
            float @Nullable [] bias,
            int bo,
            float[] gx,
            int gxo,
            boolean accumulate) {
        ConvPlan p = ConvPlan.of(s, true, L, ConvKernelF32.MAX_ROWS);
        new Sweep(p, gy, gyo, w, wo, bias, bo, gx, gxo, accumulate).run();
    }

    /// One call: the plan with its arrays.
    private record Sweep(
            ConvPlan p,
            float[] src,
            int so,
            float[] w,
            int wo,
            float @Nullable [] bias,
            int bo,
            float[] dst,
            int to,
            boolean accumulate) {

        void run() {
            if (p.dst.volume() == 0 || p.shape.batch() == 0) {
                return;
            }
            float[] packed = ConvScratch.get().float32(ConvScratch.WEIGHTS, p.packedSize);
            for (ConvProduct[] phase : p.products) {
                for (ConvProduct product : phase) {
                    pack(product, packed);
                }
            }
            int tasks = p.blocks * p.strips * p.groups;
            if (p.shape.multiplyAdds() < SPLIT) {
                for (int i = 0; i < tasks; i++) {
                    task(packed, i);
                }
            } else {
                Workers.run(tasks, i -> task(packed, i));
            }
        }

        /// Lays the weights out as the micro-kernels read them: per block of rows, `k` by row.
        private void pack(ConvProduct q, float[] packed) {
            int cin = p.shape.cinPerGroup();
            int taps = p.shape.kernel().volume();
            int rowStride = p.gradient ? taps : cin * taps;
            int channelStride = p.gradient ? cin * taps : taps;
            int groupStride = p.shape.coutPerGroup() * cin * taps;
            int o = q.packedStart;
            for (int g = 0; g < p.groups; g++) {
                for (int b = 0; b < p.rowBlocks.start().length; b++) {
                    int row = p.rowBlocks.start()[b];
                    int height = p.rowBlocks.height()[b];
                    int real = Math.min(height, p.dstChannels - row);
                    int from = wo + g * groupStride + row * rowStride;
                    for (int c = 0; c < p.srcChannels; c++) {
                        for (int t = 0; t < q.taps; t++) {
                            int i = from + c * channelStride + q.tapIndex[t];
                            for (int r = 0; r < real; r++) {
                                packed[o + r] = w[i + r * rowStride];
                            }
                            for (int r = real; r < height; r++) {
                                packed[o + r] = 0f;
                            }
                            o += height;
                        }
                    }
                }
            }
        }

        private void task(float[] packed, int index) {
            int g = index % p.groups;
            int strip = index / p.groups % p.strips;
            int block = index / p.groups / p.strips;
            int depths = p.dst.d();
            int depth = block % depths;
            int image = block / depths * p.blockUnits;
            int units = Math.min(p.blockUnits, p.shape.batch() - image);
            ConvScratch scratch = ConvScratch.get();
            float[] planes = scratch.float32(ConvScratch.PLANES, p.blockUnits * p.unitSize + L);
            int from = so + (image * p.groups + g) * p.srcChannels * p.src.volume();
            ConvPlanesF32.fill(p, planes, units, src, from, depth, strip);
            int area = p.dst.h() * p.dst.w();
            int at = to + (image * p.groups + g) * p.dstChannels * depths * area + depth * area;
            ConvProduct[] products = p.products[p.depthPhase(depth)];
            if (!p.strided) {
                ConvProduct q = products[0];
                ConvChunks chunks = q.strips[strip];
                sweep(
                        q,
                        chunks,
                        packed,
                        g,
                        planes,
                        units,
                        dst,
                        at + chunks.firstRow * p.dst.w(),
                        p.groups * p.dstChannels * depths * area,
                        depths * area,
                        accumulate);
                return;
            }
            int total = 0;
            for (ConvProduct q : products) {
                total += units * p.dstChannels * q.strips[strip].rows * q.strips[strip].cols;
            }
            float[] phases = scratch.float32(ConvScratch.PHASES, total);
            int o = 0;
            for (ConvProduct q : products) {
                ConvChunks chunks = q.strips[strip];
                int plane = chunks.rows * chunks.cols;
                sweep(
                        q,
                        chunks,
                        packed,
                        g,
                        planes,
                        units,
                        phases,
                        o,
                        p.dstChannels * plane,
                        plane,
                        false);
                o += units * p.dstChannels * plane;
            }
            interleave(products, strip, units, phases, at);
        }

        /// Computes one product for a block of images, tile by tile.
        private void sweep(
                ConvProduct q,
                ConvChunks chunks,
                float[] packed,
                int g,
                float[] planes,
                int units,
                float[] out,
                int at,
                int imageStride,
                int channelStride,
                boolean add) {
            int rows = p.dstChannels;
            int k = q.offset.length;
            int n = units * chunks.count;
            int tiles = Math.ceilDiv(n, 3);
            int tileSize = p.rowBlocks.padded() * ROW;
            int together =
                    k * rows <= WEIGHTS_IN_CACHE ? 1 : Math.clamp(TILE_FLOATS / tileSize, 1, 8);
            int kBlock = Math.clamp(32 * q.taps, 96, 256);
            float[] tile = ConvScratch.get().float32(ConvScratch.TILE, together * tileSize);
            int a = q.packedStart + g * q.packedSize;
            for (int first = 0; first < tiles; first += together) {
                int last = Math.min(tiles, first + together);
                start(tile, last - first, g);
                for (int k0 = 0; k0 < k; k0 += kBlock) {
                    int kc = Math.min(kBlock, k - k0);
                    for (int t = first; t < last; t++) {
                        int i0 = 3 * t;
                        int i1 = Math.min(i0 + 1, n - 1);
                        int i2 = Math.min(i0 + 2, n - 1);
                        multiply(
                                q,
                                a,
                                packed,
                                k0,
                                kc,
                                planes,
                                position(chunks, i0),
                                position(chunks, i1),
                                position(chunks, i2),
                                tile,
                                (t - first) * tileSize);
                    }
                }
                for (int i = 3 * first; i < Math.min(n, 3 * last); i++) {
                    int j = i % chunks.count;
                    int b = i / chunks.count;
                    ConvPlanesF32.store(
                            tile,
                            (i / 3 - first) * tileSize + i % 3 * L,
                            rows,
                            chunks.mask[j],
                            out,
                            at + b * imageStride + chunks.pos[j],
                            channelStride,
                            add);
                }
            }
        }

        private int position(ConvChunks chunks, int i) {
            return i / chunks.count * p.unitSize + chunks.start[i % chunks.count];
        }

        private void multiply(
                ConvProduct q,
                int a,
                float[] packed,
                int k0,
                int kc,
                float[] planes,
                int q0,
                int q1,
                int q2,
                float[] tile,
                int at) {
            int[] heights = p.rowBlocks.height();
            for (int height : heights) {
                ConvKernelF32.run(
                        height,
                        kc,
                        packed,
                        a + k0 * height,
                        planes,
                        q.offset,
                        k0,
                        q0,
                        q1,
                        q2,
                        tile,
                        at);
                a += height * q.offset.length;
                at += height * ROW;
            }
        }

        private void start(float[] tile, int tiles, int g) {
            int padded = p.rowBlocks.padded();
            if (bias == null) {
                Arrays.fill(tile, 0, tiles * padded * ROW, 0f);
                return;
            }
            for (int t = 0, o = 0; t < tiles; t++) {
                for (int r = 0; r < padded; r++, o += ROW) {
                    float v = r < p.dstChannels ? bias[bo + g * p.dstChannels + r] : 0f;
                    Arrays.fill(tile, o, o + ROW, v);
                }
            }
        }

        /// Puts the phases of a strided target together.
        private void interleave(
                ConvProduct[] products, int strip, int units, float[] phases, int at) {
            int w = p.dst.w();
            int area = p.dst.h() * w;
            int stepH = p.shape.stride().h();
            int stepW = p.shape.stride().w();
            int channel = p.dst.d() * area;
            int image = p.groups * p.dstChannels * channel;
            int[] base = new int[products.length];
            for (int i = 0, o = 0; i < products.length; i++) {
                base[i] = o;
                ConvChunks c = products[i].strips[strip];
                o += units * p.dstChannels * c.rows * c.cols;
            }
            int evenW = p.shape.padding().w() % Math.max(1, stepW);
            for (int b = 0; b < units; b++) {
                for (int m = 0; m < p.dstChannels; m++) {
                    int plane = at + b * image + m * channel;
                    for (int h = 0; h < stepH; h++) {
                        ConvChunks c = products[h * stepW].strips[strip];
                        int row = plane + (products[h * stepW].firstH + c.firstRow * stepH) * w;
                        for (int r = 0; r < c.rows; r++, row += stepH * w) {
                            int unit = (b * p.dstChannels + m) * c.rows + r;
                            if (stepW == 2) {
                                int i = h * 2 + evenW;
                                int j = h * 2 + 1 - evenW;
                                ConvPlanesF32.merge(
                                        phases,
                                        base[i] + unit * products[i].strips[strip].cols,
                                        base[j] + unit * products[j].strips[strip].cols,
                                        dst,
                                        row,
                                        w,
                                        accumulate);
                            } else {
                                for (int v = 0; v < stepW; v++) {
                                    ConvProduct q = products[h * stepW + v];
                                    int cols = q.strips[strip].cols;
                                    ConvPlanesF32.spread(
                                            phases,
                                            base[h * stepW + v] + unit * cols,
                                            dst,
                                            row + q.firstW,
                                            stepW,
                                            cols,
                                            accumulate);
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
