package dev.obor.cpu;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/// The micro-kernels of this process, by shape.
///
/// Vector code is very slow until HotSpot has compiled it. So a kernel that is asked for the first
/// time is generated and called on made-up data by a thread in the background, and handed out only
/// once it runs at compiled speed; until then the caller computes the same bits without vectors.
final class GemmKernels {
    /// The tallest and widest tile, in rows and vectors.
    static final int MAX_ROWS = 16;

    static final int MAX_VECTORS = 8;

    // Rounds of warming up; a machine without vector instructions never gets fast.
    private static final int PATIENCE = 2_000;

    /// Whether to wait for compiled kernels; tests choose one side.
    enum Mode {
        WHEN_FAST,
        ALWAYS,
        NEVER
    }

    static volatile Mode mode = Mode.WHEN_FAST;

    private static final boolean PRESENT =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    private static final AtomicReferenceArray<Entry> ENTRIES =
            new AtomicReferenceArray<>(2 * (MAX_ROWS + 1) * (MAX_VECTORS + 1));

    private GemmKernels() {}

    /// Elements per vector on this machine.
    static int lanes(GemmType type) {
        return !PRESENT ? 1 : type.wide() ? Lanes.DOUBLES : Lanes.FLOATS;
    }

    /// The kernel for tiles of `rows` times `vectors`, or null as long as it is not worth using.
    static @Nullable GemmTile find(GemmType type, int rows, int vectors) {
        int at =
                ((type.wide() ? MAX_ROWS + 1 : 0) + rows) * (MAX_VECTORS + 1) + vectors;
        Entry e = ENTRIES.get(at);
        if (e != null && e.fast && mode == Mode.WHEN_FAST) {
            return e.tile;
        }
        return slow(at, type, rows, vectors);
    }

    private static @Nullable GemmTile slow(int at, GemmType type, int rows, int vectors) {
        if (!PRESENT || mode == Mode.NEVER) {
            return null;
        }
        Entry e = ENTRIES.get(at);
        if (e == null) {
            e = new Entry(type, rows, vectors);
            if (ENTRIES.compareAndSet(at, null, e)) {
                WarmUp.QUEUE.add(e);
            } else {
                e = ENTRIES.get(at);
            }
        }
        return mode == Mode.ALWAYS ? e.tile() : null;
    }

    /// A class of its own, because it cannot be linked where the module is missing.
    private static final class Lanes {
        static final int FLOATS = FloatVector.SPECIES_PREFERRED.length();
        static final int DOUBLES = DoubleVector.SPECIES_PREFERRED.length();
    }

    private static final class Entry {
        private final GemmType type;
        private final int rows;
        private final int vectors;
        private @Nullable GemmTile tile;
        private volatile boolean fast;

        Entry(GemmType type, int rows, int vectors) {
            this.type = type;
            this.rows = rows;
            this.vectors = vectors;
        }

        synchronized GemmTile tile() {
            GemmTile t = tile;
            if (t == null) {
                t = GemmCode.generate(type.wide(), rows, vectors, lanes(type));
                tile = t;
            }
            return t;
        }

        /// Calls the kernel until it is fast. Short loops first: they are compiled by their number
        /// of calls, which takes a tenth of the time of compiling a loop while it runs.
        void warmUp() throws InterruptedException {
            GemmTile t = tile();
            int width = vectors * lanes(type);
            int kc = 64;
            Object a = type.allocate(kc * rows);
            Object b = type.allocate(kc * width);
            Object c = type.allocate(rows * width);
            long fastEnough = 2_000L + 2L * kc * rows * vectors; // ns; interpreted: 100 times that
            for (int round = 0; round < PATIENCE && !fast; round++) {
                for (int i = 0; i < 500; i++) {
                    t.run(i % 4, a, 0, rows, b, 0, width, c, 0, width, (i & 4) != 0, c, 0, width);
                }
                long start = System.nanoTime();
                t.run(kc, a, 0, rows, b, 0, width, c, 0, width, true, c, 0, width);
                fast = System.nanoTime() - start < fastEnough;
                if (round >= 12 && !fast) {
                    Thread.sleep(2); // enough calls for HotSpot: now its compiler needs the time
                }
            }
        }
    }

    private static final class WarmUp implements Runnable {
        static final LinkedBlockingQueue<Entry> QUEUE = new LinkedBlockingQueue<>();

        static {
            Thread.ofPlatform()
                    .name("obor-gemm-warm-up")
                    .daemon(true)
                    .inheritInheritableThreadLocals(false)
                    .start(new WarmUp());
        }

        @Override
        public void run() {
            try {
                while (true) {
                    QUEUE.take().warmUp();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // no one interrupts a thread nobody else knows
            }
        }
    }
}
