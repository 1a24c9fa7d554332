package dev.obor;

import dev.obor.base.Arguments;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import dev.obor.base.Options;
import dev.obor.base.ValueError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Optional arguments of operations on tensors: `x.sort(o -> o.descending(true))`.
///
/// @param <O> the options themselves
public abstract sealed class OperationOptions<O extends OperationOptions<O>> extends Options<O> {
    private OperationOptions() {}

    /// Those of comparisons with a tolerance.
    public static final class Close extends OperationOptions<Close> {
        static final Close DEFAULT = new Close();
        double rtol = 1e-5;
        double atol = 1e-8;
        boolean equalNan;

        /// The tolerance in proportion to the other element, 1e-5.
        public Close rtol(double value) {
            return set(() -> rtol = value);
        }

        /// The tolerance that is the same everywhere, 1e-8.
        public Close atol(double value) {
            return set(() -> atol = value);
        }

        /// Whether two NaN are close, false.
        public Close equalNan(boolean value) {
            return set(() -> equalNan = value);
        }
    }

    /// Those of sorting.
    public static final class Sort extends OperationOptions<Sort> {
        static final Sort DEFAULT = new Sort();
        long dim = -1;
        boolean descending;
        boolean stable;

        /// The dimension, -1.
        public Sort dim(long value) {
            return set(() -> dim = value);
        }

        /// Whether the largest element comes first, false.
        public Sort descending(boolean value) {
            return set(() -> descending = value);
        }

        /// Whether equal elements keep their order; every sort does, asked or not.
        public Sort stable(boolean value) {
            return set(() -> stable = value);
        }
    }

    /// Those of the largest elements.
    public static final class Topk extends OperationOptions<Topk> {
        static final Topk DEFAULT = new Topk();
        long dim = -1;
        boolean largest = true;
        boolean sorted = true;

        /// The dimension, -1.
        public Topk dim(long value) {
            return set(() -> dim = value);
        }

        /// Whether the largest elements are meant and not the smallest, true.
        public Topk largest(boolean value) {
            return set(() -> largest = value);
        }

        /// Whether the result is sorted, true; it always is.
        public Topk sorted(boolean value) {
            return set(() -> sorted = value);
        }
    }

    /// Those of quantiles.
    public static final class Quantile extends OperationOptions<Quantile> {
        static final Quantile DEFAULT = new Quantile();
        @Nullable Long dim;
        boolean keepdim;
        String interpolation = "linear";

        /// The dimension; all elements without one.
        public Quantile dim(long value) {
            return set(() -> dim = value);
        }

        /// Whether the dimension stays, with size 1; false.
        public Quantile keepdim(boolean value) {
            return set(() -> keepdim = value);
        }

        /// Between two elements: `linear`, `lower`, `higher`, `midpoint` or `nearest`.
        public Quantile interpolation(String value) {
            Arguments.given(value, "value");
            return set(() -> interpolation = value);
        }
    }

    /// Those of variances and deviations.
    public static final class Variance extends OperationOptions<Variance> {
        static final Variance DEFAULT = new Variance();
        long @Nullable [] dim;
        double correction = 1;
        boolean keepdim;

        /// The dimensions; all without one.
        public Variance dim(long... value) {
            Arguments.given(value, "value");
            return set(() -> dim = value.clone());
        }

        /// How much less than their number the squares are divided by, 1.
        public Variance correction(double value) {
            return set(() -> correction = value);
        }

        /// Whether the dimensions stay, with size 1; false.
        public Variance keepdim(boolean value) {
            return set(() -> keepdim = value);
        }
    }

    /// Those of sums with a product.
    public static final class Scaled extends OperationOptions<Scaled> {
        static final Scaled DEFAULT = new Scaled();
        Complex beta = Complex.ONE;
        Complex alpha = Complex.ONE;

        /// The factor of the tensor, 1.
        public Scaled beta(double value) {
            return set(() -> beta = new Complex(value, 0));
        }

        /// The factor of the tensor, 1.
        public Scaled beta(Complex value) {
            return set(() -> beta = Arguments.given(value, "value"));
        }

        /// The factor of the product, 1.
        public Scaled alpha(double value) {
            return set(() -> alpha = new Complex(value, 0));
        }

        /// The factor of the product, 1.
        public Scaled alpha(Complex value) {
            return set(() -> alpha = Arguments.given(value, "value"));
        }
    }

