package dev.obor.cpu.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.backend.Distribution;
import dev.obor.backend.Mt19937;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.LowPrecision;
import dev.obor.cpu.program.MachineProgram;
import dev.obor.cpu.program.TestArrays;
import dev.obor.cpu.program.Tiers;
import dev.obor.machine.Machine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Every line of `random.csv`, which `make_random.py` wrote with PyTorch 2.13.
class RandomKernelsTest {
    /// Where float64 results pass through the platform's log, sin, cos, tan or exp.
    private static final Set<String> ROUNDED =
            Set.of("normal", "log_normal", "cauchy", "exponential");

    @Test
    void everyDtypeAndLayoutEqualsPyTorch() throws IOException {
        List<String> wrong = new ArrayList<>();
        int cases = 0;
        var stream = RandomKernelsTest.class.getResourceAsStream("random.csv");
        try (var lines =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                cases++;
                String problem = check(line.split(","));
                if (!problem.isEmpty()) {
                    wrong.add(problem + ": " + line);
                }
            }
        }
        assertTrue(cases > 500, "the fixture has only " + cases + " lines");
        assertTrue(
                wrong.isEmpty(), wrong.size() + " of " + cases + "\n" + String.join("\n", wrong));
    }

    private static String check(String[] f) {
        DType dtype = DType.valueOf(f[1].toUpperCase(Locale.ROOT));
        int length = Integer.parseInt(f[6]);
        Object array = TestArrays.of(dtype, length);
        int offset = Integer.parseInt(f[5]);
        View out =
                new View(new Storage(dtype, array, length, null), offset, longs(f[3]), longs(f[4]));
        var engine = new Mt19937(Long.parseLong(f[0]));
        String[] spec = f[2].split(":");
        RandomKernels.fill(distribution(spec, out), engine, out);
        if (!TestArrays.hash(engine.stateBytes()).equals(f[8])) {
            return "state";
        }
        byte[] bytes = TestArrays.bytes(array);
        if (dtype == DType.FLOAT64 && ROUNDED.contains(spec[0])) {
            double[] a = (double[]) array;
            return close(a[offset], f[9]) && close(a[length - 1], f[10]) ? "" : "values";
        }
        return TestArrays.hash(bytes).equals(f[7]) ? "" : "bits";
    }

    private static boolean close(double actual, String hex) {
        double expected =
                ByteBuffer.wrap(HexFormat.of().parseHex(hex))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getDouble();
        return Math.abs(actual - expected) <= 4 * Math.ulp(expected);
    }

    private static Distribution distribution(String[] spec, View out) {
        double a = spec.length > 1 ? Double.parseDouble(spec[1]) : 0;
        double b = spec.length > 2 ? Double.parseDouble(spec[2]) : 0;
        return switch (spec[0]) {
            case "uniform" -> new Distribution.Uniform(a, b);
            case "normal" -> new Distribution.Normal(a, b);
            case "log_normal" -> new Distribution.LogNormal(a, b);
            case "cauchy" -> new Distribution.Cauchy(a, b);
            case "exponential" -> new Distribution.Exponential(a);
            case "geometric" -> new Distribution.Geometric(a);
            case "bernoulli" -> new Distribution.Bernoulli(a);
            case "bernoulli_of" ->
                    new Distribution.BernoulliOf(
                            parameters(
                                    a == 64 ? DType.FLOAT64 : DType.FLOAT32,
                                    out.shape(),
                                    1.0 / 128));
            case "poisson" -> new Distribution.Poisson(parameters(out.dtype(), out.shape(), 0.5));
            case "random" ->
                    spec.length == 1
                            ? new Distribution.AllIntegers()
                            : new Distribution.Integers(
                                    Long.parseLong(spec[1]), Long.parseLong(spec[2]));
            case "random_from" -> new Distribution.IntegersFrom(Long.parseLong(spec[1]));
            default -> throw new IllegalArgumentException(spec[0]);
        };
    }

    private static View parameters(DType dtype, long[] shape, double scale) {
        int n = (int) Arrays.stream(shape).reduce(1, (x, y) -> x * y);
        Object array = TestArrays.of(dtype, n);
        for (int i = 0; i < n; i++) {
            double value = (long) i * 37 % 101 * scale;
            switch (array) {
                case double[] d -> d[i] = value;
                case float[] x -> x[i] = (float) value;
                default -> ((short[]) array)[i] = LowPrecision.fromFloat(dtype, (float) value);
            }
        }
        return View.contiguous(new Storage(dtype, array, n, null), shape);
    }

    private static long[] longs(String text) {
        return Arrays.stream(text.split("x")).mapToLong(Long::parseLong).toArray();
    }

    @Test
    void blocksHaveTheSameBitsInMachineCode() {
        assumeTrue(Machine.get() != null, Machine::status);
        var engine = new Mt19937(11);
        int n = 1 << 18;
        float[] scalar = new float[n + 3];
        engine.nextFloats(scalar, 3, n);
        scalar[3] = 0;
        scalar[4] = 1 - 0x1p-24f;
        scalar[11] = 1 - 0x1p-24f;
        float[] vector = scalar.clone();
        NormalBlocksScalar.transform(scalar, 3, n / 16, 0.25f, 1.75f);
        MachineProgram.waits = true;
        Tiers before = Tiers.current();
        Tiers.force(Tiers.AUTO);
        boolean written = NormalBlocksCode.transform(vector, 3, n / 16, 0.25f, 1.75f);
        Tiers.force(before);
        assertTrue(written);
        for (int i = 0; i < scalar.length; i++) {
            assertEquals(
                    Float.floatToRawIntBits(scalar[i]),
                    Float.floatToRawIntBits(vector[i]),
                    "element " + i);
        }
    }
}
