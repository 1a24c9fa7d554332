package dev.obor.op.linalg;

import static dev.obor.op.Operation.Face.LINALG;
import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Linalg.Geqrf;
import dev.obor.Linalg.Qr;
import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel.Factorization;
import dev.obor.backend.View;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.op.Backends;
import dev.obor.op.Default;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.shape.Diagonals;
import dev.obor.op.shape.Joining;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A = Q R, and the reflections that Q is made of.
public final class QrOps {
    private QrOps() {}

    /// Packed factors and the factors of the reflections.
    private static View[] packed(View a) {
        int d = a.dim();
        long k = Math.min(a.shape()[d - 1], a.shape()[d - 2]);
        View packed = Factors.columns(a.dtype(), a.shape());
        View tau = Backends.empty(a.dtype(), Factors.sizes(a.shape(), k));
        Factors.run(Factorization.QR, new View[] {packed, tau}, a);
        return new View[] {packed, tau};
    }

    private static View reflected(View packed, View tau, long columns) {
        long rows = packed.shape()[packed.dim() - 2];
        View q = Factors.columns(packed.dtype(), Factors.sizes(packed.shape(), rows, columns));
        Factors.run(Factorization.REFLECTIONS, new View[] {q}, packed, tau);
        return q;
    }

    private enum Mode {
        REDUCED,
        COMPLETE,
        R
    }

    private static final class Decomposition extends Op.Multi {
        private final Mode mode;

        Decomposition(Mode mode) {
            super("LinalgQrBackward0");
            this.mode = mode;
        }

        @Override
        protected Tensor[] forward(Context ctx, Tensor... in) {
            View a = TensorAccess.view(in[0]);
            View[] packed = packed(a);
            long m = in[0].size(-2);
            long k = Math.min(m, in[0].size(-1));
            Tensor whole = TensorAccess.wrap(packed[0]);
            long rows = mode == Mode.COMPLETE ? m : k;
            // of the transposed matrix in row-major memory: then columns are side by side
            Tensor r = whole.narrow(-2, 0, rows).mT().contiguous().tril().mT();
            View q =
                    mode == Mode.R
                            ? Backends.empty(a.dtype(), new long[] {0})
                            : reflected(packed[0], packed[1], rows);
            Tensor first = TensorAccess.wrap(q);
            Tensor second = TensorAccess.wrap(TensorAccess.view(r));
            ctx.setMaterializeGrads(false);
            ctx.saveForBackward(first, second);
            return new Tensor[] {first, second};
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... grads) {
            if (mode == Mode.R) {
                throw new StateError(
                        "The derivative of linalg.qr depends on Q, which is not computed when"
                                + " mode='r'. Please use linalg.qr(A, mode='reduced') if you are"
                                + " going to require its derivative.");
            }
            Tensor gq = grads[0];
            Tensor gr = grads[1];
            if (gq == null && gr == null) {
                return new Tensor[1];
            }
            Tensor q = ctx.saved(0);
            Tensor r = ctx.saved(1);
            long m = q.size(-2);
            long n = r.size(-1);
            if (mode == Mode.COMPLETE && m > n) {
                throw new StateError(
                        "The QR decomposition is not differentiable when mode='complete' and nrows"
                                + " > ncols");
            }
            if (m >= n) {
                return new Tensor[] {square(gq, gr, q, r)};
            }
            // A = (A1 A2), R = (R1 R2): A1 = Q R1, and R2 = Qᵀ A2 = Qᵀ Q R2.
            Tensor gr1 = gr == null ? null : gr.narrow(-1, 0, m);
            Tensor g2 = null;
            Tensor whole = gq;
            if (gr != null) {
                Tensor gr2 = gr.narrow(-1, m, n - m);
                g2 = q.matmul(gr2);
                Tensor more = q.matmul(r.narrow(-1, m, n - m).matmul(gr2.mH()));
                whole = gq == null ? more : gq.add(more);
            }
            Tensor g1 = square(whole, gr1, q, r.narrow(-1, 0, m));
            if (g2 == null) {
                long[] shape = Factors.sizes(r.shape().toArray(), m, n - m);
                g2 = EigenOps.zeros(g1, shape);
            }
            return new Tensor[] {Joining.cat(List.of(g1, g2), -1)};
        }