    /// Those of transforms along a dimension.
    public static final class Fourier extends OperationOptions<Fourier> {
        static final Fourier DEFAULT = new Fourier();
        @Nullable Long n;
        long dim = -1;
        @Nullable String norm;

        /// The length; the input's.
        public Fourier n(long value) {
            return set(() -> n = value);
        }

        /// The dimension, the last one.
        public Fourier dim(long value) {
            return set(() -> dim = value);
        }

        /// What the result is divided by: `backward`, `ortho` or `forward`.
        public Fourier norm(@Nullable String value) {
            return set(() -> norm = value);
        }
    }

    /// Those of transforms over two dimensions.
    public static final class Fourier2 extends OperationOptions<Fourier2> {
        static final Fourier2 DEFAULT = new Fourier2();
        long @Nullable [] s;
        long[] dim = {-2, -1};
        @Nullable String norm;

        /// The lengths; the input's.
        public Fourier2 s(long @Nullable ... value) {
            return set(() -> s = value);
        }

        /// The dimensions, the last two.
        public Fourier2 dim(long... value) {
            return set(() -> dim = Arguments.given(value, "value"));
        }

        /// What the result is divided by: `backward`, `ortho` or `forward`.
        public Fourier2 norm(@Nullable String value) {
            return set(() -> norm = value);
        }
    }

    /// Those of transforms over dimensions.
    public static final class FourierN extends OperationOptions<FourierN> {
        static final FourierN DEFAULT = new FourierN();
        long @Nullable [] s;
        long @Nullable [] dim;
        @Nullable String norm;

        /// The lengths; the input's.
        public FourierN s(long @Nullable ... value) {
            return set(() -> s = value);
        }

        /// The dimensions; all, or as many of the last ones as there are lengths.
        public FourierN dim(long @Nullable ... value) {
            return set(() -> dim = value);
        }

        /// What the result is divided by: `backward`, `ortho` or `forward`.
        public FourierN norm(@Nullable String value) {
            return set(() -> norm = value);
        }
    }

    /// Those of [Tensor#nanToNum].
    public static final class NanToNum extends OperationOptions<NanToNum> {
        static final NanToNum DEFAULT = new NanToNum();
        double nan = 0;
        @Nullable Double posinf;
        @Nullable Double neginf;

        /// What NaN becomes, 0.
        public NanToNum nan(double value) {
            return set(() -> nan = value);
        }

        /// What infinity becomes; null is the largest number of the dtype.
        public NanToNum posinf(double value) {
            return set(() -> posinf = value);
        }

        /// What minus infinity becomes; null is the smallest number of the dtype.
        public NanToNum neginf(double value) {
            return set(() -> neginf = value);
        }
    }

    /// Those of [Tensor#histc].
    public static final class Histogram extends OperationOptions<Histogram> {
        static final Histogram DEFAULT = new Histogram();
        long bins = 100;
        double min = 0;
        double max = 0;

        /// How many intervals there are, 100.
        public Histogram bins(long value) {
            return set(() -> bins = value);
        }

        /// Where they begin; where the smallest element is if this is the other limit, too.
        public Histogram min(double value) {
            return set(() -> min = value);
        }

        /// Where they end; where the largest element is if this is the other limit, too.
        public Histogram max(double value) {
            return set(() -> max = value);
        }
    }

    /// Those of [Obor#segmentReduce].
    public static final class Segments extends OperationOptions<Segments> {
        static final Segments DEFAULT = new Segments();
        @Nullable Tensor lengths;
        @Nullable Tensor offsets;
        long axis;
        boolean unsafe;
        @Nullable Double initial;

        /// How long the segments are, integers; this or the offsets.
        public Segments lengths(Tensor value) {
            return set(() -> lengths = Arguments.given(value, "lengths"));
        }

        /// Where the segments start, and where the last one ends, integers.
        public Segments offsets(Tensor value) {
            return set(() -> offsets = Arguments.given(value, "offsets"));
        }

        /// The dimension, 0.
        public Segments axis(long value) {
            return set(() -> axis = value);
        }

        /// Whether lengths may not add up to the size of the dimension, false.
        public Segments unsafe(boolean value) {
            return set(() -> unsafe = value);
        }

        /// What each reduction begins with; what changes nothing if this is not given.
        public Segments initial(double value) {
            return set(() -> initial = value);
        }
    }

    /// Those of [Obor#histogramdd] and [Tensor#histogram].
    public static final class Bins extends OperationOptions<Bins> {
        static final Bins DEFAULT = new Bins();
        double @Nullable [] range;
        @Nullable Tensor weight;
        boolean density;

