package dev.obor.cpu.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.Indexed;
import dev.obor.backend.Kernel.ScatterOp;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.IndexError;
import dev.obor.cpu.CpuBackend;
import dev.obor.cpu.memory.Elements;
import dev.obor.cpu.program.MachineProgram;
import dev.obor.cpu.program.RandomViews;
import dev.obor.cpu.threads.Workers;
import dev.obor.expr.ScalarOracle;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

public class IndexedKernelsTest {
    private static final DType[] DTYPES = RandomViews.DTYPES;
    private final CpuBackend backend = new CpuBackend();
    private final int threads = Workers.threads();

    @AfterEach
    void restore() {
        Workers.setThreads(threads);
    }

    /// A tensor of which some dimensions are indexed, and the iteration over the result.
    private record Sample(View data, View window, Indexed[] indexed, long[] shape) {
        static Sample of(Random random, DType dtype) {
            View data =
                    RandomViews.output(
                            random,
                            dtype,
                            RandomViews.shape(random, random.nextInt(20) == 0 ? 60_000 : 1500));
            int rank = data.dim();
            long[] shape = data.shape().clone();
            long[] strides = data.strides().clone();
            boolean[] chosen = new boolean[rank];
            int n = 0;
            for (int d = 0; d < rank; d++) {
                chosen[d] = random.nextInt(3) == 0;
                n += chosen[d] ? 1 : 0;
                if (chosen[d]) {
                    shape[d] = 1 + random.nextInt(20);
                    strides[d] = 0;
                }
            }
            Indexed[] indexed = new Indexed[n];
            for (int d = 0, i = 0; d < rank; d++) {
                if (chosen[d]) {
                    View index = index(random, shape, data.shape()[d]);
                    indexed[i++] = new Indexed(index, data.strides()[d], data.shape()[d], d);
                }
            }
            return new Sample(data, data.with(data.offset(), shape, strides), indexed, shape);
        }

        private static View index(Random random, long[] shape, long size) {
            View view = RandomViews.input(random, DType.INT64, shape);
            long[] places = (long[]) view.array();
            for (int i = 0; i < places.length; i++) {
                places[i] = random.nextLong(2 * size) - size;
            }
            return view;
        }

        int position(long place) {
            int p = RandomViews.position(window, shape, place);
            for (Indexed i : indexed) {
                long at =
                        ((long[]) i.index().array())[RandomViews.position(i.index(), shape, place)];
                p += (int) ((at < 0 ? at + i.size() : at) * i.stride());
            }
            return p;
        }
    }

    @Test
    void gatherReadsWhereTheIndicesPoint() {
        MachineProgram.waits = true;
        Random random = new Random(1);
        for (int c = 0; c < 200; c++) {
            DType dtype = DTYPES[random.nextInt(10)];
            Sample s = Sample.of(random, dtype);
            View out = RandomViews.output(random, dtype, s.shape);
            Workers.setThreads(1 + random.nextInt(2));
            backend.launch(new Kernel.Gather(out, s.window, s.indexed));
            for (int k = 0; k < out.numel(); k++) {
                assertEquals(
                        ScalarOracle.load(dtype, s.data.array(), s.position(k)),
                        ScalarOracle.load(
                                dtype, out.array(), RandomViews.position(out, s.shape, k)));
            }
        }
    }

    @Test
    void scatterWritesInOrder() {
        Random random = new Random(2);
        for (int c = 0; c < 300; c++) {
            DType dtype = DTYPES[random.nextInt(10)];
            Sample s = Sample.of(random, dtype);
            View in = RandomViews.input(random, dtype, s.shape);
            ScatterOp op = ScatterOp.values()[random.nextInt(5)];
            Object expected = copy(s.data.array());
            for (long k = 0; k < s.window.numel(); k++) {
                int to = s.position(k);
                int from = RandomViews.position(in, s.shape, k);
                if (dtype.isFloatingPoint()) {
                    double a = number(dtype, expected, to);
                    double b = number(dtype, in.array(), from);
                    new Elements(dtype, expected).put(floats(op, a, b), to);
                } else {
                    Elements e = new Elements(dtype, expected);
                    e.put(longs(op, e.getLong(to), integer(dtype, in.array(), from)), to);
                }
            }
            Workers.setThreads(1 + random.nextInt(2));
            backend.launch(new Kernel.Scatter(op, s.window, in, s.indexed));
            for (int i = 0; i < s.data.storage().length(); i++) {
                assertEquals(
                        ScalarOracle.load(dtype, expected, i),
                        ScalarOracle.load(dtype, s.data.array(), i),
                        op + " " + dtype);
            }
        }
    }

