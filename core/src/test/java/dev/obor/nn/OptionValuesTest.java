package dev.obor.nn;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.zerosLike;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.autograd.Functional;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.F;
import dev.obor.optim.OneCycleLR;
import dev.obor.optim.SGD;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What options do that have no case elsewhere; the numbers are PyTorch's.
class OptionValuesTest {
    private static void close(double[] expected, Tensor actual) {
        assertArrayEquals(expected, actual.detach().reshape(-1).to(float64).toDoubleArray(), 1e-4);
    }

    /// `F.elu(z, 0.5); F.hardtanh(z, 0, 1); F.softplus(z, 2, 3); F.celu(z, 2.)`
    @Test
    void activations() {
        Tensor z = tensor(-1, 0.5, 2);
        close(new double[] {-0.3161, 0.5, 2}, F.elu(z, o -> o.alpha(0.5)));
        close(new double[] {0, 0.5, 1}, F.hardtanh(z, o -> o.minVal(0).maxVal(1)));
        close(new double[] {0.0635, 0.6566, 2}, F.softplus(z, o -> o.beta(2).threshold(3)));
        close(new double[] {-0.7869, 0.5, 2}, F.celu(z, o -> o.alpha(2)));
        close(new double[] {-0.2, 0.5, 2}, F.leakyRelu(z, o -> o.negativeSlope(0.2)));
        close(new double[] {-1, 0, 2}, F.hardshrink(z, o -> o.lambd(0.6)));
        close(new double[] {-0.1588, 0.3457, 1.9546}, F.gelu(z, o -> o.approximate("tanh")));
        assertThrows(ValueError.class, () -> new Hardtanh(o -> o.minVal(2).maxVal(1)));
        assertEquals(float64, F.softmax(z, 0, o -> o.dtype(float64)).dtype());
    }

    @Test
    void inPlace() {
        List<Function<Tensor, Tensor>> functions =
                List.of(
                        x -> F.relu(x, o -> o.inplace(true)),
                        x -> F.silu(x, o -> o.inplace(true)),
                        x -> F.elu(x, o -> o.alpha(2).inplace(true)),
                        x -> F.threshold(x, 0.1, 20, o -> o.inplace(true)),
                        x -> F.dropout(x, o -> o.inplace(true)),
                        x -> F.alphaDropout(x, o -> o.training(true).inplace(true)),
                        new ReLU6(true)::call,
                        new Threshold(0.1, 20, o -> o.inplace(true))::call,
                        new Dropout(o -> o.p(1).inplace(true))::call);
        for (Function<Tensor, Tensor> function : functions) {
            Tensor x = tensor(-1, 0.5, 2);
            assertSame(x, function.apply(x));
            assertTrue(x.ne(tensor(-1, 0.5, 2)).any().itemBoolean());
        }
        Tensor x = tensor(-1, 0.5, 2);
        assertNotSame(x, F.relu(x, o -> {}));
        close(new double[] {-1, 0.5, 2}, x);
    }

    /// `torch.manual_seed(3); F.dropout(torch.arange(8.), 0.5, True, True)`
    @Test
    void dropouts() {
        manualSeed(3);
        Tensor x = arange(8.0);
        F.dropout(x, o -> o.inplace(true));
        close(new double[] {0, 2, 0, 6, 0, 0, 12, 14}, x);
        Tensor y = arange(8.0);
        assertSame(y, F.dropout(y, o -> o.training(false)));
        assertSame(y, F.alphaDropout(y, o -> o.p(0.9)));
        assertEquals(
                "Dropout(p=0.25, inplace=True)",
                new Dropout(o -> o.p(0.25).inplace(true)).toString());
        Dropout layer = new Dropout(o -> o.inplace(true));
        layer.eval();
        assertSame(y, layer.call(y));
        assertThrows(ValueError.class, () -> F.dropout(y, o -> o.p(1.5)));
    }

    /// `F.mse_loss(x, y, reduction="mean", weight=w)`, and so on
    @Test
    void weightsOfLosses() {
        Tensor x = tensor(new double[][] {{1, 2}, {3, -1}});
        Tensor y = tensor(new double[][] {{0, 2.5}, {1, 1}});
        Tensor w = tensor(new double[][] {{1, 2}, {0.5, 0}});
        close(new double[] {1}, F.mseLoss(x, y, o -> o.weight(w)));
        close(new double[] {1, 0.5, 2, 0}, F.mseLoss(x, y, o -> o.weight(w).reduction("none")));
        close(new double[] {0.857143}, F.l1Loss(x, y, o -> o.weight(w)));
        close(new double[] {3}, F.l1Loss(x, y, o -> o.weight(w).reduction("sum")));
        close(new double[] {0.375}, F.huberLoss(x, y, o -> o.weight(w)));
        x.requiresGrad_();
        F.mseLoss(x, y, o -> o.weight(w)).backward();
        close(new double[] {0.5714286, -0.5714286, 0.5714286, 0}, x.grad());
        String message =
                assertThrows(ValueError.class, () -> F.l1Loss(x, y, o -> o.weight(tensor(1, 1))))
                        .getMessage();
        assertTrue(message.startsWith("Weights and input must have the same size."), message);
    }

