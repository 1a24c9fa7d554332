package dev.obor.autograd;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.GroupNorm;
import dev.obor.nn.LayerNorm;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What backward reads, and changes in place between forward and backward. The whole table, for
/// every operator, is `GraphTest` of the conformance module.
class SavedValuesTest {
    private static void refused(String words, Runnable action) {
        StateError e = assertThrows(StateError.class, action::run);
        assertTrue(e.getMessage().contains(words), e.getMessage());
    }

    private static final String CHANGED = "has been modified by an inplace operation";

    @Test
    void targetsAndIndicesAreNoticed() {
        Tensor y = Obor.tensor(new long[] {0, 1});
        Tensor loss = F.crossEntropy(Obor.randn(2, 3).requiresGrad_(), y);
        y.fill_(2);
        refused(CHANGED, loss::backward);

        Tensor rows = Obor.tensor(new long[] {0, 1});
        Tensor read = F.embedding(rows, Obor.randn(4, 3).requiresGrad_()).sum();
        rows.fill_(2);
        refused(CHANGED, read::backward);

        var pooled = F.maxPool2dWithIndices(Obor.randn(1, 1, 4, 4).requiresGrad_(), 2, o -> {});
        pooled.indices().fill_(0);
        refused(CHANGED, () -> pooled.values().sum().backward());

        Tensor mask = Obor.tensor(new boolean[] {true, false});
        Tensor picked = Obor.randn(2).requiresGrad_().get(mask).sum();
        mask.fill_(1);
        refused(CHANGED, picked::backward);
    }

    /// `y = F.cross_entropy(x, t); x.fill_(7); torch.autograd.grad(y, a, create_graph=True)` and
    /// the same of its sum of squares, as if nothing had been filled.
    @Test
    void lossesThatKeepLogProbabilitiesLetTheirInputsChange() {
        for (Loss loss : Loss.values()) {
            Tensor[][] seen = new Tensor[2][];
            for (int changed = 0; changed < 2; changed++) {
                Obor.manualSeed(4);
                Tensor a = Obor.randn(Obor.float64, 5, 4).requiresGrad_();
                Tensor b = Obor.randn(Obor.float64, 5, 4).requiresGrad_(loss == Loss.KL_DIV_LOG);
                Tensor x = a.mul(1.5);
                Tensor y = b.mul(0.5);
                Tensor value = loss.of(x, y);
                if (changed == 1) {
                    Obor.noGrad(() -> x.fill_(7));
                    if (loss == Loss.KL_DIV_LOG) {
                        Obor.noGrad(() -> y.fill_(7));
                    }
                }
                Tensor g = Autograd.grad(value, a, o -> o.createGraph(true));
                Tensor of = loss == Loss.KL_DIV_LOG ? b : a; // what that one's gradient reads
                Tensor second = Autograd.grad(g.square().sum(), of);
                seen[changed] = new Tensor[] {value.detach(), g.detach(), second};
            }
            for (int i = 0; i < 3; i++) {
                assertTrue(seen[0][i].equal(seen[1][i]), loss + " " + i);
                assertTrue(seen[0][i].abs().sum().item() > 0, loss + " " + i);
            }
        }
    }

    private enum Loss {
        CROSS_ENTROPY,
        WEIGHTED_CROSS_ENTROPY,
        KL_DIV_LOG;

        Tensor of(Tensor x, Tensor y) {
            Tensor classes = Obor.tensor(new long[] {0, 1, 3, 2, 2});
            return switch (this) {
                case CROSS_ENTROPY -> F.crossEntropy(x, classes);
                case WEIGHTED_CROSS_ENTROPY ->
                        F.crossEntropy(
                                x,
                                classes,
                                o -> o.weight(Obor.arange(1.0, 5.0).toDouble()).ignoreIndex(3));
                case KL_DIV_LOG -> F.klDiv(x, y, o -> o.logTarget(true));
            };
        }
    }

    @Test
    void runningStatisticsAreNoticedWhereBackwardReadsThem() {
        var norm = new BatchNorm2d(3);
        norm.eval();
        Tensor out = norm.call(Obor.randn(2, 3, 2, 2).requiresGrad_()).sum();
        norm.runningVar.fill_(2);
        refused(CHANGED, out::backward);
        norm.train(); // here it is that of the batch, and a second forward moves the running one
        Tensor first = norm.call(Obor.randn(2, 3, 2, 2).requiresGrad_()).sum();
        Tensor second = norm.call(Obor.randn(2, 3, 2, 2).requiresGrad_()).sum();
        assertDoesNotThrow(() -> first.add(second).backward());
    }

