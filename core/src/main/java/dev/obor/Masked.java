package dev.obor;

import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.Iinfo;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.pointwise.Masks;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Operations on the elements that a mask leaves, PyTorch's `torch.masked`: the others count as
/// what changes nothing, 0 in a sum, -inf in a maximum.
///
/// ```java
/// Tensor means = Masked.mean(x, o -> o.dim(-1).mask(x.ne(padding)));
/// ```
///
/// What is the result where the mask leaves nothing is that neutral number, and NaN for a mean.
public final class Masked {
    private Masked() {}

    private static MaskedOptions options(Consumer<MaskedOptions> options) {
        return new MaskedOptions().with(options);
    }

    private static MaskedOptions options(long[] dim, Consumer<MaskedOptions> options) {
        Arguments.given(dim, "dim");
        return options(options).with(o -> o.dim(dim));
    }

    /// The input where the mask is true, a number elsewhere.
    private static Tensor filled(Tensor input, @Nullable Tensor mask, double neutral) {
        if (mask == null) {
            return input;
        }
        Tensor number = Obor.full(new long[0], neutral, o -> o.dtype(input.dtype()));
        return Masks.where(spread(input, mask), input, number);
    }

    private static Tensor filled(Tensor input, @Nullable Tensor mask, long neutral) {
        if (mask == null) {
            return input;
        }
        Tensor number = Obor.full(new long[0], neutral, o -> o.dtype(input.dtype()));
        return Masks.where(spread(input, mask), input, number);
    }

    /// The mask with the input's sizes.
    private static Tensor spread(Tensor input, Tensor mask) {
        if (mask.dim() > input.dim()) {
            throw new IndexError(
                    "_input_mask expected broadcastable mask (got mask dimensionality higher than"
                            + " of the input)");
        }
        Tensor wide = mask.expand(input.shape().toArray());
        return wide.dtype() == DType.BOOL ? wide : wide.bool();
    }

    /// Below all others; of integers the smallest.
    private static Tensor lowest(Tensor input, @Nullable Tensor mask) {
        return input.dtype().isDifferentiable()
                ? filled(input, mask, Double.NEGATIVE_INFINITY)
                : mask == null ? input : filled(input, mask, Iinfo.of(whole(input)).min());
    }

    /// Above all others; of integers the largest.
    private static Tensor highest(Tensor input, @Nullable Tensor mask) {
        return input.isFloatingPoint()
                ? filled(input, mask, Double.POSITIVE_INFINITY)
                : mask == null ? input : filled(input, mask, Iinfo.of(whole(input)).max());
    }

    private static DType whole(Tensor input) {
        if (input.dtype() == DType.BOOL) {
            throw new DTypeError("masked extremes expect numbers, but got a tensor of bool");
        }
        return input.dtype();
    }

    private static DType sumType(Tensor input, MaskedOptions o) {
        boolean small = !input.dtype().isDifferentiable() && !o.saysDtype();
        return small ? DType.INT64 : o.dtype(input);
    }

    /// The sum of the elements that count.
    public static Tensor sum(Tensor input, Consumer<MaskedOptions> options) {
        return sum(input, options(options));
    }

    /// The sums over dimensions of the elements that count.
    public static Tensor sum(Tensor input, long[] dim, Consumer<MaskedOptions> options) {
        return sum(input, options(dim, options));
    }

    private static Tensor sum(Tensor input, MaskedOptions o) {
        Arguments.given(input, "input");
        return filled(input, o.mask(), 0).sum(o.dims(input), o.keepdim(), sumType(input, o));
    }

    /// The product of the elements that count.
    public static Tensor prod(Tensor input, Consumer<MaskedOptions> options) {
        return prod(input, options(options));
    }

    /// The products over dimensions of the elements that count.
    public static Tensor prod(Tensor input, long[] dim, Consumer<MaskedOptions> options) {
        return prod(input, options(dim, options));
    }

