package dev.obor.machine.conv;

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
        /// The first source that targets from `i` on meet.
        int low(int i) {
            return source + i * sourceStep + Math.min(0, (taps - 1) * sourceTap);
        }

        /// The last source that target `i` meets.
        int high(int i) {
            return source + i * sourceStep + Math.max(0, (taps - 1) * sourceTap);
        }

        /// Whether any source meets any target.
        boolean isEmpty() {
            return count == 0 || taps == 0;
        }
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

    private static int common(int a, int b) {
        return b == 0 ? a : common(b, a % b);
    }
}
