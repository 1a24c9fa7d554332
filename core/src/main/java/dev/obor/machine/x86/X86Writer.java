package dev.obor.machine.x86;

import dev.obor.machine.lang.Compare;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Ins;
import dev.obor.machine.lang.Kind;
import dev.obor.machine.lang.Narrow;
import dev.obor.machine.lang.Op;
import dev.obor.machine.lang.Registers;
import dev.obor.machine.lang.Routine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Turns the instructions of a routine, one by one, into those of the processor.
final class X86Writer {
    private static final int WORK = Encoder.RAX;

    // Immediates: how to round, and of two numbers which, by their sign too.
    private static final int NEAREST = 0;
    private static final int MAX = 5;
    private static final int MIN = 4;

    private final Encoder out = new Encoder();
    private final Routine routine;
    private final Registers registers;
    private final Convention convention;
    private final boolean wide;
    private final boolean doubles;
    private final int bytes;
    private final List<Integer> saved = new ArrayList<>();
    private final List<Integer> savedVectors = new ArrayList<>();
    private final List<Block> open = new ArrayList<>();
    // Behind the pool that all routines have.
    private final List<Long> constants = new ArrayList<>();
    private int firstConstant;

    /// What an END ends: its first instruction, where it repeats, and where it goes on.
    private record Block(Ins start, int head, int end) {}

    X86Writer(Routine routine, Registers registers, Convention convention, boolean wide) {
        this.routine = routine;
        this.registers = registers;
        this.convention = convention;
        this.wide = wide;
        doubles = routine.element() == Element.F64;
        bytes = wide ? 64 : 32;
    }

    byte[] write(byte[] pool) {
        firstConstant = pool.length;
        enter();
        for (Ins i : routine.code()) {
            write(i);
        }
        leave();
        ByteBuffer all =
                ByteBuffer.allocate(pool.length + 8 * constants.size())
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(pool);
        constants.forEach(all::putLong);
        return out.finish(all.array());
    }

    private void enter() {
        for (int v = 0; v < routine.registers(); v++) {
            int r = registers.of(v);
            if (r < 0) {
                continue;
            }
            if (!X86Target.isVector(routine.kind(v), wide)) {
                boolean general = routine.kind(v) == Kind.LONG;
                if (general && convention.keeps(r) && !saved.contains(r)) {
                    saved.add(r);
                }
            } else if (r >= convention.firstKeptVector && r < 16 && !savedVectors.contains(r)) {
                savedVectors.add(r);
            }
        }
        for (int r : saved) {
            out.push(r);
        }
        if (!savedVectors.isEmpty()) {
            out.aluConstant(Encoder.Alu.SUB, Encoder.RSP, 16L * savedVectors.size());
            for (int i = 0; i < savedVectors.size(); i++) {
                Mem m = Mem.at(Encoder.RSP, 16 * i);
                out.vector(VectorOp.STOREUPS, 16, savedVectors.get(i), 0, m);
            }
        }
    }

    private void leave() {
        if (!savedVectors.isEmpty()) {
            for (int i = 0; i < savedVectors.size(); i++) {
                Mem m = Mem.at(Encoder.RSP, 16 * i);
                out.vector(VectorOp.MOVUPS, 16, savedVectors.get(i), 0, m);
            }
            out.aluConstant(Encoder.Alu.ADD, Encoder.RSP, 16L * savedVectors.size());
        }
        for (int i = saved.size() - 1; i >= 0; i--) {
            out.pop(saved.get(i));
        }
        out.zeroUpper();
        out.zero(WORK);
        out.ret();
    }

    private Mem address(Ins i) {
        return new Mem(
                registers.of(i.base()),
                i.index() < 0 ? Mem.NONE : registers.of(i.index()),
                i.scale(),
                i.displacement());
    }

