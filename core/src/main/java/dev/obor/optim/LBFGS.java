package dev.obor.optim;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.Arguments;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.op.Callback;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
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
    public static final class Options extends OptimizerOptions<Options> {
        int maxIter = 20;
        @Nullable Integer maxEval;
        double toleranceGrad = 1e-7;
        double toleranceChange = 1e-9;
        int historySize = 100;
        @Nullable String lineSearchFn;
        boolean maximize;

        private Options() {
            super(1);
        }

        /// How many iterations a step may make, 20.
        public Options maxIter(int value) {
            return set(() -> maxIter = value);
        }

        /// How often a step may evaluate the loss, null for 1.25 times `maxIter`.
        public Options maxEval(@Nullable Integer value) {
            return set(() -> maxEval = value);
        }

        /// Stops where no element of the gradient is larger, 1e-7.
        public Options toleranceGrad(double value) {
            return set(() -> toleranceGrad = value);
        }

        /// Stops where the loss or the parameters change less, 1e-9.
        public Options toleranceChange(double value) {
            return set(() -> toleranceChange = value);
        }

        /// How many differences are remembered, 100.
        public Options historySize(int value) {
            return set(() -> historySize = value);
        }

        /// The line search: `strong_wolfe`, or null for steps of fixed length.
        public Options lineSearchFn(@Nullable String value) {
            return set(() -> lineSearchFn = value);
        }

        /// Whether to climb instead, false.
        public Options maximize(boolean value) {
            return set(() -> maximize = value);
        }

        @Override
        protected void check() {
            super.check();
            if (lineSearchFn != null && !lineSearchFn.equals("strong_wolfe")) {
                throw new ValueError(
                        "only 'strong_wolfe' is supported, got '" + lineSearchFn + "'");
            }
        }

        @Override
        protected Map<String, @Nullable Object> saved() {
            Map<String, @Nullable Object> values = super.saved();
            values.put("max_eval", evaluations());
            return values;
        }

        @Override
        public Map<String, String> describe() {
            Map<String, String> names = super.describe();
            names.put("max_eval", String.valueOf(evaluations()));
            if (lr() == 1) {
                names.put("lr", "1"); // the default that PyTorch writes as an integer
            }
            return names;
        }

        private int evaluations() {
            return maxEval == null ? maxIter * 5 / 4 : maxEval;
        }
    }

    private LbfgsMemory memory = new LbfgsMemory();

    /// Steps of fixed length with PyTorch's default learning rate 1.
    public LBFGS(Iterable<? extends Tensor> parameters) {
        this(parameters, o -> {});
    }

    /// Steps of fixed length.
    public LBFGS(Iterable<? extends Tensor> parameters, double lr) {
        this(parameters, o -> o.lr(lr));
    }

    /// With options: `new LBFGS(model.parameters(), 1, o -> o.lineSearchFn("strong_wolfe"))`.
    public LBFGS(Iterable<? extends Tensor> parameters, double lr, Consumer<Options> options) {
        Arguments.given(options, "options");
        this(parameters, o -> options.accept(o.lr(lr)));
    }

    /// With options: `new LBFGS(model.parameters(), o -> o.lineSearchFn("strong_wolfe"))`.
    public LBFGS(Iterable<? extends Tensor> parameters, Consumer<Options> options) {
        super(parameters, new Options().with(options));
    }

    @Override
    public void addParamGroup(Iterable<? extends Tensor> parameters, Consumer<Options> change) {
        throw new ValueError("LBFGS doesn't support per-parameter options (parameter groups)");
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

    /// Goes downhill; returns the loss from before.
    @Override
    public double step(DoubleSupplier closure) {
        Arguments.given(closure, "closure");
        DoubleSupplier loss =
                () -> {
                    try (var _ = Autograd.enableGrad()) {
                        return Callback.call(closure::getAsDouble);
                    }
                };
        boolean hooked = hooks().begin(this);
        try (var _ = Autograd.noGrad()) {
            double before = descend(loss);
            if (hooked) {
                hooks().done(this);
            }
            return before;
        } finally {
            if (hooked) {
                hooks().end();
            }
            ParameterState.outliveScopes(memory.state());
        }
    }

    private double descend(DoubleSupplier closure) {
        Options o = paramGroups().getFirst().options();
        int maxEval = o.evaluations();
        LbfgsMemory m = memory;
        double before = closure.getAsDouble();
        double loss = o.maximize ? -before : before;
        int evaluations = 1;
        m.evaluations++;
        Tensor grad = flatGrad();
        if (largest(grad) <= o.toleranceGrad) {
            return before;
        }
        for (int n = 1; n <= o.maxIter; n++) {
            m.iterations++;
            Tensor d = m.next(grad, o.historySize);
            double previousLoss = loss;
            m.previousLoss = loss;
            m.t = m.iterations == 1 ? Math.min(1, 1 / grad.abs().sum().item()) * o.lr() : o.lr();
            double slope = LbfgsMemory.dot(grad, d);
            if (slope > -o.toleranceChange) {
                break;
            }
            int used = 0;
            boolean moved = true;
            if (o.lineSearchFn != null) {
                var start = new StrongWolfe.Point(0, loss, grad, slope);
                var found = search(closure, start, d, maxEval - evaluations);
                loss = found.point().loss();
                grad = found.point().grad();
                m.t = found.point().t();
                used = found.evaluations();
                move(m.t, d);
            } else {
                move(m.t, d);
                moved = n != o.maxIter;
                if (moved) {
                    loss = o.maximize ? -closure.getAsDouble() : closure.getAsDouble();
                    grad = flatGrad();
                    used = 1;
                }
            }
            evaluations += used;
            m.evaluations += used;
            if (!moved
                    || evaluations >= maxEval
                    || largest(grad) <= o.toleranceGrad
                    || largest(d.mul(m.t)) <= o.toleranceChange
                    || Math.abs(loss - previousLoss) < o.toleranceChange) {
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
                            double loss =
                                    maximizes() ? -closure.getAsDouble() : closure.getAsDouble();
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

    private boolean maximizes() {
        return paramGroups().getFirst().options().maximize;
    }

    private List<Tensor> parameters() {
        return paramGroups().getFirst().parameters();
    }

    /// All gradients in one row, of what is to become small; zeros where there is none.
    private Tensor flatGrad() {
        List<Tensor> rows = new ArrayList<>();
        for (Tensor p : parameters()) {
            Tensor grad = p.grad();
            Tensor given = grad == null ? p.detach().zerosLike() : grad.detach();
            rows.add(LbfgsMemory.parts(given).reshape(-1));
        }
        Tensor all = Obor.cat(rows);
        return maximizes() ? all.neg_() : all;
    }

    private void move(double length, Tensor direction) {
        long from = 0;
        for (Tensor parameter : parameters()) {
            Tensor p = LbfgsMemory.parts(parameter);
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
    public Map<String, @Nullable Object> state(Tensor parameter) {
        Arguments.given(parameter, "parameter");
        return parameter == parameters().getFirst() ? memory.state() : Map.of();
    }

    @Override
    void load(StateDict dict) {
        LbfgsMemory loaded = LbfgsMemory.of(dict.state().getOrDefault(0, Map.of()), parameters());
        super.load(new StateDict(Map.of(), dict.paramGroups()));
        memory = loaded;
        ParameterState.outliveScopes(memory.state());
    }
}
