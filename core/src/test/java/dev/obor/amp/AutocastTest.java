package dev.obor.amp;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.autocast;
import static dev.obor.Obor.bfloat16;
import static dev.obor.Obor.float16;
import static dev.obor.Obor.float32;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.ones;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Autocast;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Node;
import dev.obor.base.DType;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Flatten;
import dev.obor.nn.Linear;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.nn.utils.ClipGrad;
import dev.obor.optim.SGD;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Mixed precision against PyTorch's on the CPU.
class AutocastTest {
    private static Tensor square(DType dtype) {
        return ones(dtype, 4, 4);
    }

    private static void casts(DType given, DType expected, UnaryOperator<Tensor> operation) {
        try (var _ = autocast(bfloat16)) {
            assertEquals(expected, operation.apply(square(given)).dtype());
        }
    }

    @Test
    void productsComputeWithFewerBits() {
        List<UnaryOperator<Tensor>> lower =
                List.of(
                        x -> x.mm(x),
                        x -> x.matmul(x),
                        x -> x.addmm(x, x),
                        x -> F.linear(x, x),
                        x -> Obor.einsum("ij,jk", x, x),
                        x -> Obor.tensordot(x, x, 1),
                        x -> x.unsqueeze(0).bmm(x.unsqueeze(0)),
                        x -> F.conv1d(x, x.unsqueeze(2)),
                        x -> F.prelu(x, Obor.ones(x.dtype(), 1)),
                        x -> F.scaledDotProductAttention(x, x, x));
        for (UnaryOperator<Tensor> operation : lower) {
            casts(float32, bfloat16, operation);
            casts(bfloat16, bfloat16, operation);
            casts(float64, float64, operation);
        }
    }

    @Test
    void lossesComputeWithFloat32() {
        List<UnaryOperator<Tensor>> full =
                List.of(
                        x -> F.mseLoss(x, x),
                        x -> F.mseLoss(x, x, o -> o.reduction("sum")),
                        x -> F.crossEntropy(x, arange(4)),
                        x -> F.nllLoss(x, arange(4)),
                        x -> F.binaryCrossEntropyWithLogits(x, x),
                        x -> x.trace(),
                        x -> x.prod());
        for (UnaryOperator<Tensor> operation : full) {
            casts(bfloat16, float32, operation);
            casts(float32, float32, operation);
        }
    }

    @Test
    void othersTakeWhatComes() {
        List<UnaryOperator<Tensor>> plain =
                List.of(
                        x -> x.relu(),
                        x -> x.softmax(0),
                        x -> x.add(x),
                        x -> x.exp(),
                        x -> x.sum());
        for (UnaryOperator<Tensor> operation : plain) {
            casts(bfloat16, bfloat16, operation);
            casts(float32, float32, operation);
        }
    }

    @Test
    void blocksNestAndEnd() {
        assertFalse(Autocast.isEnabled());
        try (var _ = autocast(float16)) {
            assertEquals(float16, Autocast.dtype());
            try (var _ = autocast(o -> o.enabled(false))) {
                assertEquals(float32, square(float32).mm(square(float32)).dtype());
            }
            assertEquals(float16, square(float32).mm(square(float32)).dtype());
        }
        assertEquals(float32, square(float32).mm(square(float32)).dtype());
        assertThrows(ValueError.class, () -> autocast(float32));
        assertFalse(Autocast.isEnabled());
    }

    @Test
    void aParameterIsCastOnce() {
        var weight = square(float32).requiresGrad_();
        try (var _ = autocast()) {
            var first = F.linear(square(float32), weight);
            var second = F.linear(square(float32), weight);
            first.sum().add(second.sum()).backward();
            assertSame(castOf(first), castOf(second));
        }
        var grad = weight.grad();
        assertNotNull(grad);
        assertEquals(float32, grad.dtype());
        assertEquals(8, grad.select(0, 0).select(0, 0).item());
    }

    /// The step before the transpose of the weight.
    private static Node castOf(Tensor product) {
        return next(next(product.gradFn()));
    }

    private static Node next(@Nullable Node node) {
        assertNotNull(node);
        return node.nextFunctions().stream().filter(Objects::nonNull).findFirst().orElseThrow();
    }

    /// The losses that `conformance/python/autocast_golden.py` prints.
    @Test
    void trainsAsPyTorchDoes() {
        Obor.manualSeed(0);
        var net =
                new Sequential(
                        new Conv2d(1, 4, 3, o -> o.padding(1)),
                        new ReLU(),
                        new Flatten(),
                        new Linear(4 * 6 * 6, 5));
        var x = arange(8 * 36).to(float32).mul(0.37).sin().reshape(8, 1, 6, 6);
        var y = arange(8).remainder(5);
        var optimizer = new SGD(net.parameters(), o -> o.lr(0.1).momentum(0.9));
        double[][] golden = {
            {1.6185052394866943, 1.515876054763794, 1.3555595874786377, 1.1890461444854736},
            {1.0350936651229858, 0.884391725063324, 0.7233248949050903, 0.5577954053878784}
        };
        for (int run = 0; run < 2; run++) {
            var scaler = new GradScaler(o -> o.initScale(4096).growthInterval(2));
            double last = 0;
            for (int i = 0; i < 5; i++) {
                optimizer.zeroGrad();
                Tensor loss;
                try (var _ = autocast(run == 0 ? bfloat16 : float16)) {
                    loss = F.crossEntropy(net.call(x), y);
                }
                scaler.scale(loss).backward();
                if (i == 3) {
                    gradOf(net).reshape(-1).select(0, 0).fill_(Double.POSITIVE_INFINITY);
                }
                scaler.unscale_(optimizer);
                ClipGrad.clipGradNorm_(net.parameters(), 1);
                scaler.step(optimizer);
                scaler.update();
                // Two roundings to 8 and 11 bits may fall the other way.
                assertEquals(golden[run][Math.min(i, 3)], loss.item(), run == 0 ? 4e-3 : 5e-4);
                last = i == 3 ? loss.item() : last;
                assertTrue(i < 4 || loss.item() == last, "the step with an infinity is left out");
            }
            assertEquals(4096.0, scaler.stateDict().get("scale"));
            assertEquals(1, scaler.stateDict().get("_growth_tracker"));
        }
    }

    private static Tensor gradOf(Sequential net) {
        var grad = net.parameters().getFirst().grad();
        assertNotNull(grad);
        return grad;
    }

    @Test
    void theScalerSaysWhatIsOutOfOrder() {
        var p = square(float32).requiresGrad_();
        var optimizer = new SGD(List.of(p), 0.1);
        var scaler = new GradScaler();
        assertEquals(
                "No inf checks were recorded for this optimizer.",
                first(assertThrows(StateError.class, () -> scaler.step(optimizer))));
        scaler.update(8);
        scaler.scale(p.sum()).backward();
        scaler.unscale_(optimizer);
        assertEquals(
                "unscale_() has already been called on this optimizer since the last update().",
                first(assertThrows(StateError.class, () -> scaler.unscale_(optimizer))));
        scaler.step(optimizer);
        assertEquals(
                "step() has already been called since the last update().",
                first(assertThrows(StateError.class, () -> scaler.step(optimizer))));
        scaler.update();
        assertEquals(
                "No inf checks were recorded prior to update.",
                first(assertThrows(StateError.class, scaler::update)));
        assertThrows(ValueError.class, () -> scaler.loadStateDict(Map.of("scale", "much")));
        var other = new GradScaler();
        other.loadStateDict(scaler.stateDict());
        assertEquals(8, other.getScale());
    }

    private static String first(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
