package dev.obor.calls;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.autograd.Function;
import dev.obor.autograd.MultiFunction;
import dev.obor.base.DType;
import dev.obor.nn.Fold;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.functional.F;
import dev.obor.optim.Optimizer;
import dev.obor.optim.OptimizerOptions;
import dev.obor.optim.ParameterState;
import dev.obor.optim.SGD;
import dev.obor.optim.StepLR;
import dev.obor.pointwise.Formula;
import dev.obor.pointwise.PointwiseFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Objects that no constructor gives by chance, as a program of a user comes to have them; and the
/// arguments of functions whose arguments must belong together.
final class Examples {
    private static final String GRAD = "Autograd.grad";

    private Examples() {}

    private static void need(Tensor[] inputs) {
        if (inputs.length == 0) {
            throw new UserFault();
        }
    }

    /// A function of a user's.
    private static final class Twice extends Function {
        private final List<Object> seen;

        Twice(List<Object> seen) {
            this.seen = seen;
        }

        @Override
        public Tensor forward(Context ctx, Tensor... inputs) {
            need(inputs);
            ctx.saveForBackward(inputs[0]);
            seen.add(ctx);
            return inputs[0].mul(2);
        }

        @Override
        public Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {grad.mul(2)};
        }
    }

    /// One with two results.
    private static final class Both extends MultiFunction {
        @Override
        public Tensor[] forward(Context ctx, Tensor... inputs) {
            need(inputs);
            return new Tensor[] {inputs[0].mul(2), inputs[0].mul(3)};
        }

        @Override
        public Tensor[] backward(Context ctx, Tensor... grads) {
            return new Tensor[] {grads[0]};
        }
    }

    private static final class Rate extends OptimizerOptions<Rate> {
        Rate() {
            super(0.1);
        }
    }

    /// An optimizer of a user's, which keeps something for each parameter.
    private static final class Plain extends Optimizer<Rate> {
        private final List<Object> seen;

        Plain(Iterable<? extends Tensor> parameters, List<Object> seen) {
            super(parameters, new Rate());
            this.seen = seen;
        }

        @Override
        protected void update(Rate o, Tensor p, Tensor grad, ParameterState state) {
            state.zeros("x");
            seen.add(state);
        }
    }

    /// What is there from the beginning.
    static List<Object> objects() {
        List<Object> all = new ArrayList<>();
        Tensor x = Obor.rand(2, 2).requiresGrad_(true);
        Twice twice = new Twice(all);
        Tensor y = twice.apply(x);
        all.addAll(List.of(twice, new Both(), y.gradFn(), Obor.cuda));
        all.add(
                PointwiseFunction.of(
                        "scaled",
                        1,
                        1,
                        (t, n) -> {
                            all.add(t[0].gt(0));
                            return t[0].mul(n[0]);
                        }));
        all.add(PointwiseFunction.unary("twice", (Formula t) -> t.mul(2)));
        all.add(new Fold(List.of(3, 3), 2));
        Module net = new Linear(2, 2);
        all.add(net);
        Optimizer<?> optimizer = new SGD(net.parameters(), o -> o.lr(0.1).momentum(0.9));
        F.mseLoss(net.call(Obor.rand(3, 2)), Obor.rand(3, 2)).backward();
        optimizer.step();
        new Plain(net.parameters(), all).step();
        all.add(optimizer);
        all.addAll(optimizer.paramGroups());
        all.add(new StepLR(optimizer, 2));
        return all;
    }

    /// Arguments that belong together, by the method.
    static final Map<String, Supplier<Object[]>> ARGUMENTS =
            Map.ofEntries(
                    Map.entry(GRAD + "(Tensor, Tensor)", Examples::lossAndLeaf),
                    Map.entry(
                            GRAD + "(Tensor, Tensor, Consumer)",
                            () -> with(lossAndLeaf(), options())),
                    Map.entry(
                            GRAD + "(List, List, List, Consumer)",
                            () -> {
                                Object[] both = lossAndLeaf();
                                return new Object[] {
                                    List.of(both[0]), List.of(both[1]), null, options()
                                };
                            }),
                    Map.entry(
                            "Autograd.backward(List, List, Consumer)",
                            () -> new Object[] {List.of(lossAndLeaf()[0]), null, options()}),
                    Map.entry(
                            "Obor.fromArray(Object)",
                            () -> new Object[] {new double[][] {{1, 2}, {3, 4}}}),
                    Map.entry(
                            "Obor.fromArray(Object, DType, long[])",
                            () -> new Object[] {new float[4], DType.FLOAT32, new long[] {2, 2}}),
                    Map.entry(
                            "F.fold(Tensor, List, int)",
                            () -> new Object[] {Obor.rand(1, 4, 4), List.of(3, 3), 2}),
                    Map.entry(
                            "F.fold(Tensor, List, List, Consumer)",
                            () ->
                                    new Object[] {
                                        Obor.rand(1, 4, 4), List.of(3, 3), List.of(2, 2), options()
                                    }),
                    Map.entry(
                            "Tensor.addmv(Tensor, Tensor)",
                            () -> new Object[] {Obor.rand(2, 2), Obor.rand(2)}),
                    Map.entry("Fold.forward(Tensor)", () -> new Object[] {Obor.rand(1, 4, 4)}),
                    Map.entry(
                            "Obor.addmv(Tensor, Tensor, Tensor, Consumer)",
                            () ->
                                    new Object[] {
                                        Obor.rand(2), Obor.rand(2, 2), Obor.rand(2), options()
                                    }),
                    Map.entry(
                            "F.layerNorm(Tensor, long[], Tensor, Tensor)",
                            () ->
                                    new Object[] {
                                        Obor.rand(3, 2), new long[] {2}, Obor.rand(2), Obor.rand(2)
                                    }),
                    Map.entry(
                            "F.convTranspose1d(Tensor, Tensor, Tensor, Consumer)",
                            () ->
                                    new Object[] {
                                        Obor.rand(1, 2, 6),
                                        Obor.rand(2, 2, 2),
                                        Obor.rand(2),
                                        options()
                                    }),
                    Map.entry(
                            "F.batchNorm(Tensor, Tensor, Tensor, Tensor, Tensor, Consumer)",
                            () ->
                                    new Object[] {
                                        Obor.rand(3, 2),
                                        Obor.rand(2),
                                        Obor.rand(2),
                                        null,
                                        null,
                                        options()
                                    }));

    private static Object[] lossAndLeaf() {
        Tensor x = Obor.rand(2, 2).requiresGrad_(true);
        return new Object[] {x.mul(2).sum(), x};
    }

    private static Object[] with(Object[] some, Object last) {
        Object[] all = java.util.Arrays.copyOf(some, some.length + 1);
        all[some.length] = last;
        return all;
    }

    private static java.util.function.Consumer<Object> options() {
        return o -> {};
    }
}
