package dev.obor.machine.x86;

import java.util.Arrays;

/// Writes x86-64 instructions into an array: prefixes, opcode, registers, addresses, immediates.
///
/// Registers are their numbers: general ones 0 to 15 (rax, rcx, rdx, rbx, rsp, rbp, rsi, rdi, r8 to
/// r15), vectors 0 to 31, masks 0 to 7. An instruction takes the VEX form where it can, and the
/// EVEX form where a register above 15, 64 bytes, a mask or a broadcast ask for it.
final class Encoder {
    static final int RAX = 0;
    static final int RCX = 1;
    static final int RDX = 2;
    static final int RBX = 3;
    static final int RSP = 4;
    static final int RBP = 5;
    static final int RSI = 6;
    static final int RDI = 7;

    /// No mask: every lane takes part.
    static final int ALL = 0;

    private byte[] code = new byte[512];
    private int size;
    private int[] labels = new int[8];
    private int labelCount;
    // Places to mend once all labels stand: where, and which label.
    private int[] jumps = new int[16];
    private int jumpCount;
    // Places that name a constant: where, which byte of the pool, where the instruction ends.
    private int[] constants = new int[24];
    private int constantCount;

    /// The bytes so far, with jumps mended and the pool of constants behind them.
    ///
    /// @param pool what addresses with base [Mem#RIP] read
    byte[] finish(byte[] pool) {
        for (int i = 0; i < jumpCount; i += 2) {
            int at = jumps[i];
            patch(at, labels[jumps[i + 1]] - (at + 4));
        }
        while (pool.length > 0 && size % 64 != 0) {
            write(0xCC);
        }
        for (int i = 0; i < constantCount; i += 3) {
            patch(constants[i], size + constants[i + 1] - constants[i + 2]);
        }
        byte[] all = Arrays.copyOf(code, size + pool.length);
        System.arraycopy(pool, 0, all, size, pool.length);
        return all;
    }

    /// A place that jumps can name.
    int label() {
        if (labelCount == labels.length) {
            labels = Arrays.copyOf(labels, 2 * labelCount);
        }
        labels[labelCount] = -1;
        return labelCount++;
    }

    /// Puts a label here.
    void bind(int label) {
        labels[label] = size;
    }

    // General registers, 64 bits wide.

    /// The eight operations of the first table of opcodes.
    enum Alu {
        ADD,
        OR,
        ADC,
        SBB,
        AND,
        SUB,
        XOR,
        CMP
    }

    /// Conditions of jumps.
    enum Condition {
        BELOW(2),
        ABOVE_OR_EQUAL(3),
        ZERO(4),
        NOT_ZERO(5),
        LESS_OR_EQUAL(14),
        GREATER(15);

        private final int code;

        Condition(int code) {
            this.code = code;
        }
    }

    void move(int to, int from) {
        rex(true, from, 0, to);
        write(0x89);
        direct(from, to);
    }

    void load(int to, Mem from) {
        general(true, 0x8B, to, from);
    }

    void store(Mem to, int from) {
        general(true, 0x89, from, to);
    }

    void load32(int to, Mem from) {
        general(false, 0x8B, to, from);
    }

    void store32(Mem to, int from) {
        general(false, 0x89, from, to);
    }

    void lea(int to, Mem address) {
        general(true, 0x8D, to, address);
    }

    /// A number that fits 32 bits with sign, or else in ten bytes.
    void constant(int to, long value) {
        if (value == (int) value) {
            rex(true, 0, 0, to);
            write(0xC7);
            direct(0, to);
            write32((int) value);
        } else {
            rex(true, 0, 0, to);
            write(0xB8 | to & 7);
            write32((int) value);
            write32((int) (value >>> 32));
        }
    }

    /// A number of 32 bits; the upper half of the register becomes zero.
    void constant32(int to, int value) {
        rex(false, 0, 0, to);
        write(0xB8 | to & 7);
        write32(value);
    }

    void alu(Alu op, int to, int from) {
        rex(true, from, 0, to);
        write(8 * op.ordinal() + 1);
        direct(from, to);
    }

    void alu(Alu op, int to, Mem from) {
        general(true, 8 * op.ordinal() + 3, to, from);
    }

    /// The same with a number of 32 bits.
    void aluConstant(Alu op, int to, long value) {
        rex(true, 0, 0, to);
        if (value == (byte) value) {
            write(0x83);
            direct(op.ordinal(), to);
            write((int) value);
        } else if (to == RAX) {
            write(8 * op.ordinal() + 5);
            write32(Math.toIntExact(value));
        } else {
            write(0x81);
            direct(op.ordinal(), to);
            write32(Math.toIntExact(value));
        }
    }

    /// Clears a register.
    void zero(int to) {
        rex(false, to, 0, to);
        write(0x31);
        direct(to, to);
    }

    void shiftLeft(int to, int bits) {
        rex(true, 0, 0, to);
        write(0xC1);
        direct(4, to);
        write(bits);
    }

    void test(int a, int b) {
        rex(true, b, 0, a);
        write(0x85);
        direct(b, a);
    }

