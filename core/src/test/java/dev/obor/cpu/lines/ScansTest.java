package dev.obor.cpu.lines;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.int32;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.randint;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.Index;
import dev.obor.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Running values of lines that are longer than what is in work at a time.
class ScansTest {
    private static final int N = 10_001;

    @BeforeEach
    void seed() {
        manualSeed(5);
    }

    @Test
    void extremesKnowTheirPlaceInTheWholeLine() {
        for (Tensor x : new Tensor[] {random(), random().to(float64)}) {
            var running = x.cummax(0);
            double[] line = x.to(float64).toDoubleArray();
            double best = line[0];
            long place = 0;
            long[] places = new long[N];
            double[] values = new double[N];
            for (int i = 0; i < N; i++) {
                if (line[i] >= best) {
                    best = line[i];
                    place = i;
                }
                values[i] = best;
                places[i] = place;
            }
            assertArrayEquals(values, running.values().to(float64).toDoubleArray());
            assertArrayEquals(places, running.indices().toLongArray());
        }
    }

    @Test
    void productsOfIntegersGoOn() {
        Tensor x = random().remainder(3).mul(2).add(1); // odd, so that no product becomes 0
        long[] line = x.toLongArray();
        long[] products = new long[N];
        long product = 1;
        for (int i = 0; i < N; i++) {
            product *= line[i];
            products[i] = product;
        }
        assertArrayEquals(products, x.cumprod(0).toLongArray());
    }

    @Test
    void everySecondElementCounts() {
        Tensor x = arange(2 * N).to(int32).get(Index.slice(0, 2L * N, 2));
        assertEquals((long) N * (N - 1), x.cumsum(0).get(-1).item());
    }

    private static Tensor random() {
        return randint(0, 1_000_000, N);
    }
}
