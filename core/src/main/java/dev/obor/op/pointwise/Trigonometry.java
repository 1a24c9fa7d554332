package dev.obor.op.pointwise;

import static dev.obor.op.Layouts.Gradient.FOLLOWS_INPUTS;
import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;
import static dev.obor.op.pointwise.Pointwise.unary;

import dev.obor.expr.ComplexExpr;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.op.Operation;
import dev.obor.op.pointwise.Pointwise.Rule;

/// Functions of angles, hyperbolic functions and their inverses: one line each.
public final class Trigonometry {
    private Trigonometry() {}

    /// (-1)^k 2k / (2k + 1)! for k = 1, 2, …: the derivative of sin(a) / a divided by a, in a².
    private static final double[] SINC_SERIES = {
        -1 / 3.0,
        1 / 30.0,
        -1 / 840.0,
        1 / 45360.0,
        -1 / 3991680.0,
        1 / 518918400.0,
        -1 / 93405312000.0,
        1 / 22230464256000.0,
    };

    /// The arc cosine.
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).acos() // [3.1416, 1.5708, 0]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"acos", "arccos"},
            inPlace = true)
    public static final Pointwise ACOS =
            unary("acos", Rule.FLOAT, Exprs::acos)
                    .complex(
                            z -> z.wide(ComplexExpr::acos),
                            (x, y) -> ComplexFormulas.root(x, -1).neg());

    /// The inverse hyperbolic cosine.
    ///
    /// ```java
    /// tensor(1.0, 2).acosh() // [0, 1.317]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"acosh", "arccosh"},
            inPlace = true)
    public static final Pointwise ACOSH =
            unary("acosh", Rule.FLOAT, Exprs::acosh)
                    .complex(
                            z -> z.wide(ComplexExpr::acosh),
                            (x, y) -> ComplexFormulas.acoshSlope(x));

    /// The arc sine.
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).asin() // [-1.5708, 0, 1.5708]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"asin", "arcsin"},
            inPlace = true)
    public static final Pointwise ASIN =
            unary("asin", Rule.FLOAT, Exprs::asin)
                    .complex(z -> z.wide(ComplexExpr::asin), (x, y) -> ComplexFormulas.root(x, -1));

    /// The inverse hyperbolic sine.
    ///
    /// ```java
    /// tensor(0.0, 1).asinh() // [0, 0.8814]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"asinh", "arcsinh"},
            inPlace = true)
    public static final Pointwise ASINH =
            unary("asinh", Rule.FLOAT, Exprs::asinh)
                    .complex(z -> z.wide(ComplexExpr::asinh), (x, y) -> ComplexFormulas.root(x, 1));

    /// The arc tangent.
    ///
    /// ```java
    /// tensor(0.0, 1).atan() // [0, 0.7854]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"atan", "arctan"},
            inPlace = true)
    public static final Pointwise ATAN =
            unary("atan", Rule.FLOAT, Exprs::atan)
                    .complex(
                            (x, s) -> x[0].wide(ComplexExpr::atan),
                            (i, g, x, out) -> g.div(x[0].square().add(1).conj()));

    /// The inverse hyperbolic tangent.
    ///
    /// ```java
    /// tensor(0, 0.5, 1).atanh() // [0, 0.5493, inf]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"atanh", "arctanh"},
            inPlace = true)
    public static final Pointwise ATANH =
            unary("atanh", Rule.FLOAT, Exprs::atanh)
                    .complex(
                            (x, s) -> x[0].wide(ComplexExpr::atanh),
                            (i, g, x, out) -> g.div(x[0].square().neg().add(1).conj()))
                    .copyingGradient(0);

    /// The cosine.
    ///
    /// ```java
    /// tensor(0.0, 1).cos() // [1, 0.5403]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise COS =
            unary("cos", Rule.FLOAT, Exprs::cos).complex(ComplexExpr::cos, (x, y) -> x.sin().neg());

    /// The hyperbolic cosine.
    ///
    /// ```java
    /// tensor(0.0, 1).cosh() // [1, 1.5431]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise COSH =
            unary("cosh", Rule.FLOAT, Exprs::cosh).complex(ComplexExpr::cosh, (x, y) -> x.sinh());

    /// Degrees as radians.
    ///
    /// ```java
    /// tensor(90.0, 180).deg2rad() // [1.5708, 3.1416]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise DEG2RAD = unary("deg2rad", Rule.FLOAT, x -> x.mul(Math.PI / 180));

    /// Radians as degrees.
    ///
    /// ```java
    /// tensor(0, Math.PI).rad2deg() // [0, 180]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise RAD2DEG = unary("rad2deg", Rule.FLOAT, x -> x.mul(180 / Math.PI));

    /// The sine.
    ///
    /// ```java
    /// tensor(0.0, 1).sin() // [0, 0.8415]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise SIN =
            unary("sin", Rule.FLOAT, Exprs::sin).complex(ComplexExpr::sin, (x, y) -> x.cos());

    /// sin(πx) / (πx), and 1 at 0.
    ///
    /// ```java
    /// tensor(0, 0.5, 1.5).sinc() // [1, 0.6366, -0.2122]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise SINC =
            unary("sinc", Rule.FLOAT, Trigonometry::sinc)
                    .gradients(FOLLOWS_INPUTS)
                    // The derived one is a difference of almost equal numbers near 0.
                    .derivative((i, g, x, out) -> g.mul(sincSlope(x[0])))
                    .complex(
                            z -> z.wide(ComplexFormulas::sinc),
                            (x, y) -> x.wide(ComplexFormulas::sincSlope))
                    .roundingOnce();

    /// The hyperbolic sine.
    ///
    /// ```java
    /// tensor(0.0, 1).sinh() // [0, 1.1752]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise SINH =
            unary("sinh", Rule.FLOAT, Exprs::sinh).complex(ComplexExpr::sinh, (x, y) -> x.cosh());

    /// The tangent.
    ///
    /// ```java
    /// tensor(0.0, 1).tan() // [0, 1.5574]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise TAN =
            unary("tan", Rule.FLOAT, Exprs::tan)
                    .complex(z -> z.wide(ComplexExpr::tan), (x, y) -> y.square().add(1));

    /// The hyperbolic tangent.
    ///
    /// ```java
    /// tensor(0.0, 1).tanh() // [0, 0.7616]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise TANH =
            unary("tanh", Rule.FLOAT, Exprs::tanh)
                    .complex(z -> z.wide(ComplexExpr::tanh), (x, y) -> y.square().neg().add(1))
                    .roundingOnce();

    private static Expr sinc(Expr x) {
        Expr angle = x.mul(Math.PI);
        return x.eq(0).where(Exprs.constant(x.type(), 1), Exprs.sin(angle).div(angle));
    }

    /// Near 0 by its series, since the difference has no digits there.
    private static Expr sincSlope(Expr x) {
        Expr angle = x.mul(Math.PI);
        Expr far = Exprs.cos(angle).sub(Exprs.sin(angle).div(angle)).div(x);
        Expr square = angle.square();
        Expr series = Exprs.constant(x.type(), SINC_SERIES[SINC_SERIES.length - 1]);
        for (int k = SINC_SERIES.length - 2; k >= 0; k--) {
            series = series.mul(square).add(SINC_SERIES[k]);
        }
        return Exprs.abs(angle).lt(1).where(series.mul(angle).mul(Math.PI), far);
    }
}