    /// Long rows are added in machine code, one after the other, so that a row twice is added
    /// twice.
    @Test
    void longRowsAreAdded() {
        MachineProgram.waits = true;
        for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            Random random = new Random(5);
            View data = RandomViews.output(random, dtype, new long[] {7, 300});
            View in = RandomViews.output(random, dtype, new long[] {20, 300});
            long[] places = random.longs(20, -7, 7).toArray();
            View index =
                    View.contiguous(new Storage(DType.INT64, places, 20, null), new long[] {20, 1});
            Object expected = copy(data.array());
            for (int k = 0; k < 20 * 300; k++) {
                long row = (places[k / 300] + 7) % 7;
                int to = RandomViews.position(data, data.shape(), row * 300 + k % 300);
                double sum =
                        number(dtype, expected, to)
                                + number(
                                        dtype, in.array(), RandomViews.position(in, in.shape(), k));
                new Elements(dtype, expected).put(sum, to);
            }
            long[] strides = {0, data.strides()[1]};
            View window = data.with(data.offset(), new long[] {20, 300}, strides);
            Indexed[] indexed = {new Indexed(index, data.strides()[0], 7, 0)};
            backend.launch(new Kernel.Scatter(ScatterOp.ADD, window, in, indexed));
            for (int i = 0; i < data.storage().length(); i++) {
                assertEquals(
                        ScalarOracle.load(dtype, expected, i),
                        ScalarOracle.load(dtype, data.array(), i));
            }
        }
    }

    @Test
    void nothingIsWrittenIfAnIndexIsOutOfBounds() {
        float[] data = {1, 2, 3};
        View out = View.contiguous(new Storage(DType.FLOAT32, data, 3, null), new long[] {3});
        View window = out.with(0, new long[] {3}, new long[] {0});
        View in =
                View.contiguous(
                        new Storage(DType.FLOAT32, new float[] {9, 9, 9}, 3, null), new long[] {3});
        for (long wrong : new long[] {3, -4, -1}) {
            long[] places = {0, 1, wrong};
            View index = View.contiguous(new Storage(DType.INT64, places, 3, null), new long[] {3});
            boolean wraps = wrong != -1;
            var kernel =
                    new Kernel.Scatter(
                            ScatterOp.SET,
                            window,
                            in,
                            new Indexed[] {new Indexed(index, 1, 3, 0, wraps)});
            var error = assertThrows(IndexError.class, () -> backend.launch(kernel));
            assertEquals(
                    "index " + wrong + " is out of bounds for dimension 0 with size 3",
                    error.getMessage());
            assertArrayEquals(new float[] {1, 2, 3}, data);
        }
    }

    @Test
    void nonZeroPlacesComeInRowMajorOrder() {
        Random random = new Random(3);
        for (int c = 0; c < 300; c++) {
            DType dtype = DTYPES[random.nextInt(10)];
            long[] shape = RandomViews.shape(random, 1000);
            View in = RandomViews.input(random, dtype, shape);
            long[] own = in.shape();
            long count = 0;
            for (long k = 0; k < in.numel(); k++) {
                count += nonZero(in, own, k) ? 1 : 0;
            }
            long[] size = {count, own.length};
            View out = RandomViews.output(random, DType.INT64, size);
            backend.launch(new Kernel.NonZero(out, in));
            long row = 0;
            for (long k = 0; k < in.numel(); k++) {
                if (!nonZero(in, own, k)) {
                    continue;
                }
                long rest = k;
                for (int d = own.length - 1; d >= 0; d--) {
                    int p = RandomViews.position(out, size, row * own.length + d);
                    assertEquals(rest % own[d], ((long[]) out.array())[p]);
                    rest /= own[d];
                }
                row++;
            }
        }
    }

    private static boolean nonZero(View v, long[] shape, long k) {
        int p = RandomViews.position(v, shape, k);
        return v.dtype().isFloatingPoint()
                ? number(v.dtype(), v.array(), p) != 0
                : integer(v.dtype(), v.array(), p) != 0;
    }

    public static double number(DType dtype, Object array, int at) {
        return ((Number) ScalarOracle.load(dtype, array, at)).doubleValue();
    }

    public static long integer(DType dtype, Object array, int at) {
        Object x = ScalarOracle.load(dtype, array, at);
        return x instanceof Boolean b ? (b ? 1 : 0) : ((Number) x).longValue();
    }

    private static double floats(ScatterOp op, double a, double b) {
        return switch (op) {
            case SET -> b;
            case ADD -> a + b;
            case MUL -> a * b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case MUL_PAIRS -> throw new AssertionError(op); // not among those drawn
        };
    }

    private static long longs(ScatterOp op, long a, long b) {
        return switch (op) {
            case SET -> b;
            case ADD -> a + b;
            case MUL -> a * b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case MUL_PAIRS -> throw new AssertionError(op); // not among those drawn
        };
    }

    private static Object copy(Object array) {
        return switch (array) {
            case float[] a -> a.clone();
            case double[] a -> a.clone();
            case long[] a -> a.clone();
            case int[] a -> a.clone();
            case short[] a -> a.clone();
            default -> ((byte[]) array).clone();
        };
    }
}
