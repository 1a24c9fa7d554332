package dev.obor.testing;

import static dev.obor.Obor.bool;
import static dev.obor.Obor.complex64;
import static dev.obor.Obor.float32;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.int64;
import static dev.obor.Obor.int8;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.nativeDropout;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.uint8;
import static dev.obor.Obor.viewAsReal;
import static dev.obor.testing.Testing.makeTensor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.nn.Linear;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Tensors for tests, as PyTorch's `make_tensor` draws them after `torch.manual_seed(3)`, and other
/// tools.
class MakeTensorTest {
    @Test
    void numbersArePyTorchs() {
        manualSeed(3);
        Testing.testClose(
                makeTensor(float32, 3),
                tensor(-8.923256874084473, -7.0997514724731445, -3.8548355102539062),
                1e-6);
        assertArrayEquals(new long[] {3, -7, 6}, makeTensor(int64, 3).toLongArray());
        assertTrue(makeTensor(bool, 3).equal(tensor(false, true, true)));
        assertTrue(makeTensor(o -> o.low(0), uint8, 3).toLong().equal(tensor(9, 4, 1)));
        Testing.testClose(
                viewAsReal(makeTensor(complex64, 3)).flatten(),
                tensor(
                        -6.302864074707031,
                        -1.7735613584518433,
                        -8.024815559387207,
                        -0.7307056188583374,
                        -5.839105606079102,
                        8.085291862487793),
                1e-6);
        Tensor apart =
                makeTensor(
                        o -> o.low(-1).high(1).noncontiguous(true).requiresGrad(true),
                        float64,
                        2,
                        3);
        assertArrayEquals(new long[] {6, 2}, apart.stride());
        assertEquals(1, apart.storageOffset());
        assertTrue(apart.isLeaf());
        assertEquals(0.31875353466093737, apart.get(1, 2).item(), 1e-15);
        Tensor whole = makeTensor(o -> o.low(-1).high(2).excludeZero(true), int8, 6);
        assertTrue(whole.toLong().equal(tensor(1, -1, 1, -1, 1, 1)));
    }

    @Test
    void wrongBoundsAreRefused() {
        assertThrows(ValueError.class, () -> makeTensor(o -> o.low(3).high(1), float32, 2));
        assertThrows(ValueError.class, () -> makeTensor(o -> o.low(300), uint8, 2));
        assertThrows(ValueError.class, () -> makeTensor(o -> o.low(Double.NaN), float32, 2));
        assertThrows(ValueError.class, () -> makeTensor(o -> o.requiresGrad(true), int64, 2));
    }

    @Test
    void complexTensorsAreCompared() {
        Tensor a = makeTensor(complex64, 4);
        Testing.assertClose(a, a.clone());
        assertThrows(AssertionError.class, () -> Testing.assertClose(a, a.conj()));
    }

    @Test
    void dropoutTellsWhatStayed() {
        Tensor x = ones(100).requiresGrad_();
        var dropped = nativeDropout(x, 0.25, true);
        assertTrue(dropped.result().equal(dropped.mask().toFloat().div(0.75)));
        dropped.result().sum().backward();
        assertTrue(x.grad().equal(dropped.result()));
        assertTrue(nativeDropout(x, 0.25, false).mask().all().itemBoolean());
        assertThrows(ValueError.class, () -> nativeDropout(x, 1.5, true));
    }

    @Test
    void statesTakeAPrefix() {
        Linear layer = new Linear(2, 3);
        Map<String, Tensor> all = new LinkedHashMap<>();
        var state = layer.stateDict(o -> o.prefix("a.").destination(all).keepVars(true));
        assertEquals(List.of("a.weight", "a.bias"), List.copyOf(state.keySet()));
        assertTrue(state == all && state.get("a.bias").requiresGrad());
    }
}
