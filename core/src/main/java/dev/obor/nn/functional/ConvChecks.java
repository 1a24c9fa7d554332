package dev.obor.nn.functional;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.op.DTypes;
import dev.obor.op.Hints;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What convolutions and transposed ones refuse alike, in PyTorch's words.
final class ConvChecks {
    private ConvChecks() {}

    /// Checks the ranks of the input and the weight.
    ///
    /// @param name such as `conv2d`
    /// @param hint what to do about an input of the wrong rank, or empty
    static void ranks(String name, int dims, Tensor input, Tensor weight, String hint) {
        if (input.dim() != dims + 1 && input.dim() != dims + 2) {
            throw new ShapeError(
                    "Expected "
                            + (dims + 1)
                            + "D (unbatched) or "
                            + (dims + 2)
                            + "D (batched) input to "
                            + name
                            + ", but got input of size: "
                            + input.shape().toList(),
                    hint);
        }
        if (weight.dim() == dims + 2) {
            return;
        }
        String advice = name + " takes a weight of " + (dims + 2) + " dimensions.";
        if (weight.dim() < 3) {
            throw new ShapeError("weight should have at least three dimensions", advice);
        }
        Tensor batch = input.dim() == dims + 1 ? input.unsqueeze(0) : input;
        throw new ShapeError(
                "Expected "
                        + weight.dim()
                        + "-dimensional input for "
                        + weight.dim()
                        + "-dimensional weight "
                        + weight.shape().toList()
                        + ", but got "
                        + batch.dim()
                        + "-dimensional input of size "
                        + batch.shape().toList()
                        + " instead",
                advice);
    }

    /// Checks that the weight can be divided into groups.
    ///
    /// @return the weight's number of groups
    static int groups(Tensor weight, int groups) {
        if (groups <= 0) {
            throw new ShapeError("non-positive groups is not supported", "groups is " + groups);
        }
        long rows = weight.size(0);
        if (rows < groups || rows % groups != 0) {
            String wanted = rows < groups ? "at least " : "divisible by ";
            throw new ShapeError(
                    "Given groups="
                            + groups
                            + ", expected weight to be "
                            + wanted
                            + groups
                            + " at dimension 0, but got weight of size "
                            + weight.shape().toList()
                            + " instead");
        }
        return groups;
    }

    /// Checks that the input has the channels that the weight takes.
    ///
    /// @param given how the sentence begins: `Given groups=1` or `Given transposed=1`
    static void channels(String given, int dims, Tensor input, Tensor weight, long wanted) {
        long channels = input.size(input.dim() - dims - 1);
        if (channels != wanted) {
            Tensor batch = input.dim() == dims + 1 ? input.unsqueeze(0) : input;
            throw new ShapeError(
                    given
                            + ", weight of size "
                            + weight.shape().toList()
                            + ", expected input"
                            + batch.shape().toList()
                            + " to have "
                            + wanted
                            + " channels, but got "
                            + channels
                            + " channels instead",
                    Hints.channels(input.shape().toArray(), dims, wanted));
        }
    }

    /// Checks that the bias has one number for each channel of the result.
    ///
    /// @param given how the sentence begins: `Given weight` or `Given transposed=1, weight`
    static void bias(String given, Tensor weight, Tensor bias, long wanted) {
        if (bias.dim() != 1 || bias.size(0) != wanted) {
            throw new ShapeError(
                    given
                            + " of size "
                            + weight.shape().toList()
                            + ", expected bias to be 1-dimensional with "
                            + wanted
                            + " elements, but got bias of size "
                            + bias.shape().toList()
                            + " instead");
        }
    }

    /// Complex convolutions look at the dtypes before the sizes.
    static void complex(Tensor input, Tensor weight, @Nullable Tensor bias) {
        if (input.isComplex() && weight.dtype() != input.dtype()) {
            throw mismatch(input, "weight", weight);
        }
        if (input.isComplex() && bias != null && bias.dtype() != input.dtype()) {
            throw mismatch(input, "bias", bias);
        }
    }

    /// Checks the dtype of a bias that is added in the same step, before anything else.
    static void biasDtype(Tensor input, @Nullable Tensor bias, ConvOptions.Plain o) {
        if (bias != null && bias.dtype() != input.dtype() && o.paddingName == null) {
            throw mismatch(input, "bias", bias);
        }
    }

    /// Checks the dtypes of a convolution, which are one; PyTorch looks at the sizes first.
    static void dtypes(
            int dims, Tensor input, Tensor weight, @Nullable Tensor bias, ConvOptions.Plain o) {
        DType dtype = input.dtype();
        if (dtype == DType.BOOL) {
            throw DTypes.notImplemented("slow_conv" + Math.max(dims, 2) + "d_cpu", dtype);
        }
        boolean small = !dtype.isDifferentiable() && dtype != DType.INT64;
        if (small && o.dilation.stream().anyMatch(d -> d > 1)) {
            throw DTypes.notImplemented("slow_conv_dilated<>", dtype);
        }
        checkWeight(input, weight);
        if (bias != null) { // padded by name, it is added afterwards
            if (bias.dtype() != dtype && isOneStep(input, weight, o.groups, 1)) {
                throw mismatch(input, "bias", bias);
            }
            LossChecks.dtype(dtype, bias.dtype(), "The bias is added to a result of that dtype.");
        }
    }

