package dev.obor.machine;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import org.jspecify.annotations.Nullable;

/// What code memory asks of the operating system: addresses, and pages that can be written or run,
/// never both.
abstract class SystemMemory {
    private final SymbolLookup functions;
    private final MemorySegment copy;

    private SystemMemory(SymbolLookup functions, String copy) throws UnavailableException {
        this.functions = functions;
        this.copy = find(copy);
    }

    static SystemMemory of(HostSystem system) throws UnavailableException {
        return switch (system) {
            case LINUX -> new Posix(0x20, null);
            case MACOS -> new Posix(0x1000, "sys_icache_invalidate");
            case WINDOWS -> new Windows();
        };
    }

    final MemorySegment find(String name) throws UnavailableException {
        return functions
                .find(name)
                .orElseThrow(() -> new UnavailableException("the system has no function " + name));
    }

    /// Takes a range of addresses without memory behind it, or 0.
    abstract long reserve(long bytes);

    /// Makes pages writable and not executable; false if refused.
    abstract boolean writable(long address, long bytes);

    /// Makes pages executable and not writable; false if refused. Where the system has a function
    /// for it, the processor is told that there are other instructions now.
    abstract boolean executable(long address, long bytes);

    /// Bytes of a page.
    abstract long page();

    final void write(long address, byte[] code) {
        Native.call(
                copy,
                Native.number(address),
                MemorySegment.ofArray(code),
                Native.number(code.length),
                MemorySegment.NULL,
                MemorySegment.NULL,
                MemorySegment.NULL);
    }

    /// Linux and macOS.
    ///
    /// On macOS memory for code usually is of a kind (`MAP_JIT`) that each thread by itself sees as
    /// writable or as executable. That cannot be had here: Java's own code lies in such memory, so
    /// a thread that comes back from switching could not go on. Java programs may have memory that
    /// was writable and is made executable (an entitlement of the JDK); where that is refused,
    /// there is no machine code.
    private static final class Posix extends SystemMemory {
        private static final int READ = 1;
        private static final int WRITE = 2;
        private static final int EXECUTE = 4;
        private static final int PRIVATE = 2;

        private final int anonymous;
        private final MemorySegment map;
        private final MemorySegment protect;
        private final MemorySegment pageSize;
        private final @Nullable MemorySegment flush;

        /// @param flush the function that lets instructions be read anew, if there is one
        Posix(int anonymous, @Nullable String flush) throws UnavailableException {
            super(Linker.nativeLinker().defaultLookup(), "memcpy");
            this.anonymous = anonymous;
            map = find("mmap");
            protect = find("mprotect");
            pageSize = find("getpagesize");
            this.flush = flush == null ? null : find(flush);
        }

        @Override
        long reserve(long bytes) {
            long address = Native.call(map, 0, bytes, 0, PRIVATE | anonymous, -1, 0);
            return address == -1 ? 0 : address;
        }

        @Override
        boolean writable(long address, long bytes) {
            return (int) Native.call(protect, address, bytes, READ | WRITE, 0) == 0;
        }

        @Override
        boolean executable(long address, long bytes) {
            boolean done = (int) Native.call(protect, address, bytes, READ | EXECUTE, 0) == 0;
            if (done && flush != null) {
                Native.call(flush, address, bytes, 0, 0);
            }
            return done;
        }

        @Override
        long page() {
            return (int) Native.call(pageSize, 0, 0, 0, 0);
        }
    }

    private static final class Windows extends SystemMemory {
        private static final int COMMIT = 0x1000;
        private static final int RESERVE = 0x2000;
        private static final int NO_ACCESS = 1;
        private static final int READ_WRITE = 4;
        private static final int EXECUTE_READ = 0x20;

        private final MemorySegment allocate;
        private final MemorySegment protect;
        private final MemorySegment flush;
        private final MemorySegment process;

        @SuppressWarnings("restricted") // only what Permission allows comes here
        Windows() throws UnavailableException {
            super(SymbolLookup.libraryLookup("kernel32", Arena.global()), "RtlMoveMemory");
            allocate = find("VirtualAlloc");
            protect = find("VirtualProtect");
            flush = find("FlushInstructionCache");
            process = find("GetCurrentProcess");
        }

        @Override
        long reserve(long bytes) {
            return Native.call(allocate, 0, bytes, RESERVE, NO_ACCESS);
        }

        @Override
        boolean writable(long address, long bytes) {
            return Native.call(allocate, address, bytes, COMMIT, READ_WRITE) != 0;
        }

        @Override
        boolean executable(long address, long bytes) {
            long done =
                    Native.call(
                            protect,
                            Native.number(address),
                            Native.number(bytes),
                            Native.number(EXECUTE_READ),
                            MemorySegment.ofArray(new int[1]), // what was allowed before
                            MemorySegment.NULL,
                            MemorySegment.NULL);
            Native.call(flush, Native.call(process, 0, 0, 0, 0), address, bytes, 0);
            return (int) done != 0;
        }

        @Override
        long page() {
            return 4 << 10; // on every processor
        }
    }
}
