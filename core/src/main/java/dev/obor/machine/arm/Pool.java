package dev.obor.machine.arm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The constants behind every routine, 16 bytes each: those for lanes of 4 bytes and, 16 bytes
/// further on, those for lanes of 8.
final class Pool {
    /// The numbers of lanes.
    static final int IOTA = 0;

    /// In each lane the bit that is its number.
    static final int BITS = 32;

    /// The bytes of a lane.
    static final int BYTES = 64;

    private static final int SIZE = 96;
    private static final byte[] ALL = all();

    private Pool() {}

    static byte[] bytes() {
        return ALL;
    }

    private static byte[] all() {
        ByteBuffer pool = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 4; i++) {
            pool.putInt(IOTA + 4 * i, i);
            pool.putInt(BITS + 4 * i, 1 << i);
        }
        for (int i = 0; i < 2; i++) {
            pool.putLong(IOTA + 16 + 8 * i, i);
            pool.putLong(BITS + 16 + 8 * i, 1L << i);
        }
        for (int i = 0; i < 16; i++) {
            pool.put(BYTES + i, (byte) (i % 4));
            pool.put(BYTES + 16 + i, (byte) (i % 8));
        }
        return pool.array();
    }
}
