package dev.obor.cpu.map;

import dev.obor.backend.View;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Several operands over one shape: dimensions that all of them walk as one are one.
///
/// @param sizes outermost first
/// @param strides of each operand, 0 where it repeats an element
/// @param marks what each dimension was marked with
public record Lattice(int[] sizes, int[][] strides, int[] marks) {
    /// The operands, which broadcast to `shape`.
    ///
    /// @param order the dimensions of `shape`, outermost first, or null for row-major
    /// @param marks of the dimensions of `shape`; only what has the same mark becomes one
    public static Lattice of(
            View[] views, int count, long[] shape, int @Nullable [] order, int[] marks) {
        int[] sizes = new int[shape.length];
        int[] kept = new int[shape.length];
        int[][] strides = new int[count][shape.length];
        int[] own = new int[count];
        int rank = 0;
        for (int i = 0; i < shape.length; i++) {
            int d = order == null ? i : order[i];
            int size = (int) shape[d];
            if (size == 1) {
                continue;
            }
            boolean joins = rank > 0 && kept[rank - 1] == marks[d];
            for (int v = 0; v < count; v++) {
                own[v] = stride(views[v], d - shape.length);
                joins = joins && strides[v][rank - 1] == (long) own[v] * size;
            }
            int to = joins ? rank - 1 : rank++;
            sizes[to] = joins ? sizes[to] * size : size;
            kept[to] = marks[d];
            for (int v = 0; v < count; v++) {
                strides[v][to] = own[v];
            }
        }
        for (int v = 0; v < count; v++) {
            strides[v] = Arrays.copyOf(strides[v], rank);
        }
        return new Lattice(Arrays.copyOf(sizes, rank), strides, Arrays.copyOf(kept, rank));
    }

    /// @param fromEnd the dimension, counted from the end: -1 is the last
    private static int stride(View v, int fromEnd) {
        int d = v.dim() + fromEnd;
        return d < 0 || v.shape()[d] == 1 ? 0 : (int) v.strides()[d];
    }

    public int rank() {
        return sizes.length;
    }

    /// The size of a dimension; 1 before the first.
    public int size(int d) {
        return d < 0 ? 1 : sizes[d];
    }

    /// The strides of all operands in a dimension; 0 before the first.
    public int[] steps(int d) {
        int[] steps = new int[strides.length];
        for (int v = 0; d >= 0 && v < steps.length; v++) {
            steps[v] = strides[v][d];
        }
        return steps;
    }

    /// Which operands repeat an element along a dimension; or -1 if one of them does neither this
    /// nor lies dense.
    ///
    /// @param pairs see [#pairs]; nothing is said of those
    public long singles(int d, long pairs) {
        long firsts = pairs & 0xFFFF_FFFFL;
        long apart = firsts | firsts << 1 | pairs >>> Integer.SIZE;
        long singles = 0;
        for (int v = 0; v < strides.length; v++) {
            int s = strides[v][d];
            if ((apart >>> v & 1) != 0) {
                continue;
            }
            if (s < 0 || s > 1) {
                return -1;
            }
            singles |= s == 0 ? 1L << v : 0;
        }
        return singles;
    }

    /// Which operands lie in turns with the next one along a dimension, as the parts of complex
    /// numbers do; and from bit 32 on, which inputs are every second element by themselves.
    long pairs(View[] views, int inputs, int d) {
        long pairs = 0;
        for (int v = 0; v < Math.min(strides.length, Integer.SIZE); v++) {
            if (strides[v][d] != 2) {
                continue;
            }
            if (v + 1 < strides.length
                    && views[v].array() == views[v + 1].array()
                    && views[v].offset() + 1 == views[v + 1].offset()
                    && Arrays.equals(strides[v], strides[v + 1])) {
                pairs |= 1L << v++;
            } else if (v < inputs) {
                pairs |= 1L << Integer.SIZE + v;
            }
        }
        return pairs;
    }

    /// The number of places in the first `rank` dimensions.
    public int places(int rank) {
        int n = 1;
        for (int d = 0; d < rank; d++) {
            n *= sizes[d];
        }
        return n;
    }

    /// Adds to positions how far place `index` of the first `rank` dimensions is.
    public void move(int[] positions, int rank, int index) {
        int left = index;
        for (int d = rank - 1; d >= 0; d--) {
            int at = left % sizes[d];
            left /= sizes[d];
            for (int v = 0; v < strides.length; v++) {
                positions[v] += at * strides[v][d];
            }
        }
    }

    /// Whether a stride is negative.
    public boolean turnsBack() {
        for (int[] own : strides) {
            for (int s : own) {
                if (s < 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
