package dev.obor;

import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.Options;
import dev.obor.base.ValueError;
import org.jspecify.annotations.Nullable;

/// Optional arguments of [Masked]: `Masked.sum(x, o -> o.dim(0).mask(present))`.
public final class MaskedOptions extends Options<MaskedOptions> {
    private long @Nullable [] dim;
    private boolean keepdim;
    private @Nullable DType dtype;
    private @Nullable Tensor mask;
    private @Nullable Tensor inputMask;
    private @Nullable Tensor otherMask;
    private @Nullable Boolean unbiased;
    private @Nullable Double correction;
    private double ord = 2;
    private double eps = 1e-12;

    MaskedOptions() {}

    /// The dimensions, all.
    public MaskedOptions dim(long @Nullable ... value) {
        long[] copy = value == null ? null : value.clone();
        return set(() -> dim = copy);
    }

    /// Whether the dimensions stay, with size 1; false.
    public MaskedOptions keepdim(boolean value) {
        return set(() -> keepdim = value);
    }

    /// The dtype of the result, the input's.
    public MaskedOptions dtype(@Nullable DType value) {
        return set(() -> dtype = value);
    }

    /// Which elements count, bool; all.
    public MaskedOptions mask(@Nullable Tensor value) {
        return set(() -> mask = value);
    }

    /// Which elements of the first operand count.
    public MaskedOptions inputMask(@Nullable Tensor value) {
        return set(() -> inputMask = value);
    }

    /// Which elements of the second operand count.
    public MaskedOptions otherMask(@Nullable Tensor value) {
        return set(() -> otherMask = value);
    }

    /// Whether a variance is divided by one less than the number of elements, true.
    public MaskedOptions unbiased(@Nullable Boolean value) {
        return set(() -> unbiased = value);
    }

    /// How much less than the number of elements a variance is divided by, 1.
    public MaskedOptions correction(@Nullable Double value) {
        return set(() -> correction = value);
    }

    /// Which norm, 2.
    public MaskedOptions ord(double value) {
        return set(() -> ord = value);
    }

    /// What a norm is at least taken as, 1e-12.
    public MaskedOptions eps(double value) {
        return set(() -> eps = value);
    }

    @Override
    protected void check() {
        if (unbiased != null && correction != null) {
            throw new ValueError("Only one of unbiased and correction may be given");
        }
    }

    /// All dimensions of an input where none are said.
    long[] dims(Tensor input) {
        long[] said = dim;
        if (said != null && said.length > 0) {
            return said;
        }
        long[] all = new long[input.dim()];
        for (int d = 0; d < all.length; d++) {
            all[d] = d;
        }
        return all;
    }

    /// The only dimension said, or null.
    @Nullable Long one() {
        long[] said = dim;
        return said == null || said.length == 0 ? null : said[0];
    }

    boolean keepdim() {
        return keepdim;
    }

    DType dtype(Tensor input) {
        return dtype == null ? input.dtype() : Arguments.given(dtype, "dtype");
    }

    boolean saysDtype() {
        return dtype != null;
    }

    @Nullable Tensor mask() {
        return mask;
    }

    @Nullable Tensor inputMask() {
        return inputMask;
    }

    @Nullable Tensor otherMask() {
        return otherMask;
    }

    double correction() {
        if (unbiased != null) {
            return unbiased ? 1 : 0;
        }
        return correction == null ? 1 : correction;
    }

    double ord() {
        return ord;
    }

    double eps() {
        return eps;
    }
}
