package dev.obor.examples;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.cat;
import static dev.obor.Obor.fromArray;
import static dev.obor.Obor.getPrintOptions;
import static dev.obor.Obor.linspace;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.setPrintOptions;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.zeros;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Index;
import dev.obor.PrintOptions;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.PythonFloat;
import dev.obor.base.ShapeError;
import dev.obor.data.Datasets;
import dev.obor.data.TrainTestSplit;
import dev.obor.examples.DigitModels.Conv;
import dev.obor.examples.DigitModels.ConvInARow;
import dev.obor.examples.DigitModels.Fit;
import dev.obor.examples.DigitModels.Fnn;
import dev.obor.examples.DigitModels.Fnn2;
import dev.obor.examples.DigitModels.Normal;
import dev.obor.examples.DigitModels.OneLayer;
import dev.obor.learn.LogisticRegression;
import dev.obor.learn.Metrics;
import dev.obor.nn.AvgPool2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.MaxPool2d;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.functional.F;
import dev.obor.optim.SGD;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rows of tutorial 003, each by its number.
class NeuralNetworkModelsTest {
    @TempDir private Path plots;

    private final PrintOptions before = getPrintOptions();

    @BeforeEach
    void seed() {
        manualSeed(0);
    }

    @AfterEach
    void restore() {
        setPrintOptions(before);
    }

    private static Tensor printedImage() {
        return Fixtures.printed("003-20.txt", 1, 64);
    }

    private static void narrow(int linewidth) {
        setPrintOptions(o -> o.edgeitems(30).linewidth(linewidth));
    }

    /// Forty rows of six numbers in two classes that a line can tell apart.
    private static TrainTestSplit toy() {
        Tensor x = randn(40, 64);
        Tensor y = x.select(1, 0).gt(0).toLong();
        return Datasets.trainTestSplit(x, y, 0.25, 0);
    }

    @Test
    void row003_01_dataInFieldsAreNoParameters() {
        Tensor x = randn(20, 2);
        Tensor start = zeros(2);
        var model = new NeuralNetworkModels.Model(x, x.matmul(tensor(1., 2.)), start);
        assertEquals(List.of("beta"), List.copyOf(model.namedParameters().keySet()));
        assertEquals(List.of(), model.buffers());
        assertTrue(model.beta.isLeaf());
        List<Double> losses = model.fit(new SGD(model.parameters(), 0.1));
        assertEquals(1000, losses.size());
        assertEquals(0, losses.getLast(), 1e-8);
        assertArrayEquals(new float[] {1, 2}, model.beta.detach().toFloatArray(), 1e-4f);
    }

    @Test
    void row003_02_anObjectIsCalled() {
        assertEquals("Hello Jane", new NeuralNetworkModels.Greet("Hello").call("Jane"));
        assertEquals("Good morning Bob", new NeuralNetworkModels.Greet("Good morning").call("Bob"));
    }

    @Test
    void row003_03_arraysPrintAsInNumpy() {
        Tensor rows = fromArray(Fixtures.numbers(Fixtures.text("003-03.txt"))).reshape(2, 64);
        for (int linewidth = 44; linewidth <= 46; linewidth++) {
            assertEquals(Fixtures.text("003-03.txt"), NumpyText.array(rows, linewidth));
        }
        assertEquals("array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])", NumpyText.array(arange(10), 46));
        assertEquals("(2, 64) (10,)", NumpyText.shape(rows) + " " + NumpyText.shape(arange(10)));
    }