    /// `F.normalize(x, 1, 0); F.pad(torch.ones(1, 2), (1, 1), value=5)`
    @Test
    void distancesAndPadding() {
        Tensor x = tensor(new double[][] {{3, 4}, {1, 0}});
        close(new double[] {0.75, 1, 0.25, 0}, F.normalize(x, o -> o.p(1).dim(0)));
        close(new double[] {4}, F.pairwiseDistance(x.get(0), x.get(0), o -> o.eps(2).p(1)));
        close(new double[] {5, 1, 1, 5}, F.pad(ones(1, 2), new long[] {1, 1}, o -> o.value(5)));
        String message =
                assertThrows(
                                ValueError.class,
                                () ->
                                        F.pad(
                                                ones(1, 2, 3),
                                                new long[] {1, 1},
                                                o -> o.mode("reflect").value(5)))
                        .getMessage();
        assertTrue(message.startsWith("Padding mode \"reflect\" doesn't take in value"), message);
        message =
                assertThrows(
                                ValueError.class,
                                () -> new ConvTranspose2d(1, 1, 2, o -> o.paddingMode("reflect")))
                        .getMessage();
        assertTrue(message.contains("is supported for ConvTranspose2d"), message);
        assertEquals(float64, zerosLike(x, o -> o.dtype(float64).requiresGrad(true)).dtype());
    }

    /// `OneCycleLR(o, 0.1, epochs=2, steps_per_epoch=3)`
    @Test
    void oneCycleOfEpochs() {
        SGD sgd = new SGD(List.of(new Parameter(ones(1))), 0.1, o -> o.momentum(0.9));
        OneCycleLR schedule = new OneCycleLR(sgd, 0.1, o -> o.epochs(2).stepsPerEpoch(3));
        assertEquals(6, schedule.stateDict().get("total_steps"));
        assertEquals(0.004, schedule.getLastLr().getFirst(), 1e-12);
        for (String wrong : List.of("neither", "one", "zero")) {
            String message =
                    assertThrows(
                                    ValueError.class,
                                    () ->
                                            new OneCycleLR(
                                                    sgd,
                                                    0.1,
                                                    o -> {
                                                        if (!wrong.equals("neither")) {
                                                            o.epochs(2);
                                                        }
                                                        if (wrong.equals("zero")) {
                                                            o.stepsPerEpoch(0);
                                                        }
                                                    }))
                            .getMessage();
            assertTrue(
                    message.startsWith(
                            wrong.equals("zero")
                                    ? "Expected positive integer steps_per_epoch, but got 0"
                                    : "You must define either total_steps OR"),
                    message);
        }
    }

    /// `torch.autograd.functional.hessian(lambda v: (v ** 3).sum(), t, create_graph=True)`
    @Test
    void derivativesThatCanBeDifferentiated() {
        Tensor t = tensor(1.0, 2.0).requiresGrad_();
        Tensor hessian = Functional.hessian(v -> v.pow(3).sum(), t, o -> o.createGraph(true));
        close(new double[] {6, 0, 0, 12}, hessian);
        close(new double[] {6, 6}, Autograd.grad(hessian.sum(), t));
        var vjp = Functional.vjp(v -> v.pow(3), t, ones(2), o -> o.createGraph(true));
        close(new double[] {3, 12}, vjp.product());
        close(new double[] {6, 12}, Autograd.grad(vjp.product().sum(), t));
        close(new double[] {3, 12}, Autograd.grad(vjp.value().sum(), t));
        var jvp = Functional.jvp(v -> v.pow(3), t, ones(2), o -> o.createGraph(true));
        close(new double[] {6, 12}, Autograd.grad(jvp.product().sum(), t));
        List<Tensor> grads =
                Autograd.grad(
                        List.of(t.mul(2.0).sum()),
                        List.of(t, ones(3).requiresGrad_()),
                        null,
                        o -> o.materializeGrads(true));
        close(new double[] {0, 0, 0}, grads.get(1));
    }

    @Test
    void operations() {
        Tensor x = tensor(new double[][] {{3, 1, 2}, {6, 5, 4}});
        close(new double[] {3, 2, 1, 6, 5, 4}, x.sort(o -> o.descending(true)).values());
        close(new double[] {1, 4}, x.topk(1, o -> o.largest(false)).values());
        close(new double[] {0.8165, 0.8165}, x.std(o -> o.dim(1).correction(0)));
        close(
                new double[] {2, 5},
                x.quantile(0.6, o -> o.dim(1).interpolation("lower").keepdim(true)));
        close(
                new double[] {2, 1, 2, 1},
                dev.obor.Obor.ones(2, 2)
                        .addmm(
                                dev.obor.Obor.eye(2),
                                tensor(new double[][] {{3, 1}, {3, 1}}),
                                o -> o.beta(0.5).alpha(0.5)));
        assertTrue(x.allclose(x.add(0.1), o -> o.rtol(0).atol(0.11)));
        Tensor list = tensor(1.0, Double.NaN, Double.POSITIVE_INFINITY);
        close(new double[] {1, 7, 9}, list.nanToNum(o -> o.nan(7).posinf(9)));
    }
}
