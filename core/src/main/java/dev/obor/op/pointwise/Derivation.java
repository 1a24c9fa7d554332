package dev.obor.op.pointwise;

import dev.obor.expr.Expr;
import org.jspecify.annotations.Nullable;

/// A derivative stated by hand, for accuracy or to need less memory.
@FunctionalInterface
public interface Derivation {
    /// The gradient for an operand; null means to derive it.
    ///
    /// @param operand its place among the operands, numbers included
    /// @param x the operands in the type that is computed in, numbers among them
    /// @param out the operation's result as an input
    @Nullable Expr of(int operand, Expr grad, Expr[] x, Expr out);
}
