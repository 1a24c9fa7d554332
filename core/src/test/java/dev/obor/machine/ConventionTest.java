package dev.obor.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.machine.lang.Routine;
import dev.obor.machine.x86.CallThunk;
import dev.obor.machine.x86.Convention;
import dev.obor.machine.x86.X86Target;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Routines keep what the calling convention of a system says they keep, and find their arguments;
/// those of Windows, too, called here from a thunk.
class ConventionTest {
    // 0 + 8 + ... + 64, added to the address of the result
    private static final int BEHIND = 288;

    @ParameterizedTest
    @CsvSource({"SYSTEM_V, false", "SYSTEM_V, true", "WINDOWS, false", "WINDOWS, true"})
    void keptRegistersAreKept(Convention convention, boolean wide) throws Exception {
        Machine machine = Machine.get();
        boolean here = HostSystem.here() == HostSystem.LINUX && Processor.here() == Processor.X86;
        assumeTrue(machine != null && here, Machine::status);
        assumeTrue(!wide || machine.target().vectors() == 32, "no AVX-512");
        CodeMemory memory = new CodeMemory(SystemMemory.of(HostSystem.LINUX));
        X86Target target = new X86Target(wide, convention);
        Routine routine = CallThunk.greedy(target);
        long greedy = memory.place(target.write(routine));
        Entry thunk = new Code(memory.place(CallThunk.write(convention)));

        int lanes = target.vectorBytes() / 8;
        double[] in = new double[lanes * target.vectors()];
        Arrays.setAll(in, i -> i);
        double[] out = new double[BEHIND / 8 + lanes];
        long[] block = new long[CallThunk.SLOTS];
        block[0] = greedy;
        for (int i = 0; i < 20; i++) {
            block[CallThunk.VECTORS_BEFORE + i] = -7L * i - 1;
        }
        thunk.call(
                block,
                MemorySegment.ofArray(new long[1]),
                MemorySegment.ofArray(in),
                MemorySegment.NULL,
                MemorySegment.NULL,
                MemorySegment.ofArray(out));

        for (int l = 0; l < lanes; l++) {
            double sum = 0;
            for (int v = 0; v < target.vectors(); v++) {
                sum += in[v * lanes + l];
            }
            assertEquals(sum, out[BEHIND / 8 + l], "lane " + l);
        }
        for (int i = 0; i < CallThunk.kept(convention); i++) {
            long after = block[CallThunk.GENERAL_AFTER + i];
            assertEquals(CallThunk.content(i), after, "register " + i);
        }
        if (convention == Convention.WINDOWS) {
            int from = CallThunk.VECTORS_BEFORE;
            int to = CallThunk.VECTORS_AFTER;
            assertArrayEquals(
                    Arrays.copyOfRange(block, from, from + 20),
                    Arrays.copyOfRange(block, to, to + 20),
                    "xmm6 to xmm15");
        }
    }
}
