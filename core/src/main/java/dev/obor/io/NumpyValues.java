package dev.obor.io;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.DType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// NumPy's arrays, numbers and element types as pickles build them.
final class NumpyValues {
    private NumpyValues() {}

    /// What is not a value of its own.
    sealed interface Part permits Kind, Array, Data {}

    /// An element type: `f4`, and its byte order once its state was set.
    static final class Kind implements Part {
        private final String name;
        private String order = "=";

        Kind(@Nullable Object name) throws FormatException {
            if (!(name instanceof String text) || text.isEmpty() || text.length() > 20) {
                throw new FormatException("has a dtype of NumPy without a name");
            }
            String sign = text.substring(0, 1);
            boolean ordered = "<>=|".contains(sign);
            this.name = ordered ? text.substring(1) : text;
            this.order = ordered ? sign : "=";
        }

        void setState(Tuple state) throws FormatException {
            if (state.size() < 2 || !(state.get(1) instanceof String text)) {
                throw new FormatException("has a dtype of NumPy without a byte order");
            }
            order = text;
        }

        private @Nullable ElementType found() {
            return ElementType.ofNumpy(name);
        }

        /// Whether elements of it can be those of a tensor.
        boolean isReadable() {
            ElementType type = found();
            return type != null && type.dtype() != null;
        }

        /// What stands for an array that no tensor can hold, such as one of texts or dates.
        TensorInfo described(long[] shape, @Nullable Object data) throws FormatException {
            long bytes =
                    switch (data) {
                        case byte[] raw -> raw.length;
                        case String text -> text.length();
                        case null, default -> throw new FormatException("has an array of objects");
                    };
            ElementType type = found();
            return new TensorInfo(
                    type == null ? "numpy " + name : type.text(), Size.of(shape), bytes);
        }

        ByteOrder order() {
            return order.equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        }

        /// Elements straight from the file.
        Data read(ByteSource feed, long bytes) throws IOException {
            ElementType type = found();
            DType dtype = type == null ? null : type.dtype();
            if (type == null || dtype == null || bytes % type.width() != 0) {
                throw new FormatException("has " + bytes + " bytes of elements of " + name);
            }
            return new Data(this, RawElements.read(feed, dtype, bytes / type.width(), order()));
        }
    }

    /// The elements of an array.
    record Data(Kind kind, RawElements.Memory memory) implements Part {}

    /// An array, made empty and filled by its state afterwards.
    static final class Array implements Part {
        private @Nullable Object value;

        /// Takes `(version, shape, dtype, fortranOrder, data)`.
        Object filled(Tuple state, MemoryBudget budget) throws IOException {
            if (state.size() != 5 || !(state.get(2) instanceof Kind kind)) {
                throw new FormatException("has an array of NumPy without its state");
            }
            long[] shape = PickleChecks.longs(state.get(1));
            long count = RawElements.numel(shape);
            Object made;
            if (!kind.isReadable()) {
                made = kind.described(shape, state.get(4));
            } else {
                Data data = data(state.get(4), kind, budget);
                if (data.kind != kind || data.memory.length() != count) {
                    throw new FormatException(
                            "has an array of NumPy of shape "
                                    + Arrays.toString(shape)
                                    + ", with "
                                    + data.memory.length()
                                    + " elements in its data");
                }
                boolean columns = Boolean.TRUE.equals(state.get(3));
                made = data.memory.window(0, shape, strides(shape, columns));
            }
            value = made;
            return made;
        }

        private static Data data(@Nullable Object data, Kind kind, MemoryBudget budget)
                throws IOException {
            byte[] bytes =
                    switch (data) {
                        case Data read -> {
                            if (read.kind == kind) {
                                yield null;
                            }
                            throw new FormatException("has an array with the data of another");
                        }
                        case byte[] raw -> raw;
                        case String text -> text.getBytes(StandardCharsets.ISO_8859_1);
                        case null, default -> throw new FormatException("has an array of objects");
                    };
            if (bytes == null && data instanceof Data read) {
                return read;
            }
            byte[] raw = bytes == null ? new byte[0] : bytes;
            budget.take(raw.length);
            return kind.read(ByteSource.of(new ByteArrayInputStream(raw)), raw.length);
        }

        /// The tensor, once there is one.
        Object value() {
            return value == null ? this : value;
        }
    }

    /// Strides in elements, of rows or of columns first.
    static long[] strides(long[] shape, boolean columns) {
        long[] strides = new long[shape.length];
        long next = 1;
        for (int i = 0; i < shape.length; i++) {
            int d = columns ? i : shape.length - 1 - i;
            strides[d] = next;
            next *= Math.max(shape[d], 1);
        }
        return strides;
    }

    /// A number of NumPy's: its type and its bytes.
    static Object scalar(Kind kind, @Nullable Object data) throws IOException {
        if (!kind.isReadable()) {
            return kind.described(new long[0], data);
        }
        Data read =
                switch (data) {
                    case Data already -> already;
                    case byte[] raw ->
                            kind.read(ByteSource.of(new ByteArrayInputStream(raw)), raw.length);
                    case String text ->
                            kind.read(
                                    ByteSource.of(
                                            new ByteArrayInputStream(
                                                    text.getBytes(StandardCharsets.ISO_8859_1))),
                                    text.length());
                    case null, default ->
                            throw new FormatException("has a number of NumPy of type " + kind.name);
                };
        if (read.memory.length() != 1) {
            throw new FormatException("has a number of NumPy of another size than its type");
        }
        Tensor one = read.memory.tensor();
        DType dtype = one.dtype();
        return dtype == DType.BOOL
                ? (Object) one.itemBoolean()
                : dtype.isFloatingPoint() ? (Object) one.item() : (Object) one.itemLong();
    }
}
