package dev.obor.machine.conv;

import dev.obor.machine.conv.Planes.Images;
import dev.obor.machine.conv.WinogradSquares.Block;
import dev.obor.machine.lang.Element;
import dev.obor.machine.product.Crew;
import dev.obor.machine.product.Nest;
import dev.obor.machine.product.ProductCode;
import dev.obor.machine.product.ProductShape;
import dev.obor.machine.product.Scratch;
import dev.obor.machine.product.StridedMatrix;
import org.jspecify.annotations.Nullable;

/// A 3×3 convolution of float32 with stride 1, forward or for the gradient of the input, by
/// Winograd's F(2×2, 3×3): 16 products of matrices for each 2×2 elements of a channel, where the
/// definition has 36. Each of the 16 sums is one chain over the source channels, the bias is the
/// start of that which all four elements hold.
final class Winograd {
    // Squares of a block: a panel of weights is used so often.
    private static final int SQUARES = 128;
    private static final int BYTES = Element.F32.bytes();
    private static final int ALL = 16;
    // The sum that all four elements of a square hold once, with the sign plus.
    private static final int BIASED = 5;

    private final ProductCode code;
    private final Scratch scratch;
    private final Crew crew;
    private final boolean gradient;
    private final Images source;
    private final Images target;
    private final int top;
    private final int left;
    private final WeightPanels weights;
    private final @Nullable StridedMatrix bias;
    private final int lanes;
    private final WinogradSquares squares;
    private final ProductShape shape;
    private final long weightsApart;

    Winograd(
            ProductCode code,
            Scratch scratch,
            Crew crew,
            ConvSize size,
            boolean gradient,
            Images source,
            Images target,
            WeightPanels weights,
            @Nullable StridedMatrix bias) {
        this.code = code;
        this.scratch = scratch;
        this.crew = crew;
        this.gradient = gradient;
        this.source = source;
        this.target = target;
        this.weights = weights;
        this.bias = bias;
        top = gradient ? size.h().padding() - 2 : -size.h().padding();
        left = gradient ? size.w().padding() - 2 : -size.w().padding();
        lanes = code.target().vectorBytes() / BYTES;
        squares =
                WinogradSquares.of(
                        size.batch(), target.height(), target.width(), SQUARES, crew.threads());
        shape = ProductShape.of(squares.size(), target.channels(), Element.F32, code.target());
        weightsApart = WinogradSquares.apart(source.channels(), target.channels());
    }

    void run(boolean split) {
        Scratch.Piece w = weights();
        crew.run(split, squares.blocks(), i -> block(squares.block(i), w));
        scratch.give(w);
    }

    /// The transformed weights: for each of 16 elements by panel of target channels, then source
    /// channel.
    private Scratch.Piece weights() {
        int sources = source.channels();
        int taps = 9;
        Scratch.Piece packed = scratch.take(weights.group(target.channels()) * BYTES);
        weights.pack(new ChannelTranspose(code, Element.F32), shape, packed, target.channels());
        Scratch.Piece room = scratch.take(ALL * weightsApart * BYTES);
        WinogradTransformCalls calls = new WinogradTransformCalls(code);
        Scratch.Piece half = scratch.take(calls.room() * BYTES);
        for (int panel = 0; panel < shape.panels(); panel++) {
            long width = shape.width(panel);
            long start = (long) shape.column(panel) * sources;
            // The gradient sees the kernel from its other end.
            long first = start * taps + (gradient ? (taps - 1) * width : 0);
            long step = gradient ? -width : width;
            calls.loop(0, width / lanes, lanes, lanes);
            calls.loop(1, sources, taps * width, width);
            calls.run(
                    WinogradTransform.WEIGHT,
                    new WinogradTransformCalls.Side(packed.matrix(0, 0, 0), first, 3 * step, step),
                    new WinogradTransformCalls.Side(
                            room.matrix(0, 0, 0), start, 4 * weightsApart, weightsApart),
                    half);
        }
        scratch.give(half);
        scratch.give(packed);
        return room;
    }

