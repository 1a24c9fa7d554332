package dev.obor.distributed;

import dev.obor.Tensor;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.op.Backends;
import dev.obor.op.TensorAccess;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Elements of one dtype on their way between tensors and messages, a piece at a time.
///
/// Complex elements travel as twice as many real ones.
final class Elements {
    private final DType dtype;
    private final Object array;
    private final ValueLayout layout;
    private final View view;
    private final Tensor tensor;

    /// @param most how many elements a piece has at most
    Elements(DType dtype, int most) {
        this.dtype = dtype;
        switch (dtype) {
            case FLOAT32 -> {
                array = new float[most];
                layout = little(ValueLayout.JAVA_FLOAT_UNALIGNED);
            }
            case FLOAT64 -> {
                array = new double[most];
                layout = little(ValueLayout.JAVA_DOUBLE_UNALIGNED);
            }
            case INT64 -> {
                array = new long[most];
                layout = little(ValueLayout.JAVA_LONG_UNALIGNED);
            }
            case INT32 -> {
                array = new int[most];
                layout = little(ValueLayout.JAVA_INT_UNALIGNED);
            }
            case INT16, FLOAT16, BFLOAT16 -> {
                array = new short[most];
                layout = little(ValueLayout.JAVA_SHORT_UNALIGNED);
            }
            case INT8, UINT8, BOOL -> {
                array = new byte[most];
                layout = ValueLayout.JAVA_BYTE;
            }
            case COMPLEX64, COMPLEX128 -> throw new IllegalArgumentException(dtype.toString());
            default -> throw new IllegalArgumentException(dtype.toString());
        }
        view = Backends.wrap(dtype, array, most);
        tensor = TensorAccess.wrap(view);
    }

    private static ValueLayout little(ValueLayout layout) {
        return layout.withOrder(ByteOrder.LITTLE_ENDIAN);
    }

    DType dtype() {
        return dtype;
    }

    /// Copies elements of a tensor to a message.
    void get(View from, long first, int count, ByteBuffer to) {
        Backends.read(from, first, array, 0, count);
        MemorySegment.copy(array, 0, MemorySegment.ofBuffer(to), layout, 0, count);
    }

    /// Copies elements of a message to a tensor.
    void put(ByteBuffer from, View to, long first, int count) {
        take(from, count);
        Backends.write(array, 0, to, first, count);
    }

    /// Elements of a message as a tensor, until the next piece.
    Tensor piece(ByteBuffer from, int count) {
        take(from, count);
        return tensor.narrow(0, 0, count);
    }

    private void take(ByteBuffer from, int count) {
        MemorySegment.copy(MemorySegment.ofBuffer(from), layout, 0, array, 0, count);
    }
}
