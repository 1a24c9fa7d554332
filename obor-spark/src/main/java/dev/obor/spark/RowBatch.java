package dev.obor.spark;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ValueError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/// Rows of a data set; a column becomes a tensor when it is asked for.
final class RowBatch implements Batch {
    private static final Map<DataType, DType> KINDS =
            Map.of(
                    DataTypes.FloatType, DType.FLOAT32,
                    DataTypes.DoubleType, DType.FLOAT64,
                    DataTypes.IntegerType, DType.INT32,
                    DataTypes.ShortType, DType.INT32,
                    DataTypes.ByteType, DType.INT32,
                    DataTypes.LongType, DType.INT64,
                    DataTypes.BooleanType, DType.BOOL,
                    DataTypes.BinaryType, DType.UINT8);

    private final List<Row> rows;
    private final StructType schema;
    private final Map<String, Tensor> known = new HashMap<>();

    RowBatch(List<Row> rows) {
        this.rows = rows;
        this.schema = rows.getFirst().schema();
    }

    @Override
    public Tensor get(String column) {
        return known.computeIfAbsent(column, this::read);
    }

    private Tensor read(String column) {
        if (!columns().contains(column)) {
            throw new ValueError("there is no column " + column + " among " + columns());
        }
        int at = schema.fieldIndex(column);
        DataType type = schema.fields()[at].dataType();
        boolean lists = type instanceof ArrayType;
        DType dtype = KINDS.get(type instanceof ArrayType a ? a.elementType() : type);
        if (dtype == null || lists && dtype == DType.UINT8) {
            throw new ValueError(
                    "column " + column + " holds no numbers: " + type.sql(),
                    "Numbers, arrays of numbers and bytes become tensors; change others by a query"
                            + " first.");
        }
        var values = new ColumnValues(column, dtype, lists || dtype == DType.UINT8);
        for (Row row : rows) {
            Object value = given(row.get(at), column);
            if (lists) {
                for (Object each :
                        CollectionConverters.asJava((scala.collection.Iterable<?>) value)) {
                    values.addObject(given(each, column));
                }
            } else if (value instanceof byte[] bytes) {
                for (byte b : bytes) {
                    values.add(b);
                }
            } else {
                values.addObject(value);
            }
            values.endRow();
        }
        return values.tensor();
    }

    private static Object given(@Nullable Object value, String column) {
        if (value == null) {
            throw new ValueError(
                    "column " + column + " has a null, which no tensor can hold",
                    "Fill or drop it by a query first.");
        }
        return value;
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public List<String> columns() {
        return List.of(schema.fieldNames());
    }
}