    @Test
    void row003_03_theRealDigitsBeginAsPrinted() {
        var digits = NeuralNetworkModels.Digits8x8.load(real());
        assertEquals(
                "(1797, 64) (1797,)",
                NumpyText.shape(digits.data()) + " " + NumpyText.shape(digits.target()));
        assertEquals(
                "torch.float64 torch.int64", digits.data().dtype() + " " + digits.target().dtype());
        assertEquals(
                Fixtures.text("003-03.txt"), NumpyText.array(digits.data().get(Index.to(2)), 46));
        assertArrayEquals(
                new long[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
                digits.target().get(Index.to(10)).toLongArray());
        assertEquals(16, digits.data().max().item());
    }

    private static Setup real() {
        return new Setup(
                java.util.Optional.of(Fixtures.realData()), java.nio.file.Path.of("target"));
    }

    @Test
    void row003_04_aGridOfDigits() throws IOException {
        var setup = new Setup(java.util.Optional.empty(), plots);
        Output.of(() -> new NeuralNetworkModels().digits(setup));
        var picture = ImageIO.read(plots.resolve("003-digits.png").toFile());
        assertEquals(0xffffff, picture.getRGB(0, 0) & 0xffffff);
        var colours = new java.util.HashSet<Integer>();
        for (int i = 0; i < picture.getWidth() * picture.getHeight(); i++) {
            int rgb = picture.getRGB(i % picture.getWidth(), i / picture.getWidth()) & 0xffffff;
            assertEquals(rgb & 0xff, rgb >> 16, "cmap binary has greys only");
            colours.add(rgb);
        }
        assertTrue(colours.contains(0) && colours.size() > 16, colours.size() + " greys");
    }

    @Test
    void row003_05_theSplitIsScikitLearns() {
        var split = Datasets.trainTestSplit(arange(1797), arange(1797), 0.20, 1234);
        assertEquals("(1437,)", NumpyText.shape(split.xTrain()));
        assertEquals("(360,)", NumpyText.shape(split.xTest()));
        assertArrayEquals(
                new long[] {1395, 1457, 222, 921}, split.xTest().get(Index.to(4)).toLongArray());
    }

    @Test
    void row003_05_firstLabelsOfTheTestPart() {
        var split = Fixtures.digits();
        assertEquals("(1437, 64)", NumpyText.shape(split.xTrain()));
        assertEquals("(360, 64)", NumpyText.shape(split.xTest()));
        assertArrayEquals(
                new long[] {7, 1, 7, 6, 0, 2, 4, 3, 6, 3},
                split.yTest().get(Index.to(10)).toLongArray());
        assertArrayEquals(labels().toLongArray(), split.yTest().toLongArray());
    }

    @Test
    void row003_06_logisticRegressionAsInScikitLearn() {
        var split = Fixtures.digits();
        var lr = new LogisticRegression().fit(split.xTrain(), split.yTrain());
        assertEquals(1, Metrics.accuracyScore(split.yTrain(), lr.predict(split.xTrain())));
        double test = Metrics.accuracyScore(split.yTest(), lr.predict(split.xTest()));
        assertEquals("0.9583333333333334", PythonFloat.repr(test)); // 345 of 360
        assertEquals(39, lr.iterations());
    }

    @Test
    void row003_07_dtypesOfTheTensors() {
        Tensor x = fromArray(new double[][] {{1, 16}});
        assertEquals("torch.float32", x.toFloat().dtype().toString());
        assertEquals("torch.int64", fromArray(new long[] {3}).dtype().toString());
    }

    @Test
    void row003_08_aParameterFromARecordedTensorIsANewLeaf() {
        var model = new Normal(64, 10);
        assertTrue(model.beta.isLeaf() && model.beta.requiresGrad());
        assertEquals("SqueezeBackward0", name(model.call(randn(5, 64))));
        assertEquals(2, model.parameters().size());
        List<Double> losses = model.fit(toy(), 0.001, 50);
        assertTrue(losses.getLast() < losses.getFirst());
    }

    private static String name(Tensor t) {
        return String.valueOf(t.gradFn()).replaceAll(".*<|[> ].*", "");
    }

    @Test
    void row003_09_weightedMeanDividesByTheWeightsUsed() {
        Tensor x = randn(4, 3);
        Tensor y = tensor(0L, 2, -100, 1);
        Tensor w = tensor(1., 2., 0.5);
        double[] l = new double[3];
        double[] used = {1, 0.5, 2};
        int[] rows = {0, 1, 3};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            Tensor row = x.get(rows[i]);
            l[i] = used[i] * (row.logsumexp(0).item() - row.get(y.get(rows[i]).itemLong()).item());
            sum += l[i];
        }
        assertEquals(sum / 3.5, F.crossEntropy(x, y, o -> o.weight(w)).item(), 1e-6);
        assertEquals(sum, F.crossEntropy(x, y, o -> o.weight(w).reduction("sum")).item(), 1e-6);
        assertArrayEquals(
                new double[] {l[0], l[1], 0, l[2]},
                F.crossEntropy(x, y, o -> o.weight(w).reduction("none")).toDoubleArray(),
                1e-6);
    }

