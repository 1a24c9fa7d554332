package dev.obor.spark;

import dev.obor.base.DType;
import dev.obor.base.ValueError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/// The columns of one row group, read whole.
final class RowGroup {
    final Map<String, ColumnValues> columns = new LinkedHashMap<>();
    private final String file;

    private RowGroup(String file) {
        this.file = file;
    }

    /// Reads columns of a row group.
    ///
    /// @param names which; all that hold numbers if there is none
    static RowGroup read(ParquetUnits.Unit unit, List<String> names, Configuration conf)
            throws IOException {
        RowGroup made = new RowGroup(unit.file());
        try (ParquetFileReader reader =
                ParquetFileReader.open(HadoopInputFile.fromPath(new Path(unit.file()), conf))) {
            var meta = reader.getFooter().getFileMetaData();
            MessageType schema = made.selected(meta.getSchema(), names);
            reader.setRequestedSchema(schema);
            PageReadStore pages = reader.readRowGroup(unit.group());
            var store =
                    new ColumnReadStoreImpl(
                            pages, new Nothing(schema), schema, meta.getCreatedBy());
            for (ColumnDescriptor column : schema.getColumns()) {
                long n = pages.getPageReader(column).getTotalValueCount();
                made.read(column, n, schema, store.getColumnReader(column));
            }
        }
        return made;
    }

    private MessageType selected(MessageType schema, List<String> names) {
        List<Type> fields = new ArrayList<>();
        for (String name : names) {
            if (!schema.containsField(name)) {
                throw new ValueError(
                        "there is no column "
                                + name
                                + " in "
                                + file
                                + ", which has "
                                + names(schema));
            }
            Type field = schema.getType(schema.getFieldIndex(name));
            if (dtype(field) == null) {
                throw new ValueError(
                        "column " + name + " of " + file + " holds no numbers: " + field,
                        "Numbers, arrays of numbers and bytes become tensors; change others by a"
                                + " query first.");
            }
            fields.add(field);
        }
        if (names.isEmpty()) {
            schema.getFields().stream().filter(f -> dtype(f) != null).forEach(fields::add);
        }
        if (fields.isEmpty()) {
            throw new ValueError("no column of " + file + " holds numbers: " + names(schema));
        }
        return new MessageType(schema.getName(), fields);
    }

    private static List<String> names(MessageType schema) {
        return schema.getFields().stream().map(Type::getName).toList();
    }

    /// What a field's elements are; null if they are no numbers.
    private static @Nullable DType dtype(Type field) {
        Type leaf = field;
        int repeated = 0;
        while (!leaf.isPrimitive()) {
            GroupType group = leaf.asGroupType();
            if (group.getFieldCount() != 1) {
                return null;
            }
            leaf = group.getType(0);
            repeated += leaf.isRepetition(Type.Repetition.REPEATED) ? 1 : 0;
        }
        LogicalTypeAnnotation says = leaf.getLogicalTypeAnnotation();
        boolean plain =
                says == null || says instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation;
        if (!plain || repeated > 1 || field.isRepetition(Type.Repetition.REPEATED)) {
            return null;
        }
        return switch (leaf.asPrimitiveType().getPrimitiveTypeName()) {
            case FLOAT -> DType.FLOAT32;
            case DOUBLE -> DType.FLOAT64;
            case INT32 -> DType.INT32;
            case INT64 -> DType.INT64;
            case BOOLEAN -> DType.BOOL;
            case BINARY, FIXED_LEN_BYTE_ARRAY -> repeated == 0 ? DType.UINT8 : null;
            default -> null;
        };
    }

    private void read(ColumnDescriptor column, long n, MessageType schema, ColumnReader reader) {
        String name = column.getPath()[0];
        DType dtype = dtype(schema.getType(name));
        if (dtype == null) {
            throw new AssertionError(name);
        }
        int most = column.getMaxDefinitionLevel();
        boolean lists = column.getMaxRepetitionLevel() > 0;
        int exists = lists ? listLevel(column, schema) : most;
        var values = new ColumnValues(name, dtype, lists || dtype == DType.UINT8);
        for (long i = 0; i < n; i++) {
            if (i > 0 && reader.getCurrentRepetitionLevel() == 0) {
                values.endRow();
            }
            int level = reader.getCurrentDefinitionLevel();
            if (level == most) {
                add(values, reader);
            } else if (!lists || level != exists - 1) {
                throw new ValueError(
                        "column " + name + " of " + file + " has a null, which no tensor can hold",
                        "Fill or drop it by a query first.");
            }
            reader.consume();
        }
        if (n > 0) {
            values.endRow();
        }
        columns.put(name, values);
    }

    /// The definition level from which on a list has an element.
    private static int listLevel(ColumnDescriptor column, MessageType schema) {
        String[] path = column.getPath();
        for (int length = 1; length <= path.length; length++) {
            String[] part = Arrays.copyOf(path, length);
            if (schema.getMaxRepetitionLevel(part) > 0) {
                return schema.getMaxDefinitionLevel(part);
            }
        }
        throw new AssertionError(column);
    }

    private static void add(ColumnValues values, ColumnReader reader) {
        switch (values.dtype()) {
            case FLOAT32 -> values.add(reader.getFloat());
            case FLOAT64 -> values.add(reader.getDouble());
            case INT32 -> values.add(reader.getInteger());
            case INT64 -> values.add(reader.getLong());
            case BOOL -> values.add(reader.getBoolean());
            default -> {
                for (byte b : reader.getBinary().getBytesUnsafe()) {
                    values.add(b);
                }
            }
        }
    }

    /// Takes no values: columns are read one by one.
    private static final class Nothing extends GroupConverter {
        private final GroupType type;

        Nothing(GroupType type) {
            this.type = type;
        }

        @Override
        public Converter getConverter(int field) {
            Type of = type.getType(field);
            return of.isPrimitive() ? new PrimitiveConverter() {} : new Nothing(of.asGroupType());
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
    }
}
