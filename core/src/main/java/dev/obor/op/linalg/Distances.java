package dev.obor.op.linalg;

import static dev.obor.op.Operation.Face.OBOR;

import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.autograd.Context;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.PythonFloat;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.Shapes;
import dev.obor.op.create.Constants;
import dev.obor.op.create.Ranges;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.nn.RandomSteps;
import dev.obor.op.pointwise.Masks;
import dev.obor.op.reduce.Norms;
import dev.obor.op.shape.Joining;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Distances and similarities of vectors.
public final class Distances {
    private Distances() {}

    // From so many rows on PyTorch computes Euclidean distances by a product.
    private static final long MANY = 25;

    /// The p-norm distances between the rows of two batches of matrices.
    ///
    /// Euclidean ones of more than 25 rows come from a matrix product, as in PyTorch: many times
    /// faster, but of two vectors that are nearly the same the distance has few right digits. With
    /// `donot_use_mm_for_euclid_dist` they come from the differences.
    ///
    /// ```java
    /// cdist(tensor(0.0, 0).view(1, 2), tensor(3.0, 4, 0, 1).view(2, 2)) // [[5, 1]]
    /// ```
    ///
    /// @param x1 (\*, n, d)
    /// @param x2 (\*, m, d)
    /// @param p the order of the norm, from 0 to ∞
    /// @param computeMode `use_mm_for_euclid_dist_if_necessary`, `use_mm_for_euclid_dist` or
    ///   `donot_use_mm_for_euclid_dist`
    /// @return (\*, n, m) of their dtype
    /// @throws ShapeError if there are no rows, or they are of different sizes
    /// @throws DTypeError unless both hold floats of one dtype
    @Operation(
            value = OBOR,
            forms = "p",
            options = OperationOptions.Distance.class,
            autocast = Operation.Autocast.FULL)
    public static Tensor cdist(
            Tensor x1,
            Tensor x2,
            @Default("2") double p,
            @Default("\"use_mm_for_euclid_dist_if_necessary\"") String computeMode) {
        if (x1.dim() < 2 || x2.dim() < 2) {
            throw new ShapeError(
                    "cdist only supports at least 2D tensors, "
                            + (x1.dim() < 2 ? "X1 got: " + x1.dim() : "X2 got: " + x2.dim())
                            + "D");
        }
        checkFloat(x1, "X1");
        checkFloat(x2, "X2");
        if (x1.size(-1) != x2.size(-1)) {
            throw new ShapeError(
                    "X1 and X2 must have the same number of columns. X1: "
                            + x1.size(-1)
                            + " X2: "
                            + x2.size(-1));
        }
        if (!(p >= 0)) {
            throw new ValueError("cdist only supports non-negative p values", "p is " + p + ".");
        }
        if (x1.numel() == 0 || x2.numel() == 0) { // then PyTorch looks at the first dtype alone
            return pairs(x1, x2.to(x1.dtype()), p, computeMode);
        }
        DTypes.checkSame(x1.dtype(), x2);
        return pairs(x1, x2, p, computeMode);
    }

    private static Tensor pairs(Tensor x1, Tensor x2, double p, String computeMode) {
        boolean many = x1.size(-2) > MANY || x2.size(-2) > MANY;
        boolean product =
                computeMode.equals("use_mm_for_euclid_dist")
                        || many && computeMode.equals("use_mm_for_euclid_dist_if_necessary");
        if (p == 2 && product && x1.numel() > 0 && x2.numel() > 0) {
            return euclidean(x1, x2);
        }
        if (x1.dtype().isLowPrecision() && x1.numel() > 0 && x2.numel() > 0) {
            throw DTypes.notImplemented("cdist", x1.dtype());
        }
        Tensor difference = x1.unsqueeze(-2).sub(x2.unsqueeze(-3));
        if (p == 0 && x1.size(-1) > 0) {
            return differing(difference, x1, x2);
        }
        Tensor distances = x1.size(-1) == 0 ? difference.sum(-1) : Norms.distances(difference, p);
        return ExtraNode.resultOfOneStep("CdistBackward0", distances, x1, x2);
    }

    private static Tensor euclidean(Tensor x1, Tensor x2) {
        int batch1 = x1.dim() - 2;
        int batch2 = x2.dim() - 2;
        long[] batch =
                Shapes.broadcast(
                        Arrays.copyOf(x1.shape().toArray(), batch1),
                        Arrays.copyOf(x2.shape().toArray(), batch2));
        Tensor result = new Euclidean().apply(expanded(x1, batch), expanded(x2, batch));
        return result.view(result.shape().toArray());
    }

    private static Tensor expanded(Tensor x, long[] batch) {
        long[] shape = Arrays.copyOf(batch, batch.length + 2);
        shape[batch.length] = x.size(-2);
        shape[batch.length + 1] = x.size(-1);
        return x.expand(shape);
    }

