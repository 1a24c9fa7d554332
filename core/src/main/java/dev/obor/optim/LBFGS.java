package dev.obor.optim;

import static dev.obor.optim.OptimizerOptions.check;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.StateError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The limited-memory method of Broyden, Fletcher, Goldfarb and Shanno: directions from the last
/// differences of gradients, for losses over the whole data. PyTorch's `torch.optim.LBFGS`.
///
/// One step makes up to `maxIter` iterations and evaluates the loss many times, so it needs a
/// closure that forgets the gradients, computes the loss, runs backward and returns the number:
///
/// ```java
/// optimizer.step(() -> {
///     optimizer.zeroGrad();
///     var loss = F.crossEntropy(model.call(x), y);
///     loss.backward();
///     return loss.item();
/// });
/// ```
///
/// There is one group of parameters only. As in PyTorch, the state belongs to the first parameter.
///
/// Source: D. Liu, J. Nocedal, "On the limited memory BFGS method for large scale optimization",
/// 1989; PyTorch's `lbfgs.py`, whose order of operations it keeps.
public final class LBFGS extends Optimizer<LBFGS.Options> {
    /// Choices; the defaults are PyTorch's.
    ///
    /// @param lr the learning rate: the first step length tried
    /// @param maxIter how many iterations a step may make
    /// @param maxEval how often a step may evaluate the loss, null for 1.25 times `maxIter`
    /// @param toleranceGrad stops where no element of the gradient is larger
    /// @param toleranceChange stops where the loss or the parameters change less
    /// @param historySize how many differences are remembered
    /// @param lineSearchFn `strong_wolfe`, or null for steps of fixed length
    public record Options(
            double lr,
            int maxIter,
            @Nullable Integer maxEval,
            double toleranceGrad,
            double toleranceChange,
            int historySize,
            @Nullable String lineSearchFn)
            implements OptimizerOptions<Options> {
        /// The defaults.
        public static final Options DEFAULT = new Options(1, 20, null, 1e-7, 1e-9, 100, null);

        /// Checks the learning rate and the line search.
        ///
        /// @throws IllegalArgumentException if the rate is negative, or the search is another one
        public Options {
            check(lr >= 0, "learning rate", lr);
            if (lineSearchFn != null && !lineSearchFn.equals("strong_wolfe")) {
                throw new IllegalArgumentException(
                        "only 'strong_wolfe' is supported, got '" + lineSearchFn + "'");
            }
        }

        @Override
        public Options lr(double value) {
            return with(value, maxIter, maxEval, toleranceGrad, toleranceChange, historySize);
        }

        /// With another number of iterations.
        public Options maxIter(int value) {
            return with(lr, value, maxEval, toleranceGrad, toleranceChange, historySize);
        }

        /// With another number of evaluations, null for 1.25 times the iterations.
        public Options maxEval(@Nullable Integer value) {
            return with(lr, maxIter, value, toleranceGrad, toleranceChange, historySize);
        }

        /// With another tolerance for gradients.
        public Options toleranceGrad(double value) {
            return with(lr, maxIter, maxEval, value, toleranceChange, historySize);
        }

        /// With another tolerance for changes.
        public Options toleranceChange(double value) {
            return with(lr, maxIter, maxEval, toleranceGrad, value, historySize);
        }

        /// With another memory.
        public Options historySize(int value) {
            return with(lr, maxIter, maxEval, toleranceGrad, toleranceChange, value);
        }

        /// With the line search `strong_wolfe`, or with null for none.
        public Options lineSearchFn(@Nullable String value) {
            return new Options(
                    lr, maxIter, maxEval, toleranceGrad, toleranceChange, historySize, value);
        }

        @Override
        public Map<String, String> describe() {
            Map<String, String> names = OptimizerOptions.super.describe();
            names.put("max_eval", String.valueOf(evaluations()));
            if (lr == DEFAULT.lr) {
                names.put("lr", "1");
            }
            return names;
        }

        private int evaluations() {
            return maxEval == null ? maxIter * 5 / 4 : maxEval;
        }

        private Options with(
                double rate,
                int iterations,
                @Nullable Integer evaluations,
                double grad,
                double change,
                int history) {
            return new Options(rate, iterations, evaluations, grad, change, history, lineSearchFn);
        }
    }

    private LbfgsMemory memory = new LbfgsMemory();

    /// Steps of fixed length with PyTorch's default learning rate 1.
    public LBFGS(Iterable<? extends Tensor> parameters) {
        this(parameters, 1);
    }

    /// Steps of fixed length.
    public LBFGS(Iterable<? extends Tensor> parameters, double lr) {
        this(parameters, lr, o -> o);
    }

    /// With options: `new LBFGS(model.parameters(), 1, o -> o.lineSearchFn("strong_wolfe"))`.
    public LBFGS(Iterable<? extends Tensor> parameters, double lr, UnaryOperator<Options> options) {
        super(parameters, options.apply(Options.DEFAULT.lr(lr)));
    }