    private static Tensor prod(Tensor input, MaskedOptions o) {
        Arguments.given(input, "input");
        Tensor result = filled(input, o.mask(), 1).to(sumType(input, o));
        long[] dims = o.dims(input).clone();
        for (int i = 0; i < dims.length; i++) {
            dims[i] = dims[i] < 0 ? dims[i] + input.dim() : dims[i];
        }
        Arrays.sort(dims);
        for (int i = dims.length - 1; i >= 0; i--) {
            result = result.prod(dims[i], o.keepdim());
        }
        return result;
    }

    /// The largest element that counts.
    public static Tensor amax(Tensor input, Consumer<MaskedOptions> options) {
        return amax(input, options(options));
    }

    /// The largest elements over dimensions that count.
    public static Tensor amax(Tensor input, long[] dim, Consumer<MaskedOptions> options) {
        return amax(input, options(dim, options));
    }

    private static Tensor amax(Tensor input, MaskedOptions o) {
        Arguments.given(input, "input");
        return lowest(input, o.mask()).amax(o.dims(input), o.keepdim()).to(o.dtype(input));
    }

    /// The smallest element that counts.
    public static Tensor amin(Tensor input, Consumer<MaskedOptions> options) {
        return amin(input, options(options));
    }

    /// The smallest elements over dimensions that count.
    public static Tensor amin(Tensor input, long[] dim, Consumer<MaskedOptions> options) {
        return amin(input, options(dim, options));
    }

    private static Tensor amin(Tensor input, MaskedOptions o) {
        Arguments.given(input, "input");
        return highest(input, o.mask()).amin(o.dims(input), o.keepdim()).to(o.dtype(input));
    }

    /// Where the largest element that counts stands, in the dtype of the input.
    public static Tensor argmax(Tensor input, Consumer<MaskedOptions> options) {
        return argmax(input, options(options));
    }

    /// Where the largest elements along a dimension that count stand.
    public static Tensor argmax(Tensor input, long dim, Consumer<MaskedOptions> options) {
        return argmax(input, options(new long[] {dim}, options));
    }

    private static Tensor argmax(Tensor input, MaskedOptions o) {
        Tensor x = lowest(Arguments.given(input, "input"), o.mask());
        Long dim = o.one();
        Tensor places = dim == null ? x.argmax() : x.argmax(dim, o.keepdim());
        return kept(places, input, dim, o).to(o.dtype(input));
    }

    private static Tensor kept(Tensor places, Tensor input, @Nullable Long dim, MaskedOptions o) {
        if (dim != null || !o.keepdim()) {
            return places;
        }
        long[] ones = new long[input.dim()];
        Arrays.fill(ones, 1);
        return places.reshape(ones);
    }

    /// Where the smallest element that counts stands, in the dtype of the input.
    public static Tensor argmin(Tensor input, Consumer<MaskedOptions> options) {
        return argmin(input, options(options));
    }

    /// Where the smallest elements along a dimension that count stand.
    public static Tensor argmin(Tensor input, long dim, Consumer<MaskedOptions> options) {
        return argmin(input, options(new long[] {dim}, options));
    }

    private static Tensor argmin(Tensor input, MaskedOptions o) {
        Tensor x = highest(Arguments.given(input, "input"), o.mask());
        Long dim = o.one();
        Tensor places = dim == null ? x.argmin() : x.argmin(dim, o.keepdim());
        return kept(places, input, dim, o).to(o.dtype(input));
    }

    /// The mean of the elements that count.
    ///
    /// @throws DTypeError for integers, unless a dtype of floats is asked for
    public static Tensor mean(Tensor input, Consumer<MaskedOptions> options) {
        return mean(input, options(options));
    }

    /// The means over dimensions of the elements that count.
    ///
    /// @throws DTypeError for integers, unless a dtype of floats is asked for
    public static Tensor mean(Tensor input, long[] dim, Consumer<MaskedOptions> options) {
        return mean(input, options(dim, options));
    }

