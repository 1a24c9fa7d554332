package dev.obor.cpu;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
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

    // HotSpot compiles for good after 5,000.
    private static final int CALLS = 7_000;

    private static final int LONG = 64;
    private static final int NOTHING = -1;
    private static final int PACK_INSIDE = 0;
    private static final int PACK_OUTSIDE = MAX_ROWS + 1;
    private static final int TURN_HALF = MAX_ROWS + 2;
    private static final int MERGE = MAX_ROWS + 3;
    private static final int DOTS = MAX_ROWS + 4;
    // Tiles that read B in place follow.
    private static final int INSIDE = MAX_ROWS + 5;
    private static final int KINDS = INSIDE + MAX_ROWS + 1;

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
            new AtomicReferenceArray<>(2 * (KINDS) * (MAX_VECTORS + 1));

    private GemmKernels() {}

    /// Elements per vector on this machine.
    static int lanes(GemmType type) {
        return !PRESENT ? 1 : type.wide() ? Lanes.DOUBLES : Lanes.FLOATS;
    }

    /// The kernel for tiles of `rows` times `vectors`, or null as long as it is not worth using.
    static @Nullable GemmTile tile(GemmType type, int rows, int vectors, boolean outside) {
        return (GemmTile) find(type, outside ? rows : INSIDE + rows, vectors);
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

    /// Multiplies one row with a matrix whose columns lie one after the other; or null.
    static @Nullable GemmDots dots(GemmType type) {
        return (GemmDots) find(type, DOTS, 0);
    }

    /// Puts tiles at the edge of a matrix in their place; or null.
    static @Nullable GemmMerge merger(GemmType type) {
        return MASKS ? (GemmMerge) find(type, MERGE, 0) : null;
    }

    private static @Nullable Object find(GemmType type, int rows, int vectors) {
        int at = ((type.wide() ? KINDS : 0) + rows) * (MAX_VECTORS + 1) + vectors;
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
        private final int kind;
        private final int vectors;
        private @Nullable Object kernel;
        private volatile boolean fast;
        private int tries;
        private Object a;
        private Object b;
        private Object c;

        Entry(GemmType type, int kind, int vectors) {
            this.type = type;
            this.kind = kind;
            this.vectors = vectors;
            a = type.allocate(0);
            b = a;
            c = a;
        }

        private boolean tile() {
            return kind > 0 && kind <= MAX_ROWS || kind > INSIDE;
        }

        private int rows() {
            return kind > INSIDE ? kind - INSIDE : kind;
        }

        synchronized Object kernel() {
            Object k = kernel;
            if (k == null) {
                k = make(type.wide(), lanes(type));
                kernel = k;
            }
            return k;
        }

        private Object make(boolean wide, int lanes) {
            if (tile()) {
                return GemmCode.generate(wide, rows(), vectors, lanes, kind <= MAX_ROWS);
            }
            return switch (kind) {
                case DOTS -> GemmPackCode.dots(wide, lanes);
                case MERGE -> wide ? new GemmMergeDouble() : new GemmMergeFloat();
                case TURN_HALF -> GemmPackCode.turningHalf(wide, lanes);
                default ->
                        vectors > 0
                                ? GemmPackCode.copying(wide, vectors, lanes, kind == PACK_OUTSIDE)
                                : GemmPackCode.turning(wide, lanes, kind == PACK_OUTSIDE);
            };
        }

        /// Calls the kernel as often as makes HotSpot compile it. Short loops: they are compiled by
        /// their number of calls, which takes a tenth of the time of compiling a loop while it
        /// runs.
        void start() {
            int every = tile() ? 8 : 1; // most calls of a tile do nothing: HotSpot counts them too
            for (int i = 0; i < CALLS; i++) {
                call(kernel(), a, b, c, i / every, i % every == 0 ? i / every : NOTHING);
            }
        }

        /// Calls the kernel a few times and looks whether it is compiled by now.
        boolean isFast() {
            for (int i = 0; i < 8; i++) {
                call(kernel(), a, b, c, i, i);
            }
            long start = System.nanoTime();
            call(kernel(), a, b, c, tries, LONG);
            // Vector instructions of a call, 2 ns each; the interpreter takes 100 times as long.
            int work = tile() ? rows() * vectors : vectors > 0 ? vectors : 8;
            tries++;
            if (System.nanoTime() - start < 2_000L + 2L * LONG * work) {
                fast = true;
            }
            return fast;
        }

        /// Whether it was tried often enough to give up.
        boolean isHopeless() {
            return tries >= PATIENCE;
        }

        /// Makes or drops the numbers that it is called on.
        void data(boolean needed) {
            int length = needed ? LONG * lanes(type) * MAX_VECTORS : 0;
            boolean segment = kind == PACK_OUTSIDE || tile() && kind <= MAX_ROWS;
            a = type.allocate(length);
            b = segment && needed ? GemmBuffers.segment(type, length) : type.allocate(length);
            c = type.allocate(length);
        }

        /// Call number `i`. Every way out of a kernel must be taken, or taking it later discards
        /// the compiled code.
        private void call(Object k, Object a, Object b, Object c, int i, int terms) {
            int lanes = lanes(type);
            int width = vectors * lanes;
            boolean add = (i & 4) != 0;
            int few = terms == LONG || terms == NOTHING ? terms : terms % 10;
            switch (k) {
                case GemmTile t ->
                        t.run(few, a, 0, rows(), b, 0, width, c, 0, width, add, c, 0, width);
                case GemmMerge m -> {
                    // Also at the end of the array, where the masks are checked.
                    int at = (i & 8) == 0 ? 0 : LONG * lanes * MAX_VECTORS - 39;
                    m.run(a, 40, c, at, 20, add, c, at, 20, i % 2 + 1, i % 19 + 1);
                }
                case GemmDots d -> {
                    int kc = terms == LONG ? LONG : terms % 3 * lanes;
                    d.run(a, 0, LONG, lanes, kc, b, 0, c);
                }
                case GemmPack p when vectors > 0 -> p.run(a, 0, width, lanes, few, b, 0, width);
                case GemmPack p -> {
                    int kc = terms == LONG ? LONG : terms % (2 * lanes + 2);
                    int to = kind == TURN_HALF ? lanes / 2 : lanes;
                    p.run(a, 0, LONG, to, kc, b, 0, to);
                }
                default -> throw new IllegalStateException(k.getClass().getName());
            }
        }
    }

    private static final class WarmUp implements Runnable {
        static final LinkedBlockingQueue<Entry> QUEUE = new LinkedBlockingQueue<>();

        private final ArrayDeque<Entry> waiting = new ArrayDeque<>();

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
                    serve();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // no one interrupts a thread nobody else knows
            }
        }

        /// New kernels first, so that HotSpot's compiler never waits for work; then a look at the
        /// one that has waited longest for it.
        private void serve() throws InterruptedException {
            Entry e = waiting.isEmpty() ? QUEUE.take() : QUEUE.poll();
            if (e != null) {
                e.data(true);
                e.start();
                waiting.addLast(e);
                return;
            }
            Entry oldest = waiting.removeFirst();
            if (oldest.isFast() || oldest.isHopeless()) {
                oldest.data(false);
                return;
            }
            if (oldest.tries % 50 == 0) {
                waiting.addLast(oldest);
            } else {
                waiting.addFirst(oldest);
            }
            Thread.sleep(4);
        }

        /// Compiled kernels rely on which vector and segment classes are loaded; they would be
        /// thrown away each time that another part of the program brings in a new one.
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