    /// `|a - b|² = |a|² - 2 a·b + |b|²`, all in one product.
    private static final class Euclidean extends Op {
        Euclidean() {
            super("EuclideanDistBackward0");
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor a = in[0];
            Tensor b = in[1];
            Tensor squares1 = a.square().sum(new long[] {-1}, true);
            Tensor squares2 = b.square().sum(new long[] {-1}, true);
            Tensor left =
                    Joining.cat(List.of(a.mul(-2), squares1, Constants.onesLike(squares1)), -1);
            Tensor right = Joining.cat(List.of(b, Constants.onesLike(squares2), squares2), -1);
            Tensor result = left.matmul(right.transpose(-2, -1)).clampMin(0).sqrt();
            ctx.saveForBackward(a, b, result);
            return result;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor a = ctx.saved(0);
            Tensor b = ctx.saved(1);
            Tensor distance = ctx.saved(2);
            Tensor ratio = grad.div(distance).maskedFill(distance.eq(0), 0);
            return new @Nullable Tensor[] {
                ctx.needsInputGrad(0)
                        ? a.mul(ratio.sum(new long[] {-1}, true)).sub(ratio.matmul(b)).contiguous()
                        : null,
                ctx.needsInputGrad(1)
                        ? b.mul(ratio.sum(-2).unsqueeze(-1))
                                .sub(ratio.transpose(-2, -1).matmul(a))
                                .contiguous()
                        : null
            };
        }
    }

    /// p-norm distances of all pairs of rows, the first with all later ones first.
    public static Tensor pdist(Tensor x, double p) {
        if (x.dim() != 2) {
            throw new ShapeError("pdist only supports 2D tensors, got: " + x.dim() + "D");
        }
        if (!x.isFloatingPoint()) {
            throw new DTypeError(
                    "pdist only supports floating-point dtypes", "Convert it with to(float32).");
        }
        if (!(p >= 0)) {
            throw new ValueError("pdist only supports non-negative p values", "p is " + p + ".");
        }
        if (x.dtype().isLowPrecision() && x.size(0) > 1 && x.size(1) > 0) {
            throw DTypes.notImplemented("pdist", x.dtype());
        }
        String node = "PdistBackward0";
        Tensor dense = RandomSteps.tied(node, x.contiguous());
        long rows = x.size(0);
        Tensor pairs = Ranges.triuIndices(rows, rows, 1);
        Tensor a = dense.indexSelect(0, pairs.select(0, 0));
        Tensor b = dense.indexSelect(0, pairs.select(0, 1));
        Tensor difference = a.sub(b);
        Tensor distances =
                x.size(1) == 0 || rows < 2
                        ? difference.sum(-1)
                        : p == 0
                                ? differing(difference, dense, dense)
                                : Norms.distances(difference, p);
        return ExtraNode.result(node, distances, x);
    }

    /// How many places differ; a NaN stays one.
    private static Tensor differing(Tensor difference, Tensor a, Tensor b) {
        Tensor d = difference.detach();
        Tensor differs = Masks.where(d.isnan(), d, d.ne(0).to(d.dtype()));
        return ExtraNode.constant("CdistBackward0", differs.sum(-1), a, b);
    }

    private static void checkFloat(Tensor t, String name) {
        if (!t.isFloatingPoint()) {
            throw new DTypeError(
                    "cdist only supports floating-point dtypes, "
                            + name
                            + " got: "
                            + t.dtype().scalarType(),
                    "Convert it with to(float32).");
        }
    }

    /// `pairwise_distance`: the p-norm of `a - b + eps` along the last dimension.
    public static Tensor pairwise(Tensor a, Tensor b, double p, double eps, boolean keepdim) {
        return Norms.vectorNorm(a.sub(b).add(eps), p, new long[] {-1}, keepdim);
    }

    /// `cosine_similarity` along a dimension; lengths count as `eps` at least.
    ///
    /// @throws DTypeError if neither holds floats
    public static Tensor cosine(Tensor first, Tensor second, long dim, double eps) {
        if (!(eps >= 0)) {
            throw new ValueError("eps must be non-negative, got: " + PythonFloat.repr(eps));
        }
        DType common = DType.promote(first.dtype(), second.dtype());
        if (!common.isFloatingPoint()) {
            throw new DTypeError(
                    "expected common dtype to be floating point, yet common dtype is "
                            + common.scalarType(),
                    "Convert one with to(float32).");
        }
        Tensor a = first.to(common);
        Tensor b = second.to(common);
        long[] shape = Shapes.broadcast(a.shape().toArray(), b.shape().toArray());
        Tensor x = a.expand(shape);
        Tensor y = b.expand(shape);
        Tensor lengthOfX = length(x, dim, eps);
        Tensor lengthOfY = length(y, dim, eps);
        Tensor unit = y.div(lengthOfY); // before that of x, as in PyTorch
        return x.div(lengthOfX).mul(unit).sum(dim);
    }

    // As in PyTorch, the gradient does not see the lower bound.
    private static Tensor length(Tensor t, long dim, double eps) {
        Tensor norm = Norms.vectorNorm(t, 2, new long[] {dim}, true).clone();
        try (var _ = Autograd.noGrad()) {
            norm.clampMin_(eps);
        }
        return norm;
    }

    /// `normalize`: divided by the p-norm along a dimension, `eps` at least.
    public static Tensor normalize(Tensor t, double p, long dim, double eps) {
        return t.div(Norms.vectorNorm(t, p, new long[] {dim}, true).clampMin(eps).expandAs(t));
    }
}
