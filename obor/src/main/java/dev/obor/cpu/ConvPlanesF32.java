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
        // One more vector: the last loads may run over the end, and must not meet stale NaNs.
        Arrays.fill(planes, 0, units * p.unitSize + L, 0f);
        Dims3 size = p.src;
        int image = p.groups * p.srcChannels * size.volume();
        int[] slices = p.slices[depth];
        for (int b = 0; b < units; b++) {
            int plane = b * p.unitSize;
            for (int c = 0; c < p.srcChannels; c++) {
                int channel = from + b * image + c * size.volume();
                for (int j = 0; j < p.depthTaps; j++) {
                    int n = p.phasesH.length * p.phasesW.length * p.planeSize;
                    if (slices[j] >= 0) {
                        slice(
                                p,
                                planes,
                                plane,
                                src,
                                channel + slices[j] * size.h() * size.w(),
                                strip);
                    }
                    plane += n;
                }
            }
        }
    }

    private static void slice(
            ConvPlan p, float[] planes, int plane, float[] src, int from, int strip) {
        int h = p.src.h();
        int w = p.src.w();
        for (int ph : p.phasesH) {
            int shiftH = strip * p.stripRows * p.stepH + ph - p.beforeH;
            int lo = Math.max(0, Math.ceilDiv(-shiftH, p.stepH));
            int hi = Math.min(p.planeRows, Math.floorDiv(h - 1 - shiftH, p.stepH) + 1);
            for (int pw : p.phasesW) {
                int shiftW = pw - p.beforeW;
                int left = Math.max(0, Math.ceilDiv(-shiftW, p.stepW));
                int right = Math.min(p.pitch, Math.floorDiv(w - 1 - shiftW, p.stepW) + 1);
                if (hi > lo && right > left) {
                    int s = from + (lo * p.stepH + shiftH) * w + left * p.stepW + shiftW;
                    int d = plane + lo * p.pitch + left;
                    copy(src, s, w * p.stepH, p.stepW, planes, d, p.pitch, hi - lo, right - left);
                }
                plane += p.planeSize;
            }
        }
    }

    /// Copies `rows x cols` elements; source elements of a row are `step` apart.
    private static void copy(
            float[] src,
            int s,
            int srcPitch,
            int step,
            float[] dst,
            int d,
            int pitch,
            int rows,
            int cols) {
        if (step == 1) {
            copyRows(src, s, srcPitch, dst, d, pitch, rows, cols);
        } else if (step == 2) {
            copyEven(src, s, srcPitch, dst, d, pitch, rows, cols);
        } else {
            for (int r = 0; r < rows; r++) {
                for (int i = 0; i < cols; i++) {
                    dst[d + r * pitch + i] = src[s + r * srcPitch + i * step];
                }
            }
        }
    }

    private static void copyRows(
            float[] src, int s, int srcPitch, float[] dst, int d, int pitch, int rows, int cols) {
        int body = cols / L * L;
        VectorMask<Float> tail = S.indexInRange(body, cols);
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < body; i += L) {
                FloatVector.fromArray(S, src, s + i).intoArray(dst, d + i);
            }
            if (body < cols) {
                FloatVector.fromArray(S, src, s + body, tail).intoArray(dst, d + body, tail);
            }
            s += srcPitch;
            d += pitch;
        }
    }

    private static void copyEven(
            float[] src, int s, int srcPitch, float[] dst, int d, int pitch, int rows, int cols) {
        int half = L / 2;
        int body = (cols - 1) / half * half; // the last vector would read one element too far
        VectorMask<Float> low = S.indexInRange(0, half);
        VectorMask<Float> in = S.indexInRange(0, 2 * (cols - body) - 1);
        VectorMask<Float> out = S.indexInRange(0, cols - body);
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < body; i += half) {
                FloatVector v = FloatVector.fromArray(S, src, s + 2 * i);
                v.compress(EVEN).intoArray(dst, d + i, low);
            }
            FloatVector v = FloatVector.fromArray(S, src, s + 2 * body, in);
            v.compress(EVEN).intoArray(dst, d + body, out);
            s += srcPitch;
            d += pitch;
        }
    }

    /// Writes one chunk of a result tile: row `r` to `dst[to + r * stride ...]`.
    static void store(
            float[] tile,
            int from,
            int rows,
            int mask,
            float[] dst,
            int to,
            int stride,
            boolean accumulate) {
        VectorMask<Float> valid = VectorMask.fromLong(S, mask);
        VectorMask<Float> keep = S.indexInRange(0, Integer.bitCount(mask));
        if (accumulate) {
            for (int r = 0; r < rows; r++) {
                FloatVector v =
                        FloatVector.fromArray(S, tile, from + r * ConvKernelF32.ROW)
                                .compress(valid);
                int o = to + r * stride;
                v.add(FloatVector.fromArray(S, dst, o, keep)).intoArray(dst, o, keep);
            }
        } else {
            for (int r = 0; r < rows; r++) {
                FloatVector.fromArray(S, tile, from + r * ConvKernelF32.ROW)
                        .compress(valid)
                        .intoArray(dst, to + r * stride, keep);
            }
        }
    }

    /// Spreads one row of a phase: `dst[to + i * step]` from `src[from + i]`.
    static void spread(
            float[] src, int from, float[] dst, int to, int step, int n, boolean accumulate) {
        if (accumulate) {
            for (int i = 0; i < n; i++) {
                dst[to + i * step] += src[from + i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                dst[to + i * step] = src[from + i];
            }
        }
    }

    /// Merges two phases into rows of `n` elements: even ones from `a`, odd ones from `b`.
    static void merge(
            float[] a, int from, int other, float[] dst, int to, int n, boolean accumulate) {
        int half = L / 2;
        for (int i = 0; i < n; i += L) {
            int left = Math.min(L, n - i);
            VectorMask<Float> keep = S.indexInRange(0, left);
            FloatVector even =
                    FloatVector.fromArray(S, a, from, S.indexInRange(0, (left + 1) / 2))
                            .expand(EVEN);
            FloatVector odd =
                    FloatVector.fromArray(S, a, other, S.indexInRange(0, left / 2)).expand(ODD);
            FloatVector v = even.blend(odd, ODD);
            if (accumulate) {
                v = v.add(FloatVector.fromArray(S, dst, to + i, keep));
            }
            v.intoArray(dst, to + i, keep);
            from += half;
            other += half;
        }
    }
}
