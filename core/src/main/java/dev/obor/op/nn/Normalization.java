package dev.obor.op.nn;

import dev.obor.MemoryFormat;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.expr.Exprs;
import dev.obor.op.Layouts;
import dev.obor.op.Op;
import dev.obor.op.ThreadState;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.pointwise.Pointwise;
import dev.obor.op.pointwise.Pointwise.Rule;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `(x - mean) / sqrt(var + eps) · weight + bias` over some dimensions: batch, layer, group norm.
///
/// The input is looked at in a *work shape* in which whole dimensions are averaged over, and weight
/// and bias in shapes that broadcast against it.
public final class Normalization {
    private static final Pointwise SQUARED_DISTANCE =
            Pointwise.of("var", 2, 0, Rule.FLOAT, (x, s) -> x[0].sub(x[1]).square());

    private static final Pointwise RSTD =
            Pointwise.of("rsqrt", 1, 1, Rule.FLOAT, (x, s) -> Exprs.rsqrt(x[0].add(s[0])));

    /// x, mean, rstd.
    private static final Pointwise PLAIN =
            Pointwise.of("mul", 3, 0, Rule.FLOAT, (x, s) -> x[0].sub(x[1]).mul(x[2]));

    /// x, mean, rstd, weight.
    private static final Pointwise SCALED =
            Pointwise.of("mul", 4, 0, Rule.FLOAT, (x, s) -> x[0].sub(x[1]).mul(x[2]).mul(x[3]));

    /// x, mean, rstd, weight, bias.
    private static final Pointwise AFFINE =
            Pointwise.of(
                    "add",
                    5,
                    0,
                    Rule.FLOAT,
                    (x, s) -> x[0].sub(x[1]).mul(x[2]).mul(x[3]).add(x[4]));

    /// gradient times weight.
    private static final Pointwise PRODUCT =
            Pointwise.of("mul", 2, 0, Rule.FLOAT, (x, s) -> x[0].mul(x[1]));

    /// gradient, x, mean, rstd.
    private static final Pointwise PROJECTION =
            Pointwise.of("mul", 4, 0, Rule.FLOAT, (x, s) -> x[0].mul(x[1].sub(x[2]).mul(x[3])));

    /// gradient, x, mean, rstd, mean gradient, mean projection.
    private static final Pointwise INPUT_GRADIENT =
            Pointwise.of(
                    "mul",
                    6,
                    0,
                    Rule.FLOAT,
                    (x, s) -> x[0].sub(x[4]).sub(x[1].sub(x[2]).mul(x[3]).mul(x[5])).mul(x[3]));

    /// What is averaged over, and how weight and bias lie.
    ///
    /// @param node the name of the step in the graph
    /// @param workShape the shape in which the input is looked at
    /// @param dims the dimensions of it that are averaged over
    /// @param weightShape the shape in which weight and bias broadcast against it
    /// @param eps what is added to the variance
    /// @param keepsChannels whether channels that lie side by side stay so; else all is row-major
    public record Layout(
            String node,
            long[] workShape,
            long[] dims,
            long[] weightShape,
            double eps,
            boolean keepsChannels) {
        boolean isGroupNorm() {
            return node.equals("NativeGroupNormBackward0");
        }

        boolean savesBias() {
            return isGroupNorm() || node.equals("NativeLayerNormBackward0");
        }

        /// In which order results and gradients lie in memory.
        MemoryFormat format(Tensor input) {
            return keepsChannels ? Layouts.suggested(input) : MemoryFormat.CONTIGUOUS_FORMAT;
        }

        /// How many elements share a mean.
        public long count() {
            long count = 1;
            for (long d : dims) {
                count *= workShape[(int) d];
            }
            return count;
        }
    }

    /// Mean and variance (divided by the count) of each group, with size 1 in averaged dimensions.
    public record Statistics(Tensor mean, Tensor variance) {}

    private static final int[] CHECK_ORDER = {4, 0, 5, 6, 1, 2, 3};

    private static final String SECOND = "NativeBatchNormBackwardBackward0";

    private Normalization() {}

