package dev.obor.func;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import dev.obor.nn.BatchNorm;
import dev.obor.nn.Module;
import dev.obor.op.Callback;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Derivatives and maps of functions, PyTorch's `torch.func`.
///
/// An argument or a result is a tensor, or a list, map or record of tensors, to any depth; what
/// comes back for it has the same form. Other arguments are captured: the gradient of a loss by the
/// parameters of a model is
///
/// ```java
/// java.util.function.Function<Map<String, Tensor>, Tensor> error =
///         params -> F.mseLoss(Func.functionalCall(model, params, x), y);
/// Map<String, Tensor> gradients = Func.grad(error).apply(parameters);
/// ```
///
/// Everything nests: `grad(grad(f))`, `vmap(grad(f))`, `jacfwd(jacrev(f))`. Derivatives are taken
/// by the graph that `backward()` uses, so results can be differentiated further, and captured
/// tensors that require gradients stay connected.
public final class Func {
    private Func() {}

    /// A gradient and the value that it is of.
    ///
    /// @param grad in the form of the argument
    /// @param value what the function returned
    public record GradAndValue<A>(A grad, Tensor value) {
        public GradAndValue {
            Arguments.given(grad, "grad");
            Arguments.given(value, "value");
        }
    }

    /// A result, and what takes cotangents back to the argument.
    ///
    /// @param output what the function returned
    /// @param pullback the product of a cotangent, which has the form of the output, with the
    ///   Jacobian; it can be called again and again
    public record Vjp<A, R>(R output, Function<R, A> pullback) {
        public Vjp {
            Arguments.given(output, "output");
            Arguments.given(pullback, "pullback");
        }
    }

    /// A result and how it changes with the argument.
    ///
    /// @param output what the function returned
    /// @param tangent the product of the Jacobian with the given tangent, in the form of the output
    public record Jvp<R>(R output, R tangent) {
        public Jvp {
            Arguments.given(output, "output");
            Arguments.given(tangent, "tangent");
        }
    }

    /// A result, and the function's linear approximation there.
    ///
    /// @param output what the function returned
    /// @param jvp the product of the Jacobian with a tangent, which has the form of the argument
    public record Linearized<A, R>(R output, Function<A, R> jvp) {
        public Linearized {
            Arguments.given(jvp, "jvp");
            Arguments.given(output, "output");
        }
    }

    /// The gradient of a function with a scalar result.
    public static <A> Function<A, A> grad(Function<A, Tensor> function) {
        Arguments.given(function, "function");
        return argument -> gradAndValue(function, argument, "grad").grad();
    }

    /// The gradient, by the first argument, of a function with a scalar result.
    public static <A, B> BiFunction<A, B, A> grad(BiFunction<A, B, Tensor> function) {
        Arguments.given(function, "function");
        return (a, b) -> grad((A argument) -> function.apply(argument, b)).apply(a);
    }

    /// The gradient of a function with a scalar result, and that result.
    public static <A> Function<A, GradAndValue<A>> gradAndValue(Function<A, Tensor> function) {
        Arguments.given(function, "function");
        return argument -> gradAndValue(function, argument, "grad_and_value");
    }

    private static <A> GradAndValue<A> gradAndValue(
            Function<A, Tensor> function, A argument, String name) {
        Arguments.given(argument, "argument");
        try (var _ = Autograd.enableGrad()) {
            Inputs inputs = Inputs.of(argument, name);
            Tensor y = Callback.call(() -> function.apply(inputs.argument(argument)));
            if (y.dim() != 0) {
                throw new ShapeError(
                        "Expected the function given to "
                                + name
                                + " to return a scalar tensor, got tensor with "
                                + y.dim()
                                + " dims. Maybe you wanted to use the vjp or jacrev APIs instead?");
            }
            List<Tensor> results = List.of(y);
            boolean watched = inputs.areWatched(results);
            List<Tensor> one = List.of(y.detach().onesLike());
            List<Tensor> gradients = inputs.gradients(results, one, false, watched);
            return new GradAndValue<>(
                    Inputs.replaced(argument, gradients), watched ? y : y.detach());
        }
    }

