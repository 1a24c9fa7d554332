package dev.obor.tables;

import dev.obor.base.ValueError;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The values of one column, one after the other: numbers, truth values as 0 and 1, and times as
/// seconds; or texts.
final class ColumnBuilder {
    /// What a column holds.
    enum Kind {
        NUMBER,
        /// Whole numbers of 32 or 64 bits without a sign, which Java has as negative ones.
        UNSIGNED,
        TEXT
    }

    private final String name;
    private final Kind kind;
    private double @Nullable [] numbers;
    private @Nullable String[] texts = {};
    private int rows;

    ColumnBuilder(String name, Kind kind) {
        this.name = name;
        this.kind = kind;
        numbers = kind == Kind.TEXT ? null : new double[16];
    }

    String name() {
        return name;
    }

    boolean isText() {
        return numbers == null;
    }

    void add(@Nullable Object value) {
        if (numbers == null) {
            if (rows == texts.length) {
                texts = Arrays.copyOf(texts, Math.max(16, 2 * rows));
            }
            texts[rows++] = value == null ? null : value.toString();
        } else {
            if (rows == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * rows);
            }
            numbers[rows++] = value == null ? Double.NaN : number(value);
        }
    }

    /// A `double[]` or a `String[]`, as `Table.of` takes them.
    Object values() {
        return numbers == null ? Arrays.copyOf(texts, rows) : Arrays.copyOf(numbers, rows);
    }

    private double number(Object value) {
        return switch (value) {
            case Integer number when kind == Kind.UNSIGNED -> Integer.toUnsignedLong(number);
            case Long number when kind == Kind.UNSIGNED && number < 0 ->
                    (number >>> 1 | number & 1) * 2.0; // the lowest bit decides a tie
            case Number number -> number.doubleValue();
            case Boolean truth -> truth ? 1 : 0;
            case LocalDate day -> day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
            case LocalDateTime time -> seconds(time.toInstant(ZoneOffset.UTC));
            case OffsetDateTime time -> seconds(time.toInstant());
            case Instant time -> seconds(time);
            case LocalTime time -> time.toNanoOfDay() / 1e9;
            case Timestamp time -> seconds(time.toLocalDateTime().toInstant(ZoneOffset.UTC));
            case Date day -> number(day.toLocalDate());
            case Time time -> number(time.toLocalTime());
            default ->
                    throw new ValueError(
                            "column '"
                                    + name
                                    + "' has a "
                                    + value.getClass().getSimpleName()
                                    + ", which is neither a number nor a text",
                            "Leave it out, or change it by a query.");
        };
    }

    private static double seconds(Instant time) {
        return time.getEpochSecond() + time.getNano() / 1e9;
    }
}