    private static Tensor mean(Tensor input, MaskedOptions o) {
        Arguments.given(input, "input");
        DType dtype = o.dtype(input);
        if (!dtype.isDifferentiable()) {
            throw new DTypeError(
                    "mean(): Could not infer output dtype. "
                            + (o.saysDtype() ? "Optional" : "Input")
                            + " dtype must be either a floating point or complex dtype. Got: "
                            + dtype);
        }
        Tensor total = filled(input, o.mask(), 0).sum(o.dims(input), o.keepdim(), dtype);
        return total.div(count(input, o, o.keepdim()));
    }

    private static Tensor count(Tensor input, MaskedOptions o, boolean keepdim) {
        Tensor mask = o.mask();
        Tensor counted =
                mask == null
                        ? Obor.ones(DType.INT64, input.shape().toArray())
                        : spread(input, mask);
        return counted.sum(o.dims(input), keepdim);
    }

    /// The medians along a dimension of the elements that count, the last by default.
    ///
    /// @throws ValueError if nothing counts somewhere and the elements are integers
    public static Tensor median(Tensor input, Consumer<MaskedOptions> options) {
        return median(input, options(options));
    }

    /// The medians along a dimension of the elements that count.
    ///
    /// @throws ValueError if nothing counts somewhere and the elements are integers
    public static Tensor median(Tensor input, long dim, Consumer<MaskedOptions> options) {
        return median(input, options(new long[] {dim}, options));
    }

    private static Tensor median(Tensor input, MaskedOptions o) {
        Arguments.given(input, "input");
        Long said = o.one();
        long dim = said == null ? -1 : said;
        boolean floats = input.isFloatingPoint();
        Tensor x = floats ? input : input.toFloat();
        Tensor middle = filled(x, o.mask(), Double.NaN).nanmedian(dim, o.keepdim()).values();
        if (floats) {
            return middle;
        }
        if (middle.isnan().any().itemBoolean()) {
            throw new ValueError(
                    "masked median expects no fully masked out rows if dtype is not floating"
                            + " point");
        }
        return middle.to(o.dtype(input));
    }

    /// The norm of the elements that count.
    public static Tensor norm(Tensor input, double ord, Consumer<MaskedOptions> options) {
        return norm(input, options(options).with(o -> o.ord(ord)));
    }

    /// The norms over dimensions of the elements that count.
    public static Tensor norm(
            Tensor input, double ord, long[] dim, Consumer<MaskedOptions> options) {
        return norm(input, options(dim, options).with(o -> o.ord(ord)));
    }

    private static Tensor norm(Tensor input, MaskedOptions o) {
        Arguments.given(input, "input");
        double neutral = o.ord() == Double.NEGATIVE_INFINITY ? Double.POSITIVE_INFINITY : 0;
        Tensor x = filled(input, o.mask(), neutral).to(o.dtype(input));
        Tensor norm = x.norm(o.ord(), o.dims(input), o.keepdim());
        return ExtraNode.result("LinalgVectorNormBackward0", norm, x);
    }

    /// The variance of the elements that count.
    public static Tensor var(Tensor input, Consumer<MaskedOptions> options) {
        return variance(input, options(options));
    }

    /// The variances over dimensions of the elements that count.
    public static Tensor var(Tensor input, long[] dim, Consumer<MaskedOptions> options) {
        return variance(input, options(dim, options));
    }

    /// The standard deviation of the elements that count.
    public static Tensor std(Tensor input, Consumer<MaskedOptions> options) {
        return variance(input, options(options)).sqrt();
    }

    /// The standard deviations over dimensions of the elements that count.
    public static Tensor std(Tensor input, long[] dim, Consumer<MaskedOptions> options) {
        return variance(input, options(dim, options)).sqrt();
    }