    void decrement(int to) {
        rex(true, 0, 0, to);
        write(0xFF);
        direct(1, to);
    }

    void decrement(Mem to) {
        general(true, 0xFF, 1, to);
    }

    /// Compares 64 bits of memory with a small number.
    void compare(Mem a, int b) {
        rex(true, 0, a);
        write(0x83);
        address(7, a, 1, 1);
        write(b);
    }

    void jump(Condition condition, int label) {
        write(0x0F);
        write(0x80 | condition.code);
        target(label);
    }

    private void target(int label) {
        if (jumpCount == jumps.length) {
            jumps = Arrays.copyOf(jumps, 2 * jumpCount);
        }
        jumps[jumpCount++] = size;
        jumps[jumpCount++] = label;
        write32(0);
    }

    void push(int from) {
        rex(false, 0, 0, from);
        write(0x50 | from & 7);
    }

    void pop(int to) {
        rex(false, 0, 0, to);
        write(0x58 | to & 7);
    }

    void ret() {
        write(0xC3);
    }

    void cpuid() {
        write(0x0F);
        write(0xA2);
    }

    void xgetbv() {
        write(0x0F);
        write(0x01);
        write(0xD0);
    }

    /// Asks for a cache line: into the first level, or with `level` 1 into the second.
    void prefetch(Mem from, int level) {
        rex(false, 0, from);
        write(0x0F);
        write(0x18);
        address(level + 1, from, 1, 0);
    }

    /// The low `count` bits of `from`, BMI2.
    void lowBits(int to, int from, int count) {
        vex(2, 0, true, to, count, 0, from, false);
        write(0xF5);
        direct(to, from);
    }

    /// A mask from the low 32 bits of a register, AVX512BW.
    void mask(int to, int from) {
        vex(1, 3, false, to, 0, 0, from, false);
        write(0x92);
        direct(to, from);
    }

    /// Clears the upper halves of the vector registers, so that older code is not held up.
    void zeroUpper() {
        write(0xC5);
        write(0xF8);
        write(0x77);
    }

    // Vectors.

    /// `to = op(a, b)`.
    ///
    /// @param bytes length of the vector: 16, 32 or 64
    void vector(VectorOp op, int bytes, int to, int a, int b) {
        vector(op, bytes, to, a, b, ALL, false);
    }

    /// The same under a mask; with `zero` other lanes become zero, otherwise they stay.
    void vector(VectorOp op, int bytes, int to, int a, int b, int mask, boolean zero) {
        if (bytes == 64 || (to | a | b) > 15 || mask != ALL) {
            evex(op, bytes, to, a, b >> 3 & 1, b >> 4 & 1, mask, zero, false);
        } else {
            vex(op.map, op.prefix, op.vexW(), to, a, 0, b, bytes == 32);
        }
        write(op.opcode);
        direct(to, b);
    }

    /// `to = op(a, memory)`; for a store, `memory = to`.
    void vector(VectorOp op, int bytes, int to, int a, Mem b) {
        vector(op, bytes, to, a, b, ALL, false, false);
    }

    /// The same under a mask, or with one element in memory for all lanes.
    void vector(
            VectorOp op,
            int bytes,
            int to,
            int a,
            Mem b,
            int mask,
            boolean zero,
            boolean broadcast) {
        memory(op, bytes, to, a, b, mask, zero, broadcast, 0);
    }

    private void memory(
            VectorOp op,
            int bytes,
            int to,
            int a,
            Mem b,
            int mask,
            boolean zero,
            boolean broadcast,
            int after) {
        int index = b.index() < 0 ? 0 : b.index();
        int base = b.base() < 0 ? 0 : b.base();
        int unit = 1;
        if (bytes == 64 || (to | a) > 15 || mask != ALL || broadcast || !op.hasVex()) {
            evex(op, bytes, to, a, base >> 3, index >> 3, mask, zero, broadcast);
            unit = op.unit(bytes, broadcast);
        } else {
            vex(op.map, op.prefix, op.vexW(), to, a, index, base, bytes == 32);
        }
        write(op.opcode);
        address(to, b, unit, after);
    }

    /// `to = op(a, b, immediate)`.
    void vector(VectorOp op, int bytes, int to, int a, int b, int immediate) {
        vector(op, bytes, to, a, b);
        write(immediate);
    }

    /// `to = from` shifted by `bits`; these instructions say in a digit which of them they are.
    void shift(VectorOp op, int bytes, int to, int from, int bits) {
        int digit =
                switch (op) {
                    case PSLLD, PSLLQ -> 6;
                    case PSRLD, PSRLQ -> 2;
                    case PSRAD, PSRAQ -> 4;
                    default -> throw new IllegalArgumentException(op + " shifts nothing");
                };
        vector(op, bytes, digit, to, from, bits);
    }

    /// Operations on masks of up to 16 lanes.
    enum MaskOp {
        AND(0x41),
        NOT(0x44),
        OR(0x45),
        XOR(0x47);

        private final int code;

        MaskOp(int code) {
            this.code = code;
        }
    }