    private void write(Ins i) {
        int to = registers.of(i.to());
        int x = registers.of(i.x());
        int y = registers.of(i.y());
        switch (i.op()) {
            case ARGUMENT -> argument(to, (int) i.number());
            case SLOT -> out.load(to, address(i));
            case STORE_SLOT -> out.store(address(i), x);
            case COPY -> copy(i, to, x);
            case CONSTANT -> out.constant(to, i.number());
            case ADD -> add(to, x, y);
            case ADD_CONSTANT -> increase(to, x, (int) i.number());
            case ADD_SLOT -> out.alu(Encoder.Alu.ADD, to, address(i));
            case SCALE -> scale(to, x, (int) i.number());
            case LOOP, LOOP_SLOT, IF_SLOT, LOOP_ANY -> begin(i, to);
            case END -> end();
            case FIRST_LANES -> firstLanes(to, x);
            case LANES -> out.mask(to, x);
            case ZERO -> out.vector(VectorOp.XORPS, to > 15 ? bytes : 16, to, to, to);
            case LOAD -> load(i, to);
            case STORE -> store(i, x);
            case LOAD_NARROW -> loadNarrow(Narrow.values()[(int) i.number()], to, i);
            case STORE_NARROW -> storeNarrow(Narrow.values()[(int) i.number()], x, i);
            case GATHER -> gather(i, to, x);
            case EXPAND -> {
                VectorOp op = doubles ? VectorOp.EXPANDPD : VectorOp.EXPANDPS;
                out.vector(op, bytes, to, 0, address(i), registers.of(i.z()), true, false);
            }
            case COMPRESS -> {
                VectorOp op = doubles ? VectorOp.COMPRESSPD : VectorOp.COMPRESSPS;
                out.vector(op, bytes, x, 0, to, registers.of(i.z()), true);
            }
            case SPLAT -> memory(VectorOp.BROADCASTSS, VectorOp.BROADCASTSD, bytes, to, i);
            case LOAD_ONE -> memory(VectorOp.MOVSS, VectorOp.MOVSD, 16, to, i);
            case STORE_ONE -> memory(VectorOp.STORESS, VectorOp.STORESD, 16, x, i);
            case ADD_VECTOR -> vector(VectorOp.ADDPS, VectorOp.ADDPD, to, x, y);
            case FMA -> vector(VectorOp.FMADD231PS, VectorOp.FMADD231PD, to, x, y);
            case MULTIPLY_ADD -> multiplyAdd(to, x, y, registers.of(i.z()));
            case SUB_VECTOR -> vector(VectorOp.SUBPS, VectorOp.SUBPD, to, x, y);
            case MUL_VECTOR -> vector(VectorOp.MULPS, VectorOp.MULPD, to, x, y);
            case DIV_VECTOR -> vector(VectorOp.DIVPS, VectorOp.DIVPD, to, x, y);
            case SQRT_VECTOR -> vector(VectorOp.SQRTPS, VectorOp.SQRTPD, to, 0, x);
            case ADD_INT -> vector(VectorOp.PADDD, VectorOp.PADDQ, to, x, y);
            case SUB_INT -> vector(VectorOp.PSUBD, VectorOp.PSUBQ, to, x, y);
            case MUL_INT -> vector(VectorOp.PMULLD, VectorOp.PMULLQ, to, x, y);
            case AND_BITS -> out.vector(VectorOp.ANDPS, bytes, to, x, y);
            case OR_BITS -> out.vector(VectorOp.ORPS, bytes, to, x, y);
            case XOR_BITS -> out.vector(VectorOp.XORPS, bytes, to, x, y);
            case SHIFT_LEFT -> shift(VectorOp.PSLLD, VectorOp.PSLLQ, to, x, i);
            case SHIFT_RIGHT -> shift(VectorOp.PSRAD, VectorOp.PSRAQ, to, x, i);
            case SHIFT_RIGHT_ZERO -> shift(VectorOp.PSRLD, VectorOp.PSRLQ, to, x, i);
            case INT_TO_FLOAT -> vector(VectorOp.CVTDQ2PS, VectorOp.CVTQQ2PD, to, 0, x);
            case FLOAT_TO_INT -> vector(VectorOp.CVTTPS2DQ, VectorOp.CVTTPD2QQ, to, 0, x);
            case DOUBLE_TO_FLOAT -> out.vector(VectorOp.CVTPD2PS, bytes, to, 0, x);
            case LONG_TO_FLOAT -> out.vector(VectorOp.CVTQQ2PS, bytes, to, 0, x);
            case MAX_NUMBER -> range(to, x, y, MAX);
            case MIN_NUMBER -> range(to, x, y, MIN);
            case SPLAT_BITS -> splatBits(to, i.number());
            case COMPARE -> compare(Compare.values()[(int) i.number()], to, x, y);
            case COMPARE_INT -> compareInt(Compare.values()[(int) i.number()], to, x, y);
            case AND_MASK -> masks(Encoder.MaskOp.AND, VectorOp.ANDPS, to, x, y);
            case OR_MASK -> masks(Encoder.MaskOp.OR, VectorOp.ORPS, to, x, y);
            case XOR_MASK -> masks(Encoder.MaskOp.XOR, VectorOp.XORPS, to, x, y);
            case NOT_MASK -> {
                if (wide) {
                    out.masks(Encoder.MaskOp.NOT, to, 0, x);
                } else {
                    invert(to, x);
                }
            }
            case SELECT -> select(to, x, y, registers.of(i.z()));
            case LOAD_PART -> loadPart(i, to);
            case PICK -> vector(VectorOp.PERMT2PS, VectorOp.PERMT2PD, to, x, y);
            case ZIP_LOW -> zip(VectorOp.UNPCKLPS, VectorOp.UNPCKLPD, i, to, x, y);
            case ZIP_HIGH -> zip(VectorOp.UNPCKHPS, VectorOp.UNPCKHPD, i, to, x, y);
            case PREFETCH -> out.prefetch(address(i), (int) i.number());
        }
    }

