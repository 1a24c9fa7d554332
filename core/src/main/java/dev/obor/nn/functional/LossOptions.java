package dev.obor.nn.functional;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.base.ValueError;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// Optional arguments of losses: `F.mseLoss(x, y, o -> o.reduction("sum"))`.
///
/// @param <O> the options themselves
public abstract sealed class LossOptions<O extends LossOptions<O>> extends Options<O> {
    Reduction reduction = Reduction.MEAN;

    LossOptions() {}

    /// What happens to the losses of the elements: their mean.
    public final O reduction(Reduction value) {
        Arguments.given(value, "value");
        return set(() -> reduction = value);
    }

    /// What happens to the losses of the elements, by PyTorch's name: `mean`.
    public final O reduction(String value) {
        Arguments.given(value, "value");
        return reduction(Reduction.of(value));
    }

    /// Those of losses that have no others.
    public static final class Plain extends LossOptions<Plain> {
        static final Plain DEFAULT = new Plain();
    }

    /// Those of the smooth absolute difference.
    public static final class SmoothL1 extends LossOptions<SmoothL1> {
        static final SmoothL1 DEFAULT = new SmoothL1();
        double beta = 1;

        /// Where the square ends, 1.
        public SmoothL1 beta(double value) {
            return set(() -> beta = value);
        }
    }

    /// Those of the Huber loss.
    public static final class Huber extends Weighted<Huber> {
        static final Huber DEFAULT = new Huber();
        double delta = 1;

        /// Where the square ends, 1.
        public Huber delta(double value) {
            return set(() -> delta = value);
        }
    }

    /// Those of the Kullback-Leibler divergence.
    public static final class KLDiv extends LossOptions<KLDiv> {
        static final KLDiv DEFAULT = new KLDiv();
        boolean logTarget;

        /// Whether targets are logarithms too, false.
        public KLDiv logTarget(boolean value) {
            return set(() -> logTarget = value);
        }
    }

    /// Those of losses with a margin.
    public static final class Margin extends LossOptions<Margin> {
        static final Margin ZERO = new Margin();
        double margin;

        /// How far apart is far enough, 0.
        public Margin margin(double value) {
            return set(() -> margin = value);
        }
    }

    /// Those of the hinge loss.
    public static final class Hinge extends LossOptions<Hinge> {
        static final Hinge DEFAULT = new Hinge();
        double margin = 1;

        /// How far apart is far enough, 1.
        public Hinge margin(double value) {
            return set(() -> margin = value);
        }
    }

    /// Those of the triplet loss.
    public static final class TripletMargin extends LossOptions<TripletMargin> {
        static final TripletMargin DEFAULT = new TripletMargin();
        double margin = 1;
        double p = 2;
        double eps = 1e-6;
        boolean swap;

        /// How much further the negative is to be, 1.
        public TripletMargin margin(double value) {
            return set(() -> margin = value);
        }

        /// Of which norm distances are, 2.
        public TripletMargin p(double value) {
            return set(() -> p = value);
        }

        /// What is added to differences, 1e-6.
        public TripletMargin eps(double value) {
            return set(() -> eps = value);
        }

        /// Whether the distance of positive and negative counts where it is the smaller one, false.
        public TripletMargin swap(boolean value) {
            return set(() -> swap = value);
        }
    }

    /// Those of the Poisson likelihood.
    public static final class PoissonNLL extends LossOptions<PoissonNLL> {
        static final PoissonNLL DEFAULT = new PoissonNLL();
        boolean logInput = true;
        boolean full;
        double eps = 1e-8;

        /// Whether the input is the logarithm of the rate, true.
        public PoissonNLL logInput(boolean value) {
            return set(() -> logInput = value);
        }

        /// Whether Stirling's approximation of `log(target!)` counts, false.
        public PoissonNLL full(boolean value) {
            return set(() -> full = value);
        }

        /// What is added to a rate before its logarithm is taken, 1e-8.
        public PoissonNLL eps(double value) {
            return set(() -> eps = value);
        }
    }

    /// Those of the Gaussian likelihood.
    public static final class GaussianNLL extends LossOptions<GaussianNLL> {
        static final GaussianNLL DEFAULT = new GaussianNLL();
        boolean full;
        double eps = 1e-6;

        /// Whether the constant `log(2π) / 2` counts, false.
        public GaussianNLL full(boolean value) {
            return set(() -> full = value);
        }

        /// The least that a variance counts as, 1e-6.
        public GaussianNLL eps(double value) {
            return set(() -> eps = value);
        }
    }

    /// Those of the triplet loss with any distance.
    public static final class TripletDistance extends LossOptions<TripletDistance> {
        static final TripletDistance DEFAULT = new TripletDistance();
        @Nullable BinaryOperator<Tensor> distanceFunction;
        double margin = 1;
        boolean swap;

        /// The distance of two tensors, one number for each sample; null is the Euclidean one.
        public TripletDistance distanceFunction(@Nullable BinaryOperator<Tensor> value) {
            return set(() -> distanceFunction = value);
        }

