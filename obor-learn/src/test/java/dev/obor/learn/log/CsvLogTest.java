package dev.obor.learn.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.obor.base.FileError;
import dev.obor.base.StateError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvLogTest {
    @TempDir private Path folder;

    @Test
    void aRowForEachStepAndAColumnForEachTag() throws IOException {
        Path file = folder.resolve("new/run.csv");
        try (var log = new CsvLog(file)) {
            log.addScalar("loss", 0.5, 0);
            log.addRow(Map.of("loss", 1e-30), 1);
            log.addScalar("a, b", 2, 1);
            log.addScalar("loss", Double.NaN, 2);
            log.flush();
            log.addScalar("late", 3, 4);
        }
        assertEquals(
                List.of("step,loss,\"a, b\",late", "0,0.5,,", "1,1e-30,2.0,", "2,nan,,", "4,,,3.0"),
                Files.readAllLines(file));
    }

    @Test
    void severalLogsAtOnceAndMistakes() throws IOException {
        Path first = folder.resolve("a.csv");
        var kept =
                new ArrayList<RunLog>(List.of(new CsvLog(first), new CsvLog(folder.resolve("b"))));
        RunLog all = RunLog.all(kept.toArray(new RunLog[0]));
        kept.get(0).close();
        assertThrows(StateError.class, () -> all.addScalar("x", 1, 1));
        all.close();
        assertEquals(List.of("step"), Files.readAllLines(first));
        assertEquals(List.of("step,x", "1,1.0"), Files.readAllLines(folder.resolve("b")));
        assertThrows(FileError.class, () -> new CsvLog(folder));
    }
}