    private void argument(int to, int i) {
        if (i >= convention.arguments.length) {
            int above = 8 * saved.size() + 16 * savedVectors.size();
            int at = convention.stackArguments + 8 * (i - convention.arguments.length);
            out.load(to, Mem.at(Encoder.RSP, above + at));
        }
    }

    private void copy(Ins i, int to, int x) {
        if (to == x) {
            return;
        }
        switch (routine.kind(i.to())) {
            case LONG -> out.move(to, x);
            case VECTOR -> out.vector(VectorOp.MOVAPS, bytes, to, 0, x);
            case MASK -> throw new IllegalArgumentException("masks are not copied");
        }
    }

    private void add(int to, int x, int y) {
        if (to == x) {
            out.alu(Encoder.Alu.ADD, to, y);
        } else if (to == y) {
            out.alu(Encoder.Alu.ADD, to, x);
        } else {
            out.lea(to, new Mem(x, y, 1, 0));
        }
    }

    private void increase(int to, int x, int n) {
        if (to == x) {
            out.aluConstant(Encoder.Alu.ADD, to, n);
        } else {
            out.lea(to, Mem.at(x, n));
        }
    }

    private void scale(int to, int x, int n) {
        switch (n) {
            case 2 -> out.lea(to, new Mem(x, x, 1, 0));
            case 3, 5, 9 -> out.lea(to, new Mem(x, x, n - 1, 0));
            case 4, 8 -> {
                out.move(to, x);
                out.shiftLeft(to, n == 4 ? 2 : 3);
            }
            default -> throw new IllegalArgumentException("times " + n);
        }
    }

    private void begin(Ins i, int counter) {
        int head = out.label();
        int end = out.label();
        if (i.op() == Op.LOOP_ANY) {
            any(i);
        } else if (i.op() == Op.LOOP) {
            out.test(counter, counter);
        } else {
            out.compare(address(i), 0);
        }
        boolean test = i.op() == Op.IF_SLOT || i.op() == Op.LOOP_ANY;
        out.jump(test ? Encoder.Condition.ZERO : Encoder.Condition.LESS_OR_EQUAL, end);
        out.bind(head);
        open.add(new Block(i, head, end));
    }

    private void any(Ins i) {
        if (!wide) {
            throw new IllegalArgumentException("masks are vectors");
        }
        out.test(registers.of(i.x()));
    }

    private void end() {
        Block b = open.removeLast();
        Ins start = b.start();
        if (start.op() != Op.IF_SLOT) {
            if (start.op() == Op.LOOP_ANY) {
                any(start);
            } else if (start.op() == Op.LOOP) {
                out.decrement(registers.of(start.to()));
            } else {
                out.decrement(address(start));
            }
            out.jump(Encoder.Condition.NOT_ZERO, b.head());
        }
        out.bind(b.end());
    }

    private void firstLanes(int to, int count) {
        if (wide) {
            out.constant32(WORK, -1);
            out.lowBits(WORK, WORK, count);
            out.mask(to, WORK);
        } else {
            Mem iota = new Mem(Mem.RIP, Mem.NONE, 1, doubles ? X86Target.IOTA_64 : 0);
            out.vector(doubles ? VectorOp.MOVQ : VectorOp.MOVD, 16, to, 0, count);
            out.vector(doubles ? VectorOp.PBROADCASTQ : VectorOp.PBROADCASTD, bytes, to, 0, to);
            out.vector(doubles ? VectorOp.PCMPGTQ : VectorOp.PCMPGTD, bytes, to, to, iota);
        }
    }

