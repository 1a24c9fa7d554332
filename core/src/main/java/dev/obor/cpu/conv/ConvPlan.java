package dev.obor.cpu.conv;

import dev.obor.backend.ConvShape;
import dev.obor.backend.Dims3;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// How one convolution is laid out as matrix products without an im2col matrix.
///
/// The source (the input; for the input gradient, the output's gradient) is copied, a few images or
/// a strip of rows at a time, into zero-padded planes. With a stride `s` the copy is split by
/// phase: plane `(ph, pw)` holds every `s`-th row and column. In such planes the elements that one
/// kernel tap needs for consecutive outputs are consecutive, so a vector load at `offset[k] +
/// position` replaces the im2col matrix. The input gradient is the same thing in gather form: one
/// product per phase of the target, with the taps that reach that phase.
///
/// A plan holds numbers only, depends on the shape alone and is cached.
final class ConvPlan {
    private static final int PLANE_FLOATS = 1 << 16; // 256 KB of planes stay in the L2 cache
    private static final int BLOCK_FLOATS = 1 << 13;
    private static final int CACHE_LIMIT = 512;

    private record Key(ConvShape shape, boolean gradient, int lanes) {}

    private static final ConcurrentHashMap<Key, ConvPlan> CACHE = new ConcurrentHashMap<>();

    final ConvShape shape;
    final boolean gradient;
    final int groups;
    final int srcChannels; // per group
    final int dstChannels; // per group: the rows of the products
    final Dims3 src;
    final Dims3 dst;

    /// Sampling step and zeros before the source, of the planes.
    final int stepH;

    final int stepW;
    final int beforeH;
    final int beforeW;
    final int[] phasesH;
    final int[] phasesW;
    final int depthTaps;
    final int pitch;
    final int planeRows;
    final int planeSize;
    final int unitSize;

    /// Rows of positions per strip, strips per plane.
    final int stripRows;

    final int strips;

    /// Images per block (1 when the target has depth), blocks in all.
    final int blockUnits;

    final int blocks;

    /// Source slice of depth tap `j` for target slice `d`, or -1: `slices[d][j]`.
    final int[][] slices;

    /// The products for target slice `d` are those of `products[d % depthPhases]`.
    final ConvProduct[][] products;

    final int packedSize;
    final RowBlocks rowBlocks;

    /// The target is written phase by phase and must be interleaved.
    final boolean strided;

    /// The rows of a product, cut into the heights the micro-kernels have.
    record RowBlocks(int[] start, int[] height, int padded) {
        static RowBlocks of(int rows) {
            int max = ConvKernels.MAX_ROWS;
            int[] start = new int[rows / max + 1];
            int[] height = new int[rows / max + 1];
            int n = 0;
            int padded = 0;
            for (int r = 0; r < rows; r += max) {
                int left = Math.min(max, rows - r);
                int h = left == 1 ? 1 : left + (left & 1);
                start[n] = r;
                height[n++] = h;
                padded += h;
            }
            return new RowBlocks(Arrays.copyOf(start, n), Arrays.copyOf(height, n), padded);
        }
    }

    /// One dimension of the sweep: which taps belong to a phase of the target, and how far each
    /// shifts.
    private static final class Axis {
        final boolean gradient;
        final int kernel;
        final int stride;
        final int padding;
        final int dilation;
        final int target;
        final int min; // first position over all phases
        final int count; // positions over all phases
        final int maxShift;

        Axis(boolean gradient, int in, int k, int s, int p, int dil, int out) {
            this.gradient = gradient;
            kernel = k;
            stride = s;
            padding = p;
            dilation = dil;
            target = gradient ? in : out;
            maxShift = (k - 1) * dil / s;
            min = gradient ? Math.floorDiv(p, s) : 0;
            count = gradient ? Math.floorDiv(in - 1 + p, s) - min + 1 : out;
        }

        int targetPhases() {
            return gradient ? stride : 1;
        }

        int before() {
            return gradient ? maxShift - min : padding;
        }

