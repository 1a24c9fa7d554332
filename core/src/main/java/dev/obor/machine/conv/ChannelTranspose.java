package dev.obor.machine.conv;

import dev.obor.machine.lang.Element;
import dev.obor.machine.product.CallLimit;
import dev.obor.machine.product.PackCalls;
import dev.obor.machine.product.PackCalls.Way;
import dev.obor.machine.product.ProductCode;
import dev.obor.machine.product.StridedMatrix;

/// Turns channels over: from where each has its elements side by side to where the channels lie
/// side by side, and back. Sizes and places count elements.
final class ChannelTranspose {
    private final PackCalls calls;
    private final int bytes;
    private final int lanes;
    // Elements that are turned together.
    private final int group;

    ChannelTranspose(ProductCode code, Element element) {
        calls = new PackCalls(code, element);
        bytes = element.bytes();
        lanes = code.target().vectorBytes() / bytes;
        group = 16 / bytes;
    }

    PackCalls calls() {
        return calls;
    }

    Way way(StridedMatrix memory, long start, long row, long piece) {
        return new Way(memory, start * bytes, row * bytes, piece * bytes);
    }

    /// Sets whole vectors to zero, `apart` elements from one to the next.
    void clear(StridedMatrix memory, long start, long vectors, long apart) {
        long most = CallLimit.MOST / CallLimit.copy(lanes);
        for (long i = 0; i < vectors; i += most) {
            calls.clear(
                    way(memory, start + i * apart, apart, 0), (int) Math.min(most, vectors - i));
        }
    }

    /// What is turned: `pieces` of so many terms in each of some channels, in element counts.
    ///
    /// @param channel from one channel to the next; terms lie side by side
    record Source(
            StridedMatrix memory, long start, long channel, long piece, int pieces, int terms) {
        private Source from(long channels, long term, int count) {
            return new Source(
                    memory, start + channels * channel + term, channel, piece, pieces, count);
        }

        private boolean has(long channels, int bytes) {
            long last = start + (channels - 1) * channel + (pieces - 1) * piece + terms;
            return last * bytes <= memory.length();
        }
    }

    /// Copies so that channels lie side by side, filled up to whole vectors with anything; terms
    /// are `row` apart.
    void gather(Source from, int channels, StridedMatrix to, long start, long row, long piece) {
        for (int c = 0; c < channels; c += lanes) {
            Source part = from.from(c, 0, from.terms());
            if (from.terms() >= group && part.has(lanes, bytes)) {
                turn(part, to, start + c, row, piece);
            } else {
                int there = Math.min(lanes, channels - c);
                for (int p = 0; p < from.pieces(); p++) {
                    clear(to, start + c + p * piece, from.terms(), row);
                }
                each(part, there, to, start + c, row, piece);
            }
        }
    }

    private void turn(Source from, StridedMatrix to, long start, long row, long piece) {
        int whole = from.terms() / group * group;
        turnWhole(from.from(0, 0, whole), to, start, row, piece);
        if (whole < from.terms()) { // the last ones, some of them for the second time
            int first = from.terms() - group;
            turnWhole(from.from(0, first, group), to, start + first * row, row, piece);
        }
    }

    private void turnWhole(Source from, StridedMatrix to, long start, long row, long piece) {
        // So many terms that a call may have them.
        int most = (int) (CallLimit.MOST / CallLimit.copy(lanes)) / group * group;
        for (int t = 0; t < from.terms(); t += most) {
            calls.turn(
                    way(from.memory(), from.start() + t, from.channel(), from.piece()),
                    way(to, start + t * row, row, piece),
                    Math.min(most, from.terms() - t),
                    from.pieces());
        }
    }

    private void each(
            Source from, int channels, StridedMatrix to, long start, long row, long piece) {
        for (int p = 0; p < from.pieces(); p++) {
            calls.elements(
                    way(from.memory(), from.start() + p * from.piece(), from.channel(), 1),
                    way(to, start + p * piece, 1, row),
                    channels,
                    from.terms());
        }
    }

    /// The other way round: `places` rows of channels side by side, `row` apart, become channels of
    /// as many elements. Up to a vector of rows behind the last one is read.
    void spread(
            StridedMatrix from,
            long start,
            long row,
            int channels,
            int places,
            StridedMatrix to,
            long goal,
            long channel) {
        if (channels < group) {
            int most = 1024;
            for (int i = 0; i < places; i += most) {
                calls.elements(
                        way(from, start + i * row, row, 1),
                        way(to, goal + i, 1, channel),
                        Math.min(most, places - i),
                        channels);
            }
            return;
        }
        int whole = channels / group * group;
        spreadWhole(from, start, row, whole, places, to, goal, channel);
        if (whole < channels) {
            int first = channels - group;
            long there = goal + first * channel;
            spreadWhole(from, start + first, row, group, places, to, there, channel);
        }
    }

    private void spreadWhole(
            StridedMatrix from,
            long start,
            long row,
            int channels,
            int places,
            StridedMatrix to,
            long goal,
            long channel) {
        int most = (int) (CallLimit.MOST / CallLimit.copy(lanes)) / group * group;
        int full = places / lanes;
        long done = (long) full * lanes;
        for (int c = 0; c < channels; c += most) {
            int count = Math.min(most, channels - c);
            if (full > 0) {
                calls.turn(
                        way(from, start + c, row, lanes * row),
                        way(to, goal + c * channel, channel, lanes),
                        count,
                        full);
            }
            if (done < places) {
                calls.turnPart(
                        way(from, start + done * row + c, row, 0),
                        way(to, goal + c * channel + done, channel, 0),
                        count,
                        (int) (places - done));
            }
        }
    }
}
