package dev.obor.op.pointwise;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;
import static dev.obor.op.pointwise.Pointwise.binary;

import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.expr.BinaryOp;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.lower.SpecialFunctions;
import dev.obor.op.Operation;
import dev.obor.op.pointwise.Pointwise.Formula2;
import dev.obor.op.pointwise.Pointwise.Rule;

/// The incomplete gamma functions and Hurwitz's zeta function.
public final class GammaFunctions {
    private GammaFunctions() {}

    private static Pointwise incomplete(String name, Formula2 f, boolean upper) {
        return binary(name, Rule.ARITHMETIC, f)
                .floats(name + "_cpu")
                .derivative((i, g, x, out) -> {
                    if (i == 0) {
                        throw missing(name + ": input");
                    }
                    Expr slope = g.mul(density(x[0], x[1]));
                    return upper ? slope.neg() : slope;
                })
                .readBy(TypedPointwise.ALL, TypedPointwise.ALL);
    }

    /// Of the gamma distribution.
    private static Expr density(Expr a, Expr x) {
        return Exprs.exp(a.sub(1).mul(Exprs.log(x)).sub(x).sub(Exprs.lgamma(a)));
    }

    private static StateError missing(String name) {
        return new StateError(
                "the derivative for '" + name + "' is not implemented.",
                "Call it on detach(): no gradient flows through it.");
    }

    /// The regularised lower incomplete gamma function of an exponent, the input, and a number: the
    /// integral of `t^(input - 1) exp(-t)` from 0 to the number over that to infinity.
    ///
    /// Both broadcast and are promoted; floats only. NaN where one is negative. There is a gradient
    /// by the number, none by the exponent, as in PyTorch.
    ///
    /// ```java
    /// tensor(4.0, 4, 4).igamma(tensor(3.0, 4, 5)) // [0.3528, 0.5665, 0.735]
    /// ```
    ///
    /// @param other the upper end of the integral, broadcast with the input
    /// @throws dev.obor.base.DTypeError for integers, bools and complex numbers
    @Operation(
            value = {TENSOR, OBOR},
            names = {"igamma"},
            other = Operation.Other.TENSOR,
            inPlace = true)
    public static final Pointwise IGAMMA = incomplete("igamma", SpecialFunctions::gammainc, false);

    /// The regularised upper incomplete gamma function of an exponent, the input, and a number: 1
    /// less [#igamma], without its cancellation.
    ///
    /// Both broadcast and are promoted; floats only. NaN where one is negative. There is a gradient
    /// by the number, none by the exponent, as in PyTorch.
    ///
    /// ```java
    /// tensor(4.0, 4, 4).igammac(tensor(3.0, 4, 5)) // [0.6472, 0.4335, 0.265]
    /// ```
    ///
    /// @param other the lower end of the integral, broadcast with the input
    /// @throws dev.obor.base.DTypeError for integers, bools and complex numbers
    @Operation(
            value = {TENSOR, OBOR},
            names = {"igammac"},
            other = Operation.Other.TENSOR,
            inPlace = true)
    public static final Pointwise IGAMMAC =
            incomplete("igammac", SpecialFunctions::gammaincc, true);

    /// The regularised lower incomplete gamma function, [#igamma].
    ///
    /// ```java
    /// gammainc(tensor(4.0), tensor(3.0, 4, 5)) // [0.3528, 0.5665, 0.735]
    /// ```
    ///
    /// @param input the exponents
    /// @param other the upper ends of the integral, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for integers, bools and complex numbers
    @Operation(OBOR)
    public static Tensor gammainc(Tensor input, Tensor other) {
        return IGAMMA.call(input, other);
    }

    /// The regularised upper incomplete gamma function, [#igammac].
    ///
    /// ```java
    /// gammaincc(tensor(4.0), tensor(3.0, 4, 5)) // [0.6472, 0.4335, 0.265]
    /// ```
    ///
    /// @param input the exponents
    /// @param other the lower ends of the integral, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for integers, bools and complex numbers
    @Operation(OBOR)
    public static Tensor gammaincc(Tensor input, Tensor other) {
        return IGAMMAC.call(input, other);
    }

    /// Hurwitz's zeta function of an exponent x, the input, and an offset q: the sum of `(k +
    /// q)^-x` over k from 0 on. Riemann's is the one with an offset of 1.
    ///
    /// Of float32 and float64, integers become the default dtype. NaN for an exponent below 1, inf
    /// at 1 and where an offset is 0 or a negative integer. There is a gradient by the offset, none
    /// by the exponent, as in PyTorch.
    ///
    /// ```java
    /// zeta(tensor(2.0, 4), 1) // [1.6449, 1.0823]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for 16-bit floats and complex numbers
    @Operation(value = OBOR, other = Operation.Other.NUMBER, numberFirst = true)
    public static final Pointwise ZETA =
            binary("special_zeta", Rule.FLOAT, (a, b) -> Exprs.loop(BinaryOp.ZETA, a, b))
                    .wide("zeta")
                    .derivative((i, g, x, out) -> {
                        if (i == 0) {
                            throw missing("zeta");
                        }
                        return g.mul(x[0].neg()).mul(Exprs.loop(BinaryOp.ZETA, x[0].add(1), x[1]));
                    })
                    .recording((i, g, x, s) -> {
                        if (i == 0) {
                            throw missing("zeta");
                        }
                        return g.mul(x[0].neg()).mul(zetaOfNext(x[0], x[1]));
                    })
                    .copyingGradientByConstants(1)
                    .readBy(TypedPointwise.ALL, TypedPointwise.ALL);

    private static Tensor zetaOfNext(Tensor exponent, Tensor offset) {
        return ZETA.call(exponent.add(1), offset);
    }
}
