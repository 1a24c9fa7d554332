package dev.obor.machine;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;

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
            case LINUX -> new Posix(0x20);
            case MACOS -> new Posix(0x1000);
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

    /// Makes pages executable and not writable; false if refused.
    abstract boolean executable(long address, long bytes);

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
    private static final class Posix extends SystemMemory {
        private static final int READ = 1;
        private static final int WRITE = 2;
        private static final int EXECUTE = 4;
        private static final int PRIVATE = 2;

        private final int anonymous;
        private final MemorySegment map;
        private final MemorySegment protect;

        Posix(int anonymous) throws UnavailableException {
            super(Linker.nativeLinker().defaultLookup(), "memcpy");
            this.anonymous = anonymous;
            map = find("mmap");
            protect = find("mprotect");
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
            return (int) Native.call(protect, address, bytes, READ | EXECUTE, 0) == 0;
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
    }
}
