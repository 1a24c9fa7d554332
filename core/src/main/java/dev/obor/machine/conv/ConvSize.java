package dev.obor.machine.conv;

/// What a convolution of images works on; signals have height 1.
///
/// @param cin channels of the input, all groups together
/// @param cout channels of the output
/// @param h from top to bottom
/// @param w from left to right
public record ConvSize(int batch, int cin, int cout, int groups, Axis h, Axis w) {
    /// Taps of one channel.
    int taps() {
        return h.kernel() * w.kernel();
    }

    /// The same where every element meets one tap: a single long row.
    ConvSize flat() {
        int area = h.input() * w.input();
        return new ConvSize(
                batch,
                cin,
                cout,
                groups,
                new Axis(1, 1, 1, 0, 1, 1),
                new Axis(area, 1, 1, 0, 1, area));
    }

    boolean isPlain() {
        return h.isPlain() && w.isPlain();
    }
}
