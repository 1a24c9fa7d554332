package dev.obor.tables;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.ColumnSchema;
import dev.obor.base.Arguments;
import dev.obor.base.FileError;
import dev.obor.base.ValueError;
import dev.obor.learn.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads tables from Parquet files, such as pandas, Spark and DuckDB write.
///
/// ```java
/// var table = ParquetTable.read(file, o -> o.columns("town", "area", "price"));
/// Tensor x = cat(List.of(table.tensor("area").toFloat(), table.categories("town").oneHot()), 1);
/// ```
///
/// Numbers, decimals and truth values become numbers, dates and times seconds since 1970 (of the
/// day if there is no date), texts and UUIDs texts. Whole numbers beyond 2^53 are rounded. Columns
/// of lists, structures and bytes are left out, and refused when they are asked for. A folder is
/// all files below it whose names end in `.parquet`, by name, without hidden ones. Compression:
/// Snappy, Zstandard and GZIP.
public final class ParquetTable {
    private ParquetTable() {}

    /// Optional arguments.
    public static final class Options extends TableStream.Options<Options> {
        List<String> columns = List.of();

        Options() {}

        /// The columns to keep, in this order; all that hold numbers or texts.
        public Options columns(String... value) {
            return set(() -> columns = List.of(Arguments.allGiven(value, "columns")));
        }
    }

    /// Reads a file, or all of a folder.
    ///
    /// @throws FileError if one cannot be read or is no Parquet file
    public static Table read(Path file) {
        return read(file, o -> {});
    }

    /// Reads a file, or all of a folder, with options.
    ///
    /// @throws FileError if one cannot be read or is no Parquet file
    /// @throws ValueError if there is no such column, or it holds neither numbers nor texts
    public static Table read(Path file, Consumer<Options> options) {
        Options chosen = new Options().with(options);
        List<Path> files = files(file);
        List<ColumnBuilder> columns = List.of();
        for (Path each : files) {
            try (ParquetFileReader reader = open(each)) {
                if (columns.isEmpty()) {
                    columns = columns(each, reader, chosen.columns);
                }
                read(each, reader, columns, 0, Long.MAX_VALUE);
            } catch (IOException e) {
                throw FileError.reading(each, e);
            }
        }
        return Page.table(columns);
    }

    /// Reads a file, or all of a folder, batch by batch.
    ///
    /// @throws FileError if one cannot be read or is no Parquet file; also while it is read
    /// @throws ValueError if there is no such column, or it holds neither numbers nor texts
    public static TableStream stream(Path file, Consumer<Options> options) {
        Options chosen = new Options().with(options);
        List<Path> files = files(file);
        long[] ends = new long[files.size()];
        for (int i = 0; i < ends.length; i++) {
            Path each = files.get(i);
            try (ParquetFileReader reader = open(each)) {
                columns(each, reader, chosen.columns);
                ends[i] = (i == 0 ? 0 : ends[i - 1]) + reader.getFileMetaData().numRows();
            } catch (IOException e) {
                throw FileError.reading(each, e);
            }
        }
        int batches = Math.ceilDiv(chosen.pageRows, chosen.batchSize);
        long rows = (long) batches * chosen.batchSize;
        return new TableStream(place -> page(files, ends, chosen, place, rows), chosen.batchSize);
    }

    /// Rows of one or more files, so that only the last page of all is shorter.
    private static @Nullable Page page(
            List<Path> files, long[] ends, Options chosen, @Nullable Object place, long rows) {
        if (place != null && !(place instanceof Long)) {
            throw new ValueError("the place in Parquet files is a number of rows, got " + place);
        }
        long from = place instanceof Long number ? number : 0;
        long at = from;
        List<ColumnBuilder> columns = List.of();
        for (int i = 0; i < ends.length && at < from + rows; i++) {
            if (at >= ends[i]) {
                continue;
            }
            Path file = files.get(i);
            long begin = i == 0 ? 0 : ends[i - 1];
            long n = Math.min(ends[i], from + rows) - at;
            try (ParquetFileReader reader = open(file)) {
                if (columns.isEmpty()) {
                    columns = columns(file, reader, chosen.columns);
                }
                read(file, reader, columns, at - begin, n);
            } catch (IOException e) {
                throw FileError.reading(file, e);
            }
            at += n;
        }
        return columns.isEmpty() ? null : new Page(Page.table(columns), row -> from + row + 1);
    }

