package dev.obor.op;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.bartlettWindow;
import static dev.obor.Obor.blackmanWindow;
import static dev.obor.Obor.canCast;
import static dev.obor.Obor.emptyPermuted;
import static dev.obor.Obor.emptyStrided;
import static dev.obor.Obor.finfo;
import static dev.obor.Obor.float16;
import static dev.obor.Obor.float32;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.forkRng;
import static dev.obor.Obor.getRngState;
import static dev.obor.Obor.hammingWindow;
import static dev.obor.Obor.hannWindow;
import static dev.obor.Obor.iinfo;
import static dev.obor.Obor.int32;
import static dev.obor.Obor.int64;
import static dev.obor.Obor.int8;
import static dev.obor.Obor.kaiserWindow;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.promoteTypes;
import static dev.obor.Obor.rand;
import static dev.obor.Obor.resultType;
import static dev.obor.Obor.setRngState;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.uint8;
import static dev.obor.Obor.zeros;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import org.junit.jupiter.api.Test;

/// What PyTorch's own cases do not show of small operations: changes of geometry in place, windows,
/// types, states. The numbers are those of torch 2.13, printed by the calls of the same names.
class SmallOperationsTest {
    private static Tensor matrix() {
        return arange(6).to(float32).view(2, 3);
    }

    @Test
    void transposingInPlaceKeepsTheGradient() {
        Tensor x = matrix().requiresGrad_();
        Tensor y = x.mul(2);
        assertSame(y, y.t_());
        assertEquals(Size.of(3, 2), y.shape());
        y.mul(arange(6).view(3, 2)).sum().backward();
        assertArrayEquals(new float[] {0, 4, 8, 2, 6, 10}, x.grad().reshape(-1).toFloatArray());
    }

    @Test
    void aViewWhoseGeometryChangedStillReachesItsBase() {
        Tensor x = matrix().requiresGrad_();
        Tensor y = x.mul(2);
        Tensor row = y.get(0);
        row.unsqueeze_(1);
        assertEquals(Size.of(3, 1), row.shape());
        row.mul_(3);
        y.sum().backward();
        assertArrayEquals(new float[] {6, 6, 6, 2, 2, 2}, x.grad().reshape(-1).toFloatArray());
    }

    @Test
    void severalChangesOfGeometryFollowEachOther() {
        Tensor x = arange(6).to(float32).view(2, 1, 3).requiresGrad_();
        Tensor y = x.mul(x);
        y.squeeze_(1).transpose_(0, 1);
        assertEquals(Size.of(3, 2), y.shape());
        y.sum().backward();
        assertArrayEquals(new float[] {0, 2, 4, 6, 8, 10}, x.grad().reshape(-1).toFloatArray());
        Tensor z = arange(4);
        z.asStrided_(new long[] {2, 2}, new long[] {1, 1});
        assertArrayEquals(new long[] {0, 1, 1, 2}, z.reshape(-1).toLongArray());
        StateError e = assertThrows(StateError.class, () -> zeros(2, 3).requiresGrad_().t_());
        assertTrue(e.getMessage().contains("a leaf Variable that requires grad"));
    }

    @Test
    void resizingKeepsTheElementsThatFit() {
        Tensor x = matrix();
        x.resize_(4);
        assertArrayEquals(new float[] {0, 1, 2, 3}, x.toFloatArray());
        x.resize_(2, 5);
        assertArrayEquals(
                new float[] {0, 1, 2, 3, 4, 5}, x.reshape(-1).narrow(0, 0, 6).toFloatArray());
        assertThrows(StateError.class, () -> matrix().requiresGrad_().resize_(2));
        Tensor y = zeros(1).set_(x);
        assertTrue(y.isSetTo(x));
        assertThrows(DTypeError.class, () -> zeros(1).set_(arange(3)));
        assertEquals(0, zeros(3).set_().numel());
    }

    @Test
    void diagonalsAreFilled() {
        Tensor x = zeros(7, 3).fillDiagonal_(2, true);
        assertArrayEquals(
                new float[] {2, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2},
                x.reshape(-1).toFloatArray());
        assertEquals(6, zeros(7, 3).fillDiagonal_(2).sum().item());
        assertEquals(9, zeros(3, 3, 3).fillDiagonal_(3).sum().item());
        assertThrows(ShapeError.class, () -> zeros(3).fillDiagonal_(1));
        assertThrows(ShapeError.class, () -> zeros(2, 3, 2).fillDiagonal_(1));
    }

