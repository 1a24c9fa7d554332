package dev.obor.cpu.memory;

import dev.obor.backend.Storage;
import dev.obor.base.DType;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Arrays that wait for reuse, last in first out, so that the next result is written into memory
/// that is still in the cache.
///
/// Writing a fresh 64 KB array costs several times as much as writing one that was just read: the
/// collector's allocator always hands out cold lines. Sizes are rounded up to one of eight steps
/// per power of two; an array that comes back is handed out with its old content.
///
/// Any thread may take and give back; each size has a lock of its own that is held for a few
/// instructions. The pool keeps at most a quarter of the heap, and is emptied when memory runs out.
/// It keeps many arrays of one size: at the end of a scope all that a training step has made comes
/// back at once, and what does not fit the next step has to take from the collector.
public final class BufferPool implements Storage.Pool {
    // Below this many elements the collector's allocator is as fast as a shared list.
    private static final int SMALLEST = 32;
    private static final int CLASSES = 8 * 27;

    // Smaller arrays are not counted, which costs about as much as writing a few hundred bytes.
    private static final long COUNTED_BYTES = 16L << 10;
    private static final long UNCOUNTED_BUCKET_BYTES = 4L << 20;

    /// Whether arrays that come back are overwritten at once, so that tests see who still reads
    /// them.
    private static final boolean SPOILED = "forced".equals(System.getProperty("obor.scopes"));

    private final Bucket[][] buckets = new Bucket[Kind.values().length][CLASSES];
    private final long limit;
    private final AtomicLong bytes = new AtomicLong(); // of arrays above COUNTED_BYTES

    private enum Kind {
        FLOAT(4),
        DOUBLE(8),
        LONG(8),
        INT(4),
        SHORT(2),
        BYTE(1);

        final int size;

        Kind(int size) {
            this.size = size;
        }

        static Kind of(DType dtype) {
            return switch (dtype) {
                case FLOAT32, COMPLEX64 -> FLOAT;
                case FLOAT64, COMPLEX128 -> DOUBLE;
                case INT64 -> LONG;
                case INT32 -> INT;
                case BFLOAT16, FLOAT16, INT16 -> SHORT;
                case INT8, UINT8, BOOL -> BYTE;
            };
        }

        Object fresh(int length) {
            return switch (this) {
                case FLOAT -> new float[length];
                case DOUBLE -> new double[length];
                case LONG -> new long[length];
                case INT -> new int[length];
                case SHORT -> new short[length];
                case BYTE -> new byte[length];
            };
        }

        void spoil(Object array) {
            switch (this) {
                case FLOAT -> Arrays.fill((float[]) array, Float.NaN);
                case DOUBLE -> Arrays.fill((double[]) array, Double.NaN);
                case LONG -> Arrays.fill((long[]) array, Long.MIN_VALUE);
                case INT -> Arrays.fill((int[]) array, Integer.MIN_VALUE);
                case SHORT -> Arrays.fill((short[]) array, (short) -1); // NaN in both 16-bit types
                case BYTE -> Arrays.fill((byte[]) array, (byte) 85);
            }
        }

        int lengthOf(Object array) {
            return switch (this) {
                case FLOAT -> ((float[]) array).length;
                case DOUBLE -> ((double[]) array).length;
                case LONG -> ((long[]) array).length;
                case INT -> ((int[]) array).length;
                case SHORT -> ((short[]) array).length;
                case BYTE -> ((byte[]) array).length;
            };
        }
    }

    /// The waiting arrays of one size.
    private static final class Bucket {
        private @Nullable Object[] items = new Object[4];
        private int count;

        @Nullable Object pop() {
            // Looked at without the lock, which would cost more than all the rest of a small
            // allocation: who misses what another thread has just put back takes a fresh array.
            return count == 0 ? null : popLast();
        }

        private synchronized @Nullable Object popLast() {
            if (count == 0) {
                return null;
            }
            Object top = items[--count];
            items[count] = null;
            return top;
        }

        synchronized boolean push(Object array, int most) {
            if (count >= most) {
                return false;
            }
            if (count == items.length) {
                items = Arrays.copyOf(items, 2 * count);
            }
            items[count++] = array;
            return true;
        }

