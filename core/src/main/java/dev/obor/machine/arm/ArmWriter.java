package dev.obor.machine.arm;

import dev.obor.machine.arm.Encoder.Access;
import dev.obor.machine.arm.Encoder.Condition;
import dev.obor.machine.arm.Encoder.Shift;
import dev.obor.machine.lang.Compare;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Ins;
import dev.obor.machine.lang.Kind;
import dev.obor.machine.lang.Op;
import dev.obor.machine.lang.Registers;
import dev.obor.machine.lang.Routine;
import java.util.ArrayList;
import java.util.List;

/// Turns the instructions of a routine, one by one, into those of the processor.
///
/// A result may share a register with an operand that ends there: what takes several steps reads
/// its operands before it writes, or is put together in a scratch register.
final class ArmWriter {
    private static final int WORK = ArmTarget.WORK;
    private static final int SCRATCH = ArmTarget.SCRATCH;
    private static final int SCRATCH_2 = ArmTarget.SCRATCH_2;

    private final Encoder out = new Encoder();
    private final Routine routine;
    private final Registers registers;
    private final boolean doubles;
    private final int bytes;
    private final Places places;
    private final LaneWriter lanes;
    private final List<Integer> saved = new ArrayList<>();
    private final List<Integer> savedVectors = new ArrayList<>();
    private final List<Block> open = new ArrayList<>();

    /// What an END ends: its first instruction, where it repeats, and where it goes on.
    private record Block(Ins start, int head, int end) {}

    ArmWriter(Routine routine, Registers registers) {
        this.routine = routine;
        this.registers = registers;
        doubles = routine.element() == Element.F64;
        bytes = routine.element().bytes();
        places = new Places(out, registers);
        lanes = new LaneWriter(out, registers, places, bytes);
    }

    byte[] write() {
        enter();
        for (Ins i : routine.code()) {
            write(i);
        }
        leave();
        return out.finish(Pool.bytes());
    }

    private void enter() {
        for (int v = 0; v < routine.registers(); v++) {
            int r = registers.of(v);
            if (r < 0) {
                continue;
            }
            boolean general = routine.kind(v) == Kind.LONG;
            if (general && ArmTarget.keepsGeneral(r) && !saved.contains(r)) {
                saved.add(r);
            } else if (!general && ArmTarget.keepsVector(r) && !savedVectors.contains(r)) {
                savedVectors.add(r);
            }
        }
        out.addShort(Encoder.SP, Encoder.SP, -frame());
        int at = LaneWriter.ROOM;
        for (int r : saved) {
            out.store(Access.LONG, r, Encoder.SP, at);
            at += 8;
        }
        for (int r : savedVectors) {
            out.store(Access.VECTOR_8, r, Encoder.SP, at);
            at += 8;
        }
    }

    private void leave() {
        int at = LaneWriter.ROOM;
        for (int r : saved) {
            out.load(Access.LONG, r, Encoder.SP, at);
            at += 8;
        }
        for (int r : savedVectors) {
            out.load(Access.VECTOR_8, r, Encoder.SP, at);
            at += 8;
        }
        out.addShort(Encoder.SP, Encoder.SP, frame());
        out.constant(0, 0);
        out.ret();
    }

    /// Bytes of the stack: a multiple of 16.
    private int frame() {
        return LaneWriter.ROOM + (8 * (saved.size() + savedVectors.size()) + 15) / 16 * 16;
    }

