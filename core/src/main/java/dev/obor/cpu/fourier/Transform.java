package dev.obor.cpu.fourier;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// A transform of one length, forwards and without a factor; the other way round is the same with
/// real and imaginary parts exchanged. All is computed in float64.
abstract class Transform {
    private static final int MOST = 64;

    // Numbers that with their copies stay in the second cache.
    private static final int LONGEST = 1 << 14;
    private static final ConcurrentMap<Integer, Transform> KNOWN = new ConcurrentHashMap<>();

    /// The length.
    final int n;

    Transform(int n) {
        this.n = n;
    }

    /// Transforms `batch` columns of matrices of `n` rows in place.
    ///
    /// @param scratch two arrays as long as the columns together
    abstract void run(double[] re, double[] im, double[][] scratch, int batch);

    /// The way for a length, kept for the next call.
    static Transform of(int n) {
        Transform known = KNOWN.get(n);
        if (known == null) {
            known = make(n);
            if (KNOWN.size() >= MOST) {
                KNOWN.clear();
            }
            KNOWN.put(n, known);
        }
        return known;
    }

    private static Transform make(int n) {
        if (!Stages.isSmooth(n)) {
            return new Chirp(n);
        }
        if (n % 8 == 0 && n <= LONGEST) {
            return new Stages(n);
        }
        int rows = FourStep.rows(n);
        return n >= FourStep.SMALLEST && rows > 1 ? new FourStep(n, rows) : new Stages(n);
    }
}
