package dev.obor.io;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A short slice of [Mutants].
class MutantsTest {
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(Mutants.Reader.class)
    void damagedFilesAreReadOrRefused(Mutants.Reader reader) throws IOException {
        Mutants.Report report = new Mutants(reader, 1, folder).run(400);
        long refused = report.refused().values().stream().mapToLong(n -> n).sum();
        assertTrue(refused > 100, report.toString());
        assertTrue(report.past() > 100, report.toString());
    }
}
