// Written by the module faces; change the declarations, not this file.
package dev.obor;

import dev.obor.Linalg.CholeskyEx;
import dev.obor.Linalg.Eig;
import dev.obor.Linalg.Eigh;
import dev.obor.Linalg.InvEx;
import dev.obor.Linalg.LdlFactor;
import dev.obor.Linalg.LdlFactorEx;
import dev.obor.Linalg.Lstsq;
import dev.obor.Linalg.Lu;
import dev.obor.Linalg.LuFactor;
import dev.obor.Linalg.LuFactorEx;
import dev.obor.Linalg.Polar;
import dev.obor.Linalg.Qr;
import dev.obor.Linalg.Slogdet;
import dev.obor.Linalg.SolveEx;
import dev.obor.Linalg.Svd;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.op.linalg.CholeskyOps;
import dev.obor.op.linalg.Determinants;
import dev.obor.op.linalg.EigenOps;
import dev.obor.op.linalg.GeneralEigenOps;
import dev.obor.op.linalg.LdlOps;
import dev.obor.op.linalg.LeastSquares;
import dev.obor.op.linalg.LuOps;
import dev.obor.op.linalg.MatrixFunctions;
import dev.obor.op.linalg.MatrixNorms;
import dev.obor.op.linalg.MatrixRoots;
import dev.obor.op.linalg.PseudoInverses;
import dev.obor.op.linalg.QrOps;
import dev.obor.op.linalg.Solving;
import dev.obor.op.linalg.SvdOps;
import dev.obor.op.linalg.TensorSystems;
import dev.obor.op.linalg.TriangularOps;
import dev.obor.op.linalg.VectorOps;
import dev.obor.trace.Recorder;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Linear algebra, PyTorch's `torch.linalg`: `Linalg.cholesky(a)`.
///
/// The last two dimensions are matrices, those before them a batch. Matrices are float32 or
/// float64; everything is differentiable, twice and more, where it is smooth.
///
/// {@snippet :
/// Tensor l = Linalg.cholesky(a);
/// Linalg.Eigh e = Linalg.eigh(a);
/// Tensor x = Linalg.solve(a, b);
/// }
public final class Linalg {
    private Linalg() {}

    /// The lower triangle L of A = L Lᴴ, or the upper one U of A = Uᴴ U, for Hermitian
    /// positive-definite matrices, of which only that triangle is read.
    ///
    /// ```java
    /// Tensor a = tensor(4.0, 2, 2, 5).view(2, 2);
    /// Linalg.cholesky(a) // [[2, 0], [1, 2]]
    /// ```
    ///
    /// Here `upper` is `false`.
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return (\*, n, n) of the input's dtype, zeros in the other triangle
    /// @throws dev.obor.base.LinAlgError if a matrix is not positive-definite
    public static Tensor cholesky(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cholesky(input,upper)", input, false)
                        : null;
        Tensor made = CholeskyOps.cholesky(input, false);
        return open == null ? made : open.close(made);
    }

