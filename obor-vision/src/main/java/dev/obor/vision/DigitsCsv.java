package dev.obor.vision;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;

/// Reads scikit-learn's `digits.csv.gz`: 64 pixels from 0 to 16 and a label per line, no header.
final class DigitsCsv {
    static final int SIDE = 8;
    private static final float UNIT = 1f / 16;
    private static final int FIELDS = SIDE * SIDE + 1;
    private static final int MAX_ROWS = 1_000_000;

    private DigitsCsv() {}

    static ImageTable read(Path file) {
        var rows = new ArrayList<byte[]>();
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(DataInput.open(file), StandardCharsets.US_ASCII))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    rows.add(parse(file, rows.size() + 1, line));
                }
                if (rows.size() > MAX_ROWS) {
                    throw new DatasetError(file, file + ": more than " + MAX_ROWS + " lines");
                }
            }
        } catch (EOFException e) {
            throw DatasetError.truncated(file, rows.size(), 1797, "lines");
        } catch (IOException e) {
            throw DatasetError.reading(file, e);
        }
        byte[] pixels = new byte[rows.size() * SIDE * SIDE];
        byte[] labels = new byte[rows.size()];
        for (int i = 0; i < labels.length; i++) {
            System.arraycopy(rows.get(i), 0, pixels, i * SIDE * SIDE, SIDE * SIDE);
            labels[i] = rows.get(i)[SIDE * SIDE];
        }
        if (labels.length == 0) {
            throw DatasetError.truncated(file, 0, 1797, "lines");
        }
        return ImageTable.of(
                file, new ImageTable.Pixels(pixels, new float[0], UNIT), SIDE, SIDE, labels, 10);
    }

    private static byte[] parse(Path file, int number, String line) {
        String[] fields = line.split(",", -1);
        if (fields.length != FIELDS) {
            throw bad(file, number, fields.length + " fields", FIELDS + " (64 pixels and a label)");
        }
        byte[] values = new byte[FIELDS];
        for (int i = 0; i < FIELDS; i++) {
            int limit = i == FIELDS - 1 ? 9 : 16;
            double value = number(fields[i]);
            if (!(value >= 0 && value <= limit && value == Math.rint(value))) {
                String place = "'" + fields[i].strip() + "' in field " + (i + 1);
                throw bad(file, number, place, "a whole number from 0 to " + limit);
            }
            values[i] = (byte) value;
        }
        return values;
    }

    private static double number(String field) {
        try {
            return Double.parseDouble(field);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static DatasetError bad(Path file, int line, String found, String expected) {
        return new DatasetError(
                file,
                "%s: line %d: found %s, expected %s; fetch the file again"
                        .formatted(file, line, found, expected));
    }
}