        int[] sourcePhases() {
            if (gradient) {
                return new int[] {0};
            }
            boolean[] used = new boolean[stride];
            for (int k = 0; k < kernel; k++) {
                used[k * dilation % stride] = true;
            }
            int[] list = new int[stride];
            int n = 0;
            for (int r = 0; r < stride; r++) {
                if (used[r]) {
                    list[n++] = r;
                }
            }
            return Arrays.copyOf(list, n);
        }

        boolean has(int tap, int phase) {
            return !gradient || tap * dilation % stride == phase;
        }

        int shift(int tap) {
            int s = tap * dilation / stride;
            return gradient ? maxShift - s : s;
        }

        int phaseIndex(int tap, int[] phases) {
            return gradient ? 0 : Arrays.binarySearch(phases, tap * dilation % stride);
        }

        /// First position of a target phase, relative to `min`.
        int first(int phase) {
            return gradient ? Math.ceilDiv(padding - phase, stride) - min : 0;
        }

        int positions(int phase) {
            return gradient
                    ? Math.floorDiv(target - 1 + padding - phase, stride) - min - first(phase) + 1
                    : target;
        }

        int firstTarget(int phase) {
            return gradient ? (first(phase) + min) * stride + phase - padding : 0;
        }
    }

    /// The plan for the forward pass (`gradient` false) or the input gradient.
    static ConvPlan of(ConvShape shape, boolean gradient, int lanes) {
        Key key = new Key(shape, gradient, lanes);
        ConvPlan plan = CACHE.get(key);
        if (plan == null) {
            plan = new ConvPlan(shape, gradient, lanes);
            if (CACHE.size() >= CACHE_LIMIT) {
                CACHE.clear();
            }
            CACHE.put(key, plan);
        }
        return plan;
    }

    private ConvPlan(ConvShape s, boolean gradient, int lanes) {
        this.shape = s;
        this.gradient = gradient;
        groups = s.groups();
        srcChannels = gradient ? s.coutPerGroup() : s.cinPerGroup();
        dstChannels = gradient ? s.cinPerGroup() : s.coutPerGroup();
        src = gradient ? s.output() : s.input();
        dst = gradient ? s.input() : s.output();
        Axis ad = axis(s.input().d(), s.kernel().d(), s.stride().d(), s.padding().d(), 0);
        Axis ah = axis(s.input().h(), s.kernel().h(), s.stride().h(), s.padding().h(), 1);
        Axis aw = axis(s.input().w(), s.kernel().w(), s.stride().w(), s.padding().w(), 2);
        stepH = gradient ? 1 : ah.stride;
        stepW = gradient ? 1 : aw.stride;
        beforeH = ah.before();
        beforeW = aw.before();
        phasesH = ah.sourcePhases();
        phasesW = aw.sourcePhases();
        strided = ah.targetPhases() > 1 || aw.targetPhases() > 1;
        pitch = aw.count + aw.maxShift;
        depthTaps = mostTaps(ad);
        int phases = phasesH.length * phasesW.length;
        int perRow = srcChannels * depthTaps * phases * pitch;
        long full = (long) perRow * (ah.count + ah.maxShift);
        stripRows =
                full <= 2 * PLANE_FLOATS
                        ? ah.count
                        : Math.min(ah.count, Math.max(4, PLANE_FLOATS / perRow - ah.maxShift));
        strips = Math.ceilDiv(ah.count, stripRows);
        planeRows = stripRows + ah.maxShift;
        planeSize = planeRows * pitch;
        unitSize = srcChannels * depthTaps * phases * planeSize;
        if (dst.d() == 1) {
            int fit = Math.max(1, BLOCK_FLOATS / unitSize);
            blockUnits = Math.min(fit, Math.max(1, s.batch() / 8));
            blocks = Math.ceilDiv(s.batch(), blockUnits);
        } else {
            blockUnits = 1;
            blocks = s.batch() * dst.d();
        }
        rowBlocks = RowBlocks.of(dstChannels);
        slices = new int[dst.d()][];
        for (int d = 0; d < dst.d(); d++) {
            slices[d] = slicesOf(ad, d);
        }
        products = new ConvProduct[ad.targetPhases()][];
        int packed = 0;
        for (int d = 0; d < products.length; d++) {
            List<ConvProduct> list = new ArrayList<>();
            for (int h = 0; h < ah.targetPhases(); h++) {
                for (int w = 0; w < aw.targetPhases(); w++) {
                    ConvProduct p = product(ad, ah, aw, d, h, w, lanes, packed);
                    packed += groups * p.packedSize;
                    list.add(p);
                }
            }
            products[d] = list.toArray(new ConvProduct[0]);
        }
        packedSize = packed;
    }

