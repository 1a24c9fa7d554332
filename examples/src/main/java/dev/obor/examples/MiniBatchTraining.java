package dev.obor.examples;

import static dev.obor.Index.all;
import static dev.obor.Index.newAxis;
import static dev.obor.Index.slice;
import static dev.obor.Index.to;
import static dev.obor.Obor.*;
import static dev.obor.base.PythonFloat.repr;
import static dev.obor.examples.Notebook.section;
import static dev.obor.testing.Testing.testClose;

import module dev.obor;
import module dev.obor.vision;

import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.plot.Cmap;
import dev.obor.plot.ImageFigure;
import dev.obor.plot.Plot;
import dev.obor.progress.Timing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

/// Mini-batch training from scratch: losses, modules, optimizers, data sets, samplers and loaders,
/// each by hand first and then replaced by the library's.
@SuppressWarnings("NullAway") // after backward there are gradients
public final class MiniBatchTraining implements Example {
    final int bs = 50;
    final double lr = 0.5;
    int epochs = 10;

    Tensor xTrain = empty(0);
    Tensor yTrain = empty(0);
    Tensor xValid = empty(0);
    Tensor yValid = empty(0);

    /// The program.
    public MiniBatchTraining() {}

    @Override
    public String teaches() {
        return "mini-batch training from scratch: modules, optimizers, samplers and loaders by hand";
    }

    @Override
    public void run(Setup setup) {
        PrintOptions before = getPrintOptions();
        try {
            setPrintOptions(o -> o.precision(2).linewidth(140).sciMode(false)); // 001-01
            manualSeed(1); // 001-02
            load(setup);
            section("Cross-entropy loss");
            var model = new PlainModel(784, 50, 10);
            crossEntropy(model);
            section("Basic training loop");
            trainingLoop(model);
            section("Parameters");
            parameters();
            section("Registering modules");
            registry();
            section("nn.Sequential");
            sequential();
            section("Optimizers");
            optimizers();
            section("Dataset");
            datasets();
            section("DataLoader");
            loaders(setup);
            section("Random sampling and collating");
            samplers();
            section("Workers");
            workers();
            section("The library's DataLoader");
            libraryLoaders();
            section("Validation");
            validation();
        } finally {
            setPrintOptions(before);
        }
    }

    void main(String[] args) {
        run(Setup.of(args));
    }

    void load(Setup setup) {
        MnistArrays mnist =
                setup.data().isPresent()
                        ? WhatIsTorchNnReally.pickled(setup)
                        : WhatIsTorchNnReally.drawn(5_000, 1_000);
        // As torch.tensor: the tensors are copies; fromArray would share the arrays.
        var images = List.of(mnist.train().images(), mnist.valid().images());
        var labels = List.of(mnist.train().labels(), mnist.valid().labels());
        var x = images.stream().map(array -> tensor(array).view(-1, 784)).toList(); // 001-04
        var y = labels.stream().map(Obor::tensor).toList();
        xTrain = x.get(0);
        xValid = x.get(1);
        yTrain = y.get(0);
        yValid = y.get(1);
    }

    // ---- Cross-entropy loss

    /// A plain class, no module: its layers are the elements of a list.
    static final class PlainModel {
        final List<Module> layers;

        PlainModel(long in, long hidden, long out) {
            layers = List.of(new Linear(in, hidden), new ReLU(), new Linear(hidden, out)); // 001-13
        }

        Tensor call(Tensor input) {
            var x = input;
            for (Module layer : layers) {
                x = layer.call(x);
            }
            return x;
        }
    }

    static Tensor logSoftmaxOfQuotient(Tensor x) {
        return x.exp().div(x.exp().sum(-1, true)).log(); // 001-05
    }

    static Tensor logSoftmaxOfDifference(Tensor x) {
        return x.sub(x.exp().sum(-1, true).log());
    }

    static Tensor logsumexp(Tensor x) {
        var m = x.max(-1).values(); // 001-06
        return m.add(x.sub(m.get(all(), newAxis())).exp().sum(-1).log());
    }

    static Tensor logSoftmax(Tensor x) {
        return x.sub(x.logsumexp(-1, true));
    }

    static Tensor nll(Tensor input, Tensor target) {
        return input.get(arange(target.size(0)), target).mean().neg();
    }

    static Tensor accuracy(Tensor out, Tensor yb) {
        return out.argmax(1).eq(yb).toFloat().mean();
    }