        /// The least and the largest bound of each dimension, one after the other; those of the
        /// points if this is not given.
        public Bins range(double... value) {
            return set(() -> range = Arguments.given(value, "value").clone());
        }

        /// What each point counts; 1 if this is not given.
        public Bins weight(Tensor value) {
            return set(() -> weight = Arguments.given(value, "value"));
        }

        /// Whether the results are densities, which have the integral 1; false.
        public Bins density(boolean value) {
            return set(() -> density = value);
        }
    }

    /// Those of [Tensor#multinomial].
    public static final class Draw extends OperationOptions<Draw> {
        static final Draw DEFAULT = new Draw();
        boolean replacement;
        @Nullable Generator generator;

        /// Whether a number may come again, false.
        public Draw replacement(boolean value) {
            return set(() -> replacement = value);
        }

        /// Where random numbers come from; null for the default generator.
        public Draw generator(@Nullable Generator value) {
            return set(() -> generator = value);
        }
    }

    /// Those of [Obor#isin].
    public static final class Membership extends OperationOptions<Membership> {
        static final Membership DEFAULT = new Membership();
        boolean assumeUnique;
        boolean invert;

        /// Whether all elements differ, which saves time elsewhere; false.
        public Membership assumeUnique(boolean value) {
            return set(() -> assumeUnique = value);
        }

        /// Whether those are marked that are not among the others, false.
        public Membership invert(boolean value) {
            return set(() -> invert = value);
        }
    }

    /// Those of [Obor#combinations].
    public static final class Combinations extends OperationOptions<Combinations> {
        static final Combinations DEFAULT = new Combinations();
        long r = 2;
        boolean withReplacement;

        /// How many elements a combination has, 2.
        public Combinations r(long value) {
            return set(() -> r = value);
        }

        /// Whether an element may come again, false.
        public Combinations withReplacement(boolean value) {
            return set(() -> withReplacement = value);
        }
    }

    /// Those of [Obor#cdist].
    public static final class Distance extends OperationOptions<Distance> {
        static final Distance DEFAULT = new Distance();
        private static final List<String> MODES =
                List.of(
                        "use_mm_for_euclid_dist_if_necessary",
                        "use_mm_for_euclid_dist",
                        "donot_use_mm_for_euclid_dist");
        double p = 2;
        String computeMode = "use_mm_for_euclid_dist_if_necessary";

        /// Of which norm distances are, 2.
        public Distance p(double value) {
            return set(() -> p = value);
        }

        /// How Euclidean distances are computed, by PyTorch's names: from a product, from a product
        /// if there are more than 25 rows, or from differences.
        ///
        /// @throws ValueError for another name
        public Distance computeMode(String value) {
            Arguments.given(value, "value");
            if (!MODES.contains(value)) {
                throw new ValueError(
                        value + " is not a valid value for compute_mode", "One of " + MODES + ".");
            }
            return set(() -> computeMode = value);
        }
    }

    /// Those of [Obor#bucketize].
    public static final class Buckets extends OperationOptions<Buckets> {
        static final Buckets DEFAULT = new Buckets();
        boolean outInt32;
        boolean right;

        /// Whether numbers are int32, not int64; false.
        public Buckets outInt32(boolean value) {
            return set(() -> outInt32 = value);
        }

        /// Whether an interval ends before its boundary, false.
        public Buckets right(boolean value) {
            return set(() -> right = value);
        }
    }

    /// Those of covariances.
    public static final class Covariance extends OperationOptions<Covariance> {
        static final Covariance DEFAULT = new Covariance();
        long correction = 1;
        @Nullable Tensor fweights;
        @Nullable Tensor aweights;

        /// What is taken off the number of observations, 1.
        public Covariance correction(long value) {
            return set(() -> correction = value);
        }

        /// How often each observation counts, integers.
        public Covariance fweights(@Nullable Tensor value) {
            return set(() -> fweights = value);
        }

        /// How much each observation weighs, floats.
        public Covariance aweights(@Nullable Tensor value) {
            return set(() -> aweights = value);
        }
    }

    /// Those of `Linalg.choleskyEx`.
    public static final class CholeskyEx extends OperationOptions<CholeskyEx> {
        static final CholeskyEx DEFAULT = new CholeskyEx();
        boolean upper;
        boolean checkErrors;

        /// Whether the upper triangle is read and made, false.
        public CholeskyEx upper(boolean value) {
            return set(() -> upper = value);
        }

