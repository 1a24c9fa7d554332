package dev.obor.op.pointwise;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.pointwise.Pointwise.binary;

import dev.obor.expr.BinaryOp;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.op.Operation;
import dev.obor.op.Operation.Other;
import dev.obor.op.pointwise.Pointwise.Formula2;
import dev.obor.op.pointwise.Pointwise.Rule;

/// Orthogonal polynomials, of PyTorch's `torch.special`.
///
/// The degree is the integer part of the second operand; polynomials of a negative, infinite or NaN
/// degree are 0. They are computed by their recurrences (M. Abramowitz and I. Stegun, 22.7), which
/// take time in proportion to the degree: above 10,000,000 they are NaN. Chebyshev's of higher
/// degrees between -1 and 1 are those of an angle instead (22.3.15 and 22.3.16). Of float32 and
/// float64; integers become the default dtype. No gradient flows through them, as in PyTorch.
public final class Polynomials {
    private Polynomials() {}

    private static Pointwise polynomial(String name, Formula2 f) {
        return binary("special_" + name, Rule.FLOAT, f).wide(name + "_cpu").withoutGradient();
    }

    private static Pointwise recurrence(String name, BinaryOp op) {
        return polynomial(name, (x, n) -> Exprs.loop(op, x, n));
    }

    private static Pointwise chebyshev(Kind kind, boolean shifted) {
        String name = "chebyshev_polynomial_" + kind.letter;
        return polynomial(
                shifted ? "shifted_" + name : name,
                (x, n) -> kind.of(shifted ? x.add(x).sub(1) : x, n, shifted));
    }

    /// The four kinds.
    private enum Kind {
        T("t", BinaryOp.CHEBYSHEV_T, 6, 6),
        U("u", BinaryOp.CHEBYSHEV_U, 8, 6),
        V("v", BinaryOp.CHEBYSHEV_V, 8, 6),
        W("w", BinaryOp.CHEBYSHEV_W, 8, 4);

        private final String letter;
        private final BinaryOp recurrence;
        private final int last;
        private final int lastShifted;

        Kind(String letter, BinaryOp recurrence, int last, int lastShifted) {
            this.letter = letter;
            this.recurrence = recurrence;
            this.last = last;
            this.lastShifted = lastShifted;
        }

        private static Expr c(Expr like, double value) {
            return Exprs.constant(like.type(), value);
        }

        Expr of(Expr x, Expr degree, boolean shifted) {
            Expr n = Exprs.trunc(degree);
            Expr size = Exprs.abs(x);
            Expr isDegree = degree.gt(-1).and(degree.lt(0x1p63));
            Expr angular = n.gt(shifted ? lastShifted : last).and(size.lt(1));
            Expr inside = angular.where(ofAngle(x, n), Exprs.loop(recurrence, x, degree));
            Expr border = size.eq(1).where(x.gt(0).where(atOne(n), atMinusOne(n)), inside);
            return isDegree.where(border, c(x, 0));
        }

        private Expr ofAngle(Expr x, Expr n) {
            Expr angle = Exprs.acos(x);
            return switch (this) {
                case T -> Exprs.cos(n.mul(angle));
                case U -> Exprs.sin(n.add(1).mul(angle)).div(Exprs.sin(angle));
                case V -> Exprs.cos(n.add(0.5).mul(angle)).div(Exprs.cos(angle.mul(0.5)));
                case W -> Exprs.sin(n.add(0.5).mul(angle)).div(Exprs.sin(angle.mul(0.5)));
            };
        }

        private Expr atOne(Expr n) {
            return switch (this) {
                case T, V -> c(n, 1);
                case U -> n.add(1);
                case W -> n.add(n).add(1);
            };
        }

        private Expr atMinusOne(Expr n) {
            Expr even = Exprs.fmod(n, c(n, 2)).eq(0);
            Expr value =
                    switch (this) {
                        case T, W -> c(n, 1);
                        case U -> n.add(1);
                        case V -> n.add(n).add(1);
                    };
            return even.where(value, value.neg());
        }
    }

    /// Chebyshev's polynomials of the first kind, of a number and a degree.
    ///
    /// ```java
    /// chebyshevPolynomialT(tensor(0.5, 2), 3) // [-1, 26]
    /// ```
    @Operation(value = OBOR, other = Other.NUMBER, numberFirst = true)
    public static final Pointwise CHEBYSHEV_POLYNOMIAL_T = chebyshev(Kind.T, false);

    /// Chebyshev's polynomials of the first kind, shifted to the numbers from 0 to 1.
    ///
    /// ```java
    /// shiftedChebyshevPolynomialT(tensor(0.25, 1), 3) // [1, 1]
    /// ```
    @Operation(value = OBOR, other = Other.NUMBER, numberFirst = true)
    public static final Pointwise SHIFTED_CHEBYSHEV_POLYNOMIAL_T = chebyshev(Kind.T, true);

