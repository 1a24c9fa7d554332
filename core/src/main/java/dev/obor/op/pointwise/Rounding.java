package dev.obor.op.pointwise;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.Operation;
import org.jspecify.annotations.Nullable;

/// Pointwise functions whose arguments need a little arithmetic first.
public final class Rounding {
    private Rounding() {}

    /// Rounded to that many places behind the point; negative: before it.
    ///
    /// ```java
    /// tensor(3.14159, 2.71828).round(2) // [3.14, 2.72]
    /// tensor(1234.0).round(-2) // 1200
    /// ```
    @Operation(TENSOR)
    public static Tensor round(Tensor input, int decimals) {
        DTypes.checkFloat(decimals == 0 ? "round_vml_cpu" : "round_cpu", input.dtype());
        if (decimals == 0 || !input.isFloatingPoint()) {
            return Elementary.ROUND.call(input);
        }
        double power = Double.parseDouble("1e" + Math.abs(decimals));
        return decimals > 0
                ? Elementary.ROUND_TO.callWith(input, power)
                : Elementary.ROUND_TO_TENS.callWith(input, power);
    }

    /// NaN as a number and infinities as the largest numbers of the dtype.
    ///
    /// ```java
    /// tensor(Double.NaN, 1, Double.POSITIVE_INFINITY).nanToNum() // [0, 1, 3.403e38]
    /// tensor(Double.NaN, Double.POSITIVE_INFINITY).nanToNum(o -> o.nan(-1).posinf(9)) // [-1, 9]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            forms = "nan",
            options = OperationOptions.NanToNum.class)
    public static Tensor nanToNum(
            Tensor input,
            @Default("0") double nan,
            @Default("null") @Nullable Double posinf,
            @Default("null") @Nullable Double neginf,
            boolean inPlace) {
        double max = largest(input.dtype());
        double[] numbers = {nan, posinf == null ? max : posinf, neginf == null ? -max : neginf};
        return inPlace
                ? Elementary.NAN_TO_NUM.intoWith(numbers, input)
                : Elementary.NAN_TO_NUM.callWith(numbers, input);
    }

    /// The largest number of a dtype of floats, float32's for others.
    public static double largest(DType dtype) {
        return switch (dtype) {
            case FLOAT64, COMPLEX128 -> Double.MAX_VALUE;
            case FLOAT16 -> 65504;
            case BFLOAT16 -> 3.3895313892515355e38;
            case FLOAT32, COMPLEX64, INT64, INT32, INT16, INT8, UINT8, BOOL -> Float.MAX_VALUE;
        };
    }
}