        /// How much further the negative is to be, 1.
        public TripletDistance margin(double value) {
            return set(() -> margin = value);
        }

        /// Whether the distance of positive and negative counts where it is the smaller one, false.
        public TripletDistance swap(boolean value) {
            return set(() -> swap = value);
        }
    }

    /// Those of the temporal classification of sequences.
    public static final class CTC extends LossOptions<CTC> {
        static final CTC DEFAULT = new CTC();
        long blank;
        boolean zeroInfinity;

        /// The class that stands for no label, 0.
        public CTC blank(long value) {
            return set(() -> blank = value);
        }

        /// Whether infinite losses, of targets too long for their inputs, count as 0 and have no
        /// gradient, false.
        public CTC zeroInfinity(boolean value) {
            return set(() -> zeroInfinity = value);
        }
    }

    /// Those of losses with weights.
    ///
    /// @param <O> the options themselves
    public abstract static sealed class Weighted<O extends Weighted<O>> extends LossOptions<O> {
        @Nullable Tensor weight;

        Weighted() {}

        /// A factor per element, broadcast, or per class; null for none.
        public final O weight(@Nullable Tensor value) {
            return set(() -> weight = value);
        }

        /// The weights, or null.
        public final @Nullable Tensor weight() {
            return weight;
        }
    }

    /// Those of absolute and squared differences and of the cross entropy of probabilities.
    public static final class Elements extends Weighted<Elements> {
        static final Elements DEFAULT = new Elements();
    }

    /// Those of the margin between a class and each of the others.
    public static final class MultiMargin extends Weighted<MultiMargin> {
        static final MultiMargin DEFAULT = new MultiMargin();
        int p = 1;
        double margin = 1;

        /// The power of what is missing to the margin, 1 or 2; 1.
        public MultiMargin p(int value) {
            return set(() -> p = value);
        }

        /// How far apart is far enough, 1.
        public MultiMargin margin(double value) {
            return set(() -> margin = value);
        }

        @Override
        protected void check() {
            if (p != 1 && p != 2) {
                throw new ValueError("only p == 1 and p == 2 supported", "It is " + p + ".");
            }
        }
    }

    /// Those of the binary cross entropy of logits.
    public static final class BCEWithLogits extends Weighted<BCEWithLogits> {
        static final BCEWithLogits DEFAULT = new BCEWithLogits();
        @Nullable Tensor posWeight;

        /// A factor for positive targets, broadcast; null for none.
        public BCEWithLogits posWeight(@Nullable Tensor value) {
            return set(() -> posWeight = value);
        }

        /// The factors for positive targets, or null.
        public @Nullable Tensor posWeight() {
            return posWeight;
        }
    }

    /// Those of losses over classes.
    ///
    /// @param <O> the options themselves
    public abstract static sealed class Classes<O extends Classes<O>> extends Weighted<O> {
        long ignoreIndex = -100;

        Classes() {}

        /// Targets with this class do not count, -100.
        public final O ignoreIndex(long value) {
            return set(() -> ignoreIndex = value);
        }
    }

    /// Those of the negative log likelihood.
    public static final class NLL extends Classes<NLL> {
        static final NLL DEFAULT = new NLL();
    }

    /// Those of the cross entropy.
    public static final class CrossEntropy extends Classes<CrossEntropy> {
        static final CrossEntropy DEFAULT = new CrossEntropy();
        double labelSmoothing;

        /// How much of the target is spread over all classes, from 0 to 1: 0.
        public CrossEntropy labelSmoothing(double value) {
            return set(() -> labelSmoothing = value);
        }

        @Override
        protected void check() {
            if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
                throw new ValueError(
                        "label_smoothing must be between 0.0 and 1.0. Got: " + labelSmoothing);
            }
        }
    }

    /// Those of the cross entropy of a linear map.
    public static final class LinearCrossEntropy extends Weighted<LinearCrossEntropy> {
        static final LinearCrossEntropy DEFAULT = new LinearCrossEntropy();
        @Nullable Tensor linearBias;
        @Nullable Long ignoreIndex;
        double labelSmoothing;
        @Nullable LinearCrossEntropyOptions options;

        /// How parts of the batch are computed one after the other; null computes all at once, and
        /// so do smoothed labels, probabilities and logits of several dimensions.
        public LinearCrossEntropy options(@Nullable LinearCrossEntropyOptions value) {
            return set(() -> options = value);
        }

        /// What the map adds, or null.
        public LinearCrossEntropy linearBias(@Nullable Tensor value) {
            return set(() -> linearBias = value);
        }

        /// Targets with this class do not count; null is -100.
        public LinearCrossEntropy ignoreIndex(@Nullable Long value) {
            return set(() -> ignoreIndex = value);
        }

        /// How much of the target is spread over all classes, from 0 to 1: 0.
        public LinearCrossEntropy labelSmoothing(double value) {
            return set(() -> labelSmoothing = value);
        }
    }
}
