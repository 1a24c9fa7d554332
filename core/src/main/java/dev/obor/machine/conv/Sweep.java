package dev.obor.machine.conv;

import dev.obor.machine.conv.Axis.Part;
import dev.obor.machine.conv.Planes.Images;
import dev.obor.machine.lang.Element;
import dev.obor.machine.product.Crew;
import dev.obor.machine.product.Nest;
import dev.obor.machine.product.ProductCode;
import dev.obor.machine.product.ProductShape;
import dev.obor.machine.product.Scratch;
import dev.obor.machine.product.Strided;
import dev.obor.machine.product.Tile;
import org.jspecify.annotations.Nullable;

/// One pass of a convolution, forward or for the gradient of the input: every target element is one
/// chain over source channels and taps, in this order, from the bias on. Taps that lie outside of
/// the source are no terms.
///
/// A task is one group of a few images, or of a strip of rows of one. Vectors run along the target
/// channels, and the result is turned over at the end; the targets that have the same taps are cut
/// into tiles along their columns, lines or images, whichever fills them best. Or, where that is
/// worth it and targets lie side by side as sources do, vectors run along a row of positions.
final class Sweep {
    // Elements of planes and results of one task: they stay in the second-level cache.
    private static final long TASK = 96 << 10;
    // Of a task of several images with planes.
    private static final long IMAGES = 32 << 10;
    // A channel of more elements is copied: channels a power of two apart would push each other out
    // of the first-level cache.
    private static final long PLANE = 160;
    // What turning an element over costs, in the unit of ProductShape.cycles.
    private static final double TURN = 0.8;
    // Longer rows are a part of a signal.
    private static final int LONGEST = 1 << 14;

    private final ProductCode code;
    private final Scratch scratch;
    private final Crew crew;
    private final Element element;
    private final int bytes;
    private final int lanes;
    private final int batch;
    private final int groups;
    private final Images source; // one group's channels
    private final Images target;
    private final int kernelW;
    private final int taps;
    private final Part[] hs;
    private final Part[] ws;
    private final WeightPanels panels;
    private final @Nullable Strided bias;
    private final boolean direct;
    private final int wide; // vectors of a panel, at most
    // Sources are read where they lie.
    private final boolean here;
    // All groups in one nest: each has one channel on both sides.
    private final boolean single;
    private final int step; // lines of a round
    private final int rounds;
    private final int roundsOfTask;
    private final int units;

    /// Targets in one direction: how many there are, and how far their sources and sums are apart.
    private record Way(long count, long source, long goal) {}