    @Test
    void row003_10_theBigPrintComesOutExactly() {
        double[] values = Fixtures.numbers(Fixtures.text("003-10.txt"));
        assertEquals(600, values.length);
        Tensor shown = fromArray(values).toFloat().reshape(60, 10);
        Tensor middle = ones(300, 10).mul(12345);
        Tensor all = cat(shown.get(Index.to(30)), middle, shown.get(Index.from(30)));
        narrow(47);
        assertEquals(Fixtures.text("003-10.txt"), all.requiresGrad_().squeeze().toString());
    }

    private static Tensor labels() {
        return fromArray(Fixtures.run("digits", "labels-of-test-part")).toLong();
    }

    private static Tensor printedPredictions() {
        return fromArray(Fixtures.numbers(Fixtures.text("003-11.txt"))).toLong();
    }

    @Test
    void row003_11_thePredictedClassesComeOutExactly() {
        Tensor oneHot = F.oneHot(printedPredictions(), 10).toFloat();
        narrow(47);
        assertEquals(Fixtures.text("003-11.txt"), oneHot.max(1).indices().toString());
    }

    @Test
    void row003_12_rightAnswersOfThePrintedPredictions() {
        Tensor right = printedPredictions().eq(labels()).sum();
        assertEquals("tensor(318)", right.toString());
        assertEquals("tensor(0.8833)", right.div(labels().size(0)).toString());
    }

    @Test
    void row003_13_accuraciesCarryNoGraph() {
        var history = new Normal(64, 10).fit(toy(), 0.001, 30, 10);
        assertEquals(3, history.trainAcc().size());
        for (Tensor accuracy : history.testAcc()) {
            assertNull(accuracy.gradFn());
            assertEquals(DType.FLOAT32, accuracy.dtype());
        }
        assertEquals(30, history.loss().size());
    }

    @Test
    void row003_14_accuraciesPrintAsAListOfTensors() {
        Tensor a = tensor(1424L).div(1437);
        assertEquals("[tensor(0.9910), tensor(0.9910)]", List.of(a, a).toString());
        var history = new OneLayer(64, 10).fit(toy(), Fit.DEFAULT.n(20));
        assertEquals(2, history.trainAcc().size());
    }

    @Test
    void row003_15_shapesOfALinearLayer() {
        var parameters = new OneLayer(64, 10).parameters();
        assertEquals("torch.Size([10, 64])", parameters.get(0).shape().toString());
        assertEquals("torch.Size([10])", parameters.get(1).shape().toString());
    }

    @Test
    void row003_16_theActivationIsGiven() {
        assertEquals(
                "Fnn(\n  (l1): Linear(in_features=64, out_features=8, bias=True)\n  (nl): ReLU()\n"
                        + "  (l2): Linear(in_features=8, out_features=10, bias=True)\n)",
                new Fnn(64, 8, 10).toString());
    }

    @Test
    void row003_17_numberedShapes() {
        List<String> lines = new java.util.ArrayList<>();
        var parameters = new Fnn(64, 64, 10).parameters();
        for (int i = 0; i < parameters.size(); i++) {
            lines.add("Param " + i + " " + parameters.get(i).shape());
        }
        assertEquals(
                List.of(
                        "Param 0 torch.Size([64, 64])",
                        "Param 1 torch.Size([64])",
                        "Param 2 torch.Size([10, 64])",
                        "Param 3 torch.Size([10])"),
                lines);
    }

