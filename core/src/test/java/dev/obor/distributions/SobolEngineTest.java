package dev.obor.distributions;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.rand;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import org.junit.jupiter.api.Test;

/// The numbers of PyTorch 2.15's `torch.quasirandom.SobolEngine`.
class SobolEngineTest {
    private static double[] values(Tensor t) {
        return t.flatten().to(float64).toDoubleArray();
    }

    @Test
    void firstPoints() {
        Tensor x = new SobolEngine(5).draw(6);
        double[] last = {0.875, 0.875, 0.125, 0.375, 0.875};
        assertArrayEquals(last, values(x.get(5)));
        assertArrayEquals(new double[] {0.375, 0.375, 0.625, 0.875, 0.375}, values(x.get(4)));
    }

    /// All 21,201 coordinates, after a thousand points.
    @Test
    void manyCoordinates() {
        Tensor x = new SobolEngine(SobolEngine.MAXDIM).fastForward(1000).draw(64, float64);
        assertEquals(678384.71484375, x.sum().item());
        assertEquals(33.34765625, x.select(1, -1).sum().item());
        assertEquals(7191219804.96875, x.mul(arange(SobolEngine.MAXDIM)).sum().item(), 1e-4);
    }

    @Test
    void scrambled() {
        SobolEngine engine = new SobolEngine(3, o -> o.scramble(true).seed(7L));
        assertArrayEquals(
                new double[] {
                    0.19947312772274017, 0.17093220353126526, 0.7493569254875183,
                    0.6922082901000977, 0.7114949226379395, 0.48982980847358704,
                    0.8505491018295288, 0.2962706387042999, 0.7879806160926819
                },
                values(engine.draw(3)),
                1e-7);
        assertArrayEquals(
                new double[] {
                    0.3578137122094631, 0.8368962975218892, 0.043117509223520756,
                    0.40191917680203915, 0.37849323358386755, 0.3494613440707326
                },
                values(engine.draw(2, float64)));
        assertEquals("SobolEngine(dimension=3, scramble=True, seed=7)", engine.toString());
        manualSeed(5);
        double[] drawn = values(new SobolEngine(2, o -> o.scramble(true)).draw(4));
        assertEquals(0.4802905321121216, drawn[0], 1e-7);
        assertEquals(0.9529436826705933, drawn[7], 1e-7);
        assertArrayEquals(
                new double[] {0.423658549785614, 0.2925148606300354}, values(rand(2)), 1e-7);
    }

    @Test
    void powersOfTwo() {
        SobolEngine engine = new SobolEngine(2);
        engine.draw(3);
        ValueError e = assertThrows(ValueError.class, () -> engine.drawBase2(2));
        assertTrue(e.getMessage().contains("n=3+2**2=7"), e::getMessage);
        assertArrayEquals(new double[] {0.25, 0.75}, values(engine.drawBase2(0)));
        assertArrayEquals(new double[] {0, 0}, values(engine.reset().draw()));
        // as even as they can be: one point in each half of each coordinate's quarters
        Tensor x = new SobolEngine(2).drawBase2(4);
        for (int d = 0; d < 2; d++) {
            Tensor sixteenths = x.select(1, d).mul(16).floor().sort().values();
            assertTrue(sixteenths.equal(arange(16).to(sixteenths.dtype())));
        }
        assertThrows(ValueError.class, () -> new SobolEngine(0));
        assertThrows(ValueError.class, () -> engine.draw(-1));
    }
}