    Sweep(
            ProductCode code,
            Scratch scratch,
            Crew crew,
            Element element,
            ConvSize size,
            boolean gradient,
            Images source,
            Images target,
            Strided weights,
            long firstWeight,
            @Nullable Strided bias) {
        this.code = code;
        this.scratch = scratch;
        this.crew = crew;
        this.element = element;
        this.source = source;
        this.target = target;
        this.panels = WeightPanels.of(size, gradient, weights, firstWeight);
        this.bias = bias;
        bytes = element.bytes();
        lanes = code.target().vectorBytes() / bytes;
        batch = size.batch();
        groups = size.groups();
        kernelW = size.w().kernel();
        taps = size.taps();
        Part[] lines = gradient ? size.h().gradient() : size.h().forward();
        Part[] columns = gradient ? size.w().gradient() : size.w().forward();
        Part[] linesInside = Axis.inside(lines, source.height());
        Part[] columnsInside = Axis.inside(columns, source.width());
        step = lines[0].targetStep();
        rounds = (target.height() + step - 1) / step;
        here = isRead(source, size);
        int together = here ? imagesTogether() : 1;
        int vectors = vectors(linesInside, columns, together);
        double padded = turnedCycles(linesInside, columns, vectors, together);
        int vectorsInside = vectors(linesInside, columnsInside, together);
        double inside = turnedCycles(linesInside, columnsInside, vectorsInside, together);
        boolean cut = here || inside <= padded;
        direct = canBeDirect(lines, columns) && directCycles() < (cut ? inside : padded);
        hs = direct ? lines : linesInside;
        ws = direct || !cut ? columns : columnsInside;
        wide = cut ? vectorsInside : vectors;
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
    private int imagesTogether() {
        long image = Math.max(1, (long) target.height() * target.width() * padded());
        int shares = crew.threads() == 1 ? 1 : 2 * crew.threads();
        return Math.clamp(TASK / image, 1, (batch + shares - 1) / shares);
    }

    /// Whether channels are read where they lie, without a copy.
    static boolean isRead(Images channels, ConvSize size) {
        boolean small = (long) channels.height() * channels.width() <= PLANE;
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
    private ProductShape shape() {
        return ProductShape.of(target.channels(), target.width(), element, code.target());
    }

    /// How so many rows are cut; the panels of channels are the same for any.
    private ProductShape shape(long rows, int vectors) {
        int m = (int) Math.max(1, rows);
        return ProductShape.of(m, target.channels(), vectors, element, code.target());
    }

    /// Vectors of a panel: what suits the largest part.
    private int vectors(Part[] hs, Part[] ws, int images) {
        Part h = largest(hs);
        Part w = largest(ws);
        double least = Double.MAX_VALUE;
        int best = 1;
        for (long count : new long[] {w.count(), h.count(), images}) {
            if (count > 0) {
                ProductShape s =
                        ProductShape.of((int) count, target.channels(), element, code.target());
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

    private int padded() {
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
    private int channels() {
        return single ? groups : source.channels();
    }

    /// Sources from the first to the last.
    private record Span(int low, int high) {
        int size() {
            return high - low + 1;
        }
    }

    /// What targets from `start` to `end` meet.
    private static Span span(Part[] parts, int start, int end) {
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

    void run(boolean split) {
        Turns turns = new Turns(code, element);
        Scratch.Piece packed = direct ? null : pack(turns);
        Scratch.Piece starts = direct || bias == null ? null : starts(turns, bias);
        int strips = (rounds + roundsOfTask - 1) / roundsOfTask;
        int blocks = (batch + units - 1) / units;
        int each = single ? 1 : groups;
        int tasks = blocks * strips * each;
        if (split && crew.threads() > 1) {
            crew.run(tasks, i -> task(i, strips, each, packed, starts));
        } else {
            for (int i = 0; i < tasks; i++) {
                task(i, strips, each, packed, starts);
            }
        }
        scratch.give(packed);
        scratch.give(starts);
    }

    private Scratch.Piece pack(Turns turns) {
        Scratch.Piece room = scratch.take(groups * panels.group(padded()) * bytes);
        panels.pack(turns, shape(1, wide), room, padded());
        return room;
    }

    /// The bias of each group, filled up to whole vectors.
    private Scratch.Piece starts(Turns turns, Strided from) {
        Scratch.Piece room = scratch.take((long) groups * padded() * bytes);
        int channels = target.channels();
        turns.calls()
                .copy(
                        turns.way(from, from.offset() / bytes, channels, 0),
                        turns.way(room.matrix(0, 0, 0), 0, padded(), 0),
                        groups,
                        1,
                        channels);
        return room;
    }

    private void task(
            int index,
            int strips,
            int each,
            Scratch.@Nullable Piece packed,
            Scratch.@Nullable Piece starts) {
        int group = index % each;
        int strip = index / each % strips;
        int image = index / each / strips * units;
        int count = Math.min(units, batch - image);
        int from = strip * roundsOfTask;
        int to = Math.min(rounds, from + roundsOfTask);
        new Task(group, image, count, from, to, packed, starts).run();
    }

    /// One task at work.
    private final class Task {
        private final int group;
        private final int image;
        private final int count;
        private final int from;
        private final int to;
        private final Scratch.@Nullable Piece packed;
        private final Scratch.@Nullable Piece starts;
        private final Turns turns = new Turns(code, element);
        private final Nest nest = new Nest(code, element);

        Task(
                int group,
                int image,
                int count,
                int from,
                int to,
                Scratch.@Nullable Piece packed,
                Scratch.@Nullable Piece starts) {
            this.group = group;
            this.image = image;
            this.count = count;
            this.from = from;
            this.to = to;
            this.packed = packed;
            this.starts = starts;
        }

        void run() {
            Images sources = source.from(image, (long) group * source.channels(), channels());
            Planes planes = planes(sources);
            Images targets = target.from(image, (long) group * target.channels(), 1);
            if (direct) {
                direct(planes, targets.start());
            } else {
                turned(planes, targets.start());
            }
            scratch.give(planes.room());
        }

        private Planes planes(Images sources) {
            Span h = span(hs, from * step, Math.min(target.height(), to * step));
            Span w = span(ws, 0, target.width());
            boolean inside = h.low() >= 0 && w.low() >= 0;
            inside &= h.high() < source.height() && w.high() < source.width();
            return inside && (direct || here)
                    ? sources.here()
                    : sources.copy(
                            turns,
                            scratch,
                            bytes,
                            lanes,
                            count,
                            h.low(),
                            w.low(),
                            h.size(),
                            w.size() | 1);
        }

        private void terms(Part h, Part w, long weightTap, long weightChannel, Planes p) {
            long taps0 = w.sourceTap();
            long taps1 = h.sourceTap() * p.pitch();
            if (direct) {
                nest.terms(0, w.taps(), bytes * weightTap, bytes * taps0);
                nest.terms(1, h.taps(), bytes * weightTap * kernelW, bytes * taps1);
                nest.terms(2, source.channels(), bytes * weightChannel, bytes * p.plane());
            } else {
                nest.terms(0, w.taps(), bytes * taps0, bytes * weightTap * w.tapStep());
                nest.terms(1, h.taps(), bytes * taps1, bytes * weightTap * kernelW * h.tapStep());
                nest.terms(2, source.channels(), bytes * p.plane(), bytes * weightChannel);
            }
        }

        /// Vectors along a row of positions; rows of a tile are target channels.
        private void direct(Planes p, long goal) {
            Part h = hs[0];
            Part w = ws[0];
            int channels = target.channels();
            ProductShape s = shape();
            long plane = (long) target.height() * target.width();
            WeightPanels.Order order = panels.order();
            long weight = order.start() + group * order.group();
            terms(h, w, 1, order.source(), p);
            for (int panel = 0; panel < s.panels(); panel++) {
                int column = s.column(panel);
                int width = s.width(panel) / lanes;
                int last = Math.min(lanes, target.width() - column - (width - 1) * lanes);
                for (int t = 0; t < s.tiles(); ) {
                    int height = t < s.talls() ? s.tall() : s.tall() - 1;
                    int tiles = t < s.talls() ? s.talls() : s.tiles() - t;
                    int row = s.row(t);
                    nest.tile(height, width, last);
                    nest.a(
                            panels.memory(),
                            bytes * (weight + row * order.target()),
                            bytes * order.target());
                    long at = p.at(h.source() + from, w.source() + column);
                    nest.b(p.memory(), bytes * at);
                    long out = goal + row * plane + (long) from * target.width() + column;
                    nest.c(target.memory(), bytes * out, bytes * plane);
                    long first = (long) group * channels + row;
                    nest.d(
                            Nest.Start.NUMBERS,
                            bias,
                            bias == null ? 0 : bias.offset() + bytes * first,
                            bytes);
                    long high = height;
                    nest.loop(
                            0,
                            tiles,
                            bytes * high * order.target(),
                            0,
                            bytes * high * plane,
                            bytes * high);
                    nest.loop(1, to - from, 0, bytes * p.pitch(), (long) bytes * target.width(), 0);
                    if (single) {
                        nest.loop(
                                2,
                                groups,
                                bytes * order.group(),
                                bytes * p.plane(),
                                bytes * plane,
                                bytes);
                    } else {
                        nest.loop(2, count, 0, bytes * p.unit(), bytes * target.image(), 0);
                    }
                    nest.run();
                    t += tiles;
                }
            }
        }

        /// Vectors along target channels; rows of a tile are positions.
        private void turned(Planes p, long goal) {
            int first = from * step;
            int end = Math.min(target.height(), to * step);
            int places = (end - first) * target.width();
            long wide = padded();
            Scratch.Piece room = scratch.take(((long) count * places + lanes) * wide * bytes);
            Strided out = room.matrix(0, 0, 0);
            for (Part lines : hs) {
                Part h = lines.targets(first, end);
                for (Part w : ws) {
                    if (h.count() > 0 && w.count() > 0) {
                        part(p, h, w, out, first, places);
                    }
                }
            }
            long plane = (long) target.height() * target.width();
            for (int u = 0; u < count; u++) {
                turns.spread(
                        out,
                        u * places * wide,
                        wide,
                        target.channels(),
                        places,
                        target.memory(),
                        goal + u * target.image() + (long) first * target.width(),
                        plane);
            }
            scratch.give(room);
        }

        private void part(Planes p, Part h, Part w, Strided out, int first, int places) {
            long line = (long) target.width() * padded();
            Way[] ways = {
                new Way(w.count(), w.sourceStep(), (long) w.targetStep() * padded()),
                new Way(h.count(), h.sourceStep() * p.pitch(), h.targetStep() * line),
                new Way(count, p.unit(), (long) places * padded())
            };
            int best = 0;
            double least = Double.MAX_VALUE;
            for (int i = 0; i < ways.length; i++) {
                double cycles = shape(ways[i].count(), wide).cycles() / ways[i].count();
                if (cycles < least) {
                    least = cycles;
                    best = i;
                }
            }
            Way rows = ways[best];
            ProductShape s = shape(rows.count(), wide);
            long terms = (long) source.channels() * taps;
            long from = p.at(h.source(), w.source());
            long to = (h.target() - first) * line + (long) w.target() * padded();
            for (int panel = 0; panel < s.panels(); panel++) {
                int column = s.column(panel);
                int width = s.width(panel);
                terms(h, w, width, (long) taps * width, p);
                loop(1, ways[best == 1 ? 0 : 1]);
                loop(2, ways[best == 2 ? 0 : 2]);
                for (int t = 0; t < s.tiles(); ) {
                    int height = t < s.talls() ? s.tall() : s.tall() - 1;
                    int tiles = t < s.talls() ? s.talls() : s.tiles() - t;
                    int at = s.row(t);
                    nest.tile(height, width / lanes, lanes);
                    nest.a(p.memory(), bytes * (from + at * rows.source()), bytes * rows.source());
                    long tap = h.tap() * kernelW + w.tap();
                    long weight = group * panels.group(padded()) + column * terms + tap * width;
                    nest.b(strided(packed), bytes * weight);
                    long goal = to + at * rows.goal() + column;
                    nest.c(out, bytes * goal, bytes * rows.goal());
                    Strided begin = starts == null ? null : strided(starts);
                    nest.d(Nest.Start.ROWS, begin, bytes * ((long) group * padded() + column), 0);
                    loop(0, new Way(tiles, height * rows.source(), height * rows.goal()));
                    nest.run();
                    t += tiles;
                }
            }
        }

        private void loop(int level, Way way) {
            nest.loop(level, way.count(), bytes * way.source(), 0, bytes * way.goal(), 0);
        }

        private static Strided strided(Scratch.@Nullable Piece piece) {
            if (piece == null) {
                throw new IllegalStateException("nothing is packed");
            }
            return piece.matrix(0, 0, 0);
        }
    }
}
