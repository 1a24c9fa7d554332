package dev.obor.examples;

import static dev.obor.Index.of;
import static dev.obor.Obor.*;
import static dev.obor.examples.Notebook.section;

import module dev.obor;
import module dev.obor.learn;
import module dev.obor.plot;
import module dev.obor.vision;

import dev.obor.examples.CurveModels.DblLinReg;
import dev.obor.examples.CurveModels.LinReg;
import dev.obor.examples.CurveModels.Regression;
import dev.obor.examples.DigitModels.Conv;
import dev.obor.examples.DigitModels.ConvInARow;
import dev.obor.examples.DigitModels.Fit;
import dev.obor.examples.DigitModels.Fnn;
import dev.obor.examples.DigitModels.Fnn2;
import dev.obor.examples.DigitModels.History;
import dev.obor.examples.DigitModels.Normal;
import dev.obor.examples.DigitModels.OneLayer;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/// Models as modules, for digits of 8 by 8 pixels and for points along a curve: from a matrix of
/// normal numbers over linear layers to a convolutional network, and what activations are for.
public final class NeuralNetworkModels implements Example {
    /// The program.
    public NeuralNetworkModels() {}

    @Override
    public String teaches() {
        return "torch.nn models: digits by linear, deep and convolutional networks; regressions";
    }

    @Override
    public void run(Setup setup) {
        manualSeed(0);
        section("From last time");
        recap();
        section("What is call(x)?");
        calling();
        section("Digits and logistic regression");
        TrainTestSplit data = digits(setup);
        compareWithLogisticRegression(data);
        section("As tensors");
        data = asFloats(data);
        section("A model with weights of its own");
        normalWeights(setup, data);
        crossEntropyDefinition();
        accuracyWhileLearning(setup, data);
        section("nn.Linear");
        linearLayer(setup, data);
        section("Feed-forward networks");
        feedForward(setup, data);
        anotherLayer(setup, data);
        section("Conv2d");
        convolution(data);
        section("Pooling");
        pooling();
        section("Convolutional models");
        convolutionalModels(setup, data);
        section("Curves and activations");
        curves(setup);
    }

    // ---- From last time

    /// A model that holds its data.
    static final class Model extends Module { // 003-01
        final Tensor x;
        final Tensor y;
        final Parameter beta;

        Model(Tensor x, Tensor y) {
            this(x, y, zeros(x.size(1)));
        }

        Model(Tensor x, Tensor y, Tensor beta) {
            this.x = x;
            this.y = y;
            beta.requiresGrad_();
            this.beta = new Parameter(beta);
        }

        @Override
        public Tensor forward(Tensor x) {
            return x.matmul(beta);
        }

        List<Double> fit(Optimizer<?> opt) {
            return fit(opt, 1000, new MSELoss());
        }

