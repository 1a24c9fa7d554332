package dev.obor.examples;

import static dev.obor.Index.all;
import static dev.obor.Index.ellipsis;
import static dev.obor.Obor.*;
import static dev.obor.examples.Notebook.section;

import module dev.obor;
import module dev.obor.vision;

import dev.obor.autograd.Function;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gradients by the machine, operations with a derivative of their own, and a classifier from
/// layers, loss and optimizer that are all written here; the library's come last.
@SuppressWarnings("NullAway") // after backward there are gradients
public final class AutomaticDifferentiation implements Example {
    /// The program.
    public AutomaticDifferentiation() {}

    @Override
    public String teaches() {
        return "automatic differentiation, functions and layers of one's own, then the library's";
    }

    @Override
    public void run(Setup setup) {
        manualSeed(0);
        Images images = Images.load(setup);
        section("Tensors");
        tensors();
        section("Gradients");
        gradientOfASum();
        section("A function of one's own, checked");
        customFunction();
        section("Layers and a loss of one's own");
        layersOfOnesOwn();
        section("Training");
        trainTwoLayers(images);
        section("Sequential");
        trainSequential(images);
        section("The same with the library");
        trainWithTheLibrary(images);
    }

    // ---- Tensors and gradients

    void tensors() {
        IO.println(zeros(2, 3)); // 002-01
        IO.println(randn(3, 4));
    }

    void gradientOfASum() {
        Tensor a = randn(5, 4).requiresGrad_(); // 002-02
        Tensor w = randn(5, 4);
        Tensor f = a.mul(w).sum();
        f.backward();
        IO.println(a.grad().sub(w));
    }

    // ---- An operation with its own derivative

    /// The matrix product of `x`, m by n, and `y`, n by p.
    static final class MatMul extends Function { // 002-03
        @Override
        protected Tensor forward(Context context, Tensor... in) {
            context.saveForBackward(in);
            return in[0].matmul(in[1]);
        }

        @Override
        protected Tensor[] backward(Context context, Tensor grad) {
            Tensor x = context.saved(0);
            Tensor y = context.saved(1);
            return new Tensor[] {grad.matmul(y.T()), x.T().matmul(grad)}; // 002-04
        }
    }

    /// The same with a mistake: the two gradients should not be doubled.
    static final class WrongMatMul extends Function {
        @Override
        protected Tensor forward(Context context, Tensor... in) {
            context.saveForBackward(in);
            return in[0].matmul(in[1]);
        }

        @Override
        protected Tensor[] backward(Context context, Tensor grad) {
            Tensor x = context.saved(0);
            Tensor y = context.saved(1);
            return new Tensor[] {grad.matmul(y.T()).mul(2), x.T().matmul(grad).mul(2)};
        }
    }

    void customFunction() {
        Tensor a = randn(float64, 5, 4).requiresGrad_();
        Tensor b = randn(float64, 4, 3).requiresGrad_();
        IO.println(new MatMul().apply(a, b));
        IO.println(GradCheck.gradcheck(new MatMul()::apply, a, b)); // 002-05
        try {
            Tensor x = randn(float64, 1, 2).requiresGrad_();
            Tensor y = randn(float64, 2, 2).requiresGrad_();
            GradCheck.gradcheck(new WrongMatMul()::apply, x, y);
        } catch (GradcheckError e) {
            IO.println("GradcheckError: " + e.getMessage().strip());
        }
    }

    // ---- Layers of one's own

    /// A linear layer whose weight is `(in, out)`.
    static final class Linear extends Module { // 002-06
        final Parameter weight;
        final @Nullable Parameter bias; // 002-07

        Linear(long inDim, long outDim) {
            this(inDim, outDim, true, 2.0);
        }

        Linear(long inDim, long outDim, boolean bias, double initFactor) {
            this.weight = new Parameter(randn(inDim, outDim).mul(Math.sqrt(initFactor / inDim)));
            this.bias = bias ? new Parameter(zeros(outDim)) : null;
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor out = x.matmul(weight);
            if (bias != null) {
                out.add_(bias.get(ellipsis(), all())); // 002-08
            }
            return out;
        }
    }

    /// The larger of each element and zero.
    static final class ReLU extends Module {
        @Override
        public Tensor forward(Tensor x) {
            return maximum(x, tensor(0.)); // 002-09
        }
    }

    /// What the right class lacks: its negative logit plus the logarithm of the sum of all `exp`.
    static final class CrossEntropyLoss extends Loss {
        @Override
        public Tensor forward(Tensor h, Tensor y) {
            return h.get(arange(y.size(0)), y).mean().neg().add(logsumexp(h, -1).mean()); // 002-10
        }
    }

    /// Linear, ReLU, linear.
    static final class TwoLayerNN extends Module { // 002-11
        final Linear linear1;
        final Linear linear2;
        final ReLU relu = new ReLU();

        TwoLayerNN(long inDim, long hiddenDim, long outDim) {
            linear1 = new Linear(inDim, hiddenDim);
            linear2 = new Linear(hiddenDim, outDim, true, 1.0);
        }

        @Override
        public Tensor forward(Tensor x) {
            return linear2.call(relu.call(linear1.call(x)));
        }
    }

