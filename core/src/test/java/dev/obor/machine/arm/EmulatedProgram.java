package dev.obor.machine.arm;

import dev.obor.machine.arm.Encoder.Access;
import dev.obor.machine.arm.Encoder.Condition;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// A Linux program for AArch64, written without a compiler: it reads orders of three numbers, what
/// to do, an address and a length, from its input until that ends.
///
/// - [#WRITE] reads so many bytes from the input to the address,
/// - [#READ] writes so many from there to the output,
/// - [#CALL] calls what the first number of the frame says, with the fifteen behind it. Before, it
///   fills all registers that the calling convention keeps; afterwards it writes down the result
///   and what they hold.
final class EmulatedProgram {
    static final int WRITE = 0;
    static final int READ = 1;
    static final int CALL = 2;

    // Addresses. Between the rooms of arrays there is nothing.
    private static final long BASE = 0x40_0000;
    static final long FRAME_AT = 0x1000_0000;
    private static final long ORDER_AT = FRAME_AT + 0x1000;
    static final long CODE = 0x2000_0000;
    static final long CODE_BYTES = 64L << 20;
    static final long ROOM = 0x4000_0000;
    static final long ROOM_DISTANCE = 64L << 20;
    static final long ROOM_BYTES = 32L << 20;
    static final int ROOMS = 16;

    // The frame: the code, 15 arguments, the result, x18 to x28, d8 to d15, sp before and after.
    static final int RESULT = 16;
    private static final int GENERAL = 17;
    private static final int VECTORS = GENERAL + 11;
    private static final int STACK = VECTORS + 8;
    static final int FRAME = STACK + 2;

    private static final int HEADER = 64;
    private static final int PROGRAM_HEADER = 56;
    private static final int SEGMENTS = 3 + ROOMS;

    private EmulatedProgram() {}

    private static long general(int i) {
        return 0x1234_5678_9ABCL * (i + 3);
    }

    private static long vector(int i) {
        return -0x7654_3210_1234L * (i + 5);
    }

    /// Which register holds something else after a call, or null.
    static @Nullable String notKept(long[] frame) {
        for (int i = 0; i < 11; i++) {
            if (frame[GENERAL + i] != general(i)) {
                return "x" + (18 + i);
            }
        }
        for (int i = 0; i < 8; i++) {
            if (frame[VECTORS + i] != vector(i)) {
                return "d" + (8 + i);
            }
        }
        return frame[STACK] == frame[STACK + 1] ? null : "sp";
    }

    /// The file: headers, then the code; all else is memory of zeros.
    static byte[] file() {
        byte[] code = code();
        int headers = HEADER + SEGMENTS * PROGRAM_HEADER;
        int size = headers + code.length;
        ByteBuffer all = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        all.put(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
        all.putShort((short) 2).putShort((short) 183).putInt(1); // a program, AArch64
        all.putLong(BASE + headers).putLong(HEADER).putLong(0).putInt(0);
        all.putShort((short) HEADER).putShort((short) PROGRAM_HEADER).putShort((short) SEGMENTS);
        all.putShort((short) 64).putInt(0); // no sections
        segment(all, 5, BASE, size, size);
        segment(all, 6, FRAME_AT, 0, 0x2000);
        segment(all, 7, CODE, 0, CODE_BYTES);
        for (int i = 0; i < ROOMS; i++) {
            segment(all, 6, ROOM + i * ROOM_DISTANCE, 0, ROOM_BYTES);
        }
        return all.put(code).array();
    }

    private static void segment(ByteBuffer all, int flags, long at, long inFile, long inMemory) {
        all.putInt(1).putInt(flags).putLong(0).putLong(at).putLong(at);
        all.putLong(inFile).putLong(inMemory).putLong(0x1_0000);
    }

    private static byte[] code() {
        Encoder out = new Encoder();
        int next = out.label();
        int order = out.label();
        int notWrite = out.label();
        int call = out.label();
        int end = out.label();
        out.bind(next);
        // An order of 24 bytes, which may come in pieces.
        out.constant(20, ORDER_AT);
        out.constant(21, 24);
        out.bind(order);
        transfer(out, 63, 0, end);
        out.jump(Condition.NE, order);
        out.constant(9, ORDER_AT);
        out.load(Access.LONG, 22, 9, 0);
        out.load(Access.LONG, 20, 9, 8);
        out.load(Access.LONG, 21, 9, 16);
        out.subtractAndCompare(Encoder.ZERO, 22, CALL);
        out.jump(Condition.EQ, call);
        out.subtractAndCompare(Encoder.ZERO, 22, WRITE);
        out.jump(Condition.NE, notWrite);
        int again = out.label();
        out.bind(again);
        transfer(out, 63, 0, end);
        out.jump(Condition.NE, again);
        jump(out, next);
        out.bind(notWrite);
        transfer(out, 64, 1, end);
        out.jump(Condition.NE, notWrite);
        jump(out, next);
        out.bind(call);
        call(out);
        jump(out, next);
        out.bind(end);
        out.constant(0, 0);
        out.constant(8, 93); // exit
        out.system();
        return out.finish(new byte[0]);
    }

    private static void jump(Encoder out, int label) {
        out.constant(9, 0);
        out.jumpIfZero(9, label);
    }

    /// Reads or writes some of x21 bytes at x20; what is left is compared with 0.
    private static void transfer(Encoder out, int function, int file, int end) {
        out.constant(0, file);
        out.move(1, 20);
        out.move(2, 21);
        out.constant(8, function);
        out.system();
        out.subtractAndCompare(Encoder.ZERO, 0, 0);
        out.jump(Condition.LE, end);
        out.add(20, 20, 0, 0);
        // x21 - x0, for there is no subtraction of registers but as a comparison.
        out.constant(9, -1);
        out.multiply(9, 0, 9);
        out.add(21, 21, 9, 0);
        out.subtractAndCompare(Encoder.ZERO, 21, 0);
    }

    private static void call(Encoder out) {
        out.constant(9, FRAME_AT);
        out.addShort(Encoder.SP, Encoder.SP, -64);
        for (int i = 8; i < 15; i++) {
            out.load(Access.LONG, 10, 9, 8 * (1 + i));
            out.store(Access.LONG, 10, Encoder.SP, 8 * (i - 8));
        }
        out.addShort(10, Encoder.SP, 0);
        out.store(Access.LONG, 10, 9, 8 * STACK);
        for (int i = 0; i < 8; i++) {
            out.constant(10, vector(i));
            out.store(Access.LONG, 10, 9, 8 * (VECTORS + i));
            out.load(Access.VECTOR_8, 8 + i, 9, 8 * (VECTORS + i));
        }
        for (int i = 0; i < 11; i++) {
            out.constant(18 + i, general(i));
        }
        for (int i = 0; i < 8; i++) {
            out.load(Access.LONG, i, 9, 8 * (1 + i));
        }
        out.load(Access.LONG, 9, 9, 0);
        out.call(9);
        out.constant(9, FRAME_AT);
        out.store(Access.LONG, 0, 9, 8 * RESULT);
        for (int i = 0; i < 11; i++) {
            out.store(Access.LONG, 18 + i, 9, 8 * (GENERAL + i));
        }
        for (int i = 0; i < 8; i++) {
            out.store(Access.VECTOR_8, 8 + i, 9, 8 * (VECTORS + i));
        }
        out.addShort(10, Encoder.SP, 0);
        out.store(Access.LONG, 10, 9, 8 * (STACK + 1));
        out.addShort(Encoder.SP, Encoder.SP, 64);
    }
}