        /// Walter and Lehmann, Algorithmic differentiation of linear algebra functions, 2010.
        private static Tensor square(@Nullable Tensor gq, @Nullable Tensor gr, Tensor q, Tensor r) {
            Tensor inner = gr == null ? null : gr.matmul(r.mH());
            if (gq != null) {
                Tensor back = q.mH().matmul(gq);
                inner = inner == null ? back.neg() : inner.sub(back);
            }
            Tensor above = Objects.requireNonNull(inner).triu();
            Tensor strict = above.triu(1);
            Tensor symmetric = // the diagonal of R is real
                    above.isComplex()
                            ? strict.add(strict.mH()).add(Factors.realDiagonal(above))
                            : above.add(strict.mH());
            Tensor g = q.matmul(symmetric);
            if (gq != null) {
                g = gq.add(g);
            }
            return TriangularOps.solve(r.mH(), g, false, false, false);
        }
    }

    /// A = Q R with orthonormal columns of Q and an upper triangle R.
    ///
    /// ```java
    /// Linalg.qr(tensor(3.0, 4, 0, 5).view(2, 2)).r() // [[3, 4], [0, 5]]
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param mode `reduced` for Q of (\*, m, k) and R of (\*, k, n) with k the smaller size,
    ///   `complete` for (\*, m, m) and (\*, m, n), `r` for R alone
    /// @return Q and R, of the input's dtype; for `r` Q is empty
    /// @throws ValueError for another mode
    @Operation(LINALG)
    public static Qr qr(Tensor input, @Default("\"reduced\"") String mode) {
        MatrixChecks.matrix(input, "linalg.qr", "A");
        MatrixChecks.numbers(input, "linalg.qr", true);
        Mode m =
                switch (mode) {
                    case "reduced" -> Mode.REDUCED;
                    case "complete" -> Mode.COMPLETE;
                    case "r" -> Mode.R;
                    default ->
                            throw new ValueError(
                                    "qr received unrecognized mode '"
                                            + mode
                                            + "' but expected one of 'reduced' (default), 'r', or"
                                            + " 'complete'");
                };
        Factors.checkKernel("geqrf_cpu", input.dtype());
        Tensor[] r = new Decomposition(m).apply(input);
        return new Qr(r[0], r[1]);
    }

    /// `torch.qr`: see [Linalg#qr].
    ///
    /// ```java
    /// tensor(0.0, 2, 1, 0).view(2, 2).qr().r().abs() // [[1, 0], [0, 2]]
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param some whether to give only the first columns of Q
    /// @return Q and R: (\*, m, k) and (\*, k, n), k the smaller size, or (\*, m, m) and (\*, m, n)
    @Operation(
            value = {TENSOR, OBOR},
            names = "qr")
    public static Qr qrOld(Tensor input, @Default("true") boolean some) {
        return qr(input, some ? "reduced" : "complete");
    }

    private static final class Raw extends Op.Multi {
        Raw() {
            super("GeqrfBackward0");
        }

        @Override
        protected Tensor[] forward(Context ctx, Tensor... in) {
            View[] r = packed(TensorAccess.view(in[0]));
            return new Tensor[] {TensorAccess.wrap(r[0]), TensorAccess.wrap(r[1])};
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... grads) {
            if (!ctx.needsInputGrad(0)) {
                return new Tensor[1];
            }
            throw new StateError(
                    "the derivative for 'geqrf' is not implemented.",
                    "Use Linalg.qr, which is differentiable.");
        }
    }

    /// LAPACK's packed form of A = Q R, for [#ormqr] and [Linalg#householderProduct].
    ///
    /// ```java
    /// tensor(3.0, 4).view(2, 1).geqrf() // [[-5], [0.5]], [1.6]
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @return the packed matrix, (\*, m, n), and the factors of the reflections, (\*, min(m, n))
    @Operation({TENSOR, OBOR})
    public static Geqrf geqrf(Tensor input) {
        MatrixChecks.matrix(input, "torch.geqrf", "input");
        Factors.checkKernel("geqrf_cpu", input.dtype());
        Tensor[] r = new Raw().apply(input);
        return new Geqrf(r[0], r[1]);
    }

    /// The vectors of the reflections: ones on the diagonal of the lower part.
    private static Tensor vectors(Tensor packed, long reflections) {
        long m = packed.size(-2);
        Tensor below = packed.narrow(-1, 0, reflections).contiguous().tril(-1);
        return below.add(Factors.eye(m, packed.detach()).narrow(-1, 0, reflections));
    }

