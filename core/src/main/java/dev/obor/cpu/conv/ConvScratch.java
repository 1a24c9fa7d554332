package dev.obor.cpu.conv;

/// Working memory of convolution and pooling, one set per thread, grown when needed and kept, so
/// that the hot path allocates nothing.
final class ConvScratch {
    static final int WEIGHTS = 0;
    static final int PLANES = 1;
    static final int TILE = 2;
    static final int PHASES = 3;
    static final int PARTIALS = 4;
    static final int INIT = 5;
    private static final int SLOTS = 6;

    private static final ThreadLocal<ConvScratch> OF_THREAD =
            ThreadLocal.withInitial(ConvScratch::new);

    private final float[][] floats = new float[SLOTS][0];
    private final double[][] doubles = new double[SLOTS][0];

    private ConvScratch() {}

    /// The working memory of the current thread.
    static ConvScratch get() {
        return OF_THREAD.get();
    }

    /// An array of at least `size` elements, with old contents.
    float[] float32(int slot, int size) {
        float[] a = floats[slot];
        if (a.length < size) {
            a = new float[size + size / 8];
            floats[slot] = a;
        }
        return a;
    }

    /// An array of at least `size` elements, with old contents.
    double[] float64(int slot, int size) {
        double[] a = doubles[slot];
        if (a.length < size) {
            a = new double[size + size / 8];
            doubles[slot] = a;
        }
        return a;
    }
}
