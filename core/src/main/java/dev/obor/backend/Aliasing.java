package dev.obor.backend;

import dev.obor.backend.Kernel.Indexed;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What kernels read and write at the same time: a kernel that would read what it has changed
/// already gets a copy instead, so that results do not depend on the order of a loop, on the size
/// or on the number of threads.
public final class Aliasing {
    private Aliasing() {}

    /// The kernel, or one that reads copies where it writes.
    ///
    /// @param copy makes the copy of a view
    public static Kernel safe(Kernel kernel, UnaryOperator<View> copy) {
        // Most are one of these two, small, and touch nothing twice.
        if (kernel instanceof Kernel.Map k && areApart(k.outs(), k.ins())
                || kernel instanceof Kernel.Reduce r && isApart(r.out(), r.ins())) {
            return kernel;
        }
        View[] writes = kernel.writes();
        View[] reads = kernel.reads();
        View[] replaced = null;
        for (int i = 0; i < reads.length; i++) {
            Storage storage = reads[i].storage();
            for (View write : writes) {
                if (write.storage() == storage && clashes(kernel, write, reads, i)) {
                    replaced = replaced == null ? reads.clone() : replaced;
                    replaced[i] = copy.apply(i == 0 ? reached(kernel, reads[0], false) : reads[i]);
                    break;
                }
            }
        }
        return replaced == null ? kernel : kernel.reading(replaced);
    }

    private static boolean areApart(View[] writes, View[] reads) {
        for (View write : writes) {
            if (!isApart(write, reads)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isApart(View write, View[] reads) {
        for (View read : reads) {
            if (read.storage() == write.storage()) {
                return false;
            }
        }
        return true;
    }

    /// Whether a read would see what was written; views of one storage.
    private static boolean clashes(Kernel kernel, View write, View[] reads, int i) {
        View read = reads[i];
        boolean first = kernel instanceof Kernel.Map || kernel instanceof Kernel.Fourier;
        if (first && isSame(write, read)) {
            return false; // every element, or line, is read before it is written
        }
        return meet(reached(kernel, write, true), i == 0 ? reached(kernel, read, false) : read);
    }

    /// All that an indexed view may touch; other views are what they are.
    public static View reached(Kernel kernel, View view, boolean written) {
        return switch (kernel) {
            case Kernel.Gather k when !written -> reach(view, k.indexed());
            case Kernel.Scatter k when written -> reach(view, k.indexed());
            default -> view;
        };
    }

    /// A window together with the dimensions that indices move it along.
    static View reach(View window, Indexed[] indexed) {
        int rank = window.dim();
        long[] shape = Arrays.copyOf(window.shape(), rank + indexed.length);
        long[] strides = Arrays.copyOf(window.strides(), rank + indexed.length);
        for (int d = 0; d < rank; d++) {
            shape[d] = strides[d] == 0 ? Math.min(shape[d], 1) : shape[d];
        }
        for (int i = 0; i < indexed.length; i++) {
            shape[rank + i] = indexed[i].size();
            strides[rank + i] = indexed[i].stride();
        }
        return window.with(window.offset(), shape, strides);
    }

    private static boolean isSame(View a, View b) {
        return a == b
                || a.offset() == b.offset()
                        && Arrays.equals(a.shape(), b.shape())
                        && Arrays.equals(a.strides(), b.strides());
    }

    /// Whether two views may have an element in common; false only where it is certain.
    public static boolean meet(View a, View b) {
        if (a.storage() != b.storage() || a.numel() == 0 || b.numel() == 0) {
            return false;
        }
        Span x = Span.of(a);
        Span y = Span.of(b);
        if (x.low > y.high || y.low > x.high) {
            return false;
        }
        long common = gcd(x.gcd, y.gcd);
        if (common > 1 && (x.low - y.low) % common != 0) {
            return false; // as two columns of a matrix
        }
        // As two blocks of columns: rows of the same length, in which they stand side by side.
        long row = x.largest;
        if (row > 1 && row == y.largest && x.inner < row && y.inner < row) {
            long p = x.low % row;
            long q = y.low % row;
            boolean whole = p + x.inner < row && q + y.inner < row;
            return !whole || p + x.inner >= q && q + y.inner >= p;
        }
        return true;
    }

    /// Where a view lies: from its first to its last place, in steps of a common divisor.
    ///
    /// @param largest the largest stride
    /// @param inner how far the other dimensions reach
    private record Span(long low, long high, long gcd, long largest, long inner) {
        static Span of(View v) {
            long low = v.offset();
            long high = low;
            long gcd = 0;
            long largest = 0;
            long inner = 0;
            for (int d = 0; d < v.dim(); d++) {
                if (v.shape()[d] == 1) {
                    continue;
                }
                long stride = v.strides()[d];
                long reach = (v.shape()[d] - 1) * stride;
                low += Math.min(reach, 0);
                high += Math.max(reach, 0);
                long step = Math.abs(stride);
                gcd = Aliasing.gcd(gcd, step);
                if (step > largest) {
                    largest = step;
                }
            }
            boolean met = false;
            for (int d = 0; d < v.dim(); d++) {
                if (v.shape()[d] == 1) {
                    continue;
                }
                long step = Math.abs(v.strides()[d]);
                if (step == largest && !met) {
                    met = true;
                } else {
                    inner += (v.shape()[d] - 1) * step;
                }
            }
            return new Span(low, high, gcd, largest, inner);
        }
    }

    private static long gcd(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }

    /// A window on a copy of what an indexed view may touch.
    static View window(View window, View copy) {
        int rank = window.dim();
        long[] strides = Arrays.copyOf(copy.strides(), rank);
        for (int d = 0; d < rank; d++) {
            strides[d] = window.strides()[d] == 0 ? 0 : strides[d];
        }
        return copy.with(copy.offset(), window.shape(), strides);
    }

    /// Views that are there, in their order.
    static View[] present(@Nullable View... views) {
        int n = 0;
        View[] all = new View[views.length];
        for (View v : views) {
            if (v != null) {
                all[n++] = v;
            }
        }
        return n == all.length ? all : Arrays.copyOf(all, n);
    }
}
