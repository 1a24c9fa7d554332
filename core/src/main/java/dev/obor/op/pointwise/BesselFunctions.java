package dev.obor.op.pointwise;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.pointwise.Pointwise.unary;

import dev.obor.Tensor;
import dev.obor.expr.Exprs;
import dev.obor.expr.lower.SpecialFunctions;
import dev.obor.op.Operation;
import dev.obor.op.pointwise.Pointwise.Formula1;
import dev.obor.op.pointwise.Pointwise.Rule;

/// Bessel functions and Airy's, of PyTorch's `torch.special`.
///
/// Those of order 0 and 1 are each other's derivatives (M. Abramowitz and I. Stegun, 9.1.28,
/// 9.1.27, 9.6.27): they are stated, as the one of the formula would be that of an approximation.
public final class BesselFunctions {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private BesselFunctions() {}

    private static Pointwise wide(String name, Formula1 f) {
        return unary(name, Rule.FLOAT, f).wide(kernel(name));
    }

    private static String kernel(String name) {
        return name.substring("special_".length()) + "_cpu";
    }

    /// The Bessel function of the first kind and order 0, of float32 and float64; NaN at infinity.
    ///
    /// ```java
    /// besselJ0(tensor(0.0, 1, 2.5)) // [1, 0.7652, -0.0484]
    /// ```
    @Operation(OBOR)
    public static final Pointwise BESSEL_J0 =
            wide("special_bessel_j0", SpecialFunctions::j0)
                    .node("SpecialBesselJ0Backward0")
                    .derivative((i, g, x, out) -> g.mul(SpecialFunctions.j1(x[0])).neg())
                    .recording((i, g, x, s) -> g.mul(BesselFunctions.BESSEL_J1.call(x[0]).neg()));

    /// The Bessel function of the first kind and order 1, of float32 and float64; NaN at infinity.
    ///
    /// ```java
    /// besselJ1(tensor(0.0, 1, 2.5)) // [0, 0.4401, 0.4971]
    /// ```
    @Operation(OBOR)
    public static final Pointwise BESSEL_J1 =
            wide("special_bessel_j1", SpecialFunctions::j1)
                    .node("SpecialBesselJ1Backward0")
                    .derivative((i, g, x, out) ->
                            g.mul(
                                    Specials.nearZero(
                                            x[0], a -> SpecialFunctions.j0(a).sub(out.div(a)))))
                    .recording((i, g, x, s) -> g.mul(slopeOfJ1(x[0], x[1])));

    /// Of other operations: their formulas are no derivatives of each other to the last digit.
    private static Tensor slopeOfJ1(Tensor x, Tensor result) {
        Tensor safe = Specials.awayFromZero(x);
        Tensor second = result.mul(safe.reciprocal());
        return BESSEL_J0.call(safe).sub(second).maskedFill(Specials.nearZero(x), 0.5);
    }

    /// The Bessel function of the second kind and order 0, of float32 and float64: -inf at 0, NaN
    /// below and at infinity.
    ///
    /// ```java
    /// besselY0(tensor(0.0, 1, 2.5)) // [-inf, 0.0883, 0.4981]
    /// ```
    @Operation(OBOR)
    public static final Pointwise BESSEL_Y0 =
            wide("special_bessel_y0", SpecialFunctions::y0)
                    .node("SpecialBesselY0Backward0")
                    .derivative((i, g, x, out) -> g.mul(SpecialFunctions.y1(x[0])).neg())
                    .recording((i, g, x, s) -> g.mul(BesselFunctions.BESSEL_Y1.call(x[0]).neg()));

    /// The Bessel function of the second kind and order 1, of float32 and float64: -inf at 0, NaN
    /// below and at infinity.
    ///
    /// ```java
    /// besselY1(tensor(0.0, 1, 2.5)) // [-inf, -0.7812, 0.1459]
    /// ```
    @Operation(OBOR)
    public static final Pointwise BESSEL_Y1 =
            wide("special_bessel_y1", SpecialFunctions::y1)
                    .node("SpecialBesselY1Backward0")
                    .derivative((i, g, x, out) ->
                            g.mul(
                                    x[0].eq(0)
                                            .where(
                                                    Exprs.constant(x[0].type(), INFINITY),
                                                    SpecialFunctions.y0(x[0]).sub(out.div(x[0])))))
                    .recording((i, g, x, s) -> g.mul(slopeOfY1(x[0], x[1])));

    private static Tensor slopeOfY1(Tensor x, Tensor result) {
        Tensor second = result.mul(x.reciprocal());
        return BESSEL_Y0.call(x).sub(second).maskedFill(x.detach().eq(0L), INFINITY);
    }

