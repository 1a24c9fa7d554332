package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.base.DType;
import org.jspecify.annotations.Nullable;

/// Pointwise functions whose arguments need a little arithmetic first.
public final class Rounding {
    private Rounding() {}

    /// `round` to places behind the point.
    public static Tensor round(Tensor t, int decimals) {
        DTypes.checkFloat(decimals == 0 ? "round_vml_cpu" : "round_cpu", t.dtype());
        if (decimals == 0 || !t.isFloatingPoint()) {
            return Elementary.ROUND.call(t);
        }
        double power = Double.parseDouble("1e" + Math.abs(decimals));
        return decimals > 0
                ? Elementary.ROUND_TO.callWith(t, power)
                : Elementary.ROUND_TO_TENS.callWith(t, power);
    }

    /// `nan_to_num` with infinities as the largest numbers of the dtype.
    public static Tensor nanToNum(
            Tensor t, double nan, @Nullable Double posinf, @Nullable Double neginf) {
        double max = largest(t.dtype());
        return Elementary.NAN_TO_NUM.callWith(
                t, nan, posinf == null ? max : posinf, neginf == null ? -max : neginf);
    }

    /// The largest number of a dtype of floats, float32's for others.
    public static double largest(DType dtype) {
        return switch (dtype) {
            case FLOAT64 -> Double.MAX_VALUE;
            case FLOAT16 -> 65504;
            case BFLOAT16 -> 3.3895313892515355e38;
            case FLOAT32, INT64, INT32, INT16, INT8, UINT8, BOOL -> Float.MAX_VALUE;
        };
    }
}