        /// Whether to fail where there is no factor, false.
        public CholeskyEx checkErrors(boolean value) {
            return set(() -> checkErrors = value);
        }
    }

    /// Those of `Linalg.solveTriangular`.
    public static final class SolveTriangular extends OperationOptions<SolveTriangular> {
        static final SolveTriangular DEFAULT = new SolveTriangular();
        boolean left = true;
        boolean unitriangular;

        /// Whether the triangle is on the left, true.
        public SolveTriangular left(boolean value) {
            return set(() -> left = value);
        }

        /// Whether its diagonal counts as ones, false.
        public SolveTriangular unitriangular(boolean value) {
            return set(() -> unitriangular = value);
        }
    }

    /// Those of `triangularSolve`.
    public static final class TriangularSolve extends OperationOptions<TriangularSolve> {
        static final TriangularSolve DEFAULT = new TriangularSolve();
        boolean upper = true;
        boolean transpose;
        boolean unitriangular;

        /// Whether the triangle is the upper one, true.
        public TriangularSolve upper(boolean value) {
            return set(() -> upper = value);
        }

        /// Whether it is transposed, false.
        public TriangularSolve transpose(boolean value) {
            return set(() -> transpose = value);
        }

        /// Whether its diagonal counts as ones, false.
        public TriangularSolve unitriangular(boolean value) {
            return set(() -> unitriangular = value);
        }
    }

    /// Those of `Linalg.luSolve`.
    public static final class LuSolve extends OperationOptions<LuSolve> {
        static final LuSolve DEFAULT = new LuSolve();
        boolean left = true;
        boolean adjoint;

        /// Whether the factors are on the left, true.
        public LuSolve left(boolean value) {
            return set(() -> left = value);
        }

        /// Whether they are transposed, false.
        public LuSolve adjoint(boolean value) {
            return set(() -> adjoint = value);
        }
    }

    /// Those of `Linalg.luFactorEx`.
    public static final class LuFactorEx extends OperationOptions<LuFactorEx> {
        static final LuFactorEx DEFAULT = new LuFactorEx();
        boolean pivot = true;
        boolean checkErrors;

        /// Whether rows are exchanged, true.
        public LuFactorEx pivot(boolean value) {
            return set(() -> pivot = value);
        }

        /// Whether to fail where a pivot is zero, false.
        public LuFactorEx checkErrors(boolean value) {
            return set(() -> checkErrors = value);
        }
    }

    /// Those of `Obor.lu`.
    public static final class LuInfos extends OperationOptions<LuInfos> {
        static final LuInfos DEFAULT = new LuInfos();
        boolean pivot = true;
        boolean getInfos;

        /// Whether rows are exchanged, true.
        public LuInfos pivot(boolean value) {
            return set(() -> pivot = value);
        }

        /// Whether to say where a pivot is zero, false.
        public LuInfos getInfos(boolean value) {
            return set(() -> getInfos = value);
        }
    }

    /// Those of `Obor.luUnpack`.
    public static final class LuUnpack extends OperationOptions<LuUnpack> {
        static final LuUnpack DEFAULT = new LuUnpack();
        boolean unpackData = true;
        boolean unpackPivots = true;

        /// Whether the triangles are wanted, true.
        public LuUnpack unpackData(boolean value) {
            return set(() -> unpackData = value);
        }

        /// Whether the permutation is wanted, true.
        public LuUnpack unpackPivots(boolean value) {
            return set(() -> unpackPivots = value);
        }
    }

    /// Those of `Linalg.solveEx`.
    public static final class SolveEx extends OperationOptions<SolveEx> {
        static final SolveEx DEFAULT = new SolveEx();
        boolean left = true;
        boolean checkErrors;

        /// Whether the matrix is on the left, true.
        public SolveEx left(boolean value) {
            return set(() -> left = value);
        }

        /// Whether to fail where it is singular, false.
        public SolveEx checkErrors(boolean value) {
            return set(() -> checkErrors = value);
        }
    }

    /// Those of `Linalg.ldlFactorEx`.
    public static final class LdlFactorEx extends OperationOptions<LdlFactorEx> {
        static final LdlFactorEx DEFAULT = new LdlFactorEx();
        boolean hermitian;
        boolean checkErrors;

        /// Of complex numbers only, false.
        public LdlFactorEx hermitian(boolean value) {
            return set(() -> hermitian = value);
        }

        /// Whether to fail where a pivot is zero, false.
        public LdlFactorEx checkErrors(boolean value) {
            return set(() -> checkErrors = value);
        }
    }

