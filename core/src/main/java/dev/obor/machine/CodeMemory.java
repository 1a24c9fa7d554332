package dev.obor.machine;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// One region for all machine code of the process. It fills from the start and is never freed.
///
/// Each piece of code has pages of its own, so that none that runs becomes writable again.
final class CodeMemory {
    static final long SIZE = 32L << 20;

    private final SystemMemory system;
    private final long start;
    private final long page;
    private long used;
    private @Nullable MemorySegment flush;

    CodeMemory(SystemMemory system) throws UnavailableException {
        this.system = system;
        page = system.page();
        start = system.reserve(SIZE);
        if (start == 0) {
            throw new UnavailableException("the system gives no memory for code");
        }
    }

    /// Places a routine `f(address, bytes)` that is called after all that is placed later, so that
    /// the processor reads instructions anew there. It itself needs none: a system that lets pages
    /// become executable for the first time sees to that.
    synchronized void flushWith(byte[] routine) throws UnavailableException {
        flush = MemorySegment.ofAddress(place(routine));
    }

    /// Copies code to where it can run.
    ///
    /// @return its address
    synchronized long place(byte[] code) throws UnavailableException {
        long bytes = (code.length + page - 1) / page * page;
        if (used + bytes > SIZE) {
            throw new UnavailableException("the memory for code is full");
        }
        long address = start + used;
        if (!system.writable(address, bytes)) {
            throw new UnavailableException("the system gives no memory for code");
        }
        used += bytes; // from here on the pages may be in either state
        system.write(address, code);
        if (!system.executable(address, bytes)) {
            throw new UnavailableException("the system does not let memory become executable");
        }
        if (flush != null) {
            Native.call(flush, address, code.length, 0, 0);
        }
        return address;
    }

    synchronized long used() {
        return used;
    }
}
