package dev.obor.nn;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.Device;
import dev.obor.nn.init.Init;
import org.jspecify.annotations.Nullable;

/// How layers make their parameters and buffers.
final class Parameters {
    private Parameters() {}

    /// A parameter of zeros, to be filled.
    static Parameter empty(@Nullable DType dtype, Device device, long... shape) {
        return new Parameter(zeros(dtype, device, shape));
    }

    /// A parameter whose size is not known yet.
    static Parameter lazy(@Nullable DType dtype) {
        return new UninitializedParameter(true, dtype == null ? Obor.getDefaultDtype() : dtype);
    }

    /// A buffer whose size is not known yet.
    static Buffer lazyBuffer(@Nullable DType dtype) {
        return new UninitializedBuffer(true, dtype == null ? Obor.getDefaultDtype() : dtype);
    }

    /// Gives a parameter or buffer a size, if it has none yet.
    static void materialize(@Nullable Tensor tensor, long... shape) {
        switch (tensor) {
            case UninitializedParameter p when p.isLazy() -> p.materialize(shape);
            case UninitializedBuffer b when b.isLazy() -> b.materialize(shape);
            case null, default -> {}
        }
    }

    /// A parameter of ones.
    static Parameter ones(@Nullable DType dtype, Device device, long... shape) {
        return new Parameter(Init.ones_(zeros(dtype, device, shape)));
    }

    /// Zeros of a dtype, or of the default one.
    static Tensor zeros(@Nullable DType dtype, Device device, long... shape) {
        return Tensor.zeros(dtype == null ? Obor.getDefaultDtype() : dtype, shape).to(device);
    }

    /// PyTorch's default for linear layers and convolutions: both uniform in ± 1 / √fanIn.
    static void resetUniform(Parameter weight, @Nullable Parameter bias) {
        if (Parameter.isLazy(weight)) {
            return;
        }
        Init.kaimingUniform_(weight, o -> o.a(Math.sqrt(5)));
        if (bias != null) {
            long fanIn = Init.Fan.of(weight).in();
            double bound = fanIn > 0 ? 1 / Math.sqrt(fanIn) : 0;
            Init.uniform_(bias, -bound, bound);
        }
    }
}
