package dev.obor.cpu.reduce;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The dimensions of a reduction, merged as far as their logical sizes allow: neighbours that are
/// all kept or all reduced are one group, dimensions of size 1 are none.
///
/// @param sizes the groups' sizes, outermost first
/// @param reduced which groups go away
public record Groups(int[] sizes, boolean[] reduced) {
    /// One step: reduces the middle of three dimensions.
    ///
    /// @param outer what comes before
    /// @param size what is reduced
    /// @param inner what comes after
    record Pass(int outer, int size, int inner) {
        /// The number of elements that it reads.
        public int count() {
            return outer * size * inner;
        }
    }

    /// The step that is all there is to do, or null if there are several; most reductions have one.
    static @Nullable Pass only(long[] shape, long[] result) {
        int outer = 1;
        int size = 1;
        int inner = 1;
        boolean before = true;
        boolean behind = false;
        for (int d = 0; d < shape.length; d++) {
            int n = (int) shape[d];
            if (shape[d] == 1) {
                continue;
            }
            if (result[d] != shape[d]) {
                if (behind) {
                    return null;
                }
                before = false;
                size *= n;
            } else if (before) {
                outer *= n;
            } else {
                behind = true;
                inner *= n;
            }
        }
        return new Pass(outer, size, inner);
    }

    /// Nothing is reduced.
    static final Groups NONE = new Groups(new int[0], new boolean[0]);

    /// The groups of a shape whose reduced dimensions have size 1 in `result`.
    public static Groups of(long[] shape, long[] result) {
        int[] sizes = new int[shape.length];
        boolean[] reduced = new boolean[shape.length];
        int n = 0;
        for (int d = 0; d < shape.length; d++) {
            if (shape[d] == 1) {
                continue;
            }
            boolean goes = result[d] != shape[d];
            if (n > 0 && reduced[n - 1] == goes) {
                sizes[n - 1] *= (int) shape[d];
            } else {
                sizes[n] = (int) shape[d];
                reduced[n++] = goes;
            }
        }
        return new Groups(Arrays.copyOf(sizes, n), Arrays.copyOf(reduced, n));
    }

    /// The number of elements.
    public int count() {
        int n = 1;
        for (int size : sizes) {
            n *= size;
        }
        return n;
    }

    /// The step for the last reduced group; if nothing is reduced, one that keeps every element.
    public Pass last() {
        int at = lastReduced();
        if (at < 0) {
            return new Pass(count(), 1, 1);
        }
        int outer = 1;
        int inner = 1;
        for (int i = 0; i < sizes.length; i++) {
            if (i < at) {
                outer *= sizes[i];
            } else if (i > at) {
                inner *= sizes[i];
            }
        }
        return new Pass(outer, sizes[at], inner);
    }

    /// What is left after that step.
    Groups afterLast() {
        int at = lastReduced();
        if (at < 0) {
            return this;
        }
        long[] shape = new long[sizes.length];
        long[] result = new long[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            shape[i] = i == at ? 1 : sizes[i];
            result[i] = reduced[i] ? 1 : sizes[i];
        }
        return of(shape, result);
    }

    /// Whether nothing is left to reduce.
    boolean isDone() {
        return lastReduced() < 0;
    }

    private int lastReduced() {
        for (int i = reduced.length - 1; i >= 0; i--) {
            if (reduced[i]) {
                return i;
            }
        }
        return -1;
    }
}
