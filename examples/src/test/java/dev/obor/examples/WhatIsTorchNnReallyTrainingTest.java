package dev.obor.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Index;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Device;
import dev.obor.data.DataLoader;
import dev.obor.data.Sample;
import dev.obor.data.TensorDataset;
import dev.obor.examples.WhatIsTorchNnReally.MNISTCNN;
import dev.obor.examples.WhatIsTorchNnReally.OwnLogistic;
import dev.obor.nn.functional.F;
import dev.obor.nn.init.Init;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows of document 000 that need the data or a training. On the real data what is printed is
/// PyTorch's of the same seed (`conformance/python/mnist_runs.py`), else its form is looked at.
class WhatIsTorchNnReallyTrainingTest {
    private static final String LOSS = "tensor\\(\\d\\.\\d{4}, grad_fn=<NllLossBackward0>\\)";

    private static List<String> optim = List.of();
    private static List<String> dataset = List.of();
    private static List<String> dataLoader = List.of();
    private static List<String> validation = List.of();
    private static List<String> shuffled = List.of();

    @TempDir private Path plots;

    private final WhatIsTorchNnReally program = MnistData.torchNn();

    /// One model goes through these sections, as in the document.
    @BeforeAll
    static void train() {
        var program = MnistData.torchNn();
        optim = lines(program::optim);
        List<WhatIsTorchNnReally.ModelAndOptimizer> made = new ArrayList<>();
        dataset = lines(() -> made.add(program.dataset()));
        dataLoader = lines(() -> program.dataLoader(made.getFirst()));
        validation = lines(() -> program.validation(made.getFirst()));
        shuffled = lines(() -> program.fitAndGetData(made.getFirst()));
    }

    private static List<String> lines(Runnable section) {
        return Output.of(section).lines().toList();
    }

    /// On the real data the very text, else what it looks like.
    private static void assertLine(String real, String form, String actual) {
        if (MnistData.isReal()) {
            assertEquals(real, actual);
        } else {
            assertTrue(actual.matches(form), actual);
        }
    }

    // ---- Data

    @Test
    void row000_01_aMissingFileIsFetchedOnlyOnRequest() {
        Path missing = plots.resolve("data");
        var setup = new Setup(Optional.of(missing), plots);
        if (MnistData.isReal()) { // a file that is there is read, also if downloads are allowed
            var there = new Setup(MnistData.folder(), plots, true);
            assertEquals(50_000, WhatIsTorchNnReally.pickled(there).train().labels().length);
            return;
        }
        var error = assertThrows(RuntimeException.class, () -> WhatIsTorchNnReally.pickled(setup));
        String message = String.valueOf(error.getMessage());
        String source = "https://github.com/pytorch/tutorials/raw/main/_static/mnist.pkl.gz";
        assertTrue(message.contains("Get it from " + source), message);
        assertFalse(Files.exists(missing));
    }