    private void write(Ins i) {
        int to = registers.of(i.to());
        int x = registers.of(i.x());
        int y = registers.of(i.y());
        int z = registers.of(i.z());
        switch (i.op()) {
            case ARGUMENT -> argument(to, (int) i.number());
            case SLOT -> places.load(Access.LONG, to, i);
            case STORE_SLOT -> places.store(Access.LONG, x, i);
            case COPY -> copy(i, to, x);
            case CONSTANT -> out.constant(to, i.number());
            case ADD -> out.add(to, x, y, 0);
            case ADD_CONSTANT -> places.increase(to, x, (int) i.number());
            case ADD_SLOT -> {
                places.load(Access.LONG, WORK, i);
                out.add(to, to, WORK, 0);
            }
            case SCALE -> scale(to, x, (int) i.number());
            case LOOP, LOOP_SLOT, IF_SLOT, LOOP_ANY -> begin(i, to);
            case END -> end();
            case FIRST_LANES -> {
                out.splatGeneral(doubles, to, x);
                out.literal(SCRATCH, constant(Pool.IOTA));
                vector(VectorOp.CMGT, to, to, SCRATCH);
            }
            case LANES -> {
                out.splatGeneral(doubles, to, x);
                out.literal(SCRATCH, constant(Pool.BITS));
                vector(VectorOp.CMTST, to, to, SCRATCH);
            }
            case ZERO -> out.zero(to);
            case LOAD, LOAD_NARROW, GATHER, EXPAND -> lanes.read(i, to);
            case STORE, STORE_NARROW -> lanes.store(i);
            case COMPRESS -> lanes.compress(to, x, z);
            case SPLAT -> out.splat(doubles, to, places.pointer(i));
            case LOAD_ONE -> places.load(one(), to, i);
            case STORE_ONE -> places.store(one(), x, i);
            case ADD_VECTOR -> vector(VectorOp.FADD, to, x, y);
            case SUB_VECTOR -> vector(VectorOp.FSUB, to, x, y);
            case MUL_VECTOR -> vector(VectorOp.FMUL, to, x, y);
            case DIV_VECTOR -> vector(VectorOp.FDIV, to, x, y);
            case SQRT_VECTOR -> vector(VectorOp.FSQRT, to, x, 0);
            case FMA -> vector(VectorOp.FMLA, to, x, y);
            case MULTIPLY_ADD -> multiplyAdd(to, x, y, z);
            case ADD_INT -> vector(VectorOp.ADD, to, x, y);
            case SUB_INT -> vector(VectorOp.SUB, to, x, y);
            case MUL_INT -> multiply(to, x, y);
            case AND_BITS, AND_MASK -> out.vector(VectorOp.AND, false, to, x, y);
            case OR_BITS, OR_MASK -> out.vector(VectorOp.ORR, false, to, x, y);
            case XOR_BITS, XOR_MASK -> out.vector(VectorOp.EOR, false, to, x, y);
            case NOT_MASK -> invert(to, x);
            case SHIFT_LEFT -> out.shift(Shift.SHL, doubles, to, x, (int) i.number());
            case SHIFT_RIGHT -> shiftRight(Shift.SSHR, to, x, (int) i.number());
            case SHIFT_RIGHT_ZERO -> shiftRight(Shift.USHR, to, x, (int) i.number());
            case INT_TO_FLOAT -> vector(VectorOp.SCVTF, to, x, 0);
            case FLOAT_TO_INT -> vector(VectorOp.FCVTZS, to, x, 0);
            case DOUBLE_TO_FLOAT -> vector(VectorOp.FCVTN, to, x, 0);
            case LONG_TO_FLOAT -> longToFloat(to, x);
            case MAX_NUMBER -> vector(VectorOp.FMAX, to, x, y);
            case MIN_NUMBER -> vector(VectorOp.FMIN, to, x, y);
            case SPLAT_BITS -> splatBits(to, i.number());
            case COMPARE -> compare(Compare.values()[(int) i.number()], to, x, y);
            case COMPARE_INT -> compareInt(Compare.values()[(int) i.number()], to, x, y);
            case SELECT -> select(to, x, y, z);
            case LOAD_PART -> loadPart(i, to);
            case PICK -> pick(to, x, y);
            case ZIP_LOW -> out.vector(VectorOp.ZIP1, i.number() == 8, to, x, y);
            case ZIP_HIGH -> out.vector(VectorOp.ZIP2, i.number() == 8, to, x, y);
            case PREFETCH -> places.prefetch(i);
        }
    }

