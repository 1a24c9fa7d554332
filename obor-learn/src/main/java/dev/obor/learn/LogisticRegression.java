package dev.obor.learn;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.nn.functional.F;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Multinomial logistic regression without a penalty, fitted by L-BFGS over all rows:
/// scikit-learn's `LogisticRegression(penalty=None)`, which newer releases spell `C=np.inf`.
///
/// ```text
/// minimise  mean over rows of -log softmax(X·Wᵀ + b)[y]      W = 0, b = 0 at first, in float64
/// ```
///
/// Where the classes can be separated there is no finite optimum: the weights are then those at
/// which the gradient became smaller than the tolerance, and depend on the path. The path is that
/// of SciPy's solver, so the answers are scikit-learn's.
///
/// Source: scikit-learn's `linear_model`.
public final class LogisticRegression {
    private final Options options;
    private @Nullable Fitted fitted;

    private record Fitted(
            long[] classes, Tensor weight, Tensor bias, long iterations, boolean converged) {}

    /// Choices; the defaults are scikit-learn's.
    public static final class Options extends dev.obor.base.Options<Options> {
        double tol = 1e-4;
        int maxIter = 100;

        Options() {}

        /// Stops where no element of the gradient is larger.
        public Options tol(double value) {
            return set(() -> tol = value);
        }

        /// How many iterations there may be.
        public Options maxIter(int value) {
            return set(() -> maxIter = value);
        }
    }

    /// With scikit-learn's defaults.
    public LogisticRegression() {
        this(o -> {});
    }

    /// With options: `new LogisticRegression(o -> o.maxIter(1000))`.
    public LogisticRegression(Consumer<Options> options) {
        this.options = new Options().with(options);
    }

    /// Learns from rows and their classes; returns itself.
    ///
    /// @param x rows, `(N, features)`, of any dtype
    /// @param y classes, `(N)`, whole numbers, at least two different ones
    /// @throws ShapeError if the shapes do not fit
    /// @throws IllegalArgumentException if there is only one class
    public LogisticRegression fit(Tensor x, Tensor y) {
        if (x.dim() != 2 || y.dim() != 1 || x.size(0) != y.size(0)) {
            throw new ShapeError(
                    "LogisticRegression: Found input variables with inconsistent numbers of"
                            + " samples: shapes "
                            + x.shape()
                            + " and "
                            + y.shape()
                            + "; give rows (N, features) and classes (N)");
        }
        long[] labels = y.toLong().toLongArray();
        long[] classes = Arrays.stream(labels).distinct().sorted().toArray();
        if (classes.length < 2) {
            throw new IllegalArgumentException(
                    "This solver needs samples of at least 2 classes in the data, but the data"
                            + " contains only one class: "
                            + Arrays.toString(classes));
        }
        Tensor numbers =
                Obor.fromArray(
                        Arrays.stream(labels).map(c -> Arrays.binarySearch(classes, c)).toArray());
        fitted = minimise(x.detach().toDouble(), numbers, classes);
        return this;
    }

    private Fitted minimise(Tensor x, Tensor y, long[] classes) {
        int columns = Math.toIntExact(x.size(1));
        double[] numbers = new double[classes.length * (columns + 1)];
        var search =
                new Minimizer(
                        (at, gradient) -> loss(x, y, classes.length, at, gradient),
                        numbers,
                        options.tol);
        boolean converged = search.run(options.maxIter);
        Tensor all = Obor.fromArray(numbers).view(columns + 1, classes.length).T();
        return new Fitted(
                classes,
                all.narrow(1, 0, columns).contiguous(),
                all.select(1, columns).contiguous(),
                search.iterations(),
                converged);
    }

    /// The mean loss; `numbers` has the weights of all classes for one column after the other, and
    /// then the biases, as scikit-learn has them.
    private static double loss(
            Tensor x, Tensor y, int classes, double[] numbers, double[] gradient) {
        Tensor all = Obor.fromArray(numbers).view(-1, classes).requiresGrad_();
        Tensor weight = all.narrow(0, 0, x.size(1));
        Tensor loss = F.crossEntropy(x.matmul(weight).add(all.select(0, x.size(1))), y);
        Tensor derivatives = Autograd.grad(loss, all);
        System.arraycopy(derivatives.flatten().toDoubleArray(), 0, gradient, 0, gradient.length);
        return loss.item();
    }

    /// The class of each row, `(N)`, int64.
    ///
    /// @throws StateError if nothing has been learnt yet
    public Tensor predict(Tensor x) {
        Tensor best = decisionFunction(x).argmax(1);
        return Obor.fromArray(fitted().classes()).indexSelect(0, best);
    }

    /// The probability of each class for each row, `(N, classes)`, float64.
    ///
    /// @throws StateError if nothing has been learnt yet
    public Tensor predictProba(Tensor x) {
        return F.softmax(decisionFunction(x), 1);
    }

    /// What softmax is taken of, `(N, classes)`, float64. For two classes scikit-learn has the
    /// difference of the two columns only.
    ///
    /// @throws StateError if nothing has been learnt yet
    public Tensor decisionFunction(Tensor x) {
        return F.linear(x.detach().toDouble(), coef(), intercept());
    }

    /// The weights, `(classes, features)`, float64.
    ///
    /// @throws StateError if nothing has been learnt yet
    public Tensor coef() {
        return fitted().weight();
    }

    /// The biases, `(classes)`, float64.
    ///
    /// @throws StateError if nothing has been learnt yet
    public Tensor intercept() {
        return fitted().bias();
    }

    /// How many iterations were made.
    ///
    /// @throws StateError if nothing has been learnt yet
    public long iterations() {
        return fitted().iterations();
    }

    /// Whether the search ended by itself, and not at the largest number of iterations.
    ///
    /// @throws StateError if nothing has been learnt yet
    public boolean converged() {
        return fitted().converged();
    }

    private Fitted fitted() {
        Fitted result = fitted;
        if (result == null) {
            throw new StateError(
                    "This LogisticRegression instance is not fitted yet. Call 'fit' with"
                            + " appropriate arguments before using this estimator.");
        }
        return result;
    }
}
