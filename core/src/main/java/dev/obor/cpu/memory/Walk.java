package dev.obor.cpu.memory;

import dev.obor.backend.View;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where one operand's elements lie when an iteration runs over a shape from its first place to its
/// last: dimensions that can be walked as one are one.
///
/// Every operand coalesces by itself, so one that lies dense is dense here whatever its partners
/// do.
public final class Walk {
    /// The position of the first element.
    public final int offset;

    /// The sizes left after coalescing, outermost first; at least one.
    final int[] sizes;

    /// The distances between neighbours; 0 repeats an element.
    public final int[] strides;

    private Walk(int offset, int[] sizes, int[] strides) {
        this.offset = offset;
        this.sizes = sizes;
        this.strides = strides;
    }

    /// The walk of a view that broadcasts to `shape`.
    ///
    /// @param order the dimensions of `shape`, outermost first, or null for row-major
    public static Walk of(View view, long[] shape, int @Nullable [] order) {
        long[] viewShape = view.shape();
        long[] viewStrides = view.strides();
        int missing = shape.length - viewShape.length;
        int[] sizes = new int[Math.max(1, shape.length)];
        int[] strides = new int[sizes.length];
        int rank = 0;
        for (int i = 0; i < shape.length; i++) {
            int d = order == null ? i : order[i];
            int size = (int) shape[d];
            if (size == 1) {
                continue;
            }
            int own = d - missing;
            int stride = own < 0 || viewShape[own] == 1 ? 0 : (int) viewStrides[own];
            if (rank > 0 && strides[rank - 1] == stride * size) {
                sizes[rank - 1] *= size;
                strides[rank - 1] = stride;
            } else {
                sizes[rank] = size;
                strides[rank++] = stride;
            }
        }
        if (rank == 0) {
            sizes[0] = 1;
            strides[0] = 1;
            rank = 1;
        }
        return new Walk(Heap.offset(view), cut(sizes, rank), cut(strides, rank));
    }

    /// The dimensions of a result from the largest stride to the smallest: the order in which it is
    /// written best.
    public static int[] order(View out) {
        long[] strides = out.strides();
        int[] order = new int[strides.length];
        for (int d = 0; d < order.length; d++) {
            int at = d;
            while (at > 0 && strides[order[at - 1]] < strides[d]) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = d;
        }
        return order;
    }

    private static int[] cut(int[] a, int rank) {
        return a.length == rank ? a : Arrays.copyOf(a, rank);
    }

    /// Whether the elements lie one after the other.
    public boolean isDense() {
        return sizes.length == 1 && strides[0] == 1;
    }

    /// Whether all places show one element.
    public boolean isSingle() {
        return sizes.length == 1 && (strides[0] == 0 || sizes[0] == 1);
    }

    /// The position of the `n` elements from place `at` on if they lie one after the other, or -1.
    public int denseAt(int at, int n) {
        int last = sizes.length - 1;
        if (strides[last] != 1) {
            return -1;
        }
        int inner = sizes[last];
        int column = at % inner;
        if (column + n > inner) {
            return -1;
        }
        return position(at / inner, last) + column;
    }

    /// The position of the first element of run number `run`, where runs are the innermost `last`.
    private int position(int run, int last) {
        int p = offset;
        for (int d = last - 1; d >= 0; d--) {
            int size = sizes[d];
            p += run % size * strides[d];
            run /= size;
        }
        return p;
    }

    /// A cursor that stands at place `at`.
    public Cursor cursor(int at) {
        return new Cursor(this, at);
    }

    /// Walks over the runs of equal stride, one after the other.
    public static final class Cursor {
        private final Walk walk;
        private final int[] index;
        private int column;

        /// The position of the element the cursor stands at.
        public int position;

        private Cursor(Walk walk, int at) {
            this.walk = walk;
            int last = walk.sizes.length - 1;
            this.index = new int[last + 1];
            this.column = at % walk.sizes[last];
            int run = at / walk.sizes[last];
            int p = walk.offset + column * walk.strides[last];
            for (int d = last - 1; d >= 0; d--) {
                index[d] = run % walk.sizes[d];
                p += index[d] * walk.strides[d];
                run /= walk.sizes[d];
            }
            this.position = p;
        }

        /// The number of elements left in this run.
        public int left() {
            return walk.sizes[walk.sizes.length - 1] - column;
        }

        /// The distance between neighbours in this run.
        public int stride() {
            return walk.strides[walk.strides.length - 1];
        }

        /// Goes on by at most [#left()] elements.
        public void advance(int n) {
            int d = walk.sizes.length - 1;
            column += n;
            position += n * walk.strides[d];
            if (column < walk.sizes[d]) {
                return;
            }
            position -= column * walk.strides[d];
            column = 0;
            while (--d >= 0) {
                position += walk.strides[d];
                if (++index[d] < walk.sizes[d]) {
                    return;
                }
                position -= index[d] * walk.strides[d];
                index[d] = 0;
            }
        }
    }
}
