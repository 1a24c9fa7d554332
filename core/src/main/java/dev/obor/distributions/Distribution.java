package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.Options;
import dev.obor.base.RankLocal;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.shared.SampleShapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A probability distribution, PyTorch's `torch.distributions.Distribution`; the base of all.
///
/// ```java
/// var normal = new Normal(mean, deviation);
/// Tensor x = normal.rsample();                  // differentiable by mean and deviation
/// Tensor loss = normal.logProb(target).mean().neg();
/// ```
///
/// A distribution stands for many: those of its [#batchShape], one for each element of its
/// broadcast parameters. One value of it has the [#eventShape], without dimensions for numbers. A
/// sample has the shape `sampleShape + batchShape + eventShape`, its log-probability `sampleShape +
/// batchShape`.
///
/// Parameters and values are checked, unless the option `validateArgs` says otherwise. Samples are
/// those of PyTorch for the same seed; a distribution of which that does not hold says so.
///
/// One that does not have a moment or a function throws [StateError] when it is asked for it.
public abstract class Distribution {
    private static final RankLocal<Boolean> DEFAULT_VALIDATE_ARGS = new RankLocal<>(() -> true);

    private final Size batchShape;
    private final Size eventShape;
    private final ArgConstraints arguments;
    private boolean validateArgs;

    /// Optional arguments of distributions.
    public static final class Options extends dev.obor.base.Options<Options> {
        boolean validateArgs = DEFAULT_VALIDATE_ARGS.get();

        /// The defaults.
        public Options() {}

        /// Whether parameters and values are checked, true.
        public Options validateArgs(boolean value) {
            return set(() -> validateArgs = value);
        }
    }

    /// Whether distributions check parameters and values where they are not told; true at first.
    /// This holds for the whole program.
    public static void setDefaultValidateArgs(boolean value) {
        DEFAULT_VALIDATE_ARGS.set(value);
    }

    static boolean validatesByDefault() {
        return DEFAULT_VALIDATE_ARGS.get();
    }

    /// A distribution of these shapes; checks its arguments.
    ///
    /// @throws ValueError if an argument does not satisfy its constraint
    protected Distribution(
            Size batchShape, Size eventShape, ArgConstraints arguments, boolean validateArgs) {
        this.batchShape = given(batchShape, "batchShape");
        this.eventShape = given(eventShape, "eventShape");
        this.arguments = given(arguments, "arguments");
        this.validateArgs = validateArgs;
        if (validateArgs) {
            for (var argument : arguments.all()) {
                checkArgument(argument);
            }
        }
    }

    private void checkArgument(ArgConstraints.Argument argument) {
        Tensor value = argument.value();
        if (value != null
                && !argument.constraint().isDependent()
                && !allTrue(argument.constraint().check(value.detach()))) {
            throw new ValueError(
                    "Expected parameter "
                            + argument.name()
                            + " ("
                            + described(value)
                            + ") of distribution "
                            + this
                            + " to satisfy the constraint "
                            + argument.constraint()
                            + ", but found invalid values:\n"
                            + value.format(""));
        }
    }

    private static boolean allTrue(Tensor checks) {
        return checks.all().itemBoolean();
    }

    private static String described(Tensor value) {
        return value.getClass().getSimpleName()
                + " of shape "
                + Options.text(value.shape().toList());
    }

    /// The shape over which parameters are batched.
    public final Size batchShape() {
        return batchShape;
    }

    /// The shape of one value.
    public final Size eventShape() {
        return eventShape;
    }

    /// What the arguments must satisfy, by PyTorch's names.
    public Map<String, Constraint> argConstraints() {
        return arguments.byName();
    }

    /// The set of possible values.
    public abstract Constraint support();

    /// Whether [#rsample] exists.
    public boolean hasRsample() {
        return false;
    }

    /// Whether [#enumerateSupport] exists.
    public boolean hasEnumerateSupport() {
        return false;
    }

    /// Whether arguments and values are checked.
    protected final boolean validatesArgs() {
        return validateArgs;
    }

    /// The mean, `batchShape + eventShape`.
    public Tensor mean() {
        throw missing("mean");
    }

    /// The most probable value.
    public Tensor mode() {
        throw missing("mode");
    }

    /// The variance.
    public Tensor variance() {
        throw missing("variance");
    }

    /// The standard deviation.
    public Tensor stddev() {
        return variance().sqrt();
    }

