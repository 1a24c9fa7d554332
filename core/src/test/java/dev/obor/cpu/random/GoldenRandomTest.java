package dev.obor.cpu.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.backend.Distribution;
import dev.obor.backend.Distribution.Normal;
import dev.obor.backend.Distribution.Uniform;
import dev.obor.backend.Mt19937;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.cpu.program.TestArrays;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Numbers that a reader can check by typing the PyTorch line in front of them, after
/// `torch.manual_seed(0)` unless a seed is named. Bits are in hexadecimal.
class GoldenRandomTest {
    private final Mt19937 engine = new Mt19937(0);

    private void floats(String expected, int n, Distribution d) {
        float[] a = new float[n];
        fill(DType.FLOAT32, a, n, d);
        assertEquals(
                expected,
                IntStream.range(0, n)
                        .mapToObj(i -> HexFormat.of().toHexDigits(Float.floatToRawIntBits(a[i])))
                        .collect(Collectors.joining(" ")));
    }

    private void fill(DType dtype, Object array, int n, Distribution d) {
        RandomKernels.fill(
                d, engine, View.contiguous(new Storage(dtype, array, n, null), new long[] {n}));
    }

    private void fromZero(String expected, int n, Distribution d) {
        engine.seed(0);
        floats(expected, n, d);
    }

    @Test
    void uniforms() {
        fromZero("3efe1558 3f44aa2f 3db533a8 3e073300", 4, new Uniform(0, 1)); // rand(4)
        fromZero("be02dffc 3d9bfd1a bede0650 becd4ce0", 4, new Uniform(-0.5, 0.25));
        engine.seed(42);
        floats("3f61dc66 3f6a3db3 3ec406b8 3f75950e", 4, new Uniform(0, 1));
        engine.seed(-1);
        floats("3f7e69a3 3f124122", 2, new Uniform(0, 1));
        engine.seed(1L << 32);
        floats("3efe1558 3f44aa2f", 2, new Uniform(0, 1));
        engine.seed(0);
        double[] d = new double[3]; // rand(3, dtype=float64)
        fill(DType.FLOAT64, d, 3, new Uniform(0, 1));
        assertEquals(0x3fef0aac97c4aa2fL, Double.doubleToRawLongBits(d[0]));
        assertEquals(0x3fe6a675d821ccc0L, Double.doubleToRawLongBits(d[1]));
        assertEquals(0x3fdd6687b744a5f6L, Double.doubleToRawLongBits(d[2]));
    }

    @Test
    void normals() {
        Normal standard = new Normal(0, 1);
        fromZero("3fc53f5c be963c50 c00b7149 3f1184b6 bf8ad1a1", 5, standard); // randn(5)
        fromZero("3fc53f5c be963c50 c00b7149", 3, standard); // randn(3), randn(2)
        floats("3f1184b6 bf8ad1a1", 2, standard);
        fromZero(
                "bf901b85 bf93808a be804bd6 bede255d 3f594515 3f312783 bea1cc6d c0075fc1"
                        + " 3ea50138 bfa1b4f4 3eb330ff 3e9dc3bb 3df56f77 3f9e6b93 3f8ef28e be7d367c",
                16,
                standard);
        fromZero(
                "bf901b85 bf93808a be804bd6 bede255d 3f194d8b bfc70d5b beaec6ca 3fed2f4e 3eefaa55"
                        + " be217f5f 3fb8c9db 3e8837a1 3fb1d6c0 3fcb0d00 3f72409c bf57fb33 3f6e8c30"
                        + " 3fa12737 4000519a 3d5c1b3a",
                20,
                standard);
        engine.seed(42);
        floats(
                "3ff6a529 3fbe5f53 3f669567 c006c0db 3f2dacd5 bf9e0591 bd306786 bfcd65ba bf408bf0"
                        + " 3fd3095b bec8f2f6 bfb3a966 bf3a566e bf0f36d1 bf44d2a0 3f432f9f",
                16,
                standard);
    }

    @Test
    void otherDistributions() {
        fromZero("4060886b 3f9d7d3f 3f1d7388", 3, new Distribution.Exponential(1));
        fromZero("4129904d 3f43c7ca be0360e7", 3, new Distribution.Cauchy(0, 1));
        fromZero("426d0dbd 3fc17acc 3d0e9eda", 3, new Distribution.LogNormal(1, 2));
        engine.seed(0);
        assertEquals("[1, 1, 3, 1]", longs(4, new Distribution.Geometric(0.3)));
        engine.seed(0);
        String rare = longs(10, new Distribution.Bernoulli(0.3));
        assertEquals("[0, 0, 0, 0, 0, 0, 1, 0, 0, 1]", rare);
    }

    @Test
    void integers() {
        engine.seed(0);
        assertEquals("[4, 9, 3, 0, 3, 9, 7, 3]", longs(8, new Distribution.Integers(0, 10)));
        engine.seed(0);
        assertEquals(
                "[130329135, 136432832, 195187451]",
                longs(3, new Distribution.Integers(0, 1 << 28)));
        engine.seed(0);
        assertEquals(
                "[900450186894289455, 3969543146641149120]",
                longs(2, new Distribution.AllIntegers()));
        engine.seed(0);
        int[] ints = new int[4];
        fill(DType.INT32, ints, 4, new Distribution.AllIntegers());
        assertEquals("[209652396, 398764591, 924231285, 1478610112]", Arrays.toString(ints));
        engine.seed(0);
        assertEquals("[4, 1, 7, 5, 3, 9, 0, 8, 6, 2]", longs(10, new Distribution.Permutation()));
    }

    private String longs(int n, Distribution d) {
        long[] a = new long[n];
        fill(DType.INT64, a, n, d);
        return Arrays.toString(a);
    }

    @Test
    void drawsThatDependOnTheElement() {
        engine.seed(0);
        float[] p = new float[10];
        Arrays.fill(p, 0.3f);
        View all = View.contiguous(new Storage(DType.FLOAT32, p, 10, null), new long[] {10});
        String expected = "[0, 0, 1, 1, 0, 0, 0, 0, 0, 0]";
        assertEquals(expected, longs(10, new Distribution.BernoulliOf(all)));
        engine.seed(0);
        var rates = new Storage(DType.FLOAT32, new float[] {0.5f, 3, 25, 100}, 4, null);
        View each = View.contiguous(rates, new long[] {4});
        assertEquals("[2, 4, 26, 99]", longs(4, new Distribution.Poisson(each)));
    }

    @Test
    void anEmptyTensorDrawsNothing() {
        String before = TestArrays.hash(engine.stateBytes());
        floats("", 0, new Uniform(0, 1));
        assertEquals("[]", longs(0, new Distribution.Permutation()));
        assertEquals(before, TestArrays.hash(engine.stateBytes()));
    }
}
