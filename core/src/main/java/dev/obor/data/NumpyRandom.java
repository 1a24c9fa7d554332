package dev.obor.data;

import dev.obor.backend.Mt19937;
import dev.obor.base.ValueError;

/// The part of NumPy's legacy generator `RandomState` that splitting data needs.
///
/// The engine and its seeding are those of PyTorch; what differs is how an integer is drawn from
/// it: words are cut to the bits of the limit and drawn again while too large.
final class NumpyRandom {
    private static final long LARGEST_SEED = 0xffffffffL;
    private final Mt19937 engine;

    NumpyRandom(long seed) {
        if (seed < 0 || seed > LARGEST_SEED) {
            throw new ValueError("Seed must be between 0 and 2**32 - 1, got " + seed);
        }
        engine = new Mt19937(seed);
    }

    /// The numbers from 0 to `n - 1` in random order, as `RandomState.permutation` gives them.
    long[] permutation(int n) {
        long[] order = new long[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = n - 1; i > 0; i--) {
            int j = upTo(i);
            long swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }

    /// A number from 0 to `limit`, which is positive.
    private int upTo(int limit) {
        int mask = -1 >>> Integer.numberOfLeadingZeros(limit);
        int value = engine.nextInt() & mask;
        while (value > limit) {
            value = engine.nextInt() & mask;
        }
        return value;
    }
}
