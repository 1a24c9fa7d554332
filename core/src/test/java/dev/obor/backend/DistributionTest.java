package dev.obor.backend;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Messages begin with PyTorch 2.13's own words.
class DistributionTest {
    private static void refused(String message, Supplier<Distribution> maker, DType dtype) {
        var error =
                assertThrows(
                        IllegalArgumentException.class, () -> maker.get().check(dtype), message);
        assertEquals(message, error.getMessage());
    }

    @Test
    void parametersAreCheckedWhenDescribed() {
        DType any = DType.FLOAT32;
        refused(
                "normal expects std >= 0.0, but found std -1",
                () -> new Distribution.Normal(0, -1),
                any);
        refused(
                "log_normal_ expects std > 0.0, but found std=0",
                () -> new Distribution.LogNormal(0, 0),
                any);
        refused(
                "cauchy_ expects sigma > 0.0, but found sigma=0",
                () -> new Distribution.Cauchy(0, 0),
                any);
        refused(
                "exponential_ expects lambda > 0.0, but found lambda=-1",
                () -> new Distribution.Exponential(-1),
                any);
        refused(
                "geometric_ expects p to be in (0, 1), but got p=1",
                () -> new Distribution.Geometric(1),
                any);
        refused(
                "bernoulli_ expects p to be in [0, 1], but got p=-0.5",
                () -> new Distribution.Bernoulli(-0.5),
                any);
        refused(
                "random_ expects 'from' to be less than 'to', but got from=5 >= to=5",
                () -> new Distribution.Integers(5, 5),
                any);
    }

    @Test
    void boundsMustFitTheDtype() {
        refused(
                "uniform_ expects to return a [from, to) range, but found from=2 > to=1",
                () -> new Distribution.Uniform(2, 1),
                DType.FLOAT32);
        refused(
                "to is out of bounds for c10::Half; torch.float16 cannot hold it",
                () -> new Distribution.Uniform(0, 1e6),
                DType.FLOAT16);
        refused(
                "uniform_ expects to-from <= std::numeric_limits<Float>::max(), but found"
                        + " to=3.0E38 and from=-3.0E38 which result in to-from to exceed the limit",
                () -> new Distribution.Uniform(-3e38, 3e38),
                DType.FLOAT32);
        refused(
                "to - 1 is out of bounds for unsigned char; torch.uint8 cannot hold it",
                () -> new Distribution.Integers(0, 300),
                DType.UINT8);
        refused(
                "from is out of bounds for unsigned char; torch.uint8 cannot hold it",
                () -> new Distribution.Integers(-1, 5),
                DType.UINT8);
        refused(
                "to - 1 is out of bounds for bool; torch.bool cannot hold it",
                () -> new Distribution.Integers(0, 3),
                DType.BOOL);
        refused(
                "random_ expects 'from' casted to dtype to be less than 'to' casted to dtype, but"
                        + " got from=33554436 >= to=33554432",
                () -> new Distribution.Integers((1 << 25) + 1, (1 << 25) + 4),
                DType.FLOAT32);
        assertDoesNotThrow(() -> new Distribution.Integers(3, 256).check(DType.UINT8));
        assertDoesNotThrow(() -> new Distribution.Integers(0, 65505).check(DType.FLOAT16));
    }

    @Test
    void distributionsOfRealNumbersNeedFloats() {
        var normal = new Distribution.Normal(0, 1);
        assertEquals(
                "\"normal_kernel_cpu\" not implemented for 'Long'; use another dtype",
                assertThrows(DTypeError.class, () -> normal.check(DType.INT64)).getMessage());
        var exponential = new Distribution.Exponential(1);
        assertEquals(
                "Exponential distribution is a continuous probability distribution. dtype must be a"
                        + " floating point but you specified Long",
                assertThrows(DTypeError.class, () -> exponential.check(DType.INT64)).getMessage());
        var geometric = new Distribution.Geometric(0.5);
        assertThrows(DTypeError.class, () -> geometric.check(DType.BOOL));
        assertDoesNotThrow(() -> geometric.check(DType.INT64));
        var full = new Distribution.IntegersFrom(Long.MIN_VALUE);
        assertThrows(DTypeError.class, () -> full.check(DType.INT32));
    }
}