    private void load(Ins i, int to) {
        int mask = registers.of(i.z());
        if (mask < 0) {
            memory(VectorOp.MOVUPS, VectorOp.MOVUPD, bytes, to, i);
        } else if (wide) {
            VectorOp op = doubles ? VectorOp.MOVUPD : VectorOp.MOVUPS;
            out.vector(op, bytes, to, 0, address(i), mask, true, false);
        } else {
            VectorOp op = doubles ? VectorOp.MASKLOADPD : VectorOp.MASKLOADPS;
            out.vector(op, bytes, to, mask, address(i));
        }
    }

    private void store(Ins i, int x) {
        int mask = registers.of(i.z());
        if (mask < 0) {
            memory(VectorOp.STOREUPS, VectorOp.STOREUPD, bytes, x, i);
        } else if (wide) {
            VectorOp op = doubles ? VectorOp.STOREUPD : VectorOp.STOREUPS;
            out.vector(op, bytes, x, 0, address(i), mask, false, false);
        } else {
            VectorOp op = doubles ? VectorOp.MASKSTOREPD : VectorOp.MASKSTOREPS;
            out.vector(op, bytes, x, mask, address(i));
        }
    }

    private void loadNarrow(Narrow what, int to, Ins i) {
        VectorOp op =
                switch (what) {
                    case BYTES -> doubles ? VectorOp.PMOVZXBQ : VectorOp.PMOVZXBD;
                    case SIGNED_BYTES -> doubles ? VectorOp.PMOVSXBQ : VectorOp.PMOVSXBD;
                    case SHORTS -> doubles ? VectorOp.PMOVZXWQ : VectorOp.PMOVZXWD;
                    case SIGNED_SHORTS -> doubles ? VectorOp.PMOVSXWQ : VectorOp.PMOVSXWD;
                    case HALFS -> VectorOp.CVTPH2PS;
                    case INTS -> VectorOp.PMOVSXDQ;
                    case FLOATS -> VectorOp.CVTPS2PD;
                };
        int mask = registers.of(i.z());
        boolean all = mask < 0;
        out.vector(op, bytes, to, 0, address(i), all ? Encoder.ALL : mask, !all, false);
    }

    private void storeNarrow(Narrow what, int x, Ins i) {
        int mask = registers.of(i.z()) < 0 ? Encoder.ALL : registers.of(i.z());
        VectorOp op =
                switch (what) {
                    case BYTES, SIGNED_BYTES -> doubles ? VectorOp.PSTOREQB : VectorOp.PSTOREDB;
                    case SHORTS, SIGNED_SHORTS -> doubles ? VectorOp.PSTOREQW : VectorOp.PSTOREDW;
                    case INTS -> VectorOp.PSTOREQD;
                    case HALFS -> VectorOp.CVTPS2PH;
                    case FLOATS -> VectorOp.STOREUPS;
                };
        if (what == Narrow.HALFS) {
            out.vector(op, bytes, x, address(i), mask, NEAREST);
        } else {
            int length = what == Narrow.FLOATS ? bytes / 2 : bytes;
            out.vector(op, length, x, 0, address(i), mask, false, false);
        }
    }

    private void gather(Ins i, int to, int indices) {
        int size = (int) i.number();
        Mem from = new Mem(registers.of(i.base()), indices, size, i.displacement());
        VectorOp op = size == 8 ? VectorOp.PGATHERQQ : VectorOp.PGATHERQD;
        out.gather(op, to, from, registers.of(i.z()));
    }

    private void range(int to, int x, int y, int which) {
        out.vector(doubles ? VectorOp.RANGEPD : VectorOp.RANGEPS, bytes, to, x, y, which);
    }

    private void loadPart(Ins i, int to) {
        int part = (int) i.number();
        if (part == 0) {
            out.vector(VectorOp.MOVUPS, 16, to, 0, address(i));
        } else if (wide && i.z() >= 0) {
            VectorOp op = doubles ? VectorOp.BROADCASTF64X2 : VectorOp.BROADCASTF32X4;
            out.vector(op, bytes, to, 0, address(i), registers.of(i.z()), false, false);
        } else {
            VectorOp op = wide ? VectorOp.INSERTF32X4 : VectorOp.INSERTF128;
            out.vector(op, bytes, to, to, address(i), part);
        }
    }

