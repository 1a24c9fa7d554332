package dev.obor.nn;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.F;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A softmax over very many classes, most of them rare, PyTorch's
/// `torch.nn.AdaptiveLogSoftmaxWithLoss`.
///
/// Frequent classes, those below the first cutoff, have logits of their own in the head; the others
/// are in clusters, each of which has one logit in the head and a smaller map of its own, so that
/// it is computed only for the samples that need it. Classes must be numbered by falling frequency.
///
/// ```java
/// var softmax = new AdaptiveLogSoftmaxWithLoss(64, 20_000, List.of(1_000, 5_000));
/// Tensor loss = softmax.call(hidden, words).loss();
/// ```
///
/// Shapes: `(N, inFeatures)` and classes `(N)`, or both without N. The result is the
/// log-probability of each class, `(N)` or a scalar, and the mean loss.
///
/// Source: Grave et al., "Efficient softmax approximation for GPUs", 2016.
///
/// ```java
/// var layer = new AdaptiveLogSoftmaxWithLoss(16, 1000, List.of(10, 100));
/// layer.predict(randn(4, 16)).shape() // [4]
/// ```
public class AdaptiveLogSoftmaxWithLoss extends Module {
    /// Optional arguments.
    public static final class Options extends LayerOptions<Options> {
        double divValue = 4;
        boolean headBias;

        Options() {}

        /// By how much the maps of clusters get smaller from one to the next, 4.
        public Options divValue(double value) {
            return set(() -> divValue = value);
        }

        /// Whether the head has a bias, false.
        public Options headBias(boolean value) {
            return set(() -> headBias = value);
        }
    }

    /// What the layer computes.
    ///
    /// @param output the logarithm of the probability of each sample's class
    /// @param loss the mean of their opposites
    public record Result(Tensor output, Tensor loss) {
        /// Both parts.
        public Result {
            Arguments.given(output, "output");
            Arguments.given(loss, "loss");
        }
    }

    private final long classes;
    private final List<Integer> cutoffs;

    /// Logits of the frequent classes and of the clusters.
    public final Linear head;

    /// For each cluster a map to fewer features, and one to its classes.
    public final ModuleList<Sequential> tail;

    /// With PyTorch's defaults.
    ///
    /// @param cutoffs the first class of each cluster, rising
    public AdaptiveLogSoftmaxWithLoss(long inFeatures, long nClasses, List<Integer> cutoffs) {
        this(inFeatures, nClasses, cutoffs, o -> {});
    }

    /// With options.
    ///
    /// @param cutoffs the first class of each cluster, rising
    /// @throws ValueError if they are not
    public AdaptiveLogSoftmaxWithLoss(
            long inFeatures, long nClasses, List<Integer> cutoffs, Consumer<Options> options) {
        Options o = new Options().with(options);
        check(Arguments.given(cutoffs, "cutoffs"), nClasses);
        this.classes = nClasses;
        this.cutoffs = List.copyOf(cutoffs);
        head = linear(inFeatures, first() + this.cutoffs.size(), o.headBias, o);
        tail = new ModuleList<>();
        for (int i = 0; i < this.cutoffs.size(); i++) {
            long hidden = (long) Math.floor(inFeatures / Math.pow(o.divValue, i + 1));
            tail.append(
                    new Sequential(
                            linear(inFeatures, hidden, false, o),
                            linear(hidden, end(i) - this.cutoffs.get(i), false, o)));
        }
    }

    private static void check(List<Integer> cutoffs, long classes) {
        if (cutoffs.isEmpty()) {
            throw new ValueError("cutoffs should be a sequence of length larger than 0");
        }
        int before = 0;
        for (int cutoff : cutoffs) {
            if (cutoff <= before || cutoff > classes - 1) {
                throw new ValueError(
                        "cutoffs should be a sequence of unique, positive integers sorted in an"
                                + " increasing order, where each value is between 1 and"
                                + " n_classes-1",
                        "They are " + cutoffs + ", and there are " + classes + " classes.");
            }
            before = cutoff;
        }
    }

    private static Linear linear(long in, long out, boolean bias, Options o) {
        return new Linear(
                in,
                out,
                l -> {
                    l.bias(bias).device(o.device);
                    if (o.dtype != null) {
                        l.dtype(o.dtype);
                    }
                });
    }

    private int first() {
        return cutoffs.getFirst();
    }

    private Sequential cluster(int i) {
        List<Sequential> clusters = tail.of(Sequential.class);
        if (i >= clusters.size()) {
            throw new StateError(
                    "the tail holds "
                            + clusters.size()
                            + " clusters, but the cutoffs "
                            + cutoffs
                            + " make "
                            + cutoffs.size()
                            + "; leave it as it was made");
        }
        return clusters.get(i);
    }