    /// `to = op(a, b)`; NOT has one operand, `b`.
    void masks(MaskOp op, int to, int a, int b) {
        vex(1, 0, false, to, op == MaskOp.NOT ? 0 : a, 0, b, op != MaskOp.NOT);
        write(op.code);
        direct(to, b);
    }

    /// Compares a mask with none.
    void test(int mask) {
        vex(1, 0, false, mask, 0, 0, mask, false);
        write(0x98);
        direct(mask, mask);
    }

    /// `to = op(a, memory, immediate)`.
    void vector(VectorOp op, int bytes, int to, int a, Mem b, int immediate) {
        memory(op, bytes, to, a, b, ALL, false, false, 1);
        write(immediate);
    }

    /// Stores under a mask what an immediate says.
    void vector(VectorOp op, int bytes, int from, Mem to, int mask, int immediate) {
        memory(op, bytes, from, 0, to, mask, false, false, 1);
        write(immediate);
    }

    /// Gathers from `base + indices * scale + displacement`, where the index is a vector of 64
    /// bytes.
    void gather(VectorOp op, int to, Mem from, int mask) {
        int index = from.index();
        evex(op, 64, to, index & 16, from.base() >> 3, index >> 3 & 1, mask, false, false);
        write(op.opcode);
        address(to, from, op.unit(64, false), 0);
    }

    // Prefixes and addresses.

    private void vex(
            int map, int prefix, boolean w, int reg, int v, int index, int base, boolean wide) {
        int last = (~v & 15) << 3 | (wide ? 4 : 0) | prefix;
        if (map == 1 && !w && index < 8 && base < 8) {
            write(0xC5);
            write((~reg & 8) << 4 | last);
        } else {
            write(0xC4);
            write((~reg & 8) << 4 | (~index & 8) << 3 | (~base & 8) << 2 | map);
            write((w ? 0x80 : 0) | last);
        }
    }

    /// @param b bit 3 of the register or base
    /// @param x bit 4 of the register, or bit 3 of the index
    private void evex(
            VectorOp op,
            int bytes,
            int reg,
            int v,
            int b,
            int x,
            int mask,
            boolean zero,
            boolean broadcast) {
        if (!op.hasEvex()) {
            throw new IllegalArgumentException(op + " has no EVEX form");
        }
        write(0x62);
        write((~reg & 8) << 4 | (~x & 1) << 6 | (~b & 1) << 5 | (~reg & 16) | op.map);
        write((op.evexW() ? 0x80 : 0) | (~v & 15) << 3 | 4 | op.prefix);
        int length = bytes == 64 ? 2 : bytes == 32 ? 1 : 0;
        write((zero ? 0x80 : 0) | length << 5 | (broadcast ? 16 : 0) | (~v & 16) >> 1 | mask);
    }

    private void general(boolean wide, int opcode, int reg, Mem m) {
        rex(wide, reg, m);
        write(opcode);
        address(reg, m, 1, 0);
    }

    private void rex(boolean wide, int reg, Mem m) {
        rex(wide, reg, Math.max(0, m.index()), Math.max(0, m.base()));
    }

    private void rex(boolean wide, int reg, int index, int base) {
        int bits = (wide ? 8 : 0) | reg >> 1 & 4 | index >> 2 & 2 | base >> 3 & 1;
        if (bits != 0) {
            write(0x40 | bits);
        }
    }

    private void direct(int reg, int rm) {
        write(0xC0 | (reg & 7) << 3 | rm & 7);
    }

    /// @param unit what a displacement of one byte counts in
    /// @param after bytes of the instruction that follow the address
    private void address(int reg, Mem m, int unit, int after) {
        int r = (reg & 7) << 3;
        if (m.base() == Mem.RIP) {
            write(r | 5);
            if (constantCount == constants.length) {
                constants = Arrays.copyOf(constants, 2 * constantCount);
            }
            constants[constantCount++] = size;
            constants[constantCount++] = m.displacement();
            constants[constantCount++] = size + 4 + after;
            write32(0);
            return;
        }
        int disp = m.displacement();
        boolean small = disp % unit == 0 && disp / unit == (byte) (disp / unit);
        // rbp and r13 as a base have no form without displacement.
        int mod = disp == 0 && (m.base() & 7) != RBP ? 0 : small ? 0x40 : 0x80;
        if (m.index() == Mem.NONE && (m.base() & 7) != RSP) {
            write(mod | r | m.base() & 7);
        } else {
            int index = m.index() == Mem.NONE ? RSP : m.index() & 7;
            write(mod | r | RSP);
            write(Integer.numberOfTrailingZeros(m.scale()) << 6 | index << 3 | m.base() & 7);
        }
        if (mod == 0x40) {
            write(disp / unit);
        } else if (mod == 0x80) {
            write32(disp);
        }
    }

    private void patch(int at, int value) {
        for (int i = 0; i < 4; i++) {
            code[at + i] = (byte) (value >>> 8 * i);
        }
    }

    private void write32(int value) {
        for (int i = 0; i < 4; i++) {
            write(value >>> 8 * i);
        }
    }

    private void write(int b) {
        if (size == code.length) {
            code = Arrays.copyOf(code, 2 * size);
        }
        code[size++] = (byte) b;
    }
}
