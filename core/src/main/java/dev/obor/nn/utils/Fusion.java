package dev.obor.nn.utils;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.nn.BatchNorm;
import dev.obor.nn.ConvTransposeNd;
import dev.obor.nn.Convolution;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Batch normalisation by running statistics as a part of the layer before it, PyTorch's
/// `torch.nn.utils.fusion`.
public final class Fusion {
    private Fusion() {}

    /// A weight and a bias.
    public record Fused(Parameter weight, Parameter bias) {
        public Fused {
            Arguments.given(weight, "weight");
            Arguments.given(bias, "bias");
        }
    }

    /// The weight and bias of a convolution that does what it and a normalisation do together.
    ///
    /// @param bias that of the convolution, or null
    /// @param weight that of the normalisation, or null
    /// @param shift the bias of the normalisation, or null
    public static Fused fuseConvBnWeights(
            Tensor convolution,
            @Nullable Tensor bias,
            Tensor mean,
            Tensor variance,
            double eps,
            @Nullable Tensor weight,
            @Nullable Tensor shift) {
        return fuseConvBnWeights(convolution, bias, mean, variance, eps, weight, shift, false);
    }

    /// The weight and bias of a convolution that does what it and a normalisation do together.
    ///
    /// @param transpose whether it is a transposed one, of which the second dimension counts
    public static Fused fuseConvBnWeights(
            Tensor convolution,
            @Nullable Tensor bias,
            Tensor mean,
            Tensor variance,
            double eps,
            @Nullable Tensor weight,
            @Nullable Tensor shift,
            boolean transpose) {
        Arguments.given(convolution, "convolution");
        Arguments.given(mean, "mean");
        Arguments.given(variance, "variance");
        if (convolution.dim() < 2) {
            throw new ShapeError(
                    "fuseConvBnWeights: the weight of a convolution has at least 2 dimensions, got "
                            + convolution.shape());
        }
        Tensor root = variance.add(eps).rsqrt();
        Tensor factor = weight == null ? root : weight.mul(root);
        long[] shape = new long[convolution.dim()];
        Arrays.fill(shape, 1);
        shape[transpose ? 1 : 0] = -1;
        Tensor moved = bias == null ? mean.neg() : bias.sub(mean);
        Tensor added = moved.mul(factor);
        Tensor all = shift == null ? added : added.add(shift);
        return new Fused(
                new Parameter(convolution.mul(factor.reshape(shape)).detach()),
                new Parameter(all.detach()));
    }

    /// A copy of a convolution that does what it and a normalisation, both in evaluation mode, do
    /// together.
    ///
    /// @throws StateError if one of them is in training mode, or there are no running statistics
    public static <C extends Convolution<?>> C fuseConvBnEval(C conv, BatchNorm bn) {
        check(Arguments.given(conv, "conv"), bn);
        boolean transpose = conv instanceof ConvTransposeNd;
        Tensor mean = Objects.requireNonNull(bn.runningMean);
        Tensor variance = Objects.requireNonNull(bn.runningVar);
        Fused fused =
                fuseConvBnWeights(
                        conv.weight,
                        conv.bias,
                        mean,
                        variance,
                        bn.eps(),
                        bn.weight,
                        bn.bias,
                        transpose);
        C copy = conv.copy();
        copy.weight = fused.weight();
        copy.bias = fused.bias();
        return copy;
    }

    /// A copy of a linear map that does what it and a normalisation, both in evaluation mode, do
    /// together.
    ///
    /// @throws StateError if one of them is in training mode, or there are no running statistics
    public static Linear fuseLinearBnEval(Linear linear, BatchNorm bn) {
        check(Arguments.given(linear, "linear"), bn);
        Tensor mean = Objects.requireNonNull(bn.runningMean);
        Tensor variance = Objects.requireNonNull(bn.runningVar);
        Fused fused =
                fuseConvBnWeights(
                        linear.weight, linear.bias, mean, variance, bn.eps(), bn.weight, bn.bias);
        Linear copy = linear.copy();
        copy.weight = fused.weight();
        copy.bias = fused.bias();
        return copy;
    }

    private static void check(Module layer, BatchNorm bn) {
        Arguments.given(bn, "bn");
        if (layer.isTraining() || bn.isTraining()) {
            throw new StateError("Fusion only for eval!", "Call eval() on both first.");
        }
        if (bn.runningMean == null || bn.runningVar == null) {
            throw new StateError(
                    "Only support fusing BN for inference with tracked running statistics.");
        }
    }

    /// The weight and bias of a linear map that does what it and a normalisation do together.
    ///
    /// @param bias that of the map, or null
    public static Fused fuseLinearBnWeights(
            Tensor linear,
            @Nullable Tensor bias,
            Tensor mean,
            Tensor variance,
            double eps,
            Tensor weight,
            Tensor shift) {
        Arguments.given(linear, "linear");
        Arguments.given(weight, "weight");
        Arguments.given(shift, "shift");
        return fuseConvBnWeights(linear, bias, mean, variance, eps, weight, shift);
    }
}