        List<Double> fit(Optimizer<?> opt, int n, Loss lossFn) {
            List<Double> losses = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                Tensor loss = lossFn.call(call(x).squeeze(), y.squeeze());
                loss.backward();
                opt.step();
                opt.zeroGrad();
                losses.add(loss.item());
            }
            return losses;
        }
    }

    void recap() {
        Tensor x = stack(new Tensor[] {ones(20), linspace(0, 1, 20)}, 1);
        var model = new Model(x, x.matmul(tensor(1., 2.)));
        List<Double> losses = model.fit(new SGD(model.parameters(), 0.1));
        IO.println(model.namedParameters().keySet());
        IO.println(losses.getFirst() + " -> " + losses.getLast());
        IO.println(model.beta);
    }

    /// An object that is called.
    record Greet(String greeting) {
        String call(String name) {
            return greeting + " " + name;
        }
    }

    void calling() {
        var hello = new Greet("Hello"); // 003-02
        IO.println(hello.call("Jane"));
        var gm = new Greet("Good morning");
        IO.println(gm.call("Bob"));
    }

    // ---- Digits

    /// Images of 8 by 8 pixels as rows of numbers from 0 to 16, and their classes.
    record Digits8x8(Tensor data, Tensor target) {
        static Digits8x8 load(Setup setup) {
            return setup.data().map(Digits8x8::real).orElseGet(Digits8x8::drawn);
        }

        /// scikit-learn's own.
        private static Digits8x8 real(Path root) {
            ImageDataset all = Digits.load(root, o -> {});
            Tensor data = all.data().mul(16).toDouble().reshape(-1, 64); // 003-03
            return new Digits8x8(data, all.targets());
        }

        /// Digits drawn by code, cut out and counted in 8 by 8 fields, as the real ones were.
        private static Digits8x8 drawn() {
            ImageDataset all = SyntheticDigits.train(o -> o.size(1797));
            var fields = new AdaptiveAvgPool2d(8);
            List<Tensor> rows = new ArrayList<>();
            for (Tensor image : all.data().gt(127).toDouble().unbind(0)) {
                rows.add(fields.call(cut(image)).mul(16).round().flatten());
            }
            return new Digits8x8(stack(rows), all.targets());
        }

        /// The square around what is inked.
        private static Tensor cut(Tensor image) {
            long[] rows = image.sum(1).nonzero().flatten().toLongArray();
            long[] columns = image.sum(0).nonzero().flatten().toLongArray();
            long height = rows[rows.length - 1] + 1 - rows[0];
            long width = columns[columns.length - 1] + 1 - columns[0];
            long side = Math.max(height, width);
            Tensor square = zeros(float64, 1, side, side);
            square.select(0, 0)
                    .narrow(0, (side - height) / 2, height)
                    .narrow(1, (side - width) / 2, width)
                    .copy_(image.narrow(0, rows[0], height).narrow(1, columns[0], width));
            return square;
        }
    }

    TrainTestSplit digits(Setup setup) {
        var digits = Digits8x8.load(setup);
        Tensor x = digits.data();
        IO.println(NumpyText.shape(x));
        IO.println(NumpyText.array(x.get(Index.to(2)), 46));
        Tensor y = digits.target();
        IO.println(NumpyText.shape(y));
        IO.println(NumpyText.array(y.get(Index.to(10)), 46));
        setup.show(examples(x, y), "003-digits"); // 003-04

        var split = Datasets.trainTestSplit(x, y, 0.20, 1234); // 003-05
        IO.println(NumpyText.shape(split.xTrain()));
        IO.println(NumpyText.shape(split.yTrain()));
        IO.println(NumpyText.shape(split.xTest()));
        IO.println(NumpyText.shape(split.yTest()));
        return split;
    }

    private static Figure examples(Tensor x, Tensor y) {
        List<ImageFigure.Caption> labels = new ArrayList<>();
        for (long label : y.get(Index.to(20)).toLongArray()) {
            labels.add(new ImageFigure.Caption("Label: " + label));
        }
        Tensor images = x.get(Index.to(20)).reshape(20, 8, 8);
        return Plot.imageGrid(images, labels, o -> o.cmap(Cmap.BINARY).columns(5));
    }

    void compareWithLogisticRegression(TrainTestSplit data) {
        var lr = new LogisticRegression().fit(data.xTrain(), data.yTrain()); // 003-06
        IO.println(Metrics.accuracyScore(data.yTrain(), lr.predict(data.xTrain())));
        IO.println(Metrics.accuracyScore(data.yTest(), lr.predict(data.xTest())));
    }

    static TrainTestSplit asFloats(TrainTestSplit split) {
        Tensor xTrain = split.xTrain().toFloat(); // 003-07
        Tensor xTest = split.xTest().toFloat();
        for (Tensor t : List.of(xTrain, split.yTrain(), xTest, split.yTest())) {
            IO.println(t.shape() + " " + t.dtype());
        }
        return new TrainTestSplit(xTrain, xTest, split.yTrain(), split.yTest());
    }

    // ---- A model with weights of its own

    void normalWeights(Setup setup, TrainTestSplit data) {
        var model = new Normal(64, 10);
        List<Double> losses = model.fit(data, 0.001, steps(setup, 1000));
        setup.show(lossChart("Cross entropy loss", losses), "003-cross-entropy");

        setPrintOptions(o -> o.edgeitems(30).linewidth(47));
        IO.println(model.call(data.xTest())); // 003-10
        ValuesIndices best = model.call(data.xTest()).max(1); // 003-11
        Tensor index = best.indices();
        IO.println(index);
        setPrintOptions(PrintOptions.DEFAULT);

        IO.println(index.eq(data.yTest()).sum()); // 003-12
        IO.println(index.eq(data.yTest()).sum().div(data.yTest().size(0)));
    }

    /// The definition, in tensor operations, beside the library.
    void crossEntropyDefinition() {
        Tensor x = randn(5, 3);
        Tensor y = tensor(0L, 2, -100, 1, 2);
        Tensor w = tensor(1., 2., 0.5);
        Tensor used = y.ne(-100); // 003-09
        Tensor yUsed = y.maskedSelect(used);
        Tensor rows = x.get(used);
        Tensor p = rows.exp().div(rows.exp().sum(1, true));
        Tensor l = w.get(yUsed).mul(p.get(arange(yUsed.size(0)), yUsed).log()).neg();
        IO.println(l.sum().div(w.get(yUsed).sum()));
        IO.println(F.crossEntropy(x, y, o -> o.weight(w)));
        IO.println(l.sum());
        IO.println(F.crossEntropy(x, y, o -> o.weight(w).reduction("sum")));
    }

    void accuracyWhileLearning(Setup setup, TrainTestSplit data) {
        var history = new Normal(64, 10).fit(data, 0.001, steps(setup, 3000), 10);
        List<Double> train = history.trainAcc().stream().map(Tensor::item).toList();
        List<Double> test = history.testAcc().stream().map(Tensor::item).toList();
        setup.show(performance("Normal weights", history.loss(), train, test), "003-normal");
        IO.println(last(history.testAcc()));
    }

    // ---- Layers

    void linearLayer(Setup setup, TrainTestSplit data) {
        var model = new OneLayer(64, 10);
        IO.println(model.parameters().get(0).shape()); // 003-15
        IO.println(model.parameters().get(1).shape());
        fit(setup, "Linear layer", model, data, 1000);
    }

    void feedForward(Setup setup, TrainTestSplit data) {
        var model = new Fnn(64, 64, 10);
        IO.println(model.parameters().size()); // 003-17
        List<Parameter> parameters = model.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            IO.println("Param " + i + " " + parameters.get(i).shape());
        }
        fit(setup, "One hidden layer, ReLU", new Fnn(64, 64, 10), data, 2000);
        fit(setup, "One hidden layer, tanh", new Fnn(64, 64, 10, new Tanh()), data, 2000);
    }

    void anotherLayer(Setup setup, TrainTestSplit data) {
        var relu = new Fnn2(64, 64, 10, new ReLU());
        fit(setup, "Two hidden layers, ReLU", relu, data, 1000);
        fit(setup, "Two hidden layers, tanh", new Fnn2(64, 64, 10, new Tanh()), data, 1000);
    }

    private static void fit(
            Setup setup, String title, DigitModels.Model model, TrainTestSplit data, int steps) {
        History history = model.fit(data, Fit.DEFAULT.n(steps(setup, steps)));
        IO.println(title);
        IO.println(last(history.trainAcc()));
        IO.println(last(history.testAcc()));
        Figure chart = performance(title, history.loss(), history.trainAcc(), history.testAcc());
        setup.show(chart, "003-" + title.toLowerCase().replaceAll("[^a-z]+", "-"));
    }

    /// As many steps as in the tutorial; on drawn data, which is easier, a quarter of them.
    private static int steps(Setup setup, int n) {
        return setup.data().isPresent() ? n : n / 4;
    }

    /// The last five: `list[-5:]`.
    private static <T> List<T> last(List<T> list) {
        return list.subList(Math.max(0, list.size() - 5), list.size());
    }

    // ---- Convolutions

    void convolution(TrainTestSplit data) {
        setPrintOptions(o -> o.edgeitems(30).linewidth(46));
        var cv = new Conv2d(1, 4, 3, o -> o.stride(1).padding(1));
        IO.println(cv.parameters().get(0)); // 003-19
        IO.println(cv.parameters().get(1));
        Tensor x = data.xTrain().get(of(new long[] {0})); // 003-20
        IO.println(x);
        IO.println(x.shape());
        try {
            cv.call(x); // 003-21
        } catch (ShapeError e) {
            IO.println("ShapeError: " + e.getMessage());
        }
        IO.println(x.view(1, 8, 8));
        IO.println(cv.call(x.view(1, 8, 8))); // 003-22
        setPrintOptions(PrintOptions.DEFAULT);
    }

    void pooling() {
        Tensor x =
                tensor(new float[][][] {{{0, 0, 0, 0}, {0, 1, 2, 0}, {0, 3, 4, 0}, {0, 0, 0, 0}}});
        IO.println(x.shape());
        IO.println(new MaxPool2d(2, o -> o.stride(1)).call(x)); // 003-23
        IO.println(new MaxPool2d(3, o -> o.stride(1).padding(1)).call(x)); // 003-24
        IO.println(new AvgPool2d(2).call(x)); // 003-25
        IO.println(new AvgPool2d(2, o -> o.padding(1)).call(x)); // 003-26
    }

    void convolutionalModels(Setup setup, TrainTestSplit data) {
        manualSeed(0);
        fit(setup, "Convolution", new Conv(), data, 1000);
        manualSeed(0); // the same weights, so the same numbers
        fit(setup, "Convolution in a row", new ConvInARow(), data, 1000);
    }

    // ---- Curves

    /// 250 points along a curve, sorted by `x`, with noise.
    static Table points(Setup setup) {
        if (setup.data().isPresent()) {
            return CsvTable.read(setup.data().get().resolve("gp.csv")); // 003-29
        }
        double[] x = rand(250).sort().values().toDoubleArray();
        double[] noise = randn(250).toDoubleArray();
        var text = new StringBuilder("x,y\n");
        for (int i = 0; i < x.length; i++) {
            double y = 1.7 - 2 * x[i] + Math.sin(11 * x[i]) + 0.1 * noise[i];
            text.append(x[i]).append(',').append(y).append('\n');
        }
        return CsvTable.parse(text.toString(), o -> {});
    }

    void curves(Setup setup) {
        Table table = points(setup);
        Tensor x = table.column("x").toFloat().reshape(-1, 1);
        Tensor y = table.column("y").toFloat();
        IO.println(x.shape() + " " + x.get(0) + " " + y.get(0));
        fitCurve(setup, "Linear regression", new LinReg(x), x, y);
        fitCurve(setup, "Double linear regression", new DblLinReg(x, 10), x, y);
        fitCurve(setup, "ReLU", CurveModels.linRegRelu(x, 100), x, y);
        setup.show(widths("ReLU", w -> CurveModels.linRegRelu(x, w), x, y), "003-relu-widths");
        setup.show(widths("Tanh", w -> CurveModels.linRegTanh(x, w), x, y), "003-tanh-widths");
        fitCurve(setup, "Three layers", CurveModels.threeLayers(x, 100), x, y);
        fitCurve(setup, "Five layers", CurveModels.fiveLayers(x, 100), x, y);
    }

    private static void fitCurve(Setup setup, String title, Regression model, Tensor x, Tensor y) {
        List<Double> losses = model.fit(x, y, 2000);
        IO.println(title + ": loss " + losses.getFirst() + " -> " + losses.getLast());
        Figure both =
                Plot.grid(
                        title, List.of(lossChart("Loss", losses), curve(model, x, y)), 2); // 003-35
        setup.show(both, "003-" + title.toLowerCase().replace(' ', '-'));
    }

    /// Several widths side by side.
    private static Figure widths(String title, LongFunction<Regression> make, Tensor x, Tensor y) {
        List<Figure> charts = new ArrayList<>();
        for (long width : new long[] {10, 20, 50, 100}) {
            Regression model = make.apply(width);
            List<Double> losses = model.fit(x, y, 2000);
            IO.println(title + ", width " + width + ": loss " + losses.getLast());
            charts.add(curve(model, x, y, o -> o.title("width " + width).size(400, 300)));
        }
        return Plot.grid(title, charts, 2);
    }

    // ---- Charts

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static XyFigure lossChart(String title, List<Double> losses) {
        return Plot.axes(o -> o.title(title).xLabel("step").size(500, 350))
                .line("loss", array(losses));
    }

    private static Figure performance(
            String title, List<Double> loss, List<Double> train, List<Double> test) {
        double[] steps =
                IntStream.rangeClosed(1, train.size()).mapToDouble(i -> 10.0 * i).toArray();
        var accuracy =
                Plot.axes(o -> o.title("Accuracy").xLabel("step").size(500, 350))
                        .line("train", steps, array(train))
                        .line("test", steps, array(test));
        return Plot.grid(title, List.of(lossChart("Loss", loss), accuracy), 2);
    }

    static XyFigure curve(Regression model, Tensor x, Tensor y) {
        return curve(model, x, y, o -> o.title("Predictions").size(500, 350));
    }

    private static XyFigure curve(
            Regression model,
            Tensor x,
            Tensor y,
            java.util.function.Consumer<XyFigure.Options> options) {
        return Plot.axes(options)
                .scatter("data", x.flatten(), y)
                .line("fit", x.flatten(), model.call(x).flatten());
    }

    void main(String[] args) {
        run(Setup.of(args));
    }
}
