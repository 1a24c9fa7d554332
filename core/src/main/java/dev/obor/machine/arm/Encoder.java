package dev.obor.machine.arm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Writes A64 instructions, each a word, into an array.
///
/// Registers are their numbers: general ones x0 to x30, vectors v0 to v31. 31 is the stack pointer
/// where an instruction adds a constant or names an address, and zero elsewhere.
final class Encoder {
    static final int SP = 31;
    static final int ZERO = 31;

    private static final int LITERAL_BITS = 19;

    private int[] code = new int[256];
    private int size;
    private int[] labels = new int[8];
    private int labelCount;
    // Places to mend once all labels stand: where, and which label.
    private int[] jumps = new int[16];
    private int jumpCount;
    // Places that name a constant: where, and which byte of the pool.
    private int[] constants = new int[16];
    private int constantCount;

    /// The bytes so far, with jumps mended and the pool of constants behind them.
    byte[] finish(byte[] pool) {
        for (int i = 0; i < jumpCount; i += 2) {
            mend(jumps[i], labels[jumps[i + 1]] - jumps[i]);
        }
        while (pool.length > 0 && size % 4 != 0) {
            write(0); // never comes to be run
        }
        for (int i = 0; i < constantCount; i += 2) {
            mend(constants[i], size + constants[i + 1] / 4 - constants[i]);
        }
        ByteBuffer all = ByteBuffer.allocate(4 * size + pool.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < size; i++) {
            all.putInt(code[i]);
        }
        return all.put(pool).array();
    }

    private void mend(int at, int words) {
        if (words >> LITERAL_BITS - 1 != words >> 31) {
            throw new IllegalStateException("a routine of more than a megabyte");
        }
        code[at] |= (words & (1 << LITERAL_BITS) - 1) << 5;
    }

    private void write(int word) {
        if (size == code.length) {
            code = Arrays.copyOf(code, 2 * size);
        }
        code[size++] = word;
    }

    private void write(int bits, int d, int n, int m) {
        write(bits | m << 16 | n << 5 | d);
    }

    /// A place that jumps can name.
    int label() {
        if (labelCount == labels.length) {
            labels = Arrays.copyOf(labels, 2 * labelCount);
        }
        return labelCount++;
    }

    /// Puts a label here.
    void bind(int label) {
        labels[label] = size;
    }

    // Jumps.

    /// Conditions of jumps.
    enum Condition {
        EQ(0),
        NE(1),
        LO(3),
        GT(12),
        LE(13);

        private final int code;

        Condition(int code) {
            this.code = code;
        }
    }

    void jump(Condition condition, int label) {
        branch(0x5400_0000 | condition.code, label);
    }

    /// Goes on at a label if a register is 0.
    void jumpIfZero(int x, int label) {
        branch(0xB400_0000 | x, label);
    }

    void jumpIfNotZero(int x, int label) {
        branch(0xB500_0000 | x, label);
    }

    private void branch(int bits, int label) {
        if (jumpCount == jumps.length) {
            jumps = Arrays.copyOf(jumps, 2 * jumpCount);
        }
        jumps[jumpCount++] = size;
        jumps[jumpCount++] = label;
        write(bits);
    }

    void ret() {
        write(0xD65F_03C0);
    }

    // General registers, 64 bits wide.

    /// `d = n + (m << shift)`
    void add(int d, int n, int m, int shift) {
        write(0x8B00_0000 | shift << 10, d, n, m);
    }

    void multiply(int d, int n, int m) {
        write(0x9B00_7C00, d, n, m);
    }

    /// `d = n << bits`, by a number from 1 to 63.
    void shiftLeft(int d, int n, int bits) {
        write(0xD340_0000 | 63 - bits << 10, d, n, 64 - bits);
    }

    void move(int d, int n) {
        write(0xAA00_03E0, d, 0, n);
    }

    /// `d = n + constant`, which has at most 12 bits beside its sign; sp is possible.
    void addShort(int d, int n, int constant) {
        write((constant < 0 ? 0xD100_0000 : 0x9100_0000) | Math.abs(constant) << 10, d, n, 0);
    }