    private void block(Block b, Scratch.Piece w) {
        int size = squares.size(b);
        long sourceApart = WinogradSquares.apart(size, source.channels());
        Scratch.Piece sources = scratch.take(ALL * sourceApart * BYTES);
        StridedMatrix x = sources.matrix(0, 0, 0);
        squares.transform(
                code, scratch, WinogradTransform.SOURCE, source, b, top, left, x, sourceApart);
        long sumsApart = WinogradSquares.apart(size, target.channels());
        Scratch.Piece sums = scratch.take(ALL * sumsApart * BYTES);
        StridedMatrix y = sums.matrix(0, 0, 0);
        multiply(size, x, sourceApart, w.matrix(0, 0, 0), y, sumsApart);
        scratch.give(sources);
        result(b, y, sumsApart);
        scratch.give(sums);
    }

    private void multiply(
            int size,
            StridedMatrix x,
            long sourceApart,
            StridedMatrix w,
            StridedMatrix y,
            long sumsApart) {
        int sources = source.channels();
        int targets = target.channels();
        ProductShape s = ProductShape.of(size, targets, shape.wide(), Element.F32, code.target());
        Nest nest = new Nest(code, Element.F32);
        for (ProductShape.Stack tiles : s.stacks()) {
            long column = tiles.column();
            long row = tiles.row();
            nest.terms(0, sources, BYTES, (long) BYTES * tiles.width());
            nest.tile(tiles.height(), tiles.width() / lanes, lanes);
            long down = (long) BYTES * tiles.height();
            nest.loop(0, tiles.count(), down * sources, 0, down * targets, 0);
            int from = 0;
            for (int to : bias == null ? new int[] {ALL} : new int[] {BIASED, BIASED + 1, ALL}) {
                long a = from * sourceApart + row * sources;
                nest.a(x, BYTES * a, (long) BYTES * sources);
                nest.b(w, BYTES * (from * weightsApart + column * sources));
                long c = from * sumsApart + row * targets + column;
                nest.c(y, BYTES * c, (long) BYTES * targets);
                StridedMatrix begin = from == BIASED ? bias : null;
                nest.d(
                        Nest.Start.ROWS,
                        begin,
                        begin == null ? 0 : begin.offset() + BYTES * column,
                        0);
                nest.loop(
                        1,
                        to - from,
                        BYTES * sourceApart,
                        BYTES * weightsApart,
                        BYTES * sumsApart,
                        0);
                nest.run();
                from = to;
            }
        }
    }

    /// Transforms the sums back and writes them.
    private void result(Block b, StridedMatrix y, long apart) {
        int channels = target.channels();
        int wide = squares.wide();
        int lines = 2 * b.rows();
        long row = 2L * wide * channels;
        long image = lines * row;
        Scratch.Piece room = scratch.take((b.count() * image + (long) lanes * channels) * BYTES);
        StridedMatrix out = room.matrix(0, 0, 0);
        WinogradTransformCalls calls = new WinogradTransformCalls(code);
        Scratch.Piece half = scratch.take(calls.room() * BYTES);
        ChannelTranspose turns = new ChannelTranspose(code, Element.F32);
        calls.loop(0, channels / lanes, lanes, lanes);
        calls.loop(1, wide, channels, 2L * channels);
        calls.loop(2, b.rows(), (long) wide * channels, 2 * row);
        int there = Math.min(lines, target.height() - 2 * b.from());
        boolean whole = 2 * wide == target.width();
        int pieces = whole ? 1 : there;
        int places = whole ? there * target.width() : target.width();
        for (int u = 0; u < b.count(); u++) {
            long start = (long) u * b.rows() * wide * channels;
            calls.run(
                    WinogradTransform.TARGET,
                    new WinogradTransformCalls.Side(y, start, 4 * apart, apart),
                    new WinogradTransformCalls.Side(out, u * image, row, channels),
                    half);
            Images to = target.from(b.image() + u, 0, channels);
            for (int p = 0; p < pieces; p++) {
                turns.spread(
                        out,
                        u * image + p * row,
                        channels,
                        channels,
                        places,
                        to.memory(),
                        to.start() + (2L * b.from() + p) * target.width(),
                        (long) target.height() * target.width());
            }
        }
        scratch.give(half);
        scratch.give(room);
    }
}
