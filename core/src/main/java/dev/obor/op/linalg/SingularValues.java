package dev.obor.op.linalg;

import dev.obor.Tensor;
import dev.obor.TensorOptions;
import dev.obor.autograd.Context;
import dev.obor.backend.Sizes;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.op.Op;
import dev.obor.op.Shapes;
import dev.obor.op.create.Factories;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// The nuclear norm, from the singular value decomposition A = U diag(σ) Vᵀ.
///
/// Only the singular values and the polar factor U Vᵀ leave this class: unlike U and V themselves,
/// both are unique and smooth for matrices of full rank.
public final class SingularValues {
    private SingularValues() {}

    /// The sum of the singular values of matrices in two dimensions.
    ///
    /// @param dims the two dimensions, or null for a single matrix
    /// @throws ShapeError if there are not two of them
    public static Tensor nuclearNorm(Tensor t, long @Nullable [] dims, boolean keepdim) {
        if (dims == null ? t.dim() != 2 : dims.length != 2) {
            throw noMatrix(t, dims);
        }
        if (!t.isFloatingPoint()) {
            throw new DTypeError(
                    "linalg.matrix_norm: Expected a floating point or complex tensor as input. Got "
                            + t.dtype().scalarType());
        }
        if (t.dtype().isLowPrecision()) {
            throw new DTypeError(
                    "linalg.matrix_norm: Low precision dtypes not supported. Got "
                            + t.dtype().scalarType(),
                    "Convert it with to(float32).");
        }
        int row = Shapes.wrapDim(dims == null ? 0 : dims[0], t.dim());
        int column = Shapes.wrapDim(dims == null ? 1 : dims[1], t.dim());
        if (row == column) {
            throw new ShapeError(
                    "linalg.matrix_norm: dims must be different. Got " + row + " twice");
        }
        Tensor matrices = t.movedim(new long[] {row, column}, new long[] {-2, -1});
        Tensor norm = new NuclearNorm().apply(matrices);
        if (!keepdim) {
            return norm;
        }
        int first = Math.min(row, column);
        return norm.unsqueeze(first).unsqueeze(Math.max(row, column));
    }

    /// What is said of dimensions that are not two.
    public static ShapeError noMatrix(Tensor t, long @Nullable [] dims) {
        long[] all = dims == null ? LongStream.range(0, t.dim()).toArray() : dims;
        return new ShapeError(
                "linalg.matrix_norm: dim must be a 2-tuple. Got " + Arrays.toString(all),
                "Without dimensions the tensor must be a matrix; its shape is "
                        + t.shape().toList()
                        + ".");
    }

    private static final class NuclearNorm extends Op {
        NuclearNorm() {
            super("LinalgSvdBackward0");
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            // PyTorch saves the factors: the matrix may be changed afterwards.
            ctx.saveForBackward(ctx.isRecording() ? in[0].clone() : in[0]);
            return decompose(in[0]).values().sum(-1).to(in[0].dtype());
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor polar = new PolarFactor().apply(ctx.standIn(0, ctx.saved(0)));
            return new Tensor[] {grad.unsqueeze(-1).unsqueeze(-1).mul(polar)};
        }
    }

    /// U Vᵀ: of all matrices with orthonormal rows or columns the nearest one.
    private static final class PolarFactor extends Op {
        PolarFactor() {
            super("LinalgSvdBackward0");
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Decomposition d = decompose(in[0]);
            ctx.saveForBackward(d.u(), d.values(), d.v());
            return d.u().matmul(d.v().mT()).to(in[0].dtype());
        }

