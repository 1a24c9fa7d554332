package dev.obor.cpu.pool;

import dev.obor.backend.Dims3;
import dev.obor.backend.PoolShape;
import dev.obor.backend.Sizes;
import dev.obor.machine.pool.WindowRows;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Where the windows of a pooling lie: per dimension and output index, the first element inside the
/// input, the end (exclusive), and how many elements the window counts for.
///
/// They depend on the shape alone and are cached.
final class PoolWindows {
    private static final int CACHE_LIMIT = 512;

    /// A shorter run of windows is not worth a call.
    private static final int SHORTEST = 4;

    private record Key(PoolShape shape, boolean adaptive) {}

    private static final ConcurrentHashMap<Key, PoolWindows> CACHE = new ConcurrentHashMap<>();

    /// One dimension.
    static final class Axis {
        final int[] start;
        final int[] end;
        final int[] size;

        /// From the start of a window to its end, at most.
        int longest;

        /// The longest run of windows of equal length, equally far apart: from `first` to `last`
        /// (exclusive), `stride` apart.
        private int first;

        private int last;
        private int stride;

        private Axis(int n) {
            Sizes.count(n, "windows");
            start = new int[n];
            end = new int[n];
            size = new int[n];
        }

        private Axis measured() {
            for (int i = 0; i < start.length; i++) {
                longest = Math.max(longest, end[i] - start[i]);
            }
            for (int i = 0; i < start.length; ) {
                int n = i + 1;
                int apart = n < start.length ? start[n] - start[i] : 1;
                while (n < start.length
                        && start[n] - start[n - 1] == apart
                        && end[n] - start[n] == end[i] - start[i]
                        && size[n] == size[i]) {
                    n++;
                }
                if (n - i > last - first) {
                    first = i;
                    last = n;
                    stride = apart;
                }
                i = n;
            }
            return this;
        }

        private boolean isApart() {
            for (int i = 1; i < start.length; i++) {
                if (start[i] < end[i - 1]) {
                    return false;
                }
            }
            return true;
        }

        private boolean isComplete(int n) {
            int covered = 0;
            for (int i = 0; i < start.length && start[i] <= covered; i++) {
                covered = Math.max(covered, end[i]);
            }
            return covered == n;
        }

        private WindowRows.Side side(int size, int step) {
            return new WindowRows.Side(size, start, end, step);
        }
    }

    final Axis d;
    final Axis h;
    final Axis w;

    /// Distance of the elements of a window.
    final Dims3 step;

    /// What machine code may compute of each row; null if that is not worth it.
    final @Nullable WindowRows rows;

    /// Whether no element is in two windows, and in each line of a plane windows are as long as
    /// they are apart.
    final boolean apart;

    /// Whether every element is in a window.
    final boolean complete;

    private PoolWindows(PoolShape s, Axis d, Axis h, Axis w, Dims3 step) {
        this.d = d;
        this.h = h;
        this.w = w;
        this.step = step;
        Dims3 in = s.input();
        rows =
                w.last - w.first < SHORTEST
                        ? null
                        : WindowRows.of(
                                d.side(in.d(), step.d()),
                                h.side(in.h(), step.h()),
                                w.side(in.w(), step.w()),
                                w.first,
                                w.last,
                                w.stride,
                                divisors(s));
        boolean all = w.first == 0 && w.last == w.start.length;
        apart = all && w.longest == w.stride && step.w() == 1 && h.isApart() && d.isApart();
        complete = w.isComplete(in.w()) && h.isComplete(in.h()) && d.isComplete(in.d());
    }

    /// What the sums of the windows that are computed together are divided by, for each row.
    private int[] divisors(PoolShape s) {
        int[] divisors = new int[d.start.length * h.start.length];
        for (int i = 0; i < divisors.length; i++) {
            divisors[i] = divisor(s, i / h.start.length, i % h.start.length, w.first);
        }
        return divisors;
    }

    /// What the sum over a window of an average pooling is divided by.
    int divisor(PoolShape s, int z, int y, int x) {
        int all = s.divisorOverride();
        return all != 0 ? all : d.size[z] * h.size[y] * w.size[x];
    }

    /// The windows of a max or average pooling.
    static PoolWindows of(PoolShape s) {
        return of(new Key(s, false));
    }

    /// The windows of an adaptive pooling.
    static PoolWindows adaptive(PoolShape s) {
        return of(new Key(s, true));
    }

    private static PoolWindows of(Key key) {
        PoolWindows known = CACHE.get(key);
        if (known == null) {
            known = key.adaptive ? findAdaptive(key.shape) : find(key.shape);
            if (CACHE.size() >= CACHE_LIMIT) {
                CACHE.clear();
            }
            CACHE.put(key, known);
        }
        return known;
    }

    private static PoolWindows find(PoolShape s) {
        Dims3 in = s.input();
        Dims3 k = s.kernel();
        Dims3 st = s.stride();
        Dims3 pad = s.padding();
        Dims3 dil = s.dilation();
        Dims3 out = s.output();
        boolean all = s.countIncludePad();
        return new PoolWindows(
                s,
                axis(in.d(), k.d(), st.d(), pad.d(), dil.d(), out.d(), all),
                axis(in.h(), k.h(), st.h(), pad.h(), dil.h(), out.h(), all),
                axis(in.w(), k.w(), st.w(), pad.w(), dil.w(), out.w(), all),
                dil);
    }

    private static PoolWindows findAdaptive(PoolShape s) {
        return new PoolWindows(
                s,
                adaptive(s.input().d(), s.output().d()),
                adaptive(s.input().h(), s.output().h()),
                adaptive(s.input().w(), s.output().w()),
                Dims3.ONE);
    }

    private static Axis axis(
            int in, int kernel, int stride, int pad, int dil, int out, boolean countPadding) {
        Axis a = new Axis(out);
        for (int i = 0; i < out; i++) {
            int from = i * stride - pad;
            int to = from + (kernel - 1) * dil + 1;
            a.size[i] = Math.min(to, in + pad) - from;
            while (from < 0) {
                from += dil;
            }
            a.start[i] = from;
            a.end[i] = Math.min(to, in);
            if (!countPadding) {
                a.size[i] = a.end[i] - a.start[i];
            }
        }
        return a.measured();
    }

    private static Axis adaptive(int in, int out) {
        Axis a = new Axis(out);
        for (int i = 0; i < out; i++) {
            a.start[i] = (int) ((long) i * in / out);
            a.end[i] = (int) Math.ceilDiv((long) (i + 1) * in, (long) out);
            a.size[i] = a.end[i] - a.start[i];
        }
        return a.measured();
    }

    /// Whether there is one window, the whole plane.
    boolean wholePlane(Dims3 in) {
        return whole(d, in.d()) && whole(h, in.h()) && whole(w, in.w());
    }

    private static boolean whole(Axis a, int in) {
        return a.start.length == 1 && a.start[0] == 0 && a.end[0] == in;
    }
}
