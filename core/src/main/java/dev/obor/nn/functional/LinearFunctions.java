package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Tensor;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.op.Operation;
import dev.obor.op.linalg.Products;
import dev.obor.op.nn.Trilinear;
import org.jspecify.annotations.Nullable;

/// Linear and bilinear maps; shown by [F].
final class LinearFunctions {
    private LinearFunctions() {}

    /// x weightᵀ.
    ///
    /// ```java
    /// F.linear(tensor(1.0, 2), tensor(1.0, 1, 0, 3).view(2, 2)) // [3, 6]
    /// ```
    ///
    /// @param input (*, in)
    /// @param weight (out, in) or (in), of the input's dtype
    /// @return (\*, out), or (*) of a weight with one dimension; of the input's dtype
    /// @throws ShapeError if the sizes do not fit
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor linear(Tensor input, Tensor weight) {
        return linear(input, weight, null);
    }

    /// x weightᵀ + bias.
    ///
    /// ```java
    /// F.linear(ones(128, 20), ones(30, 20), zeros(30)).shape() // [128, 30]
    /// ```
    ///
    /// @param input (*, in)
    /// @param weight (out, in) or (in), of the input's dtype
    /// @param bias (out), or null
    /// @return (\*, out), or (*) of a weight with one dimension; of the input's dtype
    /// @throws ShapeError if the sizes do not fit
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor linear(Tensor input, Tensor weight, @Nullable Tensor bias) {
        return Products.linear(input, weight, bias);
    }

    /// x1ᵀ weight_k x2 + bias_k for each output k.
    ///
    /// ```java
    /// F.bilinear(ones(1, 2), ones(1, 3), ones(4, 2, 3), null) // [[6, 6, 6, 6]]
    /// ```
    ///
    /// @param input1 (*, in1)
    /// @param input2 (*, in2)
    /// @param weight (out, in1, in2)
    /// @param bias (out), or null
    /// @return (\*, out) of their dtype
    /// @throws ShapeError if the sizes do not fit
    /// @throws DTypeError if the dtypes differ
    @Operation(F)
    public static Tensor bilinear(
            Tensor input1, Tensor input2, Tensor weight, @Nullable Tensor bias) {
        BilinearChecks.check(input1, input2, weight, bias);
        long[] shape = input1.shape().toArray();
        shape[shape.length - 1] = weight.size(0);
        Tensor x1 = input1.reshape(-1, weight.size(1));
        Tensor x2 = input2.reshape(x1.size(0), weight.size(2));
        Tensor product = Trilinear.of(x1, weight, x2).view(shape);
        return bias == null ? product : product.add(bias);
    }
}