    @Override
    public void addParamGroup(
            Iterable<? extends Tensor> parameters, UnaryOperator<Options> change) {
        throw new IllegalArgumentException(
                "LBFGS doesn't support per-parameter options (parameter groups)");
    }

    /// Cannot be done without a closure.
    ///
    /// @throws StateError always
    @Override
    public void step() {
        throw new StateError(
                "LBFGS.step() missing 1 required positional argument: 'closure'; give"
                        + " optimizer.step(() -> { ... }) that computes the loss anew, runs"
                        + " backward and returns loss.item()");
    }

    @Override
    void update(Options options, Tensor parameter, Tensor grad, Map<String, Object> state) {
        throw new IllegalStateException("LBFGS changes all parameters at once");
    }

    /// Goes downhill; returns the loss from before.
    @Override
    public double step(DoubleSupplier closure) {
        DoubleSupplier loss =
                () -> {
                    try (var _ = Autograd.enableGrad()) {
                        return closure.getAsDouble();
                    }
                };
        try (var _ = Autograd.noGrad()) {
            return descend(loss);
        } finally {
            outliveScopes(memory.state());
        }
    }

    private double descend(DoubleSupplier closure) {
        Options o = paramGroups().getFirst().options();
        int maxEval = o.evaluations();
        LbfgsMemory m = memory;
        double before = closure.getAsDouble();
        double loss = before;
        int evaluations = 1;
        m.evaluations++;
        Tensor grad = flatGrad();
        if (largest(grad) <= o.toleranceGrad()) {
            return before;
        }
        for (int n = 1; n <= o.maxIter(); n++) {
            m.iterations++;
            Tensor d = m.next(grad, o.historySize());
            double previousLoss = loss;
            m.t = m.iterations == 1 ? Math.min(1, 1 / grad.abs().sum().item()) * o.lr() : o.lr();
            double slope = LbfgsMemory.dot(grad, d);
            if (slope > -o.toleranceChange()) {
                break;
            }
            int used = 0;
            boolean moved = true;
            if (o.lineSearchFn() != null) {
                var start = new StrongWolfe.Point(0, loss, grad, slope);
                var found = search(closure, start, d, maxEval - evaluations);
                loss = found.point().loss();
                grad = found.point().grad();
                m.t = found.point().t();
                used = found.evaluations();
                move(m.t, d);
            } else {
                move(m.t, d);
                moved = n != o.maxIter();
                if (moved) {
                    loss = closure.getAsDouble();
                    grad = flatGrad();
                    used = 1;
                }
            }
            evaluations += used;
            m.evaluations += used;
            if (!moved
                    || evaluations >= maxEval
                    || largest(grad) <= o.toleranceGrad()
                    || largest(d.mul(m.t)) <= o.toleranceChange()
                    || Math.abs(loss - previousLoss) < o.toleranceChange()) {
                break;
            }
        }
        return before;
    }

    private StrongWolfe.Found search(
            DoubleSupplier closure, StrongWolfe.Point start, Tensor d, int limit) {
        List<Tensor> here = new ArrayList<>();
        parameters().forEach(p -> here.add(p.detach().clone()));
        var line =
                new StrongWolfe(
                        t -> {
                            move(t, d);
                            double loss = closure.getAsDouble();
                            Tensor grad = flatGrad();
                            for (int i = 0; i < here.size(); i++) {
                                parameters().get(i).copy_(here.get(i));
                            }
                            return new StrongWolfe.Point(t, loss, grad, LbfgsMemory.dot(grad, d));
                        },
                        start,
                        largest(d),
                        limit);
        return line.search(memory.t);
    }

    private List<Tensor> parameters() {
        return paramGroups().getFirst().parameters();
    }

    /// All gradients in one row; zeros where there is none.
    private Tensor flatGrad() {
        List<Tensor> rows = new ArrayList<>();
        for (Tensor p : parameters()) {
            Tensor grad = p.grad();
            rows.add((grad == null ? p.detach().zerosLike() : grad.detach()).reshape(-1));
        }
        return Obor.cat(rows);
    }

    private void move(double length, Tensor direction) {
        long from = 0;
        for (Tensor p : parameters()) {
            Tensor part = direction.narrow(0, from, p.numel());
            p.add_(part.view(p.shape().toArray()), length);
            from += p.numel();
        }
    }

    private static double largest(Tensor t) {
        return t.abs().max().item();
    }

    /// What the optimizer keeps, by PyTorch's names, for the first parameter; empty before the
    /// first step and for the others.
    @Override
    public Map<String, Object> state(Tensor parameter) {
        return parameter == parameters().getFirst() ? memory.state() : Map.of();
    }

    @Override
    public StateDict<Options> stateDict() {
        Map<String, Object> state = memory.state();
        return new StateDict<>(
                state.isEmpty() ? Map.of() : Map.of(0, state), super.stateDict().groups());
    }

    @Override
    public void loadStateDict(StateDict<Options> dict) {
        super.loadStateDict(new StateDict<>(Map.of(), dict.groups()));
        memory = LbfgsMemory.of(dict.state().getOrDefault(0, Map.of()));
        outliveScopes(memory.state());
    }
}
