package dev.obor.calls;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import java.util.Random;

/// What the arguments of one call have in common, so that some calls fit together by chance: the
/// sizes and the dtype of tensors, and the number that is given where one is asked for.
///
/// @param number what whole numbers are
record Theme(long number, long[] shape, DType dtype) {
    private static final long[][] SHAPES = {
        {2, 2},
        {3},
        {2, 2, 2},
        {1, 2, 6},
        {1, 2, 6, 6},
        {1, 2, 6, 6, 6},
        {2, 2, 2, 2},
        {2, 2, 2, 2, 2},
        {},
        {3, 3}
    };
    private static final DType[] DTYPES = {
        DType.FLOAT32,
        DType.FLOAT32,
        DType.FLOAT32,
        DType.FLOAT64,
        DType.INT64,
        DType.INT64,
        DType.BOOL,
        DType.INT32,
        DType.UINT8
    };

    static Theme draw(Random random) {
        return new Theme(
                random.nextInt(4),
                SHAPES[random.nextInt(SHAPES.length)],
                DTYPES[random.nextInt(DTYPES.length)]);
    }

    /// A tensor of it; what is named as an index is one, a mask is true or false.
    Tensor tensor(Random random, String name) {
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        if (lower.matches(".*(index|indices|target|indexes|places|lengths|repeats|labels).*")
                && random.nextInt(4) > 0) {
            long[] sizes = random.nextBoolean() ? shape : new long[] {1 + random.nextInt(3)};
            return Obor.randint(0, 2, sizes);
        }
        if (lower.matches(".*(mask|condition).*") && random.nextInt(4) > 0) {
            return Obor.rand(shape).gt(0.5);
        }
        if (lower.matches(".*(bias|vec|mean|var|weight).*") && random.nextInt(3) == 0) {
            return Obor.rand(2);
        }
        if (!dtype.isFloatingPoint()) {
            return Obor.randint(0, 2, shape).to(dtype);
        }
        Tensor t = Obor.rand(shape).to(dtype);
        return random.nextInt(6) == 0 ? t.requiresGrad_(true) : t;
    }
}