    /// I + diag(τ) S, where S is the part of Vᴴ V above the diagonal: with it, the product of the
    /// reflections is I - V (I + diag(τ) S)⁻¹ diag(τ) Vᴴ (Joffrain and others 2006).
    private static Tensor system(Tensor v, Tensor tau) {
        Tensor s = v.mH().matmul(v).triu(1);
        return s.mul(tau.unsqueeze(-1)).add(Factors.eye(tau.size(-1), tau.detach()));
    }

    private static Tensor compact(Tensor v, Tensor tau) {
        return TriangularOps.solve(
                system(v, tau), Diagonals.embed(tau, 0, -2, -1), true, true, true);
    }

    private static final class Product extends Op {
        Product() {
            super("LinalgHouseholderProductBackward0");
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View packed = TensorAccess.view(in[0]);
            Tensor out =
                    TensorAccess.wrap(reflected(packed, TensorAccess.view(in[1]), in[0].size(-1)));
            ctx.saveForBackward(in[0], in[1], out);
            return out;
        }

        // Q = E - V T V1ᴴ with T = (I + D S)⁻¹ D, D = diag(τ), S above the diagonal of Vᴴ V.
        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor packed = ctx.saved(0);
            Tensor tau = ctx.saved(1);
            if (packed.numel() == 0 || tau.numel() == 0) {
                return new Tensor[2];
            }
            long n = packed.size(-1);
            long m = packed.size(-2);
            long k = tau.size(-1);
            Tensor v = vectors(packed, k);
            Tensor v1 = v.narrow(-2, 0, n);
            Tensor t = compact(v, tau);
            Tensor gt = v.mH().matmul(grad).matmul(v1).neg();
            Tensor gv = grad.matmul(v1.matmul(t.mH())).neg();
            Tensor top = grad.mH().matmul(v.matmul(t)).neg();
            if (n < m) {
                long[] rest = Factors.sizes(packed.shape().toArray(), m - n, k);
                top = Joining.cat(List.of(top, EigenOps.zeros(top, rest)), -2);
            }
            Tensor[] inner = inner(v, tau, t, gt);
            Tensor g = packedGradient(gv.add(top).add(inner[0]), packed);
            return new Tensor[] {
                ctx.needsInputGrad(0) ? kept(g, ctx) : null,
                ctx.needsInputGrad(1) ? kept(inner[1], ctx) : null
            };
        }

