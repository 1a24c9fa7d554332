package dev.obor.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Processors with shorter vectors than this one give the same bits: two float64 to a vector is
/// what an ARM processor has, four many an older one from Intel or AMD. With 64 bits there are
/// none.
@Isolated // seeds the default generator
class ShortVectorsTest {
    @ParameterizedTest
    @ValueSource(ints = {64, 128, 256})
    void sameBits(int bits) throws Exception {
        assumeTrue(bits < VectorTier.bits(), "this machine has no longer vectors");
        List<String> there =
                BitsProgram.inAnotherProcess(
                        "--add-modules=jdk.incubator.vector", "-XX:MaxVectorSize=" + bits / 8);
        List<String> here = new ArrayList<>();
        here.add(bits == 64 ? "0" : Integer.toString(bits));
        here.add(BitsProgram.training());
        here.add("[]"); // nothing is missing, so nothing is said
        here.addAll(BitsProgram.convolutions());
        here.addAll(BitsProgram.poolings());
        assertEquals(here.size(), there.size());
        for (int i = 0; i < here.size(); i++) {
            assertEquals(here.get(i), there.get(i));
        }
    }
}