    private Axis axis(int in, int k, int s, int p, int which) {
        Dims3 dil = shape.dilation();
        Dims3 out = shape.output();
        return switch (which) {
            case 0 -> new Axis(gradient, in, k, s, p, dil.d(), out.d());
            case 1 -> new Axis(gradient, in, k, s, p, dil.h(), out.h());
            default -> new Axis(gradient, in, k, s, p, dil.w(), out.w());
        };
    }

    private static int mostTaps(Axis a) {
        int most = 0;
        for (int phase = 0; phase < a.targetPhases(); phase++) {
            int n = 0;
            for (int k = 0; k < a.kernel; k++) {
                n += a.has(k, phase) ? 1 : 0;
            }
            most = Math.max(most, n);
        }
        return most;
    }

    /// The depth phase of target slice `d`: an index into `products`.
    int depthPhase(int d) {
        return products.length == 1 ? 0 : (d + shape.padding().d()) % products.length;
    }

    private int[] slicesOf(Axis a, int d) {
        int[] list = new int[depthTaps];
        Arrays.fill(list, -1);
        int phase = a.gradient ? (d + a.padding) % a.stride : 0;
        int n = 0;
        for (int k = 0; k < a.kernel; k++) {
            if (a.has(k, phase)) {
                int z =
                        a.gradient
                                ? Math.floorDiv(d + a.padding - k * a.dilation, a.stride)
                                : d * a.stride - a.padding + k * a.dilation;
                list[n++] = z >= 0 && z < src.d() ? z : -1;
            }
        }
        return list;
    }

    private ConvProduct product(
            Axis ad, Axis ah, Axis aw, int pd, int ph, int pw, int lanes, int packedStart) {
        int kh = ah.kernel;
        int kw = aw.kernel;
        int[] index = new int[ad.kernel * kh * kw];
        int[] tapOffset = new int[index.length];
        int n = 0;
        int slot = 0;
        int phases = phasesH.length * phasesW.length;
        for (int d = 0; d < ad.kernel; d++) {
            if (!ad.has(d, pd)) {
                continue;
            }
            for (int t = 0; t < kh * kw; t++) {
                int h = t / kw;
                int w = t % kw;
                if (ah.has(h, ph) && aw.has(w, pw)) {
                    int phase =
                            ah.phaseIndex(h, phasesH) * phasesW.length + aw.phaseIndex(w, phasesW);
                    index[n] = d * kh * kw + t;
                    tapOffset[n++] =
                            (slot * phases + phase) * planeSize + ah.shift(h) * pitch + aw.shift(w);
                }
            }
            slot++;
        }
        long[] offset = new long[srcChannels * n];
        for (int k = 0; k < offset.length; k++) {
            offset[k] = k / n * ((long) depthTaps * phases * planeSize) + tapOffset[k % n];
        }
        ConvChunks[] list = new ConvChunks[strips];
        for (int i = 0; i < strips; i++) {
            int r0 = i * stripRows;
            int lo = Math.max(r0, ah.first(ph));
            int hi = Math.min(r0 + stripRows, ah.first(ph) + ah.positions(ph));
            int origin = (lo - r0) * pitch + aw.first(pw);
            int rows = Math.max(0, hi - lo);
            list[i] =
                    ConvChunks.of(
                            origin,
                            rows,
                            aw.positions(pw),
                            pitch,
                            lanes,
                            lo - ah.first(ph),
                            blockUnits,
                            unitSize);
        }
        return new ConvProduct(
                Arrays.copyOf(index, n),
                offset,
                list,
                ah.firstTarget(ph),
                aw.firstTarget(pw),
                packedStart,
                offset.length * rowBlocks.padded());
    }
}
