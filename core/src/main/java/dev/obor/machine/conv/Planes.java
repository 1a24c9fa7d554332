package dev.obor.machine.conv;

import dev.obor.machine.product.Scratch;
import dev.obor.machine.product.StridedMatrix;
import org.jspecify.annotations.Nullable;

/// Channels of a few images as the loops read them: with zeros around, or where they lie if no
/// zeros are needed. Everything counts elements.
///
/// @param memory where
/// @param start of row `top` and column `left` of the first channel
/// @param pitch from row to row
/// @param plane from channel to channel
/// @param unit from image to image
/// @param room what to give back, if it is a copy
record Planes(
        StridedMatrix memory,
        long start,
        int top,
        int left,
        long pitch,
        long plane,
        long unit,
        Scratch.@Nullable Piece room) {

    /// Where an element of the first channel is.
    long at(int row, int column) {
        return start + (row - top) * pitch + column - left;
    }

    /// Channels of images, as they lie in a tensor.
    ///
    /// @param image from image to image
    record Images(
            StridedMatrix memory, long start, int channels, int height, int width, long image) {
        /// These from another image or channel on.
        Images from(long images, long channel, int count) {
            long at = start + images * image + channel * height * width;
            return new Images(memory, at, count, height, width, image);
        }

        /// Where they lie.
        Planes here() {
            long plane = (long) height * width;
            return new Planes(memory, start, 0, 0, width, plane, image, null);
        }

        /// Elements of a copy of rows and columns of one image.
        long size(int rows, int columns) {
            return (long) channels * rows * columns;
        }

        /// A copy of `rows` by `columns` from `top` and `left` on, which may lie outside.
        Planes copy(
                ChannelTranspose turns,
                Scratch scratch,
                int bytes,
                int lanes,
                int units,
                int top,
                int left,
                int rows,
                int columns) {
            long unit = size(rows, columns);
            long vectors = (units * unit + lanes - 1) / lanes + 1;
            Scratch.Piece room = scratch.take(vectors * lanes * bytes);
            StridedMatrix to = room.matrix(0, 0, 0);
            long plane = (long) rows * columns;
            int first = Math.max(0, top);
            int there = Math.min(height, top + rows) - first;
            int from = Math.max(0, left);
            int wide = Math.min(width, left + columns) - from;
            turns.clear(to, 0, vectors, lanes);
            // A row is copied in whole vectors; what is written behind it is zero and, if it
            // belongs to a later row, written again.
            for (int u = 0; u < units && there > 0 && wide > 0; u++) {
                long source = start + u * image + (long) first * width + from;
                long goal = u * unit + (long) (first - top) * columns + from - left;
                turns.calls()
                        .copy(
                                turns.way(memory, source, width, (long) height * width),
                                turns.way(to, goal, columns, plane),
                                there,
                                channels,
                                wide);
            }
            return new Planes(to, 0, top, left, columns, plane, unit, room);
        }
    }
}
