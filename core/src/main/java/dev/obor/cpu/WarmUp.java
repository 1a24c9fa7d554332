package dev.obor.cpu;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/// A micro-kernel that warms up.
///
/// Vector code is very slow until HotSpot has compiled it. So a kernel that is asked for the first
/// time is generated and called on made-up data by a thread in the background, and handed out only
/// once it runs at compiled speed; until then the caller computes the same bits without vectors.
abstract class WarmUp<K> {
    /// Whether to wait for compiled kernels; tests choose one side.
    enum Mode {
        WHEN_FAST,
        ALWAYS,
        NEVER
    }

    static volatile Mode mode = Mode.WHEN_FAST;

    /// As `terms` of [#call]: the most, and nothing to do at all.
    static final int LONG = 64;

    static final int NOTHING = -1;

    // Looks at a kernel before they become rare.
    private static final int PATIENCE = 2_000;

    // Calls of a look.
    private static final int IDLE = 400;
    private static final int FEW = 8;
    private static final int MANY = 12;

    private @Nullable K kernel;
    private volatile boolean fast;
    private int tries;

    /// The kernel at a place of a list, or null as long as it is not worth using.
    ///
    /// @param create makes what stands at a place
    static <K> @Nullable K find(
            AtomicReferenceArray<@Nullable WarmUp<K>> all,
            int at,
            IntFunction<? extends WarmUp<K>> create) {
        WarmUp<K> e = all.get(at);
        if (e != null && e.fast && mode == Mode.WHEN_FAST) {
            return e.kernel;
        }
        return slow(all, at, create);
    }

    private static <K> @Nullable K slow(
            AtomicReferenceArray<@Nullable WarmUp<K>> all,
            int at,
            IntFunction<? extends WarmUp<K>> create) {
        if (!VectorTier.PRESENT || mode == Mode.NEVER) {
            return null;
        }
        WarmUp<K> e = all.get(at);
        if (e == null) {
            WarmUp<K> made = create.apply(at);
            if (all.compareAndSet(at, null, made)) {
                Worker.QUEUE.add(made);
            }
            e = Objects.requireNonNull(all.get(at));
        }
        return mode == Mode.ALWAYS ? e.kernel() : null;
    }

    private synchronized K kernel() {
        K k = kernel;
        if (k == null) {
            k = make();
            kernel = k;
        }
        return k;
    }

    /// Generates the kernel.
    abstract K make();

    /// Makes or drops the numbers that it is called on.
    abstract void data(boolean needed);

    /// Call number `i`. Every way out of a kernel must be taken, or taking it later discards the
    /// compiled code.
    abstract void call(K kernel, int i, int terms);

    /// Vector instructions of a term.
    abstract int work();

    /// Calls the kernel and looks whether it is compiled by now.
    ///
    /// Most calls do nothing. HotSpot compiles for good what has been called 5,000 times since it
    /// was compiled for a start, and until that start a call that does something takes
    /// milliseconds, of a processor that the compiler may need. Long calls come then: C2 arranges
    /// the code for what has run often, which has to be the loop.
    private boolean isFast() {
        K k = kernel();
        for (int i = 0; i < IDLE; i++) {
            call(k, i, NOTHING);
        }
        long limit = 2_000L + 2L * LONG * work(); // 2 ns for each instruction
        long start = System.nanoTime();
        for (int i = 0; i < FEW; i++) {
            int next = tries * FEW + i;
            call(k, next, next);
        }
        tries++;
        if (System.nanoTime() - start > 100 * limit) {
            return false;
        }
        for (int i = 0; i < MANY; i++) {
            start = System.nanoTime();
            call(k, tries + i, LONG);
            fast |= System.nanoTime() - start < limit; // ten times as long before C2
        }
        return fast;
    }

    /// Whether it takes unusually long, as where other programs keep HotSpot's compiler from work,
    /// or for ever, as on a machine without vector instructions. It is looked at now and then.
    private boolean isSlow() {
        return tries >= PATIENCE;
    }

    private static final class Worker implements Runnable {
        static final LinkedBlockingQueue<WarmUp<?>> QUEUE = new LinkedBlockingQueue<>();

        private final ArrayDeque<WarmUp<?>> waiting = new ArrayDeque<>();

        static {
            Thread.ofPlatform()
                    .name("obor-kernel-warm-up")
                    .daemon(true)
                    .inheritInheritableThreadLocals(false)
                    .start(new Worker());
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

        /// New kernels first, so that HotSpot's compiler never waits for work; then a few looks at
        /// the one that has waited longest for them.
        private void serve() throws InterruptedException {
            WarmUp<?> e =
                    waiting.isEmpty() ? QUEUE.take() : QUEUE.poll(pause(), TimeUnit.MILLISECONDS);
            if (e != null) {
                e.data(true);
                waiting.addLast(e);
                return;
            }
            WarmUp<?> oldest = waiting.removeFirst();
            if (oldest.isFast()) {
                oldest.data(false);
            } else if (oldest.isSlow() || oldest.tries % 10 == 0) {
                waiting.addLast(oldest);
            } else {
                waiting.addFirst(oldest);
            }
        }

        private long pause() {
            return waiting.stream().allMatch(WarmUp::isSlow) ? 1_000 : 4;
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
