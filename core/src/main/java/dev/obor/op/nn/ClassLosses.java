package dev.obor.op.nn;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.Indexed;
import dev.obor.backend.Kernel.ScatterOp;
import dev.obor.backend.Sizes;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.OborError;
import dev.obor.base.ShapeError;
import dev.obor.op.Backends;
import dev.obor.op.DTypes;
import dev.obor.op.Op;
import dev.obor.op.RawMemory;
import dev.obor.op.Recording;
import dev.obor.op.TensorAccess;
import dev.obor.op.graph.ExtraNode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The negative log likelihood of classes.
public final class ClassLosses {
    /// What a loss does with the losses of the samples.
    public enum Reduce {
        /// Keeps them.
        NONE,
        /// Their weighted mean.
        MEAN,
        /// Their sum.
        SUM
    }

    static final String SECOND = "NllLossBackwardBackward0";
    private static final int CHUNK = 1024; // classes that are looked at together

    private ClassLosses() {}

    /// Reads one class per sample: `out[n, …] = x[n, target[n, …], …]`.
    private static final class Pick extends Op {
        Pick() {
            super("GatherBackward0");
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View x = TensorAccess.view(in[0]);
            ctx.saveForBackward(in[1]);
            ctx.keep(x.shape());
            return TensorAccess.wrap(pick(x, in[1]));
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            long[] shape = ctx.kept();
            return new Tensor[] {new Put(shape).apply(1, grad, ctx.saved(0))};
        }
    }

    /// Writes one class per sample, zeros elsewhere: the gradient of [Pick], and the reverse.
    private static final class Put extends Op {
        private final long[] shape;

        Put(long[] shape) {
            super("ScatterBackward0");
            this.shape = shape;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View out = RawMemory.full(in[0].dtype(), shape, 0);
            ctx.saveForBackward(in[1]);
            addAt(out, TensorAccess.view(in[0]), in[1]);
            return TensorAccess.wrap(out);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {new Pick().apply(1, grad, ctx.saved(0))};
        }
    }

    /// The element of each sample's class.
    static View pick(View x, Tensor target) {
        View out = Backends.empty(x.dtype(), TensorAccess.view(target).shape());
        Backends.launch(new Kernel.Gather(out, withoutClasses(x), index(x, target)));
        return out;
    }

    /// Adds to the element of each sample's class.
    static void addAt(View out, View values, Tensor target) {
        Backends.launch(
                new Kernel.Scatter(ScatterOp.ADD, withoutClasses(out), values, index(out, target)));
    }

    /// Zeros like `x` but for the element of each sample's class; recorded.
    static Tensor put(Tensor values, Tensor target, Tensor x) {
        return new Put(x.shape().toArray()).apply(1, values, target);
    }

    static int classDim(int dim) {
        return dim == 1 ? 0 : 1;
    }

    static View withoutClasses(View x) {
        int at = classDim(x.dim());
        return x.with(x.offset(), Sizes.without(x.shape(), at), Sizes.without(x.strides(), at));
    }

    private static Indexed[] index(View x, Tensor target) {
        int at = classDim(x.dim());
        return new Indexed[] {
            new Indexed(TensorAccess.view(target), x.strides()[at], x.shape()[at], at)
        };
    }

    /// What the step of a loss gets beside its input, all without gradient.
    ///
    /// @param places the classes, contiguous int64, with those that are ignored replaced by any
    /// @param factor the weight of each sample, 0 if it is ignored; null for 1
    /// @param target the classes as the caller gave them
    /// @param weight the weights of the classes as the caller gave them
    record Given(Tensor places, @Nullable Tensor factor, Tensor target, @Nullable Tensor weight) {
        /// Runs the step.
        @SuppressWarnings("NullAway") // what is missing is a missing input, which nodes allow
        Tensor applied(Op step, Tensor x) {
            return step.apply(1, x, places, factor, target, weight);
        }
    }

    /// The mean of a total over samples with the given factors, or so many without.
    static Tensor mean(Tensor total, Tensor places, @Nullable Tensor factor) {
        return factor == null ? total.div((double) places.numel()) : total.div(factor.sum());
    }

    /// The loss as one step of the graph; factors carry weights and ignored samples.
    private static final class NllLoss extends Op {
        private final Reduce reduce;
        private final @Nullable Long ignored;

        /// @param ignored the class that does not count, if a sample has it
        NllLoss(String node, Reduce reduce, @Nullable Long ignored) {
            super(node);
            this.reduce = reduce;
            this.ignored = ignored;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            ctx.keep(TensorAccess.view(in[0]).shape());
            ctx.saveForBackward(guarded(in[0].dim(), in.clone()));
            Tensor factor = in[2];
            Tensor picked = counted(pick(TensorAccess.view(in[0]), in[1]), in[3], ignored);
            Tensor values = factor == null ? picked : picked.mul(factor);
            return switch (reduce) {
                case NONE -> values.neg();
                case SUM -> values.sum().neg();
                case MEAN -> mean(values.sum(), in[1], factor).neg();
            };
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor[] saved = ctx.savedTensors();
            Tensor places = saved[1];
            Tensor factor = saved[2];
            Tensor scaled = (reduce == Reduce.MEAN ? mean(grad, places, factor) : grad).neg();
            long[] shape = ctx.kept();
            Tensor values =
                    factor == null ? scaled.expand(places.shape()) : weighed(factor, scaled);
            Tensor x = new Put(shape).apply(1, values, places);
            Tensor own = ExtraNode.gradientAlike(SECOND, x, saved[0]);
            return new Tensor[] {ExtraNode.saving(SECOND, own, saved[3], saved[4])};
        }
    }

