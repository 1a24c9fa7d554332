package dev.obor.cpu.conv;

import dev.obor.backend.ConvShape;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/// How the weight gradient of a convolution with enough input channels is laid out.
///
/// The input is copied, a few images or a strip of rows at a time, into zero-padded planes with the
/// channels last. There the weights of one kernel row (all its taps and channels) see consecutive
/// elements, the vectors of a matrix product whose `k` runs over the output positions: position `i`
/// of a block starts at `offset[i]`, vector `v` of the weights at `columns[v]` after that.
///
/// Depends on the shape alone, but for `columns`, which depends on the number of lanes too; cached.
final class ConvWidePlan {
    private static final int BLOCK_FLOATS = 1 << 16;
    private static final int MAX_RANGES = 16;
    private static final long RANGE_WORK = 2 << 20;
    private static final int SUM_FLOATS = 1 << 18;
    private static final int CACHE_LIMIT = 512;

    private record Key(ConvShape shape, int lanes) {}

    private static final ConcurrentHashMap<Key, ConvWidePlan> CACHE = new ConcurrentHashMap<>();

    final ConvShape shape;
    final int channels; // input channels per group
    final int rows; // output channels per group
    final int pitch; // columns of a plane
    final int planeRows;
    final int planeSize; // elements of a plane: rows, columns, channels
    final int unitSize;
    final int stripRows;
    final int strips;
    final int blockUnits;
    final int blocks;
    final long[] offset;

    /// Where the vectors of weights start; always a multiple of three, the last ones repeated.
    final long[] columns;

    /// The weight (channel and tap) of each lane of each vector, or -1.
    final int[] weights;

    final ConvPlan.RowBlocks rowBlocks;

    /// Ranges of images that are summed on their own; fixed by the shape.
    final int ranges;

    /// Whether the weights of one kernel row fill vectors well; else sums by lane are faster.
    static boolean fits(ConvShape s, int lanes) {
        int n = segment(s);
        int padded = (n + lanes - 1) / lanes * lanes;
        return n * 8 >= padded * 5;
    }

    private static int segment(ConvShape s) {
        return s.cinPerGroup() * (s.dilation().w() == 1 ? s.kernel().w() : 1);
    }

    static ConvWidePlan of(ConvShape shape, int lanes) {
        Key key = new Key(shape, lanes);
        ConvWidePlan plan = CACHE.get(key);
        if (plan == null) {
            plan = new ConvWidePlan(shape, lanes);
            if (CACHE.size() >= CACHE_LIMIT) {
                CACHE.clear();
            }
            CACHE.put(key, plan);
        }
        return plan;
    }

    private ConvWidePlan(ConvShape s, int lanes) {
        shape = s;
        channels = s.cinPerGroup();
        rows = s.coutPerGroup();
        int stepH = s.stride().h();
        int haloH = (s.kernel().h() - 1) * s.dilation().h() + 1;
        pitch = (s.output().w() - 1) * s.stride().w() + (s.kernel().w() - 1) * s.dilation().w() + 1;
        int perRow = s.kernel().d() * pitch * channels;
        int oh = s.output().h();
        int fit = (BLOCK_FLOATS / perRow - haloH) / stepH + 1;
        fit = Math.min(fit, 2 * BLOCK_FLOATS / (s.output().w() * rows));
        stripRows = Math.clamp(fit, Math.min(2, oh), oh);
        strips = Math.ceilDiv(oh, stripRows);
        planeRows = (stripRows - 1) * stepH + haloH;
        planeSize = planeRows * pitch * channels;
        unitSize = planeSize * s.kernel().d();
        boolean flat = s.output().d() == 1;
        int most = flat && strips == 1 ? Math.max(1, s.batch() / 8) : 1;
        int unitWork = Math.max(unitSize, stripRows * s.output().w() * rows);
        blockUnits = Math.clamp(BLOCK_FLOATS / 2 / unitWork, 1, most);
        blocks = flat ? Math.ceilDiv(s.batch(), blockUnits) : s.batch() * s.output().d();
        offset = offsets();
        columns = new long[vectors(lanes)];
        weights = new int[columns.length * lanes];
        layOut(lanes);
        rowBlocks = ConvPlan.RowBlocks.of(rows);
        long work = Math.min(s.multiplyAdds() / RANGE_WORK, SUM_FLOATS / s.weightSize());
        ranges = Math.clamp(work, 1, Math.min(MAX_RANGES, blocks * strips));
    }

    private long[] offsets() {
        int ow = shape.output().w();
        long[] list = new long[blockUnits * stripRows * ow];
        for (int i = 0; i < list.length; i++) {
            int unit = i / ow / stripRows;
            int row = i / ow % stripRows * shape.stride().h();
            int col = i % ow * shape.stride().w();
            list[i] = unit * unitSize + (row * pitch + col) * channels;
        }
        return list;
    }

    private int segments() {
        int kw = shape.dilation().w() == 1 ? 1 : shape.kernel().w();
        return shape.kernel().d() * shape.kernel().h() * kw;
    }

    private int vectors(int lanes) {
        int n = segments() * Math.ceilDiv(segment(shape), lanes);
        return (n + 2) / 3 * 3;
    }

    private void layOut(int lanes) {
        int kw = shape.kernel().w();
        int kh = shape.kernel().h();
        int taps = shape.kernel().volume();
        boolean merged = shape.dilation().w() == 1;
        int length = segment(shape);
        int n = 0;
        for (int seg = 0; seg < segments(); seg++) {
            int w = merged ? 0 : seg % kw;
            int row = merged ? seg : seg / kw; // depth and height of the kernel
            int base =
                    row / kh * planeSize
                            + (row % kh * shape.dilation().h() * pitch + w * shape.dilation().w())
                                    * channels;
            for (int i = 0; i < length; i += lanes, n++) {
                columns[n] = base + i;
                for (int l = 0; l < lanes; l++) {
                    int tap = row * kw + w + (i + l) / channels;
                    weights[n * lanes + l] = i + l < length ? (i + l) % channels * taps + tap : -1;
                }
            }
        }
        for (; n < columns.length; n++) {
            columns[n] = columns[n - 1];
            Arrays.fill(weights, n * lanes, (n + 1) * lanes, -1);
        }
    }
}
