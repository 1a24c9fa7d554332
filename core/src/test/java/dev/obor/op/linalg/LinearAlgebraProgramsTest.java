package dev.obor.op.linalg;

import static dev.obor.Obor.float64;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.obor.Linalg;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.nn.Linear;
import dev.obor.nn.Sequential;
import dev.obor.nn.Tanh;
import dev.obor.optim.Adam;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/// Programs that need linear algebra, beside PyTorch: the losses of their first five steps are
/// printed by conformance/python/linalg_golden.py.
class LinearAlgebraProgramsTest {
    private static Tensor range(long n) {
        return Obor.arange(n).toDouble();
    }

    private static double[] gaussianProcess(BinaryOperator<Tensor> likelihood) {
        Tensor x = range(25).div(12);
        Tensor y = x.mul(5).sin().add(x.mul(40).cos().mul(0.1));
        Tensor log =
                Obor.tensor((Object) new double[] {-0.5, 0.2, -1.5}, o -> o.dtype(float64))
                        .requiresGrad_();
        var optimizer = new Adam(List.of(log), 0.1);
        double[] losses = new double[5];
        for (int step = 0; step < losses.length; step++) {
            Tensor p = log.exp();
            Tensor square = x.unsqueeze(1).sub(x.unsqueeze(0)).pow(2L);
            Tensor shape = square.mul(-0.5).div(p.get(0).pow(2L)).exp();
            Tensor noise = Obor.eye(25, o -> o.dtype(float64)).mul(p.get(2).pow(2L));
            Tensor loss = likelihood.apply(shape.mul(p.get(1).pow(2L)).add(noise), y);
            optimizer.zeroGrad();
            loss.backward();
            optimizer.step();
            losses[step] = loss.item();
        }
        return losses;
    }

    @Test
    void gaussianProcessByCholesky() {
        double[] losses =
                gaussianProcess((k, y) -> {
                    Tensor lower = Linalg.cholesky(k);
                    Tensor alpha = Obor.choleskySolve(y.unsqueeze(1), lower);
                    Tensor fit = y.unsqueeze(1).mul(alpha).sum().mul(0.5);
                    return fit.add(lower.diagonal().log().sum());
                });
        assertArrayEquals(GAUSSIAN_PROCESS, losses, 1e-8);
    }

    @Test
    void gaussianProcessByDeterminant() {
        double[] losses =
                gaussianProcess((k, y) -> {
                    Tensor fit = y.dot(Linalg.solve(k, y)).mul(0.5);
                    return fit.add(Obor.logdet(k).mul(0.5));
                });
        assertArrayEquals(GAUSSIAN_PROCESS, losses, 1e-8);
    }

    private static final double[] GAUSSIAN_PROCESS = {
        -8.351484234638615,
        -16.849286976454586,
        -21.52840242424147,
        -23.738877088648547,
        -24.81669994021826
    };

    /// Two couplings with a linear map between them, whose volume is its determinant (Dinh and
    /// others, RealNVP, 2017; Kingma and Dhariwal, Glow, 2018).
    @Test
    void normalisingFlow() {
        Tensor i = range(64);
        Tensor wave = i.mul(1.7).sin();
        Tensor data = Obor.stack(List.of(wave, wave.pow(2L).add(i.mul(2.9).cos().mul(0.3))), 1);
        Obor.setDefaultDtype(float64);
        try {
            Obor.manualSeed(0);
            List<Sequential> nets = List.of(net(), net());
            Tensor w =
                    Obor.tensor(new double[][] {{1, 0.5}, {-0.3, 1.2}}).toDouble().requiresGrad_();
            List<Tensor> parameters = new ArrayList<>();
            nets.forEach(net -> parameters.addAll(net.parameters()));
            parameters.add(w);
            var optimizer = new Adam(parameters, 0.02);
            double[] losses = new double[5];
            for (int step = 0; step < losses.length; step++) {
                Tensor loss = loss(data, nets, w);
                optimizer.zeroGrad();
                loss.backward();
                optimizer.step();
                losses[step] = loss.item();
            }
            double[] expected = {
                0.4264589493931404,
                0.23206619924969127,
                0.09655210704012486,
                -0.0055220468940085565,
                -0.10190381223368486
            };
            assertArrayEquals(expected, losses, 1e-8);
        } finally {
            Obor.setDefaultDtype(Obor.float32);
        }
    }

    private static Sequential net() {
        return new Sequential(new Linear(1, 8), new Tanh(), new Linear(8, 2));
    }

    private static Tensor loss(Tensor data, List<Sequential> nets, Tensor w) {
        Tensor z = data;
        Tensor volume = Obor.zeros(float64, data.size(0));
        for (Sequential net : nets) {
            Tensor a = z.narrow(1, 0, 1);
            Tensor b = z.narrow(1, 1, 1);
            List<Tensor> halves = List.of(net.call(a).chunk(2, 1));
            Tensor scale = halves.get(0).tanh();
            z = Obor.cat(List.of(b.mul(scale.exp()).add(halves.get(1)), a), 1);
            volume = volume.add(scale.sum(1));
            if (net == nets.getFirst()) {
                z = z.matmul(w.mT());
                volume = volume.add(Linalg.slogdet(w).logabsdet());
            }
        }
        return z.pow(2L).sum(1).mul(0.5).sub(volume).mean();
    }
}