    @Test
    void resultsOfLayersMayBeChangedInPlace() {
        List<UnaryOperator<Tensor>> layers =
                List.of(
                        new BatchNorm2d(4)::call,
                        new GroupNorm(2, 4)::call,
                        new LayerNorm(3)::call,
                        x -> x.logsumexp(1),
                        x -> x.median(1).values(),
                        x -> x.rot90(1, 2, 3));
        for (UnaryOperator<Tensor> layer : layers) {
            Tensor x = Obor.randn(2, 4, 3, 3).requiresGrad_();
            Tensor changed = x.detach().clone().requiresGrad_();
            Obor.relu(layer.apply(x).mul(2.0).add(1.0)).sum().backward();
            Tensor y = layer.apply(changed);
            if (y.gradFn() != null && !y.gradFn().name().startsWith("Logsumexp")) {
                y.mul_(2.0).add_(1.0).relu_().sum().backward();
                assertTrue(changed.grad().allclose(x.grad()), "gradients differ");
            }
            Tensor plain = Autograd.noGrad(() -> layer.apply(changed));
            assertDoesNotThrow(() -> plain.add_(changed.sum()));
        }
        Module block = new Sequential(new BatchNorm2d(3), new ReLU(true));
        assertDoesNotThrow(() -> block.call(Obor.randn(2, 3, 4, 4)).sum().backward());
        block.eval();
        assertDoesNotThrow(() -> block.call(Obor.randn(2, 3, 4, 4)).sum().backward());
    }

    @Test
    void aSecondPassIsRefusedWhereANumberWasSaved() {
        Tensor x = Obor.randn(3).requiresGrad_();
        for (UnaryOperator<Tensor> f :
                List.<UnaryOperator<Tensor>>of(t -> t.mul(2.0), t -> t.div(2.0), t -> t.pow(2.0))) {
            Tensor y = f.apply(x).sum();
            y.backward();
            refused("Trying to backward through the graph a second time", y::backward);
        }
        for (UnaryOperator<Tensor> f :
                List.<UnaryOperator<Tensor>>of(t -> t.add(2.0), Tensor::neg, t -> t.view(3, 1))) {
            Tensor y = f.apply(x).sum();
            y.backward();
            assertDoesNotThrow(() -> y.backward());
        }
    }

    /// PyTorch's answers: `a.sum()` raises, `a.requires_grad` is True, printing shows `<Invalid>`.
    @Test
    void partsDoNotFollowAChangeOfTheirBase() {
        Tensor base = Obor.ones(4).requiresGrad_().mul(1.0);
        Tensor part = base.split(2, 0)[0];
        base.add_(1.0);
        refused("its base or another view of its base has been modified inplace", part::sum);
        assertTrue(part.requiresGrad());
        assertTrue(part.toString().contains("grad_fn=<Invalid>"), part.toString());
    }

    @Test
    void leavesThatAreDetachedOrSeenWithoutGradient() {
        Tensor x = Obor.ones(4).requiresGrad_();
        Tensor y = x.mul(2.0).sum();
        x.detach_();
        y.backward();
        assertNull(x.grad());

        Tensor u = Obor.ones(4).requiresGrad_().mul(1.0);
        Tensor square = u.mul(u).sum();
        u.detach_();
        refused("has been detached in-place", square::backward);

        Tensor leaf = Obor.ones(4).requiresGrad_();
        Tensor view = Autograd.noGrad(() -> leaf.view(2, 2));
        assertTrue(view.requiresGrad());
        assertNull(view.gradFn());
    }

    @Test
    void gradientsThatAreZeroExistAndSelectionsHaveNoSecondOnes() {
        for (UnaryOperator<Tensor> f :
                List.<UnaryOperator<Tensor>>of(
                        Tensor::round, Tensor::floor, Tensor::ceil, Tensor::trunc, Tensor::sign)) {
            Tensor x = Obor.randn(3).requiresGrad_();
            f.apply(x).sum().backward();
            assertEquals(0.0, x.grad().abs().sum().item());
        }
        Tensor a = Obor.randn(3).requiresGrad_();
        Tensor g = Autograd.grad(a.maximum(Obor.randn(3)).sum(), a, o -> o.createGraph(true));
        assertFalse(g.requiresGrad());
    }
}
