package dev.obor.machine.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.machine.Machine;
import dev.obor.machine.product.Crew;
import dev.obor.machine.product.Products;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Convolutions in machine code have the bits of the plain loops, and touch nothing else.
///
/// `-Dobor.fuzz=N` runs N random ones of each kind, `-Dobor.fuzz.seed=S` begins with seed S.
class ConvolutionsTest {
    private static final int COUNT = Integer.getInteger("obor.fuzz", 400);
    private static final long SEED = Long.getLong("obor.fuzz.seed", 1);
    private static Convolutions code;

    private static final Crew THREE =
            new Crew() {
                @Override
                public int threads() {
                    return 3;
                }

                @Override
                public void run(int tasks, IntConsumer task) {
                    IntStream.range(0, tasks).parallel().forEach(task);
                }
            };

    @BeforeAll
    static void start() {
        assumeTrue(Machine.permitted(), Machine::status);
        Machine machine = Objects.requireNonNull(Machine.get(), Machine.status());
        code = new Convolutions(new Products(machine));
    }

    private static void fuzz(int count, int most, Crew crew) {
        int other = 0;
        for (long seed = SEED; seed < SEED + count; seed++) {
            String text = new ConvCase(seed, most).run(code, crew);
            other += text == null ? 0 : 1;
            assertTrue(text == null || text.isEmpty(), text);
        }
        assertTrue(other < count / 3, other + " of " + count + " were not done in machine code");
    }

    @Test
    void smallOnes() {
        fuzz(3 * COUNT, 20, Crew.ALONE);
    }

    @Test
    void largerOnes() {
        fuzz(COUNT / 2, 40, Crew.ALONE);
    }

    @Test
    void onThreads() {
        fuzz(COUNT / 4, 40, THREE);
    }

    /// More terms than one call may add, and more rows than one task takes.
    @Test
    void longSums() {
        Axis small = new Axis(4, 3, 1, 1, 1, 4);
        whole(new ConvSize(1, 3000, 40, 1, small, small));
        // Several panels one after the other, each with too many terms.
        whole(
                new ConvSize(
                        1, 384, 96, 1, new Axis(8, 3, 1, 1, 1, 8), new Axis(10, 3, 1, 1, 1, 10)));
        Axis large = new Axis(200, 3, 1, 1, 1, 200);
        whole(new ConvSize(1, 5, 33, 1, large, large));
        Axis signal = new Axis(60_000, 1, 1, 0, 1, 60_000);
        whole(new ConvSize(1, 17, 20, 1, new Axis(1, 1, 1, 0, 1, 1), signal));
    }

    /// Whole numbers: any order of sums gives the same.
    private static void whole(ConvSize s) {
        float[] x = new float[s.batch() * s.cin() * s.h().input() * s.w().input()];
        float[] w = new float[s.cout() * s.cin() * s.taps()];
        float[] y = new float[s.batch() * s.cout() * s.h().output() * s.w().output()];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % 13 - 6;
        }
        for (int i = 0; i < w.length; i++) {
            w[i] = i % 7 - 3;
        }
        var in = new Convolutions.Part(x, 0);
        var weights = new Convolutions.Part(w, 0);
        assertTrue(
                code.sweep(
                        s,
                        false,
                        in,
                        weights,
                        null,
                        new Convolutions.Part(y, 0),
                        Crew.ALONE,
                        false));
        for (int i = 0; i < y.length; i += 1 + y.length / 500) {
            assertEquals(sum(s, x, w, i), y[i], "at " + i);
        }
    }

    private static double sum(ConvSize s, float[] x, float[] w, int i) {
        int column = i % s.w().output();
        int row = i / s.w().output() % s.h().output();
        int channel = i / s.w().output() / s.h().output();
        double sum = 0;
        for (int c = 0; c < s.cin(); c++) {
            for (int t = 0; t < s.taps(); t++) {
                int h = row - s.h().padding() + t / s.w().kernel();
                int v = column - s.w().padding() + t % s.w().kernel();
                if (h >= 0 && v >= 0 && h < s.h().input() && v < s.w().input()) {
                    sum +=
                            w[(channel * s.cin() + c) * s.taps() + t]
                                    * x[(c * s.h().input() + h) * s.w().input() + v];
                }
            }
        }
        return sum;
    }
}
