package dev.obor.machine.conv;

import dev.obor.machine.product.ProductShape;
import dev.obor.machine.product.Scratch;
import dev.obor.machine.product.StridedMatrix;

/// The weights of a convolution as tiles read them whose vectors run along target channels: by
/// panel of these, then source channel and tap. Everything counts elements.
///
/// @param memory where they lie now
/// @param order in which places
/// @param sources channels of one group
/// @param targets channels of one group
record WeightPanels(
        StridedMatrix memory, Order order, int groups, int sources, int targets, int taps) {
    /// Where the weight of a target channel, a source channel and a tap is.
    record Order(long start, long target, long source, long group) {}

    static WeightPanels of(ConvSize size, boolean gradient, StridedMatrix memory, long start) {
        int taps = size.taps();
        int inputs = size.cin() / size.groups();
        int outputs = size.cout() / size.groups();
        long row = (long) inputs * taps;
        Order order = new Order(start, gradient ? taps : row, gradient ? row : taps, outputs * row);
        return gradient
                ? new WeightPanels(memory, order, size.groups(), outputs, inputs, taps)
                : new WeightPanels(memory, order, size.groups(), inputs, outputs, taps);
    }

    /// Elements of a packed group whose panels have so many target channels together.
    long group(int padded) {
        return (long) sources * taps * padded;
    }

    /// Packs all groups.
    void pack(ChannelTranspose turns, ProductShape s, Scratch.Piece room, int padded) {
        StridedMatrix to = room.matrix(0, 0, 0);
        for (int g = 0; g < groups; g++) {
            for (int panel = 0; panel < s.panels(); panel++) {
                pack(turns, s.column(panel), s.width(panel), to, g, g * group(padded));
            }
        }
    }

    private void pack(
            ChannelTranspose turns, int channel, int width, StridedMatrix to, int g, long group) {
        int there = Math.min(width, targets - channel);
        long start = group + (long) channel * sources * taps;
        long first = order.start() + g * order.group() + channel * order.target();
        if (order.source() == taps) { // terms lie side by side, all of them
            int terms = sources * taps;
            var all = new ChannelTranspose.Source(memory, first, order.target(), 0, 1, terms);
            turns.gather(all, there, to, start, width, 0);
        } else if (taps == 1) {
            turns.calls()
                    .copy(
                            turns.way(memory, first, order.source(), 0),
                            turns.way(to, start, width, 0),
                            sources,
                            1,
                            there);
        } else {
            var all =
                    new ChannelTranspose.Source(
                            memory, first, order.target(), order.source(), sources, taps);
            turns.gather(all, there, to, start, width, (long) taps * width);
        }
    }
}
