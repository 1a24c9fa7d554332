package dev.obor.cpu.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.machine.Machine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Without native access everything works, with the same bits: [BitsProgram] runs in a second Java
/// process, which has no machine code, and in this one. Processors with shorter vectors give the
/// same bits, too.
@Isolated // seeds the default generator
class WithoutMachineCodeTest {
    private static void assertSame(List<String> there) {
        List<String> here = new ArrayList<>();
        here.add(BitsProgram.training());
        here.addAll(BitsProgram.convolutions());
        here.addAll(BitsProgram.poolings());
        assertEquals(here.size(), there.size());
        for (int i = 0; i < here.size(); i++) { // one by one, so that a failure names its shape
            assertEquals(here.get(i), there.get(i));
        }
    }

    @Test
    void plainLoopsGiveTheSameBitsAndSaySoOnce() throws Exception {
        assumeTrue(Machine.get() != null, Machine::status);
        List<String> there = new ArrayList<>(BitsProgram.inAnotherProcess());
        assertEquals("false", there.removeFirst());
        String said = there.remove(1);
        assertTrue(said.startsWith("[WARNING: Machine code is switched off"), said);
        assertTrue(said.endsWith("--enable-native-access=ALL-UNNAMED]"), said);
        assertSame(there);
    }

    @Test
    void shorterVectorsGiveTheSameBits() throws Exception {
        assumeTrue(Machine.get() != null, Machine::status);
        List<String> there =
                new ArrayList<>(
                        BitsProgram.inAnotherProcess(
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dobor.machineCode.instructions=avx2"));
        assertEquals("true", there.removeFirst());
        assertEquals("[]", there.remove(1)); // nothing is missing, so nothing is said
        assertSame(there);
    }
}
