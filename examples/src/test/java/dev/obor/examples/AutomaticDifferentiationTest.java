package dev.obor.examples;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.fromArray;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.zeros;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Index;
import dev.obor.Tensor;
import dev.obor.autograd.GradCheck;
import dev.obor.autograd.GradcheckError;
import dev.obor.base.DType;
import dev.obor.examples.AutomaticDifferentiation.CrossEntropyLoss;
import dev.obor.examples.AutomaticDifferentiation.Linear;
import dev.obor.examples.AutomaticDifferentiation.MatMul;
import dev.obor.examples.AutomaticDifferentiation.ReLU;
import dev.obor.examples.AutomaticDifferentiation.SGD;
import dev.obor.examples.AutomaticDifferentiation.Sequential;
import dev.obor.examples.AutomaticDifferentiation.TwoLayerNN;
import dev.obor.examples.AutomaticDifferentiation.WrongMatMul;
import dev.obor.nn.functional.F;
import dev.obor.vision.Mnist;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The rows of tutorial 002, each by its number.
class AutomaticDifferentiationTest {
    @BeforeEach
    void seed() {
        manualSeed(0);
    }

    private static Tensor grad(Tensor t) {
        Tensor grad = t.grad();
        assertNotNull(grad);
        return grad;
    }

    @Test
    void row002_01_createsMatrices() {
        assertEquals("tensor([[0., 0., 0.],\n        [0., 0., 0.]])", zeros(2, 3).toString());
        assertEquals(
                "tensor([[ 1.5410, -0.2934, -2.1788,  0.5684],\n"
                        + "        [-1.0845, -1.3986,  0.4033,  0.8380],\n"
                        + "        [-0.7193, -0.4033, -0.5966,  0.1820]])",
                randn(3, 4).toString());
    }

    @Test
    void row002_02_theGradientIsExactlyTheOtherFactor() {
        Tensor a = randn(5, 4).requiresGrad_();
        Tensor w = randn(5, 4);
        a.mul(w).sum().backward();
        assertEquals(zeros(5, 4).toString(), grad(a).sub(w).toString());
    }

    @Test
    void row002_03_theNodeHasTheNameOfTheFunction() {
        Tensor a = tensor(new float[][] {{1, 2}}).requiresGrad_();
        Tensor b = tensor(new float[][] {{3}, {4}}).requiresGrad_();
        assertEquals(
                "tensor([[11.]], grad_fn=<MatMulBackward>)", new MatMul().apply(a, b).toString());
    }

    @Test
    void row002_04_gradientsAreProductsWithTheOtherMatrix() {
        Tensor a = randn(5, 4).requiresGrad_();
        Tensor b = randn(4, 3).requiresGrad_();
        Tensor g = randn(5, 3);
        new MatMul().apply(a, b).backward(g);
        assertArrayEquals(
                g.matmul(b.detach().T()).flatten().toFloatArray(),
                grad(a).flatten().toFloatArray());
        assertArrayEquals(
                a.detach().T().matmul(g).flatten().toFloatArray(),
                grad(b).flatten().toFloatArray());
    }

    @Test
    void row002_05_gradcheckAnswersTrueOrShowsBothJacobians() {
        Tensor a = randn(float64, 5, 4).requiresGrad_();
        Tensor b = randn(float64, 4, 3).requiresGrad_();
        assertTrue(GradCheck.gradcheck(new MatMul()::apply, a, b));
        Tensor single = randn(2, 2).requiresGrad_();
        assertTrue(warnings(single).contains("Input #0 requires gradient and is not a double"));
        assertEquals("", warnings(randn(float64, 2, 2).requiresGrad_()));
        assertFalse(
                GradCheck.gradcheck(new WrongMatMul()::apply, o -> o.raiseException(false), a, b));
        Tensor x = fromArray(new double[][] {{1, 2}}).requiresGrad_();
        Tensor y = fromArray(new double[][] {{3, -1}, {0.5, 4}}).requiresGrad_();
        var error =
                assertThrows(
                        GradcheckError.class,
                        () -> GradCheck.gradcheck(new WrongMatMul()::apply, x, y));
        // What torch.autograd.gradcheck says of the same function.
        assertEquals(
                """
                Jacobian mismatch for output 0 with respect to input 0,
                numerical:tensor([[ 3.0000, -1.0000],
                        [ 0.5000,  4.0000]], dtype=torch.float64)
                analytical:tensor([[ 6., -2.],
                        [ 1.,  8.]], dtype=torch.float64)
                """,
                error.getMessage());
    }

