package dev.obor.cpu;

import dev.obor.backend.Dims3;
import dev.obor.backend.PoolShape;
import dev.obor.backend.Sizes;

/// Where the windows of a pooling lie: per dimension and output index, the first element inside the input, the end (exclusive), and how many elements the window
/// counts for.
final class PoolWindows {
    /// One dimension.
    static final class Axis {
        final int[] start;
        final int[] end;
        final int[] size;

        /// From the start of a window to its end, at most.
        int longest;

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
    static PoolWindows of(PoolShape s) {
        Dims3 in = s.input();
        Dims3 k = s.kernel();
        Dims3 st = s.stride();
        Dims3 pad = s.padding();
        Dims3 dil = s.dilation();
        Dims3 out = s.output();
        boolean all = s.countIncludePad();
        return new PoolWindows(
                axis(in.d(), k.d(), st.d(), pad.d(), dil.d(), out.d(), all),
                axis(in.h(), k.h(), st.h(), pad.h(), dil.h(), out.h(), all),
                axis(in.w(), k.w(), st.w(), pad.w(), dil.w(), out.w(), all),
                dil);
    }

    /// The windows of an adaptive pooling.
    static PoolWindows adaptive(PoolShape s) {
        return new PoolWindows(
                adaptive(s.input().d(), s.output().d()),
                adaptive(s.input().h(), s.output().h()),
                adaptive(s.input().w(), s.output().w()),
                Dims3.ONE);
    }

    private static Axis axis(
            int in,
            int kernel,
            int stride,
            int pad,
            int dil,
            int out,
            boolean countPadding) {
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
