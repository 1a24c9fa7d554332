package dev.obor.op.pointwise;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;
import static dev.obor.op.Operation.Other.INTEGER;
import static dev.obor.op.pointwise.Pointwise.binary;
import static dev.obor.op.pointwise.Pointwise.unary;

import dev.obor.expr.ComplexExpr;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Type;
import dev.obor.op.Operation;
import dev.obor.op.pointwise.Pointwise.Rule;

/// Functions of truth values and of bits.
public final class LogicFunctions {
    private LogicFunctions() {}

    /// Where elements are 0.
    ///
    /// ```java
    /// tensor(0, 2).logicalNot() // [true, false]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise LOGICAL_NOT =
            unary("logical_not", Rule.LOGICAL, Expr::not)
                    .complex((x, s) -> ComplexExpr.real(x[0].truth().not()));

    /// All bits flipped; bool: the opposite.
    ///
    /// ```java
    /// tensor(0, 5).bitwiseNot() // [-1, -6]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise BITWISE_NOT = unary("bitwise_not", Rule.ARITHMETIC, Expr::not);

    /// Where both operands are not 0.
    ///
    /// ```java
    /// tensor(0, 1, 2).logicalAnd(tensor(1, 0, 3)) // [false, false, true]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            other = Operation.Other.TENSOR,
            inPlace = true)
    public static final Pointwise LOGICAL_AND =
            binary("logical_and", Rule.LOGICAL, Expr::and).complex(ComplexFormulas::and);

    /// Where either operand is not 0.
    ///
    /// ```java
    /// tensor(0, 1, 0).logicalOr(tensor(1, 0, 0)) // [true, true, false]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            other = Operation.Other.TENSOR,
            inPlace = true)
    public static final Pointwise LOGICAL_OR =
            binary("logical_or", Rule.LOGICAL, Expr::or).complex(ComplexFormulas::or);

    /// Where exactly one of the two operands is not 0.
    ///
    /// ```java
    /// tensor(0, 1, 2).logicalXor(tensor(1, 0, 3)) // [true, true, false]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            other = Operation.Other.TENSOR,
            inPlace = true)
    public static final Pointwise LOGICAL_XOR =
            binary("logical_xor", Rule.LOGICAL, Expr::xor).complex(ComplexFormulas::xor);

    /// The bits that are set in both operands. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseAnd(tensor(10, 4)) // [8, 4]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    @Operation(
            value = {TENSOR, OBOR},
            other = INTEGER,
            inPlace = true,
            numberFirst = true)
    public static final Pointwise BITWISE_AND = binary("bitwise_and", Rule.ARITHMETIC, Expr::and);

    /// The bits that are set in either operand. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseOr(tensor(10, 2)) // [14, 7]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    @Operation(
            value = {TENSOR, OBOR},
            other = INTEGER,
            inPlace = true,
            numberFirst = true)
    public static final Pointwise BITWISE_OR = binary("bitwise_or", Rule.ARITHMETIC, Expr::or);

    /// The bits that are set in one operand, but not in both. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseXor(tensor(10, 4)) // [6, 1]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    @Operation(
            value = {TENSOR, OBOR},
            other = INTEGER,
            inPlace = true,
            numberFirst = true)
    public static final Pointwise BITWISE_XOR = binary("bitwise_xor", Rule.ARITHMETIC, Expr::xor);

    /// The bits of the first operand shifted to the left by the second. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 3).bitwiseLeftShift(tensor(4, 1)) // [16, 6]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for bools, floats and complex numbers
    @Operation(
            value = {TENSOR, OBOR},
            other = INTEGER,
            inPlace = true,
            numberFirst = true)
    public static final Pointwise BITWISE_LEFT_SHIFT =
            binary(
                    "bitwise_left_shift",
                    Rule.ARITHMETIC,
                    (a, b) -> inside(a, b).where(Exprs.shl(a, b), Exprs.constant(a.type(), 0)));

    /// The bits of the first operand shifted to the right by the second, the sign staying.
    ///
    /// ```java
    /// tensor(16, -7).bitwiseRightShift(2) // [4, -2]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for bools, floats and complex numbers
    @Operation(
            value = {TENSOR, OBOR},
            other = INTEGER,
            inPlace = true,
            numberFirst = true)
    public static final Pointwise BITWISE_RIGHT_SHIFT =
            binary(
                    "bitwise_right_shift",
                    Rule.ARITHMETIC,
                    (a, b) -> {
                        Expr most = Exprs.constant(a.type(), bits(a) - 1);
                        return Exprs.shr(a, inside(a, b).where(b, most));
                    });

    /// Whether a shift moves by less than a whole number; Java would take the rest of the count.
    private static Expr inside(Expr a, Expr count) {
        return count.ge(0).and(count.lt(bits(a)));
    }

    private static int bits(Expr a) {
        return a.type() == Type.I64 ? 64 : 32;
    }
}
