package dev.obor.plot;

/// Colour maps, with matplotlib's names and meaning: a number from 0 to 1 becomes a colour.
public enum Cmap {
    /// Black to white.
    GRAY(0x000000, 0xffffff),

    /// White to black.
    BINARY(0xffffff, 0x000000),

    /// Black to white, matplotlib's `binary_r`.
    BINARY_R(0x000000, 0xffffff),

    /// Dark violet through green to yellow, even in brightness; matplotlib's default.
    ///
    /// Source: N. Smith, S. van der Walt, "A better default colormap for matplotlib", SciPy 2015
    /// (CC0); ten evenly spaced colours, straight lines in between.
    VIRIDIS(
            0x440154, 0x482878, 0x3e4a89, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6dcd59,
            0xb4de2c, 0xfde725),

    /// White to dark blue, matplotlib's `Blues` in five colours; for counts.
    BLUES(0xf7fbff, 0xc6dbef, 0x6baed6, 0x2171b5, 0x08306b);

    private final int[] stops;

    Cmap(int... stops) {
        this.stops = stops;
    }

    /// The colour `0xRRGGBB` of `t`; below 0 as 0, above 1 as 1, NaN as 0.
    public int rgb(double t) {
        double place = Math.clamp(Double.isNaN(t) ? 0 : t, 0.0, 1.0) * (stops.length - 1);
        int low = Math.min((int) place, stops.length - 2);
        double part = place - low;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = stops[low] >> shift & 0xff;
            int to = stops[low + 1] >> shift & 0xff;
            rgb |= (int) Math.round(from + part * (to - from)) << shift;
        }
        return rgb;
    }
}