    /// The first class behind a cluster.
    private long end(int cluster) {
        return cluster + 1 < cutoffs.size() ? cutoffs.get(cluster + 1) : classes;
    }

    /// Draws all parameters anew.
    public final void resetParameters() {
        head.resetParameters();
        for (Module cluster : tail.children()) {
            for (Module map : cluster.children()) {
                if (!(map instanceof Linear linear)) {
                    throw new StateError(
                            "the tail holds a "
                                    + map.getClass().getSimpleName()
                                    + ", where each cluster has two of class Linear",
                            "Draw the parameters of what has replaced them by its own means.");
                }
                linear.resetParameters();
            }
        }
    }

    /// Computes the result. Callers use [#call(Tensor, Tensor)].
    ///
    /// @throws ShapeError if the sizes do not fit
    /// @throws IndexError if a target is no class
    public Result forward(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        boolean batched = target.dim() == 1;
        checkSizes(input, target);
        Tensor x = batched ? input : input.unsqueeze(0);
        Tensor y = batched ? target : target.unsqueeze(0);
        checkClasses(y);
        Tensor inHead = y;
        List<Tensor> places = new ArrayList<>();
        List<Tensor> parts = new ArrayList<>();
        for (int i = 0; i < cutoffs.size(); i++) {
            long begin = cutoffs.get(i);
            Tensor mask = y.ge(begin).logicalAnd(y.lt(end(i)));
            Tensor rows = mask.nonzero().squeeze(1);
            if (rows.numel() == 0) {
                continue;
            }
            inHead = inHead.maskedFill(mask, first() + i);
            Tensor logs = F.logSoftmax(cluster(i).call(x.indexSelect(0, rows)), 1);
            Tensor own = y.indexSelect(0, rows).sub(begin).unsqueeze(1);
            places.add(rows);
            parts.add(logs.gather(1, own).squeeze(1));
        }
        Tensor output = F.logSoftmax(head.call(x), 1).gather(1, inHead.unsqueeze(1)).squeeze(1);
        if (!parts.isEmpty()) {
            output = output.indexAdd(0, Obor.cat(places), Obor.cat(parts));
        }
        Tensor loss = output.neg().mean();
        return new Result(batched ? output : output.squeeze(0), loss);
    }

    /// Runs the layer.
    public final Result call(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        return call(this::forward, input, target);
    }

    private static void checkSizes(Tensor input, Tensor target) {
        if (target.dim() > 1) {
            throw new ShapeError("0D or 1D target tensor expected, multi-target not supported");
        }
        if (target.dim() == 1 && input.dim() > 0 && input.size(0) != target.size(0)) {
            throw new ShapeError(
                    "Input and target should have the same size in the batch dimension.");
        }
        if (input.dim() != target.dim() + 1) {
            throw new ShapeError(
                    target.dim()
                            + "D target tensor expects "
                            + (target.dim() + 1)
                            + "D input tensors, but found inputs with size "
                            + input.shape());
        }
    }

    private void checkClasses(Tensor target) {
        if (target.numel() == 0) {
            return;
        }
        long low = target.min().itemLong();
        long high = target.max().itemLong();
        if (low < 0 || high >= classes) {
            throw new IndexError(
                    "Target values should be in [0, "
                            + (classes - 1)
                            + "], but values in range ["
                            + low
                            + ", "
                            + high
                            + "] were found. ");
        }
    }

    /// The logarithms of the probabilities of all classes, (N, classes).
    public final Tensor logProb(Tensor input) {
        Tensor logs = F.logSoftmax(head.call(input), 1);
        List<Tensor> parts = new ArrayList<>();
        parts.add(logs.narrow(1, 0, first()));
        for (int i = 0; i < cutoffs.size(); i++) {
            Tensor own = F.logSoftmax(cluster(i).call(input), 1);
            parts.add(own.add(logs.narrow(1, first() + (long) i, 1)));
        }
        return Obor.cat(parts, 1);
    }

    /// The most probable class of each sample, int64; all clusters are computed only where the head
    /// does not say it.
    public final Tensor predict(Tensor input) {
        Tensor likely = head.call(input).argmax(1);
        Tensor rare = likely.ge(first());
        Tensor rows = rare.nonzero().squeeze(1);
        if (rows.numel() == 0) {
            return likely;
        }
        Tensor own = logProb(input.indexSelect(0, rows)).argmax(1);
        return likely.indexCopy(0, rows, own);
    }
}