    static void report(Tensor loss, Tensor preds, Tensor yb) {
        IO.println(loss.format(".2f") + ", " + accuracy(preds, yb).format(".2f")); // 001-12
    }

    void crossEntropy(PlainModel model) {
        var pred = model.call(xTrain);
        IO.println(logSoftmaxOfQuotient(pred));
        IO.println(logSoftmaxOfDifference(pred));
        testClose(logsumexp(pred), pred.logsumexp(-1)); // 001-07

        var smPred = logSoftmax(pred);
        IO.println(smPred);
        IO.println(yTrain.get(to(3)));
        IO.println(Notebook.display(smPred.get(0, 5), smPred.get(1, 0), smPred.get(2, 4)));
        IO.println(smPred.get(new int[] {0, 1, 2}, yTrain.get(to(3)))); // 001-08

        var loss = nll(smPred, yTrain);
        testClose(F.nllLoss(F.logSoftmax(pred, -1), yTrain), loss, 1e-3); // 001-09
        testClose(F.crossEntropy(pred, yTrain), loss, 1e-3);
    }

    // ---- Basic training loop

    void trainingLoop(PlainModel model) {
        var xb = xTrain.get(slice(0, bs));
        var preds = model.call(xb);
        IO.println(Notebook.display(preds.get(0), preds.shape()));
        var yb = yTrain.get(slice(0, bs));
        IO.println(yb); // 001-10
        IO.println(preds.get(to(5))); // 001-11
        IO.println(preds.argmax(1));
        report(F.crossEntropy(preds, yb), preds, yb);

        long n = xTrain.size(0);
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (long i = 0; i < n; i += bs) {
                var s = slice(i, Math.min(n, i + bs)); // 001-14
                xb = xTrain.get(s);
                yb = yTrain.get(s);
                preds = model.call(xb);
                var loss = F.crossEntropy(preds, yb);
                loss.backward();
                try (var _ = noGrad()) {
                    for (Module layer : model.layers) {
                        if (layer instanceof Linear l && l.bias != null) {
                            l.weight.sub_(l.weight.grad().mul(lr));
                            l.bias.sub_(l.bias.grad().mul(lr));
                            l.weight.grad().zero_();
                            l.bias.grad().zero_();
                        }
                    }
                }
                if (i + bs >= n) {
                    report(loss, preds, yb);
                }
            }
        }
    }

    // ---- Parameters and modules

    static final class MLP extends Module { // 001-17
        final Linear l1;
        final Linear l2;
        final ReLU relu = new ReLU();

        MLP(long in, long hidden, long out) {
            l1 = new Linear(in, hidden);
            l2 = new Linear(hidden, out);
        }

        @Override
        public Tensor forward(Tensor x) {
            return l2.call(relu.call(l1.call(x)));
        }
    }

    void parameters() {
        var m1 = new Module() {};
        m1.addModule("foo", new Linear(3, 4)); // 001-15
        IO.println(m1);
        m1.namedChildren().forEach((name, child) -> IO.println("('" + name + "', " + child + ")"));
        IO.println(Notebook.display(m1.parameters())); // 001-16

        var model = new MLP(784, 20, 10);
        IO.println(model);
        model.namedChildren().forEach((name, layer) -> IO.println(name + ": " + layer));
        for (Parameter p : model.parameters()) {
            IO.println(p.shape()); // 001-18
        }
        fitParameters(model);
    }

    /// Ten epochs in order; the loss and the accuracy of each epoch's last batch.
    void fitParameters(Module model) {
        fitInOrder(
                model,
                () -> {
                    try (var _ = noGrad()) {
                        for (Parameter p : model.parameters()) { // 001-19
                            p.sub_(p.grad().mul(lr));
                        }
                        model.zeroGrad();
                    }
                });
    }

    void fitInOrder(Module model, Runnable step) {
        long n = xTrain.size(0);
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (long i = 0; i < n; i += bs) {
                var s = slice(i, Math.min(n, i + bs));
                var yb = yTrain.get(s);
                var preds = model.call(xTrain.get(s));
                var loss = F.crossEntropy(preds, yb);
                loss.backward();
                step.run();
                if (i + bs >= n) {
                    report(loss, preds, yb);
                }
            }
        }
    }

    // ---- What Module does behind the scenes

    /// Python's hook on attributes does not exist in Java, so this registry is explicit. A `Module`
    /// needs neither: it finds its layers by looking at its own fields.
    static final class MyModule {
        final Map<String, Module> modules = new LinkedHashMap<>(); // 001-20

        MyModule(long in, long hidden, long out) {
            modules.put("l1", new Linear(in, hidden));
            modules.put("l2", new Linear(hidden, out));
        }

        List<Parameter> parameters() {
            return modules.values().stream().flatMap(m -> m.parameters().stream()).toList();
        }

        @Override
        public String toString() {
            return modules.entrySet().stream()
                    .map(e -> "'" + e.getKey() + "': " + e.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }

    static List<Module> layers() {
        return List.of(new Linear(784, 20), new ReLU(), new Linear(20, 10));
    }

    /// Layers under computed names.
    static final class Model extends Module {
        Model(List<Module> layers) {
            for (int i = 0; i < layers.size(); i++) {
                addModule("layer_" + i, layers.get(i)); // 001-21
            }
        }

        @Override
        public Tensor forward(Tensor input) {
            return children().stream()
                    .reduce(input, (x, layer) -> layer.call(x), (_, last) -> last);
        }
    }

    static final class SequentialModel extends Module {
        final ModuleList<Module> layers;

        SequentialModel(List<Module> layers) {
            this.layers = new ModuleList<>(layers); // 001-22
        }

        @Override
        public Tensor forward(Tensor input) {
            var x = input;
            for (Module layer : layers) {
                x = layer.call(x);
            }
            return x;
        }
    }

    void registry() {
        var mine = new MyModule(784, 20, 10);
        IO.println(mine);
        mine.parameters().forEach(p -> IO.println(p.shape()));
        var named = new Model(layers());
        IO.println(named);
        IO.println(named.call(xTrain.get(to(bs))).shape());
        IO.println(new SequentialModel(layers()));
    }

    void sequential() {
        var model = new Sequential(new Linear(784, 20), new ReLU(), new Linear(20, 10)); // 001-23
        fitParameters(model);
        IO.println(lossAndAccuracy(model));
        IO.println(model);
    }

    String lossAndAccuracy(Module model) {
        var preds = model.call(xTrain.get(to(bs)));
        var yb = yTrain.get(to(bs));
        return Notebook.display(F.crossEntropy(preds, yb), accuracy(preds, yb));
    }

    // ---- Optimizers

    static final class OwnOptimizer {
        final List<Parameter> params;
        final double lr;

        OwnOptimizer(Iterable<Parameter> params, double lr) {
            this.params = new ArrayList<>(); // 001-24
            params.forEach(this.params::add);
            this.lr = lr;
        }

        void step() {
            try (var _ = noGrad()) {
                for (Parameter p : params) {
                    p.sub_(p.grad().mul(lr));
                }
            }
        }

        void zeroGrad() {
            for (Parameter p : params) {
                p.grad().zero_();
            }
        }
    }

    record ModelAndOptimizer(Module model, SGD opt) {}

    ModelAndOptimizer getModel() {
        var model = new Sequential(new Linear(784, 20), new ReLU(), new Linear(20, 10));
        return new ModelAndOptimizer(model, new SGD(model.parameters(), lr));
    }

    void optimizers() {
        var model = new Sequential(new Linear(784, 20), new ReLU(), new Linear(20, 10));
        var own = new OwnOptimizer(model.parameters(), lr);
        fitInOrder(
                model,
                () -> {
                    own.step();
                    own.zeroGrad();
                });

        var made = getModel();
        fitInOrder(
                made.model(),
                () -> {
                    made.opt().step();
                    made.opt().zeroGrad();
                });
    }

    // ---- Dataset

    /// Asked by one index, by a list of indices and by a slice.
    static final class OwnDataset implements Dataset<Sample> { // 001-25
        final Tensor x;
        final Tensor y;

        OwnDataset(Tensor x, Tensor y) {
            this.x = x;
            this.y = y;
        }

        @Override
        public long size() {
            return x.size(0);
        }

        @Override
        public Sample get(long i) {
            return Sample.of(x.get(i), y.get(i));
        }

        @Override
        public Sample get(List<Long> indices) {
            var i = tensor(indices.stream().mapToLong(Long::longValue).toArray());
            return Sample.of(x.get(i), y.get(i));
        }

        @Override
        public Sample slice(long start, long end) {
            return Sample.of(x.get(Index.slice(start, end)), y.get(Index.slice(start, end)));
        }
    }

    static String display(Sample sample) {
        return Notebook.display(sample.x(), sample.y());
    }

    OwnDataset trainDs() {
        return new OwnDataset(xTrain, yTrain);
    }

    OwnDataset validDs() {
        return new OwnDataset(xValid, yValid);
    }

    void datasets() {
        var trainDs = trainDs();
        IO.println(display(trainDs.slice(0, 5)));
        var made = getModel();
        long n = trainDs.size();
        fit(
                made,
                () ->
                        LongStream.iterate(0, i -> i < n, i -> i + bs)
                                .mapToObj(i -> trainDs.slice(i, Math.min(n, i + bs)))
                                .iterator());
    }

    /// Ten epochs over anything that gives batches.
    void fit(ModelAndOptimizer made, Iterable<Sample> batches) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            var loss = tensor(0.0);
            var preds = loss;
            var yb = loss;
            for (Sample batch : batches) {
                yb = batch.y();
                preds = made.model().call(batch.x());
                loss = F.crossEntropy(preds, yb);
                loss.backward();
                made.opt().step();
                made.opt().zeroGrad();
            }
            report(loss, preds, yb);
        }
    }

    // ---- DataLoader

    /// A generator becomes an iterator.
    record OwnLoader(OwnDataset ds, int bs) implements Iterable<Sample> { // 001-26
        @Override
        public Iterator<Sample> iterator() {
            return LongStream.iterate(0, i -> i < ds.size(), i -> i + bs)
                    .mapToObj(i -> ds.slice(i, i + bs))
                    .iterator();
        }
    }

    void loaders(Setup setup) {
        var trainDl = new OwnLoader(trainDs(), bs);
        var validDl = new OwnLoader(validDs(), bs);
        var batch = validDl.iterator().next();
        IO.println(batch.x().shape());
        IO.println(batch.y());
        Consumer<ImageFigure.Options> image = o -> o.cmap(Cmap.GRAY); // 001-03
        setup.show(Plot.imshow(batch.x().get(0).view(28, 28), image), "valid-0");
        IO.println(batch.y().get(0));
        var made = getModel();
        fit(made, trainDl);
        IO.println(lossAndAccuracy(made.model()));
    }

    // ---- Random sampling

    record OwnSampler(long n, boolean shuffle, Random random) implements Sampler<Long> { // 001-27
        @Override
        public long size() {
            return n;
        }

        @Override
        public Iterator<Long> iterator() {
            List<Long> order = new ArrayList<>(LongStream.range(0, n).boxed().toList());
            if (shuffle) {
                Collections.shuffle(order, random);
            }
            return order.iterator();
        }
    }

    /// Takes from the sampler only what the next batch needs; the last batch may be smaller.
    record OwnBatchSampler(Iterable<Long> sampler, int bs) implements Iterable<List<Long>> {
        @Override
        public Iterator<List<Long>> iterator() {
            var indices = StreamSupport.stream(sampler.spliterator(), false);
            return indices.gather(Gatherers.windowFixed(bs)).iterator();
        }
    }

    static <T> List<T> take(Iterable<T> items, int n) {
        return StreamSupport.stream(items.spliterator(), false).limit(n).toList();
    }

    static Sample collate(List<Sample> samples) {
        var xs = samples.stream().map(Sample::x).toArray(Tensor[]::new); // 001-28
        var ys = samples.stream().map(Sample::y).toArray(Tensor[]::new);
        return Sample.of(stack(xs), stack(ys));
    }

    record CollatingLoader(OwnDataset ds, Iterable<List<Long>> batches)
            implements Iterable<Sample> {
        @Override
        public Iterator<Sample> iterator() {
            return StreamSupport.stream(batches.spliterator(), false)
                    .map(batch -> collate(batch.stream().map(i -> ds.get(i)).toList()))
                    .iterator();
        }
    }

    void samplers() {
        var trainDs = trainDs();
        var inOrder = new OwnSampler(trainDs.size(), false, new Random());
        take(inOrder, 5).forEach(IO::println);
        IO.println(take(inOrder, 5));
        var shuffled = new OwnSampler(trainDs.size(), true, new Random(1));
        IO.println(Notebook.display(take(new OwnBatchSampler(shuffled, 4), 5)));

        var trainDl = new CollatingLoader(trainDs, new OwnBatchSampler(shuffled, bs));
        var inOrderValid = new OwnSampler(validDs().size(), false, new Random());
        var validDl = new CollatingLoader(validDs(), new OwnBatchSampler(inOrderValid, bs));
        IO.println(validDl.iterator().next().y().get(0));
        var made = getModel();
        fit(made, trainDl);
        IO.println(lossAndAccuracy(made.model()));
    }

    // ---- Workers

    /// Whole batches made by several threads, in order; what a worker throws reaches the loop.
    record WorkingLoader(OwnDataset ds, Iterable<List<Long>> batches, int workers)
            implements Iterable<Sample> {
        @Override
        public Iterator<Sample> iterator() {
            Function<List<Long>, Sample> fetch = ds::get;
            return StreamSupport.stream(batches.spliterator(), false)
                    .gather(Gatherers.mapConcurrent(workers, fetch)) // 001-29
                    .iterator();
        }
    }

    void workers() {
        var trainDs = trainDs();
        IO.println(display(trainDs.get(List.of(3L, 6L, 8L, 1L))));
        List.of(List.of(3L, 6L), List.of(8L, 1L))
                .forEach(indices -> IO.println(trainDs.get(indices)));
        var shuffled = new OwnSampler(trainDs.size(), true, new Random(2));
        var trainDl = new WorkingLoader(trainDs, new OwnBatchSampler(shuffled, bs), 2);
        IO.println(trainDl.iterator().next().x().shape());
    }

    // ---- The library's loader

    void libraryLoaders() {
        var ds = trainDs();
        var samp = new BatchSampler<>(new RandomSampler(ds), bs, false);
        Function<List<Sample>, Sample> join = MiniBatchTraining::collate;
        var trainDl = new DataLoader<>(ds, join, o -> o.batchSampler(samp)); // 001-30
        var made = getModel();
        fit(made, trainDl);
        IO.println(lossAndAccuracy(made.model()));

        var random = new RandomSampler(ds);
        trainDl = new DataLoader<>(ds, o -> o.batchSize(bs).sampler(random)); // 001-31
        made = getModel();
        fit(made, trainDl);
        IO.println(lossAndAccuracy(made.model()));
        var validSamp = new BatchSampler<>(new SequentialSampler(validDs()), bs, true);
        IO.println(validSamp.size());

        IO.println(display(ds.get(List.of(4L, 6L, 7L))));
        // Lists of indices as keys: the default batch size 1 adds a dimension, null does not.
        var keys = new DataLoader<>(ds, o -> o.sampler(samp)); // 001-32
        IO.println(keys.iterator().next().x().shape());
        var unbatched = new DataLoader<>(ds, o -> o.batchSize(null).sampler(samp));
        IO.println(unbatched.iterator().next().x().shape());
    }

    // ---- Validation

    record Losses(double loss, double accuracy) {}

    static List<Losses> fit(
            int epochs, Module model, SGD opt, Iterable<Sample> trainDl, Iterable<Sample> validDl) {
        List<Losses> history = new ArrayList<>();
        for (int epoch = 0; epoch < epochs; epoch++) {
            model.train(); // 001-35
            for (Sample batch : trainDl) {
                F.crossEntropy(model.call(batch.x()), batch.y()).backward();
                opt.step();
                opt.zeroGrad();
            }
            model.eval();
            double totLoss = 0;
            double totAcc = 0;
            long count = 0;
            try (var _ = noGrad()) {
                for (Sample batch : validDl) {
                    var pred = model.call(batch.x());
                    long n = batch.x().size(0);
                    count += n;
                    totLoss += F.crossEntropy(pred, batch.y()).item() * n;
                    totAcc += accuracy(pred, batch.y()).item() * n;
                }
            }
            var losses = new Losses(totLoss / count, totAcc / count);
            history.add(losses);
            IO.println(epoch + " " + repr(losses.loss()) + " " + repr(losses.accuracy())); // 001-33
        }
        return history;
    }

    void validation() {
        var timed = Timing.time(this::fitShuffled); // 001-34
        IO.println(timed.timing());
        var last = timed.value().getLast();
        IO.println(Notebook.display(repr(last.loss()), repr(last.accuracy())));
    }

    List<Losses> fitShuffled() {
        var made = getModel();
        var trainDl =
                new DataLoader<>(
                        new TensorDataset(xTrain, yTrain), o -> o.batchSize(bs).shuffle(true));
        var validDl = new DataLoader<>(new TensorDataset(xValid, yValid), o -> o.batchSize(2 * bs));
        return fit(epochs, made.model(), made.opt(), trainDl, validDl);
    }
}