    /// The modified Bessel function of the first kind and order 0, of float32 and float64, [#i0].
    ///
    /// ```java
    /// modifiedBesselI0(tensor(0.0, 1, 2.5)) // [1, 1.2661, 3.2898]
    /// ```
    @Operation(OBOR)
    public static final Pointwise MODIFIED_BESSEL_I0 =
            wide("special_modified_bessel_i0", SpecialFunctions::i0)
                    .node("SpecialModifiedBesselI0Backward0")
                    .derivative((i, g, x, out) -> g.mul(SpecialFunctions.i1(x[0])))
                    .recording(
                            (i, g, x, s) -> g.mul(BesselFunctions.MODIFIED_BESSEL_I1.call(x[0])));

    /// The modified Bessel function of the first kind and order 1, of float32 and float64, [#i1].
    ///
    /// ```java
    /// modifiedBesselI1(tensor(0.0, 1, 2.5)) // [0, 0.5652, 2.5167]
    /// ```
    @Operation(OBOR)
    public static final Pointwise MODIFIED_BESSEL_I1 =
            wide("special_modified_bessel_i1", SpecialFunctions::i1)
                    .node("SpecialModifiedBesselI1Backward0")
                    .derivative((i, g, x, out) ->
                            g.mul(
                                    Specials.nearZero(
                                            x[0], a -> SpecialFunctions.i0(a).sub(out.div(a)))));

    /// The modified Bessel function of the second kind and order 0, of float32 and float64: inf at
    /// 0, NaN below.
    ///
    /// ```java
    /// modifiedBesselK0(tensor(0.0, 1, 2.5)) // [inf, 0.421, 0.0623]
    /// ```
    @Operation(OBOR)
    public static final Pointwise MODIFIED_BESSEL_K0 =
            wide("special_modified_bessel_k0", x -> SpecialFunctions.k0(x, false))
                    .node("SpecialModifiedBesselK0Backward0")
                    .derivative((i, g, x, out) -> g.mul(SpecialFunctions.k1(x[0], false)).neg())
                    .recording((i, g, x, s) ->
                            g.mul(BesselFunctions.MODIFIED_BESSEL_K1.call(x[0]).neg()));

    /// The modified Bessel function of the second kind and order 1, of float32 and float64: inf at
    /// 0, NaN below.
    ///
    /// ```java
    /// modifiedBesselK1(tensor(0.0, 1, 2.5)) // [inf, 0.6019, 0.0739]
    /// ```
    @Operation(OBOR)
    public static final Pointwise MODIFIED_BESSEL_K1 =
            wide("special_modified_bessel_k1", x -> SpecialFunctions.k1(x, false))
                    .node("SpecialModifiedBesselK1Backward0")
                    .derivative((i, g, x, out) ->
                            g.mul(
                                    SpecialFunctions.k0(x[0], false)
                                            .add(out.mul(Exprs.reciprocal(x[0])))
                                            .neg()));

    /// exp(x) times the modified Bessel function of the second kind and order 0, of float32 and
    /// float64. No gradient flows through it, as in PyTorch.
    ///
    /// ```java
    /// scaledModifiedBesselK0(tensor(0.0, 1, 2.5)) // [inf, 1.1445, 0.7595]
    /// ```
    @Operation(OBOR)
    public static final Pointwise SCALED_MODIFIED_BESSEL_K0 =
            wide("special_scaled_modified_bessel_k0", x -> SpecialFunctions.k0(x, true))
                    .withoutGradient();

    /// exp(x) times the modified Bessel function of the second kind and order 1, of float32 and
    /// float64. No gradient flows through it, as in PyTorch.
    ///
    /// ```java
    /// scaledModifiedBesselK1(tensor(0.0, 1, 2.5)) // [inf, 1.6362, 0.9002]
    /// ```
    @Operation(OBOR)
    public static final Pointwise SCALED_MODIFIED_BESSEL_K1 =
            wide("special_scaled_modified_bessel_k1", x -> SpecialFunctions.k1(x, true))
                    .withoutGradient();

    /// The spherical Bessel function of the first kind and order 0, sin(x) / x, of float32 and
    /// float64. No gradient flows through it, as in PyTorch; [#sinc] has one.
    ///
    /// ```java
    /// sphericalBesselJ0(tensor(0.0, 1, 2.5)) // [1, 0.8415, 0.2394]
    /// ```
    @Operation(OBOR)
    public static final Pointwise SPHERICAL_BESSEL_J0 =
            wide("special_spherical_bessel_j0", SpecialFunctions::sphericalJ0).withoutGradient();

    /// Airy's function Ai, of float32 and float64; NaN at infinity. No gradient flows through it,
    /// as in PyTorch.
    ///
    /// ```java
    /// airyAi(tensor(0.0, 1, 2.5)) // [0.355, 0.1353, 0.0157]
    /// ```
    @Operation(OBOR)
    public static final Pointwise AIRY_AI =
            wide("special_airy_ai", SpecialFunctions::airyAi).withoutGradient();
}
