package dev.obor.machine;

import dev.obor.base.FileWriting;
import dev.obor.machine.arm.ArmTarget;
import dev.obor.machine.arm.Caches;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;
import dev.obor.machine.x86.Convention;
import dev.obor.machine.x86.Features;
import dev.obor.machine.x86.X86Target;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The machine code of this process: where it lies, and for which instructions it is written.
///
/// Nothing is linked or reserved before [#get] is called for the first time, which takes some 100
/// ms in a JVM that has just started.
public final class Machine {
    private static final Permission PERMISSION = Permission.find();
    private static final @Nullable String DUMP = System.getProperty("obor.dump");

    private static volatile boolean started;

    private final Target target;
    private final CodeMemory memory;
    private final SystemMemory system;

    private Machine(Target target, CodeMemory memory, SystemMemory system) {
        this.target = target;
        this.memory = memory;
        this.system = system;
    }

    /// Whether to try [#get] at all; costs nothing.
    public static boolean permitted() {
        return PERMISSION.refusal() == null;
    }

    /// Why there will be none although nobody switched it off, or null; costs nothing.
    public static @Nullable String warning() {
        return PERMISSION.mode() == Permission.Mode.OFF ? null : PERMISSION.refusal();
    }

    /// Whether everything is to be computed in both ways.
    public static boolean checking() {
        return PERMISSION.mode() == Permission.Mode.CHECK;
    }

    /// Machine code for this process, or null if there is none; [#status] says why.
    public static @Nullable Machine get() {
        return permitted() ? Start.MACHINE : null;
    }

    /// Whether [#get] is done in no time.
    public static boolean isStarted() {
        return started;
    }

    /// For people: what is used, or why nothing is.
    public static String status() {
        String refusal = PERMISSION.refusal();
        if (refusal == null && Start.MACHINE != null) {
            return Start.MACHINE.target.name() + ", " + Start.MACHINE.memory.used() / 1024 + " KiB";
        }
        return refusal == null ? Start.reason : refusal;
    }

    /// What routines are written for.
    public Target target() {
        return target;
    }

    /// Whether there is room for routines that something else can do the work of: a part of the
    /// memory is kept for the others.
    public boolean hasRoom() {
        return memory.used() < CodeMemory.SIZE / 4 * 3;
    }

    /// Writes a routine; or null if there is no room left.
    public @Nullable Entry compile(Routine routine) {
        byte[] code = target.write(routine);
        try {
            long address = memory.place(code);
            if (DUMP != null) {
                dump(Path.of(DUMP), routine, address, code);
            }
            return new Code(address);
        } catch (UnavailableException e) {
            return null;
        }
    }

    /// Memory outside the heap, from the start of a page on, which is never given back; or null.
    public @Nullable MemorySegment memory(long bytes) {
        long address = system.reserve(bytes);
        return address != 0 && system.writable(address, bytes)
                ? MemorySegment.ofAddress(address)
                : null;
    }

    /// A listing and the bytes of each routine, and a list of addresses, as `perf` reads it.
    private static synchronized void dump(Path folder, Routine routine, long address, byte[] code) {
        try {
            byte[] listing = routine.listing().getBytes(StandardCharsets.UTF_8);
            FileWriting.LOCAL.replace(
                    folder.resolve(routine.name() + ".txt"), out -> out.write(listing));
            FileWriting.LOCAL.replace(
                    folder.resolve(routine.name() + ".bin"), out -> out.write(code));
            FileWriting.append(
                    folder.resolve("perf-" + ProcessHandle.current().pid() + ".map"),
                    String.format(Locale.ROOT, "%x %x %s", address, code.length, routine.name()));
        } catch (IOException e) {
            System.getLogger("dev.obor")
                    .log(System.Logger.Level.WARNING, "-Dobor.dump: " + e.getMessage());
        }
    }

    /// What happens once, when machine code is asked for.
    private static final class Start {
        static String reason = "";
        static final @Nullable Machine MACHINE = start();

        private static @Nullable Machine start() {
            try {
                HostSystem system = HostSystem.here();
                if (system == null) {
                    throw new UnavailableException("unknown system");
                }
                SystemMemory pages = SystemMemory.of(system);
                CodeMemory memory = new CodeMemory(pages);
                Target target =
                        Processor.here() == Processor.ARM ? arm(memory) : x86(memory, system);
                Machine machine = new Machine(target, memory, pages);
                started = true;
                return machine;
            } catch (UnavailableException e) {
                reason = String.valueOf(e.getMessage());
            } catch (IllegalCallerException e) {
                reason = "native access is denied: " + e.getMessage();
            } catch (ExceptionInInitializerError e) {
                reason = "native calls cannot be had: " + e.getCause();
            } catch (UnsupportedOperationException | IllegalArgumentException e) {
                reason = "this JVM has no native calls: " + e.getMessage();
            }
            return null;
        }

        /// All processors with AArch64 have what is needed.
        private static Target arm(CodeMemory memory) throws UnavailableException {
            memory.flushWith(Caches.flush());
            return new ArmTarget();
        }

        private static Target x86(CodeMemory memory, HostSystem system)
                throws UnavailableException {
            Convention convention =
                    system == HostSystem.WINDOWS ? Convention.WINDOWS : Convention.SYSTEM_V;
            return new X86Target(wide(memory, convention), convention);
        }

        /// Asks the processor whether it has AVX-512, or at least AVX2 and FMA.
        private static boolean wide(CodeMemory memory, Convention convention)
                throws UnavailableException {
            Entry ask = new Code(memory.place(Features.question(convention)));
            long[] answers = new long[Features.ANSWERS];
            MemorySegment none = MemorySegment.NULL;
            ask.call(answers, none, none, none, none, none);
            if (!Features.avx2(answers)) {
                throw new UnavailableException("the processor has no AVX2 and FMA");
            }
            String most = System.getProperty("obor.machineCode.instructions", "avx512");
            return Features.avx512(answers) && !most.equals("avx2");
        }
    }
}