    private void multiplyAdd(int to, int x, int y, int z) {
        if (to == x && to != z) {
            vector(VectorOp.FMADD213PS, VectorOp.FMADD213PD, to, y, z);
        } else if (to == y && to != z) {
            vector(VectorOp.FMADD213PS, VectorOp.FMADD213PD, to, x, z);
        } else {
            if (to != z) {
                out.vector(VectorOp.MOVAPS, bytes, to, 0, z);
            }
            vector(VectorOp.FMADD231PS, VectorOp.FMADD231PD, to, x, y);
        }
    }

    private void shift(VectorOp single, VectorOp twice, int to, int x, Ins i) {
        out.shift(doubles ? twice : single, bytes, to, x, (int) i.number());
    }

    private void splatBits(int to, long bits) {
        if (bits == 0) {
            out.vector(VectorOp.XORPS, to > 15 ? bytes : 16, to, to, to);
            return;
        }
        int at = constants.indexOf(bits);
        if (at < 0) {
            at = constants.size();
            constants.add(bits);
        }
        Mem m = new Mem(Mem.RIP, Mem.NONE, 1, firstConstant + 8 * at);
        out.vector(doubles ? VectorOp.BROADCASTSD : VectorOp.BROADCASTSS, bytes, to, 0, m);
    }

    private void compare(Compare how, int to, int x, int y) {
        int code = switch (how) { // quiet, and false for NaN but for the second
                    case EQUAL -> 0;
                    case NOT_EQUAL -> 4;
                    case LESS -> 17;
                    case LESS_OR_EQUAL -> 18;
                    case GREATER -> 30;
                    case GREATER_OR_EQUAL -> 29;
                    case UNORDERED -> 3;
                };
        out.vector(doubles ? VectorOp.CMPPD : VectorOp.CMPPS, bytes, to, x, y, code);
    }

    private void compareInt(Compare how, int to, int x, int y) {
        if (wide) {
            int code =
                    switch (how) {
                        case EQUAL -> 0;
                        case LESS -> 1;
                        case LESS_OR_EQUAL -> 2;
                        case NOT_EQUAL -> 4;
                        case GREATER_OR_EQUAL -> 5;
                        case GREATER -> 6;
                        case UNORDERED -> throw new IllegalArgumentException("integers");
                    };
            out.vector(doubles ? VectorOp.PCMPQ : VectorOp.PCMPD, bytes, to, x, y, code);
            return;
        }
        VectorOp equal = doubles ? VectorOp.PCMPEQQ : VectorOp.PCMPEQD;
        VectorOp greater = doubles ? VectorOp.PCMPGTQ : VectorOp.PCMPGTD;
        switch (how) {
            case EQUAL, NOT_EQUAL -> out.vector(equal, bytes, to, x, y);
            case GREATER, LESS_OR_EQUAL -> out.vector(greater, bytes, to, x, y);
            case LESS, GREATER_OR_EQUAL -> out.vector(greater, bytes, to, y, x);
            case UNORDERED -> throw new IllegalArgumentException("integers");
        }
        switch (how) {
            case NOT_EQUAL, LESS_OR_EQUAL, GREATER_OR_EQUAL -> invert(to, to);
            default -> {}
        }
    }

    private void invert(int to, int x) {
        Mem ones = new Mem(Mem.RIP, Mem.NONE, 1, X86Target.ONES);
        out.vector(VectorOp.XORPS, bytes, to, x, ones);
    }

    private void masks(Encoder.MaskOp own, VectorOp vector, int to, int x, int y) {
        if (wide) {
            out.masks(own, to, x, y);
        } else {
            out.vector(vector, bytes, to, x, y);
        }
    }

    private void select(int to, int x, int y, int mask) {
        if (wide) {
            VectorOp op = doubles ? VectorOp.BLENDMPD : VectorOp.BLENDMPS;
            out.vector(op, bytes, to, y, x, mask, false);
        } else {
            VectorOp op = doubles ? VectorOp.BLENDVPD : VectorOp.BLENDVPS;
            out.vector(op, bytes, to, y, x, mask << 4);
        }
    }

    private void memory(VectorOp single, VectorOp twice, int length, int register, Ins i) {
        out.vector(doubles ? twice : single, length, register, 0, address(i));
    }

    private void vector(VectorOp single, VectorOp twice, int to, int x, int y) {
        out.vector(doubles ? twice : single, bytes, to, x, y);
    }

    private void zip(VectorOp single, VectorOp twice, Ins i, int to, int x, int y) {
        out.vector(i.number() == 8 ? twice : single, bytes, to, x, y);
    }
}
