package dev.obor.vision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitsCsvTest {
    private static final String LINE = "16," + "0.0,".repeat(63) + "7";

    @TempDir Path folder;

    @Test
    void readsPixelsAndLabels() throws IOException {
        ImageTable table = read(TestData.gzip((LINE + "\n" + LINE + "\n").getBytes("US-ASCII")));
        assertEquals(8, table.rows());
        assertEquals(16, table.grey().bytes()[64]);
        assertArrayEquals(new byte[] {7, 7}, table.labels());
    }

    @Test
    void namesTheLineAndFieldThatIsWrong() throws IOException {
        assertError(LINE + "\n" + LINE.replace("16,", "17,"), "line 2: found '17' in field 1");
        assertError(LINE + "0", "'70' in field 65");
        assertError("x" + LINE, "'x16' in field 1");
        assertError("1,2,3", "3 fields, expected 65");
        assertError("", "cut short");
    }

    @Test
    void aCutFileIsNamed() throws IOException {
        byte[] packed = TestData.gzip((LINE + "\n").repeat(50).getBytes("US-ASCII"));
        Path file = TestData.write(folder, "d.csv.gz", Arrays.copyOf(packed, packed.length - 9));
        assertThrows(DatasetError.class, () -> DigitsCsv.read(file));
    }

    private ImageTable read(byte[] bytes) throws IOException {
        return DigitsCsv.read(TestData.write(folder, "digits.csv.gz", bytes));
    }

    private void assertError(String text, String part) {
        var error =
                assertThrows(
                        DatasetError.class, () -> read(text.getBytes(StandardCharsets.US_ASCII)));
        assertTrue(String.valueOf(error.getMessage()).contains(part), error.getMessage());
    }
}
