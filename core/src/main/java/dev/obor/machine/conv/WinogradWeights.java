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

/// The gradient of a 3×3 convolution's weight by Winograd's F(2×2, 3×3), see [Winograd]: each of 16
/// sums is one chain over all squares.
final class WinogradWeights {
    private static final int SQUARES = 256;
    private static final int BYTES = Element.F32.bytes();
    private static final int ALL = 16;

    private final ProductCode code;
    private final Scratch scratch;
    private final Crew crew;
    private final ConvSize size;
    private final Images inputs;
    private final Images outputs;
    private final int lanes;
    private final WinogradSquares squares;
    private final long sumsApart;

    WinogradWeights(
            ProductCode code,
            Scratch scratch,
            Crew crew,
            ConvSize size,
            Images inputs,
            Images outputs) {
        this.code = code;
        this.scratch = scratch;
        this.crew = crew;
        this.size = size;
        this.inputs = inputs;
        this.outputs = outputs;
        lanes = code.target().vectorBytes() / BYTES;
        squares = WinogradSquares.of(size.batch(), outputs.height(), outputs.width(), SQUARES, 1);
        sumsApart = WinogradSquares.apart(inputs.channels(), outputs.channels());
    }

    /// Writes the gradient to an array, from an element on.
    void run(StridedMatrix weights, long first, boolean split) {
        Scratch.Piece room = scratch.take(ALL * sumsApart * BYTES);
        StridedMatrix sums = room.matrix(0, 0, 0);
        for (int i = 0; i < squares.blocks(); i++) {
            block(squares.block(i), i > 0, sums, split && crew.threads() > 1);
        }
        result(sums, weights, first);
        scratch.give(room);
    }

    private void block(Block b, boolean begun, StridedMatrix sums, boolean split) {
        int count = squares.size(b);
        long inApart = WinogradSquares.apart(count, inputs.channels());
        long outApart = WinogradSquares.apart(count, outputs.channels());
        Scratch.Piece in = scratch.take(ALL * inApart * BYTES);
        Scratch.Piece out = scratch.take(ALL * outApart * BYTES);
        StridedMatrix x = in.matrix(0, 0, 0);
        StridedMatrix y = out.matrix(0, 0, 0);
        int top = -size.h().padding();
        int left = -size.w().padding();
        if (split) {
            crew.run(
                    2,
                    i -> {
                        if (i == 0) {
                            squares.transform(
                                    code,
                                    scratch,
                                    WinogradTransform.SOURCE,
                                    inputs,
                                    b,
                                    top,
                                    left,
                                    x,
                                    inApart);
                        } else {
                            squares.transform(
                                    code,
                                    scratch,
                                    WinogradTransform.TARGET_GRADIENT,
                                    outputs,
                                    b,
                                    0,
                                    0,
                                    y,
                                    outApart);
                        }
                    });
            crew.run(ALL, i -> multiply(i, 1, count, x, inApart, y, outApart, sums, begun));
        } else {
            squares.transform(
                    code, scratch, WinogradTransform.SOURCE, inputs, b, top, left, x, inApart);
            squares.transform(
                    code,
                    scratch,
                    WinogradTransform.TARGET_GRADIENT,
                    outputs,
                    b,
                    0,
                    0,
                    y,
                    outApart);
            multiply(0, ALL, count, x, inApart, y, outApart, sums, begun);
        }
        scratch.give(out);
        scratch.give(in);
    }

    /// Adds a block to some of the 16 sums: rows of a tile are input channels.
    private void multiply(
            int from,
            int some,
            int count,
            StridedMatrix x,
            long inApart,
            StridedMatrix y,
            long outApart,
            StridedMatrix sums,
            boolean begun) {
        int in = inputs.channels();
        int out = outputs.channels();
        ProductShape s = ProductShape.of(in, out, Element.F32, code.target());
        Nest nest = new Nest(code, Element.F32);
        nest.terms(0, count, (long) BYTES * in, (long) BYTES * out);
        nest.loop(1, some, BYTES * inApart, BYTES * outApart, BYTES * sumsApart, BYTES * sumsApart);
        for (ProductShape.Stack tiles : s.stacks()) {
            long column = tiles.column();
            long row = tiles.row();
            nest.tile(tiles.height(), tiles.width() / lanes, lanes);
            nest.a(x, BYTES * (from * inApart + row), BYTES);
            nest.b(y, BYTES * (from * outApart + column));
            long c = BYTES * (from * sumsApart + row * out + column);
            nest.c(sums, c, (long) BYTES * out);
            nest.d(Nest.Start.ROWS, begun ? sums : null, c, (long) BYTES * out);
            long down = (long) BYTES * tiles.height() * out;
            nest.loop(0, tiles.count(), (long) BYTES * tiles.height(), 0, down, down);
            nest.run();
        }
    }

    private void result(StridedMatrix sums, StridedMatrix weights, long first) {
        int in = inputs.channels();
        int out = outputs.channels();
        int taps = 9;
        long rows = (long) in * taps;
        Scratch.Piece room = scratch.take((rows + lanes) * out * BYTES);
        StridedMatrix turned = room.matrix(0, 0, 0);
        WinogradTransformCalls calls = new WinogradTransformCalls(code);
        Scratch.Piece half = scratch.take(calls.room() * BYTES);
        calls.loop(0, out / lanes, lanes, lanes);
        calls.loop(1, in, out, (long) taps * out);
        calls.run(
                WinogradTransform.WEIGHT_GRADIENT,
                new WinogradTransformCalls.Side(sums, 0, 4 * sumsApart, sumsApart),
                new WinogradTransformCalls.Side(turned, 0, 3L * out, out),
                half);
        scratch.give(half);
        new ChannelTranspose(code, Element.F32)
                .spread(turned, 0, out, out, (int) rows, weights, first, rows);
        scratch.give(room);
    }
}
