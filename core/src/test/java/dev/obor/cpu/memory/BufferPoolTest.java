package dev.obor.cpu.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.backend.Storage;
import dev.obor.base.DType;
import dev.obor.base.StateError;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class BufferPoolTest {
    private final BufferPool pool = new BufferPool(10 << 20);

    @Test
    void classesHoldWhatTheyAreFor() {
        int last = -1;
        for (long length = 1; length < Integer.MAX_VALUE; length += 1 + length / 37) {
            int c = BufferPool.classFor((int) length);
            assertTrue(BufferPool.classSize(c) >= length, "length " + length);
            assertTrue(c == 0 || BufferPool.classSize(c - 1) < length, "length " + length);
            assertTrue(c >= last);
            last = c;
        }
    }

    @Test
    void theLastArrayThatCameBackGoesOutFirst() {
        Object a = pool.take(DType.FLOAT32, 1000);
        Object b = pool.take(DType.FLOAT32, 1000);
        pool.recycle(DType.FLOAT32, a);
        pool.recycle(DType.FLOAT32, b);
        assertSame(b, pool.take(DType.FLOAT32, 990));
        assertSame(a, pool.take(DType.FLOAT32, 1000));
        assertNotSame(a, pool.take(DType.FLOAT32, 1000));
    }

    @Test
    void dtypesOfOneWidthShareArraysOnlyOfTheirOwnKind() {
        Object a = pool.take(DType.BFLOAT16, 1000);
        pool.recycle(DType.BFLOAT16, a);
        assertSame(a, pool.take(DType.INT16, 1000));
        Object b = pool.take(DType.FLOAT32, 1000);
        pool.recycle(DType.FLOAT32, b);
        assertTrue(pool.take(DType.INT32, 1000) instanceof int[]);
    }

    @Test
    void largeArraysAreKeptUpToTheLimit() {
        Object[] arrays = new Object[5];
        for (int i = 0; i < 5; i++) {
            arrays[i] = pool.take(DType.FLOAT32, 1 << 20); // 4 MB each
        }
        for (Object a : arrays) {
            pool.recycle(DType.FLOAT32, a);
        }
        assertEquals(8 << 20, pool.largeBytes());
        pool.take(DType.FLOAT32, 1 << 20);
        assertEquals(4 << 20, pool.largeBytes());
        pool.clear();
        assertEquals(0, pool.largeBytes());
    }

    /// At the end of a scope a whole step's arrays come back together.
    @Test
    void manyArraysOfOneSizeAreKept() {
        for (int length : new int[] {1000, 10_000, 65_536}) {
            int count = (int) Math.min(200, (8 << 20) / (4L * length));
            Object[] arrays = new Object[count];
            for (int i = 0; i < count; i++) {
                arrays[i] = pool.take(DType.FLOAT32, length);
            }
            for (Object a : arrays) {
                pool.recycle(DType.FLOAT32, a);
            }
            for (int i = count - 1; i >= 0; i--) {
                assertSame(arrays[i], pool.take(DType.FLOAT32, length), count + " of " + length);
            }
        }
    }

    @Test
    void onlyStorageThatHasNotEscapedComesBack() {
        Storage kept = pool.allocate(DType.FLOAT32, 1000);
        Object array = kept.array();
        kept.hold();
        kept.escape();
        kept.release();
        assertTrue(kept.isAlive());
        Storage freed = pool.allocate(DType.FLOAT32, 1000);
        Object other = freed.array();
        freed.hold();
        freed.release();
        assertFalse(freed.isAlive());
        Assertions.assertThrows(StateError.class, freed::array);
        assertSame(other, pool.allocate(DType.FLOAT32, 1000).array());
        assertNotSame(array, pool.allocate(DType.FLOAT32, 1000).array());
    }
}
