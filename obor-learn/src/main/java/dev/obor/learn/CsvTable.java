package dev.obor.learn;

import dev.obor.base.Arguments;
import dev.obor.base.FileReading;
import dev.obor.base.ValueError;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/// Reads a [Table] from a CSV file as `pandas.read_csv` does.
///
/// ```java
/// var table = CsvTable.parse("age;pay\n31;10,5\n?;12\n", o -> o.separator(';').decimal(',').missing("?"));
/// table.column("pay") // [10.5, 12]
/// table.missing().getFirst() // 1
/// ```
///
/// A column holds numbers if all its fields are numbers or missing, and texts otherwise. Missing is
/// what is empty, `NA`, `nan`, `null` and the like, as in pandas: NaN among numbers. Fields may be
/// quoted. Whether a file is gzip-compressed or UTF-16 is seen from its first bytes.
public final class CsvTable {
    /// What stands for a missing value, as in pandas.
    static final Set<String> MISSING =
            Set.of(
                    "",
                    "#N/A",
                    "#N/A N/A",
                    "#NA",
                    "-1.#IND",
                    "-1.#QNAN",
                    "-NaN",
                    "-nan",
                    "1.#IND",
                    "1.#QNAN",
                    "<NA>",
                    "N/A",
                    "NA",
                    "NULL",
                    "NaN",
                    "None",
                    "n/a",
                    "nan",
                    "null");

    private CsvTable() {}

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        boolean header = true;
        char separator = ',';
        char decimal = '.';
        Charset charset = StandardCharsets.UTF_8;
        List<String> columns = List.of();
        List<String> missing = List.of();
        List<String> texts = List.of();
        long limit;

        Options() {}

        /// Whether the first line names the columns; otherwise they are `0`, `1`, ….
        public Options header(boolean value) {
            return set(() -> header = value);
        }

        /// What stands between two fields.
        public Options separator(char value) {
            return set(() -> separator = value);
        }

        /// What stands before the fraction of a number, a point.
        public Options decimal(char value) {
            return set(() -> decimal = value);
        }

        /// How the file is written, UTF-8 unless its first bytes say UTF-16.
        public Options charset(Charset value) {
            return set(() -> charset = Arguments.given(value, "charset"));
        }

        /// The columns to keep, in this order; all.
        public Options columns(String... value) {
            return set(() -> columns = List.of(Arguments.allGiven(value, "columns")));
        }

        /// What else stands for a missing value: `"?"`, `"-999"`.
        public Options missing(String... value) {
            return set(() -> missing = List.of(Arguments.allGiven(value, "missing")));
        }

        /// Columns that are texts though they look like numbers, such as postal codes.
        public Options texts(String... value) {
            return set(() -> texts = List.of(Arguments.allGiven(value, "texts")));
        }

        /// How many bytes of text a packed file may hold; a hundred times its size and 16 MB by
        /// default. What is not packed has no limit.
        public Options limit(long value) {
            return set(() -> limit = value);
        }

        @Override
        protected void check() {
            if (limit < 0) {
                throw new ValueError("the limit must not be negative, got " + limit);
            }
            if (separator == decimal) {
                throw new ValueError(
                        "separator and decimal are both '" + separator + "'; say separator(';')");
            }
        }
    }

    /// Reads a file whose first line names the columns.
    ///
    /// @throws ValueError if a row has too few or too many fields; it names the line
    /// @throws UncheckedIOException if the file cannot be read
    public static Table read(Path file) {
        return read(file, o -> {});
    }

    /// Reads a file, with options: `o -> o.header(false)`.
    ///
    /// @throws ValueError if a row has too few or too many fields; it names the line
    /// @throws UncheckedIOException if the file cannot be read
    public static Table read(Path file, Consumer<Options> options) {
        Arguments.given(file, "file");
        Options chosen = new Options().with(options);
        return CsvReading.read(file.toString(), chosen, () -> open(file, chosen));
    }

    /// Reads a text, with options.
    ///
    /// @throws ValueError if a row has too few or too many fields
    public static Table parse(String text, Consumer<Options> options) {
        Arguments.given(text, "text");
        return CsvReading.read("text", new Options().with(options), () -> new StringReader(text));
    }

    private static Reader open(Path file, Options options) throws IOException {
        InputStream in = marked(FileReading.stream(file));
        if (first(in) == 0x1f8b) {
            long usual = 100 * Files.size(file) + (16L << 20);
            long limit = options.limit > 0 ? options.limit : usual;
            in = marked(new Limited(new GZIPInputStream(in), limit));
        }
        int mark = first(in);
        Charset used = mark == 0xfeff || mark == 0xfffe ? StandardCharsets.UTF_16 : options.charset;
        return new InputStreamReader(in, used.newDecoder()); // refuses what is not in that code
    }

    /// Text of which there may not be too much: few packed bytes can hold it without end.
    private static final class Limited extends FilterInputStream {
        private final long limit;
        private long read;

        Limited(InputStream in, long limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int n = super.read(to, from, length);
            count(Math.max(n, 0));
            return n;
        }

        private void count(int more) throws IOException {
            read += more;
            if (read > limit) {
                throw new IOException(
                        "its text is longer than the limit of "
                                + limit
                                + " bytes; if the file is to be trusted, give a larger one:"
                                + " o -> o.limit(bytes)");
            }
        }
    }

    private static InputStream marked(InputStream in) {
        return new BufferedInputStream(in, 1 << 16);
    }

    private static int first(InputStream in) throws IOException {
        in.mark(2);
        int two = in.read() << 8 | in.read();
        in.reset();
        return two;
    }
}
