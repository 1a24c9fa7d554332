package dev.obor.cpu.program;

import dev.obor.expr.Program;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.invoke.MethodHandles;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The generated kernels: makes them, warms them on a thread of their own and keeps count.
///
/// A kernel is a class with one loop, which saves what the tile loops cost where elements are few.
/// It is installed only once it runs faster than they do: until the virtual machine has compiled
/// it, it is slower. At most [#MOST] are kept, then one that has not run lately goes for each that
/// comes.
public final class Kernels {
    /// How many kernels are kept.
    public static final int MOST = 1024;

    // HotSpot leaves longer methods to the interpreter.
    private static final int LONGEST_METHOD = 8000;

    private static final int ATTEMPTS = 60;
    private static final double WORTH = 1.2;

    // Elements to run over until a refused kernel is tried again; twice as many each time.
    private static final long RETRY = 1L << 26;

    private static final LinkedBlockingDeque<Job> QUEUE = new LinkedBlockingDeque<>();
    private static final ArrayDeque<Variant> INSTALLED = new ArrayDeque<>();
    private static final AtomicLong GENERATED = new AtomicLong();
    private static final AtomicLong REFUSED = new AtomicLong();
    private static final AtomicLong WARM_NANOS = new AtomicLong();
    private static @Nullable Thread compiler;

    /// Where a kernel stands.
    public enum State {
        /// Served by tile loops, not hot yet.
        COLD,
        /// Waits for the compiler thread or is being warmed.
        QUEUED,
        /// Installed.
        READY,
        /// Stays with the tile loops: the code would be too long.
        REFUSED
    }

    /// Totals since start.
    ///
    /// @param generated classes written
    /// @param installed kernels installed now
    /// @param waiting kernels in the queue
    /// @param refused kernels that stay with the tile loops, for good or until they are tried again
    /// @param warmNanos the time spent on warming them
    public record Totals(
            long generated, int installed, int waiting, long refused, long warmNanos) {}

    private Kernels() {}

    /// Totals since start.
    public static Totals totals() {
        synchronized (INSTALLED) {
            return new Totals(
                    GENERATED.get(),
                    INSTALLED.size(),
                    QUEUE.size(),
                    REFUSED.get(),
                    WARM_NANOS.get());
        }
    }

    /// The names of the programs whose kernels are installed now, for tests.
    static List<String> installed() {
        synchronized (INSTALLED) {
            return INSTALLED.stream().map(v -> v.code.program.name()).toList();
        }
    }

    /// Something to be done on the compiler thread.
    @FunctionalInterface
    public interface Job {
        void run() throws InterruptedException;
    }

    /// Has something done on the compiler thread.
    static void later(Job job) {
        start();
        QUEUE.add(job);
    }

    /// The same before all that waits.
    public static void next(Job job) {
        start();
        QUEUE.addFirst(job);
    }

    private static void start() {
        synchronized (QUEUE) {
            if (compiler == null) {
                compiler =
                        Thread.ofPlatform()
                                .name("obor-compiler")
                                .daemon(true)
                                .priority(Thread.MIN_PRIORITY)
                                .inheritInheritableThreadLocals(false)
                                .start(Kernels::serve);
            }
        }
    }

    /// A program with a given set of single inputs, and of operands that lie in turns with the next
    /// one or are every second element (`Lattice`), which only machine code can have.
    static final class Variant {
        final ProgramCode code;
        final long singles;
        final long pairs;

        volatile @Nullable RunnableProgram body;
        State state = State.COLD;
        boolean used;
        @Nullable RunnableProgram forced; // made without warming, for tests
        private volatile @Nullable RunnableProgram machineCode;
        private boolean machineCodeAsked;
        private long machineCodeHeat;
        private @Nullable RunnableProgram made;
        private @Nullable Warmer warmer;
        private int attempts;
        private int refusals;
        private long heat;

        Variant(ProgramCode code, long singles, long pairs) {
            this.code = code;
            this.singles = singles;
            this.pairs = pairs;
        }

