package dev.obor.autograd;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.op.Callback;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Derivatives of whole functions, PyTorch's `torch.autograd.functional`.
public final class Functional {
    private static final String INDEPENDENT =
            "The output of the user-provided function is independent of input 0.";

    private Functional() {}

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        static final Options DEFAULT = new Options();
        boolean createGraph;
        boolean strict;

        Options() {}

        /// Whether the result can be differentiated again, false.
        public Options createGraph(boolean value) {
            return set(() -> createGraph = value);
        }

        /// Whether a result that does not depend on the input is an error, false: its derivatives
        /// are zeros.
        public Options strict(boolean value) {
            return set(() -> strict = value);
        }

        Tensor value(Tensor y) {
            return createGraph ? y : y.detach();
        }

        /// @throws StateError with `strict`, if the result of a function does not depend on
        ///   anything
        private Tensor output(Tensor y) {
            if (strict && !y.requiresGrad()) {
                throw refused(
                        "Output 0 of the user-provided function does not require gradients. The"
                                + " outputs must be computed in a differentiable manner from the"
                                + " input when running in strict mode.");
            }
            return y;
        }

        /// The derivative, or zeros.
        ///
        /// @param what is said not to depend on the input, with `strict`
        private Tensor orZeros(@Nullable Tensor derivative, Tensor like, String what) {
            if (derivative != null) {
                return derivative;
            }
            if (strict) {
                throw refused(what + " This is not allowed in strict mode.");
            }
            return like.detach().zerosLike();
        }

