package dev.obor.machine.conv;

import dev.obor.machine.conv.Axis.Part;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Target;
import dev.obor.machine.product.Nest;
import dev.obor.machine.product.ProductShape;
import dev.obor.machine.product.Tile;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How a [Sweep] is cut into parts, tiles and tasks: numbers only, which depend on the sizes. They
/// change no result, only speed.
final class SweepPlan {
    // Elements of planes and results of one task: they stay in the second-level cache.
    private static final long TASK = 96 << 10;
    // Of a task of several images with planes.
    private static final long IMAGES = 32 << 10;
    // A channel of more elements is copied: channels a power of two apart would push each other out
    // of the first-level cache.
    private static final long PLANE = 160;
    // What turning an element over costs, in the unit of ProductShape.cycles.
    private static final double TURN = 0.8;
    // What copying one costs, and one call for a panel of a part.
    private static final double COPY = 0.15;
    private static final int CALL = 400;
    // Longer rows are a part of a signal.
    private static final int LONGEST = 1 << 14;

    private static final int CACHE_LIMIT = 512;

    private record Key(
            ConvSize size, boolean gradient, Element element, Target target, int threads) {}

    private static final ConcurrentHashMap<Key, SweepPlan> CACHE = new ConcurrentHashMap<>();

    /// One side's channels of a group, and their size.
    private record Side(int channels, int height, int width) {
        static Side of(ConvSize s, boolean input) {
            return input
                    ? new Side(s.cin() / s.groups(), s.h().input(), s.w().input())
                    : new Side(s.cout() / s.groups(), s.h().output(), s.w().output());
        }
    }

    /// One way to cut the targets into parts.
    private final class Cut {
        private final Part[] hs;
        private final Part[] ws;
        private final boolean here;
        private final int wide;
        private final double cycles;

        Cut(Part[] hs, Part[] ws, boolean here, int images) {
            this.hs = hs;
            this.ws = ws;
            this.here = here;
            wide = vectors(hs, ws, images);
            double copied = here ? 0 : COPY * source.channels() * source.height() * source.width();
            double calls = (double) CALL * hs.length * ws.length * shape(1, wide).panels();
            cycles = turnedCycles(hs, ws, wide, images) + copied + calls / images;
        }

        Part[] hs() {
            return hs;
        }

        Part[] ws() {
            return ws;
        }

        boolean here() {
            return here;
        }

        int wide() {
            return wide;
        }

        double cycles() {
            return cycles;
        }

        Cut orBetter(Cut other) {
            return other.cycles < cycles ? other : this;
        }
    }

    private final Element element;
    private final Target machine;
    private final int lanes;
    private final int batch;
    private final int groups;
    private final Side source;
    private final Side target;
    private final int taps;
    // Those for few rows, once they are needed.
    private final @Nullable ProductShape[] shapes = new ProductShape[65];

    /// What targets have the same taps, from top to bottom and from left to right.
    final Part[] hs;

    final Part[] ws;

    /// Whether vectors run along a row of positions.
    final boolean direct;

    /// Vectors of a panel, at most.
    final int wide;

    /// Whether sources are read where they lie.
    final boolean here;

    /// All groups in one nest: each has one channel on both sides.
    final boolean single;

    /// Lines of a round.
    final int step;

    final int rounds;
    final int roundsOfTask;

    /// Images of a task.
    final int units;

    /// The plan for the forward pass, or for the input's gradient.
    static SweepPlan of(
            ConvSize size, boolean gradient, Element element, Target machine, int threads) {
        Key key = new Key(size, gradient, element, machine, threads);
        SweepPlan plan = CACHE.get(key);
        if (plan == null) {
            plan = new SweepPlan(key);
            if (CACHE.size() >= CACHE_LIMIT) {
                CACHE.clear();
            }
            CACHE.put(key, plan);
        }
        return plan;
    }

    private SweepPlan(Key key) {
        ConvSize size = key.size();
        boolean gradient = key.gradient();
        element = key.element();
        machine = key.target();
        lanes = machine.vectorBytes() / element.bytes();
        batch = size.batch();
        groups = size.groups();
        taps = size.taps();
        source = Side.of(size, !gradient);
        target = Side.of(size, gradient);
        Part[] lines = gradient ? size.h().gradient() : size.h().forward();
        Part[] columns = gradient ? size.w().gradient() : size.w().forward();
        Part[] linesInside = Axis.inside(lines, source.height());
        Part[] columnsInside = Axis.inside(columns, source.width());
        step = lines[0].targetStep();
        rounds = (target.height() + step - 1) / step;
        boolean read = isRead(size, !gradient);
        int together = read ? imagesTogether(key.threads()) : 1;
        Cut best = new Cut(linesInside, columnsInside, read, together);
        if (taps > 1) {
            best = best.orBetter(new Cut(linesInside, columns, false, 1));
            best = best.orBetter(new Cut(lines, columns, false, 1));
        }
        direct = canBeDirect(lines, columns) && directCycles() < best.cycles();
        hs = direct ? lines : best.hs();
        ws = direct ? columns : best.ws();
        here = read && (direct || best.here());
        wide = best.wide();
        single = direct && groups > 1 && source.channels() == 1 && target.channels() == 1;
        long image = Math.max(1, taskSize(rounds));
        if (image <= TASK || rounds == 1) {
            roundsOfTask = rounds;
            int some = Math.clamp(IMAGES / image, 1, Math.max(1, batch / 8));
            units = single ? 1 : here && !direct ? together : some;
        } else {
            long one = taskSize(1);
            long next = Math.max(1, taskSize(2) - one);
            roundsOfTask = Math.clamp(1 + (TASK - one) / next, Math.min(4, rounds), rounds);
            units = 1;
        }
    }