    private static Tensor variance(Tensor input, MaskedOptions o) {
        Arguments.given(input, "input");
        DType dtype = o.dtype(input);
        if (!o.saysDtype() && !dtype.isDifferentiable()) {
            dtype = DType.FLOAT32;
        }
        DType computed = dtype.isDifferentiable() ? dtype.toReal() : DType.FLOAT32;
        long[] dims = o.dims(input);
        Tensor count = count(input, o, true);
        Tensor mean = filled(input, o.mask(), 0).sum(dims, true, dtype).div(count);
        Tensor centered = input.sub(mean);
        Tensor squares =
                centered.isComplex()
                        ? centered.mul(centered.conj()).real()
                        : centered.mul(centered);
        Tensor total = filled(squares, o.mask(), 0).sum(dims, o.keepdim(), computed);
        Tensor divisor = o.keepdim() ? count : count.reshape(total.shape().toArray());
        if (o.correction() != 0) {
            divisor = divisor.to(computed).sub(o.correction()).clampMin(0.0);
        }
        return total.div(divisor).to(dtype);
    }

    /// The softmax along a dimension of the elements that count.
    public static Tensor softmax(Tensor input, long dim, Consumer<MaskedOptions> options) {
        MaskedOptions o = options(options);
        Arguments.given(input, "input");
        return lowest(input, o.mask()).softmax(dim, o.dtype(input));
    }

    /// The logarithm of the softmax along a dimension of the elements that count.
    public static Tensor logSoftmax(Tensor input, long dim, Consumer<MaskedOptions> options) {
        MaskedOptions o = options(options);
        Arguments.given(input, "input");
        return lowest(input, o.mask()).logSoftmax(dim, o.dtype(input));
    }

    /// The softmin along a dimension of the elements that count.
    public static Tensor softmin(Tensor input, long dim, Consumer<MaskedOptions> options) {
        MaskedOptions o = options(options);
        Arguments.given(input, "input");
        return highest(input, o.mask()).neg().softmax(dim, o.dtype(input));
    }

    /// The elements that count divided by their norm along a dimension, 0 elsewhere.
    public static Tensor normalize(
            Tensor input, double ord, long dim, Consumer<MaskedOptions> options) {
        MaskedOptions o = options(options).with(q -> q.dim(dim).keepdim(true).ord(ord));
        Tensor norm = norm(input, o);
        return filled(input, o.mask(), 0).div(norm.clampMin(o.eps()));
    }

    /// The logarithm of the sum of the exponentials over dimensions of the elements that count.
    ///
    /// @param dim the dimensions, or null for all
    public static Tensor logsumexp(
            Tensor input, long @Nullable [] dim, Consumer<MaskedOptions> options) {
        MaskedOptions o = dim == null ? options(options) : options(dim, options);
        Arguments.given(input, "input");
        return lowest(input, o.mask()).logsumexp(o.dims(input), o.keepdim()).to(o.dtype(input));
    }

    /// The logarithm of the sum of two exponentials, each with a mask of its own.
    ///
    /// @throws ShapeError if the sizes do not fit
    public static Tensor logaddexp(Tensor input, Tensor other, Consumer<MaskedOptions> options) {
        MaskedOptions o = options(options);
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        return lowest(input, o.inputMask())
                .logaddexp(lowest(other, o.otherMask()))
                .to(o.dtype(input));
    }

    /// The running sum along a dimension of the elements that count.
    public static Tensor cumsum(Tensor input, long dim, Consumer<MaskedOptions> options) {
        MaskedOptions o = options(options);
        Arguments.given(input, "input");
        return filled(input, o.mask(), 0).cumsum(dim, o.dtype(input));
    }

    /// The running product along a dimension of the elements that count.
    public static Tensor cumprod(Tensor input, long dim, Consumer<MaskedOptions> options) {
        MaskedOptions o = options(options);
        Arguments.given(input, "input");
        return filled(input, o.mask(), 1).cumprod(dim, o.dtype(input));
    }
}
