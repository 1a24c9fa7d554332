package dev.obor.op.nn;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.ConvShape;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.ConvPass;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.op.Backends;
import dev.obor.op.Layouts;
import dev.obor.op.Op;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.pointwise.ComplexNumbers;
import dev.obor.op.shape.ComplexViews;
import org.jspecify.annotations.Nullable;

/// Convolutions and their two gradients, each of which is differentiated by the other two.
public final class Convolutions {
    private static final String NODE = "ConvolutionBackward0";
    private static final String SECOND = "ConvolutionBackwardBackward0";

    private Convolutions() {}

    /// A convolution of a batch.
    ///
    /// @param x (N, C, *), as many spatial dimensions as the shape was made from
    /// @param weight (outChannels, C / groups, *)
    /// @param bias (outChannels), or null
    /// @param outSizes the sizes of the result, (N, outChannels, *)
    @SuppressWarnings("NullAway") // a missing bias is a missing input, which nodes allow
    public static Tensor convolve(
            Tensor x, Tensor weight, @Nullable Tensor bias, ConvShape shape, long[] outSizes) {
        if (x.isComplex()) {
            return ofParts((a, b, c) -> convolve(a, b, c, shape, outSizes), x, weight, bias);
        }
        if (!x.isFloatingPoint()) {
            Tensor y = IntegerWindows.convolve(x, weight, bias, shape, outSizes);
            return keepsChannels(x, weight) ? inChannelsLast(y) : y;
        }
        return new Forward(NODE, shape, outSizes, keepsChannels(x, weight)).apply(x, weight, bias);
    }

    private interface Linear {
        Tensor of(Tensor x, Tensor weight, @Nullable Tensor bias);
    }

    /// What is linear in both operands, of complex numbers: four of real ones. The bias is part of
    /// them, as in PyTorch: its gradient leads where theirs does.
    private static Tensor ofParts(Linear f, Tensor x, Tensor weight, @Nullable Tensor bias) {
        Tensor a = ComplexViews.real(x);
        Tensor b = ComplexViews.imag(x);
        Tensor c = ComplexViews.real(weight);
        Tensor d = ComplexViews.imag(weight);
        Tensor first = bias == null ? null : ComplexViews.real(bias);
        Tensor second = bias == null ? null : ComplexViews.imag(bias);
        Tensor real = f.of(a, c, first).sub(f.of(b, d, null));
        return ComplexNumbers.complex(real, f.of(a, d, second).add(f.of(b, c, null)));
    }

    /// A transposed convolution of a batch: the input gradient of the convolution with that shape.
    @SuppressWarnings("NullAway") // a missing bias is a missing input, which nodes allow
    public static Tensor transposed(
            Tensor x, Tensor weight, @Nullable Tensor bias, ConvShape shape, long[] outSizes) {
        if (x.isComplex()) {
            return ofParts((a, b, c) -> transposed(a, b, c, shape, outSizes), x, weight, bias);
        }
        if (!x.isFloatingPoint()) {
            Tensor y = IntegerWindows.transposed(x, weight, bias, shape, outSizes);
            return keepsChannels(x, weight) ? inChannelsLast(y) : y;
        }
        return new InputGradient(NODE, shape, outSizes, keepsChannels(x, weight))
                .apply(x, weight, bias);
    }

    /// Whether the results of all passes have their channels side by side: as in PyTorch, where one
    /// operand has, but not volumes of float64 and float16. Signals count as images of one row, of
    /// which the input is row-major.
    private static boolean keepsChannels(Tensor x, Tensor weight) {
        View in = TensorAccess.view(x);
        View w = TensorAccess.view(weight);
        if (in.dim() == 3) {
            return in.isContiguous() && Layouts.isChannelsLast(image(in))
                    || Layouts.isChannelsLast(image(w));
        }
        boolean last = Layouts.isChannelsLast(in) || Layouts.isChannelsLast(w);
        return last && (x.dim() == 4 || x.dtype() == DType.FLOAT32 || x.dtype() == DType.BFLOAT16);
    }

    private static View image(View signal) {
        long[] n = signal.shape();
        long[] s = signal.strides();
        return signal.geometry(
                new long[] {n[0], n[1], 1, n[2]}, new long[] {s[0], s[1], n[2] * s[2], s[2]});
    }

    private static Tensor inChannelsLast(Tensor t) {
        return TensorAccess.wrap(inChannelsLast(TensorAccess.view(t)));
    }

    private static View inChannelsLast(View v) {
        long[] n = v.shape();
        long[] strides =
                n.length == 3 ? new long[] {n[1] * n[2], 1, n[1]} : Layouts.channelsLast(n);
        return RawMemory.convert(v, v.dtype(), strides);
    }

    private static View run(
            ConvPass pass, ConvShape shape, View in, View weight, @Nullable View bias, View out) {
        View result =
                switch (pass) {
                    case FORWARD -> out;
                    case INPUT_GRADIENT -> in;
                    case WEIGHT_GRADIENT -> weight;
                };
        if (in.numel() == 0 || weight.numel() == 0 || out.numel() == 0) {
            sumsOfNothing(result, bias);
        } else {
            Backends.launch(new Kernel.Conv(pass, shape, in, weight, bias, out));
        }
        return result;
    }

    /// The bias alone, for sums over no channel, place or sample are 0.
    private static void sumsOfNothing(View result, @Nullable View bias) {
        RawMemory.fill(result, 0);
        if (bias != null && result.numel() > 0) {
            long[] strides = new long[result.dim()];
            strides[1] = bias.strides()[0];
            RawMemory.copy(bias.geometry(result.shape(), strides), result);
        }
    }