    /// Whether [#addShort] takes a number.
    static boolean isShort(int constant) {
        return constant > -4096 && constant < 4096;
    }

    /// Subtracts a constant from 0 to 4095 and compares the result with 0.
    void subtractAndCompare(int d, int n, int constant) {
        write(0xF100_0000 | constant << 10, d, n, 0);
    }

    /// A number of 64 bits, by as few parts of 16 as have to be set.
    void constant(int d, long value) {
        int zeros = 0;
        int ones = 0;
        for (int part = 0; part < 4; part++) {
            zeros += part(value, part) == 0 ? 1 : 0;
            ones += part(value, part) == 0xFFFF ? 1 : 0;
        }
        boolean inverted = ones > zeros;
        int usual = inverted ? 0xFFFF : 0;
        int move = inverted ? 0x9280_0000 : 0xD280_0000;
        boolean first = true;
        for (int part = 0; part < 4; part++) {
            int bits = part(value, part);
            if (bits == usual) {
                continue;
            }
            int written = first ? bits ^ usual : bits;
            write((first ? move : 0xF280_0000) | part << 21 | written << 5 | d);
            first = false;
        }
        if (first) {
            write(move | d);
        }
    }

    private static int part(long value, int part) {
        return (int) (value >>> 16 * part) & 0xFFFF;
    }

    // Memory.

    /// Registers that travel between memory and the processor, by bytes. What is narrower than a
    /// register is followed by zeros in it.
    enum Access {
        BYTE(1, 0x3900_0000),
        SHORT(2, 0x7900_0000),
        INT(4, 0xB900_0000),
        LONG(8, 0xF900_0000),
        VECTOR_2(2, 0x7D00_0000),
        VECTOR_4(4, 0xBD00_0000),
        VECTOR_8(8, 0xFD00_0000),
        VECTOR_16(16, 0x3D80_0000);

        final int bytes;
        private final int store;

        Access(int bytes, int store) {
            this.bytes = bytes;
            this.store = store;
        }

        /// Whether an instruction can say how far behind a register it reads or writes.
        boolean reaches(int displacement) {
            return isScaled(displacement) || displacement >= -256 && displacement < 256;
        }

        private boolean isScaled(int displacement) {
            return displacement >= 0 && displacement % bytes == 0 && displacement / bytes < 1 << 12;
        }

        private int at(int bits, int displacement) {
            return isScaled(displacement)
                    ? bits | displacement / bytes << 10
                    : bits & ~(1 << 24) | (displacement & 0x1FF) << 12;
        }
    }

    void load(Access access, int to, int base, int displacement) {
        write(access.at(access.store | 1 << 22, displacement), to, base, 0);
    }

    void store(Access access, int x, int base, int displacement) {
        write(access.at(access.store, displacement), x, base, 0);
    }

    /// Says that a cache line is needed: in the first cache, or in the second.
    void prefetch(int base, int displacement, boolean later) {
        write(Access.LONG.at(0xF980_0000, displacement), later ? 2 : 0, base, 0);
    }

    /// The 16 bytes of the pool from a place on.
    void literal(int to, int place) {
        if (constantCount == constants.length) {
            constants = Arrays.copyOf(constants, 2 * constantCount);
        }
        constants[constantCount++] = size;
        constants[constantCount++] = place;
        write(0x9C00_0000 | to);
    }

    /// The element of 4 or 8 bytes that a register points to, in all lanes.
    void splat(boolean doubles, int to, int base) {
        write(doubles ? 0x4D40_CC00 : 0x4D40_C800, to, base, 0);
    }

    // Vectors.

    /// Three registers, the last of which counts only where there are three.
    void vector(VectorOp op, boolean doubles, int d, int n, int m) {
        if (doubles && !op.form.doubles()) {
            throw new IllegalArgumentException(op + " of two lanes");
        }
        write(op.bits | (doubles ? 1 << 22 : 0), d, n, m);
    }

    void moveVector(int d, int n) {
        vector(VectorOp.ORR, false, d, n, n);
    }