    private static List<Path> files(Path file) {
        Arguments.given(file, "file");
        if (!Files.isDirectory(file)) {
            return List.of(file);
        }
        try (Stream<Path> all = Files.walk(file)) {
            List<Path> found =
                    all.filter(f -> f.toString().endsWith(".parquet") && Files.isRegularFile(f))
                            .filter(f -> !isHidden(file.relativize(f)))
                            .sorted()
                            .toList();
            if (found.isEmpty()) {
                throw new FileError(file, "has no file whose name ends in .parquet");
            }
            return found;
        } catch (IOException e) {
            throw FileError.reading(file, e);
        }
    }

    private static boolean isHidden(Path below) {
        for (Path part : below) {
            if (part.toString().startsWith(".") || part.toString().startsWith("_")) {
                return true;
            }
        }
        return false;
    }

    private static ParquetFileReader open(Path file) throws IOException {
        try {
            return ParquetFileReader.open(InputFile.of(file));
        } catch (RuntimeException e) {
            throw new FileError(file, "is no Parquet file: " + e.getMessage());
        }
    }

    private static List<ColumnBuilder> columns(
            Path file, ParquetFileReader reader, List<String> chosen) {
        List<ColumnBuilder> columns = new ArrayList<>();
        List<ColumnSchema> all = reader.getFileSchema().getColumns();
        List<String> plain = new ArrayList<>();
        for (ColumnSchema column : all) {
            if (isPlain(column)) {
                plain.add(column.name());
                if (chosen.isEmpty()) {
                    columns.add(new ColumnBuilder(column.name(), kind(column)));
                }
            }
        }
        for (String name : chosen) {
            if (!plain.contains(name)) {
                throw new ValueError(
                        file
                                + ": no column '"
                                + name
                                + "' of numbers or texts; there are "
                                + plain);
            }
            ColumnSchema column = reader.getFileSchema().getColumn(name);
            columns.add(new ColumnBuilder(name, kind(column)));
        }
        if (columns.isEmpty()) {
            throw new ValueError(file + ": no column holds numbers or texts");
        }
        return columns;
    }

    private static boolean isText(ColumnSchema column) {
        return switch (column.logicalType()) {
            case LogicalType.StringType _,
                    LogicalType.EnumType _,
                    LogicalType.JsonType _,
                    LogicalType.UuidType _ ->
                    true;
            case null, default -> false;
        };
    }

    private static ColumnBuilder.Kind kind(ColumnSchema column) {
        if (isText(column)) {
            return ColumnBuilder.Kind.TEXT;
        }
        return column.logicalType() instanceof LogicalType.IntType type && !type.isSigned()
                ? ColumnBuilder.Kind.UNSIGNED
                : ColumnBuilder.Kind.NUMBER;
    }

    private static boolean isPlain(ColumnSchema column) {
        if (column.fieldPath().elements().size() != 1 || column.maxRepetitionLevel() > 0) {
            return false;
        }
        return switch (column.logicalType()) {
            case LogicalType.DecimalType _,
                    LogicalType.DateType _,
                    LogicalType.TimeType _,
                    LogicalType.TimestampType _,
                    LogicalType.IntType _,
                    LogicalType.Float16Type _ ->
                    true;
            case null ->
                    column.type() != PhysicalType.BYTE_ARRAY
                            && column.type() != PhysicalType.FIXED_LEN_BYTE_ARRAY;
            default -> isText(column);
        };
    }

    private static void read(
            Path file, ParquetFileReader reader, List<ColumnBuilder> columns, long skip, long n) {
        String[] names = columns.stream().map(ColumnBuilder::name).toArray(String[]::new);
        var builder = reader.buildRowReader().projection(ColumnProjection.columns(names));
        if (skip > 0) {
            builder.skip(skip);
        }
        try {
            Patience.read(file, count -> read(builder, columns, n, count));
        } catch (ValueError e) {
            throw new ValueError(file + ": " + e.getMessage());
        } catch (RuntimeException e) {
            throw new FileError(file, "cannot be read: " + e.getMessage());
        }
    }

    private static void read(
            ParquetFileReader.RowReaderBuilder builder,
            List<ColumnBuilder> columns,
            long n,
            AtomicLong count) {
        try (RowReader rows = builder.build()) {
            while (count.get() < n && rows.hasNext()) {
                rows.next();
                for (ColumnBuilder column : columns) {
                    column.add(rows.getValue(column.name()));
                }
                count.incrementAndGet();
            }
        }
    }
}