    /// One activation, reached by two fields.
    static final class Twice extends Module {
        final Module first;
        final Module second;

        Twice(Module shared) {
            first = shared;
            second = shared;
        }
    }

    @Test
    void row003_18_aModuleReachedTwiceIsCountedOnce() {
        assertEquals(6, new Fnn2(64, 64, 10, new ReLU()).parameters().size());
        var twice = new Twice(new OneLayer(2, 3));
        assertEquals(2, twice.parameters().size());
        assertEquals(1, twice.children().size());
        assertEquals(4, twice.stateDict().size());
    }

    /// The convolution with the printed weights.
    private static Conv2d printedConvolution() {
        var cv = new Conv2d(1, 4, 3, o -> o.stride(1).padding(1));
        try (var _ = noGrad()) {
            cv.parameters().get(0).copy_(Fixtures.printed("003-19-weight.txt", 4, 1, 3, 3));
            cv.parameters().get(1).copy_(Fixtures.printed("003-19-bias.txt", 4));
        }
        return cv;
    }

    @Test
    void row003_19_parametersOfAConvolution() {
        var cv = printedConvolution();
        narrow(46);
        // PyTorch leaves two lines between the outer blocks; the page has lost one of them.
        assertEquals(
                Fixtures.text("003-19-weight.txt").replace("\n\n", "\n\n\n"),
                cv.parameters().get(0).toString());
        assertEquals(Fixtures.text("003-19-bias.txt"), cv.parameters().get(1).toString());
    }

    @Test
    void row003_20_aListAsIndexKeepsTheDimension() {
        Tensor rows = cat(printedImage(), zeros(3, 64));
        Tensor first = rows.get(Index.of(new long[] {0}));
        narrow(46);
        assertEquals(Fixtures.text("003-20.txt"), first.toString());
        assertEquals("torch.Size([1, 64])", first.shape().toString());
    }

    @Test
    void row003_20_theFirstRowOfTheTrainingPart() {
        narrow(46);
        Tensor first = Fixtures.digits().xTrain().get(Index.of(new long[] {0}));
        assertEquals(Fixtures.text("003-20.txt"), first.toString());
    }

    @Test
    void row003_21_flatInputToAConvolutionFails() {
        var cv = printedConvolution();
        String message = assertThrows(ShapeError.class, () -> cv.call(printedImage())).getMessage();
        String wanted =
                "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [1, 64]";
        assertEquals(wanted, String.valueOf(message).substring(0, wanted.length()));
    }

    @Test
    void row003_22_oneImageWithoutBatch() {
        Tensor image = printedImage().view(1, 8, 8);
        narrow(46);
        assertEquals(Fixtures.text("003-22-image.txt"), image.toString());
        Tensor out = printedConvolution().call(image);
        assertEquals("torch.Size([4, 8, 8])", out.shape().toString());
        assertEquals("SqueezeBackward1", name(out));
        double[] wanted = Fixtures.numbers(Fixtures.text("003-22.txt"));
        assertArrayEquals(wanted, out.detach().flatten().toDoubleArray(), 2e-3 * 1.1);
        Tensor printed = fromArray(wanted).toFloat().reshape(4, 8, 8);
        String text = printed.unsqueeze(0).requiresGrad_().squeeze(0).toString();
        assertEquals(Fixtures.text("003-22.txt"), text);
    }

    private static Tensor small() {
        return tensor(new float[][][] {{{0, 0, 0, 0}, {0, 1, 2, 0}, {0, 3, 4, 0}, {0, 0, 0, 0}}});
    }

    @Test
    void row003_23_maxPoolingStrideOne() {
        assertEquals(
                "tensor([[[1., 2., 2.],\n         [3., 4., 4.],\n         [3., 4., 4.]]])",
                new MaxPool2d(2, o -> o.stride(1)).call(small()).toString());
    }