    /// The lower triangle L of A = L Lᴴ, or the upper one U of A = Uᴴ U, for Hermitian
    /// positive-definite matrices, of which only that triangle is read.
    ///
    /// ```java
    /// Tensor a = tensor(4.0, 2, 2, 5).view(2, 2);
    /// Linalg.cholesky(a) // [[2, 0], [1, 2]]
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @param upper whether the upper triangle is given and read; default `false`
    /// @return (\*, n, n) of the input's dtype, zeros in the other triangle
    /// @throws dev.obor.base.LinAlgError if a matrix is not positive-definite
    public static Tensor cholesky(Tensor input, boolean upper) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cholesky(input,upper)", input, upper)
                        : null;
        Tensor made = CholeskyOps.cholesky(input, upper);
        return open == null ? made : open.close(made);
    }

    /// The triangle of [#cholesky] and, for each matrix, where it failed: 0 if it did not.
    ///
    /// ```java
    /// Linalg.choleskyEx(tensor(1.0, 2, 2, 1).view(2, 2)).info() // 2
    /// ```
    ///
    /// Here `upper` is `false` and `checkErrors` is `false`.
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return the triangle, and int32 (*)
    public static CholeskyEx choleskyEx(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cholesky_ex(input,upper,check_errors)", input, false, false)
                        : null;
        CholeskyEx made = CholeskyOps.choleskyEx(input, false, false);
        return open == null ? made : open.close(made);
    }

    /// The triangle of [#cholesky] and, for each matrix, where it failed: 0 if it did not.
    ///
    /// ```java
    /// Linalg.choleskyEx(tensor(1.0, 2, 2, 1).view(2, 2)).info() // 2
    /// ```
    ///
    /// Options and their defaults:
    /// - `upper`, `false`: whether the upper triangle is given and read
    /// - `checkErrors`, `false`: whether to fail nonetheless
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @param options sets the options, those of [OperationOptions.CholeskyEx]
    /// @return the triangle, and int32 (*)
    public static CholeskyEx choleskyEx(
            Tensor input, Consumer<OperationOptions.CholeskyEx> options) {
        OperationOptions.CholeskyEx o = OperationOptions.CholeskyEx.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cholesky_ex(input,upper,check_errors)", input, o.upper, o.checkErrors)
                        : null;
        CholeskyEx made = CholeskyOps.choleskyEx(input, o.upper, o.checkErrors);
        return open == null ? made : open.close(made);
    }

    /// How much errors grow when equations are solved: the largest singular value divided by the
    /// smallest, or the other way round for -2; for another order the norm of the matrix times that
    /// of its inverse, infinite where there is none.
    ///
    /// ```java
    /// Linalg.cond(tensor(4.0, 0, 0, 1).view(2, 2)) // 4
    /// ```
    ///
    /// Here `p` is `(Double) null`.
    ///
    /// @param input (*, m, n) float32 or float64, square for orders other than 2 and -2
    /// @return (*), real
    public static Tensor cond(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cond(input,p)", input, (Double) null)
                        : null;
        Tensor made = MatrixNorms.cond(input, (Double) null);
        return open == null ? made : open.close(made);
    }

    /// How much errors grow when equations are solved: the largest singular value divided by the
    /// smallest, or the other way round for -2; for another order the norm of the matrix times that
    /// of its inverse, infinite where there is none.
    ///
    /// ```java
    /// Linalg.cond(tensor(4.0, 0, 0, 1).view(2, 2)) // 4
    /// ```
    ///
    /// @param input (*, m, n) float32 or float64, square for orders other than 2 and -2
    /// @param p the order of the norm, or null for 2
    /// @return (*), real
    public static Tensor cond(Tensor input, @Nullable Double p) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("cond(input,p)", input, p) : null;
        Tensor made = MatrixNorms.cond(input, p);
        return open == null ? made : open.close(made);
    }

    /// The condition number by the name of a norm, `fro` or `nuc`; see [#cond].
    ///
    /// ```java
    /// Linalg.cond(tensor(4.0, 0, 0, 1).view(2, 2), "fro") // 4.25
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @param p `fro` or `nuc`
    /// @return (*), real
    /// @throws dev.obor.base.ValueError for another name
    public static Tensor cond(Tensor input, String p) {
        Arguments.given(input, "input");
        Arguments.given(p, "p");
        Recorder.Open open = Recorder.on() ? Recorder.open("cond(input,p)", input, p) : null;
        Tensor made = MatrixNorms.cond(input, p);
        return open == null ? made : open.close(made);
    }

    /// The cross product of vectors of three elements along a dimension; the rest broadcasts.
    ///
    /// ```java
    /// Linalg.cross(tensor(1.0, 0, 0), tensor(0.0, 1, 0)) // [0, 0, 1]
    /// ```
    ///
    /// Here `dim` is `-1`.
    ///
    /// @param input of size 3 along the dimension, with as many dimensions as the other
    /// @param other of size 3 along the dimension
    /// @return of the broadcast shape
    /// @throws dev.obor.base.ShapeError if a size is not 3
    public static Tensor cross(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cross(input,other,dim)", input, other, -1)
                        : null;
        Tensor made = VectorOps.cross(input, other, -1);
        return open == null ? made : open.close(made);
    }

    /// The cross product of vectors of three elements along a dimension; the rest broadcasts.
    ///
    /// ```java
    /// Linalg.cross(tensor(1.0, 0, 0), tensor(0.0, 1, 0)) // [0, 0, 1]
    /// ```
    ///
    /// @param input of size 3 along the dimension, with as many dimensions as the other
    /// @param other of size 3 along the dimension
    /// @param dim the dimension; negative ones count from the last; default `-1`
    /// @return of the broadcast shape
    /// @throws dev.obor.base.ShapeError if a size is not 3
    public static Tensor cross(Tensor input, Tensor other, long dim) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cross(input,other,dim)", input, other, dim)
                        : null;
        Tensor made = VectorOps.cross(input, other, dim);
        return open == null ? made : open.close(made);
    }

    /// The determinants of square matrices.
    ///
    /// ```java
    /// Linalg.det(tensor(1.0, 2, 3, 4).view(2, 2)) // -2
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return (*) of the input's dtype
    public static Tensor det(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("det(input)", new Object[] {input})
                        : null;
        Tensor made = Determinants.det(input);
        return open == null ? made : open.close(made);
    }

    /// The diagonals of matrices: a view.
    ///
    /// ```java
    /// Linalg.diagonal(arange(9).view(3, 3)) // [0, 4, 8]
    /// ```
    ///
    /// Here `offset` is `0`, `dim1` is `-2` and `dim2` is `-1`.
    ///
    /// @param input of two or more dimensions
    /// @return a view: the two dimensions go, the diagonal is the last
    public static Tensor diagonal(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagonal(input,offset,dim1,dim2)", input, 0, -2, -1)
                        : null;
        Tensor made = VectorOps.diagonal(input, 0, -2, -1);
        return open == null ? made : open.close(made);
    }

    /// The diagonals of matrices: a view.
    ///
    /// ```java
    /// Linalg.diagonal(arange(9).view(3, 3)) // [0, 4, 8]
    /// ```
    ///
    /// Here `dim1` is `-2` and `dim2` is `-1`.
    ///
    /// @param input of two or more dimensions
    /// @param offset how far above the main diagonal; default `0`
    /// @return a view: the two dimensions go, the diagonal is the last
    public static Tensor diagonal(Tensor input, long offset) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagonal(input,offset,dim1,dim2)", input, offset, -2, -1)
                        : null;
        Tensor made = VectorOps.diagonal(input, offset, -2, -1);
        return open == null ? made : open.close(made);
    }

    /// The diagonals of matrices: a view.
    ///
    /// ```java
    /// Linalg.diagonal(arange(9).view(3, 3)) // [0, 4, 8]
    /// ```
    ///
    /// Here `dim2` is `-1`.
    ///
    /// @param input of two or more dimensions
    /// @param offset how far above the main diagonal; default `0`
    /// @param dim1 the rows; default `-2`
    /// @return a view: the two dimensions go, the diagonal is the last
    public static Tensor diagonal(Tensor input, long offset, long dim1) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagonal(input,offset,dim1,dim2)", input, offset, dim1, -1)
                        : null;
        Tensor made = VectorOps.diagonal(input, offset, dim1, -1);
        return open == null ? made : open.close(made);
    }

    /// The diagonals of matrices: a view.
    ///
    /// ```java
    /// Linalg.diagonal(arange(9).view(3, 3)) // [0, 4, 8]
    /// ```
    ///
    /// @param input of two or more dimensions
    /// @param offset how far above the main diagonal; default `0`
    /// @param dim1 the rows; default `-2`
    /// @param dim2 the columns; default `-1`
    /// @return a view: the two dimensions go, the diagonal is the last
    public static Tensor diagonal(Tensor input, long offset, long dim1, long dim2) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagonal(input,offset,dim1,dim2)", input, offset, dim1, dim2)
                        : null;
        Tensor made = VectorOps.diagonal(input, offset, dim1, dim2);
        return open == null ? made : open.close(made);
    }

    /// Eigenvalues and eigenvectors of general square matrices, which are complex: A V = V diag(L).
    ///
    /// The order is none in particular; a pair of conjugate ones of a real matrix stands side by
    /// side. Vectors have length 1, and any phase: gradients through them are right for what does
    /// not depend on it, and are none where values are equal.
    ///
    /// ```java
    /// Linalg.eig(tensor(0.0, 1, -1, 0).view(2, 2)).eigenvalues() // [0+1j, 0-1j]
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return the values, (\*, n), and the vectors as columns, (\*, n, n); complex
    /// @throws dev.obor.base.LinAlgError if an element is not finite
    public static Eig eig(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("eig(input)", new Object[] {input})
                        : null;
        Eig made = GeneralEigenOps.eig(input);
        return open == null ? made : open.close(made);
    }

    /// Eigenvalues, in rising order, and eigenvectors of symmetric or Hermitian matrices, of which
    /// one triangle is read: A = V diag(L) Vᴴ.
    ///
    /// Vectors are unique up to their sign or phase, and not even that where values are equal:
    /// gradients through them are right for what does not depend on that choice.
    ///
    /// ```java
    /// Linalg.eigh(tensor(2.0, 0, 0, 1).view(2, 2)).eigenvalues() // [1, 2]
    /// ```
    ///
    /// Here `uplo` is `"L"`.
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return the values, (\*, n) real, and the vectors as columns, (\*, n, n) of the input's
    ///   dtype
    public static Eigh eigh(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("eigh(input,uplo)", input, "L") : null;
        Eigh made = EigenOps.eigh(input, "L");
        return open == null ? made : open.close(made);
    }

    /// Eigenvalues, in rising order, and eigenvectors of symmetric or Hermitian matrices, of which
    /// one triangle is read: A = V diag(L) Vᴴ.
    ///
    /// Vectors are unique up to their sign or phase, and not even that where values are equal:
    /// gradients through them are right for what does not depend on that choice.
    ///
    /// ```java
    /// Linalg.eigh(tensor(2.0, 0, 0, 1).view(2, 2)).eigenvalues() // [1, 2]
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @param uplo the triangle: `L` or `U`; default `L`
    /// @return the values, (\*, n) real, and the vectors as columns, (\*, n, n) of the input's
    ///   dtype
    public static Eigh eigh(Tensor input, String uplo) {
        Arguments.given(input, "input");
        Arguments.given(uplo, "uplo");
        Recorder.Open open = Recorder.on() ? Recorder.open("eigh(input,uplo)", input, uplo) : null;
        Eigh made = EigenOps.eigh(input, uplo);
        return open == null ? made : open.close(made);
    }

    /// The eigenvalues of general square matrices, which are complex; see [#eig].
    ///
    /// ```java
    /// Linalg.eigvals(tensor(2.0, 1, 0, 3).view(2, 2)).real() // [2, 3]
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return (\*, n), complex
    /// @throws dev.obor.base.LinAlgError if an element is not finite
    public static Tensor eigvals(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("eigvals(input)", new Object[] {input})
                        : null;
        Tensor made = GeneralEigenOps.eigvals(input);
        return open == null ? made : open.close(made);
    }

    /// The eigenvalues of symmetric or Hermitian matrices, in rising order; see [#eigh].
    ///
    /// ```java
    /// Linalg.eigvalsh(tensor(2.0, 1, 1, 2).view(2, 2)) // [1, 3]
    /// ```
    ///
    /// Here `uplo` is `"L"`.
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return (\*, n), real
    public static Tensor eigvalsh(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("eigvalsh(input,uplo)", input, "L")
                        : null;
        Tensor made = EigenOps.eigvalsh(input, "L");
        return open == null ? made : open.close(made);
    }

    /// The eigenvalues of symmetric or Hermitian matrices, in rising order; see [#eigh].
    ///
    /// ```java
    /// Linalg.eigvalsh(tensor(2.0, 1, 1, 2).view(2, 2)) // [1, 3]
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @param uplo the triangle that is read: `L` or `U`; default `L`
    /// @return (\*, n), real
    public static Tensor eigvalsh(Tensor input, String uplo) {
        Arguments.given(input, "input");
        Arguments.given(uplo, "uplo");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("eigvalsh(input,uplo)", input, uplo)
                        : null;
        Tensor made = EigenOps.eigvalsh(input, uplo);
        return open == null ? made : open.close(made);
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
    public static Tensor householderProduct(Tensor input, Tensor tau) {
        Arguments.given(input, "input");
        Arguments.given(tau, "tau");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("householder_product(input,tau)", input, tau)
                        : null;
        Tensor made = QrOps.householderProduct(input, tau);
        return open == null ? made : open.close(made);
    }

    /// The inverses of square matrices.
    ///
    /// To solve equations, [#solve] is faster and more accurate.
    ///
    /// ```java
    /// Linalg.inv(tensor(2.0, 0, 0, 4).view(2, 2)) // [[0.5, 0], [0, 0.25]]
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return (\*, n, n) of the input's dtype
    /// @throws dev.obor.base.LinAlgError if a matrix is singular
    public static Tensor inv(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("inv(input)", new Object[] {input})
                        : null;
        Tensor made = Solving.inv(input);
        return open == null ? made : open.close(made);
    }

    /// The inverse of [#inv] and, for each matrix, which pivot is zero: 0 if none is.
    ///
    /// ```java
    /// Linalg.invEx(zeros(2, 2)).info() // 1
    /// ```
    ///
    /// Here `checkErrors` is `false`.
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return the inverses, (\*, n, n), and int32 (*)
    public static InvEx invEx(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("inv_ex(input,check_errors)", input, false)
                        : null;
        InvEx made = Solving.invEx(input, false);
        return open == null ? made : open.close(made);
    }

    /// The inverse of [#inv] and, for each matrix, which pivot is zero: 0 if none is.
    ///
    /// ```java
    /// Linalg.invEx(zeros(2, 2)).info() // 1
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @param checkErrors whether to fail nonetheless; default `false`
    /// @return the inverses, (\*, n, n), and int32 (*)
    public static InvEx invEx(Tensor input, boolean checkErrors) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("inv_ex(input,check_errors)", input, checkErrors)
                        : null;
        InvEx made = Solving.invEx(input, checkErrors);
        return open == null ? made : open.close(made);
    }

    /// A packed factorisation of symmetric matrices, of which the lower triangle is read, for
    /// [#ldlSolve].
    ///
    /// ```java
    /// var f = Linalg.ldlFactor(tensor(2.0, 1, 1, 3).view(2, 2));
    /// Linalg.ldlSolve(f.ld(), f.pivots(), tensor(3.0, 4).view(2, 1)) // [[1], [1]]
    /// ```
    ///
    /// Here `hermitian` is `false`.
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return the factors, (\*, n, n), and the pivots, (\*, n) int32
    /// @throws dev.obor.base.LinAlgError if a pivot is zero
    public static LdlFactor ldlFactor(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ldl_factor(input,hermitian)", input, false)
                        : null;
        LdlFactor made = LdlOps.ldlFactor(input, false);
        return open == null ? made : open.close(made);
    }

    /// A packed factorisation of symmetric matrices, of which the lower triangle is read, for
    /// [#ldlSolve].
    ///
    /// ```java
    /// var f = Linalg.ldlFactor(tensor(2.0, 1, 1, 3).view(2, 2));
    /// Linalg.ldlSolve(f.ld(), f.pivots(), tensor(3.0, 4).view(2, 1)) // [[1], [1]]
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @param hermitian whether complex matrices are Hermitian, and not symmetric; default `false`
    /// @return the factors, (\*, n, n), and the pivots, (\*, n) int32
    /// @throws dev.obor.base.LinAlgError if a pivot is zero
    public static LdlFactor ldlFactor(Tensor input, boolean hermitian) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ldl_factor(input,hermitian)", input, hermitian)
                        : null;
        LdlFactor made = LdlOps.ldlFactor(input, hermitian);
        return open == null ? made : open.close(made);
    }

    /// The factors of [#ldlFactor] and, for each matrix, which pivot is zero: 0 if none is.
    ///
    /// ```java
    /// Linalg.ldlFactorEx(zeros(2, 2)).info() // 1
    /// ```
    ///
    /// Here `hermitian` is `false` and `checkErrors` is `false`.
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return the factors, the pivots and int32 (*)
    public static LdlFactorEx ldlFactorEx(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ldl_factor_ex(input,hermitian,check_errors)", input, false, false)
                        : null;
        LdlFactorEx made = LdlOps.ldlFactorEx(input, false, false);
        return open == null ? made : open.close(made);
    }

    /// The factors of [#ldlFactor] and, for each matrix, which pivot is zero: 0 if none is.
    ///
    /// ```java
    /// Linalg.ldlFactorEx(zeros(2, 2)).info() // 1
    /// ```
    ///
    /// Options and their defaults:
    /// - `hermitian`, `false`: whether complex matrices are Hermitian, and not symmetric
    /// - `checkErrors`, `false`: whether to fail nonetheless
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @param options sets the options, those of [OperationOptions.LdlFactorEx]
    /// @return the factors, the pivots and int32 (*)
    public static LdlFactorEx ldlFactorEx(
            Tensor input, Consumer<OperationOptions.LdlFactorEx> options) {
        OperationOptions.LdlFactorEx o = OperationOptions.LdlFactorEx.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ldl_factor_ex(input,hermitian,check_errors)", input, o.hermitian, o.checkErrors)
                        : null;
        LdlFactorEx made = LdlOps.ldlFactorEx(input, o.hermitian, o.checkErrors);
        return open == null ? made : open.close(made);
    }

    /// Solves A X = B with packed factors of a symmetric A.
    ///
    /// ```java
    /// var f = Linalg.ldlFactor(tensor(2.0, 1, 1, 3).view(2, 2));
    /// Linalg.ldlSolve(f.ld(), f.pivots(), tensor(3.0, 4).view(2, 1)) // [[1], [1]]
    /// ```
    ///
    /// Here `hermitian` is `false`.
    ///
    /// @param ld (*, n, n)
    /// @param pivots (*, n) int32
    /// @param b (*, n, k)
    /// @return (\*, n, k), X
    public static Tensor ldlSolve(Tensor ld, Tensor pivots, Tensor b) {
        Arguments.given(ld, "ld");
        Arguments.given(pivots, "pivots");
        Arguments.given(b, "b");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ldl_solve(ld,pivots,b,hermitian)", ld, pivots, b, false)
                        : null;
        Tensor made = LdlOps.ldlSolve(ld, pivots, b, false);
        return open == null ? made : open.close(made);
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
    /// @param hermitian whether complex matrices are Hermitian, and not symmetric; default `false`
    /// @return (\*, n, k), X
    public static Tensor ldlSolve(Tensor ld, Tensor pivots, Tensor b, boolean hermitian) {
        Arguments.given(ld, "ld");
        Arguments.given(pivots, "pivots");
        Arguments.given(b, "b");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ldl_solve(ld,pivots,b,hermitian)", ld, pivots, b, hermitian)
                        : null;
        Tensor made = LdlOps.ldlSolve(ld, pivots, b, hermitian);
        return open == null ? made : open.close(made);
    }

    /// The X for which A X is nearest to B, in the sense of the smallest sum of squares; of several
    /// the one with the smallest.
    ///
    /// Ranks are found from singular values for all methods but `gels`, which takes A to be of full
    /// rank; `gelsy` computes them only where A may not be. Residuals are given where A is taller
    /// than wide and of full rank, but not by `gelsy`.
    ///
    /// ```java
    /// Tensor a = tensor(1.0, 0, 1, 1, 1, 2).view(3, 2);
    /// Linalg.lstsq(a, tensor(1.0, 3, 5).view(3, 1)).solution() // [[1], [2]]
    /// ```
    ///
    /// Here `rcond` is `null` and `driver` is `null`.
    ///
    /// @param a (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param b (*, m, k), or A's batch of (m); beside a batch of matrices A a single (m, k) gives,
    ///   as in PyTorch, m times the same solution, or is refused
    /// @return the solution, (\*, n, k); the residuals, (\*, k) or empty; the ranks, int64 (*) or
    ///   empty; the singular values, (\*, min(m, n)) or empty
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.LinAlgError if the driver is `gels` and A not of full rank
    public static Lstsq lstsq(Tensor a, Tensor b) {
        Arguments.given(a, "a");
        Arguments.given(b, "b");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lstsq(a,b,rcond,driver)", a, b, null, null)
                        : null;
        Lstsq made = LeastSquares.lstsq(a, b, null, null);
        return open == null ? made : open.close(made);
    }

    /// The X for which A X is nearest to B, in the sense of the smallest sum of squares; of several
    /// the one with the smallest.
    ///
    /// Ranks are found from singular values for all methods but `gels`, which takes A to be of full
    /// rank; `gelsy` computes them only where A may not be. Residuals are given where A is taller
    /// than wide and of full rank, but not by `gelsy`.
    ///
    /// ```java
    /// Tensor a = tensor(1.0, 0, 1, 1, 1, 2).view(3, 2);
    /// Linalg.lstsq(a, tensor(1.0, 3, 5).view(3, 1)).solution() // [[1], [2]]
    /// ```
    ///
    /// Options and their defaults:
    /// - `rcond`, `null`: singular values up to this part of the largest count as zero; null for the
    ///   larger size times the precision
    /// - `driver`, `null`: `gels`, `gelsy`, `gelsd` or `gelss`, or null for `gelsy`
    ///
    /// @param a (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param b (*, m, k), or A's batch of (m); beside a batch of matrices A a single (m, k) gives,
    ///   as in PyTorch, m times the same solution, or is refused
    /// @param options sets the options, those of [OperationOptions.Lstsq]
    /// @return the solution, (\*, n, k); the residuals, (\*, k) or empty; the ranks, int64 (*) or
    ///   empty; the singular values, (\*, min(m, n)) or empty
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.LinAlgError if the driver is `gels` and A not of full rank
    public static Lstsq lstsq(Tensor a, Tensor b, Consumer<OperationOptions.Lstsq> options) {
        OperationOptions.Lstsq o = OperationOptions.Lstsq.DEFAULT.with(options);
        Arguments.given(a, "a");
        Arguments.given(b, "b");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lstsq(a,b,rcond,driver)", a, b, o.rcond, o.driver)
                        : null;
        Lstsq made = LeastSquares.lstsq(a, b, o.rcond, o.driver);
        return open == null ? made : open.close(made);
    }

    /// The three factors of A = P L U.
    ///
    /// ```java
    /// Tensor a = tensor(0.0, 1, 2, 3).view(2, 2);
    /// Linalg.lu(a) // [[0, 1], [1, 0]], [[1, 0], [0, 1]], [[2, 3], [0, 1]]
    /// ```
    ///
    /// Here `pivot` is `true`.
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @return P (\*, m, m), L (\*, m, k) and U (\*, k, n), k the smaller size
    public static Lu lu(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("lu(input,pivot)", input, true) : null;
        Lu made = LuOps.lu(input, true);
        return open == null ? made : open.close(made);
    }

    /// The three factors of A = P L U.
    ///
    /// ```java
    /// Tensor a = tensor(0.0, 1, 2, 3).view(2, 2);
    /// Linalg.lu(a) // [[0, 1], [1, 0]], [[1, 0], [0, 1]], [[2, 3], [0, 1]]
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param pivot whether rows are exchanged, which accuracy needs; default `true`
    /// @return P (\*, m, m), L (\*, m, k) and U (\*, k, n), k the smaller size
    public static Lu lu(Tensor input, boolean pivot) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("lu(input,pivot)", input, pivot) : null;
        Lu made = LuOps.lu(input, pivot);
        return open == null ? made : open.close(made);
    }

    /// A packed LU factorisation with exchanged rows, for [#luSolve].
    ///
    /// ```java
    /// var f = Linalg.luFactor(tensor(0.0, 1, 2, 3).view(2, 2));
    /// Linalg.luSolve(f.lu(), f.pivots(), tensor(1.0, 5).view(2, 1)) // [[1], [1]]
    /// ```
    ///
    /// Here `pivot` is `true`.
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @return the packed factors, (\*, m, n), and the pivots, (\*, min(m, n)) int32, from 1
    /// @throws dev.obor.base.LinAlgError if a pivot is zero
    public static LuFactor luFactor(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lu_factor(input,pivot)", input, true)
                        : null;
        LuFactor made = LuOps.luFactor(input, true);
        return open == null ? made : open.close(made);
    }

    /// A packed LU factorisation with exchanged rows, for [#luSolve].
    ///
    /// ```java
    /// var f = Linalg.luFactor(tensor(0.0, 1, 2, 3).view(2, 2));
    /// Linalg.luSolve(f.lu(), f.pivots(), tensor(1.0, 5).view(2, 1)) // [[1], [1]]
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param pivot whether rows are exchanged, which accuracy needs; default `true`
    /// @return the packed factors, (\*, m, n), and the pivots, (\*, min(m, n)) int32, from 1
    /// @throws dev.obor.base.LinAlgError if a pivot is zero
    public static LuFactor luFactor(Tensor input, boolean pivot) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lu_factor(input,pivot)", input, pivot)
                        : null;
        LuFactor made = LuOps.luFactor(input, pivot);
        return open == null ? made : open.close(made);
    }

    /// The factors of [#luFactor] and, for each matrix, which pivot is zero: 0 if none is.
    ///
    /// ```java
    /// Linalg.luFactorEx(zeros(2, 2)).info() // 1
    /// ```
    ///
    /// Here `pivot` is `true` and `checkErrors` is `false`.
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @return the packed factors, the pivots and int32 (*)
    public static LuFactorEx luFactorEx(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lu_factor_ex(input,pivot,check_errors)", input, true, false)
                        : null;
        LuFactorEx made = LuOps.luFactorEx(input, true, false);
        return open == null ? made : open.close(made);
    }

    /// The factors of [#luFactor] and, for each matrix, which pivot is zero: 0 if none is.
    ///
    /// ```java
    /// Linalg.luFactorEx(zeros(2, 2)).info() // 1
    /// ```
    ///
    /// Options and their defaults:
    /// - `pivot`, `true`: whether rows are exchanged, which accuracy needs
    /// - `checkErrors`, `false`: whether to fail nonetheless
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param options sets the options, those of [OperationOptions.LuFactorEx]
    /// @return the packed factors, the pivots and int32 (*)
    public static LuFactorEx luFactorEx(
            Tensor input, Consumer<OperationOptions.LuFactorEx> options) {
        OperationOptions.LuFactorEx o = OperationOptions.LuFactorEx.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lu_factor_ex(input,pivot,check_errors)", input, o.pivot, o.checkErrors)
                        : null;
        LuFactorEx made = LuOps.luFactorEx(input, o.pivot, o.checkErrors);
        return open == null ? made : open.close(made);
    }

    /// Solves A X = B, or X A = B, with the packed factors of A.
    ///
    /// ```java
    /// var f = Linalg.luFactor(tensor(0.0, 1, 2, 3).view(2, 2));
    /// Linalg.luSolve(f.lu(), f.pivots(), tensor(1.0, 5).view(2, 1)) // [[1], [1]]
    /// ```
    ///
    /// Here `left` is `true` and `adjoint` is `false`.
    ///
    /// @param lu (*, n, n)
    /// @param pivots (*, n) int32
    /// @param b (\*, n, k), or (\*, k, n) where A is on the right
    /// @return X, of the shape of B
    public static Tensor luSolve(Tensor lu, Tensor pivots, Tensor b) {
        Arguments.given(lu, "lu");
        Arguments.given(pivots, "pivots");
        Arguments.given(b, "b");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lu_solve(lu,pivots,b,left,adjoint)", lu, pivots, b, true, false)
                        : null;
        Tensor made = LuOps.luSolve(lu, pivots, b, true, false);
        return open == null ? made : open.close(made);
    }

    /// Solves A X = B, or X A = B, with the packed factors of A.
    ///
    /// ```java
    /// var f = Linalg.luFactor(tensor(0.0, 1, 2, 3).view(2, 2));
    /// Linalg.luSolve(f.lu(), f.pivots(), tensor(1.0, 5).view(2, 1)) // [[1], [1]]
    /// ```
    ///
    /// Options and their defaults:
    /// - `left`, `true`: whether A is on the left
    /// - `adjoint`, `false`: whether Aᴴ is meant
    ///
    /// @param lu (*, n, n)
    /// @param pivots (*, n) int32
    /// @param b (\*, n, k), or (\*, k, n) where A is on the right
    /// @param options sets the options, those of [OperationOptions.LuSolve]
    /// @return X, of the shape of B
    public static Tensor luSolve(
            Tensor lu, Tensor pivots, Tensor b, Consumer<OperationOptions.LuSolve> options) {
        OperationOptions.LuSolve o = OperationOptions.LuSolve.DEFAULT.with(options);
        Arguments.given(lu, "lu");
        Arguments.given(pivots, "pivots");
        Arguments.given(b, "b");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lu_solve(lu,pivots,b,left,adjoint)", lu, pivots, b, o.left, o.adjoint)
                        : null;
        Tensor made = LuOps.luSolve(lu, pivots, b, o.left, o.adjoint);
        return open == null ? made : open.close(made);
    }

    /// Products of matrices, vectors and batches of them: `torch.matmul` by its other name.
    ///
    /// ```java
    /// Linalg.matmul(ones(2, 3), ones(3, 2)) // [[3, 3], [3, 3]]
    /// ```
    ///
    /// @param input (m), (n, m) or (…, n, m)
    /// @param other (m), (m, p) or (…, m, p), of the input's dtype
    /// @return (…, n, p) of their dtype; without n or p where an operand is a vector
    public static Tensor matmul(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("matmul(input,other)", input, other)
                        : null;
        Tensor made = VectorOps.matmul(input, other);
        return open == null ? made : open.close(made);
    }

    /// The exponential of matrices, the sum of Aᵏ / k!, by scaling and squaring.
    ///
    /// ```java
    /// tensor(0.0, 1, 0, 0).view(2, 2).matrixExp() // [[1, 1], [0, 1]]
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return (\*, n, n) of the input's dtype
    public static Tensor matrixExp(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("matrix_exp(input)", new Object[] {input})
                        : null;
        Tensor made = MatrixFunctions.matrixExp(input);
        return open == null ? made : open.close(made);
    }

    /// Norms of matrices by name: `fro`, the root of the sum of squares, or `nuc`, the sum of the
    /// singular values.
    ///
    /// ```java
    /// Linalg.matrixNorm(tensor(1.0, 2, 3, 4).view(2, 2)) // 5.4772
    /// ```
    ///
    /// Here `ord` is `"fro"`, `dim` is `new long[] {-2, -1}`, `keepdim` is `false` and `dtype` is `null`.
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @return (*), with size 1 for the two dimensions if `keepdim`; real
    /// @throws dev.obor.base.ValueError for another name
    public static Tensor matrixNorm(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("matrix_norm(input,ord,dim,keepdim,dtype)", input, "fro", new long[] {-2, -1}, false, null)
                        : null;
        Tensor made = MatrixNorms.matrixNorm(input, "fro", new long[] {-2, -1}, false, null);
        return open == null ? made : open.close(made);
    }

    /// Norms of matrices by name: `fro`, the root of the sum of squares, or `nuc`, the sum of the
    /// singular values.
    ///
    /// ```java
    /// Linalg.matrixNorm(tensor(1.0, 2, 3, 4).view(2, 2)) // 5.4772
    /// ```
    ///
    /// Here `dim` is `new long[] {-2, -1}`, `keepdim` is `false` and `dtype` is `null`.
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param ord `fro` or `nuc`; default `fro`
    /// @return (*), with size 1 for the two dimensions if `keepdim`; real
    /// @throws dev.obor.base.ValueError for another name
    public static Tensor matrixNorm(Tensor input, String ord) {
        Arguments.given(input, "input");
        Arguments.given(ord, "ord");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("matrix_norm(input,ord,dim,keepdim,dtype)", input, ord, new long[] {-2, -1}, false, null)
                        : null;
        Tensor made = MatrixNorms.matrixNorm(input, ord, new long[] {-2, -1}, false, null);
        return open == null ? made : open.close(made);
    }

    /// Norms of matrices by name: `fro`, the root of the sum of squares, or `nuc`, the sum of the
    /// singular values.
    ///
    /// ```java
    /// Linalg.matrixNorm(tensor(1.0, 2, 3, 4).view(2, 2)) // 5.4772
    /// ```
    ///
    /// Here `keepdim` is `false` and `dtype` is `null`.
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param ord `fro` or `nuc`; default `fro`
    /// @param dim the two dimensions of the matrices; default `{-2, -1}`
    /// @return (*), with size 1 for the two dimensions if `keepdim`; real
    /// @throws dev.obor.base.ValueError for another name
    public static Tensor matrixNorm(Tensor input, String ord, long[] dim) {
        Arguments.given(input, "input");
        Arguments.given(ord, "ord");
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("matrix_norm(input,ord,dim,keepdim,dtype)", input, ord, dim, false, null)
                        : null;
        Tensor made = MatrixNorms.matrixNorm(input, ord, dim, false, null);
        return open == null ? made : open.close(made);
    }

    /// Norms of matrices by name: `fro`, the root of the sum of squares, or `nuc`, the sum of the
    /// singular values.
    ///
    /// ```java
    /// Linalg.matrixNorm(tensor(1.0, 2, 3, 4).view(2, 2)) // 5.4772
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param ord `fro` or `nuc`; default `fro`
    /// @param dim the two dimensions of the matrices; default `{-2, -1}`
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return (*), with size 1 for the two dimensions if `keepdim`; real
    /// @throws dev.obor.base.ValueError for another name
    public static Tensor matrixNorm(Tensor input, String ord, long[] dim, boolean keepdim) {
        Arguments.given(input, "input");
        Arguments.given(ord, "ord");
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("matrix_norm(input,ord,dim,keepdim,dtype)", input, ord, dim, keepdim, null)
                        : null;
        Tensor made = MatrixNorms.matrixNorm(input, ord, dim, keepdim, null);
        return open == null ? made : open.close(made);
    }

    /// Norms of matrices by name: `fro`, the root of the sum of squares, or `nuc`, the sum of the
    /// singular values.
    ///
    /// ```java
    /// Linalg.matrixNorm(tensor(1.0, 2, 3, 4).view(2, 2)) // 5.4772
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param ord `fro` or `nuc`; default `fro`
    /// @param dim the two dimensions of the matrices; default `{-2, -1}`
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @param dtype what is computed in, or null for the input's
    /// @return (*), with size 1 for the two dimensions if `keepdim`; real
    /// @throws dev.obor.base.ValueError for another name
    public static Tensor matrixNorm(
            Tensor input, String ord, long[] dim, boolean keepdim, @Nullable DType dtype) {
        Arguments.given(input, "input");
        Arguments.given(ord, "ord");
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("matrix_norm(input,ord,dim,keepdim,dtype)", input, ord, dim, keepdim, dtype)
                        : null;
        Tensor made = MatrixNorms.matrixNorm(input, ord, dim, keepdim, dtype);
        return open == null ? made : open.close(made);
    }

    /// Norms of matrices: for order 2 the largest singular value, for 1 the largest sum of absolute
    /// values of a column, for infinity of a row; for negative orders the smallest of these.
    ///
    /// ```java
    /// Linalg.matrixNorm(tensor(1.0, 2, 3, 4).view(2, 2), 1) // 6
    /// ```
    ///
    /// Here `dim` is `new long[] {-2, -1}`, `keepdim` is `false` and `dtype` is `null`.
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param ord 1, 2, infinity, or one of these with a minus
    /// @return (*), with size 1 for the two dimensions if `keepdim`; real
    /// @throws dev.obor.base.ValueError for another order
    public static Tensor matrixNorm(Tensor input, double ord) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("matrix_norm(input,ord,dim,keepdim,dtype)", input, ord, new long[] {-2, -1}, false, null)
                        : null;
        Tensor made = MatrixNorms.matrixNorm(input, ord, new long[] {-2, -1}, false, null);
        return open == null ? made : open.close(made);
    }

    /// Norms of matrices: for order 2 the largest singular value, for 1 the largest sum of absolute
    /// values of a column, for infinity of a row; for negative orders the smallest of these.
    ///
    /// ```java
    /// Linalg.matrixNorm(tensor(1.0, 2, 3, 4).view(2, 2), 1) // 6
    /// ```
    ///
    /// Here `keepdim` is `false` and `dtype` is `null`.
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param ord 1, 2, infinity, or one of these with a minus
    /// @param dim the two dimensions of the matrices; default `{-2, -1}`
    /// @return (*), with size 1 for the two dimensions if `keepdim`; real
    /// @throws dev.obor.base.ValueError for another order
    public static Tensor matrixNorm(Tensor input, double ord, long[] dim) {
        Arguments.given(input, "input");
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("matrix_norm(input,ord,dim,keepdim,dtype)", input, ord, dim, false, null)
                        : null;
        Tensor made = MatrixNorms.matrixNorm(input, ord, dim, false, null);
        return open == null ? made : open.close(made);
    }

    /// Norms of matrices: for order 2 the largest singular value, for 1 the largest sum of absolute
    /// values of a column, for infinity of a row; for negative orders the smallest of these.
    ///
    /// ```java
    /// Linalg.matrixNorm(tensor(1.0, 2, 3, 4).view(2, 2), 1) // 6
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param ord 1, 2, infinity, or one of these with a minus
    /// @param dim the two dimensions of the matrices; default `{-2, -1}`
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return (*), with size 1 for the two dimensions if `keepdim`; real
    /// @throws dev.obor.base.ValueError for another order
    public static Tensor matrixNorm(Tensor input, double ord, long[] dim, boolean keepdim) {
        Arguments.given(input, "input");
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("matrix_norm(input,ord,dim,keepdim,dtype)", input, ord, dim, keepdim, null)
                        : null;
        Tensor made = MatrixNorms.matrixNorm(input, ord, dim, keepdim, null);
        return open == null ? made : open.close(made);
    }

    /// Norms of matrices: for order 2 the largest singular value, for 1 the largest sum of absolute
    /// values of a column, for infinity of a row; for negative orders the smallest of these.
    ///
    /// ```java
    /// Linalg.matrixNorm(tensor(1.0, 2, 3, 4).view(2, 2), 1) // 6
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param ord 1, 2, infinity, or one of these with a minus
    /// @param dim the two dimensions of the matrices; default `{-2, -1}`
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @param dtype what is computed in, or null for the input's
    /// @return (*), with size 1 for the two dimensions if `keepdim`; real
    /// @throws dev.obor.base.ValueError for another order
    public static Tensor matrixNorm(
            Tensor input, double ord, long[] dim, boolean keepdim, @Nullable DType dtype) {
        Arguments.given(input, "input");
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("matrix_norm(input,ord,dim,keepdim,dtype)", input, ord, dim, keepdim, dtype)
                        : null;
        Tensor made = MatrixNorms.matrixNorm(input, ord, dim, keepdim, dtype);
        return open == null ? made : open.close(made);
    }

    /// Matrices to a whole power; negative ones are powers of the inverse.
    ///
    /// ```java
    /// tensor(1.0, 1, 0, 1).view(2, 2).matrixPower(3) // [[1, 3], [0, 1]]
    /// ```
    ///
    /// @param input (*, n, n)
    /// @param n the power
    /// @return (\*, n, n) of the input's dtype
    /// @throws dev.obor.base.LinAlgError if the power is negative and a matrix singular
    public static Tensor matrixPower(Tensor input, long n) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("matrix_power(input,n)", input, n)
                        : null;
        Tensor made = MatrixFunctions.matrixPower(input, n);
        return open == null ? made : open.close(made);
    }

    /// How many singular values are larger than a tolerance.
    ///
    /// ```java
    /// Linalg.matrixRank(ones(3, 3)) // 1
    /// ```
    ///
    /// Here `atol` is `null`, `rtol` is `null` and `hermitian` is `false`.
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @return int64 (*)
    public static Tensor matrixRank(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("matrix_rank(input,atol,rtol,hermitian)", input, null, null, false)
                        : null;
        Tensor made = PseudoInverses.matrixRank(input, null, null, false);
        return open == null ? made : open.close(made);
    }

    /// How many singular values are larger than a tolerance.
    ///
    /// ```java
    /// Linalg.matrixRank(ones(3, 3)) // 1
    /// ```
    ///
    /// Options and their defaults:
    /// - `atol`, `null`: (*) the tolerance, or null for 0
    /// - `rtol`, `null`: (*) the tolerance as a part of the largest, or null for the larger size times
    ///   the precision, and 0 where `atol` is given
    /// - `hermitian`, `false`: whether the matrix is symmetric, of which the lower triangle is read
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param options sets the options, those of [OperationOptions.Pinv]
    /// @return int64 (*)
    public static Tensor matrixRank(Tensor input, Consumer<OperationOptions.Pinv> options) {
        OperationOptions.Pinv o = OperationOptions.Pinv.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("matrix_rank(input,atol,rtol,hermitian)", input, o.atol, o.rtol, o.hermitian)
                        : null;
        Tensor made = PseudoInverses.matrixRank(input, o.atol, o.rtol, o.hermitian);
        return open == null ? made : open.close(made);
    }

    /// The form of [#matrixRank] with one absolute tolerance.
    ///
    /// ```java
    /// Linalg.matrixRank(tensor(2.0, 0, 0, 0.1).view(2, 2), 0.5) // 1
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param tol the tolerance
    /// @return int64 (*)
    public static Tensor matrixRank(Tensor input, double tol) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("matrix_rank(input,tol)", input, tol)
                        : null;
        Tensor made = PseudoInverses.matrixRank(input, tol);
        return open == null ? made : open.close(made);
    }

    /// The symmetric square root of positive semidefinite symmetric matrices, of which one triangle
    /// is read: R with `R R = A`. Eigenvalues below 0, which rounding leaves, count as 0.
    ///
    /// ```java
    /// Linalg.matrixSqrth(tensor(new double[][] {{5, 4}, {4, 5}})) // [[2, 1], [1, 2]]
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return (\*, n, n) of the input's dtype
    /// @throws dev.obor.base.ShapeError if the matrices are not square
    public static Tensor matrixSqrth(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("matrix_sqrth(input)", new Object[] {input})
                        : null;
        Tensor made = MatrixRoots.matrixSqrth(input);
        return open == null ? made : open.close(made);
    }

    /// The product of two or more matrices, in the order that takes the fewest operations; the
    /// first and the last may be vectors.
    ///
    /// ```java
    /// Linalg.multiDot(List.of(ones(2, 3), ones(3, 4), ones(4, 1))) // [[12], [12]]
    /// ```
    ///
    /// @param tensors of one dtype
    /// @return the product
    /// @throws dev.obor.base.ShapeError if there are fewer than two, or sizes do not fit
    public static Tensor multiDot(List<Tensor> tensors) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multi_dot(tensors)", new Object[] {tensors})
                        : null;
        Tensor made = MatrixFunctions.multiDot(tensors);
        return open == null ? made : open.close(made);
    }

    /// A norm of vectors for one dimension, of matrices for two; without dimensions and order that
    /// of all elements as one vector.
    ///
    /// ```java
    /// Linalg.norm(tensor(3.0, 4)) // 5
    /// ```
    ///
    /// Here `ord` is `(Double) null`, `dim` is `null`, `keepdim` is `false` and `dtype` is `null`.
    ///
    /// @param input floats or complex numbers
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; real
    public static Tensor norm(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,ord,dim,keepdim,dtype)", input, (Double) null, null, false, null)
                        : null;
        Tensor made = MatrixNorms.norm(input, (Double) null, null, false, null);
        return open == null ? made : open.close(made);
    }

    /// A norm of vectors for one dimension, of matrices for two; without dimensions and order that
    /// of all elements as one vector.
    ///
    /// ```java
    /// Linalg.norm(tensor(3.0, 4)) // 5
    /// ```
    ///
    /// Here `dim` is `null`, `keepdim` is `false` and `dtype` is `null`.
    ///
    /// @param input floats or complex numbers
    /// @param ord the order, see [#vectorNorm] and [#matrixNorm], or null for the Euclidean one
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; real
    public static Tensor norm(Tensor input, @Nullable Double ord) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,ord,dim,keepdim,dtype)", input, ord, null, false, null)
                        : null;
        Tensor made = MatrixNorms.norm(input, ord, null, false, null);
        return open == null ? made : open.close(made);
    }

    /// A norm of vectors for one dimension, of matrices for two; without dimensions and order that
    /// of all elements as one vector.
    ///
    /// ```java
    /// Linalg.norm(tensor(3.0, 4)) // 5
    /// ```
    ///
    /// Here `keepdim` is `false` and `dtype` is `null`.
    ///
    /// @param input floats or complex numbers
    /// @param ord the order, see [#vectorNorm] and [#matrixNorm], or null for the Euclidean one
    /// @param dim the dimensions, negative ones counting from the last; null for all
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; real
    public static Tensor norm(Tensor input, @Nullable Double ord, long @Nullable [] dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,ord,dim,keepdim,dtype)", input, ord, dim, false, null)
                        : null;
        Tensor made = MatrixNorms.norm(input, ord, dim, false, null);
        return open == null ? made : open.close(made);
    }

    /// A norm of vectors for one dimension, of matrices for two; without dimensions and order that
    /// of all elements as one vector.
    ///
    /// ```java
    /// Linalg.norm(tensor(3.0, 4)) // 5
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @param input floats or complex numbers
    /// @param ord the order, see [#vectorNorm] and [#matrixNorm], or null for the Euclidean one
    /// @param dim the dimensions, negative ones counting from the last; null for all
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; real
    public static Tensor norm(
            Tensor input, @Nullable Double ord, long @Nullable [] dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,ord,dim,keepdim,dtype)", input, ord, dim, keepdim, null)
                        : null;
        Tensor made = MatrixNorms.norm(input, ord, dim, keepdim, null);
        return open == null ? made : open.close(made);
    }

    /// A norm of vectors for one dimension, of matrices for two; without dimensions and order that
    /// of all elements as one vector.
    ///
    /// ```java
    /// Linalg.norm(tensor(3.0, 4)) // 5
    /// ```
    ///
    /// @param input floats or complex numbers
    /// @param ord the order, see [#vectorNorm] and [#matrixNorm], or null for the Euclidean one
    /// @param dim the dimensions, negative ones counting from the last; null for all
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @param dtype what is computed in, or null for the input's
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; real
    public static Tensor norm(
            Tensor input,
            @Nullable Double ord,
            long @Nullable [] dim,
            boolean keepdim,
            @Nullable DType dtype) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,ord,dim,keepdim,dtype)", input, ord, dim, keepdim, dtype)
                        : null;
        Tensor made = MatrixNorms.norm(input, ord, dim, keepdim, dtype);
        return open == null ? made : open.close(made);
    }

    /// Norms of matrices by name, see [#matrixNorm].
    ///
    /// ```java
    /// Linalg.norm(tensor(3.0, 0, 0, 4).view(2, 2), "nuc") // 7
    /// ```
    ///
    /// Here `dim` is `null`, `keepdim` is `false` and `dtype` is `null`.
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param ord `fro` or `nuc`
    /// @return (*), with size 1 for the two dimensions if `keepdim`; real
    public static Tensor norm(Tensor input, String ord) {
        Arguments.given(input, "input");
        Arguments.given(ord, "ord");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,ord,dim,keepdim,dtype)", input, ord, null, false, null)
                        : null;
        Tensor made = MatrixNorms.norm(input, ord, null, false, null);
        return open == null ? made : open.close(made);
    }

    /// Norms of matrices by name, see [#matrixNorm].
    ///
    /// ```java
    /// Linalg.norm(tensor(3.0, 0, 0, 4).view(2, 2), "nuc") // 7
    /// ```
    ///
    /// Here `keepdim` is `false` and `dtype` is `null`.
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param ord `fro` or `nuc`
    /// @param dim the two dimensions of the matrices; null for the only ones
    /// @return (*), with size 1 for the two dimensions if `keepdim`; real
    public static Tensor norm(Tensor input, String ord, long @Nullable [] dim) {
        Arguments.given(input, "input");
        Arguments.given(ord, "ord");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,ord,dim,keepdim,dtype)", input, ord, dim, false, null)
                        : null;
        Tensor made = MatrixNorms.norm(input, ord, dim, false, null);
        return open == null ? made : open.close(made);
    }

    /// Norms of matrices by name, see [#matrixNorm].
    ///
    /// ```java
    /// Linalg.norm(tensor(3.0, 0, 0, 4).view(2, 2), "nuc") // 7
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param ord `fro` or `nuc`
    /// @param dim the two dimensions of the matrices; null for the only ones
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return (*), with size 1 for the two dimensions if `keepdim`; real
    public static Tensor norm(Tensor input, String ord, long @Nullable [] dim, boolean keepdim) {
        Arguments.given(input, "input");
        Arguments.given(ord, "ord");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,ord,dim,keepdim,dtype)", input, ord, dim, keepdim, null)
                        : null;
        Tensor made = MatrixNorms.norm(input, ord, dim, keepdim, null);
        return open == null ? made : open.close(made);
    }

    /// Norms of matrices by name, see [#matrixNorm].
    ///
    /// ```java
    /// Linalg.norm(tensor(3.0, 0, 0, 4).view(2, 2), "nuc") // 7
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param ord `fro` or `nuc`
    /// @param dim the two dimensions of the matrices; null for the only ones
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @param dtype what is computed in, or null for the input's
    /// @return (*), with size 1 for the two dimensions if `keepdim`; real
    public static Tensor norm(
            Tensor input,
            String ord,
            long @Nullable [] dim,
            boolean keepdim,
            @Nullable DType dtype) {
        Arguments.given(input, "input");
        Arguments.given(ord, "ord");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,ord,dim,keepdim,dtype)", input, ord, dim, keepdim, dtype)
                        : null;
        Tensor made = MatrixNorms.norm(input, ord, dim, keepdim, dtype);
        return open == null ? made : open.close(made);
    }

    /// A norm of vectors for one dimension, of matrices for two; without dimensions and order that
    /// of all elements as one vector.
    ///
    /// ```java
    /// Linalg.norm(tensor(3.0, 4)) // 5
    /// ```
    ///
    /// Here `keepdim` is `false` and `dtype` is `null`.
    ///
    /// @param input floats or complex numbers
    /// @param ord the order, see [#vectorNorm] and [#matrixNorm], or null for the Euclidean one
    /// @param dim the dimension; negative ones count from the last
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; real
    public static Tensor norm(Tensor input, double ord, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,ord,dim,keepdim,dtype)", input, ord, new long[] {dim}, false, null)
                        : null;
        Tensor made = MatrixNorms.norm(input, ord, new long[] {dim}, false, null);
        return open == null ? made : open.close(made);
    }

    /// A norm of vectors for one dimension, of matrices for two; without dimensions and order that
    /// of all elements as one vector.
    ///
    /// ```java
    /// Linalg.norm(tensor(3.0, 4)) // 5
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @param input floats or complex numbers
    /// @param ord the order, see [#vectorNorm] and [#matrixNorm], or null for the Euclidean one
    /// @param dim the dimension; negative ones count from the last
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; real
    public static Tensor norm(Tensor input, double ord, long dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,ord,dim,keepdim,dtype)", input, ord, new long[] {dim}, keepdim, null)
                        : null;
        Tensor made = MatrixNorms.norm(input, ord, new long[] {dim}, keepdim, null);
        return open == null ? made : open.close(made);
    }

    /// The Moore-Penrose inverse: of singular values up to a tolerance it takes 0 for the
    /// reciprocal.
    ///
    /// The derivative is right where the rank does not change.
    ///
    /// ```java
    /// Linalg.pinv(tensor(2.0, 0, 0, 0).view(2, 2)) // [[0.5, 0], [0, 0]]
    /// ```
    ///
    /// Here `atol` is `null`, `rtol` is `null` and `hermitian` is `false`.
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @return (\*, n, m) of the input's dtype
    public static Tensor pinv(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("pinv(input,atol,rtol,hermitian)", input, null, null, false)
                        : null;
        Tensor made = PseudoInverses.pinv(input, null, null, false);
        return open == null ? made : open.close(made);
    }

    /// The Moore-Penrose inverse: of singular values up to a tolerance it takes 0 for the
    /// reciprocal.
    ///
    /// The derivative is right where the rank does not change.
    ///
    /// ```java
    /// Linalg.pinv(tensor(2.0, 0, 0, 0).view(2, 2)) // [[0.5, 0], [0, 0]]
    /// ```
    ///
    /// Options and their defaults:
    /// - `atol`, `null`: (*) what counts as zero, or null for 0
    /// - `rtol`, `null`: (*) what counts as zero as a part of the largest, or null for the larger size
    ///   times the precision, and 0 where `atol` is given
    /// - `hermitian`, `false`: whether the matrix is symmetric, of which the lower triangle is read
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param options sets the options, those of [OperationOptions.Pinv]
    /// @return (\*, n, m) of the input's dtype
    public static Tensor pinv(Tensor input, Consumer<OperationOptions.Pinv> options) {
        OperationOptions.Pinv o = OperationOptions.Pinv.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("pinv(input,atol,rtol,hermitian)", input, o.atol, o.rtol, o.hermitian)
                        : null;
        Tensor made = PseudoInverses.pinv(input, o.atol, o.rtol, o.hermitian);
        return open == null ? made : open.close(made);
    }

    /// The form of [Linalg#pinv] with one tolerance, a part of the largest singular value.
    ///
    /// ```java
    /// Linalg.pinv(tensor(2.0, 0, 0, 0.1).view(2, 2), 0.1) // [[0.5, 0], [0, 0]]
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param rcond the tolerance as a part of the largest singular value
    /// @return (\*, n, m) of the input's dtype
    public static Tensor pinv(Tensor input, double rcond) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("pinv(input,rcond)", input, rcond)
                        : null;
        Tensor made = PseudoInverses.pinv(input, rcond);
        return open == null ? made : open.close(made);
    }

    /// The polar decomposition of matrices that have at least as many rows as columns: `A = U H`, U
    /// with orthonormal columns, H symmetric and positive semidefinite.
    ///
    /// Differentiable where A has full rank.
    ///
    /// ```java
    /// Linalg.polar(tensor(new double[][] {{0, -2}, {3, 0}})) // [[0, -1], [1, 0]], [[3, 0], [0, 2]]
    /// ```
    ///
    /// @param input (*, m, n) float32 or float64, m ≥ n
    /// @return U (\*, m, n) and H (\*, n, n)
    /// @throws dev.obor.base.ShapeError if there are fewer rows than columns
    public static Polar polar(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("polar(input)", new Object[] {input})
                        : null;
        Polar made = MatrixRoots.polar(input);
        return open == null ? made : open.close(made);
    }

    /// A = Q R with orthonormal columns of Q and an upper triangle R.
    ///
    /// ```java
    /// Linalg.qr(tensor(3.0, 4, 0, 5).view(2, 2)).r() // [[3, 4], [0, 5]]
    /// ```
    ///
    /// Here `mode` is `"reduced"`.
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @return Q and R, of the input's dtype; for `r` Q is empty
    /// @throws dev.obor.base.ValueError for another mode
    public static Qr qr(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("qr(input,mode)", input, "reduced")
                        : null;
        Qr made = QrOps.qr(input, "reduced");
        return open == null ? made : open.close(made);
    }

    /// A = Q R with orthonormal columns of Q and an upper triangle R.
    ///
    /// ```java
    /// Linalg.qr(tensor(3.0, 4, 0, 5).view(2, 2)).r() // [[3, 4], [0, 5]]
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param mode `reduced` for Q of (\*, m, k) and R of (\*, k, n) with k the smaller size,
    ///   `complete` for (\*, m, m) and (\*, m, n), `r` for R alone; default `reduced`
    /// @return Q and R, of the input's dtype; for `r` Q is empty
    /// @throws dev.obor.base.ValueError for another mode
    public static Qr qr(Tensor input, String mode) {
        Arguments.given(input, "input");
        Arguments.given(mode, "mode");
        Recorder.Open open = Recorder.on() ? Recorder.open("qr(input,mode)", input, mode) : null;
        Qr made = QrOps.qr(input, mode);
        return open == null ? made : open.close(made);
    }

    /// The sign and the logarithm of the absolute value of determinants; 0 and -inf for singular
    /// matrices.
    ///
    /// ```java
    /// Linalg.slogdet(tensor(1.0, 2, 3, 4).view(2, 2)) // -1, 0.6931
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return the signs, (\*) of the input's dtype, and the logarithms, (\*) real
    public static Slogdet slogdet(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("slogdet(input)", new Object[] {input})
                        : null;
        Slogdet made = Determinants.slogdet(input);
        return open == null ? made : open.close(made);
    }

    /// The solution of A X = B, or of X A = B.
    ///
    /// ```java
    /// Tensor a = tensor(2.0, 1, 1, 3).view(2, 2);
    /// Linalg.solve(a, tensor(3.0, 4)) // [1, 1]
    /// ```
    ///
    /// Here `left` is `true`.
    ///
    /// @param a (*, n, n) float or complex, of 32 or 64 bits a number
    /// @param b (\*, n, k), or (\*, k, n) where A is on the right, or (n) or A's batch of those
    /// @return X, of the shape of B
    /// @throws dev.obor.base.LinAlgError if a matrix is singular
    public static Tensor solve(Tensor a, Tensor b) {
        Arguments.given(a, "a");
        Arguments.given(b, "b");
        Recorder.Open open = Recorder.on() ? Recorder.open("solve(a,b,left)", a, b, true) : null;
        Tensor made = Solving.solve(a, b, true);
        return open == null ? made : open.close(made);
    }

    /// The solution of A X = B, or of X A = B.
    ///
    /// ```java
    /// Tensor a = tensor(2.0, 1, 1, 3).view(2, 2);
    /// Linalg.solve(a, tensor(3.0, 4)) // [1, 1]
    /// ```
    ///
    /// @param a (*, n, n) float or complex, of 32 or 64 bits a number
    /// @param b (\*, n, k), or (\*, k, n) where A is on the right, or (n) or A's batch of those
    /// @param left whether A is on the left; default `true`
    /// @return X, of the shape of B
    /// @throws dev.obor.base.LinAlgError if a matrix is singular
    public static Tensor solve(Tensor a, Tensor b, boolean left) {
        Arguments.given(a, "a");
        Arguments.given(b, "b");
        Recorder.Open open = Recorder.on() ? Recorder.open("solve(a,b,left)", a, b, left) : null;
        Tensor made = Solving.solve(a, b, left);
        return open == null ? made : open.close(made);
    }

    /// The solution of [#solve] and, for each matrix, which pivot is zero: 0 if none is.
    ///
    /// ```java
    /// Linalg.solveEx(zeros(2, 2), ones(2)).info() // 1
    /// ```
    ///
    /// Here `left` is `true` and `checkErrors` is `false`.
    ///
    /// @param a (*, n, n) float or complex, of 32 or 64 bits a number
    /// @param b (\*, n, k), or (\*, k, n) where A is on the right, or (n) or A's batch of those
    /// @return X, of the shape of B, and int32 (*)
    public static SolveEx solveEx(Tensor a, Tensor b) {
        Arguments.given(a, "a");
        Arguments.given(b, "b");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("solve_ex(a,b,left,check_errors)", a, b, true, false)
                        : null;
        SolveEx made = Solving.solveEx(a, b, true, false);
        return open == null ? made : open.close(made);
    }

    /// The solution of [#solve] and, for each matrix, which pivot is zero: 0 if none is.
    ///
    /// ```java
    /// Linalg.solveEx(zeros(2, 2), ones(2)).info() // 1
    /// ```
    ///
    /// Options and their defaults:
    /// - `left`, `true`: whether A is on the left
    /// - `checkErrors`, `false`: whether to fail nonetheless
    ///
    /// @param a (*, n, n) float or complex, of 32 or 64 bits a number
    /// @param b (\*, n, k), or (\*, k, n) where A is on the right, or (n) or A's batch of those
    /// @param options sets the options, those of [OperationOptions.SolveEx]
    /// @return X, of the shape of B, and int32 (*)
    public static SolveEx solveEx(Tensor a, Tensor b, Consumer<OperationOptions.SolveEx> options) {
        OperationOptions.SolveEx o = OperationOptions.SolveEx.DEFAULT.with(options);
        Arguments.given(a, "a");
        Arguments.given(b, "b");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("solve_ex(a,b,left,check_errors)", a, b, o.left, o.checkErrors)
                        : null;
        SolveEx made = Solving.solveEx(a, b, o.left, o.checkErrors);
        return open == null ? made : open.close(made);
    }

    /// Solves A X = B, or X A = B, for a triangle A; the other triangle is not read.
    ///
    /// ```java
    /// Tensor a = tensor(2.0, 1, 0, 4).view(2, 2);
    /// Linalg.solveTriangular(a, tensor(3.0, 4).view(2, 1), true) // [[1], [1]]
    /// ```
    ///
    /// Here `left` is `true` and `unitriangular` is `false`.
    ///
    /// @param a (*, n, n)
    /// @param b (\*, n, k), or (\*, k, n) where A is on the right
    /// @param upper whether A is an upper triangle
    /// @return X, of the shape of B
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor solveTriangular(Tensor a, Tensor b, boolean upper) {
        Arguments.given(a, "a");
        Arguments.given(b, "b");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("solve_triangular(a,b,upper,left,unitriangular)", a, b, upper, true, false)
                        : null;
        Tensor made = TriangularOps.solveTriangular(a, b, upper, true, false);
        return open == null ? made : open.close(made);
    }

    /// Solves A X = B, or X A = B, for a triangle A; the other triangle is not read.
    ///
    /// ```java
    /// Tensor a = tensor(2.0, 1, 0, 4).view(2, 2);
    /// Linalg.solveTriangular(a, tensor(3.0, 4).view(2, 1), true) // [[1], [1]]
    /// ```
    ///
    /// Options and their defaults:
    /// - `left`, `true`: whether A is on the left
    /// - `unitriangular`, `false`: whether the diagonal of A counts as ones, and is not read
    ///
    /// @param a (*, n, n)
    /// @param b (\*, n, k), or (\*, k, n) where A is on the right
    /// @param upper whether A is an upper triangle
    /// @param options sets the options, those of [OperationOptions.SolveTriangular]
    /// @return X, of the shape of B
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor solveTriangular(
            Tensor a,
            Tensor b,
            boolean upper,
            Consumer<OperationOptions.SolveTriangular> options) {
        OperationOptions.SolveTriangular o = OperationOptions.SolveTriangular.DEFAULT.with(options);
        Arguments.given(a, "a");
        Arguments.given(b, "b");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("solve_triangular(a,b,upper,left,unitriangular)", a, b, upper, o.left, o.unitriangular)
                        : null;
        Tensor made = TriangularOps.solveTriangular(a, b, upper, o.left, o.unitriangular);
        return open == null ? made : open.close(made);
    }

    /// A = U diag(S) Vh with orthonormal columns of U and rows of Vh; S falls.
    ///
    /// Vectors are unique up to their sign or phase, and not even that where values are equal:
    /// gradients through them are right for what does not depend on that choice.
    ///
    /// ```java
    /// var f = Linalg.svd(randn(5, 3), o -> o.fullMatrices(false));
    /// f.u().shape() // [5, 3]
    /// f.vh().shape() // [3, 3]
    /// ```
    ///
    /// Here `fullMatrices` is `true` and `driver` is `null`.
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @return U, S (\*, k) real, and Vh
    /// @throws dev.obor.base.LinAlgError if an element is not finite
    public static Svd svd(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("svd(input,full_matrices,driver)", input, true, null)
                        : null;
        Svd made = SvdOps.svd(input, true, null);
        return open == null ? made : open.close(made);
    }

    /// A = U diag(S) Vh with orthonormal columns of U and rows of Vh; S falls.
    ///
    /// Vectors are unique up to their sign or phase, and not even that where values are equal:
    /// gradients through them are right for what does not depend on that choice.
    ///
    /// ```java
    /// var f = Linalg.svd(randn(5, 3), o -> o.fullMatrices(false));
    /// f.u().shape() // [5, 3]
    /// f.vh().shape() // [3, 3]
    /// ```
    ///
    /// Options and their defaults:
    /// - `fullMatrices`, `true`: whether U is (\*, m, m) and Vh (\*, n, n); else (\*, m, k) and (\*, k,
    ///   n) with k the smaller size
    /// - `driver`, `null`
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param options sets the options, those of [OperationOptions.Svd]
    /// @return U, S (\*, k) real, and Vh
    /// @throws dev.obor.base.LinAlgError if an element is not finite
    public static Svd svd(Tensor input, Consumer<OperationOptions.Svd> options) {
        OperationOptions.Svd o = OperationOptions.Svd.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("svd(input,full_matrices,driver)", input, o.fullMatrices, o.driver)
                        : null;
        Svd made = SvdOps.svd(input, o.fullMatrices, o.driver);
        return open == null ? made : open.close(made);
    }

    /// The singular values, in falling order.
    ///
    /// ```java
    /// Linalg.svdvals(tensor(1.0, 0, 0, -3).view(2, 2)) // [3, 1]
    /// ```
    ///
    /// Here `driver` is `null`.
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @return (\*, k) real, k the smaller size
    /// @throws dev.obor.base.LinAlgError if an element is not finite
    public static Tensor svdvals(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("svdvals(input,driver)", input, null)
                        : null;
        Tensor made = SvdOps.svdvals(input, null);
        return open == null ? made : open.close(made);
    }

    /// The singular values, in falling order.
    ///
    /// ```java
    /// Linalg.svdvals(tensor(1.0, 0, 0, -3).view(2, 2)) // [3, 1]
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param driver an algorithm of other backends; any but null is refused
    /// @return (\*, k) real, k the smaller size
    /// @throws dev.obor.base.LinAlgError if an element is not finite
    public static Tensor svdvals(Tensor input, @Nullable String driver) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("svdvals(input,driver)", input, driver)
                        : null;
        Tensor made = SvdOps.svdvals(input, driver);
        return open == null ? made : open.close(made);
    }

    /// The inverse of a tensor as a map from its last dimensions to its first ones.
    ///
    /// ```java
    /// Linalg.tensorinv(eye(6).view(2, 3, 6)).shape() // [6, 2, 3]
    /// ```
    ///
    /// Here `ind` is `2`.
    ///
    /// @param input whose first `ind` sizes multiply to as much as the others
    /// @return of the last sizes, then the first ones
    /// @throws dev.obor.base.ShapeError if they do not
    /// @throws dev.obor.base.LinAlgError if it is singular
    public static Tensor tensorinv(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("tensorinv(input,ind)", input, 2) : null;
        Tensor made = TensorSystems.tensorinv(input, 2);
        return open == null ? made : open.close(made);
    }

    /// The inverse of a tensor as a map from its last dimensions to its first ones.
    ///
    /// ```java
    /// Linalg.tensorinv(eye(6).view(2, 3, 6)).shape() // [6, 2, 3]
    /// ```
    ///
    /// @param input whose first `ind` sizes multiply to as much as the others
    /// @param ind how many dimensions come first; default `2`
    /// @return of the last sizes, then the first ones
    /// @throws dev.obor.base.ShapeError if they do not
    /// @throws dev.obor.base.LinAlgError if it is singular
    public static Tensor tensorinv(Tensor input, long ind) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tensorinv(input,ind)", input, ind)
                        : null;
        Tensor made = TensorSystems.tensorinv(input, ind);
        return open == null ? made : open.close(made);
    }

    /// The X with tensordot(A, X, number of X's dimensions) = B.
    ///
    /// ```java
    /// Linalg.tensorsolve(eye(6).view(2, 3, 2, 3), ones(2, 3)) // [[1, 1, 1], [1, 1, 1]]
    /// ```
    ///
    /// Here `dims` is `null`.
    ///
    /// @param input A, whose sizes behind those of B multiply to as much as the first ones
    /// @param other B
    /// @return X, of A's last sizes
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.LinAlgError if A is singular
    public static Tensor tensorsolve(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tensorsolve(input,other,dims)", input, other, null)
                        : null;
        Tensor made = TensorSystems.tensorsolve(input, other, null);
        return open == null ? made : open.close(made);
    }

    /// The X with tensordot(A, X, number of X's dimensions) = B.
    ///
    /// ```java
    /// Linalg.tensorsolve(eye(6).view(2, 3, 2, 3), ones(2, 3)) // [[1, 1, 1], [1, 1, 1]]
    /// ```
    ///
    /// @param input A, whose sizes behind those of B multiply to as much as the first ones
    /// @param other B
    /// @param dims the dimensions of A that are moved to its end first, or null
    /// @return X, of A's last sizes
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.LinAlgError if A is singular
    public static Tensor tensorsolve(Tensor input, Tensor other, long @Nullable [] dims) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tensorsolve(input,other,dims)", input, other, dims)
                        : null;
        Tensor made = TensorSystems.tensorsolve(input, other, dims);
        return open == null ? made : open.close(made);
    }

    /// The powers 0 to n - 1 of numbers, a row for each (a Vandermonde matrix).
    ///
    /// ```java
    /// Linalg.vander(tensor(1, 2, 3)) // [[1, 1, 1], [1, 2, 4], [1, 3, 9]]
    /// ```
    ///
    /// Here `n` is `null`.
    ///
    /// @param input (*, m)
    /// @return (\*, m, n)
    public static Tensor vander(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("vander(input,n)", input, null) : null;
        Tensor made = MatrixFunctions.vander(input, null);
        return open == null ? made : open.close(made);
    }

    /// The powers 0 to n - 1 of numbers, a row for each (a Vandermonde matrix).
    ///
    /// ```java
    /// Linalg.vander(tensor(1, 2, 3)) // [[1, 1, 1], [1, 2, 4], [1, 3, 9]]
    /// ```
    ///
    /// @param input (*, m)
    /// @param n the number of columns, or null for m
    /// @return (\*, m, n)
    public static Tensor vander(Tensor input, @Nullable Long n) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("vander(input,n)", input, n) : null;
        Tensor made = MatrixFunctions.vander(input, n);
        return open == null ? made : open.close(made);
    }

    /// Sums of products along a dimension, of complex numbers those with the conjugates of `x`; the
    /// rest broadcasts.
    ///
    /// ```java
    /// Linalg.vecdot(tensor(1.0, 2, 3, 4).view(2, 2), tensor(1.0, 1)) // [3, 7]
    /// ```
    ///
    /// Here `dim` is `-1`.
    ///
    /// @param x floats or complex numbers
    /// @param y of the same dtype
    /// @return of the broadcast shape without the dimension; of their dtype
    public static Tensor vecdot(Tensor x, Tensor y) {
        Arguments.given(x, "x");
        Arguments.given(y, "y");
        Recorder.Open open = Recorder.on() ? Recorder.open("vecdot(x,y,dim)", x, y, -1) : null;
        Tensor made = VectorOps.vecdot(x, y, -1);
        return open == null ? made : open.close(made);
    }

    /// Sums of products along a dimension, of complex numbers those with the conjugates of `x`; the
    /// rest broadcasts.
    ///
    /// ```java
    /// Linalg.vecdot(tensor(1.0, 2, 3, 4).view(2, 2), tensor(1.0, 1)) // [3, 7]
    /// ```
    ///
    /// @param x floats or complex numbers
    /// @param y of the same dtype
    /// @param dim the dimension; negative ones count from the last; default `-1`
    /// @return of the broadcast shape without the dimension; of their dtype
    public static Tensor vecdot(Tensor x, Tensor y, long dim) {
        Arguments.given(x, "x");
        Arguments.given(y, "y");
        Recorder.Open open = Recorder.on() ? Recorder.open("vecdot(x,y,dim)", x, y, dim) : null;
        Tensor made = VectorOps.vecdot(x, y, dim);
        return open == null ? made : open.close(made);
    }

    /// Norms of vectors: the root of the sum of powers of absolute values, the largest for an
    /// infinite order, the smallest for a negative infinite one, the number of non-zeros for 0.
    ///
    /// ```java
    /// Linalg.vectorNorm(tensor(3.0, -4)) // 5
    /// Linalg.vectorNorm(tensor(3.0, -4), Double.POSITIVE_INFINITY) // 4
    /// ```
    ///
    /// Here `ord` is `2`, `dim` is `null`, `keepdim` is `false` and `dtype` is `null`.
    ///
    /// @param input floats or complex numbers
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; real
    public static Tensor vectorNorm(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("vector_norm(input,ord,dim,keepdim,dtype)", input, 2, null, false, null)
                        : null;
        Tensor made = MatrixNorms.vectorNorm(input, 2, null, false, null);
        return open == null ? made : open.close(made);
    }

    /// Norms of vectors: the root of the sum of powers of absolute values, the largest for an
    /// infinite order, the smallest for a negative infinite one, the number of non-zeros for 0.
    ///
    /// ```java
    /// Linalg.vectorNorm(tensor(3.0, -4)) // 5
    /// Linalg.vectorNorm(tensor(3.0, -4), Double.POSITIVE_INFINITY) // 4
    /// ```
    ///
    /// Here `dim` is `null`, `keepdim` is `false` and `dtype` is `null`.
    ///
    /// @param input floats or complex numbers
    /// @param ord the order; default `2`
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; real
    public static Tensor vectorNorm(Tensor input, double ord) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("vector_norm(input,ord,dim,keepdim,dtype)", input, ord, null, false, null)
                        : null;
        Tensor made = MatrixNorms.vectorNorm(input, ord, null, false, null);
        return open == null ? made : open.close(made);
    }

    /// Norms of vectors: the root of the sum of powers of absolute values, the largest for an
    /// infinite order, the smallest for a negative infinite one, the number of non-zeros for 0.
    ///
    /// ```java
    /// Linalg.vectorNorm(tensor(3.0, -4)) // 5
    /// Linalg.vectorNorm(tensor(3.0, -4), Double.POSITIVE_INFINITY) // 4
    /// ```
    ///
    /// Here `keepdim` is `false` and `dtype` is `null`.
    ///
    /// @param input floats or complex numbers
    /// @param ord the order; default `2`
    /// @param dim the dimensions that are one vector, or null for all
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; real
    public static Tensor vectorNorm(Tensor input, double ord, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("vector_norm(input,ord,dim,keepdim,dtype)", input, ord, new long[] {dim}, false, null)
                        : null;
        Tensor made = MatrixNorms.vectorNorm(input, ord, new long[] {dim}, false, null);
        return open == null ? made : open.close(made);
    }

    /// Norms of vectors: the root of the sum of powers of absolute values, the largest for an
    /// infinite order, the smallest for a negative infinite one, the number of non-zeros for 0.
    ///
    /// ```java
    /// Linalg.vectorNorm(tensor(3.0, -4)) // 5
    /// Linalg.vectorNorm(tensor(3.0, -4), Double.POSITIVE_INFINITY) // 4
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @param input floats or complex numbers
    /// @param ord the order; default `2`
    /// @param dim the dimensions that are one vector, or null for all
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; real
    public static Tensor vectorNorm(Tensor input, double ord, long dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("vector_norm(input,ord,dim,keepdim,dtype)", input, ord, new long[] {dim}, keepdim, null)
                        : null;
        Tensor made = MatrixNorms.vectorNorm(input, ord, new long[] {dim}, keepdim, null);
        return open == null ? made : open.close(made);
    }

    /// Norms of vectors: the root of the sum of powers of absolute values, the largest for an
    /// infinite order, the smallest for a negative infinite one, the number of non-zeros for 0.
    ///
    /// ```java
    /// Linalg.vectorNorm(tensor(3.0, -4)) // 5
    /// Linalg.vectorNorm(tensor(3.0, -4), Double.POSITIVE_INFINITY) // 4
    /// ```
    ///
    /// Here `keepdim` is `false` and `dtype` is `null`.
    ///
    /// @param input floats or complex numbers
    /// @param ord the order; default `2`
    /// @param dim the dimensions that are one vector, or null for all
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; real
    public static Tensor vectorNorm(Tensor input, double ord, long @Nullable [] dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("vector_norm(input,ord,dim,keepdim,dtype)", input, ord, dim, false, null)
                        : null;
        Tensor made = MatrixNorms.vectorNorm(input, ord, dim, false, null);
        return open == null ? made : open.close(made);
    }

    /// Norms of vectors: the root of the sum of powers of absolute values, the largest for an
    /// infinite order, the smallest for a negative infinite one, the number of non-zeros for 0.
    ///
    /// ```java
    /// Linalg.vectorNorm(tensor(3.0, -4)) // 5
    /// Linalg.vectorNorm(tensor(3.0, -4), Double.POSITIVE_INFINITY) // 4
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @param input floats or complex numbers
    /// @param ord the order; default `2`
    /// @param dim the dimensions that are one vector, or null for all
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; real
    public static Tensor vectorNorm(
            Tensor input, double ord, long @Nullable [] dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("vector_norm(input,ord,dim,keepdim,dtype)", input, ord, dim, keepdim, null)
                        : null;
        Tensor made = MatrixNorms.vectorNorm(input, ord, dim, keepdim, null);
        return open == null ? made : open.close(made);
    }

    /// Norms of vectors: the root of the sum of powers of absolute values, the largest for an
    /// infinite order, the smallest for a negative infinite one, the number of non-zeros for 0.
    ///
    /// ```java
    /// Linalg.vectorNorm(tensor(3.0, -4)) // 5
    /// Linalg.vectorNorm(tensor(3.0, -4), Double.POSITIVE_INFINITY) // 4
    /// ```
    ///
    /// @param input floats or complex numbers
    /// @param ord the order; default `2`
    /// @param dim the dimensions that are one vector, or null for all
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @param dtype what is computed in, or null for the input's
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; real
    public static Tensor vectorNorm(
            Tensor input,
            double ord,
            long @Nullable [] dim,
            boolean keepdim,
            @Nullable DType dtype) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("vector_norm(input,ord,dim,keepdim,dtype)", input, ord, dim, keepdim, dtype)
                        : null;
        Tensor made = MatrixNorms.vectorNorm(input, ord, dim, keepdim, dtype);
        return open == null ? made : open.close(made);
    }

    /// A factor, and where there is none.
    ///
    /// @param l (*, n, n) the triangle
    /// @param info (*) int32, 0, or the order of the first leading minor that is not positive
    public record CholeskyEx(Tensor l, Tensor info) {
        public CholeskyEx {
            Arguments.given(l, "l");
            Arguments.given(info, "info");
        }
    }

    /// Eigenvalues and eigenvectors of general matrices, which are complex.
    ///
    /// @param eigenvalues (*, n)
    /// @param eigenvectors (*, n, n) as columns, in the same order
    public record Eig(Tensor eigenvalues, Tensor eigenvectors) {
        public Eig {
            Arguments.given(eigenvalues, "eigenvalues");
            Arguments.given(eigenvectors, "eigenvectors");
        }
    }

    /// Eigenvalues and eigenvectors.
    ///
    /// @param eigenvalues (*, n) in rising order
    /// @param eigenvectors (*, n, n) as columns, in the same order
    public record Eigh(Tensor eigenvalues, Tensor eigenvectors) {
        public Eigh {
            Arguments.given(eigenvalues, "eigenvalues");
            Arguments.given(eigenvectors, "eigenvectors");
        }
    }

    /// Some eigenvalues of matrices, and their vectors: what [Obor#lobpcg] finds.
    ///
    /// @param eigenvalues (*, k), the largest or smallest first
    /// @param eigenvectors (*, m, k) as columns, in the same order
    public record Eigenpairs(Tensor eigenvalues, Tensor eigenvectors) {
        public Eigenpairs {
            Arguments.given(eigenvalues, "eigenvalues");
            Arguments.given(eigenvectors, "eigenvectors");
        }
    }

    /// A polar decomposition.
    ///
    /// @param u (*, m, n) with orthonormal columns
    /// @param h (*, n, n) symmetric and positive semidefinite
    public record Polar(Tensor u, Tensor h) {
        public Polar {
            Arguments.given(u, "u");
            Arguments.given(h, "h");
        }
    }

    /// A packed QR factorisation.
    ///
    /// @param a (*, m, n) R, and below it the vectors of the reflections
    /// @param tau (*, k) the factors of the reflections
    public record Geqrf(Tensor a, Tensor tau) {
        public Geqrf {
            Arguments.given(a, "a");
            Arguments.given(tau, "tau");
        }
    }

    /// An inverse, and where there is none.
    ///
    /// @param inverse (*, n, n)
    /// @param info (*) int32, 0, or the number of the first pivot that is zero
    public record InvEx(Tensor inverse, Tensor info) {
        public InvEx {
            Arguments.given(inverse, "inverse");
            Arguments.given(info, "info");
        }
    }

    /// A packed factorisation of symmetric matrices.
    ///
    /// @param ld (*, n, n)
    /// @param pivots (*, n) int32, as LAPACK has them
    public record LdlFactor(Tensor ld, Tensor pivots) {
        public LdlFactor {
            Arguments.given(ld, "ld");
            Arguments.given(pivots, "pivots");
        }
    }

    /// A packed factorisation of symmetric matrices, and where it failed.
    ///
    /// @param ld (*, n, n)
    /// @param pivots (*, n) int32, as LAPACK has them
    /// @param info (*) int32, 0, or the number of the first pivot that is zero
    public record LdlFactorEx(Tensor ld, Tensor pivots, Tensor info) {
        public LdlFactorEx {
            Arguments.given(ld, "ld");
            Arguments.given(pivots, "pivots");
            Arguments.given(info, "info");
        }
    }

    /// A solution of least squares, and what else the method finds.
    ///
    /// @param solution (*, n, k)
    /// @param residuals (*, k) the sums of squares that remain, or empty
    /// @param rank (*) int64, or empty
    /// @param singularValues (*, min(m, n)), or empty
    public record Lstsq(Tensor solution, Tensor residuals, Tensor rank, Tensor singularValues) {
        public Lstsq {
            Arguments.given(solution, "solution");
            Arguments.given(residuals, "residuals");
            Arguments.given(rank, "rank");
            Arguments.given(singularValues, "singularValues");
        }
    }

    /// The factors of P L U.
    ///
    /// @param p (*, m, m) a permutation, or empty
    /// @param l (*, m, k) a lower triangle with a diagonal of ones
    /// @param u (*, k, n) an upper triangle
    public record Lu(Tensor p, Tensor l, Tensor u) {
        public Lu {
            Arguments.given(p, "p");
            Arguments.given(l, "l");
            Arguments.given(u, "u");
        }
    }

    /// A packed LU factorisation.
    ///
    /// @param lu (*, m, n) both triangles
    /// @param pivots (*, k) int32, for each row the one it was exchanged with, from 1 on
    public record LuFactor(Tensor lu, Tensor pivots) {
        public LuFactor {
            Arguments.given(lu, "lu");
            Arguments.given(pivots, "pivots");
        }
    }

    /// A packed LU factorisation, and where U is singular.
    ///
    /// @param lu (*, m, n) both triangles
    /// @param pivots (*, k) int32, for each row the one it was exchanged with, from 1 on
    /// @param info (*) int32, 0, or the number of the first pivot that is zero
    public record LuFactorEx(Tensor lu, Tensor pivots, Tensor info) {
        public LuFactorEx {
            Arguments.given(lu, "lu");
            Arguments.given(pivots, "pivots");
            Arguments.given(info, "info");
        }
    }

    /// The factors of Q R.
    ///
    /// @param q (*, m, k) with orthonormal columns, or empty
    /// @param r (*, k, n) an upper triangle
    public record Qr(Tensor q, Tensor r) {
        public Qr {
            Arguments.given(q, "q");
            Arguments.given(r, "r");
        }
    }

    /// Sign and logarithm of a determinant.
    ///
    /// @param sign (*) -1, 0 or 1
    /// @param logabsdet (*) the logarithm of its absolute value
    public record Slogdet(Tensor sign, Tensor logabsdet) {
        public Slogdet {
            Arguments.given(sign, "sign");
            Arguments.given(logabsdet, "logabsdet");
        }
    }

    /// A solution, and where there is none.
    ///
    /// @param result (*, n, k)
    /// @param info (*) int32, 0, or the number of the first pivot that is zero
    public record SolveEx(Tensor result, Tensor info) {
        public SolveEx {
            Arguments.given(result, "result");
            Arguments.given(info, "info");
        }
    }

    /// The factors of U diag(S) Vh.
    ///
    /// @param u (*, m, k) with orthonormal columns
    /// @param s (*, k) in falling order
    /// @param vh (*, k, n) with orthonormal rows
    public record Svd(Tensor u, Tensor s, Tensor vh) {
        public Svd {
            Arguments.given(u, "u");
            Arguments.given(s, "s");
            Arguments.given(vh, "vh");
        }
    }

    /// A solution, and the triangle it was found with.
    ///
    /// @param solution (*, n, k)
    /// @param clonedCoefficient (*, n, n) a copy of the triangle
    public record TriangularSolution(Tensor solution, Tensor clonedCoefficient) {
        public TriangularSolution {
            Arguments.given(solution, "solution");
            Arguments.given(clonedCoefficient, "clonedCoefficient");
        }
    }

    /// The factors of U diag(S) Vᵀ, with V as `torch.svd` has it.
    ///
    /// @param u (*, m, k) with orthonormal columns
    /// @param s (*, k) in falling order
    /// @param v (*, n, k) with orthonormal columns
    public record Usv(Tensor u, Tensor s, Tensor v) {
        public Usv {
            Arguments.given(u, "u");
            Arguments.given(s, "s");
            Arguments.given(v, "v");
        }
    }
}