    /// What a check of a product with `x` logs.
    private static String warnings(Tensor x) {
        var said = new StringBuilder();
        var handler =
                new Handler() {
                    @Override
                    public void publish(LogRecord record) {
                        said.append(record.getMessage());
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        Logger logger = Logger.getLogger("dev.obor");
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            GradCheck.gradcheck(t -> t[0].mul(2), o -> o.raiseException(false), x);
        } finally {
            logger.setUseParentHandlers(true);
            logger.removeHandler(handler);
        }
        return said.toString();
    }

    @Test
    void row002_06_weightsAreInByOutAndScaled() {
        var layer = new Linear(784, 100);
        assertEquals("torch.Size([784, 100])", layer.weight.shape().toString());
        assertEquals(Math.sqrt(2.0 / 784), layer.weight.detach().std().item(), 5e-4);
        assertEquals(
                Math.sqrt(1.0 / 784),
                new Linear(784, 100, true, 1).weight.detach().std().item(),
                5e-4);
    }

    @Test
    void row002_07_anAbsentBiasIsNoParameter() {
        var layer = new Linear(4, 3, false, 2);
        assertNull(layer.bias);
        assertEquals(1, layer.parameters().size());
        assertEquals(List.of("weight"), List.copyOf(layer.stateDict().keySet()));
        assertEquals("torch.Size([2, 3])", layer.call(randn(2, 4)).shape().toString());
    }

    @Test
    void row002_08_theBiasIsAddedInPlaceToTheProduct() {
        var layer = new Linear(4, 3);
        Tensor out = layer.call(randn(2, 4));
        assertEquals("AddBackward0", String.valueOf(out.gradFn()).replaceAll(".*<|>.*", ""));
        out.sum().backward();
        assertNotNull(layer.bias);
        assertArrayEquals(new float[] {2, 2, 2}, grad(layer.bias).toFloatArray());
    }

    @Test
    void row002_09_aTieGetsHalfTheGradient() {
        Tensor x = tensor(-1., 0., 2.).requiresGrad_();
        new ReLU().call(x).sum().backward();
        assertEquals("tensor([0.0000, 0.5000, 1.0000])", grad(x).toString());
        x.setGrad(null);
        F.relu(x).sum().backward();
        assertEquals("tensor([0., 0., 1.])", grad(x).toString());
        x.setGrad(null);
        x.clampMin(0.).sum().backward(); // none at the bound since PyTorch 2.15
        assertEquals("tensor([0., 0., 1.])", grad(x).toString());
    }

    @Test
    void row002_10_theHandMadeLossIsTheLibrarys() {
        Tensor h = randn(50, 10);
        Tensor y = arange(50).remainder(10);
        double library = F.crossEntropy(h, y).item();
        assertEquals(library, new CrossEntropyLoss().call(h, y).item(), 2e-7 * library);
    }

    @Test
    void row002_11_parametersComeInOrder() {
        var model = new TwoLayerNN(784, 100, 10);
        assertEquals(
                List.of("linear1.weight", "linear1.bias", "linear2.weight", "linear2.bias"),
                List.copyOf(model.namedParameters().keySet()));
        assertEquals(4, model.parameters().size());
    }

    @Test
    void row002_12_descentNeedsNoGraphAndToleratesMissingGradients() {
        Tensor p = tensor(1., 2.).requiresGrad_();
        var opt = new SGD(List.of(p, tensor(5.).requiresGrad_()), 0.5);
        opt.zeroGrad();
        var one = new SGD(List.of(p), 0.5);
        p.mul(p).sum().backward();
        one.step();
        assertTrue(p.isLeaf());
        assertArrayEquals(new float[] {0, 0}, p.detach().toFloatArray());
        one.zeroGrad();
        assertArrayEquals(new float[] {0, 0}, grad(p).toFloatArray());
    }

    @Test
    void row002_13_withoutOptimizerNothingIsLearnt() {
        var model = new TwoLayerNN(6, 5, 3);
        Tensor x = randn(250, 6);
        Tensor y = arange(250).remainder(3);
        var before = AutomaticDifferentiation.epoch(model, x, y, null);
        assertEquals(before, AutomaticDifferentiation.epoch(model, x, y, null));
        assertNull(model.parameters().getFirst().grad());
        var opt = new SGD(model.parameters(), 0.1);
        assertEquals(1.0, before.error(), 1);
        AutomaticDifferentiation.epoch(model, x, y, opt);
        var after = AutomaticDifferentiation.epoch(model, x, y, null);
        assertTrue(after.loss() < before.loss(), before + " then " + after);
    }

    @Test
    void row002_14_theErrorIsTheShareOfWrongAnswers() {
        Tensor h = tensor(new float[][] {{1, 2}, {3, 0}, {0, 1}, {0, 1}});
        assertEquals(
                "tensor(0.7500)",
                AutomaticDifferentiation.loss01(h, tensor(0L, 1, 1, 0)).toString());
    }

    @Test
    void row002_15_bytesBecomeFloatsByDivision() {
        Tensor bytes = fromArray(new byte[] {0, 1, (byte) 255, 51}, DType.UINT8, 4);
        Tensor floats = bytes.div(255.);
        assertEquals("torch.float32", floats.dtype().toString());
        assertArrayEquals(new float[] {0, 1 / 255f, 1, 0.2f}, floats.toFloatArray());
    }

    @Test
    void row002_15_allImagesAsRows() {
        var train = Mnist.train(Fixtures.realData());
        Tensor x = train.data().reshape(60000, 784).div(255.);
        assertEquals("torch.Size([60000, 784]) torch.float32", x.shape() + " " + x.dtype());
        Tensor y = train.targets();
        assertEquals("torch.Size([60000]) torch.int64", y.shape() + " " + y.dtype());
        // (data.reshape(60000, 784) / 255.).double().sum().item() in PyTorch
        assertEquals(6146268.857009373, x.toDouble().sum().item(), 1e-6);
    }

    @Test
    void row002_16_twoLayersLearn() {
        var data = MnistData.torchNn();
        Tensor x = data.xTrain.get(Index.to(600));
        Tensor y = data.yTrain.get(Index.to(600));
        var model = new TwoLayerNN(784, 100, 10);
        var opt = new SGD(model.parameters(), 0.5);
        String printed =
                Output.of(() -> {
                    for (int i = 0; i < 20; i++) {
                        AutomaticDifferentiation.epoch(model, x, y, opt);
                    }
                });
        assertEquals("", printed);
        var train = AutomaticDifferentiation.epoch(model, x, y, null);
        assertTrue(train.error() < 0.01 && train.loss() < 0.1, train.toString());
        // All of MNIST, against PyTorch: TutorialRunsTest.twoLayers.
    }

    @Test
    void row002_17_layersInAListAreParametersToo() {
        assertEquals(
                List.of("layers.0.weight", "layers.0.bias", "layers.2.weight", "layers.2.bias"),
                List.copyOf(AutomaticDifferentiation.sequential().namedParameters().keySet()));
        var model = new Sequential(new Linear(2, 2), new ReLU());
        assertEquals(
                "Sequential(\n  (layers): ModuleList(\n    (0): Linear()\n    (1): ReLU()\n  )\n)",
                model.toString());
    }
}
