package dev.obor.op.linalg;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.Sizes;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.op.Backends;
import dev.obor.op.Hints;
import dev.obor.op.InPlace;
import dev.obor.op.Layouts;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.pointwise.ComplexNumbers;
import dev.obor.op.shape.Expanding;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Matrix products.
public final class Products {
    private Products() {}

    private static Tensor conj(Tensor t) {
        return ComplexNumbers.conj(t);
    }

    static void checkSameDType(String what, Tensor a, Tensor b) {
        if (a.dtype() != b.dtype()) {
            throw new DTypeError(
                    what
                            + " must have the same dtype, but got "
                            + a.dtype().scalarType()
                            + " and "
                            + b.dtype().scalarType(),
                    Hints.dtype(a.dtype(), b.dtype()));
        }
    }

    /// `out = a · b + bias` for matrices, without recording.
    ///
    /// @param bias broadcasts against the result, or null
    static View multiply(View a, View b, @Nullable View bias) {
        View out = Backends.empty(a.dtype(), new long[] {a.shape()[0], b.shape()[1]});
        Backends.launch(new Kernel.MatMul(out, a, b, bias, false));
        return out;
    }

    /// PyTorch's names of what is multiplied: `mat2` comes before `self`.
    private static final int[] OTHER_FIRST = {1, 0};

    /// Set where the first operand's columns lie one after the other.
    private static final int FIRST = 1;

    /// The same for the second operand.
    private static final int SECOND = 2;

    /// The product, with its columns one after the other if asked for: the gradient of a matrix has
    /// the layout of the matrix.
    static Tensor product(boolean columnMajor, Tensor a, Tensor b) {
        return columnMajor ? mm(b.t(), a.t()).t() : mm(a, b);
    }

    private static final class MatMul2 extends Op {
        MatMul2() {
            super("MmBackward0");
        }

        @Override
        public int[] checkOrder() {
            return OTHER_FIRST;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            ctx.saveForBackward(
                    ctx.needsInputGrad(1) ? in[0] : null, ctx.needsInputGrad(0) ? in[1] : null);
            View a = TensorAccess.view(in[0]);
            View b = TensorAccess.view(in[1]);
            ctx.keep(
                    (Layouts.isColumnMajor(a) ? FIRST : 0)
                            | (Layouts.isColumnMajor(b) ? SECOND : 0));
            return TensorAccess.wrap(multiply(a, b, null));
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            int columns = ctx.<Integer>kept();
            return new Tensor[] {
                ctx.needsInputGrad(0)
                        ? product((columns & FIRST) != 0, grad, conj(ctx.saved(1).t()))
                        : null,
                ctx.needsInputGrad(1)
                        ? product((columns & SECOND) != 0, conj(ctx.saved(0).t()), grad)
                        : null
            };
        }
    }

    /// The product of two matrices.
    ///
    /// ```java
    /// tensor(1, 2, 3, 4).view(2, 2).mm(tensor(1, 0, 1, 1).view(2, 2)) // [[3, 2], [7, 4]]
    /// ```
    ///
    /// @param input (n, m)
    /// @param mat2 (m, p), of the input's dtype
    /// @return (n, p) of their dtype
    /// @throws ShapeError if they are no matrices, or their inner sizes differ
    /// @throws dev.obor.base.DTypeError if the dtypes differ, or for bools
    @Operation(
            value = {TENSOR, OBOR},
            autocast = Operation.Autocast.LOWER)
    public static Tensor mm(Tensor input, Tensor mat2) {
        if (input.dim() != 2) {
            throw noMatrix("self", input);
        }
        if (mat2.dim() != 2) {
            throw noMatrix("mat2", mat2);
        }
        checkInner(input, mat2);
        checkSame(input.dtype(), mat2.dtype());
        return new MatMul2().apply(input, mat2);
    }

    /// Checks that two matrices have one dtype.
    public static void checkSame(DType a, DType b) {
        if (a != b) {
            throw new DTypeError(
                    "expected m1 and m2 to have the same dtype, but got: "
                            + Hints.cpp(a)
                            + " != "
                            + Hints.cpp(b),
                    "Convert one of them, such as with to(float32).");
        }
    }

    static void checkInner(Tensor a, Tensor b) {
        if (a.size(1) != b.size(0)) {
            throw mismatch(a.size(0), a.size(1), b.size(0), b.size(1), Hints.product(a, b));
        }
    }

