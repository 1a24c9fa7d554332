package dev.obor.autograd;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.backend.Sizes;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.ValueError;
import dev.obor.op.Callback;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Compares gradients with central differences, PyTorch's `gradcheck` and `gradgradcheck`. Of
/// complex numbers both parts are moved.
public final class GradCheck {
    private static final System.Logger LOG = System.getLogger("dev.obor.autograd");

    private GradCheck() {}

    /// Choices; the defaults are PyTorch's.
    public static final class Options extends dev.obor.base.Options<Options> {
        static final Options DEFAULT = new Options();
        double eps = 1e-6;
        double atol = 1e-5;
        double rtol = 1e-3;
        boolean raiseException = true;

        Options() {}

        /// How far inputs are moved.
        public Options eps(double value) {
            return set(() -> eps = value);
        }

        /// The absolute tolerance.
        public Options atol(double value) {
            return set(() -> atol = value);
        }

        /// The relative tolerance.
        public Options rtol(double value) {
            return set(() -> rtol = value);
        }

        /// Whether a difference is an exception or the answer false.
        public Options raiseException(boolean value) {
            return set(() -> raiseException = value);
        }
    }

    /// Checks first derivatives; inputs that need a gradient should be float64.
    ///
    /// @return true, or false where an exception was not wanted
    /// @throws GradcheckError if a gradient is wrong
    public static boolean gradcheck(TensorFunction function, Tensor... inputs) {
        Arguments.given(function, "function");
        Arguments.given(inputs, "inputs");
        return gradcheck(function, Options.DEFAULT, inputs);
    }

    /// Checks first derivatives, with options.
    public static boolean gradcheck(
            TensorFunction function, Consumer<Options> options, Tensor... inputs) {
        Arguments.given(inputs, "inputs");
        Arguments.given(function, "function");
        if (isComplex(function, inputs)) {
            return gradcheck(ofParts(function, inputs), options, parts(inputs));
        }
        Options o = Options.DEFAULT.with(options);
        warnAboutPrecision(inputs);
        try (var _ = Autograd.enableGrad()) {
            Tensor output = Callback.call(() -> function.apply(inputs));
            for (int i = 0; i < inputs.length; i++) {
                if (!inputs[i].requiresGrad()) {
                    continue;
                }
                double[][] numerical = numerical(function, inputs, i, o.eps);
                double[][] analytical = analytical(output, inputs[i]);
                if (!close(numerical, analytical, o)) {
                    if (!o.raiseException) {
                        return false;
                    }
                    throw new GradcheckError(
                            "Jacobian mismatch for output 0 with respect to input "
                                    + i
                                    + ",\nnumerical:"
                                    + matrix(numerical)
                                    + "\nanalytical:"
                                    + matrix(analytical)
                                    + "\n");
                }
            }
        }
        return true;
    }

    /// Checks second derivatives: the gradient as a function of the inputs and of the gradient that
    /// arrives.
    ///
    /// @throws GradcheckError if a second derivative is wrong
    public static boolean gradgradcheck(TensorFunction function, Tensor... inputs) {
        Arguments.given(function, "function");
        Arguments.given(inputs, "inputs");
        return gradgradcheck(function, Options.DEFAULT, inputs);
    }

    /// Checks second derivatives, with options.
    public static boolean gradgradcheck(
            TensorFunction function, Consumer<Options> options, Tensor... inputs) {
        Arguments.given(function, "function");
        Arguments.given(options, "options");
        Arguments.given(inputs, "inputs");
        if (isComplex(function, inputs)) {
            return gradgradcheck(ofParts(function, inputs), options, parts(inputs));
        }
        Tensor output = Callback.call(() -> function.apply(inputs));
        Tensor weight =
                Obor.rand(o -> o.dtype(output.dtype()), output.shape().toArray())
                        .add(0.5)
                        .requiresGrad_();
        Tensor[] all = Arrays.copyOf(inputs, inputs.length + 1);
        all[inputs.length] = weight;
        for (int i = 0; i < inputs.length; i++) {
            int wanted = i;
            if (inputs[i].requiresGrad()
                    && !gradcheck(in -> gradient(function, in, wanted), options, all)) {
                return false;
            }
        }
        return true;
    }

    /// Whether there are complex numbers: their parts are then checked as numbers of their own.
    private static boolean isComplex(TensorFunction function, Tensor[] inputs) {
        for (Tensor t : inputs) {
            if (t.isComplex()) {
                return true;
            }
        }
        return Callback.call(() -> function.apply(inputs)).isComplex();
    }

