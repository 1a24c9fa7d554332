package dev.obor.cpu.conv;

import static dev.obor.Obor.float32;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.ones;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.backend.ConvShape;
import dev.obor.backend.Dims3;
import dev.obor.base.DType;
import dev.obor.nn.functional.F;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Convolutions without anything to compute, and those whose kernel lies on the whole input.
class ConvsTest {
    @Test
    void aTransposedOneMayMakeNoChannels() {
        for (DType dtype : List.of(float32, float64)) {
            Tensor made = F.convTranspose2d(ones(dtype, 1, 2, 6, 6), ones(dtype, 2, 0, 3, 3));
            assertEquals(Size.of(1, 0, 8, 8), made.shape());
        }
    }

    @Test
    void kernelsThatCoverTheInputAreProducts() {
        Random r = new Random(1);
        for (int i = 0; i < 60; i++) {
            int groups = 1 + r.nextInt(3);
            Dims3 size = new Dims3(1 + r.nextInt(2), 1 + r.nextInt(5), 1 + r.nextInt(5));
            Dims3 none = new Dims3(0, 0, 0);
            Dims3 step = new Dims3(1, 1 + r.nextInt(2), 1);
            int cin = groups * (1 + r.nextInt(4));
            int cout = groups * (1 + r.nextInt(6));
            ConvShape s =
                    ConvShape.of(
                            1 + r.nextInt(5),
                            cin,
                            cout,
                            groups,
                            size,
                            size,
                            step,
                            none,
                            new Dims3(1, 1, 1));
            DType dtype = i % 2 == 0 ? float64 : float32;
            var fma = i % 2 == 0 ? ConvOracle.FLOAT64 : ConvOracle.FLOAT32;
            var oracle = new ConvOracle(s, fma);
            double[] x = ConvOracle.random(r, s.batch() * cin * size.volume());
            double[] w = ConvOracle.random(r, s.weightSize());
            double[] b = i % 3 == 0 ? null : ConvOracle.random(r, cout);
            double[] gy = ConvOracle.random(r, s.batch() * cout);
            double[] c = i % 3 == 0 ? null : ConvOracle.random(r, cin);
            long[] in = {s.batch(), cin, size.d(), size.h(), size.w()};
            Tensor tx = tensor(x, dtype, in).requiresGrad_();
            long[] kernel = {cout, s.cinPerGroup(), size.d(), size.h(), size.w()};
            Tensor tw = tensor(w, dtype, kernel).requiresGrad_();
            Tensor tb = b == null ? null : tensor(b, dtype, cout);
            Tensor tg = tensor(gy, dtype, s.batch(), cout, 1, 1, 1);
            Tensor y = F.conv3d(tx, tw, tb, o -> o.stride(step.d(), step.h(), 1).groups(groups));
            y.backward(tg);
            double near = i % 2 == 0 ? 1e-12 : 1e-4;
            assertArrayEquals(oracle.forward(x, w, b), toArray(y), near, s + " forward");
            assertArrayEquals(oracle.gradInput(gy, w, null), toArray(tx.grad()), near, s + " x");
            assertArrayEquals(oracle.gradWeight(x, gy), toArray(tw.grad()), near, s + " w");
            if (step.h() == 1) {
                Tensor tc = c == null ? null : tensor(c, dtype, cin);
                Tensor back = F.convTranspose3d(tg, tw, tc, o -> o.groups(groups));
                double[] want = oracle.gradInput(gy, w, c);
                assertArrayEquals(want, toArray(back), near, s + " transposed");
            }
        }
    }

    private static Tensor tensor(double[] x, DType dtype, long... shape) {
        return Obor.tensor(x).to(dtype).view(shape);
    }

    private static double[] toArray(Tensor x) {
        return x.detach().toDouble().flatten().toDoubleArray();
    }
}