    private Access one() {
        return doubles ? Access.VECTOR_8 : Access.VECTOR_4;
    }

    private int constant(int place) {
        return place + (doubles ? 16 : 0);
    }

    private void vector(VectorOp op, int to, int x, int y) {
        out.vector(op, doubles, to, x, y);
    }

    private void argument(int to, int i) {
        int inRegisters = ArmTarget.ARGUMENTS.length;
        if (i >= inRegisters) {
            out.load(Access.LONG, to, Encoder.SP, frame() + 8 * (i - inRegisters));
        }
    }

    private void copy(Ins i, int to, int x) {
        if (to == x) {
            return;
        }
        if (routine.kind(i.to()) == Kind.LONG) {
            out.move(to, x);
        } else {
            out.moveVector(to, x);
        }
    }

    private void scale(int to, int x, int n) {
        switch (n) {
            case 2, 4, 8 -> out.shiftLeft(to, x, Integer.numberOfTrailingZeros(n));
            case 3, 5, 9 -> out.add(to, x, x, Integer.numberOfTrailingZeros(n - 1));
            default -> throw new IllegalArgumentException("times " + n);
        }
    }

    private void begin(Ins i, int counter) {
        int head = out.label();
        int end = out.label();
        if (i.op() == Op.LOOP) {
            out.subtractAndCompare(Encoder.ZERO, counter, 0);
            out.jump(Condition.LE, end);
        } else if (i.op() == Op.LOOP_ANY) {
            any(i);
            out.jumpIfZero(WORK, end);
        } else {
            places.load(Access.LONG, WORK, i);
            if (i.op() == Op.IF_SLOT) {
                out.jumpIfZero(WORK, end);
            } else {
                out.subtractAndCompare(Encoder.ZERO, WORK, 0);
                out.jump(Condition.LE, end);
            }
        }
        out.bind(head);
        open.add(new Block(i, head, end));
    }

    /// 0 only if no lane is in a mask.
    private void any(Ins i) {
        out.largest(SCRATCH, registers.of(i.x()));
        out.extract(4, WORK, SCRATCH, 0);
    }

    private void end() {
        Block b = open.removeLast();
        Ins start = b.start();
        if (start.op() == Op.LOOP) {
            int counter = registers.of(start.to());
            out.subtractAndCompare(counter, counter, 1);
            out.jump(Condition.NE, b.head());
        } else if (start.op() == Op.LOOP_SLOT) {
            places.load(Access.LONG, WORK, start);
            out.subtractAndCompare(WORK, WORK, 1);
            places.store(Access.LONG, WORK, start);
            out.jump(Condition.NE, b.head());
        } else if (start.op() == Op.LOOP_ANY) {
            any(start);
            out.jumpIfNotZero(WORK, b.head());
        }
        out.bind(b.end());
    }

    private void multiplyAdd(int to, int x, int y, int z) {
        if (to != z && (to == x || to == y)) {
            out.moveVector(SCRATCH, z);
            vector(VectorOp.FMLA, SCRATCH, x, y);
            out.moveVector(to, SCRATCH);
            return;
        }
        if (to != z) {
            out.moveVector(to, z);
        }
        vector(VectorOp.FMLA, to, x, y);
    }

    /// Lanes of 64 bits are multiplied one by one.
    private void multiply(int to, int x, int y) {
        if (!doubles) {
            vector(VectorOp.MUL, to, x, y);
            return;
        }
        for (int lane = 0; lane < 2; lane++) {
            out.extract(8, WORK, x, lane);
            out.extract(8, ArmTarget.PLACE, y, lane);
            out.multiply(WORK, WORK, ArmTarget.PLACE);
            out.insert(8, SCRATCH, lane, WORK);
        }
        out.moveVector(to, SCRATCH);
    }

