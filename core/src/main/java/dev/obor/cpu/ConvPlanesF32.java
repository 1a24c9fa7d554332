package dev.obor.cpu;

import dev.obor.backend.Dims3;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// Moves elements between tensors and the padded planes of a [ConvPlan].
final class ConvPlanesF32 {
    private static final VectorSpecies<Float> S = ConvKernelF32.S;
    private static final int L = S.length();

    /// Elements after the planes that a vector may read.
    static final int SLACK = 64 / Float.BYTES;

    // Every second lane, from lane 0 and from lane 1.
    private static final VectorMask<Float> EVEN = VectorMask.fromLong(S, 0x5555_5555L);
    private static final VectorMask<Float> ODD = VectorMask.fromLong(S, 0xAAAA_AAAAL);

    private ConvPlanesF32() {}

    /// Fills the planes of `units` consecutive images (or of one depth slice) for one strip.
    ///
    /// @param from the first element of the group's channels in the first image
    /// @param depth the target slice
    static void fill(
            ConvPlan p, float[] planes, int units, float[] src, int from, int depth, int strip) {
        // The last loads may run over the end, and must not meet stale NaNs.
        Arrays.fill(planes, 0, units * p.unitSize + SLACK, 0f);
        Dims3 size = p.src;
        int slice = size.h() * size.w();
        int image = p.groups * p.srcChannels * size.volume();
        int channel = p.depthTaps * p.phasesH.length * p.phasesW.length * p.planeSize;
        for (int j = 0; j < p.depthTaps; j++) {
            int z = p.slices[depth][j];
            if (z < 0) {
                continue;
            }
            for (int b = 0; b < units; b++) {
                int plane = b * p.unitSize + j * (channel / p.depthTaps);
                phases(p, planes, plane, channel, src, from + b * image + z * slice, strip);
            }
        }
    }

    /// Fills all phases of one slice of all channels.
    private static void phases(
            ConvPlan p, float[] planes, int plane, int channel, float[] src, int from, int strip) {
        int w = p.src.w();
        boolean both = p.stepW == 2 && p.phasesW.length == 2;
        for (int ph : p.phasesH) {
            int shiftH = strip * p.stripRows * p.stepH + ph - p.beforeH;
            int lo = Math.max(0, Math.ceilDiv(-shiftH, p.stepH));
            int hi = Math.min(p.planeRows, Math.floorDiv(p.src.h() - 1 - shiftH, p.stepH) + 1);
            int rows = Math.max(0, hi - lo);
            int s = from + (lo * p.stepH + shiftH) * w;
            int d = plane + lo * p.pitch;
            if (both) {
                split(p, src, s, planes, d, channel, rows);
                plane += 2 * p.planeSize;
                continue;
            }
            for (int pw : p.phasesW) {
                int shiftW = pw - p.beforeW;
                int left = Math.max(0, Math.ceilDiv(-shiftW, p.stepW));
                int right = Math.min(p.pitch, Math.floorDiv(w - 1 - shiftW, p.stepW) + 1);
                int o = s + left * p.stepW + shiftW;
                if (right > left && p.stepW == 1) {
                    copy(p, src, o, planes, d + left, channel, rows, right - left);
                } else if (right > left) {
                    pick(p, src, o, planes, d + left, channel, rows, right - left);
                }
                d += p.planeSize;
                plane += p.planeSize;
            }
        }
    }

    /// Copies `rows x cols` elements of every channel.
    private static void copy(
            ConvPlan p,
            float[] src,
            int s,
            float[] planes,
            int d,
            int channel,
            int rows,
            int cols) {
        int body = cols / L * L;
        int srcPitch = p.src.w() * p.stepH;
        int volume = p.src.volume();
        VectorMask<Float> tail = VectorMask.fromLong(S, ~(-1L << (cols - body)));
        int pitch = p.pitch;
        for (int c = p.srcChannels; c > 0; c--, s += volume, d += channel) {
            int from = s;
            int to = d;
            for (int r = rows; r > 0; r--, from += srcPitch, to += pitch) {
                for (int i = 0; i < body; i += L) {
                    FloatVector.fromArray(S, src, from + i).intoArray(planes, to + i);
                }
                if (body < cols) {
                    FloatVector.fromArray(S, src, from + body, tail)
                            .intoArray(planes, to + body, tail);
                }
            }
        }
    }

    /// Copies every `stepW`-th element of `rows` rows of every channel.
    private static void pick(
            ConvPlan p,
            float[] src,
            int s,
            float[] planes,
            int d,
            int channel,
            int rows,
            int cols) {
        int step = p.stepW;
        int volume = p.src.volume();
        for (int c = 0; c < p.srcChannels; c++) {
            for (int r = 0; r < rows; r++) {
                int from = s + c * volume + r * p.src.w() * p.stepH;
                int to = d + c * channel + r * p.pitch;
                for (int i = 0; i < cols; i++) {
                    planes[to + i] = src[from + i * step];
                }
            }
        }
    }

