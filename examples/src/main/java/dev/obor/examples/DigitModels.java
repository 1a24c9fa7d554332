package dev.obor.examples;

import static dev.obor.Obor.*;

import module dev.obor;

import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import java.util.ArrayList;
import java.util.List;

/// The models that [NeuralNetworkModels] fits to the digits, from a matrix to a convolution.
final class DigitModels {
    private DigitModels() {}

    /// What a fit has noted.
    ///
    /// @param loss of every step
    /// @param trainAcc the share of right answers on the training part, every so many steps
    /// @param testAcc the same on the test part
    record History(List<Double> loss, List<Double> trainAcc, List<Double> testAcc) {
        History() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /// How a fit goes.
    ///
    /// @param lr the learning rate
    /// @param n the number of steps, each over all rows
    /// @param accStep how many steps lie between two looks at the accuracy
    record Fit(double lr, int n, int accStep) {
        static final Fit DEFAULT = new Fit(0.001, 1000, 10);

        Fit n(int value) {
            return new Fit(lr, value, accStep);
        }
    }

    /// The part that all models share: what is learnt, and how it is judged.
    abstract static class Model extends Module {
        History fit(TrainTestSplit data, Fit fit) {
            var opt = new SGD(parameters(), fit.lr(), o -> o.momentum(0.9));
            var lossFn = new CrossEntropyLoss();
            var history = new History();
            for (int i = 1; i <= fit.n(); i++) {
                opt.zeroGrad();
                Tensor loss = lossFn.call(call(data.xTrain()), data.yTrain());
                loss.backward();
                opt.step();
                history.loss().add(loss.item());
                if (i % fit.accStep() == 0) {
                    history.trainAcc().add(accuracy(data.xTrain(), data.yTrain()));
                    history.testAcc().add(accuracy(data.xTest(), data.yTest()));
                }
            }
            return history;
        }

        /// The share of right answers. No graph is needed, so none is made.
        final double accuracy(Tensor x, Tensor y) {
            try (var _ = noGrad()) {
                Tensor predicted = call(x).max(1).indices();
                return predicted.eq(y).sum().item() / y.size(0);
            }
        }
    }

    /// Normal weights, written out; its own fit notes the accuracies as tensors.
    static final class Normal extends Module { // 003-08
        final Parameter beta;
        final Parameter intercept;

        Normal(long inputDim, long outputDim) {
            beta = new Parameter(randn(o -> o.requiresGrad(true), inputDim, outputDim));
            intercept = new Parameter(randn(o -> o.requiresGrad(true), outputDim));
        }

        @Override
        public Tensor forward(Tensor x) {
            return x.matmul(beta).add(intercept).squeeze();
        }

        List<Double> fit(TrainTestSplit data, double lr, int n) {
            var opt = new SGD(parameters(), lr, o -> o.momentum(0.9));
            List<Double> losses = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                opt.zeroGrad();
                Tensor loss = new CrossEntropyLoss().call(call(data.xTrain()), data.yTrain());
                loss.backward();
                opt.step();
                losses.add(loss.item());
            }
            return losses;
        }

        /// The same, with accuracies every `accStep` steps.
        Accuracies fit(TrainTestSplit data, double lr, int n, int accStep) { // 003-13
            var opt = new SGD(parameters(), lr, o -> o.momentum(0.9));
            var result = new Accuracies(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < n; i++) {
                opt.zeroGrad();
                Tensor loss = new CrossEntropyLoss().call(call(data.xTrain()), data.yTrain());
                loss.backward();
                opt.step();
                result.loss().add(loss.item());
                if ((i + 1) % accStep == 0) {
                    result.trainAcc().add(accuracy(this, data.xTrain(), data.yTrain()));
                    result.testAcc().add(accuracy(this, data.xTest(), data.yTest()));
                }
            }
            return result;
        }
    }

    /// The accuracies as tensors without dimensions, as the tutorial first keeps them.
    record Accuracies(List<Double> loss, List<Tensor> trainAcc, List<Tensor> testAcc) {}

    /// The share of right answers as a tensor: it is made from whole numbers, so that no graph
    /// hangs on it and keeping many costs little.
    static Tensor accuracy(Module model, Tensor x, Tensor y) {
        Tensor predicted = model.call(x).max(1).indices();
        return predicted.eq(y).sum().div(y.size(0));
    }

    /// One linear layer.
    static final class OneLayer extends Model { // 003-14
        final Linear linear;

        OneLayer(long inputDim, long outputDim) {
            linear = new Linear(inputDim, outputDim);
        }

        @Override
        public Tensor forward(Tensor x) {
            return linear.call(x);
        }
    }

    /// One hidden layer; what stands between the layers is given.
    static final class Fnn extends Model { // 003-16
        final Linear l1;
        final Module nl;
        final Linear l2;

        Fnn(long inputDim, long hiddenDim, long outputDim) {
            this(inputDim, hiddenDim, outputDim, new ReLU());
        }

        Fnn(long inputDim, long hiddenDim, long outputDim, Module nlStep) {
            l1 = new Linear(inputDim, hiddenDim);
            nl = nlStep;
            l2 = new Linear(hiddenDim, outputDim);
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor out = l1.call(x);
            out = nl.call(out);
            return l2.call(out);
        }
    }

    /// Two hidden layers with one activation between all of them.
    static final class Fnn2 extends Model { // 003-18
        final Linear l1;
        final Module nl;
        final Linear l2;
        final Linear l3;

        Fnn2(long inputDim, long hiddenDim, long outputDim, Module nlStep) {
            l1 = new Linear(inputDim, hiddenDim);
            nl = nlStep;
            l2 = new Linear(hiddenDim, hiddenDim);
            l3 = new Linear(hiddenDim, outputDim);
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor out = nl.call(l1.call(x));
            out = nl.call(l2.call(out));
            return l3.call(out);
        }
    }

    /// A convolution over the 8 by 8 pixels, pooling, a linear layer.
    static final class Conv extends Model { // 003-27
        final Conv2d cnn = new Conv2d(1, 8, 3, o -> o.stride(1).padding(1));
        final ReLU relu = new ReLU();
        final MaxPool2d pool = new MaxPool2d(2);
        final Linear lin = new Linear(8 * 4 * 4, 10);

        @Override
        public Tensor forward(Tensor x) {
            Tensor out = cnn.call(x.view(-1, 1, 8, 8));
            out = relu.call(out);
            out = pool.call(out);
            return lin.call(out.view(-1, 8 * 4 * 4));
        }
    }

    /// The same, arranged in a row.
    static final class ConvInARow extends Model { // 003-28
        final Sequential model =
                new Sequential(
                        new Unflatten(1, 1, 8, 8),
                        new Conv2d(1, 8, 3, o -> o.stride(1).padding(1)),
                        new ReLU(),
                        new MaxPool2d(2),
                        new Flatten(),
                        new Linear(8 * 4 * 4, 10));

        @Override
        public Tensor forward(Tensor x) {
            return model.call(x);
        }
    }
}
