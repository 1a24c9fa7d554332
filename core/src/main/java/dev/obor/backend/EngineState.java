package dev.obor.backend;

import dev.obor.base.ValueError;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// The bytes that PyTorch's `Generator.get_state` gives for a CPU generator, so that a state can be
/// carried from there to here and back.
///
/// Little endian: seed (u64), left (i32), seeded (i32), next (u64), 624 words (u64 each), an unused
/// f64, the kept normal (f64), an unused f64, its flag (i32, padded), the kept float normal (f32),
/// its flag (u8, padded).
final class EngineState {
    /// Length of a state.
    static final int LENGTH = 5056;

    private static final int WORDS = 24;
    private static final int NORMAL = 5024;
    private static final int NORMAL_VALID = 5040;
    private static final int FLOAT_NORMAL = 5048;
    private static final int FLOAT_NORMAL_VALID = 5052;

    private EngineState() {}

    static byte[] toBytes(Mt19937.State state) {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(state.seed()).putInt(state.left()).putInt(1).putLong(state.next());
        for (int word : state.words()) {
            bytes.putLong(word & 0xffffffffL);
        }
        Double normal = state.normal();
        if (normal != null) {
            bytes.putDouble(NORMAL, normal).putInt(NORMAL_VALID, 1);
        }
        Float floatNormal = state.floatNormal();
        if (floatNormal != null) {
            bytes.putFloat(FLOAT_NORMAL, floatNormal).put(FLOAT_NORMAL_VALID, (byte) 1);
        }
        return bytes.array();
    }

    static Mt19937.State fromBytes(byte[] state) {
        if (state.length != LENGTH) {
            throw new ValueError(
                    "Expected a CPUGeneratorImplState of size "
                            + LENGTH
                            + " but found the input RNG state size to be "
                            + state.length
                            + "; pass the bytes that getState() returned");
        }
        ByteBuffer bytes = ByteBuffer.wrap(state).order(ByteOrder.LITTLE_ENDIAN);
        long seed = bytes.getLong();
        int left = bytes.getInt();
        int seeded = bytes.getInt();
        long next = bytes.getLong();
        // What is left must end within the block, or a draw would read beyond it.
        if (seeded != 1
                || left < 1
                || left > Mt19937.SIZE
                || next < 0
                || next + left - 1 > Mt19937.SIZE) {
            throw new ValueError("Invalid mt19937 state: the bytes are not those of a generator");
        }
        int[] words = new int[Mt19937.SIZE];
        for (int j = 0; j < words.length; j++) {
            words[j] = (int) bytes.getLong(WORDS + 8 * j);
        }
        @Nullable Double normal = bytes.getInt(NORMAL_VALID) == 0 ? null : bytes.getDouble(NORMAL);
        @Nullable Float floatNormal =
                bytes.get(FLOAT_NORMAL_VALID) == 0 ? null : bytes.getFloat(FLOAT_NORMAL);
        return new Mt19937.State(seed, left, (int) next, words, normal, floatNormal);
    }
}
