package dev.obor.cpu;

import dev.obor.backend.Dims3;
import dev.obor.backend.PoolShape;
import dev.obor.backend.Sizes;

/// Where the windows of a pooling lie, for kernels with `lanes` lanes: per dimension and output
/// index, the first element inside the input, the end (exclusive), and how many elements the window
/// counts for.
final class PoolWindows {
    /// One dimension.
    static final class Axis {
        final int[] start;
        final int[] end;
        final int[] size;

        /// A run of windows of equal length, `stride` apart: from `first` to `last` (exclusive).
        int first;

        int last;
        int stride;

        /// The multiples of the stride by lane, for a full vector of the run and for its last one:
        /// also the indices of lanes that a mask turns off must lie in the array.
        int[] steps = {};

        int[] lastSteps = {};

        private Axis(int n) {
            Sizes.count(n, "windows");
            start = new int[n];
            end = new int[n];
            size = new int[n];
        }

        private int[] multiples(int lanes, int n) {
            int[] list = new int[lanes];
            for (int l = 0; l < n; l++) {
                list[l] = l * stride;
            }
            return list;
        }

        /// Finds the longest run.
        private Axis findRun(int lanes) {
            for (int i = 0; i < start.length; ) {
                int n = i + 1;
                int apart = n < start.length ? start[n] - start[i] : 1;
                while (n < start.length
                        && start[n] - start[n - 1] == apart
                        && end[n] - start[n] == end[i] - start[i]) {
                    n++;
                }
                if (n - i > last - first) {
                    first = i;
                    last = n;
                    stride = apart;
                }
                i = n;
            }
            steps = multiples(lanes, lanes);
            lastSteps = multiples(lanes, (last - first) % lanes);
            return this;
        }
    }

    final Axis d;
    final Axis h;
    final Axis w;

    /// Distance of the elements of a window.
    final Dims3 step;

    private PoolWindows(Axis d, Axis h, Axis w, Dims3 step) {
        this.d = d;
        this.h = h;
        this.w = w;
        this.step = step;
    }

    /// The windows of a max or average pooling.
    static PoolWindows of(PoolShape s, int lanes) {
        Dims3 in = s.input();
        Dims3 k = s.kernel();
        Dims3 st = s.stride();
        Dims3 pad = s.padding();
        Dims3 dil = s.dilation();
        Dims3 out = s.output();
        boolean all = s.countIncludePad();
        return new PoolWindows(
                axis(in.d(), k.d(), st.d(), pad.d(), dil.d(), out.d(), all, lanes),
                axis(in.h(), k.h(), st.h(), pad.h(), dil.h(), out.h(), all, lanes),
                axis(in.w(), k.w(), st.w(), pad.w(), dil.w(), out.w(), all, lanes),
                dil);
    }

    /// The windows of an adaptive pooling.
    static PoolWindows adaptive(PoolShape s, int lanes) {
        return new PoolWindows(
                adaptive(s.input().d(), s.output().d(), lanes),
                adaptive(s.input().h(), s.output().h(), lanes),
                adaptive(s.input().w(), s.output().w(), lanes),
                Dims3.ONE);
    }

    private static Axis axis(
            int in,
            int kernel,
            int stride,
            int pad,
            int dil,
            int out,
            boolean countPadding,
            int lanes) {
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
        return a.findRun(lanes);
    }

    private static Axis adaptive(int in, int out, int lanes) {
        Axis a = new Axis(out);
        for (int i = 0; i < out; i++) {
            a.start[i] = (int) ((long) i * in / out);
            a.end[i] = (int) Math.ceilDiv((long) (i + 1) * in, (long) out);
            a.size[i] = a.end[i] - a.start[i];
        }
        return a.findRun(lanes);
    }

    /// Whether there is one window, the whole plane.
    boolean wholePlane(Dims3 in) {
        return whole(d, in.d()) && whole(h, in.h()) && whole(w, in.w());
    }

    private static boolean whole(Axis a, int in) {
        return a.start.length == 1 && a.start[0] == 0 && a.end[0] == in;
    }

    /// Runs `task` for ranges of planes, on several threads if there is enough to do.
    static void split(int planes, int elementsPerPlane, Planes task) {
        int together = Math.max(1, (1 << 15) / Math.max(1, elementsPerPlane));
        int tasks = Math.ceilDiv(planes, together);
        if (tasks <= 4) {
            task.run(0, planes);
        } else {
            Workers.run(tasks, i -> task.run(i * together, Math.min(planes, (i + 1) * together)));
        }
    }

    /// Work on a range of planes.
    @FunctionalInterface
    interface Planes {
        void run(int from, int to);
    }
}
