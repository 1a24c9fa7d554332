package dev.obor.base;

/// What a dtype of integers can hold, PyTorch's `torch.iinfo`.
///
/// @param bits how many bits an element has
/// @param max the largest number
/// @param min the smallest number
/// @param dtype the dtype
public record Iinfo(int bits, long max, long min, DType dtype) {
    public Iinfo {
        Arguments.given(dtype, "dtype");
    }

    /// Of a dtype of integers.
    ///
    /// @throws DTypeError if the dtype is another
    public static Iinfo of(DType dtype) {
        if (!Arguments.given(dtype, "dtype").isInteger()) {
            throw new DTypeError(
                    "torch.iinfo() requires an integer input type. Use torch.finfo to handle '"
                            + dtype.text()
                            + "'");
        }
        int bits = dtype.itemSize() * 8;
        long max = dtype.isSigned() ? -1L >>> 65 - bits : (1L << bits) - 1;
        return new Iinfo(bits, max, dtype.isSigned() ? -max - 1 : 0, dtype);
    }
}