    /// The statistics of an input.
    public static Statistics statistics(Tensor input, Layout layout) {
        Tensor x = work(input, layout, ThreadState.get().tracks());
        Tensor wide = x.dtype().isLowPrecision() ? x.toFloat() : x;
        double count = layout.count();
        Tensor mean = wide.sum(layout.dims(), true).div(count);
        Tensor variance = SQUARED_DISTANCE.sumOver(layout.dims(), wide, mean).div(count);
        return new Statistics(mean, variance);
    }

    /// The input in the work shape. It is read several times: one that lies otherwise than the
    /// result will is laid out anew once, but for a recorded gradient, which leads to it as it is.
    private static Tensor work(Tensor t, Layout layout, boolean recorded) {
        Tensor x = recorded ? t : t.contiguous(layout.format(t));
        return Arrays.equals(x.shape().toArray(), layout.workShape())
                ? x
                : x.reshape(layout.workShape());
    }

    /// Normalises by the statistics of the input itself, or by given ones that count as constants.
    ///
    /// @param statistics with size 1 in averaged dimensions; one number per weight if given
    /// @param weight factors, or null
    /// @param bias what is added, or null
    /// @param runningMean what is not read, but may not be changed before the gradient is computed,
    ///   as in PyTorch; or null
    /// @param runningVar another one, or null
    @SuppressWarnings("NullAway") // what is missing is a missing input, which nodes allow
    public static Tensor apply(
            Tensor input,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            Layout layout,
            Statistics statistics,
            boolean constant,
            @Nullable Tensor runningMean,
            @Nullable Tensor runningVar) {
        Tensor mean = statistics.mean();
        Tensor variance = statistics.variance();
        return new Normalize(layout, constant)
                .apply(3, input, weight, bias, mean, variance, runningMean, runningVar);
    }

    private static final class Normalize extends Op {
        private final Layout layout;
        private final boolean constant;

        Normalize(Layout layout, boolean constant) {
            super(layout.node());
            this.layout = layout;
            this.constant = constant;
        }

        /// bias, input, running_mean, running_var, weight, and what was computed.
        @Override
        public int[] checkOrder() {
            return CHECK_ORDER;
        }

        @Override
        protected Tensor forward(Context ctx, @Nullable Tensor... in) {
            Tensor input = in[0];
            // The last ones are not read, but a change of them is refused, as in PyTorch.
            boolean reads = layout.savesBias() && (!layout.isGroupNorm() || ctx.needsInputGrad(2));
            Tensor bias = reads ? in[2] : null;
            ctx.saveForBackward(input, in[1], in[3], in[4], bias, in[5], in[6]);
            ctx.keep(
                    new long[][] {
                        shapeOf(in[0]), shapeOf(in[1]), shapeOf(in[2]),
                    });
            Tensor x = work(input, layout, false);
            Tensor rstd = RSTD.callWith(spread(in[4]), layout.eps());
            Tensor out = affine(x, spread(in[3]), rstd, in[1], in[2]).to(input.dtype());
            return out.reshape(input.shape().toArray()).contiguous(layout.format(input));
        }

        /// Statistics in the form in which they broadcast against the input.
        private Tensor spread(Tensor statistic) {
            return constant ? statistic.view(layout.weightShape()) : statistic;
        }

        private Tensor affine(
                Tensor x,
                Tensor mean,
                Tensor rstd,
                @Nullable Tensor weight,
                @Nullable Tensor bias) {
            if (weight == null) {
                Tensor plain = PLAIN.call(x, mean, rstd);
                return bias == null ? plain : plain.add(bias.reshape(layout.weightShape()));
            }
            Tensor w = weight.reshape(layout.weightShape());
            return bias == null
                    ? SCALED.call(x, mean, rstd, w)
                    : AFFINE.call(x, mean, rstd, w, bias.reshape(layout.weightShape()));
        }

