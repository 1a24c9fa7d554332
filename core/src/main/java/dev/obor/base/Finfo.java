package dev.obor.base;

/// What a floating point dtype can hold, PyTorch's `torch.finfo`.
///
/// @param bits how many bits an element has
/// @param eps the smallest number for which 1 + eps is not 1
/// @param max the largest number
/// @param min the smallest number, `-max`
/// @param smallestNormal the smallest positive number with full precision
/// @param resolution about how exact a number is in decimal
/// @param dtype the dtype
public record Finfo(
        int bits,
        double eps,
        double max,
        double min,
        double smallestNormal,
        double resolution,
        DType dtype) {
    public Finfo {
        Arguments.given(dtype, "dtype");
    }

    /// Of a floating point dtype.
    ///
    /// @throws DTypeError if the dtype is another
    public static Finfo of(DType dtype) {
        return switch (Arguments.given(dtype, "dtype")) {
            case FLOAT64 -> of(dtype, 52, 1023, 1e-15);
            case FLOAT32 -> of(dtype, 23, 127, 1e-6);
            case FLOAT16 -> of(dtype, 10, 15, 1e-3);
            case BFLOAT16 -> of(dtype, 7, 127, 1e-2);
            default ->
                    throw new DTypeError(
                            "torch.finfo() requires a floating point input type. Use torch.iinfo to"
                                    + " handle '"
                                    + dtype.text()
                                    + "'");
        };
    }

    private static Finfo of(DType dtype, int fraction, int exponent, double resolution) {
        double eps = Math.scalb(1.0, -fraction);
        double max = Math.scalb(2 - eps, exponent);
        double normal = Math.scalb(1.0, 1 - exponent);
        return new Finfo(dtype.itemSize() * 8, eps, max, -max, normal, resolution, dtype);
    }

    /// The smallest positive number with full precision, as [#smallestNormal()].
    public double tiny() {
        return smallestNormal;
    }
}
