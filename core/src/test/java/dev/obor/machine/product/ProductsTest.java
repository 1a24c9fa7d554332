package dev.obor.machine.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.machine.Machine;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Products in machine code have the bits of the plain loops, and touch nothing else.
///
/// `-Dobor.fuzz=N` runs N random products of each kind, `-Dobor.fuzz.seed=S` begins with seed S.
class ProductsTest {
    private static final int COUNT = Integer.getInteger("obor.fuzz", 400);
    private static final long SEED = Long.getLong("obor.fuzz.seed", 1);
    private static Products products;
    // Packs however small the parts are.
    private static Products packing;

    /// Tasks on several threads at a time, in an order that nobody knows.
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
        products = new Products(machine);
        packing =
                new Products(
                        new ProductCode(machine.target(), machine::compile),
                        new Scratch(machine::memory),
                        new ProductRun.Limits(1, 1, 0));
    }

    private static void fuzz(int count, int most, Crew crew) {
        for (long seed = SEED; seed < SEED + count; seed++) {
            Products way = seed % 3 == 0 ? packing : products;
            assertNull(new ProductCase(seed, most).run(way, crew));
        }
    }

    @Test
    void smallProducts() {
        fuzz(5 * COUNT, 40, Crew.ALONE);
    }

    @Test
    void productsOfSeveralRunsAndPanels() {
        fuzz(COUNT, 300, Crew.ALONE);
    }

    @Test
    void matricesTimesVectors() {
        for (long seed = SEED; seed < SEED + 5L * COUNT; seed++) {
            assertNull(new DotsCase(seed).run(products), "seed " + seed);
        }
    }

    @Test
    void largeProducts() {
        fuzz(Math.max(1, COUNT / 50), 1200, Crew.ALONE);
    }

    @Test
    void productsOnThreads() {
        fuzz(COUNT / 2, 300, THREE);
        fuzz(Math.max(1, COUNT / 100), 900, THREE);
    }

    /// The most rows, columns or terms: no call does more than its share, see `CallLimit`.
    @Test
    void longAndThinProducts() {
        int[][] sizes = {
            {200_000, 3, 2},
            {3, 200_000, 2},
            {3, 2, 200_000},
            {1, 70_000, 9},
            {70_000, 1, 9},
            {40_000, 130, 1},
            {1, 1, 1_000_000},
            {1, 3000, 700},
            {5000, 20, 200}
        };
        for (int[] s : sizes) {
            for (int layout = 0; layout < 4; layout++) {
                whole(s[0], s[1], s[2], (layout & 1) == 0, (layout & 2) == 0);
            }
        }
    }

    /// Whole numbers: any order of sums gives the same.
    private static void whole(int m, int n, int k, boolean rowsA, boolean rowsB) {
        var a = new Products.Matrix(numbers(m, k, 13), 0, rowsA ? k : 1, rowsA ? 1 : m);
        var b = new Products.Matrix(numbers(k, n, 7), 0, rowsB ? n : 1, rowsB ? 1 : k);
        float[] c = new float[m * n];
        var out = new Products.Matrix(c, 0, n, 1);
        products.run(false, m, n, k, 192, a, b, out, null, Crew.ALONE);
        for (int at = 0; at < c.length; at += 1 + c.length / 1000) {
            long sum = 0;
            for (int t = 0; t < k; t++) {
                long x = (at / n * a.row() + t * a.column()) % 13 - 6;
                sum += x * ((t * b.row() + at % n * b.column()) % 7 - 3);
            }
            assertEquals(sum, c[at], "at " + at);
        }
    }

    private static float[] numbers(int m, int n, int period) {
        float[] x = new float[m * n];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % period - period / 2;
        }
        return x;
    }

    @Test
    void whatDoesNotFitIsRefused() {
        var small = new Products.Matrix(new float[99], 0, 10, 1);
        var large = new Products.Matrix(new float[100], 0, 10, 1);
        var behind = new Products.Matrix(new float[100], 1, 10, 1);
        var wrapped = new Products.Matrix(new float[100], 0, Long.MAX_VALUE / 8, 1);
        var backwards = new Products.Matrix(new float[100], 0, -1, 1);
        for (var bad : new Products.Matrix[] {small, behind, wrapped, backwards}) {
            refused(bad, large, large, null);
            refused(large, bad, large, null);
            refused(large, large, bad, null);
            refused(large, large, large, bad);
        }
        products.run(false, 10, 10, 10, 192, large, large, large, large, Crew.ALONE);
    }

    private static void refused(
            Products.Matrix a, Products.Matrix b, Products.Matrix c, Products.Matrix d) {
        assertThrows(
                RuntimeException.class,
                () -> products.run(false, 10, 10, 10, 192, a, b, c, d, Crew.ALONE));
    }
}
