package dev.obor.nn.functional;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.PythonFloat;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.DTypes;
import dev.obor.op.Hints;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What normalisations refuse, in PyTorch's words.
final class NormalizationChecks {
    private NormalizationChecks() {}

    /// Checks statistics that move along with training.
    static void running(String name, @Nullable Tensor running, Tensor input) {
        perChannel(name, running, input);
        if (running != null && running.dim() != 1) {
            throw new ShapeError(
                    "TensorAccessor expected 1 dims but tensor has " + running.dim(),
                    "The shape of " + name + " is " + running.shape().toList() + ".");
        }
        if (running != null && !mixed(input, running)) {
            DTypes.checkSame(input.dtype(), running);
        }
    }

    /// Checks that there is one number for each channel.
    static void perChannel(String name, @Nullable Tensor perChannel, Tensor input) {
        if (perChannel != null && perChannel.numel() != input.size(1)) {
            throw new ShapeError(
                    name
                            + " should contain "
                            + input.size(1)
                            + " elements not "
                            + perChannel.numel());
        }
    }

    /// Checks a group norm's weight or bias.
    static void vector(String name, @Nullable Tensor t, Tensor input) {
        if (t != null && (t.dim() != 1 || t.size(0) != input.size(1))) {
            throw new ShapeError(
                    "Expected "
                            + name
                            + " to be a vector of size equal to the number of channels in input,"
                            + " but got "
                            + name
                            + " of shape "
                            + t.shape().toList()
                            + " and input of shape "
                            + input.shape().toList());
        }
    }

    /// Checks a layer norm's weight or bias.
    static void sameShape(String name, @Nullable Tensor t, long[] normalizedShape) {
        if (t != null && !Arrays.equals(t.shape().toArray(), normalizedShape)) {
            throw new ShapeError(
                    "Expected "
                            + name
                            + " to be of same shape as normalized_shape, but got "
                            + name
                            + " of shape "
                            + t.shape().toList()
                            + " and normalized_shape = "
                            + Arrays.toString(normalizedShape));
        }
    }

    /// Checks that the input holds floats, and weight and bias the same; beside low precision they
    /// may be float32.
    static void dtypes(
            String kernel, Tensor input, @Nullable Tensor weight, @Nullable Tensor bias) {
        DTypes.checkFloat(kernel, input.dtype());
        parameters(input, weight, bias);
    }

    /// Checks that weight and bias fit the input's dtype.
    static void parameters(Tensor input, @Nullable Tensor weight, @Nullable Tensor bias) {
        if (weight != null && weight.dtype() != input.dtype() && !mixed(input, weight)) {
            throw new DTypeError(
                    "mixed dtype (CPU): expect parameter to have scalar type of Float",
                    "It is "
                            + weight.dtype()
                            + " and the input "
                            + input.dtype()
                            + ". "
                            + Hints.dtype(input.dtype(), weight.dtype()));
        }
        if (bias != null && !mixed(input, bias)) {
            DTypes.checkSame(input.dtype(), bias);
        }
    }

    private static boolean mixed(Tensor input, Tensor parameter) {
        return input.dtype().isLowPrecision() && parameter.dtype() == DType.FLOAT32;
    }

    /// Checks what is added to the variance of a batch.
    static void eps(double eps, boolean training) {
        if (training ? eps <= 0 : eps < 0) {
            throw new ValueError(
                    "batch_norm eps must be "
                            + (training ? "positive during training" : "non-negative")
                            + ", but got "
                            + PythonFloat.repr(eps));
        }
    }
}
