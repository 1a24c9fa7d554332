package dev.obor.cpu;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
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
    private static final int LONG = 64;
    private static final int PACK_INSIDE = 0;
    private static final int PACK_OUTSIDE = MAX_ROWS + 1;
    private static final int TURN_HALF = MAX_ROWS + 2;
    private static final int MERGE = MAX_ROWS + 3;

    /// Whether to wait for compiled kernels; tests choose one side.
    enum Mode {
        WHEN_FAST,
        ALWAYS,
        NEVER
    }

    static volatile Mode mode = Mode.WHEN_FAST;

    private static final boolean PRESENT =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    private static final boolean MASKS = PRESENT && Lanes.MASKS;

    private static final AtomicReferenceArray<Entry> ENTRIES =
            new AtomicReferenceArray<>(2 * (MAX_ROWS + 4) * (MAX_VECTORS + 1));

    private GemmKernels() {}

    /// Elements per vector on this machine.
    static int lanes(GemmType type) {
        return !PRESENT ? 1 : type.wide() ? Lanes.DOUBLES : Lanes.FLOATS;
    }

    /// The kernel for tiles of `rows` times `vectors`, or null as long as it is not worth using.
    static @Nullable GemmTile tile(GemmType type, int rows, int vectors) {
        return (GemmTile) find(type, rows, vectors);
    }

    /// Packs panels of `vectors` elements side by side; or null.
    static @Nullable GemmPack copier(GemmType type, int vectors, boolean outside) {
        return (GemmPack) find(type, outside ? PACK_OUTSIDE : PACK_INSIDE, vectors);
    }

    /// Packs panels by turning blocks over; or null.
    static @Nullable GemmPack turner(GemmType type, boolean outside) {
        return (GemmPack) find(type, outside ? PACK_OUTSIDE : PACK_INSIDE, 0);
    }

    /// Packs panels of exactly half as many rows as a vector has lanes; or null.
    static @Nullable GemmPack halfTurner(GemmType type) {
        return (GemmPack) find(type, TURN_HALF, 0);
    }

    /// Puts tiles at the edge of a matrix in their place; or null.
    static @Nullable GemmMerge merger(GemmType type) {
        return MASKS ? (GemmMerge) find(type, MERGE, 0) : null;
    }

    /// Whether tiles of this height read B from a segment outside the heap.
    ///
    /// There a vector never straddles two cache lines, which is worth 15 %; with few rows B is read
    /// so few times that it is better left where it is.
    static boolean outside(int rows) {
        return rows > 4;
    }

    private static @Nullable Object find(GemmType type, int rows, int vectors) {
        int at = ((type.wide() ? MAX_ROWS + 4 : 0) + rows) * (MAX_VECTORS + 1) + vectors;
        Entry e = ENTRIES.get(at);
        if (e != null && e.fast && mode == Mode.WHEN_FAST) {
            return e.kernel;
        }
        return slow(at, type, rows, vectors);
    }

    private static @Nullable Object slow(int at, GemmType type, int rows, int vectors) {
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
        return mode == Mode.ALWAYS ? e.kernel() : null;
    }

    /// A class of its own, because it cannot be linked where the module is missing.
    private static final class Lanes {
        static final int FLOATS = FloatVector.SPECIES_PREFERRED.length();
        static final int DOUBLES = DoubleVector.SPECIES_PREFERRED.length();
        // Where vectors are short, the machine has no stores under a mask.
        static final boolean MASKS = FloatVector.SPECIES_PREFERRED.vectorBitSize() >= 256;
    }

    private static final class Entry {
        private final GemmType type;
        private final int rows;
        private final int vectors;
        private @Nullable Object kernel;
        private volatile boolean fast;

        Entry(GemmType type, int rows, int vectors) {
            this.type = type;
            this.rows = rows;
            this.vectors = vectors;
        }

        private boolean packs() {
            return rows == PACK_INSIDE || rows > MAX_ROWS;
        }

        synchronized Object kernel() {
            Object k = kernel;
            if (k == null) {
                boolean wide = type.wide();
                int lanes = lanes(type);
                if (!packs()) {
                    k = GemmCode.generate(wide, rows, vectors, lanes, outside(rows));
                } else if (rows == MERGE) {
                    k = wide ? new GemmMergeDouble() : new GemmMergeFloat();
                } else if (rows == TURN_HALF) {
                    k = GemmPackCode.turningHalf(wide, lanes);
                } else if (vectors > 0) {
                    k = GemmPackCode.copying(wide, vectors, lanes, rows == PACK_OUTSIDE);
                } else {
                    k = GemmPackCode.turning(wide, lanes, rows == PACK_OUTSIDE);
                }
                kernel = k;
            }
            return k;
        }

        /// Calls the kernel until it is fast. Short loops first: they are compiled by their number
        /// of calls, which takes a tenth of the time of compiling a loop while it runs.
        void warmUp() throws InterruptedException {
            Object k = kernel();
            int lanes = lanes(type);
            int length = LONG * lanes * MAX_VECTORS;
            Object a = type.allocate(length);
            Object c = type.allocate(length);
            Object segment = GemmBuffers.segment(type, length);
            Object b = packs() || outside(rows) ? segment : type.allocate(length);
            Object to = rows == PACK_OUTSIDE ? segment : c;
            for (int round = 0; round < PATIENCE && !fast; round++) {
                boolean enough = round >= 14; // calls for HotSpot: now its compiler needs the time
                int calls = enough ? 8 : 500;
                if (enough) {
                    Thread.sleep(4);
                }
                for (int i = 0; i < calls; i++) {
                    // Every way out of the kernel must be taken, or taking it later discards it.
                    int kc = packs() && vectors == 0 ? i % (2 * lanes + 2) : i % 10;
                    call(k, a, packs() ? to : b, c, i, kc);
                }
                long start = System.nanoTime();
                call(k, a, packs() ? to : b, c, round, LONG);
                // Vector instructions of a call, 2 ns each; the interpreter takes 100 times as long.
                int work = rows <= MAX_ROWS && !packs() ? rows * vectors : vectors > 0 ? vectors : 8;
                fast = System.nanoTime() - start < 2_000L + 2L * LONG * work;
            }
        }

        private void call(Object k, Object a, Object b, Object c, int i, int kc) {
            int width = vectors * lanes(type);
            if (k instanceof GemmTile t) {
                boolean add = (i & 4) != 0;
                t.run(kc, a, 0, rows, b, 0, width, c, 0, width, add, c, 0, width);
            } else if (k instanceof GemmMerge m) {
                // Also at the end of the array, where the masks are checked.
                int at = (i & 8) == 0 ? 0 : LONG * lanes(type) * MAX_VECTORS - 39;
                boolean add = (i & 4) != 0;
                m.run(a, 40, c, at, 20, add, c, at, 20, kc % 2 + 1, i % 19 + 1);
            } else if (k instanceof GemmPack p) {
                int lanes = lanes(type);
                int to = vectors > 0 ? width : rows == TURN_HALF ? lanes / 2 : lanes;
                p.run(a, 0, vectors > 0 ? width : LONG, to, kc, b, 0, to);
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
            loadClasses();
            try {
                while (true) {
                    QUEUE.take().warmUp();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // no one interrupts a thread nobody else knows
            }
        }

        /// Compiled kernels rely on which vector and segment classes are loaded; they would be thrown
        /// away each time that another part of the program brings in a new one.
        private static void loadClasses() {
            Class<?>[] elements = {
                byte.class, short.class, int.class, long.class, float.class, double.class
            };
            for (VectorShape shape : VectorShape.values()) {
                for (Class<?> element : elements) {
                    VectorSpecies<?> species = VectorSpecies.of(element, shape);
                    species.broadcast(0).compare(VectorOperators.EQ, 0);
                    species.iotaShuffle(0, 1, true);
                }
            }
            MemorySegment.ofArray(new byte[1]);
            MemorySegment.ofArray(new char[1]);
            MemorySegment.ofArray(new short[1]);
            MemorySegment.ofArray(new int[1]);
            MemorySegment.ofArray(new long[1]);
            MemorySegment.ofArray(new float[1]);
            MemorySegment.ofArray(new double[1]);
            try (Arena confined = Arena.ofConfined();
                    Arena shared = Arena.ofShared()) {
                confined.allocate(8);
                shared.allocate(8);
                Class.forName("jdk.internal.foreign.MappedMemorySegmentImpl");
            } catch (ClassNotFoundException e) {
                return; // a JDK with other names: some kernels may be compiled twice
            }
        }
    }
}