    @Test
    void row000_03_aPictureInGrey() throws IOException {
        var setup = new Setup(MnistData.folder(), plots);
        Output.of(() -> new WhatIsTorchNnReally().mnistSetup(setup));
        var picture = ImageIO.read(plots.resolve("digit-88.png").toFile());
        boolean dark = false;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y) & 0xffffff;
                assertEquals(rgb & 0xff, rgb >> 16, "red and blue at " + x + ", " + y);
                assertEquals(rgb & 0xff, rgb >> 8 & 0xff, "green and blue at " + x + ", " + y);
                dark |= rgb == 0;
            }
        }
        assertTrue(dark, "cmap gray has black for zero");
        if (MnistData.isReal()) {
            assertEquals("tensor(0)", program.yTrain.get(88).toString());
        }
    }

    @Test
    void row000_04_theDeviceIsTheProcessorWithoutCuda() {
        assertFalse(Obor.cuda.isAvailable());
        Output.of(() -> program.mnistSetup(new Setup(Optional.empty(), plots)));
        assertEquals(Device.CPU, program.device);
        assertEquals("cpu", program.xTrain.device().toString());
    }

    // ---- By hand

    @Test
    void row000_08_theBiasIsALeafOfZeros() {
        program.drawWeights();
        assertTrue(program.bias.isLeaf() && program.bias.requiresGrad());
        assertEquals(
                "tensor([0., 0., 0., 0., 0., 0., 0., 0., 0., 0.], requires_grad=True)",
                program.bias.toString());
    }

    @Test
    void row000_09_xaviersVariances() {
        program.drawWeights();
        assertEquals(1 / 28.0, program.weights.detach().std().item(), 5e-4);
        Tensor both = Init.xavierNormal_(Obor.empty(784, 10));
        assertEquals(Math.sqrt(2.0 / (784 + 10)), both.std().item(), 1e-3);
    }

    @Test
    void row000_11_theModelIsAFunctionOverTensors() {
        Output.of(program::byHand);
        var sameModel = program.model;
        Tensor before = sameModel.apply(program.batch(0).x());
        assertEquals("torch.Size([64, 10])", before.shape().toString());
        program.drawWeights(); // the lambda sees the fields, not what they were
        Tensor after = sameModel.apply(program.batch(0).x());
        assertFalse(before.equal(after));
    }

    @Test
    void row000_14_accuracyIsAMeanOfEqualClasses() {
        Tensor out = F.oneHot(Obor.arange(64).remainder(10), 10).toFloat();
        Tensor right = Obor.where(Obor.arange(64).lt(8), Obor.arange(64), Obor.tensor(-1L));
        assertEquals("tensor(0.1250)", program.accuracy(out, right).toString());
    }

    @Test
    void row000_15_anUpdateIsMadeInPlaceAndNotRecorded() {
        program.drawWeights();
        program.model = x -> x.matmul(program.weights).add(program.bias);
        Tensor start = program.weights.detach().clone();
        Tensor copy = start.clone().requiresGrad_();
        Sample batch = program.batch(0);
        F.crossEntropy(batch.x().matmul(copy).add(program.bias.detach()), batch.y()).backward();
        program.stepByHand(batch);
        assertTrue(program.weights.equal(start.sub(copy.grad().mul(0.5))));
        assertTrue(program.weights.isLeaf() && program.weights.requiresGrad());
        assertEquals(0, program.weights.grad().abs().max().item());
        assertEquals(MnistData.isReal() ? 782 : 11, program.batches());
        assertEquals(16, program.lastBatch().y().numel());
    }

    @Test
    void row000_16_lossAndAccuracyOfTheLastBatch() {
        List<String> lines = lines(program::byHand);
        String form =
                "tensor\\(\\d\\.\\d{4}, grad_fn=<NegBackward0>\\) tensor\\(\\d\\.(\\d{4})?\\)";
        String twoPasses = "tensor(0.0838, grad_fn=<NegBackward0>) tensor(1.)";
        assertLine(twoPasses, form, lines.get(lines.size() - 2));
        String fourPasses = "tensor(0.0667, grad_fn=<NegBackward0>) tensor(1.)";
        assertLine(fourPasses, form, lines.getLast());
    }

    // ---- torch.nn

    @Test
    void row000_18_aModuleOfTwoParameters() {
        Obor.manualSeed(0);
        var module = new OwnLogistic(program.device);
        assertEquals(List.of("weights", "bias"), List.copyOf(module.namedParameters().keySet()));
        Obor.manualSeed(0);
        program.drawWeights();
        assertTrue(module.weights.equal(program.weights));
        Tensor x = program.batch(0).x();
        assertTrue(module.call(x).equal(x.matmul(program.weights).add(program.bias)));
    }

    @Test
    void row000_20_aLinearLayerOnTheFirstBatch() {
        List<String> lines = lines(program::nnLinear);
        assertLine("tensor(2.3722, grad_fn=<NllLossBackward0>)", LOSS, lines.get(0));
        assertLine("tensor(0.2268, grad_fn=<NllLossBackward0>)", LOSS, lines.get(1));
    }

    @Test
    void row000_21_modelAndOptimizerAreAPair() {
        var made = program.getModel();
        assertEquals(2, made.model().parameters().size());
        assertEquals(1, made.opt().paramGroups().size());
        assertLine("tensor(0.0813, grad_fn=<NllLossBackward0>)", LOSS, optim.getFirst());
        assertEquals(optim, dataset); // the data set gives the same batches
    }

    @Test
    void row000_23_theLoaderGivesTheBatchesInOrder() {
        assertLine("tensor(0.0653, grad_fn=<NllLossBackward0>)", LOSS, dataLoader.getFirst());
        var data = new TensorDataset(program.xTrain, program.yTrain);
        long i = 0;
        for (Sample batch : new DataLoader<>(data, o -> o.batchSize(64))) {
            assertTrue(batch.x().equal(program.batch(i).x()), "batch " + i);
            assertTrue(batch.y().equal(program.batch(i++).y()));
        }
        assertEquals(program.batches(), i);
    }

    @Test
    void row000_24_theValidationLossIsAMeanOfMeans() {
        assertEquals(2, validation.size());
        assertLine("0 tensor(0.2795)", "0 tensor\\(\\d\\.\\d{4}\\)", validation.get(0));
        assertLine("1 tensor(0.2785)", "1 tensor\\(\\d\\.\\d{4}\\)", validation.get(1));
        var made = program.getModel();
        program.xTrain = program.xTrain.get(Index.to(64));
        program.yTrain = program.yTrain.get(Index.to(64));
        program.xValid = program.xValid.get(Index.to(65));
        program.yValid = program.yValid.get(Index.to(65));
        Tensor value = Output.quietly(() -> program.validation(made)).getLast();
        assertFalse(made.model().isTraining());
        double first = loss(made.model(), 0, 64);
        double last = loss(made.model(), 64, 65); // one sample weighs as much as 64
        assertEquals((first + last) / 2, value.item(), 1e-6);
        Tensor weight = made.model().parameters().getFirst();
        var error = assertThrows(RuntimeException.class, () -> weight.mul(value).sum().backward());
        assertTrue(
                String.valueOf(error.getMessage())
                        .startsWith("Inference tensors cannot be saved for backward."),
                error.getMessage());
    }

    private double loss(dev.obor.nn.Module model, int from, int to) {
        var rows = Index.slice(from, to);
        try (var _ = Obor.noGrad()) {
            return F.crossEntropy(model.call(program.xValid.get(rows)), program.yValid.get(rows))
                    .item();
        }
    }

    @Test
    void row000_25_aShufflingLoaderAndOneOfTwiceTheBatch() {
        var data = program.getData();
        assertEquals(64, data.train().iterator().next().y().numel());
        assertEquals(128, data.valid().iterator().next().y().numel());
        assertFalse(data.train().iterator().next().y().equal(program.batch(0).y()));
        assertEquals(10, shuffled.size());
        double best = 9;
        for (int i = 0; i < 10; i++) {
            String line = shuffled.get(i);
            assertTrue(line.matches(i + " tensor\\(\\d\\.\\d{4}\\)"), line);
            best = Math.min(best, Double.parseDouble(line.substring(9, 15)));
        }
        if (MnistData.isReal()) {
            assertTrue(best <= 0.275, shuffled.toString());
            assertTrue(Double.parseDouble(shuffled.getLast().substring(9, 15)) <= 0.40);
        }
    }

    // ---- Convolutions

    @Test
    void row000_26_threeConvolutionsAndSixteenOutputs() {
        Obor.manualSeed(0);
        var cnn = new MNISTCNN(program.device);
        long[] sizes = cnn.parameters().stream().mapToLong(Tensor::numel).toArray();
        assertEquals("[144, 16, 2304, 16, 2304, 16]", java.util.Arrays.toString(sizes));
        var batch = program.batch(0);
        Tensor out = cnn.call(batch.x());
        assertEquals("torch.Size([64, 16])", out.shape().toString());
        double loss = F.crossEntropy(out, batch.y()).item();
        if (MnistData.isReal()) {
            double first = ReferenceNumbers.of("000-cnn-in-order/seed0/float64", "first")[0];
            assertEquals(first, loss, 1e-5 * first);
        }
        assertEquals(Math.log(16), loss, 0.1); // nothing is learnt yet
    }

    @Test
    void row000_28_aLayerFromAFunction() {
        var own = new WhatIsTorchNnReally.Lambda(WhatIsTorchNnReally::preprocess);
        assertEquals(List.of(), own.parameters());
        assertEquals("Lambda()", own.toString());
        Tensor x = Obor.arange(2 * 784).view(2, 784);
        assertEquals("torch.Size([2, 1, 28, 28])", own.call(x).shape().toString());
        var library = new dev.obor.nn.Lambda(WhatIsTorchNnReally::preprocess);
        assertTrue(library.call(x).equal(own.call(x)));
        assertEquals("Lambda()", library.toString());
    }
}
