package dev.obor.io;

import dev.obor.Tensor;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.DType;
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
        int count = (int) view.numel();
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (int done = 0; done < count; ) {
            int n = Math.min(CHUNK / width, count - done);
            buffer.clear();
            put(view.array(), (int) view.offset() + done, n, buffer);
            out.write(buffer.array(), 0, n * width);
            done += n;
        }
    }

    private static void put(Object array, int from, int n, ByteBuffer buffer) {
        switch (array) {
            case float[] a -> buffer.asFloatBuffer().put(a, from, n);
            case double[] a -> buffer.asDoubleBuffer().put(a, from, n);
            case long[] a -> buffer.asLongBuffer().put(a, from, n);
            case int[] a -> buffer.asIntBuffer().put(a, from, n);
            case short[] a -> buffer.asShortBuffer().put(a, from, n);
            case byte[] a -> buffer.put(a, from, n);
            default -> throw new AssertionError(array.getClass());
        }
    }

    /// Reads a new tensor.
    ///
    /// @throws EOFException if the stream ends early
    static Tensor read(InputStream in, DType dtype, long[] shape) throws IOException {
        long numel = 1;
        for (long size : shape) {
            numel *= size;
        }
        int count = Math.toIntExact(numel);
        Object array = allocate(dtype, count);
        int width = dtype.itemSize();
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (int done = 0; done < count; ) {
            int n = Math.min(CHUNK / width, count - done);
            if (in.readNBytes(buffer.array(), 0, n * width) < n * width) {
                throw new EOFException("the file ends early");
            }
            buffer.clear();
            get(buffer, array, done, n);
            done += n;
        }
        var storage = new Storage(dtype, array, count, null);
        return TensorAccess.wrap(View.contiguous(storage, shape));
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

    private static void get(ByteBuffer buffer, Object array, int from, int n) {
        switch (array) {
            case float[] a -> buffer.asFloatBuffer().get(a, from, n);
            case double[] a -> buffer.asDoubleBuffer().get(a, from, n);
            case long[] a -> buffer.asLongBuffer().get(a, from, n);
            case int[] a -> buffer.asIntBuffer().get(a, from, n);
            case short[] a -> buffer.asShortBuffer().get(a, from, n);
            case byte[] a -> buffer.get(a, from, n);
            default -> throw new AssertionError(array.getClass());
        }
    }
}