    private static View contiguous(Tensor t) {
        return RawMemory.asContiguous(TensorAccess.view(t));
    }

    private static @Nullable Tensor biasGradient(
            Context ctx, Tensor grad, Tensor y, Tensor weight, boolean derived) {
        if (!ctx.needsInputGrad(2)) {
            return null;
        }
        Tensor sum = sumOfChannels(grad);
        return derived ? sum : tied(sum, grad, y, weight);
    }

    private static Tensor sumOfChannels(Tensor grad) {
        long[] dims = new long[grad.dim() - 1];
        for (int d = 1; d < dims.length; d++) {
            dims[d] = d + 1L;
        }
        return grad.sum(dims);
    }

    /// A gradient that requires one itself where an operand does, though none flows to it: all are
    /// results of one step in PyTorch, which saves all operands. Second derivatives are steps of
    /// their own.
    private static Tensor tied(Tensor gradient, Tensor... operands) {
        return ExtraNode.saving(SECOND, gradient, operands);
    }

    private abstract static class Pass extends Op {
        final ConvShape shape;
        final long[] sizes;

        final boolean channelsLast;

        /// Whether it computes a derivative itself.
        final boolean derived;

        /// @param sizes of the result
        /// @param channelsLast whether results have their channels side by side
        Pass(String node, ConvShape shape, long[] sizes, boolean channelsLast) {
            super(node);
            derived = node.equals(SECOND);
            this.shape = shape;
            this.sizes = sizes;
            this.channelsLast = channelsLast;
        }

        final Tensor ordered(View result) {
            return TensorAccess.wrap(channelsLast ? inChannelsLast(result) : result);
        }
    }

    /// x, weight, bias to output.
    private static final class Forward extends Pass {
        Forward(String node, ConvShape shape, long[] sizes, boolean channelsLast) {
            super(node, shape, sizes, channelsLast);
        }

        @Override
        protected Tensor forward(Context ctx, @Nullable Tensor... in) {
            ctx.saveForBackward(in[0], in[1]);
            Tensor bias = in.length > 2 ? in[2] : null;
            View out = Backends.empty(in[0].dtype(), sizes);
            View b = bias == null ? null : contiguous(bias);
            run(ConvPass.FORWARD, shape, contiguous(in[0]), contiguous(in[1]), b, out);
            return ordered(out);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor x = ctx.saved(0);
            Tensor weight = ctx.saved(1);
            Tensor dx = null;
            if (ctx.needsInputGrad(0)) {
                dx =
                        new InputGradient(SECOND, shape, x.shape().toArray(), channelsLast)
                                .apply(grad, weight);
                dx = derived ? dx : tied(dx, grad, x, weight);
            }
            Tensor dw = null;
            if (ctx.needsInputGrad(1)) {
                dw =
                        new WeightGradient(shape, weight.shape().toArray(), channelsLast)
                                .apply(x, grad);
                dw = derived ? dw : tied(dw, grad, x, weight);
            }
            Tensor db = null;
            if (ctx.needsInputGrad(2)) {
                db = tied(sumOfChannels(grad), grad, x, weight);
            }
            return new @Nullable Tensor[] {dx, dw, db};
        }
    }

    /// Output gradient, weight, bias to input gradient.
    private static final class InputGradient extends Pass {
        InputGradient(String node, ConvShape shape, long[] sizes, boolean channelsLast) {
            super(node, shape, sizes, channelsLast);
        }

        @Override
        protected Tensor forward(Context ctx, @Nullable Tensor... in) {
            ctx.saveForBackward(in[0], in[1]);
            Tensor bias = in.length > 2 ? in[2] : null;
            View result = Backends.empty(in[0].dtype(), sizes);
            View b = bias == null ? null : contiguous(bias);
            run(ConvPass.INPUT_GRADIENT, shape, result, contiguous(in[1]), b, contiguous(in[0]));
            return ordered(result);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor y = ctx.saved(0);
            Tensor weight = ctx.saved(1);
            Tensor dy = null;
            if (ctx.needsInputGrad(0)) {
                dy =
                        new Forward(SECOND, shape, y.shape().toArray(), channelsLast)
                                .apply(grad, weight);
                dy = derived ? dy : tied(dy, grad, y, weight);
            }
            Tensor dw = null;
            if (ctx.needsInputGrad(1)) {
                dw =
                        new WeightGradient(shape, weight.shape().toArray(), channelsLast)
                                .apply(grad, y);
                dw = derived ? dw : tied(dw, grad, y, weight);
            }
            Tensor db = biasGradient(ctx, grad, y, weight, derived);
            return new @Nullable Tensor[] {dy, dw, db};
        }
    }

    /// x, output gradient to weight gradient.
    private static final class WeightGradient extends Pass {
        WeightGradient(ConvShape shape, long[] sizes, boolean channelsLast) {
            super(SECOND, shape, sizes, channelsLast);
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            ctx.saveForBackward(in);
            View result = Backends.empty(in[0].dtype(), sizes);
            run(
                    ConvPass.WEIGHT_GRADIENT,
                    shape,
                    contiguous(in[0]),
                    result,
                    null,
                    contiguous(in[1]));
            return ordered(result);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor x = ctx.saved(0);
            Tensor y = ctx.saved(1);
            return new Tensor[] {
                ctx.needsInputGrad(0)
                        ? new InputGradient(SECOND, shape, x.shape().toArray(), channelsLast)
                                .apply(y, grad)
                        : null,
                ctx.needsInputGrad(1)
                        ? new Forward(SECOND, shape, y.shape().toArray(), channelsLast)
                                .apply(x, grad)
                        : null
            };
        }
    }
}
