package dev.obor.examples;

import module dev.obor;

import dev.obor.nn.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The models that [NeuralNetworkModels] fits to a curve, from a straight line to five layers.
final class CurveModels {
    private CurveModels() {}

    /// The part that all models share.
    abstract static class Regression extends Module {
        /// Steps over all points; returns the loss of each.
        final List<Double> fit(Tensor x, Tensor y, int n) {
            List<Double> losses = new ArrayList<>();
            var opt = new SGD(parameters(), 0.001, o -> o.momentum(0.9));
            for (int i = 0; i < n; i++) {
                // Without squeeze, (N, 1) against (N) would be broadcast to (N, N).
                Tensor loss = new MSELoss().call(call(x).squeeze(), y);
                loss.backward();
                opt.step();
                opt.zeroGrad();
                losses.add(loss.item());
            }
            return losses;
        }
    }

    /// A straight line, if `x` has one column.
    static final class LinReg extends Regression { // 003-30
        final Sequential model;

        LinReg(Tensor x) {
            long p = x.size(1);
            model = new Sequential(new Linear(p, p));
        }

        @Override
        public Tensor forward(Tensor x) {
            return model.call(x);
        }
    }

    /// Two linear layers, which are still a straight line.
    static final class DblLinReg extends Regression { // 003-31
        final Sequential model;

        DblLinReg(Tensor x, long hiddenDim) {
            model = new Sequential(new Linear(x.size(1), hiddenDim), new Linear(hiddenDim, 1));
        }

        @Override
        public Tensor forward(Tensor x) {
            return model.call(x);
        }
    }

    /// Linear layers with an activation between each two; `hiddenLayers` of them are hidden.
    static final class Curve extends Regression {
        final Sequential model = new Sequential();

        Curve(Tensor x, int hiddenLayers, long hiddenDim, Supplier<Module> activation) {
            long from = x.size(1);
            for (int i = 0; i < hiddenLayers; i++) {
                model.append(new Linear(from, hiddenDim));
                model.append(activation.get());
                from = hiddenDim;
            }
            model.append(new Linear(from, 1));
        }

        @Override
        public Tensor forward(Tensor x) {
            return model.call(x);
        }
    }

    static Curve linRegRelu(Tensor x, long hiddenDim) { // 003-32
        return new Curve(x, 1, hiddenDim, ReLU::new);
    }

    static Curve linRegTanh(Tensor x, long hiddenDim) { // 003-33
        return new Curve(x, 1, hiddenDim, Tanh::new);
    }

    static Curve threeLayers(Tensor x, long hiddenDim) { // 003-34
        return new Curve(x, 2, hiddenDim, ReLU::new);
    }

    static Curve fiveLayers(Tensor x, long hiddenDim) { // 003-34
        return new Curve(x, 4, hiddenDim, ReLU::new);
    }
}
