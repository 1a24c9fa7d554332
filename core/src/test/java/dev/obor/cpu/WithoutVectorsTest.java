package dev.obor.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// On the class path without the Vector API everything works, with the same bits: [BitsProgram]
/// runs in a second Java process, which has no such module, and in this one.
@Isolated // seeds the default generator
class WithoutVectorsTest {
    private static List<String> lines;

    @BeforeAll
    static void runWithoutTheModule() throws Exception {
        lines = BitsProgram.inAnotherProcess();
    }

    @Test
    void onlyTheOtherProcessHasNoVectors() {
        assertEquals("0", lines.getFirst());
        assertTrue(VectorTier.PRESENT, "start the tests with --add-modules jdk.incubator.vector");
    }

    @Test
    void trainingEndsWithTheSameBits() {
        assertEquals(BitsProgram.training(), lines.get(1));
    }

    @Test
    void itSaysOnceWhatToDo() {
        String text = lines.get(2);
        assertTrue(text.startsWith("[WARNING: Vector code is switched off"), text);
        assertTrue(text.endsWith("start java with --add-modules jdk.incubator.vector]"), text);
    }

    @Test
    void convolutionsHaveTheSameBits() {
        assertSame(BitsProgram.convolutions(), 3);
    }

    @Test
    void poolingsHaveTheSameBits() {
        List<String> here = BitsProgram.poolings();
        assertSame(here, lines.size() - here.size());
    }

    /// One by one, so that a failure names its shape.
    private static void assertSame(List<String> here, int first) {
        for (int i = 0; i < here.size(); i++) {
            assertEquals(here.get(i), lines.get(first + i));
        }
    }
}