    /// Runs a function and returns its result, and the function that multiplies cotangents with its
    /// Jacobian.
    public static <A, R> Vjp<A, R> vjp(Function<A, R> function, A argument) {
        Arguments.given(function, "function");
        Arguments.given(argument, "argument");
        try (var _ = Autograd.enableGrad()) {
            Inputs inputs = Inputs.of(argument, "vjp");
            R output = Callback.call(() -> function.apply(inputs.argument(argument)));
            List<Tensor> results = Inputs.TREE.tensors(output);
            boolean watched = inputs.areWatched(results);
            Function<R, A> pullback =
                    cotangents -> {
                        List<Tensor> weights = fitting("vjp", "cotangent", cotangents, results);
                        boolean graph = watched || requireGrad(weights);
                        return Inputs.replaced(
                                argument, inputs.gradients(results, weights, true, graph));
                    };
            return new Vjp<>(watched ? output : detached(output, results), pullback);
        }
    }

    /// Runs a function and multiplies its Jacobian with a tangent of the argument.
    public static <A, R> Jvp<R> jvp(Function<A, R> function, A argument, A tangent) {
        Arguments.given(tangent, "tangent");
        Linearized<A, R> linear = linearize(function, argument, "jvp");
        return new Jvp<>(linear.output(), linear.jvp().apply(tangent));
    }

    /// Runs a function and returns its result, and the function that multiplies its Jacobian with
    /// tangents.
    ///
    /// The product of the transposed Jacobian with a vector is linear in the vector; its own
    /// gradient is the product with the Jacobian. So each operation's backward is all that it
    /// needs.
    public static <A, R> Linearized<A, R> linearize(Function<A, R> function, A argument) {
        return linearize(function, argument, "linearize");
    }

    private static <A, R> Linearized<A, R> linearize(
            Function<A, R> function, A argument, String name) {
        Arguments.given(function, "function");
        Arguments.given(argument, "argument");
        try (var _ = Autograd.enableGrad()) {
            Inputs inputs = Inputs.of(argument, name);
            R output = Callback.call(() -> function.apply(inputs.argument(argument)));
            List<Tensor> results = Inputs.TREE.tensors(output);
            boolean watched = inputs.areWatched(results);
            List<Tensor> duals = new ArrayList<>();
            results.forEach(y -> duals.add(y.detach().zerosLike().requiresGrad_()));
            List<Tensor> transposed = new ArrayList<>();
            List<Integer> places = new ArrayList<>();
            var partial = inputs.partial(results, duals, true);
            for (int i = 0; i < partial.size(); i++) {
                Tensor g = partial.get(i);
                if (g != null) {
                    transposed.add(g);
                    places.add(i);
                }
            }
            Function<A, R> jvp =
                    tangents -> {
                        List<Tensor> all = fitting(name, "tangent", tangents, inputs.leaves);
                        List<Tensor> weights = new ArrayList<>();
                        places.forEach(i -> weights.add(all.get(i)));
                        boolean graph = watched || requireGrad(weights);
                        var products = Inputs.gradients(transposed, duals, weights, true, graph);
                        return Inputs.replaced(output, Inputs.orZeros(products, duals));
                    };
            return new Linearized<>(watched ? output : detached(output, results), jvp);
        }
    }

    private static boolean requireGrad(List<Tensor> tensors) {
        return tensors.stream().anyMatch(Tensor::requiresGrad);
    }

    private static <R> R detached(R output, List<Tensor> results) {
        List<Tensor> plain = new ArrayList<>();
        results.forEach(y -> plain.add(y.detach()));
        return Inputs.replaced(output, plain);
    }

    private static List<Tensor> fitting(String name, String what, Object given, List<Tensor> like) {
        List<Tensor> tensors = Inputs.TREE.tensors(Arguments.given(given, what));
        if (tensors.size() != like.size()) {
            throw new ShapeError(
                    name
                            + ": expected "
                            + like.size()
                            + " "
                            + what
                            + "s, one for each tensor, got "
                            + tensors.size());
        }
        for (int i = 0; i < like.size(); i++) {
            if (!tensors.get(i).shape().equals(like.get(i).shape())) {
                throw new ShapeError(
                        name
                                + ": expected the "
                                + what
                                + " of a tensor of "
                                + like.get(i).shape()
                                + " to have its sizes, got "
                                + tensors.get(i).shape());
            }
        }
        return tensors;
    }