    /// Splits rows into their even and odd elements, which go to two neighbouring planes.
    private static void split(
            ConvPlan p, float[] src, int s, float[] planes, int d, int channel, int rows) {
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
            float[] src,
            int s,
            int volume,
            int srcPitch,
            float[] planes,
            int d,
            int apart,
            int channel) {
        int half = L / 2;
        VectorMask<Float> low = VectorMask.fromLong(S, ~(-1L << half));
        for (int c = channels; c > 0; c--, s += volume, d += channel) {
            int from = s;
            int to = d;
            for (int r = rows; r > 0; r--, from += srcPitch, to += pitch) {
                for (int i = 0; i < n; i += half) {
                    FloatVector v = FloatVector.fromArray(S, src, from + 2 * i);
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
            float[] src,
            int s,
            int volume,
            int srcPitch,
            float[] planes,
            int d,
            int apart,
            int channel) {
        VectorMask<Float> read = VectorMask.fromLong(S, ~(-1L << in));
        VectorMask<Float> evens = VectorMask.fromLong(S, ~(-1L << e));
        VectorMask<Float> odds = VectorMask.fromLong(S, ~(-1L << o));
        for (int c = channels; c > 0; c--, s += volume, d += channel) {
            int from = s;
            int to = d;
            for (int r = rows; r > 0; r--, from += srcPitch, to += pitch) {
                FloatVector v = FloatVector.fromArray(S, src, from, read);
                v.compress(EVEN).intoArray(planes, to, evens);
                v.compress(ODD).intoArray(planes, to + apart, odds);
            }
        }
    }

    /// Writes one chunk of a result tile: row `r` to `dst[to + r * stride ...]`.
    ///
    /// @param whole whether a whole vector may be stored, because what follows is written later
    static void store(
            float[] tile,
            int from,
            int rows,
            int mask,
            float[] dst,
            int to,
            int stride,
            boolean accumulate,
            boolean whole) {
        VectorMask<Float> valid = VectorMask.fromLong(S, mask);
        VectorMask<Float> keep = VectorMask.fromLong(S, ~(-1L << Integer.bitCount(mask)));
        if (accumulate) {
            for (int r = 0; r < rows; r++) {
                FloatVector v =
                        FloatVector.fromArray(S, tile, from + r * ConvKernelF32.ROW)
                                .compress(valid);
                int o = to + r * stride;
                v.add(FloatVector.fromArray(S, dst, o, keep)).intoArray(dst, o, keep);
            }
        } else if (whole) {
            for (int r = 0; r < rows; r++) {
                FloatVector.fromArray(S, tile, from + r * ConvKernelF32.ROW)
                        .compress(valid)
                        .intoArray(dst, to + r * stride);
            }
        } else {
            for (int r = 0; r < rows; r++) {
                FloatVector.fromArray(S, tile, from + r * ConvKernelF32.ROW)
                        .compress(valid)
                        .intoArray(dst, to + r * stride, keep);
            }
        }
    }

    /// Writes rows of a phase to every `step`-th element of the rows of `planes` planes.
    static void spread(
            float[] src,
            int from,
            int cols,
            float[] dst,
            int to,
            int planes,
            int plane,
            int rows,
            int pitch,
            int step,
            boolean accumulate) {
        for (int m = 0; m < planes; m++) {
            for (int r = 0; r < rows; r++, from += cols) {
                int o = to + m * plane + r * pitch;
                for (int i = 0; i < cols; i++) {
                    float v = src[from + i];
                    dst[o + i * step] = accumulate ? dst[o + i * step] + v : v;
                }
            }
        }
    }

    /// Merges two phases into rows of `n` elements of `planes` planes: the rows at `a` (`aCols`
    /// apart) give the even elements, those at `b` the odd ones. Loads may run [#SLACK] over.
    static void merge(
            float[] src,
            int a,
            int aCols,
            int b,
            int bCols,
            float[] dst,
            int to,
            int planes,
            int plane,
            int rows,
            int pitch,
            int n,
            boolean accumulate) {
        for (int i = 0; i < n; i += L) {
            int left = Math.min(L, n - i);
            VectorMask<Float> keep = VectorMask.fromLong(S, ~(-1L << left));
            int fromA = a + i / 2;
            int fromB = b + i / 2;
            for (int m = 0; m < planes; m++) {
                for (int r = 0; r < rows; r++, fromA += aCols, fromB += bCols) {
                    int o = to + m * plane + r * pitch + i;
                    FloatVector even = FloatVector.fromArray(S, src, fromA).expand(EVEN);
                    FloatVector odd = FloatVector.fromArray(S, src, fromB).expand(ODD);
                    FloatVector v = even.blend(odd, ODD);
                    if (accumulate) {
                        v = v.add(FloatVector.fromArray(S, dst, o, keep));
                    }
                    v.intoArray(dst, o, keep);
                }
            }
        }
    }
}
