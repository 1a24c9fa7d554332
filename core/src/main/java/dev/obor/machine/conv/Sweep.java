package dev.obor.machine.conv;

import dev.obor.machine.conv.Axis.Part;
import dev.obor.machine.conv.Planes.Images;
import dev.obor.machine.lang.Element;
import dev.obor.machine.product.Crew;
import dev.obor.machine.product.Nest;
import dev.obor.machine.product.ProductCode;
import dev.obor.machine.product.ProductShape;
import dev.obor.machine.product.Scratch;
import dev.obor.machine.product.StridedMatrix;
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
    private final WeightPanels panels;
    private final @Nullable StridedMatrix bias;
    private final SweepPlan plan;

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
            StridedMatrix weights,
            long firstWeight,
            @Nullable StridedMatrix bias) {
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
        plan = SweepPlan.of(size, gradient, element, code.target(), crew.threads());
    }

    /// Whether no loop asks more of a call, or of memory, than it may have.
    boolean isPossible() {
        return plan.isPossible();
    }

    void run(boolean split) {
        ChannelTranspose turns = new ChannelTranspose(code, element);
        Scratch.Piece packed = plan.direct ? null : pack(turns);
        Scratch.Piece starts = plan.direct || bias == null ? null : starts(turns, bias);
        int strips = (plan.rounds + plan.roundsOfTask - 1) / plan.roundsOfTask;
        int blocks = (batch + plan.units - 1) / plan.units;
        int each = plan.single ? 1 : groups;
        int tasks = blocks * strips * each;
        crew.run(split, tasks, i -> task(i, strips, each, packed, starts));
        scratch.give(packed);
        scratch.give(starts);
    }

    private Scratch.Piece pack(ChannelTranspose turns) {
        Scratch.Piece room = scratch.take(groups * panels.group(plan.padded()) * bytes);
        panels.pack(turns, plan.shape(1), room, plan.padded());
        return room;
    }

    /// The bias of each group, filled up to whole vectors.
    private Scratch.Piece starts(ChannelTranspose turns, StridedMatrix from) {
        Scratch.Piece room = scratch.take((long) groups * plan.padded() * bytes);
        int channels = target.channels();
        turns.calls()
                .copy(
                        turns.way(from, from.offset() / bytes, channels, 0),
                        turns.way(room.matrix(0, 0, 0), 0, plan.padded(), 0),
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
        int image = index / each / strips * plan.units;
        int count = Math.min(plan.units, batch - image);
        int from = strip * plan.roundsOfTask;
        int to = Math.min(plan.rounds, from + plan.roundsOfTask);
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
        private final ChannelTranspose turns = new ChannelTranspose(code, element);
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
            Images sources = source.from(image, (long) group * source.channels(), plan.channels());
            Planes planes = planes(sources);
            Images targets = target.from(image, (long) group * target.channels(), 1);
            if (plan.direct) {
                direct(planes, targets.start());
            } else {
                turned(planes, targets.start());
            }
            scratch.give(planes.room());
        }

        private Planes planes(Images sources) {
            SweepPlan.Span h =
                    SweepPlan.span(
                            plan.hs, from * plan.step, Math.min(target.height(), to * plan.step));
            SweepPlan.Span w = SweepPlan.span(plan.ws, 0, target.width());
            boolean inside = h.low() >= 0 && w.low() >= 0;
            inside &= h.high() < source.height() && w.high() < source.width();
            return inside && (plan.direct || plan.here)
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
            if (plan.direct) {
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
            Part h = plan.hs[0];
            Part w = plan.ws[0];
            int channels = target.channels();
            ProductShape s = plan.shape();
            long plane = (long) target.height() * target.width();
            WeightPanels.Order order = panels.order();
            long weight = order.start() + group * order.group();
            terms(h, w, 1, order.source(), p);
            for (ProductShape.Stack tiles : s.stacks()) {
                int column = tiles.column();
                int last = Math.min(lanes, target.width() - column - tiles.width() + lanes);
                int row = tiles.row();
                nest.tile(tiles.height(), tiles.width() / lanes, last);
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
                long high = tiles.height();
                nest.loop(
                        0,
                        tiles.count(),
                        bytes * high * order.target(),
                        0,
                        bytes * high * plane,
                        bytes * high);
                nest.loop(1, to - from, 0, bytes * p.pitch(), (long) bytes * target.width(), 0);
                if (plan.single) {
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
            }
        }

        /// Vectors along target channels; rows of a tile are positions.
        private void turned(Planes p, long goal) {
            int first = from * plan.step;
            int end = Math.min(target.height(), to * plan.step);
            int places = (end - first) * target.width();
            long wide = plan.padded();
            Scratch.Piece room = scratch.take(((long) count * places + lanes) * wide * bytes);
            StridedMatrix out = room.matrix(0, 0, 0);
            for (Part lines : plan.hs) {
                Part h = lines.targets(first, end);
                for (Part w : plan.ws) {
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

        private void part(Planes p, Part h, Part w, StridedMatrix out, int first, int places) {
            long line = (long) target.width() * plan.padded();
            Way[] ways = {
                new Way(w.count(), w.sourceStep(), (long) w.targetStep() * plan.padded()),
                new Way(h.count(), h.sourceStep() * p.pitch(), h.targetStep() * line),
                new Way(count, p.unit(), (long) places * plan.padded())
            };
            int best = 0;
            double least = Double.MAX_VALUE;
            for (int i = 0; i < ways.length; i++) {
                double cycles = plan.shape(ways[i].count()).cycles() / ways[i].count();
                if (cycles < least) {
                    least = cycles;
                    best = i;
                }
            }
            Way rows = ways[best];
            ProductShape s = plan.shape(rows.count());
            long terms = (long) source.channels() * taps;
            long from = p.at(h.source(), w.source());
            long to = (h.target() - first) * line + (long) w.target() * plan.padded();
            for (ProductShape.Stack tiles : s.stacks()) {
                int column = tiles.column();
                int width = tiles.width();
                int height = tiles.height();
                int at = tiles.row();
                terms(h, w, width, (long) taps * width, p);
                loop(1, ways[best == 1 ? 0 : 1]);
                loop(2, ways[best == 2 ? 0 : 2]);
                nest.tile(height, width / lanes, lanes);
                nest.a(p.memory(), bytes * (from + at * rows.source()), bytes * rows.source());
                long tap = h.tap() * kernelW + w.tap();
                long weight = group * panels.group(plan.padded()) + column * terms + tap * width;
                nest.b(strided(packed), bytes * weight);
                long goal = to + at * rows.goal() + column;
                nest.c(out, bytes * goal, bytes * rows.goal());
                StridedMatrix begin = starts == null ? null : strided(starts);
                nest.d(Nest.Start.ROWS, begin, bytes * ((long) group * plan.padded() + column), 0);
                loop(0, new Way(tiles.count(), height * rows.source(), height * rows.goal()));
                nest.run();
            }
        }

        private void loop(int level, Way way) {
            nest.loop(level, way.count(), bytes * way.source(), 0, bytes * way.goal(), 0);
        }

        private static StridedMatrix strided(Scratch.@Nullable Piece piece) {
            if (piece == null) {
                throw new IllegalStateException("nothing is packed");
            }
            return piece.matrix(0, 0, 0);
        }
    }
}
