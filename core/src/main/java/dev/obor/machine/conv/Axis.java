package dev.obor.machine.conv;

import java.util.ArrayList;
import java.util.List;

/// One direction of a convolution: how many elements the input and output have along it, and how
/// the kernel lies on them.
///
/// @param padding zeros before the first element
public record Axis(int input, int kernel, int stride, int padding, int dilation, int output) {
    /// Targets that meet the same taps: every `targetStep`-th from `target` on. Target `i` of them
    /// and tap `j` of theirs meet source `source + i * sourceStep + j * sourceTap`.
    ///
    /// @param tap the first tap, every `tapStep`-th follows
    record Part(
            int target,
            int targetStep,
            int count,
            int source,
            int sourceStep,
            int taps,
            int tap,
            int tapStep,
            int sourceTap) {
        /// The first source that any target meets.
        int low() {
            return source + Math.min(0, (taps - 1) * sourceTap);
        }

        /// The last source that any target meets.
        int high() {
            return source + (count - 1) * sourceStep + Math.max(0, (taps - 1) * sourceTap);
        }

        /// Whether any source meets any target.
        boolean isEmpty() {
            return count == 0 || taps == 0;
        }

        /// The targets before `end` and not before `start`.
        Part targets(int start, int end) {
            int first = Math.clamp(Math.ceilDiv(start - target, targetStep), 0, count);
            int after = Math.clamp(Math.ceilDiv(end - target, targetStep), first, count);
            return part(first, after - first, 0, taps);
        }

        private Part part(int first, int targets, int firstTap, int someTaps) {
            return new Part(
                    target + first * targetStep,
                    targetStep,
                    targets,
                    source + first * sourceStep + firstTap * sourceTap,
                    sourceStep,
                    someTaps,
                    tap + firstTap * tapStep,
                    tapStep,
                    sourceTap);
        }

        private boolean has(int i, int j, int sources) {
            int at = source + i * sourceStep + j * sourceTap;
            return at >= 0 && at < sources;
        }

        /// Adds these targets to a list, without the taps that lie outside of so many sources.
        private void addInside(List<Part> list, int sources) {
            int from = 0; // the targets from here on have the taps from first to last
            int first = 0;
            int last = taps;
            for (int i = 0; i < count; i = next(i, last - first, sources)) {
                int low = 0;
                int high = taps;
                while (low < high && !has(i, low, sources)) {
                    low++;
                }
                while (low < high && !has(i, high - 1, sources)) {
                    high--;
                }
                if (low != first || high != last) {
                    if (i > from) {
                        list.add(part(from, i - from, first, last - first));
                    }
                    from = i;
                    first = low;
                    last = high;
                }
            }
            if (count > from) {
                list.add(part(from, count - from, first, last - first));
            }
        }

        /// The next target that may have other taps than this one, which has so many.
        private int next(int i, int having, int sources) {
            if (having < taps) {
                return i + 1;
            }
            int far = Math.max(0, (taps - 1) * sourceTap);
            int all = taps == 0 ? count : (sources - 1 - far - source) / sourceStep + 1;
            return Math.clamp(all, i + 1, count);
        }
    }

    /// The same sums without terms that lie outside of so many sources: neighbours that lose the
    /// same ones are a part.
    static Part[] inside(Part[] parts, int sources) {
        List<Part> list = new ArrayList<>();
        for (Part p : parts) {
            p.addInside(list, sources);
        }
        return list.toArray(new Part[0]);
    }

    /// Whether there is nothing but one tap on each element.
    boolean isPlain() {
        return kernel == 1 && stride == 1 && padding == 0 && input == output;
    }

    /// For outputs as sums over inputs.
    Part[] forward() {
        return new Part[] {new Part(0, 1, output, -padding, stride, kernel, 0, 1, dilation)};
    }

    /// For gradients of inputs as sums over those of outputs: one part for each remainder by the
    /// stride.
    Part[] gradient() {
        Part[] parts = new Part[stride];
        int common = common(stride, dilation);
        for (int phase = 0; phase < stride; phase++) {
            int target = Math.floorMod(phase - padding, stride);
            int count = target >= input ? 0 : (input - 1 - target) / stride + 1;
            int tap = 0;
            while (tap < kernel && (long) tap * dilation % stride != phase) {
                tap++;
            }
            int step = stride / common;
            int taps = tap < kernel ? (kernel - 1 - tap) / step + 1 : 0;
            int source = Math.floorDiv(target + padding - tap * dilation, stride);
            parts[phase] =
                    new Part(
                            target,
                            stride,
                            count,
                            source,
                            1,
                            taps,
                            tap,
                            step,
                            -(dilation / common));
        }
        return parts;
    }

    /// For gradients of weights: targets are taps, which meet the outputs from `first` to `end`.
    Part weights(int first, int end) {
        int source = first * stride - padding;
        return new Part(0, 1, kernel, source, dilation, end - first, first, 1, stride);
    }

    private static int common(int a, int b) {
        return b == 0 ? a : common(b, a % b);
    }
}
