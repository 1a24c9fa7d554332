package dev.obor.autograd;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import dev.obor.op.Callback;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Derivatives of whole functions, PyTorch's `torch.autograd.functional`.
public final class Functional {
    private Functional() {}

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        static final Options DEFAULT = new Options();
        boolean createGraph;

        Options() {}

        /// Whether the result can be differentiated again, false.
        public Options createGraph(boolean value) {
            return set(() -> createGraph = value);
        }

        Tensor value(Tensor y) {
            return createGraph ? y : y.detach();
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
        boolean createGraph = Options.DEFAULT.with(options).createGraph;
        try (var _ = Autograd.enableGrad()) {
            Tensor x = input(input, createGraph);
            Tensor y = Callback.call(() -> function.apply(x));
            Tensor flat = y.reshape(-1);
            long n = flat.numel();
            long[] shape = concat(y.shape().toArray(), x.shape().toArray());
            Tensor result = Obor.zeros(x.dtype(), n, x.numel());
            for (long i = 0; i < n; i++) {
                Tensor g = gradient(flat.select(0, i), x, null, createGraph);
                if (g != null) {
                    result.select(0, i).copy_(g.reshape(-1));
                }
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
        return jacobian(
                x -> {
                    Tensor y = Callback.call(() -> function.apply(x));
                    if (y.numel() != 1) {
                        throw new ShapeError(
                                "The function given to hessian should return a single element, got "
                                        + y.shape());
                    }
                    Tensor g = gradient(y.reshape(), x, null, true);
                    return g == null ? x.zerosLike() : g;
                },
                input,
                options);
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
            Tensor y = Callback.call(() -> function.apply(x));
            Tensor g = gradient(y, x, v, o.createGraph);
            return new Product(o.value(y), g == null ? x.detach().zerosLike() : g);
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
            Tensor y = Callback.call(() -> function.apply(x));
            Tensor weights = y.detach().zerosLike().requiresGrad_();
            Tensor g = gradient(y, x, weights, true);
            Tensor product = g == null ? null : gradient(g, weights, v, o.createGraph);
            return new Product(o.value(y), product == null ? y.detach().zerosLike() : product);
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
            Tensor y = Callback.call(() -> function.apply(x));
            if (y.numel() != 1) {
                throw new ShapeError(
                        "The Tensor returned by the function given to vhp should contain a single"
                                + " element, got "
                                + y.shape());
            }
            Tensor g = gradient(y.reshape(), x, null, true);
            Tensor product = g == null ? null : gradient(g, x, v, o.createGraph);
            return new Product(o.value(y), product == null ? x.detach().zerosLike() : product);
        }
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
