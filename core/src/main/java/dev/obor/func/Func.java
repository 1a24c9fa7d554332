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

    /// A result, and what a function tells beside it: logits beside a loss. What functions such as
    /// [#gradWithAux] take returns one, and so does what they give back.
    ///
    /// @param result what is differentiated, or the derivative
    /// @param aux anything; its tensors come back detached from what was differentiated
    public record WithAux<R, X>(R result, X aux) {
        public WithAux {
            Arguments.given(result, "result");
            Arguments.given(aux, "aux");
        }
    }

    /// The gradient of a function with a scalar result.
    public static <A> Function<A, A> grad(Function<A, Tensor> function) {
        Arguments.given(function, "function");
        return argument -> gradAndValue(alone(function), argument, "grad").result().grad();
    }

    /// The gradient of a function with a scalar result, and what the function tells beside it;
    /// PyTorch's `has_aux=True`.
    ///
    /// ```java
    /// Tensor x = tensor(1.0, 2, 3);
    /// var both = Func.gradWithAux((Tensor v) -> {
    ///             Tensor squares = v.square();
    ///             return new Func.WithAux<>(squares.sum(), squares);
    ///         })
    ///         .apply(x);
    /// both.result() // [2, 4, 6]
    /// both.aux() // [1, 4, 9]
    /// ```
    public static <A, X> Function<A, WithAux<A, X>> gradWithAux(
            Function<A, WithAux<Tensor, X>> function) {
        Arguments.given(function, "function");
        return argument -> {
            var all = gradAndValue(function, argument, "grad");
            return new WithAux<>(all.result().grad(), all.aux());
        };
    }

    /// The gradient, by the first argument, of a function with a scalar result.
    public static <A, B> BiFunction<A, B, A> grad(BiFunction<A, B, Tensor> function) {
        Arguments.given(function, "function");
        return (a, b) -> grad((A argument) -> function.apply(argument, b)).apply(a);
    }

    /// The gradient of a function with a scalar result, and that result.
    public static <A> Function<A, GradAndValue<A>> gradAndValue(Function<A, Tensor> function) {
        Arguments.given(function, "function");
        return argument -> gradAndValue(alone(function), argument, "grad_and_value").result();
    }

    /// The gradient of a function with a scalar result, that result, and what the function tells
    /// beside it.
    public static <A, X> Function<A, WithAux<GradAndValue<A>, X>> gradAndValueWithAux(
            Function<A, WithAux<Tensor, X>> function) {
        Arguments.given(function, "function");
        return argument -> gradAndValue(function, argument, "grad_and_value");
    }

    /// A function that tells nothing beside its result, as one that tells that.
    private static <A, R> Function<A, WithAux<R, List<Tensor>>> alone(Function<A, R> function) {
        return argument -> new WithAux<>(function.apply(argument), List.of());
    }

    private static <A, X> WithAux<GradAndValue<A>, X> gradAndValue(
            Function<A, WithAux<Tensor, X>> function, A argument, String name) {
        Arguments.given(argument, "argument");
        try (var _ = Autograd.enableGrad()) {
            Inputs inputs = Inputs.of(argument, name);
            var told = Callback.call(() -> function.apply(inputs.argument(argument)));
            Tensor y = told.result();
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
            var both =
                    new GradAndValue<>(
                            Inputs.replaced(argument, gradients), watched ? y : y.detach());
            return new WithAux<>(both, inputs.unlessWatched(told.aux()));
        }
    }

    /// Runs a function and returns its result, and the function that multiplies cotangents with its
    /// Jacobian.
    public static <A, R> Vjp<A, R> vjp(Function<A, R> function, A argument) {
        Arguments.given(function, "function");
        return vjpWithAux(alone(function), argument).result();
    }

    /// Runs a function and returns its result and the function that multiplies cotangents with its
    /// Jacobian, and what the function tells beside its result.
    public static <A, R, X> WithAux<Vjp<A, R>, X> vjpWithAux(
            Function<A, WithAux<R, X>> function, A argument) {
        Arguments.given(function, "function");
        Arguments.given(argument, "argument");
        try (var _ = Autograd.enableGrad()) {
            Inputs inputs = Inputs.of(argument, "vjp");
            var told = Callback.call(() -> function.apply(inputs.argument(argument)));
            R output = told.result();
            List<Tensor> results = Inputs.TREE.tensors(output);
            boolean watched = inputs.areWatched(results);
            Function<R, A> pullback =
                    cotangents -> {
                        List<Tensor> weights = fitting("vjp", "cotangent", cotangents, results);
                        boolean graph = watched || requireGrad(weights);
                        return Inputs.replaced(
                                argument, inputs.gradients(results, weights, true, graph));
                    };
            var vjp = new Vjp<>(inputs.unlessWatched(output), pullback);
            return new WithAux<>(vjp, inputs.unlessWatched(told.aux()));
        }
    }

    /// Runs a function and multiplies its Jacobian with a tangent of the argument.
    public static <A, R> Jvp<R> jvp(Function<A, R> function, A argument, A tangent) {
        Arguments.given(function, "function");
        return jvpWithAux(alone(function), argument, tangent).result();
    }

    /// Runs a function and multiplies its Jacobian with a tangent of the argument, and returns what
    /// the function tells beside its result.
    public static <A, R, X> WithAux<Jvp<R>, X> jvpWithAux(
            Function<A, WithAux<R, X>> function, A argument, A tangent) {
        Arguments.given(function, "function");
        Arguments.given(tangent, "tangent");
        var linear = linearize(function, argument, "jvp");
        Linearized<A, R> there = linear.result();
        return new WithAux<>(new Jvp<>(there.output(), there.jvp().apply(tangent)), linear.aux());
    }

    /// Runs a function and returns its result, and the function that multiplies its Jacobian with
    /// tangents.
    ///
    /// The product of the transposed Jacobian with a vector is linear in the vector; its own
    /// gradient is the product with the Jacobian. So each operation's backward is all that it
    /// needs.
    public static <A, R> Linearized<A, R> linearize(Function<A, R> function, A argument) {
        Arguments.given(function, "function");
        return linearize(alone(function), argument, "linearize").result();
    }

    private static <A, R, X> WithAux<Linearized<A, R>, X> linearize(
            Function<A, WithAux<R, X>> function, A argument, String name) {
        Arguments.given(argument, "argument");
        try (var _ = Autograd.enableGrad()) {
            Inputs inputs = Inputs.of(argument, name);
            var told = Callback.call(() -> function.apply(inputs.argument(argument)));
            R output = told.result();
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
            var linear = new Linearized<>(inputs.unlessWatched(output), jvp);
            return new WithAux<>(linear, inputs.unlessWatched(told.aux()));
        }
    }

    private static boolean requireGrad(List<Tensor> tensors) {
        return tensors.stream().anyMatch(Tensor::requiresGrad);
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
        return argument -> jacrevWithAux(alone(function)).apply(argument).result();
    }

    /// The Jacobian, row by row, and what the function tells beside its result.
    public static <A, X> Function<A, WithAux<A, X>> jacrevWithAux(
            Function<A, WithAux<Tensor, X>> function) {
        Arguments.given(function, "function");
        return argument -> {
            var told = vjpWithAux(function, argument);
            Vjp<A, Tensor> vjp = told.result();
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
            return new WithAux<>(Inputs.replaced(argument, jacobians), told.aux());
        };
    }

    /// The Jacobian, column by column, which is faster than [#jacrev] where the result is larger
    /// than the argument.
    ///
    /// @throws dev.obor.base.StateError if the function draws random numbers
    public static <A> Function<A, A> jacfwd(Function<A, Tensor> function) {
        return jacfwd(function, o -> {});
    }

    /// The Jacobian, column by column, with options: `o -> o.randomness("same")` for a function
    /// that draws random numbers.
    ///
    /// @throws dev.obor.base.StateError if the function draws random numbers, and `randomness` does
    ///   not allow it
    public static <A> Function<A, A> jacfwd(
            Function<A, Tensor> function, Consumer<JacobianOptions> options) {
        Arguments.given(function, "function");
        var jacobian = jacfwdWithAux(alone(function), options);
        return argument -> jacobian.apply(argument).result();
    }

    /// The Jacobian, column by column, and what the function tells beside its result.
    public static <A, X> Function<A, WithAux<A, X>> jacfwdWithAux(
            Function<A, WithAux<Tensor, X>> function) {
        return jacfwdWithAux(function, o -> {});
    }

    /// The Jacobian, column by column, and what the function tells beside its result, with options.
    public static <A, X> Function<A, WithAux<A, X>> jacfwdWithAux(
            Function<A, WithAux<Tensor, X>> function, Consumer<JacobianOptions> options) {
        Arguments.given(function, "function");
        String randomness = new JacobianOptions().with(options).randomness;
        return argument -> {
            Draws draws = new Draws(randomness, "jacfwd");
            var told = linearize(function, argument, "jacfwd");
            draws.check();
            Linearized<A, Tensor> linear = told.result();
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
                    if (draws.areOthers() && (i > 0 || k > 0)) {
                        linear = linearize(function, argument, "jacfwd").result();
                    }
                    columns.add(linear.jvp().apply(Inputs.replaced(argument, tangent)));
                }
                jacobians.add(joined(columns, y.dim(), sizes(y, x), y));
            }
            return new WithAux<>(Inputs.replaced(argument, jacobians), told.aux());
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

    /// The gradient of a function of two arguments by one of them, counted from 0, or from the end
    /// if negative.
    ///
    /// ```java
    /// Func.grad((Tensor w, Tensor x) -> w.mul(x).sum(), 1).apply(tensor(1.0, 2), tensor(3.0, 4)) // [1, 2]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError if there is no such argument, when the result is called
    public static <T> BiFunction<T, T, T> grad(BiFunction<T, T, Tensor> function, int argnum) {
        BiFunction<T, T, List<T>> all = grad(function, new int[] {argnum});
        return (a, b) -> all.apply(a, b).getFirst();
    }

    /// The gradient of a function of two arguments by those of given places, one after the other.
    public static <T> BiFunction<T, T, List<T>> grad(
            BiFunction<T, T, Tensor> function, int... argnums) {
        Function<List<T>, Tensor> listed = Argnums.listed(function);
        int[] places = Arguments.given(argnums, "argnums").clone();
        return (a, b) -> {
            Argnums<T> chosen = new Argnums<>(listed, List.of(a, b), places);
            return grad(chosen::call).apply(chosen.chosen());
        };
    }

    /// The gradient of a function of three arguments by one of them, counted from 0, or from the
    /// end if negative.
    public static <T> TriFunction<T, T, T, T> grad(
            TriFunction<T, T, T, Tensor> function, int argnum) {
        TriFunction<T, T, T, List<T>> all = grad(function, new int[] {argnum});
        return (a, b, c) -> all.apply(a, b, c).getFirst();
    }

    /// The gradient of a function of three arguments by those of given places, one after the other.
    public static <T> TriFunction<T, T, T, List<T>> grad(
            TriFunction<T, T, T, Tensor> function, int... argnums) {
        Function<List<T>, Tensor> listed = Argnums.listed(function);
        int[] places = Arguments.given(argnums, "argnums").clone();
        return (a, b, c) -> {
            Argnums<T> chosen = new Argnums<>(listed, List.of(a, b, c), places);
            return grad(chosen::call).apply(chosen.chosen());
        };
    }

    /// The gradient, and the value, of a function of two arguments by one of them, counted from 0,
    /// or from the end if negative.
    public static <T> BiFunction<T, T, GradAndValue<T>> gradAndValue(
            BiFunction<T, T, Tensor> function, int argnum) {
        BiFunction<T, T, GradAndValue<List<T>>> all = gradAndValue(function, new int[] {argnum});
        return (a, b) -> {
            GradAndValue<List<T>> both = all.apply(a, b);
            return new GradAndValue<>(both.grad().getFirst(), both.value());
        };
    }

    /// The gradient, and the value, of a function of two arguments by those of given places, one
    /// after the other.
    public static <T> BiFunction<T, T, GradAndValue<List<T>>> gradAndValue(
            BiFunction<T, T, Tensor> function, int... argnums) {
        Function<List<T>, Tensor> listed = Argnums.listed(function);
        int[] places = Arguments.given(argnums, "argnums").clone();
        return (a, b) -> {
            Argnums<T> chosen = new Argnums<>(listed, List.of(a, b), places);
            return gradAndValue(chosen::call).apply(chosen.chosen());
        };
    }

    /// The gradient, and the value, of a function of three arguments by one of them, counted from
    /// 0, or from the end if negative.
    public static <T> TriFunction<T, T, T, GradAndValue<T>> gradAndValue(
            TriFunction<T, T, T, Tensor> function, int argnum) {
        TriFunction<T, T, T, GradAndValue<List<T>>> all =
                gradAndValue(function, new int[] {argnum});
        return (a, b, c) -> {
            GradAndValue<List<T>> both = all.apply(a, b, c);
            return new GradAndValue<>(both.grad().getFirst(), both.value());
        };
    }

    /// The gradient, and the value, of a function of three arguments by those of given places, one
    /// after the other.
    public static <T> TriFunction<T, T, T, GradAndValue<List<T>>> gradAndValue(
            TriFunction<T, T, T, Tensor> function, int... argnums) {
        Function<List<T>, Tensor> listed = Argnums.listed(function);
        int[] places = Arguments.given(argnums, "argnums").clone();
        return (a, b, c) -> {
            Argnums<T> chosen = new Argnums<>(listed, List.of(a, b, c), places);
            return gradAndValue(chosen::call).apply(chosen.chosen());
        };
    }

    /// The Jacobian, row by row, of a function of two arguments by one of them, counted from 0, or
    /// from the end if negative.
    public static <T> BiFunction<T, T, T> jacrev(BiFunction<T, T, Tensor> function, int argnum) {
        BiFunction<T, T, List<T>> all = jacrev(function, new int[] {argnum});
        return (a, b) -> all.apply(a, b).getFirst();
    }

    /// The Jacobian, row by row, of a function of two arguments by those of given places, one after
    /// the other.
    public static <T> BiFunction<T, T, List<T>> jacrev(
            BiFunction<T, T, Tensor> function, int... argnums) {
        Function<List<T>, Tensor> listed = Argnums.listed(function);
        int[] places = Arguments.given(argnums, "argnums").clone();
        return (a, b) -> {
            Argnums<T> chosen = new Argnums<>(listed, List.of(a, b), places);
            return jacrev(chosen::call).apply(chosen.chosen());
        };
    }

    /// The Jacobian, row by row, of a function of three arguments by one of them, counted from 0,
    /// or from the end if negative.
    public static <T> TriFunction<T, T, T, T> jacrev(
            TriFunction<T, T, T, Tensor> function, int argnum) {
        TriFunction<T, T, T, List<T>> all = jacrev(function, new int[] {argnum});
        return (a, b, c) -> all.apply(a, b, c).getFirst();
    }

    /// The Jacobian, row by row, of a function of three arguments by those of given places, one
    /// after the other.
    public static <T> TriFunction<T, T, T, List<T>> jacrev(
            TriFunction<T, T, T, Tensor> function, int... argnums) {
        Function<List<T>, Tensor> listed = Argnums.listed(function);
        int[] places = Arguments.given(argnums, "argnums").clone();
        return (a, b, c) -> {
            Argnums<T> chosen = new Argnums<>(listed, List.of(a, b, c), places);
            return jacrev(chosen::call).apply(chosen.chosen());
        };
    }

    /// The Jacobian, column by column, of a function of two arguments by one of them, counted from
    /// 0, or from the end if negative.
    public static <T> BiFunction<T, T, T> jacfwd(BiFunction<T, T, Tensor> function, int argnum) {
        BiFunction<T, T, List<T>> all = jacfwd(function, new int[] {argnum});
        return (a, b) -> all.apply(a, b).getFirst();
    }

    /// The Jacobian, column by column, of a function of two arguments by those of given places, one
    /// after the other.
    public static <T> BiFunction<T, T, List<T>> jacfwd(
            BiFunction<T, T, Tensor> function, int... argnums) {
        Function<List<T>, Tensor> listed = Argnums.listed(function);
        int[] places = Arguments.given(argnums, "argnums").clone();
        return (a, b) -> {
            Argnums<T> chosen = new Argnums<>(listed, List.of(a, b), places);
            return jacfwd(chosen::call).apply(chosen.chosen());
        };
    }

    /// The Jacobian, column by column, of a function of three arguments by one of them, counted
    /// from 0, or from the end if negative.
    public static <T> TriFunction<T, T, T, T> jacfwd(
            TriFunction<T, T, T, Tensor> function, int argnum) {
        TriFunction<T, T, T, List<T>> all = jacfwd(function, new int[] {argnum});
        return (a, b, c) -> all.apply(a, b, c).getFirst();
    }

    /// The Jacobian, column by column, of a function of three arguments by those of given places,
    /// one after the other.
    public static <T> TriFunction<T, T, T, List<T>> jacfwd(
            TriFunction<T, T, T, Tensor> function, int... argnums) {
        Function<List<T>, Tensor> listed = Argnums.listed(function);
        int[] places = Arguments.given(argnums, "argnums").clone();
        return (a, b, c) -> {
            Argnums<T> chosen = new Argnums<>(listed, List.of(a, b, c), places);
            return jacfwd(chosen::call).apply(chosen.chosen());
        };
    }

    /// The matrix of second derivatives of a function of two arguments by one of them.
    public static BiFunction<Tensor, Tensor, Tensor> hessian(
            BiFunction<Tensor, Tensor, Tensor> function, int argnum) {
        return jacfwd(jacrev(function, argnum), argnum);
    }

    /// The matrices of second derivatives of a function of two arguments by those of given places:
    /// for each of them a list, with one matrix for each.
    public static BiFunction<Tensor, Tensor, List<List<Tensor>>> hessian(
            BiFunction<Tensor, Tensor, Tensor> function, int... argnums) {
        int[] places = Arguments.given(argnums, "argnums").clone();
        Arguments.given(function, "function");
        return (a, b) -> {
            List<List<Tensor>> rows = new ArrayList<>();
            for (int place : Argnums.checked(places, 2)) {
                rows.add(jacfwd(jacrev(function, place), places).apply(a, b));
            }
            return rows;
        };
    }

    /// The matrix of second derivatives of a function of three arguments by one of them.
    public static TriFunction<Tensor, Tensor, Tensor, Tensor> hessian(
            TriFunction<Tensor, Tensor, Tensor, Tensor> function, int argnum) {
        return jacfwd(jacrev(function, argnum), argnum);
    }

    /// The matrices of second derivatives of a function of three arguments by those of given
    /// places: for each of them a list, with one matrix for each.
    public static TriFunction<Tensor, Tensor, Tensor, List<List<Tensor>>> hessian(
            TriFunction<Tensor, Tensor, Tensor, Tensor> function, int... argnums) {
        int[] places = Arguments.given(argnums, "argnums").clone();
        Arguments.given(function, "function");
        return (a, b, c) -> {
            List<List<Tensor>> rows = new ArrayList<>();
            for (int place : Argnums.checked(places, 3)) {
                rows.add(jacfwd(jacrev(function, place), places).apply(a, b, c));
            }
            return rows;
        };
    }

    /// Calls a module with other parameters and buffers: `functionalCall(model, state, x)`.
    ///
    /// @param state tensors by the names of [Module#namedParameters] and [Module#namedBuffers], a
    ///   shared one by any of its names; what it lacks the module has itself, and what the module
    ///   lacks is not used
    /// @throws dev.obor.base.ValueError if names of a shared tensor have different values
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
        return functionalCall(module, state, body, o -> {});
    }

    /// Runs code in which a module has other parameters and buffers, with options.
    ///
    /// @throws dev.obor.base.StateError with `strict`, if names of the state or of the module are
    ///   not in the other
    public static <R> R functionalCall(
            Module module,
            Map<String, ? extends Tensor> state,
            Supplier<R> body,
            Consumer<FunctionalCallOptions> options) {
        Arguments.given(module, "module");
        Arguments.given(state, "state");
        Arguments.given(body, "body");
        boolean strict = new FunctionalCallOptions().with(options).strict;
        return ModuleFunctions.call(module, state, strict, body);
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