    /// The Jacobian, row by row: for each tensor of the argument the sizes of the result, then its
    /// own.
    public static <A> Function<A, A> jacrev(Function<A, Tensor> function) {
        Arguments.given(function, "function");
        return argument -> {
            Vjp<A, Tensor> vjp = vjp(function, argument);
            Tensor y = vjp.output();
            List<List<Tensor>> rows = new ArrayList<>();
            for (long i = 0; i < y.numel(); i++) {
                A row = vjp.pullback().apply(unit(y, i));
                rows.add(Inputs.TREE.tensors(row));
            }
            List<Tensor> inputs = Inputs.TREE.tensors(argument);
            List<Tensor> jacobians = new ArrayList<>();
            for (int k = 0; k < inputs.size(); k++) {
                int place = k;
                List<Tensor> parts = rows.stream().map(r -> r.get(place)).toList();
                jacobians.add(joined(parts, 0, sizes(y, inputs.get(k)), y));
            }
            return Inputs.replaced(argument, jacobians);
        };
    }

    /// The Jacobian, column by column, which is faster than [#jacrev] where the result is larger
    /// than the argument.
    public static <A> Function<A, A> jacfwd(Function<A, Tensor> function) {
        Arguments.given(function, "function");
        return argument -> {
            Linearized<A, Tensor> linear = linearize(function, argument, "jacfwd");
            Tensor y = linear.output();
            List<Tensor> inputs = Inputs.TREE.tensors(argument);
            List<Tensor> zeros = new ArrayList<>();
            inputs.forEach(x -> zeros.add(x.detach().zerosLike()));
            List<Tensor> jacobians = new ArrayList<>();
            for (int k = 0; k < inputs.size(); k++) {
                Tensor x = inputs.get(k);
                List<Tensor> columns = new ArrayList<>();
                for (long i = 0; i < x.numel(); i++) {
                    List<Tensor> tangent = new ArrayList<>(zeros);
                    tangent.set(k, unit(x, i));
                    columns.add(linear.jvp().apply(Inputs.replaced(argument, tangent)));
                }
                jacobians.add(joined(columns, y.dim(), sizes(y, x), y));
            }
            return Inputs.replaced(argument, jacobians);
        };
    }

    private static Tensor unit(Tensor like, long element) {
        Tensor unit = Obor.zeros(like.dtype(), like.numel());
        unit.select(0, element).fill_(1);
        return unit.reshape(like.shape().toArray());
    }

    private static Tensor joined(List<Tensor> parts, int dim, long[] sizes, Tensor like) {
        return parts.isEmpty()
                ? Obor.zeros(like.dtype(), sizes)
                : Obor.stack(parts, dim).reshape(sizes);
    }

    private static long[] sizes(Tensor y, Tensor x) {
        long[] sizes = new long[y.dim() + x.dim()];
        System.arraycopy(y.shape().toArray(), 0, sizes, 0, y.dim());
        System.arraycopy(x.shape().toArray(), 0, sizes, y.dim(), x.dim());
        return sizes;
    }

    /// The matrix of second derivatives of a function with a scalar result: the sizes of the
    /// argument twice. Forward over reverse.
    public static Function<Tensor, Tensor> hessian(Function<Tensor, Tensor> function) {
        return jacfwd(jacrev(function));
    }

    /// Calls a module with other parameters and buffers: `functionalCall(model, state, x)`.
    ///
    /// @param state tensors by the names of [Module#namedParameters] and [Module#namedBuffers];
    ///   what it lacks the module has itself, and what the module lacks is not used
    public static Tensor functionalCall(
            Module module, Map<String, ? extends Tensor> state, Tensor input) {
        Arguments.given(module, "module");
        return functionalCall(module, state, () -> module.call(input));
    }

    /// Runs code in which a module has other parameters and buffers, for modules that take
    /// something else than a tensor: `functionalCall(model, state, () -> model.call(x, mask))`.
    ///
    /// The module is changed while the code runs; other threads must leave it alone.
    public static <R> R functionalCall(
            Module module, Map<String, ? extends Tensor> state, Supplier<R> body) {
        Arguments.given(module, "module");
        Arguments.given(state, "state");
        Arguments.given(body, "body");
        return ModuleFunctions.call(module, state, false, body);
    }