    /// Those of `Obor.ormqr`.
    public static final class Ormqr extends OperationOptions<Ormqr> {
        static final Ormqr DEFAULT = new Ormqr();
        boolean left = true;
        boolean transpose;

        /// Whether Q is on the left, true.
        public Ormqr left(boolean value) {
            return set(() -> left = value);
        }

        /// Whether Q is transposed, false.
        public Ormqr transpose(boolean value) {
            return set(() -> transpose = value);
        }
    }

    /// Those of `Obor.svd`.
    public static final class TorchSvd extends OperationOptions<TorchSvd> {
        static final TorchSvd DEFAULT = new TorchSvd();
        boolean some = true;
        boolean computeUv = true;

        /// Whether only the first vectors are made, true.
        public TorchSvd some(boolean value) {
            return set(() -> some = value);
        }

        /// Whether vectors are made, true.
        public TorchSvd computeUv(boolean value) {
            return set(() -> computeUv = value);
        }
    }

    /// Those of `Linalg.svd`.
    public static final class Svd extends OperationOptions<Svd> {
        static final Svd DEFAULT = new Svd();
        boolean fullMatrices = true;
        @Nullable String driver;

        /// Whether all vectors are made, true.
        public Svd fullMatrices(boolean value) {
            return set(() -> fullMatrices = value);
        }

        /// Of another device only, none.
        public Svd driver(@Nullable String value) {
            return set(() -> driver = value);
        }
    }

    /// Those of `Linalg.pinv` and `Linalg.matrixRank`.
    public static final class Pinv extends OperationOptions<Pinv> {
        static final Pinv DEFAULT = new Pinv();
        @Nullable Tensor atol;
        @Nullable Tensor rtol;
        boolean hermitian;

        /// Singular values up to this count as zero, none.
        public Pinv atol(double value) {
            return set(() -> atol = Obor.tensor(value, o -> o.dtype(DType.FLOAT64)));
        }

        /// Of each matrix singular values up to this count as zero, none.
        public Pinv atol(@Nullable Tensor value) {
            return set(() -> atol = value);
        }

        /// Singular values up to this part of the largest count as zero, none.
        public Pinv rtol(double value) {
            return set(() -> rtol = Obor.tensor(value, o -> o.dtype(DType.FLOAT64)));
        }

        /// Of each matrix singular values up to this part of the largest count as zero, none.
        public Pinv rtol(@Nullable Tensor value) {
            return set(() -> rtol = value);
        }

        /// Whether the matrix is symmetric, false.
        public Pinv hermitian(boolean value) {
            return set(() -> hermitian = value);
        }
    }

    /// Those of `Linalg.lstsq`.
    public static final class Lstsq extends OperationOptions<Lstsq> {
        static final Lstsq DEFAULT = new Lstsq();
        @Nullable Double rcond;
        @Nullable String driver;

        /// Singular values up to this part of the largest count as zero, none.
        public Lstsq rcond(@Nullable Double value) {
            return set(() -> rcond = value);
        }

        /// The method: gels, gelsy, gelsd or gelss, none.
        public Lstsq driver(@Nullable String value) {
            return set(() -> driver = value);
        }
    }

    /// Those of `Obor.svdLowrank`.
    public static final class SvdLowrank extends OperationOptions<SvdLowrank> {
        static final SvdLowrank DEFAULT = new SvdLowrank();
        long q = 6;
        long niter = 2;
        @Nullable Tensor m;

        /// How many singular values, 6.
        public SvdLowrank q(long value) {
            return set(() -> q = value);
        }

        /// How often the subspace is improved, 2.
        public SvdLowrank niter(long value) {
            return set(() -> niter = value);
        }

        /// What is subtracted from the matrix, none.
        public SvdLowrank m(@Nullable Tensor value) {
            return set(() -> m = value);
        }
    }

    /// Those of `Obor.pcaLowrank`.
    public static final class PcaLowrank extends OperationOptions<PcaLowrank> {
        static final PcaLowrank DEFAULT = new PcaLowrank();
        @Nullable Long q;
        boolean center = true;
        long niter = 2;

        /// How many components, 6 or the smaller size.
        public PcaLowrank q(@Nullable Long value) {
            return set(() -> q = value);
        }

        /// Whether the mean is subtracted, true.
        public PcaLowrank center(boolean value) {
            return set(() -> center = value);
        }

        /// How often the subspace is improved, 2.
        public PcaLowrank niter(long value) {
            return set(() -> niter = value);
        }
    }
}
