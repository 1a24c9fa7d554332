package dev.obor.machine.arm;

/// Vector instructions of up to three whole registers: one line of the manual's tables each.
///
/// Where there are two widths of lanes, bit 22 says which, in all of them.
enum VectorOp {
    // Floats.
    FADD(0x4E20_D400, Form.THREE),
    FSUB(0x4EA0_D400, Form.THREE),
    FMUL(0x6E20_DC00, Form.THREE),
    FDIV(0x6E20_FC00, Form.THREE),
    FMLA(0x4E20_CC00, Form.THREE),
    FMAX(0x4E20_F400, Form.THREE),
    FMIN(0x4EA0_F400, Form.THREE),
    FCMEQ(0x4E20_E400, Form.THREE),
    FCMGE(0x6E20_E400, Form.THREE),
    FCMGT(0x6EA0_E400, Form.THREE),
    FSQRT(0x6EA1_F800, Form.TWO),
    SCVTF(0x4E21_D800, Form.TWO),
    FCVTZS(0x4EA1_B800, Form.TWO),
    // Integers. There is no product of 64 bits.
    ADD(0x4EA0_8400, Form.THREE),
    SUB(0x6EA0_8400, Form.THREE),
    MUL(0x4EA0_9C00, Form.THREE_SINGLE),
    CMEQ(0x6EA0_8C00, Form.THREE),
    CMGT(0x4EA0_3400, Form.THREE),
    CMGE(0x4EA0_3C00, Form.THREE),
    CMTST(0x4EA0_8C00, Form.THREE),
    // Bits. BSL chooses by what its target holds; BIT inserts where the third has ones, BIF where
    // it has none.
    AND(0x4E20_1C00, Form.THREE_BYTES),
    ORR(0x4EA0_1C00, Form.THREE_BYTES),
    EOR(0x6E20_1C00, Form.THREE_BYTES),
    BSL(0x6E60_1C00, Form.THREE_BYTES),
    BIT(0x6EA0_1C00, Form.THREE_BYTES),
    BIF(0x6EE0_1C00, Form.THREE_BYTES),
    NOT(0x6E20_5800, Form.TWO_BYTES),
    // Lanes of two vectors in turns: the lower and the upper halves.
    ZIP1(0x4E80_3800, Form.THREE),
    ZIP2(0x4E80_7800, Form.THREE),
    // Floats of half the width in the lower half of the other register; float16 if not doubles.
    FCVTL(0x0E21_7800, Form.LONGER),
    FCVTN(0x0E21_6800, Form.SHORTER);

    /// What the operands are.
    enum Form {
        /// Three of 4 or 2 lanes.
        THREE,
        /// Three of 4 lanes.
        THREE_SINGLE,
        /// Three of 16 bytes.
        THREE_BYTES,
        /// Two of 4 or 2 lanes.
        TWO,
        /// Two of 16 bytes.
        TWO_BYTES,
        /// The second has narrower lanes.
        LONGER,
        /// The first has narrower lanes.
        SHORTER;

        boolean doubles() {
            return this != THREE_SINGLE && this != THREE_BYTES && this != TWO_BYTES;
        }
    }

    final int bits;
    final Form form;

    VectorOp(int bits, Form form) {
        this.bits = bits;
        this.form = form;
    }
}
