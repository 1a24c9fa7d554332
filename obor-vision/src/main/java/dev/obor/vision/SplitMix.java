package dev.obor.vision;

/// The SplitMix64 generator: a few integer operations per number, so that the same seed draws the
/// same pictures on every machine and every Java release.
///
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014,
/// figure 17; the mixing constants are Stafford's variant 13.
final class SplitMix {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    SplitMix(long seed) {
        state = seed;
    }

    /// A stream for item `index` of the family `seed`: items can be drawn in any order.
    static SplitMix of(long seed, long index) {
        return new SplitMix(mix(seed ^ mix(index + GOLDEN_GAMMA)));
    }

    long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /// Uniform in `[0, 1)`, a multiple of `2^-53`.
    double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    double between(double low, double high) {
        return low + (high - low) * nextDouble();
    }

    /// Uniform in `[0, bound)`; the bias of less than `bound / 2^31` does not matter here.
    int nextInt(int bound) {
        return (int) (((nextLong() >>> 33) * bound) >>> 31);
    }

    /// Mean 0, standard deviation 1, within ±3.47: a sum of four uniforms, so that no logarithm is
    /// needed and no outlier leaves the picture.
    double nextBell() {
        double sum = nextDouble() + nextDouble() + nextDouble() + nextDouble();
        return (sum - 2) * 1.7320508075688772; // sqrt(12 / 4)
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
