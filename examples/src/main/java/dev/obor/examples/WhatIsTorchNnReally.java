package dev.obor.examples;

import static dev.obor.Index.to;
import static dev.obor.Obor.*;
import static dev.obor.examples.Notebook.section;

import module dev.obor;
import module dev.obor.vision;

import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.plot.Cmap;
import dev.obor.plot.Plot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What is `torch.nn`, really? One classifier of handwritten digits, first from nothing but
/// tensors; then every part of `torch.nn`, `torch.optim` and `torch.utils.data` replaces what was
/// written by hand, and the numbers stay the same.
///
/// The document does not seed its generator; here `manualSeed(seed)` stands before each model, so
/// that every run prints the same.
@SuppressWarnings("NullAway") // after backward there are gradients
public final class WhatIsTorchNnReally implements Example {
    long seed = 0;
    Device device = Device.CPU;

    Tensor xTrain = empty(0);
    Tensor yTrain = empty(0);
    Tensor xValid = empty(0);
    Tensor yValid = empty(0);

    final int batchSize = 64;
    final double lr = 0.5;
    final int epochs = 2;

    // Fields, because a lambda sees only variables that are never assigned again.
    UnaryOperator<Tensor> model = x -> x;
    BinaryOperator<Tensor> lossFunc = this::nll;

    /// The program.
    public WhatIsTorchNnReally() {}

    @Override
    public String teaches() {
        return "what torch.nn really is: one classifier, from raw tensors to Sequential";
    }

    @Override
    public void run(Setup setup) {
        section("MNIST setup");
        mnistSetup(setup);
        section("Gradients: everything by hand");
        byHand();
        section("torch.nn.functional");
        functional();
        section("nn.Module");
        nnModule();
        section("nn.Linear");
        nnLinear();
        section("torch.optim");
        optim();
        section("Dataset");
        var linear = dataset();
        section("DataLoader");
        dataLoader(linear);
        section("Validation");
        validation(linear);
        section("fit() and getData()");
        fitAndGetData(linear);
        section("Convolutions");
        convolutions();
        section("nn.Sequential");
        sequential();
    }

    void main(String[] args) {
        run(Setup.of(args));
    }

    // ---- MNIST setup

    void mnistSetup(Setup setup) {
        MnistArrays mnist = setup.data().isPresent() ? pickled(setup) : drawn(10_000, 2_000);
        var image = fromArray(mnist.train().images()).view(-1, 784).get(88);
        var picture = Plot.imshow(image.reshape(28, 28), o -> o.cmap(Cmap.GRAY)); // 000-03
        setup.show(picture, "digit-88");

        device = cuda.isAvailable() ? device("cuda") : device("cpu"); // 000-04
        // As torch.as_tensor: the tensors share the memory of the arrays.
        Object[] arrays = {
            mnist.train().images(), mnist.train().labels(),
            mnist.valid().images(), mnist.valid().labels()
        };
        var tensors = Stream.of(arrays).map(a -> fromArray(a).to(device)).toList(); // 000-05
        xTrain = tensors.get(0).view(-1, 784);
        yTrain = tensors.get(1);
        xValid = tensors.get(2).view(-1, 784);
        yValid = tensors.get(3);
        for (Tensor t : List.of(xTrain, yTrain, xValid, yValid)) {
            IO.println(t.shape() + " " + t.device()); // 000-06
        }
    }

    static MnistArrays pickled(Setup setup) {
        Path path = setup.data().orElseThrow();
        // Makes the folder and fetches the file once, and only if the reader asked for it.
        return MnistArrays.load(path, setup.download()); // 000-01, 000-02
    }

    /// Digits drawn by code, in the form of the file.
    static MnistArrays drawn(int training, int validation) {
        var train = SyntheticDigits.train(o -> o.size(training));
        var valid = SyntheticDigits.test(o -> o.size(validation));
        var part = new MnistArrays.Part(pixels(valid), valid.targets().toLongArray());
        return new MnistArrays(
                new MnistArrays.Part(pixels(train), train.targets().toLongArray()), part, part);
    }

