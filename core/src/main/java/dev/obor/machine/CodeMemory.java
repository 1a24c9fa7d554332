package dev.obor.machine;

/// One region for all machine code of the process. It fills from the start and is never freed.
///
/// Each piece of code has pages of its own, so that none that runs becomes writable again.
final class CodeMemory {
    static final long SIZE = 32L << 20;

    // The largest page of the systems known.
    private static final long PAGE = 16 << 10;
    private static final long SMALL_PAGE = 4 << 10;

    private final SystemMemory system;
    private final long start;
    private final long page;
    private long used;

    CodeMemory(SystemMemory system, boolean smallPages) throws UnavailableException {
        this.system = system;
        page = smallPages ? SMALL_PAGE : PAGE;
        start = system.reserve(SIZE);
        if (start == 0) {
            throw new UnavailableException("the system gives no memory for code");
        }
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
        return address;
    }

    synchronized long used() {
        return used;
    }
}
