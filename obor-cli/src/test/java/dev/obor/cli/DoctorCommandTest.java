package dev.obor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void namesJavaProcessorMemoryAndCaches() {
        doctor(folder);
        String text = out.toString();
        assertEquals("", err.toString());
        assertTrue(text.contains("JDK " + Runtime.version()), text);
        assertTrue(text.contains("  ok  a small network trained"), text);
        assertFalse(text.contains("pointwise expressions): 0 cached"), text);
        assertTrue(text.contains("kernels (auto)"), text);
        assertTrue(text.contains("synthetic: drawn by code"), text);
    }

    @Test
    void missingDataIsNoFailureAndSaysHowToGetIt() {
        assumeTrue(System.getenv("OBOR_DATA") == null, "skipped: OBOR_DATA has the files");
        assertEquals(0, doctor(folder.resolve("none")));
        String text = out.toString();
        assertTrue(text.contains("  --  mnist: not found"), text);
        assertTrue(text.contains("obor train digits --download"), text);
    }

    @Test
    void damagedDataIsAFailure() throws IOException {
        assumeTrue(System.getenv("OBOR_DATA") == null, "skipped: OBOR_DATA has the files");
        Files.writeString(folder.resolve("digits.csv"), "0,0,0\n");
        assertEquals(1, doctor(folder));
        assertTrue(out.toString().contains("  !!  digits: "), out.toString());
        assertTrue(out.toString().contains("Lines marked !!"), out.toString());
    }

    @Test
    void onlyOldUpdatesAreUnsafe() {
        assertFalse(DoctorCommand.isSafe(Runtime.Version.parse("25.0.2+10-LTS")));
        assertTrue(DoctorCommand.isSafe(Runtime.Version.parse("25.0.3+9-LTS")));
        assertTrue(DoctorCommand.isSafe(Runtime.Version.parse("26-ea+3")));
    }

    @Test
    void sizesAreForPeople() {
        assertEquals("0 KiB", DoctorCommand.size(0));
        assertEquals("512 MiB", DoctorCommand.size(512L << 20));
        assertEquals("1.5 GiB", DoctorCommand.size(3L << 29));
    }

    private int doctor(Path data) {
        String[] words = {"doctor", "--data", data.toString()};
        return Main.run(words, new PrintWriter(out, true), new PrintWriter(err, true));
    }
}
