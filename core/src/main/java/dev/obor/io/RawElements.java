package dev.obor.io;

import dev.obor.Tensor;
import dev.obor.backend.Sizes;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.Backends;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Elements of tensors as bytes, bit by bit, and the memory that tensors share.
final class RawElements {
    private static final int CHUNK = 1 << 18;

    /// Arrays of Java are no longer.
    static final long MOST = Integer.MAX_VALUE - 8;

    private RawElements() {}

    /// Memory that was read, or is to be written, as a whole.
    ///
    /// @param view all of it, one after the other
    record Memory(View view) {
        /// The memory that a tensor is a window on.
        static Memory of(Tensor tensor) {
            View view = TensorAccess.view(tensor);
            return new Memory(
                    view.unmirrored().with(0, new long[] {view.capacity()}, new long[] {1}));
        }

        /// What tells it from other memory.
        Object identity() {
            return view.storage();
        }

        DType dtype() {
            return view.dtype();
        }

        long length() {
            return view.numel();
        }

        /// A tensor that is a window on it.
        ///
        /// @throws dev.obor.base.ShapeError if that is not inside
        Tensor window(long offset, long[] shape, long[] strides) {
            return TensorAccess.wrap(view.with(view.offset() + offset, shape, strides));
        }

        /// A row-major tensor from its start on.
        Tensor tensor(long... shape) {
            return TensorAccess.wrap(
                    view.with(view.offset(), shape, View.contiguousStrides(shape)));
        }

        /// A part of it, shared.
        Memory part(long offset, long length) {
            return new Memory(view.with(offset, new long[] {length}, new long[] {1}));
        }

        void write(OutputStream out) throws IOException {
            RawElements.write(view, out);
        }
    }

    /// Where the window of a tensor on its memory begins.
    static long offset(Tensor tensor) {
        return TensorAccess.view(tensor).offset();
    }

    /// Writes the elements in row-major order, little-endian.
    static void write(Tensor tensor, OutputStream out) throws IOException {
        write(RawMemory.asContiguous(RawMemory.plain(TensorAccess.view(tensor))), out);
    }

    /// Complex elements as twice as many real ones.
    private static View numbers(View view) {
        if (!view.dtype().isComplex()) {
            return view;
        }
        View real = view.real();
        return real.with(real.offset(), new long[] {real.numel()}, new long[] {1});
    }

    private static void write(View elements, OutputStream out) throws IOException {
        View view = numbers(elements);
        int width = view.dtype().itemSize();
        long count = view.numel();
        ByteBuffer buffer =
                ByteBuffer.allocate((int) Math.min(CHUNK, count * width))
                        .order(ByteOrder.LITTLE_ENDIAN);
        for (long done = 0; done < count; ) {
            int n = (int) Math.min(CHUNK / width, count - done);
            buffer.clear().limit(n * width);
            Backends.read(view, done, buffer);
            out.write(buffer.array(), 0, n * width);
            done += n;
        }
    }

    /// Memory that is given out and filled by [#read(ByteSource, Memory, ByteOrder)] only; until
    /// then tensors can be windows on it.
    ///
    /// @throws FormatException if arrays cannot be so long
    static Memory unread(DType dtype, long count) throws FormatException {
        if (count > MOST) {
            throw new FormatException("has " + count + " elements in one piece, above 2^31");
        }
        return new Memory(Backends.promised(dtype, new long[] {count}));
    }

    /// Reads new memory; that so many bytes are there was checked before.
    ///
    /// @throws java.io.EOFException if the bytes end early
    static Memory read(ByteSource feed, DType dtype, long count, ByteOrder order)
            throws IOException {
        Memory memory = unread(dtype, count);
        read(feed, memory, order);
        return memory;
    }

    /// Reads all of what [#unread] promised; any thread may.
    ///
    /// @throws java.io.EOFException if the bytes end early
    static void read(ByteSource feed, Memory memory, ByteOrder order) throws IOException {
        Backends.back(memory.view);
        fill(feed, memory, 0, memory.length(), order);
    }

    /// Reads elements to a place in memory.
    ///
    /// @throws java.io.EOFException if the bytes end early
    private static void fill(
            ByteSource feed, Memory memory, long first, long count, ByteOrder order)
            throws IOException {
        DType dtype = memory.dtype();
        if (dtype.isComplex()) {
            fill(feed, new Memory(numbers(memory.view)), 2 * first, 2 * count, order);
            return;
        }
        int width = dtype.itemSize();
        int bytes = (int) Math.min(CHUNK, count * width);
        ByteBuffer buffer =
                (bytes == CHUNK ? ByteBuffer.allocateDirect(bytes) : ByteBuffer.allocate(bytes))
                        .order(order);
        for (long done = 0; done < count; ) {
            int n = (int) Math.min(CHUNK / width, count - done);
            buffer.clear().limit(n * width);
            feed.fill(buffer);
            buffer.flip();
            if (dtype == DType.BOOL) {
                normalize(buffer);
            }
            Backends.write(buffer, memory.view(), first + done);
            done += n;
        }
    }

    /// A byte that is neither 0 nor 1 is true, as for PyTorch; kernels rely on 0 and 1.
    private static void normalize(ByteBuffer truths) {
        for (int i = 0; i < truths.limit(); i++) {
            truths.put(i, (byte) (truths.get(i) == 0 ? 0 : 1));
        }
    }

    /// Bytes as a tensor.
    static Tensor bytes(byte[] bytes) {
        View view = Backends.empty(DType.UINT8, new long[] {bytes.length});
        Backends.write(bytes, 0, view, 0, bytes.length);
        return TensorAccess.wrap(view);
    }

    /// The bytes of a tensor.
    ///
    /// @throws ValueError if it has another dtype
    static byte[] bytes(Tensor tensor) {
        if (tensor.dtype() != DType.UINT8) {
            throw new ValueError(
                    "the state of a generator is a uint8 tensor, not " + tensor.dtype());
        }
        View view = TensorAccess.view(tensor.detach().contiguous());
        byte[] bytes = new byte[Math.toIntExact(view.numel())];
        Backends.read(view, 0, bytes, 0, bytes.length);
        return bytes;
    }

    /// A tensor of these sizes that takes no memory: all its elements are one.
    static Tensor sized(DType dtype, long[] shape) {
        View one = Backends.empty(dtype, new long[] {1});
        return TensorAccess.wrap(one.with(0, shape, new long[shape.length]));
    }

    /// The number of elements of sizes that a file gives.
    ///
    /// @throws FormatException if one is negative or the product has no 63 bits
    static long numel(long[] shape) throws FormatException {
        try {
            return Sizes.numel(shape);
        } catch (ShapeError e) {
            throw new FormatException("has the sizes " + Arrays.toString(shape));
        }
    }
}
