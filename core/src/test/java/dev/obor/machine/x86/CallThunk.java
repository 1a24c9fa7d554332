package dev.obor.machine.x86;

import dev.obor.machine.lang.Address;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Kind;
import dev.obor.machine.lang.Routine;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// Calls a routine as code of another system would: fills all registers that the convention keeps,
/// calls, and writes down what is in them afterwards.
///
/// It is itself called as `f(block, a, b, c, d, e)` in this system's way. The routine, whose
/// address is in slot 0, is called with `(a, b, c, d, e, 0)`.
public final class CallThunk {
    /// Where the contents of the vectors xmm6 to xmm15 are before the call, and after it.
    public static final int VECTORS_BEFORE = 2;

    /// See [#VECTORS_BEFORE].
    public static final int VECTORS_AFTER = VECTORS_BEFORE + 20;

    /// Where the general registers are after it.
    public static final int GENERAL_AFTER = VECTORS_AFTER + 20;

    /// Slots of the block.
    public static final int SLOTS = GENERAL_AFTER + 8;

    // Room for the arguments of Windows, and two more.
    private static final int FRAME = 48;
    private static final int BLOCK = Encoder.RDI;

    private CallThunk() {}

    /// What a kept register holds before the call.
    public static long content(int i) {
        return 0x1234_5678_9ABCL * (i + 3);
    }

    /// How many general registers a convention keeps.
    public static int kept(Convention convention) {
        return convention.kept.length;
    }

    /// The code, for Linux.
    public static byte[] write(Convention convention) {
        Encoder before = new Encoder();
        int[] own = Convention.SYSTEM_V.kept;
        for (int r : own) {
            before.push(r);
        }
        before.push(BLOCK);
        before.aluConstant(Encoder.Alu.SUB, Encoder.RSP, FRAME);
        for (int v = 6; v < 16; v++) {
            Mem m = Mem.at(BLOCK, 8 * VECTORS_BEFORE + 16 * (v - 6));
            before.vector(VectorOp.MOVUPS, 16, v, 0, m);
        }
        before.load(Encoder.RAX, Mem.at(BLOCK, 0));
        List<Integer> free = new ArrayList<>(List.of(10, 11));
        arguments(before, convention, free);
        for (int i = 0; i < convention.kept.length; i++) {
            before.constant(convention.kept[i], content(i));
        }
        Encoder after = new Encoder();
        after.load(Encoder.RAX, Mem.at(Encoder.RSP, FRAME));
        for (int i = 0; i < convention.kept.length; i++) {
            after.store(Mem.at(Encoder.RAX, 8 * (GENERAL_AFTER + i)), convention.kept[i]);
        }
        for (int v = 6; v < 16; v++) {
            Mem m = Mem.at(Encoder.RAX, 8 * VECTORS_AFTER + 16 * (v - 6));
            after.vector(VectorOp.STOREUPS, 16, v, 0, m);
        }
        after.aluConstant(Encoder.Alu.ADD, Encoder.RSP, FRAME);
        after.pop(BLOCK);
        for (int i = own.length - 1; i >= 0; i--) {
            after.pop(own[i]);
        }
        after.zero(Encoder.RAX);
        after.ret();
        var all = new ByteArrayOutputStream();
        all.writeBytes(before.finish(new byte[0]));
        all.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD0}); // call rax
        all.writeBytes(after.finish(new byte[0]));
        return all.toByteArray();
    }

    /// From `(block, a, b, c, d, e)` to `(a, b, c, d, e, 0)`: each goes where the one before came
    /// from, or on Windows, from the last on, to places that are free by then.
    private static void arguments(Encoder out, Convention convention, List<Integer> free) {
        if (convention == Convention.SYSTEM_V) {
            out.move(Encoder.RDI, Encoder.RSI);
            out.move(Encoder.RSI, Encoder.RDX);
            out.move(Encoder.RDX, Encoder.RCX);
            out.move(Encoder.RCX, 8);
            out.move(8, 9);
            out.zero(9);
            return;
        }
        int zero = free.getFirst();
        out.zero(zero);
        out.store(Mem.at(Encoder.RSP, 32), 9);
        out.store(Mem.at(Encoder.RSP, 40), zero);
        out.move(9, 8);
        out.move(8, Encoder.RCX);
        out.move(Encoder.RCX, Encoder.RSI); // rdx stays
    }

    /// A routine that needs nearly all registers: sums as many vectors as there are, those at `a`,
    /// and stores the sums at `d`.
    public static Routine greedy(X86Target target) {
        Routine r = new Routine("greedy", Element.F64);
        r.argument(0);
        int a = r.argument(1);
        r.argument(2);
        r.argument(3);
        int d = r.argument(4);
        int[] longs = new int[9];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = r.constant(8L * i);
        }
        int[] x = new int[target.vectors()];
        for (int i = 0; i < x.length; i++) {
            x[i] = r.register(Kind.VECTOR);
            r.load(x[i], Address.at(a).plus(target.vectorBytes() * i), -1);
        }
        for (int i = 1; i < x.length; i++) {
            r.addVector(x[0], x[0], x[i]);
        }
        for (int l : longs) {
            r.add(d, d, l);
        }
        r.store(x[0], Address.at(d), -1);
        return r;
    }
}