    /// What a loss saves, [1] the places and [3] the caller's target, so that a change of it is
    /// noticed: in the form in which PyTorch computes with more dimensions than an image has, or
    /// fewer.
    static @Nullable Tensor[] guarded(int dims, @Nullable Tensor[] saved) {
        Tensor target = saved[3];
        if (target == null || dims <= 2 || dims == 4) {
            return saved;
        }
        long n = target.size(0);
        long each = target.numel() == 0 ? 0 : target.numel() / n;
        saved[3] = target.reshape(n, Math.min(each, 1), each);
        if (saved[1] == target) {
            saved[1] = TensorAccess.wrap(TensorAccess.view(target));
        }
        return saved;
    }

    /// What was read for each sample, and -0 for those that are ignored, whatever they hold: no NaN
    /// of them counts, and the negative is 0.
    static Tensor counted(View picked, Tensor target, @Nullable Long ignored) {
        Tensor values = TensorAccess.wrap(picked);
        return ignored == null ? values : values.maskedFill_(target.eq(ignored), -0.0);
    }

    /// A gradient times the factors; ignored samples get 0, also where all are and the mean is NaN.
    static Tensor weighed(Tensor factor, Tensor gradient) {
        return factor.mul(gradient).maskedFill(factor.eq(0L), 0);
    }

    /// The factor of each sample: its class's weight, or 1, and 0 where it is ignored.
    ///
    /// @param target int64 classes
    public static Tensor factors(
            Tensor target, @Nullable Tensor weight, long ignoreIndex, DType dtype) {
        Tensor counted = target.ne(ignoreIndex).to(dtype);
        if (weight == null) {
            return counted;
        }
        Tensor classes = safe(target, ignoreIndex);
        View w = TensorAccess.view(weight);
        View c = TensorAccess.view(classes);
        View out = Backends.empty(dtype, c.shape());
        View spread = w.with(w.offset(), c.shape(), new long[c.dim()]);
        Indexed index = new Indexed(c, w.strides()[0], w.shape()[0], 0);
        Backends.launch(new Kernel.Gather(out, spread, new Indexed[] {index}));
        return TensorAccess.wrap(out).mul(counted);
    }

    /// Classes with those that are ignored replaced by 0.
    private static Tensor safe(Tensor target, long ignoreIndex) {
        return target.mul(target.ne(ignoreIndex));
    }

    /// `nll_loss`.
    ///
    /// @param x log-probabilities, (C), (N, C) or (N, C, …)
    /// @param target classes, int64 or uint8, without the dimension of the classes
    /// @param weight one factor per class, or null
    /// @throws ShapeError if the sizes do not fit
    /// @throws IndexError if a target is no class
    public static Tensor nllLoss(
            Tensor x, Tensor target, @Nullable Tensor weight, long ignoreIndex, Reduce reduce) {
        return loss(x, target, weight, ignoreIndex, reduce, false);
    }

    /// `nll_loss` of the log-softmax of logits, over dimension 1, or 0 if there is but one.
    ///
    /// @param x logits, otherwise as in [#nllLoss]
    /// @throws ShapeError if the sizes do not fit
    /// @throws IndexError if a target is no class
    public static Tensor crossEntropy(
            Tensor x, Tensor target, @Nullable Tensor weight, long ignoreIndex, Reduce reduce) {
        if (CrossEntropies.supports(x.dtype()) && x.numel() > 0) {
            return loss(x, target, weight, ignoreIndex, reduce, true);
        }
        Tensor logs = Softmaxes.logSoftmax(x, classDim(x.dim()));
        return loss(logs, target, weight, ignoreIndex, reduce, false);
    }

    private static Tensor loss(
            Tensor x,
            Tensor given,
            @Nullable Tensor weight,
            long ignoreIndex,
            Reduce reduce,
            boolean logits) {
        // The class of one sample alone may be a vector, of which the loss makes nothing.
        boolean alone = x.dim() == 1 && given.dim() == 1 && given.size(0) == 1;
        Tensor target = alone ? given.squeeze(0) : given;
        check(x, target, weight);
        Tensor classes = target.to(DType.INT64).contiguous();
        long count = x.size(classDim(x.dim()));
        boolean ignores =
                Recording.decide(
                        TensorAccess.view(classes), v -> checkClasses(v, count, ignoreIndex));
        Tensor factor =
                weight == null && !ignores
                        ? null
                        : factors(classes, weight, ignoreIndex, x.dtype());
        Tensor places = ignores ? safe(classes, ignoreIndex) : classes;
        Given known = new Given(places, factor, target, weight);
        Long ignored = ignores ? ignoreIndex : null;
        String node = x.dim() <= 2 ? "NllLossBackward0" : "NllLoss2DBackward0";
        return known.applied(
                logits
                        ? new CrossEntropies.CrossEntropy(node, reduce, ignored)
                        : new NllLoss(node, reduce, ignored),
                x);
    }

