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
import org.jspecify.annotations.Nullable;

/// One pass of a convolution, forward or for the gradient of the input: every target element is one
/// chain over source channels and taps, in this order, from the bias on.
///
/// A task is one group of a few images, or of a strip of rows of one. Vectors run along the target
/// channels, and the result is turned over at the end; or, where that is worth it and targets lie
/// side by side as sources do, along a row of positions.
final class Sweep {
    // Elements of planes and results of one task: they stay in the second-level cache.
    private static final long TASK = 96 << 10;
    // Of a task of several images.
    private static final long IMAGES = 32 << 10;
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
    private final Strided weights;
    private final Weights order;
    private final @Nullable Strided bias;
    private final boolean direct;
    // All groups in one nest: each has one channel on both sides.
    private final boolean single;
    private final int rounds; // rows of the longest part
    private final int roundsOfTask;
    private final int units;

    /// Where the weight of a target channel, a source channel and a tap is, in elements.
    record Weights(long start, long target, long source, long group) {}

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
        this.weights = weights;
        this.bias = bias;
        bytes = element.bytes();
        lanes = code.target().vectorBytes() / bytes;
        batch = size.batch();
        groups = size.groups();
        kernelW = size.w().kernel();
        taps = size.taps();
        hs = gradient ? size.h().gradient() : size.h().forward();
        ws = gradient ? size.w().gradient() : size.w().forward();
        int inputs = size.cin() / groups;
        long row = (long) inputs * taps;
        order =
                new Weights(
                        firstWeight,
                        gradient ? taps : row,
                        gradient ? row : taps,
                        size.cout() / groups * row);
        rounds = hs[0].targetStep() == 1 ? target.height() : most(hs);
        direct = canBeDirect() && directCycles() < turnedCycles();
        single = direct && groups > 1 && source.channels() == 1 && target.channels() == 1;
        long image = Math.max(1, taskSize(rounds));
        if (image <= TASK || rounds == 1) {
            roundsOfTask = rounds;
            units = single ? 1 : Math.clamp(IMAGES / image, 1, Math.max(1, batch / 8));
        } else {
            long one = taskSize(1);
            long next = Math.max(1, taskSize(2) - one);
            roundsOfTask = Math.clamp(1 + (TASK - one) / next, Math.min(4, rounds), rounds);
            units = 1;
        }
    }

    private static int most(Part[] parts) {
        int most = 0;
        for (Part p : parts) {
            most = Math.max(most, p.count());
        }
        return most;
    }

    /// Whether no loop asks more of a call, or of memory, than it may have.
    boolean isPossible() {
        boolean wasteful = !direct && 4 * target.channels() < lanes;
        return !wasteful
                && Nest.fits(taps, shape(direct ? target.width() : most(ws)))
                && (isPlain() || target.width() <= LONGEST)
                && taskSize(roundsOfTask) * units < 1 << 24;
    }

    /// How tiles lie; all rows of positions have the same panels of channels.
    private ProductShape shape(int positions) {
        int channels = target.channels();
        if (direct) {
            return ProductShape.of(channels, positions, element, code.target());
        }
        int v = ProductShape.of(most(ws), channels, element, code.target()).wide();
        return ProductShape.of(positions, channels, v, element, code.target());
    }

    private boolean canBeDirect() {
        return hs.length == 1
                && ws.length == 1
                && hs[0].sourceStep() == 1
                && ws[0].sourceStep() == 1;
    }

    private double directCycles() {
        ProductShape s = ProductShape.of(target.channels(), target.width(), element, code.target());
        return s.cycles() * target.height() * source.channels() * taps;
    }

    private double turnedCycles() {
        double sum = TURN * target.channels() * target.height() * target.width();
        for (Part w : ws) {
            if (w.count() > 0) {
                ProductShape s =
                        ProductShape.of(w.count(), target.channels(), element, code.target());
                for (Part h : hs) {
                    sum += s.cycles() * h.count() * h.taps() * w.taps() * source.channels();
                }
            }
        }
        return sum + TURN * target.channels() * source.channels() * taps / batch;
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
        long planes = 0;
        if (!isPlain()) {
            int rows = bottom(0, count) - top(0) + 1;
            planes = (long) channels() * rows * (right() - left() + 1);
        }
        long rows = (long) count * hs[0].targetStep();
        return planes + (direct ? 0 : rows * target.width() * padded());
    }

    /// Source channels of a task.
    private int channels() {
        return single ? groups : source.channels();
    }

    private int top(int from) {
        int top = Integer.MAX_VALUE;
        for (Part h : hs) {
            if (!h.isEmpty() && from < h.count()) {
                top = Math.min(top, h.low(from));
            }
        }
        return top == Integer.MAX_VALUE ? 0 : top;
    }

    private int bottom(int from, int to) {
        int bottom = Integer.MIN_VALUE;
        for (Part h : hs) {
            if (!h.isEmpty() && from < h.count()) {
                bottom = Math.max(bottom, h.high(Math.min(to, h.count()) - 1));
            }
        }
        return bottom == Integer.MIN_VALUE ? 0 : bottom;
    }

    private int left() {
        int left = Integer.MAX_VALUE;
        for (Part w : ws) {
            left = w.isEmpty() ? left : Math.min(left, w.low(0));
        }
        return left == Integer.MAX_VALUE ? 0 : left;
    }

    private int right() {
        int right = Integer.MIN_VALUE;
        for (Part w : ws) {
            right = w.isEmpty() ? right : Math.max(right, w.high(w.count() - 1));
        }
        return right == Integer.MIN_VALUE ? 0 : right;
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

    private long packedGroup() {
        return (long) source.channels() * taps * padded();
    }

    /// Weights by panel of target channels, then source channel and tap.
    private Scratch.Piece pack(Turns turns) {
        Scratch.Piece room = scratch.take(groups * packedGroup() * bytes);
        Strided to = room.matrix(0, 0, 0);
        ProductShape s = shape(most(ws));
        for (int g = 0; g < groups; g++) {
            for (int panel = 0; panel < s.panels(); panel++) {
                pack(turns, s.column(panel), s.width(panel), to, g);
            }
        }
        return room;
    }

    private void pack(Turns turns, int channel, int width, Strided to, int g) {
        int sources = source.channels();
        int there = Math.min(width, target.channels() - channel);
        long start = g * packedGroup() + (long) channel * sources * taps;
        long first = order.start() + g * order.group() + channel * order.target();
        if (order.source() == taps) { // terms lie side by side, all of them
            int terms = sources * taps;
            var all = new Turns.Source(weights, first, order.target(), 0, 1, terms);
            turns.gather(all, there, to, start, width, 0);
        } else if (taps == 1) {
            turns.calls()
                    .copy(
                            turns.way(weights, first, order.source(), 0),
                            turns.way(to, start, width, 0),
                            sources,
                            1,
                            there);
        } else {
            var all =
                    new Turns.Source(weights, first, order.target(), order.source(), sources, taps);
            turns.gather(all, there, to, start, width, (long) taps * width);
        }
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
            int top = top(from);
            int left = left();
            int rows = bottom(from, to) - top + 1;
            int columns = right() - left + 1;
            boolean inside = top >= 0 && left >= 0;
            inside &= top + rows <= source.height() && left + columns <= source.width();
            return inside
                    ? sources.here()
                    : sources.copy(turns, scratch, bytes, lanes, count, top, left, rows, columns);
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
            ProductShape s = shape(target.width());
            long plane = (long) target.height() * target.width();
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
                            weights,
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
            int step = hs[0].targetStep();
            int first = from * step;
            int rows = Math.min(target.height(), to * step) - first;
            int places = rows * target.width();
            long wide = padded();
            Scratch.Piece room = scratch.take(((long) count * places + lanes) * wide * bytes);
            Strided out = room.matrix(0, 0, 0);
            for (Part h : hs) {
                for (Part w : ws) {
                    if (h.count() > from && w.count() > 0) {
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
            ProductShape s = shape(w.count());
            long wide = padded();
            long terms = (long) source.channels() * taps;
            int lines = Math.min(to, h.count()) - from;
            for (int panel = 0; panel < s.panels(); panel++) {
                int column = s.column(panel);
                int width = s.width(panel);
                terms(h, w, width, (long) taps * width, p);
                for (int t = 0; t < s.tiles(); ) {
                    int height = t < s.talls() ? s.tall() : s.tall() - 1;
                    int tiles = t < s.talls() ? s.talls() : s.tiles() - t;
                    int at = s.row(t);
                    nest.tile(height, width / lanes, lanes);
                    long source =
                            p.at(
                                    h.source() + from * h.sourceStep(),
                                    w.source() + at * w.sourceStep());
                    nest.a(p.memory(), bytes * source, (long) bytes * w.sourceStep());
                    long tap = h.tap() * kernelW + w.tap();
                    long weight = group * packedGroup() + column * terms + tap * width;
                    nest.b(strided(packed), bytes * weight);
                    long row = h.target() + (long) from * h.targetStep() - first;
                    long place = row * target.width() + w.target() + (long) at * w.targetStep();
                    nest.c(out, bytes * (place * wide + column), bytes * w.targetStep() * wide);
                    Strided begin = starts == null ? null : strided(starts);
                    nest.d(Nest.Start.ROWS, begin, bytes * (group * wide + column), 0);
                    nest.loop(
                            0,
                            tiles,
                            (long) bytes * height * w.sourceStep(),
                            0,
                            bytes * height * w.targetStep() * wide,
                            0);
                    nest.loop(
                            1,
                            lines,
                            bytes * h.sourceStep() * p.pitch(),
                            0,
                            bytes * h.targetStep() * target.width() * wide,
                            0);
                    nest.loop(2, count, bytes * p.unit(), 0, bytes * places * wide, 0);
                    nest.run();
                    t += tiles;
                }
            }
        }

        private static Strided strided(Scratch.@Nullable Piece piece) {
            if (piece == null) {
                throw new IllegalStateException("nothing is packed");
            }
            return piece.matrix(0, 0, 0);
        }
    }
}
