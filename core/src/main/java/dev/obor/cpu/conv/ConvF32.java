package dev.obor.cpu.conv;

import dev.obor.backend.ConvShape;
import dev.obor.cpu.program.MachineProgram;
import dev.obor.cpu.threads.Workers;
import dev.obor.machine.Machine;
import dev.obor.machine.conv.LaneMoves;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Convolution of float32 arrays: forward pass and gradients.
///
/// Arrays are row-major and start at the given offsets. Every element of a result is one chain of
/// fused multiply-adds in a fixed order (see [ConvTile], [ConvWeightF32]): the same bits for any
/// vector length and number of threads.
final class ConvF32 {
    /// Positions that a kernel takes together.
    static final int L = ConvKernels.LANES_F32;

    private static final int COLUMNS = ConvTile.COLUMNS;
    private static final int ROW = COLUMNS * L;
    private static final int TILE_FLOATS = 3 << 15;
    private static final int TOGETHER = 1 << 11; // elements: 8 or 16 KB
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
        ConvPlan p = ConvPlan.of(s, false, L);
        new Sweep(p, x, xo, w, wo, bias, bo, y, yo).run();
    }

    /// The gradient with respect to the input, or a transposed convolution: `gx = conv'(gy, w)`,
    /// plus `bias` (one per channel of `gx`) if given.
    static void gradInput(
            ConvShape s,
            float[] gy,
            int gyo,
            float[] w,
            int wo,
            float @Nullable [] bias,
            int bo,
            float[] gx,
            int gxo) {
        ConvPlan p = ConvPlan.of(s, true, L);
        new Sweep(p, gy, gyo, w, wo, bias, bo, gx, gxo).run();
    }

    /// The gradient with respect to the weight: `gw = sum of gy * x` over images and positions.
    static void gradWeight(
            ConvShape s, float[] x, int xo, float[] gy, int gyo, float[] gw, int gwo) {
        if (s.batch() == 0 || s.output().volume() == 0) {
            Arrays.fill(gw, gwo, gwo + s.weightSize(), 0f);
            return;
        }
        if (ConvWidePlan.fits(s, L)) {
            ConvWideF32.run(s, x, xo, gy, gyo, gw, gwo);
        } else {
            ConvWeightF32.run(s, x, xo, gy, gyo, gw, gwo);
        }
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
            int to) {

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

        /// Lays the weights out as the micro-kernels read them: per block of rows and `k`, the
        /// rows.
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
            float[] planes =
                    scratch.float32(
                            ConvScratch.PLANES, p.blockUnits * p.unitSize + ConvPlanesF32.SLACK);
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
                        depths * area);
                return;
            }
            int total = 0;
            for (ConvProduct q : products) {
                total += units * p.dstChannels * q.strips[strip].rows * q.strips[strip].cols;
            }
            float[] phases = scratch.float32(ConvScratch.PHASES, total + ConvPlanesF32.SLACK);
            int o = 0;
            for (ConvProduct q : products) {
                ConvChunks chunks = q.strips[strip];
                int plane = chunks.rows * chunks.cols;
                sweep(q, chunks, packed, g, planes, units, phases, o, p.dstChannels * plane, plane);
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
                int channelStride) {
            int k = q.offset.length;
            int n = units * chunks.perUnit;
            int tiles = Math.ceilDiv(n, 3);
            int tileSize = p.rowBlocks.padded() * ROW;
            int together =
                    k * p.dstChannels <= WEIGHTS_IN_CACHE
                            ? Math.clamp(TOGETHER / tileSize, 1, 64)
                            : Math.clamp(TILE_FLOATS / tileSize, 1, 8);
            int kBlock = Math.clamp(32 * q.taps, 96, 256);
            ConvScratch scratch = ConvScratch.get();
            float[] tile = scratch.float32(ConvScratch.TILE, together * tileSize);
            float[] init = scratch.float32(ConvScratch.INIT, tileSize);
            start(init, g);
            int a = q.packedStart + g * q.packedSize;
            for (int first = 0; first < tiles; first += together) {
                int last = Math.min(tiles, first + together);
                for (int t = 0; t < last - first; t++) {
                    System.arraycopy(init, 0, tile, t * tileSize, tileSize);
                }
                for (int k0 = 0; k0 < k; k0 += kBlock) {
                    int kc = Math.min(kBlock, k - k0);
                    multiply(q, a, packed, k0, kc, planes, chunks.start, first, last, tile);
                }
                int chunk = COLUMNS * first;
                int count = Math.min(n, COLUMNS * last) - chunk;
                store(tile, tileSize, chunks, chunk, count, out, at, imageStride, channelStride);
            }
        }

        /// Writes chunks from one on.
        private void store(
                float[] tile,
                int tileSize,
                ConvChunks chunks,
                int first,
                int count,
                float[] out,
                int at,
                int imageStride,
                int channelStride) {
            LaneMoves code = ConvKernels.movesF32();
            if (code != null) {
                long[] places = chunks.places(imageStride);
                int rows = p.dstChannels;
                code.write(tile, 0, tileSize, places, first, count, rows, channelStride, out, at);
                if (!Machine.checking()) {
                    return;
                }
            }
            float[] to = code == null ? out : out.clone();
            for (int i = 0; i < count; i++) {
                int from = i / COLUMNS * tileSize + i % COLUMNS * L;
                int o = at + chunks.unit[first + i] * imageStride + chunks.pos[first + i];
                int mask = chunks.mask[first + i];
                ConvPlanesF32.store(tile, from, p.dstChannels, mask, to, o, channelStride);
                if (code != null) {
                    int n = Integer.bitCount(mask);
                    int rows = p.dstChannels;
                    MachineProgram.same(to, out, o, 1, 0, rows, channelStride, n, "storing");
                }
            }
        }

        private void multiply(
                ConvProduct q,
                int a,
                float[] packed,
                int k0,
                int kc,
                float[] planes,
                long[] columns,
                int first,
                int last,
                float[] tile) {
            int step = p.rowBlocks.padded() * ROW;
            int weights = a;
            int at = 0;
            for (int height : p.rowBlocks.height()) {
                ConvKernels.productF32(height)
                        .run(
                                packed,
                                weights + k0 * height,
                                kc,
                                q.offset,
                                k0,
                                planes,
                                columns,
                                COLUMNS * first,
                                last - first,
                                tile,
                                at,
                                step);
                weights += height * q.offset.length;
                at += height * ROW;
            }
        }

        /// What a tile starts from: zeros or the bias.
        private void start(float[] init, int g) {
            for (int r = 0; r < p.rowBlocks.padded(); r++) {
                float v =
                        bias == null || r >= p.dstChannels ? 0f : bias[bo + g * p.dstChannels + r];
                Arrays.fill(init, r * ROW, (r + 1) * ROW, v);
            }
        }

        /// Puts the phases of a strided target together.
        private void interleave(
                ConvProduct[] products, int strip, int units, float[] phases, int at) {
            int w = p.dst.w();
            int stepH = p.shape.stride().h();
            int stepW = p.shape.stride().w();
            int channel = p.dst.d() * p.dst.h() * w;
            int[] base = new int[products.length];
            int[] cols = new int[products.length];
            for (int i = 0, o = 0; i < products.length; i++) {
                base[i] = o;
                ConvChunks c = products[i].strips[strip];
                cols[i] = c.cols;
                o += units * p.dstChannels * c.rows * c.cols;
            }
            for (int b = 0; b < units; b++) {
                int plane = at + b * p.groups * p.dstChannels * channel;
                for (int h = 0; h < stepH; h++) {
                    int i = h * stepW;
                    ConvChunks c = products[i].strips[strip];
                    int row = plane + (products[i].firstH + c.firstRow * stepH) * w;
                    int from = b * p.dstChannels * c.rows;
                    for (int v = i; v < i + stepW; v++) {
                        ConvPlanesF32.spread(
                                phases,
                                base[v] + from * cols[v],
                                cols[v],
                                dst,
                                row + products[v].firstW,
                                p.dstChannels,
                                channel,
                                c.rows,
                                stepH * w,
                                stepW);
                    }
                }
            }
        }
    }
}
