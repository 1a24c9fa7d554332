package dev.obor.cpu.conv;

import dev.obor.backend.Dims3;
import dev.obor.cpu.program.MachineProgram;
import dev.obor.machine.Machine;
import dev.obor.machine.conv.LaneMoves;
import java.util.Arrays;

/// Moves elements between tensors and the padded planes of a [ConvPlan].
final class ConvPlanesF64 {
    /// Elements after the planes that a vector may read.
    static final int SLACK = 64 / Double.BYTES;

    private ConvPlanesF64() {}

    /// Fills the planes of `units` consecutive images (or of one depth slice) for one strip.
    ///
    /// @param from the first element of the group's channels in the first image
    /// @param depth the target slice
    static void fill(
            ConvPlan p, double[] planes, int units, double[] src, int from, int depth, int strip) {
        // The last loads may run over the end, and must not meet stale NaNs.
        Arrays.fill(planes, 0, units * p.unitSize + SLACK, 0);
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
            ConvPlan p,
            double[] planes,
            int plane,
            int channel,
            double[] src,
            int from,
            int strip) {
        int w = p.src.w();
        for (int ph : p.phasesH) {
            int shiftH = strip * p.stripRows * p.stepH + ph - p.beforeH;
            int lo = Math.max(0, Math.ceilDiv(-shiftH, p.stepH));
            int hi = Math.min(p.planeRows, Math.floorDiv(p.src.h() - 1 - shiftH, p.stepH) + 1);
            int rows = Math.max(0, hi - lo);
            int s = from + (lo * p.stepH + shiftH) * w;
            int d = plane + lo * p.pitch;
            for (int pw : p.phasesW) {
                int shiftW = pw - p.beforeW;
                int left = Math.max(0, Math.ceilDiv(-shiftW, p.stepW));
                int right = Math.min(p.pitch, Math.floorDiv(w - 1 - shiftW, p.stepW) + 1);
                int o = s + left * p.stepW + shiftW;
                if (right > left) {
                    pick(p, src, o, planes, d + left, channel, rows, right - left);
                }
                d += p.planeSize;
                plane += p.planeSize;
            }
        }
    }

    /// Copies every `stepW`-th element of `rows` rows of every channel.
    private static void pick(
            ConvPlan p,
            double[] src,
            int s,
            double[] planes,
            int d,
            int channel,
            int rows,
            int cols) {
        int step = p.stepW;
        int volume = p.src.volume();
        LaneMoves code = ConvKernels.movesF64();
        if (code != null) {
            var from = new LaneMoves.Rows(src, s, p.src.w() * p.stepH, volume);
            var to = new LaneMoves.Rows(planes, d, p.pitch, channel);
            if (code.copy(from, step, to, p.srcChannels, rows, cols)) {
                if (!Machine.checking()) {
                    return;
                }
                double[] other = planes.clone();
                plainPick(p, src, s, other, d, channel, rows, cols);
                MachineProgram.same(
                        other, planes, d, p.srcChannels, channel, rows, p.pitch, cols, "planes");
                return;
            }
        }
        plainPick(p, src, s, planes, d, channel, rows, cols);
    }

    private static void plainPick(
            ConvPlan p,
            double[] src,
            int s,
            double[] planes,
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
                if (step == 1) {
                    System.arraycopy(src, from, planes, to, cols);
                    continue;
                }
                for (int i = 0; i < cols; i++) {
                    planes[to + i] = src[from + i * step];
                }
            }
        }
    }

    /// Writes one chunk of a result tile: row `r` to `dst[to + r * stride ...]`.
    static void store(
            double[] tile, int from, int rows, int mask, double[] dst, int to, int stride) {
        int start = Integer.numberOfTrailingZeros(mask);
        int length = Integer.numberOfTrailingZeros(~(mask >>> start));
        boolean single = mask >>> start == (1 << length) - 1;
        for (int r = 0; r < rows; r++) {
            int o = to + r * stride;
            int t = from + r * ConvTile.COLUMNS * ConvF64.L;
            if (single) {
                System.arraycopy(tile, t + start, dst, o, length);
                continue;
            }
            for (int m = mask; m != 0; m &= m - 1, o++) {
                dst[o] = tile[t + Integer.numberOfTrailingZeros(m)];
            }
        }
    }

    /// Writes rows of a phase to every `step`-th element of the rows of `planes` planes.
    static void spread(
            double[] src,
            int from,
            int cols,
            double[] dst,
            int to,
            int planes,
            int plane,
            int rows,
            int pitch,
            int step) {
        LaneMoves code = ConvKernels.movesF64();
        if (code != null) {
            var phase = new LaneMoves.Rows(src, from, cols, rows * cols);
            var out = new LaneMoves.Rows(dst, to, pitch, plane);
            if (code.spread(phase, out, step, planes, rows, cols)) {
                if (!Machine.checking()) {
                    return;
                }
                double[] other = dst.clone();
                plainSpread(src, from, cols, other, to, planes, plane, rows, pitch, step);
                int n = (cols - 1) * step + 1;
                MachineProgram.same(other, dst, to, planes, plane, rows, pitch, n, "phases");
                return;
            }
        }
        plainSpread(src, from, cols, dst, to, planes, plane, rows, pitch, step);
    }

    private static void plainSpread(
            double[] src,
            int from,
            int cols,
            double[] dst,
            int to,
            int planes,
            int plane,
            int rows,
            int pitch,
            int step) {
        for (int m = 0; m < planes; m++) {
            for (int r = 0; r < rows; r++, from += cols) {
                int o = to + m * plane + r * pitch;
                for (int i = 0; i < cols; i++) {
                    dst[o + i * step] = src[from + i];
                }
            }
        }
    }
}
