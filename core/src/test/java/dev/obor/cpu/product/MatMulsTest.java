package dev.obor.cpu.product;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.obor.backend.Kernel;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.LowPrecision;
import dev.obor.cpu.CpuBackend;
import dev.obor.cpu.program.RandomViews;
import org.junit.jupiter.api.Test;

class MatMulsTest {
    private final CpuBackend backend = new CpuBackend();

    private View zeros(DType dtype, long... shape) {
        long n = 1;
        for (long size : shape) {
            n *= size;
        }
        Storage storage = backend.allocate(dtype, n);
        return View.contiguous(storage, shape);
    }

    private View fill(View v, int seed) {
        for (int i = 0; i < v.numel(); i++) {
            set(v, i, (i * 31 + seed * 17) % 23 - 11);
        }
        return v;
    }

    private static void set(View v, int i, int value) {
        switch (v.dtype()) {
            case FLOAT32 -> ((float[]) v.array())[i] = value;
            case FLOAT64 -> ((double[]) v.array())[i] = value;
            case INT64 -> ((long[]) v.array())[i] = value;
            case INT32 -> ((int[]) v.array())[i] = value;
            case INT16 -> ((short[]) v.array())[i] = (short) value;
            case BFLOAT16, FLOAT16 ->
                    ((short[]) v.array())[i] = LowPrecision.fromFloat(v.dtype(), value);
            default -> ((byte[]) v.array())[i] = (byte) value;
        }
    }

    private static double get(View v, int i) {
        return switch (v.dtype()) {
            case FLOAT32 -> ((float[]) v.array())[i];
            case FLOAT64 -> ((double[]) v.array())[i];
            case INT64 -> ((long[]) v.array())[i];
            case INT32 -> ((int[]) v.array())[i];
            case INT16 -> ((short[]) v.array())[i];
            case BFLOAT16, FLOAT16 -> LowPrecision.toFloat(v.dtype(), ((short[]) v.array())[i]);
            case UINT8 -> ((byte[]) v.array())[i] & 0xff;
            default -> ((byte[]) v.array())[i];
        };
    }

    private static int at(View v, int b, int i, int j) {
        long[] s = v.strides();
        return (int) (v.offset() + b * s[0] + i * s[1] + j * s[2]);
    }

    /// Small whole numbers: exact in every dtype, so one loop in float64 is the reference.
    private void check(DType dtype, int batch, int m, int n, int k, boolean accumulate) {
        View a = fill(zeros(dtype, batch, m, k), 1);
        View one = fill(zeros(dtype, 1, n, k), 2);
        View b = one.with(0, new long[] {batch, k, n}, new long[] {0, 1, k}); // shared, transposed
        View bias = fill(zeros(dtype, n), 3);
        bias = bias.with(0, new long[] {batch, m, n}, new long[] {0, 0, 1});
        View out = fill(zeros(dtype, batch, m, n), 4);
        double[] want = new double[batch * m * n];
        for (int x = 0; x < want.length; x++) {
            int j = x % n;
            int i = x / n % m;
            int z = x / n / m;
            double sum = get(bias, at(bias, z, i, j)) + (accumulate ? get(out, x) : 0);
            for (int p = 0; p < k; p++) {
                sum += get(a, at(a, z, i, p)) * get(b, at(b, z, p, j));
            }
            want[x] = sum;
        }
        backend.launch(new Kernel.MatMul(out, a, b, bias, accumulate));
        for (int x = 0; x < want.length; x++) {
            assertEquals(wrapped(dtype, want[x]), get(out, x), dtype + " element " + x);
        }
    }

    private static double wrapped(DType dtype, double value) {
        return switch (dtype) {
            case INT8 -> (byte) value;
            case UINT8 -> (int) value & 0xff;
            case INT16 -> (short) value;
            case BFLOAT16, FLOAT16 ->
                    LowPrecision.toFloat(dtype, LowPrecision.fromFloat(dtype, (float) value));
            default -> value;
        };
    }

    @Test
    void everyDtypeMultipliesInBatches() {
        for (DType dtype : RandomViews.DTYPES) {
            if (dtype != DType.BOOL) {
                check(dtype, 1, 3, 4, 5, false);
                check(dtype, 3, 2, 5, 7, false);
                check(dtype, 2, 5, 1, 3, true);
                check(dtype, 5, 1, 6, 4, true);
                check(dtype, 2, 3, 4, 0, false);
            }
        }
    }

    @Test
    void manySmallProductsAreSharedOut() {
        check(DType.FLOAT32, 200, 24, 24, 24, false);
        check(DType.INT32, 200, 24, 24, 24, true);
    }

    @Test
    void int64WrapsAround() {
        View a = zeros(DType.INT64, 1, 1, 2);
        View b = zeros(DType.INT64, 1, 2, 1);
        View out = zeros(DType.INT64, 1, 1, 1);
        ((long[]) a.array())[0] = Long.MAX_VALUE;
        ((long[]) b.array())[0] = 3;
        ((long[]) a.array())[1] = 5;
        ((long[]) b.array())[1] = 7;
        backend.launch(new Kernel.MatMul(out, a, b, null, false));
        assertEquals(Long.MAX_VALUE * 3 + 35, ((long[]) out.array())[0]);
    }

    @Test
    void nothingToDoIsFine() {
        View a = zeros(DType.FLOAT32, 0, 2, 3);
        View b = zeros(DType.FLOAT32, 0, 3, 2);
        View out = zeros(DType.FLOAT32, 0, 2, 2);
        backend.launch(new Kernel.MatMul(out, a, b, null, false));
        assertArrayEquals(new long[] {0, 2, 2}, out.shape());
    }

    @Test
    void booleansAreRefused() {
        View x = zeros(DType.BOOL, 1, 2, 2);
        var e =
                assertThrows(
                        DTypeError.class,
                        () -> backend.launch(new Kernel.MatMul(x, x, x, null, false)));
        assertEquals(
                "\"addmm_impl_cpu_\" not implemented for 'Bool'; convert the operands, for example"
                        + " to int64",
                e.getMessage());
    }
}
