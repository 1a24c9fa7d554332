package dev.obor.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Index;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.optim.SGD;
import dev.obor.testing.Testing;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows of document 000 that come out exactly.
class WhatIsTorchNnReallyTest {
    @TempDir private Path plots;

    @Test
    void row000_02_imagesAreBytesDividedBy256() {
        var mnist = MnistData.arrays();
        int n = MnistData.isReal() ? 50_000 : 656;
        assertEquals(n * 784, mnist.train().images().length);
        assertEquals(n, mnist.train().labels().length);
        if (MnistData.isReal()) {
            assertEquals(10_000, mnist.valid().labels().length);
            assertEquals(10_000, mnist.test().labels().length);
        }
        for (float pixel : mnist.valid().images()) {
            float steps = pixel * 256;
            assertTrue(steps == (int) steps && steps >= 0 && steps <= 255, "pixel " + pixel);
        }
    }

    @Test
    void row000_05_arraysBecomeTensorsThatShareTheirMemory() {
        float[] array = {1, 2, 3};
        Tensor shared = Obor.fromArray(array);
        Tensor copied = Obor.tensor(array);
        array[0] = 7;
        assertEquals("tensor([7., 2., 3.])", shared.toString());
        assertEquals("tensor([1., 2., 3.])", copied.toString());
        assertEquals(Obor.int64, Obor.fromArray(new long[] {5, 0, 4}).dtype());
    }

    @Test
    void row000_06_shapesAndDevices() {
        var setup = new Setup(MnistData.folder(), plots);
        String text = Output.of(() -> new WhatIsTorchNnReally().mnistSetup(setup));
        String expected =
                """
                torch.Size([50000, 784]) cpu
                torch.Size([50000]) cpu
                torch.Size([10000, 784]) cpu
                torch.Size([10000]) cpu
                """;
        if (!MnistData.isReal()) {
            expected = expected.replace("[10000", "[2000").replace("[50000", "[10000");
        }
        assertEquals(expected, text.substring(text.indexOf("torch.Size")));
        assertTrue(plots.resolve("digit-88.png").toFile().isFile());
    }

    @Test
    void row000_07_aQuotientIsALeafOnlyWithoutGradients() {
        var program = MnistData.torchNn();
        program.drawWeights();
        assertTrue(program.weights.isLeaf() && program.weights.requiresGrad());
        Tensor late = Obor.randn(o -> o.requiresGrad(true), 2, 2).div(Math.sqrt(784));
        assertFalse(late.isLeaf());
        assertTrue(late.toString().endsWith("grad_fn=<DivBackward0>)"), late.toString());
    }

    @Test
    void row000_10_theRowsOfLogSoftmaxSumToOne() {
        var program = MnistData.torchNn();
        Tensor x = Obor.randn(8, 10);
        Tensor own = program.logSoftmax(x);
        Testing.assertClose(own.exp().sum(-1), Obor.ones(8));
        Testing.testClose(own, F.logSoftmax(x, -1), 1e-6);
    }

    @Test
    void row000_12_firstPredictionsAreAPair() {
        var program = MnistData.torchNn();
        String text = Output.of(program::byHand);
        assertTrue(text.startsWith("(tensor([-"), text);
        assertTrue(text.contains("grad_fn=<SelectBackward0>),\n torch.Size([64, 10]))\n"), text);
        // Row 000-13: the loss is the negated mean.
        assertTrue(text.lines().toList().get(3).endsWith(", grad_fn=<NegBackward0>)"), text);
    }

    @Test
    void row000_13_indexingPicksOneEntryOfEachRow() {
        var program = MnistData.torchNn();
        Tensor input = Obor.randn(3, 10).requiresGrad_();
        Tensor target = Obor.tensor(5, 0, 4);
        Tensor loss = program.nll(input, target);
        double sum = input.get(0, 5).item() + input.get(1, 0).item() + input.get(2, 4).item();
        assertEquals(-sum / 3, loss.item(), 1e-6);
        assertEquals("NegBackward0", loss.gradFn().name());
        loss.backward();
        assertEquals(-1.0 / 3, input.grad().get(1, 0).item(), 1e-6);
        assertEquals(3, input.grad().ne(0).sum().itemLong());
    }

    @Test
    void row000_17_theLibrarysLossHasTheSameValueAndItsOwnNode() {
        var program = MnistData.torchNn();
        program.drawWeights();
        var batch = program.batch(0);
        Tensor logits = batch.x().matmul(program.weights).add(program.bias);
        Tensor own = program.nll(program.logSoftmax(logits), batch.y());
        Tensor fused = F.crossEntropy(logits, batch.y());
        assertEquals(own.item(), fused.item(), 5e-7 * Math.abs(own.item()));
        assertTrue(fused.toString().endsWith(", grad_fn=<NllLossBackward0>)"), fused.toString());
    }

    @Test
    void row000_19_zeroGradDropsTheGradients() {
        Obor.manualSeed(0);
        var program = MnistData.torchNn();
        var module = new WhatIsTorchNnReally.OwnLogistic(program.device);
        var batch = program.batch(0);
        F.crossEntropy(module.call(batch.x()), batch.y()).backward();
        assertTrue(module.weights.grad() != null);
        module.zeroGrad();
        assertEquals(null, module.weights.grad());
    }

    @Test
    void row000_22_aSliceBeyondTheEndIsCut() {
        var program = MnistData.torchNn();
        long rest = program.xTrain.size(0) % 64;
        assertEquals(16, rest);
        assertArrayEquals(new long[] {16, 784}, program.lastBatch().x().shape().toArray());
    }

    @Test
    void row000_27_theFirstMomentumStepIsThatOfPlainDescent() {
        Tensor[] results = new Tensor[2];
        for (int i = 0; i < 2; i++) {
            double momentum = i * 0.9;
            Tensor p = Obor.tensor(1.0, 2.0).requiresGrad_();
            var opt = new SGD(java.util.List.of(p), 0.05, o -> o.momentum(momentum));
            p.square().sum().backward();
            opt.step();
            results[i] = p.detach();
        }
        assertTrue(results[0].equal(results[1]));
    }

    @Test
    void row000_29_theSequentialEqualsTheClassBitForBit() {
        var program = MnistData.torchNn();
        Obor.manualSeed(0);
        var cnn = new WhatIsTorchNnReally.MNISTCNN(program.device);
        var chain = program.sequentialCnn();
        var opts = new SGD[] {descent(cnn), descent(chain)};
        for (int i = 0; i < 8; i++) {
            var batch = program.batch(i);
            Tensor a = program.step(cnn, opts[0], batch);
            Tensor b = program.step(chain, opts[1], batch);
            assertEquals(a.item(), b.item());
        }
        Tensor x = program.xValid.get(Index.to(100));
        assertTrue(cnn.call(x).equal(chain.call(x)));
        assertEquals(16, cnn.call(x).size(1)); // sixteen outputs for ten classes
    }

    private static SGD descent(dev.obor.nn.Module module) {
        return new SGD(module.parameters(), 0.05, o -> o.momentum(0.9));
    }
}