    private static ShapeError mismatch(long m, long k, long otherK, long n, String advice) {
        return new ShapeError(
                "mat1 and mat2 shapes cannot be multiplied ("
                        + m
                        + "x"
                        + k
                        + " and "
                        + otherK
                        + "x"
                        + n
                        + ")",
                advice);
    }

    private static final class Linear extends Op {
        Linear() {
            super("AddmmBackward0");
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            ctx.saveForBackward(
                    ctx.needsInputGrad(1) ? in[0] : null, ctx.needsInputGrad(0) ? in[1] : null);
            View w = TensorAccess.view(in[1]);
            View transposed =
                    w.with(
                            w.offset(),
                            new long[] {w.shape()[1], w.shape()[0]},
                            new long[] {w.strides()[1], w.strides()[0]});
            ctx.keep(
                    (Layouts.isColumnMajor(TensorAccess.view(in[0])) ? FIRST : 0)
                            | (Layouts.isColumnMajor(transposed) ? SECOND : 0));
            return TensorAccess.wrap(
                    multiply(TensorAccess.view(in[0]), transposed, TensorAccess.view(in[2])));
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            int columns = ctx.<Integer>kept();
            return new Tensor[] {
                ctx.needsInputGrad(0)
                        ? product((columns & FIRST) != 0, grad, conj(ctx.saved(1)))
                        : null,
                ctx.needsInputGrad(1)
                        ? product((columns & SECOND) == 0, grad.t(), conj(ctx.saved(0)))
                        : null,
                ctx.needsInputGrad(2) ? grad : null
            };
        }
    }

    /// `linear`: `x · weightᵀ + bias` over the last dimension.
    ///
    /// @param weight (out, in)
    /// @param bias (out), or null
    public static Tensor linear(Tensor x, Tensor weight, @Nullable Tensor bias) {
        if (bias != null && bias.dim() > 1 && weight.dim() == 2 && x.dim() == 1) {
            return linear(x.unsqueeze(0), weight, bias).squeeze(0);
        }
        if (weight.dim() != 2 || x.dim() == 0 || bias != null && bias.dim() > 1) {
            Tensor product = matmul(x, weight.dim() == 1 ? weight : weight.t());
            if (bias != null && product.dim() == 2) {
                Expanding.expand(bias.detach(), product.shape().toArray()); // and not the product
            }
            return bias == null ? product : product.add(bias);
        }
        if (bias != null && bias.dtype() != weight.dtype()) {
            if (x.dtype() == weight.dtype() && isAdded(x, bias)) {
                return matmul(x, weight.t()).add(bias);
            }
            checkSameDType("self and mat2", bias, weight);
        }
        if (bias != null) {
            checkSameDType("mat1 and mat2", x, weight);
        }
        if (x.dim() != 2) {
            long[] shape = x.shape().toArray();
            if (shape[shape.length - 1] != weight.size(1)) {
                if (bias == null) {
                    matmul(x, weight.t()); // says it as PyTorch does
                }
                throw innerMismatch(Sizes.numel(shape), shape, weight);
            }
            long rows = 1;
            for (int d = 0; d < shape.length - 1; d++) {
                rows *= shape[d];
            }
            Tensor flat = x.reshape(rows, weight.size(1));
            shape[shape.length - 1] = weight.size(0);
            Tensor product = linear(flat, weight, bias);
            return unsafeView(product, shape);
        }
        if (x.size(1) != weight.size(1)) {
            throw innerMismatch(x.numel(), x.shape().toArray(), weight);
        }
        if (bias == null) {
            checkSameDType("mat1 and mat2", x, weight);
            return mm(x, weight.t());
        }
        if (bias.dim() == 1 && bias.size(0) != weight.size(0) && bias.size(0) != 1) {
            Expanding.expand(bias.detach(), x.size(0), weight.size(0)); // says what does not fit
        }
        return new Linear().apply(x, weight, bias);
    }

    /// Whether PyTorch adds a bias after the product, where it may have another dtype.
    private static boolean isAdded(Tensor x, Tensor bias) {
        return x.dim() != 2 && !(x.isContiguous() && bias.dim() == 1 && bias.isContiguous());
    }

    private static ShapeError noMatrix(String name, Tensor t) {
        return new ShapeError("mm: " + name + " must be a matrix, got " + t.dim() + "-D tensor");
    }

