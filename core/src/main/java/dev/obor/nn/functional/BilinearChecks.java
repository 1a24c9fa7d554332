package dev.obor.nn.functional;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.op.Hints;
import dev.obor.op.Shapes;
import org.jspecify.annotations.Nullable;

/// What bilinear maps refuse, in PyTorch's words and order.
final class BilinearChecks {
    private BilinearChecks() {}

    static void check(Tensor input1, Tensor input2, Tensor weight, @Nullable Tensor bias) {
        DType dtype = input1.dtype();
        if (input2.dtype() != dtype
                || weight.dtype() != dtype
                || bias != null && bias.dtype() != dtype) {
            throw new DTypeError(
                    "All tensors must have the same dtype, got input1: "
                            + Hints.cpp(dtype)
                            + ", input2: "
                            + Hints.cpp(input2.dtype())
                            + ", weight: "
                            + Hints.cpp(weight.dtype())
                            + (bias == null ? "" : ", bias: " + Hints.cpp(bias.dtype())),
                    Hints.dtype(dtype, weight.dtype()));
        }
        int dims = input1.dim();
        if (dims != input2.dim()) {
            throw differ("input dimensions do not match", dims, "and", input2.dim());
        }
        Shapes.wrapOwnDim(-1, dims);
        for (int d = 0; d < dims - 1; d++) {
            if (input1.size(d) != input2.size(d)) {
                String what = "input batch dimensions do not match at dim " + d;
                throw differ(what, input1.size(d), "and", input2.size(d));
            }
        }
        Shapes.wrapOwnDim(1, weight.dim());
        checkSize("input1", input1.size(-1), weight.size(1));
        checkSize("input2", input2.size(-1), weight.size(2));
        if (bias != null) {
            Shapes.wrapOwnDim(0, bias.dim());
            checkSize("bias", bias.size(0), weight.size(0));
        }
    }

    private static void checkSize(String name, long size, long expected) {
        if (size != expected) {
            throw differ(name + " size does not match weight size", size, "but expected", expected);
        }
    }

    private static ShapeError differ(String what, long first, String between, long second) {
        return new ShapeError(
                "bilinear(): " + what + ": got " + first + " " + between + " " + second,
                "The inputs are (*, in1) and (*, in2), the weight is (out, in1, in2).");
    }
}