    @Test
    void windowsArePyTorchs() {
        close(hannWindow(5), HANN);
        close(hammingWindow(4, false, 0.5, 0.4), HAMMING);
        close(blackmanWindow(4), BLACKMAN);
        close(bartlettWindow(5, false), 0, 0.5, 1, 0.5, 0);
        close(bartlettWindow(6), 0, 1 / 3.0, 2 / 3.0, 1, 2 / 3.0, 1 / 3.0);
        close(kaiserWindow(4), KAISER);
        close(kaiserWindow(5, false, 3), KAISER_3);
        close(hannWindow(1), 1);
        assertEquals(0, hannWindow(0).numel());
        assertThrows(ValueError.class, () -> hannWindow(-1));
    }

    private static void close(Tensor actual, double... expected) {
        assertArrayEquals(expected, actual.toDoubleArray(), 1e-6);
    }

    @Test
    void typesPromoteAndTellTheirBounds() {
        assertEquals(float32, promoteTypes(int64, float32));
        assertEquals(float32, resultType(arange(2), 1.5));
        assertEquals(int64, resultType(arange(2), 2));
        assertEquals(float64, resultType(arange(2), zeros(float64, 2)));
        assertFalse(canCast(float32, int32));
        assertTrue(canCast(int32, float16));
        assertEquals(0x1p-23, finfo().eps());
        assertEquals(65504, finfo(float16).max());
        assertEquals(-128, iinfo(int8).min());
        assertEquals(255, iinfo(uint8).max());
        assertEquals(Long.MAX_VALUE, iinfo(int64).max());
        assertThrows(DTypeError.class, () -> finfo(int8));
        assertThrows(DTypeError.class, () -> iinfo(float32));
    }

    @Test
    void statesOfTheGeneratorComeBack() {
        manualSeed(3);
        byte[] state = getRngState();
        double first = rand(1).item();
        setRngState(state);
        double again;
        try (var _ = forkRng()) {
            again = rand(1).item();
        }
        assertEquals(first, again);
        assertEquals(first, rand(1).item());
    }

    @Test
    void newTensorsHaveTheLayoutAskedFor() {
        assertArrayEquals(
                new long[] {1, 2}, emptyStrided(new long[] {2, 3}, new long[] {1, 2}).stride());
        assertArrayEquals(
                new long[] {3, 1, 6},
                emptyPermuted(new long[] {2, 3, 4}, new long[] {2, 0, 1}).stride());
        assertThrows(ShapeError.class, () -> emptyPermuted(new long[] {2, 3}, new long[] {0, 0}));
        assertEquals(Size.of(1, 3, 2), Size.broadcast(Size.of(2), Size.of(3, 1), Size.of(1, 1, 1)));
        ShapeError e = assertThrows(ShapeError.class, () -> Size.broadcast(Size.of(2), Size.of(3)));
        assertTrue(
                e.getMessage()
                        .startsWith("Attempting to broadcast a dimension of length 3 at -1!"));
    }

    @Test
    void dataBecomesTensors() {
        Tensor x = matrix();
        assertSame(x, Obor.asTensor(x));
        assertEquals(float64, Obor.asTensor(x, float64).dtype());
        assertArrayEquals(new long[] {1, 2}, Obor.asarray(new long[] {1, 2}).toLongArray());
        assertEquals("torch.FloatTensor", x.type());
        assertTrue(tensor(3).isNonzero());
        assertThrows(ValueError.class, () -> zeros(2).isNonzero());
    }

    private static final double[] HANN = {0, 0.345491529, 0.904508471, 0.904508471, 0.345491439};
    private static final double[] HAMMING = {0.099999994, 0.700000048, 0.699999988, 0.099999994};
    private static final double[] BLACKMAN = {-2.98023224e-08, 0.340000004, 1, 0.339999974};
    private static final double[] KAISER = {5.27734373e-05, 0.215672657, 1, 0.215672657};
    private static final double[] KAISER_3 = {
        0.204884738, 0.726925492, 1, 0.726925492, 0.204884738
    };
}