        // The derivative of the polar factor is its own adjoint. With Y = Uᵀ G V:
        // U ((Y - Yᵀ) / (σᵢ + σⱼ)) Vᵀ, and what G has outside the spaces of U and V, over σ.
        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor u = ctx.saved(0);
            Tensor s = ctx.saved(1);
            Tensor v = ctx.saved(2);
            Tensor g = grad.to(u.dtype());
            Tensor y = u.mT().matmul(g).matmul(v);
            Tensor inner = y.sub(y.mT()).div(s.unsqueeze(-1).add(s.unsqueeze(-2)));
            Tensor right = g.matmul(v).sub(u.matmul(y)).div(s.unsqueeze(-2));
            Tensor left = u.mT().matmul(g).sub(y.matmul(v.mT())).div(s.unsqueeze(-1));
            Tensor result = u.matmul(inner).add(right).matmul(v.mT()).add(u.matmul(left));
            return new Tensor[] {result.to(grad.dtype())};
        }
    }

    /// In float64.
    ///
    /// @param u (…, m, k) with orthonormal columns
    /// @param values (…, k)
    /// @param v (…, n, k) with orthonormal columns
    private record Decomposition(Tensor u, Tensor values, Tensor v) {}

    private static Decomposition decompose(Tensor t) {
        Tensor a = t.detach().to(DType.FLOAT64);
        if (a.size(-2) < a.size(-1)) {
            Decomposition d = tall(a.mT());
            return new Decomposition(d.v(), d.values(), d.u());
        }
        return tall(a);
    }

    /// One-sided Jacobi rotations (Hestenes 1958), which turn the columns until they are
    /// orthogonal.
    private static Decomposition tall(Tensor a) {
        int m = Sizes.count(a.size(-2), "rows");
        int n = Sizes.count(a.size(-1), "columns");
        int matrices = Sizes.count((long) m * n == 0 ? 0 : a.numel() / ((long) m * n), "matrices");
        // Columns are rows here.
        double[] columns = (double[]) a.mT().reshape(-1).toArray();
        double[] turned = new double[matrices * n * n];
        double[] values = new double[matrices * n];
        for (int k = 0; k < matrices; k++) {
            for (int i = 0; i < n; i++) {
                turned[(k * n + i) * n + i] = 1;
            }
            orthogonalize(columns, k * n, m, turned, n);
            for (int i = 0; i < n; i++) {
                int row = k * n + i;
                double length = Math.sqrt(dot(columns, row * m, row * m, m));
                values[row] = length;
                for (int e = 0; e < m && length > 0; e++) {
                    columns[row * m + e] /= length;
                }
            }
        }
        long[] shape = a.shape().toArray();
        int last = shape.length - 1;
        shape[last - 1] = n;
        shape[last] = m;
        Tensor u = tensor(columns).reshape(shape).mT();
        shape[last] = n;
        Tensor v = tensor(turned).reshape(shape).mT();
        Tensor s = tensor(values).reshape(Arrays.copyOf(shape, last));
        return new Decomposition(u, s, v);
    }

    private static Tensor tensor(double[] values) {
        return Factories.tensor(values, TensorOptions.DEFAULT.with(o -> o.dtype(DType.FLOAT64)));
    }

    private static void orthogonalize(double[] a, int first, int m, double[] v, int n) {
        boolean turned = true;
        for (int sweep = 0; turned && sweep < 60; sweep++) {
            turned = false;
            for (int i = first; i < first + n; i++) {
                for (int j = i + 1; j < first + n; j++) {
                    double p = dot(a, i * m, i * m, m);
                    double q = dot(a, j * m, j * m, m);
                    double r = dot(a, i * m, j * m, m);
                    if (Math.abs(r) > 1e-16 * Math.sqrt(p * q)) {
                        turned = true;
                        double zeta = (q - p) / (2 * r);
                        double tangent =
                                Math.copySign(1, zeta)
                                        / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
                        double cosine = 1 / Math.sqrt(1 + tangent * tangent);
                        rotate(a, i * m, j * m, m, cosine, cosine * tangent);
                        rotate(v, i * n, j * n, n, cosine, cosine * tangent);
                    }
                }
            }
        }
    }

    private static void rotate(double[] a, int i, int j, int n, double cosine, double sine) {
        for (int e = 0; e < n; e++) {
            double x = a[i + e];
            double y = a[j + e];
            a[i + e] = cosine * x - sine * y;
            a[j + e] = sine * x + cosine * y;
        }
    }

    private static double dot(double[] a, int i, int j, int n) {
        double sum = 0;
        for (int e = 0; e < n; e++) {
            sum += a[i + e] * a[j + e];
        }
        return sum;
    }
}