    /// A sample without a gradient: one value for each parameter, or as many as a shape says.
    public Tensor sample(long... sampleShape) {
        given(sampleShape, "sampleShape");
        try (var _ = Obor.noGrad()) {
            return rsample(sampleShape);
        }
    }

    /// `n` samples without a gradient; PyTorch's old name for `sample(n)`.
    public final Tensor sampleN(long n) {
        return sample(n);
    }

    /// A sample that can be differentiated by the parameters.
    ///
    /// @throws StateError if the distribution has none; ask [#hasRsample]
    public Tensor rsample(long... sampleShape) {
        throw missing("rsample");
    }

    /// The logarithm of the density, or of the probability, at a value.
    ///
    /// @throws ValueError if the value does not broadcast, or is outside of the support
    public Tensor logProb(Tensor value) {
        throw missing("log_prob");
    }

    /// The probability of a value that is not larger.
    ///
    /// @throws ValueError if the value does not broadcast, or is outside of the support
    public Tensor cdf(Tensor value) {
        throw missing("cdf");
    }

    /// The value that a probability belongs to, the inverse of [#cdf].
    public Tensor icdf(Tensor value) {
        throw missing("icdf");
    }

    /// All values of a discrete distribution along a new first dimension, expanded over the batch.
    public final Tensor enumerateSupport() {
        return enumerateSupport(true);
    }

    /// All values of a discrete distribution along a new first dimension.
    ///
    /// @param expand whether over the batch; otherwise its dimensions have size 1
    public Tensor enumerateSupport(boolean expand) {
        throw missing("enumerate_support");
    }

    /// The entropy in nats, of the batch's shape.
    public Tensor entropy() {
        throw missing("entropy");
    }

    /// The exponential of the entropy.
    public Tensor perplexity() {
        return entropy().exp();
    }

    /// The same distribution over a larger batch, without copying parameters.
    public Distribution expand(long... batchShape) {
        throw missing("expand");
    }

    /// Passes on whether values are checked.
    final <D extends Distribution> D as(D made) {
        Distribution d = made;
        d.validateArgs = validateArgs;
        return made;
    }

    /// The shape of a sample: `sampleShape + batchShape + eventShape`.
    protected final long[] extendedShape(long... sampleShape) {
        given(sampleShape, "sampleShape");
        return SampleShapes.join(sampleShape, batchShape.toArray(), eventShape.toArray());
    }

    /// Refuses a value that is none of this distribution.
    ///
    /// @throws ValueError if it does not broadcast, or is outside of the support
    protected final void validateSample(Tensor value) {
        given(value, "value");
        Size size = value.shape();
        int start = size.dim() - eventShape.dim();
        if (start < 0 || !SampleShapes.from(size, start).equals(eventShape)) {
            throw new ValueError(
                    "The right-most size of value must match event_shape: "
                            + size
                            + " vs "
                            + eventShape
                            + ".");
        }
        Size expected = SampleShapes.join(batchShape, eventShape);
        for (int i = 1; i <= Math.min(size.dim(), expected.dim()); i++) {
            long a = size.get(-i);
            long b = expected.get(-i);
            if (a != 1 && b != 1 && a != b) {
                throw new ValueError(
                        "Value is not broadcastable with batch_shape+event_shape: "
                                + size
                                + " vs "
                                + expected
                                + ".");
            }
        }
        Constraint support = support();
        if (!allTrue(support.check(value.detach()))) {
            throw new ValueError(
                    "Expected value argument ("
                            + described(value)
                            + ") to be within the support ("
                            + support
                            + ") of the distribution "
                            + this
                            + ", but found invalid values:\n"
                            + value.format(""));
        }
    }

    /// [#validateSample], where values are checked.
    protected final void check(Tensor value) {
        given(value, "value");
        if (validateArgs) {
            validateSample(value);
        }
    }

    /// The error of a distribution that lacks something.
    final StateError missing(String what) {
        String name = getClass().getSimpleName();
        return new StateError(
                name + " does not implement " + what,
                "It has no such function, in PyTorch neither.");
    }

    @Override
    public String toString() {
        List<String> shown = new ArrayList<>();
        for (var argument : arguments.all()) {
            Tensor value = argument.value();
            if (value != null && argument.shown()) {
                String text = value.numel() == 1 ? value.format("") : value.shape().toString();
                shown.add(argument.name() + ": " + text);
            }
        }
        return getClass().getSimpleName() + "(" + String.join(", ", shown) + ")";
    }
}
