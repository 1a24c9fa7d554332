package dev.obor.cpu.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.ScanOp;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.cpu.program.RandomViews;
import dev.obor.cpu.threads.Workers;
import dev.obor.expr.ScalarOracle;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Running sums have the bits of one sum in double from the start of each line to its end, in any
/// layout, in place too.
class RunningSumsTest {
    private final int threads = Workers.threads();

    @AfterEach
    void restore() {
        Workers.setThreads(threads);
    }

    @Test
    void linesOfAnyLayout() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            DType dtype = random.nextBoolean() ? DType.FLOAT32 : DType.FLOAT64;
            long[] shape = RandomViews.shape(random, seed % 50 == 0 ? 200_000 : 2000);
            if (shape.length == 0 || Arrays.stream(shape).anyMatch(s -> s == 0)) {
                continue;
            }
            View out = RandomViews.output(random, dtype, shape);
            boolean inPlace = random.nextInt(4) == 0;
            View in = inPlace ? out : RandomViews.output(random, dtype, shape);
            int dim = random.nextInt(shape.length);
            double[] want = sums(in, dtype, shape, dim);
            Workers.setThreads(1 + random.nextInt(3));
            Scans.run(new Kernel.Scan(ScanOp.CUMSUM, out, null, in, dim));
            for (int k = 0; k < want.length; k++) {
                Object found =
                        ScalarOracle.load(dtype, out.array(), RandomViews.position(out, shape, k));
                double sum = ((Number) found).doubleValue();
                assertEquals(want[k], sum, "seed " + seed + " at " + k);
            }
        }
    }

    private static double[] sums(View in, DType dtype, long[] shape, int dim) {
        double[] want = new double[(int) in.numel()];
        double[] sums = new double[want.length];
        long apart = 1;
        for (int d = dim + 1; d < shape.length; d++) {
            apart *= shape[d];
        }
        for (int k = 0; k < want.length; k++) {
            Object x = ScalarOracle.load(dtype, in.array(), RandomViews.position(in, shape, k));
            boolean first = k / apart % shape[dim] == 0;
            sums[k] = (first ? 0 : sums[k - (int) apart]) + ((Number) x).doubleValue();
            want[k] = dtype == DType.FLOAT32 ? (float) sums[k] : sums[k];
        }
        return want;
    }
}
