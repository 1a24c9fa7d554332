package dev.obor.machine.x86;

/// What the processor can do, and what the operating system keeps of it when it switches threads.
public final class Features {
    /// Slots that the question fills.
    public static final int ANSWERS = 8;

    private static final int MOST_LEAF = 0;
    private static final int LEAF_1_ECX = 1;
    private static final int LEAF_7_EBX = 2;
    private static final int XCR0 = 3;

    private static final int FMA = 1 << 12;
    private static final int OSXSAVE = 1 << 27;
    private static final int AVX = 1 << 28;
    private static final int AVX2 = 1 << 5;
    private static final int BMI2 = 1 << 8;
    // F, DQ, BW, VL
    private static final int AVX512 = 1 << 16 | 1 << 17 | 1 << 30 | 1 << 31;
    // Registers that the system keeps: xmm and ymm; and masks, zmm and those above 15.
    private static final int YMM = 0x6;
    private static final int ZMM = 0xE6;

    private Features() {}

    /// Code that asks and writes the answers to the block.
    public static byte[] question(Convention convention) {
        Encoder out = new Encoder();
        int block = 8;
        out.push(Encoder.RBX);
        out.move(block, convention.arguments[0]);
        leaf(out, 0, 0);
        out.store32(Mem.at(block, 8 * MOST_LEAF), Encoder.RAX);
        leaf(out, 1, 0);
        out.store32(Mem.at(block, 8 * LEAF_1_ECX), Encoder.RCX);
        leaf(out, 7, 0);
        out.store32(Mem.at(block, 8 * LEAF_7_EBX), Encoder.RBX);
        // Without OSXSAVE there is no xgetbv.
        int end = out.label();
        out.load32(Encoder.RAX, Mem.at(block, 8 * LEAF_1_ECX));
        out.constant32(Encoder.RCX, OSXSAVE);
        out.alu(Encoder.Alu.AND, Encoder.RAX, Encoder.RCX);
        out.jump(Encoder.Condition.ZERO, end);
        out.zero(Encoder.RCX);
        out.xgetbv();
        out.store32(Mem.at(block, 8 * XCR0), Encoder.RAX);
        out.bind(end);
        out.pop(Encoder.RBX);
        out.zero(Encoder.RAX);
        out.ret();
        return out.finish(new byte[0]);
    }

    private static void leaf(Encoder out, int leaf, int part) {
        out.constant32(Encoder.RAX, leaf);
        out.constant32(Encoder.RCX, part);
        out.cpuid();
    }

    private static boolean has(long answer, int bits) {
        return ((int) answer & bits) == bits;
    }

    /// Whether AVX2 and FMA can be used.
    public static boolean avx2(long[] answers) {
        return (int) answers[MOST_LEAF] >= 7
                && has(answers[LEAF_1_ECX], FMA | OSXSAVE | AVX)
                && has(answers[LEAF_7_EBX], AVX2)
                && has(answers[XCR0], YMM);
    }

    /// Whether AVX-512 (F, DQ, BW, VL) and BMI2 can be used.
    public static boolean avx512(long[] answers) {
        return avx2(answers) && has(answers[LEAF_7_EBX], AVX512 | BMI2) && has(answers[XCR0], ZMM);
    }
}