    private static float[] pixels(ImageDataset images) {
        return images.data().div(256).flatten().toFloatArray();
    }

    // ---- Gradients: everything by hand

    Tensor weights = empty(0);
    Tensor bias = empty(0);

    /// Var(y) = n_in · Var(w) · Var(x): with Var(w) = 1/n_in the variance stays what it is
    /// (Xavier's initialisation, from one side; from both it is 2 / (n_in + n_out),
    /// `Init.xavierNormal_`).
    void drawWeights() {
        manualSeed(seed);
        weights = randn(o -> o.device(device), 784, 10).div(Math.sqrt(784)); // 000-07, 000-09
        weights.requiresGrad_(); // a division of a plain tensor is a leaf, so this is allowed
        bias = zeros(o -> o.device(device).requiresGrad(true), 10); // 000-08
    }

    Tensor logSoftmax(Tensor x) {
        return x.sub(x.exp().sum(-1).log().unsqueeze(-1)); // 000-10
    }

    Tensor nll(Tensor input, Tensor target) {
        return input.get(arange(target.size(0)), target).mean().neg(); // 000-13
    }

    Tensor accuracy(Tensor out, Tensor yBatch) {
        var preds = out.argmax(1);
        return preds.eq(yBatch).toFloat().mean(); // 000-14
    }

    void byHand() {
        drawWeights();
        model = xBatch -> logSoftmax(xBatch.matmul(weights).add(bias)); // 000-11
        lossFunc = this::nll;

        var xBatch = xTrain.get(to(batchSize)); // 000-12
        var yBatch = yTrain.get(to(batchSize));
        var preds = model.apply(xBatch);
        IO.println(Notebook.display(preds.get(0), preds.shape()));
        IO.println(lossFunc.apply(preds, yBatch));
        IO.println(accuracy(preds, yBatch));

        Sample last = trainByHand();
        report(last); // 000-16
        // The document's 0.0651 was printed after its cell had been run twice.
        trainByHand();
        report(last);
    }