    void layersOfOnesOwn() {
        IO.println(new Linear(4, 3, false, 2.0).namedParameters().keySet());
        Tensor tie = tensor(-1., 0., 1.).requiresGrad_();
        new ReLU().call(tie).sum().backward();
        IO.println(tie.grad());
        Tensor h = randn(6, 4);
        Tensor y = tensor(3L, 0, 1, 2, 1, 0);
        IO.println(new CrossEntropyLoss().call(h, y));
        IO.println(F.crossEntropy(h, y));
        for (Parameter p : new TwoLayerNN(784, 100, 10).parameters()) {
            IO.println(p.shape());
        }
    }

    // ---- An optimizer of one's own

    /// Gradient descent.
    static final class SGD { // 002-12
        private final List<Tensor> params = new ArrayList<>();
        private final double lr;

        SGD(Iterable<? extends Tensor> params, double lr) {
            params.forEach(this.params::add);
            this.lr = lr;
        }

        void step() {
            try (var _ = noGrad()) {
                for (Tensor param : params) {
                    param.sub_(param.grad().mul(lr));
                }
            }
        }

        void zeroGrad() {
            for (Tensor param : params) {
                if (param.grad() != null) {
                    param.grad().zero_();
                }
            }
        }
    }

    // ---- Training

    /// The mean over the batches.
    record Means(double error, double loss) {
        @Override
        public String toString() {
            return "error %.5f, loss %.5f".formatted(error, loss);
        }
    }

    /// Goes once through the data; learns if there is an optimizer.
    static Means epoch(Module model, Tensor xFull, Tensor yFull, @Nullable SGD opt) {
        double meanError = 0;
        double meanLoss = 0;
        Tensor[] xs = xFull.split(100); // 002-13
        Tensor[] ys = yFull.split(100);
        for (int i = 0; i < xs.length; i++) {
            Tensor h = model.call(xs[i]);
            Tensor loss = new CrossEntropyLoss().call(h, ys[i]);
            meanError += loss01(h, ys[i]).item();
            meanLoss += loss.item();
            if (opt != null) {
                opt.zeroGrad();
                loss.backward();
                opt.step();
            }
        }
        return new Means(meanError / xs.length, meanLoss / xs.length);
    }

    /// The share of wrong answers.
    static Tensor loss01(Tensor h, Tensor y) {
        return h.argmax(1).ne(y).toFloat().mean(); // 002-14
    }

    /// All images as rows of numbers from 0 to 1, and their classes.
    record Images(Tensor xTrain, Tensor yTrain, Tensor xTest, Tensor yTest) {
        static Images load(Setup setup) {
            ImageDataset train =
                    setup.data()
                            .map(Mnist::train)
                            .orElseGet(() -> SyntheticDigits.train(o -> o.size(10_000)));
            ImageDataset test =
                    setup.data().map(Mnist::test).orElseGet(() -> SyntheticDigits.test());
            return new Images(
                    train.data().reshape(-1, 784).div(255.), // 002-15
                    train.targets(),
                    test.data().reshape(-1, 784).div(255.),
                    test.targets());
        }
    }

    void trainTwoLayers(Images images) {
        var model = new TwoLayerNN(784, 100, 10); // 002-16
        var opt = new SGD(model.parameters(), 0.5);
        IO.println(model);
        for (int i = 1; i <= 20; i++) {
            IO.println("epoch " + i + ": " + epoch(model, images.xTrain(), images.yTrain(), opt));
        }
        IO.println("test: " + epoch(model, images.xTest(), images.yTest(), null));
    }

    // ---- Layers in a row

    /// Layers one after another.
    static final class Sequential extends Module { // 002-17
        final ModuleList<Module> layers;

        Sequential(Module... layers) {
            this.layers = new ModuleList<>(layers);
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor out = x;
            for (Module layer : layers) {
                out = layer.call(out);
            }
            return out;
        }
    }

    static Sequential sequential() {
        return new Sequential(new Linear(784, 100), new ReLU(), new Linear(100, 10));
    }

    void trainSequential(Images images) {
        var model = sequential();
        var opt = new SGD(model.parameters(), 0.5);
        IO.println(model);
        for (int i = 1; i <= 2; i++) {
            IO.println("epoch " + i + ": " + epoch(model, images.xTrain(), images.yTrain(), opt));
        }
        IO.println("test: " + epoch(model, images.xTest(), images.yTest(), null));
    }

    // ---- The same with the library

    void trainWithTheLibrary(Images images) {
        var model =
                new dev.obor.nn.Sequential(
                        new dev.obor.nn.Linear(784, 100),
                        new dev.obor.nn.ReLU(),
                        new dev.obor.nn.Linear(100, 10));
        var optimizer = new dev.obor.optim.SGD(model.parameters(), 0.5);
        var data = new TensorDataset(images.xTrain(), images.yTrain());
        IO.println(model);
        for (int i = 1; i <= 2; i++) {
            double sum = 0;
            var batches = new DataLoader<>(data, o -> o.batchSize(100));
            for (var batch : batches) {
                Tensor loss = F.crossEntropy(model.call(batch.get(0)), batch.get(1));
                optimizer.zeroGrad();
                loss.backward();
                optimizer.step();
                sum += loss.item();
            }
            IO.println("epoch %d: loss %.5f".formatted(i, sum / batches.size()));
        }
        try (var _ = noGrad()) {
            Tensor right = model.call(images.xTest()).argmax(1).eq(images.yTest());
            IO.println("test: error %.4f".formatted(1 - right.toFloat().mean().item()));
        }
    }

    void main(String[] args) {
        run(Setup.of(args));
    }
}