    private static void checkWeight(Tensor input, Tensor weight) {
        if (input.dtype() == DType.BFLOAT16 && weight.dtype() != DType.BFLOAT16) {
            throw mismatch(input, "weight", weight);
        }
        checkSame(input, weight);
    }

    private static void checkSame(Tensor input, Tensor other) {
        if (input.dtype() != other.dtype()) {
            throw new DTypeError(
                    "expected scalar type "
                            + input.dtype().scalarType()
                            + " but found "
                            + other.dtype().scalarType(),
                    Hints.dtype(input.dtype(), other.dtype()));
        }
    }

    private static DTypeError mismatch(Tensor input, String name, Tensor other) {
        String found =
                input.dtype() == DType.UINT8
                        ? ""
                        : "The input is "
                                + input.dtype()
                                + ", the "
                                + name
                                + " "
                                + other.dtype()
                                + ". ";
        return new DTypeError(
                "Input type ("
                        + Hints.cpp(input.dtype())
                        + ") and "
                        + name
                        + " type ("
                        + Hints.cpp(other.dtype())
                        + ") should be the same",
                found + Hints.dtype(input.dtype(), other.dtype()));
    }

    /// Checks the dtypes of a transposed convolution: where PyTorch adds the bias afterwards, it
    /// may be of any dtype that becomes the input's.
    static void dtypes(
            int dims,
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            ConvOptions.Transposed o) {
        DType dtype = input.dtype();
        if (!dtype.isDifferentiable() && dtype != DType.INT64) {
            String kernel = "slow_conv_transpose" + Math.max(dims, 2) + "d_out_cpu";
            throw DTypes.notImplemented(kernel, dtype);
        }
        checkWeight(input, weight);
        if (bias == null || bias.dtype() == dtype) {
            return;
        }
        if (isOneStep(input, weight, o)) {
            throw mismatch(input, "bias", bias);
        }
        if (dims == 3) {
            checkSame(input, bias);
        }
        LossChecks.dtype(dtype, bias.dtype(), "The bias is added to a result of that dtype.");
    }

    /// Whether PyTorch takes the kernel that adds the bias on the way.
    private static boolean isOneStep(Tensor input, Tensor weight, ConvOptions.Transposed o) {
        int dims = weight.dim() - 2;
        int[] stride = Extents.expand(o.stride, dims, "stride");
        int[] extra = Extents.expand(o.outputPadding, dims, "output_padding");
        int largest = 1;
        for (int d = 0; d < dims; d++) {
            if (extra[d] >= stride[d]) {
                return false;
            }
            largest = Math.max(largest, stride[d]);
        }
        return isOneStep(input, weight, o.groups, largest);
    }

    /// @param stride the largest one
    private static boolean isOneStep(Tensor input, Tensor weight, int groups, int stride) {
        int dims = weight.dim() - 2;
        boolean wide = dims == 2;
        boolean single = stride == 1;
        for (int d = 0; d < dims; d++) {
            wide &= weight.size(2 + d) > 3;
            single &= weight.size(2 + d) == 1;
        }
        long batch = input.dim() == dims + 2 ? input.size(0) : 1;
        boolean worth = groups > 1 || wide || batch > 1 || input.numel() > 20480;
        return input.dtype() == DType.BFLOAT16
                || input.dtype() == DType.FLOAT32 && worth && (!single || batch >= 16);
    }

    /// Checks the numbers that describe the windows.
    ///
    /// @param dilationError PyTorch's sentence about a dilation below 1, which it has two of
    static void window(int[] stride, int[] padding, int[] dilation, String dilationError) {
        if (!all(stride, 1)) {
            throw new ShapeError(
                    "non-positive stride is not supported", "stride is " + text(stride));
        }
        if (!all(padding, 0)) {
            throw new ShapeError(
                    "negative padding is not supported", "padding is " + text(padding));
        }
        if (!all(dilation, 1)) {
            throw new ShapeError(dilationError, "dilation is " + text(dilation));
        }
    }

    /// Checks that the samples have places, where there are samples.
    static void places(Tensor input, int[] spatial) {
        if (!all(spatial, 1) && input.size(0) > 0 && input.size(1) > 0) {
            boolean signal = spatial.length == 1;
            throw new ShapeError(
                    "Only zero batch or zero channel inputs are supported, but got input shape: "
                            + (signal ? input.unsqueeze(2) : input).shape().toList(),
                    signal ? "A signal of no length counts as an image of one row here." : "");
        }
    }

    /// Checks that a kernel has elements.
    static void kernel(int[] kernel) {
        if (!all(kernel, 1)) {
            String found =
                    kernel.length == 1
                            ? "kernel_height: 1 kernel_width: " + kernel[0]
                            : Arrays.toString(kernel);
            throw new ShapeError(
                    "kernel size should be greater than zero, but got " + found,
                    "The last sizes of the weight are those of the kernel.");
        }
    }

    private static boolean all(int[] values, int least) {
        return Arrays.stream(values).allMatch(v -> v >= least);
    }

    private static String text(int[] values) {
        return Arrays.toString(values) + ".";
    }

    /// Checks that `same` padding is possible.
    static void same(int[] stride) {
        if (!Arrays.stream(stride).allMatch(s -> s == 1)) {
            throw new ShapeError(
                    "padding='same' is not supported for strided convolutions",
                    "stride is " + text(stride) + " Give the padding as numbers.");
        }
    }
}