        synchronized int clear() {
            int n = count;
            Arrays.fill(items, 0, n, null);
            count = 0;
            return n;
        }
    }

    /// A pool that keeps at most that many bytes in large arrays.
    BufferPool(long limit) {
        this.limit = limit;
        for (Bucket[] ofKind : buckets) {
            for (int i = 0; i < CLASSES; i++) {
                ofKind[i] = new Bucket();
            }
        }
    }

    /// A pool for this virtual machine's heap.
    public static BufferPool forHeap() {
        return new BufferPool(Runtime.getRuntime().maxMemory() / 4);
    }

    /// Storage for that many elements, content undefined.
    public Storage allocate(DType dtype, int length) {
        int numbers = dtype.isComplex() ? 2 * length : length;
        return new Storage(dtype, take(dtype, numbers), length, this);
    }

    /// An array for at least that many numbers, content undefined.
    public Object take(DType dtype, int length) {
        Kind kind = Kind.of(dtype);
        if (length < SMALLEST) {
            return kind.fresh(length);
        }
        int sizeClass = classFor(length);
        Object reused = buckets[kind.ordinal()][sizeClass].pop();
        if (reused != null) {
            if (isLarge(kind, sizeClass)) {
                count(-classSize(sizeClass) * kind.size);
            }
            return reused;
        }
        int rounded = (int) Math.min(classSize(sizeClass), Integer.MAX_VALUE - 8L);
        try {
            return kind.fresh(Math.max(rounded, length));
        } catch (OutOfMemoryError full) {
            clear();
            try {
                return kind.fresh(length);
            } catch (OutOfMemoryError still) {
                throw new OutOfMemoryError(
                        "a tensor of "
                                + (long) length * kind.size
                                + " bytes does not fit into the"
                                + " heap of "
                                + Runtime.getRuntime().maxMemory()
                                + " bytes; give Java more with -Xmx");
            }
        }
    }

    @Override
    public void recycle(DType dtype, Object array) {
        Kind kind = Kind.of(dtype);
        int length = kind.lengthOf(array);
        if (length < SMALLEST) {
            return;
        }
        if (SPOILED) {
            kind.spoil(array);
        }
        int sizeClass = classFor(length);
        if (classSize(sizeClass) != length) {
            return; // not ours, or rounded to the largest array there is
        }
        long size = (long) length * kind.size;
        if (!isLarge(kind, sizeClass)) {
            int most = (int) (UNCOUNTED_BUCKET_BYTES / size);
            buckets[kind.ordinal()][sizeClass].push(array, most);
        } else if (room(size)) {
            buckets[kind.ordinal()][sizeClass].push(array, Integer.MAX_VALUE);
        }
    }

    /// Lets go of every waiting array.
    void clear() {
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < CLASSES; i++) {
                int n = buckets[kind.ordinal()][i].clear();
                if (n > 0 && isLarge(kind, i)) {
                    count(-(long) n * classSize(i) * kind.size);
                }
            }
        }
    }

    /// The bytes that wait in large arrays.
    public long largeBytes() {
        return bytes.get();
    }

    /// The bytes that may wait in large arrays.
    public long limit() {
        return limit;
    }

    private void count(long change) {
        bytes.addAndGet(change);
    }

    private boolean room(long size) {
        if (bytes.addAndGet(size) <= limit) {
            return true;
        }
        bytes.addAndGet(-size);
        return false;
    }

    private static boolean isLarge(Kind kind, int sizeClass) {
        return classSize(sizeClass) * kind.size > COUNTED_BYTES;
    }

    /// The smallest class that holds `length` elements: eight steps per power of two from 32 on.
    static int classFor(int length) {
        int top = 31 - Integer.numberOfLeadingZeros(length - 1 | 31); // 4 for lengths up to 32
        int step = top - 3;
        int mantissa = (length - 1 >>> step) + 1; // 9..16 eighths of the power of two
        return length <= SMALLEST ? 0 : 8 * (top - 5) + mantissa - 8;
    }

    /// The number of elements in arrays of a class.
    static long classSize(int sizeClass) {
        if (sizeClass == 0) {
            return SMALLEST;
        }
        int group = (sizeClass - 1) / 8;
        int eighths = (sizeClass - 1) % 8 + 9;
        return (long) eighths << group + 2;
    }
}
