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

/// The gradient of a convolution's weight: each element is one chain over the images and positions
/// of a range, those that its tap puts outside of the input left out; the ranges, which depend on
/// the shape alone, are added in order.
///
/// Vectors run along the output channels, so the output's gradient is turned over; rows of a tile
/// are input channels, and every tap is a tile of its own.
final class WeightSums {
    // Positions that meet a tile before the next one.
    private static final int POSITIONS = 1 << 12;
    // Elements of the outputs' gradient that are turned over together.
    private static final long TURNED = 1 << 17;

    private final ProductCode code;
    private final Scratch scratch;
    private final Crew crew;
    private final Element element;
    private final int bytes;
    private final int lanes;
    private final ConvSize size;
    private final Images inputs; // one group's channels
    private final Images outputs;
    private final StridedMatrix weights;
    private final long firstWeight;
    private final Ranges ranges;
    private final int channels;
    private final int padded;
    private final int taps;
    private final long groupSums;
    private final ProductShape shape;
    private final Part[] ws;
    // Inputs are read where they lie.
    private final boolean here;

    /// How the images are cut: into blocks of `images` and strips of `rows`, which are numbered
    /// block by block, and these into `count` ranges.
    ///
    /// @param images of a block
    /// @param rows of a strip
    public record Ranges(int count, int images, int rows) {}

    WeightSums(
            ProductCode code,
            Scratch scratch,
            Crew crew,
            Element element,
            ConvSize size,
            Images inputs,
            Images outputs,
            StridedMatrix weights,
            long firstWeight,
            Ranges ranges) {
        this.code = code;
        this.scratch = scratch;
        this.crew = crew;
        this.element = element;
        this.size = size;
        this.inputs = inputs;
        this.outputs = outputs;
        this.weights = weights;
        this.firstWeight = firstWeight;
        this.ranges = ranges;
        bytes = element.bytes();
        lanes = code.target().vectorBytes() / bytes;
        channels = size.cin() / size.groups();
        padded = (outputs.channels() + lanes - 1) / lanes * lanes;
        taps = size.taps();
        groupSums = (long) channels * taps * padded;
        shape = ProductShape.of(channels, outputs.channels(), element, code.target());
        Part[] columns = {size.w().weights(0, size.w().output())};
        ws = Axis.inside(columns, size.w().input());
        here = SweepPlan.isRead(size, true);
    }

    /// Whether no loop asks more of a call, or of memory, than it may have.
    boolean isPossible() {
        return size.w().output() <= POSITIONS
                && groupSums * ranges.count() * size.groups() < 1 << 26
                && 2 * outputs.channels() >= lanes;
    }

    void run(boolean split) {
        int tasks = ranges.count() * size.groups();
        // What is read behind the last sums when they are turned over.
        long slack = (long) lanes * padded;
        Scratch.Piece room = scratch.take((tasks * groupSums + slack) * bytes);
        StridedMatrix sums = room.matrix(0, 0, 0);
        boolean shared = split && crew.threads() > 1;
        int parts = shared ? Math.clamp(4L * crew.threads() / tasks, 1, shape.panels()) : 1;
        crew.run(
                shared,
                tasks * parts,
                i -> {
                    int part = i % parts;
                    int from = shape.panels() * part / parts;
                    int to = shape.panels() * (part + 1) / parts;
                    range(i / parts, from, to, sums);
                });
        if (ranges.count() > 1) {
            addRanges(sums);
        }
        ChannelTranspose turns = new ChannelTranspose(code, element);
        int row = channels * taps;
        for (int g = 0; g < size.groups(); g++) {
            turns.spread(
                    sums,
                    g * groupSums,
                    padded,
                    outputs.channels(),
                    row,
                    weights,
                    firstWeight + (long) g * outputs.channels() * row,
                    row);
        }
        scratch.give(room);
    }

    /// A sum plus one times another is their sum.
    private void addRanges(StridedMatrix sums) {
        long all = size.groups() * groupSums;
        StridedMatrix one =
                StridedMatrix.of(
                        element == Element.F64 ? new double[] {1} : new float[] {1},
                        bytes,
                        0,
                        0,
                        0);
        Nest nest = new Nest(code, element);
        nest.tile(1, 1, lanes);
        nest.a(one, 0, 0);
        nest.b(sums, all * bytes);
        nest.c(sums, 0, 0);
        nest.d(Nest.Start.ROWS, sums, 0, 0);
        nest.terms(0, ranges.count() - 1, 0, all * bytes);
        long vector = (long) lanes * bytes;
        nest.loop(0, all / lanes, 0, vector, vector, vector);
        nest.run();
    }