    void zero(int d) {
        write(0x6F00_E400 | d);
    }

    /// Shifts by a number of bits.
    enum Shift {
        SHL(0x4F00_5400, false),
        /// Bits below those that come keep what they are.
        SLI(0x6F00_5400, false),
        SSHR(0x4F00_0400, true),
        USHR(0x6F00_0400, true);

        private final int bits;
        private final boolean right;

        Shift(int bits, boolean right) {
            this.bits = bits;
            this.right = right;
        }
    }

    /// To the left by 0 to 31 or 63, to the right by 1 to 32 or 64.
    void shift(Shift op, boolean doubles, int d, int n, int by) {
        int width = doubles ? 64 : 32;
        write(op.bits, d, n, op.right ? 2 * width - by : width + by);
    }

    /// Lanes of 1, 2 or 4 bytes in the lower half become lanes twice as wide.
    void widen(int bytes, boolean signed, int d, int n) {
        write(signed ? 0x0F00_A400 : 0x2F00_A400, d, n, 8 * bytes);
    }

    /// The lower bits of lanes become lanes of 1, 2 or 4 bytes, in the lower half.
    void narrow(int bytes, int d, int n) {
        write(0x0E21_2800 | (bytes >> 1) << 22, d, n, 0);
    }

    private static int lane(int bytes, int lane) {
        return (2 * lane + 1) * bytes;
    }

    /// The lower 4 or 8 bytes of a general register in all lanes.
    void splatGeneral(boolean doubles, int d, int n) {
        write(0x4E00_0C00, d, n, lane(doubles ? 8 : 4, 0));
    }

    /// The lower bytes of a general register become a lane.
    void insert(int bytes, int d, int lane, int n) {
        write(0x4E00_1C00, d, n, lane(bytes, lane));
    }

    /// A lane of another vector becomes a lane.
    void insertLane(int bytes, int d, int lane, int n, int from) {
        write(0x6E00_0400 | from * bytes << 11, d, n, lane(bytes, lane));
    }

    /// A lane, with zeros above it.
    void extract(int bytes, int d, int n, int lane) {
        write(bytes == 8 ? 0x4E00_3C00 : 0x0E00_3C00, d, n, lane(bytes, lane));
    }

    /// The bytes of a pair of neighbours that the bytes of `m` count.
    void table(int d, int pair, int m) {
        write(0x4E00_2000, d, pair, m);
    }

    /// The largest of four integers without sign, in the first lane.
    void largest(int d, int n) {
        write(0x6EB0_A800, d, n, 0);
    }

    /// A 64-bit integer as a float32, to the nearest.
    void longToFloat(int d, int n) {
        write(0x9E22_0000, d, n, 0);
    }

    // Caches.

    /// What the processor says of its cache lines.
    void cacheType(int d) {
        write(0xD53B_0020 | d);
    }

    /// `d` = so many bits of `n` from a place on.
    void bitField(int d, int n, int from, int bits) {
        write(0xD340_0000 | from + bits - 1 << 10, d, n, from);
    }

    /// `d = n << m`
    void shiftBy(int d, int n, int m) {
        write(0x9AC0_2000, d, n, m);
    }

    /// `d = n & ~m`
    void andNot(int d, int n, int m) {
        write(0x8A20_0000, d, n, m);
    }

    void compare(int n, int m) {
        write(0xEB00_0000, ZERO, n, m);
    }

    /// Writes the line at an address through to where instructions are read from.
    void cleanData(int x) {
        write(0xD50B_7B20 | x);
    }

    /// Forgets the instructions of the line at an address.
    void forgetInstructions(int x) {
        write(0xD50B_7520 | x);
    }

    /// Waits until that is done for all processors.
    void waitForMemory() {
        write(0xD503_3B9F);
    }

    /// Forgets instructions that were read ahead.
    void readInstructionsAnew() {
        write(0xD503_3FDF);
    }

    // For programs of their own, in tests.

    void call(int x) {
        write(0xD63F_0000, 0, x, 0);
    }

    void system() {
        write(0xD400_0001);
    }
}