        private static long[] shapeOf(@Nullable Tensor t) {
            return t == null ? new long[0] : t.shape().toArray();
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor gradOutput) {
            Tensor input = ctx.saved(0);
            Tensor weight = ctx.saved(1);
            long[][] shapes = ctx.kept();
            boolean tracks = ThreadState.get().tracks();
            Tensor x = work(input, layout, tracks);
            Tensor grad = gradOutput.reshape(layout.workShape());
            // When the gradient is itself recorded, mean and variance depend on the input too.
            boolean recorded = tracks && !constant;
            Statistics s =
                    recorded
                            ? Normalization.statistics(input, layout)
                            : new Statistics(spread(ctx.saved(2)), spread(ctx.saved(3)));
            Tensor rstd = RSTD.callWith(s.variance(), layout.eps());
            @Nullable Tensor[] result = new Tensor[3];
            if (ctx.needsInputGrad(0)) {
                Tensor g =
                        weight == null
                                ? grad
                                : PRODUCT.call(grad, weight.reshape(layout.weightShape()));
                Tensor dx = inputGradient(g, x, s.mean(), rstd);
                result[0] =
                        dx.to(input.dtype()).reshape(shapes[0]).contiguous(layout.format(input));
            }
            if (ctx.needsInputGrad(1)) {
                long[] shared = affineDims();
                Tensor dw =
                        shared.length == 0
                                ? PROJECTION.call(grad, x, s.mean(), rstd)
                                : PROJECTION.sumOver(shared, grad, x, s.mean(), rstd);
                result[1] = dw.reshape(shapes[1]).to(weight.dtype());
            }
            if (ctx.needsInputGrad(2)) {
                long[] shared = affineDims();
                Tensor db = shared.length == 0 ? grad : grad.sum(shared, true);
                result[2] = db.reshape(shapes[2]);
            }
            int tied = layout.isGroupNorm() ? 2 : 3;
            for (int i = 0; i < tied; i++) {
                Tensor gradient = result[i];
                if (gradient != null) { // all come of one step in PyTorch, which has all operands
                    result[i] =
                            ExtraNode.saving(
                                    SECOND,
                                    gradient,
                                    gradOutput,
                                    input,
                                    i == 0 ? factor(weight) : weight,
                                    constant ? ctx.saved(2) : null,
                                    constant ? ctx.saved(3) : null,
                                    ctx.saved(5),
                                    ctx.saved(6));
                    result[i] = tied(ctx, i, result[i], weight);
                }
            }
            return result;
        }

        /// The weight as PyTorch's second backward keeps it.
        private @Nullable Tensor factor(@Nullable Tensor weight) {
            return weight != null && layout.isGroupNorm()
                    ? weight.view(layout.weightShape())
                    : weight;
        }

        /// Leads a gradient to the bias, which it does not depend on: of a layer that of the bias;
        /// of groups the others, by way of the statistics.
        private Tensor tied(Context ctx, int i, Tensor gradient, @Nullable Tensor weight) {
            if (layout.isGroupNorm() && ThreadState.get().gradEnabled) {
                Tensor bias = ctx.saved(4);
                Tensor zero = bias == null ? gradient : ExtraNode.gradient(SECOND, gradient, bias);
                return i == 1 && weight != null ? ExtraNode.gradient(SECOND, zero, weight) : zero;
            }
            return i == 2 && layout.savesBias()
                    ? ExtraNode.tied(SECOND, gradient, ctx.saved(4)) // it is there
                    : gradient;
        }

        private Tensor inputGradient(Tensor g, Tensor x, Tensor mean, Tensor rstd) {
            if (constant) {
                return PRODUCT.call(g, rstd);
            }
            double count = layout.count();
            Tensor meanGrad = g.sum(layout.dims(), true).div(count);
            Tensor meanProjection = PROJECTION.sumOver(layout.dims(), g, x, mean, rstd).div(count);
            return INPUT_GRADIENT.call(g, x, mean, rstd, meanGrad, meanProjection);
        }

        /// The dimensions along which weight and bias are shared.
        private long[] affineDims() {
            long[] w = layout.weightShape();
            int lead = layout.workShape().length - w.length;
            long[] dims = new long[layout.workShape().length];
            int n = 0;
            for (int d = 0; d < dims.length; d++) {
                if (d < lead || w[d - lead] == 1) {
                    dims[n++] = d;
                }
            }
            return Arrays.copyOf(dims, n);
        }
    }
}