    private void longToFloat(int to, int x) {
        out.extract(8, WORK, x, 0);
        out.extract(8, ArmTarget.PLACE, x, 1);
        out.longToFloat(to, WORK);
        out.longToFloat(SCRATCH, ArmTarget.PLACE);
        out.insertLane(4, to, 1, SCRATCH, 0);
    }

    private void shiftRight(Shift op, int to, int x, int by) {
        if (by > 0) {
            out.shift(op, doubles, to, x, by);
        } else if (to != x) {
            out.moveVector(to, x);
        }
    }

    private void splatBits(int to, long bits) {
        if (bits == 0) {
            out.zero(to);
            return;
        }
        out.constant(WORK, doubles ? bits : bits & 0xFFFF_FFFFL);
        out.splatGeneral(doubles, to, WORK);
    }

    private void invert(int to, int x) {
        out.vector(VectorOp.NOT, false, to, x, 0);
    }

    private void compare(Compare how, int to, int x, int y) {
        switch (how) {
            case EQUAL -> vector(VectorOp.FCMEQ, to, x, y);
            case NOT_EQUAL -> {
                vector(VectorOp.FCMEQ, to, x, y);
                invert(to, to);
            }
            case LESS -> vector(VectorOp.FCMGT, to, y, x);
            case LESS_OR_EQUAL -> vector(VectorOp.FCMGE, to, y, x);
            case GREATER -> vector(VectorOp.FCMGT, to, x, y);
            case GREATER_OR_EQUAL -> vector(VectorOp.FCMGE, to, x, y);
            case UNORDERED -> {
                vector(VectorOp.FCMEQ, SCRATCH, x, x);
                vector(VectorOp.FCMEQ, to, y, y);
                out.vector(VectorOp.AND, false, to, to, SCRATCH);
                invert(to, to);
            }
        }
    }

    private void compareInt(Compare how, int to, int x, int y) {
        switch (how) {
            case EQUAL -> vector(VectorOp.CMEQ, to, x, y);
            case NOT_EQUAL -> {
                vector(VectorOp.CMEQ, to, x, y);
                invert(to, to);
            }
            case LESS -> vector(VectorOp.CMGT, to, y, x);
            case LESS_OR_EQUAL -> vector(VectorOp.CMGE, to, y, x);
            case GREATER -> vector(VectorOp.CMGT, to, x, y);
            case GREATER_OR_EQUAL -> vector(VectorOp.CMGE, to, x, y);
            case UNORDERED -> throw new IllegalArgumentException("integers");
        }
    }

    private void select(int to, int x, int y, int mask) {
        if (to == y) {
            out.vector(VectorOp.BIT, false, to, x, mask);
        } else if (to == x) {
            out.vector(VectorOp.BIF, false, to, y, mask);
        } else {
            if (to != mask) {
                out.moveVector(to, mask);
            }
            out.vector(VectorOp.BSL, false, to, x, y);
        }
    }

    private void loadPart(Ins i, int to) {
        if (i.number() != 0) {
            throw new IllegalArgumentException("part " + i.number() + " of a vector of one");
        }
        places.load(Access.VECTOR_16, to, i);
    }

    /// From numbers of lanes to numbers of bytes, by which a table is read.
    private void pick(int to, int which, int y) {
        int width = 8 * bytes;
        int shift = doubles ? 3 : 2;
        int kept = doubles ? 2 : 3; // bits that count the lanes of two vectors
        out.shift(Shift.SHL, doubles, SCRATCH, which, width - kept);
        out.shift(Shift.USHR, doubles, SCRATCH, SCRATCH, width - kept - shift);
        for (int done = 8; done < width; done *= 2) {
            out.shift(Shift.SLI, doubles, SCRATCH, SCRATCH, done);
        }
        out.literal(SCRATCH_2, constant(Pool.BYTES));
        out.vector(VectorOp.ORR, false, SCRATCH, SCRATCH, SCRATCH_2);
        out.moveVector(ArmTarget.PAIR, to);
        out.moveVector(SCRATCH_2, y);
        out.table(to, ArmTarget.PAIR, SCRATCH);
    }
}
