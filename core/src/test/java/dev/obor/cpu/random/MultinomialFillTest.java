package dev.obor.cpu.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.obor.backend.Distribution;
import dev.obor.backend.Mt19937;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.LowPrecision;
import dev.obor.cpu.program.TestArrays;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Values from PyTorch 2.13: `torch.multinomial(w, n, replacement, generator=g)` with seed `100 *
/// rows + categories + n` and weights `((i * 37) % 11 + i % 3) / 16`.
class MultinomialFillTest {
    private static View weights(DType dtype, int rows, int categories, boolean transposed) {
        int n = rows * categories;
        Object array = TestArrays.of(dtype, n);
        for (int i = 0; i < n; i++) {
            double w = (i * 37 % 11 + i % 3) / 16.0;
            switch (array) {
                case double[] a -> a[i] = w;
                case float[] a -> a[i] = (float) w;
                default -> ((short[]) array)[i] = LowPrecision.fromFloat(dtype, (float) w);
            }
        }
        var storage = new Storage(dtype, array, n, null);
        long[] shape = {rows, categories};
        return transposed
                ? new View(storage, 0, shape, new long[] {1, rows})
                : View.contiguous(storage, shape);
    }

    private static long[] draw(View weights, int samples, boolean replacement, Mt19937 engine) {
        int rows = (int) weights.shape()[0];
        long[] out = new long[rows * samples];
        var storage = new Storage(DType.INT64, out, out.length, null);
        RandomKernels.fill(
                new Distribution.Multinomial(weights, replacement),
                engine,
                View.contiguous(storage, new long[] {rows, samples}));
        return out;
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64", "FLOAT16", "BFLOAT16"})
    void smallDrawsEqualPyTorch(DType dtype) {
        check(dtype, 1, 5, 8, true, false, "42442221", "1ac17e59e2ad");
        check(dtype, 3, 7, 5, true, false, "543550063025544", "aef5516183fa");
        check(dtype, 3, 7, 1, true, false, "635", "55463ba098e6");
        check(dtype, 3, 7, 1, false, false, "635", "55463ba098e6");
        check(dtype, 3, 7, 4, false, false, "145250245426", "0ac146d6027f");
        check(dtype, 7, 3, 2, false, true, "12101210010121", "52dfe208f8cf");
        check(dtype, 7, 3, 2, true, true, "11200011201011", "c7ee85723d87");
    }

    private static void check(
            DType dtype,
            int rows,
            int categories,
            int samples,
            boolean replacement,
            boolean transposed,
            String digits,
            String state) {
        var engine = new Mt19937(100 * rows + categories + samples);
        View weights = weights(dtype, rows, categories, transposed);
        long[] expected = digits.chars().mapToLong(c -> c - '0').toArray();
        assertArrayEquals(expected, draw(weights, samples, replacement, engine), digits);
        assertEquals(state, TestArrays.hash(engine.stateBytes()), "state after " + digits);
    }

    @ParameterizedTest
    @CsvSource({
        "FLOAT32, false, cbb8fe00c389",
        "FLOAT32, true, 2387ac5e4221",
        "FLOAT64, false, cbb8fe00c389",
        "FLOAT64, true, 2387ac5e4221",
        "FLOAT16, true, 2387ac5e4221",
        "BFLOAT16, true, 2387ac5e4221",
    })
    void manyCategoriesEqualPyTorch(DType dtype, boolean replacement, String hash) {
        long[] drawn = draw(weights(dtype, 1, 400, false), 300, replacement, new Mt19937(800));
        assertEquals(hash, TestArrays.hash(TestArrays.bytes(drawn)));
    }

    @Test
    void withoutReplacementNothingComesTwice() {
        long[] drawn = draw(weights(DType.FLOAT16, 1, 400, false), 300, false, new Mt19937(1));
        assertEquals(300, Arrays.stream(drawn).distinct().count());
    }

    @Test
    void theGoldenDrawsOfSeedZero() {
        var array = new float[] {.1f, .2f, .3f, .4f};
        View w = View.contiguous(new Storage(DType.FLOAT32, array, 4, null), new long[] {1, 4});
        assertArrayEquals(new long[] {3, 3, 2, 3, 3, 3, 1, 2}, draw(w, 8, true, new Mt19937(0)));
        assertArrayEquals(new long[] {2, 1, 3, 0}, draw(w, 4, false, new Mt19937(0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 0 0|1|false|invalid multinomial distribution (sum of probabilities <= 0)",
                "0 0 0|2|true|invalid multinomial distribution (sum of probabilities <= 0)",
                "-1 1 1|2|true|invalid multinomial distribution (encountering probability entry"
                        + " < 0)",
                "1 Infinity 1|2|true|invalid multinomial distribution (encountering probability"
                        + " entry = infinity or NaN)",
                "1 NaN 1|2|false|probability tensor contains either `inf`, `nan` or element < 0",
                "1 1 1|4|false|cannot sample n_sample > prob_dist.size(-1) samples without"
                        + " replacement: 4 samples, 3 categories",
            })
    void badWeightsAreRefused(String text, int samples, boolean replacement, String message) {
        double[] array = Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
        View w = View.contiguous(new Storage(DType.FLOAT64, array, 3, null), new long[] {1, 3});
        var error =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> draw(w, samples, replacement, new Mt19937(0)));
        assertEquals(message, error.getMessage());
    }

    @Test
    void weightsMustBeFloating() {
        View w = View.contiguous(new Storage(DType.INT64, new long[3], 3, null), new long[] {1, 3});
        var error = assertThrows(DTypeError.class, () -> new Distribution.Multinomial(w, true));
        assertEquals(
                "multinomial only supports floating-point dtypes for input, got: Long",
                error.getMessage());
    }
}
