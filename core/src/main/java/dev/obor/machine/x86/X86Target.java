package dev.obor.machine.x86;

import dev.obor.machine.lang.Kind;
import dev.obor.machine.lang.Registers;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Processors with AVX2 and FMA, and those with AVX-512 (F, DQ, BW, VL).
///
/// The second have 32 vectors of 64 bytes and masks of their own; on the first a mask is a vector,
/// and there are 16 of 32 bytes.
public final class X86Target implements Target {
    // All but rax, which is for work in between, and rsp. Those nobody keeps come first.
    private static final int[] GENERAL = {
        Encoder.RCX,
        Encoder.RDX,
        Encoder.RSI,
        Encoder.RDI,
        8,
        9,
        10,
        11,
        Encoder.RBX,
        Encoder.RBP,
        12,
        13,
        14,
        15
    };
    private static final int[] MASKS = {1, 2, 3, 4, 5, 6, 7};

    /// Where constants of [#POOL] are.
    static final int IOTA_32 = 0;

    static final int IOTA_64 = 32;
    static final int ONES = 64;
    private static final byte[] POOL = pool();

    private final boolean wide;
    private final Convention convention;
    private final int[] vectors;

    /// One of the four.
    ///
    /// @param wide AVX-512
    public X86Target(boolean wide, Convention convention) {
        this.wide = wide;
        this.convention = convention;
        vectors = new int[wide ? 32 : 16];
        int n = 0;
        for (int v = 0; v < convention.firstKeptVector; v++) {
            vectors[n++] = v;
        }
        for (int v = 16; v < vectors.length; v++) {
            vectors[n++] = v;
        }
        for (int v = convention.firstKeptVector; v < 16; v++) {
            vectors[n++] = v;
        }
    }

    @Override
    public String name() {
        return wide ? "AVX-512" : "AVX2";
    }

    @Override
    public int vectorBytes() {
        return wide ? 64 : 32;
    }

    @Override
    public int vectors() {
        return vectors.length;
    }

    @Override
    public boolean ownMasks() {
        return wide;
    }

    @Override
    public boolean longs() {
        return wide;
    }

    @Override
    public boolean narrow() {
        return wide;
    }

    @Override
    public byte[] write(Routine routine) {
        Registers registers =
                Registers.choose(
                        routine,
                        kind ->
                                switch (kind) {
                                    case LONG -> GENERAL;
                                    case VECTOR -> vectors;
                                    case MASK -> wide ? MASKS : vectors;
                                },
                        convention.arguments);
        return new X86Writer(routine, registers, convention, wide).write(POOL);
    }

    /// The numbers 0, 1, 2… of 4 and of 8 bytes, and a vector of ones.
    private static byte[] pool() {
        ByteBuffer pool = ByteBuffer.allocate(96).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 8; i++) {
            pool.putInt(IOTA_32 + 4 * i, i);
        }
        for (int i = 0; i < 4; i++) {
            pool.putLong(IOTA_64 + 8 * i, i);
        }
        for (int i = 0; i < 4; i++) {
            pool.putLong(ONES + 8 * i, -1);
        }
        return pool.array();
    }

    /// Whether a virtual register of a kind is in a vector register.
    static boolean isVector(Kind kind, boolean wide) {
        return kind == Kind.VECTOR || kind == Kind.MASK && !wide;
    }
}