    /// Images of a task that reads them where they lie.
    private int imagesTogether(int threads) {
        long image = Math.max(1, (long) target.height() * target.width() * padded());
        int shares = threads == 1 ? 1 : 2 * threads;
        return Math.clamp(TASK / image, 1, (batch + shares - 1) / shares);
    }

    /// Whether a side's channels are read where they lie, without a copy.
    static boolean isRead(ConvSize size, boolean input) {
        Side side = Side.of(size, input);
        boolean small = (long) side.height() * side.width() <= PLANE;
        return small || size.taps() == 1 || isInside(size.h()) && isInside(size.w());
    }

    /// Whether no tap lies outside.
    private static boolean isInside(Axis a) {
        int last = (a.output() - 1) * a.stride() - a.padding() + (a.kernel() - 1) * a.dilation();
        return a.padding() == 0 && last < a.input();
    }

    /// Whether no loop asks more of a call, or of memory, than it may have.
    boolean isPossible() {
        boolean wasteful = !direct && 4 * target.channels() < lanes;
        return !wasteful
                && Nest.fits(taps, direct ? shape() : shape(Tile.MOST_ROWS, wide))
                && (isPlain() || target.width() <= LONGEST)
                && taskSize(roundsOfTask) * units < 1 << 24;
    }

    /// How tiles lie whose vectors run along a row of positions.
    ProductShape shape() {
        return ProductShape.of(target.channels(), target.width(), element, machine);
    }

    /// How so many rows are cut; the panels of channels are the same for any.
    ProductShape shape(long rows) {
        if (rows >= shapes.length) {
            return shape(rows, wide);
        }
        ProductShape known = shapes[(int) rows];
        if (known == null) {
            known = shape(rows, wide);
            shapes[(int) rows] = known;
        }
        return known;
    }

    private ProductShape shape(long rows, int vectors) {
        int m = (int) Math.max(1, rows);
        return ProductShape.of(m, target.channels(), vectors, element, machine);
    }

    /// Vectors of a panel: what suits the largest part.
    private int vectors(Part[] hs, Part[] ws, int images) {
        Part h = largest(hs);
        Part w = largest(ws);
        double least = Double.MAX_VALUE;
        int best = 1;
        for (long count : new long[] {w.count(), h.count(), images}) {
            if (count > 0) {
                ProductShape s = ProductShape.of((int) count, target.channels(), element, machine);
                if (s.cycles() / count < least) {
                    least = s.cycles() / count;
                    best = s.wide();
                }
            }
        }
        return best;
    }

    private static Part largest(Part[] parts) {
        Part largest = parts[0];
        for (Part p : parts) {
            largest = p.count() > largest.count() ? p : largest;
        }
        return largest;
    }

    private static boolean canBeDirect(Part[] hs, Part[] ws) {
        return hs.length == 1
                && ws.length == 1
                && hs[0].sourceStep() == 1
                && ws[0].sourceStep() == 1;
    }

    private double directCycles() {
        return shape().cycles() * target.height() * source.channels() * taps;
    }

    /// Of an image, if so many are done together.
    private double turnedCycles(Part[] hs, Part[] ws, int vectors, int images) {
        double sum = 0;
        for (Part w : ws) {
            for (Part h : hs) {
                if (!w.isEmpty() && !h.isEmpty()) {
                    double least = Double.MAX_VALUE;
                    for (long count : new long[] {w.count(), h.count(), images}) {
                        least = Math.min(least, shape(count, vectors).cycles() / count);
                    }
                    sum += least * h.count() * w.count() * h.taps() * w.taps();
                }
            }
        }
        double turned = (double) target.height() * target.width();
        turned += (double) source.channels() * taps / batch;
        return sum * source.channels() + TURN * target.channels() * turned;
    }

    private boolean isPlain() {
        Part h = hs[0];
        Part w = ws[0];
        return hs.length * ws.length == 1
                && taps == 1
                && h.source() == 0
                && w.source() == 0
                && h.sourceStep() * w.sourceStep() == 1
                && source.height() == target.height()
                && source.width() == target.width();
    }

    /// Target channels in whole vectors.
    int padded() {
        return (target.channels() + lanes - 1) / lanes * lanes;
    }

    /// Elements of planes and results for so many rounds of rows.
    private long taskSize(int count) {
        int lines = Math.min(target.height(), count * step);
        long planes = 0;
        if (!isPlain() && (direct || !here)) {
            Span h = span(hs, 0, lines);
            planes = (long) channels() * h.size() * span(ws, 0, target.width()).size();
        }
        return planes + (direct ? 0 : (long) lines * target.width() * padded());
    }

    /// Source channels of a task.
    int channels() {
        return single ? groups : source.channels();
    }

    /// Sources from the first to the last.
    record Span(int low, int high) {
        int size() {
            return high - low + 1;
        }
    }

    /// What targets from `start` to `end` meet.
    static Span span(Part[] parts, int start, int end) {
        int low = Integer.MAX_VALUE;
        int high = Integer.MIN_VALUE;
        for (Part all : parts) {
            Part p = all.targets(start, end);
            if (!p.isEmpty()) {
                low = Math.min(low, p.low());
                high = Math.max(high, p.high());
            }
        }
        return low > high ? new Span(0, 0) : new Span(low, high);
    }
}