        /// PyTorch computes with the result: it saves it again where the gradient is recorded, and
        /// goes through it where that is differentiated.
        private Tensor kept(Tensor grad, Context ctx) {
            Tensor result = ctx.saved(2);
            return ExtraNode.saving(
                    nodeName(), ExtraNode.gradient(nodeName(), grad, result), result);
        }
    }

    /// What the gradient for T of [#compact] adds to those for V, and for τ.
    private static Tensor[] inner(Tensor v, Tensor tau, Tensor t, Tensor gt) {
        Tensor s = v.mH().matmul(v).triu(1);
        Tensor back = TriangularOps.solve(system(v, tau).mH(), gt, false, true, true);
        Tensor gm = back.matmul(t.mH()).neg();
        Tensor gtau = back.diagonal(0, -2, -1).add(gm.mul(s.conj()).sum(-1));
        Tensor gs = gm.mul(tau.conj().unsqueeze(-1)).triu(1);
        return new Tensor[] {v.matmul(gs.add(gs.mH())), gtau};
    }

    /// The gradient for packed vectors of that for the vectors.
    private static Tensor packedGradient(Tensor gv, Tensor packed) {
        long columns = packed.size(-1);
        Tensor g = gv.tril(-1);
        long k = g.size(-1);
        if (k < columns) {
            long[] rest = Factors.sizes(g.shape().toArray(), g.size(-2), columns - k);
            g = Joining.cat(List.of(g, EigenOps.zeros(g, rest)), -1);
        }
        return RawMemory.copyWithStrides(g, RawMemory.preservedStrides(TensorAccess.view(packed)));
    }

    /// The first columns of the product of the reflections that [Obor#geqrf] gives: the columns of
    /// Q.
    ///
    /// ```java
    /// var f = tensor(3.0, 4).view(2, 1).geqrf();
    /// Linalg.householderProduct(f.a(), f.tau()) // [[-0.6], [-0.8]]
    /// ```
    ///
    /// @param input (*, m, n) packed, with m at least n
    /// @param tau (*, k) the factors, of at most n reflections
    /// @return (\*, m, n), the first n columns
    @Operation(LINALG)
    public static Tensor householderProduct(Tensor input, Tensor tau) {
        String function = "torch.linalg.householder_product";
        if (input.dim() < 2) {
            if (input.dim() == 0) {
                throw new IndexError("Dimension specified as -1 but tensor has no dimensions");
            }
            throw new ShapeError(function + ": input must have at least 2 dimensions.");
        }
        if (input.size(-2) < input.size(-1)) {
            throw new ShapeError(
                    function
                            + ": input.shape[-2] must be greater than or equal to input.shape[-1]");
        }
        if (tau.dim() == 0) {
            throw new IndexError("Dimension specified as -1 but tensor has no dimensions");
        }
        if (input.size(-1) < tau.size(-1)) {
            throw new ShapeError(
                    function + ": input.shape[-1] must be greater than or equal to tau.shape[-1]");
        }
        if (input.dim() - tau.dim() != 1) {
            throw new ShapeError(
                    function
                            + ": Expected tau to have one dimension less than input, but got"
                            + " tau.ndim equal to "
                            + tau.dim()
                            + " and input.ndim is equal to "
                            + input.dim());
        }
        long[] batch = Factors.batch(input);
        if (!Arrays.equals(batch, Arrays.copyOf(tau.shape().toArray(), tau.dim() - 1))) {
            throw new ShapeError(
                    function
                            + ": Expected batch dimensions of tau to be equal to"
                            + " input.shape[:-2], but got "
                            + Arrays.toString(Arrays.copyOf(tau.shape().toArray(), batch.length)));
        }
        if (input.dtype() != tau.dtype()) {
            throw new DTypeError(
                    function
                            + ": tau dtype "
                            + tau.dtype().scalarType()
                            + " does not match input dtype "
                            + input.dtype().scalarType());
        }
        Factors.checkKernel("orgqr_cpu", input.dtype());
        return new Product().apply(input, tau);
    }

    /// The first columns of Q of packed reflections: `torch.orgqr`, see
    /// [Linalg#householderProduct].
    ///
    /// ```java
    /// var f = tensor(3.0, 4).view(2, 1).geqrf();
    /// f.a().orgqr(f.tau()) // [[-0.6], [-0.8]]
    /// ```
    ///
    /// @param input (*, m, n) packed
    /// @param tau (*, k) the factors
    /// @return (\*, m, n), the first n columns
    @Operation({TENSOR, OBOR})
    public static Tensor orgqr(Tensor input, Tensor tau) {
        return householderProduct(input, tau);
    }

    /// Q C, Qᴴ C, C Q or C Qᴴ for the whole product Q of the reflections that [Obor#geqrf] gives.
    ///
    /// ```java
    /// var f = tensor(3.0, 4).view(2, 1).geqrf();
    /// f.a().ormqr(f.tau(), eye(2)) // [[-0.6, -0.8], [-0.8, 0.6]]
    /// ```
    ///
    /// @param input (*, m, k) packed
    /// @param tau (*, k) the factors
    /// @param other (\*, m, n), or (\*, n, m) where Q is on the right: C
    /// @param left whether Q is on the left
    /// @param transpose whether Qᴴ is meant
    /// @return of the shape of `other`
    @Operation(
            value = {TENSOR, OBOR},
            options = OperationOptions.Ormqr.class)
    public static Tensor ormqr(
            Tensor input,
            Tensor tau,
            Tensor other,
            @Default("true") boolean left,
            @Default("false") boolean transpose) {
        checkOrmqr(input, tau, other, left);
        Factors.checkKernel("ormqr_cpu", input.dtype());

        return new Multiplication(left, transpose).apply(input, tau, other);
    }

    /// C - V T Vᴴ C and its like; with Q on the right the adjoint equation is meant.
    private static final class Multiplication extends Op {
        private final boolean left;
        private final boolean transposed;

        Multiplication(boolean left, boolean transposed) {
            super("OrmqrBackward0");
            this.left = left;
            this.transposed = transposed;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor v = vectors(in[0].detach(), in[1].size(-1));
            Tensor t = compact(v, in[1].detach());
            Tensor c = left ? in[2].detach() : in[2].detach().mH();
            Tensor result = c.sub(v.matmul(side(t).matmul(v.mH().matmul(c))));
            Tensor out = Factors.columnCopy(left ? result : result.mH());
            ctx.saveForBackward(in[0], in[1], in[2], out);
            return out;
        }

        private Tensor side(Tensor t) {
            return left == transposed ? t.mH() : t;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor packed = ctx.saved(0);
            Tensor tau = ctx.saved(1);
            Tensor v = vectors(packed, tau.size(-1));
            Tensor t = compact(v, tau);
            Tensor c = left ? ctx.saved(2) : ctx.saved(2).mH();
            Tensor g = left ? grad : grad.mH();
            Tensor inside = side(t);
            Tensor w = v.mH().matmul(c);
            Tensor back = v.mH().matmul(g);
            Tensor gc = g.sub(v.matmul(inside.mH().matmul(back)));
            Tensor gv =
                    g.matmul(inside.matmul(w).mH())
                            .add(c.matmul(inside.mH().matmul(back).mH()))
                            .neg();
            Tensor gt = back.matmul(w.mH()).neg();
            Tensor[] inner = inner(v, tau, t, left == transposed ? gt.mH() : gt);
            Tensor gPacked = packedGradient(gv.add(inner[0]), packed);
            Tensor gOther = Factors.columnCopy(left ? gc : gc.mH());
            if (packed.numel() == 0 || c.numel() == 0) { // as in PyTorch
                Tensor own =
                        ExtraNode.tied("OrmqrBackward0", Factors.columnCopy(grad), packed, tau);
                return new Tensor[] {null, null, ctx.needsInputGrad(2) ? own : null};
            }
            return new Tensor[] {
                ctx.needsInputGrad(0) ? gPacked : null,
                ctx.needsInputGrad(1) ? inner[1] : null,
                ctx.needsInputGrad(2) ? gOther : null
            };
        }
    }

    private static void checkOrmqr(Tensor input, Tensor tau, Tensor other, boolean left) {
        String f = "torch.ormqr: ";
        if (input.dim() < 2) {
            throw new ShapeError(f + "input must have at least 2 dimensions.");
        }
        if (other.dim() < 2) {
            throw new ShapeError(f + "other must have at least 2 dimensions.");
        }
        if (tau.dim() == 0) {
            throw new IndexError("Dimension specified as -1 but tensor has no dimensions");
        }
        int side = left ? -2 : -1;
        String at = "other.shape[" + side + "]";
        if (other.size(side) < tau.size(-1)) {
            throw new ShapeError(f + at + " must be greater than or equal to tau.shape[-1]");
        }
        if (other.size(side) != input.size(-2)) {
            throw new ShapeError(f + at + " must be equal to input.shape[-2]");
        }
        if (tau.size(-1) != Math.min(other.size(side), input.size(-1))) {
            throw new ShapeError(
                    f + "tau.shape[-1] must be equal to min(" + at + ", input.shape[-1])");
        }
        if (input.dim() - tau.dim() != 1) {
            throw new ShapeError(
                    f
                            + "Expected tau to have one dimension less than input, but got tau.ndim"
                            + " equal to "
                            + tau.dim()
                            + " and input.ndim is equal to "
                            + input.dim());
        }
        if (input.dim() != other.dim()) {
            throw new ShapeError(
                    f
                            + "Expected other to have the same number of dimensions as input, but"
                            + " got other.ndim equal to "
                            + other.dim()
                            + " and input.ndim is equal to "
                            + input.dim());
        }
        long[] batch = Factors.batch(input);
        if (!Arrays.equals(batch, Arrays.copyOf(tau.shape().toArray(), batch.length))) {
            throw new ShapeError(
                    f + "Expected batch dimensions of tau to be equal to input.shape[:-2]");
        }
        if (!Arrays.equals(batch, Factors.batch(other))) {
            throw new ShapeError(
                    f + "Expected batch dimensions of other to be equal to input.shape[:-2]");
        }
        same(input, tau, "tau");
        same(input, other, "other");
    }

    private static void same(Tensor input, Tensor t, String name) {
        if (input.dtype() != t.dtype()) {
            throw new DTypeError(
                    "torch.ormqr: Expected input and "
                            + name
                            + " to have the same dtype, but input has dtype"
                            + input.dtype().scalarType()
                            + " and "
                            + name
                            + " has dtype "
                            + t.dtype().scalarType());
        }
    }
}
