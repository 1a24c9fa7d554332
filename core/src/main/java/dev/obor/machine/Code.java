package dev.obor.machine;

import java.lang.foreign.MemorySegment;

/// Machine code at an address.
final class Code implements Entry {
    private final MemorySegment address;

    Code(long address) {
        this.address = MemorySegment.ofAddress(address);
    }

    @Override
    public long call(
            long[] block,
            MemorySegment a,
            MemorySegment b,
            MemorySegment c,
            MemorySegment d,
            MemorySegment e) {
        return Native.call(address, MemorySegment.ofArray(block), a, b, c, d, e);
    }

    @Override
    public long call(long[] block, MemorySegment[] arrays) {
        return WideNative.call(address, MemorySegment.ofArray(block), arrays);
    }
}