    /// The sums of a range and group in some panels of output channels.
    private void range(int index, int fromPanel, int toPanel, StridedMatrix sums) {
        int group = index % size.groups();
        int range = index / size.groups();
        int strips = (size.h().output() + ranges.rows() - 1) / ranges.rows();
        int blocks = (size.batch() + ranges.images() - 1) / ranges.images();
        long items = (long) blocks * strips;
        int from = (int) (items * range / ranges.count());
        int to = (int) (items * (range + 1) / ranges.count());
        Task task = new Task(group, index * groupSums, fromPanel, toPanel, sums);
        int together = strips == 1 && here ? blocksTogether() : 1;
        for (int i = from; i < to; i += together) {
            int image = i / strips * ranges.images();
            int blocksHere = Math.min(together, to - i);
            int count = Math.min(blocksHere * ranges.images(), size.batch() - image);
            int row = i % strips * ranges.rows();
            int rows = Math.min(ranges.rows(), size.h().output() - row);
            int most = Math.max(1, POSITIONS / size.w().output());
            if (rows <= most) {
                task.add(image, count, row, rows);
                continue;
            }
            for (int u = 0; u < count; u++) {
                for (int r = 0; r < rows; r += most) {
                    task.add(image + u, 1, row + r, Math.min(most, rows - r));
                }
            }
        }
    }

    /// Blocks that one sweep over the sums may add: the chain is the same for any number.
    private int blocksTogether() {
        long places = (long) size.h().output() * size.w().output();
        long block = places * padded * ranges.images();
        return Math.clamp(TURNED / block, 1, 1 << 16);
    }

    /// The sums of one range at work.
    private final class Task {
        private final int group;
        private final long start;
        private final int fromPanel;
        private final int toPanel;
        private final StridedMatrix sums;
        private final ChannelTranspose turns = new ChannelTranspose(code, element);
        private final Nest nest = new Nest(code, element);
        private boolean begun;

        Task(int group, long start, int fromPanel, int toPanel, StridedMatrix sums) {
            this.group = group;
            this.start = start;
            this.fromPanel = fromPanel;
            this.toPanel = toPanel;
            this.sums = sums;
        }

        /// Adds some rows of some images.
        void add(int image, int count, int row, int rows) {
            Part[] hs = {size.h().weights(row, row + rows)};
            hs = Axis.inside(hs, size.h().input());
            Planes planes = planes(image, count, hs);
            int wide = size.w().output();
            int places = rows * wide;
            Scratch.Piece room = scratch.take((long) count * places * padded * bytes);
            StridedMatrix turned = room.matrix(0, 0, 0);
            int column = shape.column(fromPanel);
            int last = toPanel - 1;
            int end = Math.min(outputs.channels(), shape.column(last) + shape.width(last));
            long channel = (long) group * outputs.channels() + column;
            Images out = outputs.from(image, channel, end - column);
            long plane = (long) out.height() * out.width();
            long first = out.start() + (long) row * wide;
            var all =
                    new ChannelTranspose.Source(
                            out.memory(), first, plane, out.image(), count, places);
            turns.gather(all, out.channels(), turned, column, padded, (long) places * padded);
            for (Part h : hs) {
                for (Part w : ws) {
                    multiply(h, w, planes, turned, count, row, rows);
                }
            }
            scratch.give(room);
            scratch.give(planes.room());
            begun = true;
        }

        private Planes planes(int image, int count, Part[] hs) {
            Images in = inputs.from(image, (long) group * channels, channels);
            if (here) {
                return in.here();
            }
            int top = Integer.MAX_VALUE;
            int bottom = 0;
            for (Part h : hs) {
                if (!h.isEmpty()) {
                    top = Math.min(top, h.low());
                    bottom = Math.max(bottom, h.high());
                }
            }
            // One more column keeps channels of a power of two apart.
            return in.copy(
                    turns,
                    scratch,
                    bytes,
                    lanes,
                    count,
                    Math.min(top, bottom),
                    0,
                    bottom - Math.min(top, bottom) + 1,
                    in.width() + 1);
        }

        private void multiply(
                Part h, Part w, Planes p, StridedMatrix turned, int count, int row, int rows) {
            if (begun && (h.isEmpty() || w.isEmpty())) {
                return; // these sums stay
            }
            int wide = size.w().output();
            long line = (long) bytes * padded;
            nest.terms(0, w.taps(), (long) bytes * w.sourceTap(), line);
            nest.terms(1, h.taps(), bytes * h.sourceTap() * p.pitch(), line * wide);
            nest.terms(2, count, bytes * p.unit(), line * wide * rows);
            long first = (h.tap() - row) * (long) wide + w.tap();
            long tap = (long) h.target() * size.w().kernel() + w.target();
            for (ProductShape.Stack tiles : shape.stacks(fromPanel, toPanel)) {
                int channel = tiles.row();
                long column = tiles.column();
                nest.tile(tiles.height(), tiles.width() / lanes, lanes);
                long at = p.at(h.source(), w.source());
                nest.a(p.memory(), bytes * (at + channel * p.plane()), bytes * p.plane());
                nest.b(turned, bytes * column + line * first);
                long to = bytes * (start + column) + line * (channel * taps + tap);
                nest.c(sums, to, line * taps);
                nest.d(Nest.Start.ROWS, begun ? sums : null, to, line * taps);
                long down = line * taps * tiles.height();
                nest.loop(0, tiles.count(), bytes * tiles.height() * p.plane(), 0, down, down);
                nest.loop(1, w.count(), (long) bytes * w.sourceStep(), 0, line, line);
                long kernelRow = line * size.w().kernel();
                nest.loop(
                        2, h.count(), bytes * h.sourceStep() * p.pitch(), 0, kernelRow, kernelRow);
                nest.run();
            }
        }
    }
}