    @Test
    void row003_24_maxPoolingWithPadding() {
        assertEquals(
                "tensor([[[1., 2., 2., 2.],\n         [3., 4., 4., 4.],\n"
                        + "         [3., 4., 4., 4.],\n         [3., 4., 4., 4.]]])",
                new MaxPool2d(3, o -> o.stride(1).padding(1)).call(small()).toString());
    }

    @Test
    void row003_25_averagePooling() {
        assertEquals(
                "tensor([[[0.2500, 0.5000],\n         [0.7500, 1.0000]]])",
                new AvgPool2d(2).call(small()).toString());
    }

    @Test
    void row003_26_averagePoolingCountsThePadding() {
        assertEquals(
                "tensor([[[0.0000, 0.0000, 0.0000],\n         [0.0000, 2.5000, 0.0000],\n"
                        + "         [0.0000, 0.0000, 0.0000]]])",
                new AvgPool2d(2, o -> o.padding(1)).call(small()).toString());
    }

    @Test
    void row003_27_aConvolutionalNetwork() {
        var model = new Conv();
        assertEquals("[[8, 1, 3, 3], [8], [10, 128], [10]]", shapes(model));
        assertEquals("torch.Size([5, 10])", model.call(randn(5, 64)).shape().toString());
        var history = model.fit(toy(), Fit.DEFAULT.n(50));
        assertTrue(history.loss().getLast() < history.loss().getFirst());
        assertEquals(5, history.testAcc().size());
    }

    @Test
    void row003_27_theFirstLossesArePyTorchs() {
        TrainTestSplit data = Fixtures.digits();
        manualSeed(0);
        List<Double> losses = new Conv().fit(data, Fit.DEFAULT.n(10)).loss();
        firstLosses("digits-cnn/seed0/float32", losses);
    }

    private static void firstLosses(String run, List<Double> losses) {
        double[] wanted = Fixtures.run(run, "first");
        for (int i = 0; i < losses.size(); i++) {
            assertEquals(wanted[i], losses.get(i), 1e-5 * wanted[i], run + ": step " + (i + 1));
        }
    }

    @Test
    void row003_28_theModelInARowIsTheSameBitForBit() {
        var data = toy();
        manualSeed(3);
        var one = new Conv();
        manualSeed(3);
        var row = new ConvInARow();
        assertEquals(
                one.fit(data, Fit.DEFAULT.n(30)).loss(), row.fit(data, Fit.DEFAULT.n(30)).loss());
        for (int i = 0; i < 4; i++) {
            assertArrayEquals(
                    one.parameters().get(i).detach().flatten().toFloatArray(),
                    row.parameters().get(i).detach().flatten().toFloatArray());
        }
    }

    @Test
    void row003_29_columnsOfACsvFile() {
        List<Tensor> points = Fixtures.points();
        assertEquals("torch.Size([250, 1])", points.get(0).shape().toString());
        assertEquals("torch.Size([250])", points.get(1).shape().toString());
        assertEquals(0.0021894308231216186, points.get(0).get(0, 0).item(), 1e-9);
        assertEquals(1.0707719873861627, points.get(1).get(0).item(), 1e-7);
    }

    @Test
    void row003_30_inputSizesAreReadFromTheData() {
        var model = new CurveModels.LinReg(zeros(5, 3));
        assertEquals("torch.Size([3, 3])", model.parameters().getFirst().shape().toString());
    }

    @Test
    void row003_30_withoutSqueezeEachMeetsEach() {
        Tensor x = linspace(0, 1, 6).view(-1, 1);
        Tensor y = x.squeeze().mul(2);
        assertEquals(0, F.mseLoss(x.mul(2).squeeze(), y).item());
        // Each of the six against each of the six: twice the variance.
        double variance = y.var(0).item() * 5 / 6;
        assertEquals(2 * variance, F.mseLoss(x.mul(2), y).item(), 1e-6);
    }

