package dev.obor.cpu.reduce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.cpu.CpuBackend;
import dev.obor.cpu.program.RandomViews;
import dev.obor.expr.ScalarOracle;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArgReducesTest {
    private final CpuBackend backend = new CpuBackend();

    @Test
    void theFirstExtremeIsFoundAndNanWins() {
        Random random = new Random(1);
        for (int c = 0; c < 300; c++) {
            DType dtype = DType.values()[random.nextInt(10)];
            long[] shape = RandomViews.shape(random, 5000);
            View in = RandomViews.output(random, dtype, shape);
            int dim = shape.length == 0 ? 0 : random.nextInt(shape.length);
            long[] kept = shape.clone();
            if (kept.length > 0) {
                kept[dim] = 1;
            }
            View values = RandomViews.output(random, dtype, kept);
            View indices = RandomViews.output(random, DType.INT64, kept);
            boolean largest = random.nextBoolean();
            backend.launch(new Kernel.ArgReduce(largest, values, indices, in, dim));
            for (int r = 0; r < indices.numel(); r++) {
                check(in, dim, largest, values, indices, r);
            }
        }
    }

    private static void check(View in, int dim, boolean largest, View values, View indices, int r) {
        int size = in.dim() == 0 ? 1 : (int) in.shape()[dim];
        int from = (int) in.offset();
        int left = r;
        for (int d = in.dim() - 1; d >= 0; d--) {
            if (d != dim) {
                from += (int) (left % in.shape()[d] * in.strides()[d]);
                left /= (int) in.shape()[d];
            }
        }
        int best = 0;
        double value = number(in, from);
        for (int i = 1; i < size; i++) {
            double v = number(in, from + i * (int) in.strides()[dim]);
            if ((largest ? v > value : v < value) || Double.isNaN(v) && !Double.isNaN(value)) {
                best = i;
                value = v;
            }
        }
        int p = RandomViews.position(indices, indices.shape(), r);
        int q = RandomViews.position(values, values.shape(), r);
        if (in.dtype() != DType.INT64) { // a double cannot tell large integers apart
            assertEquals(best, ((long[]) indices.array())[p]);
            assertEquals(value, number(values, q));
        }
    }

    private static double number(View v, int at) {
        Object x = ScalarOracle.load(v.dtype(), v.array(), at);
        return x instanceof Boolean b ? (b ? 1 : 0) : ((Number) x).doubleValue();
    }
}
