package dev.obor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Bits from PyTorch 2.13 after `torch.manual_seed(3)`.
@Isolated // seeds the default generator
class RandomOpsTest {
    @BeforeEach
    void seed() {
        Obor.manualSeed(3);
    }

    private static Tensor arange(int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = i;
        }
        return tensor(values);
    }

    private static Tensor tensor(float... values) {
        return Obor.fromArray(values);
    }

    private static void bits(String expected, Tensor tensor) {
        float[] values = tensor.toFloatArray();
        assertEquals(
                expected,
                IntStream.range(0, values.length)
                        .mapToObj(i -> Float.floatToRawIntBits(values[i]))
                        .map(HexFormat.of()::toHexDigits)
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void normalWithTensors() {
        bits("3ecda380 3f8b3078 4002d8e9 402c5c6c", Obor.normal(arange(4), 0.5));
        seed();
        bits("40000000 400b3078 400b63a2 3e22a880", Obor.normal(2.0, arange(4)));
        seed();
        Tensor std = tensor(3, 3).view(2, 1);
        bits("401a3aa0 3fc322d2 40111574 bfebaaf0 3f91bbeb c006b4ac", Obor.normal(arange(3), std));
        var error =
                assertThrows(IllegalArgumentException.class, () -> Obor.normal(0.0, tensor(1, -1)));
        assertEquals("normal expects all elements of std >= 0.0, got -1.0", error.getMessage());
    }

    @Test
    void fillsFollowTheMemory() {
        Tensor turned = Obor.zeros(3, 2).t();
        assertEquals(turned, turned.uniform_());
        bits("3b8bb500 3e9259f2 3ef17770 3dd834c0 3cdcd060 3d763c80", turned);
    }

    @Test
    void fillsInTurn() {
        Tensor x = Obor.zeros(5);
        bits("3f4da380 3e330786 3db63a26 bf1d1ca0 3d3d29cf", x.normal_());
        bits("3e345c18 40aad6fb 41a44bed 3e1dc41b 419997c4", x.logNormal_());
        bits("bfc0e572 3e9c86d2 be2c08f8 bf0ab197 412980f0", x.cauchy_());
        bits("3dba7ded 3df9f618 3f43043d 403e781b 3e0b5f67", x.exponential_());
        bits("40000000 40000000 41100000 40800000 40400000", x.geometric_(0.3));
    }

    @Test
    void integersAndTruthValues() {
        Tensor x = Obor.zeros(DType.INT64, 2, 3);
        assertArrayEquals(new long[] {7, 5, 6, 8, 5, 5}, x.random_(5, 9).toLongArray());
        assertArrayEquals(new long[] {1, 0, 0, 1, 1, 1}, x.bernoulli(0.5).toLongArray());
        seed();
        Tensor y = Obor.zeros(2, 3).bernoulli_(tensor(0.9f, 0.1f, 0.5f));
        assertArrayEquals(new long[] {1, 0, 1, 1, 0, 1}, y.toLongArray());
    }

    @Test
    void multinomialForRowsAndVectors() {
        Tensor rows = tensor(1, 2, 3, 3, 1, 0).view(2, 3);
        Tensor drawn = rows.multinomial(2);
        assertEquals("torch.Size([2, 2])", drawn.shape().toString());
        assertArrayEquals(new long[] {0, 1, 0, 1}, drawn.toLongArray());
        seed();
        long[] vector =
                Obor.multinomial(tensor(1, 2, 3), 5, o -> o.replacement(true)).toLongArray();
        assertEquals("[0, 1, 2, 1, 2]", Arrays.toString(vector));
        assertThrows(ShapeError.class, () -> Obor.multinomial(Obor.zeros(2, 2, 2), 1));
        assertThrows(ShapeError.class, () -> Obor.multinomial(tensor(1, 2), 0));
    }

    @Test
    void gradientsOfDrawsAreZero() {
        Tensor p = tensor(0.2f, 0.9f).requiresGrad_();
        Tensor drawn = Obor.bernoulli(p);
        assertArrayEquals(new long[] {1, 1}, drawn.toLongArray());
        assertTrue(drawn.requiresGrad());
        drawn.backward(tensor(1, 1));
        Tensor grad = p.grad();
        assertArrayEquals(new float[] {0, 0}, grad == null ? new float[1] : grad.toFloatArray());
        assertThrows(StateError.class, p::uniform_);
    }

    @Test
    void aGivenGeneratorIsUsed() {
        var generator = new Generator().manualSeed(3);
        Tensor own = Obor.zeros(5).normal_(0, 1, generator);
        bits("3f4da380 3e330786 3db63a26 bf1d1ca0 3d3d29cf", own);
        bits("3f4da380 3e330786 3db63a26 bf1d1ca0 3d3d29cf", Obor.zeros(5).normal_());
    }
}
