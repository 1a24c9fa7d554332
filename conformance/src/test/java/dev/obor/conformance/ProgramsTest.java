package dev.obor.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// 500 random programs with PyTorch's answers, kept as data: everything that is there at the end of
/// each is as PyTorch has it.
///
/// `./obor conformance --programs 500 --seed 7004 --stored
/// conformance/src/test/resources/dev/obor/conformance/programs.jsonl.gz` wrote them, with
/// OBOR_PYTHON set; `./obor conformance --stored FILE --shrink 20` shrinks those that differ.
class ProgramsTest {
    @Test
    void randomProgramsEndAsInPyTorch() throws IOException {
        var programs = new Programs();
        programs.readStored(Fixtures.committed().resolve("programs.jsonl.gz"));
        assertEquals(500, programs.count());
        assertEquals(Map.of(), programs.inexpressible());
        assertEquals(
                "",
                programs.failures().entrySet().stream()
                        .map(e -> e.getKey() + ": " + e.getValue().getFirst().text())
                        .collect(Collectors.joining("\n")));
        int[] kinds = programs.kinds();
        assertTrue(kinds[0] >= 350, kinds[0] + " run to the end");
        assertTrue(kinds[1] >= 150, kinds[1] + " write through a view before a backward");
        assertTrue(kinds[2] >= 100, kinds[2] + " mix dtypes");
    }

    /// Programs of seeds from 953001 on that differed once, of each kind a few.
    @Test
    void programsThatDifferedOnceEndAsInPyTorch() throws IOException {
        var programs = new Programs();
        programs.readStored(Fixtures.committed().resolve("found.jsonl.gz"));
        assertTrue(programs.count() >= 200, programs.count() + " programs");
        assertEquals(Map.of(), programs.inexpressible());
        assertEquals(
                "",
                programs.failures().entrySet().stream()
                        .map(e -> e.getKey() + ": " + e.getValue().getFirst().text())
                        .collect(Collectors.joining("\n")));
    }

    /// A part of the systematic ones: an operation, a change in place, a second backward.
    ///
    /// `./obor conformance --systematic --programs 300 --seed 1 --stored FILE` wrote them; every
    /// third one of less than 9,000 characters is kept. Behind them stand programs that differed
    /// once, of each operation one.
    @Test
    void changesInPlaceAreNoticedAsInPyTorch() throws IOException {
        var programs = new Programs();
        programs.readStored(Fixtures.committed().resolve("systematic.jsonl.gz"));
        assertTrue(programs.count() >= 230, programs.count() + " programs");
        assertEquals(Map.of(), programs.inexpressible());
        assertEquals(
                "",
                programs.failures().entrySet().stream()
                        .map(e -> e.getKey() + ": " + e.getValue().getFirst().text())
                        .collect(Collectors.joining("\n")));
    }
}