        /// Machine code for this, or null as long as there is none; asks for it once that is worth
        /// it.
        @Nullable RunnableProgram machineCode(long n) {
            if (!machineCodeAsked && MachineProgram.isPossible()) {
                machineCodeHeat += n + LAUNCH;
                if (MachineProgram.isWorthWaiting(n)) {
                    machineCode = MachineProgram.of(code, singles, pairs);
                    machineCodeAsked = true;
                } else if (machineCodeHeat >= MachineProgram.WORTH) {
                    machineCodeAsked = true; // twice does no harm
                    next(() -> machineCode = MachineProgram.of(code, singles, pairs));
                }
            }
            return machineCode;
        }

        /// Counts a run over `n` elements; asks for the kernel once that is worth it.
        void heat(long n, long hot) {
            heat += n + LAUNCH;
            if (heat >= hot && state == State.COLD) {
                request(this);
            }
        }

        /// Writes and loads the class.
        ///
        /// @return null if it would be too long
        @Nullable RunnableProgram make() {
            byte[] bytes = classFile(code.program, singles);
            if (longest(bytes) >= LONGEST_METHOD) {
                return null;
            }
            RunnableProgram made = load(bytes);
            GENERATED.incrementAndGet();
            return made;
        }
    }

    // A launch costs as much as about that many elements.
    private static final int LAUNCH = 256;

    private static RunnableProgram load(byte[] bytes) {
        try {
            MethodHandles.Lookup kernel = MethodHandles.lookup().defineHiddenClass(bytes, true);
            return (RunnableProgram) kernel.lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("generated kernel cannot be loaded", e);
        }
    }

    /// The length of a class file's longest method.
    static int longest(byte[] bytes) {
        int most = 0;
        for (MethodModel m : ClassFile.of().parse(bytes).methods()) {
            int length =
                    m.findAttribute(Attributes.code()).map(CodeAttribute::codeLength).orElse(0);
            most = Math.max(most, length);
        }
        return most;
    }

    private static void request(Variant v) {
        synchronized (QUEUE) {
            if (v.state != State.COLD) {
                return;
            }
            v.state = State.QUEUED;
        }
        later(() -> prepare(v));
    }

    private static void serve() {
        while (true) {
            try {
                QUEUE.take().run();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void prepare(Variant v) throws InterruptedException {
        long start = System.nanoTime();
        RunnableProgram made = v.made == null ? v.make() : v.made;
        if (made == null) {
            refuse(v);
            return;
        }
        if (v.warmer == null) {
            v.made = made;
            v.warmer = new Warmer(v.code, made, v.singles);
        }
        double gain = v.warmer.warm();
        WARM_NANOS.addAndGet(System.nanoTime() - start);
        if (gain >= WORTH) {
            v.warmer = null;
            v.made = null;
            if (v.refusals > 0) {
                REFUSED.decrementAndGet();
            }
            install(v, made);
        } else if (++v.attempts < ATTEMPTS) {
            later(() ->
                    prepare(v)); // the virtual machine compiles in the background: others may go
            // first
        } else {
            refuse(v);
            retry(v);
        }
    }

    /// A kernel that the virtual machine did not compile in time, perhaps because the machine was
    /// busy, gets another chance when it has run much longer.
    private static void retry(Variant v) {
        v.attempts = 0;
        v.heat = -(RETRY << Math.min(v.refusals++, 20));
        v.state = State.COLD;
    }

    private static void refuse(Variant v) {
        v.warmer = null;
        v.made = null;
        v.state = State.REFUSED;
        if (v.refusals > 0) {
            return; // counted before
        }
        REFUSED.incrementAndGet();
    }

    private static void install(Variant v, RunnableProgram made) {
        synchronized (INSTALLED) {
            if (INSTALLED.size() >= MOST) {
                dropOne();
            }
            INSTALLED.addLast(v);
            v.used = true;
            v.state = State.READY;
            v.body = made;
        }
    }

    /// Drops the first in line that has not run since it was last looked at.
    private static void dropOne() {
        for (int i = 0; i <= 2 * MOST; i++) {
            Variant v = INSTALLED.removeFirst();
            if (!v.used) {
                v.body = null;
                v.heat = 0;
                v.attempts = 0;
                v.state = State.COLD;
                return;
            }
            v.used = false;
            INSTALLED.addLast(v);
        }
    }

    /// The class file of a program's kernel, for tests and for people.
    static byte[] classFile(Program program, long singles) {
        return KernelWriter.write(program, KernelPlan.of(program), singles);
    }
}
