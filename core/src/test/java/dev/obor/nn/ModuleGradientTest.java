package dev.obor.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.DType;
import dev.obor.nn.functional.F;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ModuleGradientTest {
    private static Tensor numbers(long... shape) {
        Obor.manualSeed(7);
        return Obor.randn(DType.FLOAT64, shape);
    }

    @Test
    void backwardHooksSeeAndReplaceGradients() {
        Linear layer = new Linear(2, 2, false);
        List<String> order = new ArrayList<>();
        layer.registerFullBackwardPreHook((m, g) -> {
            order.add("pre");
            return g.mul(2);
        });
        layer.registerFullBackwardHook((m, in, out) -> {
            order.add("post");
            assertNotNull(out);
            assertEquals(2.0, out.sum().item() / out.numel());
            return in == null ? null : in.mul(0);
        });
        Tensor x = Obor.ones(3, 2).requiresGrad_();
        Tensor y = layer.call(x);
        assertEquals("BackwardHookFunctionBackward", y.gradFn().name());
        y.sum().backward();
        assertEquals(List.of("pre", "post"), order);
        assertEquals(0.0, x.grad().abs().sum().item());
        assertEquals(6.0, layer.weight.grad().select(0, 0).select(0, 0).item());
    }

    @Test
    void backwardHooksRunWithoutAnInputGradient() {
        Linear layer = new Linear(2, 2);
        List<Boolean> calls = new ArrayList<>();
        try (var _ =
                layer.registerFullBackwardHook((m, in, out) -> {
                    calls.add(in == null);
                    return null;
                })) {
            layer.call(Obor.ones(1, 2)).sum().backward();
        }
        layer.call(Obor.ones(1, 2)).sum().backward();
        assertEquals(List.of(true), calls);
    }

    @Test
    void gradientsAreDroppedOrZeroed() {
        Linear layer = new Linear(2, 1);
        layer.call(Obor.ones(1, 2)).sum().backward();
        layer.zeroGrad(false);
        assertEquals(0.0, layer.weight.grad().abs().sum().item());
        layer.zeroGrad();
        assertNull(layer.weight.grad());
    }

    @Test
    void conversionKeepsTheParameterObjects() {
        var model = new Sequential(new Linear(3, 2), new BatchNorm1d(2));
        Parameter weight = ((Linear) model.get(0)).weight;
        model.to(DType.FLOAT64);
        assertSame(weight, ((Linear) model.get(0)).weight);
        assertEquals(DType.FLOAT64, weight.dtype());
        assertTrue(weight.requiresGrad());
        Map<String, Buffer> buffers = model.namedBuffers();
        assertEquals(DType.FLOAT64, buffers.get("1.running_mean").dtype());
        assertEquals(DType.INT64, buffers.get("1.num_batches_tracked").dtype());
        Tensor y = model.call(numbers(4, 3));
        assertEquals(DType.FLOAT64, y.dtype());
        y.sum().backward();
        assertEquals(DType.FLOAT64, weight.grad().dtype());
    }

    @Test
    void frozenParametersCollectNothing() {
        var model = new Sequential(new Linear(2, 2), new Linear(2, 1));
        model.get(0).requiresGrad_(false);
        model.call(Obor.ones(1, 2)).sum().backward();
        assertNull(((Linear) model.get(0)).weight.grad());
        assertNotNull(((Linear) model.get(1)).weight.grad());
        assertFalse(((Linear) model.get(0)).weight.requiresGrad());
    }

    @Test
    void copiesTrainOnTheirOwn() {
        Linear layer = new Linear(2, 1);
        Linear copy = layer.copy();
        copy.call(Obor.ones(1, 2)).sum().backward();
        assertNull(layer.weight.grad());
        assertNotNull(copy.weight.grad());
    }

    @Test
    void parametersPrintAsPyTorchDoes() {
        Parameter p = new Parameter(Obor.ones(2));
        assertEquals("Parameter containing:\ntensor([1., 1.], requires_grad=True)", p.toString());
    }

    /// The gradient of a gradient, against differences of gradients.
    @TestFactory
    Stream<DynamicTest> secondDerivativesAgreeWithDifferences() {
        Tensor images = numbers(2, 2, 5, 4);
        Tensor rows = numbers(3, 6);
        Tensor weight = numbers(3, 2, 2, 3);
        Tensor scale = numbers(6).abs().add(0.5);
        Tensor classes = Obor.tensor(1L, 4L, 0L);
        Tensor target = numbers(3, 6).sigmoid();
        return Stream.of(
                second("conv2d", images, x -> F.conv2d(x, weight, null, o -> o.padding(1))),
                second("conv2d-weight", weight, w -> F.conv2d(images, w, null, o -> o.stride(2))),
                second(
                        "conv2d-both",
                        images,
                        x -> F.conv2d(x, x.narrow(0, 0, 1).narrow(2, 0, 2).narrow(3, 0, 2), null)),
                second("layer-norm", rows, x -> F.layerNorm(x, new long[] {6}, scale, null)),
                second("layer-norm-weight", scale, w -> F.layerNorm(rows, new long[] {6}, w, w)),
                second(
                        "batch-norm",
                        rows,
                        x -> F.batchNorm(x, null, null, scale, scale, o -> o.training(true))),
                second("softmax", rows, x -> F.softmax(x, 1)),
                second("log-softmax", rows, x -> F.logSoftmax(x, 1)),
                second("cross-entropy", rows, x -> F.crossEntropy(x, classes)),
                second("mse", rows, x -> F.mseLoss(x, target.mul(x))),
                second("bce-logits", rows, x -> F.binaryCrossEntropyWithLogits(x, target)),
                second(
                        "smooth-l1",
                        rows,
                        x -> F.smoothL1Loss(x, target, o -> o.reduction("sum").beta(0.7))),
                second("gelu", rows, F::gelu),
                second("mish", rows, F::mish),
                second("softplus", rows, F::softplus),
                second("elu", rows, F::elu),
                second("silu", rows, F::silu),
                second("max-pool", images, x -> F.maxPool2d(x, 2)),
                second("avg-pool", images, x -> F.avgPool2d(x, 2, o -> o.padding(1))),
                second("adaptive-avg-pool", images, x -> F.adaptiveAvgPool2d(x, List.of(3, 2))),
                second("pad", images, x -> F.pad(x, new long[] {1, 2, 2, 0}, "reflect")),
                second("linear", rows, x -> F.linear(x, x, scale.narrow(0, 0, 3))));
    }

    private static DynamicTest second(String name, Tensor at, UnaryOperator<Tensor> f) {
        return DynamicTest.dynamicTest(name, () -> checkSecond(at, f));
    }

    private static void checkSecond(Tensor at, UnaryOperator<Tensor> f) {
        Obor.manualSeed(3);
        Tensor direction = Obor.randn(DType.FLOAT64, at.shape().toArray());
        Tensor x = at.detach().clone().requiresGrad_();
        Tensor slope = gradient(f, x, true).mul(direction).sum();
        Tensor exact = Autograd.grad(slope, x, o -> o.allowUnused(true));
        double along = exact.mul(direction).sum().item();
        double h = 1e-5;
        double up = slope(f, at.detach().add(direction.mul(h)), direction);
        double down = slope(f, at.detach().sub(direction.mul(h)), direction);
        assertEquals((up - down) / (2 * h), along, 1e-5 * Math.max(1, Math.abs(along)));
    }

    private static double slope(UnaryOperator<Tensor> f, Tensor at, Tensor direction) {
        return gradient(f, at.clone().requiresGrad_(), false).mul(direction).sum().item();
    }

    /// The gradient of the sum of squares, so that nothing is linear.
    private static Tensor gradient(UnaryOperator<Tensor> f, Tensor x, boolean createGraph) {
        Tensor y = f.apply(x);
        return Autograd.grad(y.mul(y).sum(), x, o -> o.createGraph(createGraph));
    }
}
