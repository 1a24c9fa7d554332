package dev.obor.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFoldersTest {
    private static final DataFolders MNIST =
            new DataFolders(List.of("MNIST", "mnist"), Set.of("fashion-mnist"));
    private static final List<List<String>> FILES = List.of(List.of("a.gz", "a"), List.of("b"));

    @TempDir Path top;

    @Test
    void findsTheFolderItselfBelowAndBeside() throws IOException {
        Path raw = top.resolve("data/MNIST/raw");
        TestData.write(raw, "a", new byte[1]);
        TestData.write(raw, "b", new byte[1]);
        for (String start : List.of("data/MNIST/raw", "data/MNIST", "data", "data/other")) {
            List<Path> found = MNIST.find(top.resolve(start), FILES).orElseThrow();
            assertEquals("a", found.getFirst().getFileName().toString(), start);
            assertEquals(raw, found.getLast().getParent().toAbsolutePath(), start);
        }
    }

    @Test
    void aFolderOfAnotherDataSetIsPassedOver() throws IOException {
        Path other = top.resolve("fashion-mnist");
        TestData.write(other, "a", new byte[1]);
        TestData.write(other, "b", new byte[1]);
        assertTrue(MNIST.find(other, FILES).isEmpty());
        TestData.write(top.resolve("mnist"), "a.gz", new byte[1]);
        TestData.write(top.resolve("mnist"), "b", new byte[1]);
        assertEquals(top.resolve("mnist/b"), MNIST.find(other, FILES).orElseThrow().getLast());
    }

    @Test
    void halfAPairIsNotEnough() throws IOException {
        Path half = top.resolve("half"); // what lies beside it is looked at as well
        TestData.write(half, "a", new byte[1]);
        assertTrue(MNIST.find(half, FILES).isEmpty());
        String text = String.valueOf(MNIST.missing(half, FILES, "Advice.").getMessage());
        assertTrue(text.startsWith(half + ": no folder with a.gz and b."), text);
        assertTrue(text.contains("OBOR_DATA"), text);
        assertTrue(text.endsWith("Advice."), text);
    }
}