    /// Two passes; returns the last batch.
    Sample trainByHand() {
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (long i = 0; i < batches(); i++) {
                stepByHand(batch(i));
            }
        }
        return lastBatch();
    }

    /// One update, made without recording; returns the loss before it.
    Tensor stepByHand(Sample batch) {
        var loss = lossFunc.apply(model.apply(batch.x()), batch.y());
        loss.backward();
        try (var _ = noGrad()) {
            weights.sub_(weights.grad().mul(lr)); // 000-15
            bias.sub_(bias.grad().mul(lr));
            weights.grad().zero_();
            bias.grad().zero_();
        }
        return loss;
    }

    long batches() {
        return (xTrain.size(0) - 1) / batchSize + 1;
    }

    /// Batch number i by slicing; the last one is smaller.
    Sample batch(long i) {
        var rows = Index.slice(i * batchSize, i * batchSize + batchSize);
        return Sample.of(xTrain.get(rows), yTrain.get(rows));
    }

    Sample lastBatch() {
        return batch(batches() - 1);
    }

    void report(Sample batch) {
        var out = model.apply(batch.x());
        IO.println(lossFunc.apply(out, batch.y()) + " " + accuracy(out, batch.y()));
    }

    // ---- torch.nn.functional

    void functional() {
        lossFunc = F::crossEntropy; // 000-17
        model = xBatch -> xBatch.matmul(weights).add(bias); // no logSoftmax: the loss has it
        report(lastBatch());
    }

    // ---- nn.Module

    static class OwnLogistic extends Module { // 000-18
        final Parameter weights;
        final Parameter bias;

        OwnLogistic(Device device) {
            weights = new Parameter(randn(o -> o.device(device), 784, 10).div(Math.sqrt(784)));
            bias = new Parameter(zeros(o -> o.device(device), 10));
        }

        @Override
        public Tensor forward(Tensor x) {
            return x.matmul(weights).add(bias);
        }
    }

    /// Updates all parameters in one loop.
    void fit(Module module) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (long i = 0; i < batches(); i++) {
                var batch = batch(i);
                lossFunc.apply(module.call(batch.x()), batch.y()).backward();
                try (var _ = noGrad()) {
                    for (Parameter p : module.parameters()) { // 000-19
                        p.sub_(p.grad().mul(lr));
                    }
                    module.zeroGrad();
                }
            }
        }
    }

    void nnModule() {
        manualSeed(seed);
        var logistic = new OwnLogistic(device);
        var batch = lastBatch();
        IO.println(lossFunc.apply(logistic.call(batch.x()), batch.y()));
        fit(logistic);
        fit(logistic); // twice, as in the document
        IO.println(lossFunc.apply(logistic.call(batch.x()), batch.y()));
    }

    // ---- nn.Linear and other layers

    static class MNISTLogistic extends Module {
        final Linear linear;

        MNISTLogistic(Device device) {
            linear = new Linear(784, 10, o -> o.device(device)); // 000-20
        }

        @Override
        public Tensor forward(Tensor x) {
            return linear.call(x);
        }
    }

    void nnLinear() {
        manualSeed(seed);
        var logistic = new MNISTLogistic(device);
        var batch = batch(0);
        IO.println(lossFunc.apply(logistic.call(batch.x()), batch.y()));
        fit(logistic);
        IO.println(lossFunc.apply(logistic.call(batch.x()), batch.y()));
    }

    // ---- torch.optim

    record ModelAndOptimizer(Module model, SGD opt) {}

    ModelAndOptimizer getModel() { // 000-21
        manualSeed(seed);
        var logistic = new MNISTLogistic(device);
        return new ModelAndOptimizer(logistic, new SGD(logistic.parameters(), lr));
    }

    void optim() {
        var made = getModel();
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (long i = 0; i < batches(); i++) {
                step(made.model(), made.opt(), batch(i));
            }
        }
        var batch = lastBatch();
        IO.println(lossFunc.apply(made.model().call(batch.x()), batch.y()));
    }

    Tensor step(Module module, SGD opt, Sample batch) {
        var loss = lossFunc.apply(module.call(batch.x()), batch.y());
        opt.zeroGrad();
        loss.backward();
        opt.step();
        return loss;
    }

    // ---- Dataset and DataLoader

    ModelAndOptimizer dataset() {
        var trainDs = new TensorDataset(xTrain, yTrain);
        var made = getModel();
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (long i = 0; i < batches(); i++) {
                var batch = trainDs.slice(i * batchSize, i * batchSize + batchSize); // 000-22
                step(made.model(), made.opt(), batch);
            }
        }
        var batch = lastBatch();
        IO.println(lossFunc.apply(made.model().call(batch.x()), batch.y()));
        return made;
    }

    void dataLoader(ModelAndOptimizer made) {
        var trainDs = new TensorDataset(xTrain, yTrain);
        var trainDl = new DataLoader<>(trainDs, o -> o.batchSize(batchSize));
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (var batch : trainDl) { // 000-23
                step(made.model(), made.opt(), batch);
            }
        }
        var batch = lastBatch();
        IO.println(lossFunc.apply(made.model().call(batch.x()), batch.y()));
    }

    // ---- Validation

    List<Tensor> validation(ModelAndOptimizer made) {
        var trainDs = new TensorDataset(xTrain, yTrain);
        var trainDl = new DataLoader<>(trainDs, o -> o.batchSize(batchSize));
        var valDs = new TensorDataset(xValid, yValid);
        var valDl = new DataLoader<>(valDs, o -> o.batchSize(batchSize));
        return fit(epochs, made.model(), lossFunc, made.opt(), trainDl, valDl);
    }

    // ---- fit() and getData()

    record Loaders(DataLoader<Sample> train, DataLoader<Sample> valid) {}

    Loaders getData() { // 000-25
        var trainDs = new TensorDataset(xTrain, yTrain);
        var valDs = new TensorDataset(xValid, yValid);
        return new Loaders(
                new DataLoader<>(trainDs, o -> o.batchSize(batchSize).shuffle(true)),
                new DataLoader<>(valDs, o -> o.batchSize(batchSize * 2)));
    }

    static Tensor batchLoss(Module module, BinaryOperator<Tensor> lossFunc, Sample batch) {
        return lossFunc.apply(module.call(batch.x()), batch.y());
    }

    static List<Tensor> fit(
            int epochs,
            Module module,
            BinaryOperator<Tensor> lossFunc,
            SGD opt,
            DataLoader<Sample> trainDl,
            DataLoader<Sample> valDl) {
        List<Tensor> history = new ArrayList<>();
        for (int epoch = 0; epoch < epochs; epoch++) {
            module.train();
            for (var batch : trainDl) {
                var loss = batchLoss(module, lossFunc, batch);
                opt.zeroGrad();
                loss.backward();
                opt.step();
            }
            module.eval(); // 000-24
            try (var _ = inferenceMode()) {
                var sum = tensor(0.0);
                for (var batch : valDl) {
                    sum = sum.add(batchLoss(module, lossFunc, batch));
                }
                var valLoss = sum.div(valDl.size());
                IO.println(epoch + " " + valLoss);
                history.add(valLoss);
            }
        }
        return history;
    }

    List<Tensor> fitAndGetData(ModelAndOptimizer made) {
        var data = getData();
        return fit(10, made.model(), lossFunc, made.opt(), data.train(), data.valid());
    }

    // ---- Convolutions

    static class MNISTCNN extends Module { // 000-26
        final Conv2d conv1;
        final Conv2d conv2;
        final Conv2d conv3;

        MNISTCNN(Device device) {
            conv1 = new Conv2d(1, 16, 3, o -> o.stride(2).padding(1).device(device));
            conv2 = new Conv2d(16, 16, 3, o -> o.stride(2).padding(1).device(device));
            conv3 = new Conv2d(16, 16, 3, o -> o.stride(2).padding(1).device(device));
        }

        @Override
        public Tensor forward(Tensor input) {
            var x = input.view(-1, 1, 28, 28); // -1: whatever is left
            x = F.relu(conv1.call(x));
            x = F.relu(conv2.call(x));
            x = F.relu(conv3.call(x));
            x = F.avgPool2d(x, 4);
            return x.view(-1, x.size(1));
        }
    }

    List<Tensor> convolutions() {
        manualSeed(seed);
        var cnn = new MNISTCNN(device);
        var opt = new SGD(cnn.parameters(), 0.05, o -> o.momentum(0.9)); // 000-27
        var data = getData();
        return fit(10, cnn, lossFunc, opt, data.train(), data.valid());
    }

    // ---- nn.Sequential

    /// A layer from any function; Obor has it as `dev.obor.nn.Lambda`.
    static class Lambda extends Module { // 000-28
        final UnaryOperator<Tensor> func;

        Lambda(UnaryOperator<Tensor> func) {
            this.func = func;
        }

        @Override
        public Tensor forward(Tensor x) {
            return func.apply(x);
        }
    }

    static Tensor preprocess(Tensor x) {
        return x.view(-1, 1, 28, 28);
    }

    Sequential sequentialCnn() {
        manualSeed(seed);
        return new Sequential( // 000-29
                new Lambda(WhatIsTorchNnReally::preprocess),
                new Conv2d(1, 16, 3, o -> o.stride(2).padding(1).device(device)),
                new ReLU(),
                new Conv2d(16, 16, 3, o -> o.stride(2).padding(1).device(device)),
                new ReLU(),
                new Conv2d(16, 16, 3, o -> o.stride(2).padding(1).device(device)),
                new ReLU(),
                new AvgPool2d(4),
                new Lambda(x -> x.view(x.size(0), -1)));
    }

    List<Tensor> sequential() {
        var cnn = sequentialCnn();
        var opt = new SGD(cnn.parameters(), 0.05, o -> o.momentum(0.9));
        var data = getData();
        return fit(10, cnn, lossFunc, opt, data.train(), data.valid());
    }
}
