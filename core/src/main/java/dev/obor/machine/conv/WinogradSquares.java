package dev.obor.machine.conv;

import dev.obor.machine.conv.Planes.Images;
import dev.obor.machine.lang.Element;
import dev.obor.machine.product.ProductCode;
import dev.obor.machine.product.Scratch;
import dev.obor.machine.product.StridedMatrix;

/// The 2×2 squares that cover the target of a convolution, image by image, row by row, in blocks of
/// a few images or of some rows of one. Everything counts elements.
///
/// @param high rows of squares of an image
/// @param wide squares of a row
/// @param rows of a block
/// @param images of a block
record WinogradSquares(int batch, int high, int wide, int rows, int images) {
    private static final int BYTES = Element.F32.bytes();

    /// Squares over images of so many rows and columns.
    ///
    /// @param most squares of a block, unless one row has more
    /// @param fewest blocks, if there are images enough
    static WinogradSquares of(int batch, int height, int width, int most, int fewest) {
        int high = (height + 1) / 2;
        int wide = (width + 1) / 2;
        int rows = Math.clamp(most / wide, 1, high);
        int images = rows < high ? 1 : Math.max(1, most / (high * wide));
        return new WinogradSquares(
                batch, high, wide, rows, Math.clamp(images, 1, 1 + (batch - 1) / fewest));
    }

    /// A block: rows of squares from one on, of so many images.
    record Block(int image, int count, int from, int rows) {}

    private int strips() {
        return (high + rows - 1) / rows;
    }

    /// Number of blocks.
    int blocks() {
        return strips() * ((batch + images - 1) / images);
    }

    Block block(int i) {
        int image = i / strips() * images;
        int from = i % strips() * rows;
        return new Block(image, Math.min(images, batch - image), from, Math.min(rows, high - from));
    }

    /// Squares of a block.
    int size(Block b) {
        return b.count() * b.rows() * wide;
    }

    /// The most squares of a block.
    int size() {
        return images * rows * wide;
    }

    /// From one element of all transformed squares to the next; not a power of two, at which they
    /// would push each other out of the caches.
    static long apart(int squares, int channels) {
        return (long) squares * channels + 64 / BYTES;
    }

    /// Transforms what the squares of a block meet: for each of 16 elements, `apart` from one to
    /// the next, the squares, each with its channels side by side.
    ///
    /// @param top row of `x` that the first square begins in, if rows of squares began with 0
    /// @param left the same of columns
    void transform(
            ProductCode code,
            Scratch scratch,
            WinogradTransform grid,
            Images x,
            Block b,
            int top,
            int left,
            StridedMatrix to,
            long apart) {
        ChannelTranspose turns = new ChannelTranspose(code, Element.F32);
        WinogradTransformCalls calls = new WinogradTransformCalls(code);
        int lanes = code.target().vectorBytes() / BYTES;
        int channels = x.channels();
        int height = 2 * b.rows() + grid.before - 2;
        int width = 2 * wide + grid.before - 2;
        long row = (long) width * channels;
        long image = height * row;
        Scratch.Piece room = scratch.take(b.count() * image * BYTES);
        Scratch.Piece half = scratch.take(calls.room() * BYTES);
        StridedMatrix plane = room.matrix(0, 0, 0);
        turns.clear(plane, 0, b.count() * image / lanes, lanes);
        int first = 2 * b.from() + top;
        int high = Math.max(0, first);
        int low = Math.min(x.height(), first + height);
        int from = Math.max(0, left);
        int there = Math.min(x.width(), left + width) - from;
        for (int u = 0; u < b.count() && low > high && there > 0; u++) {
            Images here = x.from(b.image() + u, 0, channels);
            long area = (long) x.height() * x.width();
            var pixels =
                    new ChannelTranspose.Source(
                            here.memory(),
                            here.start() + (long) high * x.width() + from,
                            area,
                            x.width(),
                            low - high,
                            there);
            long goal = u * image + (high - first) * row + (long) (from - left) * channels;
            turns.gather(pixels, channels, plane, goal, channels, row);
        }
        calls.loop(0, channels / lanes, lanes, lanes);
        calls.loop(1, wide, 2L * channels, channels);
        calls.loop(2, b.rows(), 2 * row, (long) wide * channels);
        for (int u = 0; u < b.count(); u++) {
            long goal = (long) u * b.rows() * wide * channels;
            calls.run(
                    grid,
                    new WinogradTransformCalls.Side(plane, u * image, row, channels),
                    new WinogradTransformCalls.Side(to, goal, 4 * apart, apart),
                    half);
        }
        scratch.give(half);
        scratch.give(room);
    }
}