    /// What models of one kind hold, each tensor stacked in a new first dimension.
    ///
    /// @param parameters leaves that require gradients where the models' do
    /// @param buffers the buffers
    public record ModelState(Map<String, Tensor> parameters, Map<String, Tensor> buffers) {
        public ModelState {
            Arguments.given(parameters, "parameters");
            Arguments.given(buffers, "buffers");
        }
    }

    /// Stacks the parameters and buffers of models of one kind, to run all with [#vmap].
    ///
    /// ```java
    /// var state = Func.stackModuleState(models);
    /// var all = Func.vmap((Map<String, Tensor> p) -> Func.functionalCall(model, p, x));
    /// Tensor outputs = all.apply(state.parameters());
    /// ```
    ///
    /// @throws dev.obor.base.ValueError if there is none, or they are of several classes
    /// @throws dev.obor.base.StateError if some are in training mode and some are not
    public static ModelState stackModuleState(List<? extends Module> models) {
        Arguments.allGiven(models, "models");
        return ModuleFunctions.stack(models);
    }

    /// Lets all batch normalisations of a model do without running statistics, which maps such as
    /// [#vmap] could not change; PyTorch's `replace_all_batch_norm_modules_`. Returns the model.
    public static <M extends Module> M replaceAllBatchNormModules_(M root) {
        Arguments.given(root, "root");
        for (Module module : root.modules()) {
            if (module instanceof BatchNorm norm) {
                norm.runningMean = null;
                norm.runningVar = null;
                norm.numBatchesTracked = null;
            }
        }
        return root;
    }

    /// A function of samples as a function of batches: each tensor of the argument has a further
    /// first dimension, over which it is run, and so has each tensor of the result. See
    /// [#vmap(Function, Consumer)].
    public static <A, R> Function<A, R> vmap(Function<A, R> function) {
        return vmap(function, o -> {});
    }

    /// A function of samples as a function of batches, with options.
    ///
    /// Difference from PyTorch: the function runs once for each sample, so it may branch on values
    /// and read them; `randomness("different")` draws for one sample after the other. How fast it
    /// is, is decided by the size of a sample.
    public static <A, R> Function<A, R> vmap(
            Function<A, R> function, Consumer<VmapOptions> options) {
        Arguments.given(function, "function");
        Vmap map = new Vmap(new VmapOptions().with(options), 1);
        return a -> map.run(List.of(a), in -> function.apply(Vmap.argument(in, 0)));
    }

    /// A function of samples as a function of batches, mapped over both arguments.
    public static <A, B, R> BiFunction<A, B, R> vmap(BiFunction<A, B, R> function) {
        return vmap(function, o -> {});
    }

    /// A function of samples as a function of batches, with options: `o -> o.inDims(0, null)` maps
    /// over the first argument alone.
    public static <A, B, R> BiFunction<A, B, R> vmap(
            BiFunction<A, B, R> function, Consumer<VmapOptions> options) {
        Arguments.given(function, "function");
        Vmap map = new Vmap(new VmapOptions().with(options), 2);
        return (a, b) ->
                map.run(
                        List.of(a, b),
                        in -> function.apply(Vmap.argument(in, 0), Vmap.argument(in, 1)));
    }

    /// A function of three arguments.
    @FunctionalInterface
    public interface TriFunction<A, B, C, R> {
        /// Applies it.
        R apply(A a, B b, C c);
    }

    /// A function of samples as a function of batches, with options: `o -> o.inDims(null, 0, 0)`
    /// maps over the last two arguments.
    public static <A, B, C, R> TriFunction<A, B, C, R> vmap(
            TriFunction<A, B, C, R> function, Consumer<VmapOptions> options) {
        Arguments.given(function, "function");
        Vmap map = new Vmap(new VmapOptions().with(options), 3);
        return (a, b, c) ->
                map.run(
                        List.of(a, b, c),
                        in ->
                                function.apply(
                                        Vmap.argument(in, 0),
                                        Vmap.argument(in, 1),
                                        Vmap.argument(in, 2)));
    }
}