    /// Chebyshev's polynomials of the second kind, of a number and a degree.
    ///
    /// ```java
    /// chebyshevPolynomialU(tensor(0.5, 2), 3) // [-1, 56]
    /// ```
    @Operation(value = OBOR, other = Other.NUMBER, numberFirst = true)
    public static final Pointwise CHEBYSHEV_POLYNOMIAL_U = chebyshev(Kind.U, false);

    /// Chebyshev's polynomials of the second kind, shifted to the numbers from 0 to 1.
    ///
    /// ```java
    /// shiftedChebyshevPolynomialU(tensor(0.25, 1), 3) // [1, 4]
    /// ```
    @Operation(value = OBOR, other = Other.NUMBER, numberFirst = true)
    public static final Pointwise SHIFTED_CHEBYSHEV_POLYNOMIAL_U = chebyshev(Kind.U, true);

    /// Chebyshev's polynomials of the third kind, of a number and a degree.
    ///
    /// ```java
    /// chebyshevPolynomialV(tensor(0.5, 2), 3) // [-1, 41]
    /// ```
    @Operation(value = OBOR, other = Other.NUMBER, numberFirst = true)
    public static final Pointwise CHEBYSHEV_POLYNOMIAL_V = chebyshev(Kind.V, false);

    /// Chebyshev's polynomials of the third kind, shifted to the numbers from 0 to 1.
    ///
    /// ```java
    /// shiftedChebyshevPolynomialV(tensor(0.25, 1), 3) // [1, 1]
    /// ```
    @Operation(value = OBOR, other = Other.NUMBER, numberFirst = true)
    public static final Pointwise SHIFTED_CHEBYSHEV_POLYNOMIAL_V = chebyshev(Kind.V, true);

    /// Chebyshev's polynomials of the fourth kind, of a number and a degree.
    ///
    /// ```java
    /// chebyshevPolynomialW(tensor(0.5, 2), 3) // [-1, 71]
    /// ```
    @Operation(value = OBOR, other = Other.NUMBER, numberFirst = true)
    public static final Pointwise CHEBYSHEV_POLYNOMIAL_W = chebyshev(Kind.W, false);

    /// Chebyshev's polynomials of the fourth kind, shifted to the numbers from 0 to 1.
    ///
    /// ```java
    /// shiftedChebyshevPolynomialW(tensor(0.25, 1), 3) // [1, 7]
    /// ```
    @Operation(value = OBOR, other = Other.NUMBER, numberFirst = true)
    public static final Pointwise SHIFTED_CHEBYSHEV_POLYNOMIAL_W = chebyshev(Kind.W, true);

    /// Hermite's polynomials of physicists, of a number and a degree; NaN above a degree of 512,
    /// for float32 of 128.
    ///
    /// ```java
    /// hermitePolynomialH(tensor(0.5, 2), 3) // [-5, 40]
    /// ```
    @Operation(value = OBOR, other = Other.NUMBER, numberFirst = true)
    public static final Pointwise HERMITE_POLYNOMIAL_H =
            recurrence("hermite_polynomial_h", BinaryOp.HERMITE_H);

    /// Hermite's polynomials of probabilists, of a number and a degree; NaN above a degree of 512,
    /// for float32 of 128.
    ///
    /// ```java
    /// hermitePolynomialHe(tensor(0.5, 2), 3) // [-1.375, 2]
    /// ```
    @Operation(value = OBOR, other = Other.NUMBER, numberFirst = true)
    public static final Pointwise HERMITE_POLYNOMIAL_HE =
            recurrence("hermite_polynomial_he", BinaryOp.HERMITE_HE);

    /// Laguerre's polynomials, of a number and a degree.
    ///
    /// ```java
    /// laguerrePolynomialL(tensor(0.5, 2), 3) // [-0.1458, -0.3333]
    /// ```
    @Operation(value = OBOR, other = Other.NUMBER, numberFirst = true)
    public static final Pointwise LAGUERRE_POLYNOMIAL_L =
            recurrence("laguerre_polynomial_l", BinaryOp.LAGUERRE);

    /// Legendre's polynomials, of a number and a degree.
    ///
    /// ```java
    /// legendrePolynomialP(tensor(0.5, 2), 3) // [-0.4375, 17]
    /// ```
    @Operation(value = OBOR, other = Other.NUMBER, numberFirst = true)
    public static final Pointwise LEGENDRE_POLYNOMIAL_P =
            recurrence("legendre_polynomial_p", BinaryOp.LEGENDRE);
}
