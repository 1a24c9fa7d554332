package dev.obor.machine.pool;

import dev.obor.machine.product.CallLimit;
import java.lang.foreign.MemorySegment;

/// Calls of a routine that goes over rows of windows in planes.
final class PlaneCalls {
    private PlaneCalls() {}

    /// A call for some rows of some planes, the numbers of the first ones.
    interface Call {
        void make(int plane, int planes, int row, int rows);
    }

    /// Cuts what is too much for a call.
    ///
    /// @param work of a plane, see [CallLimit]
    /// @return false if a single row is too much; then no call is made
    static boolean cut(WindowRows w, int planes, long work, Call call) {
        long row = work / Math.max(1, w.rows) + 1;
        if (row > CallLimit.MOST) {
            return false;
        }
        int rows = (int) Math.min(Math.max(1, w.rows), CallLimit.MOST / row);
        int together =
                rows < w.rows ? 1 : (int) Math.max(1, CallLimit.MOST / row / Math.max(1, rows));
        for (int plane = 0; plane < planes; plane += together) {
            int count = Math.min(together, planes - plane);
            for (int at = 0; at < w.rows; at += rows) {
                int these = Math.min(rows, w.rows - at);
                CallLimit.check(row * count * these);
                call.make(plane, count, at, these);
            }
        }
        return true;
    }

    /// An array whose elements from `from` on are used.
    static MemorySegment memory(Object array, long from, long count) {
        MemorySegment memory =
                switch (array) {
                    case float[] x -> MemorySegment.ofArray(x);
                    case double[] x -> MemorySegment.ofArray(x);
                    case long[] x -> MemorySegment.ofArray(x);
                    default -> throw new IllegalArgumentException(array.toString());
                };
        int bytes = array instanceof float[] ? Float.BYTES : Double.BYTES;
        if (from < 0 || count < 0 || (from + count) * bytes > memory.byteSize()) {
            throw new IndexOutOfBoundsException(
                    from + " + " + count + " of " + memory.byteSize() / bytes);
        }
        return memory;
    }
}