        private static StateError refused(String message) {
            return new StateError(message, "Without strict, such derivatives are zeros.");
        }
    }

    /// The matrix of all partial derivatives: the sizes of the output, then those of the input.
    public static Tensor jacobian(UnaryOperator<Tensor> function, Tensor input) {
        Arguments.given(function, "function");
        Arguments.given(input, "input");
        return jacobian(function, input, Options.DEFAULT);
    }

    /// The matrix of all partial derivatives, with options.
    public static Tensor jacobian(
            UnaryOperator<Tensor> function, Tensor input, Consumer<Options> options) {
        Arguments.given(function, "function");
        Arguments.given(input, "input");
        Options o = Options.DEFAULT.with(options);
        try (var _ = Autograd.enableGrad()) {
            Tensor x = input(input, o.createGraph);
            Tensor y = o.output(Callback.call(() -> function.apply(x)));
            Tensor flat = y.reshape(-1);
            long n = flat.numel();
            long[] shape = concat(y.shape().toArray(), x.shape().toArray());
            Tensor result = Obor.zeros(x.dtype(), n, x.numel());
            for (long i = 0; i < n; i++) {
                Tensor g =
                        o.orZeros(
                                gradient(flat.select(0, i), x, null, o.createGraph),
                                x,
                                "Output 0 of the user-provided function is independent of input 0.");
                result.select(0, i).copy_(g.reshape(-1));
            }
            return result.reshape(shape);
        }
    }

    /// The matrix of second derivatives of a scalar function: the sizes of the input twice.
    ///
    /// @throws ShapeError if the function's result has more than one element
    public static Tensor hessian(UnaryOperator<Tensor> function, Tensor input) {
        return hessian(function, input, Options.DEFAULT);
    }

    /// The matrix of second derivatives, with options.
    ///
    /// @throws ShapeError if the function's result has more than one element
    public static Tensor hessian(
            UnaryOperator<Tensor> function, Tensor input, Consumer<Options> options) {
        Arguments.given(function, "function");
        Arguments.given(input, "input");
        Options o = Options.DEFAULT.with(options);
        return jacobian(
                x -> {
                    Tensor y = o.output(Callback.call(() -> function.apply(x)));
                    if (y.numel() != 1) {
                        throw new ShapeError(
                                "The function given to hessian should return a single element, got "
                                        + y.shape());
                    }
                    return first(y, x, o);
                },
                input,
                o);
    }

    /// A function's value and a vector times its Jacobian.
    ///
    /// @param value the value of the function
    /// @param product the product
    public record Product(Tensor value, Tensor product) {
        public Product {
            Arguments.given(product, "product");
            Arguments.given(value, "value");
        }
    }

    /// The product of a vector, with the sizes of the output, with the Jacobian.
    public static Product vjp(UnaryOperator<Tensor> function, Tensor input, Tensor v) {
        Arguments.given(function, "function");
        Arguments.given(input, "input");
        Arguments.given(v, "v");
        return vjp(function, input, v, Options.DEFAULT);
    }

    /// The product of a vector with the Jacobian, with options.
    public static Product vjp(
            UnaryOperator<Tensor> function, Tensor input, Tensor v, Consumer<Options> options) {
        Arguments.given(function, "function");
        Arguments.given(input, "input");
        Arguments.given(v, "v");
        Options o = Options.DEFAULT.with(options);
        try (var _ = Autograd.enableGrad()) {
            Tensor x = input(input, o.createGraph);
            Tensor y = o.output(Callback.call(() -> function.apply(x)));
            Tensor g = o.orZeros(gradient(y, x, v, o.createGraph), x, INDEPENDENT);
            return new Product(o.value(y), g);
        }
    }

    /// The product of the Jacobian with a vector, with the sizes of the input; by differentiating
    /// the vector-Jacobian product.
    public static Product jvp(UnaryOperator<Tensor> function, Tensor input, Tensor v) {
        Arguments.given(function, "function");
        Arguments.given(input, "input");
        Arguments.given(v, "v");
        return jvp(function, input, v, Options.DEFAULT);
    }

    /// The product of the Jacobian with a vector, with options.
    public static Product jvp(
            UnaryOperator<Tensor> function, Tensor input, Tensor v, Consumer<Options> options) {
        Arguments.given(function, "function");
        Arguments.given(input, "input");
        Arguments.given(v, "v");
        Options o = Options.DEFAULT.with(options);
        try (var _ = Autograd.enableGrad()) {
            Tensor x = input(input, o.createGraph);
            Tensor y = o.output(Callback.call(() -> function.apply(x)));
            Tensor weights = y.detach().zerosLike().requiresGrad_();
            Tensor g = gradient(y, x, weights, true);
            Tensor product = g == null ? null : gradient(g, weights, v, o.createGraph);
            return new Product(o.value(y), o.orZeros(product, y, INDEPENDENT));
        }
    }

    /// The Hessian of a scalar function times a vector with the sizes of the input; by
    /// differentiating the gradient twice.
    public static Product hvp(UnaryOperator<Tensor> function, Tensor input, Tensor v) {
        return hvp(function, input, v, Options.DEFAULT);
    }

    /// The Hessian of a scalar function times a vector, with options.
    ///
    /// @throws ShapeError if the function's result has more than one element
    public static Product hvp(
            UnaryOperator<Tensor> function, Tensor input, Tensor v, Consumer<Options> options) {
        return vhp(function, input, v, options); // the Hessian is symmetric
    }

    /// A vector with the sizes of the input times the Hessian of a scalar function: less work than
    /// [#hvp] in PyTorch, the same here.
    public static Product vhp(UnaryOperator<Tensor> function, Tensor input, Tensor v) {
        return vhp(function, input, v, Options.DEFAULT);
    }

    /// A vector times the Hessian of a scalar function, with options.
    ///
    /// @throws ShapeError if the function's result has more than one element
    public static Product vhp(
            UnaryOperator<Tensor> function, Tensor input, Tensor v, Consumer<Options> options) {
        Arguments.given(function, "function");
        Arguments.given(input, "input");
        Arguments.given(v, "v");
        Options o = Options.DEFAULT.with(options);
        try (var _ = Autograd.enableGrad()) {
            Tensor x = input(input, o.createGraph);
            Tensor y = o.output(Callback.call(() -> function.apply(x)));
            if (y.numel() != 1) {
                throw new ShapeError(
                        "The Tensor returned by the function given to vhp should contain a single"
                                + " element, got "
                                + y.shape());
            }
            Tensor g = first(y, x, o);
            Tensor product =
                    o.orZeros(
                            gradient(g, x, v, o.createGraph),
                            x,
                            "The jacobian of the user-provided function is independent of input 0.");
            return new Product(o.value(y), product);
        }
    }

    /// The gradient of a function that is differentiated a second time.
    private static Tensor first(Tensor y, Tensor x, Options o) {
        Tensor g = o.orZeros(gradient(y.reshape(), x, null, true), x, INDEPENDENT);
        if (o.strict && !g.requiresGrad()) {
            throw Options.refused(
                    "While computing the hessian, found that the jacobian of the user-provided"
                            + " function with respect to input 0 is independent of the input. This"
                            + " is not allowed in strict mode. You should ensure that your function"
                            + " is twice differentiable and that the jacobian depends on the inputs"
                            + " (this would be violated by a linear function for example).");
        }
        return g;
    }

    private static Tensor input(Tensor input, boolean createGraph) {
        return createGraph && input.requiresGrad() || !input.isLeaf()
                ? input
                : input.detach().clone().requiresGrad_();
    }

    private static @Nullable Tensor gradient(
            Tensor y, Tensor x, @Nullable Tensor weights, boolean createGraph) {
        if (!y.requiresGrad()) {
            return null;
        }
        List<@Nullable Tensor> given = weights == null ? null : List.of(weights);
        return Autograd.grad(
                        List.of(y),
                        List.of(x),
                        given,
                        o -> o.retainGraph(true).createGraph(createGraph).allowUnused(true))
                .get(0);
    }

    private static long[] concat(long[] a, long[] b) {
        long[] result = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, result, a.length, b.length);
        return result;
    }
}
