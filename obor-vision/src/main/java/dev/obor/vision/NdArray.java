package dev.obor.vision;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A numpy array as a pickle builds it: made empty, filled by its state afterwards.
final class NdArray {
    private static final int MAX_RANK = 8;

    private int[] shape = new int[0];
    private @Nullable Data data;

    /// Takes `(version, shape, dtype, fortranOrder, data)`.
    void setState(List<Object> state) throws PickleException {
        List<Long> sizes = ((List<?>) state.get(1)).stream().map(Long.class::cast).toList();
        Kind kind = (Kind) state.get(2);
        if (state.get(3) != Boolean.FALSE) {
            throw new PickleException("an array in column order, expected row order");
        }
        if (!(state.get(4) instanceof Data content) || content.kind != kind) {
            throw new PickleException("an array without data of its element type");
        }
        long count = 1;
        int[] dims = new int[sizes.size()];
        for (int i = 0; i < dims.length; i++) {
            long size = sizes.get(i);
            if (dims.length > MAX_RANK || size < 0 || size > Integer.MAX_VALUE || count < 0) {
                throw new PickleException("an array of sizes " + sizes);
            }
            dims[i] = (int) size;
            count = count > Integer.MAX_VALUE ? -1 : count * size;
        }
        if (count != content.count) {
            throw new PickleException(
                    "an array of sizes %s with %,d elements of data"
                            .formatted(sizes, content.count));
        }
        shape = dims;
        data = content;
    }

    int[] shape() {
        return shape.clone();
    }

    /// The elements.
    Data data() throws PickleException {
        if (data == null) {
            throw new PickleException("an array that was never filled");
        }
        return data;
    }

    /// An element type: `f4` or `i8`, little-endian once its state was set.
    static final class Kind {
        private final String name;
        private String order = "=";

        Kind(String name) {
            this.name = name;
        }

        void setOrder(String order) {
            this.order = order;
        }

        int width() throws PickleException {
            if (!order.equals("<") || !(name.equals("f4") || name.equals("i8"))) {
                throw new PickleException(
                        "elements of type %s%s, expected <f4 or <i8".formatted(order, name));
            }
            return name.charAt(1) - '0';
        }
    }

    /// The elements, decoded as they came.
    static final class Data {
        /// What one step of a pixel byte is worth in the classic file.
        static final float UNIT = 1f / 256;

        private static final int CHUNK = 1 << 16;
        private static final int MAX_BYTES = 1 << 29;

        private final Kind kind;
        private final int count;

        /// Steps of `UNIT`, as long as every element has been one; then `floats` takes over.
        private byte[] steps = new byte[0];

        private float[] floats = new float[0];
        private long[] longs = new long[0];

        private Data(Kind kind, int count) {
            this.kind = kind;
            this.count = count;
        }

        static Data read(DataInputStream in, int length, Kind kind) throws IOException {
            int width = kind.width();
            if (length < 0 || length > MAX_BYTES || length % width != 0) {
                throw new PickleException("an array of " + length + " bytes");
            }
            var data = new Data(kind, length / width);
            byte[] chunk = new byte[Math.min(CHUNK, length)];
            for (int done = 0; done < length; ) {
                int got = in.readNBytes(chunk, 0, Math.min(chunk.length, length - done));
                if (got % width != 0 || got == 0) {
                    throw new EOFException();
                }
                if (width == 8) {
                    data.addLongs(chunk, done / width, got / width);
                } else {
                    data.addFloats(chunk, done / width, got / width);
                }
                done += got;
            }
            return data;
        }

        private void addLongs(byte[] chunk, int from, int n) {
            longs = grown(from + n, longs);
            for (int i = 0; i < n; i++) {
                longs[from + i] = (long) LONG.get(chunk, 8 * i);
            }
        }

        private void addFloats(byte[] chunk, int from, int n) {
            for (int i = 0; i < n; i++) {
                float value = (float) FLOAT.get(chunk, 4 * i);
                if (floats.length == 0 && !addStep(value, from + i)) {
                    floats = new float[count];
                    for (int k = 0; k < from + i; k++) {
                        floats[k] = (steps[k] & 0xff) * UNIT;
                    }
                    steps = new byte[0];
                }
                if (floats.length != 0) {
                    floats[from + i] = value;
                }
            }
        }

        private boolean addStep(float value, int index) {
            int step = (int) (value * 256);
            // The bit comparison also refuses -0 and NaN.
            if (step < 0
                    || step > 255
                    || Float.floatToRawIntBits(step * UNIT) != Float.floatToRawIntBits(value)) {
                return false;
            }
            if (index == steps.length) {
                steps = Arrays.copyOf(steps, nextLength(index + 1));
            }
            steps[index] = (byte) step;
            return true;
        }

        private long[] grown(int needed, long[] array) {
            return needed <= array.length ? array : Arrays.copyOf(array, nextLength(needed));
        }

        /// Doubles from a small start, so that a damaged length cannot ask for gigabytes.
        private int nextLength(int needed) {
            return (int) Math.min(count, Math.max(2L * needed, CHUNK));
        }

        ImageTable.Pixels pixels() {
            return new ImageTable.Pixels(steps, floats, UNIT);
        }

        long[] longs() {
            return longs;
        }

        boolean isFloat() {
            return longs.length == 0;
        }

        private static final java.lang.invoke.VarHandle LONG =
                java.lang.invoke.MethodHandles.byteArrayViewVarHandle(
                        long[].class, java.nio.ByteOrder.LITTLE_ENDIAN);
        private static final java.lang.invoke.VarHandle FLOAT =
                java.lang.invoke.MethodHandles.byteArrayViewVarHandle(
                        float[].class, java.nio.ByteOrder.LITTLE_ENDIAN);
    }
}