    private static ShapeError innerMismatch(long numel, long[] shape, Tensor weight) {
        long in = shape[shape.length - 1];
        return mismatch(
                in == 0 ? 0 : numel / in,
                in,
                weight.size(1),
                weight.size(0),
                Hints.innerSize(shape, weight.size(1)));
    }

    private static final class BatchMatMul extends Op {
        BatchMatMul() {
            super("BmmBackward0");
        }

        @Override
        public int[] checkOrder() {
            return OTHER_FIRST;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            ctx.saveForBackward(
                    ctx.needsInputGrad(1) ? in[0] : null, ctx.needsInputGrad(0) ? in[1] : null);
            View a = TensorAccess.view(in[0]);
            View b = TensorAccess.view(in[1]);
            View out =
                    Backends.empty(
                            a.dtype(), new long[] {a.shape()[0], a.shape()[1], b.shape()[2]});
            Backends.launch(new Kernel.MatMul(out, a, b, null, false));
            return TensorAccess.wrap(out);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {
                ctx.needsInputGrad(0) ? bmm(grad, conj(ctx.saved(1).transpose(1, 2))) : null,
                ctx.needsInputGrad(1) ? bmm(conj(ctx.saved(0).transpose(1, 2)), grad) : null
            };
        }
    }

    /// The products of two batches of matrices.
    ///
    /// ```java
    /// ones(7, 2, 3).bmm(ones(7, 3, 4)).shape() // [7, 2, 4]
    /// ```
    ///
    /// @param input (b, n, m)
    /// @param mat2 (b, m, p), of the input's dtype
    /// @return (b, n, p) of their dtype
    /// @throws ShapeError if they are no batches of matrices, or their sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    @Operation(
            value = {TENSOR, OBOR},
            autocast = Operation.Autocast.LOWER)
    public static Tensor bmm(Tensor input, Tensor mat2) {
        if (input.dim() != 3 || mat2.dim() != 3) {
            throw new ShapeError(
                    "batch1 and batch2 must be 3D tensors, got "
                            + input.shape()
                            + " and "
                            + mat2.shape());
        }
        checkBatches(input, mat2);
        checkSameDType("expected batch1 and batch2 to", input, mat2);
        return new BatchMatMul().apply(input, mat2);
    }

    /// Checks that batches of matrices can be multiplied.
    static void checkBatches(Tensor input, Tensor mat2) {
        if (input.size(0) != mat2.size(0) || input.size(2) != mat2.size(1)) {
            throw new ShapeError(
                    "Expected size for first two dimensions of batch2 tensor to be: ["
                            + input.size(0)
                            + ", "
                            + input.size(2)
                            + "] but got: ["
                            + mat2.size(0)
                            + ", "
                            + mat2.size(1)
                            + "].");
        }
    }

    /// The product of matrices, of vectors and of batches of matrices, Python's `@`.
    ///
    /// ```java
    /// tensor(1, 2, 3, 4).view(2, 2).matmul(tensor(1, 1)) // [3, 7]
    /// ones(5, 1, 2, 3).matmul(ones(4, 3, 2)).shape() // [5, 4, 2, 2]
    /// ```
    ///
    /// @param input (m), (n, m) or (…, n, m)
    /// @param other (m), (m, p) or (…, m, p), of the input's dtype; leading dimensions broadcast
    /// @return (…, n, p) of their dtype; without n or p where an operand is a vector, 0-d for two
    /// @throws ShapeError if an operand has no dimensions, or inner sizes differ
    @Operation(
            value = {TENSOR, OBOR},
            autocast = Operation.Autocast.LOWER)
    public static Tensor matmul(Tensor input, Tensor other) {
        int da = input.dim();
        int db = other.dim();
        if (da == 0 || db == 0) {
            throw new ShapeError(
                    "both arguments to matmul need to be at least 1D, but they are "
                            + da
                            + "D and "
                            + db
                            + "D");
        }
        if (da == 2 && db == 2) {
            return mm(input, other);
        }
        if (da == 1 && db == 1) {
            return dot(input, other);
        }
        if (da == 1 && db == 2) {
            return InPlace.own(mm(input.unsqueeze(0), other).squeeze(-2), 0);
        }
        if (da == 2 && db == 1) {
            return vectorProduct(input, other);
        }
        return isOneProduct(input, other) ? folded(input, other) : batchedMatmul(input, other);
    }

    private static Tensor vectorProduct(Tensor matrix, Tensor vector) {
        checkVector(matrix, vector);
        AddedProducts.checkVectorDTypes(vector.dtype(), matrix, vector);
        return new MatVec().apply(matrix, vector);
    }

    /// Whether a batch is taken as the rows of one matrix: where the other operand is a vector or a
    /// matrix that needs a gradient, or where nothing is copied for it, as in PyTorch, whose
    /// gradients lie accordingly; and where only the copy differs.
    private static boolean isOneProduct(Tensor a, Tensor b) {
        int da = a.dim();
        int db = b.dim();
        if (Math.min(da, db) > 2) {
            return false;
        }
        if (da > db) {
            boolean fits = db == 2 && a.size(-1) == b.size(0);
            return fits || b.requiresGrad() || folds(a);
        }
        return a.requiresGrad() || da == 1 && folds(b.mT());
    }

    private static Tensor folded(Tensor a, Tensor b) {
        boolean turned = b.dim() > a.dim();
        Tensor batch = turned ? b.mT() : a;
        Tensor small = turned ? a.dim() == 2 ? a.t() : a : b;
        long[] shape = batch.shape().toArray();
        int last = shape.length - 1;
        Tensor rows = batch.reshape(Sizes.numel(Arrays.copyOf(shape, last)), shape[last]);
        if (small.dim() == 1) {
            return unsafeView(vectorProduct(rows, small), Arrays.copyOf(shape, last));
        }
        Tensor product = mm(rows, small);
        shape[last] = small.size(1);
        Tensor result = unsafeView(product, shape);
        return turned ? result.mT().contiguous() : result;
    }

    /// A matrix times a vector.
    private static final class MatVec extends Op {
        MatVec() {
            super("MvBackward0");
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            ctx.saveForBackward(
                    ctx.needsInputGrad(1) ? in[0] : null, ctx.needsInputGrad(0) ? in[1] : null);
            View v = TensorAccess.view(in[1]);
            long[] shape = {v.shape()[0], 1};
            View column = v.with(v.offset(), shape, new long[] {v.strides()[0], 1});
            View out = multiply(TensorAccess.view(in[0]), column, null);
            return TensorAccess.wrap(
                    out.with(out.offset(), new long[] {out.shape()[0]}, new long[] {1}));
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {
                ctx.needsInputGrad(0)
                        ? mm(grad.unsqueeze(1), conj(ctx.saved(1).unsqueeze(0)))
                        : null,
                ctx.needsInputGrad(1) ? matmul(conj(ctx.saved(0).t()), grad) : null
            };
        }
    }

    private static void checkVector(Tensor a, Tensor b) {
        long inner = a.size(-1);
        if (inner != b.size(0)) {
            long rows = Sizes.numel(Arrays.copyOf(a.shape().toArray(), a.dim() - 1));
            throw new ShapeError(
                    "size mismatch, got input ("
                            + rows
                            + "), mat ("
                            + rows
                            + "x"
                            + inner
                            + "), vec ("
                            + b.size(0)
                            + ")",
                    "The vector must have as many elements as the matrix has columns, "
                            + inner
                            + ".");
        }
    }

    private static Tensor batchedMatmul(Tensor a, Tensor b) {
        if (a.dim() == 3 && b.dim() == 3 && a.size(0) != b.size(0)) {
            if (a.size(0) == 1 && a.requiresGrad()) {
                return matmul(a.squeeze(0), b);
            }
            if (b.size(0) == 1 && b.requiresGrad()) {
                return matmul(a, b.squeeze(0));
            }
        }
        Tensor left = a.dim() == 1 ? a.unsqueeze(0) : a;
        Tensor right = b.dim() == 1 ? b.unsqueeze(1) : b;
        long[] sa = left.shape().toArray();
        long[] sb = right.shape().toArray();
        long[] batch =
                Shapes.broadcast(
                        Arrays.copyOf(sa, sa.length - 2), Arrays.copyOf(sb, sb.length - 2));
        long n = Sizes.numel(batch);
        int dims = batch.length;
        long[] shape =
                Arrays.copyOf(batch, dims + Math.min(a.dim() - 1, 1) + Math.min(b.dim() - 1, 1));
        if (a.dim() > 1) {
            shape[dims++] = sa[sa.length - 2];
        }
        if (b.dim() > 1) {
            shape[dims] = sb[sb.length - 1];
        }
        Tensor product = bmm(flatBatch(left, batch, n), flatBatch(right, batch, n));
        return unsafeView(b.dim() == 1 ? product.squeeze(-1) : product, shape);
    }

    /// Whether a batch lies in memory as the rows of one matrix.
    private static boolean folds(Tensor a) {
        long[] shape = a.shape().toArray();
        long[] strides = a.stride();
        boolean folds = true;
        for (int d = 0; d < shape.length - 2; d++) {
            folds &= strides[d] == strides[d + 1] * shape[d + 1];
        }
        return folds || a.numel() == 0;
    }

    /// A product in other sizes. Nobody else holds the product, so it need not be tracked as a
    /// view.
    private static Tensor unsafeView(Tensor product, long[] shape) {
        return new UnsafeView(shape).apply(product);
    }

    private static final class UnsafeView extends Op {
        private final long[] shape;

        UnsafeView(long[] shape) {
            super("UnsafeViewBackward0");
            this.shape = shape;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View v = TensorAccess.view(in[0]);
            ctx.keep(v.shape());
            return TensorAccess.wrap(v.with(v.offset(), shape, View.contiguousStrides(shape)));
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            long[] before = ctx.kept();
            return new Tensor[] {grad.reshape(before)};
        }
    }

    private static Tensor flatBatch(Tensor t, long[] batch, long n) {
        long[] shape = Arrays.copyOf(batch, batch.length + 2);
        shape[batch.length] = t.size(-2);
        shape[batch.length + 1] = t.size(-1);
        return t.expand(shape).reshape(n, t.size(-2), t.size(-1));
    }

    /// The sum of the products of the conjugates of one vector with another, as [#dot(Tensor,
    /// Tensor)] for real numbers.
    ///
    /// ```java
    /// Tensor a = complex(tensor(1.0, 0), tensor(0.0, 2));
    /// a.vdot(a) // 5+0j
    /// ```
    ///
    /// @param input (n)
    /// @param other (n), of the input's dtype
    /// @return a 0-d tensor of their dtype
    @Operation({TENSOR, OBOR})
    public static Tensor vdot(Tensor input, Tensor other) {
        if (!input.isComplex() || input.dtype() != other.dtype()) {
            return dot(input, other, true);
        }
        return dot(conj(input), other, true);
    }

    /// The sum of the products of two vectors.
    ///
    /// ```java
    /// tensor(1, 2, 3).dot(tensor(4, 5, 6)) // 32
    /// ```
    ///
    /// @param input (n)
    /// @param other (n), of the input's dtype
    /// @return a 0-d tensor of their dtype
    @Operation({TENSOR, OBOR})
    public static Tensor dot(Tensor input, Tensor other) {
        return dot(input, other, false);
    }

    private static Tensor dot(Tensor input, Tensor other, boolean vdot) {
        if (input.dim() != 1 || other.dim() != 1) {
            throw new ShapeError(
                    "1D tensors expected, but got "
                            + input.dim()
                            + "D and "
                            + other.dim()
                            + "D tensors");
        }
        checkSameDType("dot : expected both vectors to", input, other);
        if (input.numel() != other.numel()) {
            throw new ShapeError(
                    "inconsistent tensor size, expected tensor ["
                            + input.numel()
                            + "] and src ["
                            + other.numel()
                            + "] to have the same number of elements, but got "
                            + input.numel()
                            + " and "
                            + other.numel()
                            + " elements respectively");
        }
        return new Dot(vdot).apply(input, other);
    }

    private static final class Dot extends Op {
        private final boolean vdot;

        Dot(boolean vdot) {
            super(vdot ? "VdotBackward0" : "DotBackward0");
            this.vdot = vdot;
        }

        @Override
        public int @Nullable [] checkOrder() {
            return vdot ? OTHER_FIRST : null; // that of dot is called `tensor`
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            ctx.saveForBackward(
                    ctx.needsInputGrad(1) ? in[0] : null, ctx.needsInputGrad(0) ? in[1] : null);
            View a = TensorAccess.view(in[0]);
            View b = TensorAccess.view(in[1]);
            View row =
                    a.with(a.offset(), new long[] {1, a.numel()}, new long[] {0, a.strides()[0]});
            View col =
                    b.with(b.offset(), new long[] {b.numel(), 1}, new long[] {b.strides()[0], 0});
            View out = multiply(row, col, null);
            return TensorAccess.wrap(View.contiguous(out.storage(), new long[0]));
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {
                ctx.needsInputGrad(0) ? grad.mul(conj(ctx.saved(1))) : null,
                ctx.needsInputGrad(1) ? grad.mul(conj(ctx.saved(0))) : null
            };
        }
    }
}