    private static void check(Tensor x, Tensor target, @Nullable Tensor weight) {
        if (x.dim() == 0) {
            throw new ShapeError("Expected 1 or more dimensions (got 0)");
        }
        int at = classDim(x.dim());
        long[] expected = Sizes.without(x.shape().toArray(), at);
        if (!Arrays.equals(expected, target.shape().toArray())) {
            throw (RuntimeException) wrongSizes(x, target, expected);
        }
        if (target.dtype() != DType.INT64 && target.dtype() != DType.UINT8) {
            throw new DTypeError(
                    "expected target dtype to be Long or Byte, but got "
                            + target.dtype().scalarType(),
                    "Class targets are int64: convert them with toLong().");
        }
        checkWeight(weight, x.size(at));
        DTypes.checkFloat(
                x.dim() == 4 ? "nll_loss2d_forward_out_frame" : "nll_loss_out_frame", x.dtype());
        if (weight != null) {
            DTypes.checkSame(x.dtype(), weight);
        }
    }

    /// Checks that there is a weight for each class, where there are weights.
    public static void checkWeight(@Nullable Tensor weight, long classes) {
        if (weight != null && (weight.dim() != 1 || weight.size(0) != classes)) {
            throw new ShapeError(
                    "weight tensor should be defined either for all "
                            + classes
                            + " classes or no classes but got weight tensor of shape: "
                            + weight.shape().toList());
        }
    }

    /// Targets of the input's size are probabilities, and those are floats.
    public static void checkProbabilities(Tensor x, Tensor target) {
        if (x.shape().equals(target.shape()) && !target.isFloatingPoint()) {
            throw new DTypeError(
                    "Expected floating point type for target with class probabilities, got "
                            + target.dtype().scalarType(),
                    "Targets of the input's size are probabilities: convert them with to(float32),"
                            + " or give the classes, argmax("
                            + classDim(x.dim())
                            + ").");
        }
    }

    /// PyTorch's sentence for each number of dimensions.
    private static OborError wrongSizes(Tensor x, Tensor target, long[] expected) {
        String advice =
                "The targets hold one class per sample, so their size must be "
                        + Arrays.toString(expected)
                        + ", but is "
                        + target.shape().toList()
                        + (target.dim() == 2 && target.size(1) == 1 ? ": squeeze(1)." : ".");
        return new ShapeError(sizeSentence(x, target, expected), advice);
    }

    private static String sizeSentence(Tensor x, Tensor target, long[] expected) {
        int dim = x.dim();
        if (dim <= 2 && target.dim() > 1) {
            return "0D or 1D target tensor expected, multi-target not supported";
        }
        if (dim == 1) {
            return "For 1D input, 1D target must have size 1, but got target size: "
                    + target.size(0);
        }
        long samples = target.dim() == 0 ? 0 : target.size(0);
        if (dim > 1 && x.size(0) != samples) {
            return "Expected input batch_size ("
                    + x.size(0)
                    + ") to match target batch_size ("
                    + samples
                    + ").";
        }
        if (dim == 4) {
            return target.dim() == 3
                    ? "size mismatch (got input: "
                            + x.shape().toList()
                            + " , target: "
                            + target.shape().toList()
                    : "only batches of spatial targets supported (3D tensors) but got targets of"
                            + " dimension: "
                            + target.dim();
        }
        return "Expected target size "
                + Arrays.toString(expected)
                + ", got "
                + target.shape().toList();
    }

    /// Whether a sample is ignored.
    private static boolean checkClasses(View v, long classes, long ignoreIndex) {
        long[] some = new long[(int) Math.min(v.numel(), CHUNK)];
        boolean ignores = false;
        for (long done = 0; done < v.numel(); done += some.length) {
            int n = (int) Math.min(some.length, v.numel() - done);
            Backends.read(v, done, some, 0, n);
            for (int i = 0; i < n; i++) {
                long c = some[i];
                if (c == ignoreIndex) {
                    ignores = true;
                } else if (c < 0 || c >= classes) {
                    throw wrongClass(c, classes);
                }
            }
        }
        return ignores;
    }

    private static IndexError wrongClass(long c, long classes) {
        return new IndexError(
                "Target " + c + " is out of bounds.",
                "The input has "
                        + classes
                        + " columns: classes count from 0 to "
                        + (classes - 1)
                        + (c == classes ? "; do the labels begin at 1?" : "."));
    }
}
