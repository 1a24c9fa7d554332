package dev.obor.op.linalg;

import static dev.obor.op.Operation.Face.LINALG;

import dev.obor.Linalg.LdlFactor;
import dev.obor.Linalg.LdlFactorEx;
import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.backend.Kernel.Factorization;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.op.Backends;
import dev.obor.op.Default;
import dev.obor.op.Operation;
import dev.obor.op.TensorAccess;
import dev.obor.op.graph.ExtraNode;
import java.util.Arrays;

/// A = L D Lᵀ of symmetric matrices that need not be definite; no gradient flows through it.
public final class LdlOps {
    private LdlOps() {}

    /// A packed factorisation of symmetric matrices, of which the lower triangle is read, for
    /// [#ldlSolve].
    ///
    /// ```java
    /// var f = Linalg.ldlFactor(tensor(2.0, 1, 1, 3).view(2, 2));
    /// Linalg.ldlSolve(f.ld(), f.pivots(), tensor(3.0, 4).view(2, 1)) // [[1], [1]]
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @param hermitian whether complex matrices are Hermitian, and not symmetric
    /// @return the factors, (\*, n, n), and the pivots, (\*, n) int32
    /// @throws dev.obor.base.LinAlgError if a pivot is zero
    @Operation(LINALG)
    public static LdlFactor ldlFactor(Tensor input, @Default("false") boolean hermitian) {
        LdlFactorEx r = ldlFactorEx(input, hermitian, false);
        checkPivots(r.info(), "torch.linalg.ldl_factor");
        return new LdlFactor(r.ld(), r.pivots());
    }

    private static void checkPivots(Tensor info, String function) {
        MatrixChecks.info(
                info,
                function,
                i -> "The diagonal element " + i + " of D is zero.",
                "The matrix is singular; Linalg.ldlFactorEx gives the factors nonetheless.");
    }

    /// The factors of [#ldlFactor] and, for each matrix, which pivot is zero: 0 if none is.
    ///
    /// ```java
    /// Linalg.ldlFactorEx(zeros(2, 2)).info() // 1
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @param hermitian whether complex matrices are Hermitian, and not symmetric
    /// @param checkErrors whether to fail nonetheless
    /// @return the factors, the pivots and int32 (*)
    @Operation(value = LINALG, options = OperationOptions.LdlFactorEx.class)
    public static LdlFactorEx ldlFactorEx(
            Tensor input,
            @Default("false") boolean hermitian,
            @Default("false") boolean checkErrors) {
        String function = "torch.linalg.ldl_factor_ex";
        MatrixChecks.square(input, function);
        MatrixChecks.numbers(input, function, true);
        Factors.checkKernel("ldl_factor_kernel_cpu", input);
        View a = TensorAccess.view(input);
        View ld = Factors.columns(a.dtype(), a.shape());
        View pivots = Backends.empty(DType.INT32, Factors.sizes(a.shape(), input.size(-1)));
        View info = Backends.empty(DType.INT32, Factors.batch(input));
        Factors.run(Factorization.LDL, hermitian, new View[] {ld, pivots, info}, a);
        Tensor failures = TensorAccess.wrap(info);
        if (checkErrors) {
            checkPivots(failures, function);
        }
        Tensor factors =
                ExtraNode.withoutDerivative(
                        "aten::linalg_ldl_factor_ex", TensorAccess.wrap(ld), input);
        return new LdlFactorEx(factors, TensorAccess.wrap(pivots), failures);
    }

    /// Solves A X = B with packed factors of a symmetric A.
    ///
    /// ```java
    /// var f = Linalg.ldlFactor(tensor(2.0, 1, 1, 3).view(2, 2));
    /// Linalg.ldlSolve(f.ld(), f.pivots(), tensor(3.0, 4).view(2, 1)) // [[1], [1]]
    /// ```
    ///
    /// @param ld (*, n, n)
    /// @param pivots (*, n) int32
    /// @param b (*, n, k)
    /// @param hermitian whether complex matrices are Hermitian, and not symmetric
    /// @return (\*, n, k), X
    @Operation(LINALG)
    public static Tensor ldlSolve(
            Tensor ld, Tensor pivots, Tensor b, @Default("false") boolean hermitian) {
        String function = "torch.linalg.ldl_solve";
        MatrixChecks.square(ld, function);
        MatrixChecks.numbers(ld, function, true);
        MatrixChecks.alikeOld(b, ld);
        if (b.dim() < 2) {
            throw new ShapeError(
                    function
                            + ": Expected B to have at least 2 dimensions, but it has "
                            + b.dim()
                            + " dimensions instead");
        }
        long[] expected = Factors.sizes(ld.shape().toArray(), ld.size(-1));
        if (!Arrays.equals(expected, pivots.shape().toArray())) {
            throw new ShapeError(
                    function
                            + ": Expected LD.shape[:-1] and pivots.shape to be the same, but got"
                            + " pivots with shape "
                            + pivots.shape().toList()
                            + " instead");
        }
        if (pivots.dtype().isFloatingPoint() || pivots.dtype() == DType.BOOL) {
            throw new DTypeError(
                    function
                            + ": Expected pivots to be integers. Got "
                            + pivots.dtype().scalarType());
        }
        MatrixChecks.system(b, ld, function);
        long[] batch = Factors.batch(ld, b);
        if (ld.numel() > 0 && b.numel() > 0) {
            Factors.checkKernel("ldl_solve_kernel_cpu", ld.dtype());
        }
        long[] wide = Arrays.copyOf(batch, batch.length + 1);
        wide[batch.length] = ld.size(-1);
        View x = Factors.columns(b.dtype(), Factors.expanded(b, batch).shape().toArray());
        if (x.numel() == 0) {
            return tied(TensorAccess.wrap(x), ld, b);
        }
        Factors.run(
                Factorization.LDL_SOLVE,
                hermitian,
                new View[] {x},
                TensorAccess.view(Factors.expanded(ld, batch)),
                TensorAccess.view(pivots.to(DType.INT32).expand(wide)),
                TensorAccess.view(Factors.expanded(b, batch)));
        return tied(TensorAccess.wrap(x), ld, b);
    }

    private static Tensor tied(Tensor solution, Tensor ld, Tensor b) {
        Tensor origin = ld.requiresGrad() ? ld : b;
        return ExtraNode.withoutDerivative("aten::linalg_ldl_solve", solution, origin);
    }
}