    /// A line through points in the least-squares sense: its mean squared error.
    private static double leastSquares(Tensor x, Tensor y) {
        Tensor dx = x.sub(x.mean());
        Tensor dy = y.sub(y.mean());
        Tensor slope = dx.mul(dy).sum().div(dx.square().sum());
        return dy.sub(dx.mul(slope)).square().mean().item();
    }

    @Test
    void row003_31_twoLinearLayersAreALine() {
        List<Tensor> points = points();
        var model = new CurveModels.DblLinReg(points.get(0), 10);
        List<Double> losses = model.fit(points.get(0), points.get(1), 2000);
        double optimum = leastSquares(points.get(0).squeeze(), points.get(1));
        assertEquals(optimum, losses.getLast(), 1e-3 * optimum);
        if (MnistData.isReal()) {
            assertEquals(0.306845, losses.getLast(), 1e-5);
        }
    }

    /// `gp.csv`, or points that are drawn.
    private static List<Tensor> points() {
        var table =
                NeuralNetworkModels.points(
                        new Setup(MnistData.folder(), java.nio.file.Path.of("target")));
        return List.of(table.column("x").toFloat().reshape(-1, 1), table.column("y").toFloat());
    }

    private static void widths(
            String name, Class<?> activation, BiFunction<Tensor, Integer, CurveModels.Curve> make) {
        List<Tensor> points = points();
        for (int width : new int[] {10, 20, 50, 100}) {
            manualSeed(0);
            CurveModels.Curve model = make.apply(points.get(0), width);
            String wanted = "[[%d, 1], [%d], [1, %d], [1]]".formatted(width, width, width);
            assertEquals(wanted, shapes(model));
            assertEquals(activation, model.model.get(1).getClass());
            List<Double> losses = model.fit(points.get(0), points.get(1), 10);
            assertTrue(losses.getLast() < losses.getFirst());
            if (MnistData.isReal()) {
                firstLosses("gp-" + name + "-" + width + "/seed0/float32", losses);
            }
        }
    }

    @Test
    void row003_32_reluOfSeveralWidths() {
        widths("relu", ReLU.class, CurveModels::linRegRelu);
    }

    @Test
    void row003_33_tanhOfSeveralWidths() {
        widths("tanh", dev.obor.nn.Tanh.class, CurveModels::linRegTanh);
    }

    @Test
    void row003_35_pointsAndALine() throws IOException {
        Tensor x = linspace(0, 1, 20).view(-1, 1);
        var chart = NeuralNetworkModels.curve(new CurveModels.LinReg(x), x, x.squeeze());
        chart.save(plots.resolve("fit.png"));
        var picture = ImageIO.read(plots.resolve("fit.png").toFile());
        var colours = new java.util.HashSet<Integer>();
        for (int i = 0; i < picture.getWidth() * picture.getHeight(); i++) {
            int rgb = picture.getRGB(i % picture.getWidth(), i / picture.getWidth()) & 0xffffff;
            boolean grey = (rgb & 0xff) == rgb >> 16 && (rgb & 0xff) == (rgb >> 8 & 0xff);
            if (!grey) {
                colours.add(rgb);
            }
        }
        assertTrue(colours.size() >= 2, "one colour for the points, one for the line");
    }

    @Test
    void row003_34_depthsAndWidths() {
        Tensor x = zeros(5, 1);
        assertEquals("[[10, 1], [10], [1, 10], [1]]", shapes(new CurveModels.DblLinReg(x, 10)));
        assertEquals("[[7, 1], [7], [1, 7], [1]]", shapes(CurveModels.linRegRelu(x, 7)));
        assertEquals("[[7, 1], [7], [1, 7], [1]]", shapes(CurveModels.linRegTanh(x, 7)));
        assertEquals(
                "[[9, 1], [9], [9, 9], [9], [1, 9], [1]]", shapes(CurveModels.threeLayers(x, 9)));
        assertEquals(10, CurveModels.fiveLayers(x, 9).parameters().size());
    }

    private static String shapes(Module model) {
        return Arrays.toString(model.parameters().stream().map(p -> p.shape().toList()).toArray());
    }
}
