package dev.obor.machine.arm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.machine.Entry;
import dev.obor.machine.lang.Address;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Interpreter;
import dev.obor.machine.lang.Kind;
import dev.obor.machine.lang.Routine;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Instructions of AArch64 do what the language says, operation by operation, under an emulator
/// beside the interpreter; and routines keep what the calling convention says they keep, which the
/// emulator asks after every call.
class ArmWriterTest {
    private static final int ROUTINES = Integer.getInteger("obor.fuzz", 300);
    private static final int STEPS = 60;

    @Test
    void everyOperationDoesWhatTheLanguageSays() {
        try (Emulator emulator = Emulator.start()) {
            for (long seed = 1; seed <= ROUTINES; seed++) {
                Routine routine = new RandomRoutine(seed, STEPS).routine();
                boolean doubles = routine.element().bytes() == 8;
                byte[] want = run(new Interpreter(routine, 16), seed);
                byte[] got = run(emulator.compile(routine), seed);
                String wrong = difference(want, got, doubles);
                assertTrue(wrong == null, () -> wrong + "\n" + routine.listing());
            }
        }
    }

    private static byte[] run(Entry entry, long seed) {
        byte[] results = new byte[RandomRoutine.RESULTS];
        Arrays.fill(results, (byte) 0x77);
        MemorySegment none = MemorySegment.NULL;
        entry.call(
                new long[1],
                MemorySegment.ofArray(RandomRoutine.operands(seed)),
                MemorySegment.ofArray(results),
                none,
                none,
                none);
        return results;
    }

    /// Any NaN is as good as any other.
    private static @Nullable String difference(byte[] want, byte[] got, boolean doubles) {
        ByteBuffer x = ByteBuffer.wrap(want).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer y = ByteBuffer.wrap(got).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < want.length; at += doubles ? 8 : 4) {
            long a = doubles ? x.getLong(at) : x.getInt(at);
            long b = doubles ? y.getLong(at) : y.getInt(at);
            boolean bothNaN =
                    doubles
                            ? Double.isNaN(x.getDouble(at)) && Double.isNaN(y.getDouble(at))
                            : Float.isNaN(x.getFloat(at)) && Float.isNaN(y.getFloat(at));
            if (a != b && !bothNaN) {
                return at + ": " + Long.toHexString(b) + ", not " + Long.toHexString(a);
            }
        }
        return null;
    }

    /// All registers at a time, and all arguments: each array's first element goes to the last one.
    @Test
    void keptRegistersAreKept() {
        Routine r = new Routine("greedy", Element.F64);
        int[] arguments = new int[1 + Entry.WIDE];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = r.argument(i);
        }
        int[] further = new int[26 - arguments.length];
        for (int i = 0; i < further.length; i++) {
            further[i] = r.constant(8L * i);
        }
        int to = arguments[Entry.WIDE];
        int[] x = new int[new ArmTarget().vectors()];
        for (int i = 0; i < x.length; i++) {
            x[i] = r.register(Kind.VECTOR);
            r.load(x[i], Address.at(arguments[1 + i % (Entry.WIDE - 1)]), -1);
        }
        for (int v : x) {
            r.store(v, Address.at(to), -1);
            r.increase(to, 16);
        }
        for (int number : further) {
            r.add(to, to, number);
        }
        r.storeSlot(0, to);
        MemorySegment[] arrays = new MemorySegment[Entry.WIDE];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = MemorySegment.ofArray(new double[] {i + 1, -i});
        }
        double[] out = new double[2 * x.length];
        arrays[Entry.WIDE - 1] = MemorySegment.ofArray(out);
        try (Emulator emulator = Emulator.start()) {
            emulator.compile(r).call(new long[1], arrays);
        }
        for (int i = 0; i < x.length; i++) {
            assertEquals(i % (Entry.WIDE - 1) + 1, out[2 * i]);
        }
    }

    /// On AArch64 nothing depends on it under an emulator, but that it comes back.
    @Test
    void instructionsAreReadAnew() {
        try (Emulator emulator = Emulator.start()) {
            long code = emulator.place(Caches.flush());
            long[] frame =
                    emulator.call("flush", code, new long[] {EmulatedProgram.CODE + 5, 1000});
            assertEquals(0, frame[EmulatedProgram.RESULT]);
            assertTrue(EmulatedProgram.notKept(frame) == null);
        }
    }
}
