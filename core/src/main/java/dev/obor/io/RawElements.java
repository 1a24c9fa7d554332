package dev.obor.io;

import dev.obor.Tensor;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.op.Backends;
import dev.obor.op.TensorAccess;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Elements of tensors as little-endian bytes, in row-major order, bit by bit.
final class RawElements {
    private static final int CHUNK = 1 << 16;

    private RawElements() {}

    static void write(Tensor tensor, OutputStream out) throws IOException {
        View view = TensorAccess.view(tensor.detach().contiguous());
        int width = view.dtype().itemSize();
        long count = view.numel();
        Object chunk = allocate(view.dtype(), (int) Math.min(count, CHUNK / width));
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (long done = 0; done < count; ) {
            int n = (int) Math.min(CHUNK / width, count - done);
            buffer.clear();
            Backends.read(view, done, chunk, 0, n);
            put(chunk, n, buffer);
            out.write(buffer.array(), 0, n * width);
            done += n;
        }
    }

    private static void put(Object array, int n, ByteBuffer buffer) {
        switch (array) {
            case float[] a -> buffer.asFloatBuffer().put(a, 0, n);
            case double[] a -> buffer.asDoubleBuffer().put(a, 0, n);
            case long[] a -> buffer.asLongBuffer().put(a, 0, n);
            case int[] a -> buffer.asIntBuffer().put(a, 0, n);
            case short[] a -> buffer.asShortBuffer().put(a, 0, n);
            case byte[] a -> buffer.put(a, 0, n);
            default -> throw new AssertionError(array.getClass());
        }
    }

    /// Reads a new tensor.
    ///
    /// @throws EOFException if the stream ends early
    static Tensor read(InputStream in, DType dtype, long[] shape) throws IOException {
        View result = Backends.empty(dtype, shape);
        long count = result.numel();
        int width = dtype.itemSize();
        Object chunk = allocate(dtype, (int) Math.min(count, CHUNK / width));
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (long done = 0; done < count; ) {
            int n = (int) Math.min(CHUNK / width, count - done);
            if (in.readNBytes(buffer.array(), 0, n * width) < n * width) {
                throw new EOFException("the file ends early");
            }
            buffer.clear();
            get(buffer, chunk, n);
            Backends.write(chunk, 0, result, done, n);
            done += n;
        }
        return TensorAccess.wrap(result);
    }

    private static Object allocate(DType dtype, int count) {
        return switch (dtype) {
            case FLOAT32 -> new float[count];
            case FLOAT64 -> new double[count];
            case INT64 -> new long[count];
            case INT32 -> new int[count];
            case BFLOAT16, FLOAT16, INT16 -> new short[count];
            case INT8, UINT8, BOOL -> new byte[count];
        };
    }

    private static void get(ByteBuffer buffer, Object array, int n) {
        switch (array) {
            case float[] a -> buffer.asFloatBuffer().get(a, 0, n);
            case double[] a -> buffer.asDoubleBuffer().get(a, 0, n);
            case long[] a -> buffer.asLongBuffer().get(a, 0, n);
            case int[] a -> buffer.asIntBuffer().get(a, 0, n);
            case short[] a -> buffer.asShortBuffer().get(a, 0, n);
            case byte[] a -> buffer.get(a, 0, n);
            default -> throw new AssertionError(array.getClass());
        }
    }
}
