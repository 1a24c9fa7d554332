package dev.obor.cpu.program;

import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.LowPrecision;
import java.util.Random;

/// Makes views of random layouts, filled with numbers that include the awkward ones.
public final class RandomViews {
    private static final double[] AWKWARD = {
        0,
        -0.0,
        1,
        -1,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN,
        1e-40,
        1e30,
        -1e30,
        100,
        -100,
        0.5,
        1e-310
    };

    private RandomViews() {}

    /// A shape of up to four dimensions.
    public static long[] shape(Random random, int most) {
        long[] shape = new long[random.nextInt(5)];
        long n = 1;
        for (int d = 0; d < shape.length; d++) {
            shape[d] =
                    Math.max(
                            1,
                            Math.min(random.nextInt(random.nextInt(4) == 0 ? 2000 : 12), most / n));
            n *= shape[d];
        }
        return shape;
    }

    /// A view that broadcasts to `shape`.
    public static View input(Random random, DType dtype, long[] shape) {
        int drop =
                random.nextInt(4) == 0 && shape.length > 0 ? random.nextInt(shape.length + 1) : 0;
        long[] own = java.util.Arrays.copyOfRange(shape, drop, shape.length);
        for (int d = 0; d < own.length; d++) {
            if (random.nextInt(6) == 0) {
                own[d] = 1;
            }
        }
        View dense = output(random, dtype, own);
        if (random.nextInt(5) == 0) { // an expanded view
            long[] strides = dense.strides().clone();
            for (int d = 0; d < own.length; d++) {
                if (random.nextBoolean()) {
                    strides[d] = 0;
                }
            }
            return dense.with(dense.offset(), own, strides);
        }
        return dense;
    }

    /// A view of exactly that shape whose elements are all different places.
    public static View output(Random random, DType dtype, long[] shape) {
        int rank = shape.length;
        int[] order = new int[rank];
        for (int d = 0; d < rank; d++) {
            order[d] = d;
        }
        if (random.nextInt(3) == 0) {
            for (int d = rank - 1; d > 0; d--) {
                int e = random.nextInt(d + 1);
                int t = order[d];
                order[d] = order[e];
                order[e] = t;
            }
        }
        long[] strides = new long[rank];
        long n = random.nextInt(4) == 0 ? 2 : 1;
        for (int i = rank - 1; i >= 0; i--) {
            strides[order[i]] = n;
            n *= Math.max(1, shape[order[i]]);
            if (random.nextInt(8) == 0) {
                n += 3;
            }
        }
        int offset = random.nextInt(4) == 0 ? random.nextInt(20) : 0;
        int length = (int) n + offset;
        Storage storage = new Storage(dtype, array(random, dtype, length), length, null);
        return new View(storage, offset, shape, strides);
    }

    /// The dtypes that kernels are asked for.
    public static final DType[] DTYPES =
            java.util.Arrays.stream(DType.values())
                    .filter(t -> !t.isComplex())
                    .toArray(DType[]::new);

    /// An array of random numbers.
    public static Object array(Random random, DType dtype, int n) {
        return switch (dtype) {
            case FLOAT32 -> {
                float[] a = new float[n];
                for (int i = 0; i < n; i++) {
                    a[i] = (float) number(random);
                }
                yield a;
            }
            case FLOAT64 -> {
                double[] a = new double[n];
                for (int i = 0; i < n; i++) {
                    a[i] = number(random);
                }
                yield a;
            }
            case BFLOAT16, FLOAT16 -> {
                short[] a = new short[n];
                for (int i = 0; i < n; i++) {
                    a[i] = LowPrecision.fromFloat(dtype, (float) number(random));
                }
                yield a;
            }
            case INT64 -> {
                long[] a = new long[n];
                for (int i = 0; i < n; i++) {
                    a[i] = random.nextBoolean() ? random.nextInt(20) - 10 : random.nextLong();
                }
                yield a;
            }
            case INT32 -> {
                int[] a = new int[n];
                for (int i = 0; i < n; i++) {
                    a[i] = random.nextBoolean() ? random.nextInt(20) - 10 : random.nextInt();
                }
                yield a;
            }
            case INT16 -> {
                short[] a = new short[n];
                for (int i = 0; i < n; i++) {
                    a[i] = (short) random.nextInt();
                }
                yield a;
            }
            case INT8, UINT8 -> {
                byte[] a = new byte[n];
                random.nextBytes(a);
                yield a;
            }
            case BOOL -> {
                byte[] a = new byte[n];
                for (int i = 0; i < n; i++) {
                    a[i] = (byte) random.nextInt(2);
                }
                yield a;
            }
            case COMPLEX64, COMPLEX128 -> throw new AssertionError(dtype);
        };
    }

    private static double number(Random random) {
        return random.nextInt(12) == 0
                ? AWKWARD[random.nextInt(AWKWARD.length)]
                : random.nextGaussian() * 3;
    }

    /// The position of the element at a row-major place of `shape` in a view that broadcasts to it.
    public static int position(View v, long[] shape, long place) {
        int p = (int) v.offset();
        for (int d = shape.length - 1; d >= 0; d--) {
            int own = d - (shape.length - v.dim());
            long i = place % shape[d];
            place /= shape[d];
            if (own >= 0 && v.shape()[own] != 1) {
                p += (int) (i * v.strides()[own]);
            }
        }
        return p;
    }
}
