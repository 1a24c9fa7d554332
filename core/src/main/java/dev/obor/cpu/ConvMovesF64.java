package dev.obor.cpu;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The moves of [ConvPlanesF64] with vectors.
final class ConvMovesF64 {
    private static final VectorSpecies<Double> S = VectorTier.Species.F64;
    private static final int L = S.length();
    private static final int ROW = ConvTile.COLUMNS * L;

    // Every second lane, from lane 0 and from lane 1.
    private static final VectorMask<Double> EVEN = VectorMask.fromLong(S, 0x5555_5555L);
    private static final VectorMask<Double> ODD = VectorMask.fromLong(S, 0xAAAA_AAAAL);

    private ConvMovesF64() {}

    /// Copies `rows x cols` elements of every channel.
    static void copy(
            ConvPlan p,
            double[] src,
            int s,
            double[] planes,
            int d,
            int channel,
            int rows,
            int cols) {
        int body = cols / L * L;
        int srcPitch = p.src.w() * p.stepH;
        int volume = p.src.volume();
        VectorMask<Double> tail = VectorMask.fromLong(S, ~(-1L << (cols - body)));
        int pitch = p.pitch;
        for (int c = p.srcChannels; c > 0; c--, s += volume, d += channel) {
            int from = s;
            int to = d;
            for (int r = rows; r > 0; r--, from += srcPitch, to += pitch) {
                for (int i = 0; i < body; i += L) {
                    DoubleVector.fromArray(S, src, from + i).intoArray(planes, to + i);
                }
                if (body < cols) {
                    DoubleVector.fromArray(S, src, from + body, tail)
                            .intoArray(planes, to + body, tail);
                }
            }
        }
    }

    /// Splits rows into their even and odd elements, which go to two neighbouring planes.
    static void split(
            ConvPlan p, double[] src, int s, double[] planes, int d, int channel, int rows) {
        int w = p.src.w();
        int odd = p.beforeW & 1; // the plane that gets the even elements
        int even = d + odd * p.planeSize + (p.beforeW - odd) / 2;
        int other = d + (1 - odd) * p.planeSize + (p.beforeW + odd) / 2;
        int evens = Math.min((w + 1) / 2, p.pitch - (p.beforeW - odd) / 2);
        int odds = Math.min(w / 2, p.pitch - (p.beforeW + odd) / 2);
        int half = L / 2;
        int body = Math.max(0, Math.min(Math.min(evens, odds), (w - 1) / 2) / half * half);
        int most = Math.max(evens, odds);
        int channels = p.srcChannels;
        int volume = p.src.volume();
        int srcPitch = w * p.stepH;
        if (body > 0) {
            splitBody(
                    p.pitch,
                    channels,
                    rows,
                    body,
                    src,
                    s,
                    volume,
                    srcPitch,
                    planes,
                    even,
                    other - even,
                    channel);
        }
        for (int i = body; i < most; i += half) {
            int in = Math.min(w - 2 * i, L);
            int e = Math.clamp(evens - i, 0, half);
            int o = Math.clamp(odds - i, 0, half);
            splitTail(
                    p.pitch,
                    channels,
                    rows,
                    in,
                    e,
                    o,
                    src,
                    s + 2 * i,
                    volume,
                    srcPitch,
                    planes,
                    even + i,
                    other - even,
                    channel);
        }
    }

    /// Splits the first `2 n` elements of each row; odd elements go `apart` from even ones.
    private static void splitBody(
            int pitch,
            int channels,
            int rows,
            int n,
            double[] src,
            int s,
            int volume,
            int srcPitch,
            double[] planes,
            int d,
            int apart,
            int channel) {
        int half = L / 2;
        VectorMask<Double> low = VectorMask.fromLong(S, ~(-1L << half));
        for (int c = channels; c > 0; c--, s += volume, d += channel) {
            int from = s;
            int to = d;
            for (int r = rows; r > 0; r--, from += srcPitch, to += pitch) {
                for (int i = 0; i < n; i += half) {
                    DoubleVector v = DoubleVector.fromArray(S, src, from + 2 * i);
                    v.compress(EVEN).intoArray(planes, to + i, low);
                    v.compress(ODD).intoArray(planes, to + i + apart, low);
                }
            }
        }
    }

    /// Splits one vector of each row: `in` elements, of which `e` even and `o` odd ones are kept.
    private static void splitTail(
            int pitch,
            int channels,
            int rows,
            int in,
            int e,
            int o,
            double[] src,
            int s,
            int volume,
            int srcPitch,
            double[] planes,
            int d,
            int apart,
            int channel) {
        VectorMask<Double> read = VectorMask.fromLong(S, ~(-1L << in));
        VectorMask<Double> evens = VectorMask.fromLong(S, ~(-1L << e));
        VectorMask<Double> odds = VectorMask.fromLong(S, ~(-1L << o));
        for (int c = channels; c > 0; c--, s += volume, d += channel) {
            int from = s;
            int to = d;
            for (int r = rows; r > 0; r--, from += srcPitch, to += pitch) {
                DoubleVector v = DoubleVector.fromArray(S, src, from, read);
                v.compress(EVEN).intoArray(planes, to, evens);
                v.compress(ODD).intoArray(planes, to + apart, odds);
            }
        }
    }

    /// Writes one chunk of a result tile: row `r` to `dst[to + r * stride ...]`.
    ///
    /// @param whole whether a whole vector may be stored, because what follows is written later
    static void store(
            double[] tile,
            int from,
            int rows,
            int mask,
            double[] dst,
            int to,
            int stride,
            boolean whole) {
        VectorMask<Double> valid = VectorMask.fromLong(S, mask);
        VectorMask<Double> keep = VectorMask.fromLong(S, ~(-1L << Integer.bitCount(mask)));
        if (whole) {
            for (int r = 0; r < rows; r++) {
                DoubleVector.fromArray(S, tile, from + r * ROW)
                        .compress(valid)
                        .intoArray(dst, to + r * stride);
            }
        } else {
            for (int r = 0; r < rows; r++) {
                DoubleVector.fromArray(S, tile, from + r * ROW)
                        .compress(valid)
                        .intoArray(dst, to + r * stride, keep);
            }
        }
    }

    /// Merges two phases into rows of `n` elements of `planes` planes: the rows at `a` (`aCols`
    /// apart) give the even elements, those at `b` the odd ones. Loads may run
    /// [ConvPlanesF64#SLACK] over.
    static void merge(
            double[] src,
            int a,
            int aCols,
            int b,
            int bCols,
            double[] dst,
            int to,
            int planes,
            int plane,
            int rows,
            int pitch,
            int n) {
        for (int i = 0; i < n; i += L) {
            int left = Math.min(L, n - i);
            VectorMask<Double> keep = VectorMask.fromLong(S, ~(-1L << left));
            int fromA = a + i / 2;
            int fromB = b + i / 2;
            for (int m = 0; m < planes; m++) {
                for (int r = 0; r < rows; r++, fromA += aCols, fromB += bCols) {
                    int o = to + m * plane + r * pitch + i;
                    DoubleVector even = DoubleVector.fromArray(S, src, fromA).expand(EVEN);
                    DoubleVector odd = DoubleVector.fromArray(S, src, fromB).expand(ODD);
                    even.blend(odd, ODD).intoArray(dst, o, keep);
                }
            }
        }
    }
}