    private static Tensor[] parts(Tensor[] inputs) {
        Tensor[] result = inputs.clone();
        for (int i = 0; i < result.length; i++) {
            if (inputs[i].isComplex()) {
                Tensor pairs = Obor.viewAsReal(inputs[i].detach().contiguous()).detach();
                result[i] = inputs[i].requiresGrad() ? pairs.requiresGrad_() : pairs;
            }
        }
        return result;
    }

    private static TensorFunction ofParts(TensorFunction function, Tensor[] inputs) {
        return given -> {
            Tensor[] whole = given.clone();
            for (int i = 0; i < whole.length; i++) {
                whole[i] = inputs[i].isComplex() ? Obor.viewAsComplex(given[i]) : given[i];
            }
            Tensor output = Callback.call(() -> function.apply(whole));
            return output.isComplex() ? Obor.viewAsReal(output) : output;
        };
    }

    private static Tensor gradient(TensorFunction function, Tensor[] all, int wanted) {
        int n = all.length - 1;
        Tensor[] inputs = Arrays.copyOf(all, n);
        Tensor x = inputs[wanted].requiresGrad() ? inputs[wanted] : leaf(inputs[wanted]);
        inputs[wanted] = x;
        Tensor output = Callback.call(() -> function.apply(inputs));
        Tensor g =
                Autograd.grad(
                                List.of(output),
                                List.of(x),
                                List.<@Nullable Tensor>of(all[n]),
                                o -> o.createGraph(true).allowUnused(true))
                        .get(0);
        return g == null ? x.zerosLike() : g;
    }

    private static Tensor leaf(Tensor t) {
        return t.detach().requiresGrad_();
    }

    private static void warnAboutPrecision(Tensor[] inputs) {
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i].requiresGrad() && inputs[i].dtype() != DType.FLOAT64) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Input #"
                                + i
                                + " requires gradient and is not a double precision floating point"
                                + " or complex. This check will likely fail if all the inputs are"
                                + " not of double precision floating point or complex. ");
            }
        }
    }

    /// One row per element of the input, one column per element of the output.
    private static double[][] numerical(
            TensorFunction function, Tensor[] inputs, int which, double eps) {
        Tensor x = inputs[which];
        double[] values = x.detach().toDoubleArray();
        double[][] rows = new double[values.length][];
        Tensor[] moved = inputs.clone();
        for (int i = 0; i < values.length; i++) {
            double[] up = evaluate(function, moved, which, values, i, eps);
            double[] down = evaluate(function, moved, which, values, i, -eps);
            if (up.length != down.length) {
                throw new ValueError(
                        "the function gave "
                                + up.length
                                + " elements, and then "
                                + down.length
                                + ": its result must depend on its inputs alone");
            }
            rows[i] = new double[up.length];
            for (int j = 0; j < up.length; j++) {
                rows[i][j] = (up[j] - down[j]) / (2 * eps);
            }
        }
        return rows;
    }

    private static double[] evaluate(
            TensorFunction function,
            Tensor[] inputs,
            int which,
            double[] values,
            int i,
            double step) {
        Tensor x = inputs[which];
        double[] changed = values.clone();
        changed[i] += step;
        Tensor t = x.detach().clone();
        t.copy_(Obor.fromArray(changed).reshape(x.shape().toArray()));
        inputs[which] = x.requiresGrad() ? t.requiresGrad_() : t;
        try {
            return Callback.call(() -> function.apply(inputs)).detach().toDoubleArray();
        } finally {
            inputs[which] = x;
        }
    }

    private static double[][] analytical(Tensor output, Tensor input) {
        int n = Sizes.count(input.numel(), "elements");
        int m = Sizes.count(output.numel(), "elements");
        double[][] rows = new double[n][m];
        if (!output.requiresGrad()) {
            return rows;
        }
        for (int j = 0; j < m; j++) {
            double[] unit = new double[m];
            unit[j] = 1;
            Tensor g =
                    Autograd.grad(
                                    List.of(output),
                                    List.of(input),
                                    List.<@Nullable Tensor>of(
                                            Obor.fromArray(unit)
                                                    .to(output.dtype())
                                                    .reshape(output.shape().toArray())),
                                    o -> o.retainGraph(true).allowUnused(true))
                            .get(0);
            double[] column = g == null ? new double[n] : g.detach().toDoubleArray();
            for (int i = 0; i < n; i++) {
                rows[i][j] = column[i];
            }
        }
        return rows;
    }

    private static boolean close(double[][] a, double[][] b, Options o) {
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                double bound = o.atol + o.rtol * Math.abs(b[i][j]);
                if (!(Math.abs(a[i][j] - b[i][j]) <= bound)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String matrix(double[][] rows) {
        if (rows.length == 0 || rows[0].length == 0) {
            return "tensor([])";
        }
        return Obor.fromArray(rows).toString();
    }
}
